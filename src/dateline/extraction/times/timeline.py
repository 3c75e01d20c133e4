"""The dated events of an article: which tokens own which time, and what holds beyond the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from dateline.extraction.lexicon import load_data
from dateline.extraction.times.discourse import DISCOURSE, Discourse, discourse
from dateline.extraction.times.offsets import Offset, event_after, offsets
from dateline.extraction.times.sources import carries
from dateline.extraction.times.tense import corrected, span_head, told_when
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.records import ParagraphKind, TimeExpression, TimeKind

_KEY = "dateline.timeline"
_VERBS = ("VERB", "AUX")
_NOUN_OWN = frozenset({"poss", "compound", "amod", "nummod", "nmod"})  # "Friday's protest", "the 2012 case"
_NOUNS = ("NOUN", "PROPN", "ADJ", "PRON", "NUM")
_WITHIN = frozenset({"of", "in", "at", "during"})  # "the start of Friday's march"
_DEFINITE = frozenset({"the", "this", "that"})
_CLIMB = 8
_COMPARED = 7  # tokens from "from" to the time of the number it opens: "from 1.2 million barrels a day in 2015"
LEAD_SENTENCES = 3
STORY_DAYS = 7  # a story's day lies at most this long before publication
_QUOTES = frozenset('"')


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times that have a place on the calendar, by the tokens of the events that own them.

    ``owned`` are the times of an event; ``bound`` those of them that are part of a noun's own phrase ("Friday's
    march"). ``events`` are the dated events by lemma, ``story`` is the one day that an article reports on, ``report``
    how far the day of its lead carries, ``timed_sentences`` are the first tokens of sentences with a date, ``offsets``
    the times counted from events and ``title_end`` the token after the title.
    """

    times: Sequence[TimeExpression]
    owned: dict[int, list[TimeExpression]]
    bound: dict[int, list[TimeExpression]]
    events: dict[str, list[Token]]
    story: TimeExpression | None
    report: Discourse
    timed_sentences: frozenset[int]
    offsets: Sequence[Offset]
    title_end: int

    @property
    def told_on(self) -> TimeExpression | None:
        """The day that the article reports on, or that its lead has."""
        return self.story or self.report.day

    def elsewhere(self, event: Token) -> TimeExpression | None:
        """Returns the time of another mention of the same event, where all dated ones agree.

        A noun must be definite ("the blast"), a verb share its subject's or object's head.
        """
        others = [o for o in self.events.get(_event_key(event), ()) if o.i != event.i]
        if event.pos_ in _VERBS and event.i < self.title_end:  # a title tells in brief what the text tells in full
            return self._of_title(event, others)
        if event.pos_ == "NOUN":
            definite = any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in event.children)
            others = others if definite and event.tag_ == "NN" else []
            others = others or (self._told_of(event) if definite and _speaks_again(event) else [])
        else:
            arguments = _arguments(event)
            others = [o for o in others if arguments & _arguments(o)]
        return self._agreed(others)

    def _told_of(self, noun: Token) -> list[Token]:
        """Returns the dated past verbs before a noun that tell what it speaks of: "attacked" for "the attack"."""
        verbs = [v for key in _verbs_of(noun) for v in self.events.get(f"v {key}", ()) if v.i < noun.i]
        return [v for v in verbs if _is_past(v) and not is_quoted(v)]

    def _agreed(self, events: Sequence[Token]) -> TimeExpression | None:
        """Returns the day of dated events, where they have one and the same."""
        found = [t for o in events for t in self.owned[o.i]]
        days = {t.start_date for t in found if len(t.start_date or "") == 10 and t.start_date == t.end_date}
        return found[0] if len(days) == 1 and all(t.start_date in days for t in found) else None

    def _of_title(self, event: Token, others: Sequence[Token]) -> TimeExpression | None:
        """Returns the time of what a title tells: of the same verb, in the lead first, or else of the lead."""
        told = self.report.told
        if told is None:
            return self._agreed(others)
        found = self._agreed([o for o in others if o.sent.start == told.sent.start]) or self._agreed(others)
        news = event.tag_ in ("VBZ", "VBP", "VBN", "VBD") and event.dep_ in ("ROOT", "conj", "ccomp")
        said = told.lemma_ in lexicon().guards.announcing  # "said on Monday": what it said may be of any time
        return found or (self.report.day if news and not said and not _is_stative(event) else None)

    def story_time(self, event: Token) -> TimeExpression | None:
        """Returns the story's day for a plain past verb in a sentence without a date of its own."""
        if not _narrated(event, self.report):
            return None
        lasting = event.lemma_ in lexicon().guards.states and not self.report.tells(event)
        if self.report.whole and not lasting and self.story is not None and event.sent.start not in self.timed_sentences:
            return self.story
        return self.report.time(event)


def timeline(parsed: Parsed, times: Sequence[TimeExpression]) -> Timeline:
    """Returns the timeline of an article; it is kept with the parse."""
    kept = parsed.doc.user_data.get(_KEY)
    if isinstance(kept, Timeline) and kept.times == times:
        return kept
    line = _build(parsed, times)
    parsed.doc.user_data[_KEY] = line
    return line


def _build(parsed: Parsed, times: Sequence[TimeExpression]) -> Timeline:
    owned: dict[int, list[TimeExpression]] = {}
    bound: dict[int, list[TimeExpression]] = {}
    dated = [t for t in times if t.start_date and t.kind in (TimeKind.DATE, TimeKind.TIME)]
    for time in dated:
        own, noun_own = owners(parsed, time)
        counted_from = event_after(parsed, time)  # "two weeks after a bomb killed six" dates another event
        for i in own:
            if counted_from is not None and i == counted_from.i:
                continue
            owned.setdefault(i, []).append(time)
        for i in noun_own:
            bound.setdefault(i, []).append(time)
    events: dict[str, list[Token]] = {}
    for i in sorted(owned):
        events.setdefault(_event_key(parsed.doc[i]), []).append(parsed.doc[i])
    sentences = frozenset(parsed.doc[t.first].sent.start for t in dated)
    story, report = _story(parsed, dated, owned), discourse(parsed, dated, owned)
    counted, title_end = offsets(parsed, times), _title_end(parsed)
    return Timeline(times, owned, bound, events, story, report, sentences, counted, title_end)


def _title_end(parsed: Parsed) -> int:
    return next((i for i in range(len(parsed.doc)) if parsed.kind(i) is not ParagraphKind.TITLE), len(parsed.doc))


def owners(parsed: Parsed, time: TimeExpression) -> tuple[list[int], list[int]]:
    """Returns the tokens of the events that a time hangs on, and which of them are nouns with it in their phrase."""
    head = span_head(parsed, time.first, time.last)
    if _is_of_comparison(parsed, time):
        return [], []
    current, bound = head, False
    found: list[int] = []
    nouns: list[int] = []
    for _ in range(_CLIMB):
        if current.head.i == current.i or (found and current.lower_ in lexicon().guards.elsewhen):
            break  # "resigned after the vote on Thursday": the day is the vote's
        bound = bound or (current.dep_ in _NOUN_OWN and current.head.pos_ not in _VERBS)
        if bound and found and (current.dep_ == "appos" or (current.dep_ == "prep" and current.lower_ not in _WITHIN)):
            break  # "in cash, a premium to Friday's close": neither cash nor premium has a day
        above = current.head
        if above.pos_ in _VERBS:
            if not bound or (found and carries(above, current)):
                found += _of_verb(parsed, above, current, time)
            break
        if above.pos_ in _NOUNS and not time.first <= above.i < time.last:
            found.append(above.i)
            nouns.append(above.i)
            bound = bound or not _passes_on(current, above, time)
        current = above
    if not found and head.pos_ in _VERBS:
        found.append(head.i)
    return found, nouns


def _is_of_comparison(parsed: Parsed, time: TimeExpression) -> bool:
    """Whether a month or year is that of a number compared with: "rose to 40 percent from 31 percent in 2015"."""
    if len(time.start_date or "") == 10:
        return False
    counted = False
    for token in reversed(parsed.doc[max(parsed.doc[time.first].sent.start, time.first - _COMPARED) : time.first]):
        if token.lower_ in lexicon().guards.comparing:
            return counted
        counted = counted or token.pos_ == "NUM"
        if token.pos_ not in ("NUM", "NOUN", "SYM", "ADJ", "DET") and token.lower_ not in ("in", "of", "%", "the"):
            return False
    return False


def _of_verb(parsed: Parsed, verb: Token, below: Token, time: TimeExpression) -> list[int]:
    """Returns the events that a time has which hangs on a verb, itself or by the preposition ``below``."""
    planned = _planned(verb, below)
    if planned is not None:
        return [planned.i]  # "scheduled a hearing for Friday": the hearing is then, the scheduling is not
    if _is_apart(verb, below, time):
        return []
    when = told_when(parsed, time.last)
    main = _asked(parsed, corrected(verb, time.first), time)
    if when is not None and main.tag_ == "VB":  # "repeated his wish to go there Thursday, when he spoke to voters"
        main = next((a for a in main.ancestors if _is_past(a)), main)
    return [main.i, *_outer(main, time), *([when.i] if when is not None else [])]


def _is_apart(verb: Token, below: Token, time: TimeExpression) -> bool:
    """Whether a time in a verb's object is the object's alone: "the vote followed a scandal on Monday"."""
    held = below.dep_ in ("dobj", "attr") or below.dep_ == "prep"
    return held and below.i > verb.i and time.first > below.i + 1 and verb.lemma_ in lexicon().guards.after_events


def _asked(parsed: Parsed, verb: Token, time: TimeExpression) -> Token:
    """Returns the past verb above what it asks for, where the time is past: "asked Oslo to help last month"."""
    head, words = verb.head, {t.lower_ for t in parsed.doc[time.first : time.last]}
    asked = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in verb.children)
    done = head.lemma_ in lexicon().guards.attempts | lexicon().guards.implicatives
    return head if asked and not done and _is_past(head) and words & lexicon().guards.backward else verb


def _planned(verb: Token, below: Token) -> Token | None:
    """Returns the object of an act of planning, where "for" puts the object at a time."""
    guards = lexicon().guards
    if below.dep_ != "prep" or below.lower_ != "for" or verb.lemma_ not in guards.ahead | guards.calling:
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < below.i), None)


def _outer(verb: Token, time: TimeExpression) -> list[int]:
    """Returns the past verb above an infinitive of purpose or result, whose day it shares.

    "beat him 6-2 6-4 to retain his title on Sunday": the parser hangs the day on the nearer verb.
    """
    head = verb.head
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.children) or not verb.i < time.first:
        return []
    bare = not any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    aimed = verb.dep_ == "advcl" and len(time.start_date or "") == 10
    tried = verb.dep_ == "xcomp" and head.lemma_ in lexicon().guards.attempts  # "failed to appear on Monday"
    return [head.i] if bare and (aimed or tried) and head.i < verb.i and _is_past(head) else []


def _passes_on(current: Token, noun: Token, time: TimeExpression) -> bool:
    """Whether a time that hangs on a noun is its verb's, too.

    A bare day is ("sent a memo to the director Thursday"); one with a preposition is when it names a day and ends
    the noun's phrase ("fired rockets at the base on Thursday"), a year is the noun's alone ("the war in 2003").
    """
    if len(time.start_date or "") < 10:
        return False
    if noun.pos_ == "NUM":  # a score or a count: "beat him 6-4 on Sunday"
        return current.i > noun.i
    if current.dep_ == "prep":
        if current.lower_ == "for":  # "called a strike for Friday"
            return False
        return current.i > noun.i and noun.dep_ in ("dobj", "pobj", "nsubjpass", "nsubj", "attr", "acomp")
    return current.dep_ in ("npadvmod", "advmod", "appos", "pobj", "nmod", "dep")


def _event_key(token: Token) -> str:
    return f"{'n' if token.pos_ in _NOUNS else 'v'} {token.lemma_.lower()}"


def _verbs_of(noun: Token) -> list[str]:
    """Returns the verbs whose event a noun names."""
    return [verb for verb, nouns in load_data("times/events")["nouns"].items() if noun.lemma_.lower() in nouns]


def _speaks_again(noun: Token) -> bool:
    """Whether a definite noun may speak of what was told: "the attack", not "the last attack", "the attack on Paris"."""
    return not any(c.dep_ in ("amod", "prep", "compound", "nmod", "relcl", "acl", "nummod") for c in noun.children)


def _arguments(verb: Token) -> set[str]:
    """Returns the heads of a verb's subject and objects, in lower case."""
    deps = ("nsubj", "nsubjpass", "dobj")
    return {c.lemma_.lower() for c in verb.children if c.dep_ in deps and c.pos_ in ("NOUN", "PROPN")}


def _story(
    parsed: Parsed, dated: Sequence[TimeExpression], owned: dict[int, list[TimeExpression]]
) -> TimeExpression | None:
    """Returns the day of a report of one day, None for every other article.

    The day stands in the lead, lies in the week up to publication, and no past verb outside quotations has
    another time: an article with a second one has a background, and its undated verbs may belong there.
    """
    published = parsed.article.published
    told = [
        (i, time)
        for i in sorted(owned)
        for time in owned[i]
        if _is_past(parsed.doc[i]) and parsed.kind(i) is not ParagraphKind.TITLE and not is_quoted(parsed.doc[i])
    ]
    if published is None or not told:
        return None
    first = told[0][1]
    if any((t.start_date, t.end_date) != (first.start_date, first.end_date) for _, t in told):
        return None
    if len(first.start_date or "") != 10 or first.start_date != first.end_date:
        return None
    ago = (published - date.fromisoformat(first.start_date or "")).days
    fresh = 0 <= ago <= STORY_DAYS and _in_lead(parsed, told[0][0])
    return replace(first, basis=DISCOURSE) if fresh else None


def _is_past(token: Token) -> bool:
    return token.pos_ in _VERBS and token.tag_ in ("VBD", "VBN")


def _in_lead(parsed: Parsed, token: int) -> bool:
    """Whether a token stands in one of the first sentences of the body."""
    body = [s.start for s in parsed.doc.sents if parsed.kind(s.start) is ParagraphKind.BODY]
    return token < body[LEAD_SENTENCES] if len(body) > LEAD_SENTENCES else True


def _is_stative(event: Token) -> bool:
    return event.lemma_ in lexicon().guards.states or any(c.dep_ == "aux" for c in event.children)


def _narrated(event: Token, report: Discourse) -> bool:
    """Whether an event is told as done: a simple past verb outside quotation marks, in no aside."""
    if event.pos_ != "VERB" or event.tag_ not in ("VBD", "VBN"):
        return False
    auxiliaries = {c.lower_ for c in event.children if c.dep_ in ("aux", "auxpass")}
    if event.tag_ == "VBN" and not auxiliaries & {"was", "were"}:
        return False
    aside = event.dep_ in ("relcl", "acl") and not (report.whole and report.tells(event) and _has_own_subject(event))
    if aside or _looks_back(event):
        return False
    return not (auxiliaries & {"had", "has", "have", "would", "could"} or is_quoted(event))


def _has_own_subject(event: Token) -> bool:
    """ "a penalty that *the referee* awarded": more of what happened, where "who won ..." tells who somebody is."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP", "WRB") for c in event.children)


def _looks_back(event: Token) -> bool:
    """Whether a conjunction puts an event before or after the story's: "after he lost his job"."""
    marks = {c.lower_ for c in event.children if c.dep_ in ("mark", "advmod", "prep")}
    return event.dep_ in ("advcl", "pcomp") and bool(marks & lexicon().guards.elsewhen)


def is_quoted(event: Token) -> bool:
    """Whether an odd number of quotation marks stands before an event in its sentence."""
    return sum(t.text in _QUOTES for t in event.doc[event.sent.start : event.i]) % 2 == 1
