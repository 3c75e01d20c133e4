"""``dateline validate``: SHACL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options, terminal


def validate(
    graph: options.Graph,
    ontology: Annotated[
        list[Path] | None,
        typer.Option("--ontology", help="Your own ontology, if the graph was built with one."),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Check a graph against the SHACL shapes that ship: exit code 0 if it conforms, 1 if not.

    Example: [bold]dateline validate out/graph.ttl[/bold]
    """
    from dateline.graph.validation import validate as check

    found = check(graph, tuple(ontology or ()))
    if found:
        columns = ("what", "property", "value", "what is wrong")
        terminal.print_table(columns, ((v.focus, v.path, v.value, v.message) for v in found))
        raise typer.Exit(1)
    if not quiet:
        print(f"{graph}: conforms")
