"""Whose player somebody is by what his side does with his help: "Orwell equalised through captain Ray Hill"."""

from __future__ import annotations

from dateline.extraction.facts.grammar import is_passive, is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.language.tree import Token
from dateline.records import Mention

_BY = frozenset({"through", "via"})
_WHEN = frozenset({"when", "as", "after"})


def side_of_scorer(reading: Reading, mention: Mention) -> Filler | None:
    """Returns the side that gains by whom a title names: "Pelham took the lead *when winger Tom Hale scored*"."""
    token = reading.parsed.doc[mention.head]
    verb = _brought_about(token)
    if verb is None or verb.lemma_ not in role_words().gaining or is_passive(verb):
        return None
    subjects = [reading.filler(t) for t in reading.frames.verb(verb).roles.get("subj", ())]
    sides = [f for f in subjects if f is not None and f.cls == "SportsTeam"]
    return sides[0] if len(sides) == 1 else None


def _brought_about(player: Token) -> Token | None:
    """Returns the verb of what a player brings about: with "through" before him, or a clause of his goal behind it."""
    above = player.head
    if player.dep_ == "pobj" and above.lower_ in _BY:
        return _verb_over(above.head)
    if player.dep_ != "nsubj" or above.dep_ not in {"advcl", "relcl"} or above.lemma_ not in role_words().netting:
        return None
    timed = any(c.dep_ in {"advmod", "mark"} and c.lower_ in _WHEN for c in above.lefts)
    return _verb_over(above.head) if timed and above.head.i < above.i else None


def _verb_over(node: Token) -> Token | None:
    """Returns the verb that something belongs to, be it by way of a time: "ten minutes *before the break* through"."""
    if node.dep_ == "pobj":
        node = node.head.head
    return node if is_verb(node) else None
