"""Definite descriptions: "the mayor", "the memo", "the company", "the protest"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.extraction.coreference.accused import by_charge
from dateline.extraction.coreference.bodies import of_one_body
from dateline.extraction.coreference.chiefs import by_chief
from dateline.extraction.coreference.clients import by_service, may_serve
from dateline.extraction.coreference.clusters import Clusters, confidence, words
from dateline.extraction.coreference.focus import by_focus, by_incident, by_parallel, by_sole
from dateline.extraction.coreference.kinds import by_kind, by_place, by_words
from dateline.extraction.coreference.looks import (
    body_of,
    contradict,
    definiteness,
    modifiers,
    narrowing,
    phrase,
    role_of,
)
from dateline.extraction.coreference.only import by_former, by_only, by_vague
from dateline.extraction.coreference.restated import by_age, by_origin, by_subject
from dateline.extraction.coreference.sameness import is_some_of, owned_otherwise, same_thing, were_some
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_RULES = load_data("coreference/rules")
_LOOSE = frozenset({"Organization", "Thing", "Event", ""})  # of a name whose last word says what it is of


@dataclass(slots=True)
class Index:
    """Described things so far: roots by the lemma of their heads, and named roots by class."""

    heads: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[tuple[str, ...], int] = field(default_factory=dict)
    named: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    groups: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)


def note(clusters: Clusters, index: Index, mention: Mention) -> None:
    """Files a mention under its head, phrase, class and role, for descriptions after it."""
    root = mention.index
    if mention.kind is MentionKind.PRONOUN:
        return
    if mention.cls == "Person" and mention.number == "singular":
        index.people.append(root)
    if mention.kind is MentionKind.NAME:
        if clusters.tokens.lower[mention.last : mention.last + 2] == ["-", "based"]:
            return  # "the Oslo-based firm" does not make Oslo "the city"
        index.named[family(mention.cls)].append(root)
        if mention.title:
            index.roles[role_of(mention.title)].append(root)
        index.heads[clusters.tokens.lower[mention.head]].append(root)
        return
    if mention.cls == "Group":
        index.groups.append(root)
    if _generic(clusters, mention) or _only_says_what(clusters, mention):
        return
    lemma = mention.name if mention.kind is MentionKind.EVENT else clusters.tokens.lemmas[mention.head]
    index.heads[_RULES["same_heads"].get(lemma, lemma)].append(root)
    if mention.kind is MentionKind.NOMINAL:
        index.phrases[phrase(clusters, mention)] = root
        if clusters.named(clusters.root(root)) and mention.cls == "Person":
            index.roles[lemma].append(root)


def _generic(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a noun inside a phrase that is not definite stands for no one thing: "a bank robbery"."""
    tokens = clusters.tokens
    if tokens.deps[mention.head] != "compound" or tokens.lemmas[mention.head] in words("unique"):
        return False
    whole = clusters.by_head.get(tokens.heads[mention.head])
    return whole is not None and definiteness(clusters, clusters.mentions[whole]) in {"indefinite", "bare"}


def _only_says_what(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a definite noun tells what something is, of which it was not understood: "Tarn is the top bank"."""
    tokens, verb = clusters.tokens, clusters.tokens.heads[mention.head]
    if tokens.deps[mention.head] != "attr" or definiteness(clusters, mention) != "definite":
        return False
    known = (clusters.by_head.get(c) for c in tokens.children[verb] if c < verb and tokens.deps[c] == "nsubj")
    alone = mention.kind is MentionKind.NOMINAL and len(clusters.members[clusters.root(mention.index)]) == 1
    return alone and any(m is not None and clusters.mentions[m].kind is not MentionKind.PRONOUN for m in known)


def link_description(clusters: Clusters, index: Index, mention: Mention) -> None:
    """Joins a definite description to what it most likely takes up among what the index holds."""
    root = clusters.root(mention.index)
    if root < mention.index or clusters.named(root):  # already told who or what this is
        return
    how = definiteness(clusters, mention)
    if clusters.tokens.deps[mention.head] in {"attr", "oprd"}:  # what something is said to be is not taken up
        return
    narrowed = any(place == "that" for place, _ in narrowing(clusters, mention))
    if how == "indefinite" or (narrowed and not (how == "definite" and _is_sole(clusters, index, mention))):
        return
    if how == "bare":
        if _by_phrase(clusters, index, mention):
            return
        if mention.number == "plural" or not _title_like(clusters, mention):
            return
    person = mention.cls == "Person" and mention.number == "singular"
    if person and (by_origin(clusters, index.people, mention) or by_age(clusters, index.people, mention)):
        return
    if person and not _is_told(clusters, index, mention) and by_vague(clusters, index.people, mention):
        return
    if person and by_former(clusters, index.people, mention):
        return
    if person and (by_service(clusters, mention) or _by_role(clusters, index, mention)):
        return
    if person and how == "definite" and by_chief(clusters, index.people, mention):
        return
    told = by_place(clusters, index.named, mention) or (how == "definite" and _by_focus(clusters, index, mention))
    told = told or _by_head(clusters, index, mention)
    root = clusters.root(mention.index)
    if told and how == "definite" and not clusters.named(root) and _is_unsaid(clusters, root):
        by_kind(clusters, index.named, mention)  # "giant" of the headline is who "the giant" is
    if told or how != "definite":
        return
    if person and (by_charge(clusters, index.named["Person"], mention) or by_subject(clusters, mention)):
        return
    if person and by_only(clusters, index.people, mention):
        return
    if mention.cls == "Group" and mention.number == "plural" and _by_part(clusters, index, mention):
        return
    if _by_sort(clusters, index, mention):
        return
    if by_words(clusters, index.named, mention):
        return
    if not by_kind(clusters, index.named, mention) and not _by_synonym(clusters, index, mention):
        sole = by_parallel(clusters, mention) or by_sole(clusters, index.named, mention)
        _ = sole or by_incident(clusters, mention)


def _is_sole(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """Says whether only one named thing was called so before, whatever participle follows: "on the ship aged 12"."""
    tokens = clusters.tokens
    if mention.number != "singular" or any(tokens.deps[c] == "relcl" for c in tokens.children[mention.head]):
        return False
    roots = {clusters.root(m) for m in index.heads.get(tokens.lemmas[mention.head], ())}
    return len(roots) == 1 and clusters.named(min(roots))


def _is_unsaid(clusters: Clusters, root: int) -> bool:
    """Says whether a noun brought nothing in: in the headline, or inside another phrase ("city officials")."""
    return clusters.sentence(root) == 0 or clusters.tokens.deps[clusters.mentions[root].head] == "compound"


def _by_focus(clusters: Clusters, index: Index, mention: Mention) -> bool:
    return by_focus(clusters, index.heads.get(clusters.tokens.lemmas[mention.head], []), mention)


def _is_told(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """Says whether somebody without a name was called by a description's noun before: "a man ... the man"."""
    known = index.heads.get(clusters.tokens.lemmas[mention.head], ())
    return any(not clusters.named(clusters.root(m)) for m in known)


def _title_like(clusters: Clusters, mention: Mention) -> bool:
    """ "President", "Parliament": a capitalised head is a definite one."""
    return clusters.tokens.words[mention.head][0].isupper() and clusters.tokens.pos[mention.head] == "PROPN"


def _by_phrase(clusters: Clusters, index: Index, mention: Mention) -> bool:
    if mention.first == mention.head and clusters.tokens.lemmas[mention.head] in words("general"):
        return False
    known = index.phrases.get(phrase(clusters, mention))
    if known is None or mention.number != clusters.mentions[known].number:
        return False
    if definiteness(clusters, clusters.mentions[known]) in {"possessed", "indefinite"} and mention.number == "singular":
        return False
    if narrowing(clusters, mention) != narrowing(clusters, clusters.mentions[known]):
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
    recent = {
        root: last
        for root, last in recent.items()
        if _one_rank(clusters, root, mention, lemma)
        and of_one_body(clusters, root, mention, lemma)
        and may_serve(clusters, root, mention)
    }
    bodies = {root: body_of(clusters, root, lemma) for root in recent}
    own = modifiers(clusters, mention)
    tokens = clusters.tokens
    nouns = {tokens.lemmas[i] for i in range(mention.first, mention.head) if tokens.pos[i] in {"NOUN", "PROPN"}} & own
    fitting = [root for root in recent if nouns <= bodies[root] and not contradict(own, bodies[root])]
    if not fitting:
        return False
    matching = [root for root in fitting if own and own & bodies[root]]
    choice = max(matching or fitting, key=lambda root: recent[root])
    sure = confidence("role") if len(fitting) == 1 or len(matching) == 1 else 0.55
    if len(fitting) > 1 and not matching and clusters.sentence(mention.index) - clusters.sentence(recent[choice]) > 2:
        return False
    return clusters.join(mention.index, recent[choice], "role", sure)


def _one_rank(clusters: Clusters, root: int, mention: Mention, lemma: str) -> bool:
    """Says whether a role described and a role held are of one rank: "the president" is no vice president."""
    mine = _beside(clusters, mention, "ranks")
    held = _ranks(clusters, root, lemma)
    return not held or any(mine <= ranks and not (ranks - mine) & words("below") for ranks in held)


def _ranks(clusters: Clusters, root: int, lemma: str) -> list[frozenset[str]]:
    """The words of rank beside each role of somebody that a noun heads: "deputy" of "deputy mayor"."""
    tokens = clusters.tokens
    found: list[frozenset[str]] = []
    for m in (clusters.mentions[m] for m in clusters.members[root]):
        if m.kind is MentionKind.NAME and m.title and role_of(m.title) == lemma:
            found.append(words("ranks").intersection(m.title.lower().replace("-", " ").split()))
        elif m.kind is MentionKind.NOMINAL and tokens.lemmas[m.head] == lemma:
            found.append(_beside(clusters, m, "ranks"))
    return found


def _beside(clusters: Clusters, mention: Mention, kind: str) -> frozenset[str]:
    """The words of a kind in a description: of those ``below``, "vice" of "executive vice president"."""
    return words(kind).intersection(clusters.tokens.lower[mention.first : mention.head])


def _by_head(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """The same head noun, with nothing that contradicts."""
    lemma = clusters.tokens.lemmas[mention.head]
    here = clusters.sentence(mention.index)
    reach = _RULES["reach"]["vague"] if lemma in words("vague") else 10_000
    own = modifiers(clusters, mention)
    for known in reversed(index.heads.get(_RULES["same_heads"].get(lemma, lemma), ())):
        if here - clusters.sentence(known) > reach:
            return False
        other = clusters.mentions[known]
        if clusters.tokens.lower[other.first] in words("nobody"):
            continue  # "each referendum" is none
        if other.kind is MentionKind.NAME:
            last = other.name.split()[-1].lower() == lemma and other.cls in _LOOSE  # "the project" of that name
            kin = last or (family(other.cls) == family(mention.cls) and other.cls != "Person")
            if kin and not (own or narrowing(clusters, mention) or owned_otherwise(clusters, mention, known)):
                return clusters.join(mention.index, known, "kind", class_told=last)
            continue
        if other.kind is not MentionKind.EVENT and other.number != mention.number:
            continue
        if mention.cls == "Person" and _beside(clusters, mention, "below") != _beside(clusters, other, "below"):
            continue  # "the president" is no vice president
        if were_some(clusters, mention, known) or is_some_of(clusters, mention, known):
            continue
        rule = "event" if other.kind is MentionKind.EVENT else "same_head"
        alike = family(mention.cls) == "Document" and other.cls == mention.cls  # whatever else it was called
        if same_thing(clusters, mention, own, known) and clusters.join(mention.index, known, rule, class_told=alike):
            return True
    return False


def _by_part(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """ "The protesters" are those who were said to protest."""
    lemma = clusters.tokens.lemmas[mention.head]
    events = [event for event, words in _RULES["participants"].items() if lemma in words]
    for known in reversed(index.groups):
        root = clusters.root(known)
        if events and events[0] in clusters.roles.get(root, ()) and not modifiers(clusters, mention):
            return clusters.join(mention.index, known, "participants")
    return False


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
    here = clusters.sentence(mention.index) - _RULES["reach"]["synonym"]
    near = [known for known in roots.values() if clusters.sentence(known) >= here]
    fitting = [known for known in near if _fits(clusters, mention, own, known)]
    return len(fitting) == 1 and clusters.join(mention.index, fitting[0], "synonym")


def _by_sort(clusters: Clusters, index: Index, mention: Mention) -> bool:
    """ "The disease" is cholera, where no other disease was told of before."""
    sorts = _RULES["sorts"].get(clusters.tokens.lemmas[mention.head])
    if sorts is None or mention.number != "singular" or modifiers(clusters, mention) or narrowing(clusters, mention):
        return False
    fitting: dict[int, int] = {}
    for lemma in sorts:
        for known in index.heads.get(lemma, ()):
            other = clusters.mentions[known]
            whole = clusters.tokens.deps[other.head] != "compound" and other.last == other.head + 1
            if whole and other.number != "plural":
                fitting[clusters.root(known)] = known
    here = clusters.sentence(mention.index) - _RULES["reach"]["synonym"]
    near = [known for known in fitting.values() if clusters.sentence(known) >= here]
    return len(fitting) == len(near) == 1 and clusters.join(mention.index, near[0], "kind", class_told=True)


def _fits(clusters: Clusters, mention: Mention, own: frozenset[str], known: int) -> bool:
    other = clusters.mentions[known]
    if other.kind is MentionKind.NAME or (other.kind is MentionKind.NOMINAL and other.number != mention.number):
        return False
    return same_thing(clusters, mention, own, known) and known < mention.index
