"""Frames: a word that can evoke a relation, with its arguments by grammatical place.

Voice is undone here: ``subj`` is who did it, ``obj`` what it was done to, whether the sentence is active,
passive, a relative clause, a participle or an infinitive whose subject stands in the clause above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.extraction.facts.clauses import Clauses
from dateline.extraction.facts.gerunds import Roles
from dateline.extraction.facts.grammar import (
    SUBJECTS,
    antecedent,
    child,
    coordinated,
    is_infinitive,
    is_passive,
    is_relative,
    is_verb,
    prepositional,
    stranded,
)
from dateline.extraction.facts.whose import meant
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token, Tree

_OWNED_PLACES = frozenset({"obj", "for", "on", "to"})
_TIMES = frozenset({"DATE", "TIME"})
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


class Frames(Clauses):
    """Builds the frames of one document."""

    def __init__(self, doc: Tree) -> None:
        super().__init__(doc)
        self._nouns: dict[int, Frame] = {}

    def verb(self, token: Token) -> Frame:
        """Returns the frame of a verb."""
        roles = dict(self.core(token))
        words = _own_words(token)
        for name, target in self._preposition_roles(token, roles):
            roles[name] = (*roles.get(name, ()), target)
            words |= {target.lemma_.lower(), *name.split()}
        if any(is_verb(c) and is_infinitive(c) and _completes(c, token) for c in token.children):
            words.add("to")
        for name in [n for n in roles if n in _OWNED_PLACES]:  # "called for *the minister's* resignation"
            owners = tuple(c for target in roles[name] for c in target.children if c.dep_ == "poss")
            if owners:
                roles[f"{name} poss"] = owners
        place = antecedent(token)
        if (
            place is not None
            and "in" not in roles
            and any(c.tag_ == "WRB" and c.lower_ == "where" for c in token.lefts)
        ):
            roles["in"] = (place,)  # "the city where they live"
        first, *others = _equals(roles.get("subj", ())) or (None,)
        if token.lemma_ in fact_words().reciprocal and "obj" not in roles and first is not None and others:
            # "the ministers and the union met"
            roles |= {"subj": (first,), "obj": tuple(others), "with": (*roles.get("with", ()), *others)}
        if first is not None and others:  # "the firm and the union signed a deal", with one another
            roles |= {"first": (first,), "peer": tuple(others)}
        inferred = self.is_borrowed(token)
        return Frame(
            token,
            token.lemma_.lower(),
            "verb",
            roles,
            frozenset(words),
            is_passive(token),
            frozenset({"subj"} if inferred else ()),
        )

    def _preposition_roles(self, token: Token, roles: Roles) -> list[tuple[str, Token]]:
        found = [(name, target) for name, target in prepositional(token) if not (name == "by" and is_passive(token))]
        found = [
            (name, self._resolved(token, target))
            for name, target in found
            if not is_relative(target) or antecedent(token)
        ]
        if token.lemma_ in fact_words().preposition_control:
            found = [(name, t) for name, t in found if name != "for" or not _is_to_be_done(token, t)]
            found.extend(_asked(token))
        if (left := stranded(token)) is not None and (noun := self.gap(token)) is not None:
            found.append((left.lower_, noun))  # "the bill they fought *for*"
        for c in token.children:  # "lashed out at them": the parser may hang "at" on "out"
            if c.dep_ in {"advmod", "prt"} and c.i > token.i:
                found.extend((n, t) for n, t in prepositional(c) if " " not in n)
        seen = {name for name, target in found if target.ent_type_ not in _TIMES}  # "put a ban on Acme on Monday"
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
        if token.i not in self._nouns:
            self._nouns[token.i] = self._noun(token)
        return self._nouns[token.i]

    def _noun(self, token: Token) -> Frame:
        roles: Roles = {"self": _named_behind(token) or self._identified(token)}  # "X is a critic of Y": X
        owners = tuple(m for c in token.children if c.dep_ == "poss" for m in coordinated(meant(c)))
        if owners:
            roles["poss"] = owners
        modifiers = tuple(c for c in token.children if c.dep_ in {"compound", "amod", "nmod"})
        if modifiers:
            roles["mod"] = modifiers
            roles["amod"] = tuple(
                c for c in modifiers if c.pos_ == "ADJ" and token.lemma_ not in fact_words().state_nouns
            )
        for modifier in _modifiers(token):  # "the Lima-based bank", "a Kenyan-born doctor"
            if modifier.i > 1 and modifier.i < token.i and modifier.nbor(-1).text == "-":
                seats = (
                    c for c in modifier.lefts if c.dep_ == "npadvmod" and c.i < modifier.i - 2 and c.ent_type_ == "GPE"
                )
                roles[f"x-{modifier.lower_}"] = (*seats, modifier.nbor(-2))  # "the Dayton, Ohio-based firm"
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
        clauses += [c for c in noun.rights if c.dep_ == "relcl" and is_infinitive(c) and child(c, *SUBJECTS) is None]
        found: list[Token] = []
        for clause in clauses:
            below = [c for c in clause.children if c.dep_ in {"xcomp", "ccomp"} and is_verb(c)]
            deeper = [c for c in below if is_infinitive(c) or c.tag_ == "VBG"]
            if len(deeper) < len(below):
                continue  # "a decision to change how banks report losses" is not about losses
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
        """Returns who made what a noun names: its possessor, "by", or the subject of the verb it is the object of."""
        roles = self.noun(noun).roles
        if noun.lemma_.lower() in fact_words().suffered:
            return roles.get("by", ())  # "the nurse's conviction" is no text of hers
        named = roles.get("poss") or roles.get("by")
        if named:
            return named
        verb = noun.head
        made = noun.dep_ == "dobj" and verb.lemma_ in fact_words().light_verbs
        return self.core(verb).get("subj", ()) if made else ()

    def _light_verb(self, token: Token, roles: Roles, inferred: set[str]) -> None:
        """Takes possessor and prepositions from "made a decision", "launched an attack on"."""
        verb = token.head
        if token.dep_ == "pobj" and token.lemma_ in fact_words().encounters:
            self._errand(token, roles, inferred)
        if token.dep_ == "dobj" and verb.lemma_ in fact_words().undergoing:
            roles["suffered"] = self.core(verb).get("subj", ())  # "sustained injuries"
        if (
            token.dep_ not in {"dobj", "nsubjpass"}
            or not is_verb(verb)
            or verb.lemma_ not in fact_words().light_verbs
            or child(verb, "oprd", "acomp") is not None  # "called the decision a mistake"
        ):
            return
        if verb.lemma_ in fact_words().undergoing:
            return  # "faces charges": others bring them
        if "poss" not in roles and "by" not in roles and (subjects := self._doers(token, verb)):
            roles["poss"] = subjects
            inferred.add("poss")
        for name, target in prepositional(verb):
            if name not in roles and not (name == "by" and is_passive(verb)):
                roles[name] = (target,)
                inferred.add(name)

    def _doers(self, noun: Token, verb: Token) -> tuple[Token, ...]:
        """Returns who does what a light verb's noun says: its subject, or who is given it ("gave *Leeds* a win")."""
        roles = self.core(verb)
        given = noun.lemma_ in fact_words().won and roles.get("iobj")
        return given or roles.get("subj", ())

    def _errand(self, token: Token, roles: Roles, inferred: set[str]) -> None:
        """Takes as possessor who went somewhere for it ("flew to Delhi *for talks* with")."""
        verb = token.head.head
        goes = token.head.lower_ == "for" and is_verb(verb) and verb.lemma_ in fact_words().motion
        if goes and not {"poss", "by", "between"} & roles.keys() and (subjects := self.core(verb).get("subj")):
            roles["poss"] = subjects
            inferred.add("poss")

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


def _named_behind(noun: Token) -> tuple[Token, ...]:
    """Returns who is said to be what a noun tells: "the abbot's *critic* is Ann Lee"."""
    told = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in {"one", "some", "two", "three"}:
        told = noun.head.head
    if told.dep_ != "nsubj" or told.head.lemma_ != "be":
        return ()
    value = child(told.head, "attr")
    return coordinated(value) if value is not None and value.pos_ == "PROPN" else ()


def _modifiers(noun: Token) -> Iterator[Token]:
    """Yields what stands before a noun, and before the title of a name: "the *Lima-based* sculptor Ann Lee"."""
    for c in noun.lefts:
        yield c
        if c.dep_ == "compound" and c.pos_ == "NOUN" and noun.pos_ == "PROPN":
            yield from c.lefts


def _is_to_be_done(verb: Token, target: Token) -> bool:
    """Says whether something is wanted done, not wanted itself: "lobbied for subsidies *to be cut*"."""
    later = [c for c in verb.rights if c.i > target.i and c.dep_ in {"advcl", "xcomp"} and is_infinitive(c)]
    later += [c for c in target.rights if c.dep_ in {"acl", "relcl"} and is_infinitive(c)]
    return any(child(c, "auxpass") is not None and child(c, "nsubjpass") is None for c in later)


def _asked(verb: Token) -> Iterator[tuple[str, Token]]:
    """Yields who is asked, where the parser takes "called on X to go" for a clause "X to go" under "on".

    With "for" ("pushed for X to go") it is what is wanted that follows: X is no cause that somebody is for.
    """
    for clause in verb.children:
        if clause.dep_ == "advcl" and is_infinitive(clause):
            mark, subject = child(clause, "mark"), child(clause, "nsubj")
            if mark is not None and subject is not None and not is_relative(subject):
                place = "comp" if mark.lower_ == "for" else mark.lower_
                yield from ((place, t) for t in coordinated(subject))


def _completes(infinitive: Token, verb: Token) -> bool:
    """Says whether an infinitive is a complement, or stands where one would ("sway them to vote for it")."""
    direct = child(verb, "dobj")
    beside = direct is not None and infinitive.left_edge.i == direct.right_edge.i + 1
    return infinitive.dep_ in {"xcomp", "ccomp"} or (infinitive.dep_ == "advcl" and beside)


def _equals(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Returns those that stand beside one another, not those named as examples ("seven judges, *including* X")."""
    return tuple(t for t in tokens if t.dep_ != "pobj" or t.head.lower_ not in {"including", "as", "like"})


def _is_bare(participle: Token) -> bool:
    """Says whether a participle stands alone or with its subject: "left *dozens injured*"."""
    return all(c.dep_ in {"nsubj", "nsubjpass", "punct", "advmod"} for c in participle.children)


def _own_words(verb: Token) -> set[str]:
    """Returns the lemmas that a verb's pattern may name: particles, objects, prepositions and predicates."""
    words: set[str] = set()
    for c in verb.children:
        if c.dep_ in _NAMED or (c.dep_ == "ccomp" and c.pos_ == "ADJ"):  # "found him guilty"
            words.add(c.lemma_.lower())
            words |= {"not"} if any(n.dep_ == "neg" for n in c.children) else set()  # "found him not guilty"
        elif c.dep_ == "prep":  # "listed it as dangerous"
            words.add(c.lower_)
        elif c.dep_ == "advcl" and (mark := child(c, "mark")) is not None and mark.lower_ == "as":
            words.add("as")  # "listed it as endangered"
        elif c.dep_ in {"advcl", "ccomp"} and c.tag_ == "VBN" and _is_bare(c) and c.i > verb.i:
            words.add(c.lower_)  # "left dozens injured"
        if c.dep_ == "dobj":  # "held him responsible", "shot dead two men"
            words |= {a.lemma_.lower() for a in c.children if a.pos_ == "ADJ" and (a.i > c.i or a.i == verb.i + 1)}
            words |= {a.lower_ for a in c.rights if a.dep_ == "acl" and a.tag_ == "VBN" and _is_bare(a)}
    return words


def _through(name: str, noun: Token, *only: str) -> list[tuple[str, Token]]:
    """Returns what hangs on a noun that belongs to the verb, under the name of both ("control of")."""
    return [(f"{name} {n}", t) for n, t in prepositional(noun) if not only or n in only]
