"""What a bare noun for a body takes up: the one that the sentence or the one before is about."""

from __future__ import annotations

from dateline.extraction.coreference.binding import SUBJECTS, barred
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.kinds import is_kind
from dateline.extraction.coreference.looks import definiteness, modifiers, narrowing
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_SOLE = 6  # sentences back at which the only event or place must have been spoken of


def by_focus(clusters: Clusters, known: list[int], mention: Mention) -> bool:
    """Joins "the company" to the one that is the subject above it or of the sentence before; says whether it did.

    Arguments:
        clusters: of the article.
        known: the mentions before it that are headed by its noun.
        mention: the description.
    """
    lemma, here = clusters.tokens.lemmas[mention.head], clusters.sentence(mention.index)
    body = family(mention.cls) == "Organization" or lemma in words("bodies")
    if lemma not in words("kinds") or mention.number != "singular" or not body:
        return False
    if modifiers(clusters, mention) or narrowing(clusters, mention):
        return False
    unnamed = sorted({root for m in known if not clusters.named(root := clusters.root(m))})
    if any(clusters.sentence(clusters.latest(root, mention.index)) >= here - 1 for root in unnamed):
        return False  # "Tarn sued a mill's owner. The company"
    subjects, others = _of_sentence(clusters, mention, here)
    if not subjects and not others:
        subjects, others = _of_sentence(clusters, mention, here - 1)
        subjects = subjects or [m for m in others if len(others) == 1 and _acts(clusters, m)]
    if len(subjects) != 1 or not clusters.join(mention.index, subjects[0], "kind", class_told=mention.cls == "Group"):
        return False
    for root in unnamed:
        first = clusters.mentions[root]
        if (
            clusters.sentence(root) == 0 and definiteness(clusters, first) != "indefinite"
        ):  # "the company behind the plan"
            clusters.join(mention.index, root, "same_head")
    return True


def _acts(clusters: Clusters, mention: int) -> bool:
    """Says whether a name is no mere part of what something else is called: "the Tarn report"."""
    return clusters.tokens.deps[clusters.mentions[mention].head] not in {"compound", "nmod", "poss", "amod"}


def _may_be(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether a body may be called so: any company may, but a commission by its name."""
    lemma = clusters.tokens.lemmas[mention.head]
    if mention.cls == "Group":
        apart = lemma in words("crews") and lemma not in {word.lower() for word in clusters.full_name(root)}
        return clusters.cls(root) in words("grouped") and lemma in words("bodies") and not apart
    told = lemma in {word.lower() for word in clusters.full_name(root)}
    return is_kind(clusters, root, mention) and (told or clusters.cls(root) == mention.cls == "Company")


def _of_sentence(clusters: Clusters, mention: Mention, sentence: int) -> tuple[list[int], list[int]]:
    """The last mentions of the bodies of a sentence that fit: of main subjects of other clauses, and of others."""
    tokens = clusters.tokens
    subjects: dict[int, int] = {}
    others: dict[int, int] = {}
    for other in reversed(clusters.mentions[: mention.index]):
        if clusters.sentence(other.index) < sentence:
            break
        root = clusters.root(other.index)
        if clusters.sentence(other.index) != sentence or not clusters.named(root):
            continue
        if _may_be(clusters, root, mention):
            verb = tokens.heads[other.head]
            apart = not barred(tokens, mention, other, root, clusters)
            main = tokens.deps[other.head] in SUBJECTS and tokens.heads[verb] == verb and apart
            (subjects if main else others).setdefault(root, other.index)
    return list(subjects.values()), [m for root, m in others.items() if root not in subjects]


def by_parallel(clusters: Clusters, mention: Mention) -> bool:
    """Joins "the bill" to the described plan that is the subject of the sentence before, where it is a subject too."""
    tokens, here = clusters.tokens, clusters.sentence(mention.index)
    if not _is_measure(clusters, mention) or modifiers(clusters, mention) or narrowing(clusters, mention):
        return False
    for other in reversed(clusters.mentions[: mention.index]):
        if clusters.sentence(other.index) < here - 1:
            break
        main = tokens.heads[tokens.heads[other.head]] == tokens.heads[other.head]
        if clusters.sentence(other.index) == here - 1 and main and _is_measure(clusters, other):
            return clusters.join(mention.index, other.index, "synonym", class_told=True)
    return False


def _is_measure(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a described plan is the subject of its clause: "a rescue package was rejected"."""
    tokens = clusters.tokens
    subject = mention.kind is MentionKind.NOMINAL and tokens.deps[mention.head] in SUBJECTS
    return subject and mention.number == "singular" and tokens.lemmas[mention.head] in words("measures")


def by_sole(clusters: Clusters, named: dict[str, list[int]], mention: Mention) -> bool:
    """Joins "the event" and "the venue" to the only one that the article names, where nothing near may be meant."""
    top, here = family(mention.cls), clusters.sentence(mention.index)
    if clusters.tokens.lemmas[mention.head] not in words("sole") or mention.number != "singular":
        return False
    if modifiers(clusters, mention) or narrowing(clusters, mention):
        return False
    roots = {r for m in named.get(top, ()) if family(clusters.cls(r := clusters.root(m))) == top}
    if top == "Place":
        roots = {r for r in roots if clusters.cls(r) == "Facility"}
    if len(roots) != 1 or here - clusters.sentence(clusters.latest(min(roots), mention.index)) > _SOLE:
        return False
    near = (m for m in reversed(clusters.mentions[: mention.index]) if here - clusters.sentence(m.index) <= 1)
    rivals = (m for m in near if family(m.cls) == top and m.kind is not MentionKind.PRONOUN)
    if any(clusters.root(m.index) not in roots for m in rivals):
        return False
    return clusters.join(mention.index, clusters.latest(min(roots), mention.index), "kind", 0.55)


def by_incident(clusters: Clusters, mention: Mention) -> bool:
    """Joins "the disaster" to the only thing that happened of which the lead and the sentences before tell."""
    here = clusters.sentence(mention.index)
    if clusters.tokens.lemmas[mention.head] not in words("incidents") or mention.number != "singular":
        return False
    if modifiers(clusters, mention) or narrowing(clusters, mention):
        return False
    own = clusters.root(mention.index)
    near = (m for m in clusters.mentions[: mention.index] if m.cls in words("happenings") and _is_told(clusters, m))
    found = {clusters.root(m.index): m for m in near if here - clusters.sentence(m.index) <= _SOLE}
    found.pop(own, None)
    if len(found) != 1:
        return False
    last = next(iter(found.values())).index
    return clusters.join(mention.index, last, "kind", 0.55, class_told=True)


def _is_told(clusters: Clusters, mention: Mention) -> bool:
    """Says whether something is told to have happened: no part of another phrase, no "any", no mere word for it."""
    tokens = clusters.tokens
    if tokens.deps[mention.head] in {"compound", "nmod", "amod", "attr", "oprd"}:
        return False
    if mention.kind is not MentionKind.NOMINAL:
        return True
    if mention.number == "plural":
        return mention.cls == "Disaster" and tokens.deps[mention.head] in SUBJECTS  # "floods killed 40"
    how = definiteness(clusters, mention)
    called = how == "indefinite" and tokens.lemmas[mention.head] in words("incidents")  # "it was a tragedy"
    return how != "bare" and not called and tokens.lower[mention.first] not in words("nobody")
