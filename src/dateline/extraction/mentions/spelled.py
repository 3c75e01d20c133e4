"""Names that their initials in brackets prove: "Dock, Ferry and Pilot union (DFP)"; capitals that prove nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.lexicon import classified
from dateline.extraction.mentions.classes import ORGANIZATIONS, known_class, name_class, noun_class
from dateline.extraction.mentions.name import Name, with_whole
from dateline.extraction.tokens import Tokens

_REACH = 14  # tokens before the bracket; longer names are not written with their initials
_SMALL = frozenset({"and", "of", "the", "for", "in", "on", "to", "&", ",", "'s", "-"})


def spelled_out(tokens: Tokens, names: list[Name], taken: set[int]) -> list[Name]:
    """Returns the names with those whose initials follow in brackets whole: the tagger cuts them at commas and "and".

    Arguments:
        tokens: of the article.
        names: those known; parts of a whole name are dropped.
        taken: tokens of times and of headings in capitals.
    """
    whole = [n for n in _spelled(tokens, taken) if not any((n.first, n.last) == (o.first, o.last) for o in names)]
    return with_whole(names, whole)


def _spelled(tokens: Tokens, taken: set[int]) -> Iterator[Name]:
    for mark, word in enumerate(tokens.words):
        if word != "(" or tokens.words[mark + 2 : mark + 3] != [")"]:
            continue
        letters = tokens.words[mark + 1].replace(".", "")
        if not (2 < len(letters) < 8 and letters.isupper() and letters.isalpha()):
            continue
        noun = tokens.words[mark - 1 : mark] if mark and tokens.words[mark - 1].islower() else []
        last = mark - len(noun)
        first = _start(tokens, last, letters)
        if first >= 0 and taken.isdisjoint(range(first, last)) and "," in tokens.words[first:last]:
            told = noun_class([word.lower() for word in noun]) if noun else ""
            cls = told if told in ORGANIZATIONS else name_class(tokens.words[first:last], "ORG")
            yield Name(first, last, cls, "ORG")


def _start(tokens: Tokens, last: int, letters: str) -> int:
    """Where the words start whose capitals are the letters, the last of them right before ``last``; -1 for nowhere."""
    wanted = list(letters)
    for i in range(last - 1, max(-1, last - 1 - _REACH), -1):
        word = tokens.words[i]
        if tokens.sentence[i] != tokens.sentence[last - 1]:
            return -1
        if word[0].isupper() and word[0] == wanted[-1]:
            wanted.pop()
            if not wanted:
                return i
        elif word not in _SMALL:
            return -1
    return -1


def proven(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Returns the names without common nouns that are capitals only because they head a sentence: "Rail passengers"."""
    inside = {tokens.words[n.first] for n in names if n.last - n.first == 1 and not _heads_sentence(tokens, n.first)}
    return [n for n in names if tokens.words[n.first] in inside or not _only_begins(tokens, n)]


def _heads_sentence(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.sentence[i - 1] != tokens.sentence[i]


def _only_begins(tokens: Tokens, name: Name) -> bool:
    """Says whether a name is a common noun that heads a sentence and modifies the next noun."""
    i = name.first
    if name.last - i != 1 or not _heads_sentence(tokens, i) or i + 1 >= len(tokens) or tokens.words[i].isupper():
        return False
    modifies = tokens.deps[i] == "compound" and tokens.pos[i + 1] == "NOUN" and tokens.words[i + 1].islower()
    if not modifies or name.label in {"GPE", "PERSON", "NORP"} or known_class(tokens.words[i], "ORG"):
        return False
    return tokens.tags[i] in {"NN", "NNS"} or tokens.lower[i] in classified("mentions/nouns")
