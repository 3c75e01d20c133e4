"""Options that commands share, and the settings that they make."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError
from dateline.settings import DEFAULT_BASE, DEFAULT_MODEL

Paths = Annotated[list[str], typer.Argument(help="Files and folders of articles.", metavar="PATH...")]
Graph = Annotated[Path, typer.Argument(help="A graph that 'dateline build' wrote.", metavar="GRAPH")]
Date = Annotated[
    str | None,
    typer.Option("--date", help="Publication date of articles that carry none.", metavar="YYYY-MM-DD"),
]
Model = Annotated[str, typer.Option("--model", help="spaCy pipeline for English: its name or path.")]
Ontology = Annotated[
    list[Path] | None,
    typer.Option("--ontology", help="More classes, relations and words (Turtle); may be given often."),
]
ReplaceOntology = Annotated[bool, typer.Option("--replace-ontology", help="Use --ontology alone, without what ships.")]
Base = Annotated[str, typer.Option("--base", help="IRI below which everything is named; ends in a slash.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes; the result is the same with any number.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]

__all__ = ["DEFAULT_BASE", "DEFAULT_MODEL", "Base", "Date", "Graph", "Jobs", "Model", "Ontology", "Paths"]
__all__ += ["Quiet", "ReplaceOntology", "day", "existing"]


def day(text: str | None) -> date | None:
    """Reads a publication date.

    Raises:
        DatelineError: if it is no date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DatelineError(f"--date {text}: is no date; write it as 2017-01-26") from None


def existing(option: str, path: Path | None) -> Path | None:
    """Returns a path that must be a file.

    Raises:
        DatelineError: if it is not there.
    """
    if path is not None and not path.is_file():
        raise DatelineError(f"{option} {path}: no such file")
    return path


def fields(given: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Reads --field options.

    Raises:
        DatelineError: if one is not of the form WHAT=FIELD.
    """
    pairs = [text.partition("=") for text in given or ()]
    for what, sign, field in pairs:
        if not (what and sign and field):
            raise DatelineError(f"--field {what}{sign}{field}: write it as WHAT=FIELD, for example text=body")
    return tuple((what.strip(), field.strip()) for what, _, field in pairs)
