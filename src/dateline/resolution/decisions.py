"""The user's word on identity: ``resolve.toml``.

    same = [["person/j-smith", "person/john-smith"]]
    different = [["Georgia", "place/georgia-2f1a07"]]

Each pair names two things by key or IRI (as in the graph), by a label or name, or by an article and a name in it
("monday.txt#the memo"). What is said here overrides every rule.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError

Pair = tuple[str, str]

_HEADER = "# Decisions on identity: pairs that are one thing, and pairs that are two.\n"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user has decided, in the order of the file."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()


def read_decisions(file: Path | None) -> Decisions:
    """Reads a resolve.toml.

    Raises:
        DatelineError: if it cannot be read, is not of the form, or says of one pair both.
    """
    if file is None:
        return Decisions()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DatelineError(f"{file}: cannot read the decisions: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise DatelineError(f"{file}: the decisions are not in UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DatelineError(f"{file}: does not parse as TOML: {error}") from error
    unknown = sorted(set(table) - {"same", "different"})
    if unknown:
        raise DatelineError(f"{file}: unknown entry {unknown[0]!r}; use same = [...] and different = [...]")
    found = Decisions(*(_pairs(file, name, table.get(name, [])) for name in ("same", "different")))
    both = {frozenset(p) for p in found.same} & {frozenset(p) for p in found.different}
    if both:
        left, right = sorted(min(both, key=sorted))
        raise DatelineError(f"{file}: {left!r} and {right!r} are said to be the same and different; remove one")
    return found


def _pairs(file: Path, name: str, value: Any) -> tuple[Pair, ...]:
    for item in value if isinstance(value, list) else [value]:
        if not (isinstance(item, list) and len(item) == 2 and all(isinstance(x, str) and x.strip() for x in item)):
            form = f'{name} = [["one", "other"]]'
            raise DatelineError(f"{file}: {name} must be a list of pairs, as {form}; found {item!r}")
        if item[0] == item[1]:
            raise DatelineError(f"{file}: {name} pairs {item[0]!r} with itself; name two things")
    return tuple((left, right) for left, right in value)


def write_decision(file: Path, left: str, right: str, same: bool) -> None:
    """Adds a decision to a resolve.toml, which is made if it is not there; comments in it stay.

    Arguments:
        file: the resolve.toml.
        left, right: keys, IRIs or labels of the two.
        same: whether they are one thing.

    Raises:
        DatelineError: if the file cannot be read or written, or says the contrary already.
    """
    known = read_decisions(file) if file.exists() else Decisions()
    pair = frozenset((left, right))
    if pair in {frozenset(p) for p in (known.different if same else known.same)}:
        other = "different" if same else "same"
        raise DatelineError(f"{file}: {left!r} and {right!r} are already said to be {other}; remove that first")
    if pair in {frozenset(p) for p in (known.same if same else known.different)}:
        return
    text = file.read_text(encoding="utf-8") if file.exists() else _HEADER
    row = f"\n  [{_quoted(left)}, {_quoted(right)}],"
    name = "same" if same else "different"
    text, found = re.subn(rf"(?m)^(\s*{name}\s*=\s*\[)", lambda match: match[1] + row, text, count=1)
    if not found:
        text = f"{text.rstrip()}\n{name} = [{row}\n]\n"
    _replace(file, text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _replace(file: Path, text: str) -> None:
    beside = file.with_name(file.name + ".new")
    try:
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, file)
    except OSError as error:
        raise DatelineError(f"{file}: cannot write the decision: {error.strerror or error}") from error
