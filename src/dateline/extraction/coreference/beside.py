"""Names that stand beside a description, however they were parsed: "the capital, Oslo", "France's ally Italy"."""

from __future__ import annotations

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_ORGANIZED = frozenset({"Organization", "Group"})
_BODIES = frozenset({"Organization", "GeopoliticalEntity"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset({",", ".", ";", ")", "--", "–", "—"})


def link_beside(clusters: Clusters, before: Mention, mention: Mention) -> None:
    """Joins a description to the name that follows it at once, or behind a comma where that can be nothing else."""
    if before.kind is not MentionKind.NOMINAL or mention.kind is not MentionKind.NAME or before.number != "singular":
        return
    if before.last != before.head + 1:
        return
    between = clusters.tokens.lower[before.last : mention.first]
    if between == [","]:
        capital = _is_capital(clusters, before, mention) or _is_second_subject(clusters, before, mention)
        if capital or _is_movement(clusters, before, mention) or _is_kin(clusters, before, mention):
            clusters.join(mention.index, before.index, "apposition", class_told=True)
    elif not between and _is_stance(clusters, before, mention):
        clusters.join(mention.index, before.index, "apposition", class_told=True)
    elif all(word in {"the", '"', "'"} for word in between) and _is_named(clusters, before, mention):
        clusters.join(mention.index, before.index, "apposition")


def _is_named(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    """ "The newspaper The Daily Gull"."""
    free = mention.cls != "Person" and clusters.tokens.deps[before.head] != "compound"
    return free and bool(before.cls) and family(before.cls) == family(mention.cls)


def _is_capital(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    one_kind = family(before.cls) == family(mention.cls) == "GeopoliticalEntity"
    return clusters.tokens.lemmas[before.head] == "capital" and one_kind


def _is_second_subject(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    """ "He and the governor, Ann Lee, agree": a verb that seems to have two subjects."""
    tokens, first = clusters.tokens, clusters.tokens.heads[before.head]
    if before.cls != "Person" or mention.cls != "Person" or tokens.deps[before.head] != "conj":
        return False
    subjects = tokens.deps[first] in SUBJECTS and tokens.deps[mention.head] in SUBJECTS
    one_verb = subjects and tokens.heads[first] == tokens.heads[mention.head]
    return one_verb and tokens.lower[before.first] == "the" and " " in mention.name


def _is_kin(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    """ "Lee, her niece, *Eva*, and two cooks sang": one of the family, told by name between commas."""
    tokens, after = clusters.tokens, mention.last
    owned = any(tokens.deps[c] == "poss" for c in tokens.children[before.head])
    closed = after + 1 < len(tokens) and tokens.words[after] in _ENDS
    if not owned or not closed or mention.cls != "Person" or tokens.lemmas[before.head] not in words("kin"):
        return False
    return tokens.deps[mention.head] in {"appos", "conj"} and " " not in mention.name


def _is_stance(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    """ "France's close ally Italy", "the plane's maker Tarn": told by what one is to another."""
    tokens = clusters.tokens
    owned = any(tokens.deps[c] == "poss" for c in tokens.children[before.head])
    whole = mention.last == len(tokens) or tokens.heads[mention.head] in {before.head, tokens.heads[before.head]}
    stance = tokens.lemmas[before.head] in words("stances") and family(mention.cls) in _BODIES
    return owned and stance and whole and tokens.deps[before.head] != "compound"


def _is_movement(clusters: Clusters, before: Mention, mention: Mention) -> bool:
    """ "The radical movement, Dawn, has"; not so "According to the movement, Dawn has", "... movement, Dawn said"."""
    tokens, end = clusters.tokens, mention.last
    body = tokens.lemmas[before.head] in words("bodies") | words("named_before")
    if not body or tokens.lower[before.first] != "the" or before.head - before.first < 2 or end + 1 >= len(tokens):
        return False
    if not {family(before.cls), family(mention.cls)} <= _ORGANIZED or before.cls == mention.cls == "Group":
        return False
    if _opens(clusters, before) or any(tokens.deps[c] in {"conj", "cc"} for c in tokens.children[mention.head]):
        return False
    if tokens.words[end] in _ENDS:
        return tokens.lower[end + 1] not in {"and", "or"} and not _is_name(clusters, end + 1)
    quoted = any(tokens.deps[c] == "ccomp" for c in tokens.children[tokens.heads[mention.head]] if c < mention.first)
    return tokens.tags[end] in _FINITE and not quoted


def _opens(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description ends a phrase that stands before its clause: "According to the ministry, Tarn"."""
    tokens, token = clusters.tokens, mention.head
    while tokens.deps[token] in {"pobj", "prep", "pcomp"}:
        if tokens.heads[token] > token:
            return True
        token = tokens.heads[token]
    return False


def _is_name(clusters: Clusters, token: int) -> bool:
    return clusters.tokens.pos[token] == "PROPN"


def name_beside(clusters: Clusters, mention: Mention) -> Mention | None:
    """The person's name that ends at the comma before a description: "the naming of Ann Lee, a nurse, was"."""
    tokens = clusters.tokens
    if mention.cls != "Person" or tokens.words[mention.first - 1] != "," or mention.index == 0:
        return None
    named = next((m for m in reversed(clusters.mentions[: mention.index]) if m.last <= mention.first), None)
    if named is None or named.last != mention.first - 1 or named.kind is not MentionKind.NAME:
        return None
    return named if named.cls == "Person" and tokens.deps[named.head] not in {"conj", "compound"} else None
