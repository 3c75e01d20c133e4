"""Positions in which distances follow the number of lines between (stress majorization)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

from dateline.view.ground import WIDE

Floats = NDArray[np.float64]
Spot = tuple[float, float]
Near = Mapping[int, Mapping[int, float]]

UNIT = 88.0  # pixels of one step; a line inside a community is two steps, one between communities three
ROUNDS = 120
STILL = 0.4  # pixels: when no node moves further in a round, the picture is done
# Exponent on distances: the far ends of long branches come in, so that names stay large enough to read.
NEARER = 0.82


def place(
    part: Sequence[int],
    near: Near,
    group: Sequence[int],
    wanted: Mapping[int, Spot],
) -> dict[int, Spot]:
    """Places the nodes of one connected part.

    Arguments:
        part: the nodes, the most connected first.
        near: the neighbours of each node.
        group: the community of each node, by node.
        wanted: where nodes stood before; a part of which none is known begins from its main directions.
    """
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    row = {node: k for k, node in enumerate(part)}
    lines = [(row[a], row[b], 2.0 if group[a] == group[b] else 3.0) for a in part for b in near[a] if b in row]
    rows, columns, lengths = zip(*lines, strict=True)
    steps = shortest_path(csr_matrix((lengths, (rows, columns)), shape=(len(part), len(part))), directed=False)
    far: Floats = 2 * UNIT * (steps / 2) ** NEARER
    points = _begin(part, far, near, wanted)
    weights = np.where(far > 0, 1.0 / np.maximum(far, 1.0) ** 2, 0.0)
    for _ in range(ROUNDS):
        before, points = points, _round(points, far, weights)
        if float(np.abs(points - before).max()) < STILL:
            break
    if not any(node in wanted for node in part):
        points = _turn(points)
    across, down = _stretch(points)
    return {node: (float(points[k, 0]) * across, float(points[k, 1]) * down) for k, node in enumerate(part)}


def _stretch(points: Floats) -> tuple[float, float]:
    """How far to stretch a part, and in which direction, for it to have the shape of a screen."""
    width, height = (float(side) for side in np.maximum(np.ptp(points, axis=0), UNIT))
    return min(max(WIDE * height / width, 1.0), 1.6), min(max(width / height / WIDE, 1.0), 1.5)


def _begin(
    part: Sequence[int],
    far: Floats,
    near: Near,
    wanted: Mapping[int, Spot],
) -> Floats:
    """Where stress begins: from the stage before, or from the two main directions of the distances."""
    known = [node for node in part if node in wanted]
    if not known:
        return _main_directions(far)
    points = np.zeros((len(part), 2))
    rank = {node: k for k, node in enumerate(part)}
    for node in known:
        points[rank[node]] = wanted[node]
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


def _round(points: Floats, far: Floats, weights: Floats) -> Floats:
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
