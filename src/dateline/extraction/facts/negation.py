"""Negation: whether a verb's own words say that it did not happen."""

from __future__ import annotations

from dateline.extraction.facts.grammar import child, is_infinitive, is_verb
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EITHER = frozenset({"or", "nor"})
_PARTS = _SUBJECTS | {"dobj", "attr"}


def is_negated(verb: Token) -> bool:
    """Says whether a verb stands under "not", "never", "no" and the like, or only nearly happened."""
    return any(_negates(c, verb) for c in verb.children) or _shares_negation(verb)


def is_forbidden(verb: Token) -> bool:
    """Says whether an infinitive is what somebody is told not to do: "ordered him *not to sail*"."""
    if verb.dep_ == "xcomp" and is_verb(verb.head) and is_infinitive(verb.head) and is_forbidden(verb.head):
        return True  # "urged them not to stop *eating* it"
    if child(verb, "neg") is None and not any(child(c, "neg") for c in verb.lefts if c.dep_ == "advmod"):
        return False  # "not to sail", "not openly to sail"
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        of_noun = not is_verb(verb.head.head) and verb.head.dep_ == "prep"  # "the risk *of not selling*" is the noun's
        return of_noun and practised_by(verb) is None
    first = verb
    while first.dep_ == "conj" and is_infinitive(first) and is_infinitive(first.head):
        first = first.head  # "asked to wait and *not to enter*"
    told = first.dep_ in {"xcomp", "ccomp", "acl", "relcl", "advcl"}
    return told and is_infinitive(verb) and first.head.lemma_.lower() in fact_words().directing


def practised_by(gerund: Token) -> Token | None:
    """Returns the verb of whoever has a policy of doing or leaving something: "*has* a policy of not selling"."""
    noun = gerund.head.head
    had = noun.dep_ == "dobj" and noun.head.lemma_ == "have" and noun.lemma_.lower() in fact_words().practices
    return noun.head if gerund.dep_ == "pcomp" and had else None


def is_empty(noun: Token) -> bool:
    """Says whether a noun stands for nobody and nothing: "no soldier", "none"."""
    empty = fact_words().negative_determiners
    if _is_bound(noun):
        return False
    if noun.lower_ in empty and not _is_number_sign(noun):
        return True
    if any(c.dep_ in {"det", "neg", "preconj", "cc"} and c.lower_ in empty and c.i < noun.i for c in noun.children):
        return True
    return noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"


def _is_bound(noun: Token) -> bool:
    """Says whether "no" only tells the least or the most that there are: "*no fewer than* nine boats"."""
    start = noun.left_edge
    behind = [t.lower_ for t in noun.doc[start.i : start.i + 3]]
    return behind[:1] == ["no"] and behind[1:2] in (["fewer"], ["less"], ["more"]) and behind[2:3] == ["than"]


def _negates(word: Token, verb: Token) -> bool:
    negators = fact_words().negators
    if word.dep_ == "neg" or (word.dep_ == "advmod" and word.lower_ in negators and word.i < verb.i):
        return not _is_not_only(word, verb)
    if word.dep_ in _PARTS and is_empty(word):
        return True
    if word.dep_ == "advmod":
        longer = word.lower_ == "longer" and any(g.lower_ == "no" for g in word.children)
        nearly = word.lower_ in fact_words().approximators and word.i == verb.i - 1 and verb.pos_ == "VERB"
        return longer or nearly or any(g.lower_ in negators for g in word.children)  # "has never before been"
    if word.dep_ == "preconj":
        return word.lower_ == "neither"
    if word.lower_ in {"over", "for"} and any(g.lower_ == "nothing" for g in word.children):
        return False  # "died for nothing" died
    return word.dep_ == "prep" and any(g.dep_ == "pobj" and is_empty(g) for g in word.children)


def _is_not_only(negator: Token, verb: Token) -> bool:
    """Says whether "not" denies only that there is nothing more: "not only", "not the only player"."""
    following = negator.doc[negator.i + 1 : negator.i + 2]
    if following and following[0].lower_ in {"only", "just", "merely"}:
        return True
    return any(g.lower_ == "only" for c in verb.children if c.dep_ == "attr" for g in c.children)


def _shares_negation(verb: Token) -> bool:
    """Says whether a coordinated verb stands under the negation of the first ("will not defy and risk").

    Behind "or" and "nor" it does in any form: "neither signed nor read", "had not found it or arrested him".
    """
    if verb.dep_ != "conj" or not is_verb(verb.head) or child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    joint = child(verb.head, "cc")
    name = joint.lower_ if joint is not None else ""
    alike = verb.tag_ in {"VB", "VBN"} and verb.head.tag_ == verb.tag_ and name != "but"
    return (alike or name in _EITHER) and is_negated(verb.head)


def _is_number_sign(token: Token) -> bool:
    """Says whether "No" is the sign of "No. 9"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return any(t.like_num for t in following) and token.lower_ == "no" and token.text != "no"
