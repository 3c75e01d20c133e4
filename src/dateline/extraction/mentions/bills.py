"""Bills that the tagger took for men of that name: "the Finance *Bill*", "a Private Member's *Bill*"."""

from __future__ import annotations

from dateline.extraction.mentions.name import Name, with_whole
from dateline.extraction.tokens import Tokens

_BEFORE = frozenset({"the", "a", "an", "this", "that", "its", "their"})
_BETWEEN = frozenset({"'s", "’s", "'", "’", "and", "of", "&", "-", ","})
_LONG = 8  # words of a bill's name


def as_bills(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Puts bills in place of men called Bill behind an article and what the bill is about."""
    if "Bill" not in tokens.words:
        return names
    found = (_bill(tokens, n.last - 1) for n in names if n.label == "PERSON" and tokens.words[n.last - 1] == "Bill")
    return with_whole(names, [bill for bill in found if bill is not None])


def _bill(tokens: Tokens, end: int) -> Name | None:
    article = tokens.left[end]
    inside = tokens.words[article + 1 : end]
    if tokens.lower[article] not in _BEFORE or not 0 < len(inside) < _LONG or inside[0] in _BETWEEN:
        return None
    if not all(word[0].isupper() or word in _BETWEEN for word in inside):
        return None  # "his aide *Bill*", "the young *Bill*"
    return Name(article + 1, end + 1, "Bill", "LAW")
