"""What a reader of time expressions gets and gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.extraction.times.calendar import Span
from dateline.extraction.times.tense import FUTURE, direction
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.records import TimeExpression, TimeKind

_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # room for "centuries ago" on both sides
ANCHOR_SENTENCES = 3  # how far back "the next day" looks for the day it follows


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means. ``relative`` readings rest on the date of publication."""

    kind: TimeKind
    span: Span
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One match of a rule in its article.

    ``earlier`` are the expressions already read, in order; ``sentence`` is the first token of the sentence and
    ``nearby`` the first token of the sentences in which an anchor may stand.
    """

    match: re.Match[str]
    parsed: Parsed
    first: int
    last: int
    earlier: tuple[TimeExpression, ...]
    sentence: int
    nearby: int

    @property
    def published(self) -> date | None:
        """The date of publication, where known; one near the ends of the calendar is a mistake of its source."""
        when = self.parsed.article.published
        return when if when is not None and _FIRST_YEAR <= when.year <= _LAST_YEAR else None

    def group(self, name: str) -> str | None:
        """Returns a group of the match, None where the pattern has none such or it is empty."""
        return self.match.groupdict().get(name)

    def word(self, name: str) -> int:
        """Returns the number that the word in group ``name`` stands for in the table of that name."""
        return int(lexicon().tables[name][self.match[name]])

    def number(self, name: str) -> int | None:
        """Returns a group of figures as a number."""
        text = self.group(name)
        return int(re.sub(r"\D", "", text)) if text else None

    @property
    def on_eve(self) -> bool:
        """Whether a holiday is one whose eve is meant: "on the eve of (the) Labor Day (holiday)"."""
        before = [t.lower_ for t in self.parsed.doc[max(0, self.first - 3) : self.first]]
        return [w for w in before if w not in ("the", "this")][-2:] == ["eve", "of"]

    def direction(self) -> int:
        """Returns which way the governing verb points."""
        return direction(self.parsed, self.first, self.last)

    def anchor(self, *, unit: str = "D") -> date | None:
        """Returns the day that "the next day" follows, the last one named nearby; for a year, a year will do."""
        shortest = {"M": 7, "Y": 4, "DE": 4, "CE": 4}.get(unit, 10)
        for time in reversed(self.earlier):
            if time.first < self.nearby:
                return None
            if time.kind in (TimeKind.DATE, TimeKind.TIME) and time.start_date and len(time.start_date) >= shortest:
                return first_day(time.start_date)
        return None


def first_day(text: str) -> date:
    """Returns the first day of an ISO date, month or year.

    >>> first_day("2013")
    datetime.date(2013, 1, 1)
    """
    parts = [int(p) for p in text.split("-")]
    return date(*([*parts, 1, 1])[:3])


def dated(span: Span, *, relative: bool = True, part: str | None = None) -> Reading:
    """Returns the reading of a date, or of a part of its day."""
    if part is None:
        return Reading(TimeKind.DATE, span, relative)
    return Reading(TimeKind.TIME, replace(span, value=span.value + part_code(part)), relative)


def part_code(part: str) -> str:
    """Returns what TIMEX3 appends to a day for a part of it: TMO, TNI, T12:00."""
    code = str(lexicon().tables["part"].get(part, "NI"))
    return code if code.startswith("T") else "T" + code


def unknown(value: str, kind: TimeKind = TimeKind.DATE) -> Reading:
    """Returns a reading that nothing places on the calendar."""
    return Reading(kind, Span(value))


def by_direction(case: Case, past: Span, future: Span, open_: Span | None = None) -> Span:
    """Returns the span that the governing verb points at; without a sign, ``open_`` or the past one."""
    way = case.direction()
    if way == FUTURE:
        return future
    return past if way < 0 or open_ is None else open_
