"""Participles hung on a noun that they do not tell of, where another noun stands beside.

"the average fare per rider *set* by law": what is set is the fare.
"a poll by the institute *published* in May": what is published is the poll.
"the birthday of the Water Act, *signed* by the governor": what is signed is the act.
"shareholders of Calder, *based* in Omaha": what is based there is the firm.
"told the panel, *chaired* by a judge, that he had paid": what is chaired is the panel.
"the club's coach and manager, *Ann Lee*, was fired": both are what she is, or was.
"a man from the group *called* the Sons was held": the group is called so, and the man was held.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import NOUNS, SUBJECTS, phrases_before, repair_words, shows_tense

_MEMBERS = frozenset({"of", "from", "with", "at", "for"})
_OWN = frozenset({"det", "poss"})
_COMPLETING = frozenset({"ccomp", "xcomp", "dobj", "prep"})


def hang_on_fitting_noun(participle: Token) -> None:
    """Hangs a past participle on the noun before it that fits what it says."""
    noun = participle.head
    if participle.tag_ not in {"VBN", "VBD"} or noun.i > participle.i or noun.pos_ not in NOUNS:
        return
    other = _measure(noun) or _text(noun, participle) or _seated(noun, participle) or _namesake(noun, participle)
    other = other or _law(noun, participle) or _last_name(noun, participle)
    if other is not None:
        participle.head = other


def _measure(noun: Token) -> Token | None:
    """Returns what is counted "per" each of something: "the *fare* per rider set by law"."""
    per = noun.head
    return per.head if noun.dep_ == "pobj" and per.lower_ == "per" and per.head.pos_ in NOUNS else None


def _text(noun: Token, participle: Token) -> Token | None:
    """Returns the text of a body or person that is read as published: "a *poll* by the institute published in May"."""
    words = repair_words()
    if participle.lemma_ not in words["publishing"] or noun.lemma_.lower() in words["texts"]:
        return None
    while noun.dep_ in {"pobj", "conj"} and noun.head.i < noun.i:
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
        if noun.pos_ in NOUNS and noun.lemma_.lower() in words["texts"]:
            return noun
    return None


def _seated(noun: Token, participle: Token) -> Token | None:
    """Returns the body that people belong to, where they are read as based there: "shareholders of *Calder*, based"."""
    if participle.lemma_ not in repair_words()["seated"] or participle.nbor(-1).text != ",":
        return None
    last = participle.nbor(-2)
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in _MEMBERS and c.is_ancestor(last)), None)
    return last if of is not None and last.ent_type_ == "ORG" and not noun.ent_type_ else None


def _law(noun: Token, participle: Token) -> Token | None:
    """Returns the law at the end of a phrase that is read as signed: "the birthday of the Water *Act*, signed by"."""
    words = repair_words()
    if participle.lemma_ not in words["lawmaking"] or participle.nbor(-1).text != ",":
        return None
    last = participle.nbor(-2)
    fits = last.lemma_.lower() in words["laws"] and noun.lemma_.lower() not in words["laws"] | words["texts"]
    return last if fits and noun.is_ancestor(last) and last.dep_ == "pobj" else None


def _namesake(noun: Token, participle: Token) -> Token | None:
    """Returns the nearer noun, where a name repeats it: "the mandate of the *force*, called the Relief Force"."""
    if participle.lemma_ not in repair_words()["calling"] or participle.nbor(-1).text != ",":
        return None
    last = participle.nbor(-2)
    name = next((c for c in participle.rights if c.dep_ in {"oprd", "dobj"}), None)
    repeated = name is not None and name.lower_ == last.lower_ != noun.lower_
    return last if repeated and last.pos_ in NOUNS and noun.is_ancestor(last) else None


def _last_name(noun: Token, participle: Token) -> Token | None:
    """Returns the name at the end of a relative clause, where an aside behind it is read as of what that tells of."""
    if participle.left_edge != participle or participle.nbor(-1).text != "," or noun.ent_type_:
        return None
    last = participle.nbor(-2)
    clause = next((a for a in last.ancestors if a.dep_ == "relcl" and a.head == noun), None)
    whole = clause is not None and clause.right_edge.i == last.i
    named = last.pos_ == "PROPN" and last.ent_type_ != "PERSON"
    return last if whole and named and last.dep_ in {"dobj", "pobj"} else None


def name_of_both(name: Token) -> None:
    """Hangs a name behind two roles on the first of them: "the club's coach and manager, *Ann Lee*, was fired"."""
    second = name.head
    first = second.head
    if name.ent_type_ != "PERSON" or second.dep_ != "conj" or second.tag_ != "NN" or first.tag_ != "NN":
        return
    own = any(c.dep_ in _OWN for c in second.children)
    several = first.dep_ in SUBJECTS and not _fits_one(first.head)
    if name.i > second.i > first.i and any(c.dep_ in _OWN for c in first.children) and not own and not several:
        name.head = first


def _fits_one(verb: Token) -> bool:
    """Says whether a verb's form does not show that several do it."""
    forms = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}] or [verb]
    return forms[0].tag_ != "VBP" and forms[0].lower_ != "were"


def give_aside_to_noun(participle: Token) -> None:
    """Hangs an aside with its doer on the noun before it: "told the panel, *chaired* by a judge, that he had paid"."""
    verb = participle.head
    if participle.tag_ != "VBN" or participle.i < verb.i or participle.left_edge != participle or participle.i < 2:
        return
    after = participle.right_edge.i + 1
    agent = any(c.dep_ == "agent" for c in participle.rights)
    closed = after < len(verb.doc) and verb.doc[after].text == "," and participle.nbor(-1).text == ","
    if not agent or not closed or not any(c.dep_ in _COMPLETING and c.i > after for c in verb.rights):
        return
    last = participle.nbor(-2)
    noun = next((a for a in (last, *last.ancestors) if a.head == verb and a.dep_ == "dobj"), None)
    if noun is not None and noun.right_edge.i == last.i and noun.pos_ in NOUNS:
        participle.head, participle.dep_ = noun, "acl"


def free_from_calling(called: Token) -> None:
    """Gives a clause its verb back from what somebody is called: "a man from the group *called* the Sons was held"."""
    if called.lemma_ not in repair_words()["calling"] or any(c.dep_ in {"aux", "auxpass"} for c in called.children):
        return
    verb = next((c for c in called.rights if c.dep_ in {"oprd", "ccomp", "xcomp"} and shows_tense(c)), None)
    subject = next((c for c in called.lefts if c.dep_ in SUBJECTS), None)
    if verb is None or subject is None or verb.pos_ not in {"VERB", "AUX"}:
        return
    name = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if name is None or name.left_edge.i != called.i + 1 or name.pos_ != "PROPN":
        return
    noun = next((n for n in phrases_before(called.i, called) if n.pos_ == "NOUN"), None)
    if noun is not None:
        _make_main(verb, called, subject, name)
        called.head, called.dep_, called.tag_ = noun, "acl", "VBN"
        name.head, name.dep_ = called, "oprd"


def _make_main(verb: Token, called: Token, subject: Token, name: Token) -> None:
    label = name.dep_
    verb.dep_ = called.dep_
    verb.head = verb if called.dep_ == "ROOT" else called.head
    for c in [c for c in called.children if c.i < subject.left_edge.i or c.i > verb.i]:
        c.head = verb
    subject.head, subject.dep_ = verb, label
