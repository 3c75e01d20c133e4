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

from collections.abc import Iterable, Iterator

from spacy.language import Language

from dateline.extraction.coreference import find_entities
from dateline.extraction.facts import find_facts
from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import find_quotations
from dateline.extraction.times import find_times
from dateline.language import load_model, parse
from dateline.ontology import Ontology, load_ontology
from dateline.records import Article, Corpus, Extraction, Problem
from dateline.resolution import resolve
from dateline.settings import Settings


def extract(article: Article, nlp: Language, ontology: Ontology, settings: Settings) -> Extraction:
    """Reads one article: from its text to its facts.

    Arguments:
        article: an article as reading gives it.
        nlp: the language model (``dateline.language.load_model``).
        ontology: relations and their words (``dateline.ontology.load_ontology``).
        settings: of the build; the threshold applies here.
    """
    parsed = parse(article, nlp)
    times = find_times(parsed)
    mentions = find_mentions(parsed, times)
    quotations = find_quotations(parsed, mentions)
    entities = find_entities(parsed, mentions, quotations)
    facts = find_facts(parsed, mentions, entities, times, quotations, ontology)
    kept = tuple(fact for fact in facts if fact.confidence >= settings.threshold)
    return Extraction(article, mentions, entities, times, quotations, kept)


def run(articles: Iterable[Article | Problem], settings: Settings) -> Corpus:
    """Takes articles through extraction and resolution; problems are carried along to be reported."""
    problems: list[Problem] = []
    extractions = tuple(extract_all(articles, settings, problems))
    corpus = resolve(extractions, settings)
    return Corpus(corpus.extractions, corpus.nodes, corpus.sources, corpus.unsure, tuple(problems))


def extract_all(
    articles: Iterable[Article | Problem], settings: Settings, problems: list[Problem]
) -> Iterator[Extraction]:
    """Yields the extraction of each article; adds what could not be read to ``problems``."""
    nlp = load_model(settings.model)
    ontology = load_ontology(settings)
    for item in articles:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield extract(item, nlp, ontology, settings)
