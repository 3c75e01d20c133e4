"""Each rule of mentions, in sentences written for the test; and what holds of every mention."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.extraction.mentions import find_mentions
from dateline.extraction.times import find_times
from dateline.language import Parsed, load_model, parse
from dateline.reading.read import read_text
from dateline.records import Mention, MentionKind

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def mentions_in(text: str) -> tuple[Parsed, tuple[Mention, ...]]:
    parsed = parse(read_text("case.txt", text), load_model())
    return parsed, find_mentions(parsed, find_times(parsed))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_case(case: dict[str, Any]) -> None:
    _, mentions = mentions_in(case["text"])
    found = {f"{m.kind} {m.cls} | {m.name} | {m.title}" for m in mentions}
    assert set(case.get("has", ())) <= found, found
    assert found.isdisjoint(case.get("not", ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_a_mention_is_its_characters_and_has_a_head_of_its_own(case: dict[str, Any]) -> None:
    parsed, mentions = mentions_in(case["text"])
    assert [m.index for m in mentions] == list(range(len(mentions)))
    heads = [m.head for m in mentions]
    assert heads == sorted(set(heads))
    for mention in mentions:
        assert parsed.article.text[mention.start : mention.end] == mention.text
        assert parsed.start(mention.first) == mention.start
        assert mention.kind in {MentionKind.EVENT, MentionKind.PRONOUN} or mention.name in mention.text


def test_times_are_no_mentions() -> None:
    _, mentions = mentions_in("The ferry sank on Friday, two weeks after it was repaired in March 2011.")
    assert {m.name for m in mentions} == {"ferry", "it"}


def test_accents_and_curly_quotes_stay_in_the_text() -> None:
    _, mentions = mentions_in("“We lost,” said Mayor José Núñez. Núñez’s aide wept.")
    assert [m.text for m in mentions if m.kind is MentionKind.NAME] == ["José Núñez", "Núñez"]


def test_a_heading_in_title_case_makes_no_names() -> None:
    title = "Angry Farmers Block Roads As Lena Marsh Speaks"
    text = f"{title}\n2019-05-02\n\nFarmers blocked roads in Ohio. Lena Marsh spoke to them."
    _, mentions = mentions_in(text)
    assert {m.name for m in mentions if m.kind is MentionKind.NAME} == {"Lena Marsh", "Ohio"}


def test_an_empty_article_has_no_mentions() -> None:
    assert mentions_in("")[1] == ()
