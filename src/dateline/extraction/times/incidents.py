"""What a lead tells without a day, and what the text behind it says of when that was."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.grammar import SUBJECTS
from dateline.extraction.times.scripts import harms
from dateline.language.tree import Token

_DEFINITE = frozenset({"the", "this", "that"})


def is_callout(event: Token) -> bool:
    """ "*Firefighters were called* to a mill": to what had just happened."""
    called = event.lemma_ == "call" and event.tag_ == "VBN" and any(c.lower_ == "to" for c in event.rights)
    who = word_set("times/discourse", "called_out")
    return called and any(c.dep_ == "nsubjpass" and c.lemma_.lower() in who for c in event.lefts)


def is_of_incident(verb: Token) -> bool:
    """ "Crews *attended the incident* on Saturday": what the lead tells of."""
    general = word_set("times/discourse", "general")
    objects = (c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in general)
    return verb.lemma_ == "attend" and any(g.lower_ in _DEFINITE for c in objects for g in c.lefts)


def is_of_harm(verb: Token) -> bool:
    """Whether a verb says when what did harm took place: "*the crash* happened", "*the fire*, which broke out"."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
        subject = verb.head
    known = subject is not None and any(c.lower_ in _DEFINITE for c in subject.lefts)
    return known and subject is not None and subject.lemma_.lower() in harms()
