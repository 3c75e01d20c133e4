"""``dateline build``: articles in, graph.ttl and graph.html out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options, terminal
from dateline.settings import DEFAULT_THRESHOLD


class Profile(StrEnum):
    FULL = "full"
    LEAN = "lean"


def build(
    paths: options.Paths,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write graph.ttl and graph.html to.")] = Path(
        "out"
    ),
    date: options.Date = None,
    model: options.Model = options.DEFAULT_MODEL,
    ontology: options.Ontology = None,
    replace_ontology: options.ReplaceOntology = False,
    known: Annotated[
        Path | None, typer.Option("--known", help="Known entities (.ttl or .csv) that mentions resolve to.")
    ] = None,
    resolve: Annotated[
        Path | None, typer.Option("--resolve", help="Your decisions on who is who: a resolve.toml.")
    ] = None,
    profile: Annotated[
        Profile, typer.Option("--profile", help="lean: entities and direct statements alone.")
    ] = Profile.FULL,
    threshold: Annotated[
        float, typer.Option("--threshold", min=0.0, max=1.0, help="Leave out facts below this confidence.")
    ] = DEFAULT_THRESHOLD,
    base: options.Base = options.DEFAULT_BASE,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", help="Which field of a record holds what, e.g. text=body.", metavar="WHAT=FIELD"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 1 if an article was skipped.")] = False,
    jobs: options.Jobs = 1,
    quiet: options.Quiet = False,
) -> None:
    """Build the graph of articles: graph.ttl and graph.html.

    Example: [bold]dateline build seeds/ -o out/ --date 2017-01-27[/bold]
    """
    from dateline import outputs
    from dateline.settings import Settings

    settings = Settings(
        model=model,
        published=options.day(date),
        base=base,
        ontology=tuple(ontology or ()),
        replace_ontology=replace_ontology,
        threshold=threshold,
        known=options.existing("--known", known),
        resolve=options.existing("--resolve", resolve),
        profile=profile.value,
        fields=options.fields(field),
        jobs=jobs,
    )
    with terminal.progress(quiet) as watch:
        result = outputs.build(paths, out, settings, watch=watch)
    skipped = terminal.report(result.problems, quiet)
    for note in () if quiet else result.notes:
        terminal.say(f"{note.name}: {note.message}")
    if not quiet:
        count = f"{result.articles} article{'s' if result.articles != 1 else ''} read, {skipped} skipped"
        print(f"{result.turtle} and {result.page}: {count}")
    if strict and skipped:
        raise typer.Exit(1)
