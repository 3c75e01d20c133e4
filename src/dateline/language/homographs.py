"""Nouns read as verbs, and verbs as nouns.

"had several coughing *fits*", "there are wool *exhibits*": no clause can stand there.
"near the police *posts* 250 and 251": a verb joined to another by nothing is none.
"The county *complies* with the law and intends to go on": what a verb is joined to is a verb.
"to raise fares and *cut* routes": read as routes that were cut.
"a list that *named* empty houses": read as "that houses".
"*Voting* at two stations was suspended": read as a clause.
"beating *defending* champion Ann Lee": she is read as defended.
"ahead of Italy and *hosts* Malta": read as hosting Malta.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    NOUNS,
    SUBJECTS,
    Lemmatize,
    form_of_verb,
    has_subject,
    make_noun,
    make_verb,
    repair_words,
    subject_label,
)

_NOMINAL = frozenset(
    {"det", "compound", "amod", "poss", "nummod", "prep", "punct", "nmod", "acl", "relcl", "cc", "conj"}
)


_AROUND = frozenset({"prep", "punct", "npadvmod", "cc", "conj"})


def make_object(verb: Token, lemmatize: Lemmatize) -> None:
    """Makes an object of a verb that is read as a clause where none can stand: "had several coughing *fits*"."""
    above = verb.head
    there = any(c.dep_ == "expl" for c in above.children)
    if verb.tag_ not in {"VBZ", "VBP"} or above.i > verb.i:
        return
    if not there and above.lemma_ not in repair_words()["no_clause"]:
        return
    if any(c.dep_ in {"aux", "mark", "dobj"} for c in verb.children) or any(c.dep_ == "dobj" for c in above.children):
        return
    modifiers = [c for c in verb.lefts if c.i > above.i]
    if len(modifiers) != 1 or modifiers[0].dep_ != "nsubj" or modifiers[0].i != verb.i - 1:
        return
    _take_modifiers(verb, modifiers[0])
    make_noun(verb, lemmatize)
    verb.dep_ = "attr" if there else "dobj"


def _take_modifiers(noun: Token, modifier: Token) -> None:
    """Makes the noun before another its modifier, and gives it what described that one."""
    for c in list(modifier.lefts):
        c.head = noun
    modifier.dep_ = "compound"


def take_do(gerund: Token, lemmatize: Lemmatize) -> None:
    """Makes the verb of the "do" that is read as helping a form in -ing: "who do *backbreaking* jobs"."""
    do = next((c for c in gerund.lefts if c.dep_ == "aux" and c.lower_ in {"do", "does", "did"}), None)
    noun = next((c for c in gerund.rights if c.dep_ == "dobj"), None)
    if gerund.tag_ != "VBG" or do is None or noun is None or do.i != gerund.i - 1 or noun.left_edge.i != gerund.i + 1:
        return
    do.head, do.dep_, do.pos_ = gerund.head, gerund.dep_, "VERB"
    for c in [c for c in gerund.children if c != do]:
        c.head = do
    gerund.head, gerund.dep_, gerund.tag_, gerund.pos_, gerund.lemma_ = noun, "amod", "JJ", "ADJ", gerund.lower_


def make_kind_of_thing(gerund: Token, lemmatize: Lemmatize) -> None:
    """Joins a form in -ing to the thing behind it, which no article makes an object: "a staff *training* centre"."""
    children = list(gerund.children)
    thing = children[0] if len(children) == 1 else gerund
    if gerund.tag_ != "VBG" or gerund.i == 0 or thing.i != gerund.i + 1 or thing.dep_ != "dobj" or thing.tag_ != "NN":
        return
    noun = gerund.nbor(-1)
    before = noun.tag_ == "NN" and noun.dep_ in {"pobj", "dobj", "attr", "nsubj", "nsubjpass"}
    if not before or noun.i == noun.left_edge.i or thing.lemma_ not in repair_words()["counted"] or any(thing.lefts):
        return
    thing.head, thing.dep_ = noun.head, noun.dep_
    for c in [c for c in noun.children if c != gerund]:
        c.head = thing
    make_noun(gerund, lemmatize)
    for modifier in (noun, gerund):
        modifier.head, modifier.dep_ = thing, "compound"


def make_noun_of_unjoined(verb: Token, lemmatize: Lemmatize) -> None:
    """Makes a noun of a verb that nothing joins to the one before: "fell near the police *posts* 250 and 251"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.tag_ not in {"VBZ", "VBP"} or verb.pos_ != "VERB" or verb.dep_ == "ROOT" or verb.left_edge.i == 0:
        return
    if subject is not None and (verb.tag_ != "VBZ" or subject.i != verb.i - 1):
        return
    before = verb.nbor(-1) if subject is None else subject.left_edge.nbor(-1)
    if before.tag_ not in {"NN", "NNP"} or before.dep_ not in {"pobj", "dobj", "conj"} or before.head.i > before.i:
        return
    if any(c.dep_ not in _AROUND and c.pos_ != "NUM" for c in verb.children if c != subject):
        return
    head, label = before.head, before.dep_
    make_noun(verb, lemmatize)
    verb.head, verb.dep_ = head, label
    before.head = verb
    for modifier in (before, subject or before):
        _take_modifiers(verb, modifier)
    for c in [c for c in verb.rights if c.dep_ == "dobj" and c.pos_ == "NUM"]:
        c.dep_ = "nummod"


def agree_with_label(token: Token, lemmatize: Lemmatize) -> None:
    """Makes a noun of what is tagged as a verb, but stands where only a noun can: "in the mountain *range*"."""
    if token.tag_ not in {"VBZ", "VBP", "VB"}:
        return
    before = [c for c in token.children if c.dep_ == "nsubj" and c.i == token.i - 1 and c.tag_ in {"NN", "NNP"}]
    if all(c.dep_ in _NOMINAL or c in before for c in token.children):
        for noun in before:  # "the embassy *moves* raise fears"
            _take_modifiers(token, noun)
        make_noun(token, lemmatize)


def make_predicate(noun: Token, verbs: frozenset[str], lemmatize: Lemmatize) -> None:
    """Makes a verb of a noun that has a subject, or that a verb is joined to: "The request *results* from ..."."""
    if noun.tag_ != "NNS" or noun.pos_ != "NOUN":
        return
    subject = next((c for c in noun.lefts if c.dep_ in SUBJECTS), None)
    if subject is None:
        subject = _compound_of_joined(noun)
    if subject is None or subject.tag_ not in {"NN", "NNP", "PRP"} or not form_of_verb(noun.lower_, verbs):
        return
    make_verb(noun, "VBZ", lemmatize)
    for c in [c for c in noun.lefts if c.i < subject.i and c.dep_ in {"compound", "det", "amod", "poss"}]:
        c.head = subject
    subject.dep_ = "nsubj"
    if noun.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl"}:
        noun.dep_ = "ccomp"


def _compound_of_joined(noun: Token) -> Token | None:
    """Returns the noun before one that a finite verb without subject is joined to."""
    joined = next((c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if joined is None or joined.tag_ != "VBZ" or has_subject(joined) or noun.i == noun.sent.start:
        return None
    before = noun.nbor(-1)
    return before if before.head == noun and before.dep_ == "compound" else None


def make_verb_after_and(word: Token, lemmatize: Lemmatize) -> None:
    """Makes a verb of what looks like a modifier: "to raise fares and *cut* routes"."""
    noun = word.head
    if noun.dep_ != "conj" or noun.head.dep_ != "dobj" or word.lower_ not in repair_words()["verbs_after_and"]:
        return
    verb, joint = noun.head.head, word.nbor(-1) if word.i else word
    if joint.dep_ != "cc" or joint.head != noun.head or verb.tag_ not in {"VB", "VBP"} or verb.pos_ != "VERB":
        return
    make_verb(word, verb.tag_, lemmatize)
    word.head, word.dep_ = verb, "conj"
    noun.head, noun.dep_ = word, "dobj"
    joint.head = verb


def make_relative(that: Token) -> None:
    """Makes a relative clause of "that" before a participle and a plural: "a list that *named* empty houses"."""
    noun = that.head
    if that.lower_ != "that" or noun.dep_ != "relcl" or noun.tag_ not in {"NNS", "NNPS"} or noun.pos_ not in NOUNS:
        return
    verb = next((c for c in noun.lefts if c.i == that.i + 1 and c.dep_ == "amod"), None)
    if verb is None or verb.tag_ not in {"VBN", "VBD"}:
        return
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.head, verb.dep_ = noun.head, "relcl"
    noun.head, noun.dep_ = verb, "dobj"
    that.tag_, that.pos_, that.head, that.dep_ = "WDT", "PRON", verb, "nsubj"


def make_pronoun(that: Token) -> None:
    """Makes a relative pronoun of "that" where it is an object: "aid *that* the state has threatened to stop"."""
    verb = that.head
    while verb.dep_ == "xcomp" and verb.i > that.i:
        verb = verb.head
    if that.tag_ == "IN" and that.dep_ == "dobj" and verb.dep_ in {"acl", "relcl"} and verb.head.i < that.i < verb.i:
        that.tag_, that.pos_, verb.dep_ = "WDT", "PRON", "relcl"


def make_mark(that: Token) -> None:
    """Makes a mark of "that" where its clause lacks no object: "no evidence *that* she knew of the debts"."""
    verb = that.head
    if _tells_how_far(that):
        return
    of_content = verb.dep_ == "relcl" and verb.head.lemma_.lower() in repair_words()["holding_clauses"]
    if that.dep_ != "dobj" or not of_content or verb.head.i > that.i:
        return
    whole = any(c.dep_ == "nsubj" and c.i > that.i for c in verb.lefts)
    told = next((c for c in verb.rights if c.dep_ == "prep"), None)
    if whole and told is not None and told.lower_ in {"of", "about"} and any(c.dep_ == "pobj" for c in told.children):
        that.tag_, that.pos_, that.dep_, verb.dep_ = "IN", "SCONJ", "mark", "acl"


def _tells_how_far(that: Token) -> bool:
    """Makes a clause of result after "so": "so ill after eating the pie *that* she had to be carried home"."""
    verb = that.head
    if that.dep_ not in {"dobj", "nsubj"} or verb.dep_ != "relcl" or verb.i < that.i or verb.head.i > that.i:
        return False
    above = next((a for a in verb.ancestors if a.lemma_ == "be"), None)
    state = next((c for c in above.rights if c.dep_ == "acomp" and c.i < that.i), None) if above is not None else None
    so = state is not None and any(c.lower_ == "so" for c in state.lefts)
    if (
        not so
        or state is None
        or state.i > verb.head.i
        or not any(c.dep_ == "nsubj" and c.i > that.i for c in verb.lefts)
    ):
        return False
    that.tag_, that.pos_, that.dep_ = "IN", "SCONJ", "mark"
    verb.head, verb.dep_ = state, "ccomp"
    return True


def make_noun_of_gerund(gerund: Token, lemmatize: Lemmatize) -> None:
    """Makes a noun of a gerund that acts on nothing: "*Voting* at two stations was suspended"."""
    verb = gerund.head
    if gerund.tag_ != "VBG" or gerund.pos_ != "VERB" or gerund.left_edge != gerund or verb.i < gerund.i:
        return
    if any(c.dep_ not in {"prep", "punct", "advmod"} for c in gerund.children):
        return
    make_noun(gerund, lemmatize)
    gerund.dep_ = subject_label(verb)


def join_prefix(hyphen: Token) -> None:
    """Makes one word of "ex-minister", whose three parts are each read as the subject."""
    if hyphen.dep_ == "punct" or hyphen.whitespace_ or hyphen.i in {0, len(hyphen.doc) - 1}:
        return
    prefix, word = hyphen.nbor(-1), hyphen.nbor(1)
    if prefix.whitespace_ or prefix.head == prefix:
        return
    if prefix.dep_ != word.dep_ or prefix.head != word.head:
        if prefix.lower_ not in repair_words()["prefixes"] or word.pos_ not in {"NOUN", "PROPN"}:
            return
        if word.head in {prefix, hyphen}:
            word.head, word.dep_ = prefix.head, prefix.dep_
    if word.head == hyphen:
        word.head, word.dep_ = hyphen.head, hyphen.dep_
    for c in [*prefix.children, *(c for c in hyphen.children if c.i not in {prefix.i, word.i})]:
        c.head = word
    prefix.head, prefix.dep_ = word, "compound"
    hyphen.head, hyphen.dep_, hyphen.pos_, hyphen.tag_ = word, "punct", "PUNCT", "HYPH"


def make_court(court: Token) -> None:
    """Makes a noun of "court" behind "take ... to": "is taking the firm *to court* over the leak"."""
    to, verb = court.nbor(-1) if court.i else court, court.head
    if court.tag_ != "VB" or to.lower_ != "to" or to.head != court or verb.lemma_ != "take":
        return
    for c in list(court.rights):
        c.head = verb
    court.tag_, court.pos_, court.dep_, court.head = "NN", "NOUN", "pobj", to
    to.tag_, to.pos_, to.dep_, to.head = "IN", "ADP", "prep", verb


def make_minded(word: Token) -> None:
    """Makes an adjective of "minded" behind a word that says how: "is very *business minded*"."""
    before = word.nbor(-1) if word.i else word
    if word.pos_ != "VERB" or before.head != word or before.pos_ not in {"NOUN", "ADJ", "ADV"} or before.tag_ == "NNS":
        return
    if any(c.dep_ in {"det", "poss"} for c in before.lefts) or any(c.dep_ in {"aux", "dobj"} for c in word.children):
        return
    above = word.head
    complement = next((c for c in above.rights if c.dep_ == "acomp" and c.i < word.i), None)
    before.dep_ = "npadvmod" if before.pos_ == "NOUN" else "advmod"
    word.tag_, word.pos_, word.lemma_ = "JJ", "ADJ", "minded"
    if word.dep_ == "conj" and above.lemma_ == "be" and complement is not None:
        word.head = complement
    for helper in [c for c in word.children if c.dep_ == "auxpass"]:
        _make_complement_of(word, helper)


def _make_complement_of(word: Token, be: Token) -> None:
    """Makes of a helping "be" the verb that an adjective completes."""
    be.dep_, be.head = word.dep_, be if word.head == word else word.head
    for c in [c for c in word.children if c.dep_ in SUBJECTS | {"neg", "mark", "punct", "cc"}]:
        c.head, c.dep_ = be, "nsubj" if c.dep_ in SUBJECTS else c.dep_
    word.head, word.dep_ = be, "acomp"


def make_progressive(participle: Token) -> None:
    """Makes one verb of "is *continuing* efforts", read as "is efforts"."""
    noun = participle.head
    be = noun.head
    if participle.tag_ != "VBG" or noun.dep_ != "dobj" or be.lemma_ != "be" or participle.i != be.i + 1:
        return
    label, head = be.dep_, be.head
    for c in [c for c in be.children if c.i != noun.i]:
        c.head = participle
    noun.head = participle
    participle.head, participle.dep_ = (participle if label == "ROOT" else head), label
    be.head, be.dep_, be.pos_ = participle, "aux", "AUX"


def make_kind_of_holder(gerund: Token) -> None:
    """Makes a modifier of what is read to act on the holder of a title: "beating *defending* champion Ann Lee"."""
    words = repair_words()
    if gerund.lower_ not in words["holding"] or gerund.dep_ not in {"xcomp", "pcomp", "ccomp", "advcl", "dobj"}:
        return
    holder = gerund.nbor(1) if gerund.i + 1 < len(gerund.doc) else gerund
    whole = holder.head if holder.dep_ == "compound" else holder
    kinds = {holder.lemma_.lower(), *(c.lemma_.lower() for c in whole.lefts if c.dep_ == "compound")}
    if not kinds & words["holders"] or whole.head != gerund or whole.dep_ != "dobj":
        return
    above, label = gerund.head, "pobj" if gerund.dep_ == "pcomp" else "dobj"
    for c in list(gerund.children):
        c.head = whole if c == whole or c.i < whole.i else above
    whole.head, whole.dep_ = above, label
    gerund.head, gerund.dep_, gerund.pos_ = whole, "amod", "ADJ"


def make_noun_before_name(verb: Token, lemmatize: Lemmatize) -> None:
    """Makes a noun of what is read as a verb before a name: "ahead of Italy and *hosts* Malta"."""
    joint = verb.nbor(-1) if verb.i else verb
    name = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    if verb.lower_ not in repair_words()["beside_names"] or joint.dep_ != "cc" or verb.tag_ != "VBZ":
        return
    if name is None or name.pos_ != "PROPN" or has_subject(verb) or joint.i == 0 or joint.nbor(-1).pos_ != "PROPN":
        return
    above = joint.nbor(-1)
    while above.dep_ == "conj":
        above = above.head
    for c in [c for c in verb.rights if c != name]:
        c.head = verb.head
    make_noun(verb, lemmatize)
    joint.head, name.head, name.dep_ = above, above, "conj"
    verb.head, verb.dep_ = name, "compound"


def make_head(head: Token, lemmatize: Lemmatize) -> None:
    """Makes a title of what is read as a verb behind a verb of speech: "said Acme *head* Ann Lee"."""
    said = head.head
    body = next((c for c in (*head.lefts, *said.rights) if c.dep_ == "nsubj" and c.i == head.i - 1), None)
    name = next((c for c in head.rights if c.dep_ == "dobj" and c.left_edge.i == head.i + 1), None)
    if head.dep_ != "ccomp" or body is None or name is None or body.left_edge.i != said.i + 1:
        return
    if body.pos_ != "PROPN" or name.pos_ != "PROPN" or head.tag_ not in {"VB", "VBP", "VBZ"}:
        return
    for c in [c for c in head.children if c not in {body, name}]:
        c.head = said
    make_noun(head, lemmatize)
    head.head, head.dep_ = name, "compound"
    body.head, body.dep_ = name, "compound"
    name.head, name.dep_ = said, "nsubj"
