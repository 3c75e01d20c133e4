"""Words for what is no entity: objects, predicates and intentions, with what completes them."""

from __future__ import annotations

from dateline.extraction.facts.grammar import child, is_infinitive
from dateline.extraction.facts.words import fact_words
from dateline.language import Parsed
from dateline.language.tree import Token

_BRIEF = 3  # words of an object or intention that an action's name can bear
_ASIDE = 4  # words of an intention that an action's name can bear, after its "to"
_FULL = 8  # words of an intention or predicate that stands for itself
_MORE = 6  # words beyond, for an infinitive without which a noun says nothing: "the need to cut costs"
_NOT_BEFORE = frozenset({"preconj", "prep", "poss", "mark", "cc", "punct", "nsubj", "relcl", "aux", "cop"})
_AFTER = frozenset({"nummod", "compound", "quantmod", "flat", "case"})
_COMPLETING = frozenset({"prt", "dobj", "acomp", "prep", "pobj", "attr", "oprd", "npadvmod"})
_WAYS = frozenset({"lower", "higher", "up", "down"})  # how an amount is told: "to close 1.1% lower"


class Phrases:
    """Reads phrases of one parse.

    Arguments:
        parsed: the parse.
        timed: tokens of time expressions, which complete nothing.
    """

    def __init__(self, parsed: Parsed, timed: set[int]) -> None:
        self.parsed, self.timed = parsed, timed

    def plain(self, head: Token) -> str:
        """Returns the words of a phrase without its clauses and prepositional phrases."""
        first, last = self._bounds(head)
        return self.parsed.text(first, last + 1)

    def measured(self, head: Token) -> str:
        """Returns the words of a phrase with what an amount is of: "about six feet of snow", "years of delay"."""
        first, last = self._bounds(head)
        counts = head.lemma_.lower() in fact_words().full_measures or any(t.like_num for t in head.lefts)
        of = self._of(head, last) if counts else None
        return self.parsed.text(first, (last if of is None else self._end(of, of.i + _FULL)) + 1)

    @staticmethod
    def _of(head: Token, last: int) -> Token | None:
        """Returns the "of" right behind a phrase that tells what it is of."""
        return next((c for c in head.rights if c.lower_ == "of" and c.i == last + 1 and child(c, "pobj")), None)

    def last(self, head: Token) -> int:
        """Returns the last token of a phrase without its clauses and prepositional phrases."""
        return self._bounds(head)[1]

    def brief(self, head: Token) -> str:
        """Returns an object in few words, to stand inside an action: "goal" of "scored a goal from a penalty"."""
        words = self.plain(head).split()
        return " ".join(words if len(words) <= _BRIEF else [head.text])

    def predicate(self, value: Token) -> str:
        """Returns a predicate with what completes it: "down by 14 percent", "firm in his refusal", "unknown"."""
        first, last = self._bounds(value)
        measured = any(t.like_num for t in value.subtree)
        if value.pos_ in {"ADJ", "ADV"} or measured:
            last = max(last, self._end(value, value.i + _FULL))
            beside = (
                c for c in value.head.rights if c.dep_ in {"prep", "attr", "npadvmod"} and c.left_edge.i == last + 1
            )
            last = max([last, *(self._end(c, value.i + _FULL) for c in beside if value.pos_ == "ADV")])
            amounts = (c.left_edge.i for c in value.lefts if c.dep_ == "npadvmod" and c.i not in self.timed)
            first = min(first, *amounts, first)
        elif (of := self._of(value, last)) is not None:  # "the result of a strike"
            last = self._end(of, value.i + _FULL)
        return self.parsed.text(first, last + 1)

    def intention(self, verb: Token, *, brief: bool = False) -> str | None:
        """Returns what a verb's infinitive says: "to comment on the case" of "declined to comment on the case"."""
        for c in verb.children:
            if c.dep_ in {"xcomp", "ccomp"} and is_infinitive(c):
                to = next(t.i for t in c.children if t.dep_ == "aux" and t.lower_ == "to")
                return self.parsed.text(to, self._end(c, to + (_ASIDE if brief else _FULL)) + 1).replace('"', "")
        return None

    def clause(self, verb: Token) -> str:
        """Returns the words of a clause from its subject to what completes its verb."""
        first = min(t.left_edge.i for t in verb.lefts if t.dep_ not in {"mark", "punct", "cc", "advmod"})
        return " ".join(self.parsed.text(first, self._end(verb, verb.i + _FULL) + 1).replace('"', "").split())

    def _bounds(self, head: Token) -> tuple[int, int]:
        before = (c.left_edge.i for c in head.lefts if c.dep_ not in _NOT_BEFORE and c.pos_ != "DET")
        after = (c.i for c in head.rights if c.dep_ in _AFTER or (c.dep_ == "advmod" and c.i == head.i + 1))
        share = next((c for c in head.rights if c.lower_ == "per" and c.i == head.i + 1 and head.pos_ == "NUM"), None)
        whole = [share.i + 1] if share is not None and share.nbor(1).lower_ == "cent" else []  # "52 per cent"
        return min([head.i, *before]), max([head.i, *after, *whole, *_score(head)])

    def _end(self, head: Token, limit: int) -> int:
        """Returns the last token of a phrase with the complements that follow it at once, none cut in two."""
        end = head.i
        for c in head.rights:
            aims = c.dep_ == "acl" and is_infinitive(c) and c.right_edge.i <= limit + _MORE
            completes = aims or c.dep_ in _COMPLETING or (c.dep_ == "advmod" and c.lower_ in _WAYS)
            if not completes or c.left_edge.i != end + 1 or c.i > limit or c.i in self.timed:
                break
            reached = self._end(c, limit + _MORE if aims else limit)
            if c.dep_ == "prep" and reached == c.i:
                return _shared(c, limit) or end  # a preposition without its object, but for another's
            end = reached
        return end


def _score(head: Token) -> list[int]:
    """Returns the place of a score's second half: "30" of "61-30"."""
    dash, other = head.doc[head.i + 1 : head.i + 2], head.doc[head.i + 2 : head.i + 3]
    scored = head.tag_ == "CD" and dash.text in {"-", "–"} and other.text.isdigit() and other[0].head.i == head.i
    return [head.i + 2] if scored else []


def _shared(preposition: Token, limit: int) -> int:
    """Returns the last token of what two phrases share: "contact with or donations to *rebels*"; else 0."""
    link = preposition.nbor(1) if preposition.i + 2 < len(preposition.doc) else preposition
    other = child(preposition.head, "conj")
    if other is None or link.dep_ != "cc" or other.left_edge.i != link.i + 1 or other.i > limit:
        return 0
    ends = [c.right_edge.i for c in other.rights if c.dep_ == "prep" and c.right_edge.i > c.i]
    return ends[0] if ends else 0
