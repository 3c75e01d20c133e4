"""Where a report turns to another time: other dates, a past before the past, words like "previously"; and asides."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.grammar import VERBS
from dateline.extraction.times.tense import span_head, verb_of
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Span, Token
from dateline.records import TimeExpression

ASIDE = ("relcl", "acl")


def turns(sentence: Span, times: Sequence[TimeExpression], day: TimeExpression) -> bool:
    """Says whether a sentence goes to a time before the report's: another date, or a past before the past."""
    if any((t.start_date or "") < (day.start_date or "")[: len(t.start_date or "")] for t in times):
        return True
    root = sentence.root
    return root.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in root.children)


def is_shifted(sentence: Span) -> bool:
    """Says whether a word takes a sentence to another time; "Earlier, ..." at its head stays within the day."""
    words, occasions = word_set("times/discourse", "shifts"), word_set("times/discourse", "occasions")
    return any(
        (t.lower_ in words and (t.i > sentence.start or t.pos_ == "NOUN") and _of_main_clause(t) and not _is_thing(t))
        or (
            t.lower_ in occasions
            and t.dep_ == "amod"
            and t.head.dep_ in ("pobj", "npadvmod")
            and t.head.lemma_.lower() not in word_set("times/discourse", "sessions")
            and _of_main_clause(t.head)
        )
        for t in sentence
    )


def _is_thing(token: Token) -> bool:
    """ "headed the first", "spoke only once", "were on their way": no other time."""
    if token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.lower_ == "first":
        return True
    if token.lower_ == "way":  # "were on their way to rescue them"
        return token.head.lower_ == "on" and any(c.tag_ == "PRP$" for c in token.lefts)
    return token.lower_ == "once" and token.nbor(-1).lower_ in ("only", "just", "least", "than")


def _of_main_clause(token: Token) -> bool:
    """Says whether a word hangs on a verb that is no aside, itself, by a preposition or by "later"."""
    head = token.head.head if token.head.dep_ == "prep" or token.head.lower_ in ("later", "earlier") else token.head
    return head.pos_ in VERBS and head.dep_ not in ASIDE


def is_aside(parsed: Parsed, time: TimeExpression) -> bool:
    """Says whether a time dates only what is told beside: "a mark *set in 2014*", "the *2015* law"."""
    published = parsed.article.published
    if published is not None and (time.start_date or "") > published.isoformat():
        return True  # what is planned turns nobody to another past
    head = span_head(parsed, time.first, time.last)
    if head.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and head.head.pos_ in ("NOUN", "PROPN"):
        return True
    return is_told_below(parsed, time)


def is_told_below(parsed: Parsed, time: TimeExpression) -> bool:
    """Says whether a time stands in a clause that tells of another time than the sentence."""
    verb = verb_of(span_head(parsed, time.first, time.last), time.first)
    while verb is not None and verb.dep_ != "ROOT":
        if _is_below(verb):
            return True
        verb = verb.head if verb.head.pos_ in VERBS else None
    return False


def _is_below(verb: Token) -> bool:
    """Says whether a clause tells of another time than the clause above it.

    "guilty of *taking* it in 2009", "before they *opened* it in 2012", "said she *had joined* in 2007".
    """
    if verb.dep_ in (*ASIDE, "pcomp"):
        return True
    words = {c.lower_ for c in verb.children if c.dep_ in ("mark", "aux")}
    guards = lexicon().guards
    if "than" in words:
        return True  # "sold more tickets than it did on Monday"
    if verb.tag_ == "VB" and "to" in words and verb.dep_ in ("xcomp", "ccomp"):
        return verb.head.lemma_ not in guards.attempts | guards.implicatives  # "asked her to set a day in spring"
    if verb.dep_ == "advcl":
        return bool(words & guards.elsewhen)
    return verb.dep_ == "ccomp" and bool(words & {"had", "'d"})
