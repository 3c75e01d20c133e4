"""Precision, recall and the CoNLL coreference measures (MUC, B3, CEAFe), over sets of mentions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found and of what there is, and the rates they give."""

    right_found: float
    found: float
    right_gold: float
    gold: float

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )


NONE = Score(0, 0, 0, 0)


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Links kept (Vilain et al. 1995).

    >>> muc([frozenset("abc")], [frozenset("ab"), frozenset("c")]).recall
    0.5
    """
    right_gold, all_gold = _links(gold, found)
    right_found, all_found = _links(found, gold)
    return Score(right_found, all_found, right_gold, all_gold)


def _links(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[int, int]:
    place = {m: i for i, cluster in enumerate(others) for m in cluster}
    right = total = 0
    for cluster in clusters:
        parts = {place[m] for m in cluster if m in place}
        alone = sum(m not in place for m in cluster)
        right += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return right, total


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Overlap of clusters, mention by mention (Bagga and Baldwin 1998).

    >>> b_cubed([frozenset("ab"), frozenset("c")], [frozenset("abc")]).recall
    1.0
    """
    right_gold, all_gold = _overlaps(gold, found)
    right_found, all_found = _overlaps(found, gold)
    return Score(right_found, all_found, right_gold, all_gold)


def _overlaps(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, int]:
    place = {m: other for other in others for m in other}
    right = sum(len(cluster & place[m]) / len(cluster) for cluster in clusters for m in cluster if m in place)
    return right, sum(map(len, clusters))


def ceaf_e(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """The best one-to-one matching of clusters by their Dice similarity (Luo 2005).

    >>> ceaf_e([frozenset("ab")], [frozenset("ab")]).f1
    1.0
    """
    if not gold or not found:
        return Score(0, len(found), 0, len(gold))
    table = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(-table)
    total = float(table[rows, columns].sum())
    return Score(total, len(found), total, len(gold))


def conll(parts: Iterable[Score]) -> float:
    """Returns the mean F1 of MUC, B3 and CEAFe."""
    values = [score.f1 for score in parts]
    return sum(values) / len(values)
