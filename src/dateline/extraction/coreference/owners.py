"""Whose a thing is that its own phrase does not say: "the economy" of the one country told of, a club's "members"."""

from __future__ import annotations

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.deeds import doer
from dateline.extraction.coreference.looks import possessor
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.places import city_country
from dateline.language import fold
from dateline.records import Mention, MentionKind

_PLACES = frozenset({"Country", "City", "State", "County", "Region"})
_HOME = 3  # mentions from which a country is held to be the one that an article is about


def understood_owner(clusters: Clusters, described: list[Mention]) -> int:
    """Returns the mention whose a thing is by its other descriptions or by its sentence, or -1.

    Arguments:
        clusters: of the article.
        described: the descriptions of one thing, in text order, the first of one word or with "the" before it.
    """
    first = next((m for m in described if clusters.tokens.deps[m.head] != "compound"), described[0])
    if " " in first.name or first.last != first.head + 1 or first.first < first.head - 1:
        return -1
    lemma = clusters.tokens.lemmas[first.head]
    for other in (m for m in described if m is not first):
        owner = possessor(clusters, other) if clusters.tokens.lemmas[other.head] == lemma else -1
        if owner >= 0 and clusters.named(clusters.root(owner)):
            return owner
    if lemma in words("national"):
        return _of_country(clusters, first)
    if family(first.cls) == "Document":
        return _of_issuer(clusters, described)
    return _of_body(clusters, first) if lemma in words("belonging") else -1


def _of_issuer(clusters: Clusters, described: list[Mention]) -> int:
    """ "The letter" is that of the only one named who sent or wrote it."""
    tokens = clusters.tokens
    found: dict[int, int] = {}
    for mention in described:
        verb = tokens.heads[mention.head]
        inside = tokens.deps[mention.head] == "pobj" and tokens.lower[verb] == "in"  # "wrote in the letter"
        verb = tokens.heads[verb] if inside else verb
        written = tokens.lemmas[verb] == "write" if inside else tokens.lemmas[verb] in words("issuing")
        if written and tokens.deps[mention.head] in {"dobj", "nsubjpass", "pobj"}:
            owner = doer(clusters, verb)
            found.setdefault(clusters.root(owner) if owner >= 0 else -1, owner)
    found.pop(-1, None)
    return next(iter(found.values())) if len(found) == 1 and clusters.named(next(iter(found))) else -1


def _of_country(clusters: Clusters, mention: Mention) -> int:
    """ "The economy" is that of the only country that its sentence and the one before name, or of the article's own."""
    here, lemma = clusters.sentence(mention.index), clusters.tokens.lemmas[mention.head]
    bare = clusters.tokens.lower[mention.first]
    if mention.number == "plural" or bare not in {"the", mention.name.lower()}:
        return -1
    if bare != "the" and lemma in words("ruling") and clusters.tokens.deps[mention.head] == "compound":
        return -1  # "government buildings"
    found: dict[int, int] = {}
    for other in clusters.mentions:
        if clusters.sentence(other.index) > here:
            break
        root = clusters.root(other.index)
        if clusters.sentence(other.index) >= here - 1 and clusters.cls(root) == "Country" and clusters.named(root):
            found.setdefault(root, other.index)
    near, home = next(iter(found)) if len(found) == 1 else -1, home_country(clusters)
    if lemma in words("ruling") or not found:  # "Norway asked the government": of neither, unless it is at home there
        return home if near in {-1, home} else -1
    return found[near] if near >= 0 else -1


def home_country(clusters: Clusters) -> int:
    """Returns the root of the country that an article is about, by how often it and its towns are named; else -1."""
    votes: dict[int, int] = {}
    by_name: dict[str, int] = {}
    towns: dict[str, int] = {}
    below = 0
    for root, members in clusters.members.items():
        cls = clusters.cls(root)
        if cls not in _PLACES or not clusters.named(root):
            continue
        if cls == "Country":
            votes[root] = len(members)
            by_name[" ".join(clusters.full_name(root))] = root
        elif cls == "City":
            country = city_country(fold(" ".join(clusters.full_name(root))))
            towns[country or ""] = towns.get(country or "", 0) + len(members)
        else:
            below = max(below, len(members))
    for country, count in towns.items():
        if country in by_name:
            votes[by_name[country]] += count
    ordered = sorted(votes, key=lambda root: (-votes[root], root))
    if not ordered or votes[ordered[0]] < max(_HOME, below):
        return -1
    second = votes[ordered[1]] if len(ordered) > 1 else 0
    return ordered[0] if votes[ordered[0]] >= 2 * second else -1


def _of_body(clusters: Clusters, mention: Mention) -> int:
    """ "The club told members to stay": the members of the club, if it has a name."""
    tokens = clusters.tokens
    verb = tokens.heads[mention.head]
    verb = tokens.heads[verb] if tokens.deps[mention.head] in SUBJECTS else verb  # "told members to stay"
    if mention.first != mention.head or mention.number != "plural" or tokens.lemmas[verb] not in words("asking"):
        return -1
    if tokens.deps[mention.head] not in SUBJECTS | {"dobj", "dative"} or mention.head < verb:
        return -1
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS and c < verb), -1)
    owner = clusters.by_head.get(subject, -1)
    if owner < 0 or clusters.mentions[owner].kind is MentionKind.PRONOUN:
        return -1
    root = clusters.root(owner)
    return owner if clusters.named(root) and family(clusters.cls(root)) == "Organization" else -1
