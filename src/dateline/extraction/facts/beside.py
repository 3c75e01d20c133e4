"""Whose name stands behind a role and a comma, whatever the parser made of it: "the envoy to Peru, Ann Lee, left"."""

from __future__ import annotations

from dateline.extraction.facts.grammar import SUBJECTS, is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.mentions.classes import is_person_noun
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
    if is_of_name_before(reading, role, name):
        return None
    return reading.of_mention(name, doc[name.head])


def is_inside_role(reading: Reading, role: Token) -> bool:
    """Says whether a role only says of what another one is: the governor of "the candidate for governor, Ann Lee"."""
    above = role.head.head if role.dep_ == "pobj" else role
    whole = reading.by_head.get(above.i) if above.i != role.i else None
    return whole is not None and whole.kind is MentionKind.NOMINAL and whole.cls == "Person"


def is_anothers(reading: Reading, person: Filler, role: Mention) -> bool:
    """Says whether a role behind a name is not its bearer's.

    It belongs to the next name ("Ann Lee, *the minister*, Tom Hale, and ..."), or is the subject of what follows
    ("According to Ann Lee, *a driver* was hurt").
    """
    other = holder_beside(reading, role)
    if other is not None and other.entity != person.entity:
        return True
    after = role.head + 1
    doc = reading.parsed.doc
    while after < len(doc) and doc[after].i <= doc[role.head].right_edge.i:
        after += 1
    return _opens_clause(person.token, doc[after]) if after < len(doc) else False


def is_of_name_before(reading: Reading, role: Mention, name: Mention) -> bool:
    """Says whether a role between two names is the first one's: "Tom Hale, *the mayor*, Ann Lee, the sheriff"."""
    return _follows_name(reading, role) and _is_described(reading, name)


def _follows_name(reading: Reading, role: Mention) -> bool:
    comma = role.first - 1 - (reading.parsed.doc[role.first - 1].pos_ == "DET")
    return comma > 0 and reading.parsed.doc[comma].text == "," and comma - 1 in reading.named


def _is_described(reading: Reading, name: Mention) -> bool:
    """Says whether another role follows a name and a comma: "the mayor, Ann Lee, *the sheriff*, ..."."""
    after = reading.by_first.get(name.last + 1)
    return after is not None and after.kind is MentionKind.NOMINAL and after.cls == "Person"


def _opens_clause(name: Token, verb: Token) -> bool:
    """Says whether a finite verb follows that has no subject where the name is none."""
    if verb.tag_ not in {"VBZ", "VBD", "VBP", "MD"} or name.dep_ != "pobj":
        return False
    clause = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    return not any(c.dep_ in SUBJECTS for c in clause.children)


def is_inside_phrase(reading: Reading, role: Token, name: Mention) -> bool:
    """Says whether a name is only what a role is of: "the coach of world champion *Ann Lee*"."""
    between = role.doc[role.i + 1 : name.first]
    if len(between) < 2 or any(t.is_punct for t in between):
        return False
    last = between[-1]
    told = is_person_noun(last.lemma_.lower()) or last.pos_ == "NUM"
    return told and any(t.dep_ == "prep" for t in between)


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
