"""Known entities: the user's own list of who and what is in the news, as Turtle or CSV.

In Turtle, a subject with a name is an entity: ``rdfs:label``, ``skos:prefLabel`` or ``schema:name`` give its name,
``skos:altLabel`` and ``schema:alternateName`` further ones, ``rdf:type`` its class (the local name counts) and
``owl:sameAs`` what it is elsewhere. In CSV, the columns are ``name`` and, as far as they are there, ``iri``,
``class``, ``names`` and ``sameAs``; several values stand between bars (``|``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from dateline.errors import DatelineError
from dateline.ontology import Ontology
from dateline.records import Article, Entity, Extraction, Mention, MentionKind

_RDFS, _SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = ("https://schema.org/", "http://schema.org/")
_FIRST = (_RDFS + "label", _SKOS + "prefLabel", *(s + "name" for s in _SCHEMA), "http://xmlns.com/foaf/0.1/name")
_FURTHER = (_SKOS + "altLabel", *(s + "alternateName" for s in _SCHEMA))
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SAME = "http://www.w3.org/2002/07/owl#sameAs"
_COLUMNS = {"name": "name", "label": "name", "iri": "iri", "id": "iri", "class": "cls", "type": "cls", "names": "names",
            "aliases": "names", "altlabel": "names", "sameas": "same_as", "same_as": "same_as"}  # fmt: skip
# What a known entity can be whose class the user does not give: whatever articles take it for.
_ANY = ("Person", "Organization", "GeopoliticalEntity", "Facility", "Document", "Event")


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the user's; the first of ``names`` is its label."""

    iri: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    same_as: tuple[str, ...]


def read_known(file: Path | None, ontology: Ontology) -> tuple[Known, ...]:
    """Reads a file of known entities, in the order of their names.

    Arguments:
        file: ``.ttl`` or ``.csv``; None gives none.
        ontology: whose classes count; others are left to the articles.

    Raises:
        DatelineError: if the file cannot be read, or names nothing.
    """
    if file is None:
        return ()
    try:
        found = _from_csv(file, ontology) if file.suffix.lower() == ".csv" else _from_turtle(file, ontology)
    except OSError as error:
        raise DatelineError(f"{file}: cannot read the known entities: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise DatelineError(f"{file}: the known entities are not in UTF-8; save the file as UTF-8") from error
    if not found:
        raise DatelineError(f"{file}: no entity with a name; give each an rdfs:label (or a column 'name')")
    return tuple(sorted(found, key=lambda k: (k.names, k.iri)))


def _from_turtle(file: Path, ontology: Ontology) -> list[Known]:
    store = ox.Store()
    try:
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as error:
        raise DatelineError(f"{file}: does not parse as Turtle: {error}") from error
    subjects = {q.subject.value for q in store if isinstance(q.subject, ox.NamedNode)}
    found = []
    for iri in sorted(subjects):
        names = (*_values(store, iri, _FIRST), *_values(store, iri, _FURTHER))
        classes = _classes((t.rpartition("#")[2].rpartition("/")[2] for t in _values(store, iri, (_TYPE,))), ontology)
        if names:
            found.append(Known(iri, tuple(dict.fromkeys(names)), classes, _values(store, iri, (_SAME,))))
    return found


def _values(store: ox.Store, iri: str, predicates: Iterable[str]) -> tuple[str, ...]:
    subject = ox.NamedNode(iri)
    return tuple(v for p in predicates for v in sorted(
        q.object.value for q in store.quads_for_pattern(subject, ox.NamedNode(p), None)
        if isinstance(q.object, ox.NamedNode | ox.Literal)))  # fmt: skip


def _from_csv(file: Path, ontology: Ontology) -> list[Known]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream)
        header = [_COLUMNS.get(cell.strip().lower(), "") for cell in next(rows, [])]
        if "name" not in header:
            columns = "name, iri, class, names, sameAs"
            raise DatelineError(f"{file}: no column 'name'; the first line must name the columns ({columns})")
        return [known for row in rows if (known := _from_row(dict(zip(header, row, strict=False)), ontology))]


def _from_row(row: dict[str, str], ontology: Ontology) -> Known | None:
    name = row.get("name", "").strip()
    names = tuple(dict.fromkeys((name, *_split(row.get("names", "")))))
    if not name:
        return None
    classes = _classes(_split(row.get("cls", "")), ontology)
    return Known(row.get("iri", "").strip(), names, classes, tuple(sorted(_split(row.get("same_as", "")))))


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _classes(names: Iterable[str], ontology: Ontology) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if ontology.is_a(name, "Entity")}))


def as_extractions(known: tuple[Known, ...]) -> list[tuple[Known, Extraction]]:
    """Returns known entities as if each were named by an article of its own, older than all others.

    One without a class is named once for each class it may have.
    """
    found = []
    for item in known:
        for cls in item.classes[:1] or _ANY:
            mentions = tuple(_mention(i, cls, name) for i, name in enumerate(item.names))
            entity = Entity(0, cls, item.names[0], item.names, tuple(m.index for m in mentions))
            article = Article(item.iri or item.names[0], "\n".join(item.names), (), published=date.min)
            found.append((item, Extraction(article, mentions, (entity,))))
    return found


def _mention(index: int, cls: str, name: str) -> Mention:
    return Mention(index, 0, len(name), index, index + 1, index, MentionKind.NAME, cls, name, name)
