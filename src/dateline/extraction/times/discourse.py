"""The day of a report: what its lead dates holds for what goes on to happen in the report.

What belongs to the same kind of happening as the lead (the goals of a match, the orders of a judge, the casualties of a
quake: ``data/times/discourse.toml``) has its day wherever it is told as done, unless its own sentence or paragraph has
turned to another time. What else a report tells in the past may be of any time: of such dates a third were wrong.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.grammar import SUBJECTS, VERBS
from dateline.extraction.times.scripts import Frame, Script, scripts_of, titles_at
from dateline.extraction.times.turns import ASIDE, is_aside, is_shifted, is_told_below, turns
from dateline.extraction.times.when import is_day, when_of
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Span, Token
from dateline.records import ParagraphKind, TimeExpression

DISCOURSE = "discourse"  # the basis of a date that the lead gives
_LATEST = 6  # days before publication at which the lead's day may lie: as far back as a weekday names
_LEAD = 3  # sentences of the body in which the day stands
_SHORT = 3  # letters of words that say little of what a title tells
_DAY = 10  # characters of an ISO day
_OF_DEEDS = frozenset(
    {"with", "of", "for", "from", "since", "to"}
)  # before a gerund: "charged with", "guilty of taking"


@dataclass(frozen=True, slots=True)
class Discourse:
    """The times that hold beyond their sentence: ``lead`` is the lead's, where it has a day near publication.

    ``frames`` are those in force, by the first tokens of sentences; ``whole`` says that nothing else is told in a
    report of its kind, ``told`` is the verb of the first sentence that has the lead's day, and ``course`` are the
    sentences that tell on, one after the other, how the contest of the lead went. ``done`` says that the lead's day is
    that of a deed, not of saying so.
    """

    lead: Frame | None
    frames: dict[int, Frame]
    whole: bool
    told: Token | None
    course: frozenset[int] = frozenset()
    done: bool = False

    @property
    def day(self) -> TimeExpression | None:
        """The lead's day."""
        return self.lead.time if self.lead is not None else None

    def time(self, event: Token) -> TimeExpression | None:
        """Returns the time that is in force for an event told as part of the report."""
        frame = self._frame(event)
        if frame is not None and frame.holds(event):
            return frame.time
        return self.day if event.sent.start in self.course and _tells_on(event) else None

    def time_of_noun(self, noun: Token) -> TimeExpression | None:
        """Returns the lead's day for a noun that names what reports of the lead's kind tell of ("the hearing")."""
        frame = self._frame(noun)
        if frame is None or frame is not self.lead:
            return None
        return frame.time if frame.names(noun.lemma_.lower()) else None

    def reaches(self, event: Token) -> bool:
        """Says whether a sentence goes on telling of the lead's deed."""
        return self.done and self.lead is not None and self._frame(event) is self.lead

    def counts(self, event: Token) -> bool:
        """Says whether a perfect tells how many came to harm in what the report tells."""
        frame = self._frame(event)
        return frame is not None and frame.counts(event)

    def sums_up(self, event: Token) -> bool:
        """Says whether a past before the past, as somebody reports it, is of what the report tells."""
        frame = self._frame(event)
        return frame is not None and frame.sums_up(event)

    def of_harm(self, event: Token) -> bool:
        """Says whether a sentence is told as part of a report of what came to harm."""
        frame = self._frame(event)
        return frame is not None and any(s.counts for s in frame.scripts)

    def tells(self, event: Token) -> bool:
        """Says whether an event's verb is one of those that tell what happens in such a report."""
        frame = self._frame(event) or self.lead
        return frame is not None and frame.tells(event)

    def _frame(self, event: Token) -> Frame | None:
        return self.frames.get(event.sent.start)


def discourse(parsed: Parsed, dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]) -> Discourse:
    """Returns how far the times of an article carry."""
    body = [s for s in parsed.doc.sents if parsed.kind(s.start) is ParagraphKind.BODY]
    found = _lead(parsed, body[:_LEAD], dated, owned)
    local = _local(parsed, body, dated, owned)
    if found is None:
        return Discourse(None, local, False, None)
    day, verb, fresh = found
    told = verb.sent
    words = _words(told)
    others = _dated_before(parsed, owned, day)
    event = verb.lemma_ not in lexicon().guards.announcing  # what has only been said is no news that others answer
    scripts = _of_time(scripts_of(words | _titled_so(parsed, words)), [verb, *awarded(verb)])
    titled = _titled(parsed, frozenset().union(*(s.subjects for s in scripts)))
    lead = Frame(replace(day, basis=DISCOURSE), scripts, titled, fresh and event)
    reach = _reach(parsed, body, told, day, dated, {noun: i for noun, i in others.items() if noun not in words})
    reached = dict.fromkeys(reach, lead)
    frames = reached | {i: _merged(frame, lead) for i, frame in local.items()}
    everything = {t.lemma_.lower() for t in told}
    whole = any(s.whole and everything & s.occasions for s in scripts)
    course = _course(body, told, reach) if whole else frozenset()
    first = verb if told.start == body[0].start else None
    return Discourse(lead, frames, whole, first, course, event or bool(awarded(verb)))


def awarded(saying: Token) -> list[Token]:
    """Returns what somebody got by its being announced: "*has won* the prize, the jury announced on Sunday"."""
    if saying.lemma_ not in ("announce", "declare"):
        return []
    won = word_set("times/discourse", "awards")
    return [c for c in saying.children if c.dep_ == "ccomp" and c.lemma_ in won and c.tag_ in ("VBD", "VBN")]


def _course(body: Sequence[Span], told: Span, reach: frozenset[int]) -> frozenset[int]:
    """Returns the sentences right behind the lead's dated one, up to the first that tells of another time."""
    behind = itertools.dropwhile(lambda s: s.start <= told.start, body)
    return frozenset(s.start for s in itertools.takewhile(lambda s: s.start in reach, behind))


def _tells_on(event: Token) -> bool:
    """Says whether a verb tells, in a clause of its own, what somebody did next: no state, and nothing reported."""
    while event.dep_ == "conj":
        event = event.head
    return event.dep_ in ("ROOT", "advcl") and event.lemma_ not in lexicon().guards.states | lexicon().guards.announcing


def _dated_before(parsed: Parsed, owned: dict[int, list[TimeExpression]], day: TimeExpression) -> dict[str, int]:
    """Returns the nouns of events that an article dates before its lead's day, with where it does so first."""
    found: dict[str, int] = {}
    for i, times in sorted(owned.items()):
        before = all((t.start_date or "") < (day.start_date or "") and not is_told_below(parsed, t) for t in times)
        if before and parsed.doc[i].pos_ == "NOUN":
            found.setdefault(parsed.doc[i].lemma_.lower(), i)
    return found


def _words(sentence: Span) -> set[str]:
    """Returns what a sentence tells, without its asides.

    The trial of a captain "whose ferry sank" is no rescue, nor is an arrest "for setting a mill on fire".
    """
    aside = {t.i for clause in sentence if _is_other_deed(clause) for t in clause.subtree}
    return {t.lemma_.lower() for t in sentence if t.i not in aside}


def _is_other_deed(clause: Token) -> bool:
    if clause.dep_ == "pcomp":
        return clause.head.lower_ in _OF_DEEDS and not any(c.dep_ in SUBJECTS for c in clause.lefts)
    return clause.dep_ in ASIDE


def _merged(frame: Frame, lead: Frame) -> Frame:
    """Returns the frame of a paragraph that tells of the lead's day, as part of the report."""
    return lead if frame.time.start_date == lead.time.start_date else frame


def _local(
    parsed: Parsed, body: Sequence[Span], dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> dict[int, Frame]:
    """Returns the frames that sentences with a time set for the rest of their paragraph, by first tokens.

    "On Friday protesters blocked a road. *Police arrested two of them.*"
    """
    found: dict[int, Frame] = {}
    frame, paragraph = None, -1
    for sentence in body:
        here = parsed.paragraph_of[sentence.start]
        if here != paragraph:
            frame, paragraph = None, here
        if any(sentence.start <= t.first < sentence.end for t in dated):
            time = _told_in(parsed, sentence, dated, owned)
            scripts = _of_time(scripts_of(_words(sentence)), [t for t in sentence if _is_told(t) and t.i in owned])
            if time is not None and not is_day(time):
                scripts = tuple(s for s in scripts if s.counts)  # "He quit in 2012. He apologized": he quits once
            frame = Frame(replace(time, basis=DISCOURSE), scripts) if time is not None else None
        elif frame is not None and is_shifted(sentence):
            frame = None
        elif frame is not None:
            found[sentence.start] = frame
    return found


def _of_time(scripts: tuple[Script, ...], dated: Sequence[Token]) -> tuple[Script, ...]:
    """Returns the kinds of report whose time verbs tell; of what is only said then, "police *said* Monday", none."""
    if any(t.lemma_ not in lexicon().guards.announcing for t in dated):
        return scripts
    return tuple(s for s in scripts if s.said)


def _told_in(
    parsed: Parsed, sentence: Span, dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> TimeExpression | None:
    """Returns the one time of a sentence that a past verb of a main clause has."""
    times = [t for t in dated if sentence.start <= t.first < sentence.end and not is_aside(parsed, t)]
    own = {t.first: t for token in sentence if _is_told(token) and not _is_edge(token) for t in owned.get(token.i, ())}
    if len(times) != 1 or times[0].first not in own or times[0].start_date != times[0].end_date:
        return None
    return times[0] if when_of(dated, parsed, times[0]) == times[0].start_date else None


def _titled_so(parsed: Parsed, words: set[str]) -> set[str]:
    """Returns the verbs of a title that tells, by two of its words, what the lead tells."""
    title = [*itertools.takewhile(lambda t: parsed.kind(t.i) is ParagraphKind.TITLE, parsed.doc)]
    known = {w for t in title if len(w := t.lemma_.lower()) > _SHORT and w in words}
    return {t.lemma_.lower() for t in title if t.pos_ in VERBS} if len(known) > 1 else set()


def _is_edge(verb: Token) -> bool:
    """Says whether a verb only tells when what lasts began or ended: "*The siege began* on Monday"."""
    lasting = word_set("times/events", "lasting")
    subjects = (c for c in verb.lefts if c.dep_ in SUBJECTS)
    return verb.lemma_ in word_set("times/events", "edges") and any(c.lemma_.lower() in lasting for c in subjects)


def _is_told(token: Token) -> bool:
    """Says whether a token is a past verb of a main clause."""
    return token.pos_ in VERBS and token.tag_ in ("VBD", "VBN") and token.dep_ not in ASIDE


def _titled(parsed: Parsed, subjects: frozenset[str]) -> frozenset[str]:
    """Returns the last names of whom a title makes one of the subjects."""
    return frozenset(
        t.text
        for name in parsed.doc.ents
        if name.label_ == "PERSON"
        for t in name
        if t.pos_ == "PROPN" and any(c.lemma_.lower() in subjects for c in titles_at(t))
    )


def _lead(
    parsed: Parsed, body: Sequence[Span], dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> tuple[TimeExpression, Token, bool] | None:
    """Returns the first day that a past verb of a main clause has, that verb, and whether it is publication's.

    Nothing is returned for a day that does not lie shortly before publication.
    """
    published = parsed.article.published
    for token in (t for sentence in body for t in sentence if _is_told(t)):
        for time in owned.get(token.i, ()):
            if len(time.start_date or "") == _DAY and when_of(dated, parsed, time) == time.start_date:
                ago = (published - date.fromisoformat(time.start_date or "")).days if published is not None else -1
                return (time, token, ago == 0) if 0 <= ago <= _LATEST else None
    return None


def _reach(
    parsed: Parsed,
    body: Sequence[Span],
    told: Span,
    day: TimeExpression,
    dated: Sequence[TimeExpression],
    others: dict[str, int],
) -> frozenset[int]:
    """Returns the sentences that tell of the report's own time: no other date, nor one before in their paragraph.

    ``others`` are nouns of events that the article dates earlier, of which it speaks from there on.
    """
    found: set[int] = set()
    turned, paragraph = False, -1
    for sentence in body:
        here = parsed.paragraph_of[sentence.start]
        turned, paragraph = turned and here == paragraph, here
        times = [t for t in dated if sentence.start <= t.first < sentence.end and not is_aside(parsed, t)]
        known = {noun for noun, first in others.items() if first < sentence.end}
        earlier = bool(known) and any(t.pos_ == "NOUN" and t.lemma_.lower() in known for t in sentence)
        if earlier or turns(sentence, times, day):
            turned = sentence.start != told.start
        elif not turned and not times and not is_shifted(sentence):
            found.add(sentence.start)
    return frozenset(found)
