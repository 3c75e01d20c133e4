"""What an entity is called."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import possessor
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import demonyms
from dateline.language import Parsed
from dateline.records import Mention, MentionKind

_COMPLEMENTS = frozenset(
    {"dobj", "prep", "pobj", "agent", "prt", "acomp", "attr", "oprd", "advmod", "conj", "cc", "xcomp", "npadvmod"}
)
_WHEN = frozenset({"beginning", "starting", "following"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_REACH = 11  # tokens after a head; what completes a description in more words is seldom a name for it


def label_of(parsed: Parsed, clusters: Clusters, group: list[Mention]) -> str:
    """Returns the best name: the longest proper one, else the first description with what completes it."""
    names = [m for m in group if m.kind is MentionKind.NAME]
    if names:
        return _named(names)
    described = [m for m in group if m.kind is not MentionKind.PRONOUN]
    first = next((m for m in described if m.kind is MentionKind.NOMINAL), described[0])
    return _described(parsed, clusters, first) if first.kind is MentionKind.NOMINAL else first.name


def _named(names: list[Mention]) -> str:
    """Returns the longest proper name; else what a nation's adjective stands for, but for people of it."""
    proper = [m.name for m in names if m.name not in demonyms()]
    if proper:
        return max(proper, key=lambda name: (len(name.split()), len(name), name))
    return names[0].name if names[0].cls in {"Group", "Person"} else demonyms()[names[0].name][1]


def _described(parsed: Parsed, clusters: Clusters, mention: Mention) -> str:
    """Returns a description with whose it is and what completes it: "Ann Lee's mother", "path to citizenship"."""
    if mention.name in demonyms() and mention.cls == "Person":
        return f"the {mention.name}"  # "German" alone would be the country's word
    end = _end(clusters, mention, mention.head + _REACH)
    words = f"{mention.name} {_rest(parsed, clusters, mention, end)}".strip()
    owner = possessor(clusters, mention)
    whose = _short(clusters, owner) if owner >= 0 else ""
    return f"{possessive(whose)} {words}" if whose else words


def _rest(parsed: Parsed, clusters: Clusters, mention: Mention, end: int) -> str:
    """Returns what completes a description, with names for pronouns."""
    words: list[str] = []
    start = mention.last
    for i in (i for i in range(mention.last, end) if clusters.tokens.tags[i] in _PRONOUNS):
        words += [parsed.text(start, i) if i > start else "", _called(clusters, i)]
        start = i + 1
    words.append(parsed.text(start, end) if end > start else "")
    return " ".join(" ".join(words).split())


def _called(clusters: Clusters, pronoun: int) -> str:
    """Returns the name of whom a pronoun stands for, or nothing."""
    if pronoun not in clusters.by_head:
        return ""
    name = _short(clusters, clusters.by_head[pronoun])
    return possessive(name) if name and clusters.tokens.tags[pronoun] == "PRP$" else name


def possessive(name: str) -> str:
    """Returns the possessive form of a name: "Ann Lee's", "the Springs'"."""
    return name if name.endswith("'s") else f"{name}'" if name.endswith("s") else f"{name}'s"


def _short(clusters: Clusters, mention: int) -> str:
    """Returns what a possessor is called without whose it is in turn; nothing for a pronoun that nobody resolved."""
    group = [clusters.mentions[m] for m in clusters.members[clusters.root(mention)]]
    names = [m for m in group if m.kind is MentionKind.NAME]
    if names:
        return _named(names)
    return next((m.name for m in group if m.kind is MentionKind.NOMINAL), "")


def _end(clusters: Clusters, mention: Mention, limit: int) -> int:
    """Returns where a description ends with what completes it: "owner of the mill", "people who sell cars"."""
    tokens, last = clusters.tokens, mention.last
    while last < len(tokens):
        clause = _clause_at(clusters, mention, last)
        if clause:
            reached = _clause_end(clusters, clause, limit)
        elif tokens.heads[last] == mention.head and tokens.lower[last] in words("completing"):
            reached = _phrase_end(clusters, last, limit)
        else:
            return last
        if reached <= last or _has_stranger(clusters, mention, last, reached):
            return last
        last = reached
    return last


def _clause_end(clusters: Clusters, clause: int, limit: int) -> int:
    """Returns where a clause ends that narrows a description, or 0 where it would be cut to nothing."""
    tokens = clusters.tokens
    reached = _reach(clusters, clause, limit) + 1
    whole = reached > tokens.right(clause)
    return reached if whole or (reached > clause + 1 and tokens.deps[clause] == "acl") else 0


def _phrase_end(clusters: Clusters, preposition: int, limit: int) -> int:
    """Returns where a phrase ends that completes a description, or 0 where it names nothing."""
    tokens = clusters.tokens
    target = next((c for c in tokens.children[preposition] if tokens.deps[c] == "pobj"), -1)
    other = clusters.mentions[clusters.by_head[target]] if target in clusters.by_head else None
    if other is None or tokens.left[target] != preposition + 1 or other.last > limit:
        return 0
    if tokens.lower[preposition] in words("placing") and family(other.cls) in {"Place", "GeopoliticalEntity"}:
        return 0
    joined = _joined_end(clusters, target, limit)
    if joined:
        return joined
    if tokens.lower[preposition] == "between":
        return 0  # between one thing and nothing
    return _end(clusters, other, limit) if other.kind is MentionKind.NOMINAL else other.last


def _joined_end(clusters: Clusters, target: int, limit: int) -> int:
    """Returns where the last of several things ends: "cars and trucks"; 0 for one thing."""
    tokens = clusters.tokens
    second = next((c for c in tokens.children[target] if tokens.deps[c] == "conj"), -1)
    if second < 0:
        return 0
    deeper = _joined_end(clusters, second, limit)
    other = clusters.mentions[clusters.by_head[second]] if second in clusters.by_head else None
    return deeper or (other.last if other is not None and other.last <= limit else 0)


def _clause_at(clusters: Clusters, mention: Mention, last: int) -> int:
    """Returns the verb of the clause that narrows a description at once ("areas *affected* by storms"), or 0."""
    tokens = clusters.tokens
    for child in tokens.children[mention.head]:
        if child >= last and tokens.deps[child] in {"acl", "relcl"} and tokens.left[child] == last:
            if tokens.pos[last] in {"SCONJ", "ADV"} or tokens.lower[child] in _WHEN:
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
        if tokens.deps[child] in {"prep", "agent", "cc"} and reached == child:
            break
        end = reached
    return end


def _has_stranger(clusters: Clusters, mention: Mention, first: int, last: int) -> bool:
    """Says whether a pronoun stands there of which nobody knows a name, or that means the described thing itself."""
    me = clusters.root(mention.index)
    pronouns = [i for i in range(first, last) if clusters.tokens.tags[i] in _PRONOUNS]
    known = [clusters.by_head[i] for i in pronouns if i in clusters.by_head]
    return len(known) < len(pronouns) or any(clusters.root(m) == me or not _short(clusters, m) for m in known)


def names_of(group: list[Mention]) -> tuple[str, ...]:
    """Returns all distinct names in text order, with and without title; descriptions only where there is no name."""
    names = [m for m in group if m.kind is MentionKind.NAME]
    found: dict[str, None] = {}
    for mention in names or group:
        if mention.kind is not MentionKind.PRONOUN:
            found[mention.name] = None
            if mention.title:
                found[f"{mention.title} {mention.name}"] = None
    return tuple(found)
