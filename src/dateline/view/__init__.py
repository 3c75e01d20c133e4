"""The graph as one HTML page that opens with no network."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from dateline.ontology import Ontology, load_ontology
from dateline.view.drawing import draw
from dateline.view.page import make_page
from dateline.view.read import read_story
from dateline.view.style import load_style

__all__ = ["render", "write_html"]

TITLE = "Who did what, and who says so"


def render(store: ox.Store, title: str = TITLE, *, ontology: Ontology | None = None) -> str:
    """Draws a graph as an interactive page.

    The page is one file: it fetches nothing, and nothing that an article says can run in it. The same graph
    gives the same characters.

    Arguments:
        store: a store with the graph's Turtle, of either profile.
        title: heading of the page.
        ontology: classes and names of relations; the shipped ones where it is left out.
    """
    ontology = ontology or load_ontology()
    style = load_style()
    story = read_story(store)
    return make_page(story, draw(story, style, ontology), style, ontology, title)


def write_html(store: ox.Store, path: Path, title: str = TITLE, *, ontology: Ontology | None = None) -> None:
    """Writes ``render``'s page to a file, in UTF-8.

    Raises:
        OSError: if it cannot be written.
    """
    path.write_text(render(store, title, ontology=ontology), encoding="utf-8", newline="\n")
