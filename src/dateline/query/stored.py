"""The queries that ship."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query with its name and, from the comment on its first line, what it asks."""

    name: str
    question: str
    text: str


@lru_cache(maxsize=1)
def stored_queries() -> dict[str, StoredQuery]:
    """Returns the queries that ship, by name.

    >>> "who-says-what" in stored_queries()
    True
    """
    folder = files("dateline") / "data" / "queries"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".rq"):
            text = file.read_text(encoding="utf-8")
            name = file.name.removesuffix(".rq")
            found[name] = StoredQuery(name, text.partition("\n")[0].lstrip("# ").strip(), text)
    return found
