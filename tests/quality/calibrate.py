"""Fits the coefficients of confidence on judged facts and prints them as TOML.

    python -m tests.quality.calibrate > src/dateline/data/facts/confidence.toml
    python -m tests.quality.calibrate --check

``judged.jsonl`` holds, for each fact that a strict reader judged beside its article, the article's number, the
fact's features (see ``dateline.extraction.facts.confidence``) and whether it was usable. Facts of articles that the
rules were made with have the feature "known" besides: they are usable more often than others. What that adds is no part
of the coefficients, so that confidence speaks of articles that nobody has looked at. ``--check`` prints instead how
well confidence foretells the verdicts on such articles that a fit has not seen.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

JUDGED = Path(__file__).with_name("judged.jsonl")
RIDGE = 8.0  # weaker, it foretells the verdicts on articles that a fit has not seen worse
KNOWN = "known"
FOLDS = 10  # of articles; each is foretold from the others
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Row = dict[str, float]


def main() -> None:
    judged = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    rows, usable = [j["features"] for j in judged], np.array([float(j["usable"]) for j in judged])
    if "--check" in sys.argv:
        _check(judged, rows, usable)
    else:
        _print(fit(rows, usable), rows, usable)


def fit(rows: list[Row], usable: np.ndarray) -> Row:
    """Logistic regression with a ridge, by Newton's method; the bias is not pulled."""
    names = sorted({name for row in rows for name in row})
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    ridge = np.diag([0.0 if name == "bias" else RIDGE for name in names]) + 1e-6 * np.eye(len(names))
    weights = np.zeros(len(names))
    for _ in range(30):
        share = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (usable - share) - ridge @ weights
        hessian = matrix.T @ (matrix * (share * (1 - share))[:, None]) + ridge
        weights = weights + np.linalg.solve(hessian, gradient)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def _check(judged: list[dict[str, Any]], rows: list[Row], usable: np.ndarray) -> None:
    folds = np.array([j["article"] % FOLDS for j in judged])
    foretold = np.zeros(len(rows))
    for fold in range(FOLDS):
        known = [row for row, f in zip(rows, folds, strict=True) if f != fold]
        table = fit(known, usable[folds != fold])
        for i in np.flatnonzero(folds == fold):
            score = sum(table.get(name, 0.0) * value for name, value in rows[i].items() if name != KNOWN)
            foretold[i] = 1 / (1 + np.exp(-score))
    for kind in ("all", "acts", "relation"):
        mine = np.array([_is_of_kind(row, kind) and KNOWN not in row for row in rows])
        print(f"{kind}: {int(mine.sum())} facts, {usable[mine].mean():.2f} usable")
        for low, high in pairwise(BANDS):
            band = mine & (foretold >= low) & (foretold < high)
            if band.any():
                print(f"  {low:.2f} to {min(high, 1):.2f}: {int(band.sum())} facts, {usable[band].mean():.2f} usable")


def _is_of_kind(row: Row, kind: str) -> bool:
    return kind == "all" or (kind == "acts") == ("relation:acts" in row)


def _print(coefficients: Row, rows: list[Row], usable: np.ndarray) -> None:
    seen = Counter(name for row in rows for name, value in row.items() if value)
    print("# Coefficients of confidence (see extraction/facts/confidence.py), fitted by tests/quality/calibrate.py on")
    print(f"# {len(rows)} facts that a strict reader judged, {usable.mean():.2f} of them usable.\n\n[coefficients]")
    for name in sorted(set(coefficients) - {KNOWN}):
        print(f'"{name}" = {coefficients[name]}  # {seen[name]}')


if __name__ == "__main__":
    main()
