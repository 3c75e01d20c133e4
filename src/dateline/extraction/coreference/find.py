"""Puts the rules of coreference in order and makes entities of what they join."""

from __future__ import annotations

from dateline.extraction.coreference.ahead import link_ahead
from dateline.extraction.coreference.clusters import Clusters, best_class
from dateline.extraction.coreference.descriptions import Index, link_description, note
from dateline.extraction.coreference.grammar import link_grammar
from dateline.extraction.coreference.introduced import link_introduced
from dateline.extraction.coreference.labels import label_of, names_of
from dateline.extraction.coreference.main_body import link_main
from dateline.extraction.coreference.names import link_names
from dateline.extraction.coreference.pronouns import Pronouns
from dateline.extraction.coreference.shortened import link_shortened
from dateline.extraction.coreference.teams import link_teams
from dateline.extraction.coreference.together import link_together
from dateline.extraction.tokens import read_tokens
from dateline.language import Parsed
from dateline.records import Entity, Link, Mention, MentionKind, ParagraphKind, Quotation


def find_entities(
    parsed: Parsed, mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...]
) -> tuple[Entity, ...]:
    """Returns the entities of an article, in the order of their first mentions.

    Arguments:
        parsed: the article's parse.
        mentions: its mentions.
        quotations: its quotations, for who "I" is.

    Returns:
        Entities; every mention that is no unresolved pronoun is in exactly one.
    """
    clusters = Clusters(mentions, read_tokens(parsed.doc))
    link_all(clusters, Pronouns(parsed, clusters, quotations))
    links: dict[int, list[Link]] = {}
    for link in clusters.links:
        links.setdefault(clusters.root(link.mention), []).append(link)
    groups = [[mentions[m] for m in clusters.members[root]] for root in sorted(clusters.members)]
    kept = [group for group in groups if any(m.kind is not MentionKind.PRONOUN for m in group)]
    labels = [label_of(parsed, clusters, _fuller_first(parsed, group)) for group in kept]
    return tuple(
        _entity(clusters, i, group, label, links.get(clusters.root(group[0].index), []))
        for i, (group, label) in enumerate(zip(kept, labels, strict=True))
    )


def _fuller_first(parsed: Parsed, group: list[Mention]) -> list[Mention]:
    """The mentions of a group, but the text's first description before a headline's that says less: "deal"."""
    titled = [m for m in group if parsed.kind(m.head) in {ParagraphKind.TITLE, ParagraphKind.HEADING}]
    described = [m for m in group if m.kind is MentionKind.NOMINAL]
    text = next((m for m in described if m not in titled), None)
    if text is None or described[0] not in titled or len(text.name.split()) <= len(described[0].name.split()):
        return group
    return [m for m in group if m not in titled] + titled


def link_all(clusters: Clusters, pronouns: Pronouns) -> None:
    """Joins names, then what grammar joins and the lead brings in, then pronouns and descriptions in text order.

    In text order, because "his order" is only known when "his" is.
    """
    link_names(clusters)
    link_shortened(clusters)
    link_grammar(clusters)
    link_introduced(pronouns.parsed, clusters)
    index = Index()
    for mention in clusters.mentions:
        if mention.kind is MentionKind.PRONOUN:
            pronouns.link(mention)
        elif mention.kind is MentionKind.NOMINAL:
            link_description(clusters, index, mention)
        note(clusters, index, mention)
    link_ahead(clusters)
    link_main(clusters)
    link_teams(clusters, pronouns.speakers)
    link_together(clusters)


def _entity(clusters: Clusters, index: int, group: list[Mention], label: str, links: list[Link]) -> Entity:
    together = clusters.root(group[0].index) in clusters.together
    cls = "Group" if together else best_class(group) or "Thing"
    ordered = tuple(sorted(links, key=lambda link: (link.mention, link.antecedent)))
    return Entity(index, cls, label, names_of(group), tuple(m.index for m in group), ordered, together)
