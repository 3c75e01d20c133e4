"""Draws facts of the gold articles for judging: those whose digests come first, so that nobody chooses them.

    python -m tests.quality.sample ../shared 100 first

The last word starts another draw. A fact is shown as subject | relation | object | factuality | what else it says, then
as a statement, then with the sentence that says it.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from dateline import build, facts
from dateline.graph.rows import FactRow, Ref


def main(shared: Path, size: int, word: str) -> None:
    articles = sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "facts" / "articles").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for row in facts(build(articles, folder).turtle) if isinstance(row, FactRow)]
    rows.sort(key=lambda row: hashlib.sha256((word + row.claim).encode()).hexdigest())
    for number, row in enumerate(rows[:size], 1):
        print(f"{number}. {_line(row)}\n   {row.statement}\n   [{row.doc}] {' '.join(row.evidence.text.split())}\n")


def _line(row: FactRow) -> str:
    relation = f"acts ({row.verb})" if row.relation == "acts" else row.relation
    told = (("at", row.at), ("when", row.when), ("where", row.where), ("says", row.holder), ("voice", row.voice))
    extras = [f"{name} {_label(value)}" for name, value in told if value]
    return " | ".join((_label(row.subject), relation, _label(row.object), row.factuality, *extras))


def _label(value: Ref | str | None) -> str:
    return value.label if isinstance(value, Ref) else value or "-"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
