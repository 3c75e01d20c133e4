"""What gerunds behind prepositions are worth: "kept from leaving", "guilty of stealing", "talks on closing it"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extraction.facts.combining import ASSERTED, NEGATED, POSSIBLE, combine, flipped
from dateline.extraction.facts.embedding import is_aimed_at, is_topic, says_instead
from dateline.extraction.facts.grammar import child, governor, is_verb
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Factuality


def of_gerund(of: Callable[[Token], Factuality], preposition: Token) -> Factuality:
    """Returns what the gerund behind a preposition is worth: who was "kept from leaving" did not leave.

    Arguments:
        of: gives the factuality of a clause or an event noun.
        preposition: what the gerund hangs on.
    """
    words, head = fact_words(), governor(preposition)
    name = preposition.lower_
    if head.pos_ == "ADJ":
        return _of_described(of, head)
    if head.lemma_.lower() in words.charges:
        return POSSIBLE  # "on suspicion of stealing"
    if name == "of" and is_verb(head) and head.lemma_.lower() in words.acquitting:
        return NEGATED if of(head) is ASSERTED else POSSIBLE
    if name in words.negative_prepositions or (name == "of" and says_instead(preposition)) or name in {"than"}:
        return NEGATED
    if name == "from" and head.lemma_.lower() in words.prevent | words.implicative_negative:
        return flipped(of(head)) if is_verb(head) else NEGATED
    if name in {"against"} or is_aimed_at(preposition, head):
        return POSSIBLE
    if not is_verb(head) and head.lemma_.lower() in words.unrealised_nouns and name in {"of", "for", "at"}:
        return POSSIBLE
    if is_topic(preposition, head):
        return POSSIBLE
    if name == "after" and head.dep_ == "pcomp" and of(governor(head.head)) is ASSERTED:
        return ASSERTED  # "was charged with stealing it after leaving the firm": he had left
    if name == "into" and head.tag_ == "VBG" and child(head, "aux") is not None:
        return POSSIBLE  # "is bullying farmers into selling"
    if name in {"before", "by", "in", "into", "for", "after", "over"} and is_verb(head) and of(head) is POSSIBLE:
        return POSSIBLE  # "must sign before joining"
    return ASSERTED


def _of_described(of: Callable[[Token], Factuality], adjective: Token) -> Factuality:
    """Returns what the gerund behind an adjective is worth: who is "guilty of stealing" stole."""
    denied = child(adjective, "neg") is not None
    if adjective.lower_ not in fact_words().answerable or (denied and adjective.head.lemma_ == "plead"):
        return POSSIBLE
    above = of(adjective.head) if is_verb(adjective.head) else ASSERTED
    return combine(above, NEGATED if denied else ASSERTED)
