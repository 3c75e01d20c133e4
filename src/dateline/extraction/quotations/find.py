"""Quotations from marks, words of speech and the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extraction.quotations.blocks import FIRST_PERSON, Block, find_blocks
from dateline.extraction.quotations.contents import Runs, content_of, is_mostly_quoted, without_tail
from dateline.extraction.quotations.direct import assign
from dateline.extraction.quotations.hits import Hit, find_hits
from dateline.extraction.quotations.layout import (
    Layout,
    Sentence,
    Span,
    is_clause,
    is_heading,
    lay_out,
    sentences,
)
from dateline.extraction.quotations.marks import find_marked
from dateline.extraction.quotations.speakers import Mentions, can_speak
from dateline.language import Parsed
from dateline.records import Mention, ParagraphKind, Quotation

# How sure each way of finding is; checked on the development articles.
CONFIDENCE = {
    "cued": 0.95,  # marked words with a verb of speech and its subject
    "fragment": 0.85,  # a few marked words inside a reported clause
    "turn": 0.8,  # marked words without a cue, by whose turn it is
    "guess": 0.55,  # marked words whose speaker is only the subject nearby
    "clause": 0.9,  # a clause after a verb of speech
    "source": 0.9,  # according to
    "noun": 0.7,
    "adjective": 0.65,
    "thought": 0.6,
    "form": 0.75,  # infinitives, gerunds and predicates as content
    "block": 0.75,
}


@dataclass
class _Draft:
    """A quotation that may still grow."""

    spans: list[tuple[int, int]]  # characters
    direct: bool
    hit: Hit | None
    speaker: int  # token
    confidence: float
    sentence: int
    group: int = -1
    extra: list[int] = field(default_factory=list)


def content_tokens(quotation: Quotation, parsed: Parsed) -> tuple[int, ...]:
    """Returns the tokens of the words that a quotation gives, in the order of the text.

    Arguments:
        quotation: one that was found in ``parsed``.
        parsed: the parse it was found in.
    """
    return tuple(
        i
        for start, end in quotation.pieces
        for i in range(parsed.token_at(start), len(parsed.starts) if end > parsed.starts[-1] else parsed.token_at(end))
        if parsed.starts[i] >= start
    )


def find_quotations(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Returns the quotations of an article in the order of the text.

    Arguments:
        parsed: the article's parse.
        mentions: its mentions; speakers, listeners and media are looked up among them by head.
    """
    if not parsed.starts:
        return ()
    return _Finder(parsed, Mentions(mentions)).find()


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes in the closing mark of marked words at the end of a content."""
    piece = text[start:end]
    straight = piece.count('"') % 2 == 1
    if straight or piece.count("“") > piece.count("”"):
        for i in range(end, min(end + 2, len(text))):
            if text[i] in '"”':
                return start, i + 1
    return start, end


class _Finder:
    """One article's search. Kept as an object because all steps share the layout."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self.layout: Layout = lay_out(parsed, find_marked(parsed.article))
        hits = find_hits(parsed, self.layout, mentions)
        self.hits = {hit.token: hit for hit in hits}
        bare = frozenset(h.token for h in hits if h.cue.pos == "verb" and not self._has_clause(h.token))
        self.sentences: tuple[Sentence, ...] = sentences(parsed, self.layout, bare)
        self.blocks = find_blocks(parsed, self.layout, self.sentences, self.hits, mentions)
        self.contents: dict[int, Runs] = {}
        self.drafts: list[_Draft] = []

    def _has_clause(self, token: int) -> bool:
        outside = self.layout.is_outside
        children = self.parsed.doc[token].children
        return any(c.dep_ in {"ccomp", "xcomp"} and c.i > token and outside(c.i) for c in children)

    def find(self) -> tuple[Quotation, ...]:
        by_sentence = [[h for t in range(s.first, s.last) if (h := self.hits.get(t))] for s in self.sentences]
        for n, sentence in enumerate(self.sentences):
            self._indirect(n, sentence, by_sentence[n])
        for n, sentence in enumerate(self.sentences):
            if sentence.spans:
                self._direct(n, sentence, by_sentence[n])
        self.drafts += [self._block(block) for block in self.blocks]
        found = sorted({self._finish(d) for d in self._distinct()}, key=lambda q: (q.pieces, q.direct, q.cue_token))
        return tuple(found)

    # Reported clauses

    def _indirect(self, n: int, sentence: Sentence, hits: list[Hit]) -> None:
        for hit in hits:
            runs = content_of(self.parsed, hit, sentence, self.hits)
            if not runs:
                continue
            self.contents[hit.token] = runs
        self._settle_chains(hits)
        for hit in hits:
            runs = self.contents.get(hit.token, ())
            if not runs:
                continue
            runs = without_tail(self.parsed, self.layout, runs)
            if is_mostly_quoted(self.parsed, self.layout, runs) or not self._is_story(hit):
                continue
            if hit.cue.content == "thought" and self._is_reported(hit.token):
                continue
            spans = [(self.parsed.start(a), self.parsed.end(b - 1)) for a, b in runs]
            self.drafts.append(_Draft(spans, False, hit, hit.speaker, self._confidence(hit), n))

    def _is_story(self, hit: Hit) -> bool:
        """Tells whether a hit is the story's own: no headline (the story says it again), no block, no "I say"."""
        if self.parsed.kind(hit.token) is not ParagraphKind.BODY or self.parsed.doc[hit.speaker].lower_ in FIRST_PERSON:
            return False
        start = self.parsed.start(hit.token)
        return not any(block.start <= start < block.end for block in self.blocks)

    def _settle_chains(self, hits: list[Hit]) -> None:
        """Gives a clause after a parenthesis ("they found, she said, that ...") to the speaker in the parenthesis."""
        for inner in hits:
            runs = self.contents.get(inner.token, ())
            for outer in hits:
                own = self.contents.get(outer.token, ())
                if inner is outer or not (runs and own) or not outer.token < inner.token < own[0][0]:
                    continue
                if any(a <= outer.token < b for a, b in runs):
                    self.contents[inner.token] = own
                    del self.contents[outer.token]

    def _is_reported(self, token: int) -> bool:
        """Tells whether a token stands in what somebody else says."""
        return any(a <= token < b for t, runs in self.contents.items() if t != token for a, b in runs)

    def _confidence(self, hit: Hit) -> float:
        if hit.cue.content == "thought":
            return CONFIDENCE["thought"]
        kind = {"phrase": "source", "noun": "noun", "adjective": "adjective"}.get(hit.cue.pos, "clause")
        return CONFIDENCE[kind]

    # Marked words

    def _direct(self, n: int, sentence: Sentence, hits: list[Hit]) -> None:
        assigned = assign(self.parsed, self.layout, sentence, hits, self.contents)
        if not assigned and sentence.pure and not is_heading(self.parsed, sentence):
            self._by_turn(n, sentence)
            return
        for span in sentence.spans:
            hit = assigned.get(span.first)
            if hit is not None:
                self._with_cue(n, span, hit)
            elif self._continues(span):
                self._append(self.drafts[-1], span, n)
            elif not assigned:
                self._without_cue(n, sentence, span)

    def _with_cue(self, n: int, span: Span, hit: Hit) -> None:
        last = self._last_direct()
        if last is not None and last.group == span.marked.group:
            self._append(last, span, n)
            if last.hit is None:
                last.hit, last.speaker = hit, self._speaker(hit, span)
            return
        if last is not None and last.hit is hit and not self._stands_apart(last, span):
            self._append(last, span, n)
            return
        clause = is_clause(self.parsed, span)
        confidence = CONFIDENCE["cued" if clause else "fragment"]
        self.drafts.append(self._draft(span, hit, self._speaker(hit, span), confidence, n))

    def _draft(self, span: Span, hit: Hit | None, speaker: int, confidence: float, n: int) -> _Draft:
        piece = (span.marked.start, span.marked.end)
        return _Draft([piece], True, hit, speaker, confidence, n, span.marked.group)

    def _append(self, draft: _Draft, span: Span, n: int) -> None:
        draft.spans.append((span.marked.start, span.marked.end))
        draft.sentence, draft.group = n, span.marked.group

    def _last_direct(self) -> _Draft | None:
        return next((d for d in reversed(self.drafts) if d.direct), None)

    def _continues(self, span: Span) -> bool:
        last = self._last_direct()
        return last is not None and last is self.drafts[-1] and last.group == span.marked.group

    def _stands_apart(self, last: _Draft, span: Span) -> bool:
        """Tells whether a second stretch under one cue is a quotation of its own: "A" and "B", both whole clauses."""
        i = span.first - 1
        while i > 0 and self.layout.is_outside(i) is False and i >= span.first - 1:
            i -= 1
        seen: list[str] = []
        while i > 0 and self.layout.is_outside(i) and len(seen) < 6 and self.parsed.doc[i].pos_ not in {"VERB"}:
            seen.append(self.parsed.doc[i].lower_)
            i -= 1
        return bool({"and", "or", ";"} & set(seen)) and is_clause(self.parsed, span)

    def _speaker(self, hit: Hit, span: Span) -> int:
        """The hit's speaker, else the nearest name or noun on the cue's side of the marks."""
        if hit.speaker >= 0:
            return hit.speaker
        if hit.cue.pos == "verb" and any(c.dep_ == "auxpass" for c in self.parsed.doc[hit.token].children):
            return -1
        sides = (range(hit.token + 1, hit.token + 8), range(hit.token - 1, hit.token - 8, -1))
        for side in sides if hit.token >= span.last else reversed(sides):
            for i in side:
                if not 0 <= i < len(self.parsed.starts) or not self.layout.is_outside(i):
                    break
                if self.parsed.doc[i].text in {".", "?", "!", ";"}:
                    break
                token = self.parsed.doc[i]
                index = self.mentions.by_head.get(i)
                if index is not None and token.pos_ in {"PROPN", "NOUN", "PRON"} and can_speak(self.mentions, token):
                    return i
        return -1

    # Turns

    def _by_turn(self, n: int, sentence: Sentence) -> None:
        """Marked sentences with no word of speech: they go on with the quotation before, or introduce the next."""
        last = self._last_direct()
        before = self.sentences[n - 1] if n else None
        for span in sentence.spans:
            if span.first >= span.last:
                continue
            last = self._last_direct()
            if last is not None and (last.group == span.marked.group or self._follows(last, n)):
                self._append(last, span, n)
                continue
            self._new_turn(n, span, before)

    def _follows(self, last: _Draft, n: int) -> bool:
        """Tells whether nothing but a paragraph's end stands between a quotation and the next marked sentence."""
        if last.sentence == n:
            return True
        if last.sentence != n - 1 or last.speaker < 0:
            return False
        before = self.sentences[n - 1]
        if not before.spans or self._ends_open(before):
            return False
        if before.paragraph == self.sentences[n].paragraph:
            return True
        return self._is_clausal(before)

    def _is_clausal(self, sentence: Sentence) -> bool:
        return any(is_clause(self.parsed, s) for s in sentence.spans)

    def _ends_open(self, sentence: Sentence) -> bool:
        return self.parsed.doc[sentence.last - 1].text in {":", ","}

    def _new_turn(self, n: int, span: Span, before: Sentence | None) -> None:
        if not self._is_whole(span):
            return
        hit = self._hit_before(n, before)
        if hit is not None:
            self.drafts.append(self._draft(span, hit, hit.speaker, CONFIDENCE["turn"], n))
            return
        speaker = self._speaker_around(n)
        if speaker >= 0 or not span.marked.closed:  # a later paragraph of an open quotation may name the speaker
            self.drafts.append(self._draft(span, None, speaker, CONFIDENCE["guess"], n))

    def _is_whole(self, span: Span) -> bool:
        count = sum(self.parsed.doc[i].text[0].isalnum() for i in range(span.first, span.last))
        return count >= 3 and (is_clause(self.parsed, span) or self.parsed.article.text[span.marked.end - 1] in ".?!")

    def _hit_before(self, n: int, before: Sentence | None) -> Hit | None:
        """The verb of speech of the sentence before, if it announces words (colon) or reports in the same paragraph."""
        if before is None:
            return None
        here = self.sentences[n].paragraph
        if before.paragraph != here and not (self._ends_open(before) and before.paragraph >= here - 2):
            return None
        hits = [h for t in range(before.first, before.last) if (h := self.hits.get(t)) and h.speaker >= 0]
        hits = [h for h in hits if h.cue.pos in {"verb", "phrase"} and h.cue.report != "never" and h.asserted]
        if before.paragraph == here and not self._ends_open(before):
            hits = [h for h in hits if h.token in self.contents or h.cue.report not in {"quoted", "never"}]
        return hits[-1] if hits else None

    def _speaker_around(self, n: int) -> int:
        """Who spoke last in this paragraph, or in the one before; else whom the sentence before is about."""
        here = self.sentences[n].paragraph
        for draft in sorted(self.drafts, key=lambda d: -d.sentence):
            place = self.sentences[draft.sentence].paragraph
            if draft.speaker >= 0 and draft.sentence < n and here - 2 <= place <= here:
                return draft.speaker
        if n and self.sentences[n - 1].paragraph >= here - 1:
            return self._subject(self.sentences[n - 1])
        return -1

    def _subject(self, sentence: Sentence) -> int:
        for i in range(sentence.first, sentence.last):
            token = self.parsed.doc[i]
            if token.dep_ == "nsubj" and self.layout.is_outside(i):
                index = self.mentions.at(i)
                named = token.ent_type_ in {"PERSON", "ORG"} or token.lower_ in {"he", "she"}
                return i if index is not None and named else -1
        return -1

    def _without_cue(self, n: int, sentence: Sentence, span: Span) -> None:
        """Marked clauses in a sentence with no word of speech: only whole ones after a comma or colon."""
        if is_heading(self.parsed, sentence) or not is_clause(self.parsed, span) or span.last - span.first < 5:
            return
        left = span.first - 2
        if left < sentence.first or self.parsed.doc[left].text not in {":", ","}:
            return
        speaker = self._subject(sentence)
        if speaker >= 0:
            self.drafts.append(self._draft(span, None, speaker, CONFIDENCE["guess"], n))

    # Finishing

    def _block(self, block: Block) -> _Draft:
        hit = self.hits.get(block.cue) if block.cue >= 0 else None
        return _Draft([(block.start, block.end)], True, hit, block.speaker, CONFIDENCE["block"], block.sentence)

    def _distinct(self) -> list[_Draft]:
        """Leaves out pull quotes: words that another quotation holds too."""
        text = self.parsed.article.text
        cued = [" ".join(text[a:b].strip(" .,") for a, b in d.spans) for d in self.drafts if d.direct and d.hit]
        kept: list[_Draft] = []
        for draft in self.drafts:
            if draft.direct and draft.hit is None and draft.speaker < 0:
                continue
            words_ = " ".join(text[a:b].strip(" .,") for a, b in draft.spans)
            if draft.direct and draft.hit is None and any(words_ in other for other in cued):
                continue
            kept.append(draft)
        return kept

    def _finish(self, draft: _Draft) -> Quotation:
        parsed, hit = self.parsed, draft.hit
        text = parsed.article.text
        speaker = self.mentions.at(draft.speaker) if draft.speaker >= 0 else None
        listener = self.mentions.at(hit.listener) if hit and hit.listener >= 0 else None
        medium = self.mentions.at(hit.medium) if hit and hit.medium >= 0 else None
        edges: list[tuple[int, int]] = []
        if hit is not None:
            edges.append((parsed.start(hit.token), parsed.start(hit.token) + len(hit.text)))
        if speaker is not None and self._is_near(draft, speaker):
            edges.append((self.mentions.all[speaker].start, self.mentions.all[speaker].end))
        pieces = tuple(sorted(draft.spans if draft.direct else (_balanced(text, a, b) for a, b in draft.spans)))
        edges += pieces
        return Quotation(
            pieces, min(a for a, _ in edges), max(b for _, b in edges), draft.direct,
            " ".join(text[a:b] for a, b in pieces), speaker, listener if listener != speaker else None, medium,
            hit.text if hit else "", hit.cue.lemma if hit else "", hit.token if hit else -1, draft.confidence,
        )  # fmt: skip

    def _is_near(self, draft: _Draft, speaker: int) -> bool:
        """A speaker found by turn may stand paragraphs away: the evidence does not reach that far."""
        return draft.hit is not None or abs(self.mentions.all[speaker].start - draft.spans[0][0]) < 300
