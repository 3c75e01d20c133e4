"""Where the parser hung a clause or a noun on the wrong word: what it belongs to all the same."""

from __future__ import annotations

from dateline.extraction.facts.grammar import is_infinitive, is_verb
from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.classes import is_person_noun
from dateline.language.tree import Token

_AGAINST = frozenset({"while", "whereas"})


def adds_to_clause(participle: Token, noun: Token) -> bool:
    """Says whether a participle behind a comma tells of the clause, not of a thing: "hit a bus, *killing* two"."""
    behind = participle.tag_ == "VBG" and participle.left_edge.i > noun.i and participle.left_edge.nbor(-1).text == ","
    thing = noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "pobj"} and not is_person_noun(noun.lemma_.lower())
    return behind and thing


def is_of_accused(participle: Token, noun: Token) -> bool:
    """Says whether a participle tells of who is in court: "appeared in court *charged* with fraud"."""
    words = fact_words()
    return participle.lemma_ in words.accusing and noun.dep_ == "pobj" and noun.lemma_.lower() in words.hearers


def main_after_comma(participle: Token, head: Token) -> Token | None:
    """Returns the clause that a participle behind a comma tells of, not the infinitive before it.

    "The court upheld an order to cut emissions, *rejecting* an appeal": the court rejected it. Nor is it of what only
    went on meanwhile: "The roof fell as fans were singing, *killing* nine".
    """
    if participle.left_edge.i <= head.i or participle.left_edge.nbor(-1).text != ",":
        return None
    if _goes_on_meanwhile(head):
        return head.head
    if (last := _last_of_two(participle, head)) is not None:
        return last
    if not is_infinitive(head):
        return None
    node, narrowed = head, False
    while node.dep_ in {"xcomp", "acl", "dobj", "pobj", "prep"} and node.head.i != node.i:
        narrowed = narrowed or node.dep_ == "acl"
        node = node.head
        if is_verb(node) and node.tag_ in {"VBD", "VBZ", "VBP"}:
            return node if narrowed else None
    return None


def _goes_on_meanwhile(clause: Token) -> bool:
    """Says whether a clause tells what was going on when something happened: "as worshippers were leaving"."""
    meanwhile = clause.dep_ == "advcl" and clause.tag_ == "VBG" and is_verb(clause.head)
    marked = any(c.dep_ == "mark" and c.lower_ in {"as", "while"} for c in clause.lefts)
    return meanwhile and marked and any(c.dep_ == "aux" and c.lemma_ == "be" for c in clause.lefts)


def _last_of_two(participle: Token, head: Token) -> Token | None:
    """Returns the second of two clauses, where a participle right behind it is read as of the first.

    "Rain closed one road and a tree blocked the other, *killing* two": the tree killed them.
    """
    comma = participle.left_edge.i - 1
    for node in (head, head.head):
        for c in node.rights:
            joined = c.dep_ == "conj" or _is_set_against(c)
            own = any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.lefts)
            if joined and own and c.i > head.i and c.right_edge.i == comma - 1 and is_verb(c):
                return c
    return None


def _is_set_against(clause: Token) -> bool:
    """Says whether a clause behind a comma is set against the one before: ", *while* France cut spending"."""
    marks = (m for m in clause.lefts if m.dep_ == "mark" and m.lower_ in _AGAINST)
    return any(m.i > 0 and m.nbor(-1).text == "," for m in marks)


def reported_clause(verb: Token, head: Token) -> Token:
    """Returns the reported clause that an adverbial belongs to: "It held nobody *unless paid for it*, CNN reported"."""
    if head.lemma_ not in fact_words().speech_verbs or verb.i > head.i:
        return head
    return next((c for c in head.lefts if c.dep_ == "ccomp" and c.i < verb.i), head)


def of_list(verb: Token, own: Token) -> list[Token]:
    """Returns the parts of a list of subjects that the parser broke; of two that are no list, the nearer one."""
    found = [own]
    for c in verb.lefts:
        if c.dep_ == own.dep_ and c.i > own.i:
            found = [*found, c] if is_listed(c, ",") else [c]  # "the claim *the man's relatives* have links"
    return found


def is_listed(noun: Token, *further: str) -> bool:
    """Says whether a noun goes on with a list: behind "and", "or" or one of the further words."""
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ in {"and", "or", *further}
