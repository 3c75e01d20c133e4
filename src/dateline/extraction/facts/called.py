"""What those are called in a wording whom pronouns and short descriptions stand for."""

from __future__ import annotations

from dateline.extraction.coreference.labels import possessive
from dateline.extraction.facts.fuller import fuller_name
from dateline.extraction.facts.reading import Reading
from dateline.records import Entity, Mention, MentionKind

_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
_SHORT = 4  # tokens of a description that a name may stand for


def called(reading: Reading, mention: Mention, named: set[int | None]) -> str:
    """Returns what a mention is called, or nothing where its own words serve.

    Arguments:
        reading: the article.
        mention: a mention of which the wording has every word.
        named: the entities that the wording names already; those that it names now are added.
    """
    return _name(reading, mention, named) or _fuller(reading, mention, named)


def whole_mention(reading: Reading, tokens: list[int], i: int) -> Mention | None:
    """Returns the mention that begins at a token, if all of it is kept."""
    mention = reading.by_first.get(tokens[i])
    if mention is None or tokens[i : i + mention.last - mention.first] != list(range(mention.first, mention.last)):
        return None
    return mention


def _name(reading: Reading, mention: Mention, named: set[int | None]) -> str:
    """Returns what a mention is called by name, or nothing where its own words serve."""
    entity = reading.entity_of.get(mention.index)
    token = reading.parsed.doc[mention.head]
    if token.lower_.endswith(("self", "selves")):
        return ""  # "hurt themselves" hurt no others
    stands = mention.kind in {MentionKind.PRONOUN, MentionKind.NOMINAL} and token.tag_ not in {"WDT", "WP", "WP$"}
    if entity is not None and token.lower_ == "my":
        return possessive(entity.label)  # the speaker is who is told of, but "my" is the reader's
    if entity is None or not stands or mention.last - mention.first > _SHORT or entity.index in named:
        return ""
    if mention.kind is MentionKind.NOMINAL and not _may_be_named(reading, mention, entity):
        return ""
    named.add(entity.index)
    pronoun = mention.kind is MentionKind.PRONOUN and token.dep_ == "poss"  # "her", taken for an object now and then
    owns = token.tag_ == "PRP$" or pronoun or _owns(reading, mention)
    return possessive(entity.label) if owns else entity.label


def _fuller(reading: Reading, mention: Mention, named: set[int | None]) -> str:
    """Returns what more the article says of a thing that a wording only points at: "the bid for the port"."""
    entity = reading.entity_of.get(mention.index)
    if entity is None or entity.index in named or reading.is_named(entity):
        return ""
    told = " ".join(reading.entities[i].label for i in named if i is not None)
    name = fuller_name(reading, mention, entity, told)
    return possessive(name) if name and _owns(reading, mention) else name


def _may_be_named(reading: Reading, mention: Mention, entity: Entity) -> bool:
    """Says whether a name may stand for a description: it points at somebody named, whose name does not follow it."""
    first = reading.parsed.doc[mention.first]
    points = first.lower_ in _POINTING or first.tag_ == "PRP$"
    if reading.parsed.doc[mention.head].dep_ == "attr":
        return False  # "is sure that Lee is *the right person*"
    definite = points and mention.last - mention.first > 1 and reading.is_named(entity)
    return definite and not _is_named_beside(reading, mention, entity.index)


def _is_named_beside(reading: Reading, mention: Mention, entity: int) -> bool:
    """Says whether a description's name follows it at once, so that its own words serve: "the movement, Dawn Front"."""
    after = mention.last + (reading.parsed.doc[mention.last : mention.last + 1].text == ",")
    beside = reading.by_first.get(after)
    known = reading.entity_of.get(beside.index) if beside is not None else None
    return known is not None and known.index == entity


def _owns(reading: Reading, mention: Mention) -> bool:
    return reading.parsed.doc[mention.last - 1].tag_ == "POS"
