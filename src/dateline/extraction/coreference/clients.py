"""Who "his client" is: the person whose lawyer speaks."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import possessor
from dateline.records import Mention, MentionKind


def by_service(clusters: Clusters, mention: Mention) -> bool:
    """Joins "his client" to whom the one meant by "his" works for: "Tom Reed's lawyer", "a lawyer for Reed"."""
    tokens = clusters.tokens
    if tokens.lemmas[mention.head] not in words("clients") or mention.cls != "Person":
        return False
    owner = possessor(clusters, mention)
    if owner < 0:
        return False
    served = {clusters.root(m) for m in _served(clusters, clusters.root(owner))} - {clusters.root(owner)}
    before = sorted(root for root in served if clusters.latest(root, mention.index) >= 0)
    return len(before) == 1 and clusters.join(mention.index, clusters.latest(before[0], mention.index), "role", 0.75)


def _served(clusters: Clusters, root: int) -> list[int]:
    """Whose lawyer somebody is, by the descriptions of him or her."""
    tokens = clusters.tokens
    found: list[int] = []
    for member in (clusters.mentions[m] for m in clusters.members[root]):
        if member.kind is not MentionKind.NOMINAL or tokens.lemmas[member.head] not in words("servants"):
            continue
        found.append(possessor(clusters, member))
        for child in (c for c in tokens.children[member.head] if c > member.head and tokens.lower[c] in {"for", "of"}):
            found += [clusters.by_head.get(c, -1) for c in tokens.children[child]]
    people = (m for m in found if m >= 0)
    return [
        m
        for m in people
        if clusters.cls(clusters.root(m)) == "Person" and clusters.number(clusters.root(m)) != "plural"
    ]
