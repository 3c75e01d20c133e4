"""Who "the UN chief" is: the one person who was named as the leader of that body, whatever the office is called."""

from __future__ import annotations

from dateline.extraction.coreference.bodies import bodies_of, held_bodies
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import narrowing, role_of
from dateline.extraction.coreference.restated import is_named_beside, may_be
from dateline.records import Mention, MentionKind


def by_chief(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the bank chief" of a named bank to the only person who was named as its president, director or head."""
    lemma = clusters.tokens.lemmas[mention.head]
    if lemma not in words("heading") or narrowing(clusters, mention):
        return False
    bodies = frozenset(bodies_of(clusters, mention))
    own = clusters.root(mention.index)
    known = sorted({clusters.root(m) for m in people if m < mention.index} - {own})
    leading = [r for r in known if bodies and clusters.named(r) and bodies & _led(clusters, r)]
    fitting = [r for r in leading if clusters.agree(r, own) and may_be(clusters, r, mention)]
    if len(leading) != 1 or not fitting or is_named_beside(clusters, fitting[0], mention):
        return False
    return clusters.join(mention.index, clusters.latest(fitting[0], mention.index), "role", 0.7)


def _led(clusters: Clusters, root: int) -> frozenset[int]:
    """The bodies whose leader somebody is called, in a title or a description that tells no former or lower rank."""
    found: set[int] = set()
    for m in (clusters.mentions[m] for m in clusters.members[root]):
        titled = m.kind is MentionKind.NAME and bool(m.title)
        role = role_of(m.title) if titled else clusters.tokens.lemmas[m.head]
        start = m.first - len(m.title.split()) if titled else m.first
        before = clusters.tokens.lower[max(0, start - 2) : m.head]
        if role in words("leaders") | words("led") and (words("below") | {"former", "ex"}).isdisjoint(before):
            found.update(held_bodies(clusters, m, role))
    return frozenset(found)
