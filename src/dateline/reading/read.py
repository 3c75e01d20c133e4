"""Reads articles from files, folders, globs, addresses and standard input, one at a time."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dateline.reading.compose import compose
from dateline.reading.discover import STDIN, Input, discover
from dateline.reading.draft import Draft, UnreadableError
from dateline.reading.fetch import fetch, is_url
from dateline.reading.fields import field_names
from dateline.reading.formats import open_stream
from dateline.reading.text import read_text
from dateline.records import Article, Problem
from dateline.settings import Settings

__all__ = ["read", "read_text"]


def read(paths: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Article | Problem]:
    """Yields the articles that paths name, and what could not be read; one article is in memory at a time.

    Arguments:
        paths: files (.txt, .md, .html, .json, .jsonl, .csv, .parquet, .rss, .atom, .warc, and .zip or .gz of
            these), folders, globs, http addresses, and "-" for standard input.
        settings: of the build; ``published`` dates articles that carry no date, ``fields`` maps field names.

    Raises:
        DatelineError: if a path does not exist, nothing is found, or ``fields`` maps what no article has.
    """
    settings = settings or Settings()
    field_names(settings)
    seen: dict[str, int] = {}
    for item in discover(paths):
        drafts: Iterable[Draft | Problem] = [item] if isinstance(item, Problem) else _open(item, settings)
        for draft in drafts:
            yield draft if isinstance(draft, Problem) else compose(_unique(draft, seen), settings)


def _open(item: Input, settings: Settings) -> Iterator[Draft | Problem]:
    try:
        if item.path == STDIN:
            yield from open_stream(item.name, sys.stdin.buffer, settings)
        elif is_url(item.path):
            fetched = fetch(item.path)
            yield from open_stream(item.name, io.BytesIO(fetched.data), settings, url=fetched.url)
        else:
            with open(item.path, "rb") as stream:
                yield from open_stream(item.name, stream, settings)
    except UnreadableError as error:
        yield Problem(item.name, str(error))
    except OSError as error:
        yield Problem(item.name, f"cannot be opened ({error.strerror or error})")


def _unique(draft: Draft, seen: dict[str, int]) -> Draft:
    """Names the second article of a name apart from the first."""
    count = seen[draft.name] = seen.get(draft.name, 0) + 1
    if count == 1:
        return draft
    name = f"{draft.name}~{count}"
    seen[name] = 1
    return replace(draft, name=name)
