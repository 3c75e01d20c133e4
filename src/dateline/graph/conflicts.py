"""Contradictions: facts that cannot all hold. Only what follows from the facts themselves is called one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from dateline.graph.merge import Merged
from dateline.graph.terms import Term, digest, iri, text
from dateline.graph.turtle import A, Triple
from dateline.graph.vocabulary import Vocabulary
from dateline.records import Factuality

_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?\b\s*(.*)")
_SCALE = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts that cannot both hold, and why."""

    facts: tuple[str, str]
    reason: str


def find_conflicts(facts: Iterable[Merged], vocabulary: Vocabulary) -> tuple[Conflict, ...]:
    """Returns the contradictions among facts, in the order of their facts.

    Two facts contradict each other when one is asserted and the other denied of the same things at the same
    time, or when something that happens only once is given two dates or two numbers.
    """
    groups: dict[tuple[str | None, ...], list[Merged]] = defaultdict(list)
    for fact in facts:
        core = fact.core
        if core.subject and core.factuality is not Factuality.POSSIBLE:
            groups[core.subject, core.relation, core.object, core.literal, core.verb, core.voice, core.at].append(fact)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    reasons = ((_pair(left, right), _reason(left, right, vocabulary)) for left, right in pairs)
    found = {Conflict(pair, reason) for pair, reason in reasons if reason}
    return tuple(sorted(found, key=lambda conflict: (conflict.facts, conflict.reason)))


def describe_conflict(conflict: Conflict) -> Iterator[Triple]:
    """Yields the triples of a contradiction."""
    me = iri(f"conflict/{digest(*conflict.facts)}")
    yield me, A, Term("dl:Conflict")
    for fact in conflict.facts:
        yield me, Term("dl:conflicting"), iri(fact)
    yield me, Term("dl:reason"), text(conflict.reason)


def _pair(left: Merged, right: Merged) -> tuple[str, str]:
    return min(left.key, right.key), max(left.key, right.key)


def _reason(left: Merged, right: Merged, vocabulary: Vocabulary) -> str:
    if left.core.factuality is not right.core.factuality:
        return "asserted and denied" if left.when == right.when else ""
    asserted = left.core.factuality is Factuality.ASSERTED
    if not asserted or not vocabulary.happens_once(left.core.relation):
        return ""
    if left.core.object and left.when and right.when and apart(left.when, right.when):
        return "different dates: " + " and ".join(sorted((left.when, right.when)))
    if left.when == right.when and left.quantity and right.quantity and differ(left.quantity, right.quantity):
        return "different numbers: " + " and ".join(sorted((left.quantity, right.quantity)))
    return ""


def apart(left: str, right: str) -> bool:
    """Says whether two dates, months, years or intervals have no day in common.

    >>> apart("2017", "2017-01-26"), apart("2013", "2014-05")
    (False, True)
    """
    (start, end), (other_start, other_end) = _bounds(left), _bounds(right)
    return not (_reaches(start, other_end) and _reaches(other_start, end))


def _bounds(when: str) -> tuple[str, str]:
    first, _, last = when.partition("/")
    return ("" if first == ".." else first), ("" if (last or first) == ".." else last or first)


def _reaches(start: str, end: str) -> bool:
    shared = min(len(start), len(end))
    return start[:shared] <= end[:shared]


def differ(left: str, right: str) -> bool:
    """Says whether two quantities count the same thing and give different numbers.

    >>> differ("30 people", "45 people"), differ("30 people", "45 dogs"), differ("2 million", "2,000,000")
    (True, False, False)
    """
    values = [_NUMBER.fullmatch(quantity.casefold().strip()) for quantity in (left, right)]
    if not values[0] or not values[1] or values[0][3] != values[1][3]:
        return False
    numbers = [float(v[1].replace(",", "")) * _SCALE[v[2] or ""] for v in values if v]
    return numbers[0] != numbers[1]
