"""A person named before, by what he or she is: "the Dane", "the 27-year-old", "the former striker"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, confidence, words
from dateline.extraction.coreference.looks import narrowing
from dateline.extraction.coreference.origins import country_of, nations_before, origins
from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.nominals import is_aged
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind

_BACK = 3  # sentences that a description may look back for the person who is their subject
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
    subject = _sole_before(clusters, mention) if subject is None else subject
    if subject is None or _ages(clusters, clusters.root(subject)):
        return False
    return clusters.join(mention.index, subject, "restated")


def by_subject(clusters: Clusters, mention: Mention) -> bool:
    """Joins "the former striker said" to the person who is subject before, where the noun says who somebody is."""
    tokens = clusters.tokens
    head = tokens.lower[mention.head]
    both = f"{tokens.lower[mention.head - 1]} {head}"  # "the world number three"
    known = not words("restating").isdisjoint((head, both)) or tokens.words[mention.head] in demonyms()
    known = known or has_age(clusters, mention)
    if not known or tokens.deps[mention.head] not in SUBJECTS or narrowing(clusters, mention):
        return False
    subject = _subject_before(clusters, mention, _BACK)
    if subject is None and has_age(clusters, mention):
        subject = _sole_before(clusters, mention)
    if subject is None or not may_be(clusters, clusters.root(subject), mention):
        return False
    return clusters.join(mention.index, subject, "restated")


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
            start = max(0, mention.first - len(mention.title.split()) - 7)
            while tokens.sentence[start] != tokens.sentence[mention.first]:
                start += 1  # "… said the 27-year-old. Mr Reed …"
            found |= _years(tokens, start, mention.first)
            end = mention.last
            if end + 1 < len(tokens) and tokens.words[end] in {",", "("} and tokens.words[end + 1].isdigit():
                found.add(tokens.words[end + 1])
        elif mention.kind is MentionKind.NOMINAL:
            found |= _years(tokens, mention.first, mention.last)
    return frozenset(found)


def has_age(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description tells somebody's age before what he is: "the 63-year-old bank chief"."""
    return bool(_years(clusters.tokens, mention.first, mention.head))


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
        subject = next((m for m in inside if _is_main_person(clusters, m)), None) or _told_of(clusters, inside)
        if subject is None:
            return None
        if by_office(clusters, clusters.root(subject.index)):
            continue
        main = _speaks(clusters, mention)  # what goes before a quotation leads to who speaks: its main clause tells
        rivals = [m for m in inside if _rivals(clusters, subject, m, mention, main)]
        again = [m for m in _sentence(clusters, mention.index, here) if _is_again(clusters, subject, m, mention)]
        return None if rivals or again else subject.index
    return None


def _sole_before(clusters: Clusters, mention: Mention) -> int | None:
    """The only person of the sentence before, who is named there and does not speak: "Police arrested Tom Reed"."""
    here, own = clusters.sentence(mention.index), clusters.root(mention.index)
    inside = [
        m for m in _sentence(clusters, mention.index, here - 1) if clusters.cls(clusters.root(m.index)) == "Person"
    ]
    known = {clusters.root(m.index) for m in inside if m.number == "singular"}
    root = known.pop() if len(known) == 1 else own
    if root == own or not clusters.named(root) or by_office(clusters, root) or not clusters.agree(root, own):
        return None
    if any(_says(clusters, m) for m in inside) or clusters.latest(root, mention.index) > inside[-1].index:
        return None  # who speaks tells of others; who is named again beside the description is not meant
    return None if is_named_beside(clusters, root, mention) else inside[-1].index


def _says(clusters: Clusters, mention: Mention) -> bool:
    tokens = clusters.tokens
    said = tokens.lemmas[tokens.heads[mention.head]] in word_set("mentions/phrases", "speech")
    return tokens.deps[mention.head] in SUBJECTS and said


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


def by_office(clusters: Clusters, root: int) -> bool:
    """Says whether somebody is told of for an office that speaks or judges: of such a person news seldom says more."""
    return not words("offices").isdisjoint(clusters.roles.get(root, ()))


def _told_of(clusters: Clusters, sentence: list[Mention]) -> Mention | None:
    """The only person of a sentence that says what there is: "There was bad news for *Eva Lind*"."""
    tokens = clusters.tokens
    people = [m for m in sentence if clusters.cls(clusters.root(m.index)) == "Person"]
    if not people or len({clusters.root(m.index) for m in people}) > 1:
        return None
    named = next((m for m in people if m.kind is MentionKind.NAME), None)
    first = tokens.sentence.index(tokens.sentence[people[0].head]) if named is not None else -1
    return named if first >= 0 and tokens.lower[first] == "there" and tokens.deps[first] == "expl" else None


def _speaks(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description is the subject of a verb of speech behind what was said."""
    tokens, verb = clusters.tokens, clusters.tokens.heads[mention.head]
    return verb == mention.first - 1 and tokens.lemmas[verb] in word_set("mentions/phrases", "speech")


def _rivals(clusters: Clusters, subject: Mention, other: Mention, mention: Mention, main: bool) -> bool:
    """Says whether another person acts or is acted on in the subject's sentence, and may be meant as well.

    With ``main`` only those in its main clause count.
    """
    tokens = clusters.tokens
    root = clusters.root(other.index)
    if root == clusters.root(subject.index) or clusters.cls(root) != "Person" or clusters.number(root) != "singular":
        return False
    above = tokens.heads[other.head]
    acts = tokens.deps[other.head] in _ACTORS or (tokens.deps[other.head] == "pobj" and tokens.pos[above] == "ADP")
    verb = tokens.heads[above] if tokens.deps[other.head] == "pobj" else above
    if not acts or (tokens.deps[other.head] == "pobj" and tokens.pos[verb] not in {"VERB", "AUX"}):
        return False
    if main and tokens.heads[verb] != verb:
        return False
    if is_named_beside(clusters, root, mention):
        return False  # "The ex-champion will travel with Reed": is not Reed
    return clusters.agree(root, clusters.root(mention.index)) and not by_office(clusters, root)


def is_named_beside(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether the sentence of a description goes on to name somebody, who is thus somebody else."""
    here = clusters.sentence(mention.index)
    after = (clusters.mentions[m] for m in clusters.members[root] if m > mention.index)
    return any(m.kind is MentionKind.NAME and clusters.sentence(m.index) == here for m in after)


def _is_again(clusters: Clusters, subject: Mention, other: Mention, mention: Mention) -> bool:
    """Says whether a mention beside a description names the subject again; after a fronted clause that is usual."""
    if other.kind is not MentionKind.NAME or clusters.root(other.index) != clusters.root(subject.index):
        return False
    clause = clusters.tokens.heads[mention.head]
    return other.index < mention.index or clusters.tokens.deps[clause] not in _FRONTED


def may_be(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether nothing that is told of a person contradicts a description: no origin, no age, no role."""
    if not clusters.named(root):
        return False
    told = nations_before(clusters, mention)
    known = origins(clusters, root, cities=False) if told else frozenset()
    years, ages = _years(clusters.tokens, mention.first, mention.last), _ages(clusters, root)
    if (told and known and told.isdisjoint(known)) or (years and ages and years.isdisjoint(ages)):
        return False
    head, roles = clusters.tokens.lower[mention.head], clusters.roles.get(root, set())
    others = [frozenset(group) for group in load_data("coreference/rules")["words"]["exclusive"]]
    return not any(head in group and roles & (group - {head}) for group in others)
