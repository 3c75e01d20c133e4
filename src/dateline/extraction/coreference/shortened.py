"""Short forms that an article explains: "Long Form (LF)", "the Church" of a named church, "the North" of two Koreas."""

from __future__ import annotations

from itertools import pairwise

from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.lexicon import classified
from dateline.extraction.mentions.classes import family
from dateline.language import fold
from dateline.records import Mention, MentionKind

_SHARE = (
    0.67  # of a bracketed short form's letters that are initials of the name: "(BAPE)", but not "(SUI)" of FC Basel
)
_SIDES = {"North": "South", "South": "North"}
_APART = frozenset({"Person", "Group", "GeopoliticalEntity"})
_KINDS = frozenset({"Organization", "Document", "Event", "Thing", ""})


def link_shortened(clusters: Clusters) -> None:
    """Joins short forms to the names that they stand for."""
    names = [m for m in clusters.mentions if m.kind is MentionKind.NAME]
    for before, mention in pairwise(names):
        if _bracketed(clusters, before, mention):
            clusters.join(mention.index, before.index, "acronym", class_told=True)
    for mention in names:
        if clusters.tokens.lower[mention.first - 1 : mention.first] != ["the"] or " " in mention.name:
            continue
        if mention.name in _SIDES:
            _join_side(clusters, names, mention)
        elif mention.name in classified("mentions/names", "heads"):
            _join_generic(clusters, names, mention)
    for mention in clusters.mentions:
        plain = clusters.tokens.lower[mention.first : mention.last] in (["the", "north"], ["the", "south"])
        if mention.kind is MentionKind.NOMINAL and plain and _says_side(names):
            _join_side(clusters, names, mention)


def _says_side(names: list[Mention]) -> bool:
    """Says whether an article calls a land by its side alone: "the South"."""
    return any(m.name in _SIDES for m in names)


def _bracketed(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    """Says whether one of two names stands in brackets behind the other and is made of its letters."""
    words = clusters.tokens.words
    if words[before.last : mention.first] != ["("] or words[mention.last : mention.last + 1] != [")"]:
        return False
    short, long = sorted((before, mention), key=lambda m: (len(m.name.split()), len(m.name)))
    if family(before.cls) in _APART or family(mention.cls) in _APART - {"Person"}:
        return False
    return " " not in short.name and _made_of(short.name, fold(long.name).split())


def _made_of(short: str, words: list[str]) -> bool:
    """Says whether a short form in capitals is made of the initials of a name, in whatever order.

    >>> _made_of("IE9", ["Internet", "Explorer", "9"]), _made_of("SUI", ["Basel", "FC"])
    (True, False)
    """
    letters = [c for c in short if c.isalnum()]
    if len(letters) < 2 or len(words) < 2 or not all(c.isupper() or c.isdigit() for c in letters):
        return False
    initials = [w[0].upper() for w in words if w[0].isalnum()]
    known = sum(c in initials for c in letters)
    return letters[0] in initials and known >= _SHARE * len(letters) and len(letters) <= len(initials) + 2


def _join_generic(clusters: Clusters, names: list[Mention], mention: Mention) -> None:
    """ "The Church" is the Church of Sweden, where the article names no other church before."""
    fitting = {
        clusters.root(m.index)
        for m in names
        if m.index < mention.index and mention.name in m.name.split() and " " in m.name and _one_kind(m, mention)
    }
    if len(fitting) == 1:
        clusters.join(mention.index, clusters.latest(fitting.pop(), mention.index), "shorter_name")


def _one_kind(long: Mention, short: Mention) -> bool:
    """Says whether a long name is headed by the word that the short one is: "Church of Sweden", not "Church Street"."""
    words = long.name.split()
    place = words.index(short.name)
    heads = place == len(words) - 1 or words[place + 1] in {"of", "for", "on"}
    return heads and family(long.cls) == family(short.cls) and family(long.cls) in _KINDS


def _join_side(clusters: Clusters, names: list[Mention], mention: Mention) -> None:
    """ "The North" is North Korea where the article speaks of South Korea as well."""
    side = mention.name.title()
    lands = {m.name: m for m in names if m.name.split()[0] in _SIDES and len(m.name.split()) == 2}
    fitting = [
        known
        for name, known in lands.items()
        if name.split()[0] == side and f"{_SIDES[side]} {name.split()[1]}" in lands
    ]
    if len(fitting) == 1:
        clusters.join(mention.index, fitting[0].index, "alias", class_told=True)
