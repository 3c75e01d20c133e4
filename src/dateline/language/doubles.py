"""Verbs that are given two subjects, of which one belongs to the other.

"The team's captain *Ana Ruiz* said": title and name are each read as who said it.
"The wing of the movement, *Sendero*, has threatened": the other name is read as a second subject.
"The inquiry into the collapse of the builder *Kellar* resumes": the name is cut from its phrase.
"Days after *the quake*, rescuers dig": the quake is read as digging too.
"Lima, Peru — The *mayor* was here": where the report comes from is read as the subject.
"Farmers, *some of them* armed, blocked the road": the aside is read as a second subject.
"The panel *named* Lee Park as chairman, but it was unclear": what the panel did is read as which panel it was.
"His *boot* became wedged": the subject is given to the auxiliary, and the verb has none.
"*Seaweed* farms store carbon": a noun is read as the subject of the next.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import NOUNS, SUBJECTS, is_dash, is_part_of
from dateline.language.subjects import may_be_main

_NAMES = frozenset({"PERSON", "ORG", "NORP"})
_WHEN = frozenset({"after", "before", "since", "until"})
_PLACES = frozenset({"GPE", "LOC"})


def give_to_verb(subject: Token) -> None:
    """Gives a subject to the verb that its auxiliary helps; what only says of what kind the next noun is, is none."""
    above = subject.head
    if above.dep_ == "auxpass":
        subject.head, subject.dep_ = above.head, "nsubjpass"
    elif above.pos_ == "NOUN" and above.i == subject.i + 1 and subject.tag_ == "NN":
        subject.dep_ = "compound"


def join_subjects(second: Token) -> None:
    """Hangs a second subject of a verb on the first, or on what stands in the first's phrase."""
    verb = second.head
    if second.i > verb.i:
        return
    first = next((c for c in verb.lefts if c.dep_ in SUBJECTS), second)
    if second.i != first.i and is_part_of(second):
        second.head, second.dep_ = first, "dep"
        return
    if second.pos_ == "PRON":
        _cut_at_joint(second, first)
        return
    if first.i == second.i or first.pos_ == "PRON" or second.left_edge.i <= first.i:
        return
    if any(c.dep_ == "mark" and first.i < c.i < second.i for c in verb.lefts):
        first.dep_ = "dep"
        return
    before = second.left_edge.nbor(-1)
    if before.text == "," and (_fronted(first, before) or _stands_apart(first, second, before)):
        return
    if before.dep_ == "cc":
        _coordinate(second, before)
    elif is_dash(before) and before.head == verb:
        first.dep_ = "dep"
    elif before.text == ",":
        _name_again(second, first)
    elif before.dep_ == "prep" and before.i < first.right_edge.i + 1 and not any(before.children):
        second.head, second.dep_ = before, "pobj"
    elif before.i == first.i:
        _title(second, first)
    elif before.dep_ == "pobj" and first.is_ancestor(before):
        _end_phrase(second, before)


def _cut_at_joint(pronoun: Token, first: Token) -> None:
    """Makes two clauses of one: "The panel *named* Lee Park as chairman, but it *was* unclear who pays"."""
    told = next((c for c in first.rights if c.dep_ == "acl" and c.tag_ in {"VBN", "VBD"}), None)
    if told is None or not may_be_main(told):
        return
    verb, doc = pronoun.head, first.doc
    joint = next((doc[i] for i in range(told.right_edge.i + 1, pronoun.i) if doc[i].dep_ == "cc"), None)
    if joint is None or joint.head not in {first, told, verb}:
        return
    if verb.head == verb:
        told.head, told.dep_ = told, "ROOT"
    else:
        told.head, told.dep_ = verb.head, verb.dep_
    for c in [c for c in (*first.rights, *verb.lefts) if told.i < c.i <= joint.i]:
        c.head = told
    told.tag_, first.head, first.dep_ = "VBD", told, "nsubj"
    verb.head, verb.dep_ = told, "conj"


def _fronted(first: Token, comma: Token) -> bool:
    """Hangs a noun between "after" and a comma on the "after": "days after *the quake*, rescuers dig"."""
    mark = first.left_edge.nbor(-1) if first.left_edge.i else first
    if mark.dep_ != "mark" or mark.lower_ not in _WHEN or first.right_edge.i not in {comma.i, comma.i - 1}:
        return False
    mark.dep_, first.head, first.dep_ = "prep", mark, "pobj"
    return True


def _stands_apart(first: Token, second: Token, comma: Token) -> bool:
    """Takes a noun with its participle before the clause from its verb: "*Both sides* unbeaten going in, Kent won"."""
    closed = second.right_edge.i + 1 < second.head.i and second.right_edge.nbor(1).text == ","
    going = any(c.dep_ == "acl" and c.tag_ == "VBG" and c.right_edge.i == comma.i - 1 for c in first.rights)
    if not going or closed or second.ent_type_ == "PERSON" or first.left_edge.i != first.sent.start:
        return False
    first.dep_ = "dep"
    return True


def free_there(there: Token) -> None:
    """Takes what stands before "there is" from its verb: "the *fire*, there is a danger"."""
    for noun in [c for c in there.head.lefts if c.dep_ in SUBJECTS and c.i < there.i]:
        noun.dep_ = "dep"


def _coordinate(second: Token, joint: Token) -> None:
    """Joins a noun with "and" to the noun that the "and" hangs on."""
    above = joint.head
    while above.dep_ == "appos":
        above = above.head
    if above.pos_ in NOUNS | {"PRON", "NUM"}:
        second.head, second.dep_ = above, "conj"


def _name_again(second: Token, first: Token) -> None:
    """Makes an apposition of a name after a comma: of a person to what the phrase is about, else to the last noun."""
    if second.pos_ != "PROPN":
        return
    if second.ent_type_ == "PERSON":
        joined = [c for c in first.subtree if c.dep_ == "conj" and c.head == first and c.i < second.i]
        second.head, second.dep_ = (joined or [first])[-1], "appos"
        return
    last = second.left_edge.nbor(-2)
    while last.pos_ in NOUNS and last.dep_ == "compound":
        last = last.head
    if last.pos_ in NOUNS and (second.ent_type_ not in _PLACES or last.ent_type_ in _PLACES):
        second.head, second.dep_ = last, "appos"


def _title(second: Token, first: Token) -> None:
    """Makes one phrase of a noun and the name, or the rest of the name, right after it."""
    named = second.ent_type_ in _NAMES and second.pos_ == "PROPN"
    many = first.tag_ in {"NNS", "NNPS"}
    if named and many == any(c.dep_ == "conj" for c in second.children):
        _put_before(first, second, "compound" if second.ent_type_ == "PERSON" else "appos")
    elif first.pos_ == "PROPN" and second.left_edge.dep_ == "poss" and second.left_edge.pos_ == "PROPN":
        first.head, first.dep_ = second.left_edge, "compound"
    elif first.pos_ == second.pos_ == "NOUN" and any(c.text == "-" for c in second.lefts):
        _put_before(first, second, "compound")


def _end_phrase(second: Token, before: Token) -> None:
    """Makes what a preposition is about of a noun right after the noun that it is read to be about."""
    if second.ent_type_ in _NAMES - {"PERSON"} and second.left_edge.i == second.i and before.pos_ == "NOUN":
        second.head, second.dep_ = before, "appos"
    elif second.pos_ in NOUNS:
        second.head, second.dep_ = before.head, "pobj"
        _put_before(before, second, "compound")


def _put_before(noun: Token, name: Token, label: str) -> None:
    """Makes one phrase of a noun and the name after it, with what stood around the noun."""
    if label == "appos":
        name.head, name.dep_ = noun, "appos"
        return
    for c in [c for c in noun.children if c.dep_ not in {"compound", "amod", "nmod"} or c.i > noun.i]:
        c.head = name
    noun.head, noun.dep_ = name, "compound"
