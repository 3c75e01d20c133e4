"""Folding of accents, curly quotes and dashes, one character for one, so that offsets stay."""

from __future__ import annotations

import re
import unicodedata

_PUNCTUATION = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"',
        "\u2032": "'", "\u2033": '"', "`": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ",
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip

_FOREIGN = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Returns ``text`` with accents and typographic marks replaced, character for character.

    >>> fold("Peña’s “letter”")
    'Pena\\'s "letter"'
    """
    text = text.translate(_PUNCTUATION)
    if text.isascii():
        return text
    return _FOREIGN.sub(lambda match: _plain(match[0]), text)


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isalpha() else character
