"""IRIs of nodes, made of content alone.

A named thing is called by its family and its name: ``person/maria-lopez``. The name is the form that most of its
earliest articles use, without titles, middle names and company endings. Where two things of one family bear one
name, the one in the news first keeps the plain name; the others add what sets them apart
(``place/springfield-illinois``) or a hash.

A described thing is called by its head noun and a hash: ``document/memo-8c1f2a``. The hash is of its anchor, the
member in the earliest dated article (undated ones come last, then by content hash), and of where it stands there.

News comes in the order of its dates: whatever is decided by the earliest articles, no later article moves.

A kind ("commuters") is called by its words alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from dateline.resolution.groups import Group
from dateline.resolution.names import before_preposition, is_acronym, organization, person_name, place, plain, slug
from dateline.resolution.profile import Profile

HASH = 6  # hexadecimal digits; a collision under one head noun, unlikely below a thousand, lengthens the later key
SETTLED = 7  # the earliest articles that settle a node's family and name: enough to outvote a tagger's slip


def assign(groups: list[Group]) -> dict[int, str]:
    """Returns the key of every group, by the position of the group in the list; all keys differ."""
    wanted: dict[str, list[int]] = {}
    for i, group in enumerate(groups):
        wanted.setdefault(group.path or f"{family_of(group)}/{_name(group)}", []).append(i)
    keys: dict[int, str] = {}
    for path in sorted(wanted):
        first, *others = sorted(wanted[path], key=lambda i: _first(groups[i]))
        keys[first] = path
        for i in others:
            keys[i] = f"{path}-{_apart(groups[i])}"
    return _unique(keys, groups)


def family_of(group: Group) -> str:
    """Returns the family that most of the earliest members have; of equals the earliest's."""
    if group.known and group.known.classes:
        return ordered(group)[0].family
    return _settled([member.family for member in ordered(group) if not member.page.known or len(group.members) == 1])


def ordered(group: Group) -> list[Profile]:
    """Returns members with the anchor first."""
    return sorted(group.members, key=lambda member: member.order)


def main_name(group: Group) -> str:
    """Returns the name that most articles use, in full; of equals the longest, then the first in the alphabet.

    Articles that only describe it have no vote where others name it.
    """
    if group.known:
        return group.known.names[0]
    if len(group.members) == 1:
        return display(group.members[0])
    naming = [member for member in group.members if member.named]
    votes = Counter(display(member) for member in naming or group.members)
    return min(votes, key=lambda name: (-votes[name], -len(name), name))


def display(profile: Profile) -> str:
    """Returns the name by which one article calls a thing: the one coreference chose, or a fuller one."""
    label = profile.entity.label
    if profile.family == "person" and person_name(label).rank == 3:
        return max(profile.names, key=lambda n: (person_name(n).rank < 3, n == label, -len(n), n))
    if is_acronym(label):
        return max(profile.names, key=lambda n: (not is_acronym(n), len(n), n))
    return label


def _name(group: Group) -> str:
    named = [member for member in ordered(group) if member.named]
    if not named:
        return _described(group)
    if group.known:
        return slug(_canonical_name(named[0].family, group.known.names[0]))
    forms = [_canonical(member) for member in named]
    return slug(_settled([form for form in forms if " " in form] or forms))


def _settled(values: list[str]) -> str:
    """Returns the most frequent of the first values; of equals the first."""
    if len(set(values[:SETTLED])) == 1:
        return values[0]
    votes = Counter(values[:SETTLED])
    return max(votes, key=lambda value: (votes[value], -values.index(value)))


def _canonical(profile: Profile) -> str:
    return _canonical_name(profile.family, display(profile))


def _canonical_name(family: str, name: str) -> str:
    if family == "person":
        return person_name(name).full
    if family == "place":
        return place(name)[0]
    return organization(name) if family == "organization" else plain(name)


def _described(group: Group) -> str:
    anchor = ordered(group)[0]
    if group.facet("generic"):
        return slug(min(group.facet("generic")))
    words = slug(before_preposition(anchor.entity.label) or anchor.entity.label, 40)
    return f"{words}-{digest(anchor)}"


def digest(profile: Profile) -> str:
    """Returns the hash of where a thing stands first: its article's content and the character."""
    text = f"{profile.page.stamp[1]}:{profile.order[2]}:{plain(profile.entity.label)}"
    return hashlib.sha256(text.encode()).hexdigest()[:HASH]


def _first(group: Group) -> tuple[str, str, int, int]:
    return ordered(group)[0].order


def _apart(group: Group) -> str:
    """Returns what sets a thing apart from others of its name."""
    within = sorted(group.facet("in"))
    return slug(within[0]) if len(within) == 1 else digest(ordered(group)[0])


def _unique(keys: dict[int, str], groups: list[Group]) -> dict[int, str]:
    """Lengthens keys that still agree, for two of one name in one larger place."""
    seen: set[str] = set()
    for i in sorted(keys, key=lambda i: (keys[i], _first(groups[i]))):
        while keys[i] in seen:
            keys[i] = f"{keys[i]}-{digest(ordered(groups[i])[0])}"
        seen.add(keys[i])
    return keys
