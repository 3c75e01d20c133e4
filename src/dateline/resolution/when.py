"""Dates that may not be known to the day: intervals, and weekdays of a week that nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True, order=True)
class When:
    """The days from ``first`` to ``last`` (ordinals), or a weekday (1 is Monday) of an unknown week."""

    first: int
    last: int
    weekday: int = 0

    @property
    def day(self) -> int | None:
        """The day, where it is one day."""
        return self.first if not self.weekday and self.first == self.last else None


@lru_cache(maxsize=50_000)
def read_when(text: str) -> When | None:
    """Reads a date, month, year, ISO week, interval, or open weekday.

    >>> read_when("2020-02").last - read_when("2020-02").first
    28
    >>> read_when("XXXX-WXX-5").weekday
    5
    """
    if match := _WEEKDAY.fullmatch(text):
        return When(0, 0, int(match[1]))
    first, slash, last = text.partition("/")
    try:
        start, end = _span(first), _span(last) if slash else None
    except ValueError:
        return None
    if not slash:
        return When(*start) if start else None
    if start is None and end is None:
        return None
    return When(start[0] if start else _FIRST, end[1] if end else _LAST)


def _span(text: str) -> tuple[int, int] | None:
    if match := _DAY.fullmatch(text):
        day = date(int(match[1]), int(match[2]), int(match[3])).toordinal()
        return day, day
    if match := _MONTH.fullmatch(text):
        start = date(int(match[1]), int(match[2]), 1)
        return start.toordinal(), (start + timedelta(days=31)).replace(day=1).toordinal() - 1
    if match := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1).toordinal()
        return monday, monday + 6
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1).toordinal(), date(int(text), 12, 31).toordinal()
    return None


def agreement(left: When, right: When) -> str:
    """Says how two dates agree: day, weekday (one is a date, the other only its weekday), overlap, or clash.

    >>> agreement(read_when("2024-05-03"), read_when("XXXX-WXX-5"))
    'weekday'
    """
    if left.weekday and right.weekday:
        return "overlap" if left.weekday == right.weekday else "clash"
    if left.weekday or right.weekday:
        return _with_weekday(left, right) if right.weekday else _with_weekday(right, left)
    if left.last < right.first or right.last < left.first:
        return "clash"
    return "day" if left.day is not None and left.day == right.day else "overlap"


def _with_weekday(known: When, open_day: When) -> str:
    if known.day is None:
        return "overlap" if known.last - known.first >= 6 else "clash"
    return "weekday" if date.fromordinal(known.day).isoweekday() == open_day.weekday else "clash"
