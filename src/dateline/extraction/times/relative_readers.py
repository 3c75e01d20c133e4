"""Readers of dates counted from the day of publication or from another date."""

from __future__ import annotations

from datetime import date

from dateline.extraction.times import calendar
from dateline.extraction.times.calendar import Span
from dateline.extraction.times.case import Case, Reading, by_direction, dated, unknown
from dateline.extraction.times.numbers import UNKNOWN, count_of, period
from dateline.extraction.times.tense import FUTURE, PAST, is_nowadays
from dateline.extraction.times.words import lexicon
from dateline.records import TimeKind

PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
_LAST = 9999  # the last year that ISO text of four figures can name
_EXACT_WEEKS = (1, 2, 3)  # weeks ago that mean the same day of the week; of more a reporter only means about then
_OVER = frozenset({"over", "during", "in", "within", "for"})  # before a length of time: "over the next year"
_SHORT = ("TH", "TM", "TS")
_UNPLACED = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "E": "XXXX-WXX-WE", "M": "XXXX-XX",
             "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}  # fmt: skip


def _reference(way: int) -> str:
    return PRESENT_REF if way == 0 else PAST_REF if way < 0 else FUTURE_REF


def unit_of(case: Case, name: str = "unit") -> str:
    """Returns the letter of the unit in a group."""
    return str(lexicon().tables["unit"][case.match[name]])


def _step(case: Case) -> int:
    return int(lexicon().tables["step"][case.match["step"].split()[-1]])


def weekday(case: Case) -> Reading | None:
    """Reads "Tuesday" by tense, "last Friday", "next Monday", "Friday night"."""
    number, part = case.word("weekday"), case.group("part")
    if case.published is None:
        return dated(Span(f"XXXX-WXX-{number}"), relative=False, part=part)
    return dated(calendar.day(weekday_date(case, case.published, number, case.group("step"))), part=part)


def weekday_date(case: Case, published: date, number: int, step: str | None) -> date:
    """Returns the day that a weekday means, with or without a word like "last" before it."""
    if step is None:
        return calendar.weekday_near(published, number, FUTURE if case.direction() == FUTURE else PAST)
    words = step.split()
    if words[-1] in ("last", "past", "previous"):
        return calendar.weekday_near(calendar.shift_days(published, -1), number, PAST)
    if words[-1] in ("this", "current"):
        return calendar.weekday_near(published, number, PAST if case.direction() == PAST else FUTURE)
    if words[-1] == "next":
        monday = calendar.shift_days(published, 8 - published.isoweekday())
        return calendar.shift_days(monday, number - 1)
    return calendar.weekday_near(calendar.shift_days(published, 1), number, FUTURE)


def weekday_day(case: Case) -> Reading | None:
    """Reads "Monday the 5th" as the nearest such day."""
    number, wanted, published = case.word("weekday"), case.number("day"), case.published
    if published is None:
        return dated(Span(f"XXXX-XX-{wanted:02d}"), relative=False)
    days = [calendar.shift_days(published, n) for n in range(-190, 191)]
    fitting = [d for d in days if d.day == wanted and d.isoweekday() == number]
    return dated(calendar.day(min(fitting, key=lambda d: abs((d - published).days)))) if fitting else None


def weekday_week(case: Case) -> Reading | None:
    """Reads "Tuesday of last week"."""
    number, published = case.word("weekday"), case.published
    if published is None:
        return dated(Span(f"XXXX-WXX-{number}"), relative=False)
    monday = calendar.shift_days(published, 1 - published.isoweekday() + 7 * _step(case))
    return dated(calendar.day(calendar.shift_days(monday, number - 1)))


def week_ago(case: Case) -> Reading | None:
    """Reads "a week ago Tuesday"."""
    number, published = case.word("weekday"), case.published
    if published is None:
        return dated(Span(f"XXXX-WXX-{number}"), relative=False)
    return dated(calendar.day(calendar.shift_days(calendar.weekday_near(published, number, PAST), -7)))


def week_from(case: Case) -> Reading | None:
    """Reads "a week from Friday"."""
    published, word = case.published, case.match["weekday"]
    if published is None:
        return unknown("XXXX-XX-XX")
    deictic = lexicon().tables["deictic"].get(word)
    if deictic is not None:
        return dated(calendar.day(calendar.shift_days(published, 7 + int(deictic))))
    return dated(calendar.day(calendar.shift_days(calendar.weekday_near(published, case.word("weekday"), FUTURE), 7)))


def deictic(case: Case) -> Reading | None:
    """Reads "yesterday", "tomorrow morning"; "today" may be our times."""
    if not case.group("part") and case.word("deictic") == 0 and is_nowadays(case.parsed, case.first):
        return unknown(PRESENT_REF)
    return _days_off(case, case.word("deictic"), case.group("part"))


def deictic_two(case: Case) -> Reading | None:
    """Reads "the day before yesterday"."""
    return _days_off(case, -2 if case.match["way"].startswith("before") else 2)


def tonight(case: Case) -> Reading | None:
    """Reads "tonight"."""
    return _days_off(
        case, 0, "night" if "tonight" in case.match[0] else "evening" if "evening" in case.match[0] else None
    )


def step_part(case: Case) -> Reading | None:
    """Reads "last night", "this morning"."""
    return _days_off(case, -1 if case.match["step"] == "last" else 0, case.match["part"])


def _days_off(case: Case, days: int, part: str | None = None) -> Reading:
    if case.published is None:
        return unknown(_reference(days), TimeKind.TIME if part else TimeKind.DATE)
    return dated(calendar.day(calendar.shift_days(case.published, days)), part=part)


def step_unit(case: Case) -> Reading | None:
    """Reads "last week", "this weekend", "next year", "the previous month"."""
    unit, step, published = unit_of(case), _step(case), case.published
    anaphoric = case.match["step"] in ("previous", "following") or case.match[0].startswith("the next")
    base = (case.anchor(unit=unit) if anaphoric else None) or published
    if (anaphoric and base is None) or base is None:
        return unknown(_UNPLACED[unit] if anaphoric else _reference(step))
    if unit == "E":
        return dated(_weekend(case, base, step))
    if case.match["step"] == "this past":
        step = -1
    return dated(calendar.shift_span(base, unit, step))


def _weekend(case: Case, published: date, step: int) -> Span:
    this = calendar.weekend(published)
    before = calendar.weekend(calendar.shift_days(published, -7))
    if step > 0:
        coming = case.match["step"] in ("coming", "upcoming", "this coming")
        return this if coming and published.isoweekday() < 6 else calendar.weekend(calendar.shift_days(published, 7))
    if step < 0 or case.match["step"] == "this past":
        return before
    started = published.isoweekday() >= 6
    return this if started else by_direction(case, before, this, this)


def the_weekend(case: Case) -> Reading | None:
    """Reads "the weekend" by tense."""
    if case.published is None:
        return unknown("XXXX-WXX-WE")
    this, before = calendar.weekend(case.published), calendar.weekend(calendar.shift_days(case.published, -7))
    started = case.published.isoweekday() >= 6
    return dated(this if started else by_direction(case, before, this, before))


def past_units(case: Case) -> Reading | None:
    """Reads "the past 30 days", "the next three years", "the last decade": a duration that ends or starts now."""
    unit, step = unit_of(case), case.match["step"]
    if _follows_on(case, unit):
        return None
    count = count_of(case.group("count")) if case.group("count") else UNKNOWN if case.match["unit"].endswith("s") else 1
    value = period(count, unit)
    if step in ("recent", "past", "coming") and count == UNKNOWN and not case.group("count"):
        return unknown(PAST_REF if step != "coming" else FUTURE_REF)
    published = case.published
    if published is None or count == UNKNOWN or step in ("first", "final", "previous", "preceding", "following"):
        return Reading(TimeKind.DURATION, Span(value))
    return Reading(
        TimeKind.DURATION,
        _between(value, published, unit, count, -1 if step in ("last", "past") else 1),
        True,
    )


def _follows_on(case: Case, unit: str) -> bool:
    """ "The next day she resigned": the day after the one told of, and no time from now on."""
    before = case.parsed.doc[case.first - 1].lower_ if case.first > case.sentence else ""
    bare = case.match[0].startswith("the next") and case.group("count") is None and before not in _OVER
    return bare and case.direction() == PAST and case.anchor(unit=unit) is not None


def _between(value: str, published: date, unit: str, count: float, way: int) -> Span:
    other = calendar.shift_exact(published, unit, way * max(1, round(count)))
    first, last = sorted((published, other))
    size = 4 if unit in ("Y", "DE", "CE") else 7 if unit in ("M", "Q") else 10
    return Span(value, first.isoformat()[:size], last.isoformat()[:size])


def ago(case: Case) -> Reading | None:
    """Reads "three years ago", "a decade ago", "10 minutes ago"; "years ago" is some past."""
    unit, count = unit_of(case), count_of(case.group("count")) if case.group("count") else UNKNOWN
    published, then = case.published, case.group("deictic")
    if then and published and then in lexicon().tables["weekday"] and unit in ("W", "D"):
        near = calendar.weekday_near(published, int(lexicon().tables["weekday"][then]), PAST)
        return dated(calendar.day(calendar.shift_exact(near, unit, -round(count))))
    if unit == "W" and published and count in _EXACT_WEEKS and not case.group("about"):
        that = calendar.day(calendar.shift_exact(published, unit, -round(count)))
        week = calendar.shift_span(published, unit, -round(count))
        return dated(Span(week.value, that.start, that.end))
    return _from_published(case, unit, count, -1)


def from_now(case: Case) -> Reading | None:
    """Reads "two weeks from now"."""
    return _from_published(case, unit_of(case), count_of(case.group("count")), 1)


def in_units(case: Case) -> Reading | None:
    """Reads "in two weeks" ahead of a future verb; elsewhere it is a duration ("in 48 hours"), as is "within"."""
    unit, count = unit_of(case), count_of(case.group("count"))
    ahead = (case.match["in"] == "in" and case.match[0].endswith("time")) or (
        case.match["in"] == "in" and case.direction() == FUTURE
    )
    if ahead and count != UNKNOWN and unit not in _SHORT:
        return _from_published(case, unit, count, 1)
    return Reading(TimeKind.DURATION, Span(period(count, unit)))


def _from_published(case: Case, unit: str, count: float, way: int) -> Reading:
    if case.published is None or count == UNKNOWN:
        return unknown(_reference(way))
    if unit in _SHORT:
        return _hours_from(case.published, unit, count, way)
    if count != int(count):
        moved = calendar.shift_exact(case.published, "M", way * round(count * 12)) if unit == "Y" else case.published
        return dated(calendar.year(moved.year)) if unit == "Y" else unknown(_reference(way))
    unit, count = ("Y", count * 10) if unit == "DE" else ("Y", count * 100) if unit == "CE" else (unit, count)
    if unit == "Y" and not 1 <= case.published.year + way * count <= _LAST:
        return unknown(_reference(way))
    return dated(calendar.shift_span(case.published, unit, way * int(count)))


def _hours_from(published: date, unit: str, count: float, way: int) -> Reading:
    days = count / {"TH": 24, "TM": 1440, "TS": 86400}[unit]
    if days != int(days):
        return unknown(_reference(way), TimeKind.TIME)
    return dated(calendar.day(calendar.shift_days(published, way * int(days))))


_BACK = ("earlier", "before", "prior", "previously", "beforehand", "prior to")


def offset(case: Case) -> Reading | None:
    """Reads "two days later", "a year earlier" from the last day named nearby; "a day after X" from X (see events)."""
    unit, count = unit_of(case), count_of(case.group("count")) if case.group("count") else UNKNOWN
    way = -1 if case.match["way"] in _BACK else 1
    if unit in _SHORT:
        return unknown("XXXX-XX-XXTXX:XX", TimeKind.TIME)
    base = case.anchor(unit=unit) if count != UNKNOWN and not governs(case) else None
    if base is None:
        base = _year_on_year(case, unit, count)
    if base is None or count != int(count):
        return unknown(_UNPLACED[unit])
    unit, count = {"DE": ("Y", count * 10), "CE": ("Y", count * 100)}.get(unit, (unit, count))
    return dated(calendar.shift_span(base, unit, way * int(count)))


def _year_on_year(case: Case, unit: str, count: float) -> date | None:
    """ "up from 5% a year earlier" compares with the year before publication."""
    earlier = case.match["way"] in ("earlier", "before") and not governs(case)
    return case.published if earlier and unit in ("Y", "M", "Q") and count == 1 else None


def governs(case: Case) -> bool:
    """Whether "before" or "after" has its own object ("a day after she signed ...")."""
    if case.match["way"] not in ("after", "before", "following", "prior"):
        return False
    token = case.parsed.doc[case.last - 1]
    if token.dep_ == "mark" or any(c.dep_ in ("pobj", "pcomp") for c in token.children):
        return True
    following = case.parsed.doc[case.last] if case.last < len(case.parsed.doc) else None
    return following is not None and not following.is_punct and following.dep_ not in ("punct", "cc")


def offset_from(case: Case) -> Reading | None:
    """Reads "two days before Friday", "two weeks from Monday", "a month from today"."""
    unit, count, published = unit_of(case), count_of(case.group("count")), case.published
    base_word, tables = case.match["base"], lexicon().tables
    way = -1 if case.match["way"] in _BACK else 1
    if published is None or count == UNKNOWN or count != int(count) or unit in _SHORT:
        return unknown(_UNPLACED.get(unit, "XXXX-XX-XX"))
    if base_word in tables["deictic"]:
        base = calendar.shift_days(published, int(tables["deictic"][base_word]))
    elif base_word in tables["weekday"]:
        base = calendar.weekday_near(published, int(tables["weekday"][base_word]), case.direction() or PAST)
    else:
        return unknown(_UNPLACED[unit])
    if unit == "W":
        return dated(calendar.day(calendar.shift_days(base, 7 * way * int(count))))
    return dated(calendar.shift_span(base, unit, way * int(count)))


_PARTS = ("night", "morning", "afternoon", "evening")
_SAME = ("the same", "that same", "that very", "the very same", "that", "same")


def the_day(case: Case) -> Reading | None:
    """Reads "the next day", "that night", "the same year", "the year before" from the last date nearby."""
    word, way = case.match["unit"], case.match["way"]
    if governs(case):  # "the week before his arrest"
        return unknown(_UNPLACED["D" if word in _PARTS else unit_of(case)])
    part = word if word in _PARTS else None
    if word == "season" or way == "the":
        return None
    unit = "D" if part else str(lexicon().tables["unit"][word])
    step = 0 if way in _SAME else -1 if way.split()[-1] in ("previous", "preceding", *_BACK) else 1
    base = case.anchor(unit=unit)
    if base is None and unit == "Y" and step < 0:
        base = case.published
    if base is None:
        return unknown(_UNPLACED[unit], TimeKind.TIME if part else TimeKind.DATE)
    return dated(calendar.shift_span(base, unit, step), part=part)


def the_weekday(case: Case) -> Reading | None:
    """Reads "the following Tuesday", "that Friday" from the last day named nearby."""
    number, way, base = case.word("weekday"), case.match["way"], case.anchor()
    if base is None:
        return dated(Span(f"XXXX-WXX-{number}"), relative=False, part=case.group("part"))
    if way.split()[-1] in ("previous", "preceding", "prior"):
        when = calendar.weekday_near(calendar.shift_days(base, -1), number, PAST)
    elif way in ("that", "same"):
        when = min(
            (calendar.weekday_near(base, number, w) for w in (PAST, FUTURE)),
            key=lambda d: abs((d - base).days),
        )
    else:
        when = calendar.weekday_near(calendar.shift_days(base, 1), number, FUTURE)
    return dated(calendar.day(when), part=case.group("part"))


def the_unit(case: Case) -> Reading | None:
    """Reads "the end of the month", "later in the week", "year-end": of the one that publication falls in."""
    unit = unit_of(case)
    if case.published is None or unit in ("D", "DE", "CE"):
        return None if unit in ("DE", "CE") else unknown(_UNPLACED[unit])
    return dated(calendar.shift_span(case.published, unit, 0))


def past_ref(case: Case) -> Reading | None:
    """Reads "recently", "long ago"."""
    return unknown(PAST_REF)


def present_ref(case: Case) -> Reading | None:
    """Reads "now", "currently"."""
    return unknown(PRESENT_REF)


def future_ref(case: Case) -> Reading | None:
    """Reads "soon"."""
    return unknown(FUTURE_REF)
