"""The user's word, carried out: decisions become sides that profiles cannot change, and merges."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError
from dateline.records import Problem
from dateline.resolution.decisions import Decisions
from dateline.resolution.groups import Group, Groups, Join
from dateline.resolution.keys import assign
from dateline.resolution.names import plain
from dateline.resolution.profile import Profile

Sides = dict[int, set[tuple[int, int]]]

CERTAIN = 1.0  # the confidence of what the user says


@dataclass(slots=True)
class Directory:
    """Finds profiles by what a user calls them: key, IRI, article and name, or name."""

    by_key: dict[str, list[Profile]]
    by_name: dict[str, list[Profile]]
    base: str

    def find(self, text: str) -> list[Profile]:
        """Returns the profiles that a reference names; none where nothing is called so."""
        key = text.removeprefix(self.base).removeprefix("id:")
        if key in self.by_key:
            return self.by_key[key]
        article, hash_, name = text.rpartition("#")
        found = self.by_name.get(plain(name if hash_ else text), [])
        if hash_:
            return [p for p in found if p.page.extraction.article.name == article]
        return found


def directory(groups: Groups, base: str) -> Directory:
    """Returns the directory of settled groups."""
    filled = [group for group in groups.groups if group.members]
    by_key = {key: list(filled[i].members) for i, key in assign(filled).items()}
    by_name: dict[str, list[Profile]] = {}
    for group in filled:
        for iri in sorted(group.same_as):
            by_key.setdefault(iri, list(group.members))
        for profile in group.members:
            for name in {plain(name) for name in (*profile.names, profile.entity.label)}:
                by_name.setdefault(name, []).append(profile)
    return Directory(by_key, by_name, base)


def sides_of(decisions: Decisions, found: Directory, file: Path | None) -> Sides:
    """Returns, for ``different`` pairs, on which side of each pair profiles stand.

    Raises:
        DatelineError: if two references mean the same profiles.
    """
    sides: Sides = {}
    for number, (left, right) in enumerate(decisions.different):
        ends = [{p.id for p in found.find(text)} for text in (left, right)]
        if ends[0] and ends[0] == ends[1]:
            raise DatelineError(
                f"{file}: {left!r} and {right!r} are said to be different but name the same entities; "
                "name one of them by article and name, as 'monday.txt#Smith'"
            )
        for side in (0, 1):
            for profile in ends[side] - ends[1 - side]:
                sides.setdefault(profile, set()).add((number, side))
    return sides


def unite(decisions: Decisions, before: Directory, groups: Groups, base: str, file: Path | None) -> list[Problem]:
    """Merges the groups of ``same`` pairs; returns a problem for each reference that names nothing.

    Raises:
        DatelineError: if a name fits several things, or the merge would join what the user keeps apart.
    """
    now = directory(groups, base) if decisions.same else before
    problems = [
        Problem(str(file), f"nothing in these articles is called {text!r}: the decision on it was not used")
        for pair in (*decisions.same, *decisions.different) for text in pair
        if not now.find(text) and not before.find(text)
    ]  # fmt: skip
    for left, right in decisions.same:
        ends = [_one(groups, now.find(text) or before.find(text), text, file) for text in (left, right)]
        if ends[0] and ends[1] and ends[0] is not ends[1]:
            _merge(groups, ends[0], ends[1], (left, right), file)
    return problems


def _one(groups: Groups, profiles: list[Profile], text: str, file: Path | None) -> Group | None:
    found = {groups.of[p.id] for p in profiles}
    if len(found) > 1:
        filled = [groups.groups[n] for n in sorted(found)]
        keys = ", ".join(sorted(assign(filled).values())[:5])
        raise DatelineError(f"{file}: {text!r} fits {len(found)} entities ({keys}); use the key of one")
    return groups.groups[found.pop()] if found else None


def _merge(groups: Groups, one: Group, other: Group, names: tuple[str, str], file: Path | None) -> None:
    if any((pair, 1 - side) in other.sides for pair, side in one.sides):
        said = f"{names[0]!r} and {names[1]!r} are said to be the same"
        raise DatelineError(f"{file}: {said}, but other lines keep them apart; remove one of the lines")
    first, second = sorted((one, other), key=lambda g: min(p.order for p in g.members))
    first.joins += [*second.joins, Join(second.members[0], "the user's word", CERTAIN)]
    first.members += second.members
    first.same_as |= second.same_as
    first.sides |= second.sides
    first.path = first.path or second.path
    for name, values in second.facets.items():
        first.facets.setdefault(name, set()).update(values)
    for profile in second.members:
        groups.of[profile.id] = first.id
    second.members, second.joins = [], []
