"""Draws facts of the gold articles for judging, the same ones every time: those whose digests come first.

python -m tests.quality.sample ../shared 100
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading import read
from dateline.records import Article, Extraction, Fact
from dateline.settings import Settings


def main(shared: Path, size: int) -> None:
    lines = sorted(_lines(shared), key=lambda line: hashlib.sha256(line.encode()).hexdigest())
    for number, line in enumerate(lines[:size], 1):
        print(f"{number}. {line}")


def _lines(shared: Path) -> Iterator[str]:
    nlp, ontology, settings = load_model(), load_ontology(), Settings()
    for item in read([shared / "seeds", shared / "facts" / "articles"], settings):
        if isinstance(item, Article) and item.name != "SOURCES.md":
            extraction = extract(item, nlp, ontology, settings)
            yield from (_line(extraction, fact) for fact in extraction.facts)


def _line(extraction: Extraction, fact: Fact) -> str:
    def label(mention: int | None) -> str:
        entity = extraction.entity_of(mention)
        return entity.label if entity else "-"

    target = label(fact.object) if fact.object is not None else fact.literal or "-"
    relation = f"{fact.relation} ({fact.verb})" if fact.relation == "acts" else fact.relation
    extras = [
        f"{name} {value}"
        for name, value in (("at", label(fact.at)), ("where", label(fact.where)), ("when", fact.when or "-"),
                            ("says", label(fact.holder)), ("voice", fact.voice or "-"),
                            ("quantity", fact.quantity or "-"))
        if value != "-"
    ]  # fmt: skip
    sentence = " ".join(extraction.article.text[fact.start : fact.end].split())
    reading = ", ".join([str(fact.factuality), *extras])
    return f"{label(fact.subject)} | {relation} | {target} | {reading} | {extraction.article.name[:12]}: {sentence}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
