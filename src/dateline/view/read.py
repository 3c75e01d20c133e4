"""Reads from a graph's Turtle what the view shows.

Only the Turtle is read, so that the page can be drawn from any build. Everything is sorted by IRI: the
same graph gives the same records whatever order its triples come in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from dateline.ontology import NAMESPACE
from dateline.view.story import ACTS, Article, Claim, Fact, Story, Thing, Words
from dateline.view.text import clean, humanize
from dateline.view.triples import OA, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, Triples

# Nodes of the graph that say something about statements, and are no things in the news themselves.
BOOKKEEPING = frozenset({"Fact", "Claim", "Quotation", "Source", "Conflict", "Role", "Merge", "UnsurePair"})


def read_story(store: ox.Store) -> Story:
    """Reads what the page shows from a graph (``full`` or ``lean`` profile).

    Arguments:
        store: a store that holds the graph's Turtle.
    """
    triples = Triples(store)
    articles = triples.articles()
    facts = triples.members("Fact")
    statements = list(_bare_statements(triples, facts))
    things = _things(triples, facts, statements)
    places = {iri: i for i, iri in enumerate(articles)}
    reader = _Reader(triples, {iri: i for i, iri in enumerate(things)}, places, _words(triples, places))
    return Story(
        nodes=tuple(reader.thing(iri) for iri in things),
        facts=(*reader.facts(facts), *(reader.bare(*statement) for statement in statements)),
        articles=tuple(reader.article(iri) for iri in articles),
    )


def _is_thing(triples: Triples, iri: str) -> bool:
    classes = triples.classes(iri)
    return bool(classes) and not BOOKKEEPING.intersection(classes) and not triples.is_article(iri)


def _things(triples: Triples, facts: Iterable[str], statements: Iterable[tuple[str, str, str]]) -> list[str]:
    """Everything that a statement is about; an entity nothing is said about has nothing to show."""
    found = {end for s, _, o in statements for end in (s, o)}
    for fact in facts:
        for name in ("subject", "object"):
            found.update(triples.links(fact, RDF + name))
        found.update(triples.links(fact, NAMESPACE + "at", NAMESPACE + "place"))
        for role in triples.links(fact, RDF + "object"):
            found.update(_bodies(triples, role))
    found.update(s for quote in triples.members("Quotation") for s in triples.links(quote, NAMESPACE + "speaker"))
    return sorted(iri for iri in found if _is_thing(triples, iri))


def _bodies(triples: Triples, role: str) -> list[str]:
    return triples.links(role, NAMESPACE + "at", NAMESPACE + "body", ORG + "organization")


def _bare_statements(triples: Triples, facts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Direct statements that no fact explains: all of them in a lean graph, none in a full one."""
    told = {
        (s, p, o)
        for fact in facts
        for s in triples.links(fact, RDF + "subject")
        for p in triples.links(fact, RDF + "predicate")
        for o in triples.links(fact, RDF + "object")
    }
    for predicate in triples.predicates():
        if not predicate.startswith(NAMESPACE):
            continue
        for subject in sorted(triples.table(predicate)):
            for target in triples.links(subject, predicate):
                statement = (subject, predicate, target)
                if statement not in told and _is_thing(triples, subject) and _is_thing(triples, target):
                    yield statement


def _words(triples: Triples, articles: dict[str, int]) -> dict[str, list[Words]]:
    """Quotations by speaker."""
    found: dict[str, list[Words]] = defaultdict(list)
    for quote in triples.members("Quotation"):
        text = triples.text(quote, NAMESPACE + "exact", NAMESPACE + "text", RDFS + "label")
        direct = triples.text(quote, NAMESPACE + "direct") in ("true", "1")
        article = _article(triples, articles, quote)
        for speaker in triples.links(quote, NAMESPACE + "speaker") if text else ():
            found[speaker].append(Words(text, direct, article))
    return found


def _article(triples: Triples, articles: dict[str, int], iri: str) -> int:
    found = triples.links(iri, PROV + "wasDerivedFrom")
    return next((articles[a] for a in found if a in articles), -1)


@dataclass(frozen=True, slots=True)
class _Reader:
    triples: Triples
    things: dict[str, int]
    articles: dict[str, int]
    words: dict[str, list[Words]]

    def thing(self, iri: str) -> Thing:
        label = self.triples.text(iri, RDFS + "label", SKOS + "prefLabel") or clean(iri.rsplit("/", 1)[-1])
        names = {clean(t.value) for t in self.triples.terms(iri, SKOS + "altLabel")}
        links = tuple(u for u in self.triples.links(iri, OWL + "sameAs") if u.startswith(("https://", "http://")))
        return Thing(
            key=_tail(iri),
            cls=(self.triples.classes(iri) or ["Thing"])[0],
            label=label,
            names=tuple(sorted(names - {label, ""})),
            links=links,
            words=tuple(self.words.get(iri, ())),
        )

    def article(self, iri: str) -> Article:
        text = self.triples.text
        return Article(
            title=text(iri, SCHEMA + "headline", SCHEMA + "name", RDFS + "label") or clean(_tail(iri)),
            file=text(iri, NAMESPACE + "fileName"),
            publisher=self._named(iri, SCHEMA + "publisher"),
            date=text(iri, SCHEMA + "datePublished"),
        )

    def _named(self, iri: str, predicate: str) -> str:
        """A literal, or the name of the node that stands for it."""
        for term in self.triples.terms(iri, predicate):
            if isinstance(term, ox.Literal):
                return clean(term.value)
            return self.triples.text(term.value, SCHEMA + "name", RDFS + "label") or clean(_tail(term.value))
        return ""

    def facts(self, iris: list[str]) -> list[Fact]:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.triples.members("Claim"):
            for fact in self.triples.links(claim, NAMESPACE + "states"):
                claims[fact].append(self._claim(claim))
        against = self._conflicts({iri: i for i, iri in enumerate(iris)})
        return [self._fact(iri, tuple(claims[iri]), tuple(sorted(against[iri]))) for iri in iris]

    def _fact(self, iri: str, claims: tuple[Claim, ...], against: tuple[int, ...]) -> Fact:
        triples = self.triples
        relation = next((_local(p) for p in triples.links(iri, RDF + "predicate")), ACTS)
        literal, at = self._object(iri)
        verb = triples.text(iri, NAMESPACE + "verb")
        subject, target = self._node(iri, RDF + "subject"), self._node(iri, RDF + "object")
        return Fact(
            key=_tail(iri),
            relation=relation,
            label=self._relation_label(relation, verb, literal),
            told=triples.text(iri, RDFS + "label") if relation == ACTS else "",
            subject=subject,
            object=target,
            literal=literal,
            at=at,
            place=self._node(iri, NAMESPACE + "place"),
            when=self._when(iri),
            quantity=triples.text(iri, NAMESPACE + "quantity"),
            factuality=next((_local(f).lower() for f in triples.links(iri, NAMESPACE + "factuality")), "asserted"),
            sources=int(triples.text(iri, NAMESPACE + "sourceCount") or 0),
            claims=claims,
            contradicts=against,
        )

    def bare(self, subject: str, predicate: str, target: str) -> Fact:
        """A direct statement without a fact node: a lean graph keeps no evidence."""
        relation = _local(predicate)
        key = f"{_tail(subject)} {relation} {_tail(target)}"
        label = self._relation_label(relation, "", "")
        return Fact(key, relation, label, self.things[subject], self.things[target])

    def _object(self, iri: str) -> tuple[str, int]:
        """The object where it is no thing (a title, an amount), and the body where a role is held."""
        at = self._node(iri, NAMESPACE + "at")
        for term in self.triples.terms(iri, RDF + "object"):
            if isinstance(term, ox.Literal):
                return clean(term.value), at
            if term.value not in self.things:
                bodies = [self.things[b] for b in _bodies(self.triples, term.value) if b in self.things]
                title = self.triples.text(term.value, NAMESPACE + "title", SKOS + "prefLabel", RDFS + "label")
                return title, at if at >= 0 else next(iter(bodies), -1)
        return "", at

    def _relation_label(self, relation: str, verb: str, literal: str) -> str:
        if relation == ACTS and verb:
            return verb
        if relation == "hasRole" and literal:
            return literal
        return humanize(relation)

    def _when(self, iri: str) -> str:
        text = self.triples.text
        first, last = text(iri, NAMESPACE + "from"), text(iri, NAMESPACE + "to")
        interval = f"{first or 'until'} {'to ' if first and last else ''}{last or 'on'}" if first or last else ""
        return text(iri, NAMESPACE + "date", NAMESPACE + "time") or interval

    def _claim(self, iri: str) -> Claim:
        triples = self.triples
        holder = next(iter(triples.links(iri, NAMESPACE + "holder")), "")
        confidence = triples.text(iri, NAMESPACE + "confidence")
        return Claim(
            article=_article(self.triples, self.articles, iri),
            sentences=tuple(self._quotes(triples.links(iri, NAMESPACE + "evidence"))),
            holder=(triples.text(holder, RDFS + "label") or _name(holder)) if holder else "",
            holder_node=self.things.get(holder, -1),
            confidence=float(confidence) if confidence else None,
        )

    def _quotes(self, evidence: Iterable[str]) -> Iterator[str]:
        seen = set()
        for piece in evidence:
            for selector in self.triples.links(piece, OA + "hasSelector"):
                text = self.triples.text(selector, OA + "exact")
                if text and text not in seen:
                    seen.add(text)
                    yield text

    def _node(self, iri: str, predicate: str) -> int:
        return next((self.things[o] for o in self.triples.links(iri, predicate) if o in self.things), -1)

    def _conflicts(self, position: dict[str, int]) -> dict[str, set[int]]:
        against: dict[str, set[int]] = defaultdict(set)
        for conflict in self.triples.members("Conflict"):
            linked = {f for p in self.triples.predicates() for f in self.triples.links(conflict, p) if f in position}
            for fact in linked:
                against[fact] |= {position[other] for other in linked if other != fact}
        return against


def _tail(iri: str) -> str:
    """The part of an IRI below the base, for addresses inside the page: its last two steps."""
    return "/".join(iri.rsplit("/", 2)[-2:]) if "/" in iri else iri


def _name(iri: str) -> str:
    """A name for what has no label."""
    return clean(humanize(_local(iri)) if iri.startswith(NAMESPACE) else _tail(iri))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
