"""Of whom a report or a quotation tells: whom the text speaks of, rather than who only spoke in it before."""

from __future__ import annotations

from dateline.extraction.coreference.binding import SUBJECTS
from dateline.extraction.coreference.candidates import Candidate, Setting
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.lexicon import word_set
from dateline.records import Mention, MentionKind

_BESIDE = frozenset({"appos", "compound", "nmod"})
_VERBS = frozenset({"VERB", "AUX"})


def passes_speaker(setting: Setting, pronoun: Mention, best: Candidate, others: list[Candidate]) -> list[Candidate]:
    """Returns the candidates that are left of a "he", where the best one only spoke, and others are spoken of.

    "Shaw should resign, Reed said. 'He lied,' Reed's deputy Ann Lee added": Reed is not who lied.
    """
    clusters = setting.clusters
    if best.mention < 0:
        return [best]
    mention = clusters.mentions[best.mention]
    if clusters.sentence(mention.index) == clusters.sentence(pronoun.index) or not _is_told(setting, pronoun):
        return [best]
    if not _only_speaks(clusters, clusters.root(best.mention), pronoun.index):
        return [best]
    return [o for o in others if o is not best and _is_spoken_of(clusters, o, pronoun)] or [best]


def _is_told(setting: Setting, pronoun: Mention) -> bool:
    """Says whether a pronoun stands in quoted words or in a clause below another, and does not speak itself."""
    tokens = setting.clusters.tokens
    verb = tokens.heads[pronoun.head]
    if tokens.deps[pronoun.head] in SUBJECTS and tokens.lemmas[verb] in word_set("mentions/phrases", "speech"):
        return False
    while tokens.pos[verb] not in _VERBS and tokens.heads[verb] != verb:
        verb = tokens.heads[verb]
    return pronoun.head in setting.quoted or tokens.deps[verb] in {"ccomp", "advcl", "xcomp"}


def _only_speaks(clusters: Clusters, root: int, before: int) -> bool:
    """Says whether whoever is named before a mention is never anything but the one who says something."""
    names = [clusters.mentions[m] for m in clusters.members[root] if m < before]
    names = [m for m in names if m.kind is not MentionKind.PRONOUN]
    return bool(names) and all(_speaks(clusters, m) for m in names)


def _speaks(clusters: Clusters, mention: Mention) -> bool:
    tokens, head = clusters.tokens, mention.head
    while tokens.deps[head] in _BESIDE and tokens.heads[head] != head:
        head = tokens.heads[head]
    return tokens.deps[head] in SUBJECTS and tokens.lemmas[tokens.heads[head]] in word_set("mentions/phrases", "speech")


def _is_spoken_of(clusters: Clusters, option: Candidate, pronoun: Mention) -> bool:
    """Says whether a person is told of: by name in the pronoun's own sentence, or again and again before."""
    if option.mention < 0:
        return False
    root = clusters.root(option.mention)
    if _only_speaks(clusters, root, pronoun.index) or not clusters.named(root):
        return False
    here = clusters.sentence(option.mention) == clusters.sentence(pronoun.index)
    return here or sum(m < pronoun.index for m in clusters.members[root]) > 1


def is_news_to(clusters: Clusters, pronoun: Mention, others: list[int]) -> bool:
    """Says whether "he" is in what somebody did not know, and so another may be meant: "he did not know he had paid".

    Only where the text told of such another, who is not whoever did not know.
    """
    tokens = clusters.tokens
    verb = tokens.heads[pronoun.head]
    while tokens.heads[verb] != verb and not _is_denied(clusters, verb):
        verb = tokens.heads[verb]
    subjects = [c for i in _clause(clusters, verb) for c in tokens.children[i] if tokens.deps[c] in SUBJECTS]
    knower = clusters.by_head.get(subjects[0]) if subjects and _is_denied(clusters, verb) else None
    if knower is None or pronoun.head < verb or tokens.deps[pronoun.head] == "poss":
        return False
    return any(m >= 0 and clusters.root(m) != clusters.root(knower) for m in others)


def _is_denied(clusters: Clusters, verb: int) -> bool:
    """Says whether somebody is said not to know or be aware of something."""
    tokens, lemma = clusters.tokens, clusters.tokens.lemmas[verb]
    neg = any(tokens.deps[c] == "neg" for i in _clause(clusters, verb) for c in tokens.children[i])
    return lemma in words("news_to") and (neg or lemma == "unaware")


def _clause(clusters: Clusters, verb: int) -> set[int]:
    """A word and the verb above that it completes: "was" and "aware"."""
    above = clusters.tokens.heads[verb]
    return {verb, above} if clusters.tokens.deps[verb] == "acomp" else {verb}
