"""Reads articles from files and folders, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.records import Article, Paragraph, ParagraphKind, Problem
from dateline.settings import Settings

_DATE_LINE = re.compile(r"\s*(?:date\s+)?(\d{4}-\d\d-\d\d)\b[ \t]*")


def read(paths: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Article | Problem]:
    """Yields the articles in files and folders, in the order of their names, and what could not be read."""
    settings = settings or Settings()
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*.txt")) if path.is_dir() else [path]
        for file in files:
            article = read_text(file.name, file.read_text(encoding="utf-8"))
            if article.published is None and settings.published:
                article = replace(article, published=settings.published, published_basis="option")
            yield article


def read_text(name: str, text: str) -> Article:
    """Reads the text of one article: an optional title line, an optional date line, paragraphs."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    paragraphs: list[Paragraph] = []
    published, title = None, None
    for i, (start, end) in enumerate(lines):
        match = _DATE_LINE.match(text[start:end])
        if match and i <= 1 and published is None:
            published = date.fromisoformat(match.group(1))
            if i == 1 and paragraphs:
                title = text[paragraphs[0].start : paragraphs[0].end]
                paragraphs[0] = replace(paragraphs[0], kind=ParagraphKind.TITLE, reason="first line, above the date")
            paragraphs.append(Paragraph(start, start + match.end(), ParagraphKind.METADATA, "date line"))
            start += match.end()
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            paragraphs.append(Paragraph(start, start + len(text[start:end].rstrip())))
    return Article(name, text, tuple(paragraphs), title=title, published=published,
                   published_basis="text" if published else "")  # fmt: skip
