"""The lie of an article's tokens: which stand inside quotation marks, and where sentences end outside them.

The parser's sentences break at and inside quotations, so sentences are counted here from final stops outside the
marks: `"Why? It is late," she said.` is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extraction.quotations.marks import Marked
from dateline.language import Parsed
from dateline.records import ParagraphKind

FINAL = frozenset(".?!")
_GOING_ON = frozenset({",", ";", "-", "--", "–", "—"})
_CLOSING = frozenset("\"')]}")


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch in tokens, half-open, its marks outside."""

    marked: Marked
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens half-open, the marked stretches in it; ``pure`` if all its words are marked."""

    paragraph: int
    first: int
    last: int
    spans: tuple[Span, ...]
    pure: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """``inside[i]`` is the position in ``spans`` of the stretch token ``i`` stands in (marks included), or -1."""

    spans: tuple[Span, ...]
    inside: tuple[int, ...]
    paragraphs: tuple[tuple[int, int, int], ...]  # index of the paragraph, first token, last token

    def is_outside(self, token: int) -> bool:
        return self.inside[token] < 0


def lay_out(parsed: Parsed, marked: Sequence[Marked]) -> Layout:
    """Puts marked stretches over the tokens of a parse."""
    inside = [-1] * len(parsed.starts)
    spans: list[Span] = []
    token = 0
    for mark in marked:
        while token < len(inside) and parsed.starts[token] < mark.left:
            token += 1
        first = last = token
        while token < len(inside) and parsed.starts[token] < mark.right:
            inside[token] = len(spans)
            if parsed.starts[token] < mark.start:
                first = token + 1
            if parsed.starts[token] < mark.end:
                last = token + 1
            token += 1
        spans.append(Span(mark, first, max(first, last)))
    return Layout(tuple(spans), tuple(inside), _paragraphs(parsed))


def _paragraphs(parsed: Parsed) -> tuple[tuple[int, int, int], ...]:
    found: list[tuple[int, int, int]] = []
    first = 0
    places = parsed.paragraph_of
    for i in range(1, len(places) + 1):
        if i == len(places) or places[i] != places[first]:
            found.append((places[first], first, i))
            first = i
    return tuple(found)


def sentences(parsed: Parsed, layout: Layout, attributions: frozenset[int]) -> tuple[Sentence, ...]:
    """Cuts the paragraphs into sentences.

    Arguments:
        attributions: tokens of speech verbs with no content of their own; a quotation that ends with a stop is
            still part of the sentence if such a verb follows it ("Why?" Smith asked).
    """
    found: list[Sentence] = []
    for paragraph, first, last in layout.paragraphs:
        start = i = first
        while i < last:
            end = _sentence_end(parsed, layout, i, last, attributions)
            i = end if end is not None else i + 1
            if end is not None or i == last:
                found.append(_sentence(parsed, layout, paragraph, start, i))
                start = i
    return tuple(found)


def _sentence_end(parsed: Parsed, layout: Layout, i: int, last: int, attributions: frozenset[int]) -> int | None:
    """Returns the token after the sentence that ends with token ``i``, or None where none ends there."""
    doc = parsed.doc
    if layout.is_outside(i):
        if doc[i].text not in FINAL:
            return None
        while i + 1 < last and layout.is_outside(i + 1) and doc[i + 1].text in _CLOSING | FINAL:
            i += 1
        return i + 1
    span = layout.inside[i]
    if i + 1 < last and layout.inside[i + 1] == span:
        return None
    if not _ends_fully(parsed, layout.spans[span]) or i + 1 >= last:
        return None
    following = doc[i + 1]
    if following.text in FINAL:
        return None
    if layout.is_outside(i + 1) and (following.text[0].islower() or following.text in _GOING_ON):
        return None
    return None if _is_attributed(parsed, layout, i + 1, last, attributions) else i + 1


def _ends_fully(parsed: Parsed, span: Span) -> bool:
    text = parsed.article.text[span.marked.start : span.marked.right]
    return text.rstrip("\"”’'»` ").endswith((".", "?", "!", "…"))


def _is_attributed(parsed: Parsed, layout: Layout, first: int, last: int, attributions: frozenset[int]) -> bool:
    """Tells whether what follows a quotation up to the next stop says who speaks, and nothing else."""
    for i in range(first, min(last, first + 14)):
        if not layout.is_outside(i) or parsed.doc[i].text in FINAL:
            return False
        if i in attributions:
            return _last_mark(parsed, layout, first) != "." or not _introduces(parsed, layout, i, last)
        if parsed.doc[i].pos_ in {"VERB", "AUX"} and i > first:
            return False
    return False


def _last_mark(parsed: Parsed, layout: Layout, first: int) -> str:
    """The last character of the words that end before a token."""
    span = layout.spans[layout.inside[first - 1]]
    return parsed.article.text[span.marked.end - 1]


def _introduces(parsed: Parsed, layout: Layout, verb: int, last: int) -> bool:
    """Tells whether a verb of speech has marked words of its own after it, before the next stop."""
    for i in range(verb + 1, last):
        if not layout.is_outside(i):
            return True
        if parsed.doc[i].text in FINAL:
            return False
    return False


def _sentence(parsed: Parsed, layout: Layout, paragraph: int, first: int, last: int) -> Sentence:
    seen = sorted({layout.inside[i] for i in range(first, last)} - {-1})
    pure = bool(seen) and not _says_more(parsed, layout, first, last)
    return Sentence(paragraph, first, last, tuple(layout.spans[s] for s in seen), pure)


def _says_more(parsed: Parsed, layout: Layout, first: int, last: int) -> bool:
    """Tells whether words stand outside marks and brackets."""
    depth = 0
    for i in range(first, last):
        text = parsed.doc[i].text
        depth += (text.count("(") + text.count("[")) - (text.count(")") + text.count("]"))
        if layout.is_outside(i) and depth <= 0 and text[0].isalnum():
            return True
    return False


def is_heading(parsed: Parsed, sentence: Sentence) -> bool:
    """Tells whether a sentence stands in a title or a heading."""
    return parsed.kind(sentence.first) in {ParagraphKind.TITLE, ParagraphKind.HEADING}


def is_clause(parsed: Parsed, span: Span) -> bool:
    """Tells whether the words hold a subject and a verb."""
    for i in range(span.first, span.last):
        token = parsed.doc[i]
        is_root = token.pos_ in {"VERB", "AUX"} and (not span.first <= token.head.i < span.last or token.head.i == i)
        if is_root and any(c.dep_.startswith("nsubj") and span.first <= c.i < span.last for c in token.children):
            return True
    return False
