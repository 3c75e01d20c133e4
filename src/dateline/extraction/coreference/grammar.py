"""Links that the sentence itself makes: apposition, copula, quantities, reflexives."""

from __future__ import annotations

from itertools import pairwise

from dateline.extraction.coreference.beside import link_beside, name_beside
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import role_of
from dateline.extraction.coreference.named_after import roles_before
from dateline.extraction.coreference.naming import link_naming
from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import family, is_person_noun
from dateline.extraction.mentions.name import demonyms
from dateline.records import Mention, MentionKind

APART = 8  # tokens between a thing and its apposition; further off the parser is wrong more often than right
_PLACED = frozenset({"City", "State", "County", "Country", "GeopoliticalEntity", "Region"})
_LANDS = frozenset({"NaturalPlace", "Region"})
_CLOSING = frozenset({",", ".", ";", ")", "--", "–", "—"})
_UNSURE = frozenset(
    {"may", "might", "could", "would", "should", "can", "will", "must", "if", "not", "never", "n't", "no"}
)
_ROLES = frozenset({"Person", "Organization", "GeopoliticalEntity", "Place", "Document", "Event", "Group", "Thing"})


def link_grammar(clusters: Clusters) -> None:
    """Joins what apposition, copula and quantity make one, and notes the roles that titles give."""
    for mention in clusters.mentions:
        if mention.title and mention.kind is MentionKind.NAME:
            role = role_of(mention.title)
            clusters.roles.setdefault(clusters.root(mention.index), set()).add(role)
    for before, mention in pairwise(clusters.mentions):
        link_beside(clusters, before, mention)
    for mention in clusters.mentions:
        dep = clusters.tokens.deps[mention.head]
        if dep == "appos":
            _apposition(clusters, mention)
        elif dep == "attr":
            _copula(clusters, mention)
        elif dep == "oprd":
            _made(clusters, mention)
        link_naming(clusters, mention)
        if mention.kind is MentionKind.NOMINAL and mention.last > mention.head + 1:
            _quantity(clusters, mention)
            _place_of(clusters, mention)
        elif mention.kind is MentionKind.EVENT:
            _one_event(clusters, mention)


def _apposition(clusters: Clusters, mention: Mention) -> None:
    tokens = clusters.tokens
    other = clusters.by_head.get(tokens.heads[mention.head], _around(clusters, mention, tokens.heads[mention.head]))
    if other is None:
        return
    first = clusters.mentions[other]
    if roles := roles_before(clusters, mention):
        for role in roles:
            clusters.join(mention.index, role.index, "apposition", class_told=not role.cls)
            clusters.roles.setdefault(clusters.root(mention.index), set()).add(tokens.lemmas[role.head])
        return
    start = mention.first - len(mention.title.split())
    while start > first.last and (tokens.pos[start - 1] in {"DET", "PRON"} or tokens.words[start - 1] in demonyms()):
        start -= 1  # ", the Democrat Ann Lee"
    if tokens.lower[start - 4 : start] == ["-", "year", "-", "old"]:  # "his brother, 19-year-old Ann Lee"
        start -= 5
    between = tokens.lower[first.last : start]
    ranked = between and tokens.tags[start - 1] == "CD" and tokens.lemmas[first.head] in {"number", "no"}
    close = mention.kind is MentionKind.NAME and (
        all(word in {'"', "'"} for word in between) or (ranked and len(between) == 1)
    )  # the tanker Aurelia, world number two Ann Lee
    body = first.kind is MentionKind.NOMINAL and tokens.lemmas[first.head] in words("named_before")
    if close and body and mention.kind is MentionKind.NAME and mention.cls in {"", "Organization", "AdvocacyGroup"}:
        clusters.join(mention.index, first.index, "apposition", class_told=True)  # "with the group Clean Rivers"
        return
    if not close and (not between or between[-1] not in {",", "-", "--", "–", "—", "("} or len(between) > APART):
        return
    if _goes_on(clusters, mention) or _holds_name(clusters, mention):
        return
    listed = any(tokens.deps[c] in {"conj", "cc"} for c in tokens.children[mention.head] + tokens.children[first.head])
    if listed and (close or not (_both_roles(clusters, first, mention) or _told_first(clusters, first, mention))):
        return
    loosely = _loosely(clusters, first, mention) or _stands_in(clusters, first, mention)
    if loosely or _one_of(clusters, first, mention) or _is_what(clusters, first, mention):
        clusters.join(mention.index, first.index, "apposition", class_told=True)
        return
    if not _describes(first, mention):
        above = (
            clusters.by_head.get(tokens.heads[tokens.heads[first.head]]) if tokens.deps[first.head] == "pobj" else None
        )
        beside = clusters.mentions[above] if above is not None else name_beside(clusters, mention)
        first = beside or first  # "a spokeswoman for the port, Ann Lee": not the port is Ann Lee
    if _describes(first, mention):
        _join_role(clusters, mention, first, "apposition")


def _goes_on(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a verb follows what looks like an apposition: "According to Ann Lee, a clerk was late"."""
    tokens = clusters.tokens
    end = tokens.right(mention.head) + 1
    if mention.kind is not MentionKind.NOMINAL or end >= len(tokens) or tokens.pos[end] not in {"VERB", "AUX"}:
        return False
    return tokens.tags[end] in {"VBD", "VBZ", "VBP", "MD"} and tokens.sentence[end] == tokens.sentence[mention.head]


def _holds_name(clusters: Clusters, mention: Mention) -> bool:
    """Says whether what looks like a description has somebody's name in it: "Lee, *rival Hale head* for runoff"."""
    tokens = clusters.tokens
    inside = (clusters.by_head.get(t) for t in range(mention.first + 1, mention.head))
    named = (clusters.mentions[m] for m in inside if m is not None)
    people = (m for m in named if m.kind is MentionKind.NAME and m.cls == "Person")
    told = mention.kind is MentionKind.NOMINAL and tokens.pos[mention.first] != "DET"
    return told and any(is_person_noun(tokens.lemmas[m.first - 1]) for m in people)


def _around(clusters: Clusters, mention: Mention, token: int) -> int | None:
    """The name that ends with a token: "Voice of Reason", where the parser hung an apposition on "Reason"."""
    before = reversed(clusters.mentions[max(0, mention.index - 3) : mention.index])
    return next((m.index for m in before if m.kind is MentionKind.NAME and m.last == token + 1), None)


def _loosely(clusters: Clusters, first: Mention, mention: Mention) -> bool:
    """Says whether a name is described by a noun of no class, or as a group: "Ann Lee, a close ally of the king"."""
    tokens = clusters.tokens
    if mention.kind is not MentionKind.NOMINAL or mention.number != "singular" or first.number == "plural":
        return False
    if tokens.lower[mention.first] not in {"a", "an", "the"}:
        return False
    if family(first.cls) in {"Organization", "GeopoliticalEntity"} and tokens.lemmas[mention.head] in words("stances"):
        return True
    if first.kind is MentionKind.NAME and family(first.cls) == "GeopoliticalEntity" and mention.cls in _LANDS:
        return True  # "Iceland, a rocky island"
    group = mention.cls == "Group" and tokens.lemmas[mention.head] in words("bodies")
    person = first.cls == "Person" and first.kind is MentionKind.NAME and not mention.cls
    return person or (family(first.cls) == "Organization" and first.kind is MentionKind.NAME and group)


def _is_what(clusters: Clusters, first: Mention, mention: Mention) -> bool:
    """Says whether a body is named behind what it is to another, or as a body of another sort.

    "The mill's owner, Tarn Properties, sold it": an owner need not be a person. "His party, the Movement, lost."
    """
    tokens = clusters.tokens
    if first.kind is not MentionKind.NOMINAL or family(mention.cls) != "Organization" or first.number != "singular":
        return False
    end = tokens.right(mention.head) + 1
    if end < len(tokens) and tokens.words[end] not in _CLOSING:
        return False
    owned = tokens.lower[first.first] == "the" or any(tokens.deps[c] == "poss" for c in tokens.children[first.head])
    told = family(first.cls) == "Organization" and mention.kind is MentionKind.NAME
    return owned and (told or (first.cls == "Person" and tokens.lemmas[first.head] in words("stances")))


def _one_of(clusters: Clusters, first: Mention, mention: Mention) -> bool:
    """Says whether a name tells which one of several is meant: "one of them, Ann Lee, 41, is suing"."""
    part = clusters.tokens.lower[first.first : first.head + 2] == ["one", "of"]
    several = not first.cls or (first.cls in {"Group", "Person"} and mention.cls == "Person")
    return part and mention.kind is MentionKind.NAME and several


def _stands_in(clusters: Clusters, first: Mention, mention: Mention) -> bool:
    """Says whether somebody is named behind a noun that things have as well: "his *replacement*, Ann Lee,"."""
    person = mention.kind is MentionKind.NAME and mention.cls == "Person"
    owned = any(clusters.tokens.deps[c] in {"poss", "det"} for c in clusters.tokens.children[first.head])
    noun = first.kind is MentionKind.NOMINAL and not first.cls and first.number == "singular"
    return person and owned and noun and clusters.tokens.lemmas[first.head] in words("standing_in")


def _told_first(clusters: Clusters, first: Mention, mention: Mention) -> bool:
    """Says whether commas close what somebody is, and something beside it: "Ann Lee, a nurse and ex-Marine, said"."""
    tokens = clusters.tokens
    second = next((c for c in tokens.children[mention.head] if tokens.deps[c] == "conj"), -1)
    end = tokens.right(second) + 1
    if second < 0 or end >= len(tokens) or tokens.words[end] != "," or tokens.words[mention.first - 1] != ",":
        return False
    other = clusters.mentions[clusters.by_head[second]] if second in clusters.by_head else None
    named = other is not None and (
        other.cls == "Person" or any(tokens.deps[c] == "det" for c in tokens.children[second])
    )
    person = first.cls == mention.cls == "Person" and first.kind is MentionKind.NAME and mention.number == "singular"
    return person and not named and tokens.lower[mention.first] in {"a", "an"}


def _both_roles(clusters: Clusters, first: Mention, mention: Mention) -> bool:
    """Joins the second role of one person, if it is one: "Ann Lee, a nurse and the chair of the board, said"."""
    tokens = clusters.tokens
    second = next((c for c in tokens.children[mention.head] if tokens.deps[c] == "conj"), -1)
    other = clusters.by_head.get(second)
    if (
        other is None
        or first.kind is not MentionKind.NAME
        or any(tokens.deps[c] == "conj" for c in tokens.children[first.head])
    ):
        return False
    role = clusters.mentions[other]
    end = tokens.right(second) + 1
    closed = end >= len(tokens) or tokens.words[end] in {",", ".", ";", ")", "--", "–", "—"}
    if not closed or role.kind is not MentionKind.NOMINAL or not (first.cls == mention.cls == role.cls == "Person"):
        return False
    if role.number != "singular" or mention.number != "singular" or tokens.words[role.head][0].isupper():
        return False
    if any(tokens.deps[c] in {"conj", "relcl"} for c in tokens.children[second]):
        return False
    _join_role(clusters, role, first, "apposition")
    return True


def _describes(one: Mention, other: Mention) -> bool:
    """Says whether one of two mentions can describe the other: exactly one is a name, or both describe."""
    if one.kind is MentionKind.PRONOUN or other.kind is MentionKind.PRONOUN:
        return False
    if one.kind is MentionKind.NAME and other.kind is MentionKind.NAME:
        return False
    if one.number and other.number and one.number != other.number:
        return False
    return bool(one.cls) and family(one.cls) == family(other.cls) and family(one.cls) in _ROLES


def _made(clusters: Clusters, mention: Mention) -> None:
    """ "She was elected *the county's sheriff*": whoever it was before, it is she."""
    tokens, verb = clusters.tokens, clusters.tokens.heads[mention.head]
    if tokens.lemmas[verb] not in words("making") or mention.kind is not MentionKind.NOMINAL or mention.cls != "Person":
        return
    if mention.number == "plural" or any(tokens.lower[c] in _UNSURE for c in tokens.children[verb]):
        return
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] == "nsubjpass"), -1)
    if subject >= 0 and tokens.tags[subject] == "WP" and tokens.deps[verb] == "relcl":
        subject = tokens.heads[verb]
    other = clusters.by_head.get(subject)
    if other is not None and clusters.mentions[other].cls == "Person" and clusters.mentions[other].number != "plural":
        _join_role(clusters, mention, clusters.mentions[other], "copula")


def _copula(clusters: Clusters, mention: Mention) -> None:
    tokens = clusters.tokens
    verb = tokens.heads[mention.head]
    if tokens.lemmas[verb] != "be" or mention.kind is not MentionKind.NOMINAL:
        return
    if mention.number == "plural" and tokens.pos[mention.first] != "DET":
        return  # "they are commuters" says what they are, not who
    if any(tokens.lower[c] in _UNSURE for c in tokens.children[verb]) or tokens.lower[mention.first] in {"no", "not"}:
        return
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"), -1)
    if subject < 0 or subject > verb:
        return
    if tokens.tags[subject] == "WP" and tokens.deps[verb] == "relcl":
        subject = tokens.heads[verb]
    other = clusters.by_head.get(subject)
    if other is not None and (
        _describes(clusters.mentions[other], mention) or _person(clusters.mentions[other], mention)
    ):
        _join_role(clusters, mention, clusters.mentions[other], "copula")


def _person(one: Mention, other: Mention) -> bool:
    """ "He is the mayor": a pronoun of a person may be described by a person's noun."""
    return one.kind is MentionKind.PRONOUN and one.cls == "Person" == other.cls


def _join_role(clusters: Clusters, description: Mention, named: Mention, rule: str) -> None:
    if clusters.join(description.index, named.index, rule):
        for mention in (description, named):
            if mention.kind is MentionKind.NOMINAL:
                role = clusters.tokens.lemmas[mention.head]
                clusters.roles.setdefault(clusters.root(mention.index), set()).add(role)


def _place_of(clusters: Clusters, mention: Mention) -> None:
    """ "The town of Ostrava" is Ostrava."""
    target = clusters.by_head.get(mention.last - 1)
    if (
        target is None
        or clusters.mentions[target].kind is not MentionKind.NAME
        or clusters.tokens.tags[mention.head] != "NN"
    ):
        return
    if mention.cls in _PLACED and family(clusters.mentions[target].cls) in {"GeopoliticalEntity", "Place"}:
        clusters.join(target, mention.index, "apposition")


def _one_event(clusters: Clusters, mention: Mention) -> None:
    """ "They marched to protest" is one protest; whoever does it takes part."""
    tokens = clusters.tokens
    verb = mention.head
    if tokens.deps[verb] in {"xcomp", "advcl", "conj"}:
        verb = tokens.heads[verb]
        other = clusters.by_head.get(verb)
        if (
            other is not None
            and clusters.mentions[other].kind is MentionKind.EVENT
            and clusters.mentions[other].cls == mention.cls
        ):
            clusters.join(mention.index, other, "event")
    for place in (mention.head, verb):
        subject = next((c for c in tokens.children[place] if tokens.deps[c] == "nsubj"), -1)
        actor = clusters.by_head.get(subject)
        if actor is not None and clusters.mentions[actor].cls == "Group":
            clusters.roles.setdefault(clusters.root(actor), set()).add(mention.cls)
            return


def _quantity(clusters: Clusters, mention: Mention) -> None:
    """ "Dozens of demonstrators" are the demonstrators."""
    tokens = clusters.tokens
    if tokens.lemmas[mention.head] not in word_set("mentions/phrases", "same"):
        return
    target = clusters.by_head.get(mention.last - 1)
    if target is not None and target != mention.index:
        clusters.join(target, mention.index, "quantity")
