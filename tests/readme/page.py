"""Takes README.md, and other pages, apart: its commands, its files, its examples, its tables."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from itertools import pairwise

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
GRAPH = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_NAME = re.compile(r"`([\w.]+)`:\s*\Z")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the name of the file that the line before it gives it."""

    language: str
    text: str
    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Command:
    """A command of a page, and what it should print where the page says so."""

    line: str
    output: str | None = None

    @property
    def words(self) -> list[str]:
        return shlex.split(self.line)


def blocks(page: str = README) -> list[Block]:
    """Returns all fenced blocks of a page, in order."""
    found = []
    for match in _FENCE.finditer(page):
        name = _NAME.search(page[: match.start()])
        found.append(Block(match[1], match[2], name[1] if name else "", match.start(), match.end()))
    return found


def commands(page: str = README) -> list[Command]:
    """Returns the commands of a page's table of commands and of its ``sh`` blocks, in order."""
    found = [Command(line) for line in re.findall(r"^\| `\w+` \| .* \| `(dateline .*)` \|$", page, re.M)]
    for block, after in pairwise([*blocks(page), Block("", "", "", len(page), len(page))]):
        if block.language != "sh":
            continue
        lines = _lines(block.text)
        near = re.sub(r"<!--.*?-->", "", page[block.end : after.start]).strip() == ""
        shown = after.text if after.language == "text" and near else None
        found += [Command(line, shown if line == lines[-1] else None) for line in lines]
    return found


def _lines(text: str) -> list[str]:
    """Returns the commands of a block; one whose quotation marks are open goes on in the next line."""
    found: list[str] = []
    for line in text.splitlines():
        if found and found[-1].count("'") % 2:
            found[-1] += "\n" + line
        elif line.strip():
            found.append(line)
    return found


def table(heading: str) -> list[tuple[str, ...]]:
    """Returns the rows of the table with a heading in its first cell."""
    rows = README.partition(f"| {heading} |")[2].splitlines()[2:]
    found = []
    for row in rows:
        if not row.startswith("|"):
            break
        found.append(tuple(cell.strip() for cell in row.strip("|").split(" | ")))
    return found
