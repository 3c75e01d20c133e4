"""Counts what each rule of extraction serves on the gold articles, and what share the scorer calls right.

    python -m tests.quality.rules ../shared/facts

A fact of a relation counts as right when the scorer matches it. The gold does not list every action, so ``acts`` cannot
be called wrong by it.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.extraction.coreference import find_entities
from dateline.extraction.facts import drafts
from dateline.extraction.facts.finish import finish
from dateline.extraction.facts.reading import Reading
from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.extraction.times import find_times
from dateline.language import load_model, parse
from dateline.ontology import load_ontology
from dateline.reading import read
from dateline.records import Article, Fact


def main(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for folder, articles in (("seeds", shared.parent / "seeds"), ("dev", shared / "articles")):
        golds = [json.loads(p.read_text()) for p in sorted((shared / "gold" / folder).glob("*.json"))]
        by_doc = {gold["doc"]: gold for gold in golds}
        for article in read(sorted(articles.glob("*.txt"))):
            if isinstance(article, Article) and article.name in by_doc:
                _count(article, by_doc[article.name], scorer, found, right)
    total = sum(found.values())
    for rule, number in found.most_common():
        print(f"| `{rule}` | {number} | {number / total:.2f} | {right[rule] / number:.2f} |")


def _count(article: Article, gold: dict[str, Any], scorer: Any, found: Counter[str], right: Counter[str]) -> None:
    parsed = parse(article, load_model())
    times = find_times(parsed)
    mentions = find_mentions(parsed, times)
    quotations = find_quotations(parsed, mentions)
    entities = find_entities(parsed, mentions, quotations)
    reading = Reading(parsed, mentions, entities, times, quotations, load_ontology())
    known = {e["id"]: scorer.GoldEntity(e) for e in gold["entities"]}
    for draft in drafts(reading):
        fact = finish(reading, draft)
        if fact is not None and fact.relation != "acts" and fact.subject is not None:
            found[draft.basis] += 1
            right[draft.basis] += _matches(reading, fact, gold, known, scorer)


def _matches(reading: Reading, fact: Fact, gold: dict[str, Any], known: dict[str, Any], scorer: Any) -> bool:
    def ref(mention: int | None) -> dict[str, Any] | None:
        entity = reading.entity_of.get(mention) if mention is not None else None
        return None if entity is None else {"label": entity.label, "names": list(entity.names)}

    target = ref(fact.object) or ({"label": fact.literal} if fact.literal else None)
    row = {"relation": fact.relation, "verb": fact.verb, "subject": ref(fact.subject), "object": target}
    swapped = {**row, "subject": row["object"], "object": row["subject"]}
    return any(
        (scorer.match_ends(g, known, row) and scorer.relation_matches(g, row, set(g["p"])))
        or (scorer.match_ends(g, known, swapped) and scorer.relation_matches(g, row, set(g["p"]) & scorer.INVERSE_OK))
        for g in gold["facts"]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
