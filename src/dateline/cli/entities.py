"""``dateline entities``: who and what is in a graph, and who may be whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options, terminal

if TYPE_CHECKING:
    from dateline.graph.listing import Undecided


def entities(
    graph: options.Graph,
    review: Annotated[bool, typer.Option("--review", help="List the pairs that may be one thing.")] = False,
    resolve: Annotated[
        Path | None,
        typer.Option(
            "--resolve", help="With --review: ask about each pair and write the answers to this resolve.toml."
        ),
    ] = None,
    cls: Annotated[str | None, typer.Option("--class", help="Only entities of this class.", metavar="CLASS")] = None,
) -> None:
    """List the entities of a graph, those in the most facts first.

    Example: [bold]dateline entities out/graph.ttl --class Person[/bold]

    Example: [bold]dateline entities out/graph.ttl --review --resolve resolve.toml[/bold]
    """
    from dateline.graph import listing, open_graph
    from dateline.graph.store import base_of

    store = open_graph(graph)
    if review:
        pairs = listing.undecided(store)
        _ask(pairs, resolve, base_of(graph)) if resolve else _list(pairs)
        return
    found = (item for item in listing.listed(store) if cls in (None, item.cls))
    rows = ((item.label, item.cls, "; ".join(item.names), item.facts, item.articles, item.iri) for item in found)
    terminal.print_table(("entity", "class", "other names", "facts", "articles", "IRI"), rows)


def _list(pairs: tuple[Undecided, ...]) -> None:
    columns = ("one", "other", "why unsure", "weight", "said of the one", "said of the other")
    ends = ((pair, "\n".join(pair.left_words), "\n".join(pair.right_words)) for pair in pairs)
    rows = ((pair.left.label, pair.right.label, pair.reason, pair.weight, *words) for pair, *words in ends)
    terminal.print_table(columns, rows)


def _ask(pairs: tuple[Undecided, ...], file: Path, base: str) -> None:
    """Asks about each pair that the file does not decide yet; an answer is written as soon as it is given."""
    from dateline.resolution.decisions import read_decisions, write_decision

    known = read_decisions(file if file.exists() else None)
    decided = {frozenset(pair) for pair in (*known.same, *known.different)}
    written = 0
    for pair in pairs:
        left, right = (item.iri.removeprefix(base) for item in (pair.left, pair.right))
        if frozenset((left, right)) in decided:
            continue
        answer = _answer(pair)
        if answer == "q":
            break
        if answer in {"y", "n"}:
            write_decision(file, left, right, answer == "y")
            written += 1
    print(f"{file}: {written} decision{'s' if written != 1 else ''} written; build with --resolve {file} to use them")


def _answer(pair: Undecided) -> str:
    for item, words in ((pair.left, pair.left_words), (pair.right, pair.right_words)):
        terminal.say(f"{item.label} ({item.cls}, {item.articles} articles)  {item.iri}")
        for word in words:
            terminal.say(f"    {word}")
    while True:
        print(f"One thing? {pair.reason} [y]es [n]o [s]kip [q]uit: ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        answer = line.strip().lower()[:1] or ("s" if line else "q")
        if answer in {"y", "n", "s", "q"}:
            return answer
