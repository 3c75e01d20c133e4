"""What fact extraction knows about the article it reads: all earlier steps, indexed by token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extraction.facts.factuality import FactualityReader
from dateline.extraction.facts.frames import Frames
from dateline.extraction.facts.grammar import child, is_infinitive, prepositional
from dateline.extraction.facts.phrases import Phrases
from dateline.extraction.facts.words import fact_words
from dateline.extraction.quotations import cue_content, cue_stance
from dateline.extraction.times import time_of
from dateline.language import Parsed
from dateline.language.tree import Span, Token
from dateline.ontology import Ontology, Pattern
from dateline.records import Entity, Mention, MentionKind, ParagraphKind, Quotation, TimeExpression


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a mention with its entity's class, or words that are no entity."""

    token: Token
    mention: int | None
    entity: int | None
    cls: str
    literal: str | None = None
    confidence: float = 1.0


class Reading:
    """An article on its way to facts.

    Arguments:
        parsed: the parse.
        mentions, entities, times, quotations: what the earlier steps found.
        ontology: relations and their words.
    """

    def __init__(
        self,
        parsed: Parsed,
        mentions: tuple[Mention, ...],
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        quotations: tuple[Quotation, ...],
        ontology: Ontology,
    ) -> None:
        self.parsed, self.mentions, self.entities = parsed, mentions, entities
        self.times, self.quotations, self.ontology = times, quotations, ontology
        self.frames = Frames(parsed.doc)
        self.factuality = FactualityReader()
        self.timed = {i for t in times for i in range(t.first, t.last)}
        self.phrases = Phrases(parsed, self.timed)
        self.by_head = {m.head: m for m in mentions}
        self.by_first = {m.first: m for m in sorted(mentions, key=lambda m: m.last, reverse=True)}  # the shortest
        self.named = {i: m for m in mentions if m.kind is MentionKind.NAME for i in range(m.first, m.last)}
        self.entity_of = {m: e for e in entities for m in e.mentions}
        self.quotation_of = _quotation_of(parsed, quotations)
        self.cued = {q.cue_token: q for q in quotations if not q.direct and q.cue_token >= 0}
        self.worded: dict[tuple[int, int | None], str] = {}  # wordings by verb and by whom they are of
        self._fillers: dict[int, Filler | None] = {}
        self._of_class: dict[str, tuple[tuple[tuple[Pattern, ...], frozenset[str]], ...]] = {}
        self._times_of: dict[int, tuple[str, str] | None] = {}
        self._certainty = {link.mention: link.confidence for e in entities for link in e.links}

    def sentences(self) -> Iterator[Span]:
        """Yields the sentences that facts may rest on: not those of the summary."""
        for sentence in self.parsed.doc.sents:
            if self.parsed.kind(sentence.start) is not ParagraphKind.SUMMARY:
                yield sentence

    def time_of(self, token: int) -> tuple[str, str] | None:
        """Returns when what a token names or says happened, and on what that rests."""
        if token not in self._times_of:
            self._times_of[token] = time_of(self.parsed, token, self.times)
        return self._times_of[token]

    def of_class(self, cls: str) -> tuple[tuple[tuple[Pattern, ...], frozenset[str]], ...]:
        """Returns the patterns that a class and those above it evoke, with the places of their objects."""
        if cls not in self._of_class:
            found = (self.ontology.evoked(name, "class") for name in self.ontology.lineage(cls))
            self._of_class[cls] = tuple(
                (patterns, frozenset(place for p in patterns for place in p.object.places))
                for patterns in found
                if patterns
            )
        return self._of_class[cls]

    def filler(self, token: Token) -> Filler | None:
        """Returns what a token stands for; None for a time and for a pronoun that nobody resolved."""
        if token.i not in self._fillers:  # asked for by every pattern that a word evokes
            self._fillers[token.i] = self._filler(token)
        return self._fillers[token.i]

    def is_named(self, entity: Entity) -> bool:
        """Says whether the article calls an entity by a name."""
        return entity.counted or any(self.mentions[m].kind is MentionKind.NAME for m in entity.mentions)

    def _filler(self, token: Token) -> Filler | None:
        token = self._seen_through(token)
        if any(name == "of" and target.tag_ in {"WDT", "WP"} for name, target in prepositional(token)):
            return None  # "some of which could be toxic"
        if token.dep_ == "pobj" and token.head.lower_ == "in" and self._only_says_why(token):
            return None
        mention = self.by_head.get(token.i) or self.named.get(token.i)
        name = self._name_beside(token) if mention is None or mention.kind is MentionKind.NOMINAL else None
        if name is not None:
            return self.of_mention(name, token.doc[name.head])
        counted = mention is not None and mention.last - mention.first == 1 and mention.cls != "Group"
        if mention is not None and not (token.pos_ == "NUM" and counted):
            return self.of_mention(mention, token)
        named = next((c for c in token.children if c.dep_ == "appos" and c.i in self.named), None)
        if named is not None and named.i in self.by_head:  # "beat newcomers Panama"
            return self.of_mention(self.by_head[named.i], named)
        if token.i in self.timed or token.pos_ in {"PRON", "DET"} or token.tag_ in {"WDT", "WP", "EX"}:
            return None
        return Filler(token, None, None, "", literal=self.phrases.measured(token))

    def _name_beside(self, noun: Token) -> Mention | None:
        """Returns the name right behind a bare noun that describes it: "beat *newcomers Ghana*"."""
        name = self.named.get(noun.i + 1)
        if name is None or noun.pos_ != "NOUN" or child(noun, "det", "poss") is not None:
            return None
        head = noun.doc[name.head]
        beside = head.dep_ in {"appos", "npadvmod"} and head.head.i in {noun.i, noun.head.i}
        return name if beside and name.first == noun.i + 1 else None

    @staticmethod
    def _only_says_why(token: Token) -> bool:
        """Says whether a noun after "in" only opens a purpose: "in order to", "in an effort to win"."""
        aimed = any(c.dep_ in {"acl", "relcl"} and is_infinitive(c) for c in token.children)
        return token.lower_ == "order" or (aimed and token.lemma_.lower() in fact_words().efforts)

    def _seen_through(self, token: Token) -> Token:
        """Returns the talks of "the start of talks", the cars of "three of its cars", the men of "most of the men"."""
        inner = [t for name, t in prepositional(token) if name == "of"]
        own = self.by_head.get(token.i)
        if own is not None and own.kind is MentionKind.NOMINAL and inner and token.i < inner[0].i < own.last:
            return token  # "six of the ten" are a thing of their own
        award = next((t for t in inner if t.lemma_.lower() in fact_words().awards), None)
        if award is not None and token.pos_ == "PROPN":  # "won the Player of the Year award"
            return award
        if inner and (token.lemma_.lower() in fact_words().transparent or token.pos_ == "NUM"):
            return inner[0]
        if inner and token.lemma_.lower() in fact_words().phases and self._is_of_time(inner[0]):
            return inner[0]
        return token

    def _is_of_time(self, token: Token) -> bool:
        """Says whether a thing has a start: "postponed the launch of its *probe*" puts off no probe."""
        mention = self.by_head.get(token.i)
        return mention is not None and self.ontology.fits(mention.cls, ("Event", "Document"))

    def is_plural(self, filler: Filler | None) -> bool:
        """Says whether a filler's own mention tells of more than one."""
        return filler is not None and filler.mention is not None and self.mentions[filler.mention].number == "plural"

    def of_mention(self, mention: Mention, token: Token) -> Filler | None:
        """Returns a mention as a filler; None for a pronoun that nobody resolved."""
        entity = self.entity_of.get(mention.index)
        if entity is None:
            return None
        confidence = self._certainty.get(mention.index, 1.0) if mention.kind is MentionKind.PRONOUN else 1.0
        return Filler(token, mention.index, entity.index, entity.cls or "Thing", confidence=confidence)


def _quotation_of(parsed: Parsed, quotations: tuple[Quotation, ...]) -> dict[int, Quotation]:
    """Maps the tokens inside quoted words to their quotation, the innermost where quotations nest."""
    inside: dict[int, Quotation] = {}
    for quotation in sorted(_vouched_for(parsed, quotations), key=lambda q: (sum(a - b for a, b in q.pieces), q.start)):
        for start, end in quotation.pieces:
            i = parsed.token_at(start)
            while i < len(parsed.starts) and parsed.starts[i] < end:
                inside[i] = quotation
                i += 1
    return inside


def _vouched_for(parsed: Parsed, quotations: tuple[Quotation, ...]) -> Iterator[Quotation]:
    """Leaves out what one speaker says another one admitted, or a study found: he vouches for it himself."""
    for quotation in quotations:
        place = parsed.start(quotation.cue_token) if quotation.cue_token >= 0 else -1
        nested = any(a <= place < b for other in quotations if other is not quotation for a, b in other.pieces)
        borne_out = cue_content(quotation.cue_lemma) == "true" or cue_stance(quotation.cue_lemma) == "found"
        if not nested or quotation.direct or not borne_out:
            yield quotation
