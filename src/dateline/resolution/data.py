"""The data that identity rests on: word lists and thresholds under ``data/resolution``, each read once."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "data" / "resolution"


@lru_cache(maxsize=16)
def table(name: str) -> dict[str, Any]:
    """Returns the content of ``data/resolution/NAME.toml``."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def words(name: str) -> frozenset[str]:
    """Returns the entries of ``data/resolution/NAME.txt``, one a line, without comments."""
    return frozenset(_lines(name))


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Returns, for every given name on the list, the formal names it can stand for.

    >>> sorted(nicknames()["ted"])
    ['edward', 'theodore']
    """
    found: dict[str, set[str]] = {}
    for line in _lines("nicknames"):
        formal, _, forms = line.partition(":")
        for form in (formal, *forms.split()):
            found.setdefault(form, set()).add(formal)
    return {form: frozenset(formals) for form, formals in found.items()}


@lru_cache(maxsize=32)
def listed(name: str, *path: str) -> frozenset[str]:
    """Returns the list at a path of a table as a set: ``listed("names", "small")``."""
    value: Any = table(name)
    for key in path:
        value = value[key]
    return frozenset(value)


@lru_cache(maxsize=64)
def threshold(group: str, name: str) -> float:
    """Returns a threshold of ``rules.toml``; what it means stands there."""
    return float(table("rules")[group][name])


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
