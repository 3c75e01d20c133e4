"""Frames: a word that can evoke a relation, with its arguments by grammatical place.

Voice is undone here: ``subj`` is who did it, ``obj`` what it was done to, whether the sentence is active,
passive, a relative clause, a participle or an infinitive whose subject stands in the clause above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.extraction.facts.grammar import (
    antecedent,
    child,
    coordinated,
    is_infinitive,
    is_passive,
    is_relative,
    is_verb,
    prepositional,
)
from dateline.extraction.facts.words import fact_words

Roles = dict[str, tuple[Token, ...]]

_NAMED = frozenset({"prt", "dobj", "nsubjpass", "advmod", "acomp", "oprd", "attr"})


@dataclass(frozen=True, slots=True)
class Frame:
    """An evoking token with its arguments.

    ``roles`` maps places (see ``dateline.ontology.Role``) to the head tokens of their fillers; ``inferred`` are
    places filled from another clause; ``words`` are lemmas that hang on the token, for patterns of several words.
    """

    token: Token
    lemma: str
    pos: str
    roles: Roles
    words: frozenset[str] = frozenset()
    passive: bool = False
    inferred: frozenset[str] = field(default=frozenset())


class Frames:
    """Builds the frames of one document, each once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._subjects: dict[int, tuple[tuple[Token, ...], bool]] = {}
        self._arguments: dict[int, Roles] = {}

    def verb(self, token: Token) -> Frame:
        """Returns the frame of a verb."""
        roles = dict(self.core(token))
        words = _own_words(token)
        for name, target in self._preposition_roles(token, roles):
            roles[name] = (*roles.get(name, ()), target)
            words |= {target.lemma_.lower(), *name.split()}
        if any(c.dep_ in {"xcomp", "ccomp"} and is_verb(c) and is_infinitive(c) for c in token.children):
            words.add("to")
        place = antecedent(token)
        if (
            place is not None
            and "in" not in roles
            and any(c.tag_ == "WRB" and c.lower_ == "where" for c in token.lefts)
        ):
            roles["in"] = (place,)  # "the city where they live"
        if token.lemma_ in fact_words().reciprocal and "obj" not in roles and len(roles.get("subj", ())) > 1:
            first, *others = roles["subj"]  # "the ministers and the union met"
            roles |= {"subj": (first,), "obj": tuple(others), "with": (*roles.get("with", ()), *others)}
        inferred = self._subjects[token.i][1] if token.i in self._subjects else False
        return Frame(
            token,
            token.lemma_.lower(),
            "verb",
            roles,
            frozenset(words),
            is_passive(token),
            frozenset({"subj"} if inferred else ()),
        )

    def core(self, token: Token) -> Roles:
        """Returns ``subj``, ``obj``, ``iobj``, ``attr`` and ``comp`` of a verb."""
        if token.i in self._arguments:
            return self._arguments[token.i]
        self._arguments[token.i] = {}  # a cycle in a broken parse ends here
        roles: Roles = {}
        subjects = self.subjects(token)
        passive = is_passive(token)
        if subjects:
            roles["obj" if passive else "subj"] = subjects
        if passive and (agent := child(token, "agent")):
            roles["subj"] = tuple(m for c in agent.children if c.dep_ == "pobj" for m in coordinated(c))
        direct = self._objects(token, "dobj")
        if direct:
            roles["dobj" if passive else "obj"] = direct
        elif not passive and (gap := self._gap(token)) is not None:
            roles["obj"] = (gap,)
        for name, label in (("iobj", "dative"), ("attr", "attr"), ("attr", "oprd")):
            found = tuple(m for c in token.children if c.dep_ == label and c.pos_ != "ADP" for m in coordinated(c))
            if found:
                roles[name] = (*roles.get(name, ()), *found)
        self._complement(token, roles)
        self._arguments[token.i] = roles
        return roles

    def _objects(self, token: Token, label: str) -> tuple[Token, ...]:
        direct = [c for c in token.children if c.dep_ == label]
        if not direct and token.dep_ == "conj" and is_verb(token.head) and token.i < token.head.i:
            direct = [c for c in token.head.children if c.dep_ == label]
        found: list[Token] = []
        for c in direct:
            if is_relative(c):
                noun = antecedent(token)
                found.extend([noun] if noun is not None else [])
            else:
                found.extend(coordinated(c))
        return tuple(found) or self._shared_object(token, label)

    def _shared_object(self, token: Token, label: str) -> tuple[Token, ...]:
        """Gives "opened and closed the gate" one object for both verbs."""
        if label != "dobj" or any(c.dep_ in {"prep", "ccomp", "xcomp", "prt", "acomp", "attr"} for c in token.children):
            return ()
        for c in token.children:
            if c.dep_ == "conj" and is_verb(c) and c.tag_ == token.tag_ and c.i - token.i <= 3:
                if any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.children):
                    return ()
                return tuple(m for g in c.children if g.dep_ == "dobj" for m in coordinated(g))
        return ()

    def _gap(self, token: Token) -> Token | None:
        """Returns the noun that a relative clause without a pronoun describes ("the bomb he planted")."""
        if token.dep_ != "relcl" or is_verb(token.head):
            return None
        labels = {c.dep_ for c in token.children}
        if "nsubj" not in labels or labels & {"ccomp", "xcomp", "acomp", "attr", "dobj"}:
            return None
        if any(t.tag_ in {"WDT", "WP", "WRB", "WP$"} for t in token.lefts) or token.lemma_ in fact_words().intransitive:
            return None
        if any(t.tag_ in {"WDT", "WP", "WRB"} for c in token.children for t in c.children):
            return None
        return token.head

    def subjects(self, verb: Token) -> tuple[Token, ...]:
        """Returns the tokens that a verb's grammatical subject refers to, also when it stands in another clause."""
        if verb.i not in self._subjects:
            self._subjects[verb.i] = ((), False)
            self._subjects[verb.i] = self._find_subjects(verb)
        return self._subjects[verb.i][0]

    def _find_subjects(self, verb: Token) -> tuple[tuple[Token, ...], bool]:
        own = child(verb, "nsubj", "nsubjpass")
        if own is not None:
            if is_relative(own) or (own.tag_ in {"WDT", "WP"}):
                noun = antecedent(verb)
                return (self._identified(noun) if noun is not None else ()), False
            others = (
                c for c in verb.lefts if c.dep_ == own.dep_ and c.i > own.i
            )  # a list that the parser broke in two
            return tuple(m for c in (own, *others) for m in coordinated(c)), False
        head, label = verb.head, verb.dep_
        if label == "conj" and is_verb(head):
            return self.subjects(head), self._subjects.get(head.i, ((), False))[1]
        if label in {"acl", "relcl"} and not is_verb(head):
            return self._of_noun_clause(verb, head), True
        if label in {"xcomp", "ccomp"} and is_verb(head):
            return self._of_complement(verb, head), True
        if label == "xcomp" and head.pos_ == "ADJ" and is_verb(head.head):
            return self.subjects(head.head), True  # "is due to appear"
        if label == "advcl" and (verb.tag_ in {"VBD", "VBZ", "VBP"} or (verb.tag_ == "VBN" and not is_passive(verb))):
            return self._before(verb), False
        if label == "advcl" and is_verb(head):
            return (
                self.core(head).get("subj", ()) if not is_passive(verb) or not is_passive(head) else self.subjects(head)
            ), True
        if label == "pcomp":
            return self._of_gerund(verb), True
        if label in {"acomp", "oprd"} and is_verb(head):  # "is opposed to": a participle that serves as adjective
            return self.subjects(head), False
        return (), False

    def _before(self, verb: Token) -> tuple[Token, ...]:
        """Returns the subject that the parser hung on the word before ("after *shelling* killed two")."""
        noun = verb.doc[verb.i - 1] if verb.i else verb
        return (noun,) if noun.dep_ in {"pcomp", "pobj"} and noun.pos_ in {"NOUN", "PROPN", "VERB"} else ()

    def _identified(self, noun: Token) -> tuple[Token, ...]:
        """Returns X for the town of "X is a town that ..." and "X is known as a town that ..."."""
        head = noun.head
        if noun.dep_ == "attr" and head.lemma_ == "be":
            return self.subjects(head) or (noun,)
        if noun.dep_ == "pobj" and head.lower_ == "as" and is_verb(head.head) and is_passive(head.head):
            return self.subjects(head.head) or (noun,)
        if noun.lower_ == "place" and noun.dep_ == "pobj" and head.lower_ == "in" and child(noun, "det") is None:
            return (
                (head.head,) if not is_verb(head.head) else self.core(head.head).get("obj") or (noun,)
            )  # "rules in place"
        return (noun,)

    def _of_complement(self, verb: Token, head: Token) -> tuple[Token, ...]:
        if verb.dep_ == "xcomp" or is_infinitive(verb):
            return self._controller(head)
        noun = antecedent(head)  # "the order that he said will end it"
        return (noun,) if noun is not None else ()

    def _of_noun_clause(self, verb: Token, noun: Token) -> tuple[Token, ...]:
        if not is_infinitive(verb):
            found = self._identified(noun)
            return found if found != (noun,) or noun.dep_ == "conj" else coordinated(noun)
        owner = child(noun, "poss")
        if owner is not None:
            return (owner,)
        if noun.dep_ in {"dobj", "attr"} and is_verb(noun.head):
            return self.core(noun.head).get("subj", ())
        return ()

    def _of_gerund(self, verb: Token) -> tuple[Token, ...]:
        preposition = verb.head
        head = preposition.head
        if not is_verb(head):
            owner = child(head, "poss")
            if owner is not None:
                return (owner,)
            return self.core(head.head).get("subj", ()) if head.dep_ == "dobj" and is_verb(head.head) else ()
        roles = self.core(head)
        if preposition.lower_ in fact_words().object_control_prepositions and roles.get("obj"):
            return roles["obj"]
        return roles.get("subj", ()) if not is_passive(head) else self.subjects(head)

    def _controller(self, verb: Token) -> tuple[Token, ...]:
        roles = self.core(verb)
        if is_passive(verb):
            if verb.lemma_ in fact_words().subject_control and roles.get("subj"):
                return roles["subj"]  # "used by officers to track offenders"
            return roles.get("obj", ())
        if roles.get("obj") and verb.lemma_ not in fact_words().subject_control:
            return roles["obj"]
        if verb.lemma_ in fact_words().preposition_control:  # "called on both sides to stop"
            targets = [t for name, t in prepositional(verb) if name in {"on", "upon", "to", "with", "for"}]
            if targets:
                return tuple(targets)
        return roles.get("iobj") or roles.get("subj", ())

    def _complement(self, token: Token, roles: Roles) -> None:
        """Adds ``comp`` and ``topic``.

        ``comp`` is who is to do what the complement asks for ("ordered *him* to go", "insisted that *he* go");
        ``topic`` is whom a reported clause is about ("ruled that *the ban* was lawful").
        """
        for c in token.children:
            if c.dep_ not in {"ccomp", "xcomp"}:
                continue
            subject = child(c, "nsubj", "nsubjpass")
            if not is_verb(c):
                if subject is not None and "obj" not in roles:  # "called the ruling dangerous"
                    roles["obj"] = coordinated(subject)
                continue
            roles["compobj"] = self._ends(c)
            if not _is_wanted(c):
                if subject is not None:
                    roles["topic"] = coordinated(subject)
                continue
            if subject is not None and subject.tag_ not in {"WP", "WDT", "EX"}:
                roles["comp"] = coordinated(subject)
                if is_infinitive(c) and "obj" not in roles and not is_passive(token):
                    roles["obj"] = roles["comp"]
            elif is_infinitive(c) and "obj" in roles and token.lemma_ not in fact_words().subject_control:
                roles["comp"] = roles["obj"]

    def _ends(self, verb: Token) -> tuple[Token, ...]:
        """Returns what a complement acts on ("refused to meet *the demands*", "threatened to cut aid to *cities*")."""
        direct = tuple(m for c in verb.children if c.dep_ == "dobj" for m in coordinated(c))
        further = tuple(t for name, t in prepositional(verb) if name in {"to", "from", "with", "against", "on", "for"})
        return direct + further

    def _preposition_roles(self, token: Token, roles: Roles) -> list[tuple[str, Token]]:
        found = [(name, target) for name, target in prepositional(token) if not (name == "by" and is_passive(token))]
        found = [
            (name, self._resolved(token, target))
            for name, target in found
            if not is_relative(target) or antecedent(token)
        ]
        if token.lemma_ in fact_words().preposition_control:
            found.extend(_asked(token))
        for c in token.children:  # "lashed out at them": the parser may hang "at" on "out"
            if c.dep_ in {"advmod", "prt"} and c.i > token.i:
                found.extend((n, t) for n, t in prepositional(c) if " " not in n)
        seen = {name for name, _ in found}
        for place in ("obj", "dobj"):  # "sent a memo to the director": the parser may hang "to" on the memo
            for target in roles.get(place, ()):
                if target.i > token.i:
                    found.extend((n, t) for n, t in prepositional(target) if n not in seen and n != "of")
                    found.extend(_through(target.lemma_.lower(), target, "of"))
        for name, target in tuple(found):  # "voted in favor of the bill" has the place "in favor of"
            found.extend(_through(f"{name} {target.lemma_.lower()}", target))
        return found

    def _resolved(self, verb: Token, target: Token) -> Token:
        noun = antecedent(verb) if is_relative(target) else None
        return noun if noun is not None else target

    def noun(self, token: Token) -> Frame:
        """Returns the frame of a noun: possessor, modifiers, prepositions and itself."""
        roles: Roles = {"self": self._identified(token)}  # "X is a critic of Y": X
        owners = tuple(m for c in token.children if c.dep_ == "poss" for m in coordinated(c))
        if owners:
            roles["poss"] = owners
        modifiers = tuple(c for c in token.children if c.dep_ in {"compound", "amod", "nmod"})
        if modifiers:
            roles["mod"] = modifiers
            roles["amod"] = tuple(
                c for c in modifiers if c.pos_ == "ADJ" and token.lemma_ not in fact_words().state_nouns
            )
        for name, target in prepositional(token):
            roles[name] = (*roles.get(name, ()), target)
        parts = (("content", self._content), ("addressee", self._addressee), ("gerund", self._gerund))
        for place, found in ((place, find(token)) for place, find in parts):
            if found:
                roles[place] = found
        inferred: set[str] = set()
        self._light_verb(token, roles, inferred)
        words = frozenset(c.lemma_.lower() for c in token.children) | frozenset(roles)
        return Frame(token, token.lemma_.lower(), "noun", roles, words, inferred=frozenset(inferred))

    def _content(self, noun: Token) -> tuple[Token, ...]:
        """Returns what the clauses of a noun speak of ("a petition asking mayors to keep the *law*")."""
        clauses = [c for c in noun.children if c.dep_ == "acl" and is_verb(c) and c.tag_ != "VBN"]
        found: list[Token] = []
        for clause in clauses:
            deeper = [c for c in clause.children if c.dep_ in {"xcomp", "ccomp"} and is_verb(c)]
            clauses.extend(deeper)
            if not deeper:
                direct = [m for c in clause.children if c.dep_ == "dobj" for m in coordinated(c)]
                found.extend(direct or [target for _, target in prepositional(clause)][:1])
        return tuple(found)

    def _gerund(self, noun: Token) -> tuple[Token, ...]:
        """Returns what a gerund after a noun acts on ("a rule about issuing *fines*")."""
        prepositions = (c for c in noun.children if c.dep_ == "prep")
        gerunds = (c for p in prepositions for c in p.children if c.dep_ == "pcomp" and is_verb(c))
        return tuple(m for g in gerunds for c in g.children if c.dep_ == "dobj" for m in coordinated(c))

    def _addressee(self, noun: Token) -> tuple[Token, ...]:
        """Returns whom a text asks or tells to do something ("a letter urging *lawmakers* to act")."""
        clauses = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBG"]
        return tuple(m for clause in clauses for m in self.core(clause).get("comp", ()))

    def author(self, noun: Token) -> tuple[Token, ...]:
        """Returns who made what a noun names: its possessor, "by", or the subject of the verb that it is the object of."""
        roles = self.noun(noun).roles
        named = roles.get("poss") or roles.get("by")
        if named:
            return named
        verb = noun.head
        return self.core(verb).get("subj", ()) if noun.dep_ == "dobj" and is_verb(verb) else ()

    def _light_verb(self, token: Token, roles: Roles, inferred: set[str]) -> None:
        """Takes possessor and prepositions from "made a decision", "launched an attack on"."""
        verb = token.head
        if (
            token.dep_ not in {"dobj", "nsubjpass"}
            or not is_verb(verb)
            or verb.lemma_ not in fact_words().light_verbs
            or child(verb, "oprd", "acomp") is not None  # "called the decision a mistake"
        ):
            return
        if "poss" not in roles and "by" not in roles and (subjects := self.core(verb).get("subj")):
            roles["poss"] = subjects
            inferred.add("poss")
        for name, target in prepositional(verb):
            if name not in roles and not (name == "by" and is_passive(verb)):
                roles[name] = (target,)
                inferred.add(name)

    def adjective(self, token: Token) -> Frame:
        """Returns the frame of an adjective: what it describes, and its prepositions."""
        roles: Roles = {}
        if token.dep_ in {"acomp", "oprd", "xcomp", "ccomp", "advcl", "ROOT", "conj"}:
            verb = token.head
            if token.dep_ == "conj" and not is_verb(verb):
                verb = verb.head
            subjects = self.subjects(verb) if is_verb(verb) and not is_verb(token) else self.subjects(token)
            if subjects:
                roles["subj"] = subjects
        elif token.dep_ in {"amod", "acl", "relcl", "appos"}:
            roles["subj"] = (token.head,)
        told = (c for c in token.children if c.dep_ == "ccomp" and is_verb(c))
        topics = tuple(m for c in told if (s := child(c, "nsubj", "nsubjpass")) is not None for m in coordinated(s))
        if topics:
            roles["topic"] = topics  # "angry that *the board* closed it"
        for source in (token, token.head if token.dep_ in {"acomp", "oprd"} else token):
            for name, target in prepositional(source):
                if target not in roles.get(name, ()):
                    roles[name] = (*roles.get(name, ()), target)
        return Frame(token, token.lemma_.lower(), "adj", roles, frozenset(roles))


def _asked(verb: Token) -> Iterator[tuple[str, Token]]:
    """Yields who is asked, where the parser takes "called on X to go" for a clause "X to go" under "on"."""
    for clause in verb.children:
        if clause.dep_ == "advcl" and is_infinitive(clause):
            mark, subject = child(clause, "mark"), child(clause, "nsubj")
            if mark is not None and subject is not None and not is_relative(subject):
                yield from ((mark.lower_, t) for t in coordinated(subject))


def _own_words(verb: Token) -> set[str]:
    """Returns the lemmas that a verb's pattern may name: particles, objects, prepositions and predicates."""
    words: set[str] = set()
    for c in verb.children:
        if c.dep_ in _NAMED or (c.dep_ == "ccomp" and c.pos_ == "ADJ"):  # "found him guilty"
            words.add(c.lemma_.lower())
        elif c.dep_ == "prep":  # "listed it as dangerous"
            words.add(c.lower_)
        elif c.dep_ == "advcl" and (mark := child(c, "mark")) is not None and mark.lower_ == "as":
            words.add("as")  # "listed it as endangered"
        if c.dep_ == "dobj":  # "held him responsible", "shot dead two men"
            words |= {a.lemma_.lower() for a in c.children if a.pos_ == "ADJ" and (a.i > c.i or a.i == verb.i + 1)}
    return words


def _is_wanted(verb: Token) -> bool:
    """Says whether a complement is an infinitive or a subjunctive ("that the union agree"): wanted, not reported."""
    if is_infinitive(verb):
        return True
    subject = child(verb, "nsubj", "nsubjpass")
    unmarked = verb.tag_ == "VB" or (verb.tag_ == "VBP" and subject is not None and subject.tag_ in {"NN", "NNP"})
    return unmarked and child(verb, "aux") is None and (subject is None or child(subject, "conj") is None)


def _through(name: str, noun: Token, *only: str) -> list[tuple[str, Token]]:
    """Returns what hangs on a noun that belongs to the verb, under the name of both ("control of")."""
    return [(f"{name} {n}", t) for n, t in prepositional(noun) if not only or n in only]
