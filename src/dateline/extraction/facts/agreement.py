"""What a clause with several subjects says of one of them: the form of its verb, and with whom he did it."""

from __future__ import annotations

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.grammar import child, coordinated, is_passive
from dateline.extraction.facts.reading import Filler, Reading
from dateline.language.tree import Token

_HELPING = frozenset({"aux", "auxpass"})
_SUBJECTS = ("nsubj", "nsubjpass")


def is_said_of_one(reading: Reading, form: Token, told: Filler | None) -> bool:
    """Says whether a form for several is said of one: of who says "I have", of one of two that "were found"."""
    if told is None or not (form.tag_ == "VBP" or form.lower_ == "were"):
        return False
    verb = form.head if form.dep_ in _HELPING else form
    own = child(verb, *_SUBJECTS)
    if own is None:
        return False
    if own.i == told.token.i and told.cls == "Person" and own.lower_ in {"i", "we"}:
        return form.tag_ == "VBP"
    return _is_listed(told.token) and _first(told.token).i == own.i and _is_one(reading, told)


def with_whom(reading: Reading, draft: Draft) -> str:
    """Returns "with Chile" for what Norway did in "Norway and Chile signed a pact": one alone signs none."""
    one, other, verb = draft.subject, draft.object, draft.trigger
    if draft.relation == "acts" or one is None or other is None or other.entity is None or is_passive(verb):
        return ""
    both = is_beside(verb, one) and is_beside(verb, other) and one.token.i != other.token.i
    return f"with {reading.entities[other.entity].label}" if both else ""


def is_beside(verb: Token, end: Filler) -> bool:
    """Says whether somebody is one of a verb's own subjects."""
    own = child(verb, *_SUBJECTS)
    return own is not None and _first(end.token).i == own.i


def is_shared_out(verb: Token) -> bool:
    """Says whether each of several did one of several things: "rose 2% and 5%, *respectively*"."""
    return any(c.lower_ == "respectively" for c in (*verb.children, *(g for c in verb.rights for g in c.children)))


def share(draft: Draft) -> tuple[Token, Token] | None:
    """Returns the first token and the head of what one of several did, or nothing where it was another's share."""
    one, other = draft.subject, draft.object
    if one is None or other is None:
        return None
    doers, things = _members(one.token), _members(other.token)
    places = [[m.i for m in doers].index(one.token.i), [m.i for m in things].index(other.token.i)]
    if len(doers) != len(things) or len(doers) < 2 or places[0] != places[1]:
        return None
    first = _first(other.token)
    return (first.head if first.dep_ == "pobj" else other.token.left_edge), other.token


def _members(noun: Token) -> tuple[Token, ...]:
    """Returns all of a list that a noun is of, in text order."""
    return tuple(sorted(coordinated(_first(noun)), key=lambda t: t.i))


def _is_listed(noun: Token) -> bool:
    return noun.dep_ == "conj" or _is_beside_first(noun) or len(coordinated(noun)) > 1


def _is_beside_first(noun: Token) -> bool:
    """Says whether a noun is the second of a list, read as what the first is: "The mayor, *his aide* and a guard"."""
    return noun.dep_ == "appos" and any(t.i == noun.i for t in coordinated(noun.head))


def _first(noun: Token) -> Token:
    """Returns the first of a list that a noun is of."""
    while noun.dep_ == "conj" or _is_beside_first(noun):
        noun = noun.head
    return noun


def _is_one(reading: Reading, told: Filler) -> bool:
    """Says whether a filler is one alone, also where its own name holds an "and"."""
    mention = reading.mentions[told.mention] if told.mention is not None else None
    if mention is None or told.token.tag_ not in {"NN", "NNP"} or mention.number == "plural":
        return False
    return not any(c.dep_ == "conj" and mention.first <= c.i < mention.last for c in told.token.children)
