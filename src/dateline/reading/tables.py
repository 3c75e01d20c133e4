"""Data sets of articles: .json, .jsonl, .csv, .tsv, .parquet. Each is read record by record."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from dateline.reading.data import load
from dateline.reading.decode import decode
from dateline.reading.draft import Draft, UnreadableError
from dateline.reading.fields import draft_of
from dateline.reading.limits import MAX_BLANK_LINES, MAX_DOCUMENT_BYTES, MAX_RECORD_BYTES
from dateline.reading.text import read_limited
from dateline.records import Problem
from dateline.settings import Settings

_CHUNK = 1 << 20
_SEPARATORS = re.compile(r"[\s,]*")


def jsonl_drafts(name: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Problem]:
    """Yields the articles of a file with one JSON object a line; a line that is none is a problem."""
    for number, line in enumerate(_lines(stream), 1):
        where = f"{name}#line {number}"
        if len(line) > MAX_RECORD_BYTES:
            yield Problem(where, f"is longer than one record may be ({MAX_RECORD_BYTES:,} bytes); left out")
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(decode(line).lstrip("\ufeff"))
        except UnreadableError as error:
            yield Problem(where, str(error))
        except (ValueError, RecursionError) as error:
            yield Problem(where, f"is not JSON ({_short(error)}); write one object a line")
        else:
            yield from _drafts(record, name, where, settings)


def json_drafts(name: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Problem]:
    """Yields the articles of a JSON file: one object, an array of them (streamed), or an object with one.

    Raises:
        UnreadableError: if it is not JSON or too long.
    """
    head = stream.read(_CHUNK)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[":
        yield from _array(name, head, stream, settings)
        return
    data = head + read_limited(stream, MAX_DOCUMENT_BYTES - len(head), "one JSON document")
    try:
        document = json.loads(decode(data).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if getattr(error, "msg", "") == "Extra data":  # one object a line, under the wrong name
            yield from jsonl_drafts(name, io.BytesIO(data), settings)
            return
        raise UnreadableError(f"is not JSON ({_short(error)})") from error
    records = _records(document)
    for number, record in enumerate(records, 1):
        alone = record is document
        for draft in _drafts(record, name, name if alone else f"{name}#{number}", settings):
            yield replace(draft, name=name) if alone else draft


def _records(document: object) -> list[object]:
    """Returns the list of articles within an object, or the object itself as the one article."""
    if isinstance(document, list):
        return document
    if isinstance(document, Mapping):
        for path in load("fields")["lists"]:
            inner: object = document
            for key in path.split("."):
                inner = inner.get(key) if isinstance(inner, Mapping) else None
            if isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
                return inner
    return [document]


def _array(name: str, head: bytes, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Problem]:
    """Yields the articles of an array, of which one is in memory at a time."""
    decoder, scan = codecs.getincrementaldecoder("utf-8-sig")(), json.JSONDecoder()
    number = 0
    try:
        text = decoder.decode(head)
        place = text.index("[") + 1
        while True:
            place = _SEPARATORS.match(text, place).end()  # type: ignore[union-attr]  # matches nothing at least
            if text.startswith("]", place):
                return
            try:
                record, place = scan.raw_decode(text, place)
            except RecursionError as error:
                raise UnreadableError("nests JSON too deep") from error
            except ValueError as error:
                text, place = _more(text[place:], stream, decoder, number, error), 0
                continue
            number += 1
            yield from _drafts(record, name, f"{name}#{number}", settings)
    except UnicodeDecodeError as error:
        raise UnreadableError("is broken UTF-8; save it again as UTF-8") from error


def _more(rest: str, stream: BinaryIO, decoder: codecs.IncrementalDecoder, number: int, error: ValueError) -> str:
    """Reads on where a record is longer than what has been read: twice as much, to scan none too often."""
    if len(rest) > MAX_RECORD_BYTES:
        raise UnreadableError(
            f"has a record longer than {MAX_RECORD_BYTES:,} bytes after article {number}, or is no JSON"
        )
    more = stream.read(max(_CHUNK, len(rest)))
    if not more:
        raise UnreadableError(f"is cut off or is not JSON after article {number} ({_short(error)})")
    return rest + decoder.decode(more)


def csv_drafts(name: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Problem]:
    """Yields the articles of a table with a line of field names; a broken row costs no other.

    Raises:
        UnreadableError: if it has no line of field names.
    """
    rows = _CsvRows(stream)
    header = rows.header()
    for number, row in rows:
        where = f"{name}#line {number}"
        if isinstance(row, str):
            yield Problem(where, row)
        elif len(row) != len(header):
            yield Problem(where, f"has {len(row)} fields where the first line names {len(header)}; left out")
        elif any(row):
            yield from _drafts(dict(zip(header, row, strict=True)), name, where, settings)


class _CsvRows:
    """The rows of a .csv file, with the line on which each begins; a broken one as the text of what is wrong.

    Python's own reader takes a quote that is never closed to the end of the file, with all the rows in it.
    Here a row ends where its quotes are even, and if it does not fit, the next line begins a row of its own.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = enumerate(_lines(stream), 1)
        self._pending: deque[tuple[int, str | None]] = deque()
        self._width = 0
        self._delimiter = ","
        self._cell = re.compile("")

    def header(self) -> list[str]:
        """Returns the field names."""
        first = self._take(0)
        if first is None or first[1] is None or not first[1].strip():
            raise UnreadableError("has no first line with field names")
        line = first[1].lstrip("\ufeff")
        self._delimiter = max(",;\t|", key=lambda mark: (line.count(mark), mark == ","))
        mark = re.escape(self._delimiter)
        self._cell = re.compile(
            rf'[ ]?"([^"]*(?:""[^"]*)*)"[ ]*(?:{mark}|$)|([^"{mark}][^{mark}]*|)(?:{mark}|$)', re.DOTALL
        )
        self._pending.popleft()
        cells = self._split(line.rstrip("\r\n"))
        if cells is None:
            raise UnreadableError("has a broken first line; it should name the fields")
        self._width = len(cells)
        return cells

    def __iter__(self) -> Iterator[tuple[int, list[str] | str]]:
        while (first := self._take(0)) is not None:
            yield first[0], self._row(first)

    def _row(self, first: tuple[int, str | None]) -> list[str] | str:
        record: list[str] = []
        size = quotes = 0
        while size <= MAX_RECORD_BYTES // 4 and (line := self._take(len(record))) is not None and line[1] is not None:
            record.append(line[1])
            size += len(line[1])
            quotes += line[1].count('"')
            if quotes % 2 == 0:
                cells = self._split("".join(record).rstrip("\r\n"))
                if cells is not None and (len(record) == 1 or len(cells) == self._width):
                    for _ in record:
                        self._pending.popleft()
                    return cells
                break
        self._pending.popleft()
        return "is a broken row (a quotation mark without its partner, or bytes that are no text); left out"

    def _take(self, place: int) -> tuple[int, str | None] | None:
        while len(self._pending) <= place:
            following = next(self._lines, None)
            if following is None:
                return None
            self._pending.append((following[0], _csv_text(following[1])))
        return self._pending[place]

    def _split(self, record: str) -> list[str] | None:
        cells, place = [], 0
        while True:
            match = self._cell.match(record, place)
            if match is None:
                return None
            cells.append(match[1].replace('""', '"') if match[1] is not None else match[2].strip())
            if match.end() == len(record) and (match.end() == place or record[-1] != self._delimiter):
                return cells
            place = match.end()


def _csv_text(line: bytes) -> str | None:
    """Returns a line of a table as text, None if it is none."""
    if len(line) > MAX_RECORD_BYTES:
        return None
    try:
        return decode(line)
    except UnreadableError:
        return None


def parquet_drafts(name: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Problem]:
    """Yields the articles of a Parquet file, a few rows in memory at a time.

    Raises:
        UnreadableError: if pyarrow is not installed, or the file is damaged.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UnreadableError("needs pyarrow to be read; try: pip install 'dateline[parquet]'") from error
    source = stream if stream.seekable() else io.BytesIO(read_limited(stream, MAX_DOCUMENT_BYTES, "a packed table"))
    number = 0
    try:
        for batch in pyarrow.parquet.ParquetFile(source).iter_batches(batch_size=64):
            for record in batch.to_pylist():
                number += 1
                yield from _drafts(record, name, f"{name}#row {number}", settings)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise UnreadableError(f"is no Parquet file or is damaged after row {number} ({_short(error)})") from error


def _drafts(record: object, name: str, where: str, settings: Settings) -> Iterator[Draft | Problem]:
    if not isinstance(record, Mapping):
        yield Problem(where, "is no object with fields; give each article as an object with a text")
        return
    try:
        yield draft_of(record, name, settings)
    except UnreadableError as error:
        yield Problem(where, str(error))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yields the lines of a stream; of one that is too long no more than a little above the limit.

    Raises:
        UnreadableError: if nothing but blank lines come, which is no data set.
    """
    blank = 0
    while line := stream.readline(MAX_RECORD_BYTES + 2):
        blank = blank + 1 if len(line) < 3 and line.isspace() else 0
        if blank > MAX_BLANK_LINES:
            raise UnreadableError(f"holds more than {MAX_BLANK_LINES:,} blank lines in a row; it is no data set")
        yield line
        if len(line) > MAX_RECORD_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120]
