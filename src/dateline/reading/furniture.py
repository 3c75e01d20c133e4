"""Page furniture, told by position and form: what is on the page and is no news.

Every rule below looks at the lines of one article and yields the lines that it knows the kind of; the first
rule that knows a line decides. What no rule knows is news.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reading.captions import is_caption, is_credited
from dateline.reading.data import load, pattern, words
from dateline.reading.headings import interludes
from dateline.reading.lines import Line
from dateline.reading.repeats import repeats
from dateline.records import ParagraphKind

LONGEST = 600
"""Characters of the longest line that is compared with patterns; furniture is short, other lines may not be."""

HIGHLIGHTS = 8  # story highlights are three to five on the pages that have them
HIGHLIGHT_WORDS = 35

_QUOTED = re.compile(r'["“][^"”]*["”]')
_SOURCE_ITEM = re.compile(
    r"""["“].{3,250}["”].{0,80}[-–—,].{0,120}|.{0,250}https?://\S+.{0,50}|.{0,250}\b\d{4}\)?[.;]?"""
)
_SECOND_PERSON = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is, and why."""

    line: int
    kind: ParagraphKind
    reason: str


Rule = Callable[[Sequence[Line], Mapping[int, Mark]], Iterator[Mark]]


def find_furniture(lines: Sequence[Line], known: Mapping[int, Mark]) -> dict[int, Mark]:
    """Finds the lines that are no body text.

    Arguments:
        lines: of the article, in order.
        known: what the header has told already, by line.

    Returns:
        A mark for each line that is a heading, summary, metadata or furniture.
    """
    marks = dict(known)
    for rule in RULES:
        for mark in list(rule(lines, marks)):
            marks.setdefault(mark.line, mark)
    return marks


def whole_lines(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """Lines that have the form of a shortcode, a label, a credit, a link, a notice."""
    kinds = (("lines", ParagraphKind.FURNITURE), ("credits", ParagraphKind.METADATA))
    for i, line in enumerate(lines):
        if i in marks or len(line.text) > LONGEST:
            continue
        for group, kind in kinds:
            for reason in load("furniture")[group]:
                if pattern("furniture", group, reason).fullmatch(line.text):
                    yield Mark(i, kind, reason)
                    break


def video_titles(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """The line below a video label names the video."""
    for i, line in enumerate(lines):
        before = marks.get(i - 1)
        if before and before.reason == "a video label" and i not in marks and line.short and not line.closed:
            yield Mark(i, ParagraphKind.FURNITURE, "the title of a video")


def highlights(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """A label such as "Story highlights", and the short lines below it."""
    for i, line in enumerate(lines):
        if i in marks or not _is_label(line, "highlights"):
            continue
        items = _items(lines, marks, i + 1)
        if items:
            yield Mark(i, ParagraphKind.FURNITURE, "the label of a summary")
        for j in items:
            yield Mark(j, ParagraphKind.SUMMARY, "a story highlight")


def _items(lines: Sequence[Line], marks: Mapping[int, Mark], first: int) -> list[int]:
    """Returns the lines of a summary: without full stops, or marked as a list, or ended by a dateline."""
    items: list[int] = []
    for i in range(first, min(first + HIGHLIGHTS, len(lines))):
        line = lines[i]
        if i in marks or len(line.words) > HIGHLIGHT_WORDS or (line.closed and not line.bullet):
            break
        items.append(i)
    end = first + len(items)
    if not items:  # full sentences: only where the dateline below says that the news begins there
        ends = (i for i in range(first, min(first + HIGHLIGHTS, len(lines))) if _is_dateline(marks.get(i)))
        end = next(ends, first)
    return list(range(first, end))


def _is_dateline(mark: Mark | None) -> bool:
    return mark is not None and mark.reason == "a dateline"


def related(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """A label such as "Related stories", and the headlines below it."""
    for i, line in enumerate(lines):
        if i in marks or i == 0 or not _is_label(line, "related"):
            continue
        yield Mark(i, ParagraphKind.FURNITURE, "the label of links to other stories")
        for j in range(i + 1, len(lines)):
            if j in marks or lines[j].prose:
                break
            yield Mark(j, ParagraphKind.FURNITURE, "a link to another story")


def sources(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """A label such as "Sources" with nothing but a list below it."""
    for i, line in enumerate(lines):
        if i in marks or i < len(lines) // 3 or not _is_label(line, "sources"):
            continue
        below = range(i + 1, len(lines))
        if all(j in marks or not lines[j].prose or _SOURCE_ITEM.fullmatch(lines[j].text[:LONGEST]) for j in below):
            for j in range(i, len(lines)):
                yield Mark(j, ParagraphKind.FURNITURE, "a list of sources")
            return


def to_the_reader(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """Sign-up notices, agreements, polls: sentences to the reader about the page."""
    for i, line in enumerate(lines):
        if i in marks or len(line.text) > LONGEST:
            continue
        if not line.question and words("furniture", "reader_words").isdisjoint(line.words):
            continue
        plain = _QUOTED.sub(" ", line.text)
        for reason in load("furniture")["reader"]:
            if pattern("furniture", "reader", reason).search(plain):
                yield Mark(i, ParagraphKind.FURNITURE, reason)
                break
        else:
            if line.question and line.short and plain == line.text and _SECOND_PERSON.search(plain):
                yield Mark(i, ParagraphKind.FURNITURE, "a question to the reader")


def captions(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """Lines that say that they stand under a picture, or that say in the present what the next line tells."""
    marker = pattern("furniture", "captions", "marks")
    for i, line in enumerate(lines):
        if i in marks or len(line.text) > LONGEST:
            continue
        if marker.search(_QUOTED.sub(" ", line.text)):
            yield Mark(i, ParagraphKind.FURNITURE, "a caption")
        elif is_credited(line, credit_below=i + 1 in marks and _is_credit(lines[i + 1])):
            yield Mark(i, ParagraphKind.FURNITURE, "a caption with its credit")
        elif i + 1 < len(lines) and i + 1 not in marks and line.closed and is_caption(line, lines[i + 1]):
            yield Mark(i, ParagraphKind.FURNITURE, "a caption that the next paragraph restates")


def _is_credit(line: Line) -> bool:
    return bool(pattern("furniture", "lines", "a picture credit").fullmatch(line.text[:LONGEST]))


def pull_quotes(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """Lines whose words stand in another paragraph."""
    for i in repeats(lines, frozenset(marks)):
        yield Mark(i, ParagraphKind.FURNITURE, "repeats words of another paragraph")


def between_paragraphs(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[Mark]:
    """Short lines without a full stop: headings of what follows, or links to something else."""
    for i, heading in interludes(lines, frozenset(marks)):
        kind = ParagraphKind.HEADING if heading else ParagraphKind.FURNITURE
        yield Mark(i, kind, "announces what follows" if heading else "a short line that nothing follows up")


def _is_label(line: Line, group: str) -> bool:
    text = line.text.strip("#*_- \u00a0:|•»>")
    return len(text) <= 60 and bool(pattern("furniture", "labels", group).fullmatch(text))


RULES: tuple[Rule, ...] = (
    whole_lines,
    video_titles,
    highlights,
    related,
    sources,
    to_the_reader,
    captions,
    pull_quotes,
    between_paragraphs,
)
