"""Drafts: facts before time, place, holder and factuality are filled in."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.facts.reading import Filler
from dateline.language.tree import Token
from dateline.records import Factuality

BORROWED = 0.9  # the weight of an argument that stands in another clause


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation between two fillers and the token that evokes it.

    ``clause`` is the token whose factuality, time and place hold for it; ``factuality`` overrides what the
    clause says; ``basis`` names the rule, from which the confidence comes; ``used`` are tokens of fillers.
    """

    relation: str
    subject: Filler | None
    object: Filler | None
    trigger: Token
    clause: Token
    basis: str
    verb: str = ""
    literal: str | None = None
    at: Filler | None = None
    factuality: Factuality | None = None
    voice: str = ""
    weight: float = 1.0
