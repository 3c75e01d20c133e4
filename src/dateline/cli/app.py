"""The commands, in the order in which help lists them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dateline import __version__
from dateline.cli import annotate, build, entities, eval, facts, query, stats, validate

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """News articles in, a knowledge graph out in which every statement opens the sentence that says it.

    Example: [bold]dateline build seeds/ -o out/[/bold]
    """


app.command()(build.build)
app.command()(query.query)
app.command()(facts.facts)
app.command()(annotate.annotate)
app.command()(entities.entities)
app.command()(stats.stats)
app.command()(validate.validate)
app.command("eval")(eval.evaluate)


def command() -> Any:
    """Returns the command line as one command, for ``main`` and for tests."""
    return typer.main.get_command(app)
