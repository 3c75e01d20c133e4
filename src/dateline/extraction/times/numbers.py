"""How many: the counts before units of time."""

from __future__ import annotations

import re

from dateline.extraction.times.words import lexicon

UNKNOWN = 0.0  # "several": X in TIMEX3

_HALF = re.compile(r" (?:- )?and (?:- )?a (?:- )?half$")
_RANGE = re.compile(r"(?P<low>.+?) (?:-|–|—|to|or|and|through|thru|until) (?P<high>.+)")


def count_of(text: str | None) -> float:
    """Returns the number that words or figures say, UNKNOWN for a vague one.

    >>> count_of("twenty - two"), count_of("two and a half"), count_of("several"), count_of("a")
    (22.0, 2.5, 0.0, 1.0)
    """
    if not text:
        return UNKNOWN
    half = _HALF.search(text)
    if half:
        return count_of(text[: half.start()]) + 0.5
    text = text.removeprefix("the ")
    tables = lexicon().tables
    if text.startswith("half"):
        return 0.5
    for table in ("few", "one", "pair", "number"):
        if text in tables[table]:
            return float(tables[table][text])
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    return _compound(text)


def _compound(text: str) -> float:
    words = [w for w in re.split(r" - | ", text) if w]
    numbers = lexicon().tables["number"]
    if len(words) == 2 and all(w in numbers for w in words) and numbers[words[0]] >= 20 > numbers[words[1]]:
        return float(numbers[words[0]] + numbers[words[1]])
    spread = _RANGE.fullmatch(text)
    if spread and count_of(spread["low"]) != UNKNOWN:
        return UNKNOWN  # "two to three": no one number
    return UNKNOWN


def period(count: float, unit: str) -> str:
    """Returns a TIMEX3 duration.

    >>> period(48, "TH"), period(0, "Y"), period(2.5, "Y"), period(0.5, "TH")
    ('PT48H', 'PXY', 'P2.5Y', 'PT30M')
    """
    if count == 0.5 and unit == "TH":
        return "PT30M"
    if unit == "F":
        count, unit = count * 2, "W"
    if unit == "N":
        unit = "D"
    if unit == "E":
        unit = "WE"
    amount = "X" if count == UNKNOWN else f"{count:g}"
    return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"
