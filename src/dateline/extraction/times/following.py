"""What a sentence goes on from: "*Minutes later*, a tram derailed", "She *was pronounced dead* at a clinic"."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.narrated import is_quoted
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Span, Token

_OPENING = 5  # words of "Less than an hour later"
_COMING = frozenset({"arrive", "reach", "return", "enter"})
_SAYING = ("ccomp", "parataxis")


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


def is_care(event: Token) -> bool:
    """Whether somebody was brought where he is helped, or found dead: within hours of what befell him."""
    reported = event.dep_ in _SAYING and event.head.lemma_ in ("say", "report", "confirm") and event.i < event.head.i
    if event.dep_ != "ROOT" and not reported:
        return False
    passive = {c.lower_ for c in event.lefts if c.dep_ in ("aux", "auxpass")}
    if event.tag_ != "VBN" or passive not in ({"was"}, {"were"}):
        return False
    subject = next((c for c in event.lefts if c.dep_ == "nsubjpass"), None)
    if subject is None or (subject.tag_ == "NNS" and not any(c.dep_ == "det" for c in subject.lefts)):
        return False
    words = {t.lower_ for t in event.rights} | {g.lower_ for c in event.rights for g in c.rights}
    return event.lemma_ in word_set("times/discourse", "care") and bool(words & word_set("times/discourse", "care_at"))


def is_soon_after(event: Token) -> bool:
    """ "who resigned *minutes after* the result was read": within the day of what is told."""
    if event.tag_ != "VBD" or is_quoted(event):
        return False
    clauses = (c for c in event.rights if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN"))
    marks = (m for c in clauses for m in c.lefts if m.dep_ == "mark" and m.lower_ == "after")
    return any(m.nbor(-1).lower_ in lexicon().guards.shortly - {"right", "just", "soon"} for m in marks)


def _opens_moments_later(sentence: Span) -> bool:
    opening = list(sentence)[:_OPENING]
    words = [t.lower_ for t in opening]
    if words[0] == "when" and any(t.lemma_ in _COMING for t in opening):
        return opening[1].tag_ == "PRP"  # "When they arrived, they found ..."
    later = next((i for i, w in enumerate(words) if w in ("later", "afterwards", "afterward", "after")), 0)
    near = lexicon().guards.shortly | {"hours", "short"}
    comma = words[later] == "later" or words[later + 1 : later + 2] == [","]
    return later > 0 and comma and bool(near & set(words[:later]))
