"""The stages, in order. A newcomer reads this file first.

    reading     files -> articles                       dateline.reading
    language    an article -> its parse                 dateline.language
    extraction  a parse -> mentions, times, quotations,
                entities (coreference), facts           dateline.extraction
    resolution  all articles -> nodes and sources       dateline.resolution
    graph       nodes, facts, claims -> RDF             dateline.graph
    view        the graph -> one HTML page              dateline.view

Reading to extraction are pure functions of one article; resolution is the first stage that sees two.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import lru_cache

from spacy.language import Language

from dateline.extraction.coreference import find_entities
from dateline.extraction.facts import find_facts
from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.extraction.times import find_times
from dateline.language import Parsed, load_model, parse
from dateline.ontology import Ontology, load_ontology
from dateline.records import Article, Corpus, Extraction, Problem
from dateline.resolution import resolve
from dateline.settings import Settings

_AHEAD = 4  # articles read ahead for each process


def extract(article: Article, nlp: Language, ontology: Ontology, settings: Settings) -> Extraction:
    """Reads one article: from its text to its facts.

    Arguments:
        article: an article as reading gives it.
        nlp: the language model (``dateline.language.load_model``).
        ontology: relations and their words (``dateline.ontology.load_ontology``).
        settings: of the build; the threshold applies here.
    """
    parsed = _parse_undated(article, nlp) if article.published is None else parse(article, nlp)
    times = find_times(parsed)
    mentions = find_mentions(parsed, times)
    quotations = find_quotations(parsed, mentions)
    entities = find_entities(parsed, mentions, quotations)
    facts = find_facts(parsed, mentions, entities, times, quotations, ontology)
    kept = tuple(fact for fact in facts if fact.confidence >= settings.threshold)
    return Extraction(article, mentions, entities, times, quotations, kept)


def retime(extraction: Extraction, day: date, settings: Settings) -> Extraction:
    """Reads the times and facts of an undated article again, as if it were published on a day."""
    article = replace(extraction.article, published=day, published_basis="corpus")
    undated = replace(extraction.article, published=None, published_basis="")
    parsed = replace(_parse_undated(undated, load_model(settings.model)), article=article)
    times = find_times(parsed)
    mentions, entities, quotations = extraction.mentions, extraction.entities, extraction.quotations
    facts = find_facts(parsed, mentions, entities, times, quotations, load_ontology(settings))
    kept = tuple(fact for fact in facts if fact.confidence >= settings.threshold)
    return replace(extraction, article=article, times=times, facts=kept)


@lru_cache(maxsize=64)
def _parse_undated(article: Article, nlp: Language) -> Parsed:
    """Parses an article that the corpus may date later; the last few parses are kept for that."""
    return parse(article, nlp)


def run(articles: Iterable[Article | Problem], settings: Settings) -> Corpus:
    """Takes articles through extraction and resolution; problems are carried along to be reported.

    The order in which articles come makes no difference: resolution gets them in the order of their names.
    """
    problems: list[Problem] = []
    extractions = sorted(extract_all(articles, settings, problems), key=lambda e: (e.article.name, e.article.text))
    corpus = resolve(tuple(extractions), settings, lambda extraction, day: retime(extraction, day, settings))
    return Corpus(corpus.extractions, corpus.nodes, corpus.sources, corpus.unsure, (*problems, *corpus.problems))


def extract_all(
    articles: Iterable[Article | Problem], settings: Settings, problems: list[Problem]
) -> Iterator[Extraction]:
    """Yields the extraction of each article; adds what could not be read to ``problems``.

    With ``settings.jobs`` above 1, articles are read in as many processes; the result is the same.
    """
    good = _without_problems(articles, problems)
    if settings.jobs > 1:
        for found in _extract_in_processes(good, settings):
            yield from _kept(found, problems)
        return
    nlp = load_model(settings.model)
    ontology = load_ontology(settings)
    for article in good:
        yield from _kept(_guarded(article, nlp, ontology, settings), problems)


def _guarded(article: Article, nlp: Language, ontology: Ontology, settings: Settings) -> Extraction | Problem:
    """Reads one article; a fault of ours in one of thousands must not cost the others."""
    try:
        return extract(article, nlp, ontology, settings)
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        return Problem(article.name, f"shows a fault in dateline ({fault}); please report it, with the article")


def _kept(found: Extraction | Problem, problems: list[Problem]) -> Iterator[Extraction]:
    if isinstance(found, Problem):
        problems.append(found)
    else:
        yield found


def _without_problems(articles: Iterable[Article | Problem], problems: list[Problem]) -> Iterator[Article]:
    for item in articles:
        if isinstance(item, Problem):
            problems.append(item)
        elif _broken(item):  # JSON can hold them ("\\ud800"); neither the model nor Turtle can
            problems.append(Problem(item.name, "holds halves of characters (lone surrogates); save it again as UTF-8"))
        else:
            yield item


def _broken(article: Article) -> bool:
    said = (article.name, article.text, article.title, article.publisher, article.url, *article.authors)
    return any("\ud800" <= c <= "\udfff" for part in said if part and not part.isascii() for c in part)


def _extract_in_processes(articles: Iterator[Article], settings: Settings) -> Iterator[Extraction | Problem]:
    load_ontology(settings)  # what is wrong with a model or an ontology is said here, not by a dead worker
    load_model(settings.model)
    context = multiprocessing.get_context("spawn")  # a forked copy could hold locks of a progress bar's thread
    with ProcessPoolExecutor(settings.jobs, mp_context=context) as pool:
        waiting: deque[Future[Extraction | Problem]] = deque()
        for article in articles:
            waiting.append(pool.submit(_extract_one, article, settings))
            if len(waiting) > _AHEAD * settings.jobs:  # few articles in memory, however many there are to come
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _extract_one(article: Article, settings: Settings) -> Extraction | Problem:
    return _guarded(article, load_model(settings.model), load_ontology(settings), settings)
