"""Gaps: where a relative clause leaves out what its head names ("the party *he grew up in*", "knives *he carried*")."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.facts.clauses import Clauses
from dateline.extraction.facts.grammar import antecedent, child, is_infinitive, is_passive, is_relative, is_verb
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_COMPLETE = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr"})


@dataclass(frozen=True, slots=True)
class Gap:
    """What fills a gap, and the token behind which it belongs; with a preposition it belongs at the clause's end."""

    noun: Token
    after: int
    preposition: str = ""


def find_gap(clauses: Clauses, verb: Token) -> Gap | None:
    """Returns the gap of a verb in a relative clause, or in what completes one."""
    top = verb
    while top.dep_ == "xcomp" and is_verb(top.head):
        top = top.head
    noun = antecedent(top)
    if noun is None:
        return None
    fronted = _before_verb(verb, noun)
    own = child(top, "nsubj", "nsubjpass")
    if fronted is not None or own is None or is_relative(own):
        return fronted
    if any(c.tag_ == "WRB" for c in top.children):
        return None  # "the dam where the water rose to within a metre of the top"
    stranded = next((c for c in verb.rights if c.dep_ == "prep" and not any(g.i > c.i for g in c.children)), None)
    if stranded is not None:
        return Gap(noun, stranded.i)
    if (last := _threatened(verb, top)) is not None:
        return Gap(noun, _last_particle(last))
    given = is_passive(verb) and verb.lemma_ in fact_words().giving
    if is_passive(verb) and not given and verb.i != top.i:
        return None  # "that she had to be taken away": nothing is left out
    empty = _lacks_object(verb, top) if given or verb.i != top.i else clauses.gap(verb) is not None
    return Gap(noun, _last_particle(verb)) if empty else None


def _threatened(verb: Token, top: Token) -> Token | None:
    """Returns the infinitive that acts on what a relative clause is of: "aid they have threatened to *withhold*"."""
    last = child(verb, "xcomp")
    if last is None or not is_infinitive(last) or is_passive(last) or child(verb, "dobj", "ccomp", "dative"):
        return None
    relative = any(_is_fronted(c) for c in last.children if c.dep_ == "dobj" and c.i < verb.i)
    return last if relative or _lacks_object(last, top) else None


def _before_verb(verb: Token, noun: Token) -> Gap | None:
    """Returns the gap of a relative pronoun: "that they left", "in which they live", "which they come from"."""
    for c in verb.children:
        if c.dep_ in {"dobj", "dative"} and _is_fronted(c) and c.i < verb.i:
            return Gap(noun, _last_particle(verb))
        if c.dep_ == "prep" and any(g.dep_ == "pobj" and is_relative(g) and g.i < verb.i for g in c.children):
            return Gap(noun, c.i) if c.i > verb.i else Gap(noun, verb.i, c.lower_)
    return None


def _is_fronted(pronoun: Token) -> bool:
    """Says whether a relative pronoun is what a verb or its infinitive acts on: "*that* it vowed to sell"."""
    return is_relative(pronoun) or (pronoun.tag_ == "WDT" and pronoun.head.dep_ == "xcomp")


def _lacks_object(verb: Token, top: Token) -> bool:
    """Says whether the head of a relative clause is what its last verb acts on: "the treaty he claims to support"."""
    words, pronouns = fact_words(), any(is_relative(c) for c in top.children)
    timed = top.head.ent_type_ in {"DATE", "TIME"} or top.head.lemma_ in words.empty_objects
    intransitive = verb.lemma_ in words.intransitive | words.motion
    return not (pronouns or timed or intransitive or any(c.dep_ in _COMPLETE for c in verb.children))


def _last_particle(verb: Token) -> int:
    return max((c.i for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), default=verb.i)
