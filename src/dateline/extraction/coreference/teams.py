"""The team of which its coach speaks: "The team played well," Norway's coach said."""

from __future__ import annotations

from dateline.extraction.coreference.bodies import held_bodies
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import definiteness, modifiers, narrowing
from dateline.records import Mention, MentionKind


def link_teams(clusters: Clusters, speakers: dict[int, int]) -> None:
    """Joins "the team" in what a coach says to the body whose coach he is.

    Arguments:
        clusters: of the article.
        speakers: the speaker of each quoted token.
    """
    for mention in clusters.mentions:
        if mention.head in speakers and _is_any_team(clusters, mention):
            bodies = _teams(clusters, clusters.root(speakers[mention.head]))
            if len(bodies) == 1:
                clusters.join(mention.index, bodies.pop(), "kind", class_told=True)


def _is_any_team(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description is "the team" alone, of which nobody knows which one it is."""
    sporting = mention.kind is MentionKind.NOMINAL and clusters.tokens.lemmas[mention.head] in words("sporting")
    if not sporting or mention.number == "plural" or definiteness(clusters, mention) != "definite":
        return False
    told = modifiers(clusters, mention) or narrowing(clusters, mention)
    return not told and not clusters.named(clusters.root(mention.index))


def _teams(clusters: Clusters, speaker: int) -> set[int]:
    """The bodies that somebody leads as their coach or captain."""
    members = [clusters.mentions[m] for m in clusters.members[speaker]]
    return {body for m in members for role in sorted(words("coaches")) for body in held_bodies(clusters, m, role)}
