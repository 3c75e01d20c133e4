"""``dateline eval``: how good names, pronouns and coreference are, against people's annotation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options, terminal


def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder of GUM's .conllu files.", metavar="FOLDER")],
    model: options.Model = options.DEFAULT_MODEL,
    wrong: Annotated[bool, typer.Option("--wrong", help="Also list what went wrong.")] = False,
) -> None:
    """Measure names, pronouns and coreference against the GUM corpus.

    Example: [bold]dateline eval ../shared/corpora/gum[/bold]
    """
    from dateline.evaluation.gum import evaluate as measure

    report = measure(folder, model)
    for line in [*(report.wrong if wrong else ()), *report.lines()]:
        print(terminal.clean(line))
