"""What a verb is about, hung on the noun before it or read as a noun itself.

"He was accused by police *of hiding* losses": the police are read as "of hiding losses".
"The firm named Ann Lee *chairman*": read as one name.
"More *needs* to be done": read as more of the needs.
"Two people died, records *show*": read as a show of records.
"They confirmed the raid *in a statement*": read as the place of the raid.
"She lied to him *that it was safe*": read as the time at which she lied.
"He told fans at a hotel *that he had lost the race*": read as what he lost the hotel to.
"*Of the vote*, he said, "I am glad"": read as what he is glad of.
"They complained about the smell *to the point that* they moved": the smell is read as going so far.
"They gave *the bill* their backing": both are read as given.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    NOUNS,
    SUBJECTS,
    Lemmatize,
    has_passive_help,
    make_verb,
    repair_words,
    says_as,
)

_BARE = frozenset({"det", "poss", "nummod"})


def give_charge_to_passive(by: Token) -> None:
    """Hangs what somebody is accused of on the passive: "was accused by police *of hiding* losses"."""
    verb = by.head
    noun = next((c for c in by.children if c.dep_ == "pobj"), None)
    if by.dep_ != "agent" or noun is None or verb.lemma_.lower() not in repair_words()["accusing"]:
        return
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in {"of", "with"} and _is_charge(preposition):
            preposition.head = verb
            return


def _is_charge(preposition: Token) -> bool:
    """Says whether a preposition holds a deed or the name of one: "of hiding losses", "of fraud"."""
    gerund = next((c for c in preposition.children if c.dep_ in {"pcomp", "pobj"}), None)
    if gerund is None:
        return False
    deed = gerund.dep_ == "pcomp" and gerund.tag_ == "VBG"
    deed |= any(c.lower_.endswith("ing") and c.i == preposition.i + 1 for c in gerund.lefts)  # "of *hiding* losses"
    offence = gerund.lemma_.lower() in repair_words()["offences"]
    return deed or (offence and not any(c.dep_ in _BARE for c in gerund.children))


def give_charge_to_verb(of: Token) -> None:
    """Hangs what somebody is accused of on the accusing: "accused the board *of hiding* losses"."""
    noun = of.head
    verb = noun.head
    if of.dep_ != "prep" or noun.dep_ != "dobj" or verb.lemma_ not in repair_words()["accusing"] or verb.i > noun.i:
        return
    if any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in of.rights):
        of.head = verb
    charge = next((c for c in of.rights if c.dep_ == "pobj"), of)
    further = any(c.dep_ == "prep" and c.lower_ == "of" and c != of for c in (*noun.rights, *verb.rights))
    bare = charge.tag_ == "NN" and not any(c.dep_ in _BARE for c in charge.children)
    if verb.lemma_ == "accuse" and bare and not further:
        of.head = verb  # "accused ministers *of complacency*"


def give_blame_to_verb(on: Token) -> None:
    """Hangs who is blamed on the blaming: "blamed the raid *on the mayor*", which was no raid on him."""
    noun = on.head
    if on.dep_ == "prep" and noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in repair_words()["laying"]:
        on.head = noun.head if noun.head.i < on.i else noun


def give_medium_to_verb(preposition: Token) -> None:
    """Hangs on the verb what something is said in: "confirmed the raid *in a statement*"."""
    thing = preposition.head
    medium = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if medium is None or thing.dep_ != "dobj" or thing.head.pos_ != "VERB" or thing.head.i > thing.i:
        return
    new = any(c.lower_ in {"a", "an"} for c in medium.lefts)
    if new and medium.lemma_.lower() in repair_words()["media"]:
        preposition.head = thing.head


def make_her_object(her: Token) -> None:
    """Makes an object of "her" that owns nothing: "offered *her* $40,000", "cleared *her* three years later"."""
    thing = her.head
    sum_ = her.dep_ == "poss" and thing.ent_type_ == "MONEY" and thing.dep_ == "dobj"
    if sum_ and her.i and her.nbor(-1) == thing.head and thing.head.pos_ == "VERB":
        her.head, her.dep_ = thing.head, "dative"
    if her.dep_ in {"dobj", "pobj", "dative"}:
        her.tag_ = "PRP"


def part_name_from_office(office: Token) -> None:
    """Makes a person and a role of what is read as one name: "named *Ann Lee* finance director"."""
    verb = office.head
    if verb.lemma_ not in repair_words()["appointing"] or verb.i > office.i:
        return
    if any(c.dep_ in {"dobj", "nsubjpass"} and c != office for c in verb.children):
        return
    named = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in office.rights)
    if office.dep_ == "oprd" and named and verb.tag_ in {"VBD", "VBZ", "VBP", "VB"} and not has_passive_help(verb):
        office.dep_ = "dobj"  # "named his deputy, Ann Lee, to run it"
        return
    if office.dep_ == "oprd" and office.ent_type_ == "PERSON":
        if says_as(verb):
            office.dep_ = "dobj"  # "named *Ann Lee* as chairman"
        return
    name = next((c for c in office.lefts if c.dep_ in {"compound", "nmod"} and c.ent_type_ == "PERSON"), None)
    if office.tag_ != "NN" or name is None or any(c.i > name.i and c.pos_ == "PROPN" for c in office.lefts):
        return
    before = [c for c in office.lefts if c.i < name.i]
    if any(c.dep_ in _BARE for c in before):
        return  # "named a Trump aide", who is no Trump
    for c in before:
        c.head = name
    name.head, name.dep_ = verb, "dobj"
    office.dep_ = "oprd"


def make_need(needs: Token, lemmatize: Lemmatize) -> None:
    """Makes a verb of "needs" behind a quantity: "more *needs* to be done"."""
    verb = needs.head
    amount = next((c for c in needs.lefts if c.i == needs.i - 1), None)
    if needs.tag_ != "NNS" or needs.dep_ not in SUBJECTS or amount is None or verb.tag_ not in {"VB", "VBN"}:
        return
    to = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    if amount.lower_ not in {"more", "much", "less", "little", "most"} or to is None or to.i != needs.i + 1:
        return
    head, label = (needs if verb.dep_ == "ROOT" else verb.head), verb.dep_
    for c in [c for c in (*verb.children, *needs.lefts) if c.i < needs.i and c != amount]:
        c.head = needs
    make_verb(needs, "VBZ", lemmatize)
    needs.head, needs.dep_ = head, label
    verb.head, verb.dep_ = needs, "xcomp"
    amount.head, amount.dep_ = needs, "nsubj"


def make_source_at_end(word: Token, lemmatize: Lemmatize) -> None:
    """Makes an attribution of what is read as a noun at the end of a sentence: "two died, records *show*"."""
    source = word.nbor(-1) if word.i else word
    last = all(t.is_punct for t in word.doc[word.i + 1 : word.sent.end])
    read_as_noun = word.tag_ == "NN" or (word.tag_ == "VBP" and source.dep_ == "compound")
    if not read_as_noun or source.tag_ != "NNS" or not last:
        return
    news = _told_before(word, source)
    for before in [c for c in word.lefts if c.dep_ == "compound" and c.i == source.left_edge.i - 1]:
        before.head = source  # "*court* records show"
    first = min((c.left_edge.i for c in source.lefts if c.dep_ not in {"ccomp", "advcl", "punct"}), default=source.i)
    if news.i >= first or word.doc[first - 1].text != "," or news.pos_ not in {"VERB", "AUX"}:
        return
    make_verb(word, "VBP", lemmatize)
    word.head, word.dep_ = word, "ROOT"
    source.head, source.dep_ = word, "nsubj"
    news.head, news.dep_ = word, "ccomp"


def _told_before(word: Token, source: Token) -> Token:
    """Returns the verb of what a source at the end tells: the sentence's own, or a clause under a "show of records"."""
    root = word.sent.root
    if root.i not in {word.i, source.i}:
        return root
    return next((c for c in root.lefts if c.dep_ in {"ccomp", "advcl"}), root)


def make_content(clause: Token) -> None:
    """Makes what is said of a clause with "that" after a verb of telling: "lied to him *that it was safe*"."""
    verb = clause.head
    mark = next((c for c in clause.lefts if c.dep_ == "mark"), None)
    if mark is None or mark.lower_ != "that" or clause.i < verb.i or mark.nbor(-1).lower_ in {"so", "now", "such"}:
        return
    words = repair_words()
    if verb.lemma_ in words["telling"] or verb.lemma_ in words["reporting"]:
        clause.dep_ = "ccomp"


def give_source_to_verb(preposition: Token) -> None:
    """Hangs where somebody is taken from on the verb: "pulled the man *from the house*", who is not of the house."""
    noun = preposition.head
    verb = noun.head
    if preposition.dep_ != "prep" or noun.dep_ != "dobj" or verb.i > noun.i or preposition.i != noun.i + 1:
        return
    known = any(c.dep_ in {"det", "poss"} for c in noun.lefts) or noun.pos_ == "PROPN"
    told = preposition.lower_ == "of" and verb.lemma_ in repair_words()["warning"]  # "warned the bank *of a leak*"
    if (told or verb.lemma_ in repair_words()["taking_away"]) and known:
        preposition.head = verb


def make_receiver(thing: Token) -> None:
    """Makes a receiver of a name that is read into what it gets: "awarded *Orion Labs* contracts worth a million"."""
    verb = thing.head
    names = [c for c in thing.lefts if c.ent_type_ in {"ORG", "PERSON"} and c.pos_ == "PROPN"]
    name = names[-1] if names else None
    if name is None or thing.ent_type_ or verb.lemma_ not in repair_words()["awarding"] or has_passive_help(verb):
        return
    if thing.left_edge.i == verb.i + 1 == names[0].i and name.i + 1 == thing.i and thing.tag_ in {"NNS", "NN"}:
        for c in [c for c in thing.lefts if c.i < name.i]:
            c.head = name
        name.head, name.dep_ = verb, "dative"


def make_receiver_before(thing: Token) -> None:
    """Makes a receiver of the first of two objects: "gave *the bill* their backing"."""
    verb = thing.head
    after = thing.right_edge.i + 1
    if verb.lemma_ not in repair_words()["giving"] or verb.i > thing.i or after >= len(verb.doc):
        return
    second = next((c for c in verb.rights if c.dep_ == "dobj" and c.i > thing.i), None)
    if second is not None and second.left_edge.i == after and any(c.dep_ in {"det", "poss"} for c in second.lefts):
        thing.dep_ = "dative"


def hang_result_on_verb(noun: Token) -> None:
    """Hangs a result on the verb: "complained about the smell *to the point that* they moved"."""
    to = noun.head
    result = any(c.dep_ in {"acl", "relcl"} and c.i > noun.i for c in noun.children)
    if to.lower_ != "to" or not result or to.head.pos_ not in NOUNS or to.head.i > to.i:
        return
    verb = next((a for a in to.head.ancestors if a.pos_ == "VERB"), None)
    if verb is not None and verb.i < to.i:
        to.head = verb


def tell_clause(that: Token) -> None:
    """Makes what is told of a clause that lacks nothing: "told fans at a hotel *that he had lost the race*"."""
    clause = that.head
    noun = clause.head
    if that.dep_ != "dobj" or clause.dep_ != "relcl" or noun.i > that.i or that.i > clause.i:
        return
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    whole = any(c.dep_ in {"dobj", "oprd"} and c.pos_ in NOUNS for c in clause.rights)
    whole = whole and any(c.dep_ in SUBJECTS for c in clause.lefts)
    if not whole or verb is None or verb.i > noun.i or any(c.dep_ == "ccomp" for c in verb.children):
        return
    if verb.lemma_ == "tell" or verb.lemma_ in repair_words()["reporting"] | repair_words()["telling"]:
        that.tag_, that.pos_, that.dep_ = "IN", "SCONJ", "mark"
        clause.head, clause.dep_ = verb, "ccomp"
        for c in [c for c in clause.rights if c.dep_ == "oprd" and c.ent_type_ == "PERSON"]:
            c.dep_ = "dobj"


def give_topic_to_speech(phrase: Token) -> None:
    """Hangs what somebody speaks of on his saying it: "*Of the vote*, he said, "I am glad"."""
    verb = phrase.head
    if phrase.lower_ not in {"of", "on", "about"} or phrase.i != phrase.sent.start or verb.dep_ != "ccomp":
        return
    speech, after = verb.head, phrase.right_edge.i + 1
    opened = any(t.is_quote for t in phrase.doc[speech.i : verb.left_edge.i + 1])
    told = speech.lemma_ in repair_words()["verbs"] and after < speech.i < verb.i
    if told and (opened or phrase.doc[after].text == ","):
        phrase.head = speech


def give_to_bidden(infinitive: Token) -> None:
    """Gives an infinitive to whom somebody wants to do it: "agreed to hire Ann Lee, who bakes, *to run* it".

    Also behind what whom is bidden is: "directed the chief, Karl Holt, *to move*".
    """
    above = infinitive.head
    added = infinitive.dep_ == "advcl"
    asking = above if added else next((c for c in above.rights if c.dep_ == "xcomp" and c.i < infinitive.i), None)
    whom = next((c for c in asking.rights if c.dep_ == "dobj"), None) if asking is not None else None
    if asking is None or whom is None:
        return
    aside = any(c.dep_ == "appos" and c.right_edge.i == whom.right_edge.i for c in whom.rights)
    words = repair_words()["choosing"] | (repair_words()["bidding"] if aside or not added else frozenset())
    if asking.lemma_ not in words:
        return
    first = infinitive.left_edge
    behind = whom.right_edge.i + 1
    near = first.i == behind or (first.i == behind + 1 and first.nbor(-1).text == ",")
    if near and any(c.tag_ == "TO" for c in infinitive.lefts):
        infinitive.head, infinitive.dep_ = asking, "xcomp"
