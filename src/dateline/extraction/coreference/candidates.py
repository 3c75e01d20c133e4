"""What a pronoun may stand for, and what speaks for each candidate, as numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extraction.coreference.binding import (
    OBJECTS,
    SUBJECTS,
    asked_to_do,
    barred,
    governs,
    inside,
    named_below,
    own_verb,
    sister,
    speaks_on,
    who_clause,
)
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.local import beside, binders
from dateline.extraction.coreference.looks import possessor
from dateline.extraction.coreference.reports import is_judged, is_reported, is_what_tells, only_describes
from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.mentions.classes import family
from dateline.extraction.tokens import Tokens
from dateline.language import Parsed
from dateline.records import Mention, MentionKind, ParagraphKind

FEATURES = (
    "here", "back one", "back two", "back more", "subject", "main subject", "object", "possessor", "behind preposition",
    "in heading", "name", "pronoun", "often", "same paragraph", "first", "same place", "speaker", "gender", "governs",
    "sister clause", "nearest", "rank", "quote border", "person", "organization", "place", "thing", "event", "group",
    "follows", "indefinite", "same word", "speaks on", "own clause", "judged", "reported", "bound", "beside",
    "alone", "as one",
)  # fmt: skip


_ACTING = frozenset({"Person", "Organization", "GeopoliticalEntity"})
_DESCRIBING = frozenset({"ADJ", "ADV"})
_ONE = frozenset({"is", "was", "has", "does"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group of mentions that a pronoun may stand for, by its nearest mention; -1 for two that are no mention."""

    mention: int
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the candidates of an article are judged by."""

    parsed: Parsed
    clusters: Clusters
    quoted: dict[int, int]  # token -> number of the quotation it stands in


def kind_of(word: str) -> str:
    """Returns the kind of a pronoun: ``he``, ``she``, ``it``, ``they``, ``i``, ``we`` or ``you``."""
    return _kinds().get(word, "")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    forms = load_data("coreference/pronouns")["forms"]
    return {word: kind for kind, words in forms.items() for word in words}


def candidates(setting: Setting, pronoun: Mention) -> list[Candidate]:
    """Returns what a pronoun of the third person may stand for, the nearest first."""
    kind = kind_of(pronoun.text.lower())
    found: dict[int, Mention] = {}
    for mention in _nearby(setting, pronoun):
        root = setting.clusters.root(mention.index)
        if root not in found and _allowed(setting, pronoun, mention, kind):
            found[root] = mention
    bound, binder = _bound(setting, pronoun, found)
    owners = {setting.clusters.by_head.get(token) for token in beside(setting.clusters.tokens, pronoun.head)}
    roots = {setting.clusters.root(i) for i in owners if i is not None}
    here = [
        r for r, m in found.items() if setting.clusters.sentence(m.index) == setting.clusters.sentence(pronoun.index)
    ]
    single = []
    for rank, (root, mention) in enumerate(found.items()):
        values = _values(setting, pronoun, mention, root, rank, binder if root == bound else None)
        further = (root == bound, root in roots, here == [root], _as_one(setting, mention))
        single.append(Candidate(mention.index, (*values, *map(float, further))))
    return single if kind != "they" else [*single, *_pairs(setting, pronoun)]


def _pairs(setting: Setting, pronoun: Mention) -> Iterator[Candidate]:
    """Two together that are no mention ("Kenya and Uganda ended *their* dispute"), so that no other is taken."""
    clusters, tokens = setting.clusters, setting.clusters.tokens
    here = clusters.sentence(pronoun.index)
    for index in range(pronoun.index - 1, -1, -1):
        if here - clusters.sentence(index) > 1:
            return
        second = clusters.mentions[index]
        first = clusters.by_head.get(tokens.heads[second.head]) if tokens.deps[second.head] == "conj" else None
        if first is not None and _are_two(clusters, clusters.mentions[first], second, pronoun):
            mention = clusters.mentions[first]
            rank = len({clusters.root(i) for i in range(index + 1, pronoun.index)})
            values = dict(zip(FEATURES, _values(setting, pronoun, mention, clusters.root(first), rank), strict=False))
            told = {"group": 1.0, "person": 0.0, "organization": 0.0, "place": 0.0, "thing": 0.0, "event": 0.0}
            yield Candidate(-1, tuple({**dict.fromkeys(FEATURES, 0.0), **values, **told}.values()))


def _are_two(clusters: Clusters, first: Mention, second: Mention, pronoun: Mention) -> bool:
    """Says whether two single people, bodies or countries are coordinated, and the pronoun does not stand in them."""
    if "singular" not in {first.number, second.number} or second.last > pronoun.first or second.head < first.head:
        return False
    if inside(clusters.tokens, first.head, pronoun.head) or clusters.tokens.lower[second.first - 1] == "or":
        return False
    verb = clusters.tokens.heads[first.head]
    doing = clusters.tokens.deps[first.head] in SUBJECTS and own_verb(clusters.tokens, pronoun.head) == verb
    return doing or all(family(clusters.cls(clusters.root(m.index))) in _ACTING for m in (first, second))


def _bound(setting: Setting, pronoun: Mention, found: dict[int, Mention]) -> tuple[int, Mention | None]:
    """The candidate that the sentence's build binds a pronoun to, or -1, and where it stands."""
    clusters = setting.clusters
    for token in binders(clusters.tokens, pronoun.head):
        index = clusters.by_head.get(token)
        root = clusters.root(index) if index is not None else -1
        if index is not None and root in found:
            return root, clusters.mentions[index]
    return -1, None


def _as_one(setting: Setting, mention: Mention) -> bool:
    """Says whether a verb takes a body for one: "the government *has*" is "it" rather than "they"."""
    tokens = setting.clusters.tokens
    verb = tokens.heads[mention.head]
    if tokens.deps[mention.head] not in SUBJECTS or tokens.tags[mention.head] not in {"NN", "NNP"}:
        return False
    forms = [tokens.lower[c] for c in tokens.children[verb] if tokens.deps[c] in {"aux", "auxpass"}]
    return forms[0] in _ONE if forms else tokens.tags[verb] == "VBZ" or tokens.lower[verb] == "was"


def _nearby(setting: Setting, pronoun: Mention) -> Iterator[Mention]:
    """Mentions before the pronoun, the nearest first; last, the subject that a fronted phrase waits for."""
    clusters = setting.clusters
    here = clusters.sentence(pronoun.index)
    reach = load_data("coreference/pronouns")["reach"]["sentences"]
    for index in range(pronoun.index - 1, -1, -1):
        if here - clusters.sentence(index) > reach:
            break
        yield clusters.mentions[index]
    ahead = _awaited(setting, pronoun)
    if ahead is not None:
        yield ahead


def _awaited(setting: Setting, pronoun: Mention) -> Mention | None:
    """The subject of the sentence, where the pronoun stands in a phrase before it ("In his speech, Brown said")."""
    tokens = setting.clusters.tokens
    top, told = pronoun.head, False
    while tokens.heads[top] != top:
        told, top = tokens.deps[top] == "ccomp", tokens.heads[top]
    if told and tokens.deps[pronoun.head] != "poss" and kind_of(pronoun.text.lower()) in {"he", "she"}:
        return None  # "*He* was taken to hospital, the doctor Ann Lee said": of whom the text told before
    subject = next((c for c in tokens.children[top] if tokens.deps[c] in SUBJECTS), -1)
    if subject <= pronoun.head or tokens.left[subject] <= pronoun.head:
        return None
    index = setting.clusters.by_head.get(subject)
    mention = setting.clusters.mentions[index] if index is not None else None
    return mention if mention and mention.kind is not MentionKind.PRONOUN else None


def _allowed(setting: Setting, pronoun: Mention, mention: Mention, kind: str) -> bool:
    clusters = setting.clusters
    root = clusters.root(mention.index)
    if not _fits(clusters, root, mention, kind):
        return False
    if mention.first <= pronoun.head < mention.last or inside(clusters.tokens, mention.head, pronoun.head):
        return False
    if mention.kind is MentionKind.NOMINAL and clusters.tokens.pos[mention.head] in _DESCRIBING:
        return False  # "more and more militant"
    if kind == "it" and family(clusters.cls(root)) not in _ACTING and is_what_tells(clusters.tokens, mention, pronoun):
        return False
    if kind == "it" and is_led(clusters.tokens, pronoun) and family(clusters.cls(root)) not in {*_ACTING, ""}:
        return False
    if only_describes(clusters, root, mention) or _is_her_own_kin(clusters, root, pronoun):
        return False
    if not clusters.agree(root, clusters.root(pronoun.index)):
        return False
    if mention.kind is MentionKind.PRONOUN and (
        kind_of(mention.text.lower()) != kind or len(clusters.members[root]) == 1
    ):
        return False
    return not barred(clusters.tokens, pronoun, mention, root, clusters) and not named_below(clusters, pronoun, root)


def is_led(tokens: Tokens, pronoun: Mention) -> bool:
    """Says whether a pronoun owns what only a country or a body has: "*its* president", "*its* parliament"."""
    owned = tokens.lemmas[tokens.heads[pronoun.head]]
    return tokens.deps[pronoun.head] == "poss" and owned in words("leaders") | words("national")


def _is_her_own_kin(clusters: Clusters, root: int, pronoun: Mention) -> bool:
    """Says whether a candidate is told of as somebody's kin of just the noun owned: "my mum ... *her* mother"."""
    tokens, same = clusters.tokens, load_data("coreference/rules")["same_heads"]
    if tokens.deps[pronoun.head] != "poss":
        return False
    owned = tokens.lemmas[tokens.heads[pronoun.head]]
    group = [clusters.mentions[m] for m in clusters.members[root]]
    if any(m.kind is MentionKind.NAME for m in group):
        return False
    heads = {tokens.lemmas[m.head] for m in group if m.kind is MentionKind.NOMINAL and possessor(clusters, m) != -1}
    return same.get(owned, owned) in {same.get(head, head) for head in heads}


def _fits(clusters: Clusters, root: int, mention: Mention, kind: str) -> bool:
    cls = clusters.cls(root)
    if kind in {"he", "she"}:
        several = clusters.tokens.tags[mention.head] in {"NNS", "NNPS"}
        named = mention.kind is MentionKind.NAME and not several
        person = cls == "Person" or (not cls and (named or _agentive(mention)))
        return person and clusters.number(root) != "plural" and not _has_article(clusters, root)
    if kind == "it":
        return (
            cls not in {"Person", "Group"} and clusters.number(root) == "singular" and mention.name not in _adjectives()
        )
    plural = clusters.number(root) == "plural" or cls == "Group"
    return plural or family(cls) == "Organization"


def _has_article(clusters: Clusters, root: int) -> bool:
    """Says whether a name is used with "the" and in the plural, as nobody's is: "the *Beatles*", "the Gallaghers"."""
    lower = clusters.tokens.lower
    names = (m for i in clusters.members[root] if (m := clusters.mentions[i]).kind is MentionKind.NAME and not m.title)
    return any(m.first > 0 and lower[m.first - 1] == "the" and m.name.endswith("s") for m in names)


def _agentive(mention: Mention) -> bool:
    """Says whether a noun that no list knows may name a person by what he or she does: "cosplayer"."""
    return mention.name.lower().endswith(("er", "or", "ist", "ian"))


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    from dateline.extraction.mentions.name import demonyms

    return frozenset(demonyms())


def _values(
    setting: Setting, pronoun: Mention, mention: Mention, root: int, rank: int, binder: Mention | None = None
) -> tuple[float, ...]:
    clusters, tokens = setting.clusters, setting.clusters.tokens
    back = clusters.sentence(pronoun.index) - clusters.sentence(mention.index)
    best = binder or _best_place(clusters, mention, root, pronoun)
    dep = tokens.deps[best.head]
    mine = tokens.deps[pronoun.head]
    cls = clusters.cls(root)
    top = family(cls)
    later = mention.index > pronoun.index
    acting = top == "GeopoliticalEntity" and mention.number == "plural"  # "states", "both countries"
    together = mention.kind is MentionKind.NOMINAL and tokens.lemmas[mention.head] in words("bodies")  # "a gang"
    verb = tokens.heads[best.head]
    asked = asked_to_do(tokens, best.head) if dep in OBJECTS else -1
    if asked > 0 and governs(tokens, asked, pronoun.head):
        verb, dep = asked, "nsubj"
    people = cls in {"Person", "Group"}
    relative = who_clause(tokens, mention.head, pronoun.head, people=people) if back == 0 else -1
    if relative >= 0:
        verb, dep = relative, "nsubj"
    told = back == 0 and (people or top in _ACTING)
    flags = (
        back == 0 and not later,
        back == 1,
        back == 2,
        back > 2,
        dep in SUBJECTS,
        dep in SUBJECTS and tokens.heads[verb] == verb,
        dep in OBJECTS,
        dep == "poss",
        dep == "pobj",
        setting.parsed.kind(mention.head) in {ParagraphKind.TITLE, ParagraphKind.HEADING},
        mention.kind is MentionKind.NAME,
        mention.kind is MentionKind.PRONOUN,
        math.log(len(clusters.members[root])),
        setting.parsed.paragraph_of[mention.head] == setting.parsed.paragraph_of[pronoun.head],
        _is_first(clusters, best),
        (dep in SUBJECTS) == (mine in SUBJECTS),
        dep in SUBJECTS and tokens.lemmas[verb] in word_set("mentions/phrases", "speech"),
        pronoun.gender in clusters.genders(root),
        back == 0 and dep in SUBJECTS and governs(tokens, verb, pronoun.head),
        back == 0 and dep in SUBJECTS and sister(tokens, verb, pronoun.head),
        rank == 0,
        min(rank, 6) / 6,
        setting.quoted.get(mention.head, -1) != setting.quoted.get(pronoun.head, -1),
        cls == "Person",
        top == "Organization" and not together,
        top in {"GeopoliticalEntity", "Place"} and not acting,
        top in {"Thing", "Document", "Topic", ""},
        top == "Event",
        cls == "Group" or acting or together,
        later,
        tokens.lower[mention.first] in {"a", "an"},
        mention.text.lower() == pronoun.text.lower(),
        back == 1 and dep in SUBJECTS and speaks_on(tokens, verb, pronoun.head),
        back == 0 and dep in SUBJECTS and mine not in SUBJECTS and own_verb(tokens, pronoun.head) == verb,
        back == 0 and is_judged(tokens, best.head, pronoun.head),
        told and is_reported(tokens, setting.quoted, (best, mention), pronoun) * (0.5 if mine == "poss" else 1.0),
    )
    return tuple(map(float, flags))


def _best_place(clusters: Clusters, mention: Mention, root: int, pronoun: Mention) -> Mention:
    """The mention of a candidate that is the subject of its last sentence, else the last: "Reed said his aunt"."""
    tokens, here = clusters.tokens, clusters.sentence(mention.index)
    if tokens.deps[mention.head] in SUBJECTS or mention.index > pronoun.index:
        return mention
    group = (clusters.mentions[m] for m in clusters.members[root] if m < pronoun.index)
    subjects = [m for m in group if clusters.sentence(m.index) == here and tokens.deps[m.head] in SUBJECTS]
    if tokens.deps[mention.head] in OBJECTS and governs(tokens, tokens.heads[mention.head], pronoun.head):
        # "Reed met Shaw, who told him that he": here Reed is who was told; but "Reed said Shaw gave him what he"
        subjects = [m for m in subjects if _reports(tokens, tokens.heads[m.head], pronoun.head)]
    return next(iter(subjects), mention)


def _reports(tokens: Tokens, verb: int, token: int) -> bool:
    """Says whether a token stands in what a verb of speech tells."""
    return tokens.lemmas[verb] in word_set("mentions/phrases", "speech") and governs(tokens, verb, token)


def _is_first(clusters: Clusters, mention: Mention) -> bool:
    return mention.index == 0 or clusters.sentence(mention.index - 1) != clusters.sentence(mention.index)


__all__ = ["FEATURES", "SUBJECTS", "Candidate", "Setting", "candidates", "kind_of"]
