"""Which event a time belongs to: the time in the event's own clause, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.extraction.lexicon import word_set
from dateline.extraction.times import calendar
from dateline.extraction.times.following import told_before
from dateline.extraction.times.grammar import SUBJECTS, VERBS
from dateline.extraction.times.narrated import is_quoted
from dateline.extraction.times.offsets import Offset, offsets, placed, years_before
from dateline.extraction.times.owners import is_past, owners
from dateline.extraction.times.scripts import happenings
from dateline.extraction.times.sharing import is_not_shared
from dateline.extraction.times.since import SUPERLATIVE_REACH, is_first_since, is_ranked, since_clauses
from dateline.extraction.times.sources import settings, sources
from dateline.extraction.times.timeline import Timeline, timeline
from dateline.extraction.times.when import interval, is_day, when_of
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import TimeExpression

_PERFECT = frozenset({"has", "have", "'ve"})
_INHERIT = 4  # how many clauses up an event looks for its time


def time_of(parsed: Parsed, token: int, times: Sequence[TimeExpression]) -> tuple[str, str] | None:
    """Returns the ``when`` of an event and the basis it rests on, or None: a wrong date is worse than none.

    The time comes from the event's own clause, from the event that it is part of ("sent a memo Thursday asking
    ..."), from its subject ("Friday's march drew thousands") or from another mention of the same event.

    Arguments:
        token: the verb or noun that evokes the event (``Fact.trigger``).
        times: the time expressions of the article, as ``find_times`` gives them.
    """
    if not times:
        return None
    line = timeline(parsed, times)
    event = parsed.doc[token]
    named = _named_by_time(line, event.head if event.dep_ == "conj" else event)
    if named is not None:
        return interval(named.start_date or "", named.end_date or ""), named.basis
    time = _time_for(line, event, _INHERIT) or _beyond(line, event, _INHERIT)
    if time is None:
        return _counted_back(parsed, line, event) or _lasting_since(line, event) or _moments_later(parsed, line, event)
    if _is_of_unknown_day(parsed, line, event, time):
        return None
    time = _as_spoken(parsed, line, event, time)
    when = when_of(times, parsed, time)
    told = bool(when) and not is_first_since(parsed, event, when) and not _put_off(parsed, event, when)
    return (when, time.basis) if told else None


def _put_off(parsed: Parsed, event: Token, when: str) -> bool:
    """ "adjourned the trial until Monday": what is done already does not last until a day to come."""
    published = parsed.article.published
    if published is None or not when.startswith("../") or event.tag_ not in ("VBD", "VBN"):
        return False
    guards, last = lexicon().guards, when.removeprefix("../")
    if event.lemma_ in guards.calling | guards.deferring | {"issue"}:
        return last >= published.isoformat()
    return event.tag_ == "VBD" and last > published.isoformat()


def _is_of_unknown_day(parsed: Parsed, line: Timeline, event: Token, time: TimeExpression) -> bool:
    """Says whether "tomorrow" is that of quoted words of which no day is told: they may be days old."""
    spoken = time.text.lower() in lexicon().guards.spoken and is_quoted(event)
    return spoken and _said_on(parsed, line, event) is None


def _as_spoken(parsed: Parsed, line: Timeline, event: Token, time: TimeExpression) -> TimeExpression:
    """Returns "today" of quoted words as the speaker's: the day of the report that he speaks in, where it has one."""
    published = parsed.article.published
    spoken = time.text.lower() in lexicon().guards.spoken and is_quoted(event)
    said = _said_on(parsed, line, event) if spoken else None
    if published is None or said is None or not is_day(time):
        return time
    late = (published - date.fromisoformat(said.start_date or "")).days
    day = calendar.shift_days(date.fromisoformat(time.start_date or ""), -late).isoformat()
    return replace(time, start_date=day, end_date=day, basis=said.basis) if late else time


def _said_on(parsed: Parsed, line: Timeline, event: Token) -> TimeExpression | None:
    """Returns the day of quoted words: the last that their paragraph told of before them, or that of the report."""
    here = parsed.paragraph_of[event.i]
    told = [
        time
        for i in range(event.sent.start - 1, 0, -1)
        if parsed.paragraph_of[i] == here and is_past(parsed.doc[i]) and not is_quoted(parsed.doc[i])
        for time in line.owned.get(i, ())
    ]
    own = [t for w in event.sent if is_past(w) and not is_quoted(w) for t in line.owned.get(w.i, ())]
    found = next(iter((*own, *told)), None)
    return found if found is not None and is_day(found) else line.told_on


def place_offsets(parsed: Parsed, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Places "a day after the vote" on the calendar where the vote has a day; returns all expressions in order."""
    known: dict[int, TimeExpression] = {}
    for offset in offsets(parsed, times):
        line = timeline(parsed, times)
        time = _time_for(line, offset.event, _INHERIT) or line.elsewhere(offset.event)
        if time is not None and is_day(time):
            known[offset.time.first] = placed(offset, time.start_date or "", time.basis)
    return tuple(known.get(t.first, t) for t in times)


def counted_from(parsed: Parsed, times: Sequence[TimeExpression]) -> dict[int, Offset]:
    """Returns what is counted from events without a day in their own clause, by the tokens it is said of."""
    line = timeline(parsed, times)
    return {i: offset for offset in line.offsets for i in owners(parsed, offset.time)[0]}


def _named_by_time(line: Timeline, event: Token) -> TimeExpression | None:
    """ "the worst flood since 1993, when 14 people died": the clause tells what happened then."""
    if event.dep_ not in ("relcl", "advcl") or not any(c.lower_ == "when" and c.i < event.i for c in event.children):
        return None
    return next((t for t in line.times if t.first <= event.head.i < t.last and t.start_date and t.end_date), None)


def _counted_back(parsed: Parsed, line: Timeline, event: Token) -> tuple[str, str] | None:
    """ "marched Friday, a day after he signed it": he signed it on Thursday."""
    if event.dep_ == "xcomp" and event.head.lemma_ in lexicon().guards.attempts:
        event = event.head  # "a day after he failed to come"
    for offset in line.offsets:
        if offset.event.i != event.i:
            continue
        other = parsed.doc[offset.time.first]
        main = next((a for a in other.ancestors if a.pos_ in VERBS and a.i != event.i), None)
        time = _time_for(line, main, _INHERIT) if main is not None else None
        day = offset.to_event(time.start_date or "") if time is not None and is_day(time) else None
        if day is not None and time is not None:
            return day, time.basis
    return _years_back(parsed, line, event)


def _years_back(parsed: Parsed, line: Timeline, event: Token) -> tuple[str, str] | None:
    """ "reopened it in 2006, 20 years after a fire *ruined* it": it did so in 1986."""
    count = years_before(event)
    if count is None:
        return None
    time = next((t for t in line.owned.get(event.head.i, ()) if len(t.start_date or "") == len("2006")), None)
    return (str(int(time.start_date or "") - count), time.basis) if time is not None else None


def _lasting_since(line: Timeline, event: Token) -> tuple[str, str] | None:
    """ "has tuned organs since he left school in May": since that month."""
    perfect = event.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in _PERFECT for c in event.lefts)
    if not perfect:
        return None
    for mark, clause in since_clauses(event):
        lead = event.doc[max(event.sent.start, mark.i - SUPERLATIVE_REACH) : mark.i]
        time = next(iter(line.owned.get(clause.i, ())), None)
        if time is not None and time.start_date and not is_ranked(lead):
            return f"{time.start_date}/..", time.basis
    return None


def _moments_later(parsed: Parsed, line: Timeline, event: Token, depth: int = _INHERIT) -> tuple[str, str] | None:
    """ "On Friday a bus hit a wall. *Minutes later*, a tram *derailed*": on the day of what was told just before."""
    before = told_before(parsed, event)
    if before is None or not is_past(before):
        return None
    time = _time_for(line, before, _INHERIT) or _beyond(line, before, _INHERIT)
    if time is None and depth:
        return _moments_later(parsed, line, before, depth - 1)
    return (time.start_date or "", time.basis) if time is not None and is_day(time) else None


def _beyond(line: Timeline, event: Token, depth: int) -> TimeExpression | None:
    """Returns the time that an event, or the event that it is part of, has outside its sentence."""
    found = line.elsewhere(event) or line.story_time(event)
    if found is None and depth and not _sets_against(event):
        found = next((t for s in (*sources(event), *settings(event)) if (t := _beyond(line, s, depth - 1))), None)
    return found


def _sets_against(event: Token) -> bool:
    """ "The crane tipped over, *but its maker kept* silent": others did so, maybe on another day."""
    own = event.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in event.lefts)
    return own and any(c.lower_ == "but" and event.head.i < c.i < event.i for c in event.head.rights)


def _time_for(line: Timeline, event: Token, depth: int) -> TimeExpression | None:
    own = line.owned.get(event.i)
    if own:
        return _best(event, own)
    if depth == 0:
        return None
    for source in (*sources(event), *settings(event)):
        found = _time_for(line, source, depth - 1)
        if found is not None and not is_not_shared(event, source, found):
            return found
    return _from_subject(line, event)


def _best(event: Token, own: Sequence[TimeExpression]) -> TimeExpression:
    """Returns the most precise expression, the nearest to the event of equal ones and of such as exclude each other."""
    best = min(own, key=lambda t: (-len(t.start_date or ""), abs(t.first - event.i), t.first))
    near = min(own, key=lambda t: (abs(t.first - event.i), t.first))
    return best if (best.start_date or "").startswith(near.start_date or "") else near


def _from_subject(line: Timeline, event: Token) -> TimeExpression | None:
    """ "Friday's march drew thousands", "the 2015 attack killed 20": the time of the subject, of a happening's any."""
    if event.pos_ not in VERBS or event.tag_ not in ("VBD", "VBN"):
        return None
    for child in event.children:
        if child.dep_ not in SUBJECTS:
            continue
        subject = event.head if event.dep_ == "relcl" and child.tag_ in ("WDT", "WP") else child
        happened = event.lemma_ in word_set("times/events", "happening") and subject.lemma_.lower() in happenings()
        for time in line.bound.get(subject.i, ()):
            if happened or len(time.start_date or "") == 10 or _is_inserted(event, time):
                return time
    if event.dep_ == "relcl" and _place_relative(event):
        return next(iter(line.bound.get(event.head.i, ())), None)
    return None


def _is_inserted(event: Token, time: TimeExpression) -> bool:
    """ "His first trial, *in 2012*, was halted": between commas, the time is the verb's."""
    first, last = event.doc[time.first - 2], event.doc[time.last] if time.last < event.i else event
    return time.first > event.sent.start + 1 and first.text == last.text == ","


def _place_relative(event: Token) -> bool:
    """ "the 1991 pilgrimage, in which ...": what happened in the course of the event."""
    return any(
        c.lower_ in ("where", "when") or (c.dep_ == "prep" and any(g.tag_ == "WDT" for g in c.children))
        for c in event.children
    )
