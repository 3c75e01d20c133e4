"""Quotations that stand as blocks without marks: after a colon, with a name below, as an embedded post."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import Layout, Sentence
from dateline.extraction.quotations.speakers import Mentions
from dateline.language import Parsed
from dateline.records import MentionKind, ParagraphKind

_POST = re.compile(r"\s*[—–-]+\s*(?P<name>[^()@\n]{2,60}?)\s*\(@\w{1,30}\)")
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


@dataclass(frozen=True, slots=True)
class Block:
    """Characters of the words; tokens of speaker and cue (-1: none)."""

    start: int
    end: int
    speaker: int
    cue: int
    sentence: int


def find_blocks(
    parsed: Parsed, layout: Layout, sentences: Sequence[Sentence], hits: Mapping[int, Hit], mentions: Mentions
) -> list[Block]:
    """Returns the unmarked block quotations of an article."""
    paragraphs: dict[int, list[int]] = {}
    for n, sentence in enumerate(sentences):
        paragraphs.setdefault(sentence.paragraph, []).append(n)
    found: list[Block] = []
    order = list(paragraphs)
    for place, paragraph in enumerate(order):
        own = [sentences[n] for n in paragraphs[paragraph]]
        if parsed.kind(own[0].first) is not ParagraphKind.BODY:
            continue
        before = sentences[paragraphs[order[place - 1]][-1]] if place else None
        block = (
            _after_colon(parsed, layout, own, paragraphs[paragraph][0], before, hits)
            or _named_below(parsed, layout, own, paragraphs[paragraph][0], mentions)
            or _post(parsed, own, paragraphs[paragraph][0], mentions)
        )
        if block is not None:
            found.append(block)
    return found


def _after_colon(
    parsed: Parsed, layout: Layout, own: list[Sentence], n: int, before: Sentence | None, hits: Mapping[int, Hit]
) -> Block | None:
    """A paragraph after "..., the church denied these claims:"; it ends where the article itself reports again."""
    if before is None or parsed.doc[before.last - 1].text != ":" or not layout.is_outside(own[0].first):
        return None
    found = (hits.get(t) for t in range(before.first, before.last))
    cues = [h for h in found if h and h.cue.pos == "verb" and h.speaker >= 0 and h.asserted]
    cues = [h for h in cues if h.cue.report not in {"quoted", "never"}]
    if not cues:
        return None
    kept: list[Sentence] = []
    for sentence in own:
        if kept and _reports(parsed, sentence, hits):
            break
        kept.append(sentence)
    return Block(parsed.start(kept[0].first), parsed.end(kept[-1].last - 1), cues[-1].speaker, cues[-1].token, n)


def _reports(parsed: Parsed, sentence: Sentence, hits: Mapping[int, Hit]) -> bool:
    """Tells whether a sentence's main verb reports what a third person says."""
    for i in range(sentence.first, sentence.last):
        hit = hits.get(i)
        if hit and hit.cue.pos == "verb" and hit.asserted and parsed.doc[i].dep_ == "ROOT" and hit.speaker >= 0:
            return parsed.doc[hit.speaker].lower_ not in FIRST_PERSON | {"you"}
    return False


def _named_below(parsed: Parsed, layout: Layout, own: list[Sentence], n: int, mentions: Mentions) -> Block | None:
    """A pull quote: first-person sentences, and a bare name at the end."""
    if len(own) < 2:
        return None
    tail, body = own[-1], own[:-1]
    names = [m for m in mentions.all if tail.first <= m.first and m.last <= tail.last and m.kind is MentionKind.NAME]
    named = {i for m in names for i in range(m.first, m.last)}
    rest = [i for i in range(tail.first, tail.last) if i not in named and parsed.doc[i].text[0].isalnum()]
    if not names or rest or parsed.doc[tail.last - 1].text == "." or tail.last - tail.first > 6:
        return None
    tokens = [parsed.doc[i].lower_ for s in body for i in range(s.first, s.last) if layout.is_outside(i)]
    if not FIRST_PERSON & set(tokens):
        return None
    return Block(parsed.start(body[0].first), parsed.end(body[-1].last - 1), names[-1].head, -1, n)


def _post(parsed: Parsed, own: list[Sentence], n: int, mentions: Mentions) -> Block | None:
    """An embedded post: its words, a dash, the name and the handle."""
    start, end = parsed.start(own[0].first), parsed.end(own[-1].last - 1)
    match = next(_POST.finditer(parsed.article.text, start, end), None)
    if match is None or match.start() - start < 10:
        return None
    name = parsed.token_at(match.start("name"))
    return Block(start, match.start(), mentions.all[m].head if (m := mentions.at(name)) is not None else -1, -1, n)
