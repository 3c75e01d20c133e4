"""What stands before a clause and belongs to its wording: how often, on what condition, for how long."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import words as rule_words
from dateline.extraction.facts.grammar import child
from dateline.extraction.facts.negation import practised_by
from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_LONG = 20  # tokens of a condition that a wording can bear
_UNSURE = frozenset({"whether", "lest"})
_LASTING = frozenset({"for", "throughout", "during"})


def how_often(verb: Token) -> list[int]:
    """Returns the adverb that says how often, wherever it stands before its verb: "*Usually*, the firm lends"."""
    return [c.i for c in verb.lefts if c.dep_ == "advmod" and c.lower_ in fact_words().frequency]


def is_condition(clause: Token) -> bool:
    """Says whether a clause tells on what condition another holds: "*if* it rains", "*unless* they pay"."""
    mark = child(clause, "mark")
    return clause.dep_ == "advcl" and mark is not None and mark.lower_ in fact_words().conditional_marks - _UNSURE


def told_before(reading: Reading, verb: Token) -> list[int]:
    """Returns the condition or the span of time that a sentence opens with, to stand at a wording's end."""
    for c in verb.lefts:
        first, last = c.left_edge.i, c.right_edge.i
        if is_condition(c) and last - first < _LONG and child(c, "mark") is not None:
            return [t.i for t in verb.doc[first : last + 1] if t.i < last or not t.is_punct]
        if c.lower_ in _LASTING and c.dep_ == "prep" and _is_span(reading, c) and reading.time_of(verb.i) is None:
            return [*range(first, last + 1)]
    return []


def told_behind(verb: Token, last: int) -> list[int]:
    """Returns the condition of a policy, which stands behind what the policy is of: "of not lending *unless paid*"."""
    has = practised_by(verb)
    over = [c for c in has.rights if is_condition(c) and c.left_edge.i == last + 1] if has is not None else []
    return [*range(last + 1, over[0].right_edge.i + 1)] if over else []


def _is_span(reading: Reading, preposition: Token) -> bool:
    """Says whether a phrase tells how long: "for the past two weeks"."""
    times = (
        c for c in preposition.rights if c.dep_ == "pobj" and c.tag_ == "NNS" and child(c, "prep", "relcl") is None
    )
    return any(t.i in reading.timed or t.lemma_.lower() in rule_words("spans") for t in times)
