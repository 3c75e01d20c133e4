"""Readers of dates that name their day, month, year, season or holiday."""

from __future__ import annotations

from datetime import date

from dateline.extraction.times import calendar
from dateline.extraction.times.calendar import Span
from dateline.extraction.times.case import Case, Reading, by_direction, dated, unknown
from dateline.extraction.times.tense import FUTURE, OPEN, PAST
from dateline.extraction.times.words import lexicon
from dateline.records import TimeKind

HALF_YEAR = 183  # a date without a year and without a tense is the one nearest to publication
_STILL_NEAR = 92  # days ahead: of a day farther back than nine months a reporter would say the year

_AFTER_ANOTHER = ("following", "previous", "preceding")  # they count from the date told before, where there is one


def month_day(case: Case) -> Reading | None:
    """Reads "May 5, 2016", "5 May", "July fourth", "the morning of June 3", "September 2010"."""
    month = case.word("month")
    number = case.word("ordinal") if case.group("ordinal") else case.number("day")
    year = case.number("year")
    part = case.group("part")
    if number is None:
        return dated(calendar.month(year, month), relative=False) if year else None
    if year:
        when = calendar.safe_date(year, month, number)
        return dated(calendar.day(when), relative=False, part=part) if when else None
    return _yearless(case, month, number, part)


def _yearless(case: Case, month: int, number: int, part: str | None = None) -> Reading | None:
    if calendar.safe_date(2016, month, number) is None:  # a leap year: every day that there is
        return None
    said = _said_year(case)
    if case.published is None and said is None:
        return dated(Span(f"XXXX-{month:02d}-{number:02d}"), relative=False, part=part)
    year = said or _year_near(case, month, number)
    when = calendar.safe_date(year, month, number)
    return dated(calendar.day(when), relative=not said, part=part) if when else None


def _said_year(case: Case) -> int | None:
    """The year of another date just before, in one list: "from March 3, 2011, to April 5"."""
    return None


def _year_near(case: Case, month: int, number: int) -> int:
    """Returns the year that puts a month and day on the side of publication that the verb points at."""
    published = case.published
    assert published is not None
    way = case.direction()
    candidates = [
        when
        for year in (published.year - 1, published.year, published.year + 1)
        if (when := calendar.safe_date(year, month, number))
    ]
    near = min(candidates, key=lambda when: abs((when - published).days), default=published)
    if way == PAST and (near - published).days > _STILL_NEAR:
        near = max((w for w in candidates if w <= published), default=near)
    if way == FUTURE and (published - near).days > HALF_YEAR // 3:
        near = min((w for w in candidates if w >= published), default=near)
    return near.year


def calendar_range(case: Case) -> Reading | None:
    """Reads "Jan. 5-7" and "5 to 7 January 2017"."""
    month, first, last = case.word("month"), case.number("day"), case.number("day2")
    assert first is not None and last is not None
    year = case.number("year")
    if last <= first or calendar.safe_date(2016, month, last) is None:
        return None
    if year is None and case.published is None:
        return dated(Span(f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"), relative=False)
    relative = year is None
    year = year or _year_near(case, month, first)
    left, right = calendar.safe_date(year, month, first), calendar.safe_date(year, month, last)
    if left is None or right is None:
        return None
    return dated(Span(f"{left}/{right}", left.isoformat(), right.isoformat()), relative=relative)


def numeric(case: Case) -> Reading | None:
    """Reads "2017-01-27", "1/27/2017" (month first, unless that cannot be)."""
    year = case.number("year")
    assert year is not None
    if case.group("m"):
        month, number = case.number("m"), case.number("d")
    else:
        month, number = case.number("a"), case.number("b")
        year = year if year > 99 else year + (2000 if year < 70 else 1900)
    assert month is not None and number is not None
    if month > 12:
        month, number = number, month
    when = calendar.safe_date(year, month, number)
    return dated(calendar.day(when), relative=False) if when else None


def month(case: Case) -> Reading | None:
    """Reads "in March" by the tense of its verb."""
    number = case.word("month")
    if case.published is None or _habitual(case):
        return dated(Span(f"XXXX-{number:02d}"), relative=False)
    pointed = case.first > case.sentence and case.parsed.doc[case.first - 1].lower_ == "that"
    anchor = case.anchor(unit="Y") if pointed else None  # "was hurt in 2013 and resigned that September"
    return dated(calendar.month(anchor.year, number) if anchor is not None else _month_near(case, number))


def _habitual(case: Case) -> bool:
    """Whether the words just before say that it comes back: "every year in March"."""
    last = case.earlier[-1] if case.earlier else None
    if last is None or last.kind is not TimeKind.SET:
        return False
    between = case.parsed.doc[last.last : case.first]
    return [t.lower_ for t in between] in ([], ["in"])


def _month_near(case: Case, number: int) -> Span:
    published = case.published
    assert published is not None
    past = calendar.month(published.year - (number > published.month), number)
    future = calendar.month(published.year + (number < published.month), number)
    distance = (number - published.month) % 12
    return by_direction(case, past, future, future if distance < 6 else past)


def nth_weekday(case: Case) -> Reading | None:
    """Reads "the second Tuesday in July", "the last Monday of every month"."""
    weekday, which = case.word("weekday"), -1 if case.group("last") else case.word("ordinal")
    if which > 5:
        return None
    if case.group("every"):
        return Reading(TimeKind.SET, Span(f"XXXX-WXX-{weekday}"))
    if case.number("year") is None and case.published is None:
        return dated(Span(f"XXXX-{case.word('month'):02d}"), relative=False)
    year = case.number("year")
    place = calendar.month(year, case.word("month")) if year else _month_near(case, case.word("month"))
    assert place.start is not None
    number, month_number = (int(part) for part in place.start.split("-"))
    when = calendar.nth_weekday(number, month_number, weekday, which)
    return dated(calendar.day(when), relative=not year) if when.month == month_number else None


def month_step(case: Case) -> Reading | None:
    """Reads "last March", "next June", "this September"; "the following July" from the last month named nearby."""
    number, published = case.word("month"), case.published
    follows = case.match["step"].split()[-1] in _AFTER_ANOTHER
    published = (case.anchor(unit="M") if follows else None) or published
    if published is None:
        return dated(Span(f"XXXX-{number:02d}"), relative=False)
    step = _step(case)
    if step == 0:
        return dated(calendar.month(published.year, number))
    if step < 0:
        return dated(calendar.month(published.year - (number >= published.month), number))
    return dated(calendar.month(published.year + (number <= published.month), number))


def month_of_year(case: Case) -> Reading | None:
    """Reads "March of last year", "Oct. 3 last year"."""
    step = case.match["step"]
    published = case.published
    base = published
    if step not in ("last", "this", "next"):
        base = case.anchor(unit="Y") or published
    number, day = case.word("month"), case.number("day")
    if base is None:
        return dated(Span(f"XXXX-{number:02d}"), relative=False)
    year = base.year + {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(step, 0)
    if day is None:
        return dated(calendar.month(year, number))
    when = calendar.safe_date(year, number, day)
    return dated(calendar.day(when)) if when else None


def year(case: Case) -> Reading | None:
    """Reads "2013"."""
    number = case.number("year")
    assert number is not None
    if (case.group("era") or "").startswith("b"):
        return year_era(case)
    return dated(calendar.year(number), relative=False)


def year_era(case: Case) -> Reading | None:
    """Reads "44 BC"; years before the common era stay without XSD dates."""
    return dated(Span(f"BC{case.number('year'):04d}"), relative=False)


def year_range(case: Case) -> Reading | None:
    """Reads "2008-2014" and "2008-09"."""
    first, last = case.number("year"), case.number("year2")
    assert first is not None and last is not None
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 150:
        return None
    return dated(calendar.years(f"{first:04d}/{last:04d}", first, last), relative=False)


def decade(case: Case) -> Reading | None:
    """Reads "the 1990s", "the '90s", "the sixties"."""
    if case.group("named"):
        first = case.match["named"]
        return dated(calendar.decade(int(lexicon().tables["decade"][first])), relative=False)
    short = case.number("short")
    if short is not None:
        return dated(calendar.decade(1900 + short), relative=False)
    number = case.number("decade")
    assert number is not None
    return dated(calendar.decade(number), relative=False)


def century(case: Case) -> Reading | None:
    """Reads "the 20th century" as the years 1900 to 1999."""
    number = case.word("ordinal") if case.group("ordinal") else case.number("n") or 0
    if (case.group("era") or "").startswith("b"):
        return dated(Span(f"BC{number - 1:02d}"), relative=False)
    return dated(calendar.century(number), relative=False) if 1 <= number <= 30 else None


def season(case: Case) -> Reading | None:
    """Reads "this spring", "the summer of 2014", "last winter", "in the fall"."""
    code = str(lexicon().tables["season"][case.match["season"]])
    number, published = case.number("year"), case.published
    if number and code == "SU" and case.group("to"):
        return dated(calendar.southern_summer(number), relative=False)
    if number:
        return dated(calendar.season(number, code), relative=False)
    lead = case.group("the") or ""
    if lead == "in" and published is not None and case.direction() == FUTURE:
        return dated(Span(f"XXXX-{code}"), relative=False)  # "peaks in winter"
    if lead in ("each", "every"):
        return Reading(TimeKind.SET, Span(f"XXXX-{code}"))
    anchor = case.anchor(unit="Y") if case.group("step") in _BESIDE else None
    if anchor is not None:
        return dated(_season_beside(case, anchor, code))
    if published is None:
        return dated(Span(f"XXXX-{code}"), relative=False)
    if case.group("ystep"):
        return dated(calendar.season(published.year + int(lexicon().tables["step"][case.match["ystep"]]), code))
    return dated(_season_near(case, published, code))


_SAME = ("that", "that same", "the same")
_BESIDE = ("the following", "the previous", *_SAME)


def _season_beside(case: Case, anchor: date, code: str) -> Span:
    """Returns the season after or before a date told of: "injured in 2013 and sold the following summer"."""
    last = case.earlier[-1]
    back = case.match["step"].endswith("previous")
    if len(last.start_date or "") <= 4 and case.match["step"] not in _SAME:
        return calendar.season(anchor.year + (-1 if back else 1), code)
    if case.match["step"] in _SAME:
        return calendar.season(anchor.year, code)
    spans = [calendar.season(anchor.year + n, code) for n in (-2, -1, 0, 1)]
    month = f"{anchor:%Y-%m}"
    if back:
        return [s for s in spans if (s.end or "") < month][-1]
    return next(s for s in spans if (s.start or "") > month)


def _season_near(case: Case, published: date, code: str) -> Span:
    """Returns the season meant: each is known by its first month."""
    here = published.year - (code == "WI" and published.month <= 2)
    started = calendar.season(here, code).start or ""
    ended = (calendar.season(here, code).end or "") < f"{published:%Y-%m}"
    past = calendar.season(here - (started > f"{published:%Y-%m}"), code)
    future = calendar.season(here + ended, code)
    step = (case.group("step") or "").removeprefix("the ")
    if step in ("last", "past", "previous", "this past"):
        return past if past != calendar.season(here, code) or ended else calendar.season(here - 1, code)
    if step in ("next", "following"):
        return (
            future if future.value != calendar.season(published.year, code).value else calendar.season(here + 1, code)
        )
    if step == "this":
        return calendar.season(here, code)
    if step:
        return future
    return by_direction(case, past, future, past if ended or started <= f"{published:%Y-%m}" else future)


def holiday(case: Case) -> Reading | None:
    """Reads "Christmas", "Thanksgiving Day 2015", "last Easter", "Labor Day weekend"."""
    way, how = lexicon().holidays[case.match["holiday"]]
    if way == "dated":
        return dated(Span(how, how, how), relative=False)
    number, published = case.number("year"), case.published
    if number is None and published is None:
        return dated(Span(_holiday_value(way, how)), relative=False)
    when = holiday_in(number, way, how) if number else _holiday_near(case, way, how)
    if case.group("eve") or case.on_eve:
        when = calendar.shift_days(when, -1)
    if case.group("weekend"):
        return dated(
            calendar.weekend(calendar.shift_days(when, -2 if when.isoweekday() <= 2 else 0)),
            relative=not number,
        )
    return dated(calendar.day(when), relative=not number, part=case.group("part"))


def _holiday_value(way: str, how: list[int]) -> str:
    return f"XXXX-{how[0]:02d}-{how[1]:02d}" if way in ("fixed", "inauguration") else "XXXX-XX-XX"


def holiday_in(number: int, way: str, how: list[int] | int) -> date:
    """Returns the day of a holiday in a year."""
    if isinstance(how, int):
        return calendar.shift_days(calendar.easter(number), how)
    if way == "inauguration":
        return date(number + (1 - number) % 4, how[0], how[1])
    if way == "fixed":
        return date(number, how[0], how[1])
    return calendar.shift_days(calendar.nth_weekday(number, how[0], how[1], how[2]), how[3] if len(how) > 3 else 0)


def _holiday_near(case: Case, way: str, how: list[int] | int) -> date:
    published = case.published
    assert published is not None
    days = sorted({holiday_in(published.year + n, way, how) for n in (-1, 0, 1)})
    step = case.group("step") or case.group("ystep")
    if case.group("ystep"):
        return holiday_in(published.year + int(lexicon().tables["step"][case.match["ystep"]]), way, how)
    past = max((d for d in days if d <= published), default=days[0])
    future = min((d for d in days if d >= published), default=days[-1])
    if step in ("last", "this past"):
        return past
    if step in ("next", "this coming"):
        return future
    if step == "this":
        return holiday_in(published.year, way, how)
    near = min(days, key=lambda d: abs((d - published).days))
    if case.on_eve:  # "won on the eve of Christmas": its eve is past, if it is not
        past = max((d for d in days if calendar.shift_days(d, -1) <= published), default=past)
    return {PAST: past, FUTURE: future, OPEN: near}[case.direction()]


def quarter(case: Case) -> Reading | None:
    """Reads "the third quarter of 2016", "the first half of last year", "the fourth quarter"."""
    which = {"last": -1, "final": -1}.get(case.match["ordinal"])
    unit, count = case.match["unit"], 4 if case.match["unit"] == "quarter" else 2
    if which is None:
        which = int(case.match["ordinal"][0]) if case.match["ordinal"][0].isdigit() else case.word("ordinal")
    which = count if which < 0 else which
    if which > count:
        return None
    number, published = case.number("year"), case.published
    make, letter = (calendar.quarter, "Q") if unit == "quarter" else (calendar.half, "H")
    if number:
        return dated(make(number, which), relative=False)
    step = (case.group("step") or "").removeprefix("the ")
    if published is None:
        return dated(Span(f"XXXX-{letter}{which}"), relative=False)
    if step in ("last", "this", "next", "previous", "current"):
        return dated(make(published.year + int(lexicon().tables["step"][step]), which))
    return dated(_part_near(case, published, which, count))


def _part_near(case: Case, published: date, which: int, count: int) -> Span:
    now = (published.month - 1) * count // 12 + 1
    make = calendar.quarter if count == 4 else calendar.half
    past = make(published.year - (which > now), which)
    future = make(published.year + (which < now), which)
    return by_direction(case, past, future)


def q_code(case: Case) -> Reading | None:
    """Reads "Q3 2016", "Q1"."""
    code, number = case.match["code"].upper(), case.number("year")
    make = calendar.quarter if code[0] == "Q" else calendar.half
    if code[0] == "H" and (number is None or int(code[1]) > 2):
        return None
    if number:
        return dated(make(number, int(code[1])), relative=False)
    if case.published is None:
        return unknown(f"XXXX-{code}")
    return dated(_part_near(case, case.published, int(code[1]), 4))


def fiscal(case: Case) -> Reading | None:
    """Reads "fiscal 2015", "FY16", "the 2016-17 school year"."""
    number, last = case.number("year"), case.number("year2")
    assert number is not None
    number = number + 2000 if number < 100 else number
    if last is not None:
        last = last if last > 99 else number // 100 * 100 + last
        return dated(calendar.years(f"{number:04d}/{last:04d}", number, last), relative=False)
    return dated(Span(f"FY{number:04d}", f"{number:04d}", f"{number:04d}"), relative=False)


def _step(case: Case) -> int:
    words = case.match["step"].split()
    return int(lexicon().tables["step"][words[-1]])
