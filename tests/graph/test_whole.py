"""A whole real build: what must hold for every triple of it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from dateline.graph import FactRow, QuoteRow, Reader, facts, open_graph
from dateline.graph.terms import PREFIXES
from dateline.graph.validation import validate
from dateline.outputs import Build, build
from dateline.settings import Settings
from tests.conftest import SEEDS
from tests.graph.corpora import NEGATED, Story, turtle


@pytest.fixture(scope="module")
def store(seeds_graph: Path) -> ox.Store:
    return open_graph(seeds_graph)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in SEEDS.glob("*.txt")}


def test_every_piece_of_evidence_equals_the_articles_characters(store: ox.Store, texts: dict[str, str]) -> None:
    reader = Reader(store)
    checked = 0
    for spot in reader.members("oa:SpecificResource"):
        (article,) = reader.links(spot, "oa:hasSource")
        text = texts[reader.value(article, "dl:fileName") or ""]
        parts = reader.links(spot, "oa:hasSelector")
        (start,), (end,), (exact,) = (
            [v for part in parts for v in reader.values(part, name)] for name in ("oa:start", "oa:end", "oa:exact")
        )
        assert text[int(start) : int(end)] == exact != ""
        checked += 1
    assert checked > 100


def test_every_claim_and_quotation_has_its_evidence(store: ox.Store, texts: dict[str, str]) -> None:
    rows = facts(store)
    assert {type(row) for row in rows} == {FactRow, QuoteRow}
    for row in rows:
        assert texts[row.doc][row.evidence.start : row.evidence.end] == row.evidence.text != ""
        if isinstance(row, QuoteRow) and row.speaker is not None:
            assert row.speaker.start is not None and row.speaker.end is not None
            assert texts[row.doc][row.speaker.start : row.speaker.end].strip()


def test_articles_carry_the_hash_of_their_text(store: ox.Store, texts: dict[str, str]) -> None:
    reader = Reader(store)
    found = {
        reader.value(a, "dl:fileName"): reader.value(a, "dl:contentHash") for a in reader.members("schema:NewsArticle")
    }
    assert found == {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def test_rdflib_and_pyoxigraph_read_the_same_triples_and_no_blank_node(seeds_graph: Path, store: ox.Store) -> None:
    graph = rdflib.Graph(bind_namespaces="none").parse(seeds_graph, format="turtle")
    assert len(graph) == len(store)
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    spelled = {(q.subject.value, q.predicate.value, plain(q.object.value)) for q in store}
    assert spelled == {(str(s), str(p), plain(str(o))) for s, p, o in graph}


def plain(value: str) -> str:
    """A value without the noughts that stores add to numbers, or take away."""
    return re.sub(r"^(\d+\.\d*?)0*$", r"\1", value).removesuffix(".")


def test_no_literal_is_ill_typed(seeds_graph: Path) -> None:
    graph = rdflib.Graph(bind_namespaces="none").parse(seeds_graph, format="turtle")
    assert not [o for o in graph.objects() if isinstance(o, rdflib.Literal) and o.ill_typed]


def test_the_counts_of_the_run_are_right(store: ox.Store) -> None:
    reader = Reader(store)
    (dataset,) = reader.members("void:Dataset")
    (run,) = reader.members("prov:Activity")
    described = {
        dataset,
        run,
        *reader.links(dataset, "void:classPartition"),
        *reader.links(run, "prov:wasAssociatedWith"),
    }
    others = [quad for quad in store if quad.subject.value not in described]
    assert int(reader.value(dataset, "void:triples") or 0) == len(others)


def test_shapes_conform(seeds_graph: Path) -> None:
    assert validate(seeds_graph) == ()


def test_shapes_find_what_is_broken(tmp_path: Path) -> None:
    story = Story("a.txt", "Mills of Acme met Rossi in Lyon.", published=date(2017, 1, 26))
    story.says("Mills", "meets", "Rossi", when="2017-01-26", evidence="met Rossi", confidence=0.8)
    story.says("Acme", "locatedIn", "Lyon", evidence="Acme met Rossi in Lyon", confidence=0.6)
    story.says("Mills", "supports", "Acme", evidence="Mills of Acme", confidence=0.5, factuality=NEGATED)
    whole = turtle(story)
    breaks = {
        'oa:exact "met Rossi"': ('oa:exact "met"', "as long as the stretch"),
        "dl:factuality dl:Negated": ("dl:factuality dl:Rumoured", "asserted, negated or possible"),
        "dl:confidence 0.8": ("dl:confidence 7.5", "7.5"),
        "dl:sourceCount 1": ("dl:sourceCount 0", "0"),
        'dl:date "2017-01-26"^^xsd:date': ('dl:date "Friday"', "Friday"),
        'rdfs:label "Lyon"': ('skos:altLabel "Lyon"', "one label"),
        "<company/acme> dl:locatedIn <city/lyon>": (
            "<company/acme> dl:bornIn <city/lyon>",
            "stands as a direct statement",
        ),
    }
    path = tmp_path / "graph.ttl"
    path.write_text(whole, encoding="utf-8")
    assert validate(path) == ()
    for old, (new, _) in breaks.items():
        assert old in whole
        whole = whole[: whole.rindex(old)] + new + whole[whole.rindex(old) + len(old) :]
    path.write_text(whole, encoding="utf-8")
    found = [text for violation in validate(path) for text in (violation.message, violation.value)]
    assert [message for _, message in breaks.values() if not any(message in text for text in found)] == []


def test_the_graph_explains_the_classes_and_relations_it_uses(store: ox.Store) -> None:
    query = """SELECT ?term WHERE {
        { ?x a ?term . ?x dl:mentionedIn ?a } UNION { ?f rdf:predicate ?term }
        FILTER NOT EXISTS { ?term rdfs:label ?label } }"""
    assert list(store.query(query, prefixes=PREFIXES)) == []


def test_direct_statements_are_those_that_an_article_makes_itself(store: ox.Store) -> None:
    stands = """SELECT ?s ?p ?o WHERE { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
        ?f dl:factuality dl:Asserted . FILTER(isIRI(?o))
        FILTER EXISTS { ?c dl:states ?f FILTER NOT EXISTS { ?c dl:holder ?h } } }"""
    direct = """SELECT ?s ?p ?o WHERE { ?p rdfs:subPropertyOf* dl:relation . ?s ?p ?o }"""
    sides = [{tuple(str(x) for x in found) for found in store.query(q, prefixes=PREFIXES)} for q in (stands, direct)]
    assert sides[0] == sides[1] != set()


def test_the_lean_profile_is_entities_and_statements_alone(tmp_path: Path, seeds_build: Build) -> None:
    lean = build([SEEDS / "001_e14b16ddb5313f38.txt"], tmp_path, Settings(profile="lean"))
    found = open_graph(lean.turtle)
    used = {quad.predicate.value for quad in found}
    assert not [p for p in used if p.endswith(("states", "evidence", "factuality", "#acts"))]
    assert not list(Reader(found).members("dl:Claim"))
    assert validate(lean.turtle) == ()
    assert lean.turtle.stat().st_size * 3 < seeds_build.turtle.stat().st_size


def command(*args: object, seed: int = 0) -> None:
    env = os.environ | {"PYTHONHASHSEED": str(seed)}
    subprocess.run([sys.executable, "-m", "dateline", *map(str, args)], env=env, check=True, capture_output=True)


def test_another_order_and_hash_seed_give_the_same_bytes(seeds_build: Build, tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"), reverse=True)
    command("build", *files, "-o", tmp_path, seed=4242)
    assert (tmp_path / "graph.ttl").read_bytes() == seeds_build.turtle.read_bytes()
    assert (tmp_path / "graph.html").read_bytes() == seeds_build.page.read_bytes()


@pytest.mark.long
def test_more_processes_give_the_same_bytes(seeds_build: Build, tmp_path: Path) -> None:
    command("build", SEEDS, "-o", tmp_path, "--jobs", 2, seed=7)
    assert (tmp_path / "graph.ttl").read_bytes() == seeds_build.turtle.read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("left_out", range(5))
def test_one_more_article_keeps_the_iris_it_has_no_bearing_on(store: ox.Store, tmp_path: Path, left_out: int) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    fewer = Reader(open_graph(build([*files[:left_out], *files[left_out + 1 :]], tmp_path).turtle))
    whole = Reader(store)
    for cls in ("dl:Quotation", "oa:SpecificResource"):
        assert set(fewer.members(cls)) <= set(whole.members(cls))
    before = {claim for claim in fewer.members("dl:Claim") if fewer.value(claim, "dl:dateBasis") != "corpus"}
    lost = before - set(whole.members("dl:Claim"))
    # what bears on the others' claims: a date that only the fifth article fixes, or whom it shows to be one
    dated = {whole.value(article, "dl:fileName") for article in whole.members("dl:Article")
             if whole.value(article, "dl:dateBasis") not in {"corpus", None}}  # fmt: skip
    if files[left_out].name not in dated:
        assert len(lost) <= len(before) // 20, sorted(lost)


@pytest.mark.stores
def test_the_oxigraph_command_loads_it(seeds_graph: Path, tmp_path: Path, store: ox.Store) -> None:
    tool = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("the oxigraph command is not installed: pip install oxigraph")
    place = tmp_path / "db"
    subprocess.run([tool, "load", "--location", place, "--file", seeds_graph], check=True, capture_output=True)
    count = [
        tool,
        "query",
        "--location",
        place,
        "--query",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "--results-format",
        "csv",
    ]
    answer = subprocess.run(count, check=True, capture_output=True, text=True).stdout
    assert int(answer.split()[-1]) == len(store)


@pytest.mark.stores
def test_rapper_loads_it(seeds_graph: Path, store: ox.Store) -> None:
    if shutil.which("rapper") is None:
        pytest.skip("rapper is not installed: apt-get install raptor2-utils")
    told = subprocess.run(
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples", seeds_graph], check=True, capture_output=True
    )
    assert len(told.stdout.splitlines()) == len(store)
