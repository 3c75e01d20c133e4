"""Word lists of extraction: read once from ``dateline/data``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parents[1] / "data"


@lru_cache(maxsize=32)
def load_data(name: str) -> dict[str, Any]:
    """Returns a data file below ``dateline/data`` ("mentions/nouns") as plain values."""
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def entries(text: str) -> tuple[str, ...]:
    """Splits a comma-separated list that may run over lines.

    >>> entries(" police,\\n  prime minister,")
    ('police', 'prime minister')
    """
    return tuple(entry for part in text.split(",") if (entry := " ".join(part.split())))


@lru_cache(maxsize=128)
def word_set(name: str, key: str) -> frozenset[str]:
    """Returns the words of one list of a data file, whether an array or a comma-separated text."""
    value = load_data(name)[key]
    return frozenset(entries(value) if isinstance(value, str) else value)


@lru_cache(maxsize=32)
def classified(name: str, table: str = "") -> dict[str, str]:
    """Returns entry -> class for a file (or one table of it) that lists entries by class."""
    lists = load_data(name)
    if table:
        lists = lists[table]
    return {entry: cls for cls, text in lists.items() for entry in entries(text)}
