"""Clauses: a verb's arguments by grammatical place, with voice, control and relative clauses undone."""

from __future__ import annotations

from dateline.extraction.facts.attached import (
    adds_to_clause,
    is_listed,
    is_of_accused,
    main_after_comma,
    of_list,
    reported_clause,
)
from dateline.extraction.facts.gerunds import Gerunds, Roles
from dateline.extraction.facts.grammar import (
    antecedent,
    child,
    coordinated,
    finite_number,
    is_human,
    is_infinitive,
    is_passive,
    is_relative,
    is_verb,
    is_wanted,
    named_each,
    number_of,
    prepositional,
    stranded,
)
from dateline.extraction.facts.tolls import left_so, those_left
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token, Tree

_OF_OBJECT = frozenset({"of", "for", "to", "from", "with"})


class Clauses(Gerunds):
    """Reads the clauses of one document, each once."""

    def __init__(self, doc: Tree) -> None:
        self.doc = doc
        self._subjects: dict[int, tuple[tuple[Token, ...], bool]] = {}
        self._arguments: dict[int, Roles] = {}

    def is_borrowed(self, verb: Token) -> bool:
        """Says whether a verb's subject stands in another clause."""
        return self._subjects.get(verb.i, ((), False))[1]

    def core(self, token: Token) -> Roles:
        """Returns ``subj``, ``obj``, ``iobj``, ``attr`` and ``comp`` of a verb."""
        if token.i in self._arguments:
            return self._arguments[token.i]
        self._arguments[token.i] = {}  # a cycle in a broken parse ends here
        roles: Roles = {}
        if (leaving := left_so(token)) is not None:
            self._arguments[token.i] = {"subj": self.subjects(leaving), "obj": self.subjects(token)}
            return self._arguments[token.i]
        subjects = self.subjects(token)
        passive = is_passive(token)
        if subjects:
            roles["obj" if passive else "subj"] = subjects
        if passive and (agent := child(token, "agent")):
            doers = (m for c in agent.children if c.dep_ == "pobj" for m in coordinated(c))
            roles["subj"] = tuple(m for m in doers if not _is_of_gap(m, agent))
        direct = self._objects(token, "dobj") or those_left(token)
        if direct:
            roles["dobj" if passive else "obj"] = direct
        elif not passive and stranded(token) is None and (gap := self.gap(token)) is not None:
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
        direct = [c for c in direct if c is direct[0] or is_listed(c, "-")]  # "accused him of theft, a *charge*" adds
        if not direct and token.dep_ == "conj" and is_verb(token.head) and token.i < token.head.i:
            direct = [c for c in token.head.children if c.dep_ == label]
        found: list[Token] = []
        for c in direct:
            if is_relative(c):
                noun = antecedent(token)
                found.extend([noun] if noun is not None else [])
            else:
                found.extend(t for m in coordinated(c) for t in named_each(m) or (m,))
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

    def gap(self, token: Token) -> Token | None:
        """Returns the noun that a relative clause without a pronoun describes ("the bomb he planted")."""
        if token.dep_ != "relcl" or is_verb(token.head):
            return None
        if token.tag_ == "VBG" and not any(c.dep_ == "aux" for c in token.children):
            return None  # "teachers, many wearing red"
        labels = {c.dep_ for c in token.children}
        if "nsubj" not in labels or labels & {"ccomp", "xcomp", "acomp", "attr", "dobj"}:
            return None
        if any(t.tag_ in {"WDT", "WP", "WRB", "WP$"} for t in token.lefts) or token.lemma_ in fact_words().intransitive:
            return None
        if any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for c in token.children for t in c.children):
            return None
        return token.head

    def subjects(self, verb: Token) -> tuple[Token, ...]:
        """Returns the tokens that a verb's grammatical subject refers to, also when it stands in another clause."""
        if verb.i not in self._subjects:
            self._subjects[verb.i] = ((), False)
            self._subjects[verb.i] = self._find_subjects(verb)
        return self._subjects[verb.i][0]

    def only_aims(self, verb: Token) -> bool:
        """Says whether an infinitive tells what something is for: "a process *to choose*", "its goal is *to win*"."""
        node = verb
        while node.dep_ in {"conj", "xcomp"} and is_verb(node.head) and node.head.lemma_ != "be":
            if self._is_of_object(node, node.head):
                break
            node = node.head
        above = node.head
        narrows = node.dep_ in {"acl", "relcl"} or (is_verb(above) and above.lemma_ == "be")
        return is_infinitive(node) and (narrows or self._is_of_object(node, above))

    def _is_of_object(self, infinitive: Token, above: Token) -> bool:
        """Says whether an infinitive hangs on a verb that makes its object do nothing: "begins a process to choose"."""
        caused = above.lemma_.lower() in fact_words().causative
        return infinitive.dep_ == "xcomp" and is_verb(above) and not caused and child(above, "dobj") is not None

    def _find_subjects(self, verb: Token) -> tuple[tuple[Token, ...], bool]:
        own = child(verb, "nsubj", "nsubjpass")
        there = child(verb, "expl")
        if own is not None and there is not None and own.i < there.i:
            return (), False  # "the raids, there's a chance that": what stands before is read as a subject
        if own is not None:
            if is_relative(own) or (own.tag_ in {"WDT", "WP"}):
                noun = antecedent(verb) or _reported_of(verb, own)
                return (self._with_those_among(noun) if noun is not None else ()), False
            return tuple(m for c in of_list(verb, own) for m in coordinated(c)), False
        head, label = verb.head, verb.dep_
        if there is not None:
            return (), False  # "..., but there was no warning": nobody's
        if label == "conj" and is_verb(head):
            return self._of_conjunct(verb, head)
        if label in {"acl", "relcl"} and not is_verb(head):
            main = self.clause_over(head) if adds_to_clause(verb, head) or is_of_accused(verb, head) else None
            return self.subjects(main) if main is not None else self._of_noun_clause(verb, head), True
        if label in {"xcomp", "ccomp"} and is_verb(head):
            return self._of_complement(verb, head), True
        if label == "xcomp" and head.pos_ == "ADJ" and is_verb(head.head):
            return self.subjects(head.head), True  # "is due to appear"
        finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or (verb.tag_ == "VBN" and not is_passive(verb))
        if label == "advcl" and finite and not any(c.lower_ == "having" for c in verb.lefts):
            return self._before(verb), False
        if label == "advcl" and is_infinitive(verb) and is_passive(head) and not self.core(head).get("subj"):
            return self.subjects(head), True  # "the wall was built to protect the town"
        if label == "advcl" and is_verb(head) and is_infinitive(verb) and (moved := self._moved(verb, head)):
            return moved, True
        if label == "advcl" and verb.tag_ == "VBG" and (main := main_after_comma(verb, head)) is not None:
            return self.subjects(main), True
        if label == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in fact_words().bodily and is_passive(head):
            return self.subjects(head), True  # "was arrested carrying a passport"
        if label == "advcl" and is_verb(head):
            return self._of_adverbial(verb, reported_clause(verb, head)), True
        if label == "pcomp":
            return self.of_gerund(verb), True
        if label in {"acomp", "oprd"} and is_verb(head):  # "is opposed to": a participle that serves as adjective
            return self.subjects(head), False
        return (), False

    def _of_adverbial(self, verb: Token, head: Token) -> tuple[Token, ...]:
        return self.core(head).get("subj", ()) if not is_passive(verb) or not is_passive(head) else self.subjects(head)

    def _moved(self, infinitive: Token, head: Token) -> tuple[Token, ...]:
        """Returns who is moved to do what an infinitive right behind him says ("sway *them* to vote")."""
        before = infinitive.left_edge.i - 1
        direct = child(head, "dobj")
        if direct is not None and is_passive(infinitive) and _stands_apart_from(infinitive, direct):
            return self.core(head).get("obj", ())  # "set up a board, to be chaired by Lee"
        if direct is not None and head.lemma_ in fact_words().swaying and before == direct.right_edge.i:
            return self.core(head).get("obj", ())
        if head.lemma_ not in fact_words().preposition_control:
            return ()
        wanted_done = is_passive(infinitive) and child(infinitive, "nsubjpass") is None
        return tuple(
            t
            for name, t in prepositional(head)
            if (name in {"on", "upon"} and t.right_edge.i == before) or (name == "for" and wanted_done)
        )

    def _of_conjunct(self, verb: Token, head: Token) -> tuple[tuple[Token, ...], bool]:
        """Returns the subject of a coordinated verb: that of the clause it agrees with in number.

        "Officials say the outbreak has killed 43 and *are* appealing": the parser may join the two inner verbs.
        """
        near = self.subjects(head)
        outer = head.head if head.dep_ in {"ccomp", "relcl", "advcl"} and is_verb(head.head) else None
        number = finite_number(verb)
        if outer is not None and number and number_of(near) not in {"", number}:
            far = self.subjects(outer)
            if number_of(far) == number:
                return far, True
        return near, self.is_borrowed(head)

    def _before(self, verb: Token) -> tuple[Token, ...]:
        """Returns the subject that the parser hung on the word before ("after *shelling* killed two")."""
        noun = verb.doc[verb.i - 1] if verb.i else verb
        return (noun,) if noun.dep_ in {"pcomp", "pobj"} and noun.pos_ in {"NOUN", "PROPN", "VERB"} else ()

    def _identified(self, noun: Token) -> tuple[Token, ...]:
        """Returns X for the town of "X is a town that ..." and "X is known as a town that ..."."""
        head = noun.head
        if noun.dep_ == "attr" and head.lemma_ in {"be", "become"}:
            subjects = self.subjects(head)
            cleft = len(subjects) == 1 and subjects[0].lower_ == "it"  # "it was the union that refused"
            return (noun,) if cleft else subjects or (noun,)
        if noun.dep_ == "pobj" and head.lower_ == "as" and is_verb(head.head) and is_passive(head.head):
            return self.subjects(head.head) or (noun,)
        if noun.lower_ == "place" and noun.dep_ == "pobj" and head.lower_ == "in" and child(noun, "det") is None:
            return (
                (head.head,) if not is_verb(head.head) else self.core(head.head).get("obj") or (noun,)
            )  # "rules in place"
        if noun.dep_ == "appos" and noun.ent_type_ == "NORP" and noun.tag_ in {"NNP", "NN", "JJ"} and head.i < noun.i:
            return (head,)  # "Ann Lee, a Democrat who lost"
        if noun.dep_ == "appos" and head.i < noun.i and head.pos_ in {"NOUN", "PROPN"} and _is_one_more(noun):
            return (head,)  # "Marin, another firm that sells seeds"
        return (noun,)

    def _with_those_among(self, noun: Token) -> tuple[Token, ...]:
        """Returns X besides the people of "X was among the people killed"; those whom nobody describes go without."""
        copula = noun.head.head
        named = child(copula, "nsubj") or child(copula, "attr")
        if noun.head.lower_ != "among" or copula.lemma_ != "be" or child(copula, "acomp") or named is None:
            return self._identified(noun)
        return coordinated(named) if noun.pos_ in {"PRON", "DET"} else (noun, *coordinated(named))

    def _of_complement(self, verb: Token, head: Token) -> tuple[Token, ...]:
        noun = antecedent(head) if head.dep_ == "relcl" and is_infinitive(verb) else None
        if noun is not None and is_human(noun) and self._is_told_to_act(verb, head):
            return (noun,)  # "a lawyer she had hired to sue them"
        seen = verb.tag_ == "VBG" and child(head, "dobj") is not None  # "discovered him sleeping"
        if verb.dep_ == "xcomp" or is_infinitive(verb) or seen:
            return self._controller(head) if not self._asks_for_itself(verb, head) else self.core(head).get("subj", ())
        noun = antecedent(head)  # "the order that he said will end it"
        return (noun,) if noun is not None else ()

    @staticmethod
    def _asks_for_itself(infinitive: Token, verb: Token) -> bool:
        """Says whether somebody asks for what is to be done to himself: "asked the court *to be allowed* to speak"."""
        lets = is_passive(infinitive) and infinitive.lemma_ in fact_words().letting
        return lets and verb.lemma_ in {"ask", "beg", "petition"} and not is_passive(verb)

    @staticmethod
    def _is_told_to_act(infinitive: Token, relative: Token) -> bool:
        """Says whether nothing is left out of a relative clause but who is to do what its infinitive says."""
        own = child(relative, "nsubj")
        whole = child(infinitive, "dobj") is not None and child(relative, "dobj") is None
        apart = own is not None and not is_relative(own) and relative.lemma_ not in fact_words().subject_control
        return whole and apart and not is_passive(relative)

    def _of_noun_clause(self, verb: Token, noun: Token) -> tuple[Token, ...]:
        if not is_infinitive(verb):
            found = self._with_those_among(noun)
            return found if found != (noun,) or noun.dep_ == "conj" else coordinated(noun)
        if is_passive(verb):
            return (noun,)  # "a dam to be built by Sinodam"
        owner = child(noun, "poss")
        if owner is not None and noun.lemma_.lower() in fact_words().enabling and noun.dep_ == "dobj":
            return self.core(noun.head).get("subj", ())  # "wanted the abbot's permission to build"
        if owner is not None:
            return (owner,)
        if noun.dep_ == "dobj" and noun.head.lemma_ in fact_words().reacting:
            return ()  # "regrets the decision to sell": somebody else's
        if noun.dep_ in {"dobj", "attr"} and is_verb(noun.head):
            return self.core(noun.head).get("subj", ())
        if noun.dep_ == "pobj" and noun.head.lower_ == "for":
            return (noun,)  # "ordered for the county to pay"
        above = self.clause_over(noun) if noun.lemma_ in fact_words().efforts else None
        if above is None and noun.lemma_.lower() in fact_words().laws:
            return (noun,)  # "campaigned for a measure to abolish it"
        return self.core(above).get("subj", ()) if above is not None else ()

    def _controller(self, verb: Token) -> tuple[Token, ...]:
        roles = self.core(verb)
        if is_passive(verb):
            if verb.lemma_ in fact_words().subject_control and roles.get("subj"):
                return roles["subj"]  # "used by officers to track offenders"
            return roles.get("obj", ())
        if roles.get("obj") and verb.lemma_ not in fact_words().subject_control | fact_words().contests:
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
            if c.lemma_ in fact_words().accepting:  # "refused to meet *the demands*"
                roles["accepted"] = roles["compobj"]
            if not is_wanted(c):
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
        direct += tuple(t for d in direct for name, t in prepositional(d) if name in _OF_OBJECT)
        ways = {"from", "with", "against", "on", "for", "to"}
        ways -= {"to"} if verb.lemma_ in fact_words().relocating else set()
        further = tuple(t for name, t in prepositional(verb) if name in ways)
        return direct + further


def _reported_of(verb: Token, relative: Token) -> Token | None:
    """Returns the noun of whom a report in a relative clause tells: "the *man* who police say robbed a bank"."""
    above = verb.head
    told = verb.dep_ == "ccomp" and is_verb(above) and relative.i < above.i < verb.i
    return antecedent(above) if told else None


def _stands_apart_from(infinitive: Token, direct: Token) -> bool:
    """Says whether only a comma stands between an object and an infinitive."""
    before = infinitive.left_edge.i - 1
    return infinitive.doc[before].text == "," and direct.right_edge.i in {before, before - 1}


def _is_one_more(noun: Token) -> bool:
    """Says whether an aside calls something one more of its kind: "Marin, *another firm*"."""
    return any(c.lower_ == "another" for c in noun.lefts)


def _is_of_gap(noun: Token, agent: Token) -> bool:
    """Says whether a noun is what another doer did it to: "one firm was advised by Kell and *the other* by Stone"."""
    return noun.dep_ == "conj" and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == agent.lower_
