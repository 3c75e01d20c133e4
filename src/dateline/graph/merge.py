"""Puts what articles say together: many claims, one fact.

Claims speak of one fact where subject, relation, object and factuality agree (and the verb, where the
relation is only ``acts``), and neither date nor number stands against it. A claim without a date joins the
only date that others give; where they give several, nobody can say which one is meant and it stays undated.
Numbers likewise, and the body at which a person holds a title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.graph.index import Index
from dateline.graph.terms import digest, slug
from dateline.graph.trivial import tells_nothing
from dateline.records import Corpus, Extraction, Fact, Factuality

OPEN_RELATION = "acts"
ROLE_RELATION = "hasRole"


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A title somebody holds, and where; ``at`` and ``person`` are nodes' keys."""

    key: str
    title: str
    person: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class Core:
    """What makes two claims speak of one thing. ``subject`` and ``object`` are keys; ``literal`` is text."""

    subject: str | None
    relation: str
    object: str | None
    literal: str | None
    verb: str
    voice: str
    factuality: Factuality
    at: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One article saying a fact once.

    ``when`` and ``quantity`` are the fact's; ``said`` holds what the article itself gives.
    """

    key: str
    core: Core
    article: str
    said: Fact
    holder: str | None
    place: str | None
    when: str | None
    quantity: str | None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """A fact with all claims that state it."""

    key: str
    core: Core
    when: str | None
    quantity: str | None
    claims: tuple[Claim, ...]

    @property
    def role(self) -> Role | None:
        """The role that the fact gives to its subject, if it gives one."""
        return min((claim.role for claim in self.claims if claim.role), default=None)

    @property
    def wording(self) -> str:
        """How the surest of its claims words it; of equally sure ones the shortest."""
        told = ((-c.said.confidence, len(c.said.wording), c.said.wording) for c in self.claims if c.said.wording)
        return min(told, default=(0.0, 0, ""))[2]

    @property
    def stands(self) -> bool:
        """Whether an article says it in its own voice and as done."""
        return self.core.factuality is Factuality.ASSERTED and any(
            c.holder is None and c.said.holder is None for c in self.claims
        )


def merge(corpus: Corpus, index: Index) -> tuple[Merged, ...]:
    """Returns the facts of a corpus, in the order of their keys."""
    groups: dict[Core, list[Claim]] = defaultdict(list)
    bodies = _bodies(corpus, index)
    for extraction in corpus.extractions:
        for claim in _claims(extraction, index, bodies):
            groups[claim.core].append(claim)
    facts = (
        _fact(core, when, quantity, claims)
        for core, group in groups.items()
        for when, quantity, claims in _split(group)
    )
    return tuple(sorted(facts, key=lambda fact: fact.key))


def _bodies(corpus: Corpus, index: Index) -> dict[tuple[str, str], str]:
    """Where a person holds a title, if the articles name one body for it and no other."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for extraction in corpus.extractions:
        name = extraction.article.name
        for fact in extraction.facts:
            person, body = index.key(name, fact.subject), index.key(name, fact.at)
            if fact.relation == ROLE_RELATION and fact.literal and person and body:
                found[person, fact.literal.casefold()].add(body)
    return {who: min(bodies) for who, bodies in found.items() if len(bodies) == 1}


def _claims(extraction: Extraction, index: Index, bodies: dict[tuple[str, str], str]) -> Iterator[Claim]:
    name = extraction.article.name
    for fact in extraction.facts:
        subject, target = index.key(name, fact.subject), index.key(name, fact.object)
        if subject is not None and subject == target:
            continue  # two names found to be one thing: the sentence was read wrongly
        if subject is None and target is None and fact.literal is None and fact.relation != OPEN_RELATION:
            continue  # nothing is left to say
        if tells_nothing(fact, extraction, index):
            continue
        literal = fact.literal if target is None else None
        verb = fact.verb if fact.relation == OPEN_RELATION else ""
        at = index.key(name, fact.at)
        core = Core(subject, fact.relation, target, literal, verb, fact.voice, fact.factuality, at)
        yield _claim(name, fact, core, index, bodies)


def _claim(name: str, fact: Fact, core: Core, index: Index, bodies: dict[tuple[str, str], str]) -> Claim:
    place, holder = index.key(name, fact.where), index.key(name, fact.holder)
    said = (holder, fact.holder is None, fact.when, fact.quantity, place, fact.start, fact.end)
    key = digest(index.articles[name], *_parts(core), *said)
    role = None
    if core.relation == ROLE_RELATION and core.literal:
        at = core.at or bodies.get((core.subject or "", core.literal.casefold()))
        role = _role(core.literal, core.subject, at)
        core = replace(core, object=role.key, literal=None, at=at)
    return Claim(f"claim/{key}", core, name, fact, holder, place, fact.when, fact.quantity, role)


def _role(title: str, person: str | None, at: str | None) -> Role:
    return Role(f"role/{slug(title)}-{digest(person, title.casefold(), at)[:8]}", title, person, at)


def _parts(core: Core) -> tuple[str | None, ...]:
    return (
        core.subject,
        core.relation,
        core.object,
        core.literal,
        core.verb,
        core.voice,
        core.factuality.value,
        core.at,
    )


def _split(group: list[Claim]) -> Iterator[tuple[str | None, str | None, list[Claim]]]:
    dated = _filled(group, lambda c: c.when, lambda c, value: replace(c, when=value))
    for when in sorted({c.when or "" for c in dated}):
        part = [c for c in dated if (c.when or "") == when]
        counted = _filled(part, lambda c: c.quantity, lambda c, value: replace(c, quantity=value))
        for quantity in sorted({c.quantity or "" for c in counted}):
            yield when or None, quantity or None, [c for c in counted if (c.quantity or "") == quantity]


def _filled(claims: list[Claim], get: Callable[[Claim], str | None], put: Callable[[Claim, str], Claim]) -> list[Claim]:
    values = {value for claim in claims if (value := get(claim))}
    if len(values) != 1:
        return claims
    (value,) = values
    return [claim if get(claim) else put(claim, value) for claim in claims]


def _fact(core: Core, when: str | None, quantity: str | None, claims: Iterable[Claim]) -> Merged:
    best: dict[str, Claim] = {}
    for claim in claims:  # the same words read twice are one claim, as sure as the surer reading
        known = best.get(claim.key)
        if known is None or _rank(claim) > _rank(known):
            best[claim.key] = claim
    ordered = tuple(best[key] for key in sorted(best))
    return Merged(f"fact/{digest(*_parts(core), when, quantity)}", core, when, quantity, ordered)


def _rank(claim: Claim) -> tuple[float, str, str, str]:
    return claim.said.confidence, claim.said.verb, claim.said.when_basis, claim.said.wording
