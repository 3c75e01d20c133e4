"""What the writer must know of the ontology: labels, parents, and which relations are actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from dateline.graph.terms import PREFIXES, Term, dl, text
from dateline.graph.turtle import LABEL, A, Triple
from dateline.ontology import NAMESPACE, load_ontology, shipped_files
from dateline.settings import Settings

_RDFS, _OWL = PREFIXES["rdfs"], PREFIXES["owl"]
_PARENTS = (_RDFS + "subClassOf", _RDFS + "subPropertyOf")


@dataclass(frozen=True, slots=True)
class Entry:
    """A class or property: its label, its parents in the ontology, and the yes-or-no notes on it."""

    name: str
    label: str
    is_class: bool
    parents: tuple[str, ...]
    flags: frozenset[str]
    unset: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The classes and properties of an ontology by name."""

    entries: dict[str, Entry]

    def label(self, name: str) -> str:
        """Returns the label of a class or relation, or its name where the ontology does not know it."""
        entry = self.entries.get(name)
        return entry.label if entry else name

    def above(self, name: str) -> tuple[str, ...]:
        """Returns a class or relation and all that it specialises, itself first."""
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found[current] = None
                waiting += self.entries[current].parents if current in self.entries else ()
        return tuple(found)

    def is_class(self, name: str) -> bool:
        """Says whether the ontology has a class of that name."""
        return name in self.entries and self.entries[name].is_class

    def is_action(self, relation: str) -> bool:
        """Says whether facts of a relation are events; one that does not say is taken for an action."""
        return "state" not in self.above(relation)

    def in_lean(self, relation: str) -> bool:
        """Says whether the lean profile keeps a relation."""
        entry = self.entries.get(relation)
        return entry is None or "inLean" not in entry.unset

    def happens_once(self, relation: str) -> bool:
        """Says whether two dates for a relation between the same two things contradict each other."""
        entry = self.entries.get(relation)
        return entry is not None and "happensOnce" in entry.flags

    def describe(self, names: Iterable[str]) -> Iterator[Triple]:
        """Yields labels and parents of classes and relations, so that a graph explains itself."""
        wanted = {above for name in names for above in self.above(name) if above in self.entries}
        for name in sorted(wanted):
            entry = self.entries[name]
            yield dl(name), A, Term("owl:Class" if entry.is_class else "owl:ObjectProperty")
            yield dl(name), LABEL, text(entry.label, "en")
            for parent in (name for name in entry.parents if name in self.entries):
                yield (
                    dl(name),
                    Term("rdfs:subClassOf" if entry.is_class else "rdfs:subPropertyOf"),
                    dl(parent),
                )


def load_vocabulary(settings: Settings) -> Vocabulary:
    """Reads the ontology of a build.

    Raises:
        DatelineError: if a file is not there or does not parse, naming it.
    """
    load_ontology(settings)  # says what is wrong with a file, if anything is
    shipped = () if settings.replace_ontology else shipped_files()
    return _load((*shipped, *settings.ontology))


@lru_cache(maxsize=8)
def _load(files: tuple[Path, ...]) -> Vocabulary:
    store = ox.Store()
    for file in files:
        store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
    entries = {}
    for kind in ("Class", "ObjectProperty", "DatatypeProperty"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(_OWL + kind)):
            if isinstance(quad.subject, ox.NamedNode):
                entry = _entry(store, quad.subject, kind == "Class")
                entries[entry.name] = entry
    return Vocabulary(dict(sorted(entries.items())))


def _entry(store: ox.Store, node: ox.NamedNode, is_class: bool) -> Entry:
    values: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(node, None, None):
        if isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            values.setdefault(quad.predicate.value, []).append(quad.object.value)
    name = node.value.removeprefix(NAMESPACE)
    notes = {key.removeprefix(NAMESPACE): value for key, value in values.items() if key.startswith(NAMESPACE)}
    return Entry(
        name,
        min(values.get(_RDFS + "label", [name])),
        is_class,
        tuple(sorted(v.removeprefix(NAMESPACE) for key in _PARENTS for v in values.get(key, ()))),
        frozenset(key for key, value in notes.items() if value == ["true"]),
        frozenset(key for key, value in notes.items() if value == ["false"]),
    )
