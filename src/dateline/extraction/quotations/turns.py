"""Marked words without a word of speech of their own: whose they are by the order of the text."""

from __future__ import annotations

from dateline.extraction.quotations.draft import Draft, Search
from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import Sentence, Span, is_clause, is_heading

_WHOLE = 3  # words of a quotation that stands by itself, at least
_LONG = 5  # the same in a sentence that goes on around it
_PARAGRAPHS = 2  # how far back a speaker is still heard


def take_turn(search: Search, n: int) -> None:
    """Adds the marked stretches of a sentence that holds nothing else."""
    for span in search.sentences[n].spans:
        last = search.last()
        if span.first >= span.last:
            continue
        if last is not None and (last.group == span.marked.group or _follows(search, last, n)):
            last.add(span, n)
        elif _is_whole(search, span):
            _new_turn(search, n, span)


def introduced(search: Search, n: int, span: Span) -> None:
    """Adds a marked clause after a comma or colon in a sentence that tells of somebody but has no word of speech."""
    sentence = search.sentences[n]
    left = span.first - 2
    if is_heading(search.parsed, sentence) or span.last - span.first < _LONG or left < sentence.first:
        return
    if search.parsed.doc[left].text not in {":", ","} or not is_clause(search.parsed, span):
        return
    speaker = _signer(search, left) if search.parsed.doc[left].text == ":" else -1
    if speaker < 0:
        speaker = _subject(search, sentence)
    if speaker >= 0:
        search.quote(span, None, speaker, "guess", n)


def _signer(search: Search, colon: int) -> int:
    """Whose words a noun brings: "issued a statement from President Ann Lee: ..."."""
    last = search.parsed.doc[colon - 1] if colon else search.parsed.doc[colon]
    by = last.dep_ == "pobj" and last.head.lower_ in {"from", "by"} and last.head.head.pos_ == "NOUN"
    return last.i if by and last.ent_type_ == "PERSON" and search.mentions.at(last.i) is not None else -1


def _follows(search: Search, last: Draft, n: int) -> bool:
    """Tells whether nothing but a paragraph's end stands between a quotation and the next marked sentence."""
    if last.sentence == n:
        return True
    if last.sentence != n - 1 or last.speaker < 0:
        return False
    before = search.sentences[n - 1]
    if not before.spans or _announces(search, before):
        return False
    same = before.paragraph == search.sentences[n].paragraph
    return same or any(is_clause(search.parsed, span) for span in before.spans)


def _announces(search: Search, sentence: Sentence) -> bool:
    return search.parsed.doc[sentence.last - 1].text in {":", ","}


def _is_whole(search: Search, span: Span) -> bool:
    parsed = search.parsed
    count = sum(parsed.doc[i].text[0].isalnum() for i in range(span.first, span.last))
    return count >= _WHOLE and (is_clause(parsed, span) or parsed.article.text[span.marked.end - 1] in ".?!")


def _new_turn(search: Search, n: int, span: Span) -> None:
    hit = _hit_before(search, n)
    if hit is not None:
        search.quote(span, hit, hit.speaker, "turn", n)
        return
    speaker = _speaker_around(search, n)
    if speaker >= 0 or not span.marked.closed:  # a later paragraph of an open quotation may name the speaker
        search.quote(span, None, speaker, "guess", n)


def _hit_before(search: Search, n: int) -> Hit | None:
    """The verb of speech of the sentence before, if that announces words or reports in the same paragraph."""
    if n == 0:
        return None
    before, here = search.sentences[n - 1], search.sentences[n].paragraph
    announces = _announces(search, before)
    if before.paragraph != here and not (announces and before.paragraph >= here - _PARAGRAPHS):
        return None
    hits = [h for h in search.hits_in(before) if h.cue.pos in {"verb", "phrase"} and h.speaker >= 0 and h.asserted]
    told = [run for h in search.hits_in(before) for run in search.contents.get(h.token, ())]
    hits = [h for h in hits if not any(a <= h.token < b for a, b in told)]
    if not announces:
        hits = [h for h in hits if h.cue.report != "quoted"]
    return hits[-1] if hits else None


def _speaker_around(search: Search, n: int) -> int:
    """Who spoke last in this paragraph, or in the one before; else whom the sentence before is about."""
    here = search.sentences[n].paragraph
    heard = [draft for drafts in (search.direct, search.indirect) if (draft := _latest(drafts, n)) is not None]
    for draft in sorted(heard, key=lambda d: -d.sentence):
        if here - _PARAGRAPHS <= search.sentences[draft.sentence].paragraph <= here:
            return draft.speaker
    if n and search.sentences[n - 1].paragraph >= here - 1:
        return _subject(search, search.sentences[n - 1])
    return -1


def _latest(drafts: list[Draft], n: int) -> Draft | None:
    return next((d for d in reversed(drafts) if d.sentence < n and d.speaker >= 0), None)


def _subject(search: Search, sentence: Sentence) -> int:
    """The first subject of a sentence, if it is a name or "he" or "she"."""
    for i in range(sentence.first, sentence.last):
        token = search.parsed.doc[i]
        if token.dep_ == "nsubj" and search.layout.is_outside(i):
            named = token.ent_type_ in {"PERSON", "ORG"} or token.lower_ in {"he", "she"}
            return i if named and search.mentions.at(i) is not None else -1
    return -1
