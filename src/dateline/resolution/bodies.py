"""Which organizations, named documents, events, things, and matters of different articles are one."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateline.extraction.mentions.places import place_class
from dateline.resolution.data import listed, threshold
from dateline.resolution.groups import NO, Entry, Group, Groups, Verdict
from dateline.resolution.names import head, initials, is_acronym, organization, plain, singular
from dateline.resolution.profile import Profile
from dateline.resolution.when import read_when

_NAMED = ("organization", "group", "document", "event", "topic", "thing")


def place_bodies(profiles: list[Profile], groups: Groups) -> None:
    """Puts everything named that is no person and no place into groups, long names before acronyms."""
    named = [(forms(p), p) for p in profiles if p.named and p.family in _NAMED]
    ordered = sorted(
        named,
        key=lambda pair: (not pair[0], -max((len(f.split()) for f in pair[0]), default=0), pair[1].order),
    )
    for found, profile in ordered:
        short, starts = acronyms(profile), list[str]()
        keys = [*(f"{profile.family}|{f}" for f in found), *(f"acronym|{a}" for a in short)]
        keys += [f"name|{f}" for f in found if " " in f] + ([] if found else [f"initials|{a}" for a in short])
        keys += [f"tail|{f}" for f in found if len(f.split()) > 1 and profile.family == "organization"]
        if profile.family == "organization":
            keys += [f"start|{f}" for f in found]
            starts = [f"start|{' '.join(f.split()[:n])}" for f in found for n in range(1, len(f.split()))]
        more = [*(f"initials|{initials(f)}" for f in found), *(t for f in found for t in _tails(f)), *starts]
        facets = {"form": set(found), "acronym": set(short), "year": _years(profile)}
        rule = _Rule(found, short, facets["year"])
        groups.place(Entry(profile, (*found, *short)[0], keys, facets, more), rule)


def place_institutions(profiles: list[Profile], groups: Groups) -> None:
    """Puts bodies that are described ("the federal government") with their like of the same place."""
    described = (p for p in profiles if not p.named and p.family == "organization" and not _several(p))
    for profile in sorted(described, key=lambda p: p.order):
        form = organization(profile.entity.label)
        unique = is_institution(profile, form)
        facets = {"form": {form}} | ({"generic": {form}} if unique else {})
        groups.place(
            Entry(profile, form, [f"organization|{form}"] if unique else [], facets), _Rule((form,), (), set())
        )


def is_institution(profile: Profile, form: str) -> bool:
    """Says whether a description can mean but one body of a place: "the federal government", not "a state agency"."""
    parts = form.split()
    if len(parts) < 2 or not is_generic(form) or parts[-1] in listed("names", "many"):
        return False
    return not any(m.number == "plural" or m.text.lower().startswith(("a ", "an ")) for m in profile.mentions)


def place_kinds(profiles: list[Profile], groups: Groups) -> None:
    """Puts matters, and people meant as a kind ("commuters"), together by their words."""
    topic = Verdict("yes", "the same matter in the same words", threshold("names", "topic"))
    kind = Verdict("yes", "generic kind", threshold("names", "kind"))
    described = (p for p in profiles if not p.named and (p.family in {"topic", "group"} or _several(p)))
    for profile in sorted(described, key=lambda p: p.order):
        verdict = topic if profile.family == "topic" else kind
        form = kind_form(profile)
        if form:
            key = f"kind|{profile.family}|{form}"
            groups.place(Entry(profile, form, [key], {"generic": {form}}), _Always(verdict))


def _several(profile: Profile) -> bool:
    """Says whether places or bodies are meant as a kind ("coastal towns"): plural, and not by their head alone."""
    several = all(m.number == "plural" for m in profile.mentions if m.kind == "nominal")
    return several and profile.family in {"place", "organization"} and " " in profile.entity.label


class _Always:
    """Says the same of every group of a block."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def __call__(self, profile: Profile, group: Group) -> Verdict:
        return self.verdict


def forms(profile: Profile) -> tuple[str, ...]:
    """Returns the comparable forms of a thing's names, longest first, acronyms left out."""
    found = {
        organization(n) if profile.family == "organization" else plain(n) for n in profile.names if not is_acronym(n)
    }
    return tuple(sorted((f for f in found if f), key=lambda f: (-len(f), f)))


def acronyms(profile: Profile) -> tuple[str, ...]:
    """Returns the acronyms among a thing's names, in lower case."""
    return tuple(sorted({n.replace(".", "").lower() for n in profile.names if is_acronym(n)}))


def kind_form(profile: Profile) -> str:
    """Returns the words by which a matter or a kind of people is one in all articles, or nothing."""
    form = " ".join(singular(word) for word in plain(profile.entity.label).split())
    if not form or any(c.isdigit() for c in form) or form.split()[0] in listed("kinds", "generic", "counted"):
        return ""
    if profile.family == "topic":
        vague = listed("kinds", "generic", "vague")
        return "" if not form or all(word in vague for word in form.split()) else form
    return form if form and is_kind(profile) else ""


def is_kind(profile: Profile) -> bool:
    """Says whether a group is meant as a kind: bare plurals, no number, of no occasion, in no dated event."""
    nouns = {head(m.name) for m in profile.mentions if m.name}
    if nouns & listed("kinds", "generic", "episodic"):
        return False
    bare = all(m.text == m.name for m in profile.mentions if m.kind == "nominal" and len(m.name) < 60)
    episodes = listed("kinds", "relations", "episode")
    return bare and not any(e.done and (e.when or e.relation in episodes) and e.subject for e in profile.edges)


@lru_cache(maxsize=50_000)
def is_generic(form: str) -> bool:
    """Says whether a name is one that many places have ("city council")."""
    small, generic = listed("names", "small"), listed("names", "generic")
    return all(word in small or word in generic or singular(word) in generic for word in form.split())


def _tails(form: str) -> list[str]:
    parts = form.split()
    return [f"tail|{' '.join(parts[i:])}" for i in range(1, len(parts) - 1)]


def _years(profile: Profile) -> set[str]:
    if profile.family != "event":
        return set()
    dates = [w for e in profile.edges if e.done and e.when and (w := read_when(e.when)) and not w.weekday]
    words = {word for name in profile.names for word in plain(name).split()}
    named = {word for word in words if len(word) == 4 and word.isdigit()}
    return named | {str(date.fromordinal(w.first).year) for w in dates if w.last - w.first < 366}


class _Rule:
    """Compares one named thing with groups found under its names."""

    def __init__(self, found: tuple[str, ...], short: tuple[str, ...], years: set[str]) -> None:
        self.forms = found
        self.short = short
        self.years = years

    def __call__(self, profile: Profile, group: Group) -> Verdict:
        shared = len(profile.neighbours & group.neighbours)
        if self.years and group.facet("year") and not self.years & group.facet("year"):
            return NO
        theirs = group.facet("form")
        same = sorted(set(self.forms) & theirs, key=lambda f: (-len(f), f))
        if same:
            return self._same(profile, group, same[0], shared)
        if group.facet("acronym") & set(self.short):
            part = self._tail(profile, group, theirs, shared)
            if self.forms and theirs and part.answer != "yes":
                return Verdict("unsure", f"one acronym, but {self.forms[0]!r} and {min(theirs)!r}")
            return Verdict("yes", "same acronym", threshold("names", "acronym"), 1.0 + shared)
        if not self.forms and any(initials(f) in self.short for f in theirs):
            if shared or group.known:
                return Verdict("yes", "acronym of its initials", threshold("names", "initials"), float(shared))
            return Verdict("unsure", "an acronym that fits its initials")
        return self._tail(profile, group, theirs, shared)

    def _same(self, profile: Profile, group: Group, form: str, shared: int) -> Verdict:
        if is_generic(form):
            ties = profile.page.places & group.places
            if not ties and not group.known:
                return Verdict("unsure", f"{form!r} is a name many places have")
            return Verdict("yes", "same name, with a place shared", threshold("names", "generic"), float(len(ties)))
        return Verdict("yes", "same name", threshold("names", "same"), 1.0 + shared)

    def _tail(self, profile: Profile, group: Group, theirs: set[str], shared: int) -> Verdict:
        """Compares "Public Works" with "Department of Public Works"."""
        pairs = [(mine, other) for mine in self.forms for other in sorted(theirs) if other.endswith(" " + mine)]
        for mine, other in pairs:
            rest = other.removesuffix(" " + mine)
            if is_generic(rest) and not is_generic(mine):
                return Verdict("yes", "the end of its name", threshold("names", "part"), 1.0 + shared)
            if rest in profile.page.places and (not is_generic(mine) or mine.split()[0] in listed("names", "levels")):
                return Verdict("yes", "the end of its name, its place named", threshold("names", "part"), 1.0 + shared)
            return Verdict("unsure", f"{mine!r} may be short for {other!r}")
        if any(place_class(name) for name in profile.names):
            return NO  # a team called by its country's name is not the "Kenya Rugby Union"
        return self._start(theirs, shared)

    def _start(self, theirs: set[str], shared: int) -> Verdict:
        """Compares "Halden" with "Halden Motors", which takes names shared: many companies start alike."""
        longer = [other for mine in self.forms for other in sorted(theirs) if other.startswith(mine + " ")]
        if not longer or is_generic(self.forms[0]):
            return NO
        if shared >= threshold("names", "start_shared"):
            return Verdict("yes", "the start of its name, with names shared", threshold("names", "part"), float(shared))
        return Verdict("unsure", f"{self.forms[0]!r} may be short for {longer[0]!r}")
