"""Words that steer fact extraction, read from ``data/facts/words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class FactWords:
    """Closed word classes of English that grammar rules refer to; the file explains each."""

    light_verbs: frozenset[str]
    intransitive: frozenset[str]
    subject_control: frozenset[str]
    object_control_prepositions: frozenset[str]
    preposition_control: frozenset[str]
    reproving: frozenset[str]
    charges: frozenset[str]
    answerable: frozenset[str]
    never_alone: frozenset[str]
    swaying: frozenset[str]
    accepting: frozenset[str]
    encounters: frozenset[str]
    particles: frozenset[str]
    prevent: frozenset[str]
    desire: frozenset[str]
    implicative_negative: frozenset[str]
    implicative_positive: frozenset[str]
    gathering: frozenset[str]
    attributing: frozenset[str]
    headline_speech: frozenset[str]
    denying: frozenset[str]
    doubting: frozenset[str]
    hearsay: frozenset[str]
    hearers: frozenset[str]
    unsaid: frozenset[str]
    approximators: frozenset[str]
    temporal_marks: frozenset[str]
    achieving: frozenset[str]
    voted: frozenset[str]
    motion: frozenset[str]
    errands: frozenset[str]
    voicing: frozenset[str]
    falling_through: frozenset[str]
    modal: frozenset[str]
    deontic_modal: frozenset[str]
    weak_modal: frozenset[str]
    negators: frozenset[str]
    negative_determiners: frozenset[str]
    negative_prepositions: frozenset[str]
    conditional_marks: frozenset[str]
    hedging_adverbs: frozenset[str]
    hedging_adjectives: frozenset[str]
    unrealised_adjectives: frozenset[str]
    unrealised_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    silent_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    aspect_verbs: frozenset[str]
    role_prepositions: frozenset[str]
    results: frozenset[str]
    contests: frozenset[str]
    reciprocal: frozenset[str]
    empty_objects: frozenset[str]
    needing_more: frozenset[str]
    awards: frozenset[str]
    efforts: frozenset[str]
    demanding: frozenset[str]
    directing: frozenset[str]
    inverting: frozenset[str]
    failing: frozenset[str]
    willing: frozenset[str]
    absent: frozenset[str]
    ensuring: frozenset[str]
    ceasing: frozenset[str]
    singling: frozenset[str]
    doubtful_adjectives: frozenset[str]
    judgements: frozenset[str]
    doubtful_nouns: frozenset[str]
    negative_nouns: frozenset[str]
    wanting: frozenset[str]
    setting_against: frozenset[str]
    urging: frozenset[str]
    state_nouns: frozenset[str]
    representatives: frozenset[str]
    institutions: frozenset[str]
    transparent: frozenset[str]
    phases: frozenset[str]
    blameworthy: frozenset[str]
    attitudes: frozenset[str]
    no_role_nouns: frozenset[str]
    forms_of_address: frozenset[str]
    loose: frozenset[str]
    placing: frozenset[str]
    narrowing: frozenset[str]
    portfolios: frozenset[str]
    charging: frozenset[str]
    portions: frozenset[str]
    harming: frozenset[str]
    bodily: frozenset[str]
    causative: frozenset[str]
    anybody: frozenset[str]
    bygone: frozenset[str]
    deeds: frozenset[str]
    idle: frozenset[str]
    passing: frozenset[str]
    giving: frozenset[str]
    formulaic: frozenset[str]
    state_roles: frozenset[str]
    after_a_name: dict[str, str]


@lru_cache(maxsize=1)
def fact_words() -> FactWords:
    """Returns the word classes."""
    text = resources.files("dateline").joinpath("data/facts/words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    words: dict[str, Any] = {f.name: frozenset(data[f.name].get("words", ())) for f in fields(FactWords)}
    return FactWords(**words | {"after_a_name": data["after_a_name"]["forms"]})
