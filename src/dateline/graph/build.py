"""From a corpus to Turtle: the sections of the graph, in order."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.graph.conflicts import describe_conflict, find_conflicts
from dateline.graph.entities import (
    class_of,
    describe_entity,
    describe_mentioned,
    describe_merges,
    describe_unsure,
)
from dateline.graph.evidence import Span, describe
from dateline.graph.index import Index, index, is_named
from dateline.graph.merge import Merged, merge
from dateline.graph.run import run_section
from dateline.graph.sources import describe_article, describe_quotation, describe_source, quotation_spans
from dateline.graph.statements import Scene, describe_claim, describe_fact, describe_roles, direct, role_label
from dateline.graph.turtle import Section, Triple, check_base, section, write
from dateline.graph.vocabulary import Vocabulary, load_vocabulary
from dateline.records import Corpus, Node
from dateline.settings import Settings


def to_turtle(corpus: Corpus, settings: Settings) -> str:
    """Writes the graph of a corpus.

    Arguments:
        corpus: what resolution gives.
        settings: of the build; base, profile and ontology apply here.

    Raises:
        DatelineError: if the base is no IRI that ends in a slash.
    """
    check_base(settings.base)
    names, vocabulary = index(corpus), load_vocabulary(settings)
    facts = merge(corpus, names)
    nodes = _kept(corpus, names, facts)
    scene = _scene(corpus, names, vocabulary, nodes, facts)
    if settings.profile == "lean":
        return write(_lean(scene, nodes, facts), settings.base)
    sections = _full(corpus, scene, nodes, facts)
    return write((*sections, run_section(settings, names, sections)), settings.base)


def _kept(corpus: Corpus, names: Index, facts: tuple[Merged, ...]) -> tuple[Node, ...]:
    """Leaves out what is only described and takes part in nothing."""
    used = {key for fact in facts for key in _ends(fact)}
    for extraction in corpus.extractions:
        for quote in extraction.quotations:
            used |= {names.key(extraction.article.name, m) for m in (quote.speaker, quote.listener, quote.medium)}
    extractions = {extraction.article.name: extraction for extraction in corpus.extractions}
    return tuple(node for node in corpus.nodes if node.key in used or node.same_as or is_named(node, extractions))


def _ends(fact: Merged) -> Iterator[str | None]:
    yield from (fact.core.subject, fact.core.object, fact.core.at)
    for claim in fact.claims:
        yield from (claim.holder, claim.place)


def _scene(
    corpus: Corpus, names: Index, vocabulary: Vocabulary, nodes: tuple[Node, ...], facts: tuple[Merged, ...]
) -> Scene:
    labels = {node.key: node.label for node in nodes}
    roles = {fact.role for fact in facts if fact.role}
    labels |= {role.key: role_label(role.title, labels.get(role.at or "", "")) for role in sorted(roles, reverse=True)}
    titles = {role.key: role for role in sorted(roles, reverse=True)}
    return Scene(names, {e.article.name: e.article for e in corpus.extractions}, labels, vocabulary, titles)


def _lean(scene: Scene, nodes: tuple[Node, ...], facts: tuple[Merged, ...]) -> tuple[Section, ...]:
    statements = section("Direct statements", (t for fact in facts for t in direct(fact, scene.vocabulary, lean=True)))
    stated = [fact for fact in facts if any(direct(fact, scene.vocabulary, lean=True))]
    return (
        _terms(scene.vocabulary, nodes, stated),
        section("Entities", (t for node in nodes for t in describe_entity(node, scene.vocabulary))),
        section("Roles", (t for fact in stated for t in describe_roles(fact, scene))),
        statements,
    )


def _full(corpus: Corpus, scene: Scene, nodes: tuple[Node, ...], facts: tuple[Merged, ...]) -> tuple[Section, ...]:
    names, vocabulary = scene.index, scene.vocabulary
    extractions = {extraction.article.name: extraction for extraction in corpus.extractions}
    quotes = [(x, quote) for x in corpus.extractions for quote in x.quotations]
    known = frozenset(node.key for node in nodes)
    conflicts = find_conflicts(facts, vocabulary)
    return (
        _terms(vocabulary, nodes, facts),
        section("Entities", (t for node in nodes for t in _entity(node, scene))),
        section("Roles", (t for fact in facts for t in describe_roles(fact, scene))),
        section("Direct statements", (t for fact in facts for t in direct(fact, vocabulary, lean=False))),
        section("Facts", (t for fact in facts for t in describe_fact(fact, scene))),
        section("Contradictions", (t for conflict in conflicts for t in describe_conflict(conflict))),
        section(
            "Claims",
            (t for fact in facts for claim in fact.claims for t in describe_claim(fact, claim, scene)),
        ),
        section("Quotations", (t for x, quote in quotes for t in describe_quotation(x, quote, names))),
        section("Evidence", (t for found in _spans(corpus, scene, facts) for t in describe(found))),
        section(
            "Articles",
            (t for x in corpus.extractions for t in describe_article(x.article, names, corpus.sources)),
        ),
        section("Independent sources", (t for source in corpus.sources for t in describe_source(source, names))),
        section("Why entities are one", (t for node in nodes for t in describe_merges(node, names, extractions))),
        section("Pairs to decide", (t for pair in corpus.unsure for t in describe_unsure(pair, known))),
    )


def _entity(node: Node, scene: Scene) -> Iterator[Triple]:
    yield from describe_entity(node, scene.vocabulary)
    yield from describe_mentioned(node, scene.index)


def _terms(vocabulary: Vocabulary, nodes: tuple[Node, ...], facts: list[Merged] | tuple[Merged, ...]) -> Section:
    used = {class_of(node, vocabulary) for node in nodes} | {fact.core.relation for fact in facts}
    return section("Classes and relations", vocabulary.describe(used))


def _spans(corpus: Corpus, scene: Scene, facts: tuple[Merged, ...]) -> Iterator[Span]:
    for fact in facts:
        yield from (scene.evidence(claim) for claim in fact.claims)
    for extraction in corpus.extractions:
        for quote in extraction.quotations:
            yield from quotation_spans(extraction, quote, scene.index)
