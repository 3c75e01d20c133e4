"""Names of organizations with "of" that the tagger passed over: "Voice of Reason", known by being said again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dateline.extraction.mentions.classes import ORGANIZATIONS, name_class, noun_class
from dateline.extraction.mentions.name import Name
from dateline.extraction.mentions.places import place_class
from dateline.extraction.mentions.titles import is_title
from dateline.extraction.tokens import Tokens


def names_with_of(tokens: Tokens, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Yields "X of Y" where an article says it twice, or says what it is: "Voice of Reason, a campaign group".

    Arguments:
        tokens: of the article.
        names: those known, none of which is a part of what is yielded.
        taken: tokens of times and of headings in capitals.
    """
    covered = taken | {i for n in names for i in range(n.first, n.last)}
    spans = [span for i, word in enumerate(tokens.lower) if word == "of" and (span := _span(tokens, i, covered))]
    said = Counter(tuple(tokens.words[first:last]) for first, last in spans)
    inside = {tuple(tokens.words[first:last]) for first, last in spans if _inside(tokens, first)}
    told = {tuple(tokens.words[first:last]) for first, last in spans if _is_told(tokens, last)}
    for first, last in spans:
        words = tuple(tokens.words[first:last])
        if words in inside and (said[words] > 1 or words in told):
            yield Name(first, last, name_class(words, "ORG"), "ORG")


def _span(tokens: Tokens, of: int, covered: set[int]) -> tuple[int, int] | None:
    """The capitalised words on both sides of "of", or None where they are a title, a place or a name known."""
    if of == 0 or of + 1 >= len(tokens) or not _proper(tokens, of - 1, covered) or is_title(tokens, of - 1):
        return None
    first, last = of - 1, of + 1
    while first > 0 and _proper(tokens, first - 1, covered) and not is_title(tokens, first - 1):
        first -= 1
    while last < len(tokens) and _proper(tokens, last, covered):
        last += 1
    if last == of + 1 or tokens.sentence[first] != tokens.sentence[last - 1]:
        return None
    return None if place_class(" ".join(tokens.words[of + 1 : last])) else (first, last)


def _proper(tokens: Tokens, i: int, covered: set[int]) -> bool:
    return i not in covered and tokens.words[i][0].isupper() and tokens.pos[i] in {"PROPN", "NOUN", "ADJ"}


def _inside(tokens: Tokens, i: int) -> bool:
    """Says whether a word is not the first of its sentence, where any word is capitalised."""
    return i > 0 and tokens.sentence[i - 1] == tokens.sentence[i]


def _is_told(tokens: Tokens, end: int) -> bool:
    """Says whether a noun for an organization follows in apposition: ", a self-described campaign group"."""
    if end + 2 >= len(tokens) or tokens.words[end] != "," or tokens.lower[end + 1] not in {"a", "an", "the"}:
        return False
    head = tokens.heads[end + 1]
    return head > end + 1 and noun_class([*tokens.lower[head - 1 : head], tokens.lemmas[head]]) in ORGANIZATIONS
