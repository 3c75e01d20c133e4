"""Where every node stands: computed once, the same every time, so that the page needs no physics.

The picture grows in stages (the start, about twice as many, ...). Each stage begins from the one before, so
that a reader who asks for more finds what he knew in the same quarter. Within a stage the wanted positions
come from stress (lines of equal length, shorter inside a community); then each node, the most connected
first, takes the free place nearest to the one it wants, so that labels do not cover one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import networkx as nx

from dateline.view.ground import GRID, Box, Ground, Point, Rows
from dateline.view.stress import UNIT, Near, Spot, place

Edge = tuple[int, int, float]

GROWTH = 2.4  # each stage holds about this many times the nodes of the one before
STRESS_LIMIT = 320  # stress takes time by the square of the nodes: 0.2 s for this many on one core
ROOM = 3.6  # a part takes this many times the area of its nodes with labels: less is crowded, more is tiny to read
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
    ordered = sorted((e for e in edges if e[0] in inside and e[1] in inside), key=lambda e: (-e[2], e[0], e[1]))
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
    near: Near,
    group: Sequence[int],
    boxes: Sequence[Box],
    before: dict[int, Point],
) -> dict[int, Point]:
    scale = math.sqrt(len(nodes) / len(before)) if before else 1.0
    wanted = {i: (x * scale, y * scale) for i, (x, y) in before.items()}
    if len(nodes) <= STRESS_LIMIT:
        parts = _components(nodes, near)
        shapes = [_draw_in(place(part, near, group, wanted), boxes) for part in parts]
        wanted = _pack(shapes, boxes)
    return _settle(nodes, wanted, near, boxes)


def _components(nodes: Sequence[int], near: Near) -> list[list[int]]:
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


def _draw_in(shape: dict[int, Spot], boxes: Sequence[Box]) -> dict[int, Spot]:
    """Scales a part down to the room that its names need."""
    xs, ys = [x for x, _ in shape.values()], [y for _, y in shape.values()]
    area = (max(xs) - min(xs)) * (max(ys) - min(ys))
    room = ROOM * sum(boxes[i][0] * boxes[i][1] for i in shape)
    factor = math.sqrt(room / area) if area > room else 1.0
    return {i: (x * factor, y * factor) for i, (x, y) in shape.items()}


def _pack(shapes: Sequence[dict[int, Spot]], boxes: Sequence[Box]) -> dict[int, Spot]:
    """Puts parts beside one another, so that all together have the shape of a screen."""
    rows = Rows()
    placed: dict[int, Spot] = {}
    for shape in shapes:
        left, top, right, bottom = _extent(shape, boxes)
        x0, y0 = rows.put(round(right - left) + GRID, round(bottom - top) + GRID)
        placed.update({i: (x + x0 - left, y + y0 - top) for i, (x, y) in shape.items()})
    return placed


def _extent(shape: dict[int, Spot], boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    left = min(x - boxes[i][0] / 2 for i, (x, _) in shape.items())
    right = max(x + boxes[i][0] / 2 for i, (x, _) in shape.items())
    top = min(y - boxes[i][1] / 2 for i, (_, y) in shape.items())
    bottom = max(y + boxes[i][1] / 2 for i, (_, y) in shape.items())
    return left, top, right, bottom


def _settle(
    nodes: Sequence[int],
    wanted: dict[int, Spot],
    near: Near,
    boxes: Sequence[Box],
) -> dict[int, Point]:
    """Gives each node the free place nearest to where it wants to be."""
    ground = Ground()
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
