"""Which people of different articles are one: by name first, then by office, place and company kept."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateline.resolution.data import listed, table, threshold, words
from dateline.resolution.groups import NO, Entry, Group, Groups, Verdict
from dateline.resolution.names import PersonName, agree, before_preposition, formal, person_name, plain
from dateline.resolution.profile import UNDATED, Profile


def place_people(profiles: list[Profile], groups: Groups) -> None:
    """Puts named people into groups, full names first, then initials, then surnames alone."""
    named = [(best_name(p), p) for p in profiles if p.named and p.family == "person"]
    for name, profile in sorted(named, key=lambda pair: (max(1, pair[0].rank), pair[1].order)):
        facets = person_facets(profile, groups)
        more = [
            *_found_by(name),
            *_aliases(profile),
            *(_all_keys(profile) if profile.page.known else ()),
            *seats(facets["at"]),
        ]
        entry = Entry(profile, name.full, _keys(name), facets, more)
        groups.place(entry, _Rule(name, facets))


def place_office_holders(profiles: list[Profile], groups: Groups) -> None:
    """Puts people who are only called by their office ("the county's mayor") with their like."""
    for profile in sorted((p for p in profiles if not p.named and p.family == "person"), key=lambda p: p.order):
        offices = offices_of(profile, groups)
        groups.place(Entry(profile, plain(profile.entity.label), seats(offices), {"at": offices}), _same_office)


def best_name(profile: Profile) -> PersonName:
    """Returns the most telling of a person's names: in full, and of those the longest."""
    return _best_of(profile.names)


@lru_cache(maxsize=100_000)
def _best_of(names: tuple[str, ...]) -> PersonName:
    return min(map(person_name, names), key=lambda n: (n.rank > 1, n.rank, -len(n.full), n.full, n.middle))


def person_facets(profile: Profile, groups: Groups) -> dict[str, set[str]]:
    """Returns what is known of a person: titles, offices with their bodies, fields, and homes."""
    titles = titles_of(profile)
    living = listed("kinds", "relations", "home")
    told = [e for e in profile.edges if e.subject and e.done and e.relation in living]
    homes = {f"{e.relation}@{g.id}" for e in told if (g := groups.group(e.other))}
    return {
        "title": titles,
        "at": offices_of(profile, groups),
        "field": {f for t in titles if (f := field_of(t))},
        "home": homes,
    }


def titles_of(profile: Profile) -> set[str]:
    """Returns the titles and roles that an article gives to a person, folded."""
    told = {before_preposition(e.literal) for e in profile.edges if e.subject and e.relation == "hasRole" and e.done}
    return {office_of(title) for title in told | set(profile.titles) if title}


@lru_cache(maxsize=20_000)
def office_of(title: str) -> str:
    """Returns a title in full: its short form written out.

    >>> office_of("state sen")
    'state senator'
    """
    short = table("offices")["short"]
    if title in short:
        return str(short[title])
    before, _, last = title.rpartition(" ")
    return f"{before} {short.get(last, last)}".strip()


def offices_of(profile: Profile, groups: Groups) -> set[str]:
    """Returns the offices that a person holds with the group of the body: "mayor@12"."""
    told = [e for e in profile.edges if e.subject and e.relation == "hasRole" and e.done and e.literal]
    found = {f"{office_of(before_preposition(e.literal))}@{g.id}" for e in told if (g := groups.group(e.at))}
    if not profile.named:
        bodies = [g for owner in profile.owners if (g := groups.group(owner))]
        found |= {
            f"{office_of(before_preposition(name))}@{g.id}"
            for g in bodies
            for name in profile.names
            if len(profile.names) < 9
        }
    return {office for office in found if not office.startswith("@")}


@lru_cache(maxsize=20_000)
def field_of(title: str) -> str:
    """Returns the field that a title or calling belongs to, or nothing."""
    fields = table("offices")["fields"]
    tail = [" ".join(title.split()[-n:]) for n in (3, 2, 1)]
    return next((name for words_ in tail for name, callings in fields.items() if words_ in callings), "")


@lru_cache(maxsize=20_000)
def seat(office: str) -> str:
    """Returns the office that one person of a body holds at a time, or nothing.

    >>> seat("Republican mayor".lower()), seat("interim finance director"), seat("vice president"), seat("senator")
    ('mayor', 'finance director', '', '')
    """
    parts = office.split()
    while len(parts) > 1 and parts[0] in listed("offices", "dropped"):
        parts = parts[1:]
    if not parts or parts[0] in listed("offices", "beside"):
        return ""
    name = " ".join(parts)
    single = [s for s in table("offices")["single"] if name == s or name.endswith(" " + s)]
    if single:
        return str(max(single, key=len))
    return name if len(parts) > 1 and parts[-1] in listed("offices", "heads") else ""


def seats(offices: set[str]) -> list[str]:
    """Returns the block keys of the offices that have one holder, of "mayor@12" and the like."""
    split = (office.partition("@") for office in sorted(offices))
    return sorted({f"office|{held}@{body}" for title, _, body in split if (held := seat(title))})


def _keys(name: PersonName) -> list[str]:
    if name.rank == 3:
        return [f"person|{name.surname}"]
    if name.rank == 2:
        return [f"person|{name.surname}|{name.given}."]
    keys = [f"person|{name.surname}|{root}" for root in sorted(formal(name.given))]
    return keys + [
        f"person|{part}|{root}" for part in name.middle if len(part) > 1 for root in sorted(formal(name.given))
    ]


def _found_by(name: PersonName) -> list[str]:
    if name.rank == 3:
        return []
    starts = sorted({root[0] for root in (*formal(name.given), name.given)})
    return [f"person|{name.surname}", *(f"person|{name.surname}|{letter}." for letter in starts)]


def _all_keys(profile: Profile) -> list[str]:
    return [key for n in profile.names for key in (*_keys(person_name(n)), *_found_by(person_name(n)))]


def _aliases(profile: Profile) -> list[str]:
    parsed = [person_name(name) for name in profile.names]
    return sorted({f"person|{n.surname}" for n in parsed if n.rank == 3})


class _Rule:
    """Compares one named person with groups."""

    def __init__(self, name: PersonName, facets: dict[str, set[str]]) -> None:
        self.name = name
        self.facets = facets

    def __call__(self, profile: Profile, group: Group) -> Verdict:
        kind = self._agreement(group)
        if not kind or (profile.gender and group.genders and profile.gender not in group.genders):
            return NO
        shared = len(profile.neighbours & group.neighbours)
        if kind == "surname":
            return self._surname(group, shared)
        clash = self._clash(group, shared)
        if clash:
            return Verdict("unsure", f"{self.name.full}: {clash}")
        reason, confidence = _REASONS[kind]
        if kind == "initial" and not shared and not self._roles(group):
            return Verdict("unsure", f"{reason}; nothing else is shared")
        return Verdict("yes", reason, threshold("people", confidence), shared + 3.0 * self._roles(group))

    def _agreement(self, group: Group) -> str:
        if group.known:
            listed_names = (_compare(self.name, person_name(n)) for n in group.known.names)
            return min((kind for kind in listed_names if kind), key=_ORDER.index, default="")
        kinds = [_compare(self.name, best_name(member)) for member in group.members[:_COMPARED]]
        found = [kind for kind in kinds if kind]
        # Middle names that differ ("George W.", "George H. W.") keep people apart however many others agree.
        if len(found) < len(kinds) and self.name.rank < 3:
            return ""
        return min(found, key=_ORDER.index) if found else ""

    def _surname(self, group: Group, shared: int) -> Verdict:
        score = shared + 3.0 * self._roles(group)
        if group.known:
            score += 1.0  # the user has named him
        elif not group.forms - {self.name.full}:
            score += 0.5  # another bare surname
        if self._clash(group, shared) or score < 1.0:
            return Verdict("unsure", f"the surname {self.name.surname} alone; nothing else is shared")
        return Verdict("yes", "the surname alone, with a role or a name shared", threshold("people", "surname"), score)

    def _roles(self, group: Group) -> int:
        return len(self.facets["at"] & group.facet("at")) or len(self.facets["title"] & group.facet("title"))

    def _clash(self, group: Group, shared: int) -> str:
        """Says what contradicts that two people of one name are one person; enough in common outweighs it."""
        if shared >= 2 or self.facets["at"] & group.facet("at"):
            return ""
        bodies = {o.split("@")[0] for o in self.facets["at"]} & {o.split("@")[0] for o in group.facet("at")}
        if any(seat(office) for office in bodies):
            return "the same office of two bodies"
        for home in ("livesIn", "bornIn"):
            mine, theirs = (
                {h for h in facet if h.startswith(home)} for facet in (self.facets["home"], group.facet("home"))
            )
            if mine and theirs and not mine & theirs:
                return "two homes" if home == "livesIn" else "two places of birth"
        fields = self.facets["field"], group.facet("field")
        apart = fields[0] and fields[1] and not fields[0] & fields[1] and not shared
        if apart and (self.name.surname in words("surnames") or not self.facets["title"] & group.facet("title")):
            return f"one is in {min(fields[0])}, the other in {min(fields[1])}"
        return ""


_ORDER = ("same", "part", "nickname", "initial", "surname")
# Members of a group that a name is compared with; the first ones carry its fullest names.
_COMPARED = 8
_REASONS = {
    "same": ("same full name", "same_name"),
    "part": ("one name has more parts than the other", "part"),
    "nickname": ("same surname, and one given name is short for the other", "nickname"),
    "initial": ("same surname and initial", "initial"),
}


def _compare(left: PersonName, right: PersonName) -> str:
    if left.surname == right.surname:
        return agree(left, right)
    if left.rank == 3 or right.rank == 3:
        return "surname"
    longer, shorter = (left, right) if len(left.middle) >= len(right.middle) else (right, left)
    same = longer.given == shorter.given and shorter.surname in longer.middle
    return "part" if same else ""


def _same_office(profile: Profile, group: Group) -> Verdict:
    if profile.gender and group.genders and profile.gender not in group.genders:
        return NO
    stamps = [m.page.stamp[0] for m in (group.members[0], group.members[-1]) if m.page.stamp[0] != UNDATED]
    mine = profile.page.stamp[0]
    apart = min((_days(stamp, mine) for stamp in stamps), default=0) if mine != UNDATED else 0
    if apart > threshold("people", "office_window"):
        return Verdict("unsure", "the same office, but long after")
    return Verdict("yes", "the same office of the same body", threshold("people", "office"))


def _days(left: str, right: str) -> int:
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)
