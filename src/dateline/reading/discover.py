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


def discover(paths: Iterable[str | Path]) -> list[Input | Problem]:
    """Returns the inputs in a fixed order: as given, and within folders and globs by path.

    A file's name is its last part; files of one name take as much of their paths as tells them apart. A
    file that is reached twice is read once.

    Raises:
        DatelineError: if a path does not exist, or nothing is found at all.
    """
    given = [str(path) for path in paths]
    found = [item for path in given for item in _expand(path)]
    files = list({_key(item): item for item in reversed(found) if isinstance(item, str)}.values())[::-1]
    problems = [item for item in found if isinstance(item, Problem)]
    if not files and not problems:
        where = ", ".join(given) or "no path"
        raise DatelineError(
            f"{where}: no articles found; give files, or a folder that holds .txt, .html, .jsonl or the like"
        )
    names = _names(files)
    inputs: list[Input | Problem] = [Input(names[path], path) for path in files]
    return [*inputs, *sorted(problems, key=lambda p: p.name)]


def _expand(path: str) -> Iterator[str | Problem]:
    if path == STDIN or is_url(path):
        yield path
    elif os.path.isdir(path):
        yield from _walk(path, set(), ())
    elif os.path.lexists(path):
        problem = _unfit(path)
        yield problem or path
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            raise DatelineError(f"{path}: nothing matches; check the pattern, and put it in quotation marks")
        for match in matches:
            if os.path.isdir(match):
                if "**" not in path:
                    yield from _walk(match, set(), ())
            else:
                yield _unfit(match) or match
    else:
        raise DatelineError(f"{path}: no such file or folder; check the path")


def _walk(
    folder: str, seen: set[tuple[int, int]], above: tuple[tuple[int, int], ...]
) -> Iterator[str | Problem]:
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
        if entry.is_dir():
            yield from _walk(entry.path, seen, (*above, identity))
        else:
            yield _unfit(entry.path, in_folder=True) or entry.path


def _unfit(path: str, *, in_folder: bool = False) -> Problem | None:
    """Says why a path cannot be read as a file, None if it can."""
    name = os.path.basename(path)
    try:
        os.stat(path)
    except OSError as error:
        return Problem(
            name, f"cannot be opened ({error.strerror or error}); is it a broken link, or a loop of links?"
        )
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


def _names(paths: list[str]) -> dict[str, str]:
    """Returns a name for each path: its last part, or as many of its last parts as no other path has."""
    names = {path: _tail(path, 1) for path in paths}
    depth = 1
    while depth < 50:
        depth += 1
        counts = Counter(names.values())
        shared = [path for path in paths if counts[names[path]] > 1]
        if not shared:
            break
        names.update({path: _tail(path, depth) for path in shared})
    return names


def _tail(path: str, count: int) -> str:
    if path == STDIN:
        return "stdin"
    return path if is_url(path) else "/".join(PurePath(os.path.abspath(path)).parts[-count:])
