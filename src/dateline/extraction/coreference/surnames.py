"""How the names of people are made: what comes first and last, surnames of several words, spellings of one surname."""

from __future__ import annotations

from functools import lru_cache

from dateline.extraction.lexicon import load_data, word_set
from dateline.language import fold

LONG = 7  # letters from which one letter more at the end is a spelling of one surname, not another surname
_ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "az-")


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """Returns the words of a person's name by which it is compared: small, without accents, "Jr." and "al-".

    >>> name_parts("Inés Varga"), name_parts("Martin Low Jr."), name_parts("Omar al-Bakri")
    (('ines', 'varga'), ('martin', 'low'), ('omar', 'bakri'))
    """
    plain = fold(name).lower()
    words = plain.replace(",", " ").split()
    suffixes = load_data("mentions/titles")["suffixes"]
    kept = [_bare(word) for word in words if word not in suffixes]
    return tuple(kept) or (plain,)


def _bare(word: str) -> str:
    return word[3:] if word.startswith(_ARTICLES) and len(word) > 5 else word


def one_surname(left: str, right: str) -> bool:
    """Says whether two words are one surname: the same, or long and spelled with one letter more at the end.

    >>> one_surname("holm", "holm"), one_surname("barzanji", "barzanjih"), one_surname("holm", "holme")
    (True, True, False)
    """
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) >= LONG and long[:-1] == short and long[-1] != "s"


def ends_alike(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Says whether a name is the end of a longer one: "de Silva" of "Ana de Silva"."""
    size = len(short)
    return size <= len(full) and full[len(full) - size : -1] == short[:-1] and one_surname(full[-1], short[-1])


def surname_comes_first(name: tuple[str, ...]) -> bool:
    """Says whether a full name begins with the surname, as Chinese, Korean and Vietnamese names do."""
    return name[0] in word_set("coreference/surnames", "first")
