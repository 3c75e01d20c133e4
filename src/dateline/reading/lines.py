"""The lines of an article, with what their form says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from dateline.language import fold
from dateline.reading.data import words

_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"""[.!?:;…][\s"'”’)\]]*$""")
_QUESTION = re.compile(r"""\?[\s"'”’)\]]*$""")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_BULLET = re.compile(r"[-*•·‣▪●–]\s+")
_EDGES = " \t\r\f\v\u00a0\u2009\u202f\u200b\ufeff"

SHORT_WORDS = 18
"""Words of the longest heading or link to another story; those of the development articles have up to 12."""

WRAPPED_SHARE = 0.6
"""Share of the line ends within blocks of lines at which the sentence runs on, from which a text is taken for
one with hard line ends. News with one paragraph a line has a few per cent."""

WRAPPED_LENGTH = 40  # characters: no column of text is narrower
WRAPPED_WIDEST = 120  # nor any wider


@dataclass(frozen=True)
class Line:
    """A stretch of the article that is one line of the page, without its surrounding white space."""

    start: int
    end: int
    text: str

    @cached_property
    def folded(self) -> str:
        """The text in lower case, accents and curly quotes folded."""
        return fold(self.text).lower()

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return _WORD.findall(self.folded)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry matter."""
        stop = words("forms", "stop")
        return frozenset(stem(w) for w in self.words if w not in stop and (len(w) > 1 or w.isdigit()))

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_CLOSED.search(self.text[-20:]))

    @cached_property
    def question(self) -> bool:
        """Whether it ends with a question mark."""
        return bool(_QUESTION.search(self.text[-20:]))

    @cached_property
    def bullet(self) -> bool:
        """Whether it is marked as an item of a list."""
        return bool(_BULLET.match(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it is a sentence or more: closed, or too long for a heading."""
        return len(self.words) > SHORT_WORDS or (self.closed and not self.question and len(self.words) > 3)

    @property
    def short(self) -> bool:
        """Whether it can be a heading, a label or a link."""
        return len(self.words) <= SHORT_WORDS and len(self.text) <= 160


def stem(word: str) -> str:
    """Cuts endings, so that "plans", "planned" and "planning" meet; good for comparing, not for showing.

    >>> stem("cities") == stem("city"), stem("meaning") == stem("mean"), stem("planned") == stem("plan")
    (True, True, True)
    """
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if len(word) - len(ending) >= 3 and word.endswith(ending) and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def split_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """Splits a text, from a character on, into lines; hard line ends within a paragraph are no ends.

    Arguments:
        text: of the article.
        start: where to begin, behind front matter.
    """
    lines = [line for m in _LINE.finditer(text, start) if (line := trimmed(text, m.start(), m.end()))]
    blocks = list(_blocks(text, lines))
    if not _is_wrapped(blocks):
        return tuple(lines)
    return tuple(joined for block in blocks for joined in _join(text, block))


def trimmed(text: str, start: int, end: int) -> Line | None:
    """Returns the line between two characters without white space around it, None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Line(start, end, text[start:end]) if start < end else None


def unmarked(line: Line, marker: re.Pattern[str]) -> Line:
    """Returns the line without the mark it begins with, if something is left."""
    match = marker.match(line.text)
    if not match or match.end() >= len(line.text):
        return line
    return replace(line, start=line.start + match.end(), text=line.text[match.end() :])


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yields the lines that have no blank line between them."""
    block: list[Line] = []
    for line in lines:
        if block and text.count("\n", block[-1].end, line.start) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(blocks: Sequence[Sequence[Line]]) -> bool:
    lengths = [len(line.text) for block in blocks for line in block]
    if 2 * sum(n for n in lengths if n > WRAPPED_WIDEST) > sum(lengths):
        return False  # whole paragraphs on a line: the few short lines beside them are a title, a date, a list
    ends = [(a, b) for block in blocks for a, b in pairwise(block)]
    running = sum(_runs_on(a, b) for a, b in ends)
    return len(ends) >= 3 and running >= WRAPPED_SHARE * len(ends)


def _runs_on(line: Line, after: Line) -> bool:
    return WRAPPED_LENGTH <= len(line.text) <= WRAPPED_WIDEST and not line.closed and not after.bullet


def _join(text: str, block: Sequence[Line]) -> Iterator[Line]:
    """Joins the lines of a block of hard-wrapped text; short lines that stand before others stay apart."""
    first = 0
    width = max(len(line.text) for line in block)
    for i, line in enumerate(block):
        last = i + 1 == len(block)
        if last or block[i + 1].bullet or (len(line.text) < 0.5 * width and i == first):
            yield Line(block[first].start, line.end, text[block[first].start : line.end])
            first = i + 1
