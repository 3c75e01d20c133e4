"""What is told of whom: in one report, as praise or blame, or only what somebody is."""

from __future__ import annotations

from dateline.extraction.coreference.binding import OBJECTS, SUBJECTS, governs
from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.lexicon import load_data
from dateline.extraction.tokens import Tokens
from dateline.records import Mention

_ACTIVE = SUBJECTS | OBJECTS | {"poss"}
_JUDGED = frozenset({"dobj", "nsubjpass"})


def is_reported(tokens: Tokens, quoted: dict[int, int], places: tuple[Mention, ...], pronoun: Mention) -> bool:
    """Says whether somebody is told of in the report that a pronoun stands in: "Reed said *Shaw* lost *his* case"."""
    if tokens.deps[pronoun.head] in SUBJECTS and tokens.deps[tokens.heads[pronoun.head]] == "ccomp":
        return False  # "Reed says she owed Shaw, and doubts *he* will pay": nearer reports come first
    heads = [m.head for m in places if quoted.get(m.head, -1) == quoted.get(pronoun.head, -1)]
    active = (h for h in heads if tokens.deps[h] in _ACTIVE or tokens.deps[tokens.heads[h]] == "agent")
    return any(_is_reported_with(tokens, head, pronoun.head) for head in active)


def _is_reported_with(tokens: Tokens, noun: int, token: int) -> bool:
    """Says whether two tokens stand in what one verb tells: "Reed said *Shaw* has sued and papers show *his* debts"."""
    while tokens.heads[token] != token:
        above = tokens.heads[token]
        if tokens.deps[token] == "ccomp" and any(
            tokens.deps[c] == "ccomp" and (c == noun or governs(tokens, c, noun)) for c in tokens.children[above]
        ):
            return True
        token = above
    return False


def is_judged(tokens: Tokens, noun: int, token: int) -> bool:
    """Says whether a token tells for what a noun is praised, blamed or fined: "praised Shaw for *his* speech"."""
    while tokens.deps[noun] == "appos":
        noun = tokens.heads[noun]
    verb = tokens.heads[noun]
    words = load_data("coreference/pronouns")["judging"]
    if tokens.deps[noun] not in _JUDGED or tokens.lemmas[verb] not in words["verbs"]:
        return False
    reasons = {*words["reasons"], *(words["times"] if tokens.deps[token] in SUBJECTS else ())}
    while tokens.heads[token] not in {token, verb}:
        token = tokens.heads[token]
    after = tokens.heads[token] == verb and token > max(noun, verb)
    return after and not reasons.isdisjoint({tokens.lower[token], tokens.lower[tokens.left[token]]})


def is_what_tells(tokens: Tokens, mention: Mention, pronoun: Mention) -> bool:
    """Says whether a text or a guess tells what a pronoun stands in: "Early *reports* suggested it was arson"."""
    verb = tokens.heads[mention.head]
    told = [c for c in tokens.children[verb] if tokens.deps[c] == "ccomp" and c > mention.head]
    if tokens.deps[mention.head] not in SUBJECTS or not told:
        return False
    below = next((c for c in tokens.children[verb] if c > mention.head and governs(tokens, c, pronoun.head)), -1)
    return below in told or tokens.deps[below] == "conj"


def only_describes(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether a noun only tells what somebody is, or is not: "he is no *thief*", "Shaw is *a fighter*"."""
    tokens = clusters.tokens
    alone = tokens.deps[mention.head] == "attr" and len(clusters.members[root]) == 1
    return alone and tokens.lower[mention.first] in {"a", "an", "no"}
