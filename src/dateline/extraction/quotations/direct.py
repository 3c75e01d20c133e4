"""Which marked words are quotations, and to which word of speech they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extraction.quotations.contents import Runs
from dateline.extraction.quotations.cues import words
from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import Layout, Sentence, Span, is_clause
from dateline.language import Parsed
from dateline.language.tree import Token

_MARKED = frozenset({"quoted", "hearers"})  # what words in marks may be told by
_FAR = 18  # words between marked words and their cue, at most: where the parse or a whole clause bears it out
_MIDDLE = 9  # the same where only order does
_NEAR = 3  # the same for verbs that also do without words ("criticize")
_STEPS = 6
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})  # what a title writes small
_SHORT = 3  # words of a fragment that may be a distancing mark


def assign(
    parsed: Parsed, layout: Layout, sentence: Sentence, hits: Sequence[Hit], contents: Mapping[int, Runs]
) -> dict[int, Hit]:
    """Returns the hit of each marked stretch of a sentence that has one (by the stretch's first token)."""
    found: dict[int, Hit] = {}
    before: Hit | None = None
    for span in sentence.spans:
        if span.first >= span.last:
            continue
        hit = _best(parsed, layout, sentence, span, hits, contents)
        if hit is None and before is not None and _is_coordinated(parsed, layout, span):
            hit = before
        if hit is not None and not _is_scare(parsed, span, hit):
            found[span.first] = hit
            before = hit
    return found


def _best(
    parsed: Parsed, layout: Layout, sentence: Sentence, span: Span, hits: Sequence[Hit], contents: Mapping[int, Runs]
) -> Hit | None:
    free = [hit for hit in hits if not _is_told_on(span, hit, contents)]
    costs = [(cost, hit.token, hit) for hit in free if (cost := _cost(parsed, layout, span, hit, contents)) is not None]
    return min(costs, key=lambda c: c[:2])[2] if costs else None


def _is_told_on(span: Span, hit: Hit, contents: Mapping[int, Runs]) -> bool:
    """Tells whether a later word of speech stands in the same reported clause: "told her he "fled" and told them"."""
    if hit.token < span.first:
        return False
    holding = ((token, run) for token, runs in contents.items() for run in runs if run[0] <= span.first < run[1])
    return any(token < span.first and first <= hit.token < last for token, (first, last) in holding)


def _cost(parsed: Parsed, layout: Layout, span: Span, hit: Hit, contents: Mapping[int, Runs]) -> float | None:
    """How badly a hit fits a marked stretch; None if not at all."""
    if hit.token > span.first and _has_own_object(parsed, hit):
        return None
    if hit.cue.report == "never" or (hit.cue.verb_fragments and not _has_verb(parsed, span)):
        return None
    runs = contents.get(hit.token, ())
    if any(a <= span.first < b for a, b in runs):
        return (0.5 if hit.token < span.first else -4.5) + 0.01 * abs(span.first - hit.token)
    if hit.cue.pos not in {"verb", "phrase"}:
        return _noun_cost(parsed, layout, span, hit)
    low, high = (hit.token + 1, span.first) if hit.token < span.first else (span.last, hit.token)
    between = _outside_words(parsed, layout, low, high)
    if _is_parted(parsed, layout, low, high) or between > _reach(parsed, span, hit):
        return None
    closes = _ends_open(parsed, span)
    if hit.token > span.first:
        if any(a > hit.token and layout.is_outside(a) for a, _ in runs):
            return None  # "..., adding that": its words are others
        if not closes and _is_within(parsed, span, hit):
            return None
        return between + (-4.0 if closes else 4.0)
    return between + (1.0 if closes else 0.0) + (1.5 if hit.cue.report in _MARKED else 0.0)


def _is_within(parsed: Parsed, span: Span, hit: Hit) -> bool:
    """Tells whether a word of speech only tells more of what a clause goes on to: took "the blame" *staff voiced*."""
    before = parsed.doc[max(0, span.first - 2)]
    bare = parsed.doc[hit.token].dep_ in {"acl", "relcl"} or span.last < hit.speaker < hit.token
    return bare and span.first >= 2 and before.text[0].isalnum() and not is_clause(parsed, span)


def _has_own_object(parsed: Parsed, hit: Hit) -> bool:
    """Tells whether a participle has something else for its object: '..., *praising the crew*'."""
    token = parsed.doc[hit.token]
    object_ = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    return token.tag_ == "VBG" and token.dep_ == "advcl" and object_ is not None and object_.i != hit.listener


def _reach(parsed: Parsed, span: Span, hit: Hit) -> int:
    """How many words may stand between marked words and a word of speech."""
    whole = is_clause(parsed, span) or _ends_open(parsed, span)
    if not hit.asserted:
        return _NEAR if whole else -1
    if hit.cue.report in _MARKED:
        if hit.cue.stance == "said" and not (whole or _stops(parsed, span)):
            return 0  # manners of speaking and doing ("begin", "laugh") take no phrase for their object
        if hit.speaker < 0 and (hit.cue.report == "hearers" or hit.cue.content in {"thought", "true"}):
            return -1
        return _FAR if _hangs_on(parsed, span, hit) else _NEAR
    if hit.token > span.first:
        return _MIDDLE
    return _FAR if whole or _hangs_on(parsed, span, hit) else _MIDDLE


def _hangs_on(parsed: Parsed, span: Span, hit: Hit) -> bool:
    """Tells whether the parse puts marked words below a word of speech, a few steps up."""
    root = next((t for i in range(span.first, span.last)
                 if not span.first <= (t := parsed.doc[i]).head.i < span.last), None)  # fmt: skip
    for _ in range(_STEPS):
        if root is None or root.head.i == root.i:
            return False
        if root.head.i == hit.token:
            return True
        root = root.head
    return False


def _noun_cost(parsed: Parsed, layout: Layout, span: Span, hit: Hit) -> float | None:
    """A noun or adjective of speech introduces words that stand right after it: her motto: "Work"."""
    if hit.token > span.first:
        return None
    between = _outside_words(parsed, layout, hit.token + 1, span.first)
    return 3.0 + between if between <= 3 and not _is_parted(parsed, layout, hit.token, span.first) else None


def _outside_words(parsed: Parsed, layout: Layout, first: int, last: int) -> int:
    return sum(layout.is_outside(i) and parsed.doc[i].text[0].isalnum() for i in range(first, last))


def _is_parted(parsed: Parsed, layout: Layout, first: int, last: int) -> bool:
    return any(layout.is_outside(i) and parsed.doc[i].text in {".", "?", "!"} for i in range(first, last))


def _ends_open(parsed: Parsed, span: Span) -> bool:
    """Tells whether the words end with a comma inside or right after the mark: the speaker is still to come."""
    end = span.marked.end
    return "," in parsed.article.text[end : span.marked.right + 1]


def _has_verb(parsed: Parsed, span: Span) -> bool:
    return any(parsed.doc[i].pos_ in {"VERB", "AUX"} for i in range(span.first, span.last))


def _is_coordinated(parsed: Parsed, layout: Layout, span: Span) -> bool:
    """Tells whether a stretch goes on with another one: "late winter" or "early spring"."""
    i = span.first - 1
    while i > 0 and not parsed.doc[i].text[0].isalnum():
        i -= 1
    return (
        i > 0
        and parsed.doc[i].lower_ in {"and", "or", "but", "nor"}
        and any(not layout.is_outside(k) for k in range(max(0, i - 3), i))
    )


def _is_scare(parsed: Parsed, span: Span, hit: Hit) -> bool:
    """Tells whether marks only distance or name: a word or two inside a noun phrase, a title, a word as a word."""
    doc = parsed.doc
    count = sum(doc[i].text[0].isalnum() for i in range(span.first, span.last))
    if doc[hit.token].dep_ == "amod":
        return not _adjoins(parsed, span, hit)
    if hit.cue.stance == "described" and doc[hit.token].dep_ == "acl" and _is_passive(doc[hit.token]):
        return True  # "a print called "Cowboys""
    if _is_title(parsed, span, hit):
        return True
    if _adjoins(parsed, span, hit) and hit.cue.pos in {"verb", "phrase"}:
        return False
    left = span.first - 1
    while left > 0 and not doc[left].text[0].isalnum():
        left -= 1
    if count <= 2 * _SHORT and doc[left].lower_ in words()["scare"]:
        return True
    if _ends_open(parsed, span):
        return False
    return count <= _SHORT and _modifies(parsed, span)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(c.dep_ == "agent" for c in verb.children)


def _adjoins(parsed: Parsed, span: Span, hit: Hit) -> bool:
    between = range(hit.token + 1, span.first) if hit.token < span.first else range(span.last, hit.token)
    return not any(parsed.doc[i].text[0].isalnum() for i in between)


def _modifies(parsed: Parsed, span: Span) -> bool:
    """Tells whether the words only qualify a noun right after the marks ("smart" meters)."""
    doc = parsed.doc
    after = span.last
    while after < len(doc) and not doc[after].text[0].isalnum() and doc[after].text not in {",", ".", ";", ":"}:
        after += 1
    if after >= len(doc) or doc[after].pos_ not in {"NOUN", "PROPN"} or _has_verb(parsed, span):
        return False
    return doc[span.last - 1].pos_ in {"ADJ", "NOUN", "PROPN", "ADV"}


def _is_title(parsed: Parsed, span: Span, hit: Hit) -> bool:
    """Tells whether marked words are written like a title and not right after a verb of speech."""
    tokens = [t for i in range(span.first, span.last) if (t := parsed.doc[i]).text[0].isalpha()]
    full = [t for t in tokens if t.pos_ not in _SMALL]
    if not full or len(full) > 10 or not all(t.text[0].isupper() for t in full) or _stops(parsed, span):
        return False
    if hit.token > span.first and _ends_open(parsed, span):
        return False  # "Good Morning," she said
    is_verb = hit.cue.pos in {"verb", "phrase"} and hit.cue.report not in _MARKED
    return not (_adjoins(parsed, span, hit) and is_verb) and (len(full) > 1 or not _after_pause(parsed, span))


def _after_pause(parsed: Parsed, span: Span) -> bool:
    return span.first >= 2 and parsed.doc[span.first - 2].text in {",", ":"}


def _stops(parsed: Parsed, span: Span) -> bool:
    return parsed.article.text[span.marked.end - 1] in ".?!"
