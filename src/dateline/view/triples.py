"""The triples of a graph, by predicate and subject, in a fixed order."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from dateline.ontology import NAMESPACE
from dateline.view.text import clean

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
NEWS_ARTICLE = frozenset({SCHEMA + "NewsArticle", "http://schema.org/NewsArticle"})
OWL = "http://www.w3.org/2002/07/owl#"

Term = ox.NamedNode | ox.Literal
Table = dict[str, list[Term]]


class Triples:
    """The triples of a store by predicate and subject, each list sorted."""

    def __init__(self, store: ox.Store) -> None:
        tables: dict[str, Table] = defaultdict(lambda: defaultdict(list))
        for quad in store.quads_for_pattern(None, None, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                tables[quad.predicate.value][quad.subject.value].append(quad.object)
        for table in tables.values():
            for terms in table.values():
                terms.sort(key=lambda term: (term.value, str(term)))
        self._tables = tables

    def predicates(self) -> list[str]:
        """Returns the predicates in use, sorted."""
        return sorted(self._tables)

    def table(self, predicate: str) -> Table:
        """Returns subjects and objects of a predicate."""
        return self._tables.get(predicate, {})

    def terms(self, subject: str, *predicates: str) -> list[Term]:
        """Returns the objects of the first of the predicates that the subject has."""
        return next((found for p in predicates if (found := self.table(p).get(subject))), [])

    def text(self, subject: str, *predicates: str) -> str:
        """Returns the first literal of the first of the predicates that has one, cleaned, or nothing."""
        return next((clean(t.value) for p in predicates for t in self.table(p).get(subject, ())), "")

    def links(self, subject: str, *predicates: str) -> list[str]:
        """Returns the IRIs that the predicates lead to."""
        return [t.value for p in predicates for t in self.table(p).get(subject, ()) if isinstance(t, ox.NamedNode)]

    def classes(self, subject: str) -> list[str]:
        """Returns the local names of the subject's classes in dateline's ontology, sorted."""
        types = self.table(RDF + "type").get(subject, ())
        return [t.value.removeprefix(NAMESPACE) for t in types if t.value.startswith(NAMESPACE)]

    def members(self, cls: str) -> list[str]:
        """Returns the IRIs of a class, sorted."""
        wanted = NAMESPACE + cls
        return sorted(s for s, terms in self.table(RDF + "type").items() if any(t.value == wanted for t in terms))

    def articles(self) -> list[str]:
        """Returns the IRIs of the articles that were read, sorted.

        ``dl:Article`` alone is not enough: an article that the news speaks of is an entity of that class.
        """
        return [iri for iri in self.members("Article") if self.is_article(iri)]

    def is_article(self, iri: str) -> bool:
        """Says whether an IRI is an article that was read."""
        return any(term.value in NEWS_ARTICLE for term in self.table(RDF + "type").get(iri, ()))
