"""Who is brought in by a description and named after it: "A Leeds nurse was arrested. Ann Lee, 41, was held"."""

from __future__ import annotations

from dateline.extraction.coreference.candidates import SUBJECTS
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.looks import contradict, definiteness, modifiers, one_owner, owner_of, role_of
from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import family
from dateline.language import Parsed
from dateline.records import Mention, MentionKind, ParagraphKind

_LEAD = 2  # sentences of text in which an article brings in what it is about
_REACH = 6  # sentences after the description in which the name must stand
_SOON = 2  # sentences after a description of office, whose holder is mostly named at once
_HEAD = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_BRINGING = SUBJECTS | {"dobj", "ROOT"}


def link_introduced(parsed: Parsed, clusters: Clusters) -> None:
    """Joins headline and lead, then the description of the lead and the name that follows it."""
    opening = _opening(parsed, clusters)
    titled = [m for m in opening if _in_headline(parsed, clusters, m)]
    lead = [m for m in opening if m not in titled]
    for mention in titled:
        _join_headline(clusters, mention, lead)
    _join_person(parsed, clusters, opening)
    for mention in lead:
        if family(mention.cls) == "Event" and mention.number == "singular":
            _join_event(clusters, mention)


def _opening(parsed: Parsed, clusters: Clusters) -> list[Mention]:
    """The described things of the headline and of the first sentences of the text."""
    body = next((i for i in range(len(clusters.tokens)) if parsed.kind(i) not in _HEAD), len(clusters.tokens))
    end = clusters.tokens.sentence[body] + _LEAD if body < len(clusters.tokens) else 0
    found = []
    for mention in clusters.mentions:
        if clusters.sentence(mention.index) >= end:
            break
        if mention.kind is MentionKind.NOMINAL:
            found.append(mention)
    return found


def _in_headline(parsed: Parsed, clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description stands in a headline, or in a first sentence of a headline's style: "Nurse sues"."""
    if parsed.kind(mention.head) in _HEAD:
        return True
    told = mention.cls == "Person" and definiteness(clusters, mention) == "bare" and modifiers(clusters, mention)
    return clusters.sentence(mention.index) == 0 and bool(told)


def _join_headline(clusters: Clusters, mention: Mention, lead: list[Mention]) -> None:
    """ "Sensitive document" of the headline is "a sensitive Health Office document" of the lead."""
    if mention.number == "plural" or clusters.tokens.deps[mention.head] in {"compound", "attr"}:
        return
    named = mention.cls == "Person" and _join_titled(clusters, mention)
    lemma = clusters.tokens.lemmas[mention.head]
    fitting = [m for m in lead if _is_same(clusters, mention, m, lemma)]
    if named:  # "Diver honoured", "A diver was honoured", "the diver, named as Ann Lee"
        fitting = [
            m
            for m in fitting
            if definiteness(clusters, m) == "indefinite" and not clusters.named(clusters.root(m.index))
        ]
        fitting = [m for m in fitting if clusters.tokens.lower[m.first] not in words("nobody")]
    first = [m for m in fitting if clusters.sentence(m.index) == clusters.sentence(fitting[0].index)]
    if len({clusters.root(m.index) for m in first}) == 1:
        clusters.join(first[0].index, mention.index, "same_phrase", 0.7)


def _is_same(clusters: Clusters, mention: Mention, other: Mention, lemma: str) -> bool:
    tokens = clusters.tokens
    if tokens.lemmas[other.head] != lemma or other.number != mention.number or tokens.deps[other.head] == "compound":
        return False
    if not one_owner(clusters, owner_of(clusters, mention), owner_of(clusters, other)):
        return False
    own, theirs = modifiers(clusters, mention), modifiers(clusters, other)
    if contradict(own, theirs):
        return False
    alike = _forms(clusters, mention) & _forms(clusters, other)
    return not own or own <= theirs or theirs <= own or bool(own & theirs) or bool(alike)


def _forms(clusters: Clusters, mention: Mention) -> set[str]:
    """The capitalised words before a description's head, small: the tagger makes a plural of "Leeds" in headlines."""
    words = clusters.tokens.words[mention.first : mention.head]
    return {word.lower() for word in words if word[0].isupper() and len(word) > 2} - {"the"}


def _join_titled(clusters: Clusters, mention: Mention) -> bool:
    """ "Accused bomber" of the headline is the only one named as a bomber: "Accused bomber Tom Reed"."""
    tokens, lemma = clusters.tokens, clusters.tokens.lemmas[mention.head]
    fitting: set[int] = set()
    for root in {clusters.root(m.index) for m in clusters.mentions if m.cls == "Person" and m.kind is MentionKind.NAME}:
        group = (clusters.mentions[m] for m in clusters.members[root])
        for m in group:
            titled = m.kind is MentionKind.NAME and (
                (m.title and role_of(m.title) == lemma) or tokens.lower[m.first - 1 : m.first] == [lemma]
            )
            described = m.kind is MentionKind.NOMINAL and tokens.lemmas[m.head] == lemma
            if titled or (described and not contradict(modifiers(clusters, mention), modifiers(clusters, m))):
                fitting.add(root)
    return len(fitting) == 1 and clusters.join(mention.index, fitting.pop(), "same_phrase", 0.7)


def _join_person(parsed: Parsed, clusters: Clusters, opening: list[Mention]) -> None:
    """Joins the one person whom the opening describes to the one name that is brought in as his or hers."""
    brought = {clusters.root(m.index): m for m in reversed(opening) if _is_brought(clusters, m)}
    first = brought[min(brought)] if brought else None
    if first is None or len(brought) > 2 or (len(brought) == 2 and not _join_retold(parsed, clusters, brought)):
        return
    placed = definiteness(clusters, first) in {"definite", "possessed"}
    end = clusters.sentence(first.index) + (_SOON if placed else _REACH)
    named: set[int] = set()
    for mention in clusters.mentions[first.index + 1 :]:
        if clusters.sentence(mention.index) > end:
            break
        if mention.kind is MentionKind.NAME and mention.cls == "Person" and _is_presented(clusters, mention):
            named.add(clusters.root(mention.index))
    if placed:
        named = {root for root in named if not _is_told(clusters, root)}
    if len(named) == 1:
        clusters.join(named.pop(), first.index, "introduced")


def _join_retold(parsed: Parsed, clusters: Clusters, brought: dict[int, Mention]) -> bool:
    """Joins the only person of the headline to the only one of the lead: "Ex-minister jailed", "A politician was".

    Whom something is done to in the headline may be the lead's object: "Nurse fined", "A court fined a nurse".
    """
    title, text = brought[min(brought)], brought[max(brought)]
    above, below = clusters.tokens.deps[title.head], clusters.tokens.deps[text.head]
    alike = above in SUBJECTS | {"ROOT"} and (below in SUBJECTS or (above == "nsubjpass" and below == "dobj"))
    if not alike or parsed.kind(title.head) not in _HEAD or parsed.kind(text.head) in _HEAD:
        return False
    return clusters.join(text.index, title.index, "same_phrase", 0.6)


def _is_brought(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description brings somebody in: "a Leeds nurse" who does something or to whom it is done."""
    tokens = clusters.tokens
    if mention.cls != "Person" or mention.number == "plural" or clusters.named(clusters.root(mention.index)):
        return False
    told = any(tokens.deps[c] == "relcl" for c in tokens.children[mention.head])
    brings = tokens.deps[mention.head] in _BRINGING or (told and tokens.deps[mention.head] == "pobj")
    if not (definiteness(clusters, mention) in {"indefinite", "bare"} or _is_placed(clusters, mention)) or not brings:
        return False
    lemma = tokens.lemmas[mention.head]
    speaks = lemma in words("offices") - words("trades")
    if lemma in word_set("facts/roles", "kin"):
        return False  # kin are told of beside others
    return not speaks and tokens.lower[mention.first] not in words("nobody")


def _is_told(clusters: Clusters, root: int) -> bool:
    """Says whether a named person is described elsewhere, and so may be another than the one brought in."""
    return any(clusters.mentions[m].kind is MentionKind.NOMINAL for m in clusters.members[root])


def _is_placed(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a description tells whose or of what somebody is by a name: "Leeds United's former coach"."""
    tokens = clusters.tokens
    if definiteness(clusters, mention) == "possessed":
        owner = owner_of(clusters, mention)
        return owner >= 0 and clusters.named(clusters.root(owner))
    phrase = tokens.lower[mention.head + 1 : mention.head + 2] == ["of"]
    return phrase and definiteness(clusters, mention) == "definite" and tokens.deps[mention.head] in SUBJECTS


def _is_presented(clusters: Clusters, mention: Mention) -> bool:
    """Says whether a name is brought in with an age or a clause, where nothing else says who it is."""
    tokens = clusters.tokens
    verb, after = tokens.heads[mention.head], tokens.words[mention.last : mention.last + 3]
    verb = tokens.heads[verb] if tokens.deps[verb] == "aux" else verb
    opens = mention.first == 0 or tokens.sentence[mention.first - 1] != tokens.sentence[mention.first]
    if mention.title or tokens.deps[mention.head] not in SUBJECTS or not (tokens.heads[verb] == verb or opens):
        return False
    group = [clusters.mentions[m] for m in clusters.members[clusters.root(mention.index)]]
    if any(tokens.lemmas[m.head] in words("offices") for m in group if m.kind is MentionKind.NOMINAL):
        return False
    aged = len(after) == 3 and after[0] == "," and after[1].isdigit() and after[2] in {",", "."}
    aged |= tokens.lower[max(0, mention.first - 4) : mention.first] == ["-", "year", "-", "old"]
    told = len(after) == 3 and after[0] == "," and after[1] in {"who", "whose", "of", "from"}
    return (aged or told) and tokens.lemmas[verb] not in words("witnessing")


def _join_event(clusters: Clusters, mention: Mention) -> None:
    """ "A powerful typhoon" is Typhoon Marisol, where no other typhoon is named after it."""
    if definiteness(clusters, mention) != "indefinite" or clusters.named(clusters.root(mention.index)):
        return
    lemma = clusters.tokens.lemmas[mention.head]
    fitting = {
        clusters.root(m.index)
        for m in clusters.mentions
        if m.kind is MentionKind.NAME and lemma in m.name.lower().split() and m.cls == mention.cls
    }
    if len(fitting) == 1:
        clusters.join(fitting.pop(), mention.index, "introduced")
