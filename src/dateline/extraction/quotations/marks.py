"""What stands between quotation marks.

Marks are read from the article's own characters: curly ones tell their direction, straight ones and backticks
are given one by what stands around them. A quotation that a paragraph leaves open goes on in the next one.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from dateline.extraction.quotations.cues import words
from dateline.language.parse import PARSED_KINDS
from dateline.records import Article, Paragraph

_DOUBLE = re.compile("[\"“”„‟«»]|``|''")
_SINGLE = re.compile("['‘’‛`]")
_OPENERS = frozenset("“„‟«‘‛")
_CLOSERS = frozenset("”»’")
_ENDING = frozenset(".!?…")
_SENTENCE_END = re.compile(r"(?<=\w{3}[.!?…])(?=\s)")
_MANY = 3  # ends of sentences before the next mark
_NESTED = 50  # marks that are looked ahead; bounds the time that hostile text can cost
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{-–—/:;,\"“‘'…")
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}-–—/:;,.!?\"”’'…")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: ``start`` and ``end`` without, ``left`` and ``right`` with the marks.

    ``group`` is shared by the pieces of one quotation that runs over paragraphs.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    group: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def find_marked(article: Article) -> tuple[Marked, ...]:
    """Returns the outermost marked stretches of an article's parsed paragraphs, in the order of the text."""
    text = article.text
    found: list[Marked] = []
    parsed = [(i, p) for i, p in enumerate(article.paragraphs) if p.kind in PARSED_KINDS]
    carried: int | None = None
    for place, (i, paragraph) in enumerate(parsed):
        marks = _marks(text, paragraph, _DOUBLE)
        if carried is not None and not _goes_on(text, parsed[place:]):
            carried = None
        doubles, carried = _pair(text, i, paragraph, marks, carried, len(found))
        singles = _singles(text, i, paragraph, doubles, len(found) + len(doubles))
        found += sorted([*doubles, *singles], key=lambda m: m.start)
    return tuple(m for m in found if m.end > m.start)


def _marks(text: str, paragraph: Paragraph, pattern: re.Pattern[str]) -> list[_Mark]:
    return [
        mark
        for match in pattern.finditer(text, paragraph.start, paragraph.end)
        if (mark := _mark(text, paragraph, match.start(), match.end())) is not None
    ]


def _mark(text: str, paragraph: Paragraph, start: int, end: int) -> _Mark | None:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    could_open = before in _BEFORE_OPENING and not after.isspace()
    could_close = not before.isspace() and (after in _AFTER_CLOSING or after == "“")
    character = text[start]
    if character in _OPENERS and not (could_close and not could_open):
        return _Mark(start, end, True, False)
    if character in _CLOSERS and not (could_open and not could_close):
        return _Mark(start, end, False, True)
    if character == '"' and before.isdigit() and not could_open and not could_close:
        return None  # inches and seconds
    if could_open != could_close:
        return _Mark(start, end, could_open, could_close)
    return _Mark(start, end, True, True)


def _goes_on(text: str, rest: list[tuple[int, Paragraph]]) -> bool:
    """Tells whether an open quotation goes on: the next paragraph opens with a mark, or one soon closes first."""
    for _, paragraph in rest[:3]:
        marks = _marks(text, paragraph, _DOUBLE)
        if marks:
            first = marks[0]
            return (first.start == paragraph.start and first.opens) or not first.opens
    return False


def _pair(
    text: str, index: int, paragraph: Paragraph, marks: list[_Mark], carried: int | None, base: int
) -> tuple[list[Marked], int | None]:
    """Pairs the double marks of a paragraph; returns them and the group that is left open at its end."""
    found: list[Marked] = []
    left: int | None = paragraph.start if carried is not None else None
    start = paragraph.start
    group = carried if carried is not None else base
    last_closing = max((m.start for m in marks if m.closes), default=-1)
    for n, mark in enumerate(marks):
        if left is not None and mark.start == paragraph.start and mark.opens:
            start = mark.end  # each paragraph of a long quotation is opened anew
        elif left is None:
            misplaced = mark.start < last_closing and not text[mark.start - 1].isdigit()
            if mark.opens or misplaced:
                left, start = mark.start, mark.end
                group = base + len(found)
        elif mark.closes:
            found.append(_marked(text, start, mark.start, left, mark.end, index, group))
            left = None
        elif not _is_nested(marks, n):
            stop = _likely_end(text, start, mark.start)
            found.append(_marked(text, start, stop, left, stop, index, group, closed=False))
            whole = text[start : mark.start].rstrip()
            anew = stop == mark.start and whole[-1:] in _ENDING  # "We won. "It was late," she said
            left, start, group = mark.start, mark.end, group if anew else base + len(found)
    if left is None:
        return found, None
    found.append(_marked(text, start, paragraph.end, left, paragraph.end, index, group, closed=False))
    return found, group


def _likely_end(text: str, start: int, opening: int) -> int:
    """Returns where words end whose closing mark is missing: before the next opening mark, or where they grow too long.

    Whose words several sentences are nobody can tell then; the first is still the speaker's.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, opening)]
    return ends[0] if len(ends) >= _MANY else opening


def _is_nested(marks: list[_Mark], n: int) -> bool:
    """Tells whether an opening mark inside an open quotation has a partner of its own before the end."""
    depth = 0
    for mark in marks[n : n + _NESTED]:
        depth += 1 if mark.opens and not mark.closes else -1
    return depth < 0


def _marked(
    text: str, start: int, end: int, left: int, right: int, paragraph: int, group: int, closed: bool = True
) -> Marked:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Marked(start, end, left, right, paragraph, group, closed)


def _singles(text: str, index: int, paragraph: Paragraph, doubles: list[Marked], base: int) -> list[Marked]:
    """Pairs single marks outside double ones; what may be an apostrophe is taken for one."""
    lefts = [d.left for d in doubles]
    outside: list[_Mark] = []
    for mark in _marks(text, paragraph, _SINGLE):
        before = bisect.bisect_right(lefts, mark.start) - 1
        if _is_single(text, mark) and (before < 0 or mark.start >= doubles[before].right):
            outside.append(mark)
    found: list[Marked] = []
    n = 0
    while n < len(outside):
        mark = outside[n]
        closing = _closing(text, outside, n) if mark.opens else None
        if closing is not None:
            close = outside[closing]
            group = base + len(found)
            found.append(_marked(text, mark.end, close.start, mark.start, close.end, index, group))
            n = closing
        n += 1
    return found


def _is_single(text: str, mark: _Mark) -> bool:
    inside_word = text[mark.start - 1 : mark.start].isalnum() and text[mark.end : mark.end + 1].isalnum()
    return not inside_word and mark.opens != mark.closes and not (mark.opens and _is_elision(text, mark.end))


def _is_elision(text: str, start: int) -> bool:
    match = re.compile(r"[A-Za-z]+|\d0?s\b|\d\d").match(text, start)
    return match is not None and (match.group().lower() in words()["elisions"] or match.group()[0].isdigit())


def _closing(text: str, marks: list[_Mark], n: int) -> int | None:
    """Returns the mark that closes ``marks[n]``, passing over "the workers' union" where a better one follows."""
    candidates: list[int] = []
    for k in range(n + 1, len(marks)):
        if marks[k].opens:
            break
        candidates.append(k)
    if not candidates:
        return None
    for k in candidates:
        before = text[marks[k].start - 1]
        if not (before in "sS" and k != candidates[-1] and text[marks[k].end : marks[k].end + 1] == " "):
            return k
    return candidates[-1]
