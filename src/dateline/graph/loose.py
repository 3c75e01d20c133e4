"""Statements of things that only their sentence knows: "other items", "each section", "its shape"; and circles."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import family
from dateline.records import Extraction, Fact, Mention, MentionKind, Node
from dateline.resolution.names import plain

_NAMED = frozenset({"Person", "Organization"})
_BRIEF = 3  # words of a description that says nothing without its owner: "sunny Baltic beaches"
_TIMELESS = frozenset({"citizenOf", "hasRole", "livesIn", "locatedIn", "memberOf", "partOf", "relatedTo"})
_STEM = 4  # letters that the forms of a verb share: "chaired", "chairs"


def is_loose(fact: Fact, told: Node | None, extraction: Extraction) -> bool:
    """Says whether an action is of a thing that nobody can find without its sentence.

    "Other items" are other than some that were told, "each section" is of something, and whose "its shape" is was not
    found. With a name or a number such a statement may still say enough: "other towns rejected the plan in 2019".
    """
    about = fact.subject if fact.subject is not None else fact.object
    if told is None or about is None:
        return False
    words, mention = told.label.split(), extraction.mentions[about]
    definite = any(c.isupper() or c.isdigit() for c in fact.wording)
    if fact.relation == "acts" and told.label.lower() in word_set("mentions/open", "belonging"):
        return not (definite or fact.when or fact.where is not None)
    if told.label == mention.name and _has_unknown_owner(mention, len(words)):
        return fact.relation not in _TIMELESS
    if fact.relation != "acts" or not told.label.islower():
        return False
    relative = words[0] in word_set("mentions/open", "relative") and len(words) == 2
    return relative and not definite


def _has_unknown_owner(mention: Mention, words: int) -> bool:
    """Says whether a pronoun tells whose something is, and nobody knows whose: "*its* governments", "*our* nation"."""
    first = mention.text.split()[0].lower()
    speaks = words == 1 and first in word_set("mentions/open", "speaking")
    return speaks or (words <= _BRIEF and first in word_set("mentions/open", "owning"))


def is_nameless(fact: Fact, told: Node | None, extraction: Extraction) -> bool:
    """Says whether a statement is of "the company" where the article names companies: which, was not found out."""
    about = fact.subject if fact.subject is not None else fact.object
    if told is None or about is None or not (told.label.islower() and told.label.isalpha()):
        return False
    mention = extraction.mentions[about]
    known = mention.text.split()[0].lower() in word_set("mentions/open", "definite") and mention.number != "plural"
    kind = family(told.cls)
    if not known or kind not in _NAMED:
        return False
    alike = (e for e in extraction.entities if (e.cls == told.cls if kind == "Organization" else family(e.cls) == kind))
    return any(extraction.mentions[m].kind is MentionKind.NAME for e in alike for m in e.mentions)


def is_circle(fact: Fact, subject: Node, target: Node) -> bool:
    """Says whether an object's label holds the whole statement: "the board sold shares sold by the board"."""
    stem = fact.verb.split()[0][:_STEM] if fact.verb else ""
    if fact.relation not in {"acts", "participatesIn"} or len(stem) < _STEM:
        return False
    known = set(plain(target.label).split())
    by = any(set(plain(form).split()) <= known for form in (subject.label, *subject.names))
    again = any(word.startswith(stem) for word in known - set(plain(subject.label).split()))
    helping = word_set("mentions/open", "helping") | {"a", "an", "the"}
    rest = {word for word in plain(fact.wording).split() if word not in helping and not word.startswith(stem)}
    return by and again and rest <= known
