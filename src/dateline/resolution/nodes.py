"""Nodes and unsure pairs, made of settled groups."""

from __future__ import annotations

from collections import Counter

from dateline.ontology import Ontology
from dateline.records import Merge, Node, UnsurePair
from dateline.resolution.groups import Group, Groups
from dateline.resolution.keys import assign, main_name, ordered
from dateline.resolution.profile import Profile


def make_nodes(groups: Groups, ontology: Ontology) -> tuple[tuple[Node, ...], tuple[UnsurePair, ...]]:
    """Returns the nodes in the order of their keys, and the unsure pairs, most influential first."""
    filled = [group for group in groups.groups if any(not member.page.known for member in group.members)]
    keys = assign(filled)
    by_group = {group.id: keys[i] for i, group in enumerate(filled)}
    nodes = sorted((_node(group, by_group[group.id], ontology) for group in filled), key=lambda node: node.key)
    return tuple(nodes), _unsure(groups, by_group)


def _node(group: Group, key: str, ontology: Ontology) -> Node:
    everyone = ordered(group)
    label = main_name(group)
    names = sorted({name for member in everyone for name in (member.names if member.named else member.entity.names)})
    members = tuple(sorted(_ref(member) for member in everyone if not member.page.known))
    merges = [Merge(*_ref(join.profile), join.reason, join.confidence) for join in group.joins]
    merges.sort(key=lambda merge: (merge.article, merge.entity))
    cls = _class(_judges(group, everyone), ontology)
    return Node(key, cls, label, tuple(names or [label]), members, tuple(merges), tuple(sorted(group.same_as)))


def _judges(group: Group, everyone: list[Profile]) -> list[Profile]:
    """Returns whose class counts: the user's, where he gives one."""
    if group.known and group.known.classes:
        return everyone[:1]
    return [member for member in everyone if not member.page.known]


def _class(members: list[Profile], ontology: Ontology) -> str:
    """Returns the class of most members; of equals the more special, then the first in the alphabet."""
    votes = Counter(member.entity.cls for member in members)
    if len(votes) == 1:
        return next(iter(votes))
    below = {c: sum(votes[other] for other in votes if other != c and ontology.is_a(other, c)) for c in votes}
    special = {c: n for c, n in votes.items() if not below[c]} or dict(votes)
    return min(special, key=lambda c: (-special[c], c))


def _ref(profile: Profile) -> tuple[str, int]:
    return profile.page.extraction.article.name, profile.entity.index


def _unsure(groups: Groups, keys: dict[int, str]) -> tuple[UnsurePair, ...]:
    facts = {group.id: influence(group) for group in groups.groups}
    found: dict[tuple[str, str], UnsurePair] = {}
    for doubt in groups.unsure:
        ends = groups.of[doubt.profile.id], doubt.group
        if ends[0] == ends[1] or not all(end in keys for end in ends):
            continue
        left, right = sorted(keys[end] for end in ends)
        weight = float(min(facts[end] for end in ends))
        found.setdefault((left, right), UnsurePair(left, right, doubt.reason, weight))
    return tuple(sorted(found.values(), key=lambda pair: (-pair.weight, pair.left, pair.right)))


def influence(group: Group) -> int:
    """Returns the number of facts that a group takes part in."""
    return sum(len(member.edges) for member in group.members)
