"""Runs SPARQL over a graph."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from dateline.errors import DatelineError
from dateline.graph.store import base_of, open_graph, thing_text
from dateline.graph.terms import PREFIXES
from dateline.query.stored import stored_queries
from dateline.settings import DEFAULT_BASE

_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    ``kind`` is ``rows`` (SELECT), ``yes or no`` (ASK) or ``triples`` (CONSTRUCT, DESCRIBE). ``rows`` hold
    plain text under ``columns``; ``encoded`` is the answer as the standards write it.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoded: str


def load_query(given: str) -> str:
    """Returns the text of a query given as text, as the path of a file, or by the name of one that ships.

    Raises:
        DatelineError: if it is neither.
    """
    if given in stored_queries():
        return stored_queries()[given].text
    if any(c in given for c in "{?\n"):
        return given
    path = Path(given)
    if path.is_file() or path.suffix in {".rq", ".sparql"}:
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise DatelineError(f"{path}: cannot read the query: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise DatelineError(f"{path}: the query is not UTF-8 text; save it as UTF-8") from error
    names = ", ".join(stored_queries())
    raise DatelineError(f"no query is called {given!r}; give SPARQL, a .rq file, or one of: {names}")


def sparql(graph: ox.Store | str | Path, query: str, *, base: str | None = None, form: str = "json") -> Answer:
    """Asks a graph a question.

    Arguments:
        graph: a store, or the path of a Turtle file.
        query: SPARQL, the path of a .rq file, or the name of a query that ships. The graph's prefixes
            (dl, sem, prov, oa, schema ...) need no declaration.
        base: what relative IRIs in the query are relative to; the graph's own base where it is left out.
        form: how ``Answer.encoded`` writes rows: json, csv or tsv. Triples are always Turtle.

    Raises:
        DatelineError: if the graph or the query does not parse.
    """
    store = graph if isinstance(graph, ox.Store) else open_graph(graph)
    text = load_query(query)
    below = base or (DEFAULT_BASE if isinstance(graph, ox.Store) else base_of(graph))
    try:
        result = store.query(text, base_iri=below, prefixes=PREFIXES)
        return _answer(result, form)
    except (SyntaxError, ValueError) as error:
        name = query if "{" not in query else "the query"
        raise DatelineError(f"{name}: is no SPARQL: {error.args[0]}") from error
    except OSError as error:
        raise DatelineError(f"the query cannot be answered: {error}") from error


def _answer(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, form: str) -> Answer:
    if isinstance(result, ox.QueryTriples):
        return _triples(list(result))
    if isinstance(result, ox.QueryBoolean):
        said = "true" if result else "false"
        encoded = json.dumps({"head": {}, "boolean": said == "true"}) if form == "json" else said
        return Answer("yes or no", ("answer",), ((said,),), encoded)
    encoded = (result.serialize(format=_RESULTS["json"]) or b"").decode()
    found = json.loads(encoded)
    columns = tuple(found["head"]["vars"])
    solutions = found["results"]["bindings"]
    rows = tuple(tuple(_cell(solution.get(name)) for name in columns) for solution in solutions)
    return Answer("rows", columns, rows, encoded if form == "json" else _reencoded(encoded, form))


def _cell(term: dict[str, Any] | None) -> str:
    if term is None:
        return ""
    value = term["value"]
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def _reencoded(results: str, form: str) -> str:
    solutions = ox.parse_query_results(results, format=_RESULTS["json"])
    assert isinstance(solutions, ox.QuerySolutions)
    return (solutions.serialize(format=_RESULTS[form]) or b"").decode()


def _triples(triples: list[ox.Triple]) -> Answer:
    ordered = sorted(triples, key=str)
    turtle = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    rows = tuple((thing_text(t.subject), t.predicate.value, thing_text(t.object)) for t in ordered)
    return Answer("triples", ("subject", "predicate", "object"), rows, turtle.decode())
