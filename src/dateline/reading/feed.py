"""RSS and Atom: each entry is an article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import feedparser

from dateline.reading.dates import parse_date
from dateline.reading.draft import Draft, UnreadableError, with_title
from dateline.reading.fragment import fragment_text
from dateline.records import Problem

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def feed_drafts(name: str, data: bytes) -> Iterator[Draft | Problem]:
    """Yields the entries of a feed, each named after the feed and its own id.

    Raises:
        UnreadableError: if it is no feed, or declares entities (by which a small file can grow huge).
    """
    if _ENTITY.search(data):
        raise UnreadableError("declares XML entities, which a feed does not need; it is not read")
    feed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    entries = feed.get("entries", [])
    if not entries:
        raise UnreadableError(
            "is no RSS or Atom feed, or has no entries" + (" (it is cut off)" if feed.get("bozo") else "")
        )
    publisher = (feed.get("feed") or {}).get("title")
    for entry in entries:
        yield _entry(name, entry, publisher)
    if feed.get("bozo") and not feed.get("version"):
        yield Problem(name, "is damaged; what could be read of it is used")


def _entry(name: str, entry: Mapping[str, Any], publisher: str | None) -> Draft | Problem:
    title = fragment_text(entry.get("title") or "").replace("\n\n", " ") or None
    contents = [c.get("value") or "" for c in entry.get("content") or []] + [entry.get("summary") or ""]
    where = f"{name}#{_entry_name(entry, title)}"
    try:
        body = max((fragment_text(content) for content in contents), key=len)
    except UnreadableError as error:
        return Problem(where, str(error))
    if not body:
        return Problem(where, "has no text in the feed; save the page that it links to")
    text, titled = with_title(title, body)
    said = entry.get("published") or entry.get("updated")
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    published = parse_date(said) or _day(parsed)  # as said: feedparser's own is the day in Greenwich
    source = (entry.get("source") or {}).get("title") if isinstance(entry.get("source"), Mapping) else None
    authors = tuple(n for a in entry.get("authors") or [] if (n := a.get("name")))
    return Draft(
        where,
        text,
        title=title if titled else None,
        publisher=source or publisher,
        authors=authors,
        published=published,
        published_basis="metadata" if published else "",
        url=entry.get("link"),
        titled=titled,
    )


def _entry_name(entry: Mapping[str, Any], title: str | None) -> str:
    identity = entry.get("id") or entry.get("link") or title or ""
    return str(identity) if 0 < len(str(identity)) <= 200 else sha256(str(identity).encode()).hexdigest()[:8]


def _day(parsed: Any) -> date | None:
    try:
        return date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError):
        return None
