"""Passive verbs in the active voice, for the agent as their subject: "closed the plant" of "was closed by the firm"."""

from __future__ import annotations

from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_VOWELS = frozenset("aeiou")
_IRREGULAR = {"have": "has", "are": "is", "is": "is", "were": "was"}
_HISSING = ("s", "x", "z", "ch", "sh", "o")


def active_form(verb: Token, plural: bool, denied: bool = False) -> str:
    """Returns a passive verb with its auxiliaries in the active voice.

    Arguments:
        verb: a passive verb.
        plural: whether who does it is more than one.
        denied: whether what may or should be is denied, which only words can tell: "should not be closed".

    Returns:
        "owns" of "is owned", "closed" of "was closed", "will close" of "will be closed", "has closed" of "has been
        closed", "is closing" of "is being closed".
    """
    before = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if not before and verb.dep_ == "conj":
        before = [c for c in verb.head.lefts if c.dep_ in {"aux", "auxpass"}]
    spoken, tags = {c.lower_ for c in before}, {c.tag_ for c in before}
    modal = next((c.lower_ for c in before if c.tag_ in {"MD", "TO"}), "")
    if modal:
        form = f"have {verb.text}" if "have" in spoken else verb.lemma_
        return f"{fact_words().after_a_name.get(modal, modal)}{' not' if denied else ''} {form}"
    if "being" in spoken and len(before) > 1:
        return f"{'are' if plural else 'is'} {_progressive(verb.text, verb.lemma_)}"
    if not before or "been" in spoken:
        return f"{'have' if plural else 'has'} {verb.text}"
    if tags & {"VBZ", "VBP"}:
        return verb.lemma_ if plural else third_person(verb.lemma_)
    return fact_words().past.get(verb.text, verb.text)


def third_person(lemma: str) -> str:
    """Returns the present form of a verb after one person's name: "has", "trusts", "carries"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(_HISSING):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS else f"{lemma}s"


def _progressive(participle: str, lemma: str) -> str:
    """Returns the "-ing" form, which doubles a consonant where the participle does: "planned", "planning"."""
    if participle.endswith("ed") and not participle.endswith(("ied", "eed")):
        return f"{participle[:-2]}ing"
    return f"{lemma[:-1]}ing" if lemma.endswith("e") and not lemma.endswith("ee") else f"{lemma}ing"
