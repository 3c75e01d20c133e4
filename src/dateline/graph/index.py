"""Looks up what the graph calls the things of a corpus."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.graph.terms import digest, slug
from dateline.records import Article, Corpus, Extraction, MentionKind, Node


@dataclass(frozen=True, slots=True)
class Index:
    """Names of articles, nodes and sources.

    ``articles`` maps an article's name to its key, ``node_of`` an article's name and one of its mentions to
    the node that the mention belongs to, ``source_of`` an article's name to its source's position.
    """

    articles: dict[str, str]
    node_of: dict[tuple[str, int], Node]
    source_of: dict[str, int]

    def node(self, article: str, mention: int | None) -> Node | None:
        """Returns the node of a mention, or None where nobody knows who it is."""
        return None if mention is None else self.node_of.get((article, mention))

    def key(self, article: str, mention: int | None) -> str | None:
        """Returns the key of a mention's node, or None."""
        node = self.node(article, mention)
        return node.key if node else None


def index(corpus: Corpus) -> Index:
    """Makes the index of a corpus."""
    members = {member: node for node in corpus.nodes for member in node.members}
    node_of = {
        (extraction.article.name, mention): members[extraction.article.name, entity.index]
        for extraction in corpus.extractions
        for entity in extraction.entities
        if (extraction.article.name, entity.index) in members
        for mention in entity.mentions
    }
    return Index(
        {e.article.name: article_key(e.article) for e in corpus.extractions},
        node_of,
        {name: i for i, source in enumerate(corpus.sources) for name in source.articles},
    )


def article_key(article: Article) -> str:
    """Names an article by its file and its text."""
    stem = article.name.rpartition(".")[0] or article.name
    return f"article/{slug(stem)}-{digest(article.name, article.content_hash)[:8]}"


def is_named(node: Node, extractions: dict[str, Extraction]) -> bool:
    """Says whether any article calls a node by a name."""
    for name, entity in node.members:
        extraction = extractions.get(name)
        if extraction and any(
            extraction.mentions[m].kind is MentionKind.NAME for m in extraction.entities[entity].mentions
        ):
            return True
    return False
