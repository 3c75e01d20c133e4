"""Mood: whether a verb asks or bids, so that nothing is said to have happened."""

from __future__ import annotations

from dateline.language.tree import Token


def is_question(verb: Token) -> bool:
    """Says whether a main verb asks: "Did she leave?"."""
    return verb.dep_ == "ROOT" and any(c.text == "?" for c in verb.children)


def is_imperative(verb: Token) -> bool:
    """Says whether a main verb bids: "Keep the law!"."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VB":
        return False
    return not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "expl", "csubj"} for c in verb.children)
