"""Evidence: stretches of an article as Web Annotation resources, with position and exact words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.graph.terms import Term, digest, iri, text, whole
from dateline.graph.turtle import A, Triple
from dateline.records import Article


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of an article; ``source`` is the article's key."""

    source: str
    start: int
    end: int
    exact: str

    @property
    def key(self) -> str:
        """Its IRI below the base."""
        return f"evidence/{digest(self.source, self.start, self.end)}"


def span(article: Article, source: str, start: int, end: int) -> Span:
    """Cuts a stretch out of an article."""
    return Span(source, start, end, article.text[start:end])


def describe(found: Span) -> Iterator[Triple]:
    """Yields the triples of one stretch."""
    me, position, quote = iri(found.key), iri(f"{found.key}/position"), iri(f"{found.key}/quote")
    yield me, A, Term("oa:SpecificResource")
    yield me, Term("oa:hasSource"), iri(found.source)
    yield me, Term("oa:hasSelector"), position
    yield me, Term("oa:hasSelector"), quote
    yield position, A, Term("oa:TextPositionSelector")
    yield position, Term("oa:start"), whole(found.start)
    yield position, Term("oa:end"), whole(found.end)
    yield quote, A, Term("oa:TextQuoteSelector")
    yield quote, Term("oa:exact"), text(found.exact)
