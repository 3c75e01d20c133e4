"""The words that report speech, as data/quotations/*.toml give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dateline.extraction.lexicon import load_data

_POSITIONS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech or thought; cues.toml says what the values mean."""

    lemma: str
    pos: str  # verb, noun, adjective or phrase
    stance: str
    content: str  # claimed, true, denied, planned, asked or thought
    report: str  # always, agent, strict, quoted or never
    forms: frozenset[str]
    verb_fragments: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The closed lists of words.toml."""

    lists: Mapping[str, frozenset[str]]
    quoted_alone: float

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@lru_cache(maxsize=1)
def cues() -> Mapping[tuple[str, str], Cue]:
    """Returns all cues by (lemma, position); a verb with a particle has the lemma "point_out".

    >>> cues()["deny", "verb"].content
    'denied'
    """
    found: dict[tuple[str, str], Cue] = {}
    data = load_data("quotations/cues")
    for group in data["group"]:
        for key, pos in _POSITIONS.items():
            for lemma in group.get(key, "").split():
                found[lemma, pos] = _cue(lemma, pos, group)
    for phrase in data["phrase"]:
        text = phrase["text"]
        found[text, "phrase"] = Cue(text, "phrase", phrase["stance"], "claimed", "always", frozenset())
    return MappingProxyType(found)


def _cue(lemma: str, pos: str, group: dict[str, Any]) -> Cue:
    fragments = group.get("fragment") == "verb"
    return Cue(lemma, pos, group["stance"], group["content"], group["report"], frozenset(group["forms"]), fragments)


def cue_stance(lemma: str) -> str | None:
    """Returns what a speaker does in using a word ("deny" -> "denied"), or None for a word that reports nothing.

    >>> cue_stance("warn"), cue_stance("eat")
    ('warned', None)
    """
    table = cues()
    for pos in ("verb", "noun", "adjective", "phrase"):
        if (lemma, pos) in table:
            return table[lemma, pos].stance
    return None


def cue_content(lemma: str) -> str:
    """Returns what a verb of speech tells of the truth of what is said; "" for one that reports nothing.

    >>> cue_content("admit"), cue_content("ask")
    ('true', 'asked')
    """
    cue = cues().get((lemma, "verb"))
    return cue.content if cue is not None else ""


@lru_cache(maxsize=1)
def words() -> Words:
    """Returns the closed lists that finding quotations rests on."""
    data = load_data("quotations/words")
    lists = {name: frozenset(value) for name, value in data.items() if isinstance(value, list)}
    return Words(MappingProxyType(lists), data["shares"]["quoted_alone"])
