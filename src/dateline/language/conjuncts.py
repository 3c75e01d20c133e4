"""Verbs joined to the wrong verb, and subjects joined to the object before them.

"The firm bought the mill and the *union* now fears losses": the union is read as bought.
"They jail people held by the police and *send* them away": the sending is read as the police's.
"Officials say the dam will hold, and *insist* it is safe": the insisting is read as the dam's.
"They seized the house he rents and *took* two bags": the taking is read as his.
"They left after talks between the union and the *firm* broke down": the firm is read as breaking down.
"They left a bomb that failed and two *knives* in a bag": the knives are read as failing.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    AUXILIARIES,
    NOUNS,
    SUBJECTS,
    agrees,
    first_of,
    has_passive_help,
    has_subject,
    phrases_before,
    repair_words,
    shows_tense,
    subject_label,
)

_ALIKE = (frozenset({"VB", "VBP"}), frozenset({"VBN", "VBD"}), frozenset({"VBD", "VBZ", "VBP", "MD"}))
_ENDS = frozenset({"dobj", "oprd", "attr", "acomp"})
_LOOSE = frozenset({"amod", "compound", "aux", "auxpass"})


def mend_conjunct(verb: Token) -> None:
    """Puts right the subject or the head of a verb that is joined to another."""
    if verb.pos_ not in {"VERB", "AUX"} or has_subject(verb) or verb.head.i > verb.i:
        return
    if shows_tense(verb):
        if not _take_subject(verb) and verb.dep_ == "conj":
            _give_to_reporter(verb)
            _give_to_reported(verb)
            _give_to_main(verb)
            _give_to_past(verb)
            _give_to_several(verb)
    elif verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        _join_to_like(verb)


def join_after_phrase(verb: Token) -> None:
    """Joins a verb to the main one over a phrase read as its mark: "appealed after the raid and *left*"."""
    above = verb.head
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and any(g.dep_ == "pobj" for g in c.rights)), None)
    joint = next((c for c in verb.lefts if c.dep_ == "cc"), None)
    if mark is None or joint is None or above.i > mark.i or has_subject(verb) or not _alike(above.tag_, verb.tag_):
        return
    mark.dep_, mark.head, joint.head, verb.dep_ = "prep", above, above, "conj"


def split_subjects(verb: Token) -> None:
    """Splits two subjects of a singular verb: "Lee was elected *chairman* and *Moss* is leaving" the board."""
    first = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    second = next((c for c in first.rights if c.dep_ == "conj"), None) if first is not None else None
    if first is None or second is None or second.pos_ not in NOUNS or first.left_edge.i == verb.sent.start:
        return
    before, joint = first.left_edge.nbor(-1), second.left_edge.nbor(-1)
    if joint.lower_ != "and" or second.right_edge.i != first_of(verb) - 1 or agrees(first, verb):
        return
    full = before.i != verb.head.i or before.pos_ != "VERB" or any(c.dep_ in _ENDS for c in before.rights)
    if not full and agrees(second, verb):
        first.head, first.dep_ = before, "oprd" if before.lemma_ in repair_words()["appointing"] else "dobj"
        second.head, second.dep_, joint.head = verb, "nsubj", before
        verb.dep_ = "conj"


def join_to_said(verb: Token) -> None:
    """Joins a clause with "that" to what was said before it: "said it was safe if closed and *that he kept* it"."""
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    inner = verb.head
    if not marked or inner.dep_ == "ccomp" or inner.i > verb.i or not has_subject(verb):
        return
    said = next((a for a in inner.ancestors if a.dep_ == "ccomp" and a.head.lemma_ in _speech()), None)
    if said is not None and said.i < verb.i and said.head.i < verb.i:
        _join(verb, said)


def _speech() -> frozenset[str]:
    words = repair_words()
    return words["verbs"] | words["reporting"] | words["finding"]


def rejoin_between(verb: Token) -> None:
    """Gives "between" its second end back: "after talks between the union and the *firm* broke down"."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    joint = subject.left_edge.nbor(-1) if subject is not None and subject.left_edge.i else None
    if subject is None or joint is None or joint.lower_ != "and" or joint.i == 0 or subject.pos_ not in NOUNS:
        return
    before = joint.nbor(-1)
    first = next((n for n in (before, *before.ancestors) if n.dep_ == "pobj" and n.head.lower_ == "between"), None)
    if first is not None and first.right_edge.i == before.i and not any(c.dep_ == "conj" for c in first.children):
        joint.head = subject.head = first
        subject.dep_ = "conj"


def give_to_object_before(noun: Token) -> None:
    """Joins a noun to the object before a relative clause: "left a bomb that failed and two *knives* in a bag"."""
    inner = noun.head
    known = inner.head
    joint = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if noun.pos_ not in NOUNS or inner.dep_ != "relcl" or inner.pos_ != "VERB" or joint.dep_ != "cc":
        return
    if known.dep_ not in {"dobj", "nsubjpass"} or known.head.pos_ != "VERB" or not inner.i < joint.i:
        return
    for phrase in [c for c in inner.rights if c.i > noun.i and c.dep_ == "prep"]:
        phrase.head = noun
    joint.head = noun.head = known


def show_the_same(verb: Token) -> None:
    """Hangs what somebody is shown doing on what he did before: "showed a man who sat down, *took* a bag and left"."""
    above = verb.head
    direct = next((c for c in above.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if direct is None or above.lemma_ not in repair_words()["showing"]:
        return
    if has_subject(verb) or verb.nbor(-1).text != ",":
        return
    inside = [t for t in verb.doc[direct.i : verb.i] if t.dep_ == "relcl" and t.tag_ == verb.tag_ and has_subject(t)]
    if inside and above.is_ancestor(inside[-1]):
        _join(verb, inside[-1])


def give_phrase_to_next(phrase: Token) -> None:
    """Gives a phrase joined to another to the verb after it: "worked from six and *for lack of sleep* fell ill"."""
    after = phrase.right_edge.i + 1
    joint = phrase.nbor(-1) if phrase.i else phrase
    if phrase.pos_ not in {"ADP", "ADJ", "SCONJ"} or joint.dep_ != "cc" or phrase.i < phrase.head.i:
        return
    verb = phrase.doc[after] if after < len(phrase.doc) else phrase
    if verb.dep_ == "conj" and verb.head.i < phrase.i and shows_tense(verb) and not has_subject(verb):
        joint.head, phrase.head, phrase.dep_ = verb.head, verb, "prep"


def say_again(verb: Token) -> None:
    """Joins a verb to the same form before it: "a firm that has built its name, *built* its fortune"."""
    if has_subject(verb) or not verb.i or verb.nbor(-1).text != "," or any(c.dep_ == "cc" for c in verb.lefts):
        return
    for other in verb.doc[verb.head.i + 1 : verb.i]:
        if other.lower_ == verb.lower_ and other.dep_ in {"relcl", "ccomp", "advcl"} and verb.head.is_ancestor(other):
            verb.head, verb.tag_ = other, other.tag_
            return


def join_to_place(verb: Token) -> None:
    """Joins a verb to what was done at a place: "sang in Ely, where rain flooded barns, *cut* roads and ..."."""
    above, before = verb.head, verb.nbor(-1) if verb.i else verb
    if verb.tag_ not in {"VBD", "VBN"} or before.text != "," or has_subject(verb) or above.i > verb.i:
        return
    if not any(c.dep_ == "conj" and any(g.dep_ == "cc" and g.i < c.i for g in verb.rights) for c in verb.rights):
        return
    for clause in reversed(verb.doc[above.i + 1 : verb.i]):
        where = clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts)
        if not where or not above.is_ancestor(clause):
            continue
        told = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
        acts = told is not None and told.pos_ in NOUNS and any(c.dep_ == "dobj" for c in clause.rights)
        if acts and _form(clause) in {"VBD", "VBN"}:
            _join(verb, clause)
        return


def share_passive(verb: Token) -> None:
    """Makes a passive of a past form joined to one: "she was dragged out and *shot*", "... and *told* to go"."""
    above = verb.head
    if verb.tag_ != "VBD" or has_subject(verb) or not has_passive_help(above) or above.i > verb.i:
        return
    if any(c.dep_ in {"dobj", "dative", "aux", "auxpass"} for c in verb.children):
        return
    whole = verb.lemma_ in repair_words()["only_with_object"] and not any(c.dep_ == "ccomp" for c in verb.children)
    if whole or verb.lemma_ == "tell":
        verb.tag_ = "VBN"


def make_own_will(verb: Token) -> None:
    """Makes a past form of one read as a passive: "said it had not been asked and *threatened* to leave"."""
    above = verb.head
    aims = any(c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.lefts) for c in verb.rights)
    if verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBD"} or has_subject(verb) or _helped(verb) or not aims:
        return
    if verb.lemma_ not in repair_words()["willing"] or not has_passive_help(above):
        return
    verb.tag_ = "VBD"
    speech = above.head
    if above.dep_ == "ccomp" and speech.i < above.i and speech.lemma_ in repair_words()["reporting"]:
        _join(verb, speech)


def mend_second_clause(verb: Token) -> None:
    """Joins a clause to the clause before it, where both are read as said: one without subject, or with "and"."""
    if has_subject(verb) and _goes_on(verb):
        return
    if verb.pos_ not in {"VERB", "AUX"} or has_subject(verb) or not shows_tense(verb):
        return
    if _take_subject(verb) or any(c.dep_ == "mark" or c.tag_ in {"WDT", "WP", "WRB"} for c in verb.lefts):
        return
    speech = verb.head
    first = next((c for c in speech.rights if c.dep_ == "ccomp" and c.i < verb.i and has_subject(c)), None)
    if first is not None and speech.i < first.i:
        verb.head, verb.dep_ = first, "conj"


def _goes_on(verb: Token) -> bool:
    """Joins the second of two clauses that were said: "said (that) she had files *and* tests *linking* him to it"."""
    speech, joint = verb.head, verb.left_edge.i - 1
    first = next((c for c in speech.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    if first is None or joint < 0 or verb.doc[joint].dep_ != "cc" or verb.doc[joint].head != speech:
        return False
    verb.doc[joint].head = verb.head = first
    verb.dep_ = "conj"
    return True


def _take_subject(verb: Token) -> bool:
    """Gives a verb the noun before it, which is read as joined to an object of the verb before."""
    place = first_of(verb)
    if verb.tag_ == "VBD" and place == verb.i and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "by":
        return False  # "met victims and relatives hurt by the blast"
    for noun in phrases_before(place, verb):
        if noun.dep_ == "conj" and noun.pos_ in NOUNS | {"NUM", "PRON"} and _is_free(noun, verb):
            noun.left_edge.nbor(-1).head = verb.head
            noun.head, noun.dep_ = verb, subject_label(verb)
            verb.dep_ = "conj"
            return True
    return False


def _is_free(noun: Token, verb: Token) -> bool:
    """Says whether a noun is joined by "and" to a word after the verb before, and fits the next verb in number."""
    if noun.head.i <= verb.head.i or noun.left_edge.i == 0:
        return False
    if noun.head.dep_ == "pobj" and noun.head.head.lower_ == "between":
        return False  # "after a row between the mayor and *the club* ended"
    joint = noun.left_edge.nbor(-1)
    if joint.dep_ != "cc" or any(c.dep_ == "cc" and c.i > noun.i for c in noun.children):
        return False
    return agrees(noun, verb)


def _give_to_reporter(verb: Token) -> None:
    """Hangs a verb on the report before it, not on what that one reports, where its form or its own clause tells so.

    "She said the loss would grow and *asked* for aid": what is past is not what would be.
    """
    content, words = verb.head, repair_words()
    speech = content.head
    if content.dep_ != "ccomp" or speech.i > content.i or speech.lemma_ not in words["reporting"]:
        return
    if verb.tag_ != speech.tag_ or not has_subject(speech):
        return
    form = _form(content)
    own = verb.lemma_ in words["reporting"] and any(c.dep_ == "ccomp" for c in verb.children) and form != verb.tag_
    past = verb.tag_ == _form(verb) == "VBD" and verb.nbor(-1).dep_ == "cc" and verb.lemma_ not in {"be", "have"}
    if own or (past and form == "MD" and not has_passive_help(content)):
        _join(verb, speech)


def _give_to_reported(verb: Token) -> None:
    """Hangs a verb on what is reported before it: "the drug eases pain, studies show, but *causes* nausea"."""
    speech = verb.head
    if speech.lemma_ not in repair_words()["verbs"] or any(c.dep_ == "dobj" for c in speech.children):
        return
    content = next((c for c in speech.lefts if c.dep_ == "ccomp" and has_subject(c)), None)
    if speech.dep_ == "parataxis" and speech.head.i < speech.i and has_subject(speech.head):
        content = speech.head
    source = next((c for c in speech.lefts if c.dep_ == "nsubj"), None)
    if content is None or source is None or content.i > source.i or speech.nbor(1).text != ",":
        return
    if not any(t.is_quote for t in verb.doc[content.left_edge.i : verb.i]):
        _join(verb, content)


def _give_to_main(verb: Token) -> None:
    """Hangs a verb on the clause around a relative clause, or an admission, where only that one fits it."""
    inner = verb.head
    if inner.dep_ in {"relcl", "acl"} or _is_unmarked(inner):
        above = next((a for a in inner.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        if above is not None and _tells_anew(verb, inner) and _form(above) == verb.tag_ and has_subject(above):
            _join(verb, above)
            return
        if above is not None and _closes_aside(verb, inner) and _form(above) == "VBD" and has_subject(above):
            _join(verb, above)
            return
        past = _form(verb) == "VBD" and _form(inner) in {"VBZ", "VBP"}
        if above is not None and above.i < inner.i and past and _form(above) == "VBD" and has_subject(above):
            _join(verb, above)
    elif inner.dep_ == "ccomp" and inner.head.i < inner.i and _befalls_who_admits(verb, inner):
        _join(verb, inner.head)


def _give_to_past(verb: Token) -> None:
    """Hangs a past form on the past verb over an infinitive: "ordered the firm to pay and *banned* it from trading"."""
    inner = verb.head
    if verb.tag_ != "VBD" or verb.lower_ == verb.lemma_ or inner.tag_ != "VB" or _helped(verb):
        return
    if not any(c.tag_ == "TO" for c in inner.lefts):
        return
    above = next((a for a in inner.ancestors if a.pos_ == "VERB" and shows_tense(a)), None)
    if above is not None and above.i < inner.i and _form(above) == "VBD" and has_subject(above):
        _join(verb, above)


def _give_to_several(verb: Token) -> None:
    """Hangs a plural form on the plural before it: "she says the nurses earn little and often *work* nights"."""
    above = verb.head
    if verb.tag_ != "VBP" or _form(above) != "VBZ" or _helped(verb):
        return
    for other in reversed(verb.doc[above.i + 1 : verb.i]):
        if _form(other) == "VBP" and other.dep_ in {"ccomp", "relcl"} and above.is_ancestor(other):
            _join(verb, other)
            return


def _tells_anew(verb: Token, inner: Token) -> bool:
    """Says whether a report has what a bare relative clause lacks: "took the blame *staff voiced* and said it was"."""
    bare = inner.tag_ == "VBD" and not any(c.tag_ in {"WDT", "WP", "WRB"} or c.lower_ == "that" for c in inner.lefts)
    gap = inner.dep_ == "acl" or (has_subject(inner) and not any(c.dep_ in {"dobj", "ccomp"} for c in inner.rights))
    whole = verb.lemma_ in repair_words()["reporting"] and any(
        c.dep_ == "ccomp" and has_subject(c) for c in verb.rights
    )
    return bare and gap and whole


def _is_unmarked(clause: Token) -> bool:
    """Says whether a past clause hangs on another by nothing, or by the "for" of what it tells more of."""
    marks = (c for c in clause.lefts if c.dep_ in {"mark", "advmod"} and c.lower_ != "for")
    return clause.dep_ == "advcl" and clause.tag_ == "VBD" and next(marks, None) is None


def _closes_aside(verb: Token, inner: Token) -> bool:
    """Says whether commas around a relative clause end it before the "and": "told fans, *who wept*, and left"."""
    first = first_of(verb)
    pronoun = next((c for c in inner.lefts if c.dep_ in SUBJECTS), inner)
    opened = pronoun.lower_ in {"who", "which"} and pronoun.i > 0 and pronoun.nbor(-1).text == ","
    closed = first >= 2 and verb.doc[first - 1].lower_ == "and" and verb.doc[first - 2].text == ","
    return opened and closed and verb.tag_ == "VBD" and inner.head.i < inner.i


def _befalls_who_admits(verb: Token, inner: Token) -> bool:
    """Says whether what follows an admission is done to a person: "he admitted the car was hers, and *was fined*"."""
    words, first = repair_words(), first_of(verb)
    legal = verb.lemma_ in words["done_to_culprits"] and has_passive_help(verb)
    apart = first >= 2 and verb.doc[first - 1].dep_ == "cc" and verb.doc[first - 2].text == ","
    admits = inner.head.lemma_ in words["admitting"] and has_subject(inner.head)
    return legal and apart and admits and not any(c.dep_ == "mark" for c in inner.lefts)


def _join(verb: Token, other: Token) -> None:
    """Hangs a verb on another, with the "and" and the comma before it."""
    above, first = verb.head, first_of(verb)
    for i in range(first - 1, max(first - 3, above.i), -1):
        joint = verb.doc[i]
        if joint.head != above or joint.dep_ not in {"cc", "punct"} or joint.is_quote:
            break
        joint.head = other
    verb.head = other


def _form(verb: Token) -> str:
    """Returns the tag of the finite form of a clause."""
    return next((c.tag_ for c in verb.children if c.dep_ in AUXILIARIES), verb.tag_)


def _join_to_like(verb: Token) -> None:
    """Joins a verb to the nearest verb of its own form, where the one it hangs on has another form."""
    above, form = verb.head, verb.tag_
    if form not in {"VB", "VBG", "VBN"} or _helped(verb) or (_alike(form, above.tag_) and above.lemma_ != "be"):
        return
    if form == "VBN" and above.tag_ not in {"VB", "VBG", "VBZ", "VBP"} and above.lemma_ != "be":
        return
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        other = verb.doc[i]
        alike = other.tag_ == form or (form == "VB" and other.tag_ == "VBP")
        if alike and other.dep_ not in _LOOSE and _near(other, verb, above):
            _join(verb, other)
            return
    if form == "VBN" and above.lemma_ != "be":
        verb.dep_ = "dep"  # "pages with pictures and geared to children": whose it is, no form tells


def _near(other: Token, verb: Token, above: Token) -> bool:
    return other.i != above.i and (other.is_ancestor(verb) or above.is_ancestor(other))


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in tags and other in tags for tags in _ALIKE)


def _helped(verb: Token) -> bool:
    return any(c.dep_ in AUXILIARIES for c in verb.children)
