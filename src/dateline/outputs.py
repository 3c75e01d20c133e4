"""The whole way: articles in, ``graph.ttl`` and ``graph.html`` out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError
from dateline.files import write_all
from dateline.graph import load_turtle, to_turtle
from dateline.graph.turtle import check_base
from dateline.ontology import load_ontology
from dateline.pipeline import run
from dateline.reading import read
from dateline.records import Article, Problem
from dateline.settings import Settings
from dateline.view import render

TURTLE, PAGE = "graph.ttl", "graph.html"


@dataclass(frozen=True, slots=True)
class Build:
    """What a build wrote.

    ``problems`` are the articles that could not be read, ``notes`` what the user's decisions name in vain.
    """

    turtle: Path
    page: Path
    articles: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def build(
    paths: Iterable[str | Path],
    out: str | Path = "out",
    settings: Settings | None = None,
    *,
    watch: Callable[[Article | Problem], None] | None = None,
) -> Build:
    """Reads articles and writes their graph, as Turtle and as a page; both are written, or neither.

    Arguments:
        paths: files and folders of articles.
        out: the folder to write to; made where it is not there.
        settings: of the build.
        watch: is told of each article, or of what is wrong with it, as it is read.

    Raises:
        DatelineError: if there is no article to read, or a setting cannot be used.
    """
    settings = settings or Settings()
    check_base(settings.base)
    given = list(paths)
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise DatelineError(f"{folder}: is a file; give a folder to write to")
    corpus = run(_watched(read(given, settings), watch), settings)
    if not corpus.extractions:
        raise DatelineError(_nothing(given, corpus.problems))
    turtle = to_turtle(corpus, settings)
    page = render(load_turtle(turtle), ontology=load_ontology(settings))
    write_all(folder, {TURTLE: turtle.encode(), PAGE: page.encode()})
    notes = tuple(problem for problem in corpus.problems if problem.name == str(settings.resolve))
    problems = tuple(problem for problem in corpus.problems if problem not in notes)
    return Build(folder / TURTLE, folder / PAGE, len(corpus.extractions), problems, notes)


def _watched(
    items: Iterable[Article | Problem], watch: Callable[[Article | Problem], None] | None
) -> Iterator[Article | Problem]:
    for item in items:
        if watch:
            watch(item)
        yield item


def _nothing(given: list[str | Path], problems: tuple[Problem, ...]) -> str:
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return f"{problems[0].name}: {problems[0].message}{more}; no article is left to build a graph from"
    names = ", ".join(map(str, given)) or "no path"
    return f"{names}: no articles found; give files or folders with articles in them"
