"""Gerunds: who does what a gerund behind a preposition says ("pleaded guilty *to killing* her")."""

from __future__ import annotations

from abc import ABC, abstractmethod

from dateline.extraction.facts.grammar import child, coordinated, governor, is_passive, is_verb, may_act
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_COMPARING = frozenset({"than", "like", "including"})
_TIMES = frozenset({"after", "before"})

Roles = dict[str, tuple[Token, ...]]


class Gerunds(ABC):
    """Finds the doers of gerunds, by the arguments and the subjects of the clauses around them."""

    @abstractmethod
    def core(self, token: Token) -> Roles:
        """Returns the arguments of a verb."""

    @abstractmethod
    def subjects(self, verb: Token) -> tuple[Token, ...]:
        """Returns what a verb's grammatical subject refers to."""

    @staticmethod
    def clause_over(noun: Token) -> Token | None:
        """Returns the verb that a prepositional phrase hangs on, over other phrases ("met in an effort to ...")."""
        node = noun
        while node.dep_ in {"pobj", "prep"}:
            node = node.head
            if is_verb(node):
                return node
        return node.head if node.dep_ in {"dobj", "nsubj"} and is_verb(node.head) else None

    def of_gerund(self, verb: Token) -> tuple[Token, ...]:
        """Returns who does what a gerund says, or nothing where nobody is told."""
        preposition = verb.head
        head = governor(preposition)
        if preposition.lower_ in _TIMES and is_passive(verb) and _only_narrows(head):
            head = self.clause_over(head.head) or head  # "fell ill with colic caused by hay after *being shipped*"
        if preposition.lower_ in _COMPARING:
            return ()  # "a bill about fining people rather than jailing them": nobody's
        if head.pos_ == "ADJ":
            return self._of_adjective(head)
        if not is_verb(head):
            return self._of_noun(head)
        if head.lemma_ == "be" and preposition.lower_ == "for":
            return self._honoured(head)
        roles = self.core(head)
        if preposition.lower_ == "against" and "obj" not in roles and head.lemma_ in fact_words().cautioning:
            return ()  # "warned against opening it": whoever else would
        if head.lemma_ == "join" and preposition.lower_ == "in" and not is_passive(head):
            return (*roles.get("subj", ()), *roles.get("obj", ()))  # "joined the others in voting for it"
        if preposition.lower_ == "by" and is_passive(head):
            return ()  # "can be reached by taking the bus": whoever reaches it
        spent = preposition.lower_ == "into" and not any(may_act(t) for t in roles.get("obj", ()))
        if spent:
            return roles.get("subj", ())  # "put great effort into landing the deal"
        if preposition.lower_ in fact_words().object_control_prepositions and roles.get("obj"):
            return roles.get("iobj") or roles["obj"]  # "fined the firm a million for hiding it"
        found = roles.get("subj", ()) if not is_passive(head) else self.subjects(head)
        lifeless = not any(may_act(t) for t in found) and "obj" not in roles
        if preposition.lower_ == "by" and head.dep_ == "ccomp" and lifeless:
            return ()  # "said ties had improved by sending a letter": whoever sent it, not the ties
        return found

    def _honoured(self, copula: Token) -> tuple[Token, ...]:
        """Returns who did what something was for: "*her* prize was for finding a cure"; else nobody knows."""
        owners = (o for t in self.subjects(copula) if (o := child(t, "poss")) is not None)
        return tuple(owners)

    def _of_adjective(self, adjective: Token) -> tuple[Token, ...]:
        """Returns whom an adjective is said of: "pleaded guilty to killing", "found him guilty of killing"."""
        verb, own = adjective.head, child(adjective, "nsubj")
        if own is not None:
            return coordinated(own)
        if not is_verb(verb) or adjective.dep_ not in {"acomp", "oprd", "xcomp"}:
            return ()
        roles = self.core(verb)
        return roles.get("obj", ()) if adjective.dep_ == "oprd" and roles.get("obj") else self.subjects(verb)

    def _of_noun(self, noun: Token) -> tuple[Token, ...]:
        """Returns who does what a gerund behind a noun says: its owner, or whose suspicion or charge it is."""
        owner = child(noun, "poss")
        if owner is not None:
            return (owner,)
        above = self.clause_over(noun)
        if noun.lemma_ in fact_words().charges and above is not None and noun.dep_ == "pobj":
            roles = self.core(above)
            return roles.get("obj") or roles.get("subj", ())  # "arrested a man on suspicion of stealing"
        return self.core(noun.head).get("subj", ()) if noun.dep_ == "dobj" and is_verb(noun.head) else ()


def _only_narrows(participle: Token) -> bool:
    """Says whether a past participle tells which things are meant, to whom nothing is done later."""
    return participle.dep_ == "acl" and participle.tag_ == "VBN" and not may_act(participle.head)
