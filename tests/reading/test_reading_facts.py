"""The same article as text, as a saved page, as a record and in a web archive gives the same facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.pipeline import run
from dateline.reading import read
from dateline.records import Corpus
from dateline.settings import Settings
from tests.reading.test_reading_formats import feed_file, jsonl_file, page_file, text_file, warc_file


def said(corpus: Corpus) -> list[tuple[str, ...]]:
    """Returns the facts and quotations of the one article, by their words."""
    (extraction,) = corpus.extractions
    text = extraction.article.text

    def words(mention: int | None) -> str:
        return "" if mention is None else extraction.mentions[mention].text

    facts = [
        (
            f.relation,
            words(f.subject),
            words(f.object),
            words(f.holder),
            str(f.when),
            f.factuality,
            text[f.start : f.end],
        )
        for f in extraction.facts
    ]
    quotes = [("quote", words(q.speaker), q.text) for q in extraction.quotations]
    return sorted([*facts, *quotes])


@pytest.mark.parametrize("maker", [page_file, jsonl_file, warc_file, feed_file], ids=lambda maker: maker.__name__)
def test_same_facts(maker: Callable[[Path], Path], tmp_path: Path) -> None:
    expected = said(run(read([text_file(tmp_path)]), Settings()))
    assert len(expected) > 5
    assert any(row[0] == "quote" and "Beckett" in row[1] for row in expected)
    assert said(run(read([maker(tmp_path)]), Settings())) == expected
