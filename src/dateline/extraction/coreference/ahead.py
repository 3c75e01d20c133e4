"""What is described before it is named: "the county", "the mayor of Austin"."""

from __future__ import annotations

from collections import defaultdict

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import body_of, definiteness, modifiers, narrowing
from dateline.records import Mention, MentionKind

_FORMS = frozenset({"the", "a", "an", ",", ".", "and", "of", "said", "former", "by", "with", "to", "for", "'s", "in"})


def link_ahead(clusters: Clusters) -> None:
    """Joins what is described before it is named: "the county" to the only county, "the mayor" to the only mayor."""
    kinds: dict[str, set[int]] = defaultdict(set)
    holders: dict[str, set[int]] = defaultdict(set)
    for root in sorted(clusters.members):
        if clusters.named(root):
            kinds[clusters.cls(root)].add(root)
            for role in sorted(clusters.roles.get(root, ())) if clusters.cls(root) == "Person" else ():
                holders[role].add(root)
    for root in sorted(clusters.members):
        first = clusters.mentions[root]
        if clusters.root(root) != root:
            continue  # joined meanwhile
        if first.kind is MentionKind.NOMINAL and first.number == "singular" and not clusters.named(root):
            _ahead(clusters, first, kinds, holders)


def _ahead(clusters: Clusters, first: Mention, kinds: dict[str, set[int]], holders: dict[str, set[int]]) -> None:
    lemma, how = clusters.tokens.lemmas[first.head], definiteness(clusters, first)
    if first.cls == "Person":
        only = sorted({clusters.root(root) for root in holders.get(lemma, ())})
        if len(only) == 1 and only[0] > first.index and _told(clusters, first) and _one_body(clusters, first, only[0]):
            clusters.join(only[0], first.index, "role", 0.6)
        return
    only = sorted({clusters.root(root) for root in kinds.get(first.cls, ())})
    plain = how == "definite" and not modifiers(clusters, first) and not narrowing(clusters, first)
    if len(only) != 1 or not plain or lemma not in words("ahead"):
        return
    if first.cls == "Company" and any(clusters.root(r) != only[0] for r in kinds.get("Organization", ())):
        return  # one of those that nothing was said of may be the company
    if only[0] > first.index and not _side_by_side(clusters, first, only[0]):
        clusters.join(only[0], first.index, "kind", 0.6)


def _side_by_side(clusters: Clusters, first: Mention, root: int) -> bool:
    """Says whether one sentence speaks of both: "The airline will buy jets from Airbus" is of another airline."""
    sentences = {clusters.sentence(m) for m in clusters.members[first.index]}
    return any(clusters.sentence(m) in sentences for m in clusters.members[root])


def _told(clusters: Clusters, first: Mention) -> bool:
    """Says whether a description is somewhere a definite one."""
    group = (clusters.mentions[m] for m in clusters.members[first.index])
    return any(m.kind is MentionKind.NOMINAL and definiteness(clusters, m) in {"definite", "possessed"} for m in group)


def _one_body(clusters: Clusters, first: Mention, root: int) -> bool:
    """Says whether a role described and a role held may be one: nothing told, or the same body told."""
    lemma = clusters.tokens.lemmas[first.head]
    told: set[str] = set()
    for mention in (clusters.mentions[m] for m in clusters.members[first.index]):
        if mention.kind is MentionKind.NOMINAL:
            told |= modifiers(clusters, mention)
            told |= {noun for place, noun in narrowing(clusters, mention) if place in {"of", "for"}}
    held = body_of(clusters, root, lemma) - _FORMS
    return not told or not held or bool(told & held)
