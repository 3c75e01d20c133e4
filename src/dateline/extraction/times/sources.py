"""Which events share their time with an event that has none of its own."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.care import is_care
from dateline.extraction.times.grammar import AUXILIARIES, SUBJECTS, VERBS
from dateline.extraction.times.words import lexicon
from dateline.language.tree import Token

_LOOSE = ("dobj", "conj", "dep", "appos", "npadvmod")
_CLIMB = 6  # words of a list of names between a participle and its verb
_PLAIN = frozenset({"was", "were"})
_TOPICAL = frozenset({"of", "on", "about", "regarding", "concerning", "over"})  # "released a report on the march"
_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})


def sources(event: Token) -> list[Token]:
    """Returns the events whose time an event without one shares, the likeliest first."""
    head = event.head
    if head.i == event.i:
        return [*_last_conjunct(event), *_first_clause(event), *_clauses_of_time(event)]
    if event.pos_ in VERBS:
        return _verb_sources(event, head)
    if event.dep_ in _OBJECTS and head.pos_ in VERBS and carries(head, event):
        return [head]
    apart = head.lower_ in lexicon().guards.elsewhen or head.lower_ in _TOPICAL
    if event.dep_ == "pobj" and not apart and head.head.pos_ in VERBS and carries(head.head, event):
        return [head.head]
    return [head] if event.dep_ == "conj" else []


def carries(verb: Token, noun: Token) -> bool:
    """Whether a verb only says that an event took place: "held a march", "a march began", not "a march led to"."""
    if verb.lemma_ not in lexicon().guards.carriers:
        return False
    return noun.dep_ != "nsubj" or verb.lemma_ in word_set("times/events", "happening")


def _verb_sources(event: Token, head: Token) -> list[Token]:
    guards = lexicon().guards
    if event.dep_ == "conj":
        if event.tag_ == "VBG" and head.pos_ == "NOUN" and head.dep_ in _LOOSE and head.head.pos_ in VERBS:
            return [head.head]  # "met on Sunday, lighting candles and *singing*": the parser joins the candles
        if any(c.dep_ == "mark" and c.lower_ in guards.elsewhen for c in event.lefts):
            return []  # "killing ten, days after the city closed a bridge": the parser may join the two
        if event.tag_ == "VBD" and head.tag_ == "VB" and head.dep_ == "xcomp":
            head = head.head  # "promised to help and *thanked* them": the parser hangs it on the infinitive
        return [head, *_clauses_of_time(event)]
    marks = {c.lower_ for c in event.children if c.dep_ in ("mark", "advmod") and c.i < event.i}
    if event.dep_ == "advcl" and head.pos_ in VERBS:
        simultaneous = marks & guards.simultaneous
        bare = event.tag_ in ("VBG", "VB") and not marks and not _looks_back(event, head)
        return [head] if simultaneous or bare or _raises_toll(event, head) else []
    if event.dep_ in ("acl", "xcomp", "pcomp") and event.tag_ == "VBG":
        return _of_gerund(event, head)
    if event.dep_ in ("xcomp", "ccomp") and head.lemma_ in guards.implicatives:
        return [head]
    if event.dep_ == "ccomp" and event.tag_ == "VBG" and _looks_back(event, head):
        return []  # "a video showed guards beating him"
    if event.dep_ == "ccomp" and head.lemma_ in guards.announcing and _is_under_way(event):
        return [head]  # "said on Monday it was closing two plants": it was then
    if event.dep_ == "ccomp" and head.lemma_ in guards.announcing and event.lemma_ == "want" and event.tag_ == "VBD":
        return [head]  # "said on Monday it *wanted* the mayor to act"
    if event.dep_ == "relcl" and _goes_on(event):
        return [above] if (above := _verb_above(head)) is not None else []
    if event.dep_ in ("oprd", "acomp") and head.pos_ in VERBS:
        return [head]  # "was found stuffed in a bag on Friday"
    return [*_last_conjunct(event), *_clauses_of_time(event)]


def _raises_toll(event: Token, head: Token) -> bool:
    """ "The death toll rose to 12 on Tuesday *after divers found* three more bodies"."""
    after = event.tag_ == "VBD" and any(c.dep_ == "mark" and c.lower_ == "after" for c in event.lefts)
    near = after and not any(c.dep_ == "npadvmod" for m in event.lefts for c in (m, *m.lefts))
    found = event.lemma_ in word_set("times/discourse", "recovering")
    return near and found and any(c.dep_ in SUBJECTS and c.lemma_.lower() == "toll" for c in head.lefts)


def _of_gerund(event: Token, head: Token) -> list[Token]:
    """Returns the verb that a gerund happens with: not what it is charged with, or looks back on."""
    guards = lexicon().guards
    if event.dep_ == "pcomp" and not (head.lower_ in guards.means or _goes_with(event, head) or _is_cared_for(event)):
        return []
    if any(c.lower_ in ("had", "has", "have") for c in event.lefts if c.dep_ == "aux"):
        return []  # "made a splash on Sunday with the news that it *had been feeding* them cheese"
    above = head if head.pos_ in VERBS else _verb_above(head)
    return [above] if above is not None and not _looks_back(event, above) else []


def _is_cared_for(gerund: Token) -> bool:
    """ "was taken to a hospital on Friday *after falling* from a mill": not "after spending three days in it"."""
    if gerund.head.lower_ != "after" or not is_care(gerund.head.head) or gerund.lemma_ in lexicon().guards.states:
        return False
    units = lexicon().tables["unit"]
    return not any(t.lower_ in units for t in gerund.subtree)


def _goes_on(clause: Token) -> bool:
    """ "appeared on Monday before Judge Ann Lee, *who ordered* him held": what the bench did there and then.

    So does what it did "in court, *where a judge set* his bail".
    """
    guards, noun = lexicon().guards, clause.head
    if clause.tag_ != "VBD" or clause.lemma_ not in guards.bench_acts or noun.dep_ != "pobj":
        return False
    judge = any(t.lower_ in guards.benches for t in (noun, *noun.lefts))
    return judge and any(c.lower_ in ("who", "where") and c.nbor(-1).text == "," for c in clause.lefts if c.i > noun.i)


def _goes_with(gerund: Token, preposition: Token) -> bool:
    """ "ended with Rovers winning", "has had a policy of holding them"."""
    if preposition.lower_ == "of":
        return preposition.head.lemma_.lower() in lexicon().guards.practices
    return preposition.lower_ == "with" and any(c.dep_ == "nsubj" for c in gerund.children)


def _looks_back(gerund: Token, verb: Token) -> bool:
    """ "admitted stealing it": the parser may take the object for an adjunct."""
    near = gerund.tag_ == "VBG" and not any(t.is_punct for t in gerund.doc[verb.i : gerund.i])
    return near and gerund.dep_ != "pcomp" and verb.lemma_ in lexicon().guards.looking_back


def _is_under_way(event: Token) -> bool:
    return event.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in event.children if c.dep_ == "aux")


def _clauses_of_time(event: Token) -> list[Token]:
    """Returns the clause that says when: "were killed when a bomb went off", casualties also "after it went off"."""
    guards = lexicon().guards
    if opening := opening_clause(event):
        return [opening]
    if event.tag_ == "VB" and any(c.lower_ == "to" for c in event.children if c.dep_ == "aux"):
        return []  # "repeated his wish to close the port when he met dockers"
    if any(c.tag_ == "MD" and c.lower_ in guards.future_auxiliaries for c in event.lefts):
        return []  # "will be sold on phones, as the firm announced today"
    harmed = event.lemma_ in guards.aftermath or is_care(event)
    words = guards.simultaneous | guards.upon if harmed else guards.simultaneous
    return [
        c
        for c in event.children
        if c.dep_ == "advcl"
        and (c.tag_ in ("VBD", "VBN") or _is_while(event, c))
        and any(m.lower_ in words and m.i < c.i for m in c.children)
    ]


def _is_while(event: Token, clause: Token) -> bool:
    """ "was killed *while mending* a roof on Friday"."""
    bare = clause.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in clause.lefts)
    return bare and event.tag_ in ("VBD", "VBN") and clause.i > event.i


def opening_clause(event: Token) -> Token | None:
    """Returns the participle that opens a sentence and says what its subject did: "*Speaking* on Monday, he said".

    What somebody looks back or ahead to may be of any day ("facing a vote on Friday, she resigned").
    """
    if event.tag_ != "VBD":
        return None
    apart = lexicon().guards.looking_back | lexicon().guards.after_events | lexicon().guards.facing
    for clause in event.lefts:
        if clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.lemma_ not in apart:
            bare = not any(c.i < clause.i for c in clause.lefts)
            return clause if bare and clause.i == event.sent.start else None
    return None


def settings(event: Token) -> list[Token]:
    """Returns the events in whose course a verb says something happened: "spoke in Sunday's debate", "won the race".

    What a text says, it says when it is made public: "accused him in a letter sent on Monday".
    """
    if event.pos_ not in VERBS:
        return []
    guards = lexicon().guards
    nouns = [
        noun
        for preposition in event.children
        if preposition.dep_ == "prep" and preposition.lower_ in (*lexicon().guards.settings, "on")
        for noun in preposition.children
        if noun.dep_ == "pobj"
        and noun.lower_ not in guards.beyond
        and (preposition.lower_ != "on" or noun.lemma_.lower() in lexicon().guards.airings)
    ]
    texts = [n for n in nouns if n.lemma_.lower() in lexicon().guards.texts]
    nouns += _right_after(event)
    if event.lemma_ in word_set("times/events", "attending"):
        nouns += [c for c in event.rights if c.dep_ == "dobj"]
    return nouns + [c for n in texts for c in n.children if c.dep_ == "acl" and c.tag_ == "VBN"]


def _right_after(event: Token) -> list[Token]:
    """ "resigned *minutes after the vote*": within its day."""
    shortly = lexicon().guards.shortly
    return [
        noun
        for preposition in event.rights
        if preposition.lower_ in ("after", "before") and preposition.nbor(-1).lower_ in shortly
        for noun in preposition.rights
        if noun.dep_ == "pobj" and noun.pos_ == "NOUN"
    ]


def _verb_above(noun: Token) -> Token | None:
    current = noun
    for _ in range(_CLIMB):
        if current.head.i == current.i:
            return None
        current = current.head
        if current.pos_ in VERBS:
            return current
    return None


def _last_conjunct(event: Token) -> list[Token]:
    """ "was arrested and charged Friday": a verb with no words of its own after it shares the next verb's time.

    So does the first of two clauses of harm: "Two sheds *burned* and a barn *was damaged* on Friday".
    """
    near = [c for c in event.children if c.dep_ == "conj" and c.pos_ in VERBS and 0 < c.i - event.i <= 3]
    return near or [
        c for c in event.rights if c.dep_ == "conj" and (_is_of_one_harm(event, c) or _is_of_one_passive(event, c))
    ]


def _is_of_one_passive(left: Token, right: Token) -> bool:
    """ "was bandaged at a clinic and released Friday": one auxiliary holds for both, and so does the day."""
    auxiliaries = {c.lower_ for c in left.lefts if c.dep_ in AUXILIARIES}
    bare = not any(c.dep_ in (AUXILIARIES | SUBJECTS) for c in right.lefts)
    both = left.tag_ == right.tag_ == "VBN" and bool(auxiliaries) and auxiliaries <= _PLAIN
    return both and bare and left.lemma_ not in lexicon().guards.states


def _is_of_one_harm(left: Token, right: Token) -> bool:
    victims = lexicon().guards.aftermath
    both = left.lemma_ in victims and right.lemma_ in victims
    apart = any(t.text in {",", ";"} for t in left.doc[left.i : right.i])
    return both and _is_plain_past(left) and _is_plain_past(right) and not apart


def _is_plain_past(verb: Token) -> bool:
    """ "was damaged", "burned": also where the tagger takes what has no auxiliary for a participle."""
    auxiliaries = {c.lower_ for c in verb.lefts if c.dep_ in AUXILIARIES}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and auxiliaries <= _PLAIN)


def _first_clause(root: Token) -> list[Token]:
    """Returns the first of a row of clauses: its time at the head of the sentence is that of all that is no perfect."""
    if any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in root.lefts):
        return []
    return [
        c
        for c in root.children
        if c.dep_ in ("ccomp", "parataxis") and c.i < root.i and any(t.text == ";" for t in root.doc[c.i : root.i])
    ]
