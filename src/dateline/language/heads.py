"""Trees that the parser often gets wrong in news, put right.

"The bridge fell, police said, killing two": the participle is read as what the police did.
"The man accused of theft denied it": the participle is read as the main verb.
"The ministry said Monday nine were missing": what was said is read as a clause about Monday.
"Critics say the dam is unsafe and have sued": the last verb is read as the dam's.
"They will not defy the court and risk losing the licence": the risk is read as something defied.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import FINITE, RELATIVE, SUBJECTS, repair_words

_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})


def make_verb_of_risk(risk: Token) -> None:
    """Makes a verb of "risk" before a gerund: "they will not defy the court and *risk* losing their licence"."""
    noun, verb = risk.head, risk.head.head
    if risk.lower_ != "risk" or risk.i + 1 == len(risk.doc) or noun.dep_ != "dobj" or verb.pos_ != "VERB":
        return
    gerund = risk.nbor(1)
    if gerund.tag_ == "VBG":
        risk.tag_, risk.pos_, risk.head = verb.tag_, "VERB", verb
        gerund.head, gerund.dep_ = risk, "xcomp"


def give_to_content(participle: Token) -> None:
    """Hangs a participle after an attribution on what is reported: "the bridge fell, police said, *killing* two"."""
    verb, words = participle.head, repair_words()
    if participle.tag_ != "VBG" or participle.i < verb.i or verb.lemma_ not in words["verbs"]:
        return
    if participle.lemma_ in words["speaking"] or participle.nbor(-1).text != ",":
        return
    source = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    content = next((c for c in verb.lefts if c.dep_ == "ccomp"), verb.head if verb.dep_ == "parataxis" else None)
    if source is None or content is None or content.i > source.i or participle.i - 2 > max(verb.i, source.right_edge.i):
        return
    if not any(t.is_quote for t in verb.doc[content.i : participle.i]):
        participle.head = content


def give_to_speech(participle: Token) -> None:
    """Hangs a participle behind quoted words on the saying: "She said 'that hurts' on Monday, *blaming* him"."""
    verb, words = participle.head, repair_words()
    speech = verb.head
    if participle.tag_ != "VBG" or participle.lemma_ not in words["speaking"] or participle.i < verb.i:
        return
    apart = participle.nbor(-1).text == ","
    if apart and verb.dep_ == "ccomp" and speech.i < verb.i and speech.lemma_ in words["verbs"]:
        marks = [t.i for t in verb.doc[speech.i : participle.i] if t.is_quote]
        if marks and marks[0] < verb.i < marks[-1] and len(marks) % 2 == 0:
            participle.head = speech


def make_aim(infinitive: Token) -> None:
    """Makes an aim of an infinitive that is read as telling which thing: "blocked a road *to demand* his release"."""
    noun = infinitive.head
    above = noun.head
    if infinitive.tag_ != "VB" or noun.dep_ != "dobj" or infinitive.lemma_ not in repair_words()["making_known"]:
        return
    labels = {c.dep_ for c in infinitive.children}
    if above.pos_ == "VERB" and "dobj" in labels and "aux" in labels and not labels & SUBJECTS:
        infinitive.head, infinitive.dep_ = above, "advcl"


def give_to_content_before(participle: Token) -> None:
    """Hangs a participle before an attribution on what is reported: "no firm may build *unless licensed*, he said"."""
    verb = participle.head
    if participle.tag_ not in {"VBG", "VBN"} or participle.i > verb.i or verb.lemma_ not in repair_words()["verbs"]:
        return
    source = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    content = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if source is None or content is None or not content.i < participle.i < source.left_edge.i:
        return
    if not any(c.dep_ in SUBJECTS for c in participle.children):
        participle.head = content


def take_from_day(clause: Token) -> None:
    """Hangs a clause on the verb of speech before the day: "said Monday nine people *were* missing"."""
    day = clause.head
    if day.ent_type_ != "DATE" or day.dep_ not in {"npadvmod", "pobj"} or day.i > clause.i:
        return
    verb = day.head if day.dep_ == "npadvmod" else day.head.head
    if verb.lemma_ not in repair_words()["verbs"] or verb.i > day.i or any(c.dep_ == "ccomp" for c in verb.children):
        return
    if clause.left_edge.i == day.i + 1 and any(c.dep_ in SUBJECTS and c.tag_ not in RELATIVE for c in clause.children):
        clause.head, clause.dep_ = verb, "ccomp"


def free_main_verb(main: Token) -> None:
    """Makes a verb the main one where a participle after the subject was taken for it."""
    participle = main.head
    if participle.tag_ not in {"VBN", "VBD"} or main.i < participle.i or not _is_finite(main):
        return
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS and c.i < participle.i), None)
    if subject is None or subject.pos_ == "PRON" or not _takes_no_object(participle, main):
        return
    _make_main(main, participle, subject)


def _make_main(main: Token, participle: Token, subject: Token) -> None:
    """Gives the place of a participle, its subject and what stands around it to the verb joined to it."""
    label, head = participle.dep_, participle.head
    followers = [c for c in participle.children if c.i > main.i or c.i < subject.left_edge.i]
    main.head = main if label == "ROOT" else head
    main.dep_ = label
    for token in (subject, *followers):
        token.head = main
    participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"


def free_verb_after_aside(main: Token) -> None:
    """Makes a verb the main one where a participle between commas was: "Moss, seeded third, *won* the match"."""
    participle = main.head
    if participle.tag_ not in {"VBN", "VBD"} or main.i < participle.i or not _is_finite(main):
        return
    subject = next((c for c in participle.lefts if c.dep_ in SUBJECTS), None)
    opened = participle.nbor(-1).text == "," if participle.i else False
    if subject is None or not opened or subject.right_edge.i not in {participle.i - 1, participle.i - 2}:
        return
    if main.nbor(-1).text != "," or any(c.dep_ in {"aux", "auxpass", "dobj", "cc"} for c in participle.children):
        return
    _make_main(main, participle, subject)


def free_subject(participle: Token) -> None:
    """Gives the main verb its subject back from a participle beside it: "the *ring*, said to be gold, was lost"."""
    main = participle.head
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS and c.i < participle.i), None)
    if subject is None or participle.lemma_ not in repair_words()["believing"] or participle.i > main.i:
        return
    if participle.nbor(1).lower_ != "to" or any(c.dep_ in SUBJECTS for c in main.children):
        return
    if participle.nbor(-1).text == "," and not any(c.dep_ in {"aux", "auxpass"} for c in participle.children):
        subject.head, subject.dep_ = main, "nsubjpass" if any(c.dep_ == "auxpass" for c in main.children) else "nsubj"
        participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"


def _is_finite(verb: Token) -> bool:
    children = list(verb.children)
    if any(c.dep_ in SUBJECTS or c.dep_ in {"expl", "csubj"} for c in children):
        return False
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in children if c.dep_ in {"aux", "auxpass"})


def _takes_no_object(participle: Token, main: Token) -> bool:
    """Tells whether a verb lacks what its active form needs, and nothing joins the next verb to it."""
    for child in participle.children:
        if child.dep_ in {"aux", "auxpass", "dobj", "ccomp", "prt", "acomp", "attr", "neg"}:
            return False
        if participle.i < child.i < main.i and (child.dep_ == "cc" or child.is_punct):
            return False
    following = participle.nbor(1)
    return following.pos_ in {"ADP", "PART", "SCONJ"} and following.i < main.i


def give_to_speaker(verb: Token) -> None:
    """Hangs a verb joined to what is said on the verb of speech where only the speaker agrees with it in number."""
    content = verb.head
    speech = content.head
    if content.dep_ != "ccomp" or speech.i > content.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    number = _number(verb)
    if number and _number(speech) == number and _number(content) not in {number, ""}:
        for joint in [c for c in content.children if c.dep_ in {"cc", "punct"} and content.i < c.i < verb.i]:
            joint.head = speech
        verb.head = speech


def _number(verb: Token) -> str:
    """The number that a verb's finite form shows, else its subject's, else nothing."""
    forms = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}] or [verb.lower_]
    if forms[0] in _SINGULAR | _PLURAL:
        return "singular" if forms[0] in _SINGULAR else "plural"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "singular" if verb.tag_ == "VBZ" else "plural"
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None or any(c.dep_ == "conj" for c in subject.children):
        return "" if subject is None else "plural"
    return {"NN": "singular", "NNP": "singular", "NNS": "plural", "NNPS": "plural"}.get(subject.tag_, "")
