"""What is done with somebody within hours of what befell him: "*was taken* to a hospital", "was pronounced dead"."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.grammar import AUXILIARIES
from dateline.language.tree import Token

_SAYING = ("ccomp", "parataxis")


def is_care(event: Token) -> bool:
    """Whether somebody was brought where he is helped, or found dead: within hours of what befell him."""
    reported = event.dep_ in _SAYING and event.head.lemma_ in ("say", "report", "confirm") and event.i < event.head.i
    if event.dep_ != "ROOT" and not reported:
        return False
    passive = {c.lower_ for c in event.lefts if c.dep_ in AUXILIARIES}
    if event.tag_ != "VBN" or passive not in ({"was"}, {"were"}):
        return False
    subject = next((c for c in event.lefts if c.dep_ == "nsubjpass"), None)
    if subject is None or (subject.tag_ == "NNS" and not any(c.dep_ in ("det", "nummod") for c in subject.lefts)):
        return False
    words = {t.lower_ for t in event.rights} | {g.lower_ for c in event.rights for g in c.rights}
    return event.lemma_ in word_set("times/discourse", "care") and bool(words & word_set("times/discourse", "care_at"))
