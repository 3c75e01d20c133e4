"""Furniture is caught and news is kept, on pages written for this test and on the gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.reading.text import read_text
from dateline.records import Article, ParagraphKind

PAGES = Path(__file__).parent / "pages"
SHARED = Path(__file__).parents[2].parent / "shared"
KINDS = {
    "T": ParagraphKind.TITLE,
    "H": ParagraphKind.HEADING,
    "S": ParagraphKind.SUMMARY,
    "B": ParagraphKind.BODY,
    "F": ParagraphKind.FURNITURE,
    "M": ParagraphKind.METADATA,
}
NO_NEWS = {ParagraphKind.FURNITURE, ParagraphKind.METADATA}


def marked_page(path: Path) -> tuple[str, list[tuple[int, int, ParagraphKind]]]:
    """Returns a page's text and where its parts stand; a part that ends with a dash runs on in its line."""
    text, parts = "", []
    for row in path.read_text(encoding="utf-8").splitlines():
        kind, _, line = row.partition("| ")
        parts.append((len(text), len(text) + len(line), KINDS[kind]))
        text += line + (" " if line.endswith(("—", "–", " -", "--", "KANPUR:")) or line.startswith("date ") else "\n\n")
    return text, parts


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda p: p.stem)
def test_every_line_has_its_kind(path: Path) -> None:
    text, parts = marked_page(path)
    article = read_text(path.name, text)
    for start, end, kind in parts:
        got = [p.kind for p in article.paragraphs if p.start < end and start < p.end]
        assert set(got) == {kind}, f"{text[start:end]!r} is {got}"


def gold() -> list[Path]:
    return sorted((SHARED / "facts" / "gold").glob("*/*.json"))


def article_of(doc: str) -> Article:
    folders = SHARED / "seeds", SHARED / "facts" / "articles"
    path = next(f / doc for f in folders if (f / doc).exists())
    return read_text(doc, path.read_text(encoding="utf-8"))


@pytest.mark.skipif(not gold(), reason="the gold in ../shared is not here")
def test_no_noise_is_news_and_no_evidence_is_furniture() -> None:
    for path in gold():
        data = json.loads(path.read_text(encoding="utf-8"))
        article = article_of(data["doc"])
        news = [p for p in article.paragraphs if p.kind not in NO_NEWS]
        for start, end in data["noise_spans"]:
            assert not [p for p in news if p.start < end and start < p.end], article.text[start:end]
        furniture = [p for p in article.paragraphs if p.kind is ParagraphKind.FURNITURE]
        kept = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p not in furniture)
        for fact in data["facts"]:
            assert (fact["evidence"] or "") in kept, (data["doc"], fact["evidence"])


@pytest.mark.skipif(not gold(), reason="the gold in ../shared is not here")
def test_publication_dates_and_outlets_of_the_gold_are_read() -> None:
    for path in gold():
        data = json.loads(path.read_text(encoding="utf-8"))
        published = article_of(data["doc"]).published
        assert str(published or "") == (data["published"] or ""), data["doc"]


def test_paragraphs_are_in_order_and_hold_no_white_space_at_their_ends() -> None:
    for path in sorted(PAGES.glob("*.txt")):
        text, _ = marked_page(path)
        article = read_text(path.name, text)
        ends = [0]
        for p in article.paragraphs:
            assert ends[-1] <= p.start < p.end <= len(text)
            assert text[p.start : p.end].strip() == text[p.start : p.end]
            ends.append(p.end)
        covered = sum(p.end - p.start for p in article.paragraphs)
        assert covered == sum(len(part) for part in text.split()) + sum(
            text[p.start : p.end].count(" ") for p in article.paragraphs
        ), "something of the page is in no paragraph"


NEWS_THAT_LOOKS_LIKE_FURNITURE = (
    "Tap water in the town is unsafe, officials said.",
    "Clicks on the ads rose 5 percent.",
    "Play was suspended.",
    "The report was published on Monday by the ministry.",
    "Copyright law needs reform, the court said.",
    "Heavy rain contributed to the collapse of the dam.",
    "Research by the university shows that bees sleep.",
    "Section 8 housing was cut by the council.",
    "Latvia wants to become a member of the alliance.",
    "Users must download the app to enter the stadium.",
    "The fossils tell us about life in the sea.",
    "The president was seen here on Monday.",
    "Sen. Ann Poole (R) voted against the bill.",
    "In a photo posted online, he held a rifle.",
    "Image rights were sold to a bank.",
    "Information in the files was leaked by a clerk.",
    "“Sign up for our newsletter,” the scam message said.",
    "The group urged people to subscribe to the fund.",
    "Comments by the minister angered farmers.",
    "Sources said the deal was near.",
    "The company agreed to change its privacy policy.",
    "With inputs from three ministries delayed, the plan stalled.",
    "By Monday, the fire had reached the coast.",
    "Shares fell.",
    "It was over.",
)


@pytest.mark.parametrize("line", NEWS_THAT_LOOKS_LIKE_FURNITURE)
def test_news_is_not_taken_for_furniture(line: str) -> None:
    before = "Three ministers met in the capital on Tuesday to talk about the budget of the coming year."
    after = "They did not agree on how much each of the provinces will receive, a spokesman said."
    article = read_text("a.txt", f"{before}\n\n{line}\n\n{after}\n")
    assert [p.kind for p in article.paragraphs] == [ParagraphKind.BODY] * 3
