"""Terms of RDF as they are written in Turtle, and the vocabularies that the graph uses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from typing import NewType

from dateline.ontology import NAMESPACE

Term = NewType("Term", str)
"""An IRI or a literal, ready to be put into Turtle."""

PREFIXES = {
    "dl": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f-\x9f\ud800-\udfff]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def iri(value: str) -> Term:
    """Writes an IRI, with the characters that none may hold percent-encoded.

    >>> iri("https://example.org/a b")
    '<https://example.org/a%20b>'
    """
    return Term(f"<{_NOT_IN_IRI.sub(_percent, value)}>")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


def dl(name: str) -> Term:
    """Writes a class or relation of the ontology by its local name, or one of a user's own by its whole IRI.

    >>> dl("issues"), dl("https://example.org/coaches")
    ('dl:issues', '<https://example.org/coaches>')
    """
    if _LOCAL.fullmatch(name):
        return Term(f"dl:{name}")
    return iri(name if ":" in name else NAMESPACE + name)


def text(value: str, language: str = "") -> Term:
    """Writes a string literal; whatever an article holds stays inside its quotes.

    >>> text('say "no"')
    '"say \\\\"no\\\\""'
    """
    escaped = value.translate(_ESCAPES)
    escaped = _CONTROL.sub(lambda m: f"\\u{ord(m.group()):04X}", escaped)
    return Term(f'"{escaped}"' + (f"@{language}" if language else ""))


def whole(value: int) -> Term:
    """Writes an integer."""
    return Term(str(value))


def boolean(value: bool) -> Term:
    """Writes a boolean."""
    return Term("true" if value else "false")


def decimal(value: float) -> Term:
    """Writes a number with two or three places, enough for a confidence.

    >>> decimal(0.9), decimal(1 / 3)
    ('0.9', '0.333')
    """
    digits = f"{value:.3f}".rstrip("0")
    return Term(digits + "0" if digits.endswith(".") else digits)


def day(value: str) -> Term | None:
    """Writes a day, month or year with the type of its precision; None for what is no date of the calendar.

    >>> day("2017-01"), day("2017-02-30")
    ('"2017-01"^^xsd:gYearMonth', None)
    """
    kind = _DATES.get(len(value), "")
    try:
        date.fromisoformat(value + "-01-01"[: 10 - len(value)] if kind == "gYear" else (value + "-01")[:10])
    except ValueError:
        return None
    return Term(f'"{value}"^^xsd:{kind}') if kind else None


def digest(*parts: object) -> str:
    """Names content: the first 12 hexadecimal digits of the SHA-256 of its parts.

    Twelve digits keep the chance that two of a million names collide below one in five hundred.
    """
    joined = "\x1f".join("" if part is None else f"{type(part).__name__}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def slug(value: str, limit: int = 40) -> str:
    """Makes the readable part of an IRI: plain letters, digits and hyphens.

    >>> slug("Peña's letter.txt")
    'pena-s-letter-txt'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", value) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower())[:limit].strip("-") or "x"
