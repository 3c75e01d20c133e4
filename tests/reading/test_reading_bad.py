"""Bad input is bounded in memory and time, reported by name, and costs no other article."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import resource
import struct
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.reading import read
from dateline.reading.limits import MAX_ARTICLE_CHARACTERS
from dateline.records import Article, Problem

GOOD = (
    "A ferry with 80 people on board ran aground off Skell on Sunday night.\n\n"
    "All of them were taken off by helicopters, the coast guard said.\n"
)


@contextmanager
def bounded(seconds: float, megabytes: float) -> Iterator[None]:
    """Fails if what it holds takes longer, or makes the process grow by more."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    yield
    assert time.monotonic() - start < seconds
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < megabytes


def outcome(folder: Path) -> tuple[list[str], dict[str, str]]:
    """Returns the names of the articles in a folder, and the messages of its problems by name."""
    items = list(read([folder]))
    problems = {i.name: i.message for i in items if isinstance(i, Problem)}
    return [i.name for i in items if isinstance(i, Article)], problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good article before and behind whatever a test puts in it."""
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "z.txt").write_text(GOOD.replace("Skell", "Rona"), encoding="utf-8")
    return tmp_path


def check(folder: Path, name: str, says: str) -> None:
    articles, problems = outcome(folder)
    assert articles == ["a.txt", "z.txt"]
    assert list(problems) == [name]
    assert says in problems[name], problems[name]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "not text"),
        ("nul.txt", GOOD.encode().replace(b"people", b"peo\x00ple"), "NUL"),
        ("broken.txt", "Café ".encode() + b"\xff\xfe\xc3 " + GOOD.encode(), "broken UTF-8"),
        ("cut.txt", GOOD.encode() + "é".encode()[:1], "broken UTF-8"),
        ("picture.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "kind that is not read"),
        ("noname", b"\x7fELF\x02\x01\x01\x00\x00\x00", "no text"),
        ("german.txt", "Die Fähre lief am Sonntag vor der Insel auf Grund, und alle Menschen an Bord wurden von "
                       "Hubschraubern gerettet, wie die Küstenwache am Montag mitteilte.".encode(), "not English"),
        ("japanese.txt", "首相は月曜日に橋が二週間閉鎖されると述べた。工事は来月まで続く。".encode(), "not English"),
        ("numbers.txt", b"1 2 3 4 5 6 7 8 9\n", "no words"),
        ("list.html", b"<html><body><ul><li><a href='/'>Home</a></li></ul></body></html>", "without an article"),
        ("not.parquet", b"PAR1 not really", "Parquet"),
        ("not.zip", b"PK\x03\x04 not really", "zip"),
        ("not.rss", b"<rss><chan", "feed"),
        ("not.json", b'{"text": "cut', "not JSON"),
        ("cut.json", b'[{"title": 1}, {"text": "cut', "cut off"),
        ("not.warc", b"no archive at all", "web archive"),
        ("entities.rss", b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>', "entities"),
        ("deep.json", b"[" * 200_000, "cut off|deep"),
        ("nofields.csv", b"", "field names"),
    ],
)  # fmt: skip
def test_a_bad_file_is_reported_by_name(folder: Path, name: str, data: bytes, says: str) -> None:
    (folder / name).write_bytes(data)
    articles, problems = outcome(folder)
    assert articles == ["a.txt", "z.txt"]
    assert any(name in problem for problem in problems)
    assert any(word in " ".join(problems.values()) for word in says.split("|")), problems


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig", "mac_roman"])
def test_other_encodings_are_read(folder: Path, encoding: str) -> None:
    text = GOOD.replace("the coast guard said", "the “Café Skell” coast guard said – as it did before")
    (folder / "b.txt").write_bytes(text.encode(encoding))
    article = next(i for i in read([folder / "b.txt"]))
    assert isinstance(article, Article), article
    assert article.text.lstrip("\ufeff") == text


def test_a_long_article_is_named_and_not_read(folder: Path) -> None:
    with (folder / "long.txt").open("w", encoding="utf-8") as stream:
        for _ in range(50):
            stream.write(GOOD * 7_100)  # about a megabyte
    with bounded(10, 100):
        check(folder, "long.txt", f"{MAX_ARTICLE_CHARACTERS:,}")


def test_the_longest_article_is_read_in_time(folder: Path) -> None:
    """Lines of every form, none a megabyte's worth of work for a rule."""
    rng = random.Random(3)
    words = "the ferry ran aground off island guard said people were taken by night and".split()  # noqa: SIM905
    lines = (" ".join(rng.choices(words, k=rng.choice((3, 9, 30)))) + rng.choice((".", "", "?")) for _ in range(14_000))
    (folder / "b.txt").write_text("\n".join(lines)[: MAX_ARTICLE_CHARACTERS - 1], encoding="utf-8")
    with bounded(15, 300):
        assert outcome(folder)[0] == ["a.txt", "b.txt", "z.txt"]


def test_one_line_of_a_million_characters(folder: Path) -> None:
    (folder / "b.txt").write_text(("[" + "said he " * 10 + '"x' + " you ") * 10_000, encoding="utf-8")
    with bounded(10, 300):
        assert "a.txt" in outcome(folder)[0]


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote"])
def test_html_nested_without_end(folder: Path, tag: str) -> None:
    (folder / "deep.html").write_text(f"<html><body>{f'<{tag}>' * 100_000}<p>{GOOD}</p>", encoding="utf-8")
    with bounded(10, 300):
        articles, problems = outcome(folder)
    assert articles == ["a.txt", "z.txt"] and "nests" in problems["deep.html"]


def test_a_page_of_unclosed_paragraphs(folder: Path) -> None:
    (folder / "b.html").write_text("<html><body><article>" + f"<p>{GOOD}" * 3_000, encoding="utf-8")
    with bounded(15, 400):
        assert outcome(folder)[0] == ["a.txt", "b.html", "z.txt"]


def test_a_zip_bomb_is_left_and_the_rest_of_the_zip_is_read(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", GOOD.replace("Skell", "Eigg"))
        with archive.open("bomb.txt", "w") as member:
            for _ in range(300):
                member.write(b" " * 1_000_000)
        with archive.open("lines.jsonl", "w") as member:
            for _ in range(300):
                member.write(b"\n" * 1_000_000)
        archive.writestr("last.txt", GOOD.replace("Skell", "Muck"))
    with bounded(20, 200):
        articles, problems = outcome(folder)
    assert articles == ["a.txt", "bomb.zip#good.txt", "bomb.zip#last.txt", "z.txt"]
    assert "longer" in problems["bomb.zip#bomb.txt"] and "blank lines" in problems["bomb.zip#lines.jsonl"]


def test_a_gzip_bomb_is_left(folder: Path) -> None:
    with gzip.open(folder / "bomb.csv.gz", "wb") as stream:
        stream.write(b"title,text\n")
        for _ in range(300):
            stream.write(b'"' + b" " * 999_999)
    with bounded(30, 300):
        articles, problems = outcome(folder)
    assert articles == ["a.txt", "z.txt"]
    assert any("bomb" in message for message in problems.values())


def test_archives_within_archives_end(folder: Path) -> None:
    data = GOOD.encode()
    for level in range(6):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("x.txt" if level == 0 else f"{level}.zip", data)
        data = buffer.getvalue()
    (folder / "nest.zip").write_bytes(data)
    articles, problems = outcome(folder)
    assert articles == ["a.txt", "z.txt"] and "nested" in " ".join(problems.values())


def test_a_cut_gzip_gives_what_stands_before_the_cut(folder: Path) -> None:
    rng = random.Random(5)
    lines = (json.dumps({"id": n, "text": GOOD + "".join(rng.choices("abcdef ", k=300))}) for n in range(400))
    data = gzip.compress("\n".join(lines).encode())
    (folder / "cut.jsonl.gz").write_bytes(data[: len(data) // 2])
    articles, problems = outcome(folder)
    assert "cut.jsonl#0" in articles and len(articles) > 100
    assert any("cut off" in m or "not JSON" in m for m in problems.values())


def test_a_cut_zip_is_named(folder: Path) -> None:
    with zipfile.ZipFile(folder / "cut.zip", "w") as archive:
        archive.writestr("x.txt", GOOD)
    path = folder / "cut.zip"
    path.write_bytes(path.read_bytes()[:-30])
    check(folder, "cut.zip", "cut off")


def test_a_damaged_member_costs_no_other(folder: Path) -> None:
    path = folder / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1.txt", GOOD.replace("Skell", "Eigg"))
        archive.writestr("2.txt", GOOD.replace("Skell", "Canna"))
        archive.writestr("3.txt", GOOD.replace("Skell", "Muck"))
    path.write_bytes(path.read_bytes().replace(b"Canna", b"Cxnna", 1))
    articles, problems = outcome(folder)
    assert articles == ["a.txt", "b.zip#1.txt", "b.zip#3.txt", "z.txt"]
    assert list(problems) == ["b.zip#2.txt"]


def test_a_cut_web_archive_gives_what_stands_before_the_cut(folder: Path) -> None:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    ends = []
    for n in range(4):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = f"<html><body><article><p>{GOOD.replace('Skell', f'Skell {n}')}</p></article></body></html>"
        payload = io.BytesIO(page.encode())
        writer.write_record(
            writer.create_warc_record(f"http://x.example/{n}", "response", payload=payload, http_headers=headers)
        )
        ends.append(buffer.tell())
    (folder / "cut.warc.gz").write_bytes(buffer.getvalue()[: ends[1] + (ends[2] - ends[1]) // 2])
    articles, problems = outcome(folder)
    assert articles[:3] == ["a.txt", "cut.warc.gz#http://x.example/0", "cut.warc.gz#http://x.example/1"]
    assert problems


def test_a_broken_row_costs_no_other_row(folder: Path) -> None:
    rows = [
        f'{n},"Ferry {n}","A ferry with {n} people, and a ""crew"", ran aground.\nAll were saved by the guard."\n'
        for n in range(200)
    ]
    rows[70] = '70,"Ferry 70,"A ferry with a stray quote ran aground.\n'
    rows[120] = "120,too,many,fields,here\n"
    (folder / "b.csv").write_text("id,title,text\n" + "".join(rows), encoding="utf-8")
    articles, problems = outcome(folder)
    found = {name.partition("#")[2] for name in articles if name.startswith("b.csv")}
    assert found == {str(n) for n in range(200)} - {"70", "120"}
    assert [m for m in problems.values() if "quotation" in m] and [m for m in problems.values() if "5 fields" in m]


@pytest.mark.long
def test_a_million_lines_with_a_broken_one(folder: Path) -> None:
    with (folder / "b.csv").open("w", encoding="utf-8") as stream:
        stream.write("id,text\n")
        for n in range(1_000_000):
            broken = n == 500_000
            stream.write(
                f'{n},"{"" if broken else "The ferry ran aground off the island."}{"" if broken else chr(34)}\n'
            )
    count, problems = 0, []
    with bounded(600, 300):
        for item in read([folder / "b.csv"]):
            if isinstance(item, Problem):
                problems.append(item.name)
            else:
                count += 1
    assert count == 999_999
    assert problems == ["b.csv#line 500002"]


def test_a_line_of_jsonl_without_end(folder: Path) -> None:
    with (folder / "b.jsonl").open("wb") as stream:
        stream.write(json.dumps({"id": 1, "text": GOOD}).encode() + b"\n" + b'{"text": "')
        for _ in range(40):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n' + json.dumps({"id": 2, "text": GOOD}).encode())
    with bounded(10, 150):
        articles, problems = outcome(folder)
    assert articles == ["a.txt", "b.jsonl#1", "b.jsonl#2", "z.txt"]
    assert list(problems) == ["b.jsonl#line 2"]


def test_links_that_loop(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "back").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    (folder / "sub" / "b.txt").write_text(GOOD, encoding="utf-8")
    articles, problems = outcome(folder)
    assert articles == ["a.txt", "b.txt", "z.txt"]
    assert any("loop" in m for n, m in problems.items() if n.endswith("back"))
    assert "self" in problems


def test_folders_that_link_to_each_other_are_each_read_once(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"d{n}").mkdir()
        (tmp_path / f"d{n}" / f"{n}.txt").write_text(GOOD, encoding="utf-8")
    for n in range(12):
        for m in range(12):
            (tmp_path / f"d{n}" / f"to{m}").symlink_to(tmp_path / f"d{m}", target_is_directory=True)
    with bounded(5, 50):
        articles, _ = outcome(tmp_path)
    assert sorted(articles) == sorted(f"{n}.txt" for n in range(12))


def test_a_pipe_in_a_folder_is_no_wait(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    check(folder, "pipe.txt", "no file")


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (folder / "b.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").chmod(0)
    check(folder, "b.txt", "cannot be opened")


@pytest.mark.parametrize(
    ("path", "says"), [("", "no articles found"), ("missing.txt", "no such file"), ("*.md", "nothing matches")]
)
def test_nothing_to_read_says_what_to_do(tmp_path: Path, path: str, says: str) -> None:
    with pytest.raises(DatelineError, match=says):
        list(read([str(tmp_path / path)]))


def test_a_zip_that_lies_about_its_size(folder: Path) -> None:
    path = folder / "b.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", GOOD * 20)
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 10)  # the unpacked size in the directory
    path.write_bytes(bytes(data))
    articles, problems = outcome(folder)
    assert articles == ["a.txt", "z.txt"] and "b.zip#1.txt" in problems


def test_reading_streams(folder: Path) -> None:
    rng = random.Random(11)
    words = "the ferry ran aground off an island and the guard said that people were taken by night".split()  # noqa: SIM905
    with (folder / "b.jsonl").open("w", encoding="utf-8") as stream:
        for n in range(40):
            lines = (" ".join(rng.choices(words, k=30)) + "." for _ in range(400))
            stream.write(json.dumps({"id": n, "text": "\n".join(lines)}) + "\n")  # 3 MB in all
    with bounded(30, 12):
        assert sum(isinstance(item, Article) for item in read([folder])) == 42
