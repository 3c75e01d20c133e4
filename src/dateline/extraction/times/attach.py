"""Which event a time belongs to: the time in the event's own clause, or none."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.extraction.times.tense import span_head
from dateline.extraction.times.when import when_of
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.records import TimeExpression, TimeKind

_VERBS = ("VERB", "AUX")
_NOUN_OWN = frozenset({"poss", "compound", "amod", "nummod", "nmod"})  # "Friday's protest", "the 2012 case"
_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})
_CLIMB = 8
_INHERIT = 4  # how many clauses up a participle looks for its time


def time_of(parsed: Parsed, token: int, times: Sequence[TimeExpression]) -> tuple[str, str] | None:
    """Returns the ``when`` of an event and the basis it rests on, or None: a wrong date is worse than none.

    Arguments:
        token: the verb or noun that evokes the event (``Fact.trigger``).
        times: the time expressions of the article.
    """
    event = parsed.doc[token]
    here = _in_sentence(event, times)
    time = _time_for(parsed, event, here, _INHERIT) if here else None
    if time is None:
        return None
    return when_of(times, parsed, time), time.basis


def _in_sentence(event: Token, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Returns the expressions in the event's sentence that have a place on the calendar."""
    sentence = event.sent
    return [
        t for t in times
        if t.start_date and sentence.start <= t.first < sentence.end and t.kind in (TimeKind.DATE, TimeKind.TIME)
    ]  # fmt: skip


def _time_for(parsed: Parsed, event: Token, here: list[TimeExpression], depth: int) -> TimeExpression | None:
    own = [t for t in here if event.i in owners(parsed, t)]
    if own:
        return _best(event, own)
    if depth == 0:
        return None
    source = _source(event)
    if source is None:
        return None
    found = _time_for(parsed, source, here, depth - 1)
    if found is not None and event.dep_ == "conj" and source.i < event.i and found.first > source.i:
        return None  # "was arrested Friday and denied ...": the time is the first verb's alone
    return found


def _best(event: Token, own: list[TimeExpression]) -> TimeExpression:
    """Returns the most precise expression, the nearest to the event among equals."""
    return min(own, key=lambda t: (-len(t.start_date or ""), abs(t.first - event.i), t.first))


def owners(parsed: Parsed, time: TimeExpression) -> tuple[int, ...]:
    """Returns the tokens of the events that a time expression hangs on: its noun, its verb."""
    head = span_head(parsed, time.first, time.last)
    current, bound = head, False
    found: list[int] = []
    for _ in range(_CLIMB):
        if current.head.i == current.i:
            break
        bound = bound or (current.dep_ in _NOUN_OWN and current.head.pos_ not in _VERBS)
        above = current.head
        if above.pos_ in _VERBS:
            if not bound or (found and above.lemma_ in lexicon().guards.carriers):
                found.append(above.i)
            break
        if above.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") and not time.first <= above.i < time.last:
            found.append(above.i)
            if not _passes_on(current, above, time):
                bound = True
        current = above
    else:
        return tuple(found)
    if not found and head.pos_ in _VERBS:
        found.append(head.i)
    return tuple(found)


def _passes_on(current: Token, noun: Token, time: TimeExpression) -> bool:
    """Whether a time that hangs on a noun is its verb's, too.

    A bare day is ("sent a memo to the director Thursday"); one with a preposition is when it names a day and
    ends the noun's phrase ("fired rockets at the base on Thursday"), a year is the noun's alone ("the war in 2003").
    """
    if len(time.start_date or "") < 10:
        return False
    if current.dep_ == "prep":
        return current.i > noun.i and noun.dep_ in ("dobj", "pobj", "nsubjpass", "nsubj", "attr")
    return current.dep_ in ("npadvmod", "advmod", "appos", "pobj", "nmod", "dep")


def _source(event: Token) -> Token | None:
    """Returns the event whose time an event without one shares."""
    head = event.head
    if head.i == event.i:
        return _last_conjunct(event)
    if event.pos_ in _VERBS:
        return _verb_source(event, head)
    if event.dep_ in _OBJECTS and head.pos_ in _VERBS and head.lemma_ in lexicon().guards.carriers:
        return head
    if event.dep_ == "pobj" and head.head.pos_ in _VERBS and head.head.lemma_ in lexicon().guards.carriers:
        return head.head
    if event.dep_ == "conj":
        return head
    return None


def _verb_source(event: Token, head: Token) -> Token | None:
    if event.dep_ == "conj":
        return head
    marks = {c.lower_ for c in event.children if c.dep_ in ("mark", "advmod") and c.i < event.i}
    if event.dep_ == "advcl" and head.pos_ in _VERBS:
        simultaneous = marks & lexicon().guards.simultaneous
        bare = event.tag_ in ("VBG", "VB") and not marks
        return head if simultaneous or bare else None
    if event.dep_ in ("acl", "xcomp", "pcomp") and event.tag_ == "VBG":
        above = head if head.pos_ in _VERBS else _verb_above(head)
        return above
    return _last_conjunct(event)


def _verb_above(noun: Token) -> Token | None:
    current = noun
    for _ in range(3):
        if current.head.i == current.i:
            return None
        current = current.head
        if current.pos_ in _VERBS:
            return current
    return None


def _last_conjunct(event: Token) -> Token | None:
    """ "was arrested and charged Friday": a verb without words of its own after it shares the next verb's time."""
    for child in event.children:
        if child.dep_ == "conj" and child.pos_ in _VERBS and 0 < child.i - event.i <= 3:
            return child
    return None
