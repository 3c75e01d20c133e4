"""The body of an office that stands without one: "Chief Executive Ann Lee" is of the company an article is about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.mentions.places import is_state
from dateline.records import Entity, Mention, MentionKind

_OFTEN = 2  # times that the body of an article is named, and as many times as any other; once may be somebody else's

# A state that no list knows, not one of its cities; a body whose name does not show what it is.
_UNTYPED = frozenset({"GeopoliticalEntity", "Organization"})


@dataclass(frozen=True, slots=True)
class Office:
    """Titles that are held at one kind of body.

    With ``near`` the body named last will do; ``body`` are words that the name of the only possible one holds.
    """

    titles: frozenset[str]
    classes: tuple[str, ...]
    near: bool
    body: str


def body_of_office(reading: Reading, holder: Mention, title: str) -> Filler | None:
    """Returns the body where a title that stands alone is held; None where several may be meant.

    Arguments:
        reading: the article.
        holder: the mention that bears the title.
        title: in lower case.
    """
    office = _office(title)
    if office is None:
        return None
    told = [e for e in reading.entities if office.body and _is_told(reading, e, office.body)]
    bodies = [e for e in reading.entities if _is_body(reading, e, office) and _is_named(reading, e)]
    known = [e for e in bodies if e.cls not in _UNTYPED and not is_state(e.label)]  # Georgia is two
    body = told[0] if len(told) == 1 else _main(known) or _main(bodies)
    body = body or (_near(reading, bodies, holder) if office.near else None)
    return _first_mention(reading, body) if body is not None else None


@lru_cache(maxsize=1)
def _offices() -> tuple[Office, ...]:
    text = resources.files("dateline").joinpath("data/facts/offices.toml").read_text(encoding="utf-8")
    rows = ({"near": True, "body": ""} | row for row in tomllib.loads(text)["office"])
    return tuple(Office(frozenset(r["titles"]), tuple(r["classes"]), r["near"], r["body"]) for r in rows)


def _office(title: str) -> Office | None:
    words = title.split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        found = next((office for office in _offices() if rest in office.titles), None)
        if found is not None:
            return found
    return None


def _is_told(reading: Reading, entity: Entity, body: str) -> bool:
    """Says whether an entity is the one body of an office: the Supreme Court, not a Supreme Court case."""
    return body in entity.label.lower() and reading.ontology.is_a(entity.cls, "Organization")


def _is_body(reading: Reading, entity: Entity, office: Office) -> bool:
    return any(
        entity.cls == cls or (cls not in _UNTYPED and reading.ontology.is_a(entity.cls, cls)) for cls in office.classes
    )


def _is_named(reading: Reading, entity: Entity) -> bool:
    return any(reading.mentions[m].kind is MentionKind.NAME for m in entity.mentions)


def _near(reading: Reading, bodies: list[Entity], holder: Mention) -> Entity | None:
    """Returns the one body that is named before the title in its sentence, or else in the sentence before."""
    doc = reading.parsed.doc
    start = doc[holder.first].sent.start
    before = doc[start - 1].sent.start if start else 0
    for first, last in ((start, holder.first), (before, start)):
        here = [e for e in bodies if any(first <= reading.mentions[m].first < last for m in e.mentions)]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def _main(bodies: list[Entity]) -> Entity | None:
    """Returns the body that an article is about: one named far more often than any other."""
    ranked = sorted(bodies, key=lambda e: -len(e.mentions))
    counts = [*(len(e.mentions) for e in ranked), 0, 0]
    return ranked[0] if counts[0] >= _OFTEN and counts[0] >= _OFTEN * counts[1] else None


def _first_mention(reading: Reading, entity: Entity) -> Filler | None:
    mention = reading.mentions[entity.mentions[0]]
    return reading.of_mention(mention, reading.parsed.doc[mention.head])
