"""Names of languages, which are neither lands nor people: "sang in Spanish", "speaks Arabic"."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.tokens import Tokens

_PLACES = frozenset({"pobj", "dobj", "conj"})
_INTO = frozenset({"in", "into"})


def tongues(tokens: Tokens) -> set[int]:
    """Returns where an article names a language."""
    return {
        i
        for i, word in enumerate(tokens.words)
        if tokens.deps[i] in _PLACES and _may_be(tokens, i, word) and _is_spoken(tokens, i)
    }


def _may_be(tokens: Tokens, i: int, word: str) -> bool:
    """Says whether a word can be a language's name: "Arabic", and the adjective of a nation."""
    nation = demonyms().get(word, ("", ""))[0] == "Country" and tokens.tags[i] not in {"NNPS", "NNS"}
    return nation or tokens.lower[i] in word_set("mentions/phrases", "tongues")


def _is_spoken(tokens: Tokens, i: int) -> bool:
    """Says whether something is said in it, or somebody knows it."""
    above, dep = tokens.heads[i], tokens.deps[i]
    if dep == "conj":
        above, dep = tokens.heads[above], tokens.deps[above]
    bare = not any(tokens.deps[c] in {"det", "poss", "amod", "nummod"} for c in tokens.children[i])
    said = dep == "pobj" and tokens.lower[above] in _INTO
    known = dep == "dobj" and tokens.lemmas[above] in word_set("mentions/phrases", "speaking")
    return bare and (said or known)
