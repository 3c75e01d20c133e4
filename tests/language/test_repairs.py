"""Each repair of a parse on sentences from several domains, and on some that it must leave alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.tokens import Doc, Span

from dateline.extraction.facts.frames import Frames
from dateline.language import load_model, parse
from dateline.language.headlines import read_heading, words_of
from dateline.language.repair import Repairs
from dateline.reading.read import read_text

REPAIRS = tomllib.loads(Path(__file__).with_name("cases.toml").read_text())["repair"]
CASES = [(repair["name"], case) for repair in REPAIRS for case in repair["cases"]]
BODY = "The news came late on Monday, people in the town said."


def read(case: dict[str, str]) -> set[tuple[str, ...]]:
    """Returns the verbs of a sentence, each with who did it and what it was done to."""
    text = case.get("text") or f"{case['heading']}\n\n{case.get('body', BODY)}"
    parsed = parse(read_text("case.txt", text), load_model())
    if "heading" in case:
        assert parsed.kind(0) == "title", f"{case['heading']!r} is not held to be a title"
    frames = Frames(parsed.doc)
    verbs = [t for t in parsed.doc if t.pos_ in {"VERB", "AUX"} and parsed.paragraph_of[t.i] == parsed.paragraph_of[0]]
    roles = [(verb.lemma_.lower(), frames.verb(verb).roles) for verb in verbs]
    return {(lemma, *("+".join(t.text for t in r.get(place, ())) for place in ("subj", "obj"))) for lemma, r in roles}


def fits(row: tuple[str, ...], have: tuple[str, ...]) -> bool:
    return row[0] == have[0] and all(not want or want == part for want, part in zip(row[1:], have[1:], strict=True))


@pytest.mark.parametrize(("repair", "case"), CASES, ids=[f"{name}-{i}" for i, (name, _) in enumerate(CASES)])
def test_repair(repair: str, case: dict[str, object]) -> None:
    found = read(case)  # type: ignore[arg-type]
    for line in case["rows"]:  # type: ignore[attr-defined]
        row = tuple(part.strip() for part in line.lstrip("-").split("|"))
        said = any(fits(row, have) for have in found)
        assert said != line.startswith("-"), f"{repair}: {line!r} of {case}; read: {sorted(found)}"


@pytest.mark.parametrize(
    ("body", "names"),
    [("The town keeps kelp in tanks.", 0), ("The town asked Kelp for help.", 1), ("The town was calm.", 1)],
)
def test_the_first_word_of_a_heading_is_no_name_where_the_article_writes_it_small(body: str, names: int) -> None:
    doc, article = Doc(load_model().vocab, words=["Kelp", "stores", "carbon"]), load_model()(body)
    doc.ents = (Span(doc, 0, 1, "ORG"),)
    assert len(read_heading(doc, words_of([article]), load_model(), frozenset()).ents) == names


def test_repairs_that_hang_words_on_one_another_in_a_circle_are_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def turn(repairs: Repairs, doc: Doc) -> None:
        doc[1].head, doc[3].head = doc[3], doc[1]

    monkeypatch.setattr(Repairs, "_mend", turn)
    parsed = parse(read_text("case.txt", "Nurses marched and soldiers watched."), load_model())
    assert all(next(iter(t.ancestors), t) is not None and len(list(t.ancestors)) < len(parsed.doc) for t in parsed.doc)
    assert [t.head.text for t in parsed.doc if t.dep_ == "ROOT"] == ["marched"]


def test_two_halves_of_a_word_that_hang_on_each_other_are_one() -> None:
    parsed = parse(read_text("case.txt", "Her co-tenant, Leo Marsh, denied the charge."), load_model())
    assert parsed.doc[3].head.text == "denied"
