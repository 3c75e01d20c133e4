"""What was read in single articles, before anything is put together with other articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.pipeline import extract_all
from dateline.reading import read
from dateline.records import Entity, Extraction, Problem, Quotation
from dateline.settings import Settings


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing read in an article: ``kind`` is entity, mention, time or quote; ``row`` holds the rest."""

    kind: str
    doc: str
    start: int
    end: int
    text: str
    row: dict[str, Any]

    def plain(self) -> dict[str, Any]:
        """Returns it as the dictionary that is written as JSON."""
        spot = {"start": self.start, "end": self.end}
        return {"kind": self.kind, "doc": self.doc, **spot, "text": self.text, **self.row}


def annotate(
    paths: Iterable[str | Path], settings: Settings | None = None, *, problems: list[Problem] | None = None
) -> Iterator[Annotation]:
    """Yields the entities, mentions, time expressions and quotations of articles, each article by itself.

    Arguments:
        paths: files and folders of articles.
        settings: model, ontology and publication date apply here.
        problems: takes what could not be read.

    Raises:
        DatelineError: if a path or a setting cannot be used.
    """
    settings = settings or Settings()
    collected: list[Problem] = [] if problems is None else problems
    for extraction in extract_all(read(paths, settings), settings, collected):
        yield from annotate_one(extraction)


def annotate_one(extraction: Extraction) -> list[Annotation]:
    """Returns what one article holds, in the order of the text."""
    owner = {mention: entity for entity in extraction.entities for mention in entity.mentions}
    found = [*_entities(extraction), *_mentions(extraction, owner), *_times(extraction)]
    found += [_quote(extraction, quotation, owner) for quotation in extraction.quotations]
    return sorted(found, key=lambda a: (a.start, a.end, a.kind))


def _entities(extraction: Extraction) -> Iterator[Annotation]:
    for entity in extraction.entities:
        mentions = [extraction.mentions[m] for m in entity.mentions]
        if not mentions:
            continue
        spots = [{"start": m.start, "end": m.end, "text": m.text} for m in mentions]
        row = {"id": entity.index, **_ref(entity), "mentions": spots}
        first = mentions[0]
        yield Annotation("entity", extraction.article.name, first.start, first.end, first.text, row)


def _mentions(extraction: Extraction, owner: dict[int, Entity]) -> Iterator[Annotation]:
    for mention in extraction.mentions:
        entity = owner.get(mention.index)
        row = {
            "type": mention.kind.value,
            "class": entity.cls if entity else mention.cls,
            "entity": entity.index if entity else None,
            "label": entity.label if entity else None,
        }
        yield Annotation("mention", extraction.article.name, mention.start, mention.end, mention.text, row)


def _times(extraction: Extraction) -> Iterator[Annotation]:
    for time in extraction.times:
        row = {"value": time.value, "type": time.kind.value, "basis": time.basis}
        yield Annotation("time", extraction.article.name, time.start, time.end, time.text, row)


def _quote(extraction: Extraction, quotation: Quotation, owner: dict[int, Entity]) -> Annotation:
    article = extraction.article
    row: dict[str, Any] = {
        "speaker": _person(extraction, quotation.speaker, owner),
        "listener": _person(extraction, quotation.listener, owner),
        "medium": _person(extraction, quotation.medium, owner),
        "direct": quotation.direct,
        "cue": quotation.cue or None,
        "pieces": [{"start": start, "end": end} for start, end in quotation.pieces],
        "evidence": {
            "start": quotation.start,
            "end": quotation.end,
            "text": article.text[quotation.start : quotation.end],
        },
        "confidence": quotation.confidence,
    }
    words = " ".join(" ".join(article.text[start:end].split()) for start, end in quotation.pieces)
    return Annotation("quote", article.name, quotation.start, quotation.end, words, row)


def _person(extraction: Extraction, mention: int | None, owner: dict[int, Entity]) -> dict[str, Any] | None:
    if mention is None:
        return None
    spot = extraction.mentions[mention]
    entity = owner.get(mention)
    ref = _ref(entity) if entity else {"label": spot.name or spot.text, "class": spot.cls}
    return {**ref, "start": spot.start, "end": spot.end}


def _ref(entity: Entity) -> dict[str, Any]:
    return {"label": entity.label, "names": list(entity.names), "class": entity.cls}
