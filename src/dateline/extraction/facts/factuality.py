"""Factuality: whether the text says that something happened, did not happen, or may.

The factuality of a clause is read from its own words (negation, modal auxiliaries, hedges) and from what it is
embedded in ("refused to", "planned to", "if"), after the classes of implicative and factive predicates of
Karttunen (1971) and the event factuality of Saurí and Pustejovsky (2009).
"""

from __future__ import annotations

from dateline.extraction.facts.combining import ASSERTED, NEGATED, POSSIBLE, combine, flipped
from dateline.extraction.facts.embedding import (
    comes_later,
    comes_to_nothing,
    goes_on,
    has_auxiliary,
    is_called_for,
    is_charge,
    is_doubtful,
    is_finite,
    is_occasion,
    is_one_of_two,
    is_only_threatened,
    is_only_wanted,
    is_past,
    is_perceived,
    is_presupposed,
    is_set_beside,
    is_singled_out,
    is_undone,
    is_untrue,
    stages,
    tells_content,
    tells_deed,
)
from dateline.extraction.facts.gerund_worth import of_gerund
from dateline.extraction.facts.grammar import child, is_infinitive, is_passive, is_verb, is_wanted
from dateline.extraction.facts.mood import is_imperative, is_question
from dateline.extraction.facts.negation import is_empty, is_negated
from dateline.extraction.facts.words import FactWords, fact_words
from dateline.language.tree import Token
from dateline.records import Factuality


class FactualityReader:
    """Reads the factuality of tokens of one document, each once."""

    def __init__(self) -> None:
        self._words: FactWords = fact_words()
        self._known: dict[int, Factuality] = {}

    def of(self, token: Token) -> Factuality:
        """Returns the factuality of the clause, or of the event noun, that a token heads."""
        if token.i not in self._known:
            self._known[token.i] = ASSERTED  # a cycle in a broken parse ends here
            self._known[token.i] = self._of_verb(token) if is_verb(token) else self._of_noun(token)
        return self._known[token.i]

    def _of_verb(self, verb: Token) -> Factuality:
        above, own = self._above(verb), self._own(verb)
        if above is POSSIBLE and own is NEGATED and self._is_supposed(verb):
            return POSSIBLE  # "if the pay does not rise": nobody says that it does not
        return combine(above, own)

    def _is_supposed(self, verb: Token) -> bool:
        """Says whether a clause is only thought of, be it in the negative: under "if", feared, threatened."""
        if self._is_threat(verb):
            return True
        node = verb
        while node.dep_ == "conj" and is_verb(node.head) and child(node, "nsubj", "nsubjpass") is None:
            node = node.head
        sought = node.dep_ == "acl" and node.head.dep_ == "dobj" and node.head.head.lemma_ in self._words.demanding
        if sought and not is_infinitive(node):
            return True
        finite = node.dep_ == "ccomp" and not is_infinitive(node)
        return finite or (node.dep_ == "advcl" and self.is_conditional(node))

    def _is_threat(self, verb: Token) -> bool:
        """Says whether a clause tells what follows if a demand is not met: "must pay, *or the clinic will close*"."""
        joined = verb.dep_ == "conj" and is_verb(verb.head) and any(c.lower_ == "or" for c in verb.head.children)
        if not joined or child(verb, "nsubj", "nsubjpass") is None:
            return False
        modal = any(c.dep_ == "aux" and c.lower_ in self._words.modal for c in verb.children)
        bids = verb.head.tag_ == "VB" and child(verb.head, "nsubj", "nsubjpass", "aux") is None  # "Pay or we stop"
        return bids or (modal and self._demands(verb.head))

    def _demands(self, verb: Token) -> bool:
        """Says whether a verb is a demand, or what is demanded: "must pay", "demanded that he pay"."""
        over = verb.head if verb.dep_ == "ccomp" else verb
        demanding = {verb.lemma_.lower(), over.lemma_.lower()} & self._words.demanding
        return bool(demanding) or any(c.dep_ == "aux" and c.lower_ in self._words.deontic_modal for c in verb.children)

    def _waits(self, verb: Token) -> bool:
        """Says whether a clause holds only until or unless something is met: "will not pay *unless it rains*"."""
        conditions = (c for c in verb.rights if c.dep_ == "advcl" and self.is_conditional(c))
        return any(not any(g.lower_ == "even" for g in c.children) for c in conditions)

    def is_conditional(self, verb: Token) -> bool:
        """Says whether an adverbial clause is a condition: "if", "*had* they won", "until" what is to come."""
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "prep"} and c.i < verb.i}
        if marks & self._words.conditional_marks:
            return True
        if "until" in marks:
            past = verb.tag_ == "VBD" or any(c.lower_ in {"had", "was", "were"} for c in verb.children)
            return not past or self.of(verb.head) is POSSIBLE
        subject = child(verb, "nsubj", "nsubjpass", "expl")
        first = verb.left_edge
        return subject is not None and first.lower_ in self._words.inverting and first.head.i == verb.i < verb.head.i

    def _own(self, verb: Token) -> Factuality:
        words, auxiliaries = self._words, self._auxiliaries(verb)
        negated = is_negated(verb)
        lowered = {a.lower_ for a in auxiliaries}
        if lowered & words.weak_modal or (negated and lowered & words.deontic_modal):
            return POSSIBLE
        if lowered & words.modal and "to" not in lowered:
            denied = negated and not self._waits(verb) and not comes_later(verb)
            return NEGATED if denied else ASSERTED if is_perceived(verb, lowered) else POSSIBLE
        if negated:
            return POSSIBLE if comes_later(verb) else NEGATED
        if (
            self._is_hedged(verb)
            or is_one_of_two(verb)
            or is_question(verb)
            or is_imperative(verb)
            or self._is_planned(verb)
        ):
            return POSSIBLE
        return ASSERTED

    def _auxiliaries(self, verb: Token) -> list[Token]:
        found = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
        if not found and verb.dep_ == "conj" and is_verb(verb.head) and child(verb, "nsubj", "nsubjpass") is None:
            same = verb.tag_ in {"VB", "VBN"} or verb.lower_ == verb.lemma_  # "will close and *cut*"
            return self._auxiliaries(verb.head) if same else []
        return found

    def _is_hedged(self, verb: Token) -> bool:
        return any(c.dep_ == "advmod" and c.lower_ in self._words.hedging_adverbs for c in verb.children)

    def _is_planned(self, verb: Token) -> bool:
        """Says whether a headline tells with an infinitive what is planned: "Carmaker *to close* plant"."""
        top = verb
        while top.dep_ == "conj" and is_verb(top.head):
            top = top.head
        to = any(a.lower_ == "to" and a.dep_ == "aux" for a in self._auxiliaries(verb))
        return top.dep_ == "ROOT" and to and child(top, "nsubj", "nsubjpass") is not None

    def _above(self, verb: Token) -> Factuality:
        """Returns what the clause above says of this one."""
        label, head = verb.dep_, verb.head
        if label == "ROOT" or head.i == verb.i:
            return ASSERTED
        if label == "conj":
            open_ = self._is_threat(verb) or self.is_conditional(verb)  # "..., unless he pays"
            return POSSIBLE if open_ else self._of_joined(verb, head)
        if label == "advcl":
            return self._of_adverbial(verb, head)
        if label in {"xcomp", "ccomp"} and is_verb(head):
            if is_set_beside(verb, head):
                return ASSERTED
            return NEGATED if comes_to_nothing(verb, head) else self._of_complement(verb, head)
        if label == "acl" or (label == "relcl" and (is_infinitive(verb) or tells_content(verb, head))):
            return self._of_noun_clause(verb, head)
        if label == "pcomp" and is_infinitive(verb):
            return POSSIBLE  # "with the rest to be paid in May"
        if label == "pcomp":
            return of_gerund(self.of, head)
        if label in {"xcomp", "ccomp", "csubj"} and head.pos_ == "ADJ":
            return self._of_predicate(verb, head)
        return ASSERTED

    def _of_joined(self, verb: Token, head: Token) -> Factuality:
        """Returns what stands above a coordinated verb: a finite one goes on after the last finite verb.

        "Was to start in May but *was cancelled*", "promised to pay and *closed* the plant".
        """
        if is_finite(verb):
            while is_infinitive(head) and head.head.i != head.i:
                head = head.head if is_verb(head.head) else head.head.head
        return self._above(head) if is_verb(head) else ASSERTED

    def _of_predicate(self, verb: Token, adjective: Token) -> Factuality:
        """Returns what the infinitive after an adjective is worth: who "was able to go" went."""
        words, copula = self._words, adjective.head
        if not is_infinitive(verb):
            sure = self.of(copula) if copula.lemma_ == "make" else ASSERTED  # "want to make sure that it opens"
            return POSSIBLE if is_doubtful(adjective) or is_called_for(verb, adjective) else sure
        if comes_to_nothing(verb, copula):
            return NEGATED  # "was due to open but was delayed"
        too = any(c.lower_ == "too" for c in adjective.children) and adjective.lower_ not in words.willing
        if adjective.lower_ in words.failing or too:
            return flipped(self.of(copula))  # "was unable to pay", "is too weak to stand"
        done = adjective.lower_ in words.achieving and copula.lemma_ == "be"
        return self.of(copula) if done and (is_past(copula) or self.of(copula) is NEGATED) else POSSIBLE

    def _of_adverbial(self, verb: Token, head: Token) -> Factuality:
        words = self._words
        mark = child(verb, "mark")
        if self.is_conditional(verb):
            return POSSIBLE
        if mark is not None and mark.lower_ == "than" and any(c.lower_ == "rather" for c in verb.children):
            return NEGATED
        if is_infinitive(verb) and is_occasion(head):
            return self.of(head.head)
        if is_infinitive(verb) and verb.lemma_ in words.results and head.lemma_ in words.contests:
            return self.of(head)  # "beat him to win the title"
        if is_infinitive(verb) and verb.lemma_ in words.errands and head.lemma_ in words.motion and is_past(head):
            return self.of(head)  # "flew to Kano to meet the rebels"
        if is_infinitive(verb) and verb.lemma_ in words.voicing and (tells_deed(head) or stages(head)):
            return self.of(head)  # "blocked a road to demand pay"
        if is_infinitive(verb):
            gathered = head.lemma_ in words.gathering or (
                head.lemma_ not in words.desire and any(c.lemma_ in words.gathering for c in head.children)
            )
            return self.of(head) if gathered else POSSIBLE
        bare = not any(c.dep_ in {"mark", "nsubj", "aux"} for c in verb.children)
        if verb.tag_ == "VBG" and verb.i > head.i and bare:
            return POSSIBLE if self.of(head) is POSSIBLE else ASSERTED  # "could erupt, killing thousands"
        return self._at_that_time(verb, head)

    def _at_that_time(self, verb: Token, head: Token) -> Factuality:
        """Returns what a clause of time is worth: what is to happen "when the bank buys" is open with it."""
        if verb.tag_ == "VBG" and verb.i > head.i and child(verb, "mark", "nsubj") is None:
            return POSSIBLE if self.of(head) is POSSIBLE else ASSERTED  # "may have shelled it, killing two"
        if any(c.dep_ == "mark" and c.lower_ == "because" for c in verb.lefts) and is_finite(head):
            return POSSIBLE if self._above(head) is POSSIBLE else ASSERTED  # "was told that he fled because he drank"
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}} & self._words.temporal_marks
        present = verb.tag_ in {"VBZ", "VBP"} or any(
            c.tag_ in {"VBZ", "VBP"} for c in verb.children if c.dep_ in {"aux", "auxpass"}
        )
        if not marks or not present or (marks == {"as"} and verb.lemma_ in {"be", "have"}):
            return ASSERTED
        return POSSIBLE if self._own(head) is POSSIBLE else ASSERTED

    def _of_complement(self, verb: Token, head: Token) -> Factuality:
        words, lemma = self._words, head.lemma_.lower()
        if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children):
            return POSSIBLE
        if is_presupposed(verb):
            return ASSERTED
        if verb.dep_ == "ccomp" and lemma in words.demanding and not is_infinitive(verb) and is_wanted(verb):
            return POSSIBLE  # "insisted that the union agree"
        if lemma in words.denying or is_undone(head):
            return NEGATED
        if lemma in words.ceasing and goes_on(verb) and self.of(head) is POSSIBLE:
            return ASSERTED  # "agreed to stop shelling": it shells
        if lemma in words.implicative_positive and verb.tag_ == "VB" and not has_auxiliary(verb):
            return self.of(head)  # "helped him leave", "let them pass"
        if lemma in words.prevent and lemma != "keep" and verb.tag_ in {"VBG", "VBN"}:
            return flipped(self.of(head))  # "prevented children being hurt"
        given = is_passive(head) and not any(c.tag_ in {"MD", "TO"} for c in head.lefts)
        if given and lemma in words.appointing and verb.lemma_ in words.duties:
            return self.of(head)  # "was appointed to represent them", "Lee, hired to coach them"
        if lemma in words.ensuring:
            return self.of(head)
        if verb.dep_ == "ccomp" and not is_infinitive(verb):
            if lemma in words.presuming and self._own(head) is NEGATED:
                return NEGATED  # "never thought that it would close"
            return POSSIBLE if self._is_open(verb, head) else ASSERTED
        if verb.lemma_ in words.results and lemma in words.contests and lemma not in words.desire:
            return self.of(head)  # "rebounded to close at"
        if (lemma == "have" and is_past(head)) or (lemma == "vote" and verb.lemma_ in words.voted):
            return self.of(head)  # "had to pay", "voted to approve it"
        if lemma in words.implicative_negative:
            return flipped(self.of(head))
        if lemma in words.implicative_positive and not (lemma in words.desire and is_infinitive(verb)):
            return self.of(head)
        if lemma == "go" and head.tag_ != "VBG":
            return self.of(head)
        if lemma in words.desire or is_infinitive(verb):
            return NEGATED if lemma in words.attempting and self._own(head) is NEGATED else POSSIBLE
        return self.of(head)

    def _is_open(self, clause: Token, verb: Token) -> bool:
        """Says whether a verb leaves open what its clause says: a doubt, a rumour, something left unsaid."""
        words, lemma = self._words, verb.lemma_.lower()
        if is_passive(verb):
            told = child(verb, "nsubjpass")
            heard = lemma == "tell" and told is not None and told.lemma_.lower() in words.hearers  # theirs to know
            return lemma in words.hearsay and child(verb, "agent") is None and not heard  # "he was told that"
        if lemma in words.doubting or (clause.tag_ == "VB" and lemma in words.desire and child(clause, "aux") is None):
            return True
        subject = child(verb, "nsubj")
        name = subject.lemma_.lower() if subject is not None else ""
        if any(is_doubtful(c) or is_called_for(clause, c) for c in verb.children):
            return True  # "it is possible that", "it seems likely that"
        if lemma == "be" and name in words.doubtful_nouns:
            return True  # "the fear is that"
        asked = clause.left_edge.tag_ in {"WP", "WRB", "WDT"}
        after = clause.i > verb.i  # "He hid in Oslo, I cannot say since when": what stands before is said
        return lemma in words.unsaid and after and not asked and self.of(verb) is not ASSERTED

    def _of_noun_clause(self, verb: Token, noun: Token) -> Factuality:
        if not is_infinitive(verb):
            told = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children) or tells_content(verb, noun)
            if told and noun.dep_ == "dobj" and noun.head.lemma_.lower() in self._words.denying:
                owned = child(noun, "poss") is not None  # "rejected the firm's claim that": the firm's word still
                return ASSERTED if owned else NEGATED  # "denied reports that he had resigned"
            if told and noun.dep_ == "dobj" and noun.head.lemma_.lower() in self._words.demanding:
                return POSSIBLE  # "demanded guarantees that no mine would close"
            if told and is_untrue(noun):
                return NEGATED
            if told and noun.lemma_.lower() in self._words.accounts and self._is_not_borne_out(noun):
                return POSSIBLE  # "could not confirm reports that he fled"
            doubted = noun.lemma_.lower() in self._words.doubtful_nouns or is_empty(noun)
            return POSSIBLE if told and doubted else ASSERTED
        if is_occasion(noun):
            return self.of(noun.head)
        planned = noun.lemma_.lower() in self._words.unrealised_nouns
        if verb.lemma_ in self._words.voicing and not planned and is_verb(noun.head) and is_past(noun.head):
            return self.of(noun.head)  # "blocked a road to demand pay", read as the road's
        if is_singled_out(noun):
            return self.of(noun.head) if noun.dep_ == "attr" and is_verb(noun.head) else ASSERTED
        none = is_empty(noun) and (noun.lower_ == "nothing" or noun.lemma_.lower() in self._words.absent)
        if none or noun.lemma_.lower() in self._words.negative_nouns or self._is_given_up(noun):
            return NEGATED
        return POSSIBLE

    def _is_not_borne_out(self, noun: Token) -> bool:
        """Says whether a finding or a report is one that nobody came to or confirmed."""
        above = noun.head.head if noun.dep_ == "pobj" else noun.head
        return is_verb(above) and noun.dep_ in {"dobj", "pobj"} and self._own(above) is NEGATED

    def _is_given_up(self, noun: Token) -> bool:
        """Says whether a plan or chance came to nothing: "abandoned plans to", "missed a chance to"."""
        words, lemma = self._words, noun.head.lemma_.lower()
        if not is_verb(noun.head) or noun.lemma_.lower() not in words.unrealised_nouns:
            return False
        if noun.dep_ == "nsubj":
            return lemma in words.falling_through and self.of(noun.head) is ASSERTED
        dropped = lemma in words.implicative_negative and lemma not in words.setting_against
        return noun.dep_ == "dobj" and dropped and self.of(noun.head) is ASSERTED

    def of_form(self, noun: Token) -> Factuality:
        """Returns what a noun phrase is worth by its own words alone, whatever its clause says of it."""
        words = self._words
        modifiers = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "det", "neg"}}
        if modifiers & words.negative_determiners and is_empty(noun):
            return NEGATED
        if noun.dep_ == "pobj" and (is_only_threatened(noun) or is_charge(noun)):
            return POSSIBLE
        if is_only_wanted(noun):
            return POSSIBLE
        return POSSIBLE if modifiers & (words.hedging_adjectives | words.unrealised_adjectives) else ASSERTED

    def _of_noun(self, noun: Token) -> Factuality:
        words = self._words
        own = self.of_form(noun)
        if own is not ASSERTED:
            return own
        head = noun.head
        if noun.dep_ == "pobj" and noun.lemma_.lower() in words.encounters and head.head.lemma_ in words.motion:
            return self.of(head.head)  # "will fly to Delhi for talks with"
        if noun.dep_ not in {"dobj", "nsubjpass"} or not is_verb(head):
            return ASSERTED
        lemma = head.lemma_.lower()
        if lemma in words.ceasing and child(noun, "poss") is not None:
            return ASSERTED  # "withdrew its complaint": it had complained
        if any(lemma in undone for undone in (words.implicative_negative, words.denying, words.prevent)):
            return NEGATED if noun.dep_ == "dobj" and lemma not in words.setting_against else ASSERTED
        if lemma in words.wanting:
            return POSSIBLE
        return self.of(head) if lemma in words.light_verbs or lemma in words.renewing else ASSERTED
