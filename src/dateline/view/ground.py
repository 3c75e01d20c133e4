"""Free places: for boxes of nodes, and for whole parts of the picture."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

Box = tuple[int, int]  # width, height
Point = tuple[int, int]
Area = tuple[int, int, int, int]  # left, top, right, bottom

WIDE = 1.4  # the picture is made about so much wider than high: so are screens, and names
GRID = 10  # positions are multiples of this: last-bit differences between machines do not show
CELL = 90  # pixels: about the size of a node with its name, so that each lies in few cells


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


class Ground:
    """What is taken: boxes, found through the cells that they lie in."""

    def __init__(self) -> None:
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
        return not any(_overlap(area, other) for cell in self._cells(area) for other in self._taken.get(cell, ()))

    def _put(self, area: Area) -> None:
        for cell in self._cells(area):
            self._taken[cell].append(area)

    def _cells(self, area: Area) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (side // CELL for side in area)
        return product(range(left, right + 1), range(top, bottom + 1))


def _overlap(one: Area, two: Area) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


class Rows:
    """Rectangles in the free corners of one another, the whole kept in the shape of a screen.

    A corner is a point to the right of, or below, a rectangle put before; the one is taken that lets the whole
    grow least.
    """

    def __init__(self) -> None:
        self._put: list[Area] = []
        self._corners: set[Point] = {(0, 0)}
        self._right = self._bottom = 0

    def put(self, width: int, height: int) -> Point:
        """Takes a place for a rectangle and returns its left upper corner."""
        best = sorted(self._corners, key=lambda corner: self._cost(corner, width, height))
        left, top = next(c for c in best if self._fits((c[0], c[1], c[0] + width, c[1] + height)))
        right, bottom = left + width, top + height
        self._put.append((left, top, right, bottom))
        self._right, self._bottom = max(self._right, right), max(self._bottom, bottom)
        inside = {c for c in self._corners if left <= c[0] < right and top <= c[1] < bottom}
        new = {(right, top), (left, bottom), (right, 0), (0, bottom), (self._right, 0), (0, self._bottom)}
        self._corners = (self._corners - inside) | new
        return left, top

    def _fits(self, area: Area) -> bool:
        return not any(_overlap(area, other) for other in self._put)

    def _cost(self, corner: Point, width: int, height: int) -> tuple[float, int, Point]:
        whole = max(max(self._right, corner[0] + width) / WIDE, max(self._bottom, corner[1] + height))
        return whole, corner[0] + corner[1], corner
