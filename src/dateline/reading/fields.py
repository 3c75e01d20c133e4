"""From a record of a data set, with whatever field names, to a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

from dateline.errors import DatelineError
from dateline.reading.data import load
from dateline.reading.dates import parse_date
from dateline.reading.decode import universal_newlines
from dateline.reading.draft import Draft, UnreadableError, with_title
from dateline.reading.fragment import fragment_text, looks_like_html
from dateline.settings import Settings

ROLES = ("text", "title", "date", "publisher", "authors", "url", "id", "language")

_FOLD = re.compile(r"[\s_:-]+")


def field_names(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Returns, for each thing to know of an article, the names of the fields that may hold it, best first.

    Raises:
        DatelineError: if the settings map something that an article does not have.
    """
    return _field_names(settings.fields)


@lru_cache(maxsize=8)
def _field_names(chosen: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    unknown = sorted({role for role, _ in chosen} - set(ROLES))
    if unknown:
        raise DatelineError(
            f"unknown article field {unknown[0]!r} in the field mapping; choose from {', '.join(ROLES)}"
        )
    mapped = dict(chosen)
    return {role: (_fold(mapped[role]),) if role in mapped else tuple(load("fields")[role]) for role in ROLES}


def draft_of(record: Mapping[str, object], name: str, settings: Settings) -> Draft:
    """Makes a draft of one record.

    Arguments:
        record: its fields by name.
        name: of the file that holds it; the record's own name is put behind it, with "#".
        settings: of the build; ``fields`` maps field names.

    Raises:
        UnreadableError: if it has no text, or its language is said to be another than English.
    """
    values = _flat(record)
    names = field_names(settings)

    def first(role: str) -> object:
        return next((values[n] for n in names[role] if values.get(n) not in (None, "", [], ())), None)

    text = first("text")
    if not isinstance(text, str) or not text.strip():
        known = ", ".join(sorted(map(str, record))[:8])
        raise UnreadableError(f"has no text (its fields: {known}); map a field to text, e.g. --field text=body")
    language = first("language")
    if isinstance(language, str) and not re.match(r"en\b|en[-_]|eng", language.strip(), re.IGNORECASE):
        raise UnreadableError(
            f"is not English (its language field says {language[:20]!r}); only English articles are read"
        )
    text = fragment_text(text) if looks_like_html(text) else universal_newlines(text)
    title = _one(first("title"))
    whole, titled = with_title(title, text)
    published = parse_date(first("date"))
    return Draft(
        f"{name}#{_record_name(first('id'), whole)}",
        whole,
        title=title if titled else None,
        publisher=_one(first("publisher")),
        authors=_many(first("authors")),
        published=published,
        published_basis="metadata" if published else "",
        url=_one(first("url")),
        titled=titled,
    )


def _record_name(identity: object, text: str) -> str:
    """Names a record by its id, or by its text: never by its place, which the next record would change."""
    if isinstance(identity, str | int) and not isinstance(identity, bool) and 0 < len(str(identity)) <= 80:
        return " ".join(str(identity).split())
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _flat(record: Mapping[str, object]) -> dict[str, object]:
    """Returns the fields by folded name, those of objects within by dotted name."""
    values: dict[str, object] = {}
    for key, value in record.items():
        if isinstance(value, Mapping):
            for inner, deep in value.items():
                values.setdefault(f"{_fold(str(key))}.{_fold(str(inner))}", deep)
        else:
            values.setdefault(_fold(str(key)), value)
    return values


def _fold(name: str) -> str:
    return ".".join(_FOLD.sub("", part) for part in name.strip().lower().split("."))


def _one(value: object) -> str | None:
    if isinstance(value, list | tuple):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _many(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = re.split(r"\s*(?:[,;|]|\band\b)\s*", re.sub(r"^[Bb][Yy]:?\s+", "", value.strip()))
    if not isinstance(value, list | tuple):
        value = [value]
    return tuple(name for item in value if (name := _one(item)))
