"""What an entity is called."""

from __future__ import annotations

from dateline.extraction.mentions.name import demonyms
from dateline.records import Mention, MentionKind


def label_of(group: list[Mention]) -> str:
    """Returns the best name: the longest proper one, else the first description."""
    names = [m for m in group if m.kind is MentionKind.NAME]
    if names:
        proper = [m.name for m in names if m.name not in demonyms()]
        if proper:
            return max(proper, key=lambda name: (len(name.split()), len(name), name))
        return demonyms()[names[0].name][1] if names[0].cls != "Group" else names[0].name
    described = [m for m in group if m.kind is not MentionKind.PRONOUN]
    return next((m.name for m in described if m.kind is MentionKind.NOMINAL), described[0].name)


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
