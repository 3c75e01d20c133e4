"""States: what a copula says of its subject, kept as ``acts`` ("The cause is unknown", "stocks were down")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.facts.background import is_background
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import COPULAS, coordinated
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Factuality

_PLACES = frozenset({"down", "up", "ahead", "behind"})


def states(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """Yields what a copula says of its subject."""
    token = frame.token
    if frame.lemma not in COPULAS or token.dep_ in {"aux", "auxpass"} or is_background(reading, token):
        return
    if token.tag_ == "VBG" and reading.factuality.of(token) is Factuality.POSSIBLE:
        return  # "calls to stop the law being secret"
    values = _joined(tuple(_values(reading, token)))
    for subject in (f for f in map(reading.filler, frame.roles.get("subj", ())) if f and f.mention is not None):
        for value in (v for v in values if not _is_of_all(subject.token, v)):
            yield _state(frame, subject, "", reading.phrases.predicate(value))
        for name, target in () if values else _prepositional(reading, token):
            yield _state(frame, subject, name, target.literal, target)


def _values(reading: Reading, verb: Token) -> Iterator[Token]:
    told = (
        c for c in verb.children if c.dep_ in {"attr", "acomp", "oprd"} or (c.dep_ == "advmod" and c.lower_ in _PLACES)
    )
    for value in (m for c in told for m in coordinated(c)):
        needs_more = value.pos_ != "NOUN" and value.lemma_ in fact_words().needing_more  # "a cause" says what it is
        empty = value.tag_ in {"WP", "WRB", "EX"} or needs_more
        if not empty and value.i not in reading.timed:
            yield value


def _is_of_all(subject: Token, value: Token) -> bool:
    """Says whether a plural is said of several joined ones together: "Bergen and Voss are *ports*"."""
    joined = subject.dep_ == "conj" or any(c.dep_ == "conj" for c in subject.children)
    return joined and value.tag_ == "NNS" and subject.tag_ in {"NN", "NNP"}


def _joined(values: tuple[Token, ...]) -> tuple[Token, ...]:
    """Returns "down" alone of "down as much as five percent": the amount is said with it."""
    way = next((v.i for v in values if v.lower_ in _PLACES), None)
    return tuple(v for v in values if way is None or v.i <= way or not any(t.like_num for t in v.subtree))


def _prepositional(reading: Reading, verb: Token) -> Iterator[tuple[str, Filler]]:
    """Yields the phrases that say how or where something is: "is at risk"."""
    for c in verb.children:
        for target in (p for p in c.children if p.dep_ == "pobj" and p.i not in reading.timed):
            filler = reading.filler(target) if c.dep_ == "prep" else None
            if filler is not None:
                yield c.lower_, filler


def _state(frame: Frame, subject: Filler, preposition: str, literal: str | None, target: Filler | None = None) -> Draft:
    verb = f"{frame.lemma} {preposition}".strip()
    return Draft("acts", subject, target, frame.token, frame.token, "state", verb, literal, weight=subject.confidence)
