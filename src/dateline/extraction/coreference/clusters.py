"""Growing groups of mentions: union-find that remembers why."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from dateline.extraction.coreference.surnames import name_parts, one_surname
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.classes import compatible, family
from dateline.extraction.tokens import Tokens
from dateline.records import Link, Mention, MentionKind


@lru_cache(maxsize=64)
def confidence(rule: str) -> float:
    """Returns the confidence of a kind of link."""
    value = load_data("coreference/rules")["confidence"][rule]
    return float(value)


@lru_cache(maxsize=16)
def words(key: str) -> frozenset[str]:
    """Returns one of the word lists of the rules."""
    return frozenset(load_data("coreference/rules")["words"][key])


@dataclass(frozen=True, slots=True)
class _Summary:
    """What is asked of a group again and again; made anew when it grows."""

    cls: str
    genders: frozenset[str]
    full_name: tuple[str, ...]
    parts: tuple[str, ...]  # of a person's full name, as they are compared
    number: str


@dataclass(slots=True)
class Clusters:
    """Which mentions are one thing so far.

    ``members`` lists the mentions of each root in text order; ``roles`` the heads that describe a root
    ("mayor"), from titles, appositions and copulas; ``together`` the named roots that a description counts ("both").
    """

    mentions: tuple[Mention, ...]
    tokens: Tokens
    parent: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    roles: dict[int, set[str]] = field(init=False)
    links: list[Link] = field(default_factory=list)
    by_head: dict[int, int] = field(init=False)
    together: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _known: dict[int, _Summary] = field(default_factory=dict)
    _verbs: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parent = [m.index for m in self.mentions]
        self.members = {m.index: [m.index] for m in self.mentions}
        self.roles = {}
        self.by_head = {m.head: m.index for m in self.mentions}

    def root(self, mention: int) -> int:
        """Returns the mention that stands for a mention's group."""
        while self.parent[mention] != mention:
            self.parent[mention] = self.parent[self.parent[mention]]
            mention = self.parent[mention]
        return mention

    def join(
        self, mention: int, antecedent: int, rule: str, sure: float | None = None, *, class_told: bool = False
    ) -> bool:
        """Puts a mention's group with another's, if nothing speaks against it; says whether it did.

        With ``class_told`` their classes need not agree: the sentence says that they are one.
        """
        left, right = self.root(antecedent), self.root(mention)
        if left == right:
            return True
        sure = confidence(rule) if sure is None else sure
        if sure < load_data("coreference/rules")["mark"]["link"] or not (class_told or self.agree(left, right)):
            return False
        if left > right:
            left, right = right, left
        self.parent[right] = left
        self._known.pop(left, None)
        self._known.pop(right, None)
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        self.roles[left] = self.roles.get(left, set()) | self.roles.pop(right, set())
        self.links.append(Link(mention, antecedent, rule.replace("_", " "), sure))
        return True

    def agree(self, left: int, right: int) -> bool:
        """Says whether two groups can be one: no two genders, no two classes, no two full names."""
        one, other = self._summary(left), self._summary(right)
        if len(one.genders | other.genders) > 1 or not compatible_groups(one.cls, other.cls):
            return False
        if not one.cls == other.cls == "Person":
            return True
        left_name, right_name = one.parts, other.parts
        if len(left_name) < 2 or len(right_name) < 2:
            alike = any(one_surname(mine, theirs) for mine in left_name for theirs in right_name)
            return not (left_name and right_name) or alike
        return one_surname(left_name[-1], right_name[-1])

    def _summary(self, root: int) -> _Summary:
        known = self._known.get(root)
        if known is None:
            known = self._known[root] = self._look(root)
        return known

    def _look(self, root: int) -> _Summary:
        group = [self.mentions[m] for m in self.members[root]]
        names = [tuple(m.name.split()) for m in group if m.kind is MentionKind.NAME]
        number = next((m.number for m in group if m.number), "")
        genders = frozenset(m.gender for m in group if m.gender)
        full = max(names, key=len, default=())
        return _Summary(best_class(group), genders, full, name_parts(" ".join(full)) if full else (), number)

    def full_name(self, root: int) -> tuple[str, ...]:
        """Returns the words of the longest name of a group, or none."""
        return self._summary(root).full_name

    def cls(self, root: int) -> str:
        """Returns the class of a group: that of its names, the most specific one."""
        return self._summary(root).cls

    def named(self, root: int) -> bool:
        """Says whether a group has a name."""
        return any(self.mentions[m].kind is MentionKind.NAME for m in self.members[root])

    def number(self, root: int) -> str:
        """Returns the number of a group's first mention that has one."""
        return self._summary(root).number

    def genders(self, root: int) -> frozenset[str]:
        """Returns the genders that a group's mentions tell."""
        return self._summary(root).genders

    def latest(self, root: int, before: int) -> int:
        """Returns the last mention of a group before a mention, or -1."""
        return max((m for m in self.members[root] if m < before), default=-1)

    def verbs(self, lemma: str) -> list[int]:
        """Returns the tokens that are a verb, in text order."""
        if not self._verbs:
            for i, (pos, found) in enumerate(zip(self.tokens.pos, self.tokens.lemmas, strict=True)):
                if pos == "VERB":
                    self._verbs.setdefault(found, []).append(i)
        return self._verbs.get(lemma, [])

    def sentence(self, mention: int) -> int:
        """Returns the number of the sentence a mention stands in."""
        return self.tokens.sentence[self.mentions[mention].head]


def best_class(group: list[Mention]) -> str:
    """Returns the class most mentions agree on, names before descriptions, the specific before the general."""
    for kinds in ({MentionKind.NAME}, {MentionKind.NOMINAL, MentionKind.EVENT}, {MentionKind.PRONOUN}):
        votes: dict[str, int] = {}
        for mention in group:
            if mention.kind in kinds and mention.cls:
                votes[mention.cls] = votes.get(mention.cls, 0) + 1
        if votes:
            return _described(group) or _specific(votes, group)
    return ""


def _described(group: list[Mention]) -> str:
    """Returns what a name that was taken for a person's is said to be: "a storm called Katrina"; else nothing."""
    named = {m.cls for m in group if m.kind is MentionKind.NAME and m.cls}
    described = {m.cls for m in group if m.kind is MentionKind.NOMINAL and m.cls}
    return described.pop() if named == {"Person"} and len(described) == 1 and described != {"Person"} else ""


def _specific(votes: dict[str, int], group: list[Mention]) -> str:
    best = max(sorted(votes), key=lambda cls: (votes[cls], cls != family(cls)))
    if best != family(best):
        return best
    below = sorted({m.cls for m in group if family(m.cls) == best and m.cls != best})
    return below[0] if len(below) == 1 else best


def compatible_groups(left: str, right: str) -> bool:
    """Says whether two classes can name one thing; groups are apart from single people."""
    return compatible(left, right) or {left, right} in _LOOSE


_LOOSE: tuple[set[str], ...] = (
    {"Policy", "Memo"},
    {"Policy", "ExecutiveOrder"},
    {"Policy", "Ruling"},
    {"Policy", "Law"},
    {"Law", "Bill"},
    {"Report", "Article"},
    {"Report", "Document"},
    {"Ruling", "Lawsuit"},
    {"Facility", "Organization"},
    {"Facility", "School"},
    {"Disaster", "Attack"},
    {"City", "State"},
    {"Country", "State"},
    {"GeopoliticalEntity", "Region"},
)
