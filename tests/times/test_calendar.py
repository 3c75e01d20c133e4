"""Arithmetic of dates, against days that almanacs give."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from dateline.extraction.times import calendar, case, duration_readers, numbers


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1961, 4, 2),
        (1981, 4, 19),
        (2000, 4, 23),
        (2008, 3, 23),
        (2010, 4, 4),
        (2011, 4, 24),
        (2017, 4, 16),
        (2024, 3, 31),
    ],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((2016, 11, 4, 4), date(2016, 11, 24)),  # Thanksgiving
        ((2024, 5, 1, -1), date(2024, 5, 27)),  # Memorial Day
        ((2017, 1, 1, 3), date(2017, 1, 16)),  # Martin Luther King Day
    ],
)
def test_nth_weekday(arguments: tuple[int, int, int, int], expected: date) -> None:
    assert calendar.nth_weekday(*arguments) == expected


def test_weeks_begin_on_monday_and_cross_years() -> None:
    assert calendar.week(date(2018, 12, 31)).value == "2019-W01"
    assert calendar.weekend(date(2017, 1, 1)).start == "2016-12-31"
    assert calendar.season(2016, "WI").end == "2017-02"


@pytest.mark.parametrize("module", [calendar, case, numbers, duration_readers], ids=lambda m: m.__name__)
def test_examples_in_docstrings(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted and not result.failed
