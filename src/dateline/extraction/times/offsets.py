"""Times counted from another event: "a day after she signed the order"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extraction.times import calendar
from dateline.extraction.times.numbers import UNKNOWN, count_of
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import TimeExpression

_BACK = ("before", "prior")
COUNTING = ("after", "before", "to", "since", "from", "following")  # how such an expression ends
_ROUGH = frozenset({"about", "some", "nearly", "almost", "over", "than", "around", "least", "and", "or", "to"})
_DAYS = ("D", "N", "W")  # units that take a day to a day; "a month after" is no day


@dataclass(frozen=True, slots=True)
class Offset:
    """ "two days after the vote": its expression, the event it counts from, and how far from it lies the other."""

    time: TimeExpression
    event: Token
    unit: str
    count: int

    def from_event(self, day: str) -> calendar.Span:
        """Returns when the other event happened, the event's day being known."""
        return calendar.shift_span(date.fromisoformat(day), self.unit, self.count)

    def to_event(self, day: str) -> str | None:
        """Returns the event's day, the other's being known; None where only its week would be."""
        if self.unit not in ("D", "N"):
            return None
        return calendar.shift_days(date.fromisoformat(day), -self.count).isoformat()


def offsets(parsed: Parsed, times: Sequence[TimeExpression]) -> list[Offset]:
    """Returns the expressions that count from an event named after them, in the order of the text."""
    pattern = next(rule.pattern for rule in lexicon().rules if rule.name == "later")
    found = []
    for time in times:
        if time.start_date or not time.value.startswith("XXXX"):
            continue
        match = pattern.fullmatch(" ".join(t.lower_ for t in parsed.doc[time.first : time.last]))
        event = event_after(parsed, time) if match else None
        if match is None or event is None:
            continue
        unit, count = str(lexicon().tables["unit"][match["unit"]]), count_of(match["count"])
        if unit in _DAYS and count != UNKNOWN and count == int(count):
            found.append(Offset(time, event, unit, int(-count if match["way"] in _BACK else count)))
    return found


def event_after(parsed: Parsed, time: TimeExpression) -> Token | None:
    """Returns the noun or verb that "after" or "before" at a time's end governs."""
    word = parsed.doc[time.last - 1]
    if word.lower_ not in COUNTING:
        return None
    if word.dep_ == "mark" and word.head.i > word.i:
        return word.head
    governed = next((c for c in word.children if c.dep_ in ("pobj", "pcomp") and c.i > word.i), None)
    if governed is not None:
        return governed
    clause = word.head if word.dep_ in ("advmod", "prep", "npadvmod") else None
    return clause if clause is not None and clause.i > word.i and clause.pos_ == "VERB" else None


def placed(offset: Offset, day: str, basis: str) -> TimeExpression:
    """Returns an offset's expression with its place on the calendar."""
    span = offset.from_event(day)
    return replace(offset.time, value=span.value, start_date=span.start, end_date=span.end, basis=basis)


def years_before(event: Token) -> int | None:
    """Returns how many years before its main clause an event lies: "in 2006, *20 years after* a ban took effect"."""
    mark = next((c for c in event.lefts if c.dep_ == "mark" and c.lower_ == "after"), None)
    if mark is None or event.dep_ != "advcl" or mark.i < 2 or mark.nbor(-1).lower_ != "years":
        return None
    number = mark.nbor(-2)
    told = number.pos_ == "NUM" and not any(t.lower_ in _ROUGH for t in event.doc[max(0, mark.i - 5) : mark.i - 2])
    count = count_of(number.lower_) if told else UNKNOWN
    return int(count) if count != UNKNOWN and count == int(count) else None
