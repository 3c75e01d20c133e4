"""Graphs to draw: an invented story, and towns as large as wanted."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

FERRY = Path(__file__).with_name("ferry.ttl")


def store_of(turtle: bytes) -> ox.Store:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE, base_iri="https://w3id.org/dateline/id/")
    return store


def large_graph(count: int) -> bytes:
    """A graph of ``count`` names: hubs with many neighbours, and five facts for three names."""
    head = FERRY.read_text(encoding="utf-8").split("\n#", 1)[0]
    lines = [head, '<article/a> a dl:Article, <https://schema.org/NewsArticle> ; schema:headline "A town" .']
    classes = ("Person", "Company", "City", "Protest", "Law")
    lines += [f'<thing/n{i}> a dl:{classes[i % 5]} ; rdfs:label "Somebody Number {i}" .' for i in range(count)]
    relations = ("meets", "opposes", "supports", "sues")
    for i in range(count * 5 // 3):
        one, two = i % count, (i * i // 7) % max(3, count // 9)
        lines += [
            f"<fact/f{i}> a dl:Fact ; dl:factuality dl:Asserted ; dl:sourceCount 1 .",
            f"<fact/f{i}> rdf:subject <thing/n{one}> ; rdf:object <thing/n{two}> .",
            f"<fact/f{i}> rdf:predicate dl:{relations[i % 4]} .",
            f"<claim/c{i}> a dl:Claim ; dl:states <fact/f{i}> ; dl:evidence <evidence/e{i}> .",
            f"<claim/c{i}> prov:wasDerivedFrom <article/a> . <evidence/e{i}> oa:hasSelector <evidence/e{i}/q> .",
            f'<evidence/e{i}/q> oa:exact "Number {i} said so." .',
        ]
    return "\n".join(lines).encode()
