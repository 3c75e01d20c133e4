"""Names of places that the parser takes apart.

"The head of Portland, Oregon-based *Nordwood*": the firm is read as a part of Portland.
"Police in Serra Alta *do* Mar arrested nine": the little word of the name is read as an English verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import AUXILIARIES, SUBJECTS

_PROPER = frozenset({"NNP", "NNPS"})
_PAST = frozenset({"VBD", "VBZ", "VBN"})


def base_body_on_town(based: Token) -> None:
    """Makes a body of its own of what is based in a town with its region: "head of Portland, Oregon-based *Varo*"."""
    body, doc = based.head, based.doc
    if based.i < 4 or based.nbor(-1).text != "-" or body.i <= based.i:
        return
    region = based.nbor(-2)
    comma = region.left_edge.i - 1
    town = doc[comma - 1] if comma > 0 else region
    if region.head != based or region.tag_ not in _PROPER or town.tag_ not in _PROPER or doc[comma].text != ",":
        return
    if body.dep_ == "appos" and body.head == town:
        body.dep_ = town.dep_
        body.head = body if town.head == town else town.head
        for c in [c for c in town.children if c.i > body.i or (c.i < town.i and c.dep_ in {"det", "cc"})]:
            c.head = body
    elif town.head != body or town.dep_ not in {"nmod", "compound", "npadvmod", "appos"}:
        return
    town.head, town.dep_ = based, "npadvmod"
    region.head, region.dep_ = town, "appos"
    doc[comma].head = town


def join_foreign_name(do: Token) -> None:
    """Makes part of a name of "do" between names before a past verb, which it cannot help: "in Serra Alta *do* Mar"."""
    verb, doc = do.head, do.doc
    if do.text != "do" or do.dep_ not in AUXILIARIES or verb.tag_ not in _PAST or not 0 < do.i < len(doc) - 1:
        return
    before, after = do.nbor(-1), do.nbor(1)
    if before.tag_ not in _PROPER or after.tag_ not in _PROPER or not after.text[0].isupper():
        return
    for c in [c for c in do.children if c != after]:
        c.head = verb
    after.head, after.dep_ = before.head, before.dep_
    for part in (before, do, *(c for c in before.lefts if c.dep_ == "compound")):
        part.head, part.dep_ = after, "compound"
    do.tag_, do.pos_ = "NNP", "PROPN"
    if not any(c.dep_ in SUBJECTS for c in verb.lefts) and (subject := _freed(after, verb)) is not None:
        subject.head, subject.dep_ = verb, "nsubj"


def _freed(name: Token, verb: Token) -> Token | None:
    """Returns the noun that a verb's subject is once the name behind it is whole: "*police* in Serra Alta do Mar"."""
    noun = name.head.head if name.dep_ == "pobj" else name
    return noun if noun.i < verb.i and noun.dep_ not in SUBJECTS else None
