"""The graph as a network of entities: who is connected with whom, and which of them belong together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import networkx as nx
import pyoxigraph as ox

from dateline.graph.store import Reader, expand
from dateline.ontology import NAMESPACE

_SEED = 1  # of the community search: any will do, as long as it stays


@dataclass(frozen=True, slots=True)
class Connected:
    """An entity and how many others it is connected with, through how many statements."""

    iri: str
    label: str
    cls: str
    neighbours: int
    statements: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a graph. ``communities`` are lists of entities, largest first, best connected first."""

    counts: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    factuality: tuple[tuple[str, int], ...]
    connected: tuple[Connected, ...]
    communities: tuple[tuple[Connected, ...], ...]


def entities(store: ox.Store) -> dict[str, str]:
    """Returns the things that the articles speak of, with the local name of their class."""
    reader = Reader(store)
    found = {}
    for cls in reader.members("owl:Class"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), ox.NamedNode(cls)):
            if isinstance(quad.subject, ox.NamedNode) and reader.value(quad.subject.value, "dl:fileName") is None:
                found[quad.subject.value] = cls.removeprefix(NAMESPACE)
    return dict(sorted(found.items()))


def network(store: ox.Store) -> nx.Graph[int]:
    """Returns the network of entities: an edge for two that share a statement, weighted by statements.

    Nodes are numbers in the order of their IRIs, with ``iri`` and ``cls``: what networkx computes then hangs
    on no hash of a string.
    """
    things = entities(store)
    number = {iri: i for i, iri in enumerate(things)}
    graph: nx.Graph[int] = nx.Graph()
    for iri, cls in things.items():
        graph.add_node(number[iri], iri=iri, cls=cls)
    weights = Counter((number[a], number[b]) for a, b in _pairs(store) if a in number and b in number and a != b)
    for (left, right), weight in sorted(weights.items()):
        graph.add_edge(left, right, weight=weight)
    return graph


def _pairs(store: ox.Store) -> list[tuple[str, str]]:
    reader = Reader(store)
    facts = list(reader.members("dl:Fact"))
    if facts:
        return [_sorted(s, o) for f in facts for s in reader.links(f, "rdf:subject") for o in _others(reader, f)]
    relations = reader.members("owl:ObjectProperty")  # a lean graph has direct statements alone
    quads = (quad for p in relations for quad in store.quads_for_pattern(None, ox.NamedNode(p), None))
    ends = ((quad.subject, quad.object) for quad in quads)
    return [_sorted(s.value, o.value) for s, o in ends if isinstance(s, ox.NamedNode) and isinstance(o, ox.NamedNode)]


def _others(reader: Reader, fact: str) -> list[str]:
    objects = reader.links(fact, "rdf:object")
    bodies = [body for role in objects for body in reader.links(role, "dl:at")]
    return sorted({*objects, *bodies, *reader.links(fact, "dl:at")})


def _sorted(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left < right else (right, left)


def stats(store: ox.Store) -> Stats:
    """Counts what a graph holds and finds its most connected entities and their communities."""
    reader, graph = Reader(store), network(store)
    described = {node: _connected(reader, graph, node) for node in graph.nodes}
    linked = graph.subgraph(sorted(node for node in graph.nodes if graph.degree(node))).copy()
    groups = nx.community.louvain_communities(linked, weight="weight", seed=_SEED) if linked else []
    ranked = [tuple(sorted((described[node] for node in group), key=_rank)) for group in groups]
    facts = list(reader.members("dl:Fact"))
    return Stats(
        _counts(reader, graph),
        _ordered(Counter(cls for _, cls in graph.nodes(data="cls"))),
        _ordered(Counter((reader.value(f, "rdf:predicate") or "").removeprefix(NAMESPACE) for f in facts)),
        _ordered(Counter((reader.value(f, "dl:factuality") or "").removeprefix(NAMESPACE).lower() for f in facts)),
        tuple(sorted((described[node] for node in linked.nodes), key=_rank)),
        tuple(sorted(ranked, key=lambda group: (-len(group), _rank(group[0])))),
    )


def _counts(reader: Reader, graph: nx.Graph[int]) -> tuple[tuple[str, int], ...]:
    names = {"Article": "articles", "Source": "independent sources", "Fact": "facts", "Claim": "claims"}
    names |= {
        "Quotation": "quotations",
        "Role": "roles",
        "Conflict": "contradictions",
        "UnsurePair": "pairs to decide",
    }
    counted = {words: sum(1 for _ in reader.members(f"dl:{cls}")) for cls, words in names.items()}
    counted["articles"] = sum(1 for _ in reader.members("schema:NewsArticle"))
    return (*counted.items(), ("entities", graph.number_of_nodes()), ("connections", graph.number_of_edges()))


def _connected(reader: Reader, graph: nx.Graph[int], node: int) -> Connected:
    iri, cls = graph.nodes[node]["iri"], graph.nodes[node]["cls"]
    label = reader.value(iri, "rdfs:label") or iri
    return Connected(iri, label, cls, graph.degree(node), graph.degree(node, weight="weight"))


def _rank(item: Connected) -> tuple[int, int, str, str]:
    return -item.neighbours, -item.statements, item.label, item.iri


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
