"""The user's word: known entities, and decisions in resolve.toml."""

from __future__ import annotations

from pathlib import Path

import pytest
from build import build

from dateline.errors import DatelineError
from dateline.records import Corpus, Extraction
from dateline.resolution import resolve
from dateline.resolution.decisions import read_decisions, write_decision
from dateline.settings import Settings

A = build("a.txt", "2021-03-01", {"p": ("Person", "Carla Ruiz"), "o": ("Organization", "Acme Rail")})
B = build("b.txt", "2021-03-02", {"p": ("Person", "Karla Ruis"), "o": ("Organization", "Acme Rail")})
C = build("c.txt", "2021-03-03", {"p": ("Person", "Carla Ruiz"), "m": ("Memo", "memo")})


def keys(found: Corpus, article: str) -> set[str]:
    return {n.key for n in found.nodes if any(name == article for name, _ in n.members)}


def decided(tmp_path: Path, text: str, *extractions: Extraction) -> Corpus:
    file = tmp_path / "resolve.toml"
    file.write_text(text, encoding="utf-8")
    return resolve(extractions or (A, B, C), Settings(resolve=file))


@pytest.mark.parametrize(
    "left", ["Carla Ruiz", "person/carla-ruiz", "https://w3id.org/dateline/id/person/carla-ruiz", "a.txt#Carla Ruiz"]
)
def test_same_joins_what_the_rules_keep_apart(tmp_path: Path, left: str) -> None:
    found = decided(tmp_path, f'same = [["{left}", "Karla Ruis"]]')
    merged = next(n for n in found.nodes if n.key == "person/carla-ruiz")
    assert len(merged.members) == 3 and "the user's word" in {m.reason for m in merged.merges}


def test_different_keeps_apart_what_the_rules_join(tmp_path: Path) -> None:
    found = decided(tmp_path, 'different = [["a.txt#Carla Ruiz", "c.txt#Carla Ruiz"]]')
    assert keys(found, "a.txt") & keys(found, "c.txt") == set()
    assert "person/carla-ruiz" in keys(found, "a.txt")


def test_a_decision_on_nothing_is_reported_and_the_rest_counts(tmp_path: Path) -> None:
    found = decided(tmp_path, 'same = [["Nobody Here", "Carla Ruiz"], ["Carla Ruiz", "Karla Ruis"]]')
    assert [p.message for p in found.problems] == [
        "nothing in these articles is called 'Nobody Here': the decision on it was not used"
    ]
    assert "person/carla-ruiz" in keys(found, "b.txt")


@pytest.mark.parametrize(("text", "says"), [
    ("same = [", "does not parse as TOML"),
    ('same = ["a", "b"]', "list of pairs"),
    ('sam = [["a", "b"]]', "unknown entry 'sam'"),
    ('same = [["a", "b"]]\ndifferent = [["b", "a"]]', "same and different"),
    ('same = [["a", "a"]]', "with itself"),
    ('different = [["Carla Ruiz", "person/carla-ruiz"]]', "by article and name"),
    ('same = [["Carla Ruiz", "Karla Ruis"]]\ndifferent = [["Carla Ruiz", "b.txt#Karla Ruis"]]', "keep them apart"),
])  # fmt: skip
def test_decisions_that_cannot_be_followed(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DatelineError, match=says) as error:
        decided(tmp_path, text)
    assert "resolve.toml" in str(error.value)


def test_a_label_that_fits_two_things_is_refused_with_their_keys(tmp_path: Path) -> None:
    split = 'different = [["a.txt#Carla Ruiz", "c.txt#Carla Ruiz"]]\nsame = [["Carla Ruiz", "Karla Ruis"]]'
    with pytest.raises(DatelineError, match=r"fits 2 entities .*use the key"):
        decided(tmp_path, split)


def test_written_decisions_are_read_back_and_comments_stay(tmp_path: Path) -> None:
    file = tmp_path / "resolve.toml"
    file.write_text('# mine\nsame = [\n  ["x", "y"],  # sure\n]\n', encoding="utf-8")
    write_decision(file, 'Ann "Nan" Lee', "person/ann-lee", True)
    write_decision(file, "Springfield", "place/springfield-illinois", False)
    write_decision(file, "place/springfield-illinois", "Springfield", False)
    found = read_decisions(file)
    assert found.same == (('Ann "Nan" Lee', "person/ann-lee"), ("x", "y"))
    assert found.different == (("Springfield", "place/springfield-illinois"),)
    assert "# mine" in file.read_text() and "# sure" in file.read_text()
    with pytest.raises(DatelineError, match="already said to be same"):
        write_decision(file, "y", "x", False)


def test_a_first_decision_makes_the_file(tmp_path: Path) -> None:
    write_decision(tmp_path / "resolve.toml", "a", "b", False)
    assert read_decisions(tmp_path / "resolve.toml").different == (("a", "b"),)


TURTLE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dl: <https://w3id.org/dateline/ontology#> .
<https://example.org/ruiz> a dl:Person ; rdfs:label "Carla Ruiz" ; skos:altLabel "Karla Ruis" ;
    owl:sameAs <http://www.wikidata.org/entity/Q1> .
<https://w3id.org/dateline/id/organization/the-railway> a dl:Company ; rdfs:label "Acme Rail" .
"""
TABLE = """name,iri,class,names,sameAs
Carla Ruiz,https://example.org/ruiz,Person,Karla Ruis|C. Ruiz,http://www.wikidata.org/entity/Q1
Acme Rail,https://w3id.org/dateline/id/organization/the-railway,Company,,
"""


@pytest.mark.parametrize(("name", "text"), [("known.ttl", TURTLE), ("known.csv", TABLE)])
def test_mentions_resolve_to_known_entities(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    found = resolve((A, B, C), Settings(known=file))
    person = next(n for n in found.nodes if n.cls == "Person")
    assert person.key == "person/carla-ruiz" and {a for a, _ in person.members} == {"a.txt", "b.txt", "c.txt"}
    assert person.same_as == ("http://www.wikidata.org/entity/Q1", "https://example.org/ruiz")
    company = next(n for n in found.nodes if n.label == "Acme Rail")
    assert (company.key, company.cls, company.same_as) == ("organization/the-railway", "Company", ())


def test_known_entities_that_no_article_names_are_not_in_the_graph(tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text("name,class\nNora Quint,Person\n", encoding="utf-8")
    assert {n.key for n in resolve((A,), Settings(known=file)).nodes} == {
        n.key for n in resolve((A,), Settings()).nodes
    }


def test_a_known_entity_without_class_takes_what_articles_say(tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text("name,sameAs\nAcme Rail,http://example.org/acme\n", encoding="utf-8")
    company = next(n for n in resolve((A, B), Settings(known=file)).nodes if n.label == "Acme Rail")
    assert (company.key, company.cls, len(company.members)) == ("organization/acme-rail", "Organization", 2)


@pytest.mark.parametrize(("name", "data", "says"), [
    ("known.ttl", b"<a> <b>", "does not parse as Turtle"),
    ("known.ttl", b"", "no entity with a name"),
    ("known.csv", b"who,what\nx,y\n", "no column 'name'"),
    ("known.csv", b"name\n\xff\xfe\n", "not in UTF-8"),
    ("gone.csv", None, "cannot read the known entities"),
])  # fmt: skip
def test_known_entities_that_cannot_be_read(tmp_path: Path, name: str, data: bytes | None, says: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(DatelineError, match=says):
        resolve((A,), Settings(known=tmp_path / name))
