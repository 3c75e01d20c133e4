"""Which way from the day of publication a bare "Tuesday" or "March" points: by the verb that governs it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.records import ParagraphKind

PAST, OPEN, FUTURE = -1, 0, 1
_CLIMB = 12  # no time expression sits deeper than this below its verb
_VERBS = ("VERB", "AUX")


def direction(parsed: Parsed, first: int, last: int) -> int:
    """Returns PAST, FUTURE or OPEN for the tokens of a time expression.

    Arguments:
        first, last: its tokens, half-open.
    """
    head = span_head(parsed, first, last)
    ahead = _ahead_on_the_way(head)
    verb = governor(head)
    if verb is None:
        return FUTURE if ahead else OPEN
    found = _verb_direction(verb, parsed.kind(head.i))
    if ahead and found != PAST:
        return FUTURE
    return FUTURE if ahead and _is_noun_bound(head, verb) else found


def span_head(parsed: Parsed, first: int, last: int) -> Token:
    """Returns the token of a span whose head lies outside it (the first such)."""
    for i in range(first, last):
        token = parsed.doc[i]
        if not first <= token.head.i < last or token.head.i == i:
            return token
    return parsed.doc[last - 1]


def governor(token: Token) -> Token | None:
    """Returns the nearest verb above a token, None where there is none."""
    current = token
    for _ in range(_CLIMB):
        if current.pos_ in _VERBS:
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def _ahead_on_the_way(head: Token) -> bool:
    """Whether a word between the expression and its verb points ahead ("ahead of Friday's vote", "due Monday")."""
    guards = lexicon().guards
    current = head
    for _ in range(_CLIMB):
        if current.lemma_ in guards.ahead and current.tag_ not in ("VBD", "VBZ", "VBP"):
            return True
        if current.lower_ in guards.ahead_prepositions and current.pos_ in ("ADP", "ADV", "SCONJ"):
            return True
        if current.pos_ in _VERBS or current.head.i == current.i:
            return False
        if current.lower_ == "for" and _plans(current):
            return True
        current = current.head
    return False


def _plans(preposition: Token) -> bool:
    """Whether "for" hangs on an act of planning: "scheduled hearings for Dec. 9"."""
    above = governor(preposition)
    return above is not None and above.lemma_ in lexicon().guards.ahead


def _is_noun_bound(head: Token, verb: Token) -> bool:
    """Whether the expression hangs on a noun or adjective below the verb, whose tense then says little."""
    return verb.i not in (head.head.i, head.head.head.i)


def _verb_direction(verb: Token, kind: ParagraphKind) -> int:
    guards = lexicon().guards
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {a.lower_ for a in auxiliaries}
    if words & guards.future_auxiliaries:
        return FUTURE
    if "to" in words:
        return _infinitive_direction(verb, kind)
    if words & guards.conditional_auxiliaries:
        return PAST if "have" in words else FUTURE
    tags = {a.tag_ for a in auxiliaries}
    if verb.tag_ == "VBD" or "VBD" in tags:
        return _past_verb_direction(verb)
    return _present_direction(verb, tags, kind)


def _past_verb_direction(verb: Token) -> int:
    """A past verb of planning points ahead only through its own participle ("was scheduled for Monday")."""
    planned = verb.lemma_ in lexicon().guards.ahead and verb.tag_ == "VBN"
    going = verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.children)
    return FUTURE if planned or going else PAST


def _infinitive_direction(verb: Token, kind: ParagraphKind) -> int:
    """ "plans to march Friday" looks ahead, "managed to score on Friday" takes its governor's time."""
    head = verb.head
    if head.i == verb.i or verb.dep_ in ("acl", "relcl"):
        return FUTURE
    if head.lemma_ in lexicon().guards.ahead or (head.lemma_ in ("be", "go") and verb.dep_ == "xcomp"):
        return FUTURE
    above = governor(head)
    return FUTURE if above is None or above.i == verb.i else _verb_direction(above, kind)


def _present_direction(verb: Token, auxiliary_tags: set[str], kind: ParagraphKind) -> int:
    has = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    if has:
        return PAST
    if verb.tag_ == "VBN":
        if verb.lemma_ in lexicon().guards.ahead:
            return FUTURE
        return FUTURE if auxiliary_tags & {"VBZ", "VBP"} and kind is not ParagraphKind.TITLE else PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return PAST if kind is ParagraphKind.TITLE else FUTURE
    if verb.tag_ == "VBG":
        return FUTURE if auxiliary_tags & {"VBZ", "VBP"} else _inherited(verb, kind)
    return OPEN


def _inherited(verb: Token, kind: ParagraphKind) -> int:
    above = governor(verb.head) if verb.head.i != verb.i else None
    return OPEN if above is None or above.i == verb.i else _verb_direction(above, kind)
