"""What a sentence says twice: for whom nobody is named though somebody is, or in part of what it says whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.extraction.facts.governing import UNDONE
from dateline.extraction.facts.grammar import is_infinitive
from dateline.extraction.facts.reading import Reading
from dateline.records import Fact, Factuality


def without_repeats(reading: Reading, facts: Iterable[Fact]) -> list[Fact]:
    """Leaves out what is said better beside it.

    That is what nobody is named for where its sentence names who did it ("imposed *restrictions on* officials"), what
    one noun says for sure and as possible ("to reach a verdict on the flag"), which is possible, and the infinitive
    that a statement holds already: "to leave" of "was persuaded to leave".
    """
    told = list(facts)
    named = {_done(reading, fact) for fact in told if fact.subject is not None}
    open_ = {_ends(fact) for fact in told if fact.factuality is Factuality.POSSIBLE}
    worded = _worded(told)
    return [
        f
        for f in told
        if (f.subject is not None or _done(reading, f) not in named)
        and (f.factuality is not Factuality.ASSERTED or _ends(f) not in open_)
        and not _is_held(reading, f, worded[f.start])
    ]


def _worded(facts: list[Fact]) -> dict[int, list[Fact]]:
    """Returns the actions of each sentence that have words of their own."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.relation == "acts" and fact.wording:
            found[fact.start].append(fact)
    return found


def _is_held(reading: Reading, fact: Fact, beside: list[Fact]) -> bool:
    """Says whether an infinitive stands in the words of an action above it."""
    if fact.relation != "acts" or not fact.wording or not is_infinitive(reading.parsed.doc[fact.trigger]):
        return False
    words = fact.wording
    helping, _, rest = words.partition(" ")
    words = f"to {rest}" if fact.factuality is Factuality.NEGATED and helping in UNDONE else words
    return any(x.trigger < fact.trigger and words in x.wording and _is_of(reading, fact, x) for x in beside)


def _is_of(reading: Reading, fact: Fact, other: Fact) -> bool:
    """Says whether an action is also told of whoever does, or undergoes, what another one tells."""
    ends = (reading.entity_of[m].index for m in (other.subject, other.object) if m is not None)
    told = fact.subject if fact.subject is not None else fact.object
    return told is None or fact.factuality is Factuality.NEGATED or reading.entity_of[told].index in ends


def _ends(fact: Fact) -> tuple[object, ...]:
    return fact.trigger, fact.relation, fact.subject, fact.object, fact.literal, fact.verb, fact.holder


def _done(reading: Reading, fact: Fact) -> tuple[object, ...]:
    done_to = reading.entity_of[fact.object].index if fact.object is not None else fact.literal
    return fact.start, fact.relation, done_to, fact.factuality
