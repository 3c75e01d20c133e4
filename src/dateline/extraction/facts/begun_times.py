"""Times of what an article dates by another word: what somebody started by when it began, a bomb by its blast."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.facts.grammar import SUBJECTS, child, is_verb
from dateline.extraction.facts.reading import Reading
from dateline.extraction.lexicon import load_data, word_set
from dateline.language.tree import Token
from dateline.records import Fact, Factuality

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DAY = 10  # characters of an ISO day
When = tuple[str, str]


def with_begun_times(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives an undated fact of what was started the day on which the text says that it began.

    "The city had started to vaccinate nurses. *The vaccinations began on May 3.*"
    """
    begun = _begun(reading)
    return [_told_once(fact, begun.get(_started(reading, fact), set())) for fact in facts] if begun else facts


def with_times_of_bombs(reading: Reading, facts: list[Fact], blasts: set[When]) -> list[Fact]:
    """Gives an undated fact of what was done with "the bomb" the day of the only blast that the text dates."""
    days = {(when, basis) for when, basis in blasts if len(when) == _DAY}
    if len({when for when, _ in days}) != 1:
        return facts
    return [_told_once(fact, days) if _is_of_bomb(reading, fact) else fact for fact in facts]


def _told_once(fact: Fact, found: set[When]) -> Fact:
    if fact.when is not None or len({when for when, _ in found}) != 1:
        return fact
    when, basis = min(found)
    return replace(fact, when=when, when_basis=basis)


def _begun(reading: Reading) -> dict[str, set[When]]:
    """Returns when things began that "the" points at, by their nouns."""
    found: dict[str, set[When]] = {}
    for verb in reading.parsed.doc:
        if verb.tag_ != "VBD" or verb.lemma_ not in word_set("times/events", "starting"):
            continue
        noun = child(verb, *SUBJECTS)
        time = reading.time_of(verb.i) if noun is not None and child(verb, "xcomp", "dobj") is None else None
        if noun is not None and time is not None and any(c.lower_ in _DEFINITE for c in noun.lefts):
            found.setdefault(noun.lemma_.lower(), set()).add(time)
    return found


def _started(reading: Reading, fact: Fact) -> str:
    """Returns the noun for what somebody is told to have started: "broadcast" of "started to broadcast"."""
    verb = reading.parsed.doc[fact.trigger]
    starting = word_set("times/events", "starting")
    if not is_verb(verb) or fact.factuality is not Factuality.ASSERTED:
        return ""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in starting:
        nouns = load_data("times/events")["nouns"].get(verb.lemma_, [])
        return next(iter(nouns), verb.lemma_)
    noun = reading.parsed.doc[reading.mentions[fact.object].head] if fact.object is not None else None
    return noun.lemma_.lower() if noun is not None and verb.lemma_ in starting else ""


def _is_of_bomb(reading: Reading, fact: Fact) -> bool:
    """Says whether a fact tells what somebody did with the bomb of a blast: "the woman who *left the bomb*"."""
    verb = reading.parsed.doc[fact.trigger]
    words = fact.verb.split()
    does = {" ".join(words[:1]), " ".join(words[:2])} & word_set("times/events", "setting_off")
    if fact.relation != "acts" or not does or not _is_done(verb):
        return False
    ends = (reading.parsed.doc[reading.mentions[m].head] for m in (fact.subject, fact.object) if m is not None)
    return any(_is_the_bomb(noun) for noun in ends)


def _is_done(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (verb.tag_ in {"VBN", "VBG"} and verb.dep_ != "acl")


def _is_the_bomb(noun: Token) -> bool:
    other = any(c.ent_type_ == "ORDINAL" or c.lower_ == "other" for c in noun.lefts)
    return (
        not other
        and any(c.lower_ in _DEFINITE for c in noun.lefts)
        and noun.lemma_.lower() in word_set("times/events", "bombs")
    )
