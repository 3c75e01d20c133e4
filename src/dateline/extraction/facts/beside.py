"""Whose name stands behind a role and a comma, whatever the parser made of it: "the envoy to Peru, Ann Lee, left"."""

from __future__ import annotations

from dateline.extraction.facts.grammar import is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind

_REACH = 12  # tokens from a role to the comma behind its phrase
_INSIDE = frozenset({"of", "for", "to", "at", "in"})


def holder_beside(reading: Reading, role: Mention) -> Filler | None:
    """Returns the one person named behind a role's phrase and a comma, between commas or at the sentence's end."""
    doc = reading.parsed.doc
    comma = _comma_after(reading, doc[role.head])
    name = reading.named.get(comma + 1) if comma else None
    if role.cls != "Person" or role.number != "singular" or name is None or name.cls != "Person":
        return None
    if name.first != comma + 1 or name.title or not _ends(reading, doc[name.last - 1]):
        return None
    return reading.of_mention(name, doc[name.head])


def is_inside_role(reading: Reading, role: Token) -> bool:
    """Says whether a role only says of what another one is: the governor of "the candidate for governor, Ann Lee"."""
    above = role.head.head if role.dep_ == "pobj" else role
    whole = reading.by_head.get(above.i) if above.i != role.i else None
    return whole is not None and whole.kind is MentionKind.NOMINAL and whole.cls == "Person"


def _comma_after(reading: Reading, head: Token) -> int:
    """Returns the comma behind a noun and the prepositional phrases that follow it at once, or 0."""
    doc, i = head.doc, head.i + 1
    if i < len(doc) and doc[i].text != "," and doc[i].lower_ not in _INSIDE:
        return 0
    while i < min(len(doc) - 1, head.i + _REACH) and not is_verb(doc[i]) and not doc[i].is_sent_start:
        if doc[i].text == ",":
            return i
        joined = i - 1 in reading.named and i + 1 in reading.named  # "Ernst and Young"
        if doc[i].dep_ in {"punct", "mark", "cc"} and i not in reading.named and not joined:
            return 0
        i += 1
    return 0


def _ends(reading: Reading, last: Token) -> bool:
    """Says whether an apposition ends at a name: a comma follows that no other name follows, or a full stop."""
    after = last.i + 1
    if after >= len(last.doc) or last.doc[after].text in {".", ";", ")"}:
        return True
    further = reading.named.get(after + 1)
    in_list = further is not None and further.cls == "Person" and further.kind is MentionKind.NAME
    return last.doc[after].text == "," and not in_list
