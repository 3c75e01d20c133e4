"""The body of an office that stands without one: "Chief Executive Ann Lee" is of the company an article is about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.mentions.places import city_country, is_state
from dateline.language import fold
from dateline.records import Entity, Mention

_OFTEN = 2  # times that the body of an article is named, and as many times as any other; once may be somebody else's

# A state that no list knows, not one of its cities; a body whose name does not show what it is.
_UNTYPED = frozenset({"GeopoliticalEntity", "Organization"})


@dataclass(frozen=True, slots=True)
class Office:
    """Titles that are held at one kind of body.

    With ``near`` the body named last will do; ``body`` are words that the name of the only possible one holds.
    With ``local`` others named beside the title stand against the article's main one.
    """

    titles: frozenset[str]
    classes: tuple[str, ...]
    near: bool
    body: str
    local: bool


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
    bodies = [e for e in reading.entities if _is_body(reading, e, office) and reading.is_named(e)]
    known = [e for e in bodies if e.cls not in _UNTYPED and not is_state(e.label)]  # Georgia is two
    home = _home(reading) if not office.near else ""
    body = told[0] if len(told) == 1 else _main(known, home) or _main(bodies, home)
    if body is not None and office.local and _others_near(reading, bodies, body, holder):
        return None
    body = body or (_near(reading, bodies, holder) if office.near else None)
    return _first_mention(reading, body) if body is not None else None


@lru_cache(maxsize=1)
def _offices() -> tuple[Office, ...]:
    text = resources.files("dateline").joinpath("data/facts/offices.toml").read_text(encoding="utf-8")
    rows = ({"near": True, "body": "", "local": False} | row for row in tomllib.loads(text)["office"])
    return tuple(Office(frozenset(r["titles"]), tuple(r["classes"]), r["near"], r["body"], r["local"]) for r in rows)


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
    return any(body in name.lower() for name in entity.names) and reading.ontology.is_a(entity.cls, "Organization")


def _is_body(reading: Reading, entity: Entity, office: Office) -> bool:
    return any(
        entity.cls == cls or (cls not in _UNTYPED and reading.ontology.is_a(entity.cls, cls)) for cls in office.classes
    )


def body_of_pronoun(reading: Reading, role: Mention) -> Filler | None:
    """Returns the one body named in the sentence before a role that "its" opens: "Its lawyer, Ann Lee, said"."""
    bodies = [e for e in reading.entities if reading.ontology.is_a(e.cls, "Organization") and reading.is_named(e)]
    body = _near(reading, bodies, role)
    return _first_mention(reading, body) if body is not None else None


def _near(reading: Reading, bodies: list[Entity], holder: Mention) -> Entity | None:
    """Returns the one body that is named before the title in its sentence, or else in the sentence before."""
    here = next((found for span in _spans(reading, holder) if (found := _inside(reading, bodies, span))), [])
    return here[0] if len(here) == 1 else None


def _others_near(reading: Reading, bodies: list[Entity], main: Entity, holder: Mention) -> bool:
    here = [e for span in _spans(reading, holder) for e in _inside(reading, bodies, span)]
    return bool(here) and main not in here


def _spans(reading: Reading, holder: Mention) -> tuple[range, range]:
    """Returns the tokens before a title in its sentence, and those of the sentence before."""
    doc = reading.parsed.doc
    start = doc[holder.first].sent.start
    return range(start, holder.first), range(doc[start - 1].sent.start if start else 0, start)


def _inside(reading: Reading, bodies: list[Entity], span: range) -> list[Entity]:
    return [e for e in bodies if any(reading.mentions[m].first in span for m in e.mentions)]


def _main(bodies: list[Entity], home: str) -> Entity | None:
    """Returns the body that an article is about: one named far more often than any other.

    The country that the dateline places the article in counts as named twice more.
    """
    counts = sorted(((len(e.mentions) + _OFTEN * (e.label == home), -e.index, e) for e in bodies), reverse=True)
    most, others = (counts[0][0], counts[1:2]) if counts else (0, [])
    return counts[0][2] if most >= _OFTEN and most >= _OFTEN * (others[0][0] if others else 0) else None


def _home(reading: Reading) -> str:
    """Returns the country of the city in an article's dateline, or nothing."""
    article = reading.parsed.article
    dateline = next((p for p in article.paragraphs if p.reason == "a dateline"), None)
    place = article.text[dateline.start : dateline.end] if dateline is not None else ""
    return city_country(fold(place.partition(",")[0].partition("(")[0].strip(" -–—").title()))


def _first_mention(reading: Reading, entity: Entity) -> Filler | None:
    mention = reading.mentions[entity.mentions[0]]
    return reading.of_mention(mention, reading.parsed.doc[mention.head])
