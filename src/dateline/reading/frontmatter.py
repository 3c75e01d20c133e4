"""Front matter: the plain part of YAML that article files use, without a YAML parser.

Keys with a text, a quoted text or a list of texts; anything deeper is left out. A full parser would let a
hostile file build what it likes; titles, dates and names need none of that.
"""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)$")

MAX_FRONT_MATTER = 20_000
"""Characters; above this, the dashes at the top are something else."""


def front_matter(text: str) -> tuple[dict[str, str | list[str]], int]:
    """Reads the front matter at the top of a text.

    Returns:
        Its fields by their names in lower case, and where the text after it begins; nothing and 0
        where there is none.

    >>> front_matter("---\\ntitle: 'Dam bursts'\\nauthors: [Ann Lee, Bo Cruz]\\n---\\nWater rose.")
    ({'title': 'Dam bursts', 'authors': ['Ann Lee', 'Bo Cruz']}, 56)
    """
    match = _BLOCK.match(text[:MAX_FRONT_MATTER])
    if not match:
        return {}, 0
    fields: dict[str, str | list[str]] = {}
    key = ""
    for line in (match[1] or "").split("\n"):
        if (item := _ITEM.match(line)) and key:
            known = fields.get(key)
            fields[key] = [*(known if isinstance(known, list) else []), _plain(item[1])]
        elif found := _KEY.match(line):
            key = found[1].lower()
            fields[key] = _value(found[2] or "")
    return (fields, match.end()) if fields else ({}, 0)


def _value(text: str) -> str | list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_plain(part) for part in text[1:-1].split(",") if part.strip()]
    return _plain(text)


def _plain(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1].replace('\\"', '"')
    return re.sub(r"\s+#.*$", "", text)
