"""What stands for a named thing of its kind: "the company", "the Lisbon-based company", "the country"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dateline.extraction.coreference.binding import barred
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import modifiers, narrowing, proper_words
from dateline.extraction.coreference.origins import countries_before, origins
from dateline.extraction.lexicon import classified, load_data
from dateline.extraction.mentions.classes import GEOPOLITICAL, compatible, family
from dateline.extraction.mentions.places import city_country, continent, is_capital, place_class
from dateline.language import fold
from dateline.records import Mention, MentionKind

_FOCUS = 3  # mentions from which an article may be held to be about a country

_RULES = load_data("coreference/rules")


def by_kind(clusters: Clusters, named: dict[str, list[int]], mention: Mention) -> bool:
    """ "The company" is the one company named before, or the one of the last sentences."""
    lemma = clusters.tokens.lemmas[mention.head]
    if lemma not in words("kinds") or mention.number != "singular":
        return False
    told = lemma in _RULES["kind_class"] and not mention.cls.startswith(_RULES["kind_class"][lemma])
    mention = replace(mention, cls=_RULES["kind_class"][lemma]) if told else mention
    own = modifiers(clusters, mention)
    described = bool(own) and lemma in words("described") and not any(proper_words(clusters, mention))
    region = continents(_words_before(clusters, mention)) if own and mention.cls == "Country" else frozenset()
    if (own and not described and not region) or narrowing(clusters, mention):
        return False
    reach = 2 if described else _RULES["reach"]["kind"]
    if mention.cls == "Country":
        return _by_country(clusters, named, mention, region)
    if mention.cls == "City" and (own_town := _of_mayor(clusters, mention)) is not None:
        return clusters.join(mention.index, own_town, "kind", class_told=True)
    here = clusters.sentence(mention.index)
    recent: dict[int, int] = {}
    for known in reversed(_of_family(named, mention.cls)):
        if here - clusters.sentence(known) > reach:
            break
        root = clusters.root(known)
        if is_kind(clusters, root, mention) and not barred(clusters.tokens, mention, mention, root, clusters):
            recent.setdefault(root, known)
    exact = {root: known for root, known in recent.items() if _is_exact(clusters, root, mention)}
    recent = exact or {root: known for root, known in recent.items() if here - clusters.sentence(known) <= 1}
    if not recent:
        return False
    if len(recent) == 1:
        root, known = next(iter(recent.items()))
        told = told or _is_place(clusters.full_name(root), clusters.cls(root), mention.cls)
        return clusters.join(mention.index, known, "kind", class_told=told)
    near = [known for known in recent.values() if here - clusters.sentence(known) <= 1]
    return len(near) == 1 and clusters.join(mention.index, near[0], "kind", 0.55, class_told=told)


def _of_mayor(clusters: Clusters, mention: Mention) -> int | None:
    """The place whose mayor speaks of it: "The mayor of Ely, Ann Lee, said *the town* was cut off"."""
    tokens, here = clusters.tokens, clusters.sentence(mention.index)
    for other in reversed(clusters.mentions[: mention.index]):
        if clusters.sentence(other.index) != here:
            return None
        of = tokens.lower[other.first - 1] == "of" and tokens.lemmas[other.first - 2] in words("municipal")
        if of and other.kind is MentionKind.NAME:
            return other.index
    return None


def by_words(clusters: Clusters, named: dict[str, list[int]], mention: Mention) -> bool:
    """ "The software firm" is the only one before whose name just these words stood: "software firm Tarn"."""
    tokens = clusters.tokens
    told = tokens.lower[mention.first + 1 : mention.last]
    if mention.number != "singular" or mention.cls == "Person" or mention.last != mention.head + 1 or len(told) < 2:
        return False
    known = (m for members in named.values() for m in members if m < mention.index)
    starts = {m: clusters.mentions[m].first for m in known}
    roots = {clusters.root(m) for m, first in starts.items() if tokens.lower[max(0, first - len(told)) : first] == told}
    root = roots.pop() if len(roots) == 1 else -1
    if root < 0 or barred(tokens, mention, mention, root, clusters):
        return False
    return clusters.join(mention.index, clusters.latest(root, mention.index), "kind", class_told=True)


def _of_family(named: dict[str, list[int]], cls: str) -> list[int]:
    """The names that may be of a class; a region may have been taken for another place."""
    own = named.get(family(cls), [])
    other = {"City": "Place", "Region": "GeopoliticalEntity"}.get(cls, "")
    return sorted(own + named[other]) if named.get(other) else own


def _words_before(clusters: Clusters, mention: Mention) -> list[str]:
    """Returns the words between a description's article and its head."""
    return [w for w in clusters.tokens.lower[mention.first : mention.head] if w.isalpha() and w != "the"]


def continents(described: list[str]) -> frozenset[str]:
    """Returns the continents that words for a part of the world tell, or none where they say something else too.

    >>> sorted(continents(["south", "american"])), sorted(continents(["rival"]))
    (['SA'], [])
    """
    table = load_data("coreference/regions")
    if any(word not in table and word not in table["beside"] for word in described):
        return frozenset()
    if "american" in described and {"south", "central", "north"}.intersection(described):
        return frozenset({"SA"} if "south" in described else {"NA"})
    told = [frozenset(table[word]) for word in described if word in table]
    return frozenset.intersection(*told) if told else frozenset()


def _by_country(
    clusters: Clusters, named: dict[str, list[int]], mention: Mention, region: frozenset[str] = frozenset()
) -> bool:
    """ "The country" is the only one of the article, or the one that it is about: named far more often than others."""
    roots = {clusters.root(known) for known in named.get("GeopoliticalEntity", ())}
    if region:
        roots = {r for r in roots if continent(fold(" ".join(clusters.full_name(r)))) in region}
    sizes = sorted(((len(clusters.members[r]), -r) for r in roots if clusters.cls(r) == "Country"), reverse=True)
    if not sizes or (len(sizes) > 1 and (sizes[0][0] < _FOCUS or sizes[0][0] < 2 * sizes[1][0])):
        return False
    return clusters.join(mention.index, clusters.latest(-sizes[0][1], mention.index), "kind")


def _placed(clusters: Clusters, mention: Mention) -> bool:
    described = clusters.tokens.lemmas[mention.head] in words("described") or mention.cls == "City"
    return described and bool(countries_before(clusters, mention))


def by_place(clusters: Clusters, named: dict[str, list[int]], mention: Mention) -> bool:
    """ "The Lisbon-based company" is the one company that was said to be Portuguese, else the only one there is."""
    if mention.number != "singular" or not _placed(clusters, mention):
        return False
    told = countries_before(clusters, mention)
    roots = {clusters.root(known) for known in named.get(family(mention.cls), ())}
    kin = sorted(r for r in roots if is_kind(clusters, r, mention))
    fitting = [r for r in kin if _of_country(clusters, r) & told]
    based = "based" in clusters.tokens.lower[mention.first : mention.head]
    if not fitting and mention.cls == "Company" and not any(_of_country(clusters, r) for r in kin):
        fitting = kin if based or (len(kin) == 1 and _is_recent(clusters, kin[0], mention)) else []
    return len(fitting) == 1 and clusters.join(mention.index, clusters.latest(fitting[0], mention.index), "kind")


def _is_recent(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether a thing was told of in the sentence of a description or the one before."""
    return clusters.sentence(mention.index) - clusters.sentence(clusters.latest(root, mention.index)) <= 1


def _of_country(clusters: Clusters, root: int) -> frozenset[str]:
    """The countries that a thing is of: as the article tells, or as a city lies."""
    if clusters.cls(root) != "City":
        return origins(clusters, root)
    country = city_country(fold(" ".join(clusters.full_name(root))))
    return frozenset([country]) if country else frozenset()


def is_kind(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether a named thing may be called what a description calls it."""
    named, kind = clusters.cls(root), mention.cls
    name = clusters.full_name(root)
    lemma = clusters.tokens.lemmas[mention.head]
    if lemma in _RULES["named_by"] and not any(word in name for word in _RULES["named_by"][lemma]):
        return False
    if lemma == "capital" and not is_capital(fold(" ".join(name))):
        return False
    if lemma in {"town", "village"} and is_capital(fold(" ".join(name))):
        return False
    if named == kind or _is_place(name, named, kind):
        return True
    if kind in GEOPOLITICAL or named in GEOPOLITICAL:
        return False
    if named == "Organization" and kind not in _RULES["untyped"]["kinds"]:
        return False
    if named == "Organization" and kind == "Company" and any(word in _heads() for word in name):
        return False  # a board, an institute
    return compatible(named, kind) and bool(named)


def _is_exact(clusters: Clusters, root: int, mention: Mention) -> bool:
    named = clusters.cls(root)
    return named == mention.cls or _is_place(clusters.full_name(root), named, mention.cls)


def _is_place(name: tuple[str, ...], named: str, kind: str) -> bool:
    """Says whether a name that is known for some place only may be a city's or a region's."""
    if kind == "City":
        return named in {"Region", "GeopoliticalEntity"} and place_class(fold(" ".join(name))) == "City"
    return kind == "Region" and named == "GeopoliticalEntity"


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(w for w, cls in classified("mentions/names", "heads").items() if cls == "Organization")
