"""Readers of durations, of what repeats, and of times of day."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.times import calendar
from dateline.extraction.times.calendar import Span
from dateline.extraction.times.case import Case, Reading, dated, part_code
from dateline.extraction.times.numbers import UNKNOWN, count_of, period
from dateline.extraction.times.relative_readers import unit_of
from dateline.extraction.times.words import lexicon
from dateline.records import TimeKind


def duration(case: Case) -> Reading | None:
    """Reads "48 hours", "two and a half years", "a decade", "several months", "three-day"."""
    unit, count = unit_of(case), count_of(case.match["count"]) + (0.5 if case.group("half") else 0)
    value = period(count, unit)
    if case.group("unit2"):
        more = period(count_of(case.match["count2"]), unit_of(case, "unit2"))
        value += more.removeprefix("PT" if value.startswith("PT") else "P")
    return Reading(TimeKind.DURATION, Span(value))


def bare_duration(case: Case) -> Reading | None:
    """Reads "for years", "in decades"."""
    return Reading(TimeKind.DURATION, Span(period(UNKNOWN, unit_of(case))))


def all_unit(case: Case) -> Reading | None:
    """Reads "all day", "the whole year"."""
    word = case.match["unit"]
    tables = lexicon().tables
    if word in tables["unit"]:
        return Reading(TimeKind.DURATION, Span(period(1, str(tables["unit"][word]))))
    code = tables["season"].get(word) or tables["part"].get(word)
    return Reading(TimeKind.DURATION, Span(f"P1{code}")) if code else None


def every(case: Case) -> Reading | None:
    """Reads "every week", "each year", "twice a day"."""
    unit = unit_of(case)
    count = count_of(case.group("count")) if case.group("count") else 2 if " other " in case.match[0] else 1
    return Reading(TimeKind.SET, Span(period(count, unit)))


def every_weekday(case: Case) -> Reading | None:
    """Reads "every Tuesday", "Sundays", "each Friday night"."""
    name = "weekday" if case.match["weekday"] in lexicon().tables["weekday"] else "weekdays"
    number = lexicon().tables[name][case.match["weekday"]]
    part = part_code(case.match["part"]) if case.group("part") else ""
    return Reading(TimeKind.SET, Span(f"XXXX-WXX-{number}{part}"))


def every_month(case: Case) -> Reading | None:
    """Reads "every March", "each summer", "every morning"."""
    if case.group("month"):
        return Reading(TimeKind.SET, Span(f"XXXX-{case.word('month'):02d}"))
    if case.group("season"):
        return Reading(TimeKind.SET, Span(f"XXXX-{lexicon().tables['season'][case.match['season']]}"))
    return Reading(TimeKind.SET, Span(f"XXXX-XX-XX{part_code(case.match['part'])}"))


def daily(case: Case) -> Reading | None:
    """Reads "daily", "annually"."""
    word = case.match["daily"]
    value = {
        "d": "P1D",
        "w": "P1W",
        "m": "P1M",
        "y": "P1Y",
        "a": "P1Y",
        "h": "PT1H",
        "n": "P1D",
        "q": "P1Q",
        "f": "P2W",
        "b": "P2W",
    }
    return Reading(TimeKind.SET, Span("P6M" if word == "biannually" else value[word[0]]))


def clock(case: Case) -> Reading | None:
    """Reads "6:00am", "10:30 p.m. EST", "14:00", "3 o'clock", "half past six"."""
    hour, minute = _hour_minute(case)
    if hour is None or hour > 24:
        return None
    meridiem, part = (case.group("meridiem") or "")[:1], case.group("part")
    if (meridiem == "p" or part in ("afternoon", "evening", "night")) and hour < 12:
        hour += 12
    if meridiem == "a" and hour == 12:
        hour = 0
    return _on_day(case, f"T{hour:02d}:{minute:02d}")


def _hour_minute(case: Case) -> tuple[int | None, int]:
    text = case.group("clock")
    if text:
        if text.isdigit() and len(text) == 4:
            return int(text[:2]), int(text[2:])
        pieces = text.replace(".", ":").split(":")
        return int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0
    hour = int(count_of(case.match["hour"]))
    past = (case.group("past") or "").replace(" - ", " ")
    if not past:
        return hour or None, 0
    return (hour - 1 if past == "quarter to" else hour) or None, {
        "half past": 30,
        "quarter past": 15,
        "quarter to": 45,
    }[past]


def noon(case: Case) -> Reading | None:
    """Reads "noon", "midnight tonight"."""
    code, then = part_code(case.match["part"]), case.group("deictic")
    if then is None:
        return _on_day(case, code)
    if case.published is None:
        return Reading(TimeKind.TIME, Span("XXXX-XX-XX" + code))
    days = int(lexicon().tables["deictic"].get(then, 0))
    return dated(calendar.day(calendar.shift_days(case.published, days)), part=case.match["part"])


def the_part(case: Case) -> Reading | None:
    """Reads "in the morning", "overnight" on the day last named in the sentence."""
    return _on_day(case, part_code(case.match["part"]))


def _on_day(case: Case, code: str) -> Reading:
    """Puts a time of day on the day last named in the same sentence; alone, its day is unknown."""
    for time in reversed(case.earlier):
        if time.first < case.sentence:
            break
        if (
            time.kind is TimeKind.DATE
            and time.start_date
            and len(time.start_date) == 10
            and time.start_date == time.end_date
        ):
            span = Span(time.start_date + code, time.start_date, time.end_date)
            return Reading(TimeKind.TIME, span, time.basis != "text")
    return Reading(TimeKind.TIME, Span("XXXX-XX-XX" + code))


def with_day(reading: Span, day: Span) -> Span:
    """Puts a time of day that stands alone on a day beside it.

    >>> with_day(Span("XXXX-XX-XXT09:00"), Span("2017-01-24", "2017-01-24", "2017-01-24")).value
    '2017-01-24T09:00'
    """
    _, mark, code = reading.value.partition("T")
    return replace(day, value=day.value.partition("T")[0] + mark + code)
