"""What a bare noun for a deed takes up: "the rejection" of those who "rejected the bill" in a sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extraction.coreference.binding import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.lexicon import load_data
from dateline.records import Mention, MentionKind

_REACH = 5  # sentences back at which a deed may have been told of
_LEAD = 2  # ... and the sentences that tell what the whole article is about
_APART = 1  # sentences by which the last deed must be nearer than another one of its kind
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_COMPLETING = frozenset({"prep", "relcl", "acl", "appos", "conj"})
_BY_SUBJECT = frozenset({"whose", "said"})
_BY_BOTH = frozenset({"over", "between"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_LONG = 9  # tokens of a clause that is no name for a deed any more


_Way = tuple[str, str, tuple[str, ...]]  # how a noun goes on, its verb, and what stands after the verb


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed told by a verb, and how a noun for it goes on: by a preposition, or by ``whose`` it is.

    ``doer`` and ``target`` are mentions, -1 for none; ``clause`` are the tokens of what somebody decided to do.
    """

    form: str
    doer: int
    target: int
    clause: tuple[int, int] = (0, 0)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[_Way, ...]]:
    """The verbs of each noun: how it goes on, the verb's lemma and the particles or the preposition after it."""
    found: dict[str, list[_Way]] = {}
    for form, nouns in load_data("coreference/deeds")["nouns"].items():
        for noun, verbs in nouns.items():
            for verb, *after in (phrase.split() for phrase in verbs):
                found.setdefault(noun, []).append((form, verb, tuple(after)))
    return {noun: tuple(verbs) for noun, verbs in found.items()}


def put_under(clusters: Clusters, mention: Mention) -> Deed | None:
    """Returns the deed that a noun told of first in "placed her under house arrest", "put him on trial"."""
    tokens, state = clusters.tokens, load_data("coreference/deeds")["state"]
    preposition = tokens.heads[mention.head]
    verb = tokens.heads[preposition]
    of_state = tokens.lemmas[mention.head] in state["nouns"] and tokens.lower[preposition] in state["prepositions"]
    if not of_state or tokens.deps[mention.head] != "pobj" or mention.first <= preposition:
        return None
    if any(tokens.lower[i] in words("definite") for i in range(mention.first, mention.head)):
        return None
    target = doer(clusters, verb) if tokens.lemmas[verb] in {"be", "go"} else -1
    target = _target(clusters, verb, -1) if tokens.lemmas[verb] in state["verbs"] else target
    return Deed("of", -1, target) if target >= 0 else None


def taken_up(clusters: Clusters, mention: Mention) -> Deed | None:
    """Returns the deed that a bare definite noun takes up, where the sentences before tell of only one."""
    tokens, head = clusters.tokens, mention.head
    if mention.last - mention.first != 2 or tokens.lower[mention.first] not in _POINTING or mention.last != head + 1:
        return None
    if any(c > head and tokens.deps[c] in _COMPLETING for c in tokens.children[head]):
        return None
    here, found = clusters.sentence(mention.index), _of_noun(clusters, mention)
    if not found:
        return None
    verb, deed = max(found, key=lambda pair: pair[0])
    nearest = tokens.sentence[verb]
    rivals = (tokens.sentence[v] for v, other in found if not _is_one(clusters, deed, other))
    if any(nearest - rival <= _APART or here - nearest > _APART for rival in rivals):
        return None
    ends = (clusters.mentions[m] for m in (deed.doer, deed.target) if m >= 0)
    return None if any(tokens.lower[m.first] in words("nobody") for m in ends) else deed


def _is_one(clusters: Clusters, deed: Deed, other: Deed) -> bool:
    """Says whether two tellings may be of one deed: done to the same, or by the same where it is done to nobody."""
    one, two = (d.doer if d.form in _BY_SUBJECT else d.target for d in (deed, other))
    if one < 0 or two < 0:
        return deed.clause == other.clause
    return clusters.root(one) == clusters.root(two)


def last_of(clusters: Clusters, noun: str, before: Mention) -> Deed | None:
    """Returns the last deed of a noun's kind of which the article tells before a mention: who played "the match"."""
    found = [pair for pair in _told(clusters, before, _verbs().get(noun, ())) if _is_called(clusters, pair[1])]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _of_noun(clusters: Clusters, mention: Mention) -> list[tuple[int, Deed]]:
    """The deeds of a noun's kind near before it, or in the lead, with their verbs."""
    tokens = clusters.tokens
    noun, several = tokens.lower[mention.head], mention.number == "plural"
    known = _verbs().get(noun, ()) or _verbs().get(tokens.lemmas[mention.head], ())
    if several and noun not in _verbs():
        known = tuple(way for way in known if way[0] == "said")
    earliest = tokens.sentence[mention.first] - _REACH
    told = [(v, deed) for v, deed in _told(clusters, mention, known) if _is_called(clusters, deed)]
    return [(v, deed) for v, deed in told if tokens.sentence[v] <= _LEAD or tokens.sentence[v] >= earliest]


def _told(clusters: Clusters, before: Mention, known: tuple[_Way, ...]) -> Iterator[tuple[int, Deed]]:
    """Yields the deeds that verbs tell before a mention, with the verbs."""
    for form, lemma, after in known:
        for verb in clusters.verbs(lemma):
            deed = _deed(clusters, form, verb, after) if verb < before.first else None
            if deed is not None:
                yield verb, deed


def _is_called(clusters: Clusters, deed: Deed) -> bool:
    """Says whether something but a pronoun calls those of whom a deed is told: "voted against *it*" says little."""
    ends = (clusters.members[clusters.root(m)] for m in (deed.doer, deed.target) if m >= 0)
    return all(any(clusters.mentions[m].kind is not MentionKind.PRONOUN for m in group) for group in ends)


def _deed(clusters: Clusters, form: str, verb: int, after: tuple[str, ...]) -> Deed | None:
    tokens, last = clusters.tokens, verb
    if any(tokens.deps[c] == "neg" for c in tokens.children[verb]):
        return None
    for word in after:
        near = [c for c in tokens.children[last] if c > verb and tokens.lower[c] == word]
        near = near or [c for c in tokens.children[verb] if c > verb and tokens.lower[c] == word]
        if not near:
            return None
        last = near[0]
    if form == "infinitive":
        clause = _clause(clusters, verb)
        return Deed(form, doer(clusters, verb), -1, clause) if clause else None
    passive = any(tokens.deps[c] in {"nsubjpass", "auxpass"} for c in tokens.children[verb])
    by = -1 if passive and form not in _BY_BOTH else doer(clusters, verb)
    target = _target(clusters, verb, last if after and tokens.deps[last] == "prep" else -1)
    needed = (by,) if form in _BY_SUBJECT else (by, target) if form in _BY_BOTH else (target,)
    if min(needed) < 0 or (form in _BY_BOTH and clusters.root(by) == clusters.root(target)):
        return None
    return Deed(form, by, target)


def doer(clusters: Clusters, verb: int) -> int:
    """Returns the mention of a verb's subject, or of its agent; -1 for none."""
    tokens = clusters.tokens
    agent = next((c for c in tokens.children[verb] if tokens.deps[c] == "agent"), -1)
    if agent >= 0:
        return next((clusters.by_head.get(c, -1) for c in tokens.children[agent] if tokens.deps[c] == "pobj"), -1)
    while True:
        subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS and c < verb), -1)
        if subject >= 0 or tokens.deps[verb] not in {"conj", "xcomp"}:
            return clusters.by_head.get(subject, -1)
        verb = tokens.heads[verb]


def _target(clusters: Clusters, verb: int, preposition: int) -> int:
    """The mention of what a deed is done to, behind a preposition or not; -1 for none."""
    tokens = clusters.tokens
    if preposition >= 0:
        return next((clusters.by_head.get(c, -1) for c in tokens.children[preposition] if tokens.deps[c] == "pobj"), -1)
    for c in tokens.children[verb]:
        if tokens.deps[c] in {"dobj", "nsubjpass"} and tokens.tags[c] not in {"WDT", "WP"}:
            return clusters.by_head.get(c, -1)
    described = tokens.deps[verb] == "acl" and tokens.tags[verb] == "VBN"  # "a man killed in May"
    return clusters.by_head.get(tokens.heads[verb], -1) if described else -1


def _clause(clusters: Clusters, verb: int) -> tuple[int, int] | None:
    """The tokens of the infinitive that says what was decided, if it is short and names all that it tells of."""
    tokens = clusters.tokens
    inner = next((c for c in tokens.children[verb] if tokens.deps[c] == "xcomp" and c > verb), -1)
    if inner < 0 or tokens.lower[tokens.left[inner]] != "to":
        return None
    start, end = tokens.left[inner], tokens.right(inner) + 1
    while end > start and tokens.pos[end - 1] == "PUNCT":
        end -= 1
    cut = next((i for i in range(start, end) if tokens.words[i] in {",", ";", ":", '"'}), end)
    if cut - inner < 2 or cut - start > _LONG or any(tokens.tags[i] in _PRONOUNS for i in range(start, cut)):
        return None
    return start, cut
