""" "It" that stands for nothing: "it is clear that", "it rained", "makes it hard to"."""

from __future__ import annotations

from dateline.extraction.coreference.binding import SUBJECTS
from dateline.extraction.lexicon import load_data
from dateline.extraction.tokens import Tokens

_CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "csubj"})


def is_empty(tokens: Tokens, pronoun: int) -> bool:
    """Says whether "it" only holds the place of a clause, of the weather or of a time."""
    words = load_data("coreference/pronouns")["empty"]
    if _is_before_adjective(tokens, pronoun, words["adjectives"]):
        return True
    verb = tokens.heads[pronoun]
    if tokens.deps[pronoun] not in SUBJECTS:
        return False
    lemma = tokens.lemmas[verb]
    after = [c for c in tokens.children[verb] if c > verb]
    if tokens.deps[pronoun] == "nsubjpass":  # "it was feared the dam would break", but "it was told the dam would"
        return lemma not in words["telling"] and any(tokens.deps[c] == "ccomp" for c in after)
    if lemma == "mean":  # "what it means to be old"
        return any(tokens.deps[c] == "xcomp" for c in after)
    if lemma == "take":
        return any(tokens.deps[c] in {"dobj", "npadvmod"} and tokens.lemmas[c] in words["durations"] for c in after)
    return lemma in words["verbs"] or (lemma == "be" and _is_of_clause(tokens, verb, after))


def _is_before_adjective(tokens: Tokens, pronoun: int, adjectives: list[str]) -> bool:
    """ "Makes *it* harder to win": an adjective follows at once, or after an adverb."""
    place = pronoun + 1
    if place < len(tokens) and tokens.pos[place] == "ADV":
        place += 1
    return place < len(tokens) and tokens.pos[place] == "ADJ" and tokens.lemmas[place] in adjectives


def _is_of_clause(tokens: Tokens, verb: int, after: list[int]) -> bool:
    words = load_data("coreference/pronouns")["empty"]
    if verb + 1 < len(tokens) and tokens.lower[verb + 1] in words["clausal"]:
        return True  # however it was parsed: "it is clear costs rose"
    if any(tokens.deps[c] == "attr" and tokens.lemmas[c] in words["occasions"] for c in after):
        return True  # "it is a sad day for the town"
    if any(tokens.deps[c] == "acomp" and _is_too(tokens, c) for c in after):
        return True  # "it is too early to tell"
    return any(
        tokens.deps[c] in _CLAUSES or (tokens.deps[c] == "acomp" and tokens.lower[c] in words["adjectives"])
        for c in after
    )


def _is_too(tokens: Tokens, adjective: int) -> bool:
    """Says whether an adjective of time or ease with "too" or "enough" takes an infinitive: "*too late* to go back"."""
    told = {tokens.lower[c] for c in tokens.children[adjective]} & {"too", "enough"}
    aims = any(tokens.pos[c] == "VERB" and tokens.tags[c] == "VB" for c in tokens.children[adjective])
    words = load_data("coreference/pronouns")["empty"]
    return bool(told) and aims and tokens.lower[adjective] in {"early", "late", "soon", *words["adjectives"]}
