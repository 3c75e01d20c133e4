"""What somebody decided and makes known himself: "The choir picked a new conductor. ..., it said on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.discourse import DISCOURSE, awarded
from dateline.extraction.times.grammar import SUBJECTS
from dateline.extraction.times.turns import is_aside
from dateline.extraction.times.when import is_day
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Span, Token
from dateline.records import ParagraphKind, TimeExpression

_LEAD = 3  # sentences of the body in which the day of making it known stands
_LATEST = 1  # days from that day to publication
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_PERFECT = frozenset({"has", "have"})


def announced(
    parsed: Parsed, dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> dict[int, TimeExpression]:
    """Returns the day of what the first sentence tells that its subject decided, and says itself on a day."""
    body = [s for s in parsed.doc.sents if parsed.kind(s.start) is ParagraphKind.BODY][:_LEAD]
    deed = _deed(body[0]) if body else None
    if deed is None or deed.i in owned:
        return {}
    for sentence in body:
        for saying in (t for t in sentence if _is_saying(t)):
            day = next((t for t in owned.get(saying.i, ()) if _is_fresh(parsed, t)), None)
            if day is not None:
                own = (_is_own(saying, deed) or deed in awarded(saying)) and not _is_dated(parsed, body[0], dated, day)
                return {deed.i: replace(day, basis=DISCOURSE)} if own else {}
    return {}


def _deed(sentence: Span) -> Token | None:
    """Returns the decision that a sentence tells, itself or as what its subject says."""
    root = sentence.root
    told = next((c for c in root.children if c.dep_ == "ccomp"), root) if _is_saying(root) else root
    had = told.i != root.i and told.lemma_ in word_set("times/discourse", "settled")
    perfect = _PERFECT | {"had"} if had else _PERFECT
    done = told.tag_ == "VBD" or (told.tag_ == "VBN" and any(c.lower_ in perfect for c in told.lefts))
    decided = told.lemma_ in word_set("times/discourse", "decisions") or told in awarded(root)
    return told if done and decided and not any(c.dep_ == "neg" for c in told.lefts) else None


def _is_saying(token: Token) -> bool:
    return token.tag_ == "VBD" and token.lemma_ in lexicon().guards.announcing


def _is_fresh(parsed: Parsed, time: TimeExpression) -> bool:
    published = parsed.article.published
    if published is None or not is_day(time):
        return False
    return 0 <= (published - date.fromisoformat(time.start_date or "")).days <= _LATEST


def _is_dated(parsed: Parsed, sentence: Span, dated: Sequence[TimeExpression], day: TimeExpression) -> bool:
    """Says whether a sentence is of another time than the day on which it is made known."""
    others = [t for t in dated if sentence.start <= t.first < sentence.end and t.start_date != day.start_date]
    return any(not is_aside(parsed, t) for t in others)


def _is_own(saying: Token, deed: Token) -> bool:
    """Says whether who says something is who did it: by the same word, by a pronoun, or as "the company"."""
    who, doer = (next((c for c in verb.lefts if c.dep_ in SUBJECTS), None) for verb in (saying, deed))
    if who is None or doer is None or doer.dep_ == "nsubjpass":
        return False
    pronoun = who.lower_ in _PRONOUNS or doer.lower_ in _PRONOUNS
    if who.text == doer.text or (pronoun and who.sent.start == doer.sent.start):
        return True
    the = any(c.lower_ in ("the", "both") for c in who.lefts)
    return the and who.pos_ == "NOUN" and who.lemma_.lower() in word_set("times/discourse", "deciders")
