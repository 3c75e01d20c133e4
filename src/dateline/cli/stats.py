"""``dateline stats``: counts, most connected entities, communities."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli import options, terminal


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"


def stats(
    graph: options.Graph,
    top: Annotated[int, typer.Option("--top", min=1, help="How many entities and communities to show.")] = 10,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the figures.")] = Format.TABLE,
) -> None:
    """Print what a graph holds: counts, the most connected entities, and communities.

    Example: [bold]dateline stats out/graph.ttl --top 5[/bold]
    """
    from dateline.graph import network, open_graph

    found = network.stats(open_graph(graph))
    if format is Format.JSON:
        shown = asdict(found) | {
            "connected": [asdict(item) for item in found.connected[:top]],
            "communities": [[asdict(item) for item in group] for group in found.communities[:top]],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    terminal.print_table(("what", "how many"), found.counts, "Counts")
    terminal.print_table(("class", "entities"), found.classes[:top], "Entities by class")
    terminal.print_table(("relation", "facts"), found.relations[:top], "Facts by relation")
    terminal.print_table(("factuality", "facts"), found.factuality, "Facts by factuality")
    rows = ((item.label, item.cls, item.neighbours, item.statements) for item in found.connected[:top])
    terminal.print_table(("entity", "class", "connected with", "statements"), rows, "Most connected")
    groups = ((len(group), "; ".join(item.label for item in group[:8])) for group in found.communities[:top])
    terminal.print_table(("entities", "community, best connected first"), groups, "Communities")
