"""``dateline query``: SPARQL."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import terminal


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"


def query(
    graph: Annotated[Path | None, typer.Argument(help="A graph that 'dateline build' wrote.", metavar="GRAPH")] = None,
    question: Annotated[
        str | None,
        typer.Argument(help="SPARQL, a .rq file, or the name of a query that ships.", metavar="QUERY"),
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.TABLE,
    stored: Annotated[bool, typer.Option("--list", help="List the queries that ship.")] = False,
) -> None:
    """Ask a graph a question in SPARQL.

    The prefixes of the graph (dl, sem, prov, oa, schema ...) need no declaration.

    Example: [bold]dateline query out/graph.ttl who-says-what[/bold]

    Example: [bold]dateline query out/graph.ttl 'SELECT ?d { ?d a dl:Memo }' --format csv[/bold]
    """
    from dateline.errors import DatelineError
    from dateline.query import sparql, stored_queries

    if stored:
        terminal.print_table(("name", "question"), ((q.name, q.question) for q in stored_queries().values()))
        return
    if graph is None or question is None:
        raise DatelineError(
            "give a graph and a query: dateline query out/graph.ttl QUERY (names: dateline query --list)"
        )
    form = "json" if format is Format.TABLE else format.value
    answer = sparql(graph, question, form=form)
    if format is not Format.TABLE or answer.kind == "triples":
        terminal.write((answer.encoded.rstrip("\n") + "\n").encode(), None)
    elif answer.kind == "yes or no":
        print("yes" if answer.rows[0][0] == "true" else "no")
    else:
        terminal.print_table(answer.columns, answer.rows)
