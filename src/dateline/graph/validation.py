"""Checks a graph against the SHACL shapes that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError
from dateline.graph.store import open_graph
from dateline.ontology import ontology_folder, shipped_files

SHAPES = "shapes.ttl"


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one thing: which shape it breaks, and with which value."""

    focus: str
    path: str
    value: str
    message: str


def validate(path: str | Path, ontology: tuple[Path, ...] = ()) -> tuple[Violation, ...]:
    """Returns what in a graph breaks the shapes; nothing, where it conforms.

    Arguments:
        path: a Turtle file.
        ontology: a user's own ontology files, whose classes the graph may use.

    Raises:
        DatelineError: if a file does not parse.
    """
    open_graph(path)  # says clearly where a file breaks, and in a tenth of rdflib's time
    import pyshacl
    import rdflib

    data = rdflib.Graph(bind_namespaces="none").parse(str(path), format="turtle")
    shapes = rdflib.Graph(bind_namespaces="none").parse(str(ontology_folder() / SHAPES), format="turtle")
    known = rdflib.Graph(bind_namespaces="none")
    for file in (*_vocabulary_files(), *ontology):
        try:
            known.parse(str(file), format="turtle")
        except (OSError, SyntaxError, ValueError) as error:
            raise DatelineError(f"{file}: cannot be read as Turtle: {error}") from error
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=known, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise DatelineError(f"{path}: the shapes cannot be checked: {report}")
    return _violations(report)


def _vocabulary_files() -> tuple[Path, ...]:
    """The files with classes and relations; words that evoke them say nothing about a graph."""
    return tuple(file for file in shipped_files() if file.stem == "dateline")


def _violations(report: object) -> tuple[Violation, ...]:
    import rdflib

    assert isinstance(report, rdflib.Graph)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        parts = [report.value(result, sh[name]) for name in ("focusNode", "resultPath", "value", "resultMessage")]
        found.append(Violation(*("" if part is None else str(part) for part in parts)))
    return tuple(sorted(found, key=lambda v: (v.focus, v.path, v.value, v.message)))
