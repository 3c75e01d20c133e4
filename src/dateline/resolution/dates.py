"""Dates from the corpus: when an article without a date was written, by what it shares with dated ones.

An undated article that tells of an event on "Thursday" was written within the week after it. Where a dated article
tells of the same event, or a copy of the text carries a date, that Thursday is fixed, and with it the days on which
the article can have been written. Its other times are then read as of each of these days; those that come out
alike are kept, the others stay open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.records import Extraction, Fact, Source, TimeExpression
from dateline.resolution.data import listed, threshold
from dateline.resolution.groups import Group, Groups
from dateline.resolution.profile import Edge, Page, Profile, around
from dateline.resolution.when import read_when

_ON_PUBLICATION = frozenset({"published", "discourse"})  # bases that rest on the date of publication

Retime = Callable[[Extraction, date], Extraction]
"""Reads an article's times and facts again, as of a day."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """The days on which an article can have been written, first to last, and why."""

    days: tuple[date, ...]
    reason: str


def infer(profiles: Sequence[Profile], groups: Groups, sources: Sequence[Source]) -> dict[str, Inferred]:
    """Returns what the corpus says of undated articles' dates, by article.

    Arguments:
        profiles: all profiles, settled in ``groups``.
        groups: which profiles are one thing.
        sources: which articles are copies.
    """
    pages = {p.page.extraction.article.name: p.page for p in profiles}
    found: dict[str, list[tuple[date, str]]] = {}
    for name, day, reason in (*_by_events(groups), *_by_facts(profiles, groups), *_by_copies(pages, sources)):
        found.setdefault(name, []).append((day, reason))
    copies = _dates_of_copies(pages, sources)
    inferred = {name: _weigh(pages[name], anchors, copies.get(name)) for name, anchors in sorted(found.items())}
    return {name: value for name, value in inferred.items() if value}


def date_by(extraction: Extraction, inferred: Inferred | None, retime: Retime) -> Extraction:
    """Returns an extraction with the times and dates of facts that all possible days agree on.

    The article is given a date of its own only where one day is possible.
    """
    if inferred is None:
        return extraction
    first = retime(extraction, inferred.days[0])
    last = retime(extraction, inferred.days[-1]) if len(inferred.days) > 1 else first
    day = inferred.days[0] if len(inferred.days) == 1 else None
    article = replace(extraction.article, published=day, published_basis="corpus" if day else "")
    return replace(extraction, article=article, times=_times(extraction, first, last), facts=_facts(first, last))


def _times(old: Extraction, first: Extraction, last: Extraction) -> tuple[TimeExpression, ...]:
    alike = set(last.times)
    before = {(t.start, t.end): t for t in old.times}
    chosen = (t if t in alike else before.get((t.start, t.end)) for t in first.times)
    return tuple(replace(t, basis="corpus") if t.basis == "published" else t for t in chosen if t)


def _facts(first: Extraction, last: Extraction) -> tuple[Fact, ...]:
    alike = set(last.facts)
    return tuple(
        replace(f, when_basis="corpus") if f in alike and f.when_basis in _ON_PUBLICATION
        else f if f in alike or f.when_basis not in _ON_PUBLICATION
        else replace(f, when=None, when_basis="")
        for f in first.facts
    )  # fmt: skip


def _by_events(groups: Groups) -> list[tuple[str, date, str]]:
    """Finds undated articles whose described events and documents are those of dated ones."""
    found: list[tuple[str, date, str]] = []
    for group in groups.groups:
        if len(group.members) < 2 or group.members[0].family not in {"document", "event"}:
            continue
        days = {day for p in group.members if p.page.dated for edge in p.edges if (day := _day(edge)) and edge.dates}
        for profile in group.members:
            opened = {w for e in profile.edges if e.dates and (w := _weekday(e))} if not profile.page.dated else set()
            found += _matched(profile, opened, days, f"{group.members[0].entity.label} shared")
    return found


def _by_facts(profiles: Sequence[Profile], groups: Groups) -> list[tuple[str, date, str]]:
    """Finds undated articles that state an action, between the same two, that dated ones state."""
    dated: dict[tuple[str, int, int], set[date]] = {}
    opened: list[tuple[tuple[str, int, int], Profile, int]] = []
    near: dict[tuple[str, int, int], set[str]] = {}
    for profile in profiles:
        for edge in profile.edges:
            key = _action(profile, edge, groups)
            if key is None:
                continue
            if profile.page.dated and (day := _day(edge)):
                dated.setdefault(key, set()).add(day)
                near.setdefault(key, set()).update(profile.page.names)
            elif not profile.page.dated and (weekday := _weekday(edge)):
                opened.append((key, profile, weekday))
    least = int(threshold("dates", "neighbours"))
    found: list[tuple[str, date, str]] = []
    for key, profile, weekday in opened:
        if len(near.get(key, set()) & profile.page.names) >= least:
            found += _matched(profile, {weekday}, dated.get(key, set()), f"{key[0]} shared")
    return found


def _action(profile: Profile, edge: Edge, groups: Groups) -> tuple[str, int, int] | None:
    if not edge.subject or not edge.done or edge.relation in listed("kinds", "relations", "state"):
        return None
    ends = groups.group(profile.id), groups.group(edge.other)
    if ends[0] is None or ends[1] is None or not all(_definite(end) for end in ends if end):
        return None
    return edge.relation, ends[0].id, ends[1].id


def _definite(group: Group) -> bool:
    return not group.facet("generic")


def _by_copies(pages: dict[str, Page], sources: Sequence[Source]) -> list[tuple[str, date, str]]:
    """Finds weekdays in the same words of a copy that has a date."""
    found: list[tuple[str, date, str]] = []
    for source in sources:
        here = [pages[name] for name in source.articles if name in pages] if len(source.articles) > 1 else []
        fixed: dict[str, set[date]] = {}
        for page in here:
            for time in page.extraction.times if page.dated else ():
                when = read_when(time.value)
                if when and when.day and (words := around(page.extraction.article, time.start)):
                    fixed.setdefault(words, set()).add(date.fromordinal(when.day))
        for page in here:
            for time in page.extraction.times if not page.dated else ():
                when = read_when(time.value)
                days = fixed.get(around(page.extraction.article, time.start), set())
                if when and when.weekday and len(days) == 1:
                    found.append((page.extraction.article.name, min(days), "the same words in a copy"))
    return found


def _dates_of_copies(pages: dict[str, Page], sources: Sequence[Source]) -> dict[str, date]:
    """Returns the date of the dated copies of each article, where they have but one."""
    found: dict[str, date] = {}
    for source in sources:
        here = [pages[n].extraction.article.published for n in source.articles if n in pages]
        days = {day for day in here if day}
        if len(days) == 1:
            found |= dict.fromkeys(source.articles, days.pop())
    return found


def _matched(profile: Profile, weekdays: set[int], days: set[date], reason: str) -> list[tuple[str, date, str]]:
    """Returns the day that a weekday stands for, where dated articles leave one."""
    name = profile.page.extraction.article.name
    fitting = [[day for day in days if day.isoweekday() == weekday] for weekday in sorted(weekdays)]
    return [(name, match[0], reason) for match in fitting if len(match) == 1]


def _weigh(page: Page, anchors: list[tuple[date, str]], copied: date | None) -> Inferred | None:
    """Returns the days within a week of all anchors that keep the article's weekdays close together."""
    fixed = {day for day, _ in anchors}
    if max(fixed) - min(fixed) > timedelta(days=6):
        return None
    week = timedelta(days=6)
    possible = [day for n in range(7) if (day := max(fixed) + timedelta(days=n)) <= min(fixed) + week]
    opened = {w.weekday for t in page.extraction.times if (w := read_when(t.value)) and w.weekday}
    spread = {day: _spread(day, opened) for day in possible}
    slack = int(threshold("dates", "spread_slack"))
    days = [day for day in possible if spread[day] <= min(spread.values()) + slack]
    if copied in days:
        days = [copied]
    return Inferred(tuple(days), "; ".join(sorted({reason for _, reason in anchors})))


def _spread(written: date, weekdays: set[int]) -> int:
    """Returns the days between the first and last of the weekdays last past, on a day."""
    back = [(written.isoweekday() - weekday) % 7 for weekday in weekdays]
    return max(back) - min(back) if back else 0


def _day(edge: Edge) -> date | None:
    when = read_when(edge.when) if edge.when and edge.done else None
    return date.fromordinal(when.day) if when and when.day else None


def _weekday(edge: Edge) -> int:
    when = read_when(edge.when) if edge.when and edge.done else None
    return when.weekday if when else 0
