"""Fits the coefficients of confidence on the gold articles and prints them as TOML.

    python -m tests.quality.calibrate ../shared/facts > src/dateline/data/facts/confidence.toml

A fact of the gold's relations counts as right when the scorer matches it. The gold does not list every action, so
facts of ``acts`` cannot be called wrong by it: theirs is the share of usable ones in the sample of docs/quality.md.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from dateline.extraction.coreference import find_entities
from dateline.extraction.facts import drafts
from dateline.extraction.facts.confidence import features
from dateline.extraction.facts.finish import finish
from dateline.extraction.facts.reading import Reading
from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.extraction.times import find_times
from dateline.language import load_model, parse
from dateline.ontology import load_ontology
from dateline.reading import read
from dateline.records import Article, Fact

RIDGE = 1.0  # pulls the coefficient of a rule or relation that was seen twice towards nothing
NOBODY = -1.0  # "two men were arrested" is right as far as it goes; the gold names who did it, so cannot tell
USABLE_ACTIONS = 0.45  # of the actions in the judged sample of docs/quality.md


def main(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows: list[dict[str, float]] = []
    right: list[float] = []
    for folder, articles in (("seeds", shared.parent / "seeds"), ("dev", shared / "articles")):
        golds = [json.loads(p.read_text()) for p in sorted((shared / "gold" / folder).glob("*.json"))]
        by_doc = {gold["doc"]: gold for gold in golds}
        for article in read(sorted(articles.glob("*.txt"))):
            if isinstance(article, Article) and article.name in by_doc:
                for found, matched in _judged(article, by_doc[article.name], scorer):
                    rows.append(found)
                    right.append(matched)
    coefficients = _fit(rows, np.array(right))
    _print(coefficients, rows, right)


def _judged(article: Article, gold: dict[str, Any], scorer: Any) -> list[tuple[dict[str, float], float]]:
    parsed = parse(article, load_model())
    times = find_times(parsed)
    mentions = find_mentions(parsed, times)
    quotations = find_quotations(parsed, mentions)
    entities = find_entities(parsed, mentions, quotations)
    reading = Reading(parsed, mentions, entities, times, quotations, load_ontology())
    known = {e["id"]: scorer.GoldEntity(e) for e in gold["entities"]}
    judged = []
    for draft in drafts(reading):
        fact = finish(reading, draft)
        if fact is not None and fact.relation != "acts" and fact.subject is not None:
            judged.append((features(reading, draft), float(_matches(reading, fact, gold, known, scorer))))
    return judged


def _matches(reading: Reading, fact: Fact, gold: dict[str, Any], known: dict[str, Any], scorer: Any) -> bool:
    def ref(mention: int | None) -> dict[str, Any] | None:
        entity = reading.entity_of.get(mention) if mention is not None else None
        return None if entity is None else {"label": entity.label, "names": list(entity.names)}

    target = ref(fact.object) or ({"label": fact.literal} if fact.literal else None)
    row = {"relation": fact.relation, "verb": fact.verb, "subject": ref(fact.subject), "object": target}
    swapped = {**row, "subject": row["object"], "object": row["subject"]}
    return any(
        (scorer.match_ends(g, known, row) and scorer.relation_matches(g, row, set(g["p"])))
        or (scorer.match_ends(g, known, swapped) and scorer.relation_matches(g, row, set(g["p"]) & scorer.INVERSE_OK))
        for g in gold["facts"]
    )


def _fit(rows: list[dict[str, float]], right: np.ndarray) -> dict[str, float]:
    """Logistic regression with a ridge, by Newton's method; the bias is not pulled."""
    names = sorted({name for row in rows for name in row})
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    ridge = np.diag([0.0 if name == "bias" else RIDGE for name in names]) + 1e-6 * np.eye(len(names))
    weights = np.zeros(len(names))
    for _ in range(30):
        share = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (right - share) - ridge @ weights
        hessian = matrix.T @ (matrix * (share * (1 - share))[:, None]) + ridge
        weights = weights + np.linalg.solve(hessian, gradient)
    found = {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}
    base = float(np.log(USABLE_ACTIONS / (1 - USABLE_ACTIONS))) - found["bias"]
    return found | {"nobody": NOBODY, "relation:acts": round(base, 2)}


def _print(coefficients: dict[str, float], rows: list[dict[str, float]], right: list[float]) -> None:
    seen = Counter(name for row in rows for name in row)
    print("# Coefficients of confidence (see extraction/facts/confidence.py), fitted by tests/quality/calibrate.py on")
    print(f"# {len(rows)} facts of the gold articles, {sum(right) / len(right):.2f} of them right.\n\n[coefficients]")
    for name in sorted(coefficients):
        print(f'"{name}" = {coefficients[name]}  # {seen[name]}')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
