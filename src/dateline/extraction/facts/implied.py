"""Who did it, where a passive clause or an event noun does not name the doer as its agent.

Only what the sentence, or the one before it, says: the body in which it was done ("rejected in the Senate"), the
event in which it happened ("killed in the crash", "killed when the roof collapsed"), the police of "was arrested".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.ontology import Pattern, Relation
from dateline.records import MentionKind

_BODIES = ("Legislature", "Court")
# who dies during a pilgrimage is not killed by it
_PEACEFUL = frozenset(
    {"Ceremony", "Meeting", "Election", "Vote", "Match", "Speech", "Campaign", "Trial", "Investigation"}
)
_HARMS = frozenset({"attacks", "injures", "kills"})
_PLAIN = 2  # words of "the police"; a longer phrase may join two
_CERTAINTY = {"body": 0.85, "event": 0.9, "clause": 0.75, "police": 0.8}  # each ranked by how directly it is said


def implied_subjects(reading: Reading, frame: Frame, relation: Relation, pattern: Pattern) -> tuple[Filler | None, ...]:
    """Returns who is meant as the subject; (None,) where nobody is but the relation may do without; else nothing.

    A pattern that asks for a class of subject is not evoked by a subject that nobody names.
    """
    if frame.pos == "verb" and (not frame.passive or frame.roles.get("subj")):
        return ()
    if frame.pos not in {"verb", "noun"}:
        return ()
    for found in (
        _place(reading, frame, relation),
        _clause(reading, frame, relation),
        _police(reading, frame, relation),
    ):
        fillers = tuple(f for f in found if reading.ontology.fits(f.cls, pattern.subject.classes))
        if fillers:
            return fillers
    unnamed = relation.subject_may_be_unnamed or (relation.passive_may_lack_agent and frame.pos == "verb")
    return (None,) if unnamed and not pattern.subject.classes else ()


def _place(reading: Reading, frame: Frame, relation: Relation) -> Iterator[Filler]:
    for place in ("in", "during") if frame.pos == "verb" else ():
        for filler in filter(None, map(reading.filler, frame.roles.get(place, ()))):
            if reading.ontology.fits(filler.cls, _BODIES) and reading.ontology.fits(
                "Organization", relation.subject_classes
            ):
                yield replace(filler, confidence=_CERTAINTY["body"])
            elif _is_harmful(reading, filler) and "Event" in relation.subject_classes:
                yield replace(filler, confidence=_CERTAINTY["event"])


def _clause(reading: Reading, frame: Frame, relation: Relation) -> Iterator[Filler]:
    if relation.name not in _HARMS or frame.pos != "verb":
        return  # "rescued after a cable fell": by whom nobody says
    for c in frame.token.children:
        if c.dep_ == "advcl" and is_verb(c) and any(w.lower_ in {"when", "after", "as"} for w in c.lefts):
            roles = reading.frames.verb(c).roles
            for filler in filter(None, map(reading.filler, roles.get("subj", ()))):
                if _is_harmful(reading, filler) or ("obj" not in roles and _is_thing(filler)):
                    yield replace(filler, confidence=_CERTAINTY["clause"])


def _is_harmful(reading: Reading, filler: Filler) -> bool:
    return reading.ontology.is_a(filler.cls, "Event") and filler.cls not in _PEACEFUL


def _is_thing(filler: Filler) -> bool:
    """Says whether a thing itself did harm: "killed when a ferry sank", not "killed when their car hit a bomb"."""
    return filler.mention is not None and filler.cls == "Thing"


def _police(reading: Reading, frame: Frame, relation: Relation) -> Iterator[Filler]:
    if not relation.implied_subject:
        return
    doc, sentence = frame.token.doc, frame.token.sent
    before = doc[sentence.start - 1].sent if sentence.start else sentence
    around = (*range(frame.token.i, sentence.start - 1, -1), *range(frame.token.i + 1, sentence.end))
    for i in (*around, *range(before.end - 1, before.start - 1, -1)):
        mention = reading.by_head.get(i)
        filler = reading.of_mention(mention, doc[i]) if mention is not None else None
        plain = mention is not None and (mention.kind is MentionKind.NAME or mention.last - mention.first <= _PLAIN)
        if plain and filler is not None and reading.ontology.fits(filler.cls, relation.implied_subject):
            yield replace(filler, confidence=_CERTAINTY["police"])
            return
