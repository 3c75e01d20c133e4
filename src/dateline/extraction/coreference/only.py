"""A description that can only be one person: "the Peruvian-born citizen", "the man", where nobody else was told of."""

from __future__ import annotations

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import narrowing, role_of
from dateline.extraction.coreference.restated import by_office, has_age, is_named_beside, may_be
from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.nominals import is_aged
from dateline.extraction.mentions.peoples import is_former
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind

_ACTORS = SUBJECTS | {"dobj", "dative", "pobj", "ROOT"}
_BACK = 3  # sentences back at which somebody without a name may be meant as well
_TITLED = 3  # words before a title in which it may be said to be a former one
_AWAY = 5  # sentences back at which the only person named must have been spoken of
_NEAR = 2  # sentences back at which "the man" looks for somebody
_FOCUS, _MORE = 4, 3  # mentions, and times those of another, from which an article is held to be about a person


def by_only(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the Afghan-born citizen" to the only person named before, or the one whom the article is about."""
    tokens = clusters.tokens
    aged = is_aged(tokens, mention.head) or has_age(clusters, mention)
    if tokens.deps[mention.head] == "appos" or not (aged or _restates(tokens, mention)):
        return False
    if any(_narrows(place, noun) for place, noun in narrowing(clusters, mention)):
        return False
    own, here = clusters.root(mention.index), clusters.sentence(mention.index)
    known = {clusters.root(m) for m in people} - {own}
    told = {r for r in known if clusters.named(r) and not by_office(clusters, r)}
    named = sorted(r for r in told if not (is_named_beside(clusters, r, mention) or _tells(clusters, r, mention)))
    fitting = [r for r in named if clusters.agree(r, own) and may_be(clusters, r, mention)]
    main = [r for r in fitting if all(_is_main(clusters, r, other, mention.index) for other in named if other != r)]
    if len(main) != 1 or here - clusters.sentence(clusters.latest(main[0], mention.index)) > _AWAY:
        return False
    if any(clusters.sentence(m) == here and m < mention.index for m in clusters.members[main[0]]):
        return False
    if any(_unnamed_rival(clusters, r, mention) for r in known if r not in told and clusters.agree(r, own)):
        return False
    return clusters.join(mention.index, clusters.latest(main[0], mention.index), "restated", 0.65)


def _narrows(place: str, noun: str) -> bool:
    """Says whether a phrase tells one of several apart: not where somebody is from, nor of what he is accused."""
    return place != "from" and not noun.isdigit() and noun not in words("counts")


def _tells(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether somebody speaks in the sentence of a description, who is seldom its person: "Lee said the nurse"."""
    here = clusters.sentence(mention.index)
    before = (m for m in clusters.members[root] if m < mention.index and clusters.sentence(m) == here)
    return any(_speaks(clusters, m) or _speaks_beside(clusters, m) for m in before)


def _speaks_beside(clusters: Clusters, mention: int) -> bool:
    """Says whether a name stands beside the subject of a verb of speech: "The coroner, Ann Lee, says"."""
    tokens, head = clusters.tokens, clusters.mentions[mention].head
    above = tokens.heads[head]
    speech = tokens.lemmas[tokens.heads[above]] in word_set("mentions/phrases", "speech")
    return tokens.deps[head] == "appos" and tokens.deps[above] in SUBJECTS and speech


def by_vague(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the man" to the only person of whom the sentences before tell more than what he or she says."""
    tokens, here = clusters.tokens, clusters.sentence(mention.index)
    if tokens.lower[mention.head] not in words("anybody") or mention.last - mention.first > 2:
        return False
    own = clusters.root(mention.index)
    near = [m for m in people if m < mention.index and 0 < here - clusters.sentence(m) <= _NEAR]
    fitting = [
        m
        for m in near
        if clusters.root(m) != own and _is_patient(clusters, m) and clusters.agree(clusters.root(m), own)
    ]
    last = [m for m in fitting if clusters.sentence(m) == clusters.sentence(fitting[-1])]
    if len({clusters.root(m) for m in last}) != 1 or _is_named_in(clusters, clusters.root(last[0]), mention):
        return False
    return clusters.join(mention.index, last[-1], "restated", 0.6)


def by_former(clusters: Clusters, people: list[int], mention: Mention) -> bool:
    """Joins "the former president" to the only leader who was named as a former one: "former ruler Ada Cole"."""
    tokens = clusters.tokens
    former = tokens.lower[mention.first] == "the" and "former" in tokens.lower[mention.first : mention.head]
    if not former or tokens.lemmas[mention.head] not in words("leaders") or narrowing(clusters, mention):
        return False
    own = clusters.root(mention.index)
    told = {r for m in people if m < mention.index and (r := clusters.root(m)) != own and _led(clusters, r)}
    known = [r for r in sorted(told) if clusters.named(r) and clusters.agree(r, own)]
    if len(told) != 1 or not known or is_named_beside(clusters, known[0], mention):
        return False
    return clusters.join(mention.index, clusters.latest(known[0], mention.index), "restated", 0.65)


def _led(clusters: Clusters, root: int) -> bool:
    """Says whether somebody was called a former leader, by title or by description."""
    tokens = clusters.tokens
    for m in (clusters.mentions[m] for m in clusters.members[root]):
        titled = m.kind is MentionKind.NAME and m.title and role_of(m.title) in words("leaders")
        start = max(0, m.first - len(m.title.split()) - _TITLED) if titled else m.first
        described = m.kind is MentionKind.NOMINAL and tokens.lemmas[m.head] in words("leaders")
        if (titled or described) and "former" in tokens.lower[start : m.head]:
            return True
    return False


def _is_patient(clusters: Clusters, mention: int) -> bool:
    """Says whether somebody is told of, and does not speak or hold an office."""
    if clusters.tokens.lemmas[clusters.mentions[mention].head] in words("offices"):
        return False
    return not _speaks(clusters, mention) and not _holds_office(clusters, clusters.root(mention))


def _is_named_in(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether a sentence names somebody before it says "the man": so that is somebody else."""
    here = clusters.sentence(mention.index)
    before = (
        clusters.mentions[m] for m in clusters.members[root] if m < mention.index and clusters.sentence(m) == here
    )
    return any(m.kind is MentionKind.NAME for m in before)


def _speaks(clusters: Clusters, mention: int) -> bool:
    """Says whether a mention is the subject of a verb of speech."""
    tokens, head = clusters.tokens, clusters.mentions[mention].head
    return tokens.deps[head] in SUBJECTS and tokens.lemmas[tokens.heads[head]] in word_set("mentions/phrases", "speech")


def _holds_office(clusters: Clusters, root: int) -> bool:
    """Says whether somebody is named with a title or speaks for others: news does not call such people "the man"."""
    titles = {clusters.mentions[m].title for m in clusters.members[root]} - {""}
    return by_office(clusters, root) or any(role_of(title) not in words("sought") for title in titles)


def _unnamed_rival(clusters: Clusters, root: int, mention: Mention) -> bool:
    """Says whether somebody whom nobody named was spoken of just before: "A cyclist was hit. The 45-year-old died"."""
    if clusters.named(root) or by_office(clusters, root):
        return False
    first = clusters.mentions[root]
    spoken_to = first.first == first.head and clusters.tokens.deps[first.head] not in _ACTORS  # "Yes, sir"
    if spoken_to or clusters.tokens.lemmas[first.head] in words("offices"):
        return False
    return clusters.sentence(mention.index) - clusters.sentence(clusters.latest(root, mention.index)) <= _BACK


def _restates(tokens: Tokens, mention: Mention) -> bool:
    """Says whether a noun tells who somebody is, and is no office that somebody else may hold: "the geologist"."""
    head = tokens.lower[mention.head]
    if tokens.pos[mention.head] == "PROPN" and is_former(tokens, mention.head):
        return True  # "the former Wallaby"
    if not words("alleged").isdisjoint(tokens.lower[mention.first : mention.head]):
        return True  # "the suspected arsonist"
    return head in words("restating") or head in words("standing") or head.endswith(tuple(words("professions")))


def _is_main(clusters: Clusters, root: int, other: int, before: int) -> bool:
    """Says whether an article has so far been about one person far more than about another."""
    mine, theirs = (sum(m < before for m in clusters.members[r]) for r in (root, other))
    return mine >= _FOCUS and mine >= _MORE * theirs
