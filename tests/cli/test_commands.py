"""Each command does what its help says; its example runs."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import facts, sparql
from dateline.cli import terminal
from dateline.query import stored_queries
from tests.cli.conftest import Run
from tests.conftest import SEEDS

COMMANDS = ["build", "query", "facts", "annotate", "entities", "stats", "validate", "eval"]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Example: dateline {command} " in ANSI.sub("", ran.out)


def test_help_lists_every_command(run: Run) -> None:
    said = ANSI.sub("", run("--help").out)
    assert all(re.search(rf"[│|] {command} ", said) for command in COMMANDS)


def test_version_is_told_before_anything_heavy_is_loaded() -> None:
    code = "import sys; sys.argv = ['dateline', '--version']\ntry:\n import dateline.cli; dateline.cli.main()\n"
    code += (
        "except SystemExit: print(sorted({'spacy', 'rdflib', 'networkx', 'typer', 'pyoxigraph'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"dateline \d+\.\d+\.\d+\n\[\]\n", said)


def test_help_loads_no_language_model() -> None:
    code = "import sys, dateline.cli.app as a; a.command(); print('spacy' in sys.modules, 'rdflib' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "False False\n"


def test_the_public_face_is_what_it_says() -> None:
    import dateline

    assert all(getattr(dateline, name) is not None for name in dateline.__all__)
    with pytest.raises(AttributeError):
        _ = dateline.nothing_of_the_kind


def test_facts_as_json_lines_have_the_fields_of_the_scorer(run: Run, seeds_graph: Path) -> None:
    lines = [json.loads(line) for line in run("facts", seeds_graph, "--format", "jsonl").out.splitlines()]
    assert {line["kind"] for line in lines} == {"fact", "quote"}
    assert {line["doc"] for line in lines} <= {path.name for path in SEEDS.glob("*.txt")}
    wanted = {"subject", "relation", "object", "verb", "at", "when", "where", "factuality", "holder", "evidence"}
    assert all(wanted <= set(line) for line in lines if line["kind"] == "fact")
    assert all({"speaker", "text", "direct", "evidence"} <= set(line) for line in lines if line["kind"] == "quote")


def test_facts_as_csv_and_as_a_file(run: Run, seeds_graph: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("facts", seeds_graph, "--format", "csv").out)))
    assert len(rows) == len(facts(seeds_graph))
    ran = run("facts", seeds_graph, "--format", "csv", "-o", tmp_path / "rows.csv")
    assert (ran.code, ran.out) == (0, "")
    assert len((tmp_path / "rows.csv").read_text(encoding="utf-8")) > 1000


def test_facts_can_be_narrowed(run: Run, seeds_graph: Path) -> None:
    name = sorted(path.name for path in SEEDS.glob("*.txt"))[1]
    args = ("facts", seeds_graph, "--format", "jsonl", "--doc", name, "--relation", "hasRole")
    lines = [json.loads(line) for line in run(*args).out.splitlines()]
    assert lines and {(line["doc"], line["relation"]) for line in lines} == {(name, "hasRole")}


def test_no_table_lets_an_article_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.print_table(("who",), [("\x1b[31mChief\x1b[0m [bold]Dan[/bold]\r\x9b2J",)], title="[red]a.txt")
    said = capsys.readouterr().out
    assert "[bold]Dan[/bold]" in said and "[red]a.txt" in said
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said)


def test_annotate_prints_times_mentions_and_quotations_with_their_characters(run: Run, tmp_path: Path) -> None:
    text = 'The council of Ardmore met on Friday. "We will vote next week," Mayor Ann Lowe said.\n'
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    lines = [json.loads(x) for x in run("annotate", path, "--format", "jsonl", "--date", "2021-05-09").out.splitlines()]
    assert {"time", "mention", "entity", "quote"} == {line["kind"] for line in lines}
    assert all(text[x["start"] : x["end"]] == x["text"] for x in lines if x["kind"] in {"time", "mention"})
    times = [line for line in lines if line["kind"] == "time"]
    assert {"kind", "doc", "start", "end", "text", "value"} <= set(times[0])
    assert times[0]["value"] == "2021-05-07"
    (quote,) = [line for line in lines if line["kind"] == "quote"]
    assert quote["speaker"]["label"] == "Ann Lowe" and text[quote["speaker"]["start"] :].startswith(
        ("Mayor Ann", "Ann")
    )
    assert quote["text"] == "We will vote next week," or quote["text"] == "We will vote next week"


def test_a_weekday_stays_a_weekday_without_a_date(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The council of Ardmore met on Friday.\n", encoding="utf-8")
    lines = [json.loads(line) for line in run("annotate", path, "--format", "jsonl").out.splitlines()]
    assert [x["value"] for x in lines if x["kind"] == "time"] == ["XXXX-WXX-5"]


@pytest.mark.parametrize("name", sorted(stored_queries()))
def test_every_stored_query_runs_and_says_what_it_asks(run: Run, seeds_graph: Path, name: str) -> None:
    assert stored_queries()[name].question.endswith("?")
    ran = run("query", seeds_graph, name, "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["head"]["vars"]


@pytest.mark.parametrize(
    "name", ["who-says-what", "roles", "timeline", "documents", "most-connected", "planned", "copies"]
)
def test_stored_queries_find_something_in_real_news(run: Run, seeds_graph: Path, name: str) -> None:
    assert len(run("query", seeds_graph, name, "--format", "csv").out.splitlines()) > 1


def test_query_answers_each_kind_of_question(run: Run, seeds_graph: Path, tmp_path: Path) -> None:
    assert run("query", seeds_graph, "ASK { ?s a dl:Fact }").out == "yes\n"
    assert run("query", seeds_graph, "ASK { ?s a dl:Nothing }").out == "no\n"
    file = tmp_path / "q.rq"
    file.write_text("SELECT (COUNT(?f) AS ?n) { ?f a dl:Fact }")
    assert int(run("query", seeds_graph, file, "--format", "csv").out.split()[1]) > 50
    assert "\t" in run("query", seeds_graph, "SELECT ?s ?o { ?s dl:states ?o }", "--format", "tsv").out
    assert "dl:Fact" in run("query", seeds_graph, "CONSTRUCT WHERE { ?s a dl:Fact }").out
    assert all(name in run("query", "--list").out for name in stored_queries())


def test_a_query_is_relative_to_the_graphs_own_base(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@base <https://example.org/news/> .\n<a> <b> <c> .\n")
    assert sparql(path, "ASK { <a> <b> <c> }").rows == (("true",),)
    assert sparql(path, "ASK { <a> <b> <c> }", base="https://example.org/other/").rows == (("false",),)


def test_stats_are_the_same_every_time(run: Run, seeds_graph: Path) -> None:
    command = [sys.executable, "-m", "dateline", "stats", str(seeds_graph), "--format", "json"]
    found = run("stats", seeds_graph, "--format", "json").out
    again = subprocess.run(
        command, env=os.environ | {"PYTHONHASHSEED": "99"}, capture_output=True, text=True, check=True
    ).stdout
    assert found == again
    stats = json.loads(found)
    assert dict(stats["counts"])["articles"] == len(list(SEEDS.glob("*.txt")))
    assert stats["connected"] and stats["communities"]
    assert "Most connected" in run("stats", seeds_graph).out


def test_entities_are_listed_and_narrowed(run: Run, seeds_graph: Path) -> None:
    rows = [line for line in run("entities", seeds_graph, "--class", "Person").out.splitlines() if line.startswith("│")]
    assert rows and all("Person" in row or row.split("│")[2].strip() == "" for row in rows)


def test_review_writes_decisions_that_build_reads(
    run: Run, seeds_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "why unsure" in run("entities", seeds_graph, "--review").out
    toml = tmp_path / "resolve.toml"
    monkeypatch.setattr("sys.stdin", io.StringIO("n\nwhat?\ns\nq\n"))
    ran = run("entities", seeds_graph, "--review", "--resolve", toml)
    assert ran.code == 0 and "1 decision written" in ran.out
    assert "different" in toml.read_text(encoding="utf-8")


def test_validate_tells_by_its_exit_code(run: Run, seeds_graph: Path, tmp_path: Path) -> None:
    assert run("validate", seeds_graph).code == 0
    path = tmp_path / "bad.ttl"
    path.write_text("@prefix dl: <https://w3id.org/dateline/ontology#> . <https://example.org/f> a dl:Fact .")
    ran = run("validate", path)
    assert ran.code == 1 and "a fact has one relation" in " ".join(ran.out.replace("│", " ").split())


def test_quiet_build_says_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The council of Ardmore met on Friday.\n", encoding="utf-8")
    ran = run("build", path, "-o", tmp_path / "out", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_the_shell_completes_commands(tmp_path: Path) -> None:
    env = {
        "_DATELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "dateline va",
        "COMP_CWORD": "1",
        "PATH": "/usr/bin:/bin",
    }
    tool = Path(sys.executable).parent / "dateline"
    if not tool.exists():
        pytest.skip("the dateline command is not installed in this environment: pip install -e .")
    said = subprocess.run(shlex.split(str(tool)), env=env, capture_output=True, text=True).stdout
    assert said.split() == ["validate"]
