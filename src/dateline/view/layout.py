"""Where every node stands: computed once, the same every time, so that the page needs no physics.

The picture grows in stages (the start, about twice as many, ...). Each stage begins from the one before, so
that a reader who asks for more finds what he knew in the same quarter. Within a stage the wanted positions
come from stress (lines of equal length, shorter inside a community); then each node, the most connected
first, takes the free place nearest to the one it wants, so that labels do not cover one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

Edge = tuple[int, int, float]
Box = tuple[int, int]
Point = tuple[int, int]
Area = tuple[int, int, int, int]  # left, top, right, bottom
Floats = NDArray[np.float64]

GROWTH = 2.4  # each stage holds about this many times the nodes of the one before
UNIT = 88.0  # pixels of one step; a line inside a community is two steps, one between communities three
STRESS_LIMIT = 320  # stress takes time by the square of the nodes: 0.4 s for this many on one core
STRESS_ROUNDS = 120
STILL = 0.4  # pixels: when no node moves further in a round, the picture is done
WIDE = 1.45  # screens are wider than high, and so are labels
NEARER = (
    0.82  # exponent on distances: far ends of long branches come in, so that names stay large enough to read
)
ROOM = 3.0  # a part takes this many times the area of its nodes with labels: less is crowded, more is tiny to read
GRID = 10  # positions are multiples of this: last-bit differences between machines do not show
CELL, PART_CELL = 90, 700  # pixels: about the size of what is put down, so that each lies in few cells
SEED = 5


def ranking(count: int, edges: Iterable[Edge]) -> list[int]:
    """Orders nodes by how connected they are: the story first.

    A node that no node before it is linked with brings its own best neighbour along, so that the first nodes
    are never a row of strangers.

    >>> ranking(5, [(0, 1, 1.0), (1, 2, 1.0), (3, 4, 1.0)])
    [1, 0, 2, 3, 4]
    """
    near = _neighbours(edges)
    own = [sum(1 + math.log1p(weight) for weight in near[i].values()) for i in range(count)]
    top = max(own, default=0.0) or 1.0
    score = [own[i] + sum(own[j] for j in near[i]) / top * 0.5 for i in range(count)]
    order: list[int] = []
    seen: set[int] = set()
    for node in sorted(range(count), key=lambda i: (-round(score[i], 6), i)):
        if node in seen:
            continue
        order.append(node)
        seen.add(node)
        if near[node] and not seen.intersection(near[node]):
            friend = min(near[node], key=lambda i: (-round(score[i], 6), i))
            order.append(friend)
            seen.add(friend)
    return order


def _neighbours(edges: Iterable[Edge]) -> defaultdict[int, dict[int, float]]:
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for a, b, weight in edges:
        near[a][b] = near[b][a] = near[a].get(b, 0.0) + weight
    return near


def stage_sizes(start: int, count: int) -> tuple[int, ...]:
    """Returns how many nodes each stage holds.

    >>> stage_sizes(36, 300)
    (36, 86, 300)
    """
    sizes = [min(start, count)]
    while sizes[-1] < count:
        following = int(sizes[-1] * GROWTH)
        sizes.append(count if following * 1.5 >= count else following)
    return tuple(sizes)


def communities(count: int, edges: Sequence[Edge]) -> list[int]:
    """Returns the number of each node's community (Louvain, seeded)."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b, weight in sorted(edges):
        graph.add_edge(a, b, weight=weight + graph.get_edge_data(a, b, {"weight": 0.0})["weight"])
    found = nx.community.louvain_communities(graph, seed=SEED)
    of = [0] * count
    for number, members in enumerate(sorted(found, key=min)):
        for node in members:
            of[node] = number
    return of


def backbone(nodes: Iterable[int], edges: Iterable[Edge], per_node: float) -> list[Edge]:
    """Returns the strongest edges, first those that hold everything together, up to ``per_node`` for each node.

    The page's script chooses the lines it shows in the same way (``graph.js``).

    >>> backbone([0, 1, 2], [(0, 1, 5.0), (0, 2, 4.0), (1, 2, 3.0)], 0.7)
    [(0, 1, 5.0), (0, 2, 4.0)]
    """
    inside = set(nodes)
    ordered = sorted(
        (e for e in edges if e[0] in inside and e[1] in inside), key=lambda e: (-e[2], e[0], e[1])
    )
    forest = nx.utils.UnionFind(sorted(inside))
    kept, rest = [], []
    for edge in ordered:
        if forest[edge[0]] != forest[edge[1]]:
            forest.union(edge[0], edge[1])
            kept.append(edge)
        else:
            rest.append(edge)
    return kept + rest[: max(0, round(per_node * len(inside)) - len(kept))]


def arrange(
    order: Sequence[int], edges: Sequence[Edge], boxes: Sequence[Box], sizes: Sequence[int], per_node: float
) -> list[dict[int, Point]]:
    """Places nodes, stage by stage.

    Arguments:
        order: nodes, the most connected first; a stage holds the first so many of them.
        edges: lines between them, with weights.
        boxes: width and height that each node takes with its label.
        sizes: of the stages, see ``stage_sizes``.
        per_node: how many edges a node shape each stage, see ``backbone``.

    Returns:
        For each stage the middle of each of its nodes.
    """
    group = communities(len(boxes), edges)
    stages: list[dict[int, Point]] = []
    for size in sizes:
        before = stages[-1] if stages else {}
        near = _neighbours(backbone(order[:size], edges, per_node))
        stages.append(_stage(list(order[:size]), near, group, boxes, before))
    return stages


def _stage(
    nodes: list[int],
    near: defaultdict[int, dict[int, float]],
    group: Sequence[int],
    boxes: Sequence[Box],
    before: dict[int, Point],
) -> dict[int, Point]:
    scale = math.sqrt(len(nodes) / len(before)) if before else 1.0
    wanted = {i: (x * scale, y * scale) for i, (x, y) in before.items()}
    if len(nodes) <= STRESS_LIMIT:
        parts = _components(nodes, near)
        shapes = [_draw_in(_stress(part, near, group, wanted), boxes) for part in parts]
        wanted = _pack(shapes, boxes)
    return _settle(nodes, wanted, near, boxes)


def _components(nodes: Sequence[int], near: defaultdict[int, dict[int, float]]) -> list[list[int]]:
    """Connected parts, largest first; nodes keep their order."""
    inside, seen, parts = set(nodes), set[int](), []
    for node in nodes:
        if node in seen:
            continue
        part, queue = {node}, [node]
        while queue:
            for other in near[queue.pop()]:
                if other in inside and other not in part:
                    part.add(other)
                    queue.append(other)
        seen |= part
        parts.append([i for i in nodes if i in part])
    return sorted(parts, key=lambda part: -len(part))


def _stress(
    part: list[int],
    near: defaultdict[int, dict[int, float]],
    group: Sequence[int],
    wanted: dict[int, tuple[float, float]],
) -> dict[int, tuple[float, float]]:
    """Positions of one connected part in which distances follow the number of lines between."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    place = {node: k for k, node in enumerate(part)}
    lines = [
        (place[a], place[b], 2.0 if group[a] == group[b] else 3.0)
        for a in part
        for b in near[a]
        if b in place
    ]
    rows, columns, lengths = zip(*lines, strict=True)
    steps = shortest_path(
        csr_matrix((lengths, (rows, columns)), shape=(len(part), len(part))), directed=False
    )
    far: Floats = 2 * UNIT * (steps / 2) ** NEARER
    points = _begin(part, far, near, wanted)
    weights = np.where(far > 0, 1.0 / np.maximum(far, 1.0) ** 2, 0.0)
    for _ in range(STRESS_ROUNDS):
        before, points = points, _stress_round(points, far, weights)
        if float(np.abs(points - before).max()) < STILL:
            break
    if not any(node in wanted for node in part):
        points = _turn(points)
    return {node: (float(points[k, 0]) * WIDE, float(points[k, 1])) for k, node in enumerate(part)}


def _draw_in(shape: dict[int, tuple[float, float]], boxes: Sequence[Box]) -> dict[int, tuple[float, float]]:
    """Scales a part down to the room that its names need."""
    xs, ys = [x for x, _ in shape.values()], [y for _, y in shape.values()]
    area = (max(xs) - min(xs)) * (max(ys) - min(ys))
    room = ROOM * sum(boxes[i][0] * boxes[i][1] for i in shape)
    factor = math.sqrt(room / area) if area > room else 1.0
    return {i: (x * factor, y * factor) for i, (x, y) in shape.items()}


def _begin(
    part: list[int],
    far: Floats,
    near: defaultdict[int, dict[int, float]],
    wanted: dict[int, tuple[float, float]],
) -> Floats:
    """Where stress begins: from the stage before, or from the two main directions of the distances."""
    known = [node for node in part if node in wanted]
    if not known:
        return _main_directions(far)
    points = np.zeros((len(part), 2))
    rank = {node: k for k, node in enumerate(part)}
    for node in known:
        points[rank[node]] = (wanted[node][0] / WIDE, wanted[node][1])
    for node in part:  # most connected first, so that a newcomer's better connected neighbour has its place
        if node not in wanted:
            k = rank[node]
            friends = [rank[j] for j in near[node] if j in wanted or (j in rank and rank[j] < k)]
            angle = 2.4 * k
            middle = points[sorted(friends)].mean(axis=0) if friends else np.zeros(2)
            points[k] = middle + UNIT * np.array([math.cos(angle), math.sin(angle)])
    return points


def _main_directions(far: Floats) -> Floats:
    """Classical scaling by power iteration, from a fixed start."""
    square = far**2
    centred = -0.5 * (square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean())
    axes: list[Floats] = []
    for number in range(2):
        axis: Floats = np.cos(np.arange(len(far)) * (1.7 + number))
        for _ in range(60):
            axis = (centred * axis).sum(axis=1)
            for other in axes:
                axis = axis - other * (axis * other).sum() / max((other * other).sum(), 1e-9)
            axis = axis / max(float(np.sqrt((axis * axis).sum())), 1e-9)
        size = float(np.sqrt(abs((axis * (centred * axis).sum(axis=1)).sum())))
        axes.append(axis * size)
    jitter = np.stack([np.cos(np.arange(len(far)) * 2.4), np.sin(np.arange(len(far)) * 2.4)], axis=1)
    return np.stack(axes, axis=1) + jitter * UNIT * 0.3


def _stress_round(points: Floats, far: Floats, weights: Floats) -> Floats:
    """One round of localized stress majorization (Gansner, Koren and North 2004, section 2.3)."""
    apart = points[:, None, :] - points[None, :, :]
    length = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-6)
    aim = points[None, :, :] + apart * (far / length)[:, :, None]
    moved: Floats = (weights[:, :, None] * aim).sum(axis=1) / weights.sum(axis=1)[:, None]
    return 0.5 * points + 0.5 * moved if len(points) < 4 else moved


def _turn(points: Floats) -> Floats:
    """Turns a part so that it is wider than high, its most connected node in the left half."""
    centred = points - points.mean(axis=0)
    xx, yy, xy = (centred[:, 0] ** 2).sum(), (centred[:, 1] ** 2).sum(), (centred[:, 0] * centred[:, 1]).sum()
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    c, s = math.cos(angle), math.sin(angle)
    turned = np.stack([centred[:, 0] * c + centred[:, 1] * s, centred[:, 1] * c - centred[:, 0] * s], axis=1)
    signs = np.array([-1.0 if turned[0, 0] > 0 else 1.0, -1.0 if turned[0, 1] > 0 else 1.0])
    result: Floats = turned * signs
    return result


def _pack(
    shapes: Sequence[dict[int, tuple[float, float]]], boxes: Sequence[Box]
) -> dict[int, tuple[float, float]]:
    """Puts parts beside one another, largest in the middle."""
    taken = _Ground(PART_CELL)
    placed: dict[int, tuple[float, float]] = {}
    for shape in shapes:
        left = min(x - boxes[i][0] / 2 for i, (x, _) in shape.items())
        right = max(x + boxes[i][0] / 2 for i, (x, _) in shape.items())
        top = min(y - boxes[i][1] / 2 for i, (_, y) in shape.items())
        bottom = max(y + boxes[i][1] / 2 for i, (_, y) in shape.items())
        size = (round(right - left) + GRID, round(bottom - top) + GRID)
        x0, y0 = taken.take(0.0, 0.0, size)
        dx, dy = x0 - (left + right) / 2, y0 - (top + bottom) / 2
        placed.update({i: (x + dx, y + dy) for i, (x, y) in shape.items()})
    return placed


def _settle(
    nodes: Sequence[int],
    wanted: dict[int, tuple[float, float]],
    near: defaultdict[int, dict[int, float]],
    boxes: Sequence[Box],
) -> dict[int, Point]:
    """Gives each node the free place nearest to where it wants to be."""
    ground = _Ground(CELL)
    placed: dict[int, Point] = {}
    for k, node in enumerate(nodes):
        spot = wanted.get(node)
        if spot is None:
            friends = [placed[j] for j in sorted(near[node]) if j in placed]
            middle = _middle(friends) if friends else (0.0, 0.0)
            spot = (middle[0] + UNIT * math.cos(2.4 * k), middle[1] + UNIT * math.sin(2.4 * k))
        placed[node] = ground.take(round(spot[0], 3), round(spot[1], 3), boxes[node])
    return placed


def _middle(points: Sequence[Point]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


@lru_cache(maxsize=1)
def _spiral() -> tuple[tuple[float, float], ...]:
    """Steps outward, wider as they go; flat, as the picture is."""
    steps, radius, ring = [(0.0, 0.0)], 14.0, 0
    while radius < 40_000:
        number = min(10 + 2 * ring, 40)
        turns = [math.tau * (k + 0.5 * (ring % 2)) / number for k in range(number)]
        steps.extend((round(radius * 1.2 * math.cos(t), 2), round(radius * math.sin(t), 2)) for t in turns)
        radius, ring = radius + max(12.0, radius * 0.07), ring + 1
    return tuple(steps)


class _Ground:
    """What is taken: boxes, found through the cells that they lie in."""

    def __init__(self, cell: int) -> None:
        self._cell = cell
        self._taken: defaultdict[tuple[int, int], list[Area]] = defaultdict(list)

    def take(self, x: float, y: float, box: Box) -> Point:
        """Takes the free place nearest to a point and returns its middle."""
        for dx, dy in _spiral():
            spot = (round((x + dx) / GRID) * GRID, round((y + dy) / GRID) * GRID)
            area = (
                spot[0] - box[0] // 2,
                spot[1] - box[1] // 2,
                spot[0] + box[0] // 2,
                spot[1] + box[1] // 2,
            )
            if self._free(area):
                self._put(area)
                return spot
        self._put(area)
        return spot

    def _free(self, area: Area) -> bool:
        return not any(
            _overlap(area, other) for cell in self._cells(area) for other in self._taken.get(cell, ())
        )

    def _put(self, area: Area) -> None:
        for cell in self._cells(area):
            self._taken[cell].append(area)

    def _cells(self, area: Area) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (side // self._cell for side in area)
        return product(range(left, right + 1), range(top, bottom + 1))


def _overlap(one: Area, two: Area) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
