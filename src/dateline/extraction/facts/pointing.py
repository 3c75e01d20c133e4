"""Statements that point at what only the text around them names: "chased them", "denied these claims"."""

from __future__ import annotations

from dateline.extraction.coreference.binding import understood_subject
from dateline.extraction.coreference.candidates import kind_of
from dateline.extraction.coreference.empty import is_empty
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.grammar import is_relative, is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.lexicon import load_data
from dateline.extraction.tokens import read_tokens
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind

_OTHERS = frozenset({"he", "him", "his", "she", "her", "it", "they", "them", "their"})
_EXAMPLES = frozenset({"including", "as", "like"})
_SEVERAL = frozenset({"they", "them", "their"})
_ONE = frozenset({"i", "he", "she", "it"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such", "neither"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_TELLING = frozenset({"amod", "compound", "nmod", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def points_away(reading: Reading, draft: Draft, words: str, told: Filler | None) -> bool:
    """Says whether an action is told of, or by, what nothing in its statement names."""
    ends = (end for end in (told, draft.object) if end is not None)
    if any(_is_pointed_at(reading, end.token) or _is_part_of_which(end.token) for end in ends):
        return True
    direct = (c for c in draft.trigger.rights if c.dep_ in {"dobj", "nsubjpass"})
    clauses = (g for c in draft.trigger.rights if c.dep_ == "ccomp" for g in c.lefts if g.dep_ in _SUBJECTS)
    if any(_is_pointed_at(reading, c) and c.text in words for c in (*direct, *clauses)):
        return True
    return _has_loose_pronoun(reading, draft, words, told)


def is_of_all(reading: Reading, draft: Draft, told: Filler | None) -> bool:
    """Says whether an example has a "their" of all of them: "many firms, such as *Tarn*, cut their prices"."""
    example = told.token if told is not None else None
    while example is not None and example.dep_ == "conj":
        example = example.head
    if example is None or example.dep_ != "pobj" or example.head.lower_ not in _EXAMPLES:
        return False
    whole = reading.by_head.get(example.head.head.i)
    group = reading.entity_of.get(whole.index) if whole is not None else None
    below = (reading.by_head.get(t.i) for t in draft.trigger.subtree if t.lower_ in _SEVERAL and t.i > draft.trigger.i)
    return group is not None and any(reading.entity_of.get(m.index) is group for m in below if m is not None)


def _is_pointed_at(reading: Reading, noun: Token) -> bool:
    """Says whether a noun is only "this", "those issues" or "this kind of thing", and is called nothing else."""
    first = noun if noun.lower_ in _DEMONSTRATIVE else next((c for c in noun.lefts if _points(c)), None)
    if first is None and noun.i and noun.nbor(-1).lower_ == "that" and _has_no_finite_verb(noun):
        first = noun.nbor(-1)  # "ordered *that* plan dropped"
    if first is None or first.lower_ not in _DEMONSTRATIVE or noun.i in reading.timed or noun.ent_type_:
        return False
    if first.i == noun.i and (noun.tag_ != "DT" or noun.dep_ == "det"):
        return False
    if first.i != noun.i and (
        any(c.dep_ in _TELLING and c.i != first.i for c in noun.lefts)
        or any(c.dep_ in {"relcl", "acl", "prep"} and c.lower_ != "of" for c in noun.rights)
    ):
        return False  # "this ethnic conflict", "those drivers who sped", "that part in Act II"
    mention = reading.by_head.get(noun.i)
    entity = reading.entity_of.get(mention.index) if mention is not None else None
    if first.lower_ == "neither":
        return entity is None or _is_bare(reading, noun)
    return entity is None or len(entity.mentions) == 1


def _points(word: Token) -> bool:
    return word.dep_ == "det" or word.lower_ == "such"


def is_one_of_others(reading: Reading, end: Filler | None) -> bool:
    """Says whether an end is only "such laws" or "neither side", of which nothing tells what or who they are."""
    token = end.token if end is not None else None
    taken_up = token is not None and any(c.lower_ in {"such", "neither"} for c in token.lefts)
    return token is not None and taken_up and _is_bare(reading, token) and _is_pointed_at(reading, token)


def _is_bare(reading: Reading, noun: Token) -> bool:
    """Says whether all that a thing is called is its noun."""
    mention = reading.by_head.get(noun.i)
    entity = reading.entity_of.get(mention.index) if mention is not None else None
    return entity is not None and entity.label.lower() == noun.lower_


def _has_no_finite_verb(noun: Token) -> bool:
    """Says whether a noun is the subject of a participle alone, so that a "that" before it is its own."""
    alone = noun.head.tag_ == "VBN" and all(c.dep_ not in {"aux", "auxpass"} for c in noun.head.lefts)
    return alone and noun.dep_ in _SUBJECTS and noun.left_edge.i == noun.i


def _is_part_of_which(noun: Token) -> bool:
    """Says whether a noun is part of what only the sentence before it names: "most of *which* was spent"."""
    phrases = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of")
    return any(is_relative(g) for c in phrases for g in c.rights)


def _has_loose_pronoun(reading: Reading, draft: Draft, words: str, told: Filler | None) -> bool:
    """Says whether a wording holds a pronoun that nobody resolved and that takes up nothing in the statement."""
    kept = _OTHERS.intersection(words.split())
    if not kept:
        return False
    last = min(draft.trigger.i + len(words.split()) + 3, len(draft.trigger.doc))
    for place in range(draft.trigger.i + 1, last):
        mention = reading.by_first.get(place)
        if mention is None or mention.kind is not MentionKind.PRONOUN or mention.text not in kept:
            continue
        if mention.index not in reading.entity_of and _is_loose(reading, draft, mention, told):
            return True
    return False


def _is_loose(reading: Reading, draft: Draft, mention: Mention, told: Filler | None) -> bool:
    pronoun = draft.trigger.doc[mention.head]
    word = pronoun.lower_
    idle = load_data("coreference/pronouns")["empty"]["governing"]
    told_of = pronoun.head.dep_ == "acl" and pronoun.head.head.pos_ == "NOUN"  # "the theory that *it* was arson"
    if word == "it" and ((pronoun.dep_ in _SUBJECTS and not told_of) or pronoun.head.lemma_ in idle):
        return False
    if word == "it" and is_empty(read_tokens(reading.parsed.doc), pronoun.i):
        return False
    verb = pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head
    beside = pronoun.dep_ in {"dobj", "dative", "pobj"} and verb.i == draft.trigger.i  # "saw him" saw another
    if not beside and told is not None and pronoun.dep_ in {"dobj", "dative"}:  # "took no action to stop it"
        beside = understood_subject(read_tokens(reading.parsed.doc), verb.i) == told.token.i
    before = (t for t in draft.trigger.doc[draft.trigger.i + 1 : pronoun.i] if t.pos_ in _NOUNS)
    above = {t.i for t in pronoun.ancestors}
    if word == "it":  # "no doubt about it", "took no action to stop it"
        before = (t for t in before if t.i not in above and all(c.lower_ != "no" for c in t.lefts))
    nouns = [told.token] if told is not None and not beside else []
    return not any(_takes_up(reading, word, noun) for noun in (*nouns, *before))


def _takes_up(reading: Reading, word: str, noun: Token) -> bool:
    """Says whether a pronoun may stand for a noun of its statement: the fans of "met fans and *their* friends"."""
    mention = reading.by_head.get(noun.i)
    entity = reading.entity_of.get(mention.index) if mention is not None else None
    person = entity is not None and entity.cls == "Person"
    several = noun.tag_ in {"NNS", "NNPS"} or (mention is not None and mention.number == "plural")
    if kind_of(word) in {"he", "she"}:
        return person and not several
    if word in _SEVERAL:
        return several or _is_many(noun) or (entity is not None and person and not reading.is_named(entity))
    return not several and not person


def _is_many(noun: Token) -> bool:
    """Says whether a noun is coordinated, or a body whose verb is not in the singular: "the crew lost *their* way"."""
    if any(c.dep_ == "conj" for c in noun.rights):
        return True
    if noun.lower_ in _ONE:
        return False
    verb = noun.head
    forms = [t.lower_ for t in (*verb.lefts, verb) if is_verb(t)]
    return noun.dep_ in _SUBJECTS and not ({"is", "has", "was"}.intersection(forms) or verb.tag_ == "VBZ")
