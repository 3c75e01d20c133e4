"""Roles with their titles and bodies, on sentences from several domains."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

RULES = tomllib.loads(Path(__file__).with_name("roles.toml").read_text())["rule"]
CASES = [(rule["name"], case) for rule in RULES for case in rule["cases"]]


def roles(text: str) -> set[str]:
    found = extract(read_text("case.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    held = [
        (found.entity_of(f.subject), f.literal, found.entity_of(f.at)) for f in found.facts if f.relation == "hasRole"
    ]
    return {f"{p.label if p else ''} | {title} | {at.label if at else ''}".strip() for p, title, at in held}


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{name}: {case['text'][:40]}" for name, case in CASES])
def test_roles(rule: str, case: dict[str, object]) -> None:
    found = roles(str(case["text"]))
    wanted, unwanted = set(case.get("roles", [])), set(case.get("not", []))
    assert wanted <= found, f"{rule}: {sorted(found)}"
    assert not unwanted & found, f"{rule}: {sorted(found)}"
