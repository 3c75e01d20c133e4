"""Names that are one: the same, shortened, by initials, by surname."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.coreference.surnames import LONG, ends_alike, name_parts, one_surname, surname_comes_first
from dateline.extraction.lexicon import classified, load_data, word_set
from dateline.extraction.mentions.carry import is_acronym
from dateline.extraction.mentions.classes import ORGANIZATIONS, family
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.places import place_class
from dateline.language import fold
from dateline.records import Mention, MentionKind

_PREFIXES = frozenset({"us", "u.s.", "american", "uk", "british", "federal", "national", "the", "new"})


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, others in load_data("coreference/aliases").items():
        for other in [name, *others.split(",")]:
            table[other.strip()] = name
    for word, (_, name) in demonyms().items():
        table.setdefault(word, name)
    return table


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for name, others in load_data("coreference/nicknames")["names"].items():
        for other in others.split(","):
            table[other.strip().lower()].add(name.lower())
    return {short: frozenset(full) for short, full in table.items()}


def canonical(name: str) -> str:
    """Returns the form under which names are compared: without accents, points and "the", lower case.

    >>> canonical("U.S."), canonical("the Élysée"), canonical("GOP")
    ('united states', 'elysee', 'republican party')
    """
    plain = " ".join(fold(name).split())
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    plain = _aliases().get(plain, plain)
    return plain.replace(".", "").lower()


def link_names(clusters: Clusters) -> None:
    """Joins the names of an article that are the same, or short for one another."""
    names = [m for m in clusters.mentions if m.kind is MentionKind.NAME and m.cls != "Group"]
    groups = [m for m in clusters.mentions if m.kind is MentionKind.NAME and m.cls == "Group"]
    _join_same(clusters, names, "same_name")
    _join_same(clusters, groups, "same_name")
    _join_people(clusters, [m for m in names if m.cls == "Person"])
    _join_short(clusters, [m for m in names if m.cls != "Person"])


def _join_same(clusters: Clusters, names: list[Mention], rule: str) -> None:
    first: dict[tuple[str, bool], Mention] = {}
    for mention in names:
        key = (canonical(mention.name), mention.cls == "Person")
        known = first.setdefault(key, mention)
        if known is not mention:
            same = fold(known.name) == fold(mention.name)
            clusters.join(mention.index, known.index, rule if same else "alias")


def _join_people(clusters: Clusters, people: list[Mention]) -> None:
    """Full names first, by first and last name; then surnames and first names to the full name they fit."""
    long = {parts for m in people if len(parts := name_parts(m.name)) > 2}
    full: dict[str, list[Mention]] = defaultdict(list)
    firsts: dict[str, list[Mention]] = defaultdict(list)
    short: list[Mention] = []
    for mention in people:
        parts = name_parts(mention.name)
        if len(parts) == 1 or any(len(parts) < len(other) and ends_alike(other, parts) for other in long):
            short.append(mention)
            continue
        fitting = next((m for m in full[parts[-1][:LONG]] if _same_person(name_parts(m.name), parts)), None)
        if fitting:
            clusters.join(mention.index, fitting.index, "same_name")
        else:
            full[parts[-1][:LONG]].append(mention)
            firsts[parts[0]].append(mention)
    for mention in short:
        parts = name_parts(mention.name)
        by_last = [m for m in full[parts[-1][:LONG]] if ends_alike(name_parts(m.name), parts)]
        _join_shortened(clusters, mention, by_last, firsts[parts[0]] if len(parts) == 1 else [])


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names with one surname: the same given name, its initial, or its short form."""
    left, right = one[0].rstrip("."), other[0].rstrip(".")
    if not one_surname(one[-1], other[-1]):
        return False
    if left == right:
        return len(one) == 2 or len(other) == 2 or one[1][0] == other[1][0]
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    short = _nicknames()
    return left in short.get(right, ()) or right in short.get(left, ())


def _join_shortened(clusters: Clusters, mention: Mention, by_last: list[Mention], by_first: list[Mention]) -> None:
    """Joins a surname, of one word or several, or a first name to the full name it is a part of."""
    fitting = [m for m in by_last if clusters.agree(clusters.root(m.index), clusters.root(mention.index))]
    if fitting:
        before = [m for m in fitting if m.index < mention.index]
        if len(fitting) == 1 or before:
            meant = _meant(clusters, mention, before) if before else fitting[0]
            clusters.join(mention.index, meant.index, "surname", None if len(fitting) == 1 else 0.6)
        return
    if len(by_first) == 1 and (not mention.title or surname_comes_first(name_parts(by_first[0].name))):
        clusters.join(mention.index, by_first[0].index, "first_name")


def _meant(clusters: Clusters, mention: Mention, namesakes: list[Mention]) -> Mention:
    """Returns whom a surname of several means: who was just named, else the first; the others are named in full."""
    latest = {m.index: clusters.latest(clusters.root(m.index), mention.index) for m in namesakes}
    nearest = max(namesakes, key=lambda m: latest[m.index])
    apart = clusters.sentence(mention.index) - clusters.sentence(latest[nearest.index])
    return nearest if apart <= 1 else namesakes[0]


def _join_short(clusters: Clusters, names: list[Mention]) -> None:
    """Acronyms and shortened names of organizations, places and documents."""
    distinct: dict[str, Mention] = {}
    for mention in names:
        distinct.setdefault(canonical(mention.name), mention)
    longer = [m for m in distinct.values() if len(m.name.split()) > 1]
    for mention in distinct.values():
        fitting = [m for m in longer if m is not mention and _short_for(mention, m)]
        roots = {clusters.root(m.index) for m in fitting}
        if len(roots) == 1:
            acronym = " " not in mention.name and is_acronym(mention.name, fitting[0].name.split())
            clusters.join(mention.index, fitting[0].index, "acronym" if acronym else "shorter_name")


def _short_for(short: Mention, long: Mention) -> bool:
    words, full = fold(short.name).split(), fold(long.name).split()
    if words[-1] == full[-1] and len(full) > 1 and full[-2] in word_set("mentions/names_of", "storms"):
        alike = len(words) == 1 or words[-2] in word_set("mentions/names_of", "storms")
        return alike and short.cls == long.cls  # "Tropical Storm Gilda" and "Gilda" are Hurricane Gilda
    if words[0][0] == "@":
        return words[0][1:].lower() == "".join(full).lower()
    if len(words) >= len(full):
        return False
    if len(words) == 1 and full[-1].isdigit() and words[0].endswith(full[-1]):
        return is_acronym(words[0].removesuffix(full[-1]), full[:-1])  # "IE9", "GTA5"
    if len(words) == 1 and is_acronym(words[0], _without_tail(full)):
        return family(long.cls) in {"Organization", "Document", "Event", ""} and family(short.cls) in {
            family(long.cls),
            "Organization",
            "",
        }
    if full[1:2] == ["of"] and words == full[2:] and family(long.cls) == family(short.cls) == "GeopoliticalEntity":
        return True  # the City of Leeds is Leeds
    if words == full[: len(words)]:
        return _dropped_head(short, long, full[len(words) :])
    if words == full[-len(words) :] and _kind_left_out(short, long, words):
        return True
    if words == full[-len(words) :] and (long.cls in ORGANIZATIONS or long.cls == "Law"):
        return all(w.lower() in _PREFIXES or w in demonyms() for w in full[: -len(words)]) or (
            len(words) > 1 and full[-len(words) - 1].lower() == "of"
        )
    return False


def _kind_left_out(short: Mention, long: Mention, words: list[str]) -> bool:
    """ "World Cup" is the FIFA World Cup, "Rangers" are the Texas Rangers; "East London" is not London."""
    if long.cls == "SportsTeam":
        return short.cls in {"SportsTeam", "Organization", ""}
    generic = all(word in classified("mentions/names", "heads") for word in words)
    free = family(long.cls) in {"Event", "Thing", "Document"} or long.cls in {"Organization", "Company"}
    kinds = load_data("coreference/rules")["named_by"]
    before = fold(long.name).split()[-len(words) - 1].lower()
    told = long.cls == "Thing" and not short.cls and before in kinds  # "Discovery" is the Space Shuttle Discovery
    return free and not generic and (short.cls == long.cls or told)


def _without_tail(full: list[str]) -> list[str]:
    """ "National Farmers Union of Wales" is known by the initials before its last "of"."""
    places = [i for i, word in enumerate(full) if word in {"of", "for"}]
    if places and len(full) - places[-1] == 2 and places[-1] > 2:
        return full[: places[-1]]
    return full


def _dropped_head(short: Mention, long: Mention, rest: list[str]) -> bool:
    """Says whether what a short name leaves out only says what kind of thing it is: "County", "Inc"."""
    heads = classified("mentions/names", "heads")
    if rest[0] in {"of", "for"}:
        return long.cls in ORGANIZATIONS and len(short.name.split()) > 1 and family(short.cls) in {"Organization", ""}
    company = rest[-1] in word_set("mentions/names", "legal")  # "Tate" is Tate Flow Plc
    if not company and not all(word.strip(".,") in heads or word in heads for word in rest):
        return False
    if long.cls in {"County", "State", "City"}:
        return place_class(fold(short.name)) == "" and family(short.cls) in {"GeopoliticalEntity", "Organization", ""}
    return family(short.cls) == family(long.cls) or not short.cls
