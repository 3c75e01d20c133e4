"""Small questions about a clause and what it stands under, on which factuality rests."""

from __future__ import annotations

from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token


def is_past(verb: Token) -> bool:
    """Says whether a verb tells what is past: "had", "have had", "was", "has been"."""
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if verb.tag_ == "VBD":
        return not auxiliaries
    return verb.tag_ == "VBN" and bool(auxiliaries) and all(c.lemma_ == "have" for c in auxiliaries)


def is_singled_out(noun: Token) -> bool:
    """Says whether an infinitive tells what a noun is the first or only one to do: "the youngest player to score"."""
    singled = fact_words().singling
    before = (c for c in noun.children if c.i < noun.i)
    return noun.lower_ in singled or any(c.lower_ in singled or c.tag_ in {"JJS", "RBS"} for c in before)


def says_instead(preposition: Token) -> bool:
    return any(t.lower_ == "instead" for t in (preposition.head, *preposition.children))


def has_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def is_presupposed(clause: Token) -> bool:
    """Says whether a clause asks for more on what happened ("why he left"): whatever is said of it, it happened."""
    first = clause.left_edge
    if clause.dep_ != "ccomp" or first.tag_ not in {"WRB", "WP", "WDT"} or first.head.i != clause.i:
        return False
    tensed = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    return clause.tag_ == "VBD" or bool(tensed & {"had", "have", "has", "was", "were"})


def is_undone(verb: Token) -> bool:
    """Says whether a verb puts off or rules out its complement ("ruled out doing", "has yet to do")."""
    if verb.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children):
        return True
    return verb.lemma_ == "have" and any(c.dep_ == "advmod" and c.lower_ == "yet" for c in verb.children)
