"""Described things: base noun phrases whose head is a common noun, a number or a group adjective."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extraction.lexicon import classified, word_set
from dateline.extraction.mentions.carry import about_sport
from dateline.extraction.mentions.classes import GEOPOLITICAL, noun_class
from dateline.extraction.tokens import Tokens

_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "punct", "nummod", "det", "advmod", "quantmod"})
_PREMODIFIERS = frozenset(
    {
        "det",
        "poss",
        "amod",
        "compound",
        "nummod",
        "nmod",
        "predet",
        "quantmod",
        "preconj",
        "neg",
        "advmod",
        "npadvmod",
        "punct",
        "dep",
        "case",
    }
)
_OF_REACH = 8  # tokens between "of" and the noun it brings; longer ones are seldom one description
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent", "conj", "attr", "appos", "ROOT"})
_SHARED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A described thing's tokens (half-open), its head, where its name starts, and its class."""

    first: int
    last: int
    head: int
    name_first: int
    name_last: int
    cls: str


def find_phrases(tokens: Tokens, covered: set[int], timed: set[int], titles: set[int]) -> Iterator[Phrase]:
    """Yields the described things of an article in the order of their heads.

    Arguments:
        tokens: of the article.
        covered: tokens of names.
        timed: tokens of time expressions.
        titles: tokens of titles that stand before a name.
    """
    sport = about_sport(tokens)
    for i in range(len(tokens)):
        if i not in covered and i not in timed and i not in titles and _is_head(tokens, i, covered):
            phrase = _phrase(tokens, i, covered, timed)
            yield phrase if sport else _outside_sport(tokens, phrase)


def _outside_sport(tokens: Tokens, phrase: Phrase) -> Phrase:
    """What a team and a race are where they are not of sport, as "the national team" is."""
    lemma = tokens.lemmas[phrase.head]
    before = " ".join([*tokens.lower[phrase.head - 1 : phrase.head], lemma])
    if lemma not in {"team", "race"} or before in classified("mentions/nouns"):
        return phrase
    return replace(phrase, cls="Group" if lemma == "team" else "Event")


def _is_head(tokens: Tokens, i: int, covered: set[int]) -> bool:
    pos, tag = tokens.pos[i], tokens.tags[i]
    if is_share(tokens, i):
        return _is_shared(tokens, i, covered)
    if pos == "NOUN" or (pos == "PROPN" and tag in {"NNP", "NNPS", "NN", "NNS"}):
        if not any(c.isalpha() for c in tokens.words[i]) or tokens.lemmas[i] in word_set("mentions/phrases", "empty"):
            return False
        if tokens.deps[i] in _INSIDE and not _stands_alone(tokens, i):
            return tokens.lower[i] in word_set("mentions/phrases", "nested") and tokens.heads[i] > i
        return True
    if tag == "CD":
        return tokens.deps[i] in {"nsubj", "nsubjpass", "dobj", "pobj", "agent"} and not _counts_other(tokens, i)
    if is_aged(tokens, i) and tokens.deps[i] in {*_ARGUMENTS, "poss"}:
        return any(tokens.deps[c] == "det" for c in tokens.children[i])  # "the 27-year-old's lawyer"
    if tag in {"JJ", "VBN", "JJS", "JJR"} and tokens.lower[i] in word_set("mentions/phrases", "groups"):
        return tokens.deps[i] in _ARGUMENTS and any(tokens.pos[c] == "DET" for c in tokens.children[i])
    return (
        tokens.lower[i] in word_set("mentions/phrases", "indefinite")
        and pos in {"PRON", "NOUN"}
        and tokens.deps[i] in _ARGUMENTS
    )


def is_share(tokens: Tokens, i: int) -> bool:
    """Says whether a word counts a part of what "of" brings: "*most* of the miners", "*six* of the ten"."""
    if tokens.tags[i] != "CD" and tokens.lower[i] not in word_set("mentions/phrases", "shares"):
        return False
    return i + 2 < len(tokens) and tokens.lower[i + 1] == "of" and tokens.heads[i + 1] == i


def _is_shared(tokens: Tokens, i: int, covered: set[int]) -> bool:
    """Says whether a share is a thing of its own: of several things or people, not of a land or a year."""
    target = next((c for c in tokens.children[i + 1] if tokens.deps[c] == "pobj"), -1)
    if tokens.deps[i] not in _SHARED or target < 0 or target - i > _OF_REACH:
        return False
    if tokens.lemmas[i] in word_set("mentions/phrases", "empty") and tokens.deps[i] not in {"nsubj", "nsubjpass"}:
        return False  # "owns 28 percent of the airline"
    if tokens.tags[i] == "CD":
        return not _counts_other(tokens, i)
    return target not in covered and noun_class([tokens.lemmas[target]]) not in {*GEOPOLITICAL, "Place", "Region"}


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """A noun that the parser hung on a verb, or on a noun before it, is a phrase all the same."""
    if tokens.deps[i] in {"punct", "det", "advmod", "quantmod", "nummod"}:
        return False
    head = tokens.heads[i]
    return (
        head == i
        or (head < i and tokens.deps[i] != "npadvmod")
        or (tokens.pos[head] in {"VERB", "AUX"} and tokens.deps[i] == "nmod")
    )


def _counts_other(tokens: Tokens, i: int) -> bool:
    """Years, money, percentages and numbers of something else are no group of people or things."""
    word = tokens.words[i]
    before, after = tokens.words[i - 1] if i else "", tokens.words[i + 1] if i + 1 < len(tokens) else ""
    return (
        before in {"$", "#"}
        or after in {"%", "percent"}
        or not (word.isalpha() or word.replace(",", "").isdigit())
        or (len(word) == 4 and word.isdigit() and word[:2] in {"19", "20", "18"})
    )


def _phrase(tokens: Tokens, head: int, covered: set[int], timed: set[int]) -> Phrase:
    nested = tokens.deps[head] in _INSIDE and not _stands_alone(tokens, head)
    first = _nested_left(tokens, head) if nested else _left(tokens, head)
    last = head + 1
    cls = _hyphened(tokens, first, head) or noun_class(
        [*tokens.lower[max(first, head - 2) : head], tokens.lemmas[head]], tokens.lower[head]
    )
    if cls in {"", "Group"} and tokens.lower[head] in word_set("mentions/phrases", "indefinite"):
        cls = "Group"
    if (
        tokens.lower[head] in word_set("mentions/phrases", "groups")
        and tokens.lower[first] == "the"
        and first == head - 1
    ):
        cls = "Group"
    if last < len(tokens) and f"{tokens.lemmas[head]} {tokens.lower[last]}" in word_set("mentions/phrases", "followed"):
        cls = "Topic"
    completion = _completion(tokens, head, covered, timed)
    if _numbered(tokens, head):
        last += 1
    elif completion:
        last = completion + 1
        if is_share(tokens, head):
            cls = _shared_class(tokens, head, completion)
        elif tokens.lemmas[head] in word_set("mentions/phrases", "containers"):
            cls = _contained(tokens, completion) or cls
        elif cls in GEOPOLITICAL and tokens.pos[completion] != "PROPN":
            cls = "Topic"  # "a state of emergency"
        elif cls == "Company" and noun_class([tokens.lemmas[completion]]) == "NaturalPlace":
            cls = "NaturalPlace"  # "the banks of the river"
    elif tokens.tags[head] == "CD":
        people = tokens.lemmas[tokens.heads[head]] in word_set("mentions/phrases", "people_verbs")
        cls = "Group" if people or _is_toll(tokens, head) else ""
    if not cls and is_aged(tokens, head):
        cls = "Person"
    if cls == "Person" and tokens.tags[head] in {"NNS", "NNPS"}:
        cls = "Group"
    return Phrase(first, last, head, name_start(tokens, first, head), last, cls)


def _is_toll(tokens: Tokens, number: int) -> bool:
    """Says whether a number is of the dead: "the death toll rose to *23*", "the toll stands at *40*"."""
    verb = tokens.heads[number]
    verb = tokens.heads[verb] if tokens.deps[number] == "pobj" else verb
    if tokens.deps[number] not in {"dobj", "pobj"} or tokens.lemmas[verb] not in word_set(
        "mentions/phrases", "reaching"
    ):
        return False
    return any(tokens.deps[c] == "nsubj" and tokens.lemmas[c] == "toll" for c in tokens.children[verb])


def _hyphened(tokens: Tokens, first: int, head: int) -> str:
    """The class of a noun that is written with a hyphen: a "cease-fire" is no fire."""
    if head - 2 < first or tokens.words[head - 1] != "-":
        return ""
    return classified("mentions/nouns").get(f"{tokens.lower[head - 2]}-{tokens.lemmas[head]}", "")


def _numbered(tokens: Tokens, head: int) -> bool:
    """Says whether a number behind a noun belongs to it: "chapter 11"."""
    after = head + 1
    if after >= len(tokens) or tokens.tags[after] != "CD" or tokens.heads[after] != head:
        return False
    return tokens.lower[head] in word_set("mentions/phrases", "numbered") and tokens.deps[after] != "appos"


def is_aged(tokens: Tokens, i: int) -> bool:
    """Says whether a token ends an age that stands for a person: "the 27-year-old"."""
    return (
        tokens.lower[i] in {"old", "olds"}
        and i > 3
        and tokens.words[i - 1] == "-"
        and tokens.lower[i - 2] in {"year", "month", "day", "week"}
    )


def _left(tokens: Tokens, head: int) -> int:
    """The first of the words before a head that modify it without a clause between."""
    first = head
    for child in reversed([c for c in tokens.children[head] if c < head]):
        if tokens.deps[child] not in _PREMODIFIERS or tokens.lower[child] in {
            "(",
            ",",
            ";",
            ":",
            "--",
            "–",
            "—",
        }:
            break
        if tokens.tags[child] in {"VBD", "VBZ", "VBP"} or tokens.tags[tokens.left[child]] in {"WDT", "WP"}:
            break  # a clause that the parser took for a modifier
        first = tokens.left[child]
    first = _after_body(tokens, first, head)
    inside = tokens.words[first:head]
    if ")" in inside and "(" not in inside[: inside.index(")")]:
        first += inside.index(")") + 1  # "the Port Workers (PWG) union"
    while first < head and tokens.words[first] in {'"', "'", "(", "-", ","}:
        first += 1
    return first


def _nested_left(tokens: Tokens, head: int) -> int:
    """Where a noun inside a larger phrase starts: without the words before it that tell of the whole.

    "An emergency government meeting" is no meeting of an emergency government.
    """
    first = _left(tokens, head)
    outer = word_set("mentions/phrases", "outer")
    while first < head and (tokens.lower[first] in outer or tokens.tags[first] in {"JJS", "RBS", "JJR", "CD", "DT"}):
        first += 1
    return first


def _after_body(tokens: Tokens, first: int, head: int) -> int:
    """Where a phrase starts that the parser began at a body beside it: "the government and northern rebels"."""
    if tokens.tags[head] not in {"NNS", "NNPS"}:
        return first
    for i in range(first + 1, head - 1):
        body = tokens.lower[i] == "and" and tokens.tags[i - 1] == "NN" and tokens.pos[i + 1] == "ADJ"
        if body and tokens.lower[i - 1] in word_set("mentions/phrases", "nested"):
            return i + 1
    return first


def _completion(tokens: Tokens, head: int, covered: set[int], timed: set[int]) -> int:
    """The head of an "of" phrase that completes the description, or 0."""
    after = head + 1
    if after + 1 >= len(tokens) or tokens.lower[after] != "of" or tokens.heads[after] != head:
        return 0
    lemma = tokens.lemmas[head]
    completed = any(lemma in word_set("mentions/phrases", words) for words in ("containers", "completed"))
    if not completed and not is_share(tokens, head):
        return 0
    target = next((c for c in tokens.children[after] if tokens.deps[c] == "pobj"), 0)
    if not target or target - after > _OF_REACH or target in timed:
        return 0
    while target + 1 in covered and tokens.heads[target + 1] == target and target in covered:
        target += 1
    return target


def _shared_class(tokens: Tokens, head: int, target: int) -> str:
    cls = _contained(tokens, target)
    return "Person" if cls == "Group" and tokens.lower[head] == "one" else cls


def _contained(tokens: Tokens, target: int) -> str:
    cls = noun_class([tokens.lemmas[k] for k in range(max(0, target - 1), target + 1)])
    return "Group" if cls == "Person" else cls


def name_start(tokens: Tokens, first: int, head: int) -> int:
    """Returns where the name proper begins: after articles, possessors and words that only count."""
    start = first
    for k in range(first, head):
        if tokens.tags[k] in {"POS", "PRP$", "WP$"} or tokens.lower[k - 2 : k + 1] == ["so", "-", "called"]:
            start = k + 1
    while start < head and _introduces(tokens, start, head):
        start += 1
    return start


def _introduces(tokens: Tokens, i: int, head: int) -> bool:
    if tokens.words[i + 1] == "-" and i + 1 < head:
        return False  # "all-night talks", "an up-to-date list"
    if tokens.pos[i] in {"DET", "PRON", "PUNCT", "CCONJ"} and tokens.words[i] != "-":
        return True
    if tokens.lower[i] in {"most", "least"} and tokens.pos[i + 1] == "ADJ":
        return False  # "the most holy site"
    return tokens.lower[i] in word_set("mentions/phrases", "quantifiers")
