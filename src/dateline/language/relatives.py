"""Relative clauses hung on a noun that does not fit their verb in number.

"problems in *trade* that have grown": what has grown are the problems.
"an attack by *planes* on the hill, which is riddled with caves": what is riddled is the hill.
"It was his *talks* with the side in the north that led to peace": what led to it are the talks.
"blame the *firm* that runs the port, which denied that": what denied it is the firm.
"carried out the *bombing* at a shrine that killed ten": what killed is the bombing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.language.shape import NOUNS, SUBJECTS, agrees, repair_words

_AT = frozenset({"at", "in", "near", "outside"})
_UP = frozenset({"pobj", "conj", "appos", "prep", "acl", "compound"})


def hang_on_fitting(clause: Token) -> None:
    """Hangs a relative clause on the noun before it that fits its verb, or on one above."""
    noun = clause.head
    relative = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if relative is None or relative.lower_ not in {"that", "which", "who"} or relative.i == 0:
        return
    if noun.i > clause.i or noun.pos_ not in NOUNS:
        return
    other = _cleft(noun, relative) or _deadly(noun, clause) or _speaker(noun, clause)
    if other is not None:
        clause.head = other
    if agrees(noun, clause) or other is not None:
        return
    fitting = next((c for c in _around(noun, relative) if c.pos_ in NOUNS and agrees(c, clause)), None)
    if fitting is not None:
        clause.head = fitting


def _cleft(noun: Token, relative: Token) -> Token | None:
    """Returns what "it was ... that" points out, where the clause is hung on a noun inside."""
    whole = noun
    while whole.dep_ in _UP and whole.head.i < whole.i:
        whole = whole.head
    be = whole.head
    if whole == noun or whole.dep_ != "attr" or be.lemma_ != "be" or relative.lower_ != "that":
        return None
    it = any(c.dep_ == "nsubj" and c.lower_ == "it" for c in be.lefts)
    known = any(c.dep_ == "poss" or c.lower_ in {"the", "this", "these"} for c in whole.lefts)
    return whole if it and known else None


def _deadly(place: Token, clause: Token) -> Token | None:
    """Returns the attack or mishap that kills or hurts at a place, where the clause is hung on the place."""
    words, at = repair_words(), place.head
    if clause.lemma_ not in words["hurting"] or place.dep_ != "pobj" or at.lower_ not in _AT:
        return None
    if at.head.lemma_ in words["deadly"]:
        return at.head if at.head.pos_ in NOUNS else None
    return next((c for c in at.head.rights if c.i < at.i and c.dep_ == "dobj" and c.lemma_ in words["deadly"]), None)


def _speaker(place: Token, clause: Token) -> Token | None:
    """Returns the body or person that says something, where the clause is hung on a noun inside its description."""
    told = clause.lemma_ in repair_words()["reporting"] and any(c.dep_ == "ccomp" for c in clause.rights)
    if not told or place.ent_type_ or clause.left_edge.nbor(-1).text != ",":
        return None
    whole = next((a for a in place.ancestors if a.dep_ == "relcl" and a.i < place.i), None)
    if whole is None or whole.head.pos_ not in NOUNS or not agrees(whole.head, clause):
        return None
    return whole.head.head if whole.head.dep_ == "appos" else whole.head


def _around(noun: Token, relative: Token) -> Iterator[Token]:
    """Yields the noun just before a relative pronoun, and what another noun hangs on, up to a verb with a subject."""
    before = relative.nbor(-1)
    if before.text == "," and before.i:
        before = before.nbor(-1)
    while before.dep_ == "compound" and before.head.i < relative.i:
        before = before.head
    if noun.is_ancestor(before) or noun.head.is_ancestor(before):
        yield before
    last = noun
    while noun.dep_ in _UP and noun.head.i < noun.i and (noun.dep_ != "conj" or noun == last):
        either = noun.dep_ == "conj" and any(c.lower_ == "or" for c in noun.head.children)
        noun = noun.head
        if not either:
            yield noun
