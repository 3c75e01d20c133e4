"""Plain text and markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.reading.compose import make_article
from dateline.reading.decode import decode
from dateline.reading.draft import Draft, UnreadableError
from dateline.reading.limits import MAX_ARTICLE_CHARACTERS, MAX_TEXT_BYTES
from dateline.records import Article


def read_text(name: str, text: str) -> Article:
    """Reads the text of one article: its header, its paragraphs, its furniture.

    >>> article = read_text("a.txt", "Dam bursts\\n2020-05-01\\n\\nThe dam above the town burst on Friday.")
    >>> article.title, str(article.published), article.published_basis
    ('Dam bursts', '2020-05-01', 'text')
    """
    return make_article(Draft(name, text))


def text_drafts(name: str, stream: BinaryIO, *, markdown: bool = False) -> Iterator[Draft]:
    """Yields the one article of a text file.

    Raises:
        UnreadableError: if the file is too long, or is not text.
    """
    yield Draft(name, decode(read_limited(stream, MAX_TEXT_BYTES, "one article")), markdown=markdown)


def read_limited(stream: BinaryIO, limit: int, what: str) -> bytes:
    """Reads a stream to its end.

    Raises:
        UnreadableError: if it is longer than ``limit``, of which no more is read.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        size = f"{MAX_ARTICLE_CHARACTERS:,} characters" if limit == MAX_TEXT_BYTES else f"{limit:,} bytes"
        raise UnreadableError(f"is longer than {what} may be ({size}); split it")
    return data
