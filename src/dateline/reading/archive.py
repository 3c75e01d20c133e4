"""Archives: .zip, .gz, .warc. What comes out of them is counted, so that no bomb goes off."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from dateline.reading.draft import Draft, UnreadableError
from dateline.reading.limits import (
    MAX_ARCHIVE_DEPTH,
    MAX_ARCHIVE_MEMBERS,
    MAX_DOCUMENT_BYTES,
    MAX_PAGE_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_FREE_BYTES,
)
from dateline.reading.page import page_drafts
from dateline.reading.text import read_limited
from dateline.records import Problem

Items = Iterator[Draft | Problem]
Opener = Callable[[str, BinaryIO, int], Items]
"""Reads a stream of whatever format: name, stream, how many archives it is in."""

_RECORD_END = 8  # line ends behind a record

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What the readers of archives raise on damage, unknown methods and passwords."""


class Counted(io.RawIOBase):
    """A stream that counts what is read from it, and stops at a bomb."""

    def __init__(self, stream: BinaryIO, packed: Callable[[], int]) -> None:
        self._stream = stream
        self._packed = packed
        self.count = 0

    def readable(self) -> bool:
        """Streams of archives are read only."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Reads on; raises UnreadableError where the archive has unpacked to more than text can."""
        data = self._stream.read(len(buffer))
        self.count += len(data)
        check_size(self.count, self._packed())
        buffer[: len(data)] = data
        return len(data)


def check_size(unpacked: int, packed: int) -> None:
    """Raises UnreadableError if what came out of an archive is more than articles give."""
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableError(f"unpacks to more than {MAX_UNPACKED_BYTES:,} bytes; split it")
    if unpacked > RATIO_FREE_BYTES and unpacked > MAX_RATIO * max(1, packed):
        raise UnreadableError(f"unpacks to more than {MAX_RATIO} times its size; it looks like a bomb and is left")


def gz_items(name: str, stream: BinaryIO, depth: int, opener: Opener) -> Items:
    """Yields the articles of a gzip-compressed file; of a cut-off one, those before the cut."""
    _check_depth(depth)
    counting = _Position(stream)
    try:
        with gzip.GzipFile(fileobj=counting) as unpacked:
            counted = io.BufferedReader(Counted(unpacked, counting.position), 1 << 16)  # type: ignore[arg-type]
            yield from opener(name.removesuffix(".gz"), counted, depth + 1)
    except DAMAGED as error:
        yield Problem(name, f"is damaged or cut off ({_short(error)}); what stands before is used")


def zip_items(name: str, stream: BinaryIO, depth: int, opener: Opener) -> Items:
    """Yields the articles of a zip's files, in the order of their names; a damaged one costs no other."""
    _check_depth(depth)
    source = (
        stream if stream.seekable() else io.BytesIO(read_limited(stream, MAX_DOCUMENT_BYTES, "an archive in another"))
    )
    try:
        archive = zipfile.ZipFile(source)
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    except DAMAGED as error:
        raise UnreadableError(f"is no zip archive or is cut off ({_short(error)})") from error
    if len(members) > MAX_ARCHIVE_MEMBERS:
        raise UnreadableError(f"holds more than {MAX_ARCHIVE_MEMBERS:,} files; split it")
    unpacked, packed = 0, 0
    with archive:
        for member in members:
            path = PurePosixPath(member.filename)
            if path.name.startswith(".") or "__MACOSX" in path.parts:
                continue
            where = f"{name}#{member.filename}"
            packed += member.compress_size
            before, size = unpacked, packed
            try:
                with archive.open(member) as opened:
                    counted = Counted(opened, lambda size=size, before=before: size - before // MAX_RATIO)  # type: ignore[misc, arg-type]
                    yield from opener(where, io.BufferedReader(counted, 1 << 16), depth + 1)
                unpacked += counted.count
            except UnreadableError as error:
                yield Problem(where, str(error))
            except DAMAGED as error:
                yield Problem(where, f"cannot be unpacked ({_short(error)})")
            if unpacked > MAX_UNPACKED_BYTES:
                raise UnreadableError(f"unpacks to more than {MAX_UNPACKED_BYTES:,} bytes; split it")


def warc_items(name: str, stream: BinaryIO, depth: int, opener: Opener) -> Items:
    """Yields the articles among the responses of a web archive, named after their addresses.

    Raises:
        UnreadableError: if warcio is not installed, or the file is no WARC.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError("needs warcio to be read; try: pip install 'dateline[warc]'") from error
    counting = _Position(stream)
    unpacked = number = end = 0
    try:
        records = ArchiveIterator(counting)
        for record in records:
            number += 1
            check_size(unpacked, counting.position())
            unpacked += int(record.rec_headers.get_header("Content-Length") or 0)
            yield from _record(name, number, record)
            end = records.get_record_offset() + records.get_record_length()
    except ArchiveLoadFailed as error:
        raise UnreadableError(f"is no web archive or is damaged after record {number} ({_short(error)})") from error
    except (AttributeError, *DAMAGED) as error:  # warcio reads on in a header that is cut off
        yield Problem(
            name, f"is damaged or cut off after record {number} ({_short(error)}); what stands before is used"
        )
        return
    if number == 0:
        raise UnreadableError("is no web archive, or is empty")
    if counting.position() - end > _RECORD_END:  # warcio takes the beginning of a packed record for the end
        yield Problem(name, f"is cut off after record {number}; what stands before is used")


def _record(name: str, number: int, record: Any) -> Items:
    """Yields the article of one record, if it is a page or a text that was fetched."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or f"record {number}"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind = ((record.http_headers or record.rec_headers).get_header("Content-Type") or "").lower()
    if not status.startswith("2") or not any(k in kind for k in ("html", "text/plain")):
        return
    data = record.content_stream().read(MAX_PAGE_BYTES + 1)
    if len(data) <= MAX_PAGE_BYTES and getattr(record.raw_stream, "limit", 0) > 0:
        yield Problem(f"{name}#{url}", "is cut off; the archive ends within it")
        return
    yield from _response(f"{name}#{url}", data, url, kind)


def _response(where: str, data: bytes, url: str, kind: str) -> Items:
    encoding = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    address = url if url.startswith(("http://", "https://")) else None
    try:
        if "html" in kind:
            yield from page_drafts(where, data, url=address, encoding=encoding)
        else:
            from dateline.reading.text import text_drafts

            yield from text_drafts(where, io.BytesIO(data))
    except UnreadableError as error:
        yield Problem(where, str(error))


class _Position(io.RawIOBase):
    """A stream that knows how much has been read from it, for one that cannot tell."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0

    def readable(self) -> bool:
        """It is read only."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Reads on."""
        data = self._stream.read(size)
        self._read += len(data)
        return data

    def position(self) -> int:
        """Returns the bytes read so far."""
        return self._read


def _check_depth(depth: int) -> None:
    if depth >= MAX_ARCHIVE_DEPTH:
        raise UnreadableError(f"is nested in more than {MAX_ARCHIVE_DEPTH} archives; unpack it first")


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
