"""``dateline facts``: the graph as rows."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options, terminal

# of the width that relations and dates leave; the sentence takes most
_SHARES = {"who": 3, "whom or what": 4, "where": 2, "reading": 3, "evidence": 7}


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def facts(
    graph: options.Graph,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")] = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file (.parquet needs one, or a pipe).")
    ] = None,
    doc: Annotated[str | None, typer.Option("--doc", help="Only what this article says.", metavar="FILE")] = None,
    relation: Annotated[str | None, typer.Option("--relation", help="Only facts of this relation.")] = None,
) -> None:
    """Print a graph as rows: one for each time an article says a fact, and one for each quotation.

    Example: [bold]dateline facts out/graph.ttl --format jsonl[/bold]
    """
    from dateline.graph import FactRow, open_graph, rows, tabular

    found = [row for row in rows(open_graph(graph)) if doc in (None, row.doc)]
    if relation is not None:
        found = [row for row in found if isinstance(row, FactRow) and row.relation == relation]
    if format is Format.TABLE and output is None:
        for name, columns, cells in tabular.by_article(found):
            terminal.print_table(columns, cells, name, _SHARES)
    else:
        terminal.write(tabular.encode(found, "csv" if format is Format.TABLE else format.value), output)
