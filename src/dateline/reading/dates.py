"""Dates as articles and their metadata write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dateline.reading.data import load

FIRST_YEAR, LAST_YEAR = 1800, 2100
_ISO = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{6}Z?)?$")
_SLASHED = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})\b")


def _months() -> dict[str, int]:
    return {name: i for i, names in enumerate(load("header")["months"], 1) for name in names}


MONTHS = _months()
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)?(?: of)? ({MONTH}),? (\d{{4}})\b", re.IGNORECASE)


def parse_date(value: object) -> date | None:
    """Reads a date from a metadata field or a line; a date that could be two is none.

    Arguments:
        value: text in any usual form, or seconds or milliseconds since 1970.

    >>> parse_date("Fri January 27, 2017 3:45 PM ET")
    datetime.date(2017, 1, 27)
    >>> parse_date("01/02/2017") is None
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())[:200]
    return _numeric(text) or _written(text) or _mail(text)


def _from_epoch(seconds: float) -> date | None:
    seconds = seconds / 1000 if abs(seconds) > 1e11 else seconds
    if not 1e8 < seconds < 4.1e9:  # 1973 to 2099: smaller numbers are counts and years
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _numeric(text: str) -> date | None:
    if match := _ISO.search(text) or _COMPACT.match(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.search(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or second > 12 or first == second:
            return _date(year, second, first) if first > 12 else _date(year, first, second)
    return None


def _written(text: str) -> date | None:
    if match := _MONTH_FIRST.search(text):
        return _date(int(match[3]), MONTHS[match[1].lower().rstrip(".")], int(match[2]))
    if match := _DAY_FIRST.search(text):
        return _date(int(match[3]), MONTHS[match[2].lower().rstrip(".")], int(match[1]))
    return None


def _mail(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date() if "," in text or ":" in text else None
    except (ValueError, TypeError, IndexError):
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
