"""Names: what the tagger found, mended by what the article itself tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import gender_guesser.detector  # type: ignore[import-untyped]

from dateline.extraction.lexicon import classified, load_data, word_set
from dateline.extraction.mentions.classes import (
    GEOPOLITICAL,
    ORGANIZATIONS,
    PLACES,
    family,
    is_person_noun,
    known_class,
    name_class,
)
from dateline.extraction.mentions.titles import is_title
from dateline.extraction.tokens import Tokens
from dateline.language import Parsed
from dateline.records import ParagraphKind

_HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART"})
_TIMES = frozenset({"DATE", "TIME"})
_LOOSE = frozenset({"WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})  # the tagger's least reliable labels
TITLE_CASE = 0.6  # share of capitalised long words from which a heading is held to be in title case


@dataclass(frozen=True, slots=True)
class Name:
    """A name's tokens (half-open), its class, and the tagger's label ("" where it saw none)."""

    first: int
    last: int
    cls: str
    label: str


def find_names(parsed: Parsed, tokens: Tokens, timed: set[int]) -> list[Name]:
    """Returns the names of an article, none overlapping another, in text order."""
    shouting = _title_case(parsed, tokens)
    timed = timed | {i for ent in parsed.doc.ents if ent.label_ in _TIMES for i in range(ent.start, ent.end)}
    names = _join_hyphens(tokens, _drop_overlaps(_tagged(parsed, tokens, timed, shouting)))
    names = _join_versus(tokens, _extend(tokens, names, timed))
    names = sorted([*names, *_untagged(tokens, names, timed, shouting)], key=lambda n: n.first)
    names = _carry_classes(tokens, _by_acronyms(tokens, names))
    missed = _missed(tokens, names, timed)
    return sorted([*names, *missed], key=lambda n: n.first)


def _title_case(parsed: Parsed, tokens: Tokens) -> set[int]:
    """Returns the tokens of headings in which nearly every word is capitalised."""
    places: dict[int, list[int]] = {}
    for i, paragraph in enumerate(parsed.paragraph_of):
        if parsed.article.paragraphs[paragraph].kind in _HEADINGS:
            places.setdefault(paragraph, []).append(i)
    found: set[int] = set()
    for inside in places.values():
        long = [i for i in inside[1:] if len(tokens.words[i]) > 3 and tokens.words[i].isalpha()]
        capital = sum(tokens.words[i][0].isupper() for i in long)
        if long and capital > TITLE_CASE * len(long):
            found.update(inside)
    return found


def _tagged(parsed: Parsed, tokens: Tokens, timed: set[int], shouting: set[int]) -> Iterator[Name]:
    for ent in parsed.doc.ents:
        if ent.label_ not in _LABELS or ent.start in shouting or not timed.isdisjoint(range(ent.start, ent.end)):
            continue
        first, last = _trim(tokens, ent.start, ent.end, ent.label_)
        if first >= last or not _capitalised(tokens, first, last):
            continue
        words = tokens.words[first:last]
        if ent.label_ == "NORP":
            if cls := _national(tokens, first, last):
                yield Name(first, last, cls, "NORP")
        elif ent.label_ not in _LOOSE or not _plain_noun(tokens, first, last):
            yield Name(first, last, name_class(words, ent.label_), ent.label_)


def _national(tokens: Tokens, first: int, last: int) -> str:
    """The class of a NORP span: a people, a party, the country an adjective stands for, or nothing."""
    name = " ".join(tokens.words[first:last])
    if known := known_class(name, "NORP"):
        return known
    cls = demonyms().get(name, ("", ""))[0]
    plural = tokens.tags[last - 1] in {"NNPS", "NNS"}
    if plural:
        return "Group"
    if tokens.deps[last - 1] in {"amod", "compound", "nmod"} or tokens.tags[last - 1] == "JJ":
        return cls
    return ("Person" if cls == "Country" else cls) or "Group"


@lru_cache(maxsize=1)
def demonyms() -> dict[str, tuple[str, str]]:
    """Returns adjective -> (class, name) of the country or party it stands for."""
    data = load_data("mentions/demonyms")
    return {
        word.strip(): (cls, name)
        for cls, names in data.items()
        for name, words in names.items()
        for word in words.split(",")
    }


def _trim(tokens: Tokens, first: int, last: int, label: str) -> tuple[int, int]:
    """Takes article, titles, possessive mark and punctuation off a name."""
    while last > first and (tokens.tags[last - 1] == "POS" or not any(c.isalnum() for c in tokens.words[last - 1])):
        last -= 1
    while first < last and (tokens.pos[first] == "DET" or not any(c.isalnum() for c in tokens.words[first])):
        first += 1
    while (
        last > first
        and tokens.lower[last - 1] in small_words().links
        and tokens.pos[last - 1] in {"ADP", "CCONJ", "DET"}
    ):
        last -= 1
    while first < last and tokens.lower[first] in {"-", "'s", "a", "an", "the", "so", "ex"}:
        first += 1
    start = first
    while label == "PERSON" and first < last - 1 and is_title(tokens, first):
        first += 1
    # "Justice Department", "Prime Minister" and "Governor's Office" are not a person with a title
    return (first, last) if first == start or name_like(tokens, first, last) else (start, last)


def name_like(tokens: Tokens, first: int, last: int) -> bool:
    """Says whether what remains after a title can be a person's name."""
    words = tokens.words[first:last]
    return all(w[0].isupper() for w in words[-1:]) and not _head_word(words[-1]) and words[0][0].isupper()


def _head_word(word: str) -> bool:
    return word in classified("mentions/names", "heads")


def _capitalised(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        w[0].isupper() or (w[0] == "@" and len(w) > 1) or (w[0].isdigit() and w.upper() == w and not w.isdigit())
        for w in tokens.words[first:last]
        if w
    )


def _plain_noun(tokens: Tokens, first: int, last: int) -> bool:
    """A single common noun at the start of a sentence, or a number, is no law, event or product."""
    return all(tokens.pos[i] not in {"PROPN"} for i in range(first, last)) and last - first == 1


def _drop_overlaps(names: Iterator[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.first, -n.last)):
        if not kept or name.first >= kept[-1].last:
            kept.append(name)
    return kept


def _join_hyphens(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Makes one name of two that the tagger cut at a hyphen."""
    out: list[Name] = []
    for name in names:
        if out and name.first == out[-1].last + 1 and tokens.words[out[-1].last] == "-" and name.label != "NORP":
            first = out.pop().first
            out.append(Name(first, name.last, name_class(tokens.words[first : name.last], name.label), name.label))
        else:
            out.append(name)
    return out


def _extend(tokens: Tokens, names: list[Name], timed: set[int]) -> list[Name]:
    """Goes on with "of ...", "for ..." and "and ..." where an organization's name does, and to the left."""
    grown: list[Name] = []
    i = 0
    while i < len(names):
        name = names[i]
        first = _reach_left(tokens, name, grown[-1].last if grown else 0, timed)
        last = _reach_right(tokens, name, timed)
        while i + 1 < len(names) and names[i + 1].first < last:
            last = max(last, names[i + 1].last)
            i += 1
        if (first, last) != (name.first, name.last):
            label = "ORG" if name.label in {"GPE", "PERSON", "NORP"} and last != name.last else name.label
            name = Name(first, last, name_class(tokens.words[first:last], label), label)
        grown.append(name)
        i += 1
    return grown


def _reach_left(tokens: Tokens, name: Name, floor: int, timed: set[int]) -> int:
    """Takes in capitalised words that modify a name's head and that the tagger cut off."""
    first = name.first
    if name.label not in {"ORG", "FAC", "LAW", "EVENT"}:
        return first
    while first - 1 >= floor and first - 1 not in timed and _joins_left(tokens, first - 1, name):
        first -= 1
    while first < name.first and tokens.tags[first] == "HYPH":
        first += 1
    return first


def _joins_left(tokens: Tokens, i: int, name: Name) -> bool:
    if tokens.sentence[i] != tokens.sentence[name.first]:
        return False
    if tokens.tags[i] == "HYPH":
        return tokens.words[i + 1][0].isupper() and i > 0 and tokens.words[i - 1][0].isupper()
    return (
        tokens.tags[i] in {"NNP", "NNPS"}
        and tokens.words[i][0].isupper()
        and tokens.deps[i] in {"compound", "nmod", "amod"}
        and name.first <= tokens.heads[i] < name.last
        and not is_title(tokens, i)
    )


def _reach_right(tokens: Tokens, name: Name, timed: set[int]) -> int:
    words = small_words()
    last = name.last
    if name.label == "PERSON" or tokens.words[last - 1] not in words.continued:
        return _coordinated(tokens, name, last, timed)
    if last + 1 < len(tokens) and tokens.lower[last] in {"of", "for", "on"}:
        start = last + 1 + (tokens.lower[last + 1] == "the")
        end = _capital_run(tokens, start, timed)
        if end > start and tokens.sentence[start] == tokens.sentence[name.first]:
            return _coordinated(tokens, name, end, timed)
    return last


def _capital_run(tokens: Tokens, start: int, timed: set[int]) -> int:
    end = start
    while (
        end < len(tokens)
        and end not in timed
        and tokens.words[end][0].isupper()
        and tokens.pos[end] in {"PROPN", "NOUN", "ADJ", "NUM"}
    ):
        end += 1
        if end + 1 < len(tokens) and tokens.words[end] == "-" and tokens.words[end + 1][0].isupper():
            end += 1
    return end


def _coordinated(tokens: Tokens, name: Name, last: int, timed: set[int]) -> int:
    """Says how far "and" goes on: "Department of Health" goes on with "and Human Services", not with "and Microsoft"."""
    if last + 1 >= len(tokens) or tokens.lower[last] not in {"and", "&", ","} or name.label not in {"ORG", "GPE"}:
        return last
    if last - name.first < 2 and tokens.lower[last] != "&":
        return last
    end = _capital_run(tokens, last + 1, timed)
    if end > last + 1 and tokens.words[end - 1] in small_words().coordinated and end - last < 5:
        if tokens.lower[last] == ",":
            further = _coordinated(tokens, name, end, timed)
            return further if further > end else last
        return end
    return last


@dataclass(frozen=True, slots=True)
class _Words:
    continued: frozenset[str]
    coordinated: frozenset[str]
    common: frozenset[str]
    versus: frozenset[str]
    links: frozenset[str]


@lru_cache(maxsize=1)
def small_words() -> _Words:
    """Returns the small word lists of names."""
    words = load_data("mentions/names")["words"]
    return _Words(*(frozenset(words[key]) for key in ("continued", "coordinated", "common", "versus", "links")))


def _join_versus(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Makes "X v. Y" one lawsuit."""
    versus = small_words().versus
    marks = [i for i, word in enumerate(tokens.lower) if word in versus and 0 < i < len(tokens) - 1]
    for mark in marks:
        before = next((n for n in names if n.last == mark), None)
        after = next(
            (
                n
                for n in names
                if n.first in {mark + 1, mark + 2} and tokens.lower[mark + 1] in {".", "the", tokens.lower[n.first]}
            ),
            None,
        )
        first = before.first if before else _capital_start(tokens, mark)
        last = after.last if after else _capital_run(tokens, mark + 1, set())
        if first < mark and last > mark + 1:
            names = [n for n in names if n.last <= first or n.first >= last]
            names.append(Name(first, last, "Lawsuit", "LAW"))
    return sorted(names, key=lambda n: n.first)


def _capital_start(tokens: Tokens, end: int) -> int:
    start = end
    while start > 0 and tokens.words[start - 1][0].isupper() and tokens.tags[start - 1] in {"NNP", "NNPS"}:
        start -= 1
    return start


def _untagged(tokens: Tokens, names: list[Name], timed: set[int], shouting: set[int]) -> Iterator[Name]:
    """Proper nouns that the tagger passed over: runs of them, typed by their words."""
    covered = {i for n in names for i in range(n.first, n.last)} | timed | shouting
    common = small_words().common
    i = 0
    while i < len(tokens):
        if (
            i in covered
            or tokens.tags[i] not in {"NNP", "NNPS"}
            or not (tokens.words[i][0].isupper() or tokens.words[i][0] == "@")
        ):
            i += 1
            continue
        end = i + 1
        while (
            end < len(tokens)
            and end not in covered
            and tokens.sentence[end] == tokens.sentence[i]
            and _goes_on(tokens, end)
        ):
            end += 1
        name = _from_run(tokens, i, end, common)
        if name:
            yield name
        i = end


def _goes_on(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    if word == "-":
        return i + 1 < len(tokens) and tokens.words[i + 1][0].isupper()
    return tokens.tags[i] in {"NNP", "NNPS", "CD"} and (word[0].isupper() or word[0].isdigit())


def _from_run(tokens: Tokens, first: int, last: int, common: frozenset[str]) -> Name | None:
    while first < last and tokens.words[first] in common:
        first += 1
    if first >= last or all(is_title(tokens, k) for k in range(first, last)):
        return None
    start = first
    while is_title(tokens, first):
        first += 1
    first = first if name_like(tokens, first, last) else start
    words = tokens.words[first:last]
    if words[0][0] == "@" and len(words[0]) > 1:
        return Name(first, first + 1, "", "HANDLE")
    if last - first == 1 and (
        len(words[0]) == 1 or (words[0].lower() in classified("mentions/nouns") and not words[0].isupper())
    ):
        return None
    cls = name_class(words, "")
    if not cls and _looks_like_person(words, tokens, first):
        cls = "Person"
    return Name(first, last, cls, "")


@lru_cache(maxsize=1)
def first_names() -> gender_guesser.detector.Detector:
    """Returns the table of first names, which takes a fifth of a second to read."""
    return gender_guesser.detector.Detector(case_sensitive=False)


def _looks_like_person(words: list[str], tokens: Tokens, first: int) -> bool:
    if first > 0 and is_title(tokens, first - 1):
        return True
    known = first_names().get_gender(words[0]) != "unknown"
    return known and 2 <= len(words) <= 4 and all(w.replace("-", "a").replace(".", "a").isalpha() for w in words)


def _by_acronyms(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Gives "ABC" in "Long Form (ABC)" the class of its long form, and its other places too."""
    at = {n.first: k for k, n in enumerate(names)}
    tied: dict[str, str] = {}
    for name in names:
        if name.last + 2 < len(tokens) and tokens.words[name.last] == "(" and tokens.words[name.last + 2] == ")":
            short = tokens.words[name.last + 1]
            if is_acronym(short, tokens.words[name.first : name.last]):
                tied[short] = name.cls
    out = [
        replace(n, cls=tied[tokens.words[n.first]]) if n.last - n.first == 1 and tokens.words[n.first] in tied else n
        for n in names
    ]
    if not tied:
        return out
    covered = {i for n in names for i in range(n.first, n.last)}
    more = [
        Name(i, i + 1, tied[w], "ORG")
        for i, w in enumerate(tokens.words)
        if w in tied and i not in covered and i not in at
    ]
    return sorted([*out, *more], key=lambda n: n.first)


def is_acronym(short: str, words: list[str]) -> bool:
    """Says whether a short form is made of the initials of a name's words.

    >>> is_acronym("WHO", ["World", "Health", "Organization"]), is_acronym("ACLU", ["Red", "Cross"])
    (True, False)
    """
    letters = short.replace(".", "").upper()
    if len(letters) < 2 or sum(c.isupper() for c in short) < 2 or len(words) < 2:
        return False
    capital = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words if w[0].isalpha())
    return letters in {capital, every} or (len(letters) > 2 and capital.startswith(letters))


def _carry_classes(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Carries the class of full names to their short forms, and one class to all places of one name."""
    people = {tokens.words[n.last - 1] for n in names if n.cls == "Person" and n.last - n.first > 1}
    people |= {tokens.words[n.last - 1] for n in names if n.first > 0 and n.last - n.first == 1 and titled(tokens, n)}
    votes: dict[str, Counter[str]] = {}
    for n in names:
        votes.setdefault(" ".join(tokens.words[n.first : n.last]), Counter())[n.cls] += 1 if n.label else 0
    return [_settled(tokens, n, people, votes) for n in names]


def titled(tokens: Tokens, name: Name) -> bool:
    """Says whether a personal title stands directly before a name."""
    i = name.first - 1
    return i >= 0 and tokens.sentence[i] == tokens.sentence[name.first] and is_title(tokens, i)


def _settled(tokens: Tokens, name: Name, people: set[str], votes: dict[str, Counter[str]]) -> Name:
    text = " ".join(tokens.words[name.first : name.last])
    single = name.last - name.first == 1
    if single and text in people and name.label != "NORP":
        return replace(name, cls="Person")
    if name.cls in PLACES and _speaks(tokens, name):
        return replace(name, cls="Organization")
    best, count = max(votes[text].items(), key=lambda item: (item[1], item[0]))
    if count > 2 * votes[text][name.cls] or not name.cls:
        return replace(name, cls=best)
    return name


def _speaks(tokens: Tokens, name: Name) -> bool:
    for i in range(name.first, name.last):
        if tokens.deps[i] == "nsubj" and tokens.lemmas[tokens.heads[i]] in word_set("mentions/phrases", "speech"):
            return True
    return False


def _missed(tokens: Tokens, names: list[Name], timed: set[int]) -> Iterator[Name]:
    """Finds names of the article where the tagger overlooked them: in headings, and bare surnames."""
    covered = {i for n in names for i in range(n.first, n.last)} | timed
    forms: dict[str, dict[tuple[str, ...], str]] = {}
    for n in names:
        words = tuple(tokens.words[n.first : n.last])
        if n.label == "NORP" or not words[0][0].isupper():
            continue
        forms.setdefault(words[0], {}).setdefault(words, n.cls)
        if n.cls == "Person" and len(words) > 1 and words[-1][0].isupper() and not is_person_noun(words[-1].lower()):
            forms.setdefault(words[-1], {}).setdefault(words[-1:], "Person")
    i = 0
    while i < len(tokens):
        match = None
        if i not in covered and tokens.words[i] in forms:
            options = sorted(forms[tokens.words[i]], key=len, reverse=True)
            match = next((w for w in options if tuple(tokens.words[i : i + len(w)]) == w), None)
        if match and covered.isdisjoint(range(i, i + len(match))) and _nounlike(tokens, i, len(match)):
            yield Name(i, i + len(match), forms[match[0]][match], "AGAIN")
            i += len(match)
        else:
            i += 1


def _nounlike(tokens: Tokens, first: int, length: int) -> bool:
    """One word that the tagger holds for a verb or an adverb is no name missed."""
    return length > 1 or tokens.pos[first] in {"PROPN", "NOUN", "ADJ", "X"}


def plausible(cls: str) -> bool:
    """Says whether a class is one of agents or places."""
    return cls == "Person" or cls in ORGANIZATIONS or cls in GEOPOLITICAL or family(cls) == "Place"
