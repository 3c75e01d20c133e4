"""What many tests share: one real build of the seed articles, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.outputs import Build, build

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seeds_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of the seed articles, with the defaults of the command line."""
    return build([SEEDS], tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def seeds_graph(seeds_build: Build) -> Path:
    """The Turtle of the seed articles."""
    return seeds_build.turtle
