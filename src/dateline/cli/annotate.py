"""``dateline annotate``: what was read in articles, each by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli import options, terminal


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"


def annotate(
    paths: options.Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print what was read.")] = Format.TABLE,
    date: options.Date = None,
    model: options.Model = options.DEFAULT_MODEL,
    ontology: options.Ontology = None,
    replace_ontology: options.ReplaceOntology = False,
    jobs: options.Jobs = 1,
    quiet: options.Quiet = False,
) -> None:
    """Print what was read in articles: entities with their mentions, times and quotations.

    Example: [bold]dateline annotate article.txt --format jsonl[/bold]
    """
    from dateline import annotation
    from dateline.errors import DatelineError
    from dateline.records import Problem
    from dateline.settings import Settings

    settings = Settings(
        model=model,
        published=options.day(date),
        ontology=tuple(ontology or ()),
        replace_ontology=replace_ontology,
        jobs=jobs,
    )
    problems: list[Problem] = []
    found = annotation.annotate(paths, settings, problems=problems)
    count = 0
    if format is Format.JSONL:
        for item in found:
            count += 1
            terminal.print_jsonl([item.plain()])
    else:
        shown = [item for item in found if item.kind != "entity"]
        count = len(shown)
        columns = ("article", "characters", "kind", "text", "class, value or speaker", "entity")
        terminal.print_table(columns, map(_cells, shown))
    if problems and not count:
        raise DatelineError(f"{problems[0].name}: {problems[0].message}")
    terminal.report(problems, quiet)


def _cells(item: object) -> tuple[str, ...]:
    from dateline.annotation import Annotation

    assert isinstance(item, Annotation)
    row = item.row
    about = {
        "mention": f"{row.get('class') or ''} ({row.get('type')})",
        "time": f"{row.get('value')} ({row.get('type')})",
        "quote": (row.get("speaker") or {}).get("label", ""),
    }[item.kind]
    return (item.doc, f"{item.start}-{item.end}", item.kind, item.text, about, row.get("label") or "")
