"""Whose a thing is that "whose" tells of: the noun before the clause."""

from __future__ import annotations

from dateline.extraction.facts.grammar import antecedent, clause_of, is_human
from dateline.extraction.facts.role_words import role_words
from dateline.language.tree import Token


def meant(owner: Token) -> Token:
    """Returns the union of "the union whose president resigned" for its "whose"; of two the nearer."""
    if owner.tag_ != "WP$":
        return owner
    beside = owner.head.head if owner.head.dep_ == "appos" else None  # "Tarn, *whose director*, Ann Lee, said"
    noun = antecedent(clause_of(owner)) or beside
    if noun is None:
        return owner
    if owner.head.lemma_.lower() in role_words().kin and is_human(noun):
        return noun  # "Hale of Leeds, *whose* son": no town has one
    near = owner.i - 1 - (owner.nbor(-1).text == ",")
    if owner.head.lemma_.lower() in role_words().of_houses and (house := _house_in(noun)) is not None:
        return house
    within = noun.i < near and owner.doc[near].pos_ in {"NOUN", "PROPN"} and noun in owner.doc[near].ancestors
    return owner.doc[near] if within else noun


def _house_in(place: Token) -> Token | None:
    """Returns what stands in a place named behind it: "a *shop* in Leeds, whose owner called"."""
    preposition = place.head if place.dep_ == "pobj" and place.pos_ == "PROPN" else None
    located = preposition is not None and preposition.lower_ in {"in", "near", "outside", "on"}
    house = preposition.head if preposition is not None and located else None
    return house if house is not None and house.pos_ in {"NOUN", "PROPN"} else None
