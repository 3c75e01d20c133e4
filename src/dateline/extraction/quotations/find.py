"""Quotations from marks, words of speech and the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.quotations.blocks import Block
from dateline.extraction.quotations.chains import keep_speakers
from dateline.extraction.quotations.direct import assign
from dateline.extraction.quotations.draft import CONFIDENCE, Draft, Search, finish, start_search
from dateline.extraction.quotations.extent import FINITE
from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import FINAL, Span, is_clause, is_heading
from dateline.extraction.quotations.reported import find_reported, go_on_hearing
from dateline.extraction.quotations.speakers import Mentions, can_speak
from dateline.extraction.quotations.turns import introduced, take_turn
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import Mention, Quotation

_NEXT = 6  # tokens before a second stretch in which an "and" joins it to the first
_BESIDE = 7  # words beside a verb of speech in which a speaker is looked for when the parse names none


def find_quotations(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Returns the quotations of an article in the order of the text.

    Arguments:
        parsed: the article's parse.
        mentions: its mentions; speakers, listeners and media are looked up among them by head.
    """
    if not parsed.starts:
        return ()
    search = start_search(parsed, Mentions(mentions))
    for n in range(len(search.sentences)):
        find_reported(search, n)
    go_on_hearing(search)
    for n, sentence in enumerate(search.sentences):
        if sentence.spans:
            _find_marked(search, n)
    search.direct += [_block(search, block) for block in search.blocks]
    keep_speakers(search)
    found = {finish(search, draft) for draft in [*search.indirect, *_distinct(search)]}
    return tuple(sorted(found, key=lambda q: (q.pieces, q.direct, q.cue_token)))


def content_tokens(quotation: Quotation, parsed: Parsed) -> tuple[int, ...]:
    """Returns the tokens of the words that a quotation gives, in the order of the text.

    Arguments:
        quotation: one that was found in ``parsed``.
        parsed: the parse it was found in.
    """
    return tuple(i for start, end in quotation.pieces for i in _tokens(parsed, start, end))


def _tokens(parsed: Parsed, start: int, end: int) -> Iterator[int]:
    i = parsed.token_at(start)
    while i < len(parsed.starts) and parsed.starts[i] < end:
        if parsed.starts[i] >= start:
            yield i
        i += 1


def _find_marked(search: Search, n: int) -> None:
    sentence = search.sentences[n]
    assigned = assign(search.parsed, search.layout, sentence, search.hits_in(sentence), search.contents)
    if not assigned and sentence.pure and not is_heading(search.parsed, sentence):
        take_turn(search, n)
        return
    for span in sentence.spans:
        last = search.last()
        hit = assigned.get(span.first)
        if hit is not None:
            _with_cue(search, n, span, hit)
        elif last is not None and last.group == span.marked.group:
            last.add(span, n)
        elif not assigned:
            introduced(search, n, span)


def _with_cue(search: Search, n: int, span: Span, hit: Hit) -> None:
    last = search.last()
    if last is not None and last.group == span.marked.group:
        last.add(span, n)
        if last.hit is None:
            last.hit, last.speaker = hit, _speaker(search, hit, span)
    elif last is not None and last.hit == hit and not _stands_apart(search, span, hit):
        last.add(span, n)
    else:
        way = "cued" if is_clause(search.parsed, span) else "fragment"
        search.quote(span, hit, _speaker(search, hit, span), way, n)


def _stands_apart(search: Search, span: Span, hit: Hit) -> bool:
    """Tells whether a second stretch under one cue is a quotation of its own: "A" and "B", both whole clauses.

    So is a fragment in another clause: said it was "sad" *and that she felt* "glad".
    """
    doc = search.parsed.doc
    between: list[Token] = []
    for i in range(span.first - 2, -1, -1):
        if not search.layout.is_outside(i):
            break
        between.append(doc[i])
    verb = next((n for n, t in enumerate(between) if t.pos_ == "VERB"), len(between))
    joined = {t.lower_ for t in between[: min(verb, _NEXT)]} & {"and", "or", ";"}
    if joined and is_clause(search.parsed, span):
        return True
    finite = any(t.tag_ in FINITE for t in between)
    return finite and hit.token < span.first and all(t.i != hit.token for t in between)


def _speaker(search: Search, hit: Hit, span: Span) -> int:
    """The hit's speaker, else the nearest name or noun on the cue's side of the marks."""
    if hit.speaker >= 0:
        return hit.speaker
    if hit.cue.pos == "verb" and any(c.dep_ == "auxpass" for c in search.parsed.doc[hit.token].children):
        return -1
    sides = [range(hit.token + 1, hit.token + _BESIDE), range(hit.token - 1, hit.token - _BESIDE, -1)]
    if hit.token < span.last:
        sides.reverse()
    return next((i for side in sides if (i := _beside(search, side)) >= 0), -1)


def _beside(search: Search, side: range) -> int:
    for i in side:
        if not 0 <= i < len(search.parsed.starts) or not search.layout.is_outside(i):
            return -1
        token = search.parsed.doc[i]
        if token.text in FINAL or token.text == ";":
            return -1
        is_noun = i in search.mentions.by_head and token.pos_ in {"PROPN", "NOUN", "PRON"}
        if is_noun and can_speak(search.mentions, token):
            return i
    return -1


def _block(search: Search, block: Block) -> Draft:
    hit = search.hits.get(block.cue)
    ends = (n for n, s in enumerate(search.sentences) if search.parsed.end(s.last - 1) >= block.end)
    return Draft([(block.start, block.end)], True, hit, block.speaker, CONFIDENCE["block"], next(ends, block.sentence))


def _distinct(search: Search) -> list[Draft]:
    """Leaves out pull quotes (words that another quotation holds too) and what nobody turned out to say."""
    cued = [_words(search, draft) for draft in search.direct if draft.hit is not None]
    return [
        draft
        for draft in search.direct
        if draft.hit is not None or (draft.speaker >= 0 and not any(_words(search, draft) in other for other in cued))
    ]


def _words(search: Search, draft: Draft) -> str:
    text = search.parsed.article.text
    return " ".join(text[a:b].strip(" .,") for a, b in draft.pieces)
