"""Words that steer the reading of roles, from ``data/facts/roles.toml``; the file explains each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from dateline.extraction.lexicon import load_data


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Closed classes of nouns for people, and of what stands around them."""

    kin: frozenset[str]
    of_parties: frozenset[str]
    of_person: frozenset[str]
    bound: frozenset[str]
    passing: frozenset[str]
    praise: frozenset[str]
    ministers: frozenset[str]
    cabinets: frozenset[str]
    ranked: frozenset[str]
    held_as: frozenset[str]
    leaving: frozenset[str]
    giving: frozenset[str]
    before_body: frozenset[str]
    national: frozenset[str]
    countries: frozenset[str]
    envoys: frozenset[str]
    state: frozenset[str]
    playing: frozenset[str]
    titled: frozenset[str]
    belonging: frozenset[str]
    of_bodies: frozenset[str]
    working: frozenset[str]
    of_houses: frozenset[str]
    leading: frozenset[str]
    alliances: frozenset[str]
    scopes: frozenset[str]
    gaining: frozenset[str]
    netting: frozenset[str]


@lru_cache(maxsize=1)
def role_words() -> RoleWords:
    """Returns the word classes."""
    data = load_data("facts/roles")
    return RoleWords(**{f.name: frozenset(data[f.name]) for f in fields(RoleWords)})
