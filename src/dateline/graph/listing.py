"""Lists of entities, and of the pairs of them that a person should decide on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyoxigraph as ox

from dateline.graph.network import entities
from dateline.graph.store import Reader


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity with its names, and how many facts and articles it stands in."""

    iri: str
    label: str
    cls: str
    names: tuple[str, ...]
    facts: int
    articles: int


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two entities that may be one, with the reason for the doubt and words of the articles for each."""

    left: Listed
    right: Listed
    reason: str
    weight: float
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]


def listed(store: ox.Store) -> tuple[Listed, ...]:
    """Returns the entities of a graph, those in the most facts first."""
    reader = Reader(store)
    counts = Counter(
        thing
        for fact in reader.members("dl:Fact")
        for thing in (*reader.links(fact, "rdf:subject"), *reader.links(fact, "rdf:object"))
    )
    found = [_listed(reader, iri, cls, counts[iri]) for iri, cls in entities(store).items()]
    return tuple(sorted(found, key=lambda item: (-item.facts, -item.articles, item.label, item.iri)))


def _listed(reader: Reader, iri: str, cls: str, facts: int) -> Listed:
    label = reader.value(iri, "rdfs:label") or iri
    names = tuple(reader.literals(iri, "skos:altLabel"))
    return Listed(iri, label, cls, names, facts, len(reader.links(iri, "dl:mentionedIn")))


def undecided(store: ox.Store, limit: int = 2) -> tuple[Undecided, ...]:
    """Returns the unsure pairs, most influential first, each with up to ``limit`` sentences for either side."""
    reader = Reader(store)
    by_iri = {item.iri: item for item in listed(store)}
    found = []
    for pair in reader.members("dl:UnsurePair"):
        left, right = (by_iri.get(reader.value(pair, side) or "") for side in ("dl:left", "dl:right"))
        if left and right:
            words = [_words(reader, item.iri)[:limit] for item in (left, right)]
            weight = float(reader.value(pair, "dl:weight") or 0)
            found.append(Undecided(left, right, reader.value(pair, "dl:reason") or "", weight, *words))
    return tuple(sorted(found, key=lambda pair: (-pair.weight, pair.left.iri, pair.right.iri)))


def _words(reader: Reader, iri: str) -> tuple[str, ...]:
    facts = sorted({f for name in ("rdf:subject", "rdf:object") for f in reader.holders(name, iri)})
    claims = sorted({claim for fact in facts for claim in reader.holders("dl:states", fact)})
    spots = [spot for claim in claims for spot in reader.links(claim, "dl:evidence")]
    parts = [part for spot in spots for part in reader.links(spot, "oa:hasSelector")]
    return tuple(dict.fromkeys(text for part in parts for text in reader.literals(part, "oa:exact")))
