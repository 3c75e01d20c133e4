"""A name before it is a mention, and the small word lists that shape names."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from dateline.extraction.lexicon import load_data


@dataclass(frozen=True, slots=True)
class Name:
    """A name's tokens (half-open), its class, and the tagger's label ("" where it saw none)."""

    first: int
    last: int
    cls: str
    label: str


def with_whole(names: list[Name], whole: list[Name]) -> list[Name]:
    """Returns names with whole ones in place of those that share a token with them, in text order."""
    if not whole:
        return names
    inside = {i for n in whole for i in range(n.first, n.last)}
    kept = [n for n in names if inside.isdisjoint(range(n.first, n.last))]
    return sorted([*kept, *whole], key=lambda n: n.first)


@dataclass(frozen=True, slots=True)
class Words:
    continued: frozenset[str]
    coordinated: frozenset[str]
    common: frozenset[str]
    versus: frozenset[str]
    links: frozenset[str]
    of_bodies: frozenset[str]


@lru_cache(maxsize=1)
def small_words() -> Words:
    """Returns the small word lists of names."""
    words = load_data("mentions/names")["words"]
    return Words(**{field.name: frozenset(words[field.name]) for field in fields(Words)})


@lru_cache(maxsize=1)
def demonyms() -> dict[str, tuple[str, str]]:
    """Returns adjective -> (class, name) of the country or party it stands for."""
    data = load_data("mentions/demonyms")
    return {
        word.strip(): (cls, name)
        for cls, names in data.items()
        for name, words in names.items()
        for word in words.split(",")
    }
