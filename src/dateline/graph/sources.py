"""Articles, independent sources and quotations as triples."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.graph.evidence import Span, span
from dateline.graph.index import Index
from dateline.graph.terms import Term, boolean, day, decimal, digest, iri, text
from dateline.graph.turtle import LABEL, A, Triple
from dateline.records import Article, Extraction, Quotation, Source


def source_key(source: Source, index: Index) -> str:
    """Names an independent source by the articles that share it."""
    return f"source/{digest(*sorted(index.articles[a] for a in source.articles if a in index.articles))}"


def describe_article(article: Article, index: Index, sources: tuple[Source, ...]) -> Iterator[Triple]:
    """Yields what is known of an article."""
    me = iri(index.articles[article.name])
    yield me, A, Term("dl:Article")
    yield me, A, Term("schema:NewsArticle")
    yield me, LABEL, text(article.title or article.name)
    said = (
        ("schema:headline", article.title),
        ("schema:publisher", article.publisher),
        ("schema:inLanguage", article.language),
        ("dl:fileName", article.name),
        ("dl:contentHash", article.content_hash),
        ("dl:dateBasis", article.published_basis),
        *(("schema:author", author) for author in article.authors),
    )
    yield from ((me, Term(name), text(value)) for name, value in said if value)
    date = day(article.published.isoformat()) if article.published else None
    if date:
        yield me, Term("schema:datePublished"), date
    if article.url:
        yield me, Term("schema:url"), text(article.url)
    if article.name in index.source_of:
        yield me, Term("dl:source"), iri(source_key(sources[index.source_of[article.name]], index))


def describe_source(source: Source, index: Index) -> Iterator[Triple]:
    """Yields which articles are one source, and why."""
    me = iri(source_key(source, index))
    yield me, A, Term("dl:Source")
    for name in source.articles:
        if name in index.articles:
            yield me, Term("prov:hadMember"), iri(index.articles[name])
    if source.reason:
        yield me, Term("dl:reason"), text(source.reason)


def quotation_key(extraction: Extraction, quotation: Quotation, index: Index) -> str:
    """Names a quotation by its article and where it stands there."""
    spots = ",".join(f"{start}-{end}" for start, end in quotation.pieces)
    return f"quotation/{digest(index.articles[extraction.article.name], quotation.start, quotation.end, spots)}"


def quotation_spans(extraction: Extraction, quotation: Quotation, index: Index) -> tuple[Span, ...]:
    """Returns the stretches of text of a quotation: the whole, its pieces, then its speaker's mention."""
    article = extraction.article
    places = [(quotation.start, quotation.end), *quotation.pieces]
    if quotation.speaker is not None:
        mention = extraction.mentions[quotation.speaker]
        places.append((mention.start, mention.end))
    return tuple(span(article, index.articles[article.name], start, end) for start, end in places)


def describe_quotation(extraction: Extraction, quotation: Quotation, index: Index) -> Iterator[Triple]:
    """Yields who says what to whom, in which words, and where the article has it."""
    name = extraction.article.name
    me = iri(quotation_key(extraction, quotation, index))
    spans = quotation_spans(extraction, quotation, index)
    pieces = spans[1 : 1 + len(quotation.pieces)]
    yield me, A, Term("dl:Quotation")
    yield me, Term("dl:text"), text(" ".join(" ".join(piece.exact.split()) for piece in pieces))
    yield me, Term("dl:direct"), boolean(quotation.direct)
    yield me, Term("dl:confidence"), decimal(quotation.confidence)
    yield me, Term("prov:wasDerivedFrom"), iri(index.articles[name])
    yield me, Term("dl:evidence"), iri(spans[0].key)
    yield from ((me, Term("dl:piece"), iri(piece.key)) for piece in pieces)
    if quotation.speaker is not None:
        yield me, Term("dl:mention"), iri(spans[-1].key)
    if quotation.cue:
        yield me, Term("dl:cue"), text(quotation.cue)
    people = (("speaker", quotation.speaker), ("listener", quotation.listener), ("medium", quotation.medium))
    for role, mention in people:
        key = index.key(name, mention)
        if key:
            yield me, Term(f"dl:{role}"), iri(key)
