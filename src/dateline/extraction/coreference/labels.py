"""What an entity is called."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.completions import described_end
from dateline.extraction.coreference.deeds import Deed, put_under, taken_up
from dateline.extraction.coreference.looks import name_first, noun_of_one, possessor
from dateline.extraction.coreference.owners import understood_owner
from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import demonyms
from dateline.language import Parsed
from dateline.records import Mention, MentionKind

_OWNING = frozenset({"POS", "PRP$", "WP$"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_ARTICLES = frozenset({"a", "an", "the"})
_COMMON = frozenset({"NN", "NNS"})
_LONG = 7  # words of what a deed was done to that its own noun needs
_BRIEF = 4  # tokens of a description that a name may stand for


def label_of(parsed: Parsed, clusters: Clusters, group: list[Mention]) -> str:
    """Returns the best name: the longest proper one, else the first description with what completes it.

    Several under one description have the names of each: "the two suspects" are "Ann Lee and Tom Reed".
    """
    together = clusters.together.get(clusters.root(group[0].index))
    if together:
        parts = [_short(clusters, root) for root in together]
        return f"{', '.join(parts[:-1])} and {parts[-1]}"
    names = [m for m in group if m.kind is MentionKind.NAME]
    if names:
        return _named(names)
    described = [m for m in group if m.kind is MentionKind.NOMINAL]
    if not described or _is_any_event(clusters, group, described[0]):
        return next(m.name for m in group if m.kind is MentionKind.EVENT)
    first = described[0]
    fuller = first
    if described_end(clusters, first) == first.last and len(described) > 1:
        fuller = next((m for m in described[1:] if _is_fuller(clusters, m, first)), first)
    text = _described(parsed, clusters, fuller, first) + _counted(clusters, fuller) + _shared(parsed, clusters, fuller)
    if noun := noun_of_one(clusters, fuller):
        return f"{text.removesuffix('one')}{noun}"
    if text != first.name:
        return text
    owner = understood_owner(clusters, described)
    if owner >= 0:
        return f"{possessive(_short(clusters, owner))} {text}"
    deed = (put_under(clusters, first) if len(described) > 1 else None) or taken_up(clusters, first)
    return (_of_deed(parsed, clusters, text, deed) if deed is not None else "") or text


def _is_any_event(clusters: Clusters, group: list[Mention], described: Mention) -> bool:
    """Says whether a verb tells what happened, and a noun only that something did: "they collided ... the disaster"."""
    told = any(m.kind is MentionKind.EVENT for m in group)
    return told and clusters.tokens.lemmas[described.head] in words("incidents")


def _of_deed(parsed: Parsed, clusters: Clusters, noun: str, deed: Deed) -> str:
    """Returns a noun for a deed with who did it, to whom or what: "rejection of the bill"; nothing if nobody knows."""
    if deed.form == "infinitive":
        return f"{noun} {parsed.text(*deed.clause)}"
    doer, target = (_called(parsed, clusters, m) if m >= 0 else "" for m in (deed.doer, deed.target))
    if deed.form in {"whose", "said"}:
        return f"{possessive(doer)} {noun}" if doer else ""
    if deed.form == "over":
        return f"{possessive(doer)} {noun} over {target}" if doer and target else ""
    if deed.form == "between":
        named = clusters.named(clusters.root(deed.doer)) and clusters.named(clusters.root(deed.target))
        return f"{noun} between {doer} and {target}" if named else ""
    return f"{noun} {deed.form} {target}" if target else ""


def _called(parsed: Parsed, clusters: Clusters, mention: int) -> str:
    """Returns what somebody or something is called inside a label, with its article."""
    told = clusters.mentions[mention]
    if told.kind is not MentionKind.NOMINAL or clusters.named(clusters.root(mention)):
        return _short(clusters, mention)
    text = _described(parsed, clusters, told, told)
    text = text if len(text.split()) <= _LONG else told.name
    article = clusters.tokens.lower[told.first]
    return f"{article} {text}" if article in _ARTICLES and text.split()[0] not in _ARTICLES else text


def _counted(clusters: Clusters, mention: Mention) -> str:
    """Returns what a number alone counts where people are meant: "40 were detained" tells of 40 people.

    Those of whom the sentence speaks before are counted by their name: "None of the tenants fled; two were hurt".
    """
    tokens = clusters.tokens
    if tokens.tags[mention.head] != "CD" or mention.cls != "Group" or mention.last > mention.head + 1:
        return ""
    if tokens.lemmas[mention.head] in {"one", "1"}:
        return " person"
    here = clusters.sentence(mention.index)
    for other in reversed(clusters.mentions[: mention.index]):
        if clusters.sentence(other.index) != here:
            break
        if other.kind is MentionKind.NOMINAL and other.cls == "Group" and tokens.tags[other.head] == "NNS":
            return f" {tokens.lower[other.head]}"
    return " people"


def _shared(parsed: Parsed, clusters: Clusters, mention: Mention) -> str:
    """Returns the phrase behind the last of several that holds for each: "meat *from the farm*" of "meat and eggs"."""
    tokens, head = clusters.tokens, mention.head
    first = tokens.heads[head] if tokens.deps[head] == "conj" else head
    others = [c for c in tokens.children[first] if tokens.deps[c] == "conj"]
    if len(others) != 1 or head not in {first, others[0]} or described_end(clusters, mention) != head + 1:
        return ""
    last, phrase = others[0], others[0] + 1
    alone = not any(c < last for c in tokens.children[last])
    bare = alone and tokens.tags[first] in _COMMON and tokens.tags[last] == "NNS"
    if not bare or last != first + 2 or tokens.lower[first + 1] != "and" or phrase >= len(tokens):
        return ""
    hangs = tokens.deps[phrase] == "prep" and tokens.heads[phrase] in {first, last}
    if not hangs or tokens.lower[phrase] not in words("sharing"):
        return ""
    ends = [c for c in tokens.children[phrase] if tokens.deps[c] == "pobj"]
    inner = next((m for m in clusters.mentions[mention.index :] if ends and m.head == ends[0]), None)
    return f" {parsed.text(phrase, inner.last)}" if inner is not None and inner.last == ends[0] + 1 else ""


def _is_fuller(clusters: Clusters, mention: Mention, first: Mention) -> bool:
    """Says whether a later description says with a phrase of its own what the first calls by the same word alone."""
    tokens = clusters.tokens
    same = tokens.lemmas[mention.head] == tokens.lemmas[first.head] and mention.number == first.number
    added = frozenset(first.name.lower().split()) - frozenset(mention.name.lower().split())
    named = any(word[0].isupper() for word in first.name.split()[1:]) if added else False
    if not same or named or possessor(clusters, mention) != -1 or described_end(clusters, mention) == mention.last:
        return False
    proper = tokens.words[first.head][0].isupper() and first.first < first.head  # "the Tarn"
    if (proper or family(first.cls) == "Place") and tokens.lower[mention.last] in words("placing"):
        return False  # "the river", "the river at Lund": where one thing was told of only
    if possessor(clusters, first) != -1 and tokens.lower[mention.last] == "of":
        return False  # two owners: "his ashes", "the ashes of the dead"
    place = tokens.lower[mention.last]
    if tokens.deps[mention.head] == "dobj" and mention.cls == "Person" and place in words("placing") | {"on"}:
        return False  # "found the widow on the floor"
    return not added or place not in words("placing")  # "driven to the meeting in a bus"


def _named(names: list[Mention]) -> str:
    """Returns the longest proper name; else what a nation's adjective stands for, but for people of it."""
    proper = [m.name for m in names if m.name not in demonyms()]
    if proper:
        return max(proper, key=lambda name: (len(name.split()), len(name), name))
    return names[0].name if names[0].cls in {"Group", "Person"} else demonyms()[names[0].name][1]


def _described(parsed: Parsed, clusters: Clusters, mention: Mention, first: Mention) -> str:
    """Returns a description with whose it is and what completes it: "Ann Lee's mother", "path to citizenship".

    It may be told only of the first mention whose it is.
    """
    if mention.name in demonyms() and mention.cls == "Person":
        return f"the {mention.name}"  # "German" alone would be the country's word
    text = _called_by_name(parsed, clusters, mention, _start(clusters, mention), described_end(clusters, mention))
    owner = possessor(clusters, mention)
    owner = possessor(clusters, first) if owner < 0 and mention is not first else owner
    whose = _short(clusters, owner) if owner >= 0 and not _is_shared(clusters, owner) else ""
    return f"{possessive(whose)} {text}" if whose and whose not in text else text


def _start(clusters: Clusters, mention: Mention) -> int:
    """Returns where a description starts with what measures it: "more than 100 miners", "some workers"."""
    tokens, start = clusters.tokens, name_first(clusters, mention)
    for k in range(start - 1, mention.first - 1, -1):
        if tokens.tags[k] in _OWNING:
            break
        if tokens.lower[k] in word_set("mentions/phrases", "measures"):
            start = k
    few = tokens.lower[start] == "few" and tokens.lower[start - 1 : start] == ["a"]
    none = tokens.lower[start] in {"more", "fewer", "less"} and tokens.lower[start - 1 : start] == ["no"]
    return start - (start > mention.first and (few or none))


def _called_by_name(parsed: Parsed, clusters: Clusters, mention: Mention, start: int, end: int) -> str:
    """Returns the words of a description, with names for pronouns and for short descriptions of the named."""
    found: list[str] = []
    last = start
    for inner, name in _inside(clusters, mention, start, end):
        if inner.first >= last:
            owns = inner.last < end and clusters.tokens.tags[inner.last] == "POS"
            found += [parsed.text(last, inner.first) if inner.first > last else "", possessive(name) if owns else name]
            last = inner.last + owns
    found.append(parsed.text(last, end) if end > last else "")
    text = " ".join(" ".join(found).split())
    text = text.replace('"', "") if text.count('"') % 2 else text
    return text[0].lower() + text[1:] if _opens_by_counting(clusters, start) else text


def _opens_by_counting(clusters: Clusters, start: int) -> bool:
    """Says whether a description begins a sentence with a word that counts, which is written small elsewhere."""
    tokens = clusters.tokens
    counts = tokens.tags[start] == "CD" or tokens.lower[start] in word_set("mentions/phrases", "measures")
    counts |= tokens.lemmas[start] in word_set("mentions/phrases", "containers")
    return counts and tokens.words[start].istitle() and tokens.pos[start] != "PROPN"


def _inside(clusters: Clusters, mention: Mention, start: int, end: int) -> list[tuple[Mention, str]]:
    """Returns the mentions inside a description that go by another name, in text order."""
    found = []
    for index in range(mention.index + 1, len(clusters.mentions)):
        inner = clusters.mentions[index]
        if inner.head >= end:
            break
        whole = start <= inner.first and inner.last <= end and not (inner.first <= mention.head < inner.last)
        if whole and (name := _instead(clusters, mention, inner)) is not None:
            found.append((inner, name))
    return found


def _instead(clusters: Clusters, mention: Mention, inner: Mention) -> str | None:
    """Returns what stands for a mention inside a description; None where its own words do."""
    tokens = clusters.tokens
    if inner.kind is MentionKind.PRONOUN:
        owns = tokens.tags[inner.head] == "PRP$"
        mine = clusters.root(inner.index) == clusters.root(mention.index)
        name = "" if mine or _is_shared(clusters, inner.index) else _short(clusters, inner.index)
        return (possessive(name) if name and owns else name) if name or owns else None
    brief = 1 < inner.last - inner.first <= _BRIEF and tokens.lower[inner.first] in _POINTING
    named = clusters.named(clusters.root(inner.index))
    if inner.kind is not MentionKind.NOMINAL or not brief or not named:
        return None
    name = _short(clusters, inner.index)
    return possessive(name) if tokens.tags[inner.last - 1] == "POS" else name


def _is_shared(clusters: Clusters, owner: int) -> bool:
    """Says whether what an owner has is not the speaker's alone: "our country", not "our shareholders"."""
    tokens, head = clusters.tokens, clusters.mentions[owner].head
    return tokens.lower[head] == "our" and tokens.lemmas[tokens.heads[head]] in words("shared")


def possessive(name: str) -> str:
    """Returns the possessive form of a name: "Ann Lee's", "the Springs'"."""
    return name if name.endswith("'s") else f"{name}'" if name.endswith("s") else f"{name}'s"


def _short(clusters: Clusters, mention: int) -> str:
    """Returns what a possessor is called without whose it is in turn; nothing for a pronoun that nobody resolved."""
    group = [clusters.mentions[m] for m in clusters.members[clusters.root(mention)]]
    names = [m for m in group if m.kind is MentionKind.NAME]
    if names:
        return _named(names)
    return next((m.name for m in group if m.kind is MentionKind.NOMINAL), "")


def names_of(group: list[Mention]) -> tuple[str, ...]:
    """Returns all distinct names in text order, with and without title; descriptions only where there is no name."""
    names = [m for m in group if m.kind is MentionKind.NAME]
    found: dict[str, None] = {}
    for mention in names or group:
        if mention.kind is not MentionKind.PRONOUN:
            found[mention.name] = None
            if mention.title:
                found[f"{mention.title} {mention.name}"] = None
    return tuple(found)
