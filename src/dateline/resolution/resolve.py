"""Identity across articles."""

from __future__ import annotations

import re
from collections import Counter

from dateline.language import fold
from dateline.records import Corpus, Entity, Extraction, MentionKind, Node, Source
from dateline.settings import Settings


def resolve(extractions: tuple[Extraction, ...], settings: Settings) -> Corpus:
    """Puts the entities of all articles together into nodes.

    Named entities of one class and one folded name are one node; described ones stay in their article.
    """
    groups: dict[tuple[str, str], list[tuple[Extraction, Entity]]] = {}
    for extraction in extractions:
        for entity in extraction.entities:
            named = any(extraction.mentions[m].kind is MentionKind.NAME for m in entity.mentions)
            local = "" if named else f"-{extraction.article.content_hash[:8]}"
            slug = re.sub(r"[^a-z0-9]+", "-", fold(entity.label).lower()).strip("-") or "x"
            groups.setdefault((entity.cls, slug + local), []).append((extraction, entity))
    nodes = tuple(_node(cls, key, members) for (cls, key), members in sorted(groups.items()))
    sources = tuple(Source((e.article.name,), "stands alone") for e in extractions)
    return Corpus(extractions, nodes, sources)


def _node(cls: str, key: str, members: list[tuple[Extraction, Entity]]) -> Node:
    names = Counter(name for _, entity in members for name in entity.names)
    kebab = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls).lower()
    return Node(f"{kebab}/{key}", cls, min(e.label for _, e in members), tuple(sorted(names)),
                tuple((x.article.name, e.index) for x, e in members))  # fmt: skip
