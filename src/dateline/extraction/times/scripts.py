"""Kinds of report: by what words each is known, and what goes on to happen in one (``data/times/discourse.toml``)."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.times.grammar import SUBJECTS, VERBS
from dateline.extraction.times.words import lexicon
from dateline.language.tree import Token
from dateline.records import TimeExpression

_CROWDS = frozenset({"hundred", "hundreds", "thousand", "thousands", "dozen", "dozens", "score", "scores", "group"})
_TALLY = re.compile(r"\d[-–]\d")


@dataclass(frozen=True, slots=True)
class Script:
    """What tells a kind of report, and what happens in one: by its verbs or by its subjects, by ``both`` at once.

    ``events`` are nouns that, pointed out by "the", mean what the lead tells ("the hearing"), ``needs`` is how many
    words of a lead must be of this kind. With ``said`` saying it is what happened. A lead with one of the ``occasions``
    is followed by the course of one contest. One that ``counts`` tells in the perfect, too, how many came to harm.
    """

    lead: frozenset[str]
    verbs: frozenset[str]
    subjects: frozenset[str]
    events: frozenset[str] = frozenset()
    whole: bool = False
    both: bool = False
    needs: int = 1
    said: bool = False
    occasions: frozenset[str] = frozenset()
    counts: bool = False

    def tells(self, verb: str, subjects: set[str]) -> bool:
        """Says whether a verb tells what happens in a report of this kind."""
        return verb in self.verbs and (not self.both or bool(subjects & self.subjects))

    def acts(self, subjects: set[str]) -> bool:
        """Says whether one of the subjects has its part in a report of this kind."""
        return not self.both and bool(subjects & self.subjects)


@dataclass(frozen=True, slots=True)
class Frame:
    """A time that holds for what happens in reports of some kinds.

    ``titled`` are the last names of whom a title makes one of the subjects ("Judge Ann Lee"); ``fresh`` says that it
    is the day of publication, on which others answered the news, too.
    """

    time: TimeExpression
    scripts: tuple[Script, ...]
    titled: frozenset[str] = frozenset()
    fresh: bool = False

    def holds(self, event: Token) -> bool:
        """Says whether an event is told as part of what the frame tells."""
        if not self._fits(event):
            return False
        reporting = _reporting(event)
        if reporting is None or reporting.tag_ == "VBD":
            return True
        # "police say two people were hurt", not "officials have said that ..."
        return reporting.tag_ in ("VBZ", "VBP") and self.tells(event)

    def tells(self, event: Token) -> bool:
        """Says whether an event's verb is one of those that tell what happens in a report of these kinds."""
        subjects, verb = _subjects(event), _verb(event)
        if verb == "die" and (_says_when(event) or _is_at_scene(event)) and any(s.counts for s in self.scripts):
            return True  # "a rider died when a tree fell on him"
        if verb in word_set("times/discourse", "tallied") and self.names("ballot") and _is_tallied(event):
            return True
        return any(s.tells(verb, subjects) and not (s.both and s.said and _says_when(event)) for s in self.scripts)

    def counts(self, event: Token) -> bool:
        """Says whether a perfect tells how many came to harm in it: "two jockeys *have been hurt*"."""
        harmed = event.lemma_ in word_set("times/events", "casualties") and any(s.counts for s in self.scripts)
        return harmed and not any(c.dep_ in ("prep", "advcl") for c in event.rights)

    def sums_up(self, event: Token) -> bool:
        """Says whether a past before the past tells what the report tells: "had freed a boy", "two had been hurt"."""
        counted = any(c.dep_ == "nsubjpass" and any(g.dep_ == "nummod" for g in c.lefts) for c in event.lefts)
        return self.tells(event) and (counted or any(s.counts for s in self.scripts))

    def names(self, noun: str) -> bool:
        """Says whether a noun names an event of a day that reports of these kinds tell of."""
        return any(noun in s.events for s in self.scripts)

    def _fits(self, event: Token) -> bool:
        if self.tells(event) or any(c.text in self.titled for c in event.children if c.dep_ in SUBJECTS):
            return True
        lasting = event.lemma_ in lexicon().guards.states - word_set("times/discourse", "once")
        lasting = lasting or event.lemma_ in word_set("times/discourse", "upkeep")
        subjects = _subjects(event)
        if not lasting and any(s.acts(subjects) for s in self.scripts):
            return True
        return self.fresh and event.lemma_ in word_set("times/discourse", "reactions")


@lru_cache(maxsize=1)
def happenings() -> frozenset[str]:
    """Returns the nouns of what is over on the day or within days: "the 2015 attack", not "the 2015 law"."""
    kinds = load_data("times/events")["kinds"].values()
    return lexicon().guards.unplanned.union(*kinds)


@lru_cache(maxsize=1)
def harms() -> frozenset[str]:
    """Returns the nouns of what does harm on one day: "the crash", not "the vote"."""
    data = load_data("times/events")
    return frozenset(word for kind in data["harmful"] for word in data["kinds"][kind])


def scripts_of(words: set[str]) -> tuple[Script, ...]:
    """Returns the kinds of report that the words (lemmas, lower case) of a lead tell."""
    return tuple(s for s in _scripts() if len(words & s.lead) >= s.needs)


def titles_at(name: Token) -> list[Token]:
    """Returns the words of a title at a name: "Judge Ann Lee", "Ann Lee, the judge"."""
    own = [c for c in name.children if c.dep_ in ("compound", "appos")]
    return [*own, *(g for c in own if c.dep_ == "compound" for g in c.children if g.dep_ == "compound")]


def _says_when(event: Token) -> bool:
    """Whether a clause tells when: "its shares rose *when the bank was sold*", on whatever day that was."""
    return any(c.dep_ == "advcl" and any(m.lower_ == "when" for m in c.lefts) for c in event.children)


def _is_at_scene(event: Token) -> bool:
    """Whether somebody died where he came to harm: "two riders died *at the scene*"."""
    places = (g for c in event.rights if c.lower_ == "at" for g in c.rights)
    return any(g.lower_ == "scene" for g in places)


def _is_tallied(event: Token) -> bool:
    """Whether a count of votes follows a verb: "passed the budget *34-26*"."""
    return bool(
        _TALLY.search("".join(t.text for t in event.doc[event.i : event.sent.end] if not t.is_punct or t.text in "-–"))
    )


def _verb(event: Token) -> str:
    """Returns the lemma of a verb, with the word that tells which way a price has gone: "be down", "be up"."""
    ways = (c.lower_ for c in event.rights if c.dep_ in ("acomp", "advmod", "prt", "attr"))
    return " ".join((event.lemma_, *itertools.islice(ways, 1))) if event.lemma_ == "be" else event.lemma_


def _subjects(event: Token) -> set[str]:
    heads = [c for c in event.children if c.dep_ in SUBJECTS]
    heads += [g for h in heads if h.lemma_.lower() in _CROWDS for p in h.rights if p.lower_ == "of" for g in p.rights]
    return {t.lemma_.lower() for head in heads for t in (head, *titles_at(head))}


def _reporting(event: Token) -> Token | None:
    """Returns the verb before an event that reports it, which may be of any time ("say he *left* a second bomb")."""
    node = event
    while node.dep_ in ("conj", "advcl", "xcomp"):
        node = node.head
    return node.head if node.dep_ == "ccomp" and node.head.pos_ in VERBS and node.head.i < node.i else None


@lru_cache(maxsize=1)
def _scripts() -> tuple[Script, ...]:
    table = load_data("times/discourse")["script"]
    return tuple(
        Script(
            frozenset(s["lead"]),
            frozenset(s["verbs"]),
            frozenset(s["subjects"]),
            frozenset(s.get("events", ())),
            s.get("whole", False),
            s.get("both", False),
            s.get("needs", 1),
            s.get("said", False),
            frozenset(s.get("occasions", ())),
            s.get("counts", False),
        )
        for s in table.values()
    )
