"""Offices told with their body between commas before a name: "The Director, Coastal Survey, Dr. Ann Lee, said"."""

from __future__ import annotations

from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.lexicon import word_set
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind

_LONGEST = 4  # words of an office


def office_and_body(reading: Reading, mention: Mention, first: int) -> tuple[str, Filler] | None:
    """Returns the office and the body that stand before a name, each behind a comma; None where there are none.

    Arguments:
        reading: the article.
        mention: the name.
        first: the token at which the name starts, with its title.
    """
    doc = reading.parsed.doc
    if first < 4 or doc[first - 1].text != "," or mention.last >= len(doc) or doc[mention.last].text != ",":
        return None
    inner = reading.named.get(first - 2)
    if inner is None or inner.kind is not MentionKind.NAME or doc[inner.first - 1].text != ",":
        return None
    end = inner.first - 1
    start = _start(reading, end)
    body = reading.of_mention(inner, doc[inner.head])
    if start == end or body is None or not reading.ontology.fits(body.cls, ("Organization",)):
        return None
    return reading.parsed.text(start, end), body


def body_between(reading: Reading, office: Token, person: Filler) -> Filler | None:
    """Returns the body between an office and the name that it is told of: "The Director, *Coastal Survey*, Dr. Lee"."""
    doc, first = reading.parsed.doc, office.i + 2
    if first >= person.token.i or doc[first - 1].text != "," or not office.text[0].isupper():
        return None
    inner = reading.named.get(first)
    if inner is None or inner.first != first or doc[inner.last].text != ",":
        return None
    body = reading.of_mention(inner, doc[inner.head])
    between = sum(t.text == "," for t in doc[inner.last : person.token.i])
    return body if body is not None and between == 1 and reading.ontology.fits(body.cls, ("Organization",)) else None


def _start(reading: Reading, end: int) -> int:
    """Returns where an office in capitals starts that ends at a token, behind "the" or at the head of its sentence."""
    doc, start = reading.parsed.doc, end
    if doc[end - 1].lower_ not in word_set("mentions/titles", "offices") | role_words().of_bodies:
        return end
    while start > 0 and end - start < _LONGEST and doc[start - 1].text[0].isupper() and doc[start - 1].lower_ != "the":
        start -= 1
        if doc[start].is_sent_start:
            return start
    return start if start > 0 and start < end and doc[start - 1].lower_ == "the" else end
