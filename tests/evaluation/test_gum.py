"""Names, pronouns and coreference on GUM, pinned; and the measures themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.evaluation.gum import Report, evaluate, fits, main
from dateline.evaluation.metrics import Score, b_cubed, ceaf_e, muc

GUM = Path(__file__).parents[2].parent / "shared" / "corpora" / "gum"
SLACK = 0.01  # a figure may fall by this much before the test does

needs_gum = pytest.mark.skipif(not GUM.is_dir(), reason=f"needs the GUM corpus in {GUM}")


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(GUM)


@needs_gum
@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("names.f1", 0.838),
        ("pronouns.precision", 0.80),
        ("pronouns.recall", 0.55),
        ("he_she.f1", 0.81),
        ("conll", 0.58),
    ],
)
def test_figures_do_not_fall(report: Report, figure: str, floor: float) -> None:
    value: object = report
    for part in figure.split("."):
        value = getattr(value, part)
    assert isinstance(value, float)
    assert value >= floor - SLACK, f"{figure} fell to {value:.3f}"


@needs_gum
def test_the_command_prints_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(GUM)]) == 0
    assert "names with classes" in capsys.readouterr().out


def test_a_folder_without_the_corpus_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DatelineError, match=r"no \.conllu file"):
        evaluate(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_measures_on_the_example_of_the_b_cubed_paper() -> None:
    gold = [frozenset({1, 2, 3, 4, 5}), frozenset({6, 7}), frozenset({8, 9, 10, 11, 12})]
    found = [frozenset({1, 2, 3, 4, 5}), frozenset({6, 7, 8, 9, 10, 11, 12})]
    assert muc(gold, found).precision == pytest.approx(9 / 10)
    assert b_cubed(gold, found).precision == pytest.approx(0.762, abs=0.001)
    assert b_cubed(gold, found).recall == 1.0
    assert ceaf_e(gold, gold).f1 == 1.0
    assert ceaf_e(gold, []).f1 == 0.0


def test_scores_add() -> None:
    assert (Score(1, 2, 1, 4) + Score(1, 2, 1, 4)).f1 == pytest.approx(1 / 3)
    assert Score(0, 0, 0, 0).f1 == 0.0


def test_a_class_fits_a_type_of_gum() -> None:
    assert fits("place", "Facility") and fits("organization", "Country") and not fits("person", "City")
