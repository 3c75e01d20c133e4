"""From lines to paragraphs: furniture within a line is cut out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.reading.captions import caption_length
from dateline.reading.data import pattern
from dateline.reading.furniture import Mark
from dateline.reading.lines import Line, trimmed
from dateline.records import Paragraph, ParagraphKind

_TAIL = 200  # characters at the end of a line in which a credit is looked for


def paragraphs_of(text: str, lines: Sequence[Line], marks: Mapping[int, Mark]) -> tuple[Paragraph, ...]:
    """Returns the paragraphs of an article, in order: its lines, and the parts of lines with furniture."""
    found: list[Paragraph] = []
    for i, line in enumerate(lines):
        mark = marks.get(i)
        if mark is None or mark.kind in (ParagraphKind.SUMMARY, ParagraphKind.HEADING):
            kind, reason = (mark.kind, mark.reason) if mark else (ParagraphKind.BODY, "")
            found.extend(_parts(text, line, kind, reason))
        else:
            found.append(Paragraph(line.start, line.end, mark.kind, mark.reason))
    return tuple(found)


def _parts(text: str, line: Line, kind: ParagraphKind, reason: str) -> Iterator[Paragraph]:
    place = line.start
    for start, end, why in sorted(_within(line)):
        if start < place:
            continue
        yield from _piece(text, place, start, kind, reason)
        yield from _piece(text, start, end, ParagraphKind.FURNITURE, why)
        place = end
    yield from _piece(text, place, line.end, kind, reason)


def _piece(text: str, start: int, end: int, kind: ParagraphKind, reason: str) -> Iterator[Paragraph]:
    if line := trimmed(text, start, end):
        yield Paragraph(line.start, line.end, kind, reason)


def _within(line: Line) -> Iterator[tuple[int, int, str]]:
    """Yields the furniture in a line: start and end in the article, and what it is."""
    if "[" in line.text or "{{" in line.text:
        for match in pattern("furniture", "inline", "shortcode").finditer(line.text):
            yield line.start + match.start(), line.start + match.end(), "a shortcode"
    tail = max(0, len(line.text) - _TAIL)
    if credit := pattern("furniture", "inline", "credit").search(line.text, tail):
        yield line.start + credit.start(), line.end, "a picture credit"
    if end := caption_length(line):
        yield line.start, line.start + end, "a caption that the next sentence restates"
