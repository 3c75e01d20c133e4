"""Names of people, organizations and places in forms that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.language.fold import fold
from dateline.resolution.data import listed, nicknames, table, words

_WORD = re.compile(r"[^\W_]+(?:[-'&][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_OWNER = re.compile(r"^.*?(?:'s|s') (?=\w)")
_DOTS = re.compile(r"\b((?:\w\.)+\w?)(?=\W|$)")
_CITY_OF = re.compile(r"^(?:city|town|village|county|state|borough|municipality|province) of (?=\w)")
_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=200_000)
def plain(text: str) -> str:
    """Returns a name in lower case, without accents, dots, possessives and leading article.

    >>> plain("The U.S. Department of Labor’s")
    'us department of labor'
    """
    text = _POSSESSIVE.sub("", fold(text).lower())
    text = _DOTS.sub(lambda match: match[1].replace(".", ""), text).replace("&", " and ")
    found = _WORD.findall(text)
    while len(found) > 1 and found[0] in _ARTICLES:
        found = found[1:]
    return " ".join(found)


@lru_cache(maxsize=100_000)
def slug(text: str, longest: int = 60) -> str:
    """Returns a name as part of an IRI: ASCII letters, digits and hyphens, cut at a word.

    >>> slug("Saint-Étienne’s  Café")
    'saint-etienne-s-cafe'
    """
    found = re.sub(r"[^a-z0-9]+", "-", fold(text).lower()).strip("-")
    if len(found) > longest:
        found = found[:longest].rsplit("-", 1)[0]
    return found or "x"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded; ``given`` is empty where only a surname is known."""

    given: str
    middle: tuple[str, ...]
    surname: str
    generation: str = ""

    @property
    def full(self) -> str:
        """The name without middle names and generation."""
        return f"{self.given} {self.surname}".strip()

    @property
    def rank(self) -> int:
        """How much it tells: 0 with a middle name, 1 in full, 2 with an initial, 3 a surname alone."""
        if not self.given:
            return 3
        return 2 if len(self.given) == 1 else 1 - bool(self.middle)


@lru_cache(maxsize=200_000)
def person_name(text: str) -> PersonName:
    """Takes a person's name apart: titles off, order mended, particles with the surname.

    >>> person_name("Sen. María J. de la Cruz").surname
    'de la cruz'
    >>> person_name("Okafor, Ngozi").given
    'ngozi'
    """
    before, comma, after = text.partition(",")
    generation = plain(after) if plain(after) in listed("names", "generations") else ""
    if comma and after.strip() and not generation:
        text = f"{after} {before}"
    elif comma:
        text = before
    found = _untitled(plain(text.replace(".", ". ")).split())
    if len(found) > 1 and found[-1] in listed("names", "generations"):
        generation, found = found[-1], found[:-1]
    return _parts(found, generation)


def _untitled(found: list[str]) -> list[str]:
    while len(found) > 1 and found[0] in words("titles"):
        found = found[1:]
    return found


def _parts(found: list[str], generation: str) -> PersonName:
    if len(found) < 2:
        return PersonName("", (), " ".join(found), generation)
    cut = len(found) - 1
    while cut > 1 and found[cut - 1] in listed("names", "particles"):
        cut -= 1
    return PersonName(found[0], tuple(found[1:cut]), " ".join(found[cut:]), generation)


@lru_cache(maxsize=50_000)
def formal(given: str) -> frozenset[str]:
    """Returns the formal names that a given name can stand for, itself where it is on no list."""
    return nicknames().get(given, frozenset({given}))


def agree(left: PersonName, right: PersonName) -> str:
    """Says how two names with one surname agree: same, nickname, initial, part, surname, or not at all ("").

    >>> agree(person_name("Bill Hart"), person_name("William T. Hart"))
    'nickname'
    """
    if left.generation and right.generation and left.generation != right.generation:
        return ""
    if not left.given or not right.given:
        return "surname"
    if not _middles_agree(left.middle, right.middle):
        return ""
    if left.given == right.given:
        return "same"
    if 1 in (len(left.given), len(right.given)):
        return "initial" if left.given[0] == right.given[0] else ""
    return "nickname" if formal(left.given) & formal(right.given) else ""


def _middles_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(left, right, strict=False))


@lru_cache(maxsize=100_000)
def organization(text: str) -> str:
    """Returns an organization's name without article, country and company ending.

    >>> organization("The U.S. Department of Labor"), organization("Acme Holdings, Inc.")
    ('department of labor', 'acme')
    """
    found = plain(text).split()
    for country in table("names")["country"]:
        prefix = plain(country).split()
        if len(found) > len(prefix) + 1 and found[: len(prefix)] == prefix:
            found = found[len(prefix) :]
            break
    while len(found) > 1 and found[-1] in listed("names", "company"):
        found = found[:-1]
    return " ".join(found)


def initials(name: str) -> str:
    """Returns the initials of a name's telling words ("department of labor": "dl")."""
    small = listed("names", "small")
    return "".join(word[0] for part in name.split() if part not in small for word in part.split("-") if word)


def is_acronym(text: str) -> bool:
    """Says whether a name is written as an acronym: two to six capitals, dots allowed.

    >>> is_acronym("U.N."), is_acronym("Iran")
    (True, False)
    """
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


@lru_cache(maxsize=100_000)
def place(text: str) -> tuple[str, str]:
    """Returns a place's name and the larger place written after it, or nothing.

    >>> place("Portland, Ore.")
    ('portland', 'oregon')
    """
    name, _, after = text.partition(",")
    name = _CITY_OF.sub("", plain(name))
    found = table("names")["same_place"].get(plain(name), plain(name))
    return found, qualifier(after)


def qualifier(text: str) -> str:
    """Returns a containing place in full: "Ill." is illinois."""
    name = plain(text)
    full = table("names")["qualifiers"].get(name.replace(" ", ""), name)
    return str(table("names")["same_place"].get(full, full))


def head(text: str) -> str:
    """Returns the head noun of a description, its last word before "of", "to" and the like.

    >>> head("memo to the staff"), head("executive order")
    ('memo', 'order')
    """
    found = before_preposition(text).split()
    return found[-1] if found else ""


def before_preposition(text: str) -> str:
    """Returns what stands before the first preposition or relative word of a description, folded."""
    found = plain(text).split()
    cut = next((i for i, word in enumerate(found) if i and word in listed("names", "after_head")), len(found))
    return " ".join(found[:cut])


def singular(word: str) -> str:
    """Returns a noun without its plural ending: enough to compare words of two articles."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=100_000)
def unowned(text: str) -> str:
    """Returns a description without whose it is, which its actors tell.

    >>> unowned("Ann Lee's order"), unowned("parents' letter"), unowned("order")
    ('order', 'letter', 'order')
    """
    return _OWNER.sub("", text)


def content(text: str) -> frozenset[str]:
    """Returns the telling words of a description, in the singular."""
    empty = listed("names", "small") | listed("names", "after_head")
    return frozenset(singular(w) for w in plain(text).split() if w not in empty and len(w) > 2)
