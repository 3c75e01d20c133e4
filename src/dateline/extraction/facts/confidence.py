"""Confidence: how often facts of this kind were right.

A logistic model over what the extraction rests on: the rule, the relation, how far classes and coreference bear it
(``Draft.weight``), and whether it stands in a headline or is about something described. The coefficients are fitted
on the gold by ``tests/quality/calibrate.py`` and lie in ``data/facts/confidence.toml``.
"""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from importlib import resources

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.reading import Reading
from dateline.records import MentionKind, ParagraphKind

_LOWEST, _HIGHEST = 0.05, 0.98  # nothing read by rule is certain, and what was worth saying is not worth nothing


@lru_cache(maxsize=1)
def _coefficients() -> dict[str, float]:
    text = resources.files("dateline").joinpath("data/facts/confidence.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["coefficients"].items()}


def features(reading: Reading, draft: Draft) -> dict[str, float]:
    """Returns what a draft's confidence rests on, by the names of the coefficients."""
    found = {"bias": 1.0, f"rule:{draft.basis}": 1.0, f"relation:{draft.relation}": 1.0}
    found["support"] = math.log(max(draft.weight, 0.01))
    if reading.parsed.kind(draft.trigger.i) in {ParagraphKind.TITLE, ParagraphKind.HEADING}:
        found["headline"] = 1.0
    ends = [f for f in (draft.subject, draft.object) if f is not None and f.mention is not None]
    kinds = [reading.mentions[f.mention].kind for f in ends if f.mention is not None]
    if draft.relation != "acts":  # whose share of usable ones was judged for all of them together
        found["described"] = float(kinds.count(MentionKind.NOMINAL))
    if MentionKind.PRONOUN in kinds:
        found["pronoun"] = 1.0
    if draft.subject is None and draft.relation != "acts":
        found["nobody"] = 1.0
    return found


def confidence(reading: Reading, draft: Draft) -> float:
    """Returns the share of facts like this one that are right, between 0 and 1."""
    table = _coefficients()
    score = sum(table.get(name, 0.0) * value for name, value in features(reading, draft).items())
    return round(min(max(1 / (1 + math.exp(-score)), _LOWEST), _HIGHEST), 2)
