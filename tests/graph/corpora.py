"""Small corpora written out by hand: what extraction and resolution would hand to the graph."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from dateline.graph import Row, load_turtle, rows, to_turtle
from dateline.records import (
    Article,
    Corpus,
    Entity,
    Extraction,
    Fact,
    Factuality,
    Mention,
    MentionKind,
    Merge,
    Node,
    Paragraph,
    Quotation,
    Source,
    UnsurePair,
)
from dateline.settings import Settings

CLASSES = {
    "Mills": "Person",
    "Rossi": "Person",
    "Acme": "Company",
    "report": "Report",
    "Lyon": "City",
    "crews": "Group",
}


@dataclass
class Story:
    """One article in which each name of ``CLASSES`` that its text holds is an entity of its own."""

    name: str
    text: str
    published: date | None = None
    facts: list[Fact] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)

    def names(self) -> list[str]:
        """The names in the text; their positions are those of mentions and entities."""
        return [name for name in CLASSES if name in self.text]

    def at(self, name: str | None) -> int | None:
        """The mention of a name."""
        return None if name is None else self.names().index(name)

    def says(
        self,
        subject: str | None,
        relation: str,
        target: str | None,
        *,
        where: str | None = None,
        at: str | None = None,
        holder: str | None = None,
        evidence: str | None = None,
        **more: object,
    ) -> Story:
        """Adds a fact; its evidence is the whole text unless told otherwise."""
        words = self.text if evidence is None else evidence
        start = self.text.index(words)
        fact = Fact(
            relation,
            self.at(subject),
            self.at(target),
            start,
            start + len(words),
            0,
            at=self.at(at),
            where=self.at(where),
            holder=self.at(holder),
        )
        self.facts.append(replace(fact, **more))  # type: ignore[arg-type]
        return self

    def quotes(self, speaker: str | None, *pieces: str, direct: bool = True) -> Story:
        """Adds a quotation; its evidence is the whole text."""
        spans = tuple((self.text.index(piece), self.text.index(piece) + len(piece)) for piece in pieces)
        self.quotations.append(
            Quotation(spans, 0, len(self.text), direct, " ".join(pieces), speaker=self.at(speaker), cue="said")
        )
        return self

    def extraction(self) -> Extraction:
        """The article as extraction would give it."""
        spots = [self.text.index(name) for name in self.names()]
        mentions = tuple(
            Mention(i, s, s + len(n), i, i + 1, i, MentionKind.NAME, CLASSES[n], n, n)
            for i, (n, s) in enumerate(zip(self.names(), spots, strict=True))
        )
        entities = tuple(Entity(i, CLASSES[n], n, (n,), (i,)) for i, n in enumerate(self.names()))
        article = Article(self.name, self.text, (Paragraph(0, len(self.text)),), published=self.published)
        return Extraction(article, mentions, entities, (), tuple(self.quotations), tuple(self.facts))


def corpus(*stories: Story, copies: tuple[str, ...] = (), unsure: tuple[UnsurePair, ...] = ()) -> Corpus:
    """Resolves stories by name alone; ``copies`` are the names of articles that share a source."""
    found: dict[str, list[tuple[str, int]]] = {}
    for story in stories:
        for i, name in enumerate(story.names()):
            found.setdefault(name, []).append((story.name, i))
    nodes = tuple(
        Node(
            f"{CLASSES[name].lower()}/{name.lower()}",
            CLASSES[name],
            name,
            (name, f"the {name}"),
            tuple(sorted(members)),
            tuple(Merge(article, i, "same name", 0.9) for article, i in sorted(members)[1:]),
        )
        for name, members in found.items()
    )
    alone = tuple(Source((s.name,), "stands alone") for s in stories if s.name not in copies)
    shared = (Source(copies, "same text"),) if copies else ()
    return Corpus(tuple(s.extraction() for s in stories), nodes, alone + shared, unsure)


def turtle(*stories: Story, settings: Settings | None = None, **more: object) -> str:
    """The Turtle of stories."""
    return to_turtle(corpus(*stories, **more), settings or Settings())  # type: ignore[arg-type]


def table(*stories: Story, **more: object) -> list[Row]:
    """The rows of stories, by way of the Turtle."""
    return rows(load_turtle(turtle(*stories, **more)))  # type: ignore[arg-type]


NEGATED, POSSIBLE = Factuality.NEGATED, Factuality.POSSIBLE
