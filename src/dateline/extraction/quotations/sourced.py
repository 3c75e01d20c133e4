"""What is told with its source in a phrase: "according to the ministry"."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extraction.quotations.extent import SUBJECTS
from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import Sentence
from dateline.language import Parsed
from dateline.language.tree import Token

_OPENING = {"(": ")", "[": "]", "–": "–", "—": "—", "--": "--"}


def of_source(parsed: Parsed, phrase: Token, hit: Hit, sentence: Sentence, others: Mapping[int, Hit]) -> list[int]:
    """Returns the tokens of what is told by the source that a phrase names."""
    anchor = phrase.head
    while anchor.pos_ not in {"VERB", "AUX"} and anchor.head.i != anchor.i:
        anchor = anchor.head
    chain = others.get(anchor.i)
    if chain is not None and chain.speaker >= 0 and any(c.dep_ == "ccomp" for c in anchor.children):
        return []
    first, last = _told(parsed, phrase, anchor, sentence)
    left_out = _left_out(parsed, phrase, hit, anchor)
    return [i for i in range(first, last) if i not in left_out]


def _left_out(parsed: Parsed, phrase: Token, hit: Hit, anchor: Token) -> set[int]:
    """The tokens of the phrase itself, and of whom the source quotes in its turn."""
    own = {t.i for t in phrase.subtree}
    if phrase.i < anchor.i and not any(c.dep_ in SUBJECTS for c in anchor.children):
        comma = _first_comma(parsed, hit.speaker, anchor.i)
        end = hit.speaker if comma == anchor.i and _begins(parsed, hit.speaker + 1) else comma
        own = {i for i in own if i <= end}
    if hit.medium >= 0 and phrase.i < anchor.i:
        own |= set(range(phrase.i, _first_comma(parsed, hit.speaker, anchor.i)))
    return own


def _told(parsed: Parsed, phrase: Token, anchor: Token, sentence: Sentence) -> tuple[int, int]:
    """Where the words of a source begin and end: in its relative clause, its aside or its sentence."""
    aside = _aside_around(parsed, phrase, sentence)
    if aside is not None:
        return aside
    first, last = sentence.first, _end_of_sourced(phrase, anchor, sentence)
    if anchor.dep_ == "relcl":
        return anchor.left_edge.i, min(last, anchor.right_edge.i + 1)
    end = phrase.right_edge.i + 1
    if _opens_half(phrase) and anchor.i < phrase.i and "," in {t.text for t in parsed.doc[end - 1 : end + 1]}:
        return end, sentence.last  # "will cut jobs and, *according to* X, close shops"
    if anchor.dep_ == "conj" and anchor.head.i < phrase.i < anchor.i:
        return max(first, anchor.left_edge.i), last  # "the mill shut, and the owners, *according to* X, sold it"
    return first, last


def _opens_half(phrase: Token) -> bool:
    """Tells whether a source stands behind the "and" before the second half of a sentence."""
    before = phrase.i - 1
    before -= before > 0 and phrase.doc[before].text == ","
    return before >= 0 and phrase.doc[before].dep_ == "cc"


def _aside_around(parsed: Parsed, phrase: Token, sentence: Sentence) -> tuple[int, int] | None:
    """The dashes or brackets that a source stands between with a clause of its own."""
    opening = -1
    for i in range(sentence.first, phrase.i):
        text = parsed.doc[i].text
        if opening >= 0 and text == _OPENING[parsed.doc[opening].text]:
            opening = -1
        elif opening < 0 and text in _OPENING:
            opening = i
    if opening < 0 or not any(parsed.doc[i].pos_ in {"VERB", "AUX"} for i in range(opening, phrase.i)):
        return None
    closing = _OPENING[parsed.doc[opening].text]
    end = next((i for i in range(phrase.i, sentence.last) if parsed.doc[i].text == closing), -1)
    return (opening + 1, end) if end >= 0 else None


def _end_of_sourced(phrase: Token, anchor: Token, sentence: Sentence) -> int:
    """Where a source's clause ends: ", according to X, and the town wants more" goes on without X."""
    end = phrase.right_edge.i + 1
    if phrase.i < anchor.i:
        return sentence.last
    following = [t.lower_ for t in phrase.doc[end : end + 2]]
    goes_on = following[:1] == [","] and following[-1] in {"and", "but", "while", "though", "although"}
    own = any(
        c.dep_ in SUBJECTS for j in anchor.children if j.i > end and j.dep_ in {"conj", "advcl"} for c in j.children
    )
    return phrase.i if goes_on and own else sentence.last


def _first_comma(parsed: Parsed, first: int, last: int) -> int:
    """The comma that ends a source whose clause has lost its subject to it ("according to X, her words were")."""
    return next((i for i in range(first, last) if parsed.doc[i].text == ","), last)


def _begins(parsed: Parsed, i: int) -> bool:
    """Tells whether a noun phrase begins, which the parser hung on the source: "the ministry *over 300* pilgrims"."""
    return any(t.pos_ in {"NUM", "DET"} for t in parsed.doc[i : i + 2])
