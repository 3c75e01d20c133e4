"""Recall, precision and speakers over whole articles written for the test, scored as the gold is scored."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.language import load_model, parse
from dateline.reading.read import read_text

ARTICLES = tomllib.loads(Path(__file__).with_name("articles.toml").read_text(encoding="utf-8"))["article"]
SAME = {True: 0.8, False: 0.5}  # token F1 from which words are the same quotation: direct, indirect


@dataclass(frozen=True)
class Row:
    speaker: str
    direct: bool
    words: str
    asked: bool = True


def gold_rows(quotes: list[str]) -> list[Row]:
    parts = ([part.strip() for part in quote.split(" | ", 2)] for quote in quotes)
    return [Row(who.lstrip("?"), kind == "d", words, not who.startswith("?")) for who, kind, words in parts]


def found_rows(text: str) -> list[Row]:
    parsed = parse(read_text("article.txt", text), load_model())
    mentions = find_mentions(parsed, ())
    return [
        Row(mentions[q.speaker].text if q.speaker is not None else "-", q.direct, q.text)
        for q in find_quotations(parsed, mentions)
    ]


def overlap(left: str, right: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (left, right))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def tally() -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    notes: list[str] = []
    for article in ARTICLES:
        gold, found = gold_rows(article["quotes"]), found_rows(article["text"])
        used: set[int] = set()
        for row in gold:
            scores = [overlap(row.words, f.words) if f.direct == row.direct else 0.0 for f in found]
            best = max(range(len(found)), key=lambda i: scores[i])
            hit = scores[best] >= SAME[row.direct]
            right = hit and (row.speaker in found[best].speaker or found[best].speaker in row.speaker)
            used |= {best} if hit else set()
            if row.asked:
                kind = "direct" if row.direct else "indirect"
                counts[f"{kind}.gold"] += 1
                counts[f"{kind}.found"] += hit
                counts[f"{kind}.speaker"] += right
                if not right:
                    notes.append(f"{article['name']}: {row} got {found[best] if hit else None}")
        counts["rows"] += len(found)
        counts["matched"] += len(used)
        notes += [f"{article['name']}: extra {f}" for i, f in enumerate(found) if i not in used]
    return counts, notes


def test_articles() -> None:
    counts, notes = tally()
    shown = "\n".join([str(dict(counts)), *notes])
    assert counts["direct.found"] / counts["direct.gold"] >= 0.95, shown
    assert counts["direct.speaker"] / counts["direct.gold"] >= 0.92, shown
    assert counts["indirect.found"] / counts["indirect.gold"] >= 0.85, shown
    assert counts["indirect.speaker"] / counts["indirect.gold"] >= 0.80, shown
    assert counts["matched"] / counts["rows"] >= 0.90, shown


if __name__ == "__main__":
    print("\n".join([str(dict(tally()[0])), *tally()[1]]))
