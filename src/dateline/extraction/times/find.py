"""Finds the time expressions of an article: patterns over sentences, guards, readers, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from dateline.extraction.times import calendar_readers, duration_readers, relative_readers
from dateline.extraction.times.attach import place_offsets
from dateline.extraction.times.calendar import Span
from dateline.extraction.times.case import ANCHOR_SENTENCES, Case, Reading
from dateline.extraction.times.guards import is_time
from dateline.extraction.times.stream import Sentence, sentences
from dateline.extraction.times.words import Rule, lexicon
from dateline.language import Parsed
from dateline.records import TimeExpression, TimeKind

_MODULES = (calendar_readers, relative_readers, duration_readers)
_REMEMBERED = 12  # expressions that a reader may look back to
_PREFIX_REACH = 40  # characters: longer than any prefix
_RETRIES = 3  # a match that its reader gives up makes room for a shorter one, this often


@dataclass(frozen=True, slots=True)
class _Match:
    rule: Rule
    match: re.Match[str]
    first: int
    last: int


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """Returns the time expressions of an article in the order of the text.

    Values rest on ``parsed.article.published`` where the text alone does not fix them; without it a weekday stays
    ``XXXX-WXX-5`` and "yesterday" ``PAST_REF``.
    """
    found: list[TimeExpression] = []
    firsts: list[int] = []
    for sentence in sentences(parsed, lexicon().triggers):
        firsts.append(sentence.owners[0])
        read = _read_sentence(parsed, sentence, found[-_REMEMBERED:], firsts)
        if found and read and read[0].first == found[-1].last and _belong(parsed, found[-1], read[0]):
            read[0] = _join(parsed, found.pop(), read[0])  # "at 2:17 a.m. | Saturday": no sentence ends there
        found.extend(read)
    return place_offsets(parsed, tuple(found))


def _read_sentence(
    parsed: Parsed, sentence: Sentence, earlier: list[TimeExpression], firsts: list[int]
) -> list[TimeExpression]:
    candidates = _candidates(parsed, sentence)
    times: list[TimeExpression] = []
    for _ in range(_RETRIES):
        times, refused = _read_chosen(parsed, sentence, earlier, firsts, _choose(candidates))
        if not refused:
            break
        gone = {id(c) for c in refused}
        candidates = [c for c in candidates if id(c) not in gone]
    return _join_clocks(parsed, times)


def _candidates(parsed: Parsed, sentence: Sentence) -> list[_Match]:
    """Returns the matches of all rules that pass the guards, the best first."""
    names = [m.span() for m in lexicon().guards.names.finditer(sentence.text)]
    found = []
    for order, rule in enumerate(lexicon().rules):
        if rule.needs.isdisjoint(sentence.words):
            continue
        for match in rule.pattern.finditer(sentence.text):
            if any(left < match.end() and match.start() < right for left, right in names):
                continue
            if is_time(rule, match, parsed, sentence):
                found.append((match.start() - match.end(), order, _Match(rule, match, *sentence.tokens(*match.span()))))
    return [m for _, _, m in sorted(found, key=lambda f: (f[0], f[1], f[2].first))]


def _choose(candidates: list[_Match]) -> list[_Match]:
    """Returns matches that do not overlap, in the order of the text."""
    chosen: list[_Match] = []
    taken: set[int] = set()
    for candidate in candidates:
        tokens = range(candidate.first, candidate.last)
        if taken.isdisjoint(tokens):
            chosen.append(candidate)
            taken.update(tokens)
    return sorted(chosen, key=lambda c: c.first)


def _read_chosen(
    parsed: Parsed,
    sentence: Sentence,
    earlier: list[TimeExpression],
    firsts: list[int],
    chosen: list[_Match],
) -> tuple[list[TimeExpression], list[_Match]]:
    times: list[TimeExpression] = []
    refused: list[_Match] = []
    nearby = firsts[-ANCHOR_SENTENCES:][0]
    for m in chosen:
        known = tuple((earlier + times[-_REMEMBERED:])[-_REMEMBERED:])
        case = Case(m.match, parsed, m.first, m.last, known, sentence.owners[0], nearby)
        reading = _reader(m.rule.reads)(case)
        if reading is None:
            refused.append(m)
        else:
            times.append(_expression(parsed, _widened(sentence, m), m.last, reading))
    return times, refused


@cache
def _reader(name: str) -> Callable[[Case], Reading | None]:
    """Returns the reader that a rule names."""
    found: Callable[[Case], Reading | None] = next(getattr(m, name) for m in _MODULES if hasattr(m, name))
    return found


def _widened(sentence: Sentence, m: _Match) -> int:
    """Takes "early", "the end of" into the expression."""
    start = m.match.start()
    prefix = lexicon().prefix.search(sentence.text, max(0, start - _PREFIX_REACH), start)
    return sentence.tokens(prefix.start(), prefix.end())[0] if prefix else m.first


def _expression(parsed: Parsed, first: int, last: int, reading: Reading) -> TimeExpression:
    basis = "text"
    if reading.relative and reading.span.start:
        basis = "corpus" if parsed.article.published_basis == "corpus" else "published"
    return TimeExpression(
        start=parsed.start(first),
        end=parsed.end(last - 1),
        first=first,
        last=last,
        text=parsed.text(first, last),
        kind=reading.kind,
        value=reading.span.value,
        start_date=reading.span.start,
        end_date=reading.span.end,
        basis=basis,
    )


def _join_clocks(parsed: Parsed, times: list[TimeExpression]) -> list[TimeExpression]:
    """Joins a time of day with the day beside it: "10 a.m. Tuesday", "Friday at noon"."""
    joined: list[TimeExpression] = []
    for time in times:
        previous = joined[-1] if joined else None
        if previous is not None and _belong(parsed, previous, time):
            joined[-1] = _join(parsed, previous, time)
        else:
            joined.append(time)
    return joined


def _belong(parsed: Parsed, left: TimeExpression, right: TimeExpression) -> bool:
    if {left.kind, right.kind} != {TimeKind.DATE, TimeKind.TIME}:
        return False
    clock, day = (left, right) if left.kind is TimeKind.TIME else (right, left)
    if (
        "T" not in clock.value
        or not (day.value.startswith("XXXX-WXX-") or (day.start_date or "")[7:])
        or day.start_date != day.end_date
    ):
        return False
    if clock.start_date not in (None, day.start_date):
        return False
    gap = " ".join(t.lower_ for t in parsed.doc[left.last : right.first])
    return gap in lexicon().guards.clock_gaps


def _join(parsed: Parsed, left: TimeExpression, right: TimeExpression) -> TimeExpression:
    clock, day = (left, right) if left.kind is TimeKind.TIME else (right, left)
    span = duration_readers.with_day(Span(clock.value), Span(day.value, day.start_date, day.end_date))
    whole = _expression(parsed, left.first, right.last, Reading(TimeKind.TIME, span))
    return replace(whole, basis=day.basis)
