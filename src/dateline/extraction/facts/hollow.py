"""Ends that hold nothing: hardly anybody, one another, a quality read as a thing, somebody of whom a text only asks."""

from __future__ import annotations

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.grammar import SUBJECTS, child, is_infinitive, is_passive
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_SURE_OF_SOME = frozenset({"a", "the", "these", "those", "last", "past", "first", "next", "quite"})
_ADJECTIVES = frozenset({"JJ", "JJR"})


def is_hollow(reading: Reading, draft: Draft, told: Filler | None) -> bool:
    """Says whether an end of a draft holds nothing that a fact can be of: "few mayors", "each other", "someone"."""
    if _is_hardly_anybody(told) or _is_not_its_own(reading, draft) or _is_induced(draft):
        return True
    return draft.relation == "acts" and (
        _is_anybody(draft, told) or _is_one_another(draft.object) or _is_quality(draft) or _is_no_thing(draft)
    )


def _is_hardly_anybody(told: Filler | None) -> bool:
    """Says whether of those who are told of there are next to none: "*few mayors* backed it", not "a few"."""
    token = told.token if told is not None else None
    few = next((c for c in token.lefts if c.lower_ in {"few", "fewer"} and c.dep_ == "amod"), None) if token else None
    if token is None or few is None or any(c.lower_ == "than" for c in few.children):
        return False
    beside = {c.lower_ for c in (*token.lefts, *few.children)}
    return child(token, "poss", "nummod") is None and beside.isdisjoint(_SURE_OF_SOME)


def _is_anybody(draft: Draft, told: Filler | None) -> bool:
    """Says whether a deed is of somebody whom a text only thinks of: "the coat of *someone who had drowned*"."""
    if told is None or told.token.lower_ not in fact_words().whoever:
        return False
    return told.token.lower_.startswith("any") or told.token.dep_ not in {"nsubj", "nsubjpass"}


def _is_not_its_own(reading: Reading, draft: Draft) -> bool:
    """Says whether what a pronoun gives to a body can only be another's: "the guard warned *its coast*"."""
    token = draft.object.token if draft.object is not None else None
    its = next((c for c in token.lefts if c.dep_ == "poss" and c.tag_ == "PRP$"), None) if token else None
    owner = reading.filler(its) if its is not None else None
    if token is None or owner is None:
        return False
    same = draft.subject is not None and owner.entity == draft.subject.entity
    if same and draft.trigger.lemma_ in fact_words().ruling and token.lemma_.lower() in fact_words().bails:
        return True  # "the judge set his bail"
    if not reading.ontology.is_a(owner.cls, "Organization"):
        return False
    if token.lemma_.lower() in fact_words().of_lands:
        return True
    return same and draft.trigger.lemma_ in fact_words().tracking and token.lemma_.lower() in fact_words().courses


def _is_induced(draft: Draft) -> bool:
    """Says whether an infinitive tells what others are to do: "the firm offers *discounts to buy* its books"."""
    clause, noun = draft.clause, draft.clause.head
    if clause.dep_ not in {"acl", "relcl"} or not is_infinitive(clause) or noun.dep_ != "dobj" or draft.subject is None:
        return False
    offers = noun.head.lemma_ in fact_words().offering and noun.lemma_.lower() in fact_words().inducements
    return offers and draft.subject.token.head.i == noun.head.i


def _is_one_another(target: Filler | None) -> bool:
    """Says whether an object is only whom several do something to: "each *other*", "one *another*"."""
    if target is None or target.token.i == 0:
        return False
    return f"{target.token.nbor(-1).lower_} {target.token.lower_}" in {"each other", "one another"}


def _is_quality(draft: Draft) -> bool:
    """Says whether an object is an adjective cut from its noun, or a verb only says that something is away.

    "The move has more *symbolic* than practical value"; "half of the grain *is gone*".
    """
    verb, target = draft.trigger, draft.object
    if verb.lemma_ == "have" and target is not None and target.token.tag_ in _ADJECTIVES:
        return target.mention is None
    return verb.lemma_ == "go" and verb.text == "gone" and is_passive(verb)


def _is_no_thing(draft: Draft) -> bool:
    """Says whether an object is a word cut from its noun, or a number of what went before: "had eaten *eight*"."""
    token = draft.object.token if draft.object is not None else None
    if token is not None and draft.trigger.lemma_ == "say" and token.pos_ == "PROPN" and token.dep_ != "pobj":
        return True  # "said Tarn Foods L.P.", where the sentence was cut
    if token is None or token.dep_ != "dobj":
        return False
    if draft.object is None or draft.object.mention is not None:
        return False
    number = token.pos_ == "NUM" and token.text.isalpha() and not any(token.children)
    return (number and draft.trigger.lemma_ not in fact_words().scoring) or token.tag_ in {"VB", "UH"}


def takes_unknown(verb: Token) -> bool:
    """Says whether a verb has an object that nobody knows: "*what* he created", "it has had and *will need*"."""
    shares = verb.dep_ == "conj" and verb.head.dep_ == "relcl" and child(verb, "dobj", "prt") is None
    above = verb.head if shares and not any(c.dep_ in SUBJECTS for c in verb.lefts) else verb
    return any(c.dep_ == "dobj" and c.tag_ in {"WP", "WDT"} for c in above.lefts)


def is_while(noun: Token) -> bool:
    """Says whether a phrase tells how long, not what: "in a matter *of minutes*", "for the best part *of a year*"."""
    words = fact_words()
    of = child(noun, "prep") if noun.lemma_.lower() in words.stretches else None
    if of is None or of.lower_ != "of":
        return False
    return any(c.dep_ == "pobj" and c.lemma_.lower() in words.spells for c in of.rights)
