"""Pins how well time expressions are read; lowering a figure is a decision, not an accident."""

from __future__ import annotations

import pytest
from measure_times import FACTS, GUM, measure_facts, measure_gum, measure_table

# Measured; a figure may rise, and falls by no more than this without being changed here.
TOLERANCE = 0.01
TABLE_SPAN_F1, TABLE_VALUE_F1 = 0.999, 0.987
GUM_SPAN_F1, GUM_VALUE_F1 = 0.951, 0.905
GOLD_FACTS_DATED, GOLD_FACTS_WRONG = 0.717, 0.05

needs_gum = pytest.mark.skipif(not GUM.is_dir(), reason="../shared/corpora/gum is not there")


def test_table_of_expressions_in_context() -> None:
    tally = measure_table()
    assert tally.gold >= 300
    assert tally.span_f1 >= TABLE_SPAN_F1 - TOLERANCE, "\n".join(tally.wrong or [])
    assert tally.value_f1 >= TABLE_VALUE_F1 - TOLERANCE, "\n".join(tally.wrong or [])
    assert tally.kinds / tally.spans >= 0.95


@needs_gum
def test_dates_of_gum() -> None:
    tally = measure_gum()
    assert tally.span_f1 >= GUM_SPAN_F1 - TOLERANCE, "\n".join(tally.wrong or [])
    assert tally.value_f1 >= GUM_VALUE_F1 - TOLERANCE, "\n".join(tally.wrong or [])


@pytest.mark.long
@pytest.mark.skipif(not FACTS.is_dir(), reason="../shared/facts is not there")
def test_dates_of_gold_facts() -> None:
    """Of the gold facts with a date, how many have it on an event of their evidence, and how many another one."""
    counts, misses = measure_facts()
    assert counts["event"] / counts["gold"] >= GOLD_FACTS_DATED - TOLERANCE, "\n".join(misses)
    assert counts["wrong"] / counts["gold"] <= GOLD_FACTS_WRONG + TOLERANCE, "\n".join(misses)
