"""The body of an office whose title tells of what kind that is: "Team doctor", "Board Chairwoman", "Race director"."""

from __future__ import annotations

from dateline.extraction.facts.offices import first_mention, main_body
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import noun_class
from dateline.records import Entity

_OFFICES = "facts/offices"


def kind_of(words: str) -> str:
    """Returns the noun of a title that tells the kind of its body, or nothing: the team of "team doctor"."""
    *before, noun = words.lower().split()
    kinds = word_set(_OFFICES, "kinds") | word_set(_OFFICES, "called")
    return next((w for w in reversed(before) if w in kinds), "") if noun in word_set(_OFFICES, "led_by") else ""


def body_of_kind(reading: Reading, words: str, first: int) -> Filler | None:
    """Returns the one body of the kind that a title tells which the article has brought in before it.

    Arguments:
        reading: the article.
        words: the title.
        first: the token at which it starts.
    """
    kind = kind_of(words)
    if not kind:
        return None
    brought = (e for e in reading.entities if reading.mentions[e.mentions[0]].first < first)
    told = [e for e in brought if _is_of(reading, e, kind)]
    named = [e for e in told if reading.is_named(e)] or [e for e in told if e.label.lower() != kind]
    body = named[0] if len(named) == 1 else main_body(named)
    return first_mention(reading, body) if body is not None else None


def _is_of(reading: Reading, entity: Entity, kind: str) -> bool:
    cls = noun_class([kind])
    if kind in word_set(_OFFICES, "kinds"):
        told = reading.is_named(entity) or _is_called(reading, entity, kind)
        return told and reading.ontology.is_a(entity.cls, cls)
    body = reading.ontology.fits(entity.cls, ("Organization", "Facility", "Event"))
    return body and _is_called(reading, entity, kind)


def _is_called(reading: Reading, entity: Entity, kind: str) -> bool:
    """Says whether a body has the kind's noun as the head of a name or a description: "Ely Hospital", "the board"."""
    for mention in (reading.mentions[m] for m in entity.mentions):
        if mention.number != "plural" and reading.parsed.doc[mention.head].lower_ == kind:
            return True
        if mention.name.lower().endswith(f" {kind}"):
            return True
    return False
