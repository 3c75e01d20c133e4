"""Confidence: how often facts of this kind were right.

A logistic model over what the extraction rests on: the rule, the relation, how far classes and coreference bear it
(``Draft.weight``), the form of the clause, and how its ends are told of: by name, by a description, by a pronoun. The
coefficients are fitted on judged facts by ``tests/quality/calibrate.py`` and lie in ``data/facts/confidence.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.grammar import is_verb
from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.wording import patient
from dateline.extraction.lexicon import load_data
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind, ParagraphKind

_ENOUGH = 3  # words of a wording that say more than a verb
_OPENINGS = {
    "definite": frozenset({"the", "this", "that", "these", "those", "such", "both"}),
    "owned": frozenset({"his", "her", "their", "its", "our", "my"}),
    "new": frozenset({"a", "an"}),
}
_LOWEST, _HIGHEST = 0.05, 0.98  # nothing read by rule is certain, and what was worth saying is not worth nothing


@lru_cache(maxsize=1)
def _coefficients() -> dict[str, float]:
    return {name: float(value) for name, value in load_data("facts/confidence")["coefficients"].items()}


def features(reading: Reading, draft: Draft, words: str) -> dict[str, float]:
    """Returns what a draft's confidence rests on, by the names of the coefficients.

    Arguments:
        reading: the article.
        draft: the fact.
        words: its wording.
    """
    found = {"bias": 1.0, f"rule:{draft.basis}": 1.0, f"relation:{draft.relation}": 1.0}
    found["support"] = math.log(max(draft.weight, 0.01))
    if reading.parsed.kind(draft.trigger.i) in {ParagraphKind.TITLE, ParagraphKind.HEADING}:
        found["headline"] = 1.0
    ends = [f for f in (draft.subject, draft.object) if f is not None and f.mention is not None]
    kinds = [reading.mentions[f.mention].kind for f in ends if f.mention is not None]
    kind = "acts:" if draft.relation == "acts" else ""  # a sign weighs otherwise where no pattern speaks for a fact
    found[f"{kind}described"] = float(kinds.count(MentionKind.NOMINAL))
    found[f"{kind}pronoun"] = float(MentionKind.PRONOUN in kinds)
    found[f"{kind}nobody"] = float(draft.subject is None)
    clause = _of_clause(reading, draft, words) if is_verb(draft.trigger) else {}
    told = _of_object(reading, draft) | clause
    return found | {f"{kind}{name}": value for name, value in told.items()}


def _of_object(reading: Reading, draft: Draft) -> dict[str, float]:
    """Returns what is known of the end that a fact reaches: its class, how much its label says, how it is told of."""
    target = draft.object
    if target is None:
        return {"object:none": float(not draft.literal)}
    found = {f"object:{target.cls or 'unknown'}": 1.0}
    entity = reading.entity_of.get(target.mention) if target.mention is not None else None
    if target.mention is None or entity is None:
        return found
    found["object words"] = math.log(len(entity.label.split()) or 1)
    mention = reading.mentions[target.mention]
    if mention.kind is MentionKind.NAME:
        found["object named"] = 1.0
    elif mention.kind is MentionKind.NOMINAL and not reading.is_named(entity):
        found[f"object {_form(mention.text)}"] = 1.0
    return found


def _form(text: str) -> str:
    """Returns how a description opens: "definite" (told of before, or so it claims), "owned", "new" or "bare"."""
    first = text.split()[0].lower()
    return next((form for form, words in _OPENINGS.items() if first in words), "bare")


def _of_clause(reading: Reading, draft: Draft, words: str) -> dict[str, float]:
    """Returns what tells how sure the grammar of a clause is: where its verb hangs, how far off who does it stands."""
    verb, length = draft.trigger, len(words.split())
    found = {f"clause:{verb.dep_}": 1.0, "brief": float(length < _ENOUGH), "words": math.log(1 + length)}
    labels = {c.dep_ for c in verb.children}
    found["passive"] = float("auxpass" in labels)
    found["infinitive"] = float(any(c.tag_ == "TO" for c in verb.children))
    found["participle"] = float(verb.tag_ in {"VBG", "VBN"} and labels.isdisjoint({"aux", "auxpass"}))
    told = patient(draft)
    if told is not None:
        found["far"] = math.log(1 + abs(draft.trigger.i - told.token.i))
        found["behind"] = float(told.token.i > draft.trigger.i)
    if told is not None and told.mention is not None:
        found["bare"] = float(_is_bare(reading, told.mention))
    found["loose"] = float(sum(1 for _ in _loose(reading, verb, length)))
    return found


def _loose(reading: Reading, verb: Token, length: int) -> Iterator[Mention]:
    """Yields what a wording points at that the article tells nothing more of: "opposed *the rejection*"."""
    for i in range(verb.i + 1, min(verb.i + 1 + length, len(verb.doc))):
        mention = reading.by_head.get(i)
        if mention is None or mention.kind is not MentionKind.NOMINAL or _form(mention.text) != "definite":
            continue
        if _is_bare(reading, mention.index):
            yield mention


def _is_bare(reading: Reading, mention: int) -> bool:
    """Says whether all that is known of a thing is one common noun: "process", "group"."""
    entity = reading.entity_of.get(mention)
    return entity is not None and " " not in entity.label and entity.label[:1].islower()


def confidence(reading: Reading, draft: Draft, words: str) -> float:
    """Returns the share of facts like this one that are right, between 0 and 1."""
    table = _coefficients()
    score = sum(table.get(name, 0.0) * value for name, value in features(reading, draft, words).items())
    return round(min(max(1 / (1 + math.exp(-score)), _LOWEST), _HIGHEST), 2)
