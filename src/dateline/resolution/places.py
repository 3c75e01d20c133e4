"""Which places of different articles are one: by name and by the larger place they lie in."""

from __future__ import annotations

from functools import lru_cache

from dateline.resolution.data import table, threshold, words
from dateline.resolution.groups import NO, Entry, Group, Groups, Verdict
from dateline.resolution.names import place, plain, qualifier
from dateline.resolution.profile import Profile

_LEVELS = frozenset({"Country", "State", "County", "City"})


def place_places(profiles: list[Profile], groups: Groups) -> None:
    """Puts named places into groups, those whose containing place is known first."""
    by_id = {p.id: p for p in profiles}
    found = [(p, _facets(p, by_id)) for p in profiles if p.named and p.family == "place"]
    for profile, facets in sorted(found, key=lambda pair: (not pair[1]["in"], pair[0].order)):
        form = main_form(profile)
        keys = sorted({f"place|{place(name)[0]}" for name in profile.names} | {f"place|{form}"})
        groups.place(Entry(profile, form, keys, facets, [f"name|{form}"]), _Rule(facets))


def main_form(profile: Profile) -> str:
    """Returns the name of a place by which it is found, "county" left out of a county's name."""
    form = max((place(name)[0] for name in profile.names), key=lambda f: (len(f), f))
    return form.removesuffix(" county") if profile.entity.cls == "County" else form


def _facets(profile: Profile, by_id: dict[int, Profile]) -> dict[str, set[str]]:
    written = {q for name in profile.names if (q := place(name)[1])}
    located = (e.other for e in profile.edges if e.subject and e.relation == "locatedIn" and e.done)
    around = [by_id[i] for i in located if i is not None]
    told = {place(name)[0] for p in around if p.named and p.family == "place" for name in p.names}
    within = {qualifier(q) for q in written | told}
    if main_form(profile) in words("ambiguous"):
        within |= {p for p in profile.page.places if p in states()} if not within else set()
    return {"in": within, "level": {profile.entity.cls} & _LEVELS}


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """Returns the names of the states of the United States, as the qualifiers of places give them."""
    return frozenset(table("names")["qualifiers"].values()) - {
        "united kingdom",
        "ontario",
        "quebec",
        "new south wales",
    }


class _Rule:
    """Compares one place with groups of the same name."""

    def __init__(self, facets: dict[str, set[str]]) -> None:
        self.facets = facets

    def __call__(self, profile: Profile, group: Group) -> Verdict:
        mine, theirs = self.facets["in"], group.facet("in")
        clash = contradict(mine, theirs)
        if clash == "no":
            return NO
        levels = self.facets["level"], group.facet("level")
        if levels[0] and levels[1] and not levels[0] & levels[1]:
            return Verdict("unsure", f"one is a {min(levels[0]).lower()}, the other a {min(levels[1]).lower()}")
        if clash:
            return Verdict("unsure", f"in {min(mine)} or in {min(theirs)}")
        shared = len(profile.page.places & group.places) - 1
        if main_form(profile) in words("ambiguous") and not mine & theirs and not group.known:
            return Verdict("unsure", "a name of many places; nothing says which")
        if mine & theirs:
            return Verdict("yes", f"same name, both in {min(mine & theirs)}", threshold("names", "same"), 10.0 + shared)
        return Verdict("yes", "same name", threshold("names", "same"), float(shared + (1 if theirs else 0)))


def contradict(left: set[str], right: set[str]) -> str:
    """Says whether two sets of containing places cannot be of one place: no, unsure, or nothing.

    >>> contradict({"illinois"}, {"massachusetts"}), contradict({"illinois"}, {"united states"})
    ('no', '')
    """
    if not left or not right or left & right:
        return ""
    mine, theirs = left & states(), right & states()
    if mine and theirs:
        return "no"
    rest = {plain(p) for p in left | right if p not in states() and p != "united states" and "county" not in p}
    if (mine or theirs) and not rest:
        return ""
    return "no" if mine or theirs else ("unsure" if rest else "")
