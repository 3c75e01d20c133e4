"""Copies are grouped right, at a cost that grows with the articles."""

from __future__ import annotations

import gc
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from dateline.reading.text import read_text
from dateline.records import Source
from dateline.resolution.copies import find_sources
from tests.reading.variants import WORDS, Variant, variants

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = Path(__file__).parents[2] / "seeds"
PAIRS_RIGHT = 0.98


def texts() -> dict[str, str]:
    """Returns twenty texts that share nothing: sentences of their own over one vocabulary."""
    rng = random.Random(1)
    result = {}
    for n in range(20):
        lines = []
        for _ in range(rng.randint(4, 25)):
            sentences = [
                " ".join(rng.choices(WORDS, k=rng.randint(8, 22))).capitalize() + "." for _ in range(rng.randint(1, 4))
            ]
            lines.append(" ".join(sentences))
        result[f"t{n:02d}"] = "\n\n".join(lines)
    return result


def precision_and_recall(made: list[Variant], sources: tuple[Source, ...]) -> tuple[float, float]:
    """Returns the shares of pairs found that are right, and of right pairs that are found."""

    def pairs(count: int) -> int:
        return count * (count - 1) // 2

    origin = {v.article.name: v.origin for v in made}
    found = sum(pairs(len(s.articles)) for s in sources)
    right = sum(pairs(c) for s in sources for c in Counter(origin[a] for a in s.articles).values())
    return right / found, right / sum(pairs(c) for c in Counter(origin.values()).values())


def test_generated_copies_are_grouped() -> None:
    made = list(variants(texts(), 400))
    precision, recall = precision_and_recall(made, find_sources(v.article for v in made))
    assert precision >= PAIRS_RIGHT
    assert recall >= PAIRS_RIGHT


def real_texts() -> dict[str, str]:
    folders = SHARED / "seeds", SHARED / "facts" / "articles"
    found = {p.name: p.read_text(encoding="utf-8") for f in folders for p in sorted(f.glob("*.txt"))}
    return {name: text for name, text in found.items() if not name.startswith("004")}  # is a copy of 003


def timed(made: list[Variant]) -> tuple[float, tuple[Source, ...]]:
    """Groups articles without the collector, whose own time grows with what other tests left in memory."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        sources = find_sources(v.article for v in made)
        return time.process_time() - start, sources
    finally:
        gc.enable()


@pytest.mark.long
@pytest.mark.skipif(not real_texts(), reason="the articles in ../shared are not here")
def test_cost_grows_with_the_articles() -> None:
    seconds = {}
    for count in (1_000, 2_000, 4_000):
        made = list(variants(real_texts(), count))
        seconds[count], sources = min((timed(made) for _ in range(2)), key=lambda run: run[0])
        precision, recall = precision_and_recall(made, sources)
        assert min(precision, recall) >= PAIRS_RIGHT, (count, precision, recall)
    assert seconds[4_000] < 6 * seconds[1_000], seconds  # linear is 4; pairs would be 16


def test_the_seeds() -> None:
    articles = [read_text(p.name, p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt"))]
    sources = find_sources(articles)
    assert [tuple(a[:3] for a in s.articles) for s in sources] == [("000",), ("001",), ("002",), ("003", "004")]
    assert sources[0].reason == "stands alone"
    assert "shares 90% of its text" in sources[3].reason
    assert "dated 2017-01-27" in sources[3].reason and "undated" in sources[3].reason
    assert find_sources(reversed(articles)) == sources


STORY = (
    "A freight train left the tracks near Ossel on Monday and spilled grain over the road.",
    "No one was hurt, and the line was open again by the evening, the railway said.",
    "The driver had braked hard because a lorry stood on the crossing, according to a first report.",
)


def grouped(*bodies: str) -> list[tuple[str, ...]]:
    articles = [read_text(f"{i}.txt", body) for i, body in enumerate(bodies)]
    return [source.articles for source in find_sources(articles)]


def test_two_reporters_at_one_press_conference_are_two_sources() -> None:
    said = (
        "“We will not close the school, because the children of this valley have nowhere else to go, and I have told "
        "the minister so to his face, twice this year and once before that,” she said."
    )
    first = f"The mayor of Lund spoke for an hour in the town hall on Friday about money and roads.\n\n{said}"
    other = (
        f"{said}\n\nParents in the hall cheered Ann Berg, who has led the town since 2011, when she ended her speech."
    )
    assert grouped(first, other) == [("0.txt",), ("1.txt",)]


def test_two_updates_of_one_dispatch_are_one_source() -> None:
    rng = random.Random(2)
    updates = ["\n\n".join((*STORY, *(" ".join(rng.choices(WORDS, k=60)) + "." for _ in range(3)))) for _ in range(2)]
    assert grouped(*updates) == [("0.txt",), ("1.txt",)]
    assert grouped(*updates, "\n\n".join(STORY)) == [("0.txt", "1.txt", "2.txt")]


def test_furniture_that_pages_share_makes_no_copies() -> None:
    notice = "Sign up for our newsletter to get the day's news in your inbox."
    frame = f"{notice}\n\nCopyright 2019 The Gazette. All rights reserved."
    bodies = [f"{line} {other}\n\n{frame}" for line, other in zip(STORY, texts().values(), strict=False)]
    assert grouped(*bodies) == [("0.txt",), ("1.txt",), ("2.txt",)]


def test_nothing_and_almost_nothing_are_no_copies() -> None:
    assert find_sources([]) == ()
    assert grouped("Local", "Local news.", "Rain.") == [("0.txt",), ("1.txt",), ("2.txt",)]
