"""What a format gives: the text of one article and what is said of it, before it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article as a format holds it, with the metadata beside it.

    ``text`` is the article's text to the character; ``titled`` says that its first line is ``title``.
    """

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_basis: str = ""
    url: str | None = None
    titled: bool = False
    markdown: bool = False


class UnreadableError(Exception):
    """An input that cannot be read; the message says why and what to do. It costs no other input."""


def with_title(title: str | None, body: str) -> tuple[str, bool]:
    """Puts the title above the text unless it stands there already.

    Returns:
        The whole text, and whether its first line is the title.

    >>> with_title("Dam bursts", "Water rose.")
    ('Dam bursts\\n\\nWater rose.', True)
    >>> with_title("Dam bursts", "Dam bursts\\nWater rose.")
    ('Dam bursts\\nWater rose.', True)
    """
    body = body.strip()
    title = " ".join((title or "").split())
    if not title:
        return body, False
    first = body.partition("\n")[0]
    if " ".join(first.split()) == title:
        return body, True
    return f"{title}\n\n{body}", True
