"""Several named ones under one description: "the two suspects", "both countries", "the pair"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.deeds import last_of
from dateline.extraction.coreference.looks import narrowing
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.classes import family, noun_class
from dateline.records import Mention, MentionKind

_REACH = 15  # sentences back at which several may have been named in one breath
_AGAIN = 6  # ... or all of them again, one by one
_NEAR = 2  # sentences back at which they may have been named one by one, or beside others
_DEFINITE = frozenset({"the", "these", "those", "both", "neither"})
_BODIES = frozenset({"Organization", "GeopoliticalEntity"})
_KINDS = frozenset(
    {"City", "County", "State", "Country", "Company", "School", "Court", "Union", "MediaOutlet", "NaturalPlace"}
)


def link_together(clusters: Clusters) -> None:
    """Notes of descriptions that count several which named ones they are, where just as many were named before."""
    listed: list[tuple[int, ...]] | None = None
    for root in sorted(clusters.members):
        first = clusters.mentions[root]
        count = _count(clusters, first) if first.kind is MentionKind.NOMINAL else 0
        if not count or clusters.named(root) or narrowing(clusters, first):
            continue
        if listed is None:
            listed = list(_lists(clusters))
        found = _of_match(clusters, first, count) or _listed(clusters, listed, first, count)
        found = found or _one_by_one(clusters, first, count)
        if found:
            known = next((r for r, parts in clusters.together.items() if parts == found), root)
            clusters.join(root, known, "quantity", class_told=True)
            clusters.together[known] = found


def _count(clusters: Clusters, mention: Mention) -> int:
    """How many a description says that they are, if it takes them up and says no more of them; else 0."""
    tokens = clusters.tokens
    if tokens.lower[mention.first] not in _DEFINITE:
        return 0
    phrase, numbers = tokens.lower[mention.first : mention.last], load_data("coreference/rules")["numbers"]
    if phrase[0] == "neither":
        return 2 if len(phrase) == 2 and tokens.tags[mention.head] == "NN" else 0
    if phrase[0] == "both":
        rest = [word for word in phrase[1:] if word not in {"of", "the", "these", "those"}]
        return 2 if len(rest) < 2 and tokens.tags[mention.head] in {"NNS", "NNPS", "DT", "CD"} else 0
    if len(phrase) == 2 and (phrase[1] in numbers or phrase[1] in words("sums")):
        return int(numbers.get(phrase[1], 3 if phrase[1] == "trio" else 2))
    return int(numbers.get(phrase[1], 0)) if len(phrase) == 3 and mention.last == mention.head + 1 else 0


def _of_match(clusters: Clusters, mention: Mention, count: int) -> tuple[int, ...]:
    """The two who were last said to play each other, if the description is of teams: "both sides", "neither team"."""
    lemma = clusters.tokens.lemmas[mention.head]
    match = last_of(clusters, "match", mention) if count == 2 and lemma in words("sporting") else None
    if match is None:
        return ()
    roots = tuple(sorted({clusters.root(match.doer), clusters.root(match.target)}))
    bodies = [r for r in roots if family(clusters.cls(r)) in _BODIES]
    return roots if bodies and all(clusters.named(r) for r in roots) else ()


def _fits(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether a named one may be of those whom a description counts."""
    named, lemma = clusters.cls(root), clusters.tokens.lemmas[mention.head]
    if clusters.number(root) == "plural":
        return False
    if lemma in words("parties"):
        return family(named) in _BODIES
    if lemma in words("unions"):
        return family(named) == "Organization"
    if lemma in words("sums") or noun_class([lemma]) == "Person":
        return named == "Person"
    return named in _KINDS and named == noun_class([lemma])


def _unsure(clusters: Clusters, root: int) -> bool:
    """Says whether nothing is known of a name of several words, so that it may be anybody's beside one that fits."""
    return clusters.cls(root) in words("unsure") and len(clusters.full_name(root)) > 1


def _lists(clusters: Clusters) -> Iterator[tuple[int, ...]]:
    """The mentions of each list of names and of nothing else: "Ann Lee and Tom Reed", "France, Italy and Spain"."""
    chain: list[int] = []
    closed = False
    for before, mention in pairwise(clusters.mentions):
        link = _between(clusters, before, mention)
        if not link or closed:
            yield from _whole(clusters, chain, closed)
            chain, closed = [], False
        if link:
            chain += [mention.index] if chain else [before.index, mention.index]
            closed = link[-1] == "and"
    yield from _whole(clusters, chain, closed)


def _whole(clusters: Clusters, chain: list[int], closed: bool) -> Iterator[tuple[int, ...]]:
    if closed and all(clusters.mentions[m].kind is MentionKind.NAME for m in chain):
        yield tuple(chain)


def _between(clusters: Clusters, before: Mention, mention: Mention) -> list[str]:
    """The words that join two mentions in a list; none where they are in no list, or in two clauses."""
    tokens = clusters.tokens
    start = mention.first - len(mention.title.split())
    words_between = tokens.lower[before.last : start]
    if words_between not in (["and"], [","], [",", "and"]):
        return []
    apart = tokens.deps[mention.head] in SUBJECTS and tokens.deps[before.head] not in SUBJECTS | {"conj", "appos"}
    return [] if apart else words_between


def _listed(clusters: Clusters, lists: list[tuple[int, ...]], mention: Mention, count: int) -> tuple[int, ...]:
    """The last list of just so many names that fit, where no other list could be meant as well."""
    here = clusters.sentence(mention.index)
    found: list[tuple[int, tuple[int, ...]]] = []
    for chain in lists:
        roots = tuple(dict.fromkeys(clusters.root(m) for m in chain))
        back = here - clusters.sentence(chain[-1])
        if chain[-1] >= mention.index or not any(_fits(clusters, r, mention) for r in roots):
            continue
        again = min(clusters.sentence(clusters.latest(r, mention.index)) for r in roots)
        if back <= _REACH or here - again <= _AGAIN:
            found.append((back, roots))
    if not found:
        return ()
    back, last = found[-1]
    if len(last) != count or not all(_fits(clusters, r, mention) or _unsure(clusters, r) for r in last):
        return ()
    rivals = [roots for before, roots in found if set(roots) != set(last) and before - back <= _NEAR]
    return () if rivals else last


def _is_cut(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a name goes on behind a hyphen, or begins before one: one body may have been taken for two."""
    tokens = clusters.tokens.words
    around = [*tokens[max(0, mention.first - 1) : mention.first], *tokens[mention.last : mention.last + 1]]
    return mention.kind is MentionKind.NAME and "-" in around


def _one_by_one(clusters: Clusters, mention: Mention, count: int) -> tuple[int, ...]:
    """Just so many named bodies of the sentences before, if the description says that they are bodies."""
    lemma, here = clusters.tokens.lemmas[mention.head], clusters.sentence(mention.index)
    if count != 2 or lemma in words("sums") or noun_class([lemma]) == "Person":
        return ()
    found: set[int] = set()
    for known in reversed(clusters.mentions[: mention.index]):
        if here - clusters.sentence(known.index) > _NEAR:
            break
        root = clusters.root(known.index)
        if lemma in words("unions") and _is_cut(clusters, known):
            return ()
        if known.kind is not MentionKind.PRONOUN and clusters.named(root) and _fits(clusters, root, mention):
            found.add(root)
    countries = {root for root in found if clusters.cls(root) == "Country"}
    return next((tuple(sorted(roots)) for roots in (countries, found) if len(roots) == count), ())
