"""Which reader an input goes to: by its name, or by how it begins."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from dateline.reading.archive import gz_items, warc_items, zip_items
from dateline.reading.draft import Draft, UnreadableError
from dateline.reading.feed import feed_drafts
from dateline.reading.limits import MAX_DOCUMENT_BYTES, MAX_PAGE_BYTES
from dateline.reading.page import page_drafts
from dateline.reading.tables import csv_drafts, json_drafts, jsonl_drafts, parquet_drafts
from dateline.reading.text import read_limited, text_drafts
from dateline.records import Problem
from dateline.settings import Settings

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".rdf": "feed",
    ".warc": "warc", ".zip": "zip", ".gz": "gz",
}  # fmt: skip

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_PEEK = 4096
_FORMATS = ".txt, .md, .html, .json, .jsonl, .csv, .parquet, .rss, .atom, .warc, .zip or .gz"


def open_stream(
    name: str, stream: BinaryIO, settings: Settings, *, depth: int = 0, url: str | None = None
) -> Iterator[Draft | Problem]:
    """Yields the articles of a stream, whatever its format, and what in it could not be read.

    Arguments:
        name: of the file, or of the member of an archive ("a.zip#b.txt"); its ending tells the format.
        stream: its bytes.
        settings: of the build.
        depth: how many archives it is in.
        url: the address that it was fetched from.
    """

    def opener(inner: str, opened: BinaryIO, level: int) -> Iterator[Draft | Problem]:
        return open_stream(inner, opened, settings, depth=level)

    try:
        stream, start = _peek(stream)
        kind = kind_of(name, start)
        if kind in _TABLES:
            yield from _TABLES[kind](name, stream, settings)
        elif kind in _ARCHIVES:
            yield from _ARCHIVES[kind](name, stream, depth, opener)
        else:
            yield from _single(kind, name, stream, url)
    except UnreadableError as error:
        yield Problem(name, str(error))
    except OSError as error:
        yield Problem(name, f"cannot be read ({error.strerror or error})")


def kind_of(name: str, start: bytes) -> str:
    """Returns the kind of an input.

    Arguments:
        name: whose ending counts first.
        start: its first bytes, which decide if the name does not, or if a text file holds a page.

    Raises:
        UnreadableError: if it is nothing that can be read.
    """
    suffix = PurePosixPath(name.rpartition("#")[2].lower() or name.lower()).suffix
    kind = SUFFIXES.get(suffix)
    begins = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    markup = _markup(begins)
    if kind == "gz":
        return "warc" if ".warc" in name.lower() else "gz"
    return "page" if kind in ("text", "feed") and markup == "page" else kind or _sniffed(start, begins)


def _sniffed(start: bytes, begins: bytes) -> str:
    """Tells the kind of an input without a known ending by its first bytes."""
    magic = next((kind for mark, kind in _MAGIC if start.startswith(mark)), None)
    if magic is None and b"\x00" in start and start[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(f"is no text and no known format; give {_FORMATS}")
    as_json = begins.startswith((b"{", b"[{", b"[ {", b"[\n", b"[\r\n"))
    return magic or _markup(begins) or ("json" if as_json else "text")


def _markup(begins: bytes) -> str | None:
    declared = begins.startswith((b"<?xml", b"<!--"))
    if begins.startswith((b"<!doctype html", b"<html")) or (declared and b"<html" in begins):
        return "page"
    return "feed" if begins.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")) else None


def _single(kind: str, name: str, stream: BinaryIO, url: str | None) -> Iterator[Draft | Problem]:
    if kind == "page":
        yield from page_drafts(name, read_limited(stream, MAX_PAGE_BYTES, "a page"), url=url)
    elif kind == "feed":
        yield from feed_drafts(name, read_limited(stream, MAX_DOCUMENT_BYTES, "a feed"))
    else:
        yield from text_drafts(name, stream, markdown=kind == "markdown")


_TABLES = {"json": json_drafts, "jsonl": jsonl_drafts, "csv": csv_drafts, "parquet": parquet_drafts}
_ARCHIVES = {"gz": gz_items, "zip": zip_items, "warc": warc_items}


def _peek(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """Returns a stream that begins where this one does, and its first bytes."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    return buffered, buffered.peek(_PEEK)[:_PEEK]
