"""From a draft to an article: language, header, furniture, paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.reading.dates import parse_date
from dateline.reading.draft import Draft
from dateline.reading.frontmatter import front_matter
from dateline.reading.furniture import Mark, find_furniture
from dateline.reading.header import Header, read_header
from dateline.reading.language import language_of
from dateline.reading.limits import MAX_ARTICLE_CHARACTERS
from dateline.reading.lines import Line, split_lines, unmarked
from dateline.reading.spans import paragraphs_of
from dateline.records import Article, Paragraph, ParagraphKind, Problem
from dateline.settings import Settings

_ATX = re.compile(r"#{1,6}\s+")
_RULER = re.compile(r"(?:={3,}|-{3,})")


def compose(draft: Draft, settings: Settings) -> Article | Problem:
    """Makes an article of a draft, or says why it is none.

    Arguments:
        draft: as a format gives it.
        settings: of the build; its ``published`` is given to an article without a date.
    """
    if not draft.text.strip():
        return Problem(draft.name, "is empty; there is nothing to read")
    if len(draft.text) > MAX_ARTICLE_CHARACTERS:
        return Problem(
            draft.name, f"is longer than one article may be ({MAX_ARTICLE_CHARACTERS:,} characters); split it"
        )
    article = make_article(draft)
    body = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind is ParagraphKind.BODY)
    language = language_of(body or article.text)
    if language != "en":
        return Problem(draft.name, f"is not English (it looks like {language!r}); only English articles are read")
    if not any(c.isalpha() for c in article.text):
        return Problem(draft.name, "holds no words; there is nothing to read")
    if article.published is None and settings.published:
        return replace(article, published=settings.published, published_basis="option")
    return article


def make_article(draft: Draft) -> Article:
    """Makes an article of a draft, whatever its language and length."""
    fields, start = front_matter(draft.text)
    draft = _with_fields(draft, fields)
    lines = split_lines(draft.text, start)
    if draft.markdown:
        lines, headings = _markdown(lines)
    else:
        headings = {}
    header = read_header(lines, draft.title)
    shift = len(header.lines) - len(lines)
    known = {i + shift: Mark(i + shift, mark.kind, mark.reason) for i, mark in headings.items()} | header.marks
    marks = find_furniture(header.lines, known)
    paragraphs = paragraphs_of(draft.text, header.lines, marks)
    if start:
        end = len(draft.text[:start].rstrip())
        paragraphs = (Paragraph(0, end, ParagraphKind.METADATA, "front matter"), *paragraphs)
    return _article(draft, header, paragraphs)


def _article(draft: Draft, header: Header, paragraphs: tuple[Paragraph, ...]) -> Article:
    published, basis = draft.published, draft.published_basis
    if published is None:
        published, basis = header.published, header.published_basis
    return Article(
        draft.name,
        draft.text,
        paragraphs,
        title=draft.title or header.title,
        publisher=draft.publisher or header.publisher,
        authors=draft.authors or header.authors,
        published=published,
        published_basis=basis,
        url=draft.url,
    )


def _with_fields(draft: Draft, fields: dict[str, str | list[str]]) -> Draft:
    """Adds what front matter says to a draft; what the draft knows already stays."""
    if not fields:
        return draft

    def one(*names: str) -> str | None:
        values = (fields[name] for name in names if fields.get(name))
        value = next(values, None)
        return value[0] if isinstance(value, list) else value

    authors = fields.get("authors") or fields.get("author") or fields.get("by") or []
    published = draft.published or parse_date(one("date", "published", "publish_date", "pubdate", "publication date"))
    return replace(
        draft,
        title=draft.title or one("title", "headline"),
        publisher=draft.publisher or one("publisher", "source", "site", "outlet", "newspaper"),
        authors=draft.authors or tuple([authors] if isinstance(authors, str) else authors),
        published=published,
        published_basis=draft.published_basis or ("metadata" if published else ""),
        url=draft.url or one("url", "link", "canonical", "permalink"),
    )


def _markdown(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], dict[int, Mark]]:
    """Takes the signs of headings and quotations off the lines; returns the headings by line."""
    marks: dict[int, Mark] = {}
    result: list[Line] = []
    for line in lines:
        if _RULER.fullmatch(line.text) and result:
            continue
        bare = unmarked(line, _ATX)
        if bare is not line and result:
            marks[len(result)] = Mark(len(result), ParagraphKind.HEADING, "a markdown heading")
        elif bare is line:
            bare = unmarked(line, re.compile(r"(?:>\s*)+|[-*+]\s+"))
        result.append(bare)
    return tuple(result), marks
