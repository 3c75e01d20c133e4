"""A person named before, by what he or she is: "the Dane", "the 27-year-old", "the former striker"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, confidence, words
from dateline.extraction.coreference.looks import narrowing
from dateline.extraction.coreference.origins import countries_before, country_of, origins
from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.nominals import is_aged
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind

_BACK = 3  # sentences that a description may look back for the person who is their subject
_AWAY = 5  # sentences back at which the only person named must have been spoken of
_NEAR = 2  # sentences back at which "the man" looks for somebody
_FOCUS, _MORE = 4, 3  # mentions, and times those of another, from which an article is held to be about a person
_FRONTED = frozenset({"advcl", "pcomp"})
_ACTORS = SUBJECTS | {"dobj", "dative", "conj"}


def by_origin(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the Dane" to the person who was said to be Danish, of several to the one named last."""
    tokens = clusters.tokens
    word = tokens.words[mention.head]
    if word not in demonyms() or mention.head + 1 != mention.last:
        return False
    fitting = _fitting(clusters, people, mention, lambda root: country_of(word) in origins(clusters, root))
    return _join_latest(clusters, fitting, mention)


def by_age(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the 27-year-old" to the person who was said to be 27, else to the subject of the sentence before."""
    if not is_aged(clusters.tokens, mention.head):
        return False
    told = _years(clusters.tokens, mention.first, mention.last)
    fitting = _fitting(clusters, people, mention, lambda root: bool(told & _ages(clusters, root)))
    if fitting:
        return _join_latest(clusters, fitting, mention)
    subject = _subject_before(clusters, mention, 1)
    if subject is None or _ages(clusters, clusters.root(subject)):
        return False
    return clusters.join(mention.index, subject, "restated")


def by_subject(clusters: Clusters, mention: Mention) -> bool:
    """Joins "the former striker said" to the person who is subject before, where the noun says who somebody is."""
    tokens = clusters.tokens
    head = tokens.lower[mention.head]
    both = f"{tokens.lower[mention.head - 1]} {head}"  # "the world number three"
    known = not words("restating").isdisjoint((head, both)) or tokens.words[mention.head] in demonyms()
    if (
        not known
        or tokens.deps[mention.head] not in SUBJECTS
        or narrowing(clusters, mention)
    ):
        return False
    subject = _subject_before(clusters, mention, _BACK)
    if subject is None or not _may_be(clusters, clusters.root(subject), mention):
        return False
    return clusters.join(mention.index, subject, "restated")


def by_only(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the Afghan-born citizen" to the only person named before, or the one whom the article is about."""
    tokens = clusters.tokens
    if tokens.deps[mention.head] == "appos" or not (_restates(tokens, mention) or is_aged(tokens, mention.head)):
        return False
    if any(not noun.isdigit() and noun not in words("counts") for _, noun in narrowing(clusters, mention)):
        return False
    own, here = clusters.root(mention.index), clusters.sentence(mention.index)
    known = {clusters.root(m) for m in people} - {own}
    named = sorted(r for r in known if clusters.named(r) and not _by_office(clusters, r))
    fitting = [r for r in named if clusters.agree(r, own) and _may_be(clusters, r, mention)]
    main = [r for r in fitting if all(_is_main(clusters, r, other, mention.index) for other in named if other != r)]
    if len(main) != 1 or here - clusters.sentence(clusters.latest(main[0], mention.index)) > _AWAY:
        return False
    if any(clusters.sentence(m) == here and m < mention.index for m in clusters.members[main[0]]):
        return False
    if any(_unnamed_rival(clusters, r, mention) for r in known if r not in named and clusters.agree(r, own)):
        return False
    return clusters.join(mention.index, clusters.latest(main[0], mention.index), "restated", 0.65)


def by_vague(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the man", "the woman" to the only person of whom the sentences before tell more than what he or she says."""
    tokens, here = clusters.tokens, clusters.sentence(mention.index)
    if tokens.lower[mention.head] not in words("anybody") or mention.last - mention.first > 2:
        return False
    near = (m for m in people if m < mention.index and 0 < here - clusters.sentence(m) <= _NEAR)
    known = {clusters.root(m) for m in near if not _speaks(clusters, m)}
    own = clusters.root(mention.index)
    fitting = sorted(r for r in known if r != own and not _holds_office(clusters, r) and clusters.agree(r, own))
    if len(fitting) != 1 or any(
        clusters.sentence(m) == here and m < mention.index and clusters.mentions[m].kind is MentionKind.NAME
        for m in clusters.members[fitting[0]]
    ):
        return False
    if tokens.lemmas[clusters.mentions[fitting[0]].head] in words("offices"):
        return False
    return clusters.join(mention.index, clusters.latest(fitting[0], mention.index), "restated", 0.6)


def _speaks(clusters: Clusters, mention: int) -> bool:
    """Says whether a mention is the subject of a verb of speech."""
    tokens, head = clusters.tokens, clusters.mentions[mention].head
    return tokens.deps[head] in SUBJECTS and tokens.lemmas[tokens.heads[head]] in word_set("mentions/phrases", "speech")


def _holds_office(clusters: Clusters, root: int) -> bool:
    """Says whether somebody is named with a title or speaks for others: news does not call such people "the man"."""
    return _by_office(clusters, root) or any(clusters.mentions[m].title for m in clusters.members[root])


def _unnamed_rival(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether somebody whom nobody named was spoken of just before: "A cyclist was hit. The 45-year-old died"."""
    if clusters.named(root) or _by_office(clusters, root):
        return False
    first = clusters.mentions[root]
    if clusters.tokens.lemmas[first.head] in words("offices"):
        return False
    return clusters.sentence(mention.index) - clusters.sentence(clusters.latest(root, mention.index)) <= _BACK


def _restates(tokens: Tokens, mention: Mention) -> bool:
    """Says whether a noun tells who somebody is, and is no office that somebody else may hold: "the geologist"."""
    head = tokens.lower[mention.head]
    return head in words("restating") or head in words("standing") or head.endswith(tuple(words("professions")))


def _is_main(clusters: Clusters, root: int, other: int, before: int) -> bool:
    """Says whether an article has so far been about one person far more than about another."""
    mine, theirs = (sum(m < before for m in clusters.members[r]) for r in (root, other))
    return mine >= _FOCUS and mine >= _MORE * theirs


def _fitting(clusters: Clusters, people: list[int], mention: Mention, fits: Callable[[int], bool]) -> list[int]:
    """The people before a mention whom it may be, by their last mentions, the latest first."""
    own = clusters.root(mention.index)
    roots = {clusters.root(m) for m in people}
    found = [root for root in sorted(roots) if root != own and clusters.agree(root, own) and fits(root)]
    return sorted((clusters.latest(root, mention.index) for root in found), reverse=True)


def _join_latest(clusters: Clusters, fitting: list[int], mention: Mention) -> bool:
    """Joins a description to the only person who fits, or to one who is nearer than the others by a sentence."""
    if not fitting:
        return False
    near = [m for m in fitting if clusters.sentence(m) == clusters.sentence(fitting[0])]
    sure = confidence("restated") if len(fitting) == 1 else 0.6
    return len(near) == 1 and clusters.join(mention.index, near[0], "restated", sure)


def _ages(clusters: Clusters, root: int) -> frozenset[str]:
    """The years that somebody is said to be old: "Eva Lind, 27,", "27-year-old Eva Lind", "a 27-year-old nurse"."""
    tokens = clusters.tokens
    found: set[str] = set()
    for mention in (clusters.mentions[m] for m in clusters.members[root]):
        if mention.kind is MentionKind.NAME:
            found |= _years(tokens, max(0, mention.first - len(mention.title.split()) - 7), mention.first)
            end = mention.last
            if end + 1 < len(tokens) and tokens.words[end] in {",", "("} and tokens.words[end + 1].isdigit():
                found.add(tokens.words[end + 1])
        elif mention.kind is MentionKind.NOMINAL:
            found |= _years(tokens, mention.first, mention.last)
    return frozenset(found)


def _years(tokens: Tokens, first: int, last: int) -> frozenset[str]:
    """The numbers before "-year-old" between two tokens."""
    return frozenset(
        tokens.words[i]
        for i in range(first, last - 4)
        if tokens.words[i].isdigit() and tokens.lower[i + 1 : i + 5] == ["-", "year", "-", "old"]
    )


def _subject_before(clusters: Clusters, mention: Mention, back: int) -> int | None:
    """The person who is the subject of the sentence before; those who only speak or act by office are passed over."""
    here = clusters.sentence(mention.index)
    for sentence in range(here - 1, here - 1 - back, -1):
        inside = _sentence(clusters, mention.index, sentence)
        subject = next((m for m in inside if _is_main_person(clusters, m)), None)
        if subject is None:
            return None
        if _by_office(clusters, clusters.root(subject.index)):
            continue
        rivals = [m for m in inside if _rivals(clusters, subject, m, mention)]
        again = [m for m in _sentence(clusters, mention.index, here) if _is_again(clusters, subject, m, mention)]
        return None if rivals or again else subject.index
    return None


def _sentence(clusters: Clusters, around: int, number: int) -> list[Mention]:
    """The mentions of a sentence near a mention, in text order."""
    first = min(around, len(clusters.mentions))
    while first > 0 and clusters.sentence(first - 1) >= number:
        first -= 1
    last = first
    while last < len(clusters.mentions) and clusters.sentence(last) <= number:
        last += 1
    return [m for m in clusters.mentions[first:last] if clusters.sentence(m.index) == number]


def _is_main_person(clusters: Clusters, mention: Mention) -> bool:
    tokens = clusters.tokens
    root = clusters.root(mention.index)
    if mention.kind is MentionKind.PRONOUN and not clusters.named(root):
        return False
    person = clusters.cls(root) == "Person" and clusters.number(root) == "singular"
    verb = tokens.heads[mention.head]
    return person and tokens.deps[mention.head] in SUBJECTS and tokens.heads[verb] == verb


def _by_office(clusters: Clusters, root: int) -> bool:
    """Says whether somebody is told of for an office that speaks or judges: of such a person news seldom says more."""
    return not words("offices").isdisjoint(clusters.roles.get(root, ()))


def _rivals(clusters: Clusters, subject: Mention, other: Mention, mention: Mention) -> bool:
    """Says whether another person acts or is acted on in the subject's sentence, and may be meant as well."""
    tokens = clusters.tokens
    root = clusters.root(other.index)
    if root == clusters.root(subject.index) or clusters.cls(root) != "Person" or clusters.number(root) != "singular":
        return False
    above = tokens.heads[other.head]
    acts = tokens.deps[other.head] in _ACTORS or (tokens.deps[other.head] == "pobj" and tokens.pos[above] == "ADP")
    verb = tokens.heads[above] if tokens.deps[other.head] == "pobj" else above
    if not acts or (tokens.deps[other.head] == "pobj" and tokens.pos[verb] not in {"VERB", "AUX"}):
        return False
    return clusters.agree(root, clusters.root(mention.index)) and not _by_office(clusters, root)


def _is_again(clusters: Clusters, subject: Mention, other: Mention, mention: Mention) -> bool:
    """Says whether a mention beside a description names the subject again; after a fronted clause that is usual."""
    if other.kind is not MentionKind.NAME or clusters.root(other.index) != clusters.root(subject.index):
        return False
    clause = clusters.tokens.heads[mention.head]
    return other.index < mention.index or clusters.tokens.deps[clause] not in _FRONTED


def _may_be(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether nothing that is told of a person contradicts a description: no origin, no age, no role."""
    if not clusters.named(root):
        return False
    told, known = countries_before(clusters, mention), origins(clusters, root)
    years, ages = _years(clusters.tokens, mention.first, mention.last), _ages(clusters, root)
    if (told and known and told.isdisjoint(known)) or (years and ages and years.isdisjoint(ages)):
        return False
    head, roles = clusters.tokens.lower[mention.head], clusters.roles.get(root, set())
    others = [frozenset(group) for group in load_data("coreference/rules")["words"]["exclusive"]]
    return not any(head in group and roles & (group - {head}) for group in others)
