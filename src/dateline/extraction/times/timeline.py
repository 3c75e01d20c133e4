"""The dated events of an article: which tokens own which time, and what holds beyond the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.times.announced import announced
from dateline.extraction.times.discourse import DISCOURSE, Discourse, discourse
from dateline.extraction.times.following import is_among_victims, is_soon_after
from dateline.extraction.times.grammar import SUBJECTS, VERBS
from dateline.extraction.times.incidents import is_callout, is_of_harm, is_of_incident
from dateline.extraction.times.narrated import (
    is_narrated,
    is_past_midnight,
    is_quoted,
    punished_for,
    told_around,
)
from dateline.extraction.times.offsets import COUNTING, Offset, event_after, offsets
from dateline.extraction.times.owners import is_past, owners
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import ParagraphKind, TimeExpression, TimeKind

_KEY = "dateline.timeline"
_NOUNS = ("NOUN", "PROPN", "ADJ", "PRON", "NUM")
_DEFINITE = frozenset({"the", "this", "that"})
LEAD_SENTENCES = 3
STORY_DAYS = 7  # a story's day lies at most this long before publication


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times that have a place on the calendar, by the tokens of the events that own them.

    ``owned`` are the times of an event; ``bound`` those of them that are part of a noun's own phrase ("Friday's
    march"). ``events`` are the dated events by lemma, ``story`` is the one day that an article reports on, ``report``
    how far the day of its lead carries, ``timed_sentences`` are the first tokens of sentences with a date, ``offsets``
    the times counted from events, ``adrift`` the events that lie at some distance from others of no known day,
    ``title_end`` the token after the title, ``published`` the day of publication.
    ``lead`` is the first token of the first sentence where that tells what happened without a day, or -1. ``clocks``
    are the verbs with a time of day and no day.
    """

    times: Sequence[TimeExpression]
    owned: dict[int, list[TimeExpression]]
    bound: dict[int, list[TimeExpression]]
    events: dict[str, list[Token]]
    story: TimeExpression | None
    report: Discourse
    timed_sentences: frozenset[int]
    offsets: Sequence[Offset]
    adrift: frozenset[int]
    title_end: int
    published: str
    lead: int
    clocks: frozenset[int]

    @property
    def told_on(self) -> TimeExpression | None:
        """The day that the article reports on, or that its lead has."""
        return self.story or self.report.day

    def elsewhere(self, event: Token) -> TimeExpression | None:
        """Returns the time of another mention of the same event, where all dated ones agree.

        A noun must be definite ("the blast"), a verb share its subject's or object's head.
        """
        others = [o for o in self.events.get(_event_key(event), ()) if o.i != event.i]
        if event.pos_ in VERBS and event.i < self.title_end:  # a title tells in brief what the text tells in full
            return self._of_title(event, others)
        if event.pos_ == "NOUN":
            definite = any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in event.children)
            others = [o for o in others if self._is_same_one(event, o)] if definite and event.tag_ == "NN" else []
            others = others or (self._told_of(event) if definite and _speaks_again(event) else [])
        else:
            arguments = _arguments(event)
            others = [o for o in others if arguments & _arguments(o)]
        return self._agreed(others)

    def _is_same_one(self, noun: Token, other: Token) -> bool:
        """Whether a noun may speak of what another of its lemma names.

        "The second round" is not "the first round", nor is a hearing that somebody attended the one set for Friday.
        """
        if is_quoted(other):
            return False  # "today's game" of a speaker is on his today
        if noun.head.tag_ == "VBD" and any((t.start_date or "") > self.published for t in self.owned[other.i]):
            return False
        which = _place_in_row(noun)
        return not which or which == _place_in_row(other)

    def _occasion(self) -> TimeExpression | None:
        """Returns the day of the one event that the text behind the lead says when it was.

        "Two men died in a fire, police said Monday. *The fire broke out on Sunday.*"
        """
        verbs = word_set("times/events", "happening") | {"last"}
        told = [o for key, events in self.events.items() if key[2:] in verbs and key[0] == "v" for o in events]
        told += [o for o in self.events.get("v attend", ()) if is_of_incident(o)]
        known = [o for o in told if o.sent.start > self.lead >= 0 and is_past(o)]
        return self._agreed([o for o in known if is_of_harm(o) or is_of_incident(o)])

    def _told_of(self, noun: Token) -> list[Token]:
        """Returns the dated past verbs before a noun that tell what it speaks of: "attacked" for "the attack"."""
        verbs = [v for key in _verbs_of(noun) for v in self.events.get(f"v {key}", ()) if v.i < noun.i]
        return [v for v in verbs if is_past(v) and not is_quoted(v)]

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
        """Returns the story's day for a plain past verb, or the report's event, in a sentence without a date."""
        if event.pos_ == "NOUN":
            return self.report.time_of_noun(event) if _is_pointed_at(event) else None
        if (main := told_around(event)) is not None:
            return self.story_time(main) if self.report.whole or self.report.of_harm(main) else None
        if (main := punished_for(event)) is not None:
            return self.story_time(main) if self.report.whole else None
        if is_soon_after(event) and self.report.reaches(event):
            return self.report.day
        if is_among_victims(event) and self.report.of_harm(event):
            return self.report.time(event)
        if not is_narrated(event, self.report) or is_past_midnight(event) or self._is_adrift(event):
            return None
        if self._is_of_told(event) or (self.report.reaches(event) and (event.i in self.clocks or _is_prompt(event))):
            return self.report.day
        if event.sent.start == self.lead and (event.lemma_ in word_set("times/events", "harm") or is_callout(event)):
            return self._occasion() or self.report.time(event)
        lasting = event.lemma_ in lexicon().guards.states and not self.report.tells(event)
        one_day = self.report.whole and event.sent.start not in self.timed_sentences
        if one_day and not lasting and self.story is not None:
            return self.story
        return self.report.time(event)

    def _is_of_told(self, event: Token) -> bool:
        """Whether a verb is the first of a row dated at its end in the lead: "*blocked* a road and sang on Friday"."""
        told = self.report.told
        lasting = lexicon().guards.states | word_set("times/events", "forming")
        if told is None or told.dep_ != "conj" or event.lemma_ in lasting or _takes_long(event):
            return False
        if told.lemma_ in word_set("times/discourse", "closing"):
            return False  # "painted ships and died on Friday"
        while told.dep_ == "conj" and told.i != event.i and not any(c.dep_ in SUBJECTS for c in told.lefts):
            told = told.head
        return told.i == event.i and event.tag_ == "VBD"

    def _is_adrift(self, event: Token) -> bool:
        """ "came six months after another was shot": neither is of the report's day."""
        while event.dep_ == "conj" and event.i not in self.adrift:
            event = event.head
        return event.i in self.adrift


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
                if counted_from.dep_ != "advcl":
                    continue
                i = counted_from.head.i  # "was arrested two days | after the body was found": the parser cuts there
            owned.setdefault(i, []).append(time)
        for i in noun_own:
            bound.setdefault(i, []).append(time)
    story, report = _story(parsed, dated, owned), discourse(parsed, dated, owned)
    for i, time in announced(parsed, dated, owned).items():
        owned.setdefault(i, []).append(time)
    events: dict[str, list[Token]] = {}
    for i in sorted(owned):
        events.setdefault(_event_key(parsed.doc[i]), []).append(parsed.doc[i])
    sentences = frozenset(parsed.doc[t.first].sent.start for t in dated)
    counted, adrift, title_end = offsets(parsed, times), _adrift(parsed, times), _title_end(parsed)
    published = str(parsed.article.published or "9999")
    lead, clocks = _undated_lead(parsed, owned), _clocks(parsed, times)
    return Timeline(
        times, owned, bound, events, story, report, sentences, counted, adrift, title_end, published, lead, clocks
    )


def _clocks(parsed: Parsed, times: Sequence[TimeExpression]) -> frozenset[int]:
    """Returns the verbs of times of day that stand without a day: "The shop closed *at 6 p.m.*"."""
    alone = [t for t in times if t.kind is TimeKind.TIME and not t.start_date and t.value.startswith("XXXX-XX-XXT")]
    return frozenset(i for t in alone for i in owners(parsed, t)[0] if parsed.doc[i].pos_ in VERBS)


def _adrift(parsed: Parsed, times: Sequence[TimeExpression]) -> frozenset[int]:
    """Returns the verbs of times that are counted from what has no day, in days or longer."""
    loose = [t for t in times if t.start_date is None and t.kind is TimeKind.DATE and t.value.startswith("XXXX")]
    counted = [t for t in loose if parsed.doc[t.last - 1].lower_ in COUNTING]
    return frozenset(i for t in counted for i in owners(parsed, t)[0] if parsed.doc[i].pos_ in VERBS)


def _takes_long(event: Token) -> bool:
    """ "led the choir *for ten years* and left on Friday"."""
    units, shorter = lexicon().tables["unit"], ("second", "seconds", "minute", "minutes", "hour", "hours")
    spans = (g.lower_ for c in event.rights if c.lower_ in ("for", "over") for g in c.rights if g.dep_ == "pobj")
    return any(w in units and w not in shorter for w in spans)


def _is_prompt(event: Token) -> bool:
    """ "The queen *immediately* summoned her ministers": the day does not wait."""
    how = {c.lower_ for c in event.children if c.dep_ == "advmod"}
    if how & word_set("times/discourse", "quick"):
        return event.lemma_ in word_set("times/discourse", "decisions") | word_set("times/discourse", "reactions")
    return bool(how & word_set("times/discourse", "prompt"))


def _undated_lead(parsed: Parsed, owned: dict[int, list[TimeExpression]]) -> int:
    """Returns the first token of the body, -1 where its sentence tells of a day other than that of saying so."""
    first = next((s for s in parsed.doc.sents if parsed.kind(s.start) is ParagraphKind.BODY), None)
    if first is None:
        return -1
    told = any(t.i in owned and is_past(t) and t.lemma_ not in lexicon().guards.announcing for t in first)
    return -1 if told else first.start


def _title_end(parsed: Parsed) -> int:
    return next((i for i in range(len(parsed.doc)) if parsed.kind(i) is not ParagraphKind.TITLE), len(parsed.doc))


def _event_key(token: Token) -> str:
    return f"{'n' if token.pos_ in _NOUNS else 'v'} {token.lemma_.lower()}"


def _verbs_of(noun: Token) -> list[str]:
    """Returns the verbs whose event a noun names."""
    return [verb for verb, nouns in load_data("times/events")["nouns"].items() if noun.lemma_.lower() in nouns]


def _is_pointed_at(noun: Token) -> bool:
    """Whether "the" points out an event as the one that is told of: "the brief hearing", not "the last hearing"."""
    if noun.tag_ != "NN" or not any(c.lower_ == "the" for c in noun.children):
        return False
    others = [c for c in noun.children if c.dep_ in ("prep", "compound", "nmod", "relcl", "acl", "nummod", "poss")]
    adjectives = [c for c in noun.children if c.dep_ == "amod"]
    return not others and not any(c.ent_type_ == "ORDINAL" or c.lower_ in _other_occasions() for c in adjectives)


def _other_occasions() -> frozenset[str]:
    return word_set("times/discourse", "occasions") | word_set("times/discourse", "other")


def _place_in_row(noun: Token) -> set[str]:
    others = _other_occasions()
    return {c.lower_ for c in noun.children if c.dep_ == "amod" and (c.ent_type_ == "ORDINAL" or c.lower_ in others)}


def _speaks_again(noun: Token) -> bool:
    """Whether a definite noun may speak of what was told: not "the last attack", "the attack on the port"."""
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
        if is_past(parsed.doc[i]) and parsed.kind(i) is not ParagraphKind.TITLE and not is_quoted(parsed.doc[i])
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


def _in_lead(parsed: Parsed, token: int) -> bool:
    """Whether a token stands in one of the first sentences of the body."""
    body = [s.start for s in parsed.doc.sents if parsed.kind(s.start) is ParagraphKind.BODY]
    return token < body[LEAD_SENTENCES] if len(body) > LEAD_SENTENCES else True


def _is_stative(event: Token) -> bool:
    return event.lemma_ in lexicon().guards.states or any(c.dep_ == "aux" for c in event.children)
