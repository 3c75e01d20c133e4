"""Entities, and why mentions of different articles are one of them, as triples."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.graph.index import Index
from dateline.graph.terms import Term, decimal, digest, dl, iri, text
from dateline.graph.turtle import LABEL, A, Triple
from dateline.graph.vocabulary import Vocabulary
from dateline.records import Extraction, Node, UnsurePair

UNKNOWN_CLASS = "Thing"


def describe_entity(node: Node, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Yields class, label and other names of an entity."""
    me = iri(node.key)
    yield me, A, dl(class_of(node, vocabulary))
    yield me, LABEL, text(node.label)
    for name in node.names:
        if name != node.label:
            yield me, Term("skos:altLabel"), text(name)
    for link in node.same_as:
        yield me, Term("owl:sameAs"), iri(link)


def class_of(node: Node, vocabulary: Vocabulary) -> str:
    """Returns an entity's class, or that of things where the ontology has no such class."""
    return node.cls if vocabulary.is_class(node.cls) else UNKNOWN_CLASS


def describe_mentioned(node: Node, index: Index) -> Iterator[Triple]:
    """Yields the articles that speak of an entity."""
    for article, _ in node.members:
        if article in index.articles:
            yield iri(node.key), Term("dl:mentionedIn"), iri(index.articles[article])


def describe_merges(node: Node, index: Index, extractions: dict[str, Extraction]) -> Iterator[Triple]:
    """Yields why each entity of an article was put into a node."""
    for merge in node.merges:
        if merge.article not in extractions:
            continue
        article, joined = index.articles[merge.article], extractions[merge.article].entities[merge.entity]
        first = extractions[merge.article].mentions[joined.mentions[0]] if joined.mentions else None
        where = (first.start, first.end) if first else (0, 0)
        me = iri(f"merge/{digest(article, node.key, joined.label, *where, merge.reason)}")
        yield me, A, Term("dl:Merge")
        yield me, LABEL, text(joined.label)
        yield me, Term("dl:into"), iri(node.key)
        yield me, Term("prov:wasDerivedFrom"), iri(article)
        yield me, Term("dl:reason"), text(merge.reason)
        yield me, Term("dl:confidence"), decimal(merge.confidence)


def describe_unsure(pair: UnsurePair, known: frozenset[str]) -> Iterator[Triple]:
    """Yields a pair of nodes that may be one; a pair with a node that the graph leaves out says nothing."""
    left, right = sorted((pair.left, pair.right))
    if not {left, right} <= known:
        return
    me = iri(f"unsure/{digest(left, right)}")
    yield me, A, Term("dl:UnsurePair")
    yield me, Term("dl:left"), iri(left)
    yield me, Term("dl:right"), iri(right)
    yield me, Term("dl:reason"), text(pair.reason)
    yield me, Term("dl:weight"), decimal(pair.weight)
