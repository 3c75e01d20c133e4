"""Rows as tables: a few columns for a terminal, all of them for CSV and Parquet, JSON lines for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from dateline.errors import DatelineError
from dateline.graph.rows import FactRow, Ref, Row

BRIEF = (
    "article",
    "who",
    "relation",
    "whom or what",
    "when",
    "where",
    "factuality",
    "according to",
    "evidence",
)
COLUMNS = (
    "kind", "doc", "subject", "subject_class", "relation", "object", "object_class", "verb", "voice", "at", "when",
    "where", "factuality", "holder", "quantity", "speaker", "speaker_start", "speaker_end", "listener", "medium",
    "direct", "cue", "words", "confidence", "start", "end", "text",
)  # fmt: skip
_NUMBERS = {"speaker_start": "int", "speaker_end": "int", "start": "int", "end": "int", "confidence": "float"}


def brief(row: Row) -> tuple[str, ...]:
    """Returns what a terminal shows of a row."""
    if isinstance(row, FactRow):
        relation = row.verb or row.relation if row.relation == "acts" else row.relation
        target = ", ".join(part for part in (_label(row.object), _label(row.at)) if part)
        when, where = row.when or "", _label(row.where)
        said = (row.factuality, _label(row.holder))
        return (row.doc, _label(row.subject), relation, target, when, where, *said, row.evidence.text)
    return (
        row.doc,
        _label(row.speaker),
        row.cue or "says",
        f"“{row.text}”",
        "",
        "",
        "",
        "",
        row.evidence.text,
    )


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
        flat |= {"factuality": row.factuality, "quantity": row.quantity}
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
