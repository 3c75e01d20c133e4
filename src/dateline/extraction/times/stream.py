"""Sentences as lower-case text with one blank between tokens, which the patterns are matched against."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.language import Parsed
from dateline.language.tree import Tree


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for matching: ``text`` of lexemes, where each starts, and the token it belongs to."""

    text: str
    starts: tuple[int, ...]
    owners: tuple[int, ...]
    words: frozenset[str]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Returns the tokens, half-open, that characters ``start`` to ``end`` of ``text`` lie in."""
        first = self.owners[max(0, bisect.bisect_right(self.starts, start) - 1)]
        last = self.owners[bisect.bisect_left(self.starts, end) - 1]
        return first, last + 1


def sentences(parsed: Parsed, triggers: frozenset[str]) -> Iterator[Sentence]:
    """Yields the sentences that hold a word of ``triggers``."""
    doc = parsed.doc
    lowered = [token.lower_ for token in doc]
    for first, last in _bounds(doc, parsed.paragraph_of):
        words = frozenset(w for lower in lowered[first:last] for w in _kinds(lower))
        if not triggers.isdisjoint(words):
            yield _sentence(lowered, first, last, words)


def _bounds(doc: Tree, paragraph_of: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    first = 0
    for token in doc:
        i = token.i
        if i > first and (token.is_sent_start or paragraph_of[i] != paragraph_of[i - 1]):
            yield first, i
            first = i
    if len(doc):
        yield first, len(doc)


def _kinds(lower: str) -> Iterator[str]:
    """Yields the words that rules may ask for: the token, its parts, "0" for a figure, "0000" for a year."""
    yield lower
    if "-" in lower and len(lower) > 1:
        for part in lower.split("-"):
            yield from _kinds(part)
    elif not lower.isalpha() and any(c.isdigit() for c in lower):
        yield "0"
        if lower[:4].isdigit() and lower[0] in "12":
            yield "0000"


def _sentence(lowered: list[str], first: int, last: int, words: frozenset[str]) -> Sentence:
    pieces: list[str] = []
    starts: list[int] = []
    owners: list[int] = []
    position = 0
    for i in range(first, last):
        for piece in lowered[i].replace("-", " - ").split():
            pieces.append(piece)
            starts.append(position)
            owners.append(i)
            position += len(piece) + 1
    return Sentence(" ".join(pieces), tuple(starts), tuple(owners), words)
