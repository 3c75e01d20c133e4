"""Each way of quoting, in sentences written for the test."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.language import load_model, parse
from dateline.reading.read import read_text
from dateline.records import Mention, Quotation

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def quotations_in(text: str) -> tuple[tuple[Mention, ...], tuple[Quotation, ...]]:
    parsed = parse(read_text("case.txt", text), load_model())
    mentions = find_mentions(parsed, ())
    return mentions, find_quotations(parsed, mentions)


def shown(text: str, mentions: tuple[Mention, ...], quotation: Quotation) -> str:
    speaker = mentions[quotation.speaker].text if quotation.speaker is not None else "-"
    words = " / ".join(" ".join(text[a:b].split()) for a, b in quotation.pieces)
    return f"{speaker} | {'d' if quotation.direct else 'i'} | {words}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n")
    mentions, found = quotations_in(text)
    assert sorted(shown(text, mentions, q) for q in found) == sorted(case["quotes"])
    for key in ("listener", "medium"):
        if key in case:
            place = getattr(found[0], key)
            assert place is not None, f"no {key}"
            assert mentions[place].text == case[key]
    if "cue" in case:
        assert found[0].cue == case["cue"]
