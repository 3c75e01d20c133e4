"""The day of a report: what its lead dates holds for what goes on to happen in the report.

What belongs to the same kind of happening as the lead (the goals of a match, the orders of a judge, the casualties of a
quake: ``data/times/discourse.toml``) has its day wherever it is told as done, unless its own sentence or paragraph has
turned to another time. What else a report tells in the past may be of any time: of such dates a third were wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from spacy.tokens import Span, Token

from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.times.tense import span_head, verb_of
from dateline.extraction.times.when import when_of
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.records import ParagraphKind, TimeExpression

DISCOURSE = "discourse"  # the basis of a date that the lead gives
_LATEST = 6  # days before publication at which the lead's day may lie: as far back as a weekday names
_LEAD = 3  # sentences of the body in which the day stands
_DAY = 10  # characters of an ISO day
_VERBS = ("VERB", "AUX")
_ASIDE = ("relcl", "acl")


@dataclass(frozen=True, slots=True)
class Script:
    """What tells a kind of report, and what happens in one."""

    lead: frozenset[str]
    verbs: frozenset[str]
    subjects: frozenset[str]
    whole: bool = False
    needs: int = 1


@dataclass(frozen=True, slots=True)
class Discourse:
    """The day of an article's lead, and the sentences (by their first tokens) where it holds for what fits ``scripts``.

    ``titled`` are the last names of whom a title makes one of the subjects ("Judge Ann Lee"); ``fresh`` says that it is the day of publication, on which others answered the news, too; ``whole`` that nothing
    else is told in a report of its kind.
    """

    day: TimeExpression
    sentences: frozenset[int]
    scripts: tuple[Script, ...]
    fresh: bool
    whole: bool
    titled: frozenset[str]

    def time(self, event: Token) -> TimeExpression | None:
        """Returns the lead's day for an event that is told as part of the report."""
        if event.sent.start not in self.sentences or not self._fits(event):
            return None
        reporting = _reporting(event)
        past = reporting is None or reporting.tag_ == "VBD"
        now = reporting is not None and reporting.tag_ in ("VBZ", "VBP")  # "police say two people were hurt"
        return self.day if past or (now and self.tells(event)) else None  # not "officials have said that ..."

    def tells(self, event: Token) -> bool:
        """Says whether an event's verb is one of those that tell what happens in a report of this kind."""
        return any(event.lemma_ in s.verbs for s in self.scripts)

    def _fits(self, event: Token) -> bool:
        heads = [c for c in event.children if c.dep_ in ("nsubj", "nsubjpass")]
        if self.tells(event) or any(h.text in self.titled for h in heads):
            return True
        subjects = {t.lemma_.lower() for head in heads for t in (head, *_titles(head))}
        lasting = event.lemma_ in lexicon().guards.states - word_set("times/discourse", "once")
        if any(subjects & s.subjects for s in self.scripts) and not lasting:
            return True
        return self.fresh and event.lemma_ in word_set("times/discourse", "reactions")


def _titles(name: Token) -> list[Token]:
    """Returns the words of a title at a name: "Judge Ann Lee", "Ann Lee, the judge"."""
    return [c for c in name.children if c.dep_ in ("compound", "appos")]


@lru_cache(maxsize=1)
def _scripts() -> tuple[Script, ...]:
    table = load_data("times/discourse")["script"]
    return tuple(
        Script(
            frozenset(s["lead"]),
            frozenset(s["verbs"]),
            frozenset(s["subjects"]),
            s.get("whole", False),
            s.get("needs", 1),
        )
        for s in table.values()
    )


def discourse(
    parsed: Parsed, dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> Discourse | None:
    """Returns how far the day of an article's lead carries; None where the lead has none near publication."""
    published = parsed.article.published
    body = [s for s in parsed.doc.sents if parsed.kind(s.start) is ParagraphKind.BODY]
    lead = _lead(parsed, body[:_LEAD], dated, owned)
    if published is None or lead is None:
        return None
    day, told = lead
    ago = (published - date.fromisoformat(day.start_date or "")).days
    if not 0 <= ago <= _LATEST:
        return None
    words = {t.lemma_.lower() for t in told}
    scripts = tuple(s for s in _scripts() if len(words & s.lead) >= s.needs)
    others = frozenset(
        parsed.doc[i].lemma_.lower()
        for i, times in owned.items()
        if parsed.doc[i].pos_ == "NOUN" and all((t.start_date or "") < (day.start_date or "") for t in times)
    )
    sentences = _reach(parsed, body, told, day, dated, others - words)
    titled = _titled(parsed, frozenset().union(*(s.subjects for s in scripts)))
    day = replace(day, basis=DISCOURSE)
    return Discourse(day, sentences, scripts, ago == 0, any(s.whole for s in scripts), titled)


def _titled(parsed: Parsed, subjects: frozenset[str]) -> frozenset[str]:
    """Returns the last names of whom a title makes one of the subjects."""
    return frozenset(
        t.text
        for t in parsed.doc
        if t.pos_ == "PROPN" and t.ent_type_ == "PERSON" and any(c.lemma_.lower() in subjects for c in _titles(t))
    )


def _lead(
    parsed: Parsed, body: Sequence[Span], dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> tuple[TimeExpression, Span] | None:
    """Returns the first day that a past verb of a main clause has, and its sentence."""
    for sentence in body:
        for token in sentence:
            if token.pos_ not in _VERBS or token.tag_ not in ("VBD", "VBN") or token.dep_ in _ASIDE:
                continue
            for time in owned.get(token.i, ()):
                if len(time.start_date or "") == _DAY and when_of(dated, parsed, time) == time.start_date:
                    return time, sentence
    return None


def _reach(
    parsed: Parsed,
    body: Sequence[Span],
    told: Span,
    day: TimeExpression,
    dated: Sequence[TimeExpression],
    others: frozenset[str],
) -> frozenset[int]:
    """Returns the sentences that tell of the report's own time: no other date, nor one before in their paragraph.

    ``others`` are nouns of events that the article dates earlier.
    """
    found: set[int] = set()
    starts = [p.start for p in parsed.article.paragraphs]
    turned, paragraph = False, -1
    for sentence in body:
        here = bisect_right(starts, parsed.start(sentence.start))
        turned, paragraph = turned and here == paragraph, here
        times = [t for t in dated if sentence.start <= t.first < sentence.end and not _is_aside(parsed, t)]
        if _turns(sentence, times, day) or any(t.pos_ == "NOUN" and t.lemma_.lower() in others for t in sentence):
            turned = sentence.start != told.start
        elif not turned and not times and not _shifted(sentence):
            found.add(sentence.start)
    return frozenset(found)


def _turns(sentence: Span, times: Sequence[TimeExpression], day: TimeExpression) -> bool:
    """Says whether a sentence goes to a time before the report's: another date, or a past before the past."""
    if any((t.start_date or "") < (day.start_date or "")[: len(t.start_date or "")] for t in times):
        return True
    root = sentence.root
    return root.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in root.children)


def _shifted(sentence: Span) -> bool:
    """Says whether a word takes a sentence to another time; "Earlier, ..." at its head stays within the day."""
    words, occasions = word_set("times/discourse", "shifts"), word_set("times/discourse", "occasions")
    return any(
        (t.lower_ in words and t.i > sentence.start and _of_main_clause(t) and not _is_count(t))
        or (
            t.lower_ in occasions
            and t.dep_ == "amod"
            and t.head.dep_ in ("pobj", "npadvmod")
            and _of_main_clause(t.head)
        )
        for t in sentence
    )


def _is_count(token: Token) -> bool:
    """ "spoke only once": no time, but a number."""
    return token.lower_ == "once" and token.nbor(-1).lower_ in ("only", "just", "least", "than")


def _of_main_clause(token: Token) -> bool:
    """Says whether a word hangs on a verb that is no aside, itself or by a preposition."""
    head = token.head.head if token.head.dep_ == "prep" else token.head
    return head.pos_ in _VERBS and head.dep_ not in _ASIDE


def _is_aside(parsed: Parsed, time: TimeExpression) -> bool:
    """Says whether a time dates only what is told beside: "a mark *set in 2014*", "the *2015* law"."""
    published = parsed.article.published
    if published is not None and (time.start_date or "") > published.isoformat():
        return True  # what is planned turns nobody to another past
    head = span_head(parsed, time.first, time.last)
    if head.dep_ in ("nummod", "compound", "amod", "nmod") and head.head.pos_ in ("NOUN", "PROPN"):
        return True
    verb = verb_of(head, time.first)
    while verb is not None and verb.dep_ == "conj":
        verb = verb.head
    return verb is not None and verb.dep_ in _ASIDE


def _reporting(event: Token) -> Token | None:
    """Returns the verb before an event that reports it, which may be of any time ("say he *left* a second bomb")."""
    node = event
    while node.dep_ in ("conj", "advcl", "xcomp"):
        node = node.head
    return node.head if node.dep_ == "ccomp" and node.head.pos_ in _VERBS and node.head.i < node.i else None
