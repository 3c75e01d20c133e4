"""Subjects lost to, or taken from, what stands before them.

"According to the ministry over 300 *people* were hurt": the people are read as what the ministry is over.
"World Cup: *Chile* win two points": the cup is read as the winner.
"On a new site, "The Countdown", *the firm* launched it": the name is read as a second subject.
"The inquiry found *police* failed victims": read as victims that police failed.
"The mayor is *confident* council staff will cope": the confidence is read as the staff's.
"Most of the towns *lost* power": what they did is read as what they are.
"He was the man who hid it and *Moss* was told": the man is read as who was told.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    NOUNS,
    SUBJECTS,
    Lemmatize,
    first_of,
    has_subject,
    is_part_of,
    make_verb,
    phrases_before,
    repair_words,
    says_as,
    shows_tense,
    subject_label,
)

_QUANTIFIERS = frozenset({"over", "under", "around", "about"})


def free_from_source(according: Token) -> None:
    """Gives a verb the subject that is read as part of its source: "According to X over 300 *people* ..."."""
    verb = according.head
    if according.i > verb.i or has_subject(verb) or not shows_tense(verb):
        return
    to = next((c for c in according.rights if c.lower_ == "to"), None)
    over = next((c for c in according.rights if c.lower_ in _QUANTIFIERS), None)
    if to is None:
        return
    if over is not None and (noun := next((c for c in over.children if c.dep_ == "pobj"), None)) is not None:
        number = next((c for c in noun.lefts if c.dep_ == "nummod"), None)
        if number is not None:
            over.head, over.dep_, over.tag_, over.pos_ = number, "advmod", "RB", "ADV"
            noun.head, noun.dep_ = verb, subject_label(verb)
    elif (whole := next((c for c in to.children if c.dep_ == "pobj"), None)) is not None:
        _split_source(whole, to, verb)


def _split_source(noun: Token, to: Token, verb: Token) -> None:
    """Cuts "the source *the thing*" in two at the article inside it."""
    article = next((c for c in noun.lefts if c.dep_ == "det"), None)
    name = next((c for c in noun.lefts if c.pos_ == "PROPN" and article is not None and c.i < article.i), None)
    if article is not None and name is not None and name.right_edge.i == article.i - 1:
        name.head, name.dep_ = to, "pobj"
        noun.head, noun.dep_ = verb, subject_label(verb)


def cut_at_colon(colon: Token) -> None:
    """Takes what stands before a colon from the verb after it: "World Cup: *Chile* win two points"."""
    before = colon.head
    verb = before.head if before.dep_ == "nsubj" and before.i < colon.i else before
    if verb.pos_ not in {"VERB", "AUX"} or verb.i < colon.i:
        return
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if subjects and subjects[0].i > colon.i:
        _end_title(subjects[0], colon, verb)
    subjects = [c for c in subjects if c.dep_ == "nsubj"]
    if not subjects or subjects[0].i > colon.i:
        return
    if len(subjects) == 1:
        named = next((c for c in subjects[0].rights if c.dep_ == "appos" and c.i > colon.i), None)
        if named is None:
            return
        named.head, named.dep_ = verb, "nsubj"
    subjects[0].dep_ = "dep"


def _end_title(name: Token, colon: Token, verb: Token) -> None:
    """Ends a title with a colon in a phrase at the head of a sentence: "In Dust: Part Two, *farmers* flee"."""
    beside = (*name.rights, *verb.lefts)
    noun = next((c for c in beside if c.dep_ in {"appos", name.dep_} and c.pos_ == "NOUN" and c.i > name.i), None)
    before = colon.nbor(-1) if colon.i else colon
    phrase = next((c for c in verb.lefts if c.dep_ == "prep" and c.right_edge == before), None)
    if noun is None or phrase is None or name.left_edge.i != colon.i + 1:
        return
    if noun.right_edge.i == first_of(verb) - 1 and noun.left_edge.nbor(-1).text == ",":
        noun.head, noun.dep_ = verb, name.dep_
        name.head, name.dep_ = before, "appos"


def take_name_of_place(verb: Token) -> None:
    """Gives a name after a phrase at the head of a sentence to that phrase: "On a site, "Night", the firm ..."."""
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(subjects) < 2 or subjects[0].left_edge.i < 2 or is_part_of(subjects[1]):
        return
    name, doc = subjects[0], verb.doc
    if doc[name.right_edge.i + 1].text not in {",", '"', "'"}:
        return
    place = name.left_edge.i - 1
    while place > 0 and doc[place].is_quote:
        place -= 1
    phrase = next((c for c in verb.lefts if c.dep_ == "prep" and c.right_edge.i == place - 1), None)
    target = next((c for c in phrase.children if c.dep_ == "pobj"), None) if phrase is not None else None
    if doc[place].text == "," and target is not None and not any(c.dep_ == "cc" for c in name.children):
        name.head, name.dep_ = target, "appos"


def make_main(participle: Token, lemmatize: Lemmatize) -> None:
    """Makes the main verb of a participle that has a subject: "The court *jailed* opposition activist Ivan Orlov"."""
    subject = next((c for c in participle.lefts if c.dep_ == "nsubj"), None)
    if participle.tag_ not in {"VBN", "VBD"} or subject is None or subject.right_edge.i != participle.i - 1:
        return
    whole = participle.head
    while whole.dep_ == "compound":
        whole = whole.head
    if whole.head != whole or whole.pos_ not in NOUNS or whole.i < participle.i:
        return
    make_verb(participle, "VBD", lemmatize)
    participle.head, participle.dep_ = participle, "ROOT"
    for c in [c for c in whole.children if c.i > whole.i or c.i < participle.i]:
        c.head = participle
    whole.head, whole.dep_ = participle, "dobj"


def make_clause(participle: Token, lemmatize: Lemmatize) -> None:
    """Makes a clause of a participle that has a subject: "records showing *she bought* wire"."""
    noun = participle.head
    above = noun.head
    subject = next((c for c in participle.lefts if c.i == participle.i - 1 and c.dep_ in {"nsubj", "npadvmod"}), None)
    if participle.tag_ not in {"VBN", "VBD"} or noun.dep_ != "dobj" or subject is None or subject.pos_ not in NOUNS:
        return
    if subject.dep_ == "npadvmod" and subject.ent_type_ != "PERSON":
        return
    if above.lemma_ not in repair_words()["reporting"] | repair_words()["finding"] or above.i > participle.i:
        return
    make_verb(participle, "VBD", lemmatize)
    participle.head, participle.dep_ = above, "ccomp"
    subject.dep_ = "nsubj"
    noun.head = participle


def complete_be(verb: Token) -> None:
    """Gives "be" what it says of its subject, where that is read into the subject of a clause after it."""
    be = verb.head
    if be.lemma_ != "be" or be.i > verb.i or any(c.dep_ == "mark" for c in verb.lefts) or not has_subject(be):
        return
    noun = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if noun is None or noun.left_edge.i != be.i + 1 or any(c.dep_ in {"attr", "acomp", "expl"} for c in be.children):
        return
    first = noun.left_edge
    if first.lower_ in repair_words()["of_clause"] and first != noun:
        first.head, first.dep_, first.pos_ = be, "acomp", "ADJ"
        verb.head = first
    elif noun.i < first_of(verb):
        _split_complement(noun, verb)


def _split_complement(noun: Token, verb: Token) -> None:
    """Ends what "be" says at an "and" inside it, where the noun after that stands before the next verb."""
    for second in phrases_before(first_of(verb), verb):
        joint = second.left_edge.nbor(-1)
        if second.dep_ == "conj" and joint.dep_ == "cc" and second.pos_ in NOUNS and noun.is_ancestor(second):
            be = verb.head
            noun.head, noun.dep_ = be, "attr"
            second.head, second.dep_ = verb, subject_label(verb)
            joint.head, verb.dep_ = be, "conj"
            return


def give_to_noun_before(name: Token) -> None:
    """Makes a name between commas another name of the noun before: "accused the head, *Phil Hogan*, of lying"."""
    verb = name.head
    if name.i and is_part_of(name):
        name.dep_ = "dep"  # "killing nine, *most of them* miners"
        return
    first = name.left_edge
    if name.ent_type_ != "PERSON" or first.i < 2 or first.nbor(-1).text != "," or verb.pos_ != "VERB":
        return
    after = name.right_edge.i + 1
    closed = after < len(name.doc) and name.doc[after].text == ","
    for noun in phrases_before(first.i - 1, verb):
        if noun.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"} and closed and noun.tag_ == "NN":
            if any(c.dep_ in {"det", "poss"} for c in noun.lefts):
                name.head, name.dep_ = noun, "appos"
            return


def make_sentence(noun: Token) -> None:
    """Makes a sentence of a noun with a participle that has an object: "Most of the towns *lost* some of theirs"."""
    sentence = noun.sent
    if noun.pos_ in {"VERB", "AUX"} or len(sentence) < 2 or sentence[-1].text != "." or has_subject(noun):
        return
    for verb in (t for t in noun.subtree if t.dep_ == "acl"):
        if verb.tag_ in {"VBN", "VBD"}:
            if may_be_main(verb) and verb.head.head.i <= verb.head.i:
                _make_main_of(verb, noun)
            return


def may_be_main(participle: Token) -> bool:
    """Says whether what is read as a participle behind a noun may be the past of what that noun did."""
    words = repair_words()
    labels = {c.dep_ for c in participle.children}
    if labels & {"aux", "auxpass", "agent"} or participle.left_edge != participle:
        return False
    if participle.lemma_ in words["appointing"] and "dobj" in labels:  # "named Lee Park as chairman"
        return "oprd" in labels or says_as(participle)
    if "dobj" in labels and participle.lemma_ not in words["with_two_objects"]:
        return True
    return participle.tag_ == "VBD" and participle.lemma_ not in words["only_with_object"]


def _make_main_of(verb: Token, noun: Token) -> None:
    verb.tag_, verb.head, verb.dep_ = "VBD", verb, "ROOT"
    for c in [c for c in noun.children if c.i > verb.i and c.dep_ != "appos"]:
        c.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
