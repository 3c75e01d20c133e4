"""The value of a fact's ``when``: what a time expression says, with the preposition before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import TimeExpression, TimeKind

OPEN_END = ".."
_YEAR = 4  # characters of an ISO year
_STEPS = {4: timedelta(days=366), 10: timedelta(days=1)}  # from one year or day to the next
_BOUNDS_OF_HOURS = frozenset({"before", "after"})
_LOOK_BACK = 4  # tokens between a preposition and its time: "since at least 2013", "until the end of"


def is_day(time: TimeExpression) -> bool:
    """Says whether a time is one day."""
    return len(time.start_date or "") == 10 and time.start_date == time.end_date


def when_of(times: Sequence[TimeExpression], parsed: Parsed, time: TimeExpression) -> str:
    """Returns the ISO date, month, year or interval ``from/to`` that a time expression gives to an event.

    "in 2013" gives ``2013``, "since 2013" ``2013/..``, "before Thursday" ``../2017-01-26``, "from 2008 to 2014"
    ``2008/2014`` and "last week" its first and last day. Nothing is returned for what has no place on the calendar:
    a weekday without a publication date, a duration, a set.

    Arguments:
        times: all expressions of the article, which hold the other end of an interval.
    """
    if time.kind is TimeKind.SET or not time.start_date or not time.end_date:
        return ""
    if time.kind is TimeKind.DURATION:
        return interval(time.start_date, time.end_date)
    lead = "" if _opens_with_hour(parsed, time) else _lead(parsed, time)
    other = _partner(times, parsed, time, lead)
    if other is not None:
        left, right = sorted((time, other), key=lambda t: t.first)
        return f"{_start(parsed, left, right)}/{right.end_date}"
    return _open(lead, time.start_date, time.end_date)


def _start(parsed: Parsed, left: TimeExpression, right: TimeExpression) -> str:
    """Returns where an interval starts: a year told at its end holds for both ("from July to November 1917")."""
    start, end = left.start_date or "", right.end_date or ""
    if len(start) <= _YEAR or _has_year(parsed, left) or not _has_year(parsed, right):
        return start
    same = end[:_YEAR] + start[_YEAR:]
    return same if same <= end else f"{int(end[:_YEAR]) - 1}{start[_YEAR:]}"


def _opens_with_hour(parsed: Parsed, time: TimeExpression) -> bool:
    """ "before dawn on Thursday", "after 5 p.m. Friday": the preposition bounds the hour, and the day is that day."""
    before = parsed.doc[time.first - 1].lower_ if time.first else ""
    first, tables = parsed.doc[time.first].lower_, lexicon().tables
    named = any(first in tables[name] for name in ("weekday", "month", "deictic"))
    return time.kind is TimeKind.TIME and before in _BOUNDS_OF_HOURS and not named


def _has_year(parsed: Parsed, time: TimeExpression) -> bool:
    return any(len(t.text) == _YEAR and t.text.isdigit() for t in parsed.doc[time.first : time.last])


def interval(first: str, last: str) -> str:
    """Returns "from/to", or the one date where both are the same."""
    return first if first == last else f"{first}/{last}"


def _open(lead: str, first: str, last: str) -> str:
    if lead in ("since", "from", "starting", "beginning", "effective", "after"):
        return f"{first}/{OPEN_END}"
    if lead in ("until", "till", "before", "through", "prior"):
        return f"{OPEN_END}/{last}"
    return interval(first, last)


def _lead(parsed: Parsed, time: TimeExpression) -> str:
    """Returns the preposition that governs an expression, "" where there is none."""
    words = lexicon().guards
    for i in range(time.first - 1, max(-1, time.first - 1 - _LOOK_BACK), -1):
        token = parsed.doc[i]
        if token.lower_ in words.leads:
            return "" if _has_other_object(token, time) else token.lower_
        if token.lower_ not in words.lead_fillers:
            return ""
    return ""


def _has_other_object(token: Token, time: TimeExpression) -> bool:
    """ "before Friday's vote" says nothing of Friday's bounds: the preposition governs the vote."""
    objects = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
    return bool(objects) and not any(time.first <= c.i < time.last for c in objects)


def _partner(times: Sequence[TimeExpression], parsed: Parsed, time: TimeExpression, lead: str) -> TimeExpression | None:
    """Returns the other end of "from A to B", "between A and B"."""
    here = list(times).index(time) if time in times else -1
    if here < 0:
        return None
    pairs, spills = lexicon().guards.interval_pairs, lexicon().guards.spills
    if lead in pairs and here + 1 < len(times) and _joined(parsed, time, times[here + 1], pairs[lead]):
        return times[here + 1]
    for other in (*times[here + 1 : here + 2], *times[max(0, here - 1) : here]):
        if _follow(parsed, *sorted((time, other), key=lambda t: t.first)):
            return other
    if here + 1 < len(times) and not lead and _between(parsed, time, times[here + 1]) in spills:
        return times[here + 1] if times[here + 1].end_date else None
    if here > 0:
        earlier = times[here - 1]
        opener = _lead(parsed, earlier) if earlier.start_date else ""
        if opener in pairs and _joined(parsed, earlier, time, pairs[opener]):
            return earlier
    return None


def _follow(parsed: Parsed, left: TimeExpression, right: TimeExpression) -> bool:
    """Says whether two times joined by "and" are one after the other: "in 1997 and 1998", "on Monday and Tuesday"."""
    first, second = left.start_date or "", right.start_date or ""
    if _between(parsed, left, right) != "and" or len(first) != len(second) or len(first) not in _STEPS:
        return False
    if (first, second) != (left.end_date, right.end_date):
        return False
    full = "-01-01" if len(first) == _YEAR else ""
    step = date.fromisoformat(second + full) - date.fromisoformat(first + full)
    return timedelta(0) < step <= _STEPS[len(first)]


def _between(parsed: Parsed, left: TimeExpression, right: TimeExpression) -> str:
    return " ".join(t.lower_ for t in parsed.doc[left.last : min(right.first, left.last + 4)])


def _joined(parsed: Parsed, left: TimeExpression, right: TimeExpression, words: tuple[str, ...]) -> bool:
    between = [t.lower_ for t in parsed.doc[left.last : right.first] if not t.is_punct or t.lower_ in words]
    return bool(left.start_date and right.end_date) and len(between) <= 3 and any(w in words for w in between[:1])
