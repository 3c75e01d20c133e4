"""Which of two verbs share a time: "met on Friday and signed a pact", not "was arrested on Friday and denies it"."""

from __future__ import annotations

from dateline.extraction.times.grammar import AUXILIARIES, SUBJECTS
from dateline.extraction.times.when import is_day
from dateline.extraction.times.words import lexicon
from dateline.language.tree import Token
from dateline.records import TimeExpression


def is_not_shared(event: Token, source: Token, found: TimeExpression) -> bool:
    """Whether a time after the first of two verbs is that verb's alone.

    It is both's where they are told alike: "met on Friday and signed ...", not "was arrested Friday and denies".
    """
    if source.head.i == event.i and source.tag_ == "VBG":
        return not is_day(found) or source.dep_ != "advcl"
    if event.dep_ != "conj" or event.head.pos_ == "NOUN" or source.i > event.i or found.first < source.i:
        return False
    if _is_planned(source):
        return True
    return not (len(found.start_date or "") == 10 and _told_alike(source, event))


def _is_planned(verb: Token) -> bool:
    """ "was set for Friday and fell through": the day is that of the plan."""
    held = (verb, *(c for c in verb.rights if c.dep_ == "acomp"))
    return any(t.lemma_ in lexicon().guards.ahead and t.tag_ in ("VBN", "JJ") for t in held)


def _told_alike(left: Token, right: Token) -> bool:
    """Whether two verbs are simple past, or participles of one passive."""
    plain = {"was", "were"}
    auxiliaries = [{c.lower_ for c in t.children if c.dep_ in AUXILIARIES} for t in (left, right)]
    if right.tag_ == "VB" and auxiliaries[1] == {"did"}:  # "confirmed it on Sunday but *did not name* the plant"
        own = any(c.dep_ in SUBJECTS for c in right.lefts)
        return left.tag_ == "VBD" and not auxiliaries[0] and not own and right.lemma_ not in lexicon().guards.states
    if right.tag_ == "VBG" and left.tag_ == "VBD" and not auxiliaries[0]:  # "met on Friday and *was weighing* an offer"
        return auxiliaries[1] <= plain  # "met on Friday, lighting candles and *singing*": the parser joins them so
    past = [
        t.tag_ == "VBD" or (t.tag_ == "VBN" and a <= plain) for t, a in zip((left, right), auxiliaries, strict=True)
    ]
    settled = right.lemma_ in lexicon().guards.states
    return all(past) and all(a <= plain for a in auxiliaries) and not settled
