"""Where a description ends with what completes it: "owner of the mill", "people who sell cars", "areas hit by rain"."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.narrowed import aim_at, condition_end, shared_end, whose_members
from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import family
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind

_COMPLEMENTS = frozenset(
    {"dobj", "prep", "pobj", "agent", "prt", "acomp", "attr", "oprd", "advmod", "conj", "cc", "xcomp", "npadvmod"}
)
_WHEN = frozenset({"beginning", "starting", "following"})
_REACH = 14  # tokens after a head; what completes a description in more words is seldom a name for it
_LISTED = 6  # tokens more, for a list that would say something else if it were cut
_END = 3  # tokens more, with which a clause is whole
_WHOLE = 12  # tokens more, for the condition of a policy, which is another one without it
_QUOTED = 8  # tokens between quotation marks that may be a title or a term
_OPENING = frozenset('"“‘«')
_CLOSING = frozenset('"”’»')
PRONOUNS = frozenset({"PRP", "PRP$"})


def described_end(clusters: Clusters, mention: Mention) -> int:
    """Returns where a description ends with what completes it, and the quotation mark that closes it."""
    words, last = clusters.tokens.words, _end(clusters, mention, mention.head + _REACH)
    quoted = sum(word in _OPENING | _CLOSING for word in words[mention.first : last]) % 2
    return last + (bool(quoted) and last < len(words) and words[last] in _CLOSING)


def _end(clusters: Clusters, mention: Mention, limit: int) -> int:
    tokens, last = clusters.tokens, mention.last
    while last < len(tokens):
        reached = _next_end(clusters, mention, last, limit)
        if reached <= last or _has_stranger(clusters, mention, last, reached):
            return last
        last = reached
    return last


def _next_end(clusters: Clusters, mention: Mention, last: int, limit: int) -> int:
    """Returns where the piece ends that completes a description next, or 0."""
    tokens = clusters.tokens
    anchors = {mention.head, mention.last - 1}  # "number of *adults*" goes on as adults do
    clause = _clause_at(clusters, mention, anchors, last)
    if clause:
        return _clause_end(clusters, clause, limit)
    if tokens.words[last] in _OPENING:
        return _quoted_end(tokens, range(mention.first, last), last)
    inner = mention.last - 1
    if members := whose_members(clusters, mention, last):
        return _joined_end(clusters, members, limit)
    if aim := aim_at(tokens, mention, last):
        return _clause_end(clusters, aim, limit)
    if tokens.words[last] == "," and inner != mention.head and mention.number == "plural" and _is_list(tokens, inner):
        return _joined_end(clusters, inner, limit + _LISTED)
    both = tokens.heads[last] == inner and tokens.deps[last] == "cc"
    if both and (inner != mention.head or _counts_both(clusters, mention)):
        return _joined_end(clusters, inner, limit)
    matter = tokens.lower[last] in words("matter") and tokens.deps[mention.head] == "dobj"
    if matter and tokens.heads[last] == tokens.heads[mention.head]:
        return _phrase_end(clusters, last, limit)  # "issued a report regarding the fire", taken for the verb's
    if tokens.heads[last] in anchors and tokens.lower[last] in words("completing"):
        return _phrase_end(clusters, last, limit)
    return 0


def _is_list(tokens: Tokens, first: int) -> bool:
    """Says whether a word begins a list that ends with "and": "Oslo, Bergen and Lund"."""
    second = next((c for c in tokens.children[first] if tokens.deps[c] == "conj"), -1)
    if second < 0 or any(tokens.deps[c] == "cc" for c in tokens.children[first]):
        return second >= 0
    return tokens.words[first + 1] == "," and _is_list(tokens, second)


def _counts_both(clusters: Clusters, mention: Mention) -> bool:
    """Says whether one number counts two kinds: "*300* nurses and porters", not "300 men and five boats"."""
    tokens = clusters.tokens
    second = next((c for c in tokens.children[mention.head] if tokens.deps[c] == "conj"), -1)
    counted = any(tokens.deps[c] == "nummod" and c < mention.head for c in tokens.children[mention.head])
    bare = second >= 0 and tokens.left[second] == second and tokens.words[second].islower()
    return counted and bare and tokens.right(second) == second


def _quoted_end(tokens: Tokens, before: range, opening: int) -> int:
    """Returns where a title or a term in quotation marks ends behind its noun: 'the term "safe city"'; else 0."""
    for closing in range(opening + 2, min(opening + 2 + _QUOTED, len(tokens))):
        if tokens.words[closing] in _CLOSING:
            outside = {tokens.heads[i] for i in range(opening + 1, closing)} - set(range(opening, closing + 1))
            return closing + 1 if outside and outside <= set(before) else 0
    return 0


def _clause_end(clusters: Clusters, clause: int, limit: int) -> int:
    """Returns where a clause ends that narrows a description, or 0 where it would be cut to nothing."""
    tokens = clusters.tokens
    limit = max(limit, tokens.right(clause)) if tokens.right(clause) < limit + _END else limit
    reached = _reach(clusters, clause, limit) + 1
    whole = reached > tokens.right(clause)
    return reached if whole or (reached > clause + 1 and tokens.deps[clause] in {"acl", "pcomp"}) else 0


def _phrase_end(clusters: Clusters, preposition: int, limit: int) -> int:
    """Returns where a phrase ends that completes a description, or 0 where it names nothing."""
    tokens = clusters.tokens
    target = next((c for c in tokens.children[preposition] if tokens.deps[c] == "pobj"), -1)
    if target < 0 and tokens.lower[preposition] == "of":
        return _doing_end(clusters, preposition, limit) or _last_shared(tokens, preposition, limit)
    if target < 0:
        return _last_shared(tokens, preposition, limit)
    other = clusters.mentions[clusters.by_head[target]] if target in clusters.by_head else None
    if other is None:
        return _time_end(tokens, preposition, target)
    if other is None or tokens.left[target] != preposition + 1 or other.last > limit:
        return 0
    if tokens.lower[preposition] in words("placing") and _is_told_apart(clusters, preposition, other):
        return 0
    joined = _joined_end(clusters, target, limit)
    if joined:
        return joined
    if tokens.lower[preposition] == "between":
        return 0  # between one thing and nothing
    return _end(clusters, other, limit) if other.kind is MentionKind.NOMINAL else other.last


def _doing_end(clusters: Clusters, preposition: int, limit: int) -> int:
    """Returns where a phrase ends that says what a practice is: "policy of *jailing smugglers*"; else 0."""
    tokens = clusters.tokens
    verb = next((c for c in tokens.children[preposition] if tokens.deps[c] == "pcomp"), -1)
    if verb < 0 or tokens.tags[verb] != "VBG" or tokens.left[verb] != preposition + 1:
        return 0
    before = (tokens.deps[i] in {"neg", "advmod"} for i in range(preposition + 1, verb))
    end = _clause_end(clusters, verb, limit) if all(before) else 0
    return max(end, condition_end(tokens, verb, limit + _WHOLE)) if end else 0


def _last_shared(tokens: Tokens, preposition: int, limit: int) -> int:
    last = shared_end(tokens, preposition, limit)
    return last + 1 if last else 0


def _time_end(tokens: Tokens, preposition: int, target: int) -> int:
    """Returns where a phrase ends that tells a thing by its time: "the last race *of the day*"; else 0."""
    near = tokens.left[target] == preposition + 1 and target - preposition <= 2 and tokens.right(target) == target
    plain = tokens.tags[target] == "NN" and tokens.lower[preposition] == "of"
    return target + 1 if near and plain and tokens.lemmas[target] in words("spans") else 0


def _is_told_apart(clusters: Clusters, preposition: int, place: Mention) -> bool:
    """Says whether where something is, is told as a fact of its own: a named place, not "mayors *in some towns*"."""
    if family(place.cls) not in {"Place", "GeopoliticalEntity"}:
        return False
    tokens = clusters.tokens
    people = tokens.tags[tokens.heads[preposition]] == "NNS" and tokens.deps[preposition] == "prep"
    several = place.kind is MentionKind.NOMINAL and place.number == "plural" and tokens.tags[place.head] == "NNS"
    return not (people and several and not clusters.named(clusters.root(place.index)))


def _joined_end(clusters: Clusters, target: int, limit: int) -> int:
    """Returns where the last of several things ends: "cars and trucks"; 0 for one thing."""
    tokens = clusters.tokens
    for second in (c for c in reversed(tokens.children[target]) if tokens.deps[c] == "conj"):
        if deeper := _joined_end(clusters, second, limit):
            return deeper
        other = clusters.mentions[clusters.by_head[second]] if second in clusters.by_head else None
        if other is not None and other.last <= limit:
            return _end(clusters, other, limit) if other.kind is MentionKind.NOMINAL else other.last
    return 0


def _clause_at(clusters: Clusters, mention: Mention, anchors: set[int], last: int) -> int:
    """Returns the verb of the clause that narrows a description at once ("areas *affected* by storms"), or 0."""
    tokens = clusters.tokens
    for child in (c for anchor in sorted(anchors) for c in tokens.children[anchor]):
        if child >= last and tokens.deps[child] in {"acl", "relcl"} and tokens.left[child] == last:
            if (tokens.pos[last] in {"SCONJ", "ADV"} and tokens.lower[last] != "that") or tokens.lower[child] in _WHEN:
                return 0
            people = mention.cls in {"Person", "Group"}
            return child if people or tokens.lower[last] != "who" else 0
    return 0


def _reach(clusters: Clusters, i: int, limit: int) -> int:
    """Returns the last token of a clause with the complements that follow its verb at once, none cut in two."""
    tokens, end = clusters.tokens, i
    for child in (c for c in tokens.children[i] if c > i):
        if tokens.left[child] != end + 1 or child >= limit or tokens.deps[child] not in _COMPLEMENTS:
            break
        reached = _reach(clusters, child, limit)
        if tokens.lower[child] == "between":  # one thing alone is between nothing
            reached = tokens.right(child) if tokens.right(child) < limit else child
        if tokens.deps[child] == "prep" and reached == child and (both := shared_end(tokens, child, limit)):
            return both
        if tokens.deps[child] in {"prep", "agent", "cc"} and reached == child:
            break
        end = reached
    return end


def _has_stranger(clusters: Clusters, mention: Mention, first: int, last: int) -> bool:
    """Says whether a pronoun stands there of which nobody knows a name, or that means the described thing itself."""
    me = clusters.root(mention.index)
    pronouns = [i for i in range(first, last) if clusters.tokens.tags[i] in PRONOUNS]
    known = [clusters.by_head[i] for i in pronouns if i in clusters.by_head]
    return len(known) < len(pronouns) or any(clusters.root(m) == me or not _is_called(clusters, m) for m in known)


def _is_called(clusters: Clusters, mention: int) -> bool:
    """Says whether the article calls somebody anything but a pronoun or "those"."""
    members = (clusters.mentions[m] for m in clusters.members[clusters.root(mention)])
    told = (m for m in members if m.kind in {MentionKind.NAME, MentionKind.NOMINAL})
    return any(m.name.lower() not in word_set("mentions/open", "pointing") for m in told)
