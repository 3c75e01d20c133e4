"""How classes and lines are drawn: data, not code (``data/view/style.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.ontology import Ontology
from dateline.view.story import Fact

OTHER = "Thing"


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """How a main class is drawn. ``plural`` is its name in the legend."""

    name: str
    plural: str
    colour: str
    shape: str
    border: str = "#2B2F36"
    border_width: float = 1.2


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a kind of line is drawn; ``mark`` is what its relation's name stands in, ``counts`` its weight."""

    name: str
    counts: float
    title: str
    hint: str
    colour: str
    dashes: tuple[int, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Style:
    """Everything about looks that Python needs."""

    classes: tuple[ClassStyle, ...]
    lines: tuple[LineStyle, ...]
    start_nodes: int
    lines_per_node: float
    label_width: int
    label_lines: int
    font: str

    def class_of(self, cls: str, ontology: Ontology) -> int:
        """Returns which main class a class belongs to, as a position in ``classes``."""
        names = [style.name for style in self.classes]
        return next((i for i, name in enumerate(names) if ontology.is_a(cls, name)), names.index(OTHER))

    def line_of(self, fact: Fact) -> int:
        """Returns which kind of line a fact is, as a position in ``lines``."""
        names = [style.name for style in self.lines]
        if fact.factuality in names:
            return names.index(fact.factuality)
        return names.index("claim" if fact.attributed else "fact")


def read_piece(name: str) -> str:
    """Returns the text of a file of ``data/view``."""
    text = resources.files("dateline").joinpath("data", "view", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


@lru_cache(maxsize=1)
def load_style() -> Style:
    """Reads ``style.toml``, once."""
    raw: dict[str, Any] = tomllib.loads(read_piece("style.toml"))
    return Style(
        classes=tuple(ClassStyle(**entry) for entry in raw["class"]),
        lines=tuple(LineStyle(**{**entry, "dashes": tuple(entry["dashes"])}) for entry in raw["line"]),
        start_nodes=raw["start"]["nodes"],
        lines_per_node=raw["start"]["lines_per_node"],
        label_width=raw["label"]["width"],
        label_lines=raw["label"]["lines"],
        font=raw["label"]["font"],
    )
