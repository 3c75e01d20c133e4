"""What the view shows, as plain records."""

from __future__ import annotations

from dataclasses import dataclass

ACTS = "acts"


@dataclass(frozen=True, slots=True)
class Article:
    """An article that a sentence was read in."""

    title: str
    file: str = ""
    publisher: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One article saying something: in its own voice where ``holder`` is empty.

    ``holder_node`` is the holder's position in ``Story.nodes``, -1 where it is not drawn.
    """

    article: int
    sentences: tuple[str, ...]
    holder: str = ""
    holder_node: int = -1
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement. ``subject``, ``object``, ``at`` and ``place`` are positions in ``Story.nodes`` or -1."""

    key: str
    relation: str
    label: str
    subject: int
    object: int
    literal: str = ""
    at: int = -1
    place: int = -1
    when: str = ""
    quantity: str = ""
    told: str = ""  # an action as a sentence
    factuality: str = "asserted"
    sources: int = 0
    claims: tuple[Claim, ...] = ()
    contradicts: tuple[int, ...] = ()

    @property
    def target(self) -> int:
        """Where its line ends: the object, or the body where a role is held; -1 for neither."""
        return self.object if self.object >= 0 else self.at

    @property
    def attributed(self) -> bool:
        """Whether somebody says so, and no article in its own voice."""
        return bool(self.claims) and all(claim.holder for claim in self.claims)

    @property
    def drawn(self) -> bool:
        """Whether it can be a line between two different things."""
        return self.subject >= 0 and self.target >= 0 and self.subject != self.target


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation, shown with its speaker."""

    text: str
    direct: bool
    article: int


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity with its class, names and quotations."""

    key: str
    cls: str
    label: str
    names: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """All that the page holds."""

    nodes: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    articles: tuple[Article, ...]
