"""Facts: what one article says of its entities.

frames      words with their arguments by grammatical place; voice and control undone
evoke       the ontology's patterns, applied to frames
roles       what noun phrases say by their form: roles, membership, origin, place
links       what prepositional phrases and clauses connect ("in response to", "after")
acts        actions without a relation of their own
counted     the dead whom a toll counts
states      what a copula says of its subject
stances     what speakers demand or blame
factuality  did it happen, did it not, or may it
finish      holder, time, place, evidence, confidence
repeats     what is said better beside it
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.facts.acts import actions
from dateline.extraction.facts.counted import counted_dead
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.event_times import with_event_times
from dateline.extraction.facts.evoke import evoked
from dateline.extraction.facts.finish import finish
from dateline.extraction.facts.grammar import is_verb
from dateline.extraction.facts.links import linked
from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.repeats import without_repeats
from dateline.extraction.facts.roles import copula_roles, noun_facts
from dateline.extraction.facts.stances import stances, stated
from dateline.extraction.facts.states import states
from dateline.language import Parsed
from dateline.language.tree import Span, Token
from dateline.ontology import Ontology
from dateline.records import Entity, Fact, Mention, Quotation, TimeExpression

__all__ = ["find_facts"]


def find_facts(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    ontology: Ontology,
) -> tuple[Fact, ...]:
    """Returns the facts of an article in the order of the text."""
    reading = Reading(parsed, mentions, entities, times, quotations, ontology)
    best: dict[tuple[object, ...], Fact] = {}
    for fact in (f for draft in drafts(reading) if (f := finish(reading, draft)) is not None):
        key = _said(reading, fact)
        if key not in best or fact.confidence > best[key].confidence:
            best[key] = fact
    found = without_repeats(reading, best.values())
    return tuple(sorted(with_event_times(reading, found), key=_place))


def drafts(reading: Reading) -> Iterator[Draft]:
    """Yields what every sentence of an article says, before holder, time, place and confidence."""
    for sentence in reading.sentences():
        yield from _drafts(reading, sentence)
    yield from stated(reading)


def _said(reading: Reading, fact: Fact) -> tuple[object, ...]:
    """Returns what makes two facts of one sentence the same."""
    ends = (reading.entity_of[m].index if m is not None else None for m in (fact.subject, fact.object, fact.holder))
    verb = fact.verb if fact.relation == "acts" else ""
    return (fact.start, fact.relation, *ends, fact.literal, verb, fact.factuality)


def _place(fact: Fact) -> tuple[object, ...]:
    return fact.start, fact.trigger, fact.relation, fact.subject or -1, fact.object or -1, fact.literal or "", fact.verb


def _drafts(reading: Reading, sentence: Span) -> Iterator[Draft]:
    for token in sentence:
        if is_verb(token) and token.dep_ not in {"aux", "auxpass"} and not _is_half(token):
            frame = reading.frames.verb(token)
            found = [*evoked(reading, frame), *copula_roles(reading, frame)]
            taken = {(d.subject.token.i if d.subject else -1, d.object.token.i if d.object else -1) for d in found}
            roles = any(d.relation == "hasRole" for d in found)
            yield from found
            yield from counted_dead(reading, frame)
            yield from actions(reading, frame, taken)
            yield from stances(reading, frame)
            if not roles:
                yield from states(reading, frame)
        elif token.pos_ in {"NOUN", "PROPN"}:
            if reading.ontology.evoked(token.lemma_.lower(), "noun"):
                yield from evoked(reading, reading.frames.noun(token))
        elif token.pos_ in {"ADJ", "ADV"} and reading.ontology.evoked(token.lemma_.lower(), "adj"):
            yield from evoked(reading, reading.frames.adjective(token))
        elif token.pos_ in {"ADP", "SCONJ", "VERB"} and (phrases := reading.ontology.phrases(token.lower_)):
            yield from linked(reading, token, phrases)
        mention = reading.by_head.get(token.i)
        if mention is not None:
            yield from noun_facts(reading, mention)


def _is_half(token: Token) -> bool:
    """Says whether a participle is the end of a hyphened adjective: "are battle-*tested*", not "were re-elected"."""
    if token.dep_ not in {"acomp", "amod"} or token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_:
        return False
    return token.nbor(-2).pos_ in {"NOUN", "ADJ", "ADV"}
