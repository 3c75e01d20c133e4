"""From a story to what is drawn: nodes with size and place, and lines that bundle facts.

Facts between the same two things in the same direction and of the same kind are one line: five ways in which
a council opposed a ministry are one line with five facts behind it, not five lines over one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ontology import Ontology
from dateline.view.ground import Box, Point
from dateline.view.layout import Edge, arrange, ranking, stage_sizes
from dateline.view.story import ACTS, Story
from dateline.view.style import Style
from dateline.view.text import wrap

SMALLEST, LARGEST = 9, 30  # radius of a node, in pixels at the first zoom
ACTS_WEIGHT = 0.15  # lines without a relation of their own hardly move the picture: they are left out unless asked
CHARACTER, LINE_HEIGHT = 0.58, 1.28  # of the font size; DejaVu Sans, the widest of the fonts named
GAP = (26, 20)  # pixels kept free around a node with its label


@dataclass(frozen=True, slots=True)
class Line:
    """Facts of one kind from one thing to another, by position in ``Story.facts``."""

    source: int
    target: int
    kind: int
    facts: tuple[int, ...]
    strength: float

    @property
    def pair(self) -> tuple[int, int]:
        """Its ends, whatever its direction."""
        return min(self.source, self.target), max(self.source, self.target)


@dataclass(frozen=True, slots=True)
class Dot:
    """How a node is drawn. ``rank`` is its place in the order of connection, ``degree`` its neighbours.

    ``box`` is the width and height that it takes with its label; ``places`` are its positions from the stage on
    in which it first appears.
    """

    cls: int
    label: str
    size: int
    font: int
    rank: int
    degree: int
    box: Box
    places: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn.

    ``told`` counts the nodes that a line other than ``acts`` connects, ``linked`` those that any line does. The
    others (holders, places, what is said without an object) have no place of their own: search shows them.
    """

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    stages: tuple[int, ...]
    start: int
    told: int
    linked: int


def draw(story: Story, style: Style, ontology: Ontology) -> Drawing:
    """Decides what is drawn where.

    Arguments:
        story: what a graph says.
        style: the looks.
        ontology: which class is below which.
    """
    count = len(story.nodes)
    lines = bundle(story, style)
    named = [line for line in lines if _named(line, story)]
    edges = [(*line.pair, line.strength) for line in named]
    every = [(*line.pair, line.strength * ACTS_WEIGHT) for line in lines]
    order = _order(count, edges, every)
    told = len({end for a, b, _ in edges for end in (a, b)})
    degrees = _degrees(count, named)
    rank = {node: place for place, node in enumerate(order)}
    start = min(style.start_nodes, told)
    sizes = [_size(degrees[i], max(degrees, default=1)) for i in range(count)]
    fonts = [_font(size) for size in sizes]
    labels = [wrap(thing.label, style.label_width, style.label_lines) for thing in story.nodes]
    boxes = [_box(label, size, font) for label, size, font in zip(labels, sizes, fonts, strict=True)]
    stages = stage_sizes(start, told) if told else ()
    linked = len({end for line in lines for end in line.pair})
    if linked > told:
        stages = (*stages, linked)
    places = arrange(order, _together(edges, every), boxes, stages, style.lines_per_node)
    dots = tuple(
        Dot(
            cls=style.class_of(thing.cls, ontology),
            label=labels[i],
            size=sizes[i],
            font=fonts[i],
            rank=rank[i],
            degree=degrees[i],
            box=boxes[i],
            places=tuple(_raise(stage[i], labels[i], fonts[i]) for stage in places if i in stage),
        )
        for i, thing in enumerate(story.nodes)
    )
    return Drawing(dots, lines, stages, start, told, linked)


def bundle(story: Story, style: Style) -> tuple[Line, ...]:
    """Gathers facts into lines."""
    gathered: dict[tuple[int, int, int, bool], list[int]] = defaultdict(list)
    for number, fact in enumerate(story.facts):
        if fact.drawn:
            gathered[fact.subject, fact.target, style.line_of(fact), fact.relation == ACTS].append(number)
    return tuple(
        Line(*key[:3], tuple(facts), _strength(facts, key[2], story, style)) for key, facts in sorted(gathered.items())
    )


def _named(line: Line, story: Story) -> bool:
    return story.facts[line.facts[0]].relation != ACTS


def _strength(facts: Sequence[int], kind: int, story: Story, style: Style) -> float:
    """How much is told along a line: every article that says so counts."""
    told = sum(max(1, len({claim.article for claim in story.facts[number].claims})) for number in facts)
    return round(told * style.lines[kind].counts, 3)


def _degrees(count: int, lines: Sequence[Line]) -> list[int]:
    near: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        near[line.source].add(line.target)
        near[line.target].add(line.source)
    return [len(near[i]) for i in range(count)]


def _order(count: int, edges: Sequence[Edge], every: Sequence[Edge]) -> list[int]:
    """The most connected first; after them what only ``acts`` connects, then what nothing does."""
    connected = {end for a, b, _ in edges for end in (a, b)}
    linked = {end for a, b, _ in every for end in (a, b)} - connected
    first = [node for node in ranking(count, edges) if node in connected]
    second = [node for node in ranking(count, every) if node in linked]
    return first + second + [node for node in range(count) if node not in connected and node not in linked]


def _together(edges: Sequence[Edge], every: Sequence[Edge]) -> list[Edge]:
    """Lines that shape the picture: named ones in full, the others only between pairs they alone join."""
    joined = {(a, b) for a, b, _ in edges}
    return sorted([*edges, *(edge for edge in every if edge[:2] not in joined)])


def _size(degree: int, top: int) -> int:
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(degree / max(top, 6)))


def _font(size: int) -> int:
    return 14 + (size - SMALLEST) * 8 // (LARGEST - SMALLEST)


def _raise(place: Point, label: str, font: int) -> Point:
    """From the middle of a node with its label to the middle of the node, whose label hangs below it."""
    return place[0], place[1] - _label_height(label, font) // 2


def _label_height(label: str, font: int) -> int:
    return round((label.count("\n") + 1) * font * LINE_HEIGHT)


def _box(label: str, size: int, font: int) -> tuple[int, int]:
    rows = label.split("\n")
    width = max(2 * size, round(max(map(len, rows)) * font * CHARACTER))
    return width + GAP[0], 2 * size + _label_height(label, font) + GAP[1]
