"""Heads that the parser gets wrong in the grammar of news: tokens are hung where they belong."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from spacy.tokens import Doc, Token


def mend_heads(doc: Doc) -> None:
    """Hangs participles after an attribution on what was said: "A storm hit, the agency said, *killing* two"."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "advcl" and token.lemma_ not in _saying():
            said = _said(token)
            if said is not None:
                token.head = said


def _said(participle: Token) -> Token | None:
    """Returns the verb of what is said before an attribution that a participle follows after a comma."""
    cue = participle.head
    before = participle.doc[participle.i - 1] if participle.i else participle
    if cue.lemma_ not in _saying() or cue.i > participle.i or before.text != ",":
        return None
    source = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    content = next((c for c in cue.lefts if c.dep_ == "ccomp"), cue.head if cue.dep_ == "parataxis" else None)
    if source is None or content is None or not content.i < source.i:
        return None
    last = max(cue.i, source.right_edge.i)
    return content if participle.i - 2 <= last else None


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    text = resources.files("dateline").joinpath("data/language/saying.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
