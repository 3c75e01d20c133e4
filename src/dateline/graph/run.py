"""A description of the run: which program read which articles with which settings, and what came of it.

It holds no time and no path, so that the same articles give the same bytes anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version

from dateline import __version__
from dateline.graph.index import Index
from dateline.graph.terms import PREFIXES, Term, digest, iri, text, whole
from dateline.graph.turtle import LABEL, A, Section, Triple, section
from dateline.settings import Settings

_VOCABULARIES = ("dl", "oa", "org", "prov", "schema", "sem", "skos")


def run_section(settings: Settings, index: Index, others: tuple[Section, ...]) -> Section:
    """Describes the run and counts what the other sections say; the counts leave this section out."""
    articles = sorted(index.articles.values())
    name = digest(__version__, settings.model, settings.threshold, settings.profile, *articles)
    run, data, agent = iri(f"run/{name}"), iri(f"dataset/{name}"), iri(f"software/dateline-{__version__}")
    return section("The run", (*_activity(run, agent, settings, articles), *_counts(data, run, others)))


def _activity(run: Term, agent: Term, settings: Settings, articles: Iterable[str]) -> Iterator[Triple]:
    yield run, A, Term("prov:Activity")
    yield run, LABEL, text("dateline build")
    yield run, Term("prov:wasAssociatedWith"), agent
    yield run, Term("dcterms:conformsTo"), iri(PREFIXES["dl"].rstrip("#"))
    chosen = f"model {_model(settings.model)}; threshold {settings.threshold:g}; profile {settings.profile}"
    yield run, Term("dcterms:description"), text(chosen)
    yield from ((run, Term("prov:used"), iri(article)) for article in articles)
    yield agent, A, Term("prov:SoftwareAgent")
    yield agent, LABEL, text("dateline")
    yield agent, Term("schema:softwareVersion"), text(__version__)


def _model(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except (PackageNotFoundError, ValueError):
        return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _counts(data: Term, run: Term, others: tuple[Section, ...]) -> Iterator[Triple]:
    triples = [triple for part in others for triple in part.triples]
    kinds = Counter(target for _, predicate, target in triples if predicate == A)
    yield data, A, Term("void:Dataset")
    yield data, Term("prov:wasGeneratedBy"), run
    yield data, Term("void:triples"), whole(len(triples))
    yield data, Term("void:distinctSubjects"), whole(len({subject for subject, _, _ in triples}))
    yield from ((data, Term("void:vocabulary"), iri(PREFIXES[name])) for name in _VOCABULARIES)
    for kind, count in kinds.items():
        part = iri(f"{data[1:-1]}/{kind.strip('<>').replace(':', '-', 1)}")
        yield data, Term("void:classPartition"), part
        yield part, Term("void:class"), kind
        yield part, Term("void:entities"), whole(count)
