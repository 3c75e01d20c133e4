"""The class of a phrase by its head noun, and of a name by its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import gender_guesser.detector  # type: ignore[import-untyped]

from dateline.extraction.lexicon import classified, load_data, word_set
from dateline.extraction.mentions.places import place_class

ORGANIZATIONS = frozenset(
    {
        "Organization",
        "GovernmentBody",
        "Legislature",
        "Court",
        "LawEnforcement",
        "Company",
        "PoliticalParty",
        "AdvocacyGroup",
        "Union",
        "MediaOutlet",
        "School",
        "SportsTeam",
        "ArmedGroup",
    }
)
GEOPOLITICAL = frozenset({"GeopoliticalEntity", "Country", "State", "County", "City"})
PLACES = frozenset({"Place", "Facility", "NaturalPlace", "Region"})
DOCUMENTS = frozenset(
    {
        "Document",
        "Memo",
        "ExecutiveOrder",
        "Law",
        "Bill",
        "Resolution",
        "Policy",
        "Report",
        "Petition",
        "PressStatement",
        "Letter",
        "Ruling",
        "Lawsuit",
        "Agreement",
        "SocialPost",
        "Article",
        "Book",
        "Film",
    }
)
EVENTS = frozenset(
    {"Event", "Protest", "Meeting", "Election", "Attack", "Disaster", "Trial", "Vote", "Ceremony", "Match"}
)
FAMILIES = (ORGANIZATIONS, GEOPOLITICAL, PLACES, DOCUMENTS, EVENTS)
_TOPS = {
    cls: top
    for top, members in zip(("Organization", "GeopoliticalEntity", "Place", "Document", "Event"), FAMILIES, strict=True)
    for cls in members
}
# names that are also common words: trusted only where the tagger saw an organization
_COMMON_KNOWN = frozenset(
    {
        "Time",
        "Target",
        "Total",
        "Shell",
        "Ford",
        "Fox",
        "Fed",
        "Forbes",
        "Labour",
        "God",
        "WHO",
        "Open",
        "Unison",
        "Dell",
        "Disney",
        "Intel",
        "Heat",
        "IS",
        "ICE",
        "Guardian",
        "Economist",
    }
)
_DIRECTIONS = frozenset(
    {"North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western", "Upstate"}
)
_OF = frozenset({"of", "for"})


def family(cls: str) -> str:
    """Returns the top of the hierarchy a class stands in, itself if it stands alone.

    >>> family("Memo"), family("Person"), family("County")
    ('Document', 'Person', 'GeopoliticalEntity')
    """
    return _TOPS.get(cls, cls)


def compatible(left: str, right: str) -> bool:
    """Says whether two classes can be those of one thing: same, unknown, or one above the other."""
    if left == right or not left or not right:
        return True
    top = family(left)
    return top == family(right) and top in {left, right}


def noun_class(lemmas: Sequence[str], form: str = "") -> str:
    """Returns the class of a phrase by its last three, two or one words, or nothing.

    ``form`` is the last word as written: "authorities" are a group, an authority is a body.

    >>> noun_class(["new", "executive", "order"]), noun_class(["order"]), noun_class(["xyz"])
    ('ExecutiveOrder', 'Policy', '')
    """
    nouns = classified("mentions/nouns")
    for length in (3, 2, 1):
        before = lemmas[-length:-1]
        if len(lemmas) >= length and (
            cls := nouns.get(" ".join([*before, form])) or nouns.get(" ".join([*before, lemmas[-1]]))
        ):
            return cls
    return classified("mentions/more_nouns").get(lemmas[-1], "") if lemmas else ""


@lru_cache(maxsize=1)
def _starts() -> dict[str, str]:
    return classified("mentions/names", "starts")


def known_class(name: str, label: str) -> str:
    """Returns the class of a name that needs no telling, or nothing; ``label`` is the tagger's."""
    if label == "PERSON" or (label != "ORG" and name in _COMMON_KNOWN):
        return ""
    return classified("mentions/names", "known").get(name, "")


def name_class(words: Sequence[str], label: str) -> str:
    """Returns the class of a name by its words and the tagger's label, or nothing where both are silent."""
    name = " ".join(words).replace(" 's", "'s")
    if label == "PERSON":
        return _no_person(words) or "Person"
    if label in {"FAC", "PRODUCT"} and _personal(words):
        return "Person"
    if label == "GPE" and words[0] in _DIRECTIONS and place_class(" ".join(words[1:])) in {"State", "Country"}:
        return known_class(name, label) or place_class(name) or "Region"
    if cls := known_class(name, label) or _by_words(words, label):
        return cls
    if label in {"GPE", "LOC", ""} and (cls := place_class(name)):
        return cls if label != "" or len(words) > 1 or cls == "Country" else ""
    if label == "ORG" and place_class(name) == "Country":
        return "Country"
    return _BY_LABEL.get(label, "")


_BY_LABEL = {
    "ORG": "Organization",
    "GPE": "GeopoliticalEntity",
    "LOC": "Place",
    "FAC": "Facility",
    "NORP": "Group",
    "LAW": "Law",
    "EVENT": "Event",
    "PRODUCT": "Thing",
    "WORK_OF_ART": "Document",
}


@lru_cache(maxsize=1)
def first_names() -> gender_guesser.detector.Detector:
    """Returns the table of first names, which takes a fifth of a second to read."""
    return gender_guesser.detector.Detector(case_sensitive=False)


@lru_cache(maxsize=4096)
def given_gender(word: str) -> str:
    """Returns "m" or "f" for a given name of one gender, also among those who speak English (Marian, Jean); else ""."""
    table = first_names()
    gender = _GENDERS.get(table.get_gender(word), "")
    usual = {table.get_gender(word, country).removeprefix("mostly_") for country in ("usa", "great_britain")}
    return "" if gender and usual - {"unknown", "andy"} - {_FULL[gender]} else gender


_GENDERS = {"male": "m", "female": "f"}  # "mostly" is not trusted: Kyle is "mostly female" there
_FULL = {"m": "male", "f": "female"}


def is_given(word: str) -> bool:
    """Says whether a word is known as a given name of men or of women."""
    return first_names().get_gender(word) in {"male", "female", "mostly_male", "mostly_female"}


def _personal(words: Sequence[str]) -> bool:
    """Says whether a name is made as a person's is: a given name first, no head of something else last."""
    if not 1 < len(words) <= 3 or not all(w.isalpha() for w in words):
        return False
    return first_names().get_gender(words[0]) not in {"unknown", "andy"} and words[-1] not in classified(
        "mentions/names", "heads"
    )


def _no_person(words: Sequence[str]) -> str:
    """What a name that the tagger holds for a person's is by its words: "Kennedy Space Center"."""
    name = " ".join(words)
    if name not in _COMMON_KNOWN and (cls := classified("mentions/names", "known").get(name, "")):
        return cls
    if len(words) > 1 and place_class(name) == "Country":
        return "Country"
    if len(words) < 2 or words[-1] in load_data("mentions/names")["words"]["surnames"]:
        return ""
    return _by_words(words, "PERSON")


def _by_words(words: Sequence[str], label: str) -> str:
    if _is_union(words):
        return "Union"
    for length in (2, 1):
        if len(words) > length and (cls := _starts().get(" ".join(words[:length]))):
            return cls
    heads = classified("mentions/names", "heads")
    end = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
    for length in (3, 2, 1):
        if 0 < length <= end and (end > 1 or end < len(words)):
            cls = heads.get(" ".join(words[end - length : end]), "")
            if (
                cls == "Organization"
                and words[end - 1] in {"Center", "Centre"}
                and _personal([w for w in words[: end - 1] if len(w.strip(".")) > 1])
            ):
                return "Facility"  # a building that bears a person's name
            if cls and not (label == "GPE" and cls == "Company"):
                return cls
    return ""


def _is_union(words: Sequence[str]) -> bool:
    """Says whether a name is that of people who work: "Port Pilots Association", "Federation of Miners"."""
    bodies, trades = (word_set("mentions/names_of", key) for key in ("bodies", "trades"))
    found = next((i for i, word in enumerate(words) if word in bodies), -1)
    if found < 0:
        return False
    before = [word for word in words[:found] if word not in {"'", "'s"}]
    after = words[found + 2 : found + 5] if words[found + 1 : found + 2] == ["of"] else ()
    return bool(before and before[-1].rstrip("'") in trades) or any(word in trades for word in after)


def is_person_noun(lemma: str) -> bool:
    """Says whether a noun names a person by role: "spokesman"."""
    return classified("mentions/nouns").get(lemma) == "Person" or lemma in word_set("mentions/titles", "short")


@lru_cache(maxsize=1)
def courtesy() -> frozenset[str]:
    """Returns the titles that are no role: "Mr", "Dr"."""
    titles = load_data("mentions/titles")
    return frozenset(titles["courtesy"])
