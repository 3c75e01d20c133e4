"""People by the role that stands before their name and a comma: "its finance director, Tor Bakke, said"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.lexicon import classified, word_set
from dateline.extraction.mentions.classes import first_names
from dateline.extraction.mentions.name import Name
from dateline.extraction.mentions.places import place_class
from dateline.extraction.tokens import Tokens

_REACH = 8  # tokens from a role to the end of its phrase: "a spokesman for the ministry of health, Tom Hale"
_INSIDE = frozenset({"pobj", "prep", "compound", "amod", "nmod", "conj", "poss"})


def beside_roles(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Makes people of names that the tagger took for something else, where a role of one person stands before."""
    return [replace(n, cls="Person", label="PERSON") if _is_holder(tokens, n) else n for n in names]


def _is_holder(tokens: Tokens, name: Name) -> bool:
    comma = name.first - 1
    if name.cls == "Person" or comma < 1 or tokens.words[comma] != ",":
        return False
    if not _personal(tokens, name):
        return False
    near = _is_held(tokens, comma - 1)
    return near or (_role_above(tokens, comma - 1) and _is_given(tokens.words[name.first]))


def _personal(tokens: Tokens, name: Name) -> bool:
    """Says whether a name is made of two or three plain words, none of which heads another name or is a place."""
    words = tokens.words[name.first : name.last]
    plain = 1 < len(words) < 4 and all(w[0].isupper() and w.isalpha() and not w.isupper() for w in words)
    heads = classified("mentions/names", "heads")
    return plain and words[-1] not in heads and not place_class(" ".join(words)) and not place_class(words[-1])


def _is_held(tokens: Tokens, i: int) -> bool:
    return tokens.tags[i] == "NN" and tokens.lemmas[i] in word_set("mentions/titles", "held")


def _role_above(tokens: Tokens, i: int) -> bool:
    """Says whether the phrase that ends at a token is that of a role: "the head of the agency"."""
    for _ in range(_REACH):
        above = tokens.heads[i]
        if tokens.deps[i] not in _INSIDE or above >= i + 1 + _REACH:
            return False
        i = above
        if _is_held(tokens, i):
            return True
    return False


def _is_given(word: str) -> bool:
    return first_names().get_gender(word) not in {"unknown", "andy"}
