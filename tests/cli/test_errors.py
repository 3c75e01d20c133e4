"""Bad input: one clear line, exit code 2, no traceback, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run

GOOD = "The council of Ardmore passed a budget on Tuesday. Mayor Ann Lowe praised the vote.\n"


def one_line(ran: Ran, *words: object) -> None:
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("dateline: ") and ran.err.count("\n") == 1
    for word in words:
        assert str(word) in ran.err


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "good" / "good.txt"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    one_line(run("build", tmp_path / "empty", "-o", tmp_path / "out"), tmp_path / "empty")
    assert not (tmp_path / "out").exists()


def test_a_path_that_is_not_there(run: Run, tmp_path: Path) -> None:
    one_line(run("build", tmp_path / "nowhere.txt", "-o", tmp_path / "out"), "nowhere.txt")


@pytest.mark.parametrize("command", ["facts", "stats", "validate", "entities"])
def test_turtle_that_does_not_parse(run: Run, tmp_path: Path, command: str) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix dl: <https://example.org/> .\ndl:a dl:b .\n")
    one_line(run(command, broken), broken, "line 2")
    one_line(run(command, tmp_path / "none.ttl"), "none.ttl")


def test_a_query_that_is_no_sparql(run: Run, seeds_graph: Path, tmp_path: Path) -> None:
    one_line(run("query", seeds_graph, "SELECT { "), "SPARQL")
    (tmp_path / "q.rq").write_text("SELECT ?x WHERE { ?x ")
    one_line(run("query", seeds_graph, tmp_path / "q.rq"), "q.rq")
    (tmp_path / "b.rq").write_bytes(b"\xff\xfe")
    one_line(run("query", seeds_graph, tmp_path / "b.rq"), "b.rq", "UTF-8")
    one_line(run("query", seeds_graph, tmp_path / "none.rq"), "none.rq")
    one_line(run("query", seeds_graph, "no-such-name"), "no-such-name", "who-says-what")
    one_line(run("query", seeds_graph, "DELETE WHERE { ?s ?p ?o }"), "SPARQL")
    one_line(run("query", seeds_graph), "QUERY")


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["build", ".", "--frobnicate"], "--frobnicate"),
        (["frobnicate"], "frobnicate"),
        (["build"], "PATH"),
        (["build", ".", "--date", "27/1/2017"], "27/1/2017"),
        (["build", ".", "--date", "2017-02-30"], "2017-02-30"),
        (["build", ".", "--profile", "fat"], "fat"),
        (["build", ".", "--threshold", "1.5"], "--threshold"),
        (["build", ".", "--jobs", "0"], "--jobs"),
        (["build", ".", "--base", "nonsense"], "nonsense"),
        (["build", ".", "--field", "text"], "--field"),
        (["build", ".", "--known", "/no/such.ttl"], "/no/such.ttl"),
        (["facts", "graph.ttl", "--format", "xml"], "xml"),
    ],
)
def test_options_that_cannot_be_used(run: Run, args: list[str], word: str) -> None:
    one_line(run(*args), word)


def test_settings_that_cannot_be_used(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    broken = tmp_path / "mine.ttl"
    broken.write_text("@prefix")
    one_line(run("build", article, "-o", out, "--ontology", broken), "mine.ttl")
    one_line(run("build", article, "-o", out, "--ontology", tmp_path / "none.ttl"), "none.ttl")
    one_line(run("build", article, "-o", out, "--model", "no_such_model"), "no_such_model", "pip install")
    toml = tmp_path / "resolve.toml"
    toml.write_text("same = 3")
    one_line(run("build", article, "-o", out, "--resolve", toml), "resolve.toml")
    assert not out.exists()


def test_a_place_that_cannot_be_written_to_keeps_what_was_there(run: Run, article: Path, tmp_path: Path) -> None:
    one_line(run("build", article, "-o", article), article.name)
    assert article.read_text(encoding="utf-8") == GOOD
    out = tmp_path / "out"
    (out / "graph.html").mkdir(parents=True)  # a folder stands where the page belongs
    (out / "graph.ttl").write_text("old")
    one_line(run("build", article, "-o", out), "out")
    assert (out / "graph.ttl").read_text() == "old"
    assert sorted(path.name for path in out.iterdir()) == ["graph.html", "graph.ttl"]


def test_a_reader_that_has_seen_enough_is_no_error(seeds_graph: Path) -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m dateline facts {seeds_graph} --format jsonl | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith('{"kind"') and done.stdout.count("\n") == 1
