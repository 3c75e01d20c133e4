"""Lawyers, agents and those for whom they work: who "his client" is, and whose lawyer somebody is."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import possessor, role_of
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


def may_serve(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether somebody can be the one described as a person's: "Reed's lawyer" only who is told to be Reed's.

    In a case of two accused, "defense lawyer Ana Ruiz" may be the other's.
    """
    if clusters.tokens.lemmas[mention.head] not in words("servants") | words("spokesmen"):
        return True
    owner = possessor(clusters, mention)
    if owner < 0 or clusters.cls(clusters.root(owner)) not in {"Person", ""}:
        return True
    return clusters.root(owner) in {clusters.root(m) for m in _served(clusters, root)}


def _served(clusters: Clusters, root: int) -> list[int]:
    """Whose lawyer somebody is, by the descriptions of him or her."""
    tokens = clusters.tokens
    found: list[int] = []
    serving = words("servants") | words("spokesmen")
    for member in (clusters.mentions[m] for m in clusters.members[root]):
        if member.kind is MentionKind.NAME and member.title and role_of(member.title) in serving:
            found += [clusters.by_head.get(c, -1) for c in tokens.children[member.head] if tokens.deps[c] == "poss"]
        lemma = tokens.lemmas[member.head]
        if member.kind is not MentionKind.NOMINAL or lemma not in serving:
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
