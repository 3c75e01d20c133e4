"""Names that the tagger cut short: grown to the left, to the right, over hyphens and "v."."""

from __future__ import annotations

from dateline.extraction.lexicon import classified, word_set
from dateline.extraction.mentions.classes import name_class
from dateline.extraction.mentions.name import Name, small_words
from dateline.extraction.mentions.peoples import is_people
from dateline.extraction.mentions.titles import begins_title, is_title
from dateline.extraction.tokens import Tokens

_DIRECTIONS = frozenset(
    {
        "East",
        "West",
        "North",
        "South",
        "Central",
        "Greater",
        "Upper",
        "Lower",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
    }
)

_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss"})


def join_hyphens(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Makes one name of two that the tagger cut at a hyphen or at a small word of another language."""
    out: list[Name] = []
    for name in (_over_link(tokens, _whole_person(tokens, n)) for n in names):
        if out and name.first < out[-1].last:
            continue
        if out and _particled(tokens, out[-1], name):
            before = out.pop()
            words = tokens.words[before.first : name.last]
            out.append(Name(before.first, name.last, name_class(words, before.label), before.label))
        elif out and name.first == out[-1].last + 1 and tokens.words[out[-1].last] == "-" and name.label != "NORP":
            first = out.pop().first
            out.append(Name(first, name.last, name_class(tokens.words[first : name.last], name.label), name.label))
        elif out and _is_surname(tokens, out[-1], name):
            out.append(Name(out.pop().first, name.last, name.cls, name.label))
        else:
            out.append(name)
    return out


def _is_surname(tokens: Tokens, given: Name, name: Name) -> bool:
    """Says whether the tagger parted a surname from the names before it: "Ömer Selim" and "Alan"."""
    if not given.label == name.label == "PERSON" or name.first != given.last or name.last - name.first > 1:
        return False
    joined = tokens.deps[given.last - 1] == "compound" and tokens.heads[given.last - 1] == name.first
    return joined and not is_title(tokens, name.first)


def _over_link(tokens: Tokens, name: Name) -> Name:
    """Goes on to both sides over a small word between hyphens: "Harakat-i-Islami", "Stoke-on-Trent"."""
    if name.label == "NORP":
        return name
    first = name.first - 4 if _links(tokens, name.first - 2) else name.first
    last = name.last + 4 if _links(tokens, name.last + 1) else name.last
    if (first, last) == (name.first, name.last):
        return name
    return Name(first, last, name_class(tokens.words[first:last], name.label), name.label)


def _links(tokens: Tokens, i: int) -> bool:
    """Says whether a token between hyphens binds the capitalised words around them into one name."""
    if not 1 < i < len(tokens) - 2 or tokens.words[i] not in word_set("mentions/names_of", "hyphened"):
        return False
    between = tokens.words[i - 1] == "-" == tokens.words[i + 1]
    return between and tokens.words[i - 2][0].isupper() and tokens.words[i + 2][0].isupper()


def _whole_person(tokens: Tokens, name: Name) -> Name:
    """Goes on with a person's name over particles and over a given name's hyphen: "Eva van der Veen", "Lim Jae-ho"."""
    if name.label != "PERSON":
        return name
    particles = word_set("mentions/names_of", "noble")
    last = name.last
    while last < len(tokens) and last - name.last < 3 and tokens.words[last] in particles:
        last += 1
    inside = last < len(tokens) and tokens.words[last - 1] in particles
    if inside and tokens.words[last][0].isupper() and tokens.tags[last] in {"NNP", "NNPS"}:
        return Name(name.first, last + 1, name.cls, name.label)
    if _cut_short(tokens, name):
        return Name(name.first, name.last + 1, name.cls, name.label)
    if _hyphened(tokens, name):
        return Name(name.first, name.last + 2, name.cls, name.label)
    return name


def _cut_short(tokens: Tokens, name: Name) -> bool:
    """Says whether the tagger left out the last of a person's names, which acts or is acted on: "Tesa Moro *Kone*"."""
    i = name.last
    if i >= len(tokens) or name.last - name.first < 2 or tokens.deps[i] not in _ENDS or tokens.tags[i] != "NNP":
        return False
    word = tokens.words[i]
    plain = word.isalpha() and word.istitle() and word.lower() not in classified("mentions/nouns")
    joined = tokens.deps[i - 1] == "compound" and tokens.heads[i - 1] == i
    return plain and joined and word not in classified("mentions/names", "heads") and not is_title(tokens, i)


def _hyphened(tokens: Tokens, name: Name) -> bool:
    """Says whether a given name goes on after a hyphen, as those of people whose surname comes first do."""
    if tokens.words[name.last : name.last + 1] != ["-"] or name.last + 1 >= len(tokens) or name.last - name.first != 2:
        return False
    rest = tokens.words[name.last + 1]
    first = tokens.lower[name.first] in word_set("coreference/surnames", "first")
    return first and rest.isalpha() and rest.islower() and rest not in word_set("coreference/surnames", "endings")


def _particled(tokens: Tokens, one: Name, other: Name) -> bool:
    """Says whether small words of another language join two names: "Casa do Mar", "Villa del Sole"."""
    between = tokens.words[one.last : other.first]
    return 0 < len(between) < 3 and all(word in word_set("mentions/names_of", "particles") for word in between)


def extend(tokens: Tokens, names: list[Name], timed: set[int]) -> list[Name]:
    """Goes on with "of ...", "for ..." and "and ..." where an organization's name does, and to the left."""
    grown: list[Name] = []
    i = 0
    while i < len(names):
        name = names[i]
        first = _reach_left(tokens, name, grown[-1].last if grown else 0, timed)
        last = reach_right(tokens, _to_head(tokens, names, i, timed), timed)
        while i + 1 < len(names) and names[i + 1].first < last:
            last = max(last, names[i + 1].last)
            i += 1
        if (first, last) != (name.first, name.last):
            other = last != name.last or tokens.words[first] in word_set("mentions/names_of", "sports")
            label = "ORG" if name.label in {"GPE", "PERSON", "NORP"} and other else name.label
            name = Name(first, last, name_class(tokens.words[first:last], label), label)
        grown.append(name)
        i += 1
    return grown


def _reach_left(tokens: Tokens, name: Name, floor: int, timed: set[int]) -> int:
    """Takes in capitalised words that modify a name's head and that the tagger cut off."""
    first = name.first
    if (
        name.label in {"GPE", "ORG"}
        and first > floor
        and tokens.words[first - 1] in word_set("mentions/names_of", "sports")
    ):
        return first - (tokens.heads[first - 1] in {*range(first, name.last), tokens.heads[name.last - 1]})
    if name.label == "GPE":
        return first - (first > floor and tokens.words[first - 1] in _DIRECTIONS)
    if name.label not in {"ORG", "FAC", "LAW", "EVENT", "PERSON", "PRODUCT"}:
        return first
    while first - 1 >= floor and first - 1 not in timed and _joins_left(tokens, first - 1, name):
        first -= 1
    while first < name.first and tokens.tags[first] == "HYPH":
        first += 1
    return first


def _joins_left(tokens: Tokens, i: int, name: Name) -> bool:
    if tokens.sentence[i] != tokens.sentence[name.first] or (name.label == "PERSON" and is_people(tokens, i)):
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


def _to_head(tokens: Tokens, names: list[Name], i: int, timed: set[int]) -> Name:
    """Goes on to the capitalised noun that a name modifies and that makes it another: "Tarn Tower"."""
    name = names[i]
    last = name.last
    stop = names[i + 1].first if i + 1 < len(names) else len(tokens)
    while last < stop and last not in timed and _headed(tokens, name.first, last) and not begins_title(tokens, last):
        last += 1
    if last == name.last or tokens.words[last - 1] not in classified("mentions/names", "heads"):
        return name
    label = "ORG" if name.label in {"GPE", "PERSON", "NORP"} else name.label
    return Name(name.first, last, name.cls, label)


def _headed(tokens: Tokens, first: int, i: int) -> bool:
    """Says whether a capitalised proper noun goes on with the compound that starts at ``first``."""
    return (
        tokens.tags[i] in {"NNP", "NNPS"}
        and tokens.words[i][0].isupper()
        and first <= tokens.left[i]
        and tokens.deps[i - 1] in {"compound", "nmod", "amod"}
    )


def reach_right(tokens: Tokens, name: Name, timed: set[int]) -> int:
    """Returns where an organization's name ends that goes on with "of ..." or "for ..."."""
    words = small_words()
    last = name.last
    if name.label == "PERSON" or tokens.words[last - 1] not in words.continued:
        return _coordinated(tokens, name, last, timed)
    if last + 1 < len(tokens) and tokens.lower[last] in {"of", "for", "on"}:
        start = last + 1 + (tokens.lower[last + 1] == "the")
        end = start if _names_holder(tokens, start) else _capital_run(tokens, start, timed)
        if end > start and tokens.sentence[start] == tokens.sentence[name.first]:
            return _coordinated(tokens, name, end, timed)
    return last


def _names_holder(tokens: Tokens, start: int) -> bool:
    """Says whether a person with a title follows, who is no part of a name: "the Union of Prime Minister Lee"."""
    return start + 1 < len(tokens) and begins_title(tokens, start) and tokens.tags[start] == "NNP"


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
    """Says where "and" leads: "Department of Health" goes on with "and Human Services", not with "and Microsoft"."""
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


def whole_storm(tokens: Tokens, name: Name) -> Name:
    """Takes in the "Tropical" before a storm's name, which is written as a part of it: "*Tropical* Storm Gilda"."""
    storm = name.last - name.first == 2 and tokens.words[name.first] in word_set("mentions/names_of", "storms")
    before = name.first > 0 and tokens.words[name.first - 1] == "Tropical"
    return Name(name.first - 1, name.last, name.cls, name.label) if storm and before else name


def join_over_and(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Makes a body's name whole that has an "and" inside: "the Danish *Farming and Fishing Council*"."""
    out: list[Name] = []
    for name in names:
        first = _before_and(tokens, name) if name.label == "ORG" else name.first
        if first < name.first:
            out = [n for n in out if n.last <= first]
            name = Name(first, name.last, name_class(tokens.words[first : name.last], "ORG"), "ORG")
        out.append(name)
    return out


def _before_and(tokens: Tokens, name: Name) -> int:
    """Returns where a name starts whose head words before an "and" describe too, all between it and its article."""
    head, joint = name.last - 1, name.first - 1
    if joint < 2 or tokens.lower[joint] != "and" or tokens.words[head] not in small_words().continued:
        return name.first
    first = joint
    while (
        first
        and tokens.words[first - 1][0].isupper()
        and tokens.heads[first - 1] == head
        and _modifies(tokens, first - 1)
    ):
        first -= 1
    parts = range(first, joint)
    places = {"Country", "State", "City"}
    own = any(
        tokens.words[i] in small_words().continued or name_class([tokens.words[i]], "GPE") in places for i in parts[-1:]
    )
    opened = tokens.pos[first - 1] == "DET" and tokens.heads[first - 1] == head
    return first if first < joint and opened and not own else name.first


def _modifies(tokens: Tokens, i: int) -> bool:
    return tokens.deps[i] in {"nmod", "compound", "amod"}


def join_versus(tokens: Tokens, names: list[Name]) -> list[Name]:
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
