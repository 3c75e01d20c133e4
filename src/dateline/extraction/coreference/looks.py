"""What a described thing's words say: how definite it is, whose it is, what narrows it, what contradicts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import demonyms
from dateline.records import Mention, MentionKind

_CONTENT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB"})
_SOLE = frozenset({"Facility"})
_BELONGINGS = frozenset({"Thing", "Document"})
_DEEP = 4  # words between "whose" and the verb of its clause: "in the west of whose state fires burn"
_ASIDE = frozenset({",", "-", "--", "–", "—", "("})  # what sets a clause apart that narrows nothing


def role_of(title: str) -> str:
    """Returns the noun of a title: what a description of its holder may be headed by.

    A leader's rank or degree behind the office is not what he is called by: "President General Ann Lee".

    >>> role_of("Police Chief"), role_of("Minister of Public Works"), role_of("President General")
    ('chief', 'minister', 'president')
    """
    parts = [part.strip(".,").lower() for part in re.split(r" (?:of|for) ", title)[0].split()]
    ranked = len(parts) > 1 and parts[-1] in words("ranks_behind") and parts[0] in words("ranked")
    return parts[0] if ranked else parts[-1]


def phrase(clusters: Clusters, mention: Mention) -> tuple[str, ...]:
    """Returns the lemmas of a described thing's name: what two bare plurals must share to be one."""
    tokens = clusters.tokens
    return tuple(tokens.lemmas[i] for i in range(name_first(clusters, mention), mention.last))


def name_first(clusters: Clusters, mention: Mention) -> int:
    """The token at which a described thing's name starts."""
    return max(mention.first, mention.last - len(_split(mention, clusters)))


def _split(mention: Mention, clusters: Clusters) -> list[str]:
    """The tokens of a mention's name, counted from its end."""
    size, text = 0, 0
    wanted = len(mention.name.replace(" ", ""))
    for i in range(mention.last - 1, mention.first - 1, -1):
        if text >= wanted:
            break
        text += len(clusters.tokens.words[i])
        size += 1
    return clusters.tokens.words[mention.last - size : mention.last]


def definiteness(clusters: Clusters, mention: Mention) -> str:
    """Returns ``definite``, ``possessed``, ``indefinite`` or ``bare``."""
    tokens = clusters.tokens
    if mention.first == mention.head:
        return "bare"
    if possessor(clusters, mention) >= 0:
        return "possessed"
    first = tokens.lower[mention.first]
    if first in words("definite"):
        return "definite"
    return "indefinite" if first in words("indefinite") else "bare"


def possessor(clusters: Clusters, mention: Mention) -> int:
    """Returns the mention that possesses a described thing ("Cole" in "Cole's order"), or -1; -2 for an unknown one."""
    tokens = clusters.tokens
    for child in tokens.children[mention.head]:
        if tokens.deps[child] == "poss":
            if tokens.tags[child] == "WP$":
                return _of_whom(clusters, mention.head)
            return clusters.by_head.get(child, -2) if child >= mention.first else -1
    return _shared_owner(clusters, mention)


def _shared_owner(clusters: Clusters, mention: Mention) -> int:
    """Returns whose the second of two things is, before which nothing stands: "Ann Lee's house and *car*"; else -1.

    What may be anybody's is not shared: "the firm's workers and police".
    """
    tokens, head = clusters.tokens, mention.head
    if mention.kind is not MentionKind.NOMINAL or tokens.deps[head] != "conj" or mention.first != head:
        return -1
    one = tokens.lemmas[head] in words("owned") or (mention.number == "singular" and mention.cls in _SOLE)
    if not one and mention.cls not in _BELONGINGS:
        return -1
    first = tokens.heads[head]
    while tokens.deps[first] == "conj":
        first = tokens.heads[first]
    owner = next((c for c in tokens.children[first] if tokens.deps[c] == "poss" and c < first), -1)
    return clusters.by_head.get(owner, -2) if owner >= 0 and tokens.tags[owner] != "WP$" else -1


def _of_whom(clusters: Clusters, token: int) -> int:
    """Returns the mention that "whose" stands for: what the relative clause around a noun is told of; else -2."""
    tokens = clusters.tokens
    for _ in range(_DEEP):
        if tokens.deps[token] == "relcl":
            return _before_place(clusters, clusters.by_head.get(tokens.heads[token], -2))
        token = tokens.heads[token]
    return -2


def _before_place(clusters: Clusters, owner: int) -> int:
    """Returns whom "whose" stands for behind a place: "a son of Leeds, whose", but not "the mayor of Leeds, whose"."""
    tokens = clusters.tokens
    head = clusters.mentions[owner].head if owner >= 0 else 0
    if owner < 0 or tokens.deps[head] != "pobj" or family(clusters.mentions[owner].cls) != "GeopoliticalEntity":
        return owner
    other = clusters.by_head.get(tokens.heads[tokens.heads[head]], -1)
    if other < 0 or clusters.mentions[other].cls != "Person" or other > owner:
        return owner
    return other if definiteness(clusters, clusters.mentions[other]) == "indefinite" else -2


def modifiers(clusters: Clusters, mention: Mention) -> frozenset[str]:
    """Returns the content words before a described thing's head, without its possessor."""
    tokens = clusters.tokens
    start = min(name_first(clusters, mention), mention.head)
    owner = owner_of(clusters, mention)
    owned = clusters.mentions[owner] if owner >= 0 else None
    return frozenset(
        tokens.lemmas[i]
        for i in range(start, mention.head)
        if tokens.pos[i] in _CONTENT and not (owned and owned.first <= i < owned.last)
    )


def body_of(clusters: Clusters, root: int, lemma: str) -> frozenset[str]:
    """The words before a title and around a role: "denver" for "Denver Mayor Ada Cole"."""
    tokens = clusters.tokens
    found: set[str] = set()
    for m in clusters.members[root]:
        mention = clusters.mentions[m]
        if mention.title:
            start = mention.first - len(mention.title.split())
            sentence = tokens.sentence[mention.first]
            before = range(max(0, start - 3), mention.first - 1)
            found.update(tokens.lower[i] for i in before if tokens.sentence[i] == sentence)
        elif mention.kind is MentionKind.NOMINAL and tokens.lemmas[mention.head] == lemma:
            found.update(modifiers(clusters, mention))
    return frozenset(found)


def narrowing(clusters: Clusters, mention: Mention) -> frozenset[tuple[str, str]]:
    """What follows a head and narrows it: (preposition, noun) pairs, ("that", "") for a clause."""
    tokens = clusters.tokens
    found: set[tuple[str, str]] = set()
    for child in tokens.children[mention.head]:
        if child < mention.head or tokens.words[tokens.left[child] - 1] in _ASIDE:
            continue
        if tokens.deps[child] == "prep":
            found.update(
                (tokens.lower[child], tokens.lemmas[c]) for c in tokens.children[child] if tokens.deps[c] == "pobj"
            )
        elif tokens.deps[child] in {"relcl", "acl"} and not _tells_founder(clusters, child):
            found.add(("that", str(child)))
    return frozenset(found)


def _tells_founder(clusters: Clusters, verb: int) -> bool:
    """Says whether a clause tells what somebody known founded: "the firm *Lee made*", where Ann Lee is known by it.

    One whom only the clause brings in tells which firm is meant.
    """
    tokens = clusters.tokens
    if tokens.deps[verb] != "relcl" or tokens.lemmas[verb] not in words("founding"):
        return False
    founder = next((c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"), -1)
    who = clusters.by_head.get(founder, -1)
    return who >= 0 and clusters.named(clusters.root(who)) and min(clusters.members[clusters.root(who)]) < who


def names_around(clusters: Clusters, mention: Mention) -> frozenset[int]:
    """Returns the named things, by their roots, that a description's own words place or tell apart by."""
    tokens = clusters.tokens
    near = [c for c in tokens.children[mention.head] if tokens.deps[c] in {"compound", "nmod"}]
    after = [c for c in tokens.children[mention.head] if tokens.lower[c] in {"in", "at", "near", "outside"}]
    near += [t for c in after if c > mention.head for t in tokens.children[c] if tokens.deps[t] == "pobj"]
    roots = (clusters.root(clusters.by_head[i]) for i in near if i in clusters.by_head)
    return frozenset(root for root in roots if clusters.named(root))


def other_complement(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> bool:
    """Says whether two descriptions go on differently: "the cost of care" and "the cost of living"."""
    places = {place for place, _ in mine}
    return any((place, noun) not in mine for place, noun in theirs if place in places)


def superlative(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a thing is said to be the most of its kind: "the deadliest storm"."""
    return any(clusters.tokens.tags[i] in {"JJS", "RBS"} for i in range(mention.first, mention.head))


def owner_of(clusters: Clusters, mention: Mention) -> int:
    """Returns the possessor, or the person whose name modifies the head ("Biden" in "Biden bill"), or -1."""
    owner = possessor(clusters, mention)
    if owner != -1:
        return owner
    for child in clusters.tokens.children[mention.head]:
        known = (
            clusters.by_head.get(child) if child < mention.head and clusters.tokens.deps[child] == "compound" else None
        )
        if (
            known is not None
            and clusters.mentions[known].cls == "Person"
            and clusters.mentions[known].kind is MentionKind.NAME
        ):
            return known
    return -1


def one_owner(clusters: Clusters, one: int, other: int) -> bool:
    """Says whether two possessors can be one; an unknown pronoun may be anybody, so it is not trusted."""
    if one == -1 or other == -1:
        return True
    if one == -2 or other == -2:
        return False
    if clusters.root(one) == clusters.root(other):
        return True
    left, right = clusters.mentions[one], clusters.mentions[other]
    return (
        left.kind is MentionKind.PRONOUN
        and right.kind is MentionKind.PRONOUN
        and left.text.lower() == right.text.lower()
    )


@lru_cache(maxsize=1)
def _opposites() -> tuple[frozenset[str], ...]:
    sets = [frozenset(group) for group in load_data("coreference/rules")["words"]["opposites"]]
    return (*sets, frozenset(word.lower() for word in demonyms()))


def contradict(own: frozenset[str], theirs: frozenset[str]) -> bool:
    """Says whether two sets of modifiers cannot describe one thing: other numbers, opposites."""
    if not own or not theirs:
        return False
    left = {w for w in own if any(c.isdigit() for c in w)}
    right = {w for w in theirs if any(c.isdigit() for c in w)}
    if left and right and left.isdisjoint(right):
        return True
    return any(own & group and theirs & group and (own & group).isdisjoint(theirs & group) for group in _opposites())


def noun_of_one(clusters: Clusters, mention: Mention) -> str:
    """Returns the noun that "one" stands for beside its counterpart: "the *old bridge*, the new one"; else nothing."""
    tokens, own = clusters.tokens, modifiers(clusters, mention)
    if tokens.lower[mention.head] != "one" or mention.last != mention.head + 1 or not own:
        return ""
    for other in reversed(clusters.mentions[: mention.index]):
        if clusters.sentence(mention.index) - clusters.sentence(other.index) > 1:
            return ""
        nominal = other.kind is MentionKind.NOMINAL and other.number == "singular" and tokens.lower[other.head] != "one"
        plain = {tokens.lemmas[i] for i in range(other.first, other.head) if tokens.words[i].islower()}
        if nominal and contradict(own, modifiers(clusters, other) & plain):  # not the "New" of "New Zealand"
            return tokens.lower[other.head]
    return ""


def proper_words(clusters: Clusters, mention: Mention) -> Iterator[bool]:
    """Says of each word before the head whether it is a name: "the Swiss company" may be a company not named yet."""
    tokens = clusters.tokens
    for i in range(mention.first, mention.head):
        dated = tokens.tags[i + 1] == "CD"  # "the May 3 blast" may well be the blast
        yield not dated and (tokens.pos[i] == "PROPN" or (tokens.words[i][0].isupper() and i > mention.first))
