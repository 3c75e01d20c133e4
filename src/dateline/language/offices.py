"""Offices read into the clause beside them, and participles that are none.

"Ann Lee was elected *chairwoman* and Tom Hill leaves": the office is read as leaving too.
"New rules for bars that close late *come* into force": read as a participle.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    AUXILIARIES,
    has_passive_help,
    has_subject,
    repair_words,
    shows_tense,
    subject_label,
)


def give_to_elected(office: Token) -> None:
    """Gives an office to who was elected to it: "was elected *chairwoman* and Tom Hill is leaving"."""
    start = office.left_edge.i
    chosen = office.doc[start - 1] if start else office
    named = chosen.tag_ == "VBN" and chosen.lemma_ in repair_words()["choosing"] and has_passive_help(chosen)
    if office.tag_ != "NN" or not named or office.ent_type_ == "PERSON":
        return
    other = next((c for c in office.rights if c.dep_ == "conj"), None)
    joint = next((c for c in office.rights if c.dep_ == "cc"), None)
    if other is None or joint is None or other.left_edge.i != joint.i + 1:
        return
    verb = office.head if office.head != chosen else _next_verb(chosen, other)
    if verb is None or verb.i < other.i or not chosen.is_ancestor(verb):
        return
    office.head, office.dep_ = chosen, "oprd"
    joint.head = chosen
    verb.head, verb.dep_ = chosen, "conj"
    other.head, other.dep_ = verb, subject_label(verb)


def _next_verb(chosen: Token, other: Token) -> Token | None:
    """Returns the finite verb behind a noun that is joined to another without a subject of its own."""
    found = (c for c in chosen.rights if c.dep_ == "conj" and c.i > other.i)
    return next((c for c in found if shows_tense(c) and not has_subject(c)), None)


def make_present(verb: Token) -> None:
    """Makes a present form of a participle that nothing helps: "New rules that nobody likes *come* into force"."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"ROOT", "ccomp"} or any(c.dep_ in AUXILIARIES for c in verb.children):
        return
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in {"NNS", "NNPS"}:
        verb.tag_, verb.pos_ = "VBP", "VERB"
