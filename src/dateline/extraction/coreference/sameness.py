"""Whether a description with the same noun as one before can mean the same: what owns, narrows and describes both."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import (
    contradict,
    definiteness,
    modifiers,
    names_around,
    narrowing,
    one_owner,
    other_complement,
    owner_of,
    possessor,
    proper_words,
    superlative,
)
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_NARROWING = frozenset({"of", "from", "that"})  # what opens a phrase that tells some apart


def were_some(clusters: Clusters, mention: Mention, known: int) -> bool:
    """Says whether things told of before were only some of "the boxes": "the first boxes"."""
    left = _places(clusters, clusters.mentions[known]) - _places(clusters, mention)
    return mention.number == "plural" and bool(left)


def is_some_of(clusters: Clusters, mention: Mention, known: int) -> bool:
    """Says whether a plural tells of some of those meant in general before: "drivers", then "the drivers of Oslo"."""
    root = clusters.root(known)
    group = [clusters.mentions[m] for m in clusters.members[root]]
    if mention.number != "plural" or group[0].kind is not MentionKind.NOMINAL:
        return False
    own, after = possessor(clusters, mention) != -1, {place for place, _ in narrowing(clusters, mention)}
    if "of" in after and not own and any(possessor(clusters, m) != -1 for m in group):
        return True  # "her friends", then "the friends of the victim"
    if definiteness(clusters, group[0]) != "bare" or any(_is_told_apart(clusters, m) for m in group):
        return False
    return own or not after.isdisjoint(_NARROWING)


def _is_told_apart(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a mention tells more of things than their noun, or names them."""
    if mention.kind is not MentionKind.NOMINAL:
        return mention.kind is MentionKind.NAME
    told = modifiers(clusters, mention) or narrowing(clusters, mention)
    return bool(told) or possessor(clusters, mention) != -1


def _places(clusters: Clusters, mention: Mention) -> frozenset[str]:
    return words("ordering").intersection(clusters.tokens.lower[mention.first : mention.head])


def owned_otherwise(clusters: Clusters, mention: Mention, known: int) -> bool:
    """Says whether a body is somebody's that its name does not tell: "the mayor's office", no "Police Office"."""
    owner = owner_of(clusters, mention)
    if owner < 0 or clusters.mentions[owner].kind is MentionKind.PRONOUN:
        return False
    words_of = {word.lower() for word in clusters.full_name(clusters.root(known))}
    head = clusters.tokens.lower[clusters.mentions[owner].head]
    return clusters.mentions[owner].cls == "Person" and head not in words_of


def same_thing(clusters: Clusters, mention: Mention, own: frozenset[str], known: int) -> bool:
    """Says whether nothing that is told of a description, with its modifiers ``own``, speaks against a thing before."""
    root = clusters.root(known)
    owner = owner_of(clusters, mention)
    after = narrowing(clusters, mention)
    theirs: frozenset[str] = frozenset()
    owned = narrowed = False
    for m in clusters.members[root]:
        other = clusters.mentions[m]
        if other.kind is MentionKind.NOMINAL:
            theirs |= modifiers(clusters, other)
            other_owner = owner_of(clusters, other)
            owned |= other_owner != -1
            narrowed |= bool(narrowing(clusters, other))
            if not one_owner(clusters, owner, other_owner) or other_complement(after, narrowing(clusters, other)):
                return False
    if words("contrasting").intersection(clusters.tokens.lower[mention.first : mention.head]) and not own <= theirs:
        return False  # "the ruling party" after a party of which nothing was said
    bare = not own and owner == -1 and clusters.tokens.lemmas[mention.head] in words("ruling")
    if bare and _of_a_time(clusters, root):
        return False  # "the government" after "the Berg government", "an interim government"
    if not own <= theirs and any(proper_words(clusters, mention)):
        return False  # "the Oslo-based company" after a company that nobody placed there
    if owner != -1 and not owned and not own <= theirs:
        return False  # "Peru's first medal" after some medal
    if owner != -1 and not owned and family(mention.cls) in {"Organization", "Place"}:
        return False  # "the sheriff's office" after some office on the third floor
    if _named_otherwise(clusters, mention, root):
        return False
    if contradict(own, theirs) or (owner != -1 and not owned and theirs):
        return False
    if superlative(clusters, mention) and not own <= theirs:
        return False
    return own <= theirs or (not theirs and not owned and not narrowed) or bool(own & theirs)


def _of_a_time(clusters: Clusters, root: int) -> bool:
    """Says whether a government is told apart by who leads it, or by when: not by its country or its level."""
    tokens = clusters.tokens
    nominal = (clusters.mentions[m] for m in clusters.members[root] if clusters.mentions[m].kind is MentionKind.NOMINAL)
    for other in nominal:
        for i in range(other.first, other.head):
            if tokens.lemmas[i] in words("passing"):
                return True
            known = clusters.mentions[clusters.by_head[i]] if i in clusters.by_head else None
            named = known is not None and known.kind is MentionKind.NAME and family(known.cls) != "GeopoliticalEntity"
            if named and tokens.deps[i] == "compound":
                return True
    return False


def _named_otherwise(clusters: Clusters, mention: Mention, root: int) -> bool:
    """Says whether other names tell two things apart: "the fair in Lund" is not "the Oslo fair"."""
    mine = names_around(clusters, mention)
    nominal = (clusters.mentions[m] for m in clusters.members[root] if clusters.mentions[m].kind is MentionKind.NOMINAL)
    theirs = {name for other in nominal for name in names_around(clusters, other)} if mine else set()
    return bool(theirs) and mine.isdisjoint(theirs)
