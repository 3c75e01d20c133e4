""" "It" and "its" that take up a subject beyond doubt: the only thing that the sentence offers."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.coreference.binding import barred
from dateline.extraction.coreference.candidates import SUBJECTS, Setting
from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.mentions.classes import family
from dateline.records import Mention, MentionKind

_THINGS = frozenset({"Organization", "GeopoliticalEntity", "Document", "Event"})
_BODIES = frozenset({"Organization", "GeopoliticalEntity"})
_SAID_OF = frozenset({"Document", "Event", "Place", "Thing", "Topic"})
_SPEAKING = _BODIES | {"Document"}
_PLACES = frozenset({"Place", "GeopoliticalEntity"})
_TOWARDS = frozenset({"to", "into", "in", "at", "from"})
_PARTS = frozenset({"most", "some", "many", "all", "several", "half", "none", "few", "both", "each"})
_LINKING = frozenset({"CCONJ", "ADV", "PUNCT", "SPACE"})
_RIVALS = SUBJECTS | {"dobj", "attr", "conj", "appos"}


def sure_subject(setting: Setting, pronoun: Mention) -> int | None:
    """Returns the mention that "it" or "they" at the head of a sentence, or "its", is sure to take up, or None."""
    tokens = setting.clusters.tokens
    if pronoun.text.lower() == "its" and tokens.deps[pronoun.head] == "poss":
        return _owner(setting, pronoun)
    if pronoun.text.lower() == "them":
        return _of_them(setting, pronoun)
    if tokens.deps[pronoun.head] not in SUBJECTS:
        return None
    if (own := _of_own_words(setting, pronoun)) is not None:
        return own
    if (before := _of_fronted(setting, pronoun)) is not None:
        return before
    if pronoun.text.lower() == "they":
        if (moved := _of_moved(setting, pronoun)) is not None:
            return moved
        speaking = _who_say(setting, pronoun)
        return _last_people(setting, pronoun) if speaking is None else speaking
    return _last_subject(setting, pronoun) if pronoun.text.lower() == "it" else None


def _of_them(setting: Setting, pronoun: Mention) -> int | None:
    """Of whom a part is told at once: "200 guests, most of *them* children", "five ships, two of *them* Greek"."""
    tokens, place = setting.clusters.tokens, pronoun.head
    before = setting.clusters.mentions[pronoun.index - 1] if pronoun.index else None
    if place < 4 or tokens.lower[place - 1] != "of" or tokens.words[place - 3] != "," or before is None:
        return None
    part = tokens.tags[place - 2] == "CD" or tokens.lower[place - 2] in _PARTS
    while before.first >= place - 2 and before.index:
        before = setting.clusters.mentions[before.index - 1]  # "most of them"
    several = before.number == "plural" and before.kind is not MentionKind.PRONOUN
    return before.index if part and several and before.last == place - 3 else None


def _of_own_words(setting: Setting, pronoun: Mention) -> int | None:
    """Who speaks of itself: "The airline will cut jobs, *it* said"."""
    tokens = setting.clusters.tokens
    told = next((c for c in tokens.children[tokens.heads[pronoun.head]] if tokens.deps[c] == "ccomp"), pronoun.head)
    if told >= pronoun.head:
        return None
    subject = next((c for c in tokens.children[told] if tokens.deps[c] in SUBJECTS and c < told), -1)
    index = setting.clusters.by_head.get(subject)
    if index is None:
        return None
    mention = setting.clusters.mentions[index]
    fits = _is_thing(setting, mention, _BODIES) if pronoun.text.lower() == "it" else _are_people(setting, mention)
    return index if fits else None


def _of_fronted(setting: Setting, pronoun: Mention) -> int | None:
    """What a speaker says of what happened: "When a *bag* was found, the ministry said *it* was empty"."""
    tokens, clause = setting.clusters.tokens, setting.clusters.tokens.heads[pronoun.head]
    verb = tokens.heads[clause]
    told = tokens.deps[clause] == "ccomp" and tokens.lemmas[clause] == "be" and tokens.lemmas[verb] in _speech()
    felt = load_data("coreference/pronouns")["felt"]["adjectives"]
    if pronoun.text.lower() != "it" or not told or any(tokens.lower[c] in felt for c in tokens.children[clause]):
        return None
    fronted = (c for c in tokens.children[verb] if tokens.deps[c] == "advcl" and c < verb)
    subjects = (c for f in fronted for c in tokens.children[f] if tokens.deps[c] in SUBJECTS and c < f)
    index = setting.clusters.by_head.get(next(subjects, -1))
    mention = setting.clusters.mentions[index] if index is not None else None
    return index if mention is not None and _is_thing(setting, mention, _SAID_OF) else None


def _who_say(setting: Setting, pronoun: Mention) -> int | None:
    """Who say what "they" do, by a verb in the plural: "Rangers say *they* saw it", whatever Rangers are."""
    tokens = setting.clusters.tokens
    clause = tokens.heads[pronoun.head]
    verb = tokens.heads[clause]
    if tokens.deps[clause] != "ccomp" or tokens.tags[verb] != "VBP" or tokens.lemmas[verb] not in _speech():
        return None
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS and c < verb < pronoun.head), -1)
    index = setting.clusters.by_head.get(subject)
    mention = setting.clusters.mentions[index] if index is not None else None
    named = mention is not None and mention.kind is not MentionKind.PRONOUN
    return index if named and not any(tokens.deps[c] == "conj" for c in tokens.children[subject]) else None


def _of_moved(setting: Setting, pronoun: Mention) -> int | None:
    """Who were taken where "they" do something: "sent 40 refugees to Chad, where *they* live in tents"."""
    tokens = setting.clusters.tokens
    clause = tokens.heads[pronoun.head]
    while tokens.deps[clause] in {"ccomp", "conj"}:
        clause = tokens.heads[clause]
    place = tokens.heads[clause]
    if tokens.deps[clause] != "relcl" or tokens.lower[tokens.left[clause]] != "where" or tokens.deps[place] != "pobj":
        return None
    verb = tokens.heads[tokens.heads[place]]
    moved = next((c for c in tokens.children[verb] if tokens.deps[c] in {"dobj", "nsubjpass"} and c < place), -1)
    index = setting.clusters.by_head.get(moved)
    if index is None or tokens.lower[tokens.heads[place]] not in _TOWARDS:
        return None
    return index if _are_people(setting, setting.clusters.mentions[index]) else None


def _speech() -> frozenset[str]:
    return word_set("mentions/phrases", "speech")


def _last_subject(setting: Setting, pronoun: Mention) -> int | None:
    """The subject of the sentence before, where no other thing of it could be meant."""
    tokens = setting.clusters.tokens
    before = _sentence_before(setting, pronoun)
    subject = next((m for m in before if _is_main_subject(setting, m)), None)
    if subject is None or not _same_paragraph(setting, subject, pronoun) or not _is_thing(setting, subject, _THINGS):
        return None
    speaks = tokens.lemmas[tokens.heads[pronoun.head]] in _speech()
    if speaks and not _is_thing(setting, subject, _SPEAKING):
        return None
    rivals = [m for m in before if tokens.deps[m.head] in _RIVALS and _rivals(setting, subject, m)]
    if speaks and _is_thing(setting, subject, _BODIES):  # "It said": what cannot speak is no rival
        rivals = [m for m in rivals if _is_thing(setting, m, _BODIES)]
    return None if rivals else subject.index


def _last_people(setting: Setting, pronoun: Mention) -> int | None:
    """The people who are the subject of the sentence before, also over a paragraph's end, if it names no others."""
    clusters, tokens = setting.clusters, setting.clusters.tokens
    before = _sentence_before(setting, pronoun)
    subject = next((m for m in before if _is_main_subject(setting, m)), None)
    if subject is None or not _are_people(setting, subject):
        return None
    own = clusters.root(subject.index)
    others = [m for m in before if clusters.root(m.index) != own and _are_people(setting, m)]
    main = {
        tokens.heads[subject.head],
        *(c for c in tokens.children[tokens.heads[subject.head]] if tokens.deps[c] == "conj"),
    }
    return None if any(tokens.heads[m.head] in main for m in others) else subject.index


def _are_people(setting: Setting, mention: Mention) -> bool:
    root = setting.clusters.root(mention.index)
    several = mention.kind is MentionKind.NOMINAL and " of " in mention.name  # "a group of farmers ... they"
    plural = several or setting.clusters.number(root) == "plural"
    return plural and mention.kind is not MentionKind.PRONOUN and setting.clusters.cls(root) == "Group"


def _sentence_before(setting: Setting, pronoun: Mention) -> list[Mention]:
    """The mentions of the sentence before one that the pronoun heads; none where it stands elsewhere."""
    tokens = setting.clusters.tokens
    verb = tokens.heads[pronoun.head]
    here = tokens.sentence[pronoun.head]
    first = pronoun.head
    while first > 0 and tokens.sentence[first - 1] == here and tokens.pos[first - 1] in _LINKING:
        first -= 1  # "But they", "However, it"
    if tokens.heads[verb] != verb or (first > 0 and tokens.sentence[first - 1] == here):
        return []
    return [m for m in _before(setting, pronoun) if tokens.sentence[m.head] == here - 1]


def _owner(setting: Setting, pronoun: Mention) -> int | None:
    """The subject of the clause that "its" stands in, where nothing between could own as well."""
    tokens = setting.clusters.tokens
    verb = tokens.heads[pronoun.head]
    while tokens.pos[verb] not in {"VERB", "AUX"} and tokens.heads[verb] != verb:
        verb = tokens.heads[verb]
    child = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS and c < min(verb, pronoun.head)), -1)
    index = setting.clusters.by_head.get(child)
    if index is None or not _is_thing(setting, setting.clusters.mentions[index], _BODIES):
        return None
    subject = setting.clusters.mentions[index]
    if barred(tokens, pronoun, subject, setting.clusters.root(index), setting.clusters):
        return None
    last = verb if verb < pronoun.head else tokens.right(child)
    if pronoun.head <= last:
        return None  # "Tarn's view of *its* rivals has changed"
    between = [m for m in _before(setting, pronoun) if m.head > last]
    return None if any(_rivals(setting, subject, m) for m in between) else index


def _before(setting: Setting, pronoun: Mention) -> Iterator[Mention]:
    """The mentions of the pronoun's sentence and the one before it that stand before the pronoun."""
    clusters = setting.clusters
    here = clusters.sentence(pronoun.index)
    for index in range(pronoun.index - 1, -1, -1):
        if here - clusters.sentence(index) > 1:
            return
        yield clusters.mentions[index]


def _is_main_subject(setting: Setting, mention: Mention) -> bool:
    tokens = setting.clusters.tokens
    verb = tokens.heads[mention.head]
    return tokens.deps[mention.head] in SUBJECTS and tokens.heads[verb] == verb


def _is_thing(setting: Setting, mention: Mention, families: frozenset[str]) -> bool:
    clusters = setting.clusters
    root = clusters.root(mention.index)
    known = mention.kind is not MentionKind.PRONOUN or len(clusters.members[root]) > 1
    return known and clusters.number(root) == "singular" and family(clusters.cls(root)) in families


def _rivals(setting: Setting, subject: Mention, other: Mention) -> bool:
    """Says whether a mention is another single thing that could be meant as well."""
    clusters = setting.clusters
    root = clusters.root(other.index)
    if root == clusters.root(subject.index) or other.kind is MentionKind.EVENT or clusters.number(root) != "singular":
        return False
    cls = clusters.cls(root)
    happens = family(clusters.cls(clusters.root(subject.index))) == "Event"
    return cls not in {"Person", "Group"} and not (happens and family(cls) in _PLACES)


def _same_paragraph(setting: Setting, one: Mention, other: Mention) -> bool:
    return setting.parsed.paragraph_of[one.head] == setting.parsed.paragraph_of[other.head]
