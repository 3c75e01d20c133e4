"""Whose word a charge is where its sentence names nobody: that of the prosecution, where the article tells of it."""

from __future__ import annotations

from itertools import islice

from dateline.extraction.facts.grammar import governor, is_passive, is_verb
from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Entity

_DEPTH = 5


def prosecution_of(reading: Reading, clause: Token) -> int | None:
    """Returns the mention of the prosecution behind what somebody is charged with; None where there is no charge.

    "Pleaded not guilty to charges that he *drained* the account", "was charged with *draining* it": the article's only
    prosecutors say so, or those of the charges' own kind ("federal charges"). Otherwise nobody does.
    """
    charge = _charge_over(clause)
    if charge is None:
        return None
    brought = [entity for entity in reading.entities if _is_prosecution(reading, entity)]
    told = [entity for entity in brought if " " in entity.label] or brought  # "state prosecutors", then "prosecutors"
    kinds = {c.lower_ for c in charge.lefts if c.dep_ in {"amod", "compound"}}
    told = [e for e in told if e.label.split(" ")[0].lower() in kinds and " and " not in e.label] or told
    return told[0].mentions[0] if len(told) == 1 else None


def _charge_over(clause: Token) -> Token | None:
    """Returns the noun or the verb by which somebody is charged with what a clause says."""
    for node in (clause, *islice(clause.ancestors, _DEPTH)):
        if node.dep_ in {"acl", "relcl"} and node.head.lemma_.lower() in fact_words().counts:
            told = node is not clause or any(c.dep_ == "mark" for c in node.lefts)
            return node.head if told else None
        if node.dep_ == "pcomp" and node.head.lower_ == "with":
            verb = governor(node.head)
            charged = is_verb(verb) and is_passive(verb) and verb.lemma_.lower() in fact_words().charging
            return verb if charged else None
        if node.dep_ not in {"conj", "advcl", "xcomp"}:
            return None
    return None


def _is_prosecution(reading: Reading, entity: Entity) -> bool:
    heads = {reading.parsed.doc[reading.mentions[m].head].lemma_.lower() for m in entity.mentions}
    return bool(heads & fact_words().prosecution)
