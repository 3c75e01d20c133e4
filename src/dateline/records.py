"""The records that pass between stages.

Every record is frozen and made of plain values, so that a stage can run in another process and its
result can be stored. Offsets are characters of ``Article.text``, half-open. Tokens are counted in
the article's parse (see ``dateline.language``). Mentions, entities and facts of one article refer to
one another by their position in the article's tuples; only resolution speaks across articles.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is on the page. Only TITLE, HEADING, SUMMARY and BODY are parsed."""

    TITLE = "title"
    HEADING = "heading"
    SUMMARY = "summary"  # story highlights: support a fact, found none
    BODY = "body"
    FURNITURE = "furniture"  # captions, polls, related links: gives no fact
    METADATA = "metadata"  # a date line, a dateline, a byline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of ``Article.text`` without its surrounding white space, and why it is of its kind."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    ``name`` is the file's name (or name and record, for archives); ``published_basis`` says where the
    date was found: ``metadata``, ``dateline``, ``text``, ``file``, ``option``, ``corpus`` or nothing.
    """

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_basis: str = ""
    language: str = "en"
    url: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read: what it is called and what is wrong with it."""

    name: str
    message: str


class MentionKind(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"  # "the mayor", "scores of farmers", "a memo"
    PRONOUN = "pronoun"
    EVENT = "event"  # a verb that names an event: "gathered to protest"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to something.

    ``first`` and ``last`` are tokens, half-open; ``head`` is the token that heads it. ``name`` is the text
    without article, title and possessive ("Anna Berg", "museum director"); ``title`` what
    stood before a name ("Mayor"). ``number`` is ``singular`` or ``plural``, ``gender`` ``m``, ``f``, ``n``
    or nothing.
    """

    index: int
    start: int
    end: int
    first: int
    last: int
    head: int
    kind: MentionKind
    cls: str  # the ontology's local name of its class, "" where unknown
    text: str
    name: str
    title: str = ""
    number: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention is held to be the same thing as an earlier one."""

    mention: int
    antecedent: int
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in one article: its mentions, and the names it is given there.

    ``counted`` says that a description counts several whom the label names: "the two suspects".
    """

    index: int
    cls: str
    label: str
    names: tuple[str, ...]
    mentions: tuple[int, ...]
    links: tuple[Link, ...] = ()
    counted: bool = False


class TimeKind(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 value.

    ``value`` is a TIMEX3 value ("2017-01-26", "2013", "PT48H", "XXXX-WXX-5" for a weekday nobody can place).
    ``start_date`` and ``end_date`` are its first and last day as ISO text of the precision that the text
    gives ("2008", "2014-03", "2017-01-26"), None where unknown or unbounded. ``basis`` says on what the
    value rests: ``text``, ``published`` or ``corpus``.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: TimeKind
    value: str
    start_date: str | None = None
    end_date: str | None = None
    basis: str = "text"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an article gives to a speaker.

    ``pieces`` are character spans of the words (without quotation marks); ``speaker``, ``listener`` and
    ``medium`` are mentions. ``start`` and ``end`` run from the first character of words, cue and speaker
    to the last. ``cue`` is the cue as written ("said", "according to"), ``cue_lemma`` its lemma and
    ``cue_token`` its token (-1 where there is none).
    """

    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int
    direct: bool
    text: str
    speaker: int | None = None
    listener: int | None = None
    medium: int | None = None
    cue: str = ""
    cue_lemma: str = ""
    cue_token: int = -1
    confidence: float = 1.0


class Factuality(StrEnum):
    ASSERTED = "asserted"
    NEGATED = "negated"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Fact:
    """What one sentence of one article says.

    ``subject``, ``object``, ``at``, ``where`` and ``holder`` are mentions (positions in the article's tuple);
    ``literal`` is an object that is no entity (a role's title, an amount). ``when`` is an ISO date, month
    or year, or an interval "from/to" with ".." for an open end; ``when_basis`` is the basis of its expression, or
    ``discourse`` where the report's lead has the day. ``start`` and ``end`` are the evidence.
    ``trigger`` is the token that evokes the fact, ``quantity`` a number that matters ("30 people"). ``voice``
    is ``passive`` where an action's doer is not named: ``object`` is what it was done to ("the bridge was destroyed"),
    or ``subject`` where a phrase fills the object ("he was taken to hospital"). ``wording`` is the verb with all that
    completes it, to be read after the name of who did it or what it was done to ("sent a memo to the director").
    """

    relation: str
    subject: int | None
    object: int | None
    start: int
    end: int
    trigger: int
    verb: str = ""
    literal: str | None = None
    at: int | None = None
    where: int | None = None
    when: str | None = None
    when_basis: str = ""
    factuality: Factuality = Factuality.ASSERTED
    holder: int | None = None
    quantity: str | None = None
    voice: str = ""
    wording: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one article: the result of the stages from reading to extraction."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    facts: tuple[Fact, ...] = ()

    def entity_of(self, mention: int | None) -> Entity | None:
        """Returns the entity that a mention belongs to, or None."""
        if mention is None:
            return None
        return next((e for e in self.entities if mention in e.mentions), None)


@dataclass(frozen=True, slots=True)
class Source:
    """Articles that are copies of one text, or one that stands alone, and why."""

    articles: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why an article's entity was put with another: ``article`` and ``entity`` name the one that joined."""

    article: str
    entity: int
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the graph: the entities, over all articles, that are held to be it.

    ``key`` is its IRI below the base ("person/anna-berg"); ``members`` are (article, entity) pairs.
    """

    key: str
    cls: str
    label: str
    names: tuple[str, ...]
    members: tuple[tuple[str, int], ...]
    merges: tuple[Merge, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnsurePair:
    """Two nodes that may be one, for the user to decide."""

    left: str
    right: str
    reason: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that resolution hands to the graph."""

    extractions: tuple[Extraction, ...]
    nodes: tuple[Node, ...]
    sources: tuple[Source, ...]
    unsure: tuple[UnsurePair, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
