"""Titles: the words that stand before a person's name and say what he or she is."""

from __future__ import annotations

from functools import lru_cache

from dateline.extraction.lexicon import classified, word_set
from dateline.extraction.mentions.classes import known_class
from dateline.extraction.mentions.places import place_class
from dateline.extraction.tokens import Tokens

OFFICE = 6  # words between "Minister of" and a name; an office is seldom longer


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    people = {noun for noun, cls in classified("mentions/nouns").items() if cls == "Person"}
    return frozenset(people | word_set("mentions/titles", "courtesy") | word_set("mentions/titles", "short"))


def is_title(tokens: Tokens, i: int) -> bool:
    """Says whether a token names a role or is a form of address, as "Mayor" and "Mr." are."""
    return tokens.lower[i] in _titles() or (
        tokens.tags[i] in {"NNS", "NNPS"} and _singular(tokens.lower[i]) in _titles()
    )


def begins_title(tokens: Tokens, i: int) -> bool:
    """Says whether a title starts at a token: "Mayor", and "Police" in "Police Chief"."""
    if is_title(tokens, i):
        return True
    return i + 1 < len(tokens) and f"{tokens.lower[i]} {tokens.lower[i + 1]}" in _titles()


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def title_before(tokens: Tokens, first: int, taken: set[int]) -> int:
    """Returns where the title before a name starts; ``first`` itself where there is none.

    Arguments:
        tokens: of the article.
        first: the name's first token.
        taken: tokens of other names, at which a title ends ("White House" in "White House press secretary X").
    """
    start = first
    while start > 0 and start - 1 not in taken and tokens.sentence[start - 1] == tokens.sentence[first]:
        i = start - 1
        if start == first:
            if not is_title(tokens, i) or _is_no_title(tokens, i, first):
                return first
        elif not (is_title(tokens, i) or _modifies(tokens, i)):
            break
        elif tokens.lower[start] in word_set("mentions/titles", "courtesy") and tokens.words[i].islower():
            if not is_title(tokens, i):
                break  # "told troops Mr Hale fled"
        elif tokens.tags[i] in {"NNS", "NNPS"} and tokens.tags[start] not in {"NNS", "NNPS"} and is_title(tokens, i):
            break  # the chiefs of "Chairman of the Joint Chiefs General Richard Myers" are no general
        start = i
    while start < first and tokens.words[start] == "-":
        start += 1
    return start


def _is_no_title(tokens: Tokens, i: int, name: int) -> bool:
    """Says whether a word before a name is none of its titles: "a *major* Holt exhibition", "*Doctor* Who"."""
    opened = i > 0 and tokens.lower[i - 1] in {"a", "an"}
    if tokens.words[i] in {"elder", "younger"} and i > 0 and tokens.lower[i - 1] == "the":
        return True  # "the elder Holt" holds no office
    return (opened and tokens.tags[i].startswith("JJ")) or tokens.lower[name] in {"who", "what"}


def office_before(tokens: Tokens, end: int) -> int:
    """Returns where an office starts that goes on with "of" or "for" up to a name: "Minister of Trade Ann Lee".

    ``end`` itself where there is none. "Mayor of Leeds Ann Lee" is left alone: Leeds is the place of the office.
    """
    first = end
    while (
        first > 2
        and end - first < OFFICE
        and (tokens.words[first - 1][0].isupper() or tokens.lower[first - 1] in {"and", "&", "the"})
    ):
        first -= 1
    if (
        first == end
        or tokens.lower[first - 1] not in {"of", "for"}
        or tokens.sentence[first - 1] != tokens.sentence[end]
    ):
        return end
    head = first - 2
    if head > 1 and tokens.lower[head - 1] == "of" and tokens.words[head] == "State":
        head -= 2  # "Minister of State for Trade Ann Lee"
    if tokens.lower[head] not in word_set("mentions/titles", "offices") or tokens.words[end - 1] == "the":
        return end
    within = " ".join(tokens.words[first:end])
    if not tokens.words[head][0].isupper() or place_class(within) or known_class(within, "") or within.isupper():
        return end
    return title_before(tokens, head, set()) if is_title(tokens, head) else head


def _modifies(tokens: Tokens, i: int) -> bool:
    """A noun or a fixed modifier that belongs to a title: "press", "former"; no nationality, no place."""
    if tokens.words[i] == "-":
        return i > 0 and (tokens.lower[i - 1] in word_set("mentions/titles", "modifiers") or is_title(tokens, i - 1))
    if tokens.lower[i] in word_set("mentions/titles", "modifiers"):
        return True
    if i + 1 < len(tokens) and f"{tokens.lower[i]} {tokens.lower[i + 1]}" in _titles():
        return True
    noun = tokens.pos[i] == "NOUN" or (tokens.tags[i] == "NNP" and tokens.words[i][0].isupper())
    return (
        noun
        and tokens.deps[i] in {"compound", "nmod"}
        and tokens.lower[i] not in word_set("mentions/phrases", "nested")
    )
