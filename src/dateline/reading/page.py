"""Web pages: the article by trafilatura, and what JSON-LD, OpenGraph and meta tags say of it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from dateline.reading.data import load, words
from dateline.reading.dates import parse_date
from dateline.reading.decode import decode_page
from dateline.reading.draft import Draft, UnreadableError, with_title
from dateline.reading.fragment import check_depth, fragment_text
from dateline.reading.limits import MAX_PAGE_BYTES

ARTICLE_TYPES = ("article", "reportage", "posting", "report", "webpage")
"""How the JSON-LD types end that describe a page's article; the first kinds count before the last."""

FEWEST_CHARACTERS = 80
"""Text below which a page holds no article (a list of links, a video, an error)."""

MOST_BESIDE = 0.3
"""Share of a page's text above which an element is the article, whatever its class says ("article no-sidebar")."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what cannot be read is reported by name, once


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a page says of its article."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = field(default=())
    published: date | None = None
    url: str | None = None
    body: str | None = None


def page_drafts(name: str, data: bytes, *, url: str | None = None, encoding: str | None = None) -> Iterator[Draft]:
    """Yields the article of a web page.

    Arguments:
        name: of the file or record.
        data: the page's bytes.
        url: the address it was saved from, where that is known.
        encoding: that the server declared.

    Raises:
        UnreadableError: if it is too long, nested too deep, or has no article.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise UnreadableError(f"is longer than a page may be ({MAX_PAGE_BYTES:,} bytes)")
    source = decode_page(data, encoding)
    if not source.strip():
        raise UnreadableError("is empty; there is nothing to read")
    check_depth(source)
    root = _parse(source)
    facts = _describe(root)
    body = _body(root, facts)
    if len(body) < FEWEST_CHARACTERS:
        raise UnreadableError("is a page without an article (no paragraphs of text were found)")
    text, titled = with_title(facts.title, body)
    yield Draft(
        name,
        text,
        title=facts.title if titled else None,
        publisher=facts.publisher,
        authors=facts.authors,
        published=facts.published,
        published_basis="metadata" if facts.published else "",
        url=url or facts.url,
        titled=titled,
    )


def _parse(source: str) -> lxml_html.HtmlElement:
    try:
        # Bytes, because lxml refuses text with an encoding declaration.
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("is no HTML that can be read") from error
    return root


def _body(root: lxml_html.HtmlElement, facts: _Facts) -> str:
    """Returns the article's text, one paragraph a line: by trafilatura, or JSON-LD's if that is much longer."""
    _prune(root)
    try:
        document = bare_extraction(
            root, url=facts.url, include_comments=False, include_tables=False, with_metadata=False
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, etree.LxmlError, RecursionError):
        document = None
    text = getattr(document, "text", None) or ""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    found = "\n\n".join(line for line in lines if line)
    said = fragment_text(facts.body) if facts.body else ""
    return said if len(said) > 2 * len(found) and len(said) >= FEWEST_CHARACTERS else found


def _prune(root: lxml_html.HtmlElement) -> None:
    """Takes out of a page what its own markup says is beside the article: pictures, adverts, links, forms."""
    sizes: dict[lxml_html.HtmlElement, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        below = sum(sizes.get(child, 0) + len(child.tail or "") for child in element)
        sizes[element] = below + len(element.text or "")
    body = root.find("body")
    most = MOST_BESIDE * sizes.get(root if body is None else body, 0)
    names, beside = frozenset(load("page")["beside_elements"]), words("page", "beside_words")
    for element in list(root.iter(etree.Element)):
        if element.getparent() is None or element.tag in ("html", "body", "main", "article"):
            continue
        said = f"{element.get('class') or ''} {element.get('id') or ''}"
        marked = element.tag == "form" or any(w.lower() in beside for w in _WORDS.findall(said[:500]))
        if element.tag in names or (marked and sizes[element] <= most):
            element.drop_tree()


def _describe(root: lxml_html.HtmlElement) -> _Facts:
    """Reads title, publisher, authors, date and address: from JSON-LD, then meta tags, then the page."""
    linked = _linked_data(root)
    meta = _meta(root)

    def first(key: str) -> str | None:
        return next((meta[n] for n in load("page")[key] if meta.get(n)), None)

    times = [
        e.get("datetime") or e.get("content")
        for e in root.xpath("//time[@datetime][not(ancestor::aside)] | //*[@itemprop='datePublished'][@content]")
    ]
    dates = [
        linked.get("datePublished"),
        linked.get("dateCreated"),
        *(meta.get(n) for n in load("page")["dates"]),
        *times[:1],
    ]
    author = first("authors")
    heading = next((" ".join(h.text_content().split()) for h in root.xpath("//h1")), None)
    publisher = _name(linked.get("publisher")) or first("sites")
    canonical = root.xpath("string(//link[@rel='canonical']/@href)") or meta.get("og:url") or ""
    body = linked.get("articleBody")
    return _Facts(
        title=_title(heading, first("titles") or _text(linked.get("headline")) or _page_title(root)),
        publisher=publisher.removeprefix("@") if publisher else None,
        authors=_names(linked.get("author")) or ((author,) if author and "://" not in author else ()),
        published=next((day for value in dates if (day := parse_date(value))), None),
        url=canonical if canonical.startswith(("http://", "https://")) else None,
        body=body if isinstance(body, str) else None,
    )


def _title(heading: str | None, said: str | None) -> str | None:
    """Takes the heading on the page before what metadata say, unless it is another thing (the site)."""
    if heading and said:
        same = set(heading.lower().split()) & set(said.lower().split())
        return heading if len(same) * 2 >= min(len(heading.split()), len(said.split())) else said
    return heading or said


def _page_title(root: lxml_html.HtmlElement) -> str | None:
    """Returns the title of the page without the site's name behind the last bar or dash."""
    title = " ".join((root.findtext(".//title") or "").split())
    for mark in (" | ", " – ", " — ", " - ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and len(tail) < len(head):
            return head
    return title or None


def _meta(root: lxml_html.HtmlElement) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if key and content:
            values.setdefault(key.lower(), content)
    return values


def _linked_data(root: lxml_html.HtmlElement) -> Mapping[str, object]:
    """Returns the JSON-LD object that describes the article, an empty one if there is none."""
    found: list[tuple[int, Mapping[str, object]]] = []
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                rank = next((i for i, end in enumerate(ARTICLE_TYPES) if str(kind).lower().endswith(end)), None)
                if rank is not None:
                    found.append((rank, item))
    return min(found, key=lambda pair: pair[0])[1] if found else {}


def _objects(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, Mapping):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)


def _names(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(name for item in items if (name := _name(item)) and "://" not in name)
