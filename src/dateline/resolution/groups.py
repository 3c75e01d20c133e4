"""Groups of profiles that are held to be one thing, grown one profile at a time.

Profiles come in the order of their articles' dates and content, the most telling names first, so that the
same articles give the same groups in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from dateline.resolution.data import threshold
from dateline.resolution.known import Known
from dateline.resolution.profile import Profile, copy_keys


class Verdict(NamedTuple):
    """What a rule says of a profile and a group: ``answer`` is yes, no or unsure; ``score`` ranks equals."""

    answer: str
    reason: str = ""
    confidence: float = 0.0
    score: float = 0.0


NO = Verdict("no")
COPY = Verdict("yes", "the same words in two copies of one text", 0.95, 100.0)


class Join(NamedTuple):
    """Why a profile joined its group."""

    profile: Profile
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A profile on its way into a group.

    ``form`` is its comparable name; ``keys`` are the blocks searched, ``found_by`` further blocks under which its
    group is found later; ``facets`` are offices, fields, containing places and the like.
    """

    profile: Profile
    form: str
    keys: Sequence[str]
    facets: dict[str, set[str]] = field(default_factory=dict)
    found_by: Sequence[str] = ()


@dataclass(slots=True)
class Group:
    """Profiles held to be one thing, with what they say taken together."""

    id: int
    members: list[Profile] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)  # comparable names
    genders: set[str] = field(default_factory=set)
    neighbours: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    sides: set[tuple[int, int]] = field(default_factory=set)
    facets: dict[str, set[str]] = field(default_factory=dict)
    same_as: set[str] = field(default_factory=set)
    copies: frozenset[str] = frozenset()
    path: str = ""
    known: Known | None = None

    def facet(self, name: str) -> set[str]:
        """Returns the values that members have for a facet: offices, fields, qualifiers, ..."""
        return self.facets.get(name, set())


@dataclass(slots=True)
class Unsure:
    """A profile that may belong to a group it did not join."""

    profile: Profile
    group: int
    reason: str


@dataclass(slots=True)
class Groups:
    """All groups of one run, found by block keys; no block is searched beyond its bound."""

    sides: dict[int, set[tuple[int, int]]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    blocks: dict[str, dict[int, None]] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)
    unsure: list[Unsure] = field(default_factory=list)
    compared: int = 0  # pairs of a profile and a group that a rule was asked about
    widest: int = 0  # groups in the largest block searched
    base: str = ""

    def group(self, profile: int | None) -> Group | None:
        """Returns the group of a profile, by its id."""
        number = self.of.get(profile) if profile is not None else None
        return self.groups[number] if number is not None else None

    def candidates(self, keys: Iterable[str]) -> list[Group]:
        """Returns the groups of some blocks, each once, at most ``max_block`` of each block."""
        bound = int(threshold("blocks", "max_block"))
        blocks = [list(islice(self.blocks.get(key, ()), bound)) for key in keys]
        self.widest = max(self.widest, *map(len, blocks), 0)
        found = dict.fromkeys(n for block in blocks for n in block)
        return [self.groups[n] for n in found]

    def allowed(self, profile: Profile, group: Group) -> bool:
        """Says whether the user keeps the profile out of the group."""
        return not any((pair, 1 - side) in group.sides for pair, side in self.sides.get(profile.id, ()))

    def place(self, entry: Entry, rule: Callable[[Profile, Group], Verdict]) -> None:
        """Puts a profile into the one group that the rule says yes to, or into a new one.

        Where two groups fit equally well it joins neither, and both are noted as unsure.
        """
        profile = entry.profile
        same = copy_keys(profile)
        if not entry.keys and not entry.found_by and not same:
            self._add(self._new(), entry)
            return
        near = (g for g in self.candidates((*entry.keys, *same)) if self.allowed(profile, g))
        verdicts = [(COPY if same & g.copies else rule(profile, g), g) for g in near]
        self.compared += len(verdicts)
        group, join = self._choose(profile, verdicts)
        group = group or self._new()
        self._add(group, entry)
        if join:
            group.joins.append(join)
        group.copies |= same
        for key in (*entry.keys, *entry.found_by, *same):
            self.blocks.setdefault(key, {})[group.id] = None

    def _choose(self, profile: Profile, verdicts: list[tuple[Verdict, Group]]) -> tuple[Group | None, Join | None]:
        fitting = [(v, g) for v, g in verdicts if v.answer == "yes"]
        fitting.sort(key=lambda pair: (-pair[0].confidence, -pair[0].score, pair[1].id))
        if fitting:
            best, group = fitting[0]
            rivals = [g for v, g in fitting[1:] if v.confidence == best.confidence and 2 * v.score > best.score]
            if not rivals:
                return group, Join(profile, best.reason, best.confidence)
            self._doubt(profile, [group, *rivals], f"{best.reason}, but fits more than one")
            return None, None
        for verdict, group in verdicts:
            if verdict.answer == "unsure":
                self._doubt(profile, [group], verdict.reason)
        return None, None

    def _doubt(self, profile: Profile, groups: list[Group], reason: str) -> None:
        self.unsure += [Unsure(profile, group.id, reason) for group in groups[:3]]

    def _new(self) -> Group:
        self.groups.append(Group(len(self.groups)))
        return self.groups[-1]

    def _add(self, group: Group, entry: Entry) -> None:
        profile = entry.profile
        group.members.append(profile)
        self.of[profile.id] = group.id
        group.forms.add(entry.form)
        group.genders |= {profile.gender} - {""}
        group.neighbours |= profile.neighbours
        group.places |= profile.page.places
        group.sides |= self.sides.get(profile.id, set())
        if known := profile.page.known:
            below = known.iri.startswith(self.base) if self.base else False
            group.known = known
            group.path = known.iri.removeprefix(self.base) if below else group.path
            group.same_as |= {iri for iri in (known.iri if not below else "", *known.same_as) if iri}
        for name, values in entry.facets.items():
            group.facets.setdefault(name, set()).update(values)
