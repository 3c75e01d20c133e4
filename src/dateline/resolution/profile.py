"""What one article says of one entity, in a form that can be compared with other articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from dateline.language.fold import fold
from dateline.ontology import Ontology
from dateline.records import Article, Entity, Extraction, Fact, Factuality, Mention, MentionKind, Source
from dateline.resolution.data import listed, table, threshold
from dateline.resolution.known import Known
from dateline.resolution.names import organization, person_name, place, plain

# Families whose described members are compared by the company they keep.
_COMPANY = frozenset({"document", "event", "organization", "person"})
UNDATED = "9999-12-31"  # stands for the date of an article without one: after all others
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact as one of its ends sees it; ``other``, ``at`` and ``where`` are profiles."""

    relation: str
    subject: bool
    other: int | None
    at: int | None
    where: int | None
    literal: str
    when: str
    done: bool

    @property
    def dates(self) -> bool:
        """Whether its date is the date of the document or event that is its object."""
        made = listed("kinds", "relations", "author") | listed("kinds", "relations", "actor")
        return not self.subject and self.relation in made


@dataclass(slots=True)
class Page:
    """An article as resolution sees it: its place in time, and the names and places it gives."""

    index: int
    extraction: Extraction
    stamp: tuple[str, str]  # publication date (the last day of all where unknown) and content hash
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    dated: bool = False  # has a date, or was given its days by the corpus
    known: Known | None = None  # set where it stands for an entity of the user's list, not for an article
    source: int = -1  # number of the source it shares with other articles; -1 where it stands alone


@dataclass(slots=True)
class Profile:
    """One entity of one article."""

    id: int
    page: Page
    entity: Entity
    order: tuple[str, str, int, int]
    family: str
    named: bool
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    gender: str = ""
    titles: tuple[str, ...] = ()
    edges: list[Edge] = field(default_factory=list)
    owners: tuple[int, ...] = ()  # whose it is: "Lee's memo", "the Lee memo"
    whens: tuple[str, ...] = ()  # dates inside the mention: "Friday's protest"
    neighbours: frozenset[str] = frozenset()  # names that the article gives to others


def copy_keys(profile: Profile) -> frozenset[str]:
    """Returns what finds a described thing in copies of its article: the source, and the words around it.

    Empty for what has a name, and for articles that stand alone.
    """
    if profile.named or profile.page.source < 0:
        return frozenset()
    article = profile.page.extraction.article
    told = (around(article, m.start) for m in profile.mentions if m.kind is not MentionKind.PRONOUN)
    return frozenset(f"copy|{profile.page.source}|{profile.family}|{words}" for words in told if words)


def around(article: Article, character: int) -> str:
    """Returns the letters around a character within its paragraph, to find it in a copy; "" where too few."""
    width = int(threshold("copies", "context"))
    place = bisect_right(article.paragraphs, character, key=lambda p: p.start) - 1
    inside = article.paragraphs[place] if place >= 0 else None
    first, last = (inside.start, inside.end) if inside and character < inside.end else (0, len(article.text))
    first, last = max(first, character - width), min(last, character + width)
    text = fold(article.text[first:last]).lower()
    before, after = (_LETTERS.sub("", part) for part in (text[: character - first], text[character - first :]))
    return f"{before}|{after}" if len(before) + len(after) >= width else ""


def comparable(family: str, name: str) -> str:
    """Returns a name in the form in which names of a family are compared."""
    if family == "person":
        return person_name(name).full
    if family == "place":
        return place(name)[0]
    return organization(name) if family == "organization" else plain(name)


def family_of(cls: str, ontology: Ontology) -> str:
    """Returns the family of a class, the first part of the IRIs of its things; "thing" where it has none."""
    kinds = table("kinds")["families"]
    return next((str(kinds["part"][root]) for root in kinds["order"] if ontology.is_a(cls, root)), "thing")


def profiles_of(
    extractions: Sequence[Extraction],
    ontology: Ontology,
    sources: Sequence[Source] = (),
    known: Sequence[tuple[Known, Extraction]] = (),
) -> list[Profile]:
    """Returns the profiles of all entities: known ones, then articles' in the order of their dates and content."""
    shared = {name: i for i, source in enumerate(sources) if len(source.articles) > 1 for name in source.articles}
    pages = [Page(-1 - i, x, _stamp(x), known=item) for i, (item, x) in enumerate(known)]
    pages += [
        Page(i, x, _stamp(x), dated=_is_dated(x), source=shared.get(x.article.name, -1))
        for i, x in enumerate(extractions)
    ]
    pages.sort(key=lambda page: (page.known is None, page.stamp, page.extraction.article.name))
    families: dict[str, str] = {}
    profiles: list[Profile] = []
    for page in pages:
        profiles += _profiles(page, len(profiles), ontology, families)
    return profiles


def _stamp(extraction: Extraction) -> tuple[str, str]:
    article = extraction.article
    published = article.published if article.published_basis != "corpus" else None
    return published.isoformat() if published else UNDATED, article.content_hash


def _is_dated(extraction: Extraction) -> bool:
    return extraction.article.published is not None or any(t.basis == "corpus" for t in extraction.times)


def _profiles(page: Page, first: int, ontology: Ontology, families: dict[str, str]) -> list[Profile]:
    found: list[Profile] = []
    for entity in page.extraction.entities:
        family = families.get(entity.cls) or families.setdefault(entity.cls, family_of(entity.cls, ontology))
        found.append(_profile(page, first + len(found), entity, family))
    owner = {m.index: profile.id for profile in found for m in profile.mentions}
    by_id = {profile.id: profile for profile in found}
    _add_edges(page, owner, by_id)
    _add_inside(page, owner, by_id)
    if page.known:
        return found
    page.names = frozenset(
        comparable(p.family, name)
        for p in found
        if p.named and p.family in {"person", "organization", "place"} and p.entity.cls != "Country"
        for name in p.names
    )
    for profile in found:
        if not profile.named and profile.family not in _COMPANY:
            continue
        profile.neighbours = page.names - {comparable(profile.family, name) for name in profile.names}
    named_places = frozenset(
        comparable("place", name) for p in found if p.named and p.family == "place" for name in p.names
    )
    # "Orange County" is also told of by "Orange": a body of the county is called by either.
    page.places = named_places | {form.removesuffix(" county") for form in named_places}
    return found


def _profile(page: Page, number: int, entity: Entity, family: str) -> Profile:
    mentions = tuple(page.extraction.mentions[m] for m in entity.mentions)
    named = any(m.kind is MentionKind.NAME for m in mentions)
    names = {m.name for m in mentions if m.kind is (MentionKind.NAME if named else MentionKind.NOMINAL)}
    names.add(entity.label)
    genders = {m.gender for m in mentions if m.gender in {"m", "f"}}
    order = (*page.stamp, min((m.start for m in mentions), default=0), entity.index)
    return Profile(
        number, page, entity, order, family, named, tuple(sorted(names)), mentions,
        gender=genders.pop() if len(genders) == 1 else "",
        titles=tuple(sorted({plain(m.title) for m in mentions if m.title})),
    )  # fmt: skip


def _add_edges(page: Page, owner: dict[int, int], by_id: dict[int, Profile]) -> None:
    for fact in page.extraction.facts:
        subject, target, at, where = (
            None if mention is None else owner.get(mention)
            for mention in (fact.subject, fact.object, fact.at, fact.where)
        )
        when = fact.when or _open_weekday(page.extraction, fact)
        done = fact.factuality is Factuality.ASSERTED
        for i, (end, other) in enumerate(((subject, target), (target, subject))):
            if end is not None:
                edge = Edge(fact.relation, i == 0, other, at, where, fact.literal or "", when, done)
                by_id[end].edges.append(edge)


def _open_weekday(extraction: Extraction, fact: Fact) -> str:
    """Returns the weekday of an undated article's sentence, where it is the only time there."""
    if extraction.article.published is not None:
        return ""
    here = [t.value for t in extraction.times if fact.start <= t.start < fact.end]
    return here[0] if len(here) == 1 and here[0].startswith("XXXX-WXX-") else ""


def _add_inside(page: Page, owner: dict[int, int], by_id: dict[int, Profile]) -> None:
    """Notes whose a described thing is, and dates within its description."""
    ordered = sorted(page.extraction.mentions, key=lambda m: (m.first, -m.last))
    times = page.extraction.times
    for i, mention in enumerate(ordered):
        profile = by_id.get(owner.get(mention.index, -1))
        if profile is None or profile.named or mention.last - mention.first < 2:
            continue
        before = takewhile(lambda m, head=mention.head: m.first < head, islice(ordered, i + 1, None))  # type: ignore[misc]
        profile.owners += tuple(owner[m.index] for m in before if m.last <= mention.head and m.index in owner)
        profile.whens += tuple(t.value for t in times if mention.first <= t.first and t.last <= mention.last)
