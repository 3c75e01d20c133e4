"""Clauses that tell no action of their own: a condition, an open question, an aim, a bare time."""

from __future__ import annotations

from dateline.extraction.facts.embedding import is_presupposed
from dateline.extraction.facts.grammar import child, governor, is_infinitive, is_verb
from dateline.extraction.facts.negation import is_negated
from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Factuality

_BESIDE = frozenset({"while", "as"})  # what goes on beside something is told for itself
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_ASKED = frozenset({"dobj", "pobj", "attr", "dative", "oprd"})
_PICKING = frozenset({"any", "only", "whatever", "whichever"})
_COMPLETING = frozenset({"dobj", "prep", "agent", "attr", "acomp", "oprd", "xcomp", "ccomp", "npadvmod"})


def is_background(reading: Reading, verb: Token) -> bool:
    """Says whether a verb only tells under which condition, or what is asked ("if it closes", "whom they hired")."""
    top = _top(verb)
    if _is_told_by_its_verb(reading, top) or _is_of_aside(verb) or _is_of_undone(reading, top):
        return True
    if _is_formula(verb) or _is_of_nothing(top) or _only_picks_out(top):
        return True
    if top.dep_ in {"advcl", "acl"} and is_infinitive(top):
        return reading.factuality.of(top) is Factuality.POSSIBLE  # what somebody does is told, not what for
    if top.dep_ not in {"advcl", "ccomp", "pcomp"}:
        return False
    marks = {c.lower_ for c in top.lefts if c.dep_ in {"mark", "advmod", "prep"}}
    if marks & fact_words().conditional_marks or _is_open_question(top):
        return True
    if top.dep_ != "advcl":
        return False
    if reading.factuality.is_conditional(top):
        return True
    timed = marks & fact_words().temporal_marks and not marks & _BESIDE
    if (timed or "so" in marks) and reading.factuality.of(top) is Factuality.POSSIBLE:
        return True  # "until a court decides", "so that readers can decide"
    if "when" in marks and _is_present(top):
        return True  # "when a nurse falls ill, ...": whenever one does
    return bool(timed) and top.i == verb.i and _says_only_when(verb)


def _top(verb: Token) -> Token:
    """Returns the verb that heads the clause in which a verb is coordinated or completes another."""
    node = verb
    while node.dep_ in {"conj", "xcomp"} and (is_verb(node.head) or (node.dep_ == "xcomp" and node.head.pos_ == "ADJ")):
        node = node.head if is_verb(node.head) else node.head.head
    return node


def _is_told_by_its_verb(reading: Reading, clause: Token) -> bool:
    """Says whether the verb above tells all there is: "told of *seeing* him leave", "does not ask her *to quit*"."""
    words, over = fact_words(), governor(clause.head)
    seen = clause.dep_ == "pcomp" and clause.lemma_ in words.perceiving
    return (seen and is_verb(over) and over.lemma_.lower() in words.recounting) or _is_not_bidden(reading, clause)


def is_condition(reading: Reading, verb: Token) -> bool:
    """Says whether a clause tells under which condition something else holds: "if the firm agrees to *pay*"."""
    top = _top(verb)
    return top.dep_ == "advcl" and reading.factuality.is_conditional(top)


def tells_no_fact(reading: Reading, verb: Token) -> bool:
    """Says whether a clause is only part of what another says, so that alone it is neither true nor planned."""
    top = _top(verb)
    if _is_not_bidden(reading, verb) or _is_of_degree(top) or _is_of_ended(top) or _only_names_kind(top):
        return True
    if _asks_openly(top):
        return True
    return _is_ruled_out(top) or _is_objected_to(top) or _is_open_question(top) or _is_of_any(reading, top)


def _asks_openly(clause: Token) -> bool:
    """Says whether a sentence asks for what it leaves open: "*Where* do the talks go?", not "Why did he leave?"."""
    if clause.dep_ != "ROOT" or not any(c.text == "?" for c in clause.children):
        return False
    first = clause.left_edge.i
    while clause.doc[first].is_punct and first < clause.i:
        first += 1
    word = clause.doc[first]
    return word.tag_ in {"WRB", "WP", "WDT"} and word.lower_ != "why" and word.head.i == clause.i


def _is_of_degree(clause: Token) -> bool:
    """Says whether a clause tells how far or in what way, of which more is said: "the depths *to which it sank*"."""
    while clause.dep_ == "advcl" and is_infinitive(clause) and is_verb(clause.head):
        clause = _top(clause.head)
    asked = any(c.dep_ == "prep" and any(g.tag_ == "WDT" for g in c.children) for c in clause.lefts)
    return clause.dep_ == "relcl" and asked and clause.head.lemma_.lower() in fact_words().degrees


def _is_of_ended(clause: Token) -> bool:
    """Says whether a clause is what a rule says that is done away with: "dropped a requirement *that he sign*"."""
    if clause.dep_ not in {"acl", "relcl"} or not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts):
        return False
    return clause.head.dep_ in {"dobj", "nsubjpass"} and clause.head.head.lemma_ in fact_words().ending


def _only_names_kind(clause: Token) -> bool:
    """Says whether a clause tells of what kind of people is spoken: "people *who sell cars*", whoever they are."""
    noun = clause.head
    if clause.dep_ != "relcl" or noun.lemma_.lower() not in fact_words().anybody or not _is_present(clause):
        return False
    apart = clause.left_edge.i and clause.left_edge.nbor(-1).text == ","
    return not apart and child(noun, "det", "poss", "nummod", "amod") is None


def _is_ruled_out(gerund: Token) -> bool:
    """Says whether a gerund is what a rule forbids, done or not: "was banned *from selling* cars"."""
    if gerund.dep_ != "pcomp" or gerund.head.lower_ != "from":
        return False
    return governor(gerund.head).lemma_.lower() in fact_words().forbidding


def _is_objected_to(gerund: Token) -> bool:
    """Says whether a gerund is what somebody will not have said or done of him: "objects *to being called* rich"."""
    if gerund.dep_ == "pcomp" and gerund.head.lower_ == "to":
        return governor(gerund.head).lemma_.lower() == "object"
    against = gerund.dep_ in {"xcomp", "ccomp"} and gerund.tag_ == "VBN" and child(gerund, "auxpass") is not None
    return against and gerund.head.lemma_.lower() in fact_words().setting_against


def _is_of_any(reading: Reading, participle: Token) -> bool:
    """Says whether a participle tells which kind an order or a wish is about: "should free men *held by police*".

    Where it says when, or by whom of those the reader knows, those men are known too.
    """
    noun = participle.head
    if participle.dep_ != "acl" or is_infinitive(participle) or noun.tag_ != "NNS" or noun.dep_ not in {"dobj", "pobj"}:
        return False
    if child(noun, "det", "poss", "nummod") is not None or any(t.i in reading.timed for t in participle.subtree):
        return False
    over = governor(noun.head) if noun.dep_ == "pobj" else noun.head
    if not is_verb(over) or reading.factuality.of(over) is not Factuality.POSSIBLE:
        return False
    return not any(t.i in reading.named or t.tag_ == "PRP$" or t.lower_ in _KNOWN for t in participle.subtree)


def _is_not_bidden(reading: Reading, clause: Token) -> bool:
    """Says whether somebody is only not asked, or not let, to do something: "does not ask her *to quit*"."""
    above = clause.head
    if not is_infinitive(clause) or not is_verb(above) or clause.dep_ not in {"xcomp", "ccomp"}:
        return False
    present = above.tag_ in {"VB", "VBG"} and not any(c.lower_ == "did" for c in above.lefts)
    if not present or above.lemma_.lower() not in fact_words().bidding or not is_negated(above):
        return False
    return reading.frames.subjects(clause) != reading.frames.subjects(above)


def _is_of_aside(infinitive: Token) -> bool:
    """Says whether an infinitive fills an adjective without a verb: "While reluctant *to say*, he left"."""
    adjective = infinitive.head
    return infinitive.dep_ == "xcomp" and adjective.pos_ == "ADJ" and adjective.dep_ in {"advcl", "amod", "acl"}


def _is_of_undone(reading: Reading, clause: Token) -> bool:
    """Says whether a clause tells what might have been: "instead of a bed, where he *could rest*"."""
    if clause.dep_ != "relcl" or reading.factuality.of(clause) is not Factuality.POSSIBLE:
        return False
    above = governor(clause.head.head) if clause.head.dep_ == "pobj" else clause.head.head
    gerund = is_verb(above) and above.dep_ == "pcomp" and above.i < clause.i
    return gerund and reading.factuality.of(above) is Factuality.NEGATED


def _is_open_question(clause: Token) -> bool:
    """Says whether a clause asks for what it leaves open: "whom they hired", "how many stay", not "why he left"."""
    first = clause.left_edge
    if clause.dep_ not in {"ccomp", "pcomp"} or first.tag_ not in {"WP", "WDT", "WP$", "WRB"}:
        return False
    if first.tag_ == "WRB" and first.head.i == clause.i:
        return first.lower_ in {"how", "where"} and not is_presupposed(clause)
    return first.dep_ in _ASKED or first.head.i != clause.i


def _is_formula(verb: Token) -> bool:
    """Says whether a clause only says that there is no more to say: "no further details were available"."""
    own = child(verb, "nsubj", "nsubjpass")
    return own is not None and own.lemma_ in fact_words().formulaic and any(c.lower_ == "no" for c in own.lefts)


def _is_of_nothing(infinitive: Token) -> bool:
    """Says whether an infinitive fills a word that is nothing without it: "has something *to show*"."""
    empty = infinitive.dep_ in {"acl", "relcl"} and infinitive.head.pos_ == "PRON"
    return empty and is_infinitive(infinitive)


def _only_picks_out(clause: Token) -> bool:
    """Says whether a relative clause tells which ones are meant: "taxes *only* firms that earn more"."""
    noun = clause.head
    before = noun.left_edge.nbor(-1).lower_ if noun.left_edge.i else ""
    return clause.dep_ == "relcl" and (before == "only" or any(c.lower_ in _PICKING for c in noun.lefts))


def _is_present(clause: Token) -> bool:
    """Says whether the finite verb of a clause is in the present: "falls", "has fallen"."""
    return any(t.tag_ in {"VBZ", "VBP"} for t in (clause, *(c for c in clause.lefts if c.dep_ in {"aux", "auxpass"})))


def _says_only_when(verb: Token) -> bool:
    """Says whether a clause of time tells nothing else: "before he arrived", "when she was six"."""
    completed = [c for c in verb.children if c.dep_ in _COMPLETING]
    if verb.lemma_ == "be":
        return len(completed) == 1 and completed[0].pos_ in {"NUM", "ADJ"} and not any(completed[0].rights)
    return verb.lemma_ in fact_words().motion and not completed and child(verb, "prt") is None
