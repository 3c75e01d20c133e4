"""Identity across articles: the steps, in order."""

from __future__ import annotations

from dateline.ontology import load_ontology
from dateline.records import Corpus, Extraction
from dateline.resolution.bodies import place_bodies, place_institutions, place_kinds
from dateline.resolution.copies import find_sources
from dateline.resolution.dates import Retime, date_by, infer
from dateline.resolution.decisions import read_decisions
from dateline.resolution.described import place_crowds, place_described
from dateline.resolution.groups import NO, Entry, Group, Groups, Verdict
from dateline.resolution.known import as_extractions, read_known
from dateline.resolution.nodes import make_nodes
from dateline.resolution.people import place_office_holders, place_people
from dateline.resolution.places import place_places
from dateline.resolution.profile import Profile, profiles_of
from dateline.resolution.user import Sides, directory, sides_of, unite
from dateline.settings import Settings


def resolve(extractions: tuple[Extraction, ...], settings: Settings, retime: Retime | None = None) -> Corpus:
    """Puts the entities of all articles together into nodes.

    Names are settled first (places, then bodies, then people, whose offices lie with both), then what is described
    by them. Nothing is compared with everything: candidates come from blocks of like names (``Groups``).

    Arguments:
        extractions: what was read in each article, in any order.
        settings: of the build; ``known`` and ``resolve`` are the user's own word.
        retime: reads an article's times and facts as of a day; without it, undated articles stay so.

    Returns:
        The nodes with their merges and the reasons, sources, and the pairs that only the user can decide.

    Raises:
        DatelineError: if a file of the user's cannot be read, or contradicts itself.
    """
    ontology = load_ontology(settings)
    decisions = read_decisions(settings.resolve)
    known = read_known(settings.known, ontology)
    sources = find_sources(e.article for e in extractions)

    def settled() -> tuple[list[Profile], Groups]:
        profiles = profiles_of(extractions, ontology, sources, as_extractions(known))
        return profiles, settle(profiles, settings.base, {})

    profiles, groups = settled()
    for _ in range(_ROUNDS if retime else 0):
        inferred = infer(profiles, groups, sources)
        if not inferred or retime is None:
            break
        extractions = tuple(date_by(x, inferred.get(x.article.name), retime) for x in extractions)
        profiles, groups = settled()
    problems = []
    if decisions.same or decisions.different:
        before = directory(groups, settings.base)
        sides = sides_of(decisions, before, settings.resolve)
        groups = settle(profiles, settings.base, sides) if sides else groups
        problems = unite(decisions, before, groups, settings.base, settings.resolve)
    nodes, unsure = make_nodes(groups, ontology)
    return Corpus(extractions, nodes, sources, unsure, tuple(problems))


# An article that was given its days can give another its own; chains longer than this prove nothing.
_ROUNDS = 2


def settle(profiles: list[Profile], base: str, sides: Sides) -> Groups:
    """Groups all profiles.

    Arguments:
        profiles: of known entities and of articles.
        base: IRI below which a known entity's IRI is a key of ours.
        sides: what the user keeps apart.
    """
    groups = Groups(sides, base=base)
    place_places(profiles, groups)
    place_bodies(profiles, groups)
    place_institutions(profiles, groups)
    place_people(profiles, groups)
    place_office_holders(profiles, groups)
    place_kinds(profiles, groups)
    place_described(profiles, groups)
    place_crowds(profiles, groups)
    place_rest(profiles, groups)
    return groups


def place_rest(profiles: list[Profile], groups: Groups) -> None:
    """Gives what no rule speaks of (a described crane) a group of its own."""
    for profile in profiles:
        if profile.id not in groups.of:
            groups.place(Entry(profile, profile.entity.label, []), _never)


def _never(_: Profile, __: Group) -> Verdict:
    return NO
