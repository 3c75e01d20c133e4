"""Words read inside a clause that belong to a noun outside it.

"doctors who sold the drug, such as *Ann Lee*": she is one of the doctors.
"The list holds men who fled on Monday, as well as *two women*": the women are on the list.
"One of the cars *shown* there was sold": nobody shows anything.
"These were all goals *she set* in May": she set the goals.
"Lima, Peru — *This week* marked the start": the week is what marked it, not Lima.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    AUXILIARIES,
    NOUNS,
    SUBJECTS,
    has_passive_help,
    has_subject,
    is_dash,
    repair_words,
    shows_tense,
    subject_label,
)

_TIMES = frozenset({"DATE", "TIME"})
_FIGURES = _TIMES | {"MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}
_PLACES = frozenset({"GPE", "LOC"})
_SHUT = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr", "mark"})


def hang_people_on_people(preposition: Token) -> None:
    """Hangs people named as examples on those who do what a clause says: "*doctors* who sold it, such as Ann Lee"."""
    if preposition.dep_ != "prep":
        return
    thing = preposition.head
    such = preposition.lower_ == "including" or (preposition.i > 0 and preposition.nbor(-1).lower_ == "such")
    if not such:
        return
    people = [c for c in preposition.children if c.dep_ == "pobj" and c.ent_type_ == "PERSON"]
    if not people or thing.pos_ != "NOUN" or thing.tag_ != "NN":
        return
    words = repair_words()
    counted = any(c.dep_ in {"det", "poss"} for c in thing.lefts)
    if not counted or thing.lemma_.lower() in words["collective"] | words["circles"]:
        return
    clause = next((a for a in thing.ancestors if a.dep_ == "relcl" and a.i < thing.i), None)
    if clause is None or clause.head.tag_ != "NNS":
        return
    if any(c.lower_ == "who" for c in clause.lefts if c.dep_ in SUBJECTS):
        preposition.head = clause.head


def give_to_list(joint: Token) -> None:
    """Joins what follows "as well as" to the noun outside, where it is no match for the last noun of a clause."""
    if joint.dep_ != "cc" or joint.i < 3 or joint.nbor(-1).lower_ != "well" or joint.nbor(-3).text != ",":
        return
    near = joint.head
    added = next((c for c in near.rights if c.dep_ == "conj" and c.i > joint.i), None)
    if added is None or added.pos_ not in NOUNS | {"PRON", "NUM"}:
        return
    noun = _outermost(near)
    if noun is None:
        return
    lists = noun.dep_ == "dobj" and noun.head.lemma_ in repair_words()["listing"]
    unlike = near.ent_type_ in _FIGURES and added.ent_type_ not in _FIGURES
    if lists or unlike:
        joint.head = added.head = noun


def _outermost(noun: Token) -> Token | None:
    """Returns the noun before which all relative clauses around another noun begin."""
    clauses = [a for a in noun.ancestors if a.dep_ == "relcl" and a.i < noun.i and a.head.i < a.i]
    return clauses[-1].head if clauses and clauses[-1].head.pos_ in NOUNS else None


def make_passive(participle: Token) -> None:
    """Makes a passive of a participle inside the subject of a later verb: "One of the cars *shown* there was sold"."""
    if participle.tag_ != "VBD" or any(c.dep_ in {"dobj", *AUXILIARIES} for c in participle.children):
        return
    whole = participle.head
    while whole.dep_ in {"pobj", "prep"} and whole.head.i < whole.i:
        whole = whole.head
    verb = whole.head
    if whole.dep_ in SUBJECTS and whole.i < participle.i < verb.i and shows_tense(verb):
        participle.tag_ = "VBN"


def make_charged(participle: Token) -> None:
    """Makes a passive of what somebody stands before a court for: "will appear in court *charged* with theft"."""
    above = participle.head
    if participle.tag_ not in {"VBD", "VBN"} or participle.lemma_ not in repair_words()["charging"]:
        return
    if any(c.dep_ in {"dobj", "mark", *SUBJECTS, *AUXILIARIES} for c in participle.children):
        return
    if not any(c.dep_ == "prep" and c.lower_ in {"with", "of"} for c in participle.rights):
        return
    if participle.dep_ == "advcl" and above.i < participle.i:
        participle.tag_ = "VBN"
        for time in [c for c in participle.lefts if c.dep_ == "npadvmod"]:
            time.head = above  # "will appear *today* charged with theft"
    elif participle.dep_ == "acl" and above.lemma_.lower() in repair_words()["benches"]:
        before, verb = above.head, above.head.head
        apart = participle.nbor(-1).text == "," or verb.lemma_ == "appear"
        if before.lower_ in {"before", "in"} and apart and verb.pos_ == "VERB" and has_subject(verb):
            participle.head, participle.dep_, participle.tag_ = verb, "advcl", "VBN"


def make_passive_of_subject(participle: Token) -> None:
    """Makes the subject of a noun whose participle is read as one: "One of the cars *shown* there was sold"."""
    verb = participle.head
    noun = next((c for c in participle.lefts if c.dep_ in SUBJECTS), None)
    if noun is None or participle.tag_ not in {"VBN", "VBD"} or noun.left_edge != participle.left_edge:
        return
    if noun.pos_ not in NOUNS | {"NUM"} or noun.i > participle.i or verb.i < participle.i or not shows_tense(verb):
        return
    if not any(c.dep_ in _SHUT | AUXILIARIES for c in participle.children):
        noun.head, noun.dep_ = verb, subject_label(verb)
        participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def make_contact(clause: Token) -> None:
    """Hangs a clause on the noun that it is of, behind "be": "These were all goals *she set* in May"."""
    be = clause.head
    subject = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    if be.lemma_ != "be" or subject is None or be.i > subject.i or clause.tag_ not in {"VBN", "VBD"}:
        return
    if any(c.dep_ in _SHUT | AUXILIARIES for c in clause.children):
        return
    noun = subject.left_edge.nbor(-1)
    told = next((a for a in (noun, *noun.ancestors) if a.head == be and a.dep_ == "attr"), None)
    if told is not None and noun.pos_ == "NOUN" and told.right_edge == noun:
        clause.head, clause.dep_, clause.tag_ = noun, "relcl", "VBD"


def make_maker(name: Token) -> None:
    """Makes a subject of a name behind what its bearer made: "head of the firm *Ann Lee* founded" is no firm."""
    noun, after = name.head, name.right_edge.i + 1
    words = repair_words()
    if name.ent_type_ != "PERSON" or noun.lemma_ not in words["made"] or name.left_edge.i != noun.i + 1:
        return
    verb = name.doc[after] if after < name.sent.end else noun
    if verb.lemma_ not in words["making"] or verb.tag_ not in {"VBD", "VBN"} or verb.dep_ == "ROOT":
        return
    office = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if any(c.dep_ in _SHUT | AUXILIARIES | {"agent"} for c in verb.children) or verb.head.i > verb.i:
        return
    if office is not None:
        if verb.head.lemma_ not in words["appointing"] or not has_passive_help(verb.head):
            return
        office.head, office.dep_ = verb.head, "oprd"
    verb.head, verb.dep_, verb.tag_ = noun, "relcl", "VBD"
    name.head, name.dep_ = verb, "nsubj"


def make_time_subject(time: Token) -> None:
    """Makes the subject of a time that a verb follows at once: "Lima, Peru — *This week* marked the start"."""
    verb, first = time.head, time.left_edge
    if verb.i != time.i + 1 or not shows_tense(verb) or not any(c.dep_ == "dobj" for c in verb.rights):
        return
    if time.lemma_.lower() not in repair_words()["spans"] and time.ent_type_ not in _TIMES:
        return
    places = [c for c in verb.lefts if c.dep_ in SUBJECTS and c.ent_type_ in _PLACES]
    before = first.nbor(-1) if first.i > first.sent.start else None
    opens = before is None or (is_dash(before) and all(c.i < before.i for c in places))
    if opens and (places or not has_subject(verb)):
        for place in places:
            place.dep_ = "dep"
        time.dep_ = "nsubj"
