"""Names between commas behind what somebody is: "the manager, Ann Lee, and her deputy"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.coreference.clusters import Clusters
from dateline.records import Mention, MentionKind

_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "eer")  # endings of nouns for who does something
_SINGLE = frozenset({"a", "an", "the"})


def roles_before(clusters: Clusters, mention: Mention) -> tuple[Mention, ...]:
    """Returns the descriptions before a person's name, where commas around the name part it from a list."""
    tokens = clusters.tokens
    other = clusters.by_head.get(tokens.heads[mention.head])
    if other is None or mention.kind is not MentionKind.NAME or mention.cls != "Person" or " " not in mention.name:
        return ()
    first = clusters.mentions[other]
    closed = mention.last < len(tokens) and tokens.words[mention.last] in {",", "."}
    apart = closed and tokens.words[mention.first - 1] == ","
    if first.head > mention.head or not apart or not _is_one(clusters, first):
        return ()
    joined = tuple(_joined_roles(clusters, first, mention))
    return () if any(role is None for role in joined) else (first, *(role for role in joined if role is not None))


def _joined_roles(clusters: Clusters, first: Mention, name: Mention) -> Iterator[Mention | None]:
    """Yields the further roles before a name; None for somebody, or something, beside the first one."""
    tokens = clusters.tokens
    for c in tokens.children[first.head]:
        if tokens.deps[c] != "conj" or c > name.head:
            continue
        role = clusters.mentions[clusters.by_head[c]] if c in clusters.by_head else None
        own = any(tokens.deps[g] in {"det", "poss", "nummod"} for g in tokens.children[c])
        yield role if role is not None and not own and role.cls == "Person" and role.number != "plural" else None


def _is_one(clusters: Clusters, described: Mention) -> bool:
    """Says whether a description is of one person."""
    if described.kind is not MentionKind.NOMINAL or described.number == "plural":
        return False
    tokens = clusters.tokens
    told = [c for c in tokens.children[described.head] if tokens.deps[c] in {"det", "poss"}]
    if not any(tokens.deps[c] == "poss" or tokens.lower[c] in _SINGLE for c in told):
        return False
    return described.cls == "Person" or (not described.cls and tokens.lower[described.head].endswith(_AGENTS))
