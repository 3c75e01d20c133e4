"""Definite descriptions: "the mayor", "the memo", "the company", "the protest"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.extraction.coreference.clusters import Clusters, confidence, words
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.classes import GEOPOLITICAL, compatible, family
from dateline.extraction.mentions.name import demonyms
from dateline.records import Mention, MentionKind

_CONTENT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB"})
_RULES = load_data("coreference/rules")


_FORMS = frozenset({"the", "a", "an", ",", ".", "and", "of", "said", "former", "by", "with", "to", "for", "'s", "in"})


@dataclass(slots=True)
class Index:
    """Described things so far: roots by the lemma of their heads, and named roots by class."""

    heads: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[tuple[str, ...], int] = field(default_factory=dict)
    named: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    groups: list[int] = field(default_factory=list)


def note(clusters: Clusters, index: Index, mention: Mention) -> None:
    """Files a mention under its head, phrase, class and role, for descriptions after it."""
    root = mention.index
    if mention.kind is MentionKind.PRONOUN:
        return
    if mention.kind is MentionKind.NAME:
        index.named[family(mention.cls)].append(root)
        if mention.title:
            index.roles[mention.title.split()[-1].strip(".,").lower()].append(root)
        index.heads[clusters.tokens.lower[mention.head]].append(root)
        return
    if mention.cls == "Group":
        index.groups.append(root)
    lemma = mention.name if mention.kind is MentionKind.EVENT else clusters.tokens.lemmas[mention.head]
    index.heads[lemma].append(root)
    if mention.kind is MentionKind.NOMINAL:
        index.phrases[_phrase(clusters, mention)] = root
        if clusters.named(clusters.root(root)) and mention.cls == "Person":
            index.roles[lemma].append(root)


def _phrase(clusters: Clusters, mention: Mention) -> tuple[str, ...]:
    tokens = clusters.tokens
    return tuple(tokens.lemmas[i] for i in range(_name_first(clusters, mention), mention.last))


def _name_first(clusters: Clusters, mention: Mention) -> int:
    """The token at which a described thing's name starts."""
    return max(mention.first, mention.last - len(_split(mention, clusters)))


def _split(mention: Mention, clusters: Clusters) -> list[str]:
    """The tokens of a mention's name, counted from its end."""
    size, text = 0, 0
    wanted = len(mention.name.replace(" ", ""))
    for i in range(mention.last - 1, mention.first - 1, -1):
        if text >= wanted:
            break
        text += len(clusters.tokens.words[i])
        size += 1
    return clusters.tokens.words[mention.last - size : mention.last]


def definiteness(clusters: Clusters, mention: Mention) -> str:
    """Returns ``definite``, ``possessed``, ``indefinite`` or ``bare``."""
    tokens = clusters.tokens
    if mention.first == mention.head:
        return "bare"
    if possessor(clusters, mention) >= 0:
        return "possessed"
    first = tokens.lower[mention.first]
    if first in words("definite"):
        return "definite"
    return "indefinite" if first in words("indefinite") else "bare"


def possessor(clusters: Clusters, mention: Mention) -> int:
    """Returns the mention that possesses a described thing ("Trump" in "Trump's order"), or -1."""
    tokens = clusters.tokens
    for child in tokens.children[mention.head]:
        if tokens.deps[child] == "poss":
            return clusters.by_head.get(child, -2) if child >= mention.first else -1
    return -1


def modifiers(clusters: Clusters, mention: Mention) -> frozenset[str]:
    """Returns the content words before a described thing's head, without its possessor."""
    tokens = clusters.tokens
    start = min(_name_first(clusters, mention), mention.head)
    owner = owner_of(clusters, mention)
    owned = clusters.mentions[owner] if owner >= 0 else None
    return frozenset(
        tokens.lemmas[i]
        for i in range(start, mention.head)
        if tokens.pos[i] in _CONTENT and not (owned and owned.first <= i < owned.last)
    )


def link_description(clusters: Clusters, index: Index, mention: Mention) -> None:
    """Joins a definite description to what it most likely takes up among what the index holds."""
    root = clusters.root(mention.index)
    if root < mention.index:
        return
    how = definiteness(clusters, mention)
    if clusters.tokens.deps[mention.head] in {"attr", "oprd"}:  # what something is said to be is not taken up
        return
    if how == "indefinite" or any(place == "that" for place, _ in _after(clusters, mention)):
        return
    if how == "bare":
        if _by_phrase(clusters, index, mention):
            return
        if mention.number == "plural" or not _title_like(clusters, mention):
            return
    if mention.cls == "Person" and mention.number == "singular" and _by_role(clusters, index, mention):
        return
    if _by_head(clusters, index, mention) or how != "definite":
        return
    if mention.cls == "Group" and mention.number == "plural" and _by_part(clusters, index, mention):
        return
    if not _by_kind(clusters, index, mention):
        _by_synonym(clusters, index, mention)


def _title_like(clusters: Clusters, mention: Mention) -> bool:
    """ "President", "Parliament": a capitalised head is a definite one."""
    return clusters.tokens.words[mention.head][0].isupper() and clusters.tokens.pos[mention.head] == "PROPN"


def _by_phrase(clusters: Clusters, index: Index, mention: Mention) -> bool:
    known = index.phrases.get(_phrase(clusters, mention))
    if known is None or mention.number != clusters.mentions[known].number:
        return False
    if definiteness(clusters, clusters.mentions[known]) in {"possessed", "indefinite"} and mention.number == "singular":
        return False
    if _after(clusters, mention) != _after(clusters, clusters.mentions[known]):
        return False
    return clusters.join(mention.index, known, "same_phrase")


def _by_role(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """ "The mayor" is the nearest person who has that title, if only one does or the body is the same."""
    lemma = clusters.tokens.lemmas[mention.head]
    recent: dict[int, int] = {}
    for known in index.roles.get(lemma, ()):
        root = clusters.root(known)
        if clusters.latest(root, mention.index) >= 0 and clusters.agree(root, clusters.root(mention.index)):
            recent[root] = clusters.latest(root, mention.index)
    bodies = {root: _body(clusters, root, lemma) for root in recent}
    own = modifiers(clusters, mention)
    fitting = [root for root in recent if not _contradict(own, bodies[root])]
    if not fitting:
        return False
    matching = [root for root in fitting if own and own & bodies[root]]
    choice = max(matching or fitting, key=lambda root: recent[root])
    sure = confidence("role") if len(fitting) == 1 or len(matching) == 1 else 0.55
    if len(fitting) > 1 and not matching and clusters.sentence(mention.index) - clusters.sentence(recent[choice]) > 2:
        return False
    return clusters.join(mention.index, recent[choice], "role", sure)


def _body(clusters: Clusters, root: int, lemma: str) -> frozenset[str]:
    """The words before a title and around a role: "boston" for "Boston Mayor Marty Walsh"."""
    tokens = clusters.tokens
    found: set[str] = set()
    for m in clusters.members[root]:
        mention = clusters.mentions[m]
        if mention.title:
            start = mention.first - len(mention.title.split())
            sentence = tokens.sentence[mention.first]
            found.update(
                tokens.lower[i] for i in range(max(0, start - 3), mention.first) if tokens.sentence[i] == sentence
            )
        elif mention.kind is MentionKind.NOMINAL and tokens.lemmas[mention.head] == lemma:
            found.update(modifiers(clusters, mention))
    return frozenset(found)


def _by_head(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """The same head noun, with nothing that contradicts."""
    lemma = clusters.tokens.lemmas[mention.head]
    here = clusters.sentence(mention.index)
    reach = _RULES["reach"]["vague"] if lemma in words("vague") else 10_000
    own = modifiers(clusters, mention)
    for known in reversed(index.heads.get(lemma, ())):
        if here - clusters.sentence(known) > reach:
            return False
        other = clusters.mentions[known]
        if other.kind is MentionKind.NAME:
            if (
                family(other.cls) == family(mention.cls)
                and other.cls != "Person"
                and not own
                and not _after(clusters, mention)
            ):
                return clusters.join(mention.index, known, "kind")
            continue
        if other.kind is not MentionKind.EVENT and other.number != mention.number:
            continue
        rule = "event" if other.kind is MentionKind.EVENT else "same_head"
        if _same_thing(clusters, mention, own, known) and clusters.join(mention.index, known, rule):
            return True
    return False


def _after(clusters: Clusters, mention: Mention) -> frozenset[tuple[str, str]]:
    """What follows a head and narrows it: (preposition, noun) pairs, ("that", "") for a clause."""
    tokens = clusters.tokens
    found: set[tuple[str, str]] = set()
    for child in tokens.children[mention.head]:
        if child < mention.head:
            continue
        if tokens.deps[child] == "prep":
            found.update(
                (tokens.lower[child], tokens.lemmas[c]) for c in tokens.children[child] if tokens.deps[c] == "pobj"
            )
        elif tokens.deps[child] in {"relcl", "acl"} and tokens.words[child - 1] != ",":
            found.add(("that", str(child)))
    return frozenset(found)


def _other_complement(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> bool:
    """Says whether two descriptions go on differently: "the cost of care" and "the cost of living"."""
    places = {place for place, _ in mine}
    return any((place, noun) not in mine for place, noun in theirs if place in places)


def _same_thing(clusters: Clusters, mention: Mention, own: frozenset[str], known: int) -> bool:
    root = clusters.root(known)
    owner = owner_of(clusters, mention)
    after = _after(clusters, mention)
    theirs: frozenset[str] = frozenset()
    owned = narrowed = False
    for m in clusters.members[root]:
        other = clusters.mentions[m]
        if other.kind is MentionKind.NOMINAL:
            theirs |= modifiers(clusters, other)
            other_owner = owner_of(clusters, other)
            owned |= other_owner != -1
            narrowed |= bool(_after(clusters, other))
            if not _one_owner(clusters, owner, other_owner) or _other_complement(after, _after(clusters, other)):
                return False
    if _contradict(own, theirs) or (owner != -1 and not owned and theirs):
        return False
    if _superlative(clusters, mention) and not own <= theirs:
        return False
    return own <= theirs or (not theirs and not owned and not narrowed) or bool(own & theirs)


def _superlative(clusters: Clusters, mention: Mention) -> bool:
    return any(clusters.tokens.tags[i] in {"JJS", "RBS"} for i in range(mention.first, mention.head))


def owner_of(clusters: Clusters, mention: Mention) -> int:
    """Returns the possessor, or the person whose name modifies the head ("Biden" in "Biden bill"), or -1."""
    owner = possessor(clusters, mention)
    if owner != -1:
        return owner
    for child in clusters.tokens.children[mention.head]:
        known = (
            clusters.by_head.get(child) if child < mention.head and clusters.tokens.deps[child] == "compound" else None
        )
        if (
            known is not None
            and clusters.mentions[known].cls == "Person"
            and clusters.mentions[known].kind is MentionKind.NAME
        ):
            return known
    return -1


def _one_owner(clusters: Clusters, one: int, other: int) -> bool:
    """Says whether two possessors can be one; an unknown pronoun may be anybody, so it is not trusted."""
    if one == -1 or other == -1:
        return True
    if one == -2 or other == -2:
        return False
    if clusters.root(one) == clusters.root(other):
        return True
    left, right = clusters.mentions[one], clusters.mentions[other]
    return (
        left.kind is MentionKind.PRONOUN
        and right.kind is MentionKind.PRONOUN
        and left.text.lower() == right.text.lower()
    )


@lru_cache(maxsize=1)
def _opposites() -> tuple[frozenset[str], ...]:
    sets = [frozenset(group) for group in _RULES["words"]["opposites"]]
    return (*sets, frozenset(word.lower() for word in demonyms()))


def _contradict(own: frozenset[str], theirs: frozenset[str]) -> bool:
    """Says whether two sets of modifiers cannot describe one thing: other numbers, opposites."""
    if not own or not theirs:
        return False
    left = {w for w in own if any(c.isdigit() for c in w)}
    right = {w for w in theirs if any(c.isdigit() for c in w)}
    if left and right and left.isdisjoint(right):
        return True
    return any(own & group and theirs & group and (own & group).isdisjoint(theirs & group) for group in _opposites())


def _by_kind(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """ "The company" is the one company named before, or the one of the last sentences."""
    lemma = clusters.tokens.lemmas[mention.head]
    if lemma not in words("kinds") or mention.number != "singular":
        return False
    own = modifiers(clusters, mention)
    described = bool(own) and lemma in words("described") and not any(_proper(clusters, mention))
    if (own and not described) or _after(clusters, mention):
        return False
    reach = 2 if described else _RULES["reach"]["kind"]
    here = clusters.sentence(mention.index)
    recent: dict[int, int] = {}
    for known in reversed(index.named.get(family(mention.cls), ())):
        if here - clusters.sentence(known) > reach:
            break
        root = clusters.root(known)
        if _is_kind(clusters.cls(root), mention.cls):
            recent.setdefault(root, known)
    exact = {root: known for root, known in recent.items() if clusters.cls(root) == mention.cls}
    recent = exact or recent
    if not recent:
        return False
    if len(recent) == 1:
        root, known = next(iter(recent.items()))
        return clusters.join(mention.index, known, "kind")
    near = [known for known in recent.values() if here - clusters.sentence(known) <= 1]
    return len(near) == 1 and clusters.join(mention.index, near[0], "kind", 0.55)


def _by_part(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """ "The protesters" are those who were said to protest."""
    lemma = clusters.tokens.lemmas[mention.head]
    events = [event for event, words in _RULES["participants"].items() if lemma in words]
    for known in reversed(index.groups):
        root = clusters.root(known)
        if events and events[0] in clusters.roles.get(root, ()) and not modifiers(clusters, mention):
            return clusters.join(mention.index, known, "participants")
    return False


def link_ahead(clusters: Clusters) -> None:
    """Joins what is described before it is named: "the county" to the only county, "the mayor" to the only mayor."""
    kinds: dict[str, set[int]] = defaultdict(set)
    holders: dict[str, set[int]] = defaultdict(set)
    for root in sorted(clusters.members):
        if clusters.named(root):
            kinds[clusters.cls(root)].add(root)
            for role in sorted(clusters.roles.get(root, ())) if clusters.cls(root) == "Person" else ():
                holders[role].add(root)
    for root in sorted(clusters.members):
        first = clusters.mentions[root]
        if first.kind is MentionKind.NOMINAL and first.number == "singular" and not clusters.named(root):
            _ahead(clusters, first, kinds, holders)


def _ahead(clusters: Clusters, first: Mention, kinds: dict[str, set[int]], holders: dict[str, set[int]]) -> None:
    lemma, how = clusters.tokens.lemmas[first.head], definiteness(clusters, first)
    if first.cls == "Person":
        only = sorted(holders.get(lemma, ()))
        if len(only) == 1 and only[0] > first.index and _told(clusters, first) and _one_body(clusters, first, only[0]):
            clusters.join(only[0], first.index, "role", 0.6)
        return
    only = sorted(kinds.get(first.cls, ()))
    plain = how == "definite" and not modifiers(clusters, first) and not _after(clusters, first)
    if len(only) == 1 and plain and lemma in words("ahead") and only[0] > first.index:
        clusters.join(only[0], first.index, "kind", 0.6)


def _told(clusters: Clusters, first: Mention) -> bool:
    """Says whether a description is somewhere a definite one."""
    group = (clusters.mentions[m] for m in clusters.members[first.index])
    return any(m.kind is MentionKind.NOMINAL and definiteness(clusters, m) in {"definite", "possessed"} for m in group)


def _one_body(clusters: Clusters, first: Mention, root: int) -> bool:
    """Says whether a role described and a role held may be one: nothing told, or the same body told."""
    lemma = clusters.tokens.lemmas[first.head]
    told: set[str] = set()
    for mention in (clusters.mentions[m] for m in clusters.members[first.index]):
        if mention.kind is MentionKind.NOMINAL:
            told |= modifiers(clusters, mention)
            told |= {noun for place, noun in _after(clusters, mention) if place in {"of", "for"}}
    held = _body(clusters, root, lemma) - _FORMS
    return not told or not held or bool(told & held)


def _proper(clusters: Clusters, mention: Mention) -> Iterator[bool]:
    """Says of each word before the head whether it is a name: "the Swiss company" may be a company not named yet."""
    tokens = clusters.tokens
    for i in range(mention.first, mention.head):
        yield tokens.pos[i] == "PROPN" or (tokens.words[i][0].isupper() and i > mention.first)


def _is_kind(named: str, kind: str) -> bool:
    if named == kind:
        return True
    if kind in GEOPOLITICAL or named in GEOPOLITICAL:
        return False
    return compatible(named, kind) and bool(named)


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for group in _RULES["synonyms"].values():
        for word in group:
            table[word] |= set(group) - {word}
    return {word: frozenset(others) for word, others in table.items()}


def _by_synonym(clusters: Clusters, index: Index, mention: Mention) -> bool:
    lemma = clusters.tokens.lemmas[mention.head]
    own = modifiers(clusters, mention)
    roots: dict[int, int] = {}
    for other in sorted(_synonyms().get(lemma, ())):
        for known in index.heads.get(other, ()):
            roots[clusters.root(known)] = known
    fitting = [known for known in roots.values() if _fits(clusters, mention, own, known)]
    return len(fitting) == 1 and clusters.join(mention.index, fitting[0], "synonym")


def _fits(clusters: Clusters, mention: Mention, own: frozenset[str], known: int) -> bool:
    other = clusters.mentions[known]
    if other.kind is MentionKind.NAME or (other.kind is MentionKind.NOMINAL and other.number != mention.number):
        return False
    return _same_thing(clusters, mention, own, known) and known < mention.index
