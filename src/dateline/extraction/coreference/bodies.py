"""Of what body somebody holds a role: "the mayor of Lund", "the French president", "Denver Mayor Ada Cole"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.coreference.looks import possessor, role_of
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_BODIES = frozenset({"Organization", "GeopoliticalEntity"})
_OF = frozenset({"of", "for", "at", "in"})


def of_one_body(clusters: Clusters, root: int, mention: Mention, lemma: str) -> bool:
    """Says whether a role described and a role that somebody holds can be of one body.

    A body told of one of them only is trusted, but not a country that the article is not about: "President Cole met
    the president of France".
    """
    mine = frozenset(bodies_of(clusters, mention))
    if not mine:
        return True
    group = (clusters.mentions[m] for m in clusters.members[root])
    held = frozenset(body for m in group for body in held_bodies(clusters, m, lemma))
    return bool(mine & held) if held else all(_is_home(clusters, body) for body in mine)


def _is_home(clusters: Clusters, body: int) -> bool:
    """Says whether a body is no country, or the one that the article names most."""
    if clusters.cls(body) != "Country":
        return True
    countries = (len(group) for root, group in clusters.members.items() if clusters.cls(root) == "Country")
    return len(clusters.members[body]) == max(countries)


def held_bodies(clusters: Clusters, mention: Mention, lemma: str) -> Iterator[int]:
    """Yields the bodies that a name's title or a description tells, if it is of the role that a noun heads."""
    if mention.kind is MentionKind.NAME and mention.title and role_of(mention.title) == lemma:
        start = mention.first - len(mention.title.split())
        while clusters.tokens.words[start - 1 : start] in (["'s"], ["’s"]):
            start -= 1
        before = (m for m in clusters.mentions[max(0, mention.index - 3) : mention.index] if m.last == start)
        yield from (clusters.root(m.index) for m in before if _is_body(clusters, m.index))
    elif mention.kind is MentionKind.NOMINAL and clusters.tokens.lemmas[mention.head] == lemma:
        yield from bodies_of(clusters, mention)


def bodies_of(clusters: Clusters, mention: Mention) -> Iterator[int]:
    """The bodies that a description names: before its head, as its possessor, or after "of"."""
    tokens = clusters.tokens
    inside = [clusters.by_head.get(c, -1) for c in tokens.children[mention.head] if c < mention.head]
    after = (c for c in tokens.children[mention.head] if c > mention.head and tokens.lower[c] in _OF)
    for known in (possessor(clusters, mention), *inside):
        if known >= 0 and _is_body(clusters, known):
            yield clusters.root(known)
    for known in (clusters.by_head.get(t, -1) for c in after for t in tokens.children[c]):
        if known >= 0 and clusters.named(clusters.root(known)):
            yield clusters.root(known)


def _is_body(clusters: Clusters, mention: int) -> bool:
    root = clusters.root(mention)
    cls = clusters.cls(root)
    return clusters.named(root) and family(cls) in _BODIES and cls != "PoliticalParty"
