"""The body that a whole article is about: "the organization", of which it names one again and again."""

from __future__ import annotations

from dateline.extraction.coreference.binding import barred
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.kinds import is_kind
from dateline.extraction.coreference.looks import definiteness, modifiers, narrowing
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_OFTEN, _FAR = 6, 3  # mentions, and times those of any other, from which an article is held to be about a body


def link_main(clusters: Clusters) -> None:
    """Joins "the organization", of which no more is told, to the one that an article is about: named far more often."""
    for root in sorted(clusters.members):
        first = clusters.mentions[root]
        if clusters.root(root) != root or clusters.named(root) or not _is_some_body(clusters, root):
            continue
        main = _main(clusters, first)
        apart = main >= 0 and not any(
            barred(clusters.tokens, clusters.mentions[m], clusters.mentions[m], main, clusters)
            for m in clusters.members[root]
        )
        if apart:
            clusters.join(main, root, "kind", 0.6)


def _is_some_body(clusters: Clusters, root: int) -> bool:
    """Says whether all descriptions of a thing say only that it is the body, and at most by whom it was founded."""
    group = [clusters.mentions[m] for m in clusters.members[root]]
    told = [mention for mention in group if mention.kind is not MentionKind.PRONOUN]
    for mention in told:
        if mention.kind is not MentionKind.NOMINAL or mention.number != "singular" or modifiers(clusters, mention):
            return False
        if clusters.tokens.lemmas[mention.head] not in words("main_bodies"):
            return False
        bare = definiteness(clusters, mention) == "bare" and clusters.sentence(mention.index) == 0  # the headline
        if not bare and definiteness(clusters, mention) != "definite":
            return False
        if any(not _is_founding(clusters, place, noun) for place, noun in narrowing(clusters, mention)):
            return False
    return bool(told)


def _is_founding(clusters: Clusters, place: str, verb: str) -> bool:
    """Says whether what narrows a body is by whom it was made: "founded by Ann Lee", "that she co-founded"."""
    tokens = clusters.tokens
    if place != "that" or tokens.lemmas[int(verb)] not in words("founding"):
        return False
    makers = [c for c in tokens.children[int(verb)] if tokens.deps[c] == "nsubj"]
    if tokens.tags[int(verb)] == "VBD":  # not "that founded the school"
        return bool(makers) and all(tokens.lower[c] not in {"that", "which", "who"} for c in makers)
    return tokens.tags[int(verb)] == "VBN"


def _main(clusters: Clusters, description: Mention) -> int:
    """The body that an article names far more often than any other that may be called so, or -1."""
    named = [r for r in clusters.members if clusters.named(r) and family(clusters.cls(r)) == "Organization"]
    fitting = [r for r in named if is_kind(clusters, r, description)]
    ordered = sorted(fitting, key=lambda r: (-len(clusters.members[r]), r))
    sizes = [len(clusters.members[r]) for r in ordered[:2]] + [0, 0]
    return ordered[0] if sizes[0] >= max(_OFTEN, _FAR * sizes[1]) else -1
