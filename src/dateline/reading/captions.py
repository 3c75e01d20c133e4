"""Captions without a mark: a phrase, or a sentence in the present, that the text beside it says again.

Only what is said again is taken for a caption, so that nothing is lost where it was news after all, and what stands
with the credit of its picture: "A rower trains on Lake Como. (Photo: Ann Lee)".
"""

from __future__ import annotations

import re

from dateline.reading.data import pattern, words
from dateline.reading.lines import Line

CAPTION_WORDS = 14
"""Words of the longest caption that is looked for."""

CREDITED_WORDS = 30
"""Words of the longest caption that is told by the credit of its picture."""

_LONGEST = 400  # characters of a caption with its credit

RESTATED = 0.75
"""Share of a caption's stems that the sentence after it must take up again."""

FEWEST_STEMS = 3
"""Stems below which a sentence of its own is no caption: "No one was hurt" may come back by chance."""

_FIRST_SENTENCE = re.compile(r"([^.!?]{3,120})\.\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s")
_APPOSITION = re.compile(r"^[A-Z][^,]*, (?:a|an|the) [^,]*$")
_PAST = re.compile(r"[a-z]{2,}ed$")


def is_credited(line: Line, *, credit_below: bool) -> bool:
    """Whether a line is one sentence in the present that ends with a picture's credit, or stands above one.

    >>> is_credited(Line(0, 0, "A rower trains on Lake Como. (Photo: Ann Lee)"), credit_below=False)
    True
    >>> is_credited(Line(0, 0, "Bell Hall, a school in Ely. (Photo: Ann Lee)"), credit_below=False)
    False
    """
    if len(line.text) > _LONGEST:
        return False
    credit = pattern("furniture", "inline", "credit").search(line.text)
    if credit is None and not credit_below:
        return False
    told = Line(0, 0, line.text[: credit.start()] if credit else line.text)
    one = told.closed and '"' not in told.folded and len(told.words) <= CREDITED_WORDS
    return one and not _SENTENCE_END.search(told.text) and not _is_past(told) and not _says_what(told)


def is_caption(line: Line, after: Line) -> bool:
    """Whether a line of its own is the caption of a picture, by the paragraph after it."""
    if _SENTENCE_END.search(line.text) or '"' in line.folded or len(line.stems) < FEWEST_STEMS:
        return False
    return after.prose and _is_restated(line, after.text)


def caption_length(line: Line) -> int:
    """Returns the length of a verbless phrase at the head of a line that the next sentence says again, or 0."""
    found = _FIRST_SENTENCE.match(line.text[:200])
    if not found:
        return 0
    phrase = Line(0, found.end(1), found[1])
    rest = line.text[found.end() : found.end() + 400]
    return found.end(1) + 1 if len(phrase.words) > 1 and _is_restated(phrase, rest) else 0


def _is_restated(phrase: Line, text: str) -> bool:
    if not phrase.stems or len(phrase.words) > CAPTION_WORDS or _has_past_or_auxiliary(phrase):
        return False
    after = Line(0, 0, _SENTENCE_END.split(text[:400])[0])
    return len(phrase.stems & after.stems) >= RESTATED * len(phrase.stems)


def _says_what(line: Line) -> bool:
    """Whether a line tells what something is, without a verb: "Bell Hall, a school in Ely", which nothing else may."""
    shown = any(word in words("forms", "finite") or word.endswith("ing") for word in line.words)
    return bool(_APPOSITION.search(line.text)) and not shown


def _is_past(line: Line) -> bool:
    return any(word in words("forms", "past") or _PAST.search(word) for word in line.words)


def _has_past_or_auxiliary(line: Line) -> bool:
    return any(word in words("forms", "finite") or _PAST.search(word) for word in line.words)
