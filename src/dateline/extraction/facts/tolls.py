"""What harm leaves behind: "left six *dead* and forty *burned*"."""

from __future__ import annotations

from dateline.extraction.facts.grammar import child, is_verb
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_STATES = frozenset({"oprd", "acomp", "ccomp"})


def left_so(participle: Token) -> Token | None:
    """Returns the verb that leaves somebody in a state told after "and": "left six dead and forty *burned*"."""
    above = participle.head
    if participle.dep_ == "acl" and participle.lemma_ in fact_words().left_so:
        return _leaving(above) if all(c.dep_ in {"punct", "advmod"} for c in participle.children) else None
    if participle.dep_ != "conj" or participle.lemma_ not in fact_words().left_so or above.lemma_ != "leave":
        return None
    own = child(participle, "nsubj", "nsubjpass")
    alone = all(c.dep_ in {"nsubj", "nsubjpass", "punct", "advmod"} for c in participle.children)
    state = child(above, *_STATES)
    return above if own is not None and alone and state is not None and own.i > state.i else None


def _leaving(noun: Token) -> Token | None:
    """Returns the verb that leaves others so: "left six skiers dead and *twelve* burned"."""
    above = noun.head if noun.dep_ == "conj" else noun
    verb = above.head if above.dep_ in {"dobj", "oprd"} else above
    told = noun.dep_ == "conj" and verb.lemma_ == "leave" and child(verb, "oprd", "acomp") is not None
    return verb if told else None


def those_left(verb: Token) -> tuple[Token, ...]:
    """Returns of whom a state is told that a verb leaves them in: "left six *skiers* dead", "left 60 *dead*"."""
    state = child(verb, "oprd", "acomp") if is_verb(verb) and verb.lemma_ == "leave" else None
    if state is None or state.pos_ != "ADJ":
        return ()
    own = child(state, "nsubj")
    return (own,) if own is not None else (state,) if child(state, "nummod") is not None else ()


def is_toll(token: Token) -> bool:
    """Says whether a bare number is of people left dead or hurt: "left *six* dead"."""
    counted = token.pos_ == "NUM" or child(token, "nummod") is not None
    return counted and token.head.lemma_ == "leave" and child(token.head, "oprd", "acomp") is not None
