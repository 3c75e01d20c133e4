"""Reported clauses as quotations: which of the contents found stand as quotations of their own."""

from __future__ import annotations

from dateline.extraction.quotations.blocks import FIRST_PERSON
from dateline.extraction.quotations.contents import content_of, is_mostly_quoted, without_tail
from dateline.extraction.quotations.cues import words
from dateline.extraction.quotations.draft import CONFIDENCE, Draft, Search
from dateline.extraction.quotations.hits import Hit
from dateline.records import ParagraphKind

_HEARING = frozenset({"hear", "tell"})
_PRONOUNS = frozenset({"he", "she", "they"})
_SHORT = 3  # words with the full stop from which a sentence tells something
_WAYS = {"phrase": "source", "noun": "noun", "adjective": "adjective"}


def find_reported(search: Search, n: int) -> None:
    """Adds the contents and the indirect quotations of sentence ``n``."""
    sentence = search.sentences[n]
    hits = search.hits_in(sentence)
    for hit in hits:
        runs = content_of(search.parsed, hit, sentence, search.hits)
        if runs:
            search.contents[hit.token] = runs
    _settle_chains(search, hits)
    for hit in hits:
        if hit.token in search.contents and _is_story(search, hit):
            _add(search, hit, hits, n)


def _settle_chains(search: Search, hits: list[Hit]) -> None:
    """Gives a clause after a parenthesis ("they found, she said, that ...") to the speaker in the parenthesis."""
    contents = search.contents
    for inner in hits:
        for outer in hits:
            own, runs = contents.get(outer.token), contents.get(inner.token)
            if not (own and runs) or not outer.token < inner.token < own[0][0]:
                continue
            if any(a <= outer.token < b for a, b in runs):
                contents[inner.token] = own
                del contents[outer.token]


def _is_story(search: Search, hit: Hit) -> bool:
    """Tells whether a hit is the story's own: no headline (the story says it again), no block, no "I say"."""
    parsed = search.parsed
    if parsed.kind(hit.token) is not ParagraphKind.BODY or parsed.doc[hit.speaker].lower_ in FIRST_PERSON:
        return False
    start = parsed.start(hit.token)
    return not any(block.start <= start < block.end for block in search.blocks)


def _add(search: Search, hit: Hit, hits: list[Hit], n: int) -> None:
    parsed = search.parsed
    runs = without_tail(parsed, search.layout, search.contents[hit.token])
    if is_mostly_quoted(parsed, search.layout, runs):
        return
    if hit.cue.content == "thought" and _is_reported(search, hit, hits):
        return
    pieces = [(parsed.start(a), parsed.end(b - 1)) for a, b in runs]
    search.indirect.append(Draft(pieces, False, hit, hit.speaker, _confidence(search, hit), n))


def _is_reported(search: Search, hit: Hit, hits: list[Hit]) -> bool:
    """Tells whether a word of thought stands in what its thinker says ("said he believes that").

    What others think is theirs, whoever reports it: "*Divers believe* that it sank, the coastguard said".
    """
    if search.parsed.doc[hit.speaker].pos_ != "PRON":
        return False
    others = (search.contents.get(h.token, ()) for h in hits if h.token != hit.token)
    return any(a <= hit.token < b for runs in others for a, b in runs)


def _confidence(search: Search, hit: Hit) -> float:
    if hit.cue.content == "thought":
        return CONFIDENCE["thought"]
    first = search.contents[hit.token][0][0]
    if hit.cue.pos == "verb" and first > hit.token and search.parsed.doc[first].tag_ in {"TO", "VBG"}:
        return CONFIDENCE["form"]
    return CONFIDENCE[_WAYS.get(hit.cue.pos, "clause")]


def go_on_hearing(search: Search) -> None:
    """Gives a court or an inquest what goes on behind what it heard: "The inquest heard that he fell. *He had ...*"."""
    for draft in list(search.indirect):
        heard = draft.hit is not None and draft.hit.cue.lemma in _HEARING and draft.speaker >= 0
        if heard and search.parsed.doc[draft.speaker].lemma_.lower() in words()["hearers"]:
            n = draft.sentence + 1
            while n < len(search.sentences) and _is_heard(search, draft, n):
                first, last = search.sentences[n].first, search.sentences[n].last
                pieces = [(search.parsed.start(first), search.parsed.end(last - 2))]
                search.indirect.append(Draft(pieces, False, None, draft.speaker, draft.confidence, n))
                n += 1


def _is_heard(search: Search, draft: Draft, n: int) -> bool:
    """Tells whether a sentence goes on with a pronoun, in the past and in the paragraph, and is nobody's own word."""
    before, sentence, doc = search.sentences[draft.sentence], search.sentences[n], search.parsed.doc
    if sentence.paragraph != before.paragraph or sentence.spans or sentence.last - sentence.first < _SHORT:
        return False
    if doc[sentence.first].lower_ not in _PRONOUNS or any(h.token in search.contents for h in search.hits_in(sentence)):
        return False
    root = doc[sentence.first].sent.root
    return root.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in {"aux", "auxpass"} for c in root.children)
