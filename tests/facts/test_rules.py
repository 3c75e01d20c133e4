"""Each rule of grammar on sentences from three domains."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.records import Extraction
from dateline.settings import Settings

RULES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text())["rule"]
CASES = [(rule["name"], case) for rule in RULES for case in rule["cases"]]


def said(extraction: Extraction) -> set[tuple[str, str, str, str, str]]:
    def label(mention: int | None) -> str:
        entity = extraction.entity_of(mention)
        return "" if entity is None else entity.label.lower()

    return {
        (label(f.subject), f.relation, label(f.object) or (f.literal or "").lower(), str(f.factuality), label(f.holder))
        for f in extraction.facts
    }


def statements(extraction: Extraction) -> set[str]:
    """Returns the actions as their wording puts them: "mayor | resigned | asserted"."""
    found = set()
    for f in extraction.facts:
        entity = extraction.entity_of(f.object if f.subject is None else f.subject)
        found.add(f"{'' if entity is None else entity.label} | {f.wording} | {f.factuality}")
    return found


def is_said(row: str, facts: set[tuple[str, str, str, str, str]]) -> bool:
    want = [part.strip() for part in row.split("|")]
    return any(
        _has(want[0], have[0])
        and want[1] in {"", have[1]}
        and _has(want[2], have[2])
        and want[3] == have[3]
        and _has(want[4], have[4])
        for have in facts
    )


def _has(want: str, have: str) -> bool:
    return have == "" if want == "" else want.lower() in have or (have != "" and have in want.lower())


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{name}-{i % 3}" for i, (name, _) in enumerate(CASES)])
def test_rule(rule: str, case: dict[str, object]) -> None:
    text = str(case["text"])
    extraction = extract(read_text("case.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    facts = said(extraction)
    for row in case.get("rows", ()):  # type: ignore[attr-defined]
        wanted = not row.startswith("- ")
        assert is_said(row.removeprefix("- "), facts) is wanted, f"{rule}: {row!r}, {text!r}; said: {sorted(facts)}"
    worded = statements(extraction)
    for row in case.get("says", ()):  # type: ignore[attr-defined]
        wanted = not row.startswith("- ")
        assert (row.removeprefix("- ") in worded) is wanted, f"{rule}: {row!r}, {text!r}; worded: {sorted(worded)}"
