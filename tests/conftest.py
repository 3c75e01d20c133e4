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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options for the figures of quality that are pinned in tests/quality/pinned.toml."""
    group = parser.getgroup("dateline")
    group.addoption(
        "--pin", action="store_true", help="write figures of quality that rose to tests/quality/pinned.toml"
    )
    group.addoption("--pin-lower", action="store_true", help="write all of them, those that fell too")
