"""From bytes to text: UTF-8 first, then what charset-normalizer finds, and never a guess that shows."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dateline.reading.draft import UnreadableError
from dateline.reading.limits import MAX_BROKEN_SHARE

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE = 100_000  # bytes that the encoding is guessed from
_ENCODINGS = ["cp1252", "mac_roman", "cp1250"]  # what English text was written in before UTF-8
# A letter beyond ASCII stands alone in English words ("café"); two together, one with no letter beside it, and
# signs that news does not use, are bytes of something else.
_STRANGE = re.compile(
    r"[^\W\d_a-zA-Z]{2}|(?<![a-zA-Z])[^\W\d_a-zA-Z](?![a-zA-Z])|[^\w\s\x00-\x7f‘’‚“”„–—…•·£€¥¢°©®™§½¼¾×±«»´¿¡]|[\x80-\x9f]"
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)

BINARY = "is not text (it holds NUL or control bytes); give .txt, .md, .html, .json, .csv, a feed or an archive"
BROKEN = "is broken UTF-8 (byte {position}); save it again as UTF-8"


def decode(data: bytes) -> str:
    """Returns the text of a file, with its line ends as Python reads them.

    Arguments:
        data: the bytes of a file that should be text.

    Raises:
        UnreadableError: if it is not text, or broken, or in an encoding that cannot be told.

    >>> decode("Café\\r\\n".encode())
    'Café\\n'
    """
    text = _characters(data)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if "\x00" in text or controls > len(text[:_SAMPLE]) / 1000:
        raise UnreadableError(BINARY)
    return universal_newlines(text)


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Returns the text of a web page: in UTF-8, else in the encoding it declares, a few bad bytes allowed."""
    try:
        return decode(data)
    except UnreadableError:
        if b"\x00" in data:
            raise
        found = _DECLARED.search(data[:4096])
        encoding = declared or (found.group(1).decode("ascii") if found else "utf-8")
        return universal_newlines(_lenient(data, encoding))


def universal_newlines(text: str) -> str:
    """Returns the text with every line end as one line feed, as ``Path.read_text`` gives it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lenient(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > max(3, len(data) * MAX_BROKEN_SHARE):
        raise UnreadableError("is in an encoding that cannot be told; save it again as UTF-8")
    return text


def _characters(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)
    return _wide(data) if "\x00" in text else text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is broken {encoding.upper()}; save it again as UTF-8") from error


def _wide(data: bytes) -> str:
    """Reads UTF-16 without a mark: every second byte of its ASCII letters is NUL."""
    sample = data[:_SAMPLE]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if half and half.count(0) > 0.8 * len(half) and sample[1 - offset :: 2].count(0) == 0:
            return _strict(data, encoding)
    raise UnreadableError(BINARY)


def _legacy(data: bytes, position: int) -> str:
    """Reads text that is not UTF-8 in the encoding that charset-normalizer finds, if that gives words."""
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data)
    broken = UnreadableError(BROKEN.format(position=position))
    if _UTF8_SEQUENCE.search(data):  # characters of UTF-8 beside bytes that are none: damaged, not another encoding
        raise broken
    start = max(0, position - _SAMPLE // 2)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_ENCODINGS).best()
    if best is None:
        raise broken
    text = _strict(data, best.encoding)
    if _STRANGE.search(text):
        raise broken
    return text
