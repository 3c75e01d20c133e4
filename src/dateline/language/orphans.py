"""Finite verbs left without a subject, because the noun before them was read into the phrase before.

"The race was stopped as strong *winds* felled a tree": the winds are read after "as", like "as usual".
"The bank warned weak *growth* was likely": the growth is read as warned.
"The shop closed at noon, *witnesses* and guards said": the witnesses are read into what they said.
"The line is shut between Ham and Eye, *Park Road* is open": the road is read as the third place.
"Many homes the *storm* hit were old": homes and storm are each read as what hit.
"The club has two grounds and the *mayor*, Ann Lee, did say so": the mayor is read as the club's.
"Under pressure from investors, the *firm* sold it": the firm is read as another name of the investors.
"One of the *cars* shown there was sold": the cars are read as showing something.
"It hit a house, fire chief *Tom Hale* said": the chief is read as hit, and the house as his.
"The dam, engineer *Ann Lee* said, will hold": the dam is read as said to be Ann Lee.
"Besides the guests - from Peru - a *cook* was hurt": the cook is read as another name of the guests.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language import homographs
from dateline.language.shape import (
    AUXILIARIES,
    NOUNS,
    RELATIVE,
    SUBJECTS,
    Lemmatize,
    agrees,
    has_passive_help,
    has_subject,
    is_dash,
    phrases_before,
    repair_words,
    shows_tense,
    subject_label,
)

_PLACES = frozenset({"GPE", "LOC"})
_WHEN = frozenset({"as", "after", "before", "since", "until", "while", "although", "though", "once"})
_BETWEEN = frozenset({"advmod", "npadvmod", "prep", "neg", "punct", "advcl", "aux", "auxpass"})


def find_subject(verb: Token, lemmatize: Lemmatize) -> None:
    """Gives a finite verb without subject the noun before it, or makes a noun of it."""
    if verb.pos_ not in {"VERB", "AUX"} or not shows_tense(verb) or has_subject(verb):
        return
    if any(c.tag_ in RELATIVE or c.dep_ in {"cc", "mark"} for c in verb.lefts):
        return
    place = _start(verb)
    if place == verb.sent.start or verb.doc[place - 1].dep_ == "cc":
        return
    if verb.dep_ == "xcomp":
        _after_contact(verb, place)
        return
    found = not _may_be_participle(verb) and any(
        find(verb, place)
        for find in (
            _after_contact,
            _after_participle,
            _after_time,
            _in_content,
            _after_comma,
            _after_and,
            _in_object,
            _around,
            _described,
            _after_place,
        )
    )
    if not found:
        homographs.make_noun_of_unjoined(verb, lemmatize)


def take_behind_dash(noun: Token) -> None:
    """Gives a verb the subject read as an apposition before it: "Besides the guests - from Peru - a *cook* was hit"."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    dashed = start > 0 and (is_dash(noun.doc[start - 1]) or noun.doc[start - 1].text == ",")
    if not dashed or noun.head.dep_ != "pobj" or end == len(noun.doc):
        return
    verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.i < end or has_subject(verb) or not shows_tense(verb) or not agrees(noun, verb):
        return
    helpers = {c.i for c in verb.lefts if c.dep_ in AUXILIARIES | {"advmod", "neg"}}
    if all(i in helpers for i in range(end, verb.i)):
        noun.head, noun.dep_ = verb, subject_label(verb)


def _start(verb: Token) -> int:
    """Returns where a verb with what hangs on it starts, but for a phrase of time and an odd comma."""
    first = place = verb.i
    ends = {c.right_edge.i: c for c in verb.lefts if c.dep_ in _BETWEEN and (c.dep_ != "prep" or c.lower_ not in _WHEN)}
    even = True
    while (c := ends.get(place - 1)) is not None:
        place = c.left_edge.i
        even ^= c.text == ","
        first = place if even else first
    return first


def _may_be_participle(verb: Token) -> bool:
    """Says whether a past form may be what something is: "victims hurt by the blast", "firms based there"."""
    if verb.tag_ != "VBD" or any(c.dep_ in AUXILIARIES for c in verb.lefts):
        return False
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "by":
        return True
    whole = verb.lemma_ in repair_words()["only_with_object"]
    return whole and not any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.rights)


def _after_contact(verb: Token, place: int) -> bool:
    """Takes for the subject the first of two nouns that share the verb before: "*homes* the storm hit were old"."""
    above = verb.head
    subjects = [c for c in above.lefts if c.dep_ in SUBJECTS]
    if len(subjects) != 2 or above.i >= place or any(t.is_punct for t in verb.doc[above.i : place]):
        return False
    first, second = subjects
    if first.i + 1 != second.left_edge.i or first.pos_ not in NOUNS or not agrees(first, verb):
        return False
    for c in [c for c in above.children if c.i < first.left_edge.i or c.i > verb.i]:
        c.head = verb
    verb.dep_ = above.dep_
    verb.head = verb if above.dep_ == "ROOT" else above.head
    first.head, first.dep_ = verb, subject_label(verb)
    above.head, above.dep_ = first, "relcl"
    return True


def _after_participle(verb: Token, place: int) -> bool:
    """Takes for the subject that of a past form which only narrows it: "One of the *cars* shown there was sold"."""
    above = verb.head
    subject = next((c for c in above.lefts if c.dep_ in SUBJECTS), None)
    speaks = above.lemma_ in repair_words()["verbs"] | repair_words()["reporting"] | repair_words()["finding"]
    if verb.dep_ != "ccomp" or above.tag_ not in {"VBD", "VBN"} or subject is None or speaks or above.i >= place:
        return False
    alone = not any(c.dep_ in AUXILIARIES | {"dobj", "neg", "xcomp"} for c in above.children)
    if not alone or subject.pos_ == "PRON" or any(t.is_punct for t in verb.doc[above.i : place]):
        return False
    if subject.right_edge.i != above.i - 1 or not (agrees(subject, verb) or subject.pos_ == "NUM"):
        return False
    for c in [c for c in above.children if c.i < subject.left_edge.i or c.i > verb.i]:
        c.head = verb
    verb.dep_, verb.head = above.dep_, (verb if above.dep_ == "ROOT" else above.head)
    subject.head, subject.dep_ = verb, subject_label(verb)
    above.head, above.dep_, above.tag_ = subject, "acl", "VBN"
    return True


def _after_time(verb: Token, place: int) -> bool:
    """Makes a clause of a phrase with "as", "after" … and the verb after it."""
    closed = verb.doc[place - 1].text == ","
    if verb.doc[place - 1].is_punct and not closed:
        return False
    for phrase in phrases_before(place - closed, verb):
        noun = next((c for c in phrase.rights if c.dep_ == "pobj"), None)
        if phrase.dep_ != "prep" or phrase.lower_ not in _WHEN or noun is None:
            continue
        if closed and not any(c.dep_ == "relcl" and c.right_edge.i == place - 2 for c in noun.rights):
            return False  # "after a man, who was drunk, *threw* a bottle", not "after the storm, *fled*"
        above = next((a for a in phrase.ancestors if a.pos_ in {"VERB", "AUX"} and a != verb), None)
        if above is None or verb.is_ancestor(above) or not agrees(noun, verb):
            return False
        for c in list(phrase.children):
            c.head = verb
            before = c.left_edge.nbor(-1) if c.dep_ == "npadvmod" and c.left_edge.i else None
            if before is not None and before.dep_ == "prep" and not any(before.children):
                c.head, c.dep_ = before, "pobj"  # "for *two hours* after"
        noun.dep_ = subject_label(verb)
        verb.head, verb.dep_ = above, "advcl"
        phrase.head, phrase.dep_, phrase.pos_ = verb, "mark", "SCONJ"
        return True
    return False


def _in_content(verb: Token, place: int) -> bool:
    """Makes what is reported of an object and the verb after it: "warned weak *growth* was likely"."""
    words = repair_words()
    end = place - 1 if verb.doc[place - 1].text == "," else place
    for node in phrases_before(end, verb):
        above = node.head
        if node.dep_ not in {"dobj", "prep", "advmod"} or above.i > node.i:
            continue
        noun = next((c for c in above.rights if c.dep_ == "dobj" and c.i <= node.i), None)
        if noun is None or noun.left_edge.i != above.i + 1 or not agrees(noun, verb):
            continue
        told = above.lemma_ in words["verbs"] | words["reporting"] | words["finding"] or above.dep_ == "acomp"
        if above.lemma_ == "tell" and not has_passive_help(above):
            return False  # "told the inquiry, directors and staff were there"
        if told and (end == place or any(t.text == "," for t in verb.doc[noun.i : end])):
            for c in [c for c in above.rights if noun.i < c.i < verb.i]:
                c.head = verb if c.dep_ == "advmod" else noun
            noun.head, noun.dep_ = verb, subject_label(verb)
            verb.head, verb.dep_ = above, "ccomp"
            if above.dep_ == "acomp":
                above.tag_, above.pos_, above.lemma_ = "JJ", "ADJ", above.lower_
            return True
    return False


def _after_and(verb: Token, place: int) -> bool:
    """Takes for the subject what is read as joined to an object of the clause before, which is read as said."""
    content = next((c for c in verb.lefts if c.dep_ == "ccomp" and has_subject(c)), None)
    if content is None or verb.dep_ not in {"ROOT", "ccomp"}:
        return False
    closed = verb.doc[place - 1].text == ","
    for noun in phrases_before(place - closed, verb):
        joint = noun.left_edge.nbor(-1) if noun.left_edge.i > content.i else noun
        if noun.dep_ != "conj" or noun.pos_ not in NOUNS or joint.dep_ != "cc" or joint.head != noun.head:
            continue
        named = any(c.dep_ == "appos" and c.right_edge.i == place - 2 for c in noun.rights)
        inside = noun.head.i > content.i and noun.head.dep_ != "appos"
        if inside and closed == named and agrees(noun, verb):
            joint.head, noun.head, noun.dep_ = content, verb, subject_label(verb)
            content.dep_, content.head = verb.dep_, (content if verb.dep_ == "ROOT" else verb.head)
            verb.head, verb.dep_ = content, "conj"
            return True
    return False


def _after_comma(verb: Token, place: int) -> bool:
    """Takes for the subject what is read as another name, or as one more of a list, after a comma."""
    for noun in phrases_before(place, verb):
        if noun.dep_ not in {"appos", "conj"} or noun.pos_ not in NOUNS or not agrees(noun, verb):
            continue
        opened = noun.left_edge.nbor(-1) if noun.left_edge.i > verb.sent.start else noun
        if (opened.text == "," or opened.is_quote) and _begins_clause(noun, verb):
            noun.head, noun.dep_ = verb, subject_label(verb)
            return True
    return False


def _in_object(verb: Token, place: int) -> bool:
    """Takes for the subject what is read as the object, and the object before a comma as its: "house, *Hale* said"."""
    noun = verb.doc[place - 1]
    if (
        noun.dep_ not in {"pobj", "dobj", "attr"}
        or noun.pos_ not in NOUNS
        or verb.lemma_ not in repair_words()["verbs"]
    ):
        return False
    comma = next((t for t in reversed(verb.doc[noun.left_edge.i : noun.i]) if t.text == ","), noun)
    before = [c for c in noun.lefts if c.i < comma.i]
    if not before or before[-1].pos_ not in NOUNS or before[-1].right_edge.i > comma.i or not agrees(noun, verb):
        return False
    taken = before[-1]
    taken.head, taken.dep_ = noun.head, noun.dep_
    for c in before[:-1]:
        c.head = taken
    comma.head = noun.head = verb
    noun.dep_ = "nsubj"
    return True


def _described(verb: Token, place: int) -> bool:
    """Takes for the subject who is described behind a name read as one of a list: "in Rome, *Holt*, a cook, said"."""
    above, comma = verb.head, verb.doc[place - 1]
    before = any(c.dep_ == "ccomp" and has_subject(c) for c in verb.lefts)
    joined = verb.dep_ == "conj" and above.i < verb.i and has_subject(above)
    if comma.text != "," or not (before or joined) or verb.lemma_ not in repair_words()["verbs"]:
        return False
    for noun in (*phrases_before(place - 1, verb), *phrases_before(place, verb)):
        if not _is_aside(noun, place) or not agrees(noun, verb):
            continue
        noun.head, noun.dep_ = verb, "nsubj"
        if not before:
            verb.dep_, verb.head = above.dep_, (verb if above.dep_ == "ROOT" else above.head)
            above.head, above.dep_ = verb, "ccomp"
        return True
    return False


def _is_aside(noun: Token, place: int) -> bool:
    """Says whether a name after a comma, which no "and" joins to a list, is described up to a place."""
    listed = noun.dep_ in {"conj", "appos"} and noun.tag_ == "NNP" and noun.left_edge.i > 0
    if not listed or noun.left_edge.nbor(-1).text != "," or any(c.dep_ == "cc" for c in noun.head.rights):
        return False
    return any(c.dep_ == "appos" and c.right_edge.i == place - 2 for c in noun.rights)


def _around(verb: Token, place: int) -> bool:
    """Takes for the subject that of a report put in, which has one of its own: "The *dam*, Ann Lee said, will hold"."""
    said = next((c for c in verb.lefts if c.dep_ == "parataxis" and c.lemma_ in repair_words()["verbs"]), None)
    subject = next((c for c in said.lefts if c.dep_ in SUBJECTS), None) if said is not None else None
    if said is None or subject is None or not agrees(subject, verb):
        return False
    speaker = next((c for c in subject.rights if c.dep_ == "appos" and c.right_edge.i == said.i - 1), None)
    if speaker is None or speaker.left_edge.nbor(-1).text != ",":
        return False
    subject.head, subject.dep_ = verb, subject_label(verb)
    speaker.left_edge.nbor(-1).head, speaker.head, speaker.dep_ = said, said, "nsubj"
    return True


def _after_place(verb: Token, place: int) -> bool:
    """Takes for the subject somebody who is read as one more place: "days before he left for Malta, *Lee* helped"."""
    for noun in (n for end in (place, place - 1) for n in phrases_before(end, verb)):
        if noun.dep_ not in {"appos", "conj"} or noun.ent_type_ != "PERSON" or noun.head.ent_type_ not in _PLACES:
            continue
        first = noun.left_edge.i
        joined = any(c.dep_ == "cc" for c in (*noun.head.rights, *noun.children))
        if not joined and first > verb.sent.start + 1 and noun.doc[first - 1].text == "," and agrees(noun, verb):
            noun.head, noun.dep_ = verb, subject_label(verb)
            return True
    return False


def _begins_clause(noun: Token, verb: Token) -> bool:
    """Says whether a noun after a comma stands after what was said, a phrase at the head, or the end of a list."""
    if verb.dep_ == "ROOT" and any(c.dep_ == "ccomp" and c.i < noun.i for c in verb.lefts):
        return verb.lemma_ in repair_words()["verbs"]
    if noun.dep_ == "conj":
        return verb.dep_ == "conj" and any(c.dep_ == "cc" and c.i < noun.left_edge.i for c in noun.head.rights)
    phrase = next((a for a in noun.ancestors if a.head == verb), None)
    return phrase is not None and phrase.dep_ == "prep" and phrase.left_edge.i == verb.sent.start
