"""Names: what the tagger found, mended by what the article itself tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dateline.extraction.lexicon import classified, load_data, word_set
from dateline.extraction.mentions.beside import beside_roles
from dateline.extraction.mentions.bills import as_bills
from dateline.extraction.mentions.carry import by_acronyms, carry_classes, missed, told_again
from dateline.extraction.mentions.classes import first_names, is_given, known_class, name_class
from dateline.extraction.mentions.compounds import compounds
from dateline.extraction.mentions.extend import (
    extend,
    join_hyphens,
    join_over_and,
    join_versus,
    reach_right,
    whole_storm,
)
from dateline.extraction.mentions.linked import names_with_of
from dateline.extraction.mentions.lists import share_classes
from dateline.extraction.mentions.name import Name, demonyms, small_words, with_whole
from dateline.extraction.mentions.peoples import is_people
from dateline.extraction.mentions.places import long_places
from dateline.extraction.mentions.spelled import proven, spelled_out
from dateline.extraction.mentions.titles import begins_title, is_title
from dateline.extraction.mentions.tongues import tongues
from dateline.extraction.tokens import Tokens
from dateline.language import Parsed
from dateline.records import ParagraphKind

_HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART"})
_TIMES = frozenset({"DATE", "TIME"})
_LOOSE = frozenset({"WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})  # the tagger's least reliable labels
_STOPS = frozenset({"on", "in", "at", "from", "by", "to", "with", ":", ";", "(", "--", "<"})
TITLE_CASE = 0.6  # share of capitalised long words from which a heading is held to be in title case


def find_names(parsed: Parsed, tokens: Tokens, timed: set[int]) -> list[Name]:
    """Returns the names of an article, none overlapping another, in text order."""
    shouting = _title_case(parsed, tokens)
    dated = timed
    timed = timed | {i for ent in parsed.doc.ents if ent.label_ in _TIMES for i in range(ent.start, ent.end)}
    timed |= tongues(tokens)
    names = join_hyphens(tokens, as_bills(tokens, _drop_overlaps(_tagged(parsed, tokens, timed, shouting))))
    names = spelled_out(
        tokens, join_versus(tokens, join_over_and(tokens, extend(tokens, names, timed))), timed | shouting
    )
    names = with_whole(names, list(_known(tokens, names)))
    names = sorted([*names, *names_with_of(tokens, names, timed | shouting)], key=lambda n: n.first)
    names = sorted([*names, *_untagged(tokens, names, timed, shouting)], key=lambda n: n.first)
    names = carry_classes(tokens, by_acronyms(tokens, compounds(tokens, names, dated, shouting)))
    names = share_classes(tokens, names)
    again = list(missed(tokens, names, timed))
    names = told_again(tokens, sorted([*names, *again], key=lambda n: n.first), again)
    return proven(tokens, beside_roles(tokens, [whole_storm(tokens, name) for name in names]))


def _tagged(parsed: Parsed, tokens: Tokens, timed: set[int], shouting: set[int]) -> Iterator[Name]:
    for ent in parsed.doc.ents:
        if ent.label_ not in _LABELS or ent.start in shouting or not timed.isdisjoint(range(ent.start, ent.end)):
            continue
        label = "PERSON" if _is_titled(tokens, ent.start, ent.end, ent.label_) else ent.label_
        plural = ent.end - ent.start == 1 and tokens.tags[ent.start] == "NNPS" and ent.text in demonyms()
        label = "NORP" if label == "ORG" and plural else label  # "Danes" are no body
        first, last = _trim(tokens, ent.start, ent.end, label)
        if first >= last or not _capitalised(tokens, first, last) or not _spelled(tokens, first, last):
            continue
        if _role(tokens, first, last, label):
            continue
        if tokens.words[first][0] == "@":
            yield Name(first, last, "", "HANDLE")
            continue
        words = tokens.words[first:last]
        if label == "NORP":
            if cls := _national(tokens, first, last):
                yield Name(first, last, cls, "NORP")
        elif label not in _LOOSE or not _plain_noun(tokens, first, last):
            yield Name(first, last, name_class(words, label), label)


def _is_titled(tokens: Tokens, first: int, last: int, label: str) -> bool:
    """Says whether what is tagged as a body is somebody with a title: "Striker Karl Holt"."""
    if label != "ORG" or not 2 < last - first < 5 or not is_title(tokens, first):
        return False
    words = tokens.words[first:last]
    return is_given(words[1]) and not _head_word(words[-1]) and not known_class(" ".join(words), label)


def _spelled(tokens: Tokens, first: int, last: int) -> bool:
    """Says whether a span has a letter: a time ("4:31.15") is no name."""
    return any(c.isalpha() for word in tokens.words[first:last] for c in word)


def _role(tokens: Tokens, first: int, last: int, label: str) -> bool:
    """Says whether a span is a role and no name: "Vice President", "Labour MP"."""
    if not is_title(tokens, last - 1) or last - first > 3 or tokens.tags[last - 1] == "NNPS":
        return False
    if label == "ORG" and known_class(" ".join(tokens.words[first:last]), label):
        return False  # the paper that is called the Guardian
    return label != "PERSON" or begins_title(tokens, first)


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
    return cls or "Group"


def _trim(tokens: Tokens, first: int, last: int, label: str) -> tuple[int, int]:
    """Takes article, titles, possessive mark and punctuation off a name."""
    if last - first > 1 and tokens.tags[last - 1] == "POS" and _owns_mark(tokens.words[first:last]):
        return first, last
    while last > first and (tokens.tags[last - 1] == "POS" or not any(c.isalnum() for c in tokens.words[last - 1])):
        last -= 1
    while first < last and (tokens.pos[first] == "DET" or not any(c.isalnum() for c in tokens.words[first])):
        first += 1
    last = _without_score(tokens, first, _without_links(tokens, first, last))
    first += 2 * _begins_with_people(tokens, first, last)
    while first < last and tokens.lower[first] in {"-", "'s", "a", "an", "the", "so", "ex"}:
        first += 1
    first, last = _inner(tokens, first, last, label)
    whole = known_class(" ".join(tokens.words[first:last]), label)  # the Metropolitan Police has a commissioner
    party = label == "ORG" and last - first > 2 and tokens.words[last - 1] == "Party"
    if last - first > 1 and last < len(tokens) and not (whole or party) and _starts_title(tokens, last - 1):
        last -= 1  # "Detroit Police" before "Chief": the police belong to the title
        while last - first > 2 and is_title(tokens, last - 1):
            last -= 1
        last = _without_links(tokens, first, last)
    first = _after_office(tokens, first, last) if label == "PERSON" else first
    first += label == "PERSON" and last - first > 2 and is_people(tokens, first)
    start = first
    while label == "PERSON" and first < last - 1 and is_title(tokens, first) and not _given(tokens, first, last):
        first += 1
    # "Justice Department", "Prime Minister" and "Governor's Office" are not a person with a title
    return (first, last) if first == start or name_like(tokens, first, last) else (start, last)


def _begins_with_people(tokens: Tokens, first: int, last: int) -> bool:
    """Says whether a sentence opens with people of a body, which are no part of its name: "*Members of* Fair Play"."""
    opens = first == 0 or tokens.sentence[first - 1] != tokens.sentence[first] or not tokens.words[first - 1].isalpha()
    people = opens and last - first > 2 and tokens.lower[first] in small_words().of_bodies
    named = people and tokens.lower[first + 1] == "of" and tokens.words[first + 2][0].isupper()
    return named and not known_class(" ".join(tokens.words[first:last]), "")


def _starts_title(tokens: Tokens, i: int) -> bool:
    """Says whether the end of a name is the start of a title behind it: "Executive" before "Director"."""
    if not is_title(tokens, i):
        return begins_title(tokens, i)
    both = f"{tokens.lower[i]} {tokens.lower[i + 1]}"
    return tokens.words[i + 1][0].isupper() and classified("mentions/nouns").get(both) == "Person"


def _without_score(tokens: Tokens, first: int, last: int) -> int:
    """Where a name ends that a score follows: "Wolves 2-1"."""
    end = last
    while end > first and (tokens.words[end - 1] in {"-", "–"} or tokens.words[end - 1].isdigit()):
        end -= 1
    scored = any(word in {"-", "–"} for word in tokens.words[end:last]) and last - end > 1
    return end if scored and end > first else last


def _without_links(tokens: Tokens, first: int, last: int) -> int:
    """Takes small words off the end of a name: "of" in "Union of"."""
    while last > first and tokens.lower[last - 1] in small_words().links and not tokens.words[last - 1][0].isupper():
        last -= 1
    return last


def _after_office(tokens: Tokens, first: int, last: int) -> int:
    """Where a name starts that the tagger began in the office: not at "Trade" in "Minister of Trade Ann Lee"."""
    if first < 2 or tokens.lower[first - 1] not in {"of", "for"}:
        return first
    if tokens.lower[first - 2] not in word_set("mentions/titles", "offices") or is_given(tokens.words[first]):
        return first
    return next((i for i in range(first + 1, last - 1) if is_given(tokens.words[i])), first)


def _given(tokens: Tokens, first: int, last: int) -> bool:
    """Says whether a word that may be a title is a given name here: "Dean Fox", "Earl Gray"."""
    word = tokens.words[first]
    titles = load_data("mentions/titles")
    if last - first != 2 or word.lower() in {*titles["courtesy"], *titles["short"]}:
        return False
    return word[0].isupper() and first_names().get_gender(word) in {"male", "female"}


def _owns_mark(words: list[str]) -> bool:
    """Says whether a name is written with "'s" of its own: "Moody's"."""
    return " ".join(words[:-1]) + words[-1] in classified("mentions/names", "known")


def _inner(tokens: Tokens, first: int, last: int, label: str) -> tuple[int, int]:
    """Cuts a span at what no name holds: common nouns before it, a preposition of place, a number behind a place."""
    particles = word_set("mentions/names_of", "noble")
    for i in range(first, last - 1):
        common = tokens.pos[i] == "NOUN" and tokens.words[i].islower() and tokens.words[i] not in particles
        if common and tokens.words[i + 1][0].isupper():
            first = i + 1
    for i in range(first + 1, last):
        before = tokens.words[i - 1]
        stop = tokens.lower[i] in _STOPS or (
            tokens.words[i] == "the" and tokens.lower[i - 1] not in small_words().links
        )
        if (stop and before not in small_words().continued) or _score(tokens, i, label) or _sum(tokens, i):
            return first, i
    return first, last


def _score(tokens: Tokens, i: int, label: str) -> bool:
    """A number behind a place or a team is no part of its name: "Chile 2", "Leeds 3-1"."""
    after = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    return tokens.tags[i] == "CD" and (label == "GPE" or (label in {"ORG", "FAC"} and after in {"-", "–", ","}))


def _sum(tokens: Tokens, i: int) -> bool:
    """A sum behind a name is no part of it: "fined Norvik 4 million kronor", "paid Ali $20"."""
    if tokens.tags[i] == "$":
        return True
    return (
        tokens.tags[i] == "CD"
        and i + 1 < len(tokens)
        and tokens.words[i + 1].islower()
        and (tokens.tags[i + 1] in {"CD", "NNS"})
    )


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


@lru_cache(maxsize=1)
def _long_known() -> dict[str, list[tuple[str, ...]]]:
    """Returns first word -> the known names of several words that start with it, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in {**long_places(), **classified("mentions/names", "known")}:
        if " " in name:
            table.setdefault(name.split()[0], []).append(tuple(name.split()))
    return {word: sorted(names, key=lambda n: (-len(n), n)) for word, names in table.items()}


def _known(tokens: Tokens, names: list[Name]) -> Iterator[Name]:
    """Known names that the tagger passed over or cut: "Doctors Without Borders", "Marks and Spencer"."""
    around = {i: n for n in names for i in range(n.first, n.last)}
    table = _long_known()
    for i, word in enumerate(tokens.words):
        for wanted in table.get(word, ()):
            last = i + len(wanted)
            if tuple(tokens.words[i:last]) == wanted and _is_whole(around, i, last, wanted):
                text = " ".join(wanted)
                place = long_places().get(text)
                known = classified("mentions/names", "known").get(text)
                name = Name(i, last, known or place or "", "KNOWN" if known else "GPE")
                around.update(dict.fromkeys(range(i, last), name))
                yield name
                break


def _is_whole(around: dict[int, Name], first: int, last: int, words: tuple[str, ...]) -> bool:
    """Says whether a known name is more than the names that the tagger found in it, of which a place has one."""
    inside = [around[i] for i in range(first, last) if i in around]
    if not inside and " ".join(words) not in classified("mentions/names", "known"):
        return False
    return all(first <= n.first and n.last <= last and (n.first, n.last) != (first, last) for n in inside)


def _untagged(tokens: Tokens, names: list[Name], timed: set[int], shouting: set[int]) -> Iterator[Name]:
    """Proper nouns that the tagger passed over: runs of them, typed by their words."""
    covered = {i for n in names for i in range(n.first, n.last)} | timed | shouting
    common = small_words().common
    i = 0
    while i < len(tokens):
        if i not in covered and tokens.words[i][0] == "@" and len(tokens.words[i]) > 1:
            yield Name(i, i + 1, "", "HANDLE")
        if i in covered or tokens.tags[i] not in {"NNP", "NNPS"} or not tokens.words[i][0].isupper():
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
    if _sum(tokens, i) or (tokens.tags[i] == "CD" and tokens.words[i + 1 : i + 2] in (["-"], ["–"])):
        return False  # "Wolves 2-1"
    if word == "-":
        return i + 1 < len(tokens) and tokens.words[i + 1][0].isupper()
    if tokens.tags[i] == "POS":  # "the Miners' Union"
        return word == "'" and i + 1 < len(tokens) and _head_word(tokens.words[i + 1])
    return tokens.tags[i] in {"NNP", "NNPS", "CD"} and (word[0].isupper() or word[0].isdigit())


def _from_run(tokens: Tokens, first: int, last: int, common: frozenset[str]) -> Name | None:
    while first < last and (tokens.words[first] in common or is_people(tokens, first)):
        first += 1
    if first >= last or _role(tokens, first, last, "") or all(is_title(tokens, i) for i in range(first, last)):
        return None
    start = first
    while first < last - 1 and is_title(tokens, first):
        first += 1
    first = first if name_like(tokens, first, last) else start
    words = tokens.words[first:last]
    grown = reach_right(tokens, Name(first, last, "", ""), set())
    if grown > last:
        return Name(first, grown, name_class(tokens.words[first:grown], "ORG"), "ORG")
    if last - first == 1 and (
        len(words[0]) == 1 or (words[0].lower() in classified("mentions/nouns") and not words[0].isupper())
    ):
        return None
    cls = name_class(words, "")
    if not cls and _looks_like_person(words, tokens, first):
        cls = "Person"
    return Name(first, last, cls, "")


def _looks_like_person(words: list[str], tokens: Tokens, first: int) -> bool:
    if first > 0 and is_title(tokens, first - 1):
        return True
    known = first_names().get_gender(words[0]) != "unknown"
    return known and 2 <= len(words) <= 4 and all(w.replace("-", "a").replace(".", "a").isalpha() for w in words)


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
