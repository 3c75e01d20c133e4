"""How far a wording goes: a verb with whole phrases behind it, up to another clause or what a comma sets off."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.facts.grammar import child, is_infinitive, is_of_those_before, is_passive, is_verb
from dateline.extraction.facts.leading import is_condition
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_MORE = 14  # tokens beyond, for a clause without which a noun says nothing
_NEAR = 3  # tokens from a verb to the one that shares its object
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OWN = frozenset({"dobj", "prep", "ccomp", "xcomp", "prt", "acomp", "attr", "advmod"})
_ASIDES = frozenset({"relcl", "acl", "appos", "advcl"})
_APART = frozenset({",", "-", "--", "–", "—", ";", "("})
_STOPS = frozenset(".!?")
QUOTES = frozenset('"“”„«»')


def phrase_end(head: Token, limit: int) -> int:
    """Returns the last token of a phrase with what completes it, as far as whole phrases fit."""
    end = head.i
    for c in head.rights:
        joined = c.dep_ == "nummod" and c.i == head.i + 1  # "in October 2001"
        if (c.i > limit and not (joined or _completes(c) or _needs(head, c))) or _breaks(c):
            break
        if c.dep_ in SUBJECTS and is_verb(head):  # "said the minister"
            break
        if c.dep_ == "punct":
            continue
        if c.lower_ == "according":  # who says so is told beside it
            break
        reached = phrase_end(c, max(limit, c.right_edge.i) if _completes(c) else limit)
        if c.dep_ in _ASIDES and reached < (whole := phrase_end(c, len(c.doc))):
            if whole <= limit + _MORE and _needs(head, c):
                end = max(end, whole)
                continue
            return max(end, reached) if reached > c.i and _bears_cutting(head, c) else end
        if (reached == c.i and _says_nothing_alone(c)) or _is_part_alone(c, reached):
            break  # a preposition cut from its object
        end = max(end, reached)
    return end


def _says_nothing_alone(c: Token) -> bool:
    """Says whether a word was cut from what it takes: "in" from its object, "and selling" from what was sold."""
    if c.dep_ in {"prep", "mark"}:
        return any(True for _ in c.rights)
    return c.dep_ == "conj" and is_verb(c) and any(g.dep_ in _OWN for g in c.rights)


def _is_part_alone(c: Token, reached: int) -> bool:
    """Says whether a phrase was cut before what its object is a part of: "in one" of "in one of the largest fires"."""
    part = c.doc[reached]
    if c.dep_ != "prep" or part.head.i != c.i or not any(g.lower_ == "of" for g in part.rights):
        return False
    return part.pos_ in {"NUM", "DET", "PRON"} or part.lemma_.lower() in fact_words().transparent


def _completes(c: Token) -> bool:
    """Says whether a short phrase tells what one right before it begins: "its list *of banned groups*", "to 2009"."""
    if c.lower_ in {"to", "until"} and c.dep_ == "prep":
        begun = any(p.lower_ == "from" and p.right_edge.i == c.i - 1 for p in c.head.rights if p.dep_ == "prep")
        return begun or c.head.lower_ == "from"
    target = next((p for p in c.rights if p.dep_ == "pobj"), c)
    plain = not any(g.dep_ in {"prep", "conj"} for g in target.rights)
    return (
        c.lower_ == "of"
        and c.i == c.head.i + 1
        and target.i - c.i <= _NEAR
        and (plain or c.right_edge.i - c.i <= _NEAR)
    )


def _needs(noun: Token, clause: Token) -> bool:
    """Says whether a noun says nothing without its clause: "those *who fled*", "an attempt *to sing*"."""
    empty = noun.lower_ == "those" or noun.lemma_.lower() in fact_words().unfilled
    aims = clause.dep_ == "acl" and is_infinitive(clause)
    return (clause.dep_ == "relcl" and empty) or aims or is_condition(clause)


def _bears_cutting(noun: Token, clause: Token) -> bool:
    """Says whether half a clause says nothing else than the whole: "a man *carrying a bag*", "an event *where*"."""
    new = any(c.lower_ in {"a", "an"} for c in noun.lefts) and noun.lemma_.lower() in fact_words().vague
    return (
        clause.dep_ == "acl" or (clause.dep_ == "advcl" and is_infinitive(clause)) or (clause.dep_ == "relcl" and new)
    )


def _breaks(c: Token) -> bool:
    """Says whether a phrase ends before a dependent: at another clause, or at what a comma sets off."""
    if c.dep_ in {"cc", "conj"}:
        other = c if c.dep_ == "conj" else next((s for s in c.head.rights if s.dep_ == "conj" and s.i > c.i), c)
        acts = is_verb(other) and is_verb(c.head)
        listed = c.head.dep_ == "pcomp" and other.tag_ == "VBG" == c.head.tag_  # "accused of robbing and killing him"
        return acts and not listed and not _shares_object(c.head, other)
    if c.dep_ == "prep" and is_of_those_before(c):
        return True
    bracketed = c.doc[max(0, c.left_edge.i - 1)].text == "("
    short = bracketed and c.dep_ == "appos" and c.text.isupper() and c.left_edge.i == c.i  # "the Safety Bureau (SB)"
    if c.dep_ == "parataxis" or (bracketed and not short and c.dep_ in {"amod", *_ASIDES}):
        return True
    first = c.left_edge.i - 1
    while first > 0 and c.doc[first].text in QUOTES:
        first -= 1
    apart = c.dep_ in _ASIDES and first >= 0 and c.doc[first].text in _APART
    called = c.ent_type_ in {"PERSON", "ORG"} and c.head.pos_ == "NOUN"
    placed = c.ent_type_ == "GPE" and c.doc[first].text == ","
    named = c.dep_ == "appos" and (placed or called or short)
    return apart and not named and not is_condition(c)  # "in Elizabeth, New Jersey", "met the chairwoman, Ann Lee"


def _shares_object(verb: Token, other: Token) -> bool:
    """Says whether a verb says nothing without the object behind the next one: "to *track* and prosecute smugglers"."""
    near = other.tag_ == verb.tag_ and 0 < other.i - verb.i <= _NEAR and not any(c.dep_ in _OWN for c in verb.rights)
    return near and child(other, "dobj") is not None and child(other, "aux", "neg", *SUBJECTS) is None


def words_after(verb: Token, end: int) -> Iterator[Token]:
    """Yields what follows a verb up to the end, without quotation marks and a hanging comma."""
    last = end
    while last > verb.i and _hangs(verb.doc[last]):
        last -= 1
    yield from (t for t in verb.doc[verb.i + 1 : last + 1] if t.text not in QUOTES)


def _hangs(token: Token) -> bool:
    """Says whether a token says nothing at the end: a comma, an "and", a preposition without its object."""
    lone = token.dep_ in {"prep", "agent"} and token.tag_ != "CD"  # "2 - 1" is a score
    if lone and not token.rights and is_verb(token.head) and _may_stand_alone(token):
        lone = False
    return (token.is_punct and token.text != "%") or token.dep_ == "cc" or lone


def _may_stand_alone(preposition: Token) -> bool:
    """Says whether a preposition has no object: "is accounted for", "the party he grew up in", "gave in"."""
    verb, behind = preposition.head, preposition.doc[preposition.i + 1 : preposition.i + 2]
    ends = behind.text != "" and behind.text in _APART | QUOTES | _STOPS
    return verb.dep_ == "relcl" or is_passive(verb) or (ends and behind.text != "(")
