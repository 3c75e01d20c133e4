"""Relative clauses hung on a noun that does not fit their verb in number.

"problems in *trade* that have grown": what has grown are the problems.
"an attack by *planes* on the hill, which is riddled with caves": what is riddled is the hill.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.language.shape import NOUNS, SUBJECTS, agrees

_UP = frozenset({"pobj", "conj", "appos", "prep", "acl", "compound"})


def hang_on_fitting(clause: Token) -> None:
    """Hangs a relative clause on the noun before it that fits its verb, or on one above."""
    noun = clause.head
    relative = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if relative is None or relative.lower_ not in {"that", "which", "who"} or relative.i == 0 or agrees(noun, clause):
        return
    if noun.i > clause.i or noun.pos_ not in NOUNS:
        return
    fitting = next((c for c in _around(noun, relative) if c.pos_ in NOUNS and agrees(c, clause)), None)
    if fitting is not None:
        clause.head = fitting


def _around(noun: Token, relative: Token) -> Iterator[Token]:
    """Yields the noun just before a relative pronoun, and what another noun hangs on, up to a verb with a subject."""
    before = relative.nbor(-1)
    if before.text == "," and before.i:
        before = before.nbor(-1)
    while before.dep_ == "compound" and before.head.i < relative.i:
        before = before.head
    if noun.is_ancestor(before) or noun.head.is_ancestor(before):
        yield before
    last = noun
    while noun.dep_ in _UP and noun.head.i < noun.i and (noun.dep_ != "conj" or noun == last):
        either = noun.dep_ == "conj" and any(c.lower_ == "or" for c in noun.head.children)
        noun = noun.head
        if not either:
            yield noun
