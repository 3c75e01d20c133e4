"""Coreference in one article: which mentions are one entity."""

from __future__ import annotations

from dateline.language import Parsed, fold
from dateline.records import Entity, Mention, MentionKind, Quotation


def find_entities(
    parsed: Parsed, mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...]
) -> tuple[Entity, ...]:
    """Returns the entities of an article; every mention that is no unresolved pronoun is in exactly one."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is not MentionKind.PRONOUN:
            groups.setdefault(fold(mention.name).lower(), []).append(mention)
    return tuple(_entity(i, group) for i, group in enumerate(groups.values()))


def _entity(index: int, group: list[Mention]) -> Entity:
    cls = next((m.cls for m in group if m.cls), "Thing")
    names = tuple(dict.fromkeys(m.name for m in group))
    return Entity(index, cls, group[0].name, names, tuple(m.index for m in group))
