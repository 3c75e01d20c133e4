"""Names that the words around them make whole: "the Player of the Year award", "Oslo 1952", "Peru's Ana Paz"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.lexicon import classified, word_set
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import Name, demonyms, with_whole
from dateline.extraction.mentions.places import place_class
from dateline.extraction.mentions.titles import begins_title
from dateline.extraction.tokens import Tokens

_PRIZE = 10  # words of a prize's name; longer ones are several names
_LOOSE = frozenset({"", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "PERSON"})


def compounds(tokens: Tokens, names: list[Name], timed: set[int], taken: set[int]) -> list[Name]:
    """Returns the names with those that the words around them make whole.

    Arguments:
        tokens: of the article.
        names: those known; parts of a whole name are dropped.
        timed: tokens of times, of which a year behind a place is one.
        taken: tokens of headings in capitals.
    """
    whole = [
        *_prizes(tokens, taken),
        *_games(tokens, names, timed | taken),
        *_nationals(tokens, names, taken),
        *_vessels(tokens, names, timed | taken),
    ]
    return with_whole(names, whole)


def _vessels(tokens: Tokens, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """ "The tanker Nordic Alba sank": all capitalised words behind a ship are its name."""
    ends = {n.first: n.last for n in names}
    for i, word in enumerate(tokens.words[:-1]):
        first = i + 1
        if word not in word_set("mentions/names_of", "vessels") or first in taken or begins_title(tokens, first):
            continue
        last = first
        while last < len(tokens) and _capital(tokens, last) and last not in taken and tokens.tags[last] != "POS":
            last = max(last + 1, ends.get(last, 0))
        if last - first > 1 and not tokens.words[last - 1].isdigit():
            yield Name(first, last, "Thing", "PRODUCT")


def _prizes(tokens: Tokens, taken: set[int]) -> Iterator[Name]:
    """ "The Player of the Year award": capitals on both sides of "of", and a prize behind them."""
    prizes = word_set("mentions/names_of", "prizes")
    for i, word in enumerate(tokens.words):
        if word not in prizes or i in taken or not _capital(tokens, i - 1):
            continue
        of = _run(tokens, i)
        of -= tokens.words[of] == "the"
        if of < 1 or tokens.words[of] not in {"of", "for"} or not _capital(tokens, of - 1):
            continue
        first = _run(tokens, of) + 1
        if i - first < _PRIZE and tokens.sentence[first] == tokens.sentence[i]:
            yield Name(first, i + 1, "Thing", "PRODUCT")


def _run(tokens: Tokens, end: int) -> int:
    """The token before the capitalised words that end before ``end``."""
    i = end - 1
    while _capital(tokens, i) or (i > 0 and tokens.words[i] == "-"):
        i -= 1
    return i


def _capital(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.words[i][0].isupper() and tokens.pos[i] in {"PROPN", "NOUN", "ADJ", "ADV"}


def _games(tokens: Tokens, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """A place with a year, in an article about games: "Oslo 1952" is what was held there then."""
    if word_set("mentions/names_of", "games").isdisjoint(tokens.lower):
        return
    starts = {n.last: n.first for n in names}
    for i, word in enumerate(tokens.words[:-1]):
        year = tokens.words[i + 1]
        if i in taken or not word[0].isupper() or not (len(year) == 4 and year.isdigit() and year[:2] in {"19", "20"}):
            continue
        first = starts.get(i + 1, i)
        text = " ".join(tokens.words[first : i + 1])
        place = place_class(text) in {"City", "Country"} or text in word_set("mentions/names_of", "hosts")
        if place and tokens.deps[i + 1] not in {"pobj", "npadvmod"}:
            yield Name(first, i + 2, "Match", "EVENT")


def _nationals(tokens: Tokens, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """ "Peru's Ana Paz won": two capitalised words behind a country's are a person if they do what people do."""
    covering = {i: n for n in names for i in range(n.first, n.last)}
    for name in names:
        mark = name.last
        country = name.cls == "Country" and tokens.tags[mark : mark + 1] == ["POS"]
        if not country or not taken.isdisjoint(range(mark, mark + 4)) or mark + 3 >= len(tokens):
            continue
        first, last = mark + 1, mark + 3
        if _full_name(tokens, first, last) and _acts(tokens, last - 1) and _free(covering, first, last):
            yield Name(first, last, "Person", "PERSON")


def _full_name(tokens: Tokens, first: int, last: int) -> bool:
    words = tokens.words[first:last]
    plain = all(w[0].isupper() and w.isalpha() and not w.isupper() and w not in demonyms() for w in words)
    common = classified("mentions/nouns")
    heads = classified("mentions/names", "heads")
    return plain and not tokens.words[last][0].isupper() and not any(w in heads or w.lower() in common for w in words)


def _acts(tokens: Tokens, i: int) -> bool:
    """Says whether a name stands where one who competes or speaks does: "held by", "beat", "said"."""
    verb = tokens.heads[i]
    if tokens.deps[i] == "pobj" and tokens.lower[verb] == "by":
        verb = tokens.heads[verb]
    elif tokens.deps[i] not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    verbs = ("sport_verbs", "contest_verbs", "speech")
    return any(tokens.lemmas[verb] in word_set("mentions/phrases", key) for key in verbs)


def _free(covering: dict[int, Name], first: int, last: int) -> bool:
    """Says whether no name that is surely something else stands at some tokens."""
    inside = [covering[i] for i in range(first, last) if i in covering]
    whole = any((n.first, n.last) == (first, last) and n.cls == "Person" for n in inside)
    return not whole and all(n.label in _LOOSE or family(n.cls) in {"Thing", ""} for n in inside)
