"""Arithmetic of dates and of ISO text of less than a day's precision."""

from __future__ import annotations

import calendar as _calendar
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Span:
    """A TIMEX3 value with its first and last day (or month, or year) as ISO text."""

    value: str
    start: str | None = None
    end: str | None = None


def day(when: date) -> Span:
    """Returns the span of one day."""
    text = when.isoformat()
    return Span(text, text, text)


def safe_date(year: int, month: int, number: int) -> date | None:
    """Returns a date, or None where there is none such (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift_days(when: date, days: int) -> date:
    """Returns the date ``days`` later, held inside the years 1 to 9999."""
    number = min(max(when.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def shift_months(when: date, months: int) -> date:
    """Returns the date ``months`` later, on the last day of the month where the day is missing there.

    >>> shift_months(date(2017, 1, 31), 1)
    datetime.date(2017, 2, 28)
    """
    index = min(max(when.year * 12 + when.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(when.day, _calendar.monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Span:
    """Returns the span of a month."""
    text = f"{year:04d}-{number:02d}"
    return Span(text, text, text)


def year(number: int) -> Span:
    """Returns the span of a year."""
    text = f"{number:04d}"
    return Span(text, text, text)


def years(value: str, first: int, last: int) -> Span:
    """Returns a span of years with a value of its own (a decade, a century)."""
    return Span(value, f"{first:04d}", f"{last:04d}")


def week(when: date) -> Span:
    """Returns the ISO week, Monday to Sunday, of a date.

    >>> week(date(2017, 1, 27))
    Span(value='2017-W04', start='2017-01-23', end='2017-01-29')
    """
    iso_year, number, weekday = when.isocalendar()
    first = shift_days(when, 1 - weekday)
    return Span(f"{iso_year:04d}-W{number:02d}", first.isoformat(), shift_days(first, 6).isoformat())


def weekend(when: date) -> Span:
    """Returns the Saturday and Sunday of the ISO week of a date."""
    span = week(when)
    assert span.end is not None
    last = date.fromisoformat(span.end)
    return Span(span.value + "-WE", shift_days(last, -1).isoformat(), last.isoformat())


def season(number: int, code: str) -> Span:
    """Returns a season of the northern hemisphere; winter is named after the year in which it begins."""
    first, last = _SEASON_MONTHS[code]
    return Span(f"{number:04d}-{code}", f"{number:04d}-{first:02d}", f"{number + (last < first):04d}-{last:02d}")


def southern_summer(number: int) -> Span:
    """Returns the summer that begins in one year and ends in the next, as it does in the south alone."""
    return Span(f"{number:04d}-SU", f"{number:04d}-12", f"{number + 1:04d}-02")


def quarter(number: int, which: int) -> Span:
    """Returns a quarter of the calendar year."""
    return Span(f"{number:04d}-Q{which}", f"{number:04d}-{3 * which - 2:02d}", f"{number:04d}-{3 * which:02d}")


def half(number: int, which: int) -> Span:
    """Returns a half of the calendar year."""
    return Span(f"{number:04d}-H{which}", f"{number:04d}-{6 * which - 5:02d}", f"{number:04d}-{6 * which:02d}")


def decade(first: int) -> Span:
    """Returns the ten years from ``first``."""
    return years(f"{first // 10:03d}", first, first + 9)


def century(which: int) -> Span:
    """Returns a century counted from one, as the hundred years that share their first two figures."""
    return years(f"{which - 1:02d}", (which - 1) * 100, (which - 1) * 100 + 99)


def easter(number: int) -> date:
    """Returns western Easter Sunday of a year (the anonymous Gregorian computus).

    >>> easter(2017)
    datetime.date(2017, 4, 16)
    """
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month_number, last = divmod(h + weekday - 7 * m + 114, 31)
    return date(number, month_number, last + 1)


def nth_weekday(number: int, month_number: int, weekday: int, which: int) -> date:
    """Returns the ``which``-th weekday (1 = Monday) of a month; -1 is the last one.

    >>> nth_weekday(2016, 11, 4, 4)
    datetime.date(2016, 11, 24)
    """
    if which > 0:
        first = date(number, month_number, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(number, month_number, _calendar.monthrange(number, month_number)[1])
    return last - timedelta((last.isoweekday() - weekday) % 7)


def weekday_near(reference: date, weekday: int, direction: int) -> date:
    """Returns the last weekday up to the reference, or the next one from it; the reference itself counts."""
    ahead = (weekday - reference.isoweekday()) % 7
    if direction > 0:
        return shift_days(reference, ahead)
    return shift_days(reference, ahead - 7 if ahead else 0)


def shift_span(when: date, unit: str, count: int) -> Span:
    """Returns the day, week, month ... that lies ``count`` units after a date, with the unit's precision.

    Arguments:
        unit: a letter of ``[unit]`` in words.toml: D, N, W, F, E, M, Q, Y, DE, CE.
    """
    if unit in ("D", "N"):
        return day(shift_days(when, count))
    if unit in ("W", "F"):
        return week(shift_days(when, count * (7 if unit == "W" else 14)))
    if unit == "E":
        return weekend(shift_days(when, 7 * count))
    if unit in ("M", "Q"):
        moved = shift_months(when, count * (1 if unit == "M" else 3))
        return month(moved.year, moved.month) if unit == "M" else quarter(moved.year, (moved.month + 2) // 3)
    target = min(max(when.year + count * {"Y": 1, "DE": 10, "CE": 100}[unit], 1), 9999)
    return {"Y": year(target), "DE": decade(target // 10 * 10), "CE": century(target // 100 + 1)}[unit]


def shift_exact(when: date, unit: str, count: int) -> date:
    """Returns the date ``count`` units after a date (for the ends of "the past 30 days")."""
    if unit.startswith("T"):
        return shift_days(when, int(count * {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}[unit]))
    if unit in ("D", "N", "W", "F", "E"):
        return shift_days(when, count * {"D": 1, "N": 1, "W": 7, "F": 14, "E": 7}[unit])
    return shift_months(when, count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
