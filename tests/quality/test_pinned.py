"""The figures on the gold articles do not fall unseen.

``pinned.toml`` holds what was reached. A figure that falls by more than ``SLACK`` fails here. ``pytest tests/quality
-m "" --pin`` writes figures that rose; only ``--pin-lower`` writes those that fell.
"""

from __future__ import annotations

import importlib.util
import json
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dateline import build, facts
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "facts"
PINNED = Path(__file__).with_name("pinned.toml")
SLACK = 0.01  # one fact of the smaller set more or less


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer that lies beside the gold."""
    path = SHARED / "score.py"
    if not path.is_file():
        pytest.skip(f"the gold and its scorer are not beside this checkout: {path}")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(scorer: ModuleType, gold: str, graph: Path) -> dict[str, float]:
    """Scores a graph; every figure is a number, and higher is better."""
    docs = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold" / gold).glob("*.json"))]
    found: dict[str, Any] = scorer.score(docs, [row.plain() for row in facts(graph)])[0]
    leaked, _, spans = found["noise_leaked"].partition("/")
    rates = {name: value for name, value in found.items() if isinstance(value, float)}
    return rates | {"noise_kept_out": round(1 - int(leaked) / max(1, int(spans)), 3)}


def check(name: str, found: dict[str, float], config: pytest.Config) -> None:
    """Compares figures with the pinned ones, or pins them."""
    pinned: dict[str, dict[str, float]] = tomllib.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
    known = pinned.get(name, {})
    fell = {key: (known[key], found.get(key, 0.0)) for key in known if found.get(key, 0.0) < known[key] - SLACK}
    if config.getoption("--pin-lower"):
        write(pinned | {name: found})
    elif config.getoption("--pin"):
        write(pinned | {name: {key: max(value, known.get(key, 0.0)) for key, value in found.items()}})
    if not config.getoption("--pin-lower"):
        assert fell == {}, "figures fell (pinned, now); mend it, or pin them with --pin-lower and say why"


def write(pinned: dict[str, dict[str, float]]) -> None:
    """Writes the pinned figures."""
    parts = [
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in pinned[name].items()) for name in sorted(pinned)
    ]
    PINNED.write_text(
        "# Figures of ../../shared/facts/score.py; see test_pinned.py.\n\n" + "\n".join(parts), encoding="utf-8"
    )


def test_seeds(scorer: ModuleType, seeds_graph: Path, pytestconfig: pytest.Config) -> None:
    check("seeds", figures(scorer, "seeds", seeds_graph), pytestconfig)


@pytest.mark.long
def test_dev(scorer: ModuleType, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    check("dev", figures(scorer, "dev", build([SHARED / "articles"], tmp_path).turtle), pytestconfig)


def test_a_fall_is_noticed(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "pinned.toml"
    monkeypatch.setattr("tests.quality.test_pinned.PINNED", place)
    if pytestconfig.getoption("--pin") or pytestconfig.getoption("--pin-lower"):
        pytest.skip("figures are being pinned")
    write({"x": {"core_recall": 0.5, "when_right": 0.5}})
    check("x", {"core_recall": 0.495, "when_right": 0.9}, pytestconfig)
    with pytest.raises(AssertionError, match="figures fell"):
        check("x", {"core_recall": 0.48, "when_right": 0.9}, pytestconfig)
    with pytest.raises(AssertionError, match="figures fell"):
        check("x", {"core_recall": 0.5}, pytestconfig)
