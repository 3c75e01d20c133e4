"""Rows as tables: a few columns for a terminal, all of them for CSV and Parquet, JSON lines for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any

from dateline.errors import DatelineError
from dateline.graph.rows import FactRow, Ref, Row

BRIEF = ("who", "relation", "whom or what", "when", "where", "reading", "evidence")
COLUMNS = (
    "kind", "doc", "subject", "subject_class", "relation", "object", "object_class", "verb", "voice", "at", "when",
    "where", "factuality", "holder", "quantity", "wording", "statement", "speaker", "speaker_start", "speaker_end",
    "listener", "medium", "direct", "cue", "words", "confidence", "start", "end", "text",
)  # fmt: skip
_NUMBERS = {"speaker_start": "int", "speaker_end": "int", "start": "int", "end": "int", "confidence": "float"}


def brief(row: Row) -> tuple[str, ...]:
    """Returns what a terminal shows of a row, under the columns of ``BRIEF``.

    The reading says what is not plainly asserted by the article: that it is negated or possible, and who says so.
    """
    if isinstance(row, FactRow):
        relation = row.verb or row.relation if row.relation == "acts" else row.relation
        target = ", ".join(part for part in (_label(row.object), _label(row.at), row.quantity) if part)
        said = f"says {row.holder.label}" if row.holder else ""
        reading = ", ".join(part for part in (row.factuality if row.factuality != "asserted" else "", said) if part)
        return (_label(row.subject), relation, target, row.when or "", _label(row.where), reading, row.evidence.text)
    words = f"“{row.text}”" if row.direct else row.text
    return (_label(row.speaker), row.cue or "says", "", "", "", "quoted" if row.direct else "reported", words)


def by_article(rows: Iterable[Row]) -> Iterator[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    """Yields for each article its name, the columns that hold anything there, and the brief rows.

    Evidence that several rows share stands beside the first of them.
    """
    for doc, group in groupby(rows, key=lambda row: row.doc):
        cells = [list(brief(row)) for row in group]
        for above, row in reversed(list(pairwise(cells))):
            if row[-1] == above[-1]:
                row[-1] = ""
        used = [i for i in range(len(BRIEF)) if any(row[i] for row in cells)]
        yield doc, tuple(BRIEF[i] for i in used), [tuple(row[i] for i in used) for row in cells]


def record(row: Row) -> dict[str, Any]:
    """Returns a row as one flat record with all columns."""
    flat: dict[str, Any] = dict.fromkeys(COLUMNS)
    flat |= {"doc": row.doc, "confidence": row.confidence}
    flat |= {"start": row.evidence.start, "end": row.evidence.end, "text": row.evidence.text}
    if isinstance(row, FactRow):
        flat |= {
            "kind": "fact",
            "relation": row.relation,
            "verb": row.verb,
            "voice": row.voice,
            "when": row.when,
        }
        flat |= {name: getattr(row, name) for name in ("factuality", "quantity", "wording", "statement")}
        flat |= {name: _name(getattr(row, name)) for name in ("subject", "object", "at", "where", "holder")}
        flat |= {f"{name}_class": _class(getattr(row, name)) for name in ("subject", "object")}
        return flat
    flat |= {"kind": "quote", "direct": row.direct, "cue": row.cue, "words": row.text}
    flat |= {name: _name(getattr(row, name)) for name in ("speaker", "listener", "medium")}
    if row.speaker is not None:
        flat |= {"speaker_start": row.speaker.start, "speaker_end": row.speaker.end}
    return flat


def encode(rows: Iterable[Row], form: str) -> bytes:
    """Writes rows as ``csv``, ``jsonl`` or ``parquet``.

    Raises:
        DatelineError: if ``parquet`` is asked for and pyarrow is not installed.
    """
    if form == "jsonl":
        return "".join(json.dumps(row.plain(), ensure_ascii=False) + "\n" for row in rows).encode()
    records = [record(row) for row in rows]
    return _parquet(records) if form == "parquet" else _csv(records)


def _csv(records: list[dict[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().encode()


def _parquet(records: list[dict[str, Any]]) -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise DatelineError("Parquet needs pyarrow; try: pip install 'dateline[parquet]'") from error
    types = {"int": pyarrow.int64(), "float": pyarrow.float64()}
    fields = [(name, types.get(_NUMBERS.get(name, ""), pyarrow.string())) for name in COLUMNS]
    fields = [(name, pyarrow.bool_() if name == "direct" else kind) for name, kind in fields]
    table = pyarrow.Table.from_pylist(records, schema=pyarrow.schema(fields))
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink)
    return sink.getvalue()


def _label(ref: Ref | None) -> str:
    return ref.label if ref else ""


def _name(ref: Ref | None) -> str | None:
    return ref.label if ref else None


def _class(ref: Ref | None) -> str | None:
    return (ref.cls or None) if ref else None
