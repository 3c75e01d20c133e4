"""Relative clauses hung on a noun that does not fit their verb in number.

"problems in *trade* that have grown": what has grown are the problems.
"an attack by *planes* on the hill, which is riddled with caves": what is riddled is the hill.
"It was his *talks* with the side in the north that led to peace": what led to it are the talks.
"blame the *firm* that runs the port, which denied that": what denied it is the firm.
"carried out the *bombing* at a shrine that killed ten": what killed is the bombing.
"withholds *aid* to the county, which is millions of dollars": what is millions is the aid.
"a deal between Kell and *Alpine*, which later failed": what failed is the second.
"attacked *defectors* from the group, including Ann Lee": she is one of the defectors.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.language.shape import NOUNS, SUBJECTS, agrees, repair_words

_FIGURES = frozenset({"MONEY", "PERCENT", "CARDINAL", "QUANTITY"})
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
    other = other or _amount(noun, clause) or _second_name(noun, relative, clause) or _several(noun, relative, clause)
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


def _amount(noun: Token, clause: Token) -> Token | None:
    """Returns the amount that a clause gives in figures: "withholds *aid* to the county, which is millions"."""
    words = repair_words()
    figure = next((c for c in clause.rights if c.dep_ in {"dobj", "attr", "npadvmod"}), None)
    counted = figure is not None and (figure.ent_type_ in _FIGURES or figure.pos_ == "NUM")
    if not counted or clause.lemma_ not in words["amounting"] or noun.lemma_.lower() in words["amounts"]:
        return None
    above = noun
    while above.dep_ in {"pobj", "compound"} and above.head.i < above.i:
        above = above.head.head if above.dep_ == "pobj" else above.head
        if above.pos_ in NOUNS and above.lemma_.lower() in words["amounts"]:
            return above
    direct = next((c for c in above.rights if c.dep_ == "dobj" and c.i < noun.i), noun)
    return direct if direct.lemma_.lower() in words["amounts"] else None


def _second_name(noun: Token, relative: Token, clause: Token) -> Token | None:
    """Returns the second of two names before a comma: "a deal between Kell and *Alpine*, which later failed"."""
    comma = relative.nbor(-1)
    last = next((c for c in noun.rights if c.dep_ == "conj"), None)
    if comma.text != "," or last is None or noun.pos_ != "PROPN" or last.right_edge.i not in {comma.i, comma.i - 1}:
        return None
    several = any(c.lower_ in {"are", "were", "have", "do"} for c in (clause, *clause.lefts)) or clause.tag_ == "VBP"
    return last if last.pos_ == "PROPN" and relative.lower_ == "which" and not several else None


def _several(noun: Token, relative: Token, clause: Token) -> Token | None:
    """Returns the many things of a body that a plural verb tells of: "*shares* of Tarn, which have doubled"."""
    above = noun.head.head
    many = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.tag_ == "NNS"
    plural = any(c.lower_ in {"are", "were", "have", "do"} for c in clause.lefts) or clause.tag_ == "VBP"
    body = noun.ent_type_ == "ORG" and relative.lower_ == "which"
    return above if many and plural and body else None


def hang_on_several(including: Token) -> None:
    """Hangs examples on those whom they are of: "attacked *defectors* from the group, including Ann Lee"."""
    body = including.head
    people = [c for c in including.children if c.dep_ == "pobj" and c.ent_type_ == "PERSON"]
    if including.dep_ != "prep" or body.dep_ != "pobj" or body.tag_ not in {"NN", "NNP"} or not people:
        return
    if body.lemma_.lower() in repair_words()["collective"] | repair_words()["circles"] or body.head.i > body.i:
        return
    above = body.head.head
    direct = next((c for c in above.rights if c.dep_ == "dobj" and c.i < body.i), above)
    if direct.tag_ == "NNS":
        including.head = direct


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
