"""Which described documents and events ("a memo", "Friday's protest") of different articles are one.

What they share adds up to a score (``rules.toml``): kind, who made them or took part, date, place, addressee
and words. What contradicts (two dates, two authors) keeps them apart, however much else agrees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.records import MentionKind
from dateline.resolution.data import listed, table, threshold
from dateline.resolution.groups import NO, Entry, Group, Groups, Verdict
from dateline.resolution.names import before_preposition, content, head, plain, singular, unowned
from dateline.resolution.profile import Edge, Profile
from dateline.resolution.when import When, agreement, read_when

FAMILIES = frozenset({"document", "event"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What identifies a described thing; people and places are groups of the named."""

    kinds: frozenset[str]
    actors: frozenset[int]
    recipients: frozenset[int]
    targets: frozenset[int]  # whom an event is for or against, and whose doing that is
    places: frozenset[int]
    topics: frozenset[str]
    context: frozenset[str]  # words of the sentences that describe it
    whens: frozenset[When]
    plural: bool = False


def place_described(profiles: list[Profile], groups: Groups) -> None:
    """Puts described documents and events into groups, those with a date and an author first.

    Arguments:
        profiles: all profiles.
        groups: those of people, places and bodies, settled before; receives the new ones.
    """
    by_id = {p.id: p for p in profiles}
    found = [(p, traits_of(p, groups, by_id)) for p in profiles if not p.named and p.family in FAMILIES]
    traits: dict[int, Traits] = {p.id: t for p, t in found}
    for profile, mine in sorted(found, key=lambda pair: (not _exact(pair[1]), not pair[1].actors, pair[0].order)):
        keys = _keys(profile, mine)
        groups.place(Entry(profile, plain(profile.entity.label), keys), _Rule(mine, traits))


def traits_of(profile: Profile, named: Groups, by_id: dict[int, Profile]) -> Traits:
    """Returns what an article's facts say of a described thing."""
    relations = table("kinds")["relations"]
    made = relations["author"] if profile.family == "document" else relations["actor"]
    makers = [e.other for e in profile.edges if not e.subject and e.relation in made and e.other is not None]
    actors = {g.id for i in (*makers, *profile.owners) if by_id[i].named and (g := named.group(i))}
    told = [e for e in profile.edges if e.subject]
    recipients = {g.id for e in told if e.relation in relations["recipient"] and (g := named.group(e.other))}
    located = [e.other for e in told if e.relation in relations["place"]] + [e.where for e in profile.edges]
    places = {g.id for place in located if (g := named.group(place))}
    about = [by_id[e.other].entity.label for e in told if e.relation in relations["topic"] and e.other is not None]
    words = frozenset().union(*(content(unowned(text)) for text in (*profile.names, *about)))
    plural = {m.number == "plural" for m in profile.mentions if m.number and m.kind is MentionKind.NOMINAL} == {True}
    ends = frozenset(actors), frozenset(recipients), _targets(profile, named, by_id), frozenset(places)
    return Traits(kinds_of(profile), *ends, words, _context(profile), _whens(profile), plural)


def _targets(profile: Profile, named: Groups, by_id: dict[int, Profile]) -> frozenset[int]:
    """Returns the named ones that the people at an event are for or against, or whose deed they are."""
    stances = listed("kinds", "relations", "stance")
    there = [
        by_id[e.other]
        for e in profile.edges
        if not e.subject and e.relation == "participatesIn" and e.other is not None
    ]
    aims = [e.other for p in (profile, *there) for e in p.edges if e.subject and e.relation in stances]
    meant = [by_id[i] for i in aims if i is not None]
    made = listed("kinds", "relations", "author")
    makers = [e.other for p in meant for e in p.edges if not e.subject and e.relation in made]
    owners = [i for p in meant for i in p.owners]
    everyone = [*(p.id for p in meant), *makers, *owners]
    return frozenset(g.id for i in everyone if i is not None and by_id[i].named and (g := named.group(i)))


def _context(profile: Profile) -> frozenset[str]:
    """Returns the telling words that follow a described thing in its sentences: what it would do, or is about."""
    article = profile.page.extraction.article
    width = int(threshold("described", "context_width"))
    nominal = [m for m in profile.mentions if m.kind is MentionKind.NOMINAL]
    after = (_STOP.split(article.text[m.end : m.end + width], maxsplit=1)[0] for m in nominal)
    return frozenset().union(*(content(text) for text in after)) - listed("kinds", "generic", "common")


_STOP = re.compile(r"[.!?]['\"”’]?\s|\n")


@lru_cache(maxsize=1)
def _kind_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, forms in table("kinds")["kinds"].items():
        for form in (kind, *forms):
            found.setdefault(form, set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in found.items()}


def kinds_of(profile: Profile) -> frozenset[str]:
    """Returns the kinds that a thing can be, by the words for it; the fewest where several words are used.

    A thing called "memo" and "order" is a memo.
    """
    possible = [kinds for name in profile.names if (kinds := _kinds_of_text(name))]
    common = frozenset.intersection(*possible) if possible else frozenset()
    return common or (min(possible, key=lambda k: (len(k), sorted(k))) if possible else frozenset())


def _kinds_of_text(text: str) -> frozenset[str]:
    phrase = before_preposition(text).split()
    for n in (2, 1):
        if len(phrase) >= n:
            tail = " ".join((*phrase[-n:-1], singular(phrase[-1])))
            if kinds := _kind_words().get(tail) or _kind_words().get(" ".join(phrase[-n:])):
                return kinds
    return frozenset({singular(phrase[-1])}) if phrase else frozenset()


def _whens(profile: Profile) -> frozenset[When]:
    made = listed("kinds", "relations", "author") | listed("kinds", "relations", "recipient")
    values = [e.when for e in profile.edges if e.when and e.done and _tells_date(profile, e, made)]
    read = (read_when(value) for value in (*profile.whens, *values))
    return frozenset(w for w in read if w)


def _tells_date(profile: Profile, edge: Edge, made: frozenset[str]) -> bool:
    if profile.family == "document":
        return edge.relation in made
    return edge.relation not in {"respondsTo", "after", "before", "hasRole"}


def _exact(traits: Traits) -> bool:
    return any(w.day is not None for w in traits.whens)


def _keys(profile: Profile, traits: Traits) -> list[str]:
    """Returns block keys: a kind with an actor, and with a month where the day is known."""
    ends = [f"actor {a}" for a in sorted(traits.actors)] + [f"place {p}" for p in sorted(traits.places)]
    ends += [f"to {r}" for r in sorted(traits.recipients)]
    if _exact(traits):
        ends += sorted(f"day {w.day}" for w in traits.whens if w.day is not None)
    return [f"{profile.family}|{kind}|{end}" for kind in sorted(traits.kinds) for end in ends]


class _Rule:
    """Scores one described thing against a group."""

    def __init__(self, mine: Traits, traits: dict[int, Traits]) -> None:
        self.mine = mine
        self.traits = traits

    def __call__(self, profile: Profile, group: Group) -> Verdict:
        if any(member.page is profile.page for member in group.members):
            return NO  # an article's own coreference has kept the two apart
        verdicts = [self._with(profile, member) for member in group.members[:_COMPARED]]
        if any(v.answer == "no" and v.reason for v in verdicts):
            return NO
        return max(verdicts, key=lambda v: v.score)

    def _with(self, profile: Profile, member: Profile) -> Verdict:
        theirs = self.traits[member.id]
        clash = _clash(self.mine, theirs)
        if clash:
            return Verdict("no", clash)
        score, reasons = _score(self.mine, theirs)
        others = len(profile.neighbours & member.neighbours) - len(self.mine.actors & theirs.actors)
        score += min(threshold("described", "neighbours") * max(0, others), threshold("described", "neighbours_most"))
        dated = any(agreement(a, b) in {"day", "weekday"} for a in self.mine.whens for b in theirs.whens)
        if score < threshold("described", "unsure") or not reasons:
            return Verdict("no", score=score)
        if not dated and _gap(profile, member) > threshold("described", "window"):
            return Verdict("unsure", f"{reasons}, but long after", score=score)
        if score < threshold("described", "yes"):
            return Verdict("unsure", reasons, score=score)
        return Verdict("yes", reasons, round(min(0.95, 0.5 + score / 20), 2), score)


# Members of a group that a described thing is compared with.
_COMPARED = 12


def _clash(mine: Traits, theirs: Traits) -> str:
    if not mine.kinds & theirs.kinds:
        return "two kinds"
    if mine.plural != theirs.plural:
        return "one and several"
    if mine.whens and theirs.whens and all(agreement(a, b) == "clash" for a in mine.whens for b in theirs.whens):
        return "two dates"
    if mine.actors and theirs.actors and not mine.actors & theirs.actors:
        return "other people"
    return ""


def _score(mine: Traits, theirs: Traits) -> tuple[float, str]:
    points: list[tuple[float, str]] = []
    kinds = mine.kinds & theirs.kinds
    sure = len(mine.kinds) == 1 and len(theirs.kinds) == 1
    points.append((threshold("described", "kind" if sure else "kind_loose"), f"same kind ({min(kinds)})"))
    for name, one, other in (
        ("actor", mine.actors, theirs.actors),
        ("recipient", mine.recipients, theirs.recipients),
        ("place", mine.places, theirs.places),
        ("target", mine.targets, theirs.targets),
    ):
        if one & other:
            points.append((threshold("described", name), _SAME[name]))
    dates = {agreement(a, b) for a in mine.whens for b in theirs.whens} - {"clash"}
    best = max(dates, key=lambda kind: threshold("described", kind), default="")
    if best:
        points.append(
            (
                threshold("described", best),
                {"day": "same day", "weekday": "same weekday", "overlap": "dates overlap"}[best],
            )
        )
    words = (mine.topics | mine.context) & (theirs.topics | theirs.context)
    words -= {part for kind in kinds for part in kind.split()}
    if len(words) >= threshold("described", "words_least") or mine.topics & words & theirs.topics:
        given = min(threshold("described", "word") * len(words), threshold("described", "words_most"))
        points.append((given, f"the same said of both ({', '.join(sorted(words)[:3])})"))
    return sum(p for p, _ in points), ", ".join(reason for _, reason in points) if len(points) > 1 else ""


_SAME = {
    "actor": "by the same person or body", "recipient": "to the same", "place": "at the same place",
    "target": "for or against the same",
}  # fmt: skip


def _gap(one: Profile, other: Profile) -> int:
    published = one.page.extraction.article.published, other.page.extraction.article.published
    return abs((published[0] - published[1]).days) if published[0] and published[1] else 0


def place_crowds(profiles: list[Profile], groups: Groups) -> None:
    """Puts people who are only so called on one occasion ("the marchers") together where the occasion is one."""
    crowds = (p for p in profiles if not p.named and p.family == "group" and p.id not in groups.of)
    for profile in sorted(crowds, key=lambda p: p.order):
        noun = singular(head(profile.entity.label))
        events = {g.id for e in profile.edges if (g := groups.group(e.other)) and g.members[0].family == "event"}
        keys = [f"crowd|{noun}|{event}" for event in sorted(events)]
        groups.place(Entry(profile, noun, keys), _same_occasion)


def _same_occasion(profile: Profile, group: Group) -> Verdict:
    if any(member.page is profile.page for member in group.members):
        return NO
    return Verdict("yes", "people at the same event", threshold("described", "crowd"), 1.0)
