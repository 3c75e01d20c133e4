"""What "since" bounds: "has tuned organs since 2009", not "won for the first time since 1958"."""

from __future__ import annotations

from dateline.extraction.times.grammar import VERBS
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Span, Token

SUPERLATIVE_REACH = 8  # tokens before "since" in which "first" or "biggest" belongs to it


def since_clauses(event: Token) -> list[tuple[Token, Token]]:
    """Returns "since" and the verb that it governs, for each such clause of an event."""
    clauses = [(m, c) for c in event.rights if c.dep_ == "advcl" for m in c.lefts if m.dep_ == "mark"]
    clauses += [(p, c) for p in event.rights if p.dep_ == "prep" for c in p.rights if c.dep_ == "pcomp"]
    return [(mark, clause) for mark, clause in clauses if mark.lower_ == "since"]


def is_first_since(parsed: Parsed, event: Token, when: str) -> bool:
    """ "won for the first time since 1958" does not say that winning began in 1958."""
    if not when.endswith("/.."):
        return False
    since = next((t for t in event.sent if t.lower_ == "since"), None)
    if since is None:
        return False
    lead = parsed.doc[max(event.sent.start, since.i - SUPERLATIVE_REACH) : since.i]
    if is_ranked(lead):
        return True
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in event.children)
    return event.pos_ in VERBS and event.tag_ == "VBD" and not perfect


def is_ranked(words: Span) -> bool:
    """ "for the first time since", "the biggest since": no time that something lasted."""
    return any(t.tag_ in ("JJS", "RBS") or (_is_ordinal(t) and not _is_part(t)) for t in words)


def _is_ordinal(token: Token) -> bool:
    return token.lower_ in lexicon().guards.firsts or (token.ent_type_ == "ORDINAL" and token.tag_ == "JJ")


def _is_part(ordinal: Token) -> bool:
    """ "a third of its ice": no third one of a row."""
    return any(c.lower_ == "of" for c in ordinal.children)
