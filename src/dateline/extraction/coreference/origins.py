"""Where a thing is from, by the words beside its names: "Spanish producer Acme", "the Vigo-based company"."""

from __future__ import annotations

from functools import lru_cache

from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.places import city_country, place_class
from dateline.language import fold
from dateline.records import Mention, MentionKind

_BEFORE = 5  # words before a name that may say where it is from: "Spain's biggest frozen-fish producer Acme"
_PHRASE = frozenset({"NOUN", "ADJ", "PROPN", "PART", "PUNCT", "ADV"})


@lru_cache(maxsize=512)
def country_of(word: str) -> str:
    """Returns the country that a word tells: an adjective, a country or a city; nothing for other words.

    >>> country_of("Spanish"), country_of("Lisbon"), country_of("seafood")
    ('Spain', 'Portugal', '')
    """
    if not word[:1].isupper():
        return ""
    cls, name = demonyms().get(word, ("", ""))
    if cls == "Country":
        return name
    kind = place_class(word)
    return word if kind == "Country" else city_country(word) if kind == "City" else ""


def _country_at(clusters: Clusters, i: int, cities: bool = True) -> str:
    """The country that a token tells, or the name that it ends: "New York" is not in the country of York."""
    known = clusters.by_head.get(i)
    named = clusters.mentions[known] if known is not None else None
    if named is not None and named.kind is MentionKind.NAME and named.last - named.first > 1:
        return city_country(fold(named.name)) if cities and named.cls == "City" else ""
    word = clusters.tokens.words[i]
    return country_of(word) if cities or word in demonyms() or place_class(word) == "Country" else ""


def countries_before(clusters: Clusters, mention: Mention) -> frozenset[str]:
    """Returns the countries that the words before a description's head tell."""
    return frozenset(c for i in range(mention.first, mention.head) if (c := _country_at(clusters, i)))


def nations_before(clusters: Clusters, mention: Mention) -> frozenset[str]:
    """Returns the countries that a description says somebody is of, not those where he or she was born or works."""
    lower = clusters.tokens.lower
    own = (i for i in range(mention.first, mention.head) if lower[i + 1 : i + 3] != ["-", "born"])
    return frozenset(c for i in own if (c := _country_at(clusters, i, cities=False)))


def origins(clusters: Clusters, root: int, cities: bool = True) -> frozenset[str]:
    """Returns the countries told beside the names and in the descriptions of a group.

    Without ``cities``, only what names a nation counts: "a Paris bomber" need not be French.
    """
    tokens = clusters.tokens
    found: set[str] = set()
    for mention in (clusters.mentions[m] for m in clusters.members[root]):
        if mention.kind is MentionKind.NOMINAL:
            found |= countries_before(clusters, mention) if cities else nations_before(clusters, mention)
        if mention.kind is not MentionKind.NAME:
            continue
        found |= _country_after(clusters, mention)
        for i in range(mention.first - 1, max(-1, mention.first - 1 - _BEFORE), -1):
            apart = tokens.sentence[i] != tokens.sentence[mention.first] or tokens.words[i] in {",", "(", ")"}
            if apart or tokens.pos[i] not in _PHRASE:
                break
            found.update(c for c in [_country_at(clusters, i, cities)] if c)
    return frozenset(found)


def _country_after(clusters: Clusters, mention: Mention) -> frozenset[str]:
    """The country behind a person's name: "Eva Lind of Sweden", "Eva Lind (Sweden)", "Eva Lind, a Swede"."""
    words, lower = clusters.tokens.words, clusters.tokens.lower
    after = mention.last
    if mention.cls != "Person" or after + 2 >= len(words):
        return frozenset()
    if lower[after] == "," and lower[after + 1] in {"a", "an"}:
        after += 1
    elif lower[after] not in {"of", "("}:
        return frozenset()
    country = country_of(words[after + 1])
    return frozenset([country]) if country else frozenset()
