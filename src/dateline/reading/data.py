"""The words and patterns of reading, loaded once from data files."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def load(name: str) -> dict[str, Any]:
    """Returns a data file of ``dateline/data/reading`` by its name without ending."""
    return tomllib.loads(files("dateline").joinpath("data", "reading", f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def words(file: str, key: str) -> frozenset[str]:
    """Returns the words listed under a key of a data file, in one text or in a list."""
    entry = load(file)[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


@lru_cache(maxsize=64)
def pattern(file: str, *keys: str) -> re.Pattern[str]:
    """Returns the alternatives listed under a key of a data file as one expression, in any case."""
    entry: Any = load(file)
    for key in keys:
        entry = entry[key]
    return re.compile("|".join(f"(?:{alternative})" for alternative in entry), re.IGNORECASE)
