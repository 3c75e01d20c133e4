"""What gives a described thing its name: "the Teamsters union", "a firm called Tarn", "identified as Ann Lee"."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_BETWEEN = 3  # nouns between a name and the noun it names: "the Tarn 40 blue chip share index"
_SKIPPED = frozenset({"the", "as", '"', "'", "“", "‘", ","})


def link_naming(clusters: Clusters, mention: Mention) -> None:
    """Joins a described thing to the name that its own phrase or its verb gives it."""
    if mention.kind is not MentionKind.NOMINAL or mention.number == "plural":
        return
    _named_before(clusters, mention)
    _called(clusters, mention)
    _identified(clusters, mention)


def _named_before(clusters: Clusters, mention: Mention) -> None:
    """ "The Teamsters union" is the Teamsters; so is "the Port Workers (PWG) union" the Port Workers."""
    tokens = clusters.tokens
    if tokens.lemmas[mention.head] not in words("named_before") or mention.last != mention.head + 1:
        return
    named = _name_before(clusters, mention)
    if named is None or not _may_be_named(named, mention):
        return
    start = min(named.first, mention.first)
    if tokens.lower[start] not in {"a", "an"} and tokens.lower[start - 1 : start] not in (["a"], ["an"]):
        clusters.join(mention.index, named.index, "apposition", class_told=True)


def _name_before(clusters: Clusters, mention: Mention) -> Mention | None:
    """The name that stands before a noun, with nothing but nouns and brackets between."""
    tokens = clusters.tokens
    near = clusters.mentions[max(0, mention.index - 4) : mention.index + 3]
    for before in range(mention.head - 1, max(-1, mention.head - 2 - _BETWEEN), -1):
        named = next((m for m in near if m.kind is MentionKind.NAME and m.first <= before < m.last), None)
        if named is not None:
            return named
        if tokens.words[before] != ")" and not (tokens.pos[before] == "NOUN" and tokens.words[before].islower()):
            return None
    return None


def _may_be_named(named: Mention, mention: Mention) -> bool:
    if mention.cls == "Region" and named.cls in {"GeopoliticalEntity", "State"}:
        return True  # "the Tuscany region", but not "the Florence region"
    if named.cls in {"Event", "Person"} or family(named.cls) == "GeopoliticalEntity":
        return False
    if mention.name.split()[-1] == "team":
        return named.cls == "SportsTeam"
    loose = named.cls in {"Organization", "Thing", ""}
    return loose or named.cls == mention.cls or (mention.cls == "Group" and family(named.cls) == "Organization")


def _called(clusters: Clusters, mention: Mention) -> None:
    """ "A firm called Tarn", "the suspect, identified as Ann Lee", "its elite unit the Falcons"."""
    tokens = clusters.tokens
    verb = next((c for c in tokens.children[mention.head] if c >= mention.last and _names(clusters, c)), -1)
    if verb < 0:
        beside = tokens.lemmas[mention.head] in words("named_before") and tokens.lower[mention.first] not in {"a", "an"}
        verb = mention.last - 1 if beside and tokens.lower[mention.last : mention.last + 1] == ["the"] else -1
    if verb >= 0 and (tokens.lemmas[verb] not in words("naming_as") or tokens.lower[verb + 1 : verb + 2] == ["as"]):
        _join_named(clusters, mention, _name_at(clusters, verb + 1))


def _names(clusters: Clusters, verb: int) -> bool:
    tokens = clusters.tokens
    naming = tokens.lemmas[verb] in words("naming") or tokens.lemmas[verb] in words("naming_as")
    return naming and tokens.tags[verb] == "VBN" and tokens.deps[verb] in {"acl", "appos", "amod"}


def _identified(clusters: Clusters, mention: Mention) -> None:
    """ "The victim was identified as Ann Lee": a verb says who somebody described is."""
    tokens = clusters.tokens
    verb = tokens.heads[mention.head]
    if tokens.deps[mention.head] != "nsubjpass" or mention.cls != "Person":
        return
    if tokens.lemmas[verb] not in words("naming_as") and tokens.lemmas[verb] not in words("naming"):
        return
    if any(tokens.deps[c] == "neg" or tokens.lower[c] in words("mistaken") for c in tokens.children[verb]):
        return
    behind = next(
        (c for c in tokens.children[verb] if c > verb and tokens.lower[c] == "as"), verb
    )  # "identified Friday as"
    _join_named(clusters, mention, _name_at(clusters, behind + 1))


def _name_at(clusters: Clusters, token: int) -> Mention | None:
    """The name that starts at a token, after "as", "the" and quotation marks."""
    tokens = clusters.tokens
    while token < len(tokens) and tokens.lower[token] in _SKIPPED:
        token += 1
    at = (clusters.by_head.get(i) for i in range(token, min(token + 6, len(tokens))))
    near = (clusters.mentions[m] for m in at if m is not None)
    return next((m for m in near if m.kind is MentionKind.NAME and m.first - len(m.title.split()) == token), None)


def _join_named(clusters: Clusters, mention: Mention, named: Mention | None) -> None:
    """Joins a description to its name; a person to a person, whatever else to no person."""
    if named is None or named.index <= mention.index:
        return
    mistaken = named.cls == "Person" and " " not in named.name and not named.title and mention.cls not in {"Group", ""}
    if named.cls == "Group" or ((mention.cls == "Person") != (named.cls == "Person") and not mistaken):
        return
    group = mention.cls == "Group" and family(named.cls) == "Organization"
    if mistaken or group or family(mention.cls) == family(named.cls) or named.cls in words("unsure"):
        clusters.join(named.index, mention.index, "apposition", class_told=True)
