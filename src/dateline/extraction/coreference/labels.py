"""What an entity is called."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.mentions.name import demonyms
from dateline.language import Parsed
from dateline.records import Mention, MentionKind

_REACH = 8  # tokens after a head; what completes a description in more words is seldom a name for it


def label_of(parsed: Parsed, clusters: Clusters, group: list[Mention]) -> str:
    """Returns the best name: the longest proper one, else the first description with what completes it."""
    names = [m for m in group if m.kind is MentionKind.NAME]
    if names:
        proper = [m.name for m in names if m.name not in demonyms()]
        if proper:
            return max(proper, key=lambda name: (len(name.split()), len(name), name))
        return demonyms()[names[0].name][1] if names[0].cls != "Group" else names[0].name
    described = [m for m in group if m.kind is not MentionKind.PRONOUN]
    first = next((m for m in described if m.kind is MentionKind.NOMINAL), described[0])
    if first.kind is MentionKind.NOMINAL and first.name in demonyms() and first.cls == "Person":
        return f"the {first.name}"  # "German" alone would be the country's word
    end = _end(clusters, first, first.head + _REACH) if first.kind is MentionKind.NOMINAL else first.last
    return first.name if end == first.last else f"{first.name} {' '.join(parsed.text(first.last, end).split())}"


def _end(clusters: Clusters, mention: Mention, limit: int) -> int:
    """Returns where a description ends with what completes it: "path to citizenship", "owner of the mill"."""
    tokens = clusters.tokens
    if mention.last >= len(tokens) or tokens.lower[mention.last] not in words("completing"):
        return mention.last
    preposition = mention.last
    target = next((c for c in tokens.children[preposition] if tokens.deps[c] == "pobj"), -1)
    other = clusters.mentions[clusters.by_head[target]] if target in clusters.by_head else None
    if tokens.heads[preposition] != mention.head or other is None or other.first != preposition + 1:
        return mention.last
    if any(tokens.pos[i] == "PRON" for i in range(other.first, other.last)) or other.last > limit:
        return mention.last
    return _end(clusters, other, limit) if other.kind is MentionKind.NOMINAL else other.last


def names_of(group: list[Mention]) -> tuple[str, ...]:
    """Returns all distinct names in text order, with and without title; descriptions only where there is no name."""
    names = [m for m in group if m.kind is MentionKind.NAME]
    found: dict[str, None] = {}
    for mention in names or group:
        if mention.kind is not MentionKind.PRONOUN:
            found[mention.name] = None
            if mention.title:
                found[f"{mention.title} {mention.name}"] = None
    return tuple(found)
