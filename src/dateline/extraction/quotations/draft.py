"""Quotations in the making, and all that the steps of the search share."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extraction.quotations.blocks import Block, find_blocks
from dateline.extraction.quotations.contents import Runs
from dateline.extraction.quotations.hits import Hit, find_hits
from dateline.extraction.quotations.layout import Layout, Sentence, Span, lay_out, sentences
from dateline.extraction.quotations.marks import find_marked
from dateline.extraction.quotations.speakers import Mentions
from dateline.language import Parsed
from dateline.records import Quotation

# How sure each way of finding is. Over the articles of tests/quotations and those with gold, rows that hold a
# quotation of the gold: 0.95 88 of 88, 0.9 146 of 148, 0.85 55 of 58, 0.7 12 of 16 (the others are rare).
CONFIDENCE = {
    "cued": 0.95,  # marked clauses with a verb of speech and its subject
    "fragment": 0.85,  # a few marked words inside a reported clause
    "turn": 0.8,  # marked words without a cue of their own, after one
    "guess": 0.55,  # marked words whose speaker is only the one nearby
    "clause": 0.9,  # a clause after a verb of speech
    "source": 0.9,  # according to
    "form": 0.7,  # infinitives, gerunds and predicates as content
    "noun": 0.7,
    "adjective": 0.65,
    "thought": 0.6,
    "block": 0.75,
}
_REACH = 300  # characters over which a speaker found by turn still belongs to the evidence


@dataclass
class Draft:
    """A quotation that may still grow: pieces in characters, the speaker as a token (-1: none)."""

    pieces: list[tuple[int, int]]
    direct: bool
    hit: Hit | None
    speaker: int
    confidence: float
    sentence: int
    group: int = -1
    pronoun: int = -1  # the token that stands for the speaker here, where the speaker is named before

    def add(self, span: Span, sentence: int) -> None:
        """Takes in another marked stretch."""
        self.pieces.append((span.marked.start, span.marked.end))
        self.sentence, self.group = sentence, span.marked.group


@dataclass
class Search:
    """One article's search: what its steps read, and what they have found so far."""

    parsed: Parsed
    mentions: Mentions
    layout: Layout
    hits: dict[int, Hit]
    sentences: tuple[Sentence, ...]
    blocks: list[Block]
    contents: dict[int, Runs] = field(default_factory=dict)
    indirect: list[Draft] = field(default_factory=list)
    direct: list[Draft] = field(default_factory=list)

    def hits_in(self, sentence: Sentence) -> list[Hit]:
        return [hit for i in range(sentence.first, sentence.last) if (hit := self.hits.get(i))]

    def quote(self, span: Span, hit: Hit | None, speaker: int, way: str, n: int) -> None:
        """Adds a marked stretch as a quotation."""
        piece = (span.marked.start, span.marked.end)
        self.direct.append(Draft([piece], True, hit, speaker, CONFIDENCE[way], n, span.marked.group))

    def last(self) -> Draft | None:
        return self.direct[-1] if self.direct else None


def start_search(parsed: Parsed, mentions: Mentions) -> Search:
    """Reads marks, words of speech and sentences."""
    layout = lay_out(parsed, find_marked(parsed.article))
    hits = find_hits(parsed, layout, mentions)
    bare = frozenset(h.token for h in hits if h.cue.pos == "verb" and not _has_clause(parsed, layout, h.token))
    by_token = {hit.token: hit for hit in hits}
    cut = sentences(parsed, layout, bare)
    return Search(parsed, mentions, layout, by_token, cut, find_blocks(parsed, layout, cut, by_token, mentions))


def _has_clause(parsed: Parsed, layout: Layout, token: int) -> bool:
    children = parsed.doc[token].children
    return any(c.dep_ in {"ccomp", "xcomp"} and c.i > token and layout.is_outside(c.i) for c in children)


def finish(search: Search, draft: Draft) -> Quotation:
    """Returns a draft as a record: tokens become mentions, the evidence spans words, cue and speaker."""
    parsed, hit, text = search.parsed, draft.hit, search.parsed.article.text
    speaker, listener, medium = (
        search.mentions.at(token) if token >= 0 else None
        for token in (draft.speaker, hit.listener if hit else -1, hit.medium if hit else -1)
    )
    pieces = tuple(sorted(draft.pieces if draft.direct else (_balanced(text, a, b) for a, b in draft.pieces)))
    edges = [*pieces]
    if hit is not None:
        edges.append((parsed.start(hit.token), parsed.start(hit.token) + len(hit.text)))
    if draft.pronoun >= 0:
        edges.append((parsed.start(draft.pronoun), parsed.end(draft.pronoun)))
    elif speaker is not None and (hit is not None or _is_near(search, draft, speaker)):
        edges.append((search.mentions.all[speaker].start, search.mentions.all[speaker].end))
    return Quotation(
        pieces=pieces,
        start=min(a for a, _ in edges),
        end=max(b for _, b in edges),
        direct=draft.direct,
        text=" ".join(text[a:b] for a, b in pieces),
        speaker=speaker,
        listener=listener if listener != speaker else None,
        medium=medium if medium != speaker else None,
        cue=hit.text if hit else "",
        cue_lemma=hit.cue.lemma if hit else "",
        cue_token=hit.token if hit else -1,
        confidence=draft.confidence,
    )


def _is_near(search: Search, draft: Draft, speaker: int) -> bool:
    return abs(search.mentions.all[speaker].start - draft.pieces[0][0]) < _REACH


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes in the closing mark of marked words at the end of a content."""
    piece = text[start:end]
    if piece.count('"') % 2 == 1 or piece.count("“") > piece.count("”"):
        for i in range(end, min(end + 2, len(text))):
            if text[i] in '"”':
                return start, i + 1
    return start, end
