"""What a short description is called in a wording where the article says more of it elsewhere: "the bid" for a port."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import words as rule_words
from dateline.extraction.facts.reading import Reading
from dateline.extraction.lexicon import word_set
from dateline.records import Entity, Mention, MentionKind

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_COMPLETING = frozenset({"prep", "relcl", "acl", "appos", "conj", "cc"})
_LONG = 10  # words of a description that a wording can bear in the place of two


def fuller_name(reading: Reading, mention: Mention, entity: Entity, told: str) -> str:
    """Returns a fuller description than a wording's own, or nothing where its own serves.

    Arguments:
        reading: the article.
        mention: the description, of which the wording has every word.
        entity: what it stands for.
        told: the label of whom the wording is of, which a description should not say again.
    """
    label, noun = entity.label, mention.name
    if mention.kind is not MentionKind.NOMINAL or mention.last - mention.first != 2 or entity.counted:
        return ""
    first, head = reading.parsed.doc[mention.first], reading.parsed.doc[mention.head]
    if first.lower_ not in _POINTING or head.i != mention.last - 1 or " " in noun or noun == label:
        return ""
    if head.lemma_.lower() in rule_words("unfilled"):
        return ""
    before, known, after = label.partition(noun)
    words = label.split()
    if not known or len(words) > _LONG or (before and before[-1] != " ") or (after and after[0] not in " '"):
        return ""
    if words[0].lower() in word_set("mentions/phrases", "measures") or not words[0][0].isalpha():
        return ""
    goes_on = reading.parsed.doc[mention.last : mention.last + 1].text == (after.split() or [""])[0]
    told_enough = goes_on or any(c.dep_ in _COMPLETING for c in head.rights) or _says_again(told, label)
    if told_enough or _has_rival(reading, mention, entity):
        return ""
    return label if is_owned(label, noun) else f"the {label}"


def is_owned(label: str, noun: str) -> bool:
    """Says whether a label tells whose a thing is before its noun: "Tarn's bid"."""
    return any(word.endswith(("'s", "s'")) for word in label.partition(noun)[0].split())


def _has_rival(reading: Reading, mention: Mention, entity: Entity) -> bool:
    """Says whether another thing was called by the same noun since, or the label only counts it: "the first game"."""
    counts = not rule_words("ordering").isdisjoint(entity.label.lower().split())
    if counts and entity.label.split()[-1].lower() not in rule_words("spans"):  # "the first game of the day"
        return True
    lemma = reading.parsed.doc[mention.head].lemma_.lower()
    for before in reversed(reading.mentions[: mention.index]):
        if before.kind is MentionKind.NOMINAL and reading.parsed.doc[before.head].lemma_.lower() == lemma:
            return reading.entity_of.get(before.index) is not entity
    return False


def _says_again(told: str, label: str) -> bool:
    """Says whether a description names whom the wording is of: "Tarn raised *Tarn's bid*"."""
    names = {word.removesuffix("'s") for word in label.split() if word[0].isupper()}
    return not names.isdisjoint(word.removesuffix("'s") for word in told.split())
