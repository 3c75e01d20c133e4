"""Lists of names: what nobody knows among bodies is a body, among people a person."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import Name
from dateline.extraction.tokens import Tokens

_SHARED = frozenset({"Organization", "Person"})


def share_classes(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Gives names of no class that of the names they are listed with: "Oxfam, the New Harbour and Amnesty"."""
    at = {i: name for name in names for i in range(name.first, name.last)}
    return [_shared(tokens, name, at) if name.cls in {"", "Thing"} else name for name in names]


def _shared(tokens: Tokens, name: Name, at: dict[int, Name]) -> Name:
    head = name.last - 1
    beside = [tokens.heads[head]] if tokens.deps[head] in {"conj", "appos"} else []
    beside += [c for c in tokens.children[head] if tokens.deps[c] == "conj"]
    beside += [c for b in beside for c in tokens.children[b] if tokens.deps[c] == "conj" and c != head]
    families = {family(at[i].cls) for i in beside if i in at and at[i] is not name}
    told = next(iter(families)) if len(families) == 1 else ""
    return replace(name, cls=told) if told in _SHARED else name
