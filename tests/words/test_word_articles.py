"""Articles of ten domains, with what a reader takes from them, written before the words were tried on them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from dateline.pipeline import run
from dateline.reading import read
from dateline.records import Extraction, Fact
from dateline.settings import DEFAULT_THRESHOLD, Settings

FOLDER = Path(__file__).parent / "articles"
FLOOR = 0.85  # of the expected facts; 0.90 when it was set


def names(extraction: Extraction, mention: int | None) -> set[str]:
    entity = extraction.entity_of(mention)
    if entity is None:
        return set()
    texts = {extraction.mentions[i].text for i in entity.mentions}
    return {name.lower() for name in (entity.label, *entity.names, *texts)}


def called(names: set[str], label: str | None) -> bool:
    return label is None or any(label.lower() in name or (len(name) > 3 and name in label.lower()) for name in names)


def says(extraction: Extraction, fact: Fact, row: dict[str, str]) -> bool:
    factuality = row.get("factuality", "asserted")
    return fact.relation in row["relations"] and fact.factuality == factuality and named(extraction, fact, row)


def named(extraction: Extraction, fact: Fact, row: dict[str, str]) -> bool:
    target = names(extraction, fact.object) or {(fact.literal or "").lower()}
    return called(names(extraction, fact.subject), row["subject"]) and called(target - {""}, row["object"])


def test_articles_of_ten_domains() -> None:
    rows = [json.loads(line) for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    corpus = run(read([str(FOLDER / "*.txt")]), Settings(published=date(2024, 11, 8)))
    by_name = {Path(e.article.name).stem: e for e in corpus.extractions}
    assert len(by_name) == 10
    missed = [row for row in rows if not any(says(by_name[row["doc"]], f, row) for f in by_name[row["doc"]].facts)]
    assert len(missed) <= (1 - FLOOR) * len(rows), missed


def test_sentences_of_every_relation(tmp_path: Path) -> None:
    lines = (FOLDER.parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    for i, row in enumerate(rows):
        (tmp_path / f"{i:03}.txt").write_text(row[3] + "\n", encoding="utf-8")
    corpus = run(read([str(tmp_path / "*.txt")]), Settings(threshold=0.0))  # what words evoke, however sure
    missed, doubted = [], []
    for extraction in corpus.extractions:
        relation, subject, target, text = rows[int(Path(extraction.article.name).stem)]
        expected = {"relations": relation, "subject": subject, "object": target}
        found = [f for f in extraction.facts if f.relation == relation and named(extraction, f, expected)]
        if not found:
            missed.append(text)
        elif all(f.confidence < DEFAULT_THRESHOLD for f in found):
            doubted.append(text)
    assert len(missed) <= 0.05 * len(rows), missed
    assert len(missed) + len(doubted) <= 0.1 * len(rows), doubted
