"""Which way from the day of publication a bare "Tuesday" or "March" points: by the verb that governs it."""

from __future__ import annotations

from dateline.extraction.times.grammar import AUXILIARIES, VERBS
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import ParagraphKind

PAST, OPEN, FUTURE = -1, 0, 1
_CLIMB = 12  # no time expression sits deeper than this below its verb
_BEHIND = 4  # tokens from a verb to the time right behind it: "said late on Tuesday"


def direction(parsed: Parsed, first: int, last: int) -> int:
    """Returns PAST, FUTURE or OPEN for the tokens of a time expression.

    Arguments:
        first, last: its tokens, half-open.
    """
    head = span_head(parsed, first, last)
    if _of_unplanned(head) or told_when(parsed, last) is not None or head.head.lower_ == "since":
        return PAST
    if _is_called_for(head):
        return FUTURE
    ahead = _ahead_on_the_way(head)
    verb = verb_of(head, first)
    if verb is None:
        return FUTURE if ahead else OPEN
    if head.head.lower_ in ("until", "till") and verb.lemma_ in lexicon().guards.deferring:
        return FUTURE
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
        if current.pos_ in VERBS:
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def verb_of(head: Token, first: int) -> Token | None:
    """Returns the verb that a time belongs to: the nearest above, but for what the parser is known to mistake.

    Arguments:
        head, first: the head of the time expression and its first token.
    """
    verb = governor(head)
    return corrected(verb, first) if verb is not None else None


def corrected(verb: Token, first: int) -> Token:
    """Returns the verb that really has the time which begins at token ``first`` and which the parser gave to ``verb``.

    In "said Tuesday it would open" the day stands before the clause that the parser puts it in. In "dropped a bomb
    called Little Boy on Monday" it stands after a name, and nothing is named on a day.
    """
    head = verb.head
    if head.i == verb.i:
        return verb
    if verb.dep_ == "ccomp" and _before_clause(verb, first):
        return head if head.pos_ in VERBS else verb
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i < first and verb.lemma_ in lexicon().guards.naming:
        return governor(head) or verb
    return verb


def _before_clause(verb: Token, first: int) -> bool:
    """Whether a time stands right behind the verb that a clause depends on, and before the clause itself."""
    near = 0 < first - verb.head.i <= _BEHIND
    opened = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "mark", "aux")]
    return near and bool(opened) and first < min(opened) and not any(t.is_punct for t in verb.doc[verb.head.i : first])


def told_when(parsed: Parsed, last: int) -> Token | None:
    """Returns the verb of a past clause with "when" right behind a time: "on Thursday, when he spoke"."""
    following = [t for t in parsed.doc[last : last + 2] if not t.is_punct][:1]
    if not following or following[0].lower_ != "when" or following[0].head.i <= following[0].i:
        return None
    verb = following[0].head
    return verb if verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in AUXILIARIES) else None


def is_nowadays(parsed: Parsed, first: int) -> bool:
    """Whether "today" means our times: "Today, farmers use drones", "who live there today", "today a ghost town".

    A plain present at its side tells what holds or is done again and again; only a title tells news in it.
    """
    token = parsed.doc[first]
    before = parsed.doc[first - 1] if first > token.sent.start else None
    after = parsed.doc[first + 1] if first + 1 < token.sent.end else None
    if before is not None and before.text == "," and after is not None and after.tag_ == "DT":
        return True  # "the city, today a ghost town, was founded in 1872"
    verb = governor(token)
    if verb is None or parsed.kind(first) is ParagraphKind.TITLE:
        return False
    finite = [verb, *(c for c in verb.children if c.dep_ in AUXILIARIES)]
    present = any(t.tag_ in ("VBZ", "VBP") for t in finite) and verb.tag_ not in ("VBG", "VBD")
    perfect = any(t.lemma_ == "have" and t.i != verb.i for t in finite)
    guards = lexicon().guards
    leads = before is None or (before.lower_ in ("and", "but", ";", "yet") and token.i < verb.i)
    beside = first + 1 == verb.i and verb.lemma_ not in guards.announcing  # "today employs 4,000 people"
    return present and not perfect and (leads or beside or (verb.lemma_ in guards.states and verb.lemma_ != "be"))


def _of_unplanned(head: Token) -> bool:
    """Whether a time is part of the name of what nobody plans: "the Sept. 11 attacks", "Friday's quake"."""
    noun = head.head
    bound = head.dep_ in ("poss", "compound", "amod", "nummod", "nmod") and noun.i > head.i
    return bound and noun.lemma_.lower() in lexicon().guards.unplanned


def _ahead_on_the_way(head: Token) -> bool:
    """Whether a word between the expression and its verb points ahead ("ahead of Friday's vote", "due Monday")."""
    guards = lexicon().guards
    current = head
    for _ in range(_CLIMB):
        if current.lemma_ in guards.ahead and current.tag_ not in ("VBD", "VBZ", "VBP"):
            return True
        if current.lower_ in guards.ahead_prepositions and current.pos_ in ("ADP", "ADV", "SCONJ"):
            return True
        if current.pos_ in VERBS or current.head.i == current.i:
            return False
        if current.lower_ == "for" and _plans(current):
            return True
        current = current.head
    return False


def _plans(preposition: Token) -> bool:
    """Whether "for" hangs on an act of planning: "scheduled hearings for Dec. 9"."""
    above = governor(preposition)
    return above is not None and above.lemma_ in lexicon().guards.ahead


def _is_called_for(head: Token) -> bool:
    """Whether something has been called for a time: "called a strike for Friday"."""
    above = governor(head.head) if head.head.lower_ == "for" else None
    return above is not None and above.lemma_ in lexicon().guards.calling


def _is_noun_bound(head: Token, verb: Token) -> bool:
    """Whether the expression hangs on a noun or adjective below the verb, whose tense then says little."""
    return verb.i not in (head.head.i, head.head.head.i)


def _verb_direction(verb: Token, kind: ParagraphKind) -> int:
    guards = lexicon().guards
    auxiliaries = [c for c in verb.children if c.dep_ in AUXILIARIES]
    words = {a.lower_ for a in auxiliaries}
    if words & guards.future_auxiliaries:
        return FUTURE
    if "to" in words:
        return PAST if "have" in words else _infinitive_direction(verb, kind)
    if words & guards.conditional_auxiliaries:
        unable = "could" in words and any(c.dep_ == "neg" for c in verb.children)  # "could not walk on Monday"
        return PAST if "have" in words or unable else FUTURE
    tags = {a.tag_ for a in auxiliaries}
    if verb.tag_ == "VBD" or "VBD" in tags:
        return _past_verb_direction(verb)
    return _present_direction(verb, tags, kind)


def _past_verb_direction(verb: Token) -> int:
    """A past verb of planning points ahead only through its own participle ("was scheduled for Monday")."""
    perfect = any(c.lower_ in ("had", "'d") for c in verb.children if c.dep_ == "aux")  # "had been planned for Monday"
    planned = verb.lemma_ in lexicon().guards.ahead and verb.tag_ == "VBN" and not perfect
    going = verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.children)
    return FUTURE if planned or going else PAST


def _infinitive_direction(verb: Token, kind: ParagraphKind) -> int:
    """ "plans to march Friday" looks ahead, "managed to score on Friday" takes its governor's time."""
    head = verb.head
    if result_of(verb) is not None:
        return PAST
    if head.i == verb.i or verb.dep_ in ("acl", "relcl"):
        return FUTURE
    if head.lemma_ in lexicon().guards.ahead or (head.lemma_ in ("be", "go") and verb.dep_ == "xcomp"):
        return FUTURE
    above = governor(head)
    return FUTURE if above is None or above.i == verb.i else _verb_direction(above, kind)


def result_of(infinitive: Token) -> Token | None:
    """Returns the past verb of what is told to have led to something: "*landed* a jab to end the bout on Friday"."""
    noun, outcomes = infinitive.head, lexicon().guards.outcomes
    if infinitive.tag_ != "VB" or infinitive.lemma_ not in outcomes or infinitive.dep_ not in ("acl", "relcl"):
        return None
    deed = noun.head
    done = (
        noun.dep_ == "dobj"
        and deed.tag_ == "VBD"
        and (noun.lemma_ == "goal" or noun.lemma_.lower() not in lexicon().guards.plans)
    )
    return deed if done and deed.lemma_ in lexicon().guards.scoring else None


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
