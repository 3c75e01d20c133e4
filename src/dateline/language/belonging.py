"""Phrases and clauses hung on a word beside the one that they belong to.

"The verdict drew anger, with Ann Lee *saying* it was unjust": the verdict is read as saying so.
"A combination of rain, *wind* and *tides*": the wind is read as beside the combination.
"The deal was drawn up by the envoy *to Sudan*": it is read as drawn up to Sudan.
"A man whose house he *says* was searched": read as the house that he says.
"He told fans the club *would leave*": fans are read as what the club would leave.
"She is editor of Tarn and *captain* of Corex": the captain is read as beside Tarn.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.shape import (
    NOUNS,
    RELATIVE,
    SUBJECTS,
    has_passive_help,
    has_subject,
    repair_words,
    shows_tense,
    subject_label,
)

_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_WHOLE = frozenset({"dobj", "attr", "acomp", "auxpass", "xcomp", "ccomp"})


def give_saying_to_name(companion: Token) -> None:
    """Gives what is said behind "with" and somebody to him: "drew anger, with Ann Lee *saying* it was unjust"."""
    who = next((c for c in companion.rights if c.dep_ == "pobj"), None)
    if who is None or companion.dep_ != "prep":
        return
    apart = companion.i > 0 and companion.nbor(-1).text == ","
    behind = who.doc[who.right_edge.i + 1 : who.right_edge.i + (3 if apart else 2)]
    saying = next((t for t in behind if t.text != ","), who)  # ", with its head, Ann Lee, saying"
    if not (apart or who.tag_ == "NNS" or who.ent_type_ in _ACTING):
        return  # "voiced anger with the order saying it was unjust"
    words = repair_words()
    tells = saying.tag_ == "VBG" and saying.lemma_ in words["verbs"] | words["reporting"]
    aim = None if tells else _awaited(saying)
    if saying.dep_ != "advcl" or not (tells or aim is not None):
        return
    if aim is not None:
        aim.dep_ = "xcomp"
    verb = saying.head
    if verb.i > companion.i or not verb.is_ancestor(companion) or any(c.dep_ in SUBJECTS for c in saying.lefts):
        return
    companion.head, companion.dep_ = verb, "prep"
    saying.head, saying.dep_ = companion, "pcomp"
    who.head, who.dep_ = saying, "nsubj"


def _awaited(participle: Token) -> Token | None:
    """Returns what a participle tells that somebody is to do: "with the ferry *set to leave* Malta"."""
    aim = next((c for c in participle.rights if c.dep_ in {"xcomp", "advcl"}), None)
    if participle.lower_ not in repair_words()["awaiting"] or aim is None or all(c.tag_ != "TO" for c in aim.lefts):
        return None
    return aim


def await_deed(participle: Token) -> None:
    """Makes a deed of what somebody is set to do: "with the ferry *set* to leave Malta"."""
    aim = _awaited(participle)
    if participle.tag_ in {"VBN", "JJ"} and participle.dep_ == "advcl" and aim is not None:
        aim.dep_ = "xcomp"


def join_to_office(noun: Token) -> None:
    """Joins an office to the one before it, not to its body: "editor of Tarn and *captain* of Corex"."""
    body = noun.head
    of = body.head
    office, words = of.head, repair_words()["holders"]
    if body.dep_ != "pobj" or body.pos_ != "PROPN" or of.lower_ not in {"of", "at"} or not body.i < noun.i:
        return
    kin = office.lemma_.lower() in repair_words()["kin"] and any(c.dep_ == "compound" for c in noun.lefts)
    if noun.lemma_.lower() not in words or any(c.dep_ == "det" for c in noun.lefts):
        return
    if not kin and (office.lemma_.lower() not in words or not _has_body(noun)):
        return
    for c in [c for c in body.rights if c.dep_ == "cc" and c.i < noun.i]:
        c.head = office
    noun.head = office


def _has_body(office: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in {"of", "at"} for c in office.rights)


def join_parts(whole: Token) -> None:
    """Makes parts of a combination of what is read as joined to it: "a combination of rain, *wind* and *tides*"."""
    of = next((c for c in whole.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
    first = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if first is None or any(c.dep_ == "conj" for c in first.children):
        return
    if whole.dep_ in SUBJECTS:  # "a combination of rain, *wind* and snow caused it": read as two subjects
        for c in [c for c in whole.head.lefts if c.dep_ == whole.dep_ and c.i > first.i]:
            c.head, c.dep_ = first, "conj"
    if not any(c.dep_ == "conj" and c.i > first.i and c.pos_ in NOUNS for c in whole.rights):
        return
    for c in [c for c in whole.rights if c.i > first.i and c.dep_ in {"conj", "cc", "punct"}]:
        c.head = first


def hang_on_envoy(to: Token) -> None:
    """Hangs where an envoy is sent on him, not on what he did: "was drawn up by the envoy *to Sudan*"."""
    if to.dep_ != "prep" or to.i == 0:
        return
    noun = to.nbor(-1)
    if noun.lemma_.lower() in repair_words()["envoys"] and noun.dep_ in {"pobj", "dobj"}:
        to.head = noun


def place_seat(based: Token) -> None:
    """Hangs a town on the body that is based there: "an engineer at *Dayton, Ohio-based Wexler*", not at Dayton."""
    body = based.head
    if based.dep_ != "amod" or body.dep_ != "appos" or based.i < 4 or based.nbor(-1).text != "-":
        return
    comma = based.nbor(-2).left_edge.i - 1
    town = based.doc[comma - 1]
    if comma < 1 or based.doc[comma].text != "," or town.ent_type_ != "GPE":
        return
    body.dep_, body.head = town.dep_, town.head
    for c in [c for c in town.children if c.i > body.i]:
        c.head = body
    town.dep_, town.head = "nmod", body


def tell_bare_clause(clause: Token) -> None:
    """Makes what is told of a clause without "that" that lacks nothing: "told fans the club *would leave Leeds*"."""
    noun = clause.head
    verb = noun.head
    if noun.dep_ not in {"dobj", "dative"} or verb.lemma_ not in repair_words()["informing"] or has_passive_help(verb):
        return
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if own is None or own.left_edge.i != noun.i + 1 or clause.i < noun.i or not shows_tense(clause):
        return
    if any(t.tag_ in RELATIVE for c in clause.lefts for t in c.subtree) or any(c.dep_ == "ccomp" for c in verb.rights):
        return
    placed = clause.lemma_ == "be" and any(
        g.dep_ == "pobj" for c in clause.rights if c.dep_ == "prep" for g in c.children
    )
    if (placed or any(c.dep_ in _WHOLE for c in clause.children)) and not any(_hangs(c) for c in clause.rights):
        clause.head, clause.dep_ = verb, "ccomp"


def tell_of_owned(whose: Token) -> None:
    """Gives a clause back to who says it: "a man whose house *he says* was searched" is read as the house that he says.

    So it is read as "a man who he says was hurt": what is said hangs on the saying, that on the man.
    """
    thing = whose.head
    clause = thing.head
    saying = next((c for c in thing.rights if c.dep_ == "relcl" and c.i < clause.i), None)
    if saying is None or thing.dep_ not in SUBJECTS or clause.dep_ != "relcl" or clause.i < thing.i:
        return
    bare = all(c.dep_ in SUBJECTS | {"aux"} for c in saying.children) and any(True for _ in saying.children)
    if bare and saying.lemma_ in repair_words()["verbs"] | repair_words()["reporting"]:
        saying.head, clause.head, clause.dep_ = clause.head, saying, "ccomp"


def act_for_owner(whose: Token) -> None:
    """Makes the subject of who is named behind "whose": "the firm, whose chairman, Ann Lee, *had called* it mad"."""
    thing = whose.head
    if thing.dep_ != "appos" or whose.dep_ != "poss" or thing.right_edge.i + 1 >= len(thing.doc):
        return
    named = any(c.i > thing.i and c.dep_ != "punct" for c in thing.rights)
    after = thing.right_edge.i + 1
    verb = thing.doc[after + (thing.doc[after].text == ",")] if after + 1 < len(thing.doc) else thing
    while verb.dep_ in {"aux", "auxpass", "neg", "advmod"} and verb.head.i > verb.i:
        verb = verb.head
    free = verb.dep_ in {"acl", "relcl", "conj", "advcl"} and verb.pos_ == "VERB" and not has_subject(verb)
    if named and free and shows_tense(verb) and verb.i > after and not verb.is_ancestor(thing):
        verb.head, verb.dep_ = thing.head, "relcl"
        thing.head, thing.dep_ = verb, subject_label(verb)


def name_owned(whose: Token) -> None:
    """Names one of a family behind "whose": "a baker whose daughter *Eva* sings", read as whom Eva sings."""
    kin = whose.head
    if kin.dep_ == "compound" and kin.lemma_ in repair_words()["kin"] and kin.head.pos_ == "PROPN":
        return _part_from_name(kin)
    verb, after = kin.head, kin.i + 1
    if kin.dep_ != "dobj" or kin.lemma_ not in repair_words()["kin"] or verb.i < kin.i or after >= verb.i:
        return
    name = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.left_edge.i == after), None)
    if name is not None and name.pos_ == "PROPN":
        kin.dep_ = name.dep_
        name.head, name.dep_ = kin, "appos"


def _part_from_name(kin: Token) -> None:
    """Parts one of a family from the name behind: "a baker whose *son Karl* sings", read as one name."""
    name = kin.head
    for c in [c for c in name.lefts if c.i < kin.i]:
        c.head = kin
    kin.head, kin.dep_ = name.head, name.dep_
    name.head, name.dep_ = kin, "appos"


def _hangs(preposition: Token) -> bool:
    """Says whether a preposition lacks its object, which then stands before the clause: "a man she gave it *to*"."""
    return preposition.dep_ == "prep" and not any(True for _ in preposition.rights)
