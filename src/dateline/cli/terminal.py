"""What commands print: tables and records on stdout, progress and complaints on stderr."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.records import Article, Problem

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_PIPE_WIDTH = 200  # a table that is no longer shown on a terminal is not cut to 80 columns


def clean(text: str) -> str:
    """Takes out what could steer a terminal: articles are not ours."""
    return _CONTROL.sub(" ", text)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "", wide: dict[str, int] | None = None
) -> None:
    """Prints a table; no cell is read as markup. ``wide`` columns share the width that the others leave."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shares = wide or {}
    table = Table(title=Text(title) if title else None, title_justify="left", expand=bool(shares))
    for column in columns:
        table.add_column(Text(column), overflow="fold", ratio=shares.get(column))
    for row in rows:
        table.add_row(*(Text("" if cell is None else clean(str(cell))) for cell in row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False)
    console.print(table)


def print_jsonl(rows: Iterable[dict[str, Any]]) -> None:
    """Prints one JSON object a line."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def say(message: str) -> None:
    """Prints a line on stderr."""
    print(clean(message), file=sys.stderr)


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Article | Problem], None]]:
    """Counts articles on stderr, where it is a terminal; yields what is to be told of each."""
    if quiet or not sys.stderr.isatty():
        yield lambda item: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} articles"),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the language model", total=None)
        yield lambda item: bar.update(task, advance=1, description=clean(item.name))


def report(problems: Iterable[Problem], quiet: bool = False) -> int:
    """Says on stderr what was skipped and why; returns how many."""
    count = 0
    for problem in problems:
        count += 1
        if not quiet:
            say(f"skipped {problem.name}: {problem.message}")
    return count


def write(data: bytes, output: Path | None) -> None:
    """Writes to a file, which is whole or not there, or to stdout.

    Raises:
        DatelineError: if the file cannot be written.
    """
    if output is not None:
        from dateline.files import write_all

        write_all(output.parent, {output.name: data})
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
