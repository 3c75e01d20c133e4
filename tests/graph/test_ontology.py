"""The ontology that ships: every class and relation is there, explained, and tied to what others use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from dateline.graph.vocabulary import load_vocabulary
from dateline.ontology import load_ontology, ontology_folder
from dateline.settings import Settings
from tests.conftest import ROOT

DL = "https://w3id.org/dateline/ontology#"
PAGE = ROOT.parent / "shared" / "facts" / "README.md"


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "dateline.ttl", format="turtle")


def page() -> str:
    if not PAGE.is_file():
        pytest.skip(f"the page that fixes the vocabulary is not beside this checkout: {PAGE}")
    return PAGE.read_text(encoding="utf-8")


def test_every_relation_of_the_page_is_declared() -> None:
    table = page().partition("### Relations")[2].partition("An action that fits")[0]
    names = {name for cell in re.findall(r"^\| ([\w /]+?) \|", table, re.M) for name in cell.split(" / ")} - {
        "relation"
    }
    assert len(names) > 50
    assert names | {"acts"} <= set(load_ontology().relations)


def test_every_class_of_the_page_is_declared() -> None:
    table = page().partition("## Entities")[2].partition("Described things count")[0]
    rows = dict(re.findall(r"^\| (\w+) \| (.*) \|$", table, re.M))
    kinds = " ".join(rows[name] for name in ("Organization", "GeopoliticalEntity", "Place", "Document", "Event"))
    names = set(rows) - {"class"} | set(re.findall(r"\b[A-Z]\w+", kinds))
    assert len(names) > 45
    assert names <= set(load_ontology().parents)


def test_every_term_is_labelled_and_explained(graph: rdflib.Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
    for term in {s for kind in kinds for s in graph.subjects(RDF.type, kind)}:
        assert str(term).startswith(DL)
        assert len(list(graph.objects(term, RDFS.label))) == 1, term
        assert len(list(graph.objects(term, RDFS.comment))) == 1, term


def test_every_term_of_its_own_that_it_uses_is_declared(graph: rdflib.Graph) -> None:
    declared = {str(s) for s in graph.subjects(RDF.type, None)}
    used = {str(t) for triple in graph for t in triple if isinstance(t, rdflib.URIRef) and str(t).startswith(DL)}
    assert used <= declared


def test_the_classes_that_the_usual_ends_name_are_declared() -> None:
    ontology = load_ontology()
    graph_own = set(ontology.parents)
    for relation in ontology.relations.values():
        assert set(relation.subject_classes + relation.object_classes) <= graph_own, relation.name


def test_the_header_says_what_it_is(graph: rdflib.Graph) -> None:
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    said = {str(p).rpartition("/")[2].rpartition("#")[2] for p in graph.predicates(header)}
    assert {"title", "license", "versionIRI", "preferredNamespacePrefix", "preferredNamespaceUri"} <= said


def test_no_class_specialises_itself(graph: rdflib.Graph) -> None:
    for cls in graph.subjects(RDF.type, OWL.Class):
        parents = set(graph.objects(cls, RDFS.subClassOf))
        assert all(cls not in set(graph.transitive_objects(parent, RDFS.subClassOf)) for parent in parents), cls


def test_relations_are_actions_or_states() -> None:
    vocabulary = load_vocabulary(Settings())
    relations = [n for n in vocabulary.entries if "relation" in vocabulary.above(n)[1:]]
    assert len(relations) > 55
    both = [
        n
        for n in relations
        if n not in {"action", "state"} and len({"action", "state"} & set(vocabulary.above(n))) != 1
    ]
    assert both == []


def test_a_relation_of_the_users_own_needs_no_code(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        """@prefix dl: <https://w3id.org/dateline/ontology#> . @prefix ex: <https://example.org/> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        ex:coaches a owl:ObjectProperty ; rdfs:label "coaches" ; rdfs:subPropertyOf dl:state ; dl:evokedBy "coach" ."""
    )
    vocabulary = load_vocabulary(Settings(ontology=(mine,)))
    assert vocabulary.label("https://example.org/coaches") == "coaches"
    assert not vocabulary.is_action("https://example.org/coaches")
    alone = load_vocabulary(Settings(ontology=(mine,), replace_ontology=True))
    assert not alone.is_action("https://example.org/coaches")
    assert not alone.is_class("Person")
