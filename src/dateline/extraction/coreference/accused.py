"""Who "the defendant" and "the suspect" are: the only person who is said to be charged, arrested or tried."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.records import Mention

_PATIENT = frozenset({"nsubjpass", "dobj"})


def by_charge(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the defendant" to the only named person before it who is brought to court; says whether it did."""
    tokens = clusters.tokens
    if tokens.lemmas[mention.head] not in words("accused") or mention.head - mention.first > 1:
        return False
    roots = sorted({clusters.root(known) for known in people if known < mention.index})
    charged = [root for root in roots if any(_is_charged(clusters, m) for m in clusters.members[root])]
    return len(charged) == 1 and clusters.join(mention.index, clusters.latest(charged[0], mention.index), "role", 0.7)


def _is_charged(clusters: Clusters, member: int) -> bool:
    tokens, head = clusters.tokens, clusters.mentions[member].head
    verb, place = tokens.heads[head], tokens.deps[head]
    if tokens.lemmas[verb] not in words("charging"):
        return any(tokens.lemmas[c] in words("charging") and tokens.deps[c] == "acl" for c in tokens.children[head])
    return place in _PATIENT or (place == "nsubj" and tokens.lemmas[verb] == "plead")
