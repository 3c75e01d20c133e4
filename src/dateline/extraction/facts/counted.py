"""The dead whom a toll counts: "the death toll from the *quake* rose to *340*"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import prepositional
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.lexicon import word_set
from dateline.language.tree import Token

_CAUSES = frozenset({"from", "in", "of"})


def counted_dead(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """Yields whom an event killed by what its toll has come to; when it is counted, they may be dead for long."""
    if frame.lemma not in word_set("mentions/phrases", "reaching") or frame.passive:
        return
    toll = next((t for t in frame.roles.get("subj", ()) if t.lemma_.lower() == "toll"), None)
    number = _number(reading, frame)
    cause = _cause(reading, toll) if toll is not None and number is not None else None
    if cause is not None:
        yield Draft("kills", cause, number, frame.token, frame.token, "toll", "kill", weight=cause.confidence)


def _number(reading: Reading, frame: Frame) -> Filler | None:
    """Returns the people of a bare number behind a verb: "rose to *340*", "reached *340*"."""
    for place in ("obj", "to", "at"):
        for number in frame.roles.get(place, ()):
            mention = reading.by_head.get(number.i)
            if number.tag_ == "CD" and number.i > frame.token.i and mention is not None and mention.cls == "Group":
                return reading.of_mention(mention, number)
    return None


def _cause(reading: Reading, toll: Token) -> Filler | None:
    causes = (reading.filler(target) for name, target in prepositional(toll) if name in _CAUSES)
    return next((c for c in causes if c is not None and reading.ontology.is_a(c.cls, "Event")), None)
