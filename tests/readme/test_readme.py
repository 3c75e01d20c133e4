"""What the README says is so: its commands run, its examples work, its figures are those that are pinned."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from dateline import FactRow, Settings, build, facts
from dateline.cli import main
from dateline.cli.app import command as cli
from dateline.evaluation.gum import evaluate
from dateline.extraction.quotations.cues import cues
from dateline.graph.store import base_of, open_graph
from dateline.graph.terms import PREFIXES
from dateline.outputs import Build
from dateline.reading import limits
from tests.conftest import ROOT, SEEDS
from tests.readme.page import GRAPH, README, Command, blocks, commands, table

GUM = ROOT.parent / "shared" / "corpora" / "gum"
REFRESH = "python docs/refresh.py writes it anew"
NOT_OURS = (".venv/bin/", "python3 -m venv", "printf ")


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    """docs/refresh.py, which writes the parts of the README that come from a build."""
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seeds_build: Build) -> Path:
    """A folder as the reader of the README has it: the seeds, their graph, and the files that it tells of."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(SEEDS, place / "seeds")
    shutil.copytree(seeds_build.turtle.parent, place / "out")
    for block in blocks():
        if block.file:
            (place / block.file).write_text(block.text, encoding="utf-8")
    return place


@contextlib.contextmanager
def reading(path: str | None) -> Iterator[None]:
    """Gives a file, or nothing, as standard input."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(Path(path).read_bytes() if path else b""))
    try:
        yield
    finally:
        sys.stdin = before


def test_there_are_commands_and_files() -> None:
    assert len([c for c in commands() if c.line.startswith("dateline ")]) > 15
    assert {b.file for b in blocks()} >= {"more.ttl", "report.txt", "known.csv", "decisions.toml"}


@pytest.mark.parametrize("page", [README, GRAPH], ids=["README.md", "docs/graph.md"])
def test_commands_run(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for given in commands(page):
        if given.line.startswith("printf "):
            subprocess.run(["bash", "-c", given.line], check=True)
        elif not given.line.startswith(NOT_OURS):
            assert given.words[0] == "dateline", f"the test does not know how to run: {given.line}"
            _run(given, capfd)


def _run(given: Command, capfd: pytest.CaptureFixture[str]) -> None:
    words, _, source = (list(part) for part in _split(given.words))
    capfd.readouterr()
    with reading(source[0] if source else None), pytest.raises(SystemExit) as ended:
        main(words[1:])
    out, err = capfd.readouterr()
    assert ended.value.code == 0, f"{given.line}\n{err}"
    lines = out.splitlines()
    rows = lines[1:] if "csv" in words else [line for line in lines if not line.startswith(("┏", "┃", "┡", "└"))]
    assert "query" not in words or rows, f"{given.line}: finds nothing"
    assert "skipped " not in err
    if given.output is not None:
        assert out.split() == given.output.split(), f"{given.line}: {REFRESH}"


def _split(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    at = words.index("<") if "<" in words else len(words)
    return words[:at], words[at : at + 1], words[at + 1 :]


def test_python_examples_run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    (example,) = (block.text for block in blocks() if block.language == "python")
    exec(compile(example, "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "5 articles"
    assert any("memo -> " in line for line in printed)
    assert re.fullmatch(r"[1-9]\d+ quotations", printed[-1])


def test_the_turtle_shown_is_in_the_graph(seeds_graph: Path) -> None:
    shown = next(block.text for block in blocks() if block.language == "turtle")
    header = f"@base <{base_of(seeds_graph)}> .\n" + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    triples = set(ox.parse((header + shown).encode(), format=ox.RdfFormat.TURTLE))
    store = open_graph(seeds_graph)
    lost = [
        str(triple)
        for triple in triples
        if not triple.predicate.value.endswith("#confidence")  # moves with every fit; what it is of does not
        and not list(store.quads_for_pattern(triple.subject, triple.predicate, triple.object))
    ]
    assert len(triples) > 20
    assert lost == [], REFRESH


def test_figures_are_those_that_are_pinned(refresh: ModuleType) -> None:
    assert refresh.quality() in README, REFRESH
    said = README.partition("<!-- short:")[2].partition("-->")[2].partition("<!-- /short")[0]
    assert numbers(said) == numbers(refresh.short()) != [], REFRESH


def numbers(text: str) -> list[str]:
    """The numbers of a text: words may differ."""
    return re.findall(r"\d+(?:\.\d+)?", text)


def test_every_command_is_in_the_table() -> None:
    documented = {row[0].strip("`") for row in table("command")}
    assert documented == set(cli().commands)


def test_every_option_of_build_is_in_the_table() -> None:
    documented = set(re.findall(r"--?[a-z-]+", " ".join(row[0] for row in table("option"))))
    options = {name for parameter in cli().commands["build"].params for name in parameter.opts if name.startswith("-")}
    assert documented == options - {"--help", "-h"}


@pytest.mark.parametrize("row", table("what the article says"), ids=lambda row: row[0][:40])
def test_the_table_of_factuality_is_so(row: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(row[0] + "\n", encoding="utf-8")
    graph = build([tmp_path / "a.txt"], tmp_path, Settings(threshold=0.0)).turtle
    found = [f for f in facts(graph) if isinstance(f, FactRow) and f.relation == "arrests"]
    assert {f.factuality for f in found} == {row[1].split("`")[1].removeprefix("dl:").lower()}
    holders = {f.holder.label if f.holder else "none" for f in found}
    assert holders == {row[2].partition(":")[0].removeprefix("the ")}


def test_limits_are_as_said() -> None:
    said = " ".join(README.partition("\nLimits: ")[2].partition("What is larger")[0].split())
    assert said == (
        f"{limits.MAX_ARTICLE_CHARACTERS:,} characters an article, {limits.MAX_PAGE_BYTES // 10**6} MB a page, "
        f"{limits.MAX_RECORD_BYTES // 10**6} MB a record, {limits.MAX_ARCHIVE_DEPTH} archives within one another, "
        f"{limits.MAX_RATIO} unpacked bytes for each packed one, {limits.FETCH_SECONDS:.0f} seconds and "
        f"{limits.FETCH_BYTES // 10**6} MB an address."
    )


def test_words_of_speech_are_as_many_as_said() -> None:
    (said,) = re.findall(r"More than ([\d,]+) words\s+and phrases of speech", README)
    assert 0 <= len(cues()) - int(said.replace(",", "")) < 200


def test_set_up_is_what_continuous_integration_runs() -> None:
    (setup,) = (b.text for b in blocks() if b.language == "sh" and b.text.startswith("python3 -m venv"))
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for line in setup.splitlines():
        assert line.replace(".venv", "$venv") in script.replace('"', "")


def test_figures_of_dates_are_those_that_are_pinned() -> None:
    pinned = (ROOT / "tests" / "times" / "test_quality.py").read_text(encoding="utf-8")
    (figures,) = re.findall(r"GUM_SPAN_F1, GUM_VALUE_F1 = ([\d.]+), ([\d.]+)", pinned)
    assert "found F1 {}, with the right value F1 {}.".format(*figures) in " ".join(README.split())


@pytest.mark.long
@pytest.mark.skipif(not GUM.is_dir(), reason="the GUM corpus is not beside this checkout")
def test_figures_of_gum_are_so() -> None:
    report = evaluate(GUM)
    text = " ".join(README.partition("the GUM corpus, ")[2].partition("With the corpus")[0].split())
    said = [float(number) for number in re.findall(r"\b0\.\d\d\b", text)]
    so = [report.names.f1, report.he_she.f1, report.pronouns.precision, report.conll]
    assert said == pytest.approx(so, abs=0.015)


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            place = (page.parent / target).resolve()
            assert place.exists(), f"{page.name} links to {target}"
