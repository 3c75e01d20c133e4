"""Times that events carry: what happens in an event that the article dates elsewhere happened then."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.facts.reading import Reading
from dateline.extraction.times import time_of
from dateline.records import Entity, Fact, Factuality

_HAPPENING = frozenset({"happen", "occur", "take place", "begin", "start", "come", "be held", "hold"})
_STATES = frozenset({"hasRole", "memberOf", "citizenOf", "partOf", "relatedTo", "livesIn", "owns", "bornIn"})
_EVENT_RELATIONS = frozenset(
    {"participatesIn", "locatedIn", "kills", "injures", "attacks", "concerns", "respondsTo", "acts", "protests", "issues"}
)


def with_event_times(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives undated facts about a dated event the event's date."""
    dates = {e.index: found for e in reading.entities if (found := _date(reading, e, facts)) is not None}
    dated = [_dated(reading, fact, dates) for fact in facts] if dates else facts
    return _narrated(reading, dated)


def _narrated(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives events told one after another in the simple past the day of the one told before them."""
    anchor: tuple[str, str] | None = None
    sentence, told = -1, []
    for fact in sorted(facts, key=lambda f: (f.start, f.trigger)):
        if fact.start != sentence:
            sentence = fact.start
            here = [f for f in facts if f.start == sentence and _is_told(reading, f)]
            days = {(f.when, f.when_basis) for f in here if f.when and len(f.when) == 10}
            if len(days) == 1:
                anchor = next(iter(days))
            elif any(f.when for f in here):
                anchor = None
        if fact.when is None and anchor is not None and _is_told(reading, fact) and not _is_placed(reading, fact):
            fact = replace(fact, when=anchor[0], when_basis="discourse")
        told.append(fact)
    return told


def _is_placed(reading: Reading, fact: Fact) -> bool:
    """Says whether the sentence puts itself before or after something in words of its own ("two days after it")."""
    here = (t for t in reading.times if fact.start <= t.start < fact.end)
    doc = reading.parsed.doc
    return any(
        t.start_date is None and t.last < len(doc) and doc[t.last].lower_ in {"after", "before", "later", "earlier", "ago"}
        for t in here
    )


def _is_told(reading: Reading, fact: Fact) -> bool:
    """Says whether a fact is an event that the article itself tells in the simple past."""
    verb = reading.parsed.doc[fact.trigger]
    if fact.relation in _STATES or fact.factuality is Factuality.POSSIBLE or fact.trigger in reading.quotation_of:
        return False
    if verb.tag_ == "VBD":
        return not any(c.dep_ == "aux" for c in verb.children) and verb.lemma_ not in {"be", "have", "say"}
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return verb.tag_ == "VBN" and [c.lower_ for c in auxiliaries] in (["was"], ["were"])


def _date(reading: Reading, entity: Entity, facts: list[Fact]) -> tuple[str, str] | None:
    """Returns the one date that the article gives to an event; None for several events or several dates."""
    mentions = [reading.mentions[m] for m in entity.mentions]
    if not reading.ontology.is_a(entity.cls, "Event") or any(m.number == "plural" for m in mentions):
        return None
    own = [m for m in mentions if m.head not in reading.quotation_of]  # "today's game" is a speaker's today
    found = {time for m in own if (time := time_of(reading.parsed, m.head, reading.times)) is not None}
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
