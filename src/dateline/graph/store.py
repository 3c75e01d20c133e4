"""Opens a graph: Turtle from a file or from memory, ready to be looked through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from dateline.errors import DatelineError
from dateline.graph.terms import PREFIXES
from dateline.settings import DEFAULT_BASE

_BASE = re.compile(r"@base\s+<([^>]+)>")
_HEAD = 20  # lines in which a base is looked for

Thing = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def open_graph(path: str | Path) -> ox.Store:
    """Loads a Turtle file.

    Raises:
        DatelineError: if it is not there or does not parse, with the line where it breaks.
    """
    try:
        return load_turtle(Path(path).read_bytes())
    except OSError as error:
        raise DatelineError(f"{path}: cannot read the graph: {error.strerror or error}") from error
    except (SyntaxError, ValueError) as error:
        hint = "build it anew, or give a graph that 'dateline build' wrote"
        raise DatelineError(f"{path}: does not parse as Turtle: {error.args[0]}; {hint}") from error


def base_of(path: str | Path) -> str:
    """Returns the base that a graph's names stand below, as its first lines declare it, or the usual one."""
    with suppress(OSError, UnicodeDecodeError), Path(path).open(encoding="utf-8") as file:
        for line in islice(file, _HEAD):
            found = _BASE.match(line)
            if found:
                return found[1]
    return DEFAULT_BASE


def load_turtle(turtle: str | bytes) -> ox.Store:
    """Loads Turtle from memory.

    Raises:
        SyntaxError: if it does not parse.
    """
    store = ox.Store()
    data = turtle.encode() if isinstance(turtle, str) else turtle
    store.bulk_load(input=data, format=ox.RdfFormat.TURTLE)
    return store


class Reader:
    """Looks up what a graph says of one thing; names of properties are written as in Turtle ("dl:states").

    Every answer is sorted, so that it does not hang on the order in which a store keeps its triples.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def values(self, subject: str, *properties: str) -> list[str]:
        """Returns the values of properties, IRIs and literals alike, as plain text."""
        return [thing_text(thing) for name in properties for thing in self._objects(subject, name)]

    def value(self, subject: str, *properties: str) -> str | None:
        """Returns the first value of the first property that has any, or None."""
        return next((value for name in properties for value in self.values(subject, name)), None)

    def links(self, subject: str, name: str) -> list[str]:
        """Returns the values of a property that are IRIs."""
        return [thing.value for thing in self._objects(subject, name) if isinstance(thing, ox.NamedNode)]

    def literals(self, subject: str, name: str) -> list[str]:
        """Returns the values of a property that are literals."""
        return [thing.value for thing in self._objects(subject, name) if isinstance(thing, ox.Literal)]

    def members(self, cls: str) -> Iterator[str]:
        """Yields the IRIs of the things of a class, in order."""
        quads = self._store.quads_for_pattern(None, _node("rdf:type"), _node(cls))
        yield from sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))

    def holders(self, name: str, target: str) -> list[str]:
        """Returns the things that have a property with an IRI as its value."""
        quads = self._store.quads_for_pattern(None, _node(name), ox.NamedNode(target))
        return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))

    def _objects(self, subject: str, name: str) -> list[Thing]:
        quads = self._store.quads_for_pattern(ox.NamedNode(subject), _node(name), None)
        return sorted((quad.object for quad in quads), key=str)


def thing_text(thing: Thing) -> str:
    """Returns an IRI or the text of a literal."""
    return thing.value if isinstance(thing, (ox.NamedNode, ox.Literal, ox.BlankNode)) else str(thing)


def expand(name: str) -> str:
    """Returns the whole IRI of a name with a prefix of the graph.

    >>> expand("rdfs:label")
    'http://www.w3.org/2000/01/rdf-schema#label'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


_NODES: dict[str, ox.NamedNode] = {}


def _node(name: str) -> ox.NamedNode:
    if name not in _NODES:
        _NODES[name] = ox.NamedNode(expand(name))
    return _NODES[name]
