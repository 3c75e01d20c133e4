"""``dateline entities``: who and what is in a graph, and who may be whom."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options, terminal


def entities(
    graph: options.Graph,
    review: Annotated[bool, typer.Option("--review", help="List the pairs that may be one thing.")] = False,
    cls: Annotated[str | None, typer.Option("--class", help="Only entities of this class.")] = None,
) -> None:
    """List the entities of a graph, those in the most facts first.

    Example: [bold]dateline entities out/graph.ttl --class Person[/bold]
    """
    from dateline.graph import listing, open_graph

    store = open_graph(graph)
    if review:
        columns = ("one", "other", "why unsure", "weight", "said of the one", "said of the other")
        pairs = listing.undecided(store)
        rows = ((p.left.label, p.right.label, p.reason, p.weight, "\n".join(p.left_words), "\n".join(p.right_words))
                for p in pairs)  # fmt: skip
        terminal.print_table(columns, rows)
        return
    found = (item for item in listing.listed(store) if cls in (None, item.cls))
    rows_ = ((item.label, item.cls, "; ".join(item.names), item.facts, item.articles, item.iri) for item in found)
    terminal.print_table(("entity", "class", "other names", "facts", "articles", "IRI"), rows_)
