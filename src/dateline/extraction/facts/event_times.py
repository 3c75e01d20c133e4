"""Times that events carry: what happens in an event that the article dates elsewhere happened then."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.facts.reading import Reading
from dateline.records import Entity, Fact, Factuality

_HAPPENING = frozenset({"happen", "occur", "take place", "begin", "start", "come", "be held", "hold"})
_EVENT_RELATIONS = frozenset(
    {
        "participatesIn",
        "locatedIn",
        "kills",
        "injures",
        "attacks",
        "concerns",
        "respondsTo",
        "acts",
        "protests",
        "issues",
    }
)


def with_event_times(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives undated facts about a dated event the event's date."""
    dates = {e.index: found for e in reading.entities if (found := _date(reading, e, facts)) is not None}
    return [_dated(reading, fact, dates) for fact in facts] if dates else facts


def _date(reading: Reading, entity: Entity, facts: list[Fact]) -> tuple[str, str] | None:
    """Returns the one date that the article gives to an event; None for several events or several dates."""
    mentions = [reading.mentions[m] for m in entity.mentions]
    if not reading.ontology.is_a(entity.cls, "Event") or any(m.number == "plural" for m in mentions):
        return None
    own = [m for m in mentions if m.head not in reading.quotation_of]  # "today's game" is a speaker's today
    found = {time for m in own if (time := reading.time_of(m.head)) is not None}
    found |= {
        (f.when, f.when_basis)
        for f in facts
        if f.when and f.subject in entity.mentions and f.relation == "acts" and f.verb in _HAPPENING
    }
    values = {value for value, _ in found}
    return min(found) if len(values) == 1 and "/" not in next(iter(values)) else None


def _dated(reading: Reading, fact: Fact, dates: dict[int, tuple[str, str]]) -> Fact:
    if fact.when is not None or fact.relation not in _EVENT_RELATIONS or fact.factuality is Factuality.POSSIBLE:
        return fact
    for mention in (fact.subject, fact.object):
        entity = reading.entity_of.get(mention) if mention is not None else None
        if entity is not None and entity.index in dates:
            when, basis = dates[entity.index]
            return replace(fact, when=when, when_basis=basis)
    return fact
