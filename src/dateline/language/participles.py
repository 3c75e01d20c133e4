"""Participles and gerunds hung on the wrong word.

"Wearing a suit, *Ortega* walked in": the man is read as another name of the suit.
"Holding candles, hundreds marched": the candles are read as holding something.
"They have rules in place *designed* to help": the place is read as designed.
"The match ended with Kenya *winning*": the match is read as the winner.
"The blast left two men *injured*": the blast is read as what was injured.
"He was accused of *hiding* losses": the losses are read as hiding.
"She joined the choir *aged* 9": the choir is read as old.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    AUXILIARIES,
    NOUNS,
    SUBJECTS,
    Lemmatize,
    first_of,
    has_passive_help,
    has_subject,
    is_part_of,
    make_verb,
    phrases_before,
    repair_words,
    shows_tense,
    subject_label,
)


def free_subject_of_fronted(participle: Token) -> None:
    """Gives a verb the subject that is read as another name of what a participle before it acts on."""
    verb = participle.head
    if participle.tag_ not in {"VBG", "VBN"} or participle.i > verb.i or not shows_tense(verb):
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    place = first_of(verb)
    while place > participle.i + 1 and verb.doc[place - 1].text == ",":
        place -= 1
    noun = _last_apposition(place, verb, participle)
    if noun is not None:
        noun.head, noun.dep_ = verb, subject_label(verb)
        participle.dep_ = "advcl"


def _last_apposition(place: int, verb: Token, participle: Token) -> Token | None:
    """Returns the noun after a comma that is read as an apposition inside a participle's clause."""
    for node in phrases_before(place, verb):
        if node.i == participle.i:
            return None
        opened = node.left_edge.i > 0 and node.left_edge.nbor(-1).text == ","
        if node.dep_ in {"appos", "conj"} and node.pos_ in NOUNS and opened and participle.is_ancestor(node):
            return node
    return None


def act_on_fronted(participle: Token) -> None:
    """Makes a clause of a participle with its object at the head of a sentence: "*Holding* candles, they sang"."""
    noun = participle.head
    verb = noun.head
    if participle.tag_ != "VBG" or participle.i != participle.sent.start or noun.dep_ not in {"dep", "npadvmod"}:
        return
    closed = noun.right_edge.i + 1 < len(noun.doc) and noun.right_edge.nbor(1).text == ","
    if closed and noun.i < verb.i and has_subject(verb):
        participle.head, participle.dep_ = verb, "advcl"
        noun.head, noun.dep_ = participle, "dobj"


def give_to_companion(participle: Token) -> None:
    """Gives a participle the noun after "with" as its subject: "ended with Kenya *winning*"."""
    if participle.tag_ != "VBG" or has_subject(participle) or participle.lemma_ in repair_words()["worn"]:
        return
    for noun in phrases_before(participle.i, participle.head):
        if noun.dep_ == "pobj" and noun.head.lower_ == "with" and participle.head.is_ancestor(noun.head):
            if noun.i > participle.head.i:
                participle.head, participle.dep_ = noun.head, "pcomp"
                noun.head, noun.dep_ = participle, "nsubj"
            return


def free_main_from_some(participle: Token) -> None:
    """Gives a sentence its main verb back from an aside: "Farmers, *some of them driving* tractors, blocked it"."""
    some = next((c for c in participle.lefts if c.dep_ in SUBJECTS), None)
    if participle.tag_ != "VBG" or some is None or not is_part_of(some):
        return
    main = participle.head
    if participle.dep_ == "ROOT":
        main = next((c for c in participle.rights if c.dep_ == "conj"), participle)
    beside = [c for above in (participle, main) for c in above.lefts if c.dep_ == "npadvmod" and c.pos_ in NOUNS]
    noun = next((c for c in beside if c.right_edge.i == some.left_edge.i - 2), None)
    if noun is None or main.i < participle.i or not shows_tense(main) or has_subject(main):
        return
    if participle.dep_ == "ROOT":
        for c in [c for c in participle.children if c.i < noun.i or c.i > main.i or c.is_punct]:
            c.head = main
        main.head, main.dep_ = main, "ROOT"
    noun.head, noun.dep_ = main, subject_label(main)
    participle.head, participle.dep_ = noun, "acl"


def give_to_wearer(participle: Token) -> None:
    """Hangs what only somebody can do on who does it: "came in handcuffs *wearing* a hood"."""
    noun = participle.head
    if participle.tag_ != "VBG" or noun.dep_ != "pobj" or participle.lemma_ not in repair_words()["worn"]:
        return
    preposition = noun.head
    if preposition.lower_ in {"of", "by", "with"} or noun.ent_type_ == "PERSON" or noun.i != participle.i - 1:
        return
    if participle.lemma_ == "wear":
        above = preposition.head
        participle.head, participle.dep_ = above, "advcl" if above.pos_ == "VERB" else "acl"


def give_to_what_is_there(participle: Token) -> None:
    """Hangs a participle after "in place", "in custody" on what is there: "rules in place *designed* to help"."""
    state = participle.head
    if participle.tag_ not in {"VBN", "VBG"} or state.dep_ != "pobj" or state.lower_ not in repair_words()["states"]:
        return
    if state.head.lower_ == "in" and state.i == state.head.i + 1 and state.i + 1 == participle.left_edge.i:
        above = state.head.head
        participle.head, participle.dep_ = above, "acl" if above.pos_ in NOUNS else "advcl"


def give_to_found(participle: Token) -> None:
    """Hangs what somebody is found doing on him, behind his age: "found Ann Lee, 41, *lying* in the garden"."""
    verb = participle.head
    if participle.tag_ != "VBG" or verb.lemma_ not in repair_words()["coming_upon"] or has_passive_help(verb):
        return
    direct = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    aged = direct is not None and any(c.dep_ in {"appos", "nummod"} and c.tag_ == "CD" for c in direct.rights)
    if direct is not None and aged and direct.right_edge.i + 1 == participle.left_edge.i:
        participle.head, participle.dep_ = direct, "acl"


def give_to_object(participle: Token) -> None:
    """Makes a clause of the object of "leave" and the past participle after it: "left two men *injured*"."""
    verb = participle.head
    if participle.tag_ != "VBN" or verb.lemma_ != "leave" or has_passive_help(verb):
        return
    direct = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if direct is None or direct.right_edge.i + 1 != participle.left_edge.i:
        return
    second = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN" and c.i > participle.i), None)
    direct.head, direct.dep_ = participle, "nsubjpass"
    participle.dep_ = "ccomp"
    if second is not None and not any(c.dep_ in AUXILIARIES for c in second.children):
        second.head = participle
        for subject in [c for c in second.children if c.dep_ == "nsubj"]:
            subject.dep_ = "nsubjpass"


def make_result(participle: Token) -> None:
    """Makes a passive of what somebody orders or finds done: "ordered the ban *lifted*", "found it *flooded*"."""
    verb = participle.head
    if verb.lemma_ not in repair_words()["bringing"] or any(c.dep_ in AUXILIARIES for c in participle.children):
        return
    if participle.i < verb.i or any(c.dep_ in {"dobj", "xcomp", "ccomp", "acomp", "attr"} for c in participle.children):
        return
    if verb.lemma_ != "order" and any(c.dep_ == "mark" for c in participle.children):
        return
    subject = next((c for c in participle.lefts if c.dep_ == "nsubj"), None)
    ordered = verb.lemma_ == "order" and participle.tag_ == "VBD"
    if participle.tag_ == "VBN" or ordered:
        participle.tag_ = "VBN"
        if subject is not None:
            subject.dep_ = "nsubjpass"


def make_deed(word: Token, lemmatize: Lemmatize) -> None:
    """Makes a gerund of what an accusation is read to describe with: "accused of *hiding* losses"."""
    noun = word.head
    preposition = noun.head
    if not word.lower_.endswith("ing") or word.i != preposition.i + 1:
        return
    if noun.dep_ == "dobj" and preposition.lemma_ in {"deny", "admit"} and word.lower_ not in repair_words()["lasting"]:
        make_verb(word, "VBG", lemmatize)  # "denied *dumping* chemicals"
        word.head, word.dep_, noun.head = preposition, "xcomp", word
    if noun.dep_ != "pobj":
        return
    if preposition.head.lemma_.lower() not in repair_words()["accusing"]:
        return
    make_verb(word, "VBG", lemmatize)
    word.head, word.dep_ = preposition, "pcomp"
    noun.head, noun.dep_ = word, "dobj"
    further = next((c for c in preposition.head.rights if c.dep_ == "advcl" and c.tag_ == "VBG"), None)
    if further is not None and further.i and further.nbor(-1).dep_ == "cc":
        further.head, further.dep_ = word, "conj"


def make_age(word: Token) -> None:
    """Makes an adjective of "aged" before a number: "joined the choir *aged* 9"."""
    if word.lower_ == "aged" and word.i + 1 < len(word.doc) and word.nbor(1).pos_ == "NUM":
        word.tag_, word.pos_ = "JJ", "ADJ"
        word.lemma_ = "aged"


def make_complement(gerund: Token) -> None:
    """Makes a clause of a gerund that is read as an object: "ended up *spending* a week there"."""
    acts = any(c.dep_ == "dobj" for c in gerund.children) or gerund.head.lemma_ == "end"
    described = any(c.dep_ in {"det", "poss", "amod"} for c in gerund.children)
    if gerund.tag_ == "VBG" and gerund.head.pos_ == "VERB" and acts and not described:
        gerund.dep_ = "xcomp"


def tell_how(preposition: Token) -> None:
    """Makes no doer of what comes after "by" where it tells how or how much: "cut by *half*", "sent by *mail*"."""
    words = repair_words()
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or preposition.lower_ != "by":
        return
    bare = not any(c.dep_ in {"det", "poss", "amod", "compound", "nummod"} for c in noun.children)
    counted = noun.pos_ in {"NUM", "SYM"} or any(c.dep_ == "nummod" for c in noun.children) or noun.lemma_ == "half"
    share = noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in {"per", "percent", "%"}
    measured = counted and (noun.lemma_.lower() in words["measures"] or share)
    if measured or (bare and noun.tag_ == "NN" and noun.lemma_.lower() in words["means"]):
        preposition.dep_ = "prep"
        _find_doer(preposition)


def _find_doer(preposition: Token) -> None:
    """Takes a second "by" for the doer, wherever it hangs: "returned by mail to the owner *by* a friend"."""
    verb = preposition.head
    for other in verb.doc[preposition.i + 1 : verb.right_edge.i + 1]:
        if other.lower_ == "by" and other.dep_ == "prep" and other.head.dep_ == "pobj":
            target = next((c for c in other.children if c.dep_ == "pobj"), None)
            if target is not None and target.pos_ == "PROPN":
                other.head, other.dep_ = verb, "agent"
            return


def give_agent_to_passive(preposition: Token) -> None:
    """Gives a passive the doer that is read under its gerund: "was banned from voting *by the court*"."""
    node = preposition.head
    target = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if preposition.dep_ != "prep" or target is None or not _may_act(target):
        return
    verb = node.head.head
    if (done := _done_at(node, target)) is not None:
        preposition.head, preposition.dep_ = done, "agent"
        return  # "was cheered at the gate *by Ann Lee*"
    if node.dep_ == "pobj" and node.lower_ in repair_words()["manners"] and has_passive_help(verb):
        if not any(c.dep_ == "agent" for c in verb.children):
            preposition.head, preposition.dep_ = verb, "agent"
        return  # "replaced on an interim basis *by her deputy*"
    if node.pos_ in NOUNS and node.dep_ in {"dobj", "pobj"}:
        node = next((a for a in node.ancestors if a.tag_ in {"VBG", "VB"}), node)
    above = node.head.head if node.dep_ == "pcomp" else node.head
    if node.dep_ == "advcl" and node.left_edge.i and node.left_edge.nbor(-1).text == ",":
        return  # "was fined, leading to calls by the union"
    bidden = node.tag_ == "VB" and above.lemma_ in repair_words()["bidding"]  # "ordered to sail *by the port*"
    if not (node.tag_ == "VBG" or bidden) or has_passive_help(node) or above.i == node.i or not has_passive_help(above):
        return
    if node.dep_ in {"pcomp", "xcomp", "ccomp", "advcl", "oprd"} and not any(c.dep_ == "agent" for c in above.children):
        preposition.head, preposition.dep_ = above, "agent"


def _done_at(place: Token, doer: Token) -> Token | None:
    """Returns the passive verb, without a doer yet, of what was done at places: "was cheered at the gate in Ely"."""
    scenes, node = repair_words()["scenes"], place
    while (
        doer.ent_type_ == "PERSON" and node.dep_ == "pobj" and node.head.lower_ in {"at", "in", "on", "near", "outside"}
    ):
        if not (node.lemma_.lower() in scenes or node.ent_type_ in {"GPE", "FAC", "LOC"}):
            return None
        node = node.head.head
        if has_passive_help(node):
            return None if any(c.dep_ == "agent" for c in node.children) else node
    return None


def _may_act(noun: Token) -> bool:
    """Says whether somebody or something with an article stands there, not a way or an amount: "by bus", "by half"."""
    told = noun.pos_ == "PROPN" or noun.tag_ == "NNS" or any(c.dep_ == "det" for c in noun.children)
    return told and noun.ent_type_ not in {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY"}


def free_from_supposing(participle: Token) -> None:
    """Gives a clause its verb back: "a man *believed* to be a spy fled", where nobody believed "to be"."""
    bare = participle.dep_ == "acl" and participle.head.dep_ == "ROOT" and participle.head.pos_ in NOUNS
    subject = participle.head if bare else next((c for c in participle.lefts if c.dep_ in SUBJECTS), None)
    content = next((c for c in participle.rights if c.dep_ == "xcomp"), None)
    helped = any(c.dep_ in {"aux", "auxpass"} for c in participle.lefts)
    if subject is None or content is None or helped or subject.i != participle.i - 1:
        return
    if not any(t.lower_ == "be" for t in (content, *content.lefts)):
        return
    verb = next((t for t in participle.doc[content.i + 1 : participle.sent.end] if _may_be_main(t)), None)
    if verb is None:
        return
    head, label = participle.head, "ROOT" if bare else participle.dep_
    for c in [c for c in (subject if bare else participle).children if c.is_punct or c.dep_ in {"mark", "advmod"}]:
        if c.i < subject.left_edge.i or c.i > verb.i:
            c.head = verb
    verb.head, verb.dep_ = (verb if label == "ROOT" else head), label
    subject.head, subject.dep_ = verb, subject_label(verb)
    participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"


def _may_be_main(verb: Token) -> bool:
    """Says whether a finite verb lacks a subject and no "by" tells who did to somebody what it says."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass"} or has_subject(verb):
        return False
    told = any(c.dep_ in {"agent", "mark"} or c.tag_ in {"WDT", "WP"} for c in verb.children)
    return shows_tense(verb) and not told and not (verb.i and verb.nbor(-1).dep_ == "cc")
