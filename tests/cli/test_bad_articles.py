"""Articles that cannot be read: alone they stop the build, among good ones they are skipped, said and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.pipeline import extract
from dateline.records import Article, Extraction
from tests.cli.conftest import Run
from tests.cli.test_errors import one_line


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "good" / "good.txt"
    path.parent.mkdir()
    path.write_text("The council of Ardmore passed a budget on Tuesday. Mayor Ann Lowe praised it.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("picture.txt", bytes(range(256)) * 8),
        ("broken.txt", "Mayor Löwe said – “no”. ".encode() * 20 + b"\xe2\x80 and \xc3( went."),
        ("empty.txt", b""),
    ],
)
def test_one_file_that_is_no_article(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    one_line(run("build", tmp_path / name, "-o", tmp_path / "out"), name)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_one_bad_article_among_good_ones(
    run: Run, article: Path, tmp_path: Path, strict: tuple[str], code: int
) -> None:
    (article.parent / "bad.txt").write_bytes(b"")
    ran = run("build", article.parent, "-o", tmp_path / "out", *strict)
    assert ran.code == code
    assert ran.err.startswith("skipped bad.txt: ") and ran.err.count("\n") == 1
    assert "1 article read, 1 skipped" in ran.out
    assert (tmp_path / "out" / "graph.ttl").is_file() and (tmp_path / "out" / "graph.html").is_file()


def test_an_article_that_shows_a_fault_costs_no_other(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(text: Article, *rest: object) -> Extraction:
        if text.name == "odd.txt":
            raise KeyError(78)
        return extract(text, *rest)  # type: ignore[arg-type]

    (article.parent / "odd.txt").write_text("The council of Hale met on Monday. Mayor Tom Hale spoke.\n")
    monkeypatch.setattr("dateline.pipeline.extract", faulty)
    ran = run("build", article.parent, "-o", tmp_path / "out")
    assert ran.code == 0
    assert ran.err.startswith("skipped odd.txt: shows a fault in dateline (KeyError: 78)")
    assert "Traceback" not in ran.err
    assert "1 article read, 1 skipped" in ran.out


def test_halves_of_characters_in_json(run: Run, article: Path, tmp_path: Path) -> None:
    text = "Mayor Ann Lowe of Ardmore praised the vote of the council on Tuesday, and so did \\ud800 the clerk."
    (article.parent / "half.jsonl").write_text('{"title": "Vote", "text": "' + text + '"}\n')
    ran = run("build", article.parent, "-o", tmp_path / "out")
    assert ran.code == 0 and ran.err.count("\n") <= 1
    assert "half.jsonl" in ran.err or "2 articles read" in ran.out
