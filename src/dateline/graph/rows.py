"""The graph as rows: one for each claim and each quotation, read from the Turtle alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from dateline.graph.saying import with_factuality
from dateline.graph.store import Reader, open_graph
from dateline.ontology import NAMESPACE


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that a row names; a literal has a label alone. ``start`` and ``end`` are its mention."""

    label: str
    names: tuple[str, ...] = ()
    cls: str = ""
    id: str = ""
    start: int | None = None
    end: int | None = None

    def plain(self) -> dict[str, Any]:
        """Returns it as a dictionary without empty entries."""
        full = {"label": self.label, "names": list(self.names), "class": self.cls, "id": self.id}
        place = {"start": self.start, "end": self.end} if self.start is not None else {}
        return {key: value for key, value in full.items() if value} | place


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters ``start`` to ``end`` of the article, and what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One article saying a fact once.

    ``wording`` is the verb with all that completes it, as the article has it there. ``statement`` says in a line what
    the article says: the subject with the wording, or, where no verb words it, the subject, the relation, the object.
    """

    doc: str
    subject: Ref | None
    relation: str
    object: Ref | None
    verb: str | None
    at: Ref | None
    when: str | None
    where: Ref | None
    factuality: str
    holder: Ref | None
    quantity: str | None
    voice: str | None
    wording: str | None
    statement: str
    confidence: float
    evidence: Evidence
    fact: str
    claim: str

    def plain(self) -> dict[str, Any]:
        """Returns it as the dictionary that is written as JSON."""
        return {"kind": "fact", **{name: _plain(getattr(self, name)) for name in self.__slots__}}


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words that an article gives to a speaker."""

    doc: str
    speaker: Ref | None
    text: str
    direct: bool
    cue: str | None
    listener: Ref | None
    medium: Ref | None
    confidence: float
    evidence: Evidence
    quotation: str

    def plain(self) -> dict[str, Any]:
        """Returns it as the dictionary that is written as JSON."""
        return {"kind": "quote", **{name: _plain(getattr(self, name)) for name in self.__slots__}}


Row = FactRow | QuoteRow


def _plain(value: Any) -> Any:
    if isinstance(value, Ref):
        return value.plain()
    if isinstance(value, Evidence):
        return {"start": value.start, "end": value.end, "text": value.text}
    return value


def rows(store: ox.Store) -> list[Row]:
    """Returns the rows of a graph in the order of articles and of the text."""
    reader = _RowReader(Reader(store))
    found: list[Row] = [*reader.facts(), *reader.quotes()]
    return sorted(found, key=lambda r: (r.doc, r.evidence.start, r.evidence.end, isinstance(r, QuoteRow), _key(r)))


def _key(row: Row) -> str:
    return row.claim if isinstance(row, FactRow) else row.quotation


def _statement(told: Ref | None, wording: str | None, factuality: str, verb: str) -> str:
    """Returns what a claim says in its own words, or nothing where it has none."""
    if told is None or not wording:
        return ""
    return with_factuality(told.label, wording, factuality.removeprefix(NAMESPACE).lower(), verb)


class _RowReader:
    """Reads rows; what many rows share is looked up once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._refs: dict[str, Ref] = {}

    def facts(self) -> Iterator[FactRow]:
        """Yields a row for each claim."""
        for claim in self._reader.members("dl:Claim"):
            for fact in self._reader.links(claim, "dl:states"):
                yield self._fact(claim, fact)

    def quotes(self) -> Iterator[QuoteRow]:
        """Yields a row for each quotation."""
        for quotation in self._reader.members("dl:Quotation"):
            yield self._quote(quotation)

    def _fact(self, claim: str, fact: str) -> FactRow:
        read = self._reader
        relation = (read.value(fact, "rdf:predicate") or "").removeprefix(NAMESPACE)
        target = self._object(fact)
        role = target.id if target and target.id in self._roles else ""
        subject, wording = self._link(fact, "rdf:subject"), read.value(claim, "dl:wording")
        voice, factuality = read.value(fact, "dl:voice"), read.value(fact, "dl:factuality") or ""
        verb = read.value(claim, "dl:verb") or read.value(fact, "dl:verb")
        return FactRow(
            doc=self._doc(claim),
            subject=subject,
            relation=relation,
            object=Ref(read.value(role, "dl:title") or target.label) if target and role else target,
            verb=verb,
            at=self._link(fact, "dl:at") or (self._link(role, "dl:at") if role else None),
            when=self._when(claim) or self._when(fact),
            where=self._link(claim, "dl:place") or self._only(fact, "dl:place"),
            factuality=factuality.removeprefix(NAMESPACE).lower(),
            holder=self._link(claim, "dl:holder"),
            quantity=read.value(claim, "dl:quantity") or read.value(fact, "dl:quantity"),
            voice=voice,
            wording=wording,
            statement=_statement(target if subject is None else subject, wording, factuality, verb or "")
            or read.value(fact, "rdfs:label")
            or "",
            confidence=float(read.value(claim, "dl:confidence") or 1),
            evidence=self._evidence(claim, "dl:evidence"),
            fact=fact,
            claim=claim,
        )

    def _quote(self, quotation: str) -> QuoteRow:
        read = self._reader
        return QuoteRow(
            doc=self._doc(quotation),
            speaker=self._speaker(quotation),
            text=read.value(quotation, "dl:text") or "",
            direct=read.value(quotation, "dl:direct") == "true",
            cue=read.value(quotation, "dl:cue"),
            listener=self._link(quotation, "dl:listener"),
            medium=self._link(quotation, "dl:medium"),
            confidence=float(read.value(quotation, "dl:confidence") or 1),
            evidence=self._evidence(quotation, "dl:evidence"),
            quotation=quotation,
        )

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(self._reader.members("dl:Role"))

    def _doc(self, said: str) -> str:
        article = self._reader.value(said, "prov:wasDerivedFrom") or ""
        return self._reader.value(article, "dl:fileName") or article if article else ""

    def _object(self, fact: str) -> Ref | None:
        words = self._reader.literals(fact, "rdf:object")
        return Ref(words[0]) if words else self._link(fact, "rdf:object")

    def _link(self, subject: str, name: str) -> Ref | None:
        links = self._reader.links(subject, name)
        return self._ref(links[0]) if links else None

    def _only(self, subject: str, name: str) -> Ref | None:
        links = self._reader.links(subject, name)
        return self._ref(links[0]) if len(links) == 1 else None

    def _ref(self, iri: str) -> Ref:
        if iri not in self._refs:
            read = self._reader
            label = read.value(iri, "rdfs:label") or iri.removeprefix(NAMESPACE)
            kinds = [kind.removeprefix(NAMESPACE) for kind in read.links(iri, "rdf:type")]
            self._refs[iri] = Ref(label, tuple(read.literals(iri, "skos:altLabel")), "".join(kinds[:1]), iri)
        return self._refs[iri]

    def _speaker(self, quotation: str) -> Ref | None:
        speaker, spot = self._link(quotation, "dl:speaker"), self._reader.value(quotation, "dl:mention")
        if spot is None:
            return speaker
        mention = self._span(spot)
        if speaker is None:
            return None
        return Ref(speaker.label, speaker.names, speaker.cls, speaker.id, mention.start, mention.end)

    def _when(self, subject: str) -> str | None:
        read = self._reader
        first, last = read.value(subject, "dl:from"), read.value(subject, "dl:to")
        if first or last:
            return f"{first or '..'}/{last or '..'}"
        return read.value(subject, "dl:date", "dl:time")

    def _evidence(self, subject: str, name: str) -> Evidence:
        return self._span(self._reader.value(subject, name) or "")

    def _span(self, spot: str) -> Evidence:
        read = self._reader
        parts = read.links(spot, "oa:hasSelector") if spot else []
        start, end, words = (
            next((v for part in parts for v in read.values(part, name)), None)
            for name in ("oa:start", "oa:end", "oa:exact")
        )
        return Evidence(int(start or 0), int(end or 0), words or "")


def facts(graph: ox.Store | str | Path) -> list[Row]:
    """Returns the rows of a graph, given as a store or as the path of a Turtle file.

    Raises:
        DatelineError: if the file is not there or does not parse.
    """
    return rows(graph if isinstance(graph, ox.Store) else open_graph(graph))
