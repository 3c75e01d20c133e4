"""What a description would say something else without: its members, its condition, the other half of two phrases."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind


def whose_members(clusters: Clusters, mention: Mention, last: int) -> int:
    """Returns the first of the names behind a description of several: "the brewers *Ems*, Lund and Ulm"; else 0."""
    tokens = clusters.tokens
    if mention.number != "plural":
        return 0
    name = next((c for c in tokens.children[mention.head] if tokens.deps[c] == "appos" and c >= last), -1)
    known = clusters.mentions[clusters.by_head[name]] if name in clusters.by_head else None
    if known is None or known.kind is not MentionKind.NAME or known.first != last:
        return 0
    return name if any(tokens.deps[c] == "conj" for c in tokens.children[name]) else 0


def condition_end(tokens: Tokens, verb: int, limit: int) -> int:
    """Returns where a practice ends with whom it is for and on what condition, or 0 where that is too long.

    "a policy of not hiring *people who smoke unless they agree to quit*"
    """
    last = tokens.right(verb)
    clauses = [c for c in range(verb + 1, last + 1) if tokens.deps[c] in {"relcl", "advcl"}]
    apart = any(tokens.words[i] in {",", ";", "-", "–", "—"} for i in range(verb, last + 1))
    if not clauses or apart or last >= limit:
        return 0
    return last + 1


def aim_at(tokens: Tokens, mention: Mention, last: int) -> int:
    """Returns the infinitive that tells what a request is for, behind who made it, which the parser gave the verb."""
    start = _behind_brackets(tokens, last)
    if tokens.lower[start] != "to" or tokens.lemmas[mention.head] not in words("aimed"):
        return 0
    verb, above = tokens.heads[start], tokens.heads[mention.head]
    made = next((c for c in tokens.children[mention.head] if tokens.deps[c] == "acl" and c < last), -1)
    aims = tokens.deps[verb] in {"advcl", "xcomp"} and tokens.heads[verb] == above and tokens.tags[verb] == "VB"
    return verb if made >= 0 and aims and tokens.left[verb] == start and tokens.right(made) == start - 1 else 0


def _behind_brackets(tokens: Tokens, i: int) -> int:
    """Returns the place behind a short form in brackets, or the place itself."""
    return i + 3 if tokens.words[i] == "(" and tokens.words[i + 2 : i + 3] == [")"] and i + 3 < len(tokens) else i


def shared_end(tokens: Tokens, preposition: int, limit: int) -> int:
    """Returns the last token of what two phrases share: "contact with or donations to *rebels*"; else 0."""
    noun = tokens.heads[preposition]
    other = next((c for c in tokens.children[noun] if tokens.deps[c] == "conj" and c > preposition), -1)
    if other < 0 or tokens.deps[preposition + 1] != "cc" or tokens.left[other] != preposition + 2:
        return 0
    last = tokens.right(other)
    shares = any(tokens.deps[c] == "prep" and tokens.right(c) > c for c in tokens.children[other])
    return last if shares and last < limit else 0
