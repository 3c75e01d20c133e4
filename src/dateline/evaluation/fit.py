"""Fits the weights of pronouns to GUM, with the weights of the data file as the prior.

``python -m dateline.evaluation.fit FOLDER`` prints what leaving one article out gives, and the fitted tables
for ``data/coreference/pronouns.toml``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from dateline.evaluation.gum import align
from dateline.evaluation.gum_reader import GoldMention, read_gum
from dateline.extraction.coreference.candidates import FEATURES, candidates
from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.coreference.find import link_all
from dateline.extraction.coreference.pronouns import Model, Pronouns, model_of
from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.extraction.times import find_times
from dateline.extraction.tokens import read_tokens
from dateline.language import load_model, parse
from dateline.records import Mention, MentionKind

Table = NDArray[np.float64]
PRIOR = 1.0  # how hard weights are held to the prior; 0.3 to 3 give the same within a point, left-one-out
KINDS = ("he", "it", "they")


@dataclass(frozen=True, slots=True)
class Example:
    """One pronoun: the values of its candidates, which of them are right, and whether gold gives it a chain."""

    article: str
    kind: str
    values: Table
    right: tuple[bool, ...]
    anaphoric: bool


@dataclass(slots=True)
class _Recorder(Pronouns):
    """Notes each ranking's candidates before it is made."""

    notes: list[tuple[Mention, str, list[tuple[int, tuple[float, ...]]]]] = field(default_factory=list)

    def _rank(self, pronoun: Mention, kind: str, speaker: int | None) -> None:
        options = [option for option in candidates(self.setting, pronoun) if option.mention >= 0]
        if speaker is not None:
            own = self.clusters.root(speaker)
            options = [option for option in options if self.clusters.root(option.mention) != own]
        self.notes.append((pronoun, kind, [(o.mention, o.values) for o in options]))
        Pronouns._rank(self, pronoun, kind, speaker)


def examples(folder: str | Path) -> Iterator[Example]:
    """Yields the pronouns of a folder of GUM files as the extraction sees them."""
    nlp = load_model()
    for gold in read_gum(folder):
        parsed = parse(gold.article, nlp)
        mentions = find_mentions(parsed, find_times(parsed))
        clusters = Clusters(mentions, read_tokens(parsed.doc))
        recorder = _Recorder(parsed, clusters, find_quotations(parsed, mentions))
        link_all(clusters, recorder)
        heads = [(parsed.start(m.head), parsed.end(m.head)) for m in mentions]
        aligned = align(gold.mentions, mentions, heads)
        named = {g.chain for g in gold.mentions if g.tag != "PRON"}
        for pronoun, kind, options in recorder.notes:
            truth = aligned.get(pronoun.index)
            chain = truth.chain if truth and truth.chain in named else ""
            right = tuple(bool(chain) and _chain(clusters, m, aligned, mentions) == chain for m, _ in options)
            values = np.array([v for _, v in options]).reshape(len(options), len(FEATURES))
            yield Example(gold.article.name, "he" if kind == "she" else kind, values, right, bool(chain))


def _chain(clusters: Clusters, mention: int, aligned: dict[int, GoldMention], mentions: tuple[Mention, ...]) -> str:
    """The gold chain of a candidate: that of its nearest mention which is no pronoun."""
    group = [m for m in clusters.members[clusters.root(mention)] if m <= mention or m == mention]
    known = [m for m in group if mentions[m].kind is not MentionKind.PRONOUN and m in aligned]
    return aligned[known[-1]].chain if known else ""


def fit(rows: list[Example], prior: Model) -> Model:
    """Returns the weights under which the right candidates are likeliest, held to a prior."""
    start = np.array([*prior.weights, prior.nothing])

    def loss(w: Table) -> tuple[float, Table]:
        value = PRIOR * float(((w - start) ** 2).sum())
        slope = 2 * PRIOR * (w - start)
        for row in rows:
            part, gradient = _row_loss(row, w)
            value += part
            slope = slope + gradient
        return value, slope

    best = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return replace(prior, weights=tuple(float(w) for w in best[:-1]), nothing=float(best[-1]))


def _row_loss(row: Example, w: Table) -> tuple[float, Table]:
    """Minus the log of the right candidates' share, and its slope; with none right, "nothing" is."""
    table = np.zeros((len(row.right) + 1, len(w)))
    table[:-1, :-1] = row.values
    table[-1, -1] = 1.0
    right = np.array([*row.right, not any(row.right)])
    scores = table @ w
    powers = np.exp(scores - scores.max())
    shares = powers / powers.sum()
    good = np.where(right, shares, 0.0)
    total = good.sum() + 1e-12
    return -float(np.log(total)), table.T @ (shares - good / total)


def measure(rows: list[Example], model: Model) -> tuple[int, int, int]:
    """Returns how many pronouns are linked right, linked, and have a chain."""
    right = linked = 0
    for row in rows:
        if not len(row.right):
            continue
        scores = row.values @ np.array(model.weights)
        high = max(float(scores.max()), model.nothing)
        shares = np.exp(scores - high) / (np.exp(scores - high).sum() + np.exp(model.nothing - high))
        best = int(shares.argmax())
        if shares[best] >= model.mark:
            linked += 1
            right += row.right[best]
    return right, linked, sum(row.anaphoric for row in rows)


def left_one_out(rows: list[Example], prior: Model, mark: float) -> tuple[int, int, int]:
    """Returns the counts of :func:`measure` with each article judged by weights fitted to the others."""
    totals = np.zeros(3, dtype=int)
    for article in sorted({row.article for row in rows}):
        model = fit([row for row in rows if row.article != article], prior)
        totals += np.array(measure([row for row in rows if row.article == article], replace(model, mark=mark)))
    return int(totals[0]), int(totals[1]), int(totals[2])


def main(arguments: list[str]) -> int:
    """Prints left-one-out figures and the fitted tables."""
    rows = list(examples(arguments[0]))
    for kind in KINDS:
        own = [row for row in rows if row.kind == kind]
        prior = model_of(kind)
        sys.stdout.write(f"# {kind}: as it is (right, linked, gold) {measure(own, prior)}\n")
        for mark in (0.3, 0.4, 0.5, 0.6, 0.7):
            sys.stdout.write(f"#   left one out, mark {mark}: {left_one_out(own, prior, mark)}\n")
        model = fit(own, prior)
        lines = [
            f'"{name}" = {weight:.2f}'
            for name, weight in zip(FEATURES, model.weights, strict=True)
            if abs(weight) >= 0.05
        ]
        sys.stdout.write(
            f"[{kind}]\nnothing = {model.nothing:.2f}\nmark = {model.mark}\n[{kind}.weights]\n"
            + "\n".join(lines)
            + "\n\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
