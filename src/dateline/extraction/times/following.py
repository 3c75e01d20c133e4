"""What a sentence goes on from: "*Minutes later*, a tram derailed", "She *was pronounced dead* at a clinic"."""

from __future__ import annotations

from dateline.extraction.times.care import is_care
from dateline.extraction.times.narrated import is_quoted
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Span, Token

_OPENING = 5  # words of "Less than an hour later"
_VICTIMS = frozenset({"those", "people"})
_COMING = frozenset({"arrive", "reach", "return", "enter"})


def told_before(parsed: Parsed, event: Token) -> Token | None:
    """Returns the verb of the sentence before an event that its own goes on from within the day.

    "On Friday a bus hit a wall. *Minutes later*, a tram *derailed*."
    """
    sentence, first = event.sent, event.sent.start
    if event.tag_ not in ("VBD", "VBN") or not first or is_quoted(event):
        return None
    if parsed.kind(first - 1) is not parsed.kind(first):
        return None
    later = event.i == sentence.root.i and _opens_moments_later(sentence)
    same = parsed.paragraph_of[first - 1] == parsed.paragraph_of[first]
    return event.doc[first - 1].sent.root if later or (same and is_care(event)) else None


def is_soon_after(event: Token) -> bool:
    """ "who resigned *minutes after* the verdict was known": within the day of what is told."""
    if event.tag_ != "VBD" or is_quoted(event):
        return False
    clauses = (c for c in event.rights if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN"))
    marks = (m for c in clauses for m in c.lefts if m.dep_ == "mark" and m.lower_ == "after")
    return any(m.nbor(-1).lower_ in lexicon().guards.shortly - {"right", "just", "soon"} for m in marks)


def is_among_victims(event: Token) -> bool:
    """ "A nun was *among those killed*": in what the report tells of."""
    those, among = event.head, event.head.head
    named = event.dep_ == "acl" and those.lower_ in _VICTIMS and among.lower_ in ("among", "amongst")
    return named and event.tag_ == "VBN" and not any(c.dep_ in ("prep", "advcl", "npadvmod") for c in event.rights)


def _opens_moments_later(sentence: Span) -> bool:
    opening = list(sentence)[:_OPENING]
    words = [t.lower_ for t in opening]
    if words[0] == "when" and any(t.lemma_ in _COMING for t in opening):
        return opening[1].tag_ == "PRP"  # "When they arrived, they found ..."
    later = next((i for i, w in enumerate(words) if w in ("later", "afterwards", "afterward", "after")), 0)
    near = lexicon().guards.shortly | {"hours", "short"}
    comma = words[later] == "later" or words[later + 1 : later + 2] == [","]
    return later > 0 and comma and bool(near & set(words[:later]))
