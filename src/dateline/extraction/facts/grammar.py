"""Small questions about a dependency parse (spaCy's English labels)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.classes import family, is_person_noun, noun_class
from dateline.language.tree import Token

_DEPTH = 4  # steps from a noun to the one that a "who" behind it may be
_PREPOSITIONAL = "dateline.prepositional"
_PASSIVE = "dateline.passive"
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
COPULAS = frozenset({"be", "remain", "become", "stay", "seem"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "dative"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})


def is_verb(token: Token) -> bool:
    """Says whether a token is a verb that can head a clause."""
    return token.pos_ in {"VERB", "AUX"}


def child(token: Token, *labels: str) -> Token | None:
    """Returns the first dependent under one of the labels."""
    for c in token.children:  # asked most often of all
        if c.dep_ in labels:
            return c
    return None


def coordinated(token: Token) -> tuple[Token, ...]:
    """Returns a phrase's head and those coordinated with it ("Ford, Fiat and Volvo"), in text order."""
    found = [token]
    for member in found:
        if member.i == token.i or not _only_not(member):
            found.extend(c for c in member.children if c.dep_ == "conj" and not is_verb(c) and not _is_set_against(c))
            found.extend(_listed(member))
            found.extend(_included(member))
    return tuple(found)


def _listed(token: Token) -> Iterator[Token]:
    """Yields the next name of a list taken for an apposition ("of Amnesty, *the Red Cross*, and Oxfam")."""
    for c in token.children:
        if c.dep_ != "appos" or not any(g.dep_ == "conj" for g in c.children):
            continue
        if token.ent_type_ == c.ent_type_ == "ORG" or _is_one_of_several(token, c):
            yield c


def _is_one_of_several(noun: Token, beside: Token) -> bool:
    """Says whether a verb for several shows a list: "The mayor, *his aide* and a guard were hurt"."""
    subject = noun.dep_ in SUBJECTS and noun.tag_ in {"NN", "NNP"} and beside.tag_ in {"NN", "NNP"}
    own = beside.pos_ == "PROPN" or any(c.dep_ in {"det", "poss"} for c in beside.lefts)
    return subject and own and beside.i < noun.head.i and finite_number(noun.head) == "plural"


def _included(token: Token) -> Iterator[Token]:
    """Yields those named as examples ("several mayors, *including* X and Y", "guests *like* X")."""
    for c in token.children:
        such = c.lower_ == "as" and token.doc[c.i - 1].lower_ == "such"
        alike = c.lower_ == "like" and token.tag_ == "NNS"
        if c.dep_ == "prep" and (c.lower_ == "including" or such or alike):
            yield from (t for t in c.children if t.dep_ == "pobj" and (not alike or t.pos_ == "PROPN"))


def _only_not(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)


def _is_set_against(token: Token) -> bool:
    """Says whether something is what another is preferred to: "urged talks rather *than war*"."""
    return token.left_edge.i > 0 and token.left_edge.nbor(-1).lower_ == "than"


def is_relative(token: Token) -> bool:
    """Says whether a token is a relative pronoun of a relative clause."""
    if token.tag_ == "IN" and token.lower_ == "that":  # "a village that they left", tagged as if it were a mark
        return token.dep_ in {"dobj", "pobj", "nsubj"} and clause_of(token).dep_ == "relcl"
    return token.tag_ in _RELATIVE_TAGS and clause_of(token).dep_ in {"relcl", "conj", "ccomp", "advcl"}


def clause_of(token: Token) -> Token:
    """Returns the verb of the clause that a token stands in."""
    node = token.head
    while not is_verb(node) and node.head.i != node.i:
        node = node.head
    return node


def antecedent(verb: Token) -> Token | None:
    """Returns the noun that a relative clause's verb (or one coordinated with it) describes."""
    node = verb
    while node.dep_ == "conj" and is_verb(node.head):
        node = node.head
    if node.dep_ != "relcl" or is_verb(node.head):
        return None
    noun = node.head
    if noun.ent_type_ == "DATE" and noun.dep_ == "pobj" and not is_verb(noun.head.head):
        return _before_date(noun.head.head)  # "the attacks of May 3 that killed nine"
    if verb.lemma_ in fact_words().harming and (event := _event_there(noun)) is not None:
        return event
    if any(c.lower_ == "which" and c.dep_ in SUBJECTS for c in node.lefts) and is_human(noun):
        body = next((t for name, t in prepositional(noun) if name == "of" and t.pos_ == "PROPN"), None)
        return body if body is not None else noun  # "the head of the museum, which had agreed"
    if any(c.lower_ == "who" for c in node.lefts) and not is_human(noun):
        above = next((a for a in islice(noun.ancestors, _DEPTH) if is_human(a)), None)
        return above if above is not None else noun  # "a man wearing a coat who fled"
    return noun


def _before_date(word: Token) -> Token:
    """Returns the noun that a date belongs to: "*cars* built prior to 1986, which use ..."."""
    if word.pos_ == "ADV" and word.head.dep_ == "acl":
        return word.head.head
    return word


def _event_there(place: Token) -> Token | None:
    """Returns the event at a place, where that does the harm: "the *bombing* at a market that killed 40"."""
    if place.dep_ != "pobj" or place.head.lower_ not in fact_words().place_prepositions:
        return None
    event = place.head.head
    return event if event.pos_ == "NOUN" and family(noun_class([event.lemma_.lower()])) == "Event" else None


def is_human(noun: Token) -> bool:
    return noun.ent_type_ in {"PERSON", "NORP"} or is_person_noun(noun.lemma_.lower()) or noun.lemma_ == "people"


def may_act(noun: Token) -> bool:
    """Says whether a noun names somebody, or a body, that may do something."""
    acting = {"Person", "Group", "Organization", "GeopoliticalEntity"}
    named = noun.pos_ in {"PROPN", "PRON"} or noun.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
    return named or family(noun_class([noun.lemma_.lower()])) in acting or is_human(noun)


def is_passive(verb: Token) -> bool:
    """Says whether a verb is passive, also in reduced clauses ("a bomb planted by ...")."""
    known: dict[int, bool] = verb.doc.user_data.setdefault(_PASSIVE, {})
    if verb.i not in known:  # asked again and again
        known[verb.i] = _is_passive(verb)
    return known[verb.i]


def _is_passive(verb: Token) -> bool:
    labels = {c.dep_ for c in verb.children}
    if labels & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.tag_ not in {"VBN", "VBD"} or "aux" in labels:
        return False
    if "nsubj" in labels:
        return _is_passive_without_auxiliary(verb, labels)
    if verb.dep_ == "acl" and _is_main_after_aside(verb):
        return False
    if verb.tag_ == "VBD" and (verb.dep_ not in {"acl", "advcl"} or any(c.tag_ == "WRB" for c in verb.lefts)):
        return False  # a past tense has a subject; a participle that the tagger took for one has none
    if verb.dep_ in {"acl", "advcl"}:
        return "dobj" not in labels
    return (
        verb.dep_ in {"conj", "xcomp", "ccomp"}
        and is_verb(verb.head)
        and (verb.dep_ != "conj" or verb.head.lemma_ == "be" or is_passive(verb.head))
    )


def _is_main_after_aside(verb: Token) -> bool:
    """Says whether a participle is the past of the main clause: "The bishop, who is Irish, *called* on them to go"."""
    noun, before = verb.head, verb.doc[verb.left_edge.i - 1]
    if noun.head.i != noun.i or before.text != ",":
        return False
    return any(c.dep_ in {"relcl", "appos"} and c.right_edge.i in {before.i, before.i - 1} for c in noun.rights)


def _is_passive_without_auxiliary(verb: Token, labels: set[str]) -> bool:
    """Says whether a verb with a subject is passive all the same: "ordered the bridge closed", "Man shot dead".

    In a headline, a verb that is nothing without an object has it as its subject.
    """
    if labels & _COMPLEMENTS:
        return False
    if verb.dep_ == "ccomp":
        return verb.tag_ == "VBN"
    if verb.dep_ == "conj" and child(verb.head, "auxpass") is not None:
        return verb.tag_ == "VBN"  # "two barns were burned and *nine others damaged*"
    alone = verb.head.i == verb.i and verb.doc[verb.sent.end - 1].text not in {".", "!", "?", '"', "\u201d"}
    return alone and verb.lemma_ in fact_words().never_alone


def is_infinitive(verb: Token) -> bool:
    """Says whether a verb is a to-infinitive."""
    for c in verb.children:  # noqa: SIM110 (asked most often of all; a loop takes half the time)
        if c.dep_ == "aux" and c.lower_ == "to":
            return True
    return False


def governor(preposition: Token) -> Token:
    """Returns what a preposition before a gerund belongs to.

    Behind "accused the bank of hiding it" and "accused by rivals of hiding it" the parser may hang "of" on the noun.
    """
    noun = preposition.head
    if is_verb(noun) or preposition.lower_ not in fact_words().object_control_prepositions:
        return noun
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    near = noun.dep_ in {"dobj", "nsubjpass"} or noun.head.dep_ == "agent"
    return verb if near and is_verb(verb) and verb.lemma_ in fact_words().reproving else noun


def particle(verb: Token) -> str:
    """Returns a phrasal verb's particle ("break *down*"), or nothing."""
    found = child(verb, "prt") or next((c for c in verb.rights if c.tag_ == "RP" and c.dep_ == "advmod"), None)
    return found.lower_ if found is not None else ""


def prepositional(token: Token) -> tuple[tuple[str, Token], ...]:
    """Returns a token's prepositions with their objects: ("against", mayor), ("because of", rain)."""
    known: dict[int, tuple[tuple[str, Token], ...]] = token.doc.user_data.setdefault(_PREPOSITIONAL, {})
    if token.i not in known:  # asked again and again
        known[token.i] = tuple(_prepositional(token))
    return known[token.i]


def stranded(verb: Token) -> Token | None:
    """Returns the preposition whose object is the noun before a relative clause: "the bill they fought *for*"."""
    if verb.dep_ != "relcl":
        return None
    last = (c for c in verb.rights if c.dep_ == "prep" and c.pos_ == "ADP" and not any(g.i > c.i for g in c.children))
    return next(last, None)


def _prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    for preposition in token.children:
        if preposition.lower_ == "as" and preposition.i and preposition.nbor(-1).lower_ == "such":
            continue  # "conditions such as asthma"
        if is_of_those_before(preposition):
            continue
        holds = preposition.dep_ in PREPOSITIONS and preposition.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}
        if holds or preposition.dep_ == "prt":  # "is calling *on* her to quit": read as a particle, it has an object
            yield from _objects(preposition.lower_, preposition)


def is_of_those_before(among: Token) -> bool:
    """Says whether a phrase only tells who is among those just named: "beat ten others, *among them* Ann Lee"."""
    if among.lower_ != "among":
        return False
    pronoun = next((c for c in among.rights if c.dep_ == "pobj"), None)
    apart = among.i > 0 and among.nbor(-1).text in {",", "-", "–", "—"}
    return apart and pronoun is not None and pronoun.lower_ in {"them", "whom", "these"}


def _objects(name: str, preposition: Token) -> Iterator[tuple[str, Token]]:
    for target in preposition.children:
        if target.dep_ == "pobj":
            for member in coordinated(target):
                yield from ((name, t) for t in named_each(member) or (member,))
        elif target.dep_ == "prep" and target.pos_ in {"ADP", "SCONJ"}:
            yield from _objects(f"{name} {target.lower_}", target)
        elif target.dep_ == "conj" and target.pos_ == "ADP":
            yield from _objects(target.lower_, target)
        elif target.dep_ == "pcomp" and not is_verb(target):
            yield name, target


def named_each(noun: Token) -> tuple[Token, ...]:
    """Returns the places of "the *suburbs* of Linden and Marsh"."""
    if noun.tag_ != "NNS" or noun.lemma_ not in fact_words().kinds_of_places:
        return ()
    of = next((c for c in noun.rights if c.lower_ == "of" and c.i == noun.i + 1), None)
    first = child(of, "pobj") if of is not None else None
    several = coordinated(first) if first is not None and first.pos_ == "PROPN" else ()
    return several if len(several) > 1 else ()


_SINGULAR_FORMS = frozenset({"is", "was", "has", "does"})
_PLURAL_FORMS = frozenset({"are", "were", "have", "do"})


def finite_number(verb: Token) -> str:
    """Returns the number that a verb's own finite form shows: "singular", "plural" or nothing."""
    for form in (c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}):
        if form in _SINGULAR_FORMS | _PLURAL_FORMS:
            return "singular" if form in _SINGULAR_FORMS else "plural"
        return ""
    return {"VBZ": "singular", "VBP": "plural"}.get(verb.tag_, "")


def number_of(tokens: tuple[Token, ...]) -> str:
    """Returns the number of a subject: "singular", "plural" or nothing where its form does not show it."""
    if len(tokens) != 1:
        return "plural" if tokens else ""
    return {"NN": "singular", "NNP": "singular", "NNS": "plural", "NNPS": "plural"}.get(tokens[0].tag_, "")


def is_wanted(verb: Token) -> bool:
    """Says whether a complement is an infinitive or a subjunctive ("that the union agree"): wanted, not reported."""
    if is_infinitive(verb):
        return True
    subject = child(verb, "nsubj", "nsubjpass")
    unmarked = verb.tag_ == "VB" or (verb.tag_ == "VBP" and subject is not None and subject.tag_ in {"NN", "NNP"})
    return unmarked and child(verb, "aux") is None and (subject is None or child(subject, "conj") is None)
