"""Text for the page: made harmless to read, and cut to fit under a node."""

from __future__ import annotations

import re
import unicodedata

# Characters that draw nothing or turn the reading direction: an article could hide text with them.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def clean(text: str) -> str:
    """Returns text on one line, without control, formatting and unassigned characters.

    >>> clean("A  line\\nand\\u202e another")
    'A line and another'
    """
    spaced = " ".join(text.split())
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)


def humanize(name: str) -> str:
    """Returns a local name of the ontology as words.

    >>> humanize("respondsTo")
    'responds to'
    """
    return _CAMEL.sub(" ", name).lower()


def shorten(text: str, limit: int) -> str:
    """Returns text cut at a word, with an ellipsis, where it is longer than ``limit``.

    >>> shorten("the whole of the north", 14)
    'the whole of…'
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return head.rstrip(" ,;:") + "…"


def wrap(text: str, width: int, lines: int) -> str:
    """Returns text broken at spaces into at most ``lines`` lines of about ``width`` characters.

    >>> wrap("Ministry of Harbours and Inland Waters", 16, 2)
    'Ministry of\\nHarbours and…'
    """
    rows: list[str] = []
    for word in text.split():
        if rows and len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += " " + word
        else:
            rows.append(word)
    kept = [shorten(row, width + 4) for row in rows[:lines]]
    if len(rows) > lines:
        kept[-1] = kept[-1].rstrip("…") + "…"
    return "\n".join(kept)
