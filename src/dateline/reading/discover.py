"""Finds the inputs that paths name: files, folders, globs, addresses, standard input."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from dateline.errors import DatelineError
from dateline.reading.fetch import is_url
from dateline.reading.formats import SUFFIXES
from dateline.records import Problem

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read: a file, an address or standard input, and the name it is kept under."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A path, and the folder that the user gave in which it was found."""

    path: str
    root: str = ""


def discover(paths: Iterable[str | Path]) -> list[Input | Problem]:
    """Returns the inputs in a fixed order: as given, and within folders and globs by path.

    A file's name is its last part; of files of one name it is their path within the folder that was given. A
    file that is reached twice is read once.

    Raises:
        DatelineError: if a path does not exist, or nothing is found at all.
    """
    given = [str(path) for path in paths]
    items = [item for path in given for item in _expand(path)]
    found: dict[str, _Found] = {}
    for item in items:
        if isinstance(item, _Found):
            found.setdefault(_key(item.path), item)
    problems = [item for item in items if isinstance(item, Problem)]
    if not found and not problems:
        where = ", ".join(given) or "no path"
        raise DatelineError(
            f"{where}: no articles found; give files, or a folder that holds .txt, .html, .jsonl or the like"
        )
    files = list(found.values())
    inputs: list[Input | Problem] = [Input(name, file.path) for name, file in zip(_names(files), files, strict=True)]
    return [*inputs, *sorted(problems, key=lambda problem: problem.name)]


def _expand(path: str) -> Iterator[_Found | Problem]:
    if path == STDIN or is_url(path):
        yield _Found(path)
    elif os.path.isdir(path):
        yield from _walk(path, path, set(), ())
    elif os.path.lexists(path):
        yield _unfit(path) or _Found(path)
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            raise DatelineError(f"{path}: nothing matches; check the pattern, and put it in quotation marks")
        for match in matches:
            if not os.path.isdir(match):
                yield _unfit(match) or _Found(match)
            elif "**" not in path:
                yield from _walk(match, match, set(), ())
    else:
        raise DatelineError(f"{path}: no such file or folder; check the path")


def _walk(
    folder: str, root: str, seen: set[tuple[int, int]], above: tuple[tuple[int, int], ...]
) -> Iterator[_Found | Problem]:
    """Yields the files below a folder; each real folder is entered once, whatever links lead to it."""
    try:
        state = os.stat(folder)
        identity = (state.st_dev, state.st_ino)
        if identity in above:
            yield Problem(folder, "is a link back to a folder that it is in (a loop); not followed")
            return
        if identity in seen:
            return
        seen.add(identity)
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
    except OSError as error:
        yield Problem(folder, f"cannot be opened ({error.strerror or error})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if os.path.isdir(entry.path):  # unlike entry.is_dir(), says no to a link to itself
            yield from _walk(entry.path, root, seen, (*above, identity))
        else:
            yield _unfit(entry.path, in_folder=True) or _Found(entry.path, root)


def _unfit(path: str, *, in_folder: bool = False) -> Problem | None:
    """Says why a path cannot be read as a file, None if it can."""
    name = os.path.basename(path)
    try:
        os.stat(path)
    except OSError as error:
        return Problem(name, f"cannot be opened ({error.strerror or error}); is it a broken link, or a loop of links?")
    if not os.path.isfile(path) and (in_folder or not os.path.exists(path)):
        return Problem(name, "is no file (a device, a pipe or a socket); left out")
    suffix = PurePath(name).suffix.lower()
    if in_folder and suffix and suffix not in SUFFIXES:
        return Problem(
            name,
            f"is of a kind that is not read ({suffix}); give articles as .txt, .html, .jsonl or the like",
        )
    return None


def _key(path: str) -> str:
    return path if path == STDIN or is_url(path) else os.path.realpath(path)


def _names(files: list[_Found]) -> list[str]:
    """Returns a name for each file: the shortest of its names that no other file has.

    Names depend on where a file is in the folder that was given, not on where that folder is.
    """
    choices = [_choices(file) for file in files]
    names = [choice[0] for choice in choices]
    for level in range(1, 4):
        counts = Counter(names)
        names = [c[level] if counts[name] > 1 else name for name, c in zip(names, choices, strict=True)]
    return names


def _choices(file: _Found) -> tuple[str, str, str, str]:
    """Returns the names of a file, from the shortest to one that no other file can have."""
    if file.path == STDIN or is_url(file.path):
        name = "stdin" if file.path == STDIN else file.path
        return name, name, name, name
    path = PurePath(file.path)
    within = path.relative_to(file.root) if file.root else path
    folder = PurePath(os.path.abspath(file.root)).name if file.root else ""
    return (
        path.name,
        within.as_posix(),
        (PurePath(folder) / within).as_posix(),
        PurePath(os.path.abspath(path)).as_posix(),
    )
