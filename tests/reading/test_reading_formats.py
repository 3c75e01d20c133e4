"""One article in every format gives the same paragraphs; metadata come from where each format has them."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.reading import read
from dateline.records import Article, Paragraph, ParagraphKind, Problem
from dateline.settings import Settings

TITLE = "River tops levee as thousands leave Harlow Falls"
BODY = (
    "HARLOW FALLS, Neb. (AP) — Thousands of people left their homes on Tuesday after the Blue River poured over.",
    "Two people were killed when their car was swept off a county road, Sheriff Tom Beckett said.",
    "Town council fires its treasurer",
    "“We have never seen the water rise this fast,” Beckett said.",
    "Levee was due for repair",
    "The levee, built in 1952, was due for repair this summer, and engineers had asked for $4 million.",
    "Schools will stay closed until Friday.",
)
TEXT = "\n\n".join(BODY)
DAY = date(2019, 3, 12)
URL = "https://gazette.example/flood"


def page() -> str:
    """A page saved with navigation, captions and adverts around the article."""
    paragraphs = [f"<p>{html.escape(line)}</p>" for line in BODY]
    paragraphs.insert(2, "<figure><img src='a.jpg'><figcaption>A man rows down Main Street.</figcaption></figure>")
    paragraphs.insert(4, "<div class='ad'><p>Advertisement</p><p>Boots for every flood, now 20% off!</p></div>")
    paragraphs.insert(6, "<aside><h3>More stories</h3><ul><li><a href='/x'>Corn prices fall</a></li></ul></aside>")
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Harlow Gazette"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2019-03-12T21:14:00-05:00",
                "author": [{"@type": "Person", "name": "Dana Whitlock"}],
                "publisher": {"@type": "Organization", "name": "The Harlow Gazette"},
            },
        ],
    }
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Gazette</title>
<meta property="og:url" content="{URL}"><script type="application/ld+json">{json.dumps(linked)}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header><a href="/">The Harlow Gazette</a></header><main><article><h1>{TITLE}</h1><div>{"".join(paragraphs)}</div>
</article></main><footer><p>Copyright 2019 The Harlow Gazette. All rights reserved.</p></footer></body></html>"""


def text_file(folder: Path) -> Path:
    path = folder / "flood.txt"
    path.write_text(f"{TITLE}\n{DAY}\n\n{TEXT}\n", encoding="utf-8")
    return path


def page_file(folder: Path) -> Path:
    path = folder / "flood.html"
    path.write_text(page(), encoding="utf-8")
    return path


def record(**more: object) -> dict[str, object]:
    return {"title": TITLE, "date": str(DAY), "text": TEXT, "url": URL, **more}


def jsonl_file(folder: Path) -> Path:
    path = folder / "flood.jsonl"
    path.write_text(json.dumps(record(id="n1")) + "\n", encoding="utf-8")
    return path


def json_file(folder: Path) -> Path:
    path = folder / "flood.json"
    source = {"id": None, "name": "The Harlow Gazette"}
    article = {"source": source, "headline": TITLE, "publishedAt": "2019-03-12T21:14:00Z", "content": TEXT}
    path.write_text(json.dumps({"status": "ok", "articles": [article]}), encoding="utf-8")
    return path


def csv_file(folder: Path) -> Path:
    path = folder / "flood.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["headline", "pub_date", "Full Text"])
        writer.writeheader()
        writer.writerow({"headline": TITLE, "pub_date": "March 12, 2019", "Full Text": TEXT})
    return path


def parquet_file(folder: Path) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet  # noqa: F811

    path = folder / "flood.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([record()]), path)
    return path


def feed_file(folder: Path) -> Path:
    path = folder / "flood.rss"
    body = html.escape("".join(f"<p>{html.escape(line)}</p>" for line in BODY))
    path.write_text(
        f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Harlow Gazette</title>
<item><title>{TITLE}</title><link>{URL}</link><guid>n1</guid><pubDate>Tue, 12 Mar 2019 21:14:00 -0500</pubDate>
<description>{body}</description></item></channel></rss>""",
        encoding="utf-8",
    )
    return path


def warc_file(folder: Path) -> Path:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = folder / "flood.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        payload = io.BytesIO(page().encode())
        writer.write_record(writer.create_warc_record(URL, "response", payload=payload, http_headers=headers))
    return path


def zip_file(folder: Path) -> Path:
    path = folder / "flood.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2019/flood.jsonl.gz", gzip.compress((json.dumps(record()) + "\n").encode()))
        archive.writestr("__MACOSX/._flood", b"\x00\x01")
    return path


def markdown_file(folder: Path) -> Path:
    path = folder / "flood.md"
    body = "\n\n".join(("## " if line == BODY[4] else "") + line for line in BODY)
    path.write_text(
        f"---\ntitle: '{TITLE}'\ndate: {DAY}\nauthors: [Dana Whitlock]\n---\n\n# {TITLE}\n\n{body}\n", encoding="utf-8"
    )
    return path


MAKERS: tuple[Callable[[Path], Path], ...] = (
    text_file, markdown_file, page_file, json_file, jsonl_file, csv_file, parquet_file, feed_file, warc_file, zip_file,
)  # fmt: skip


def only(path: Path, settings: Settings | None = None) -> Article:
    (article,) = read([path], settings)
    assert isinstance(article, Article), article
    return article


def parts(article: Article) -> list[tuple[ParagraphKind, str]]:
    def text(p: Paragraph) -> str:
        return article.text[p.start : p.end]

    return [(p.kind, text(p)) for p in article.paragraphs if p.kind is not ParagraphKind.METADATA]


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_each_format_gives_the_same_paragraphs(maker: Callable[[Path], Path], tmp_path: Path) -> None:
    article = only(maker(tmp_path))
    assert parts(article) == parts(only(text_file(tmp_path)))
    assert article.title == TITLE
    assert article.published == DAY
    assert article.published_basis == ("text" if maker is text_file else "metadata")
    assert article.language == "en"


def test_the_parts_of_the_article_are_told_apart(tmp_path: Path) -> None:
    kinds = {text: kind for kind, text in parts(only(text_file(tmp_path)))}
    assert kinds[TITLE] is ParagraphKind.TITLE
    assert kinds["Town council fires its treasurer"] is ParagraphKind.FURNITURE
    assert kinds["Levee was due for repair"] is ParagraphKind.HEADING
    assert kinds["Schools will stay closed until Friday."] is ParagraphKind.BODY


def test_a_text_file_is_read_to_the_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Dam bursts\r\n2020-05-01\r\n\r\n The dam above Tern burst on Friday, and two died.  \r\n")
    article = only(path)
    assert article.name == "a.txt"
    assert article.text == path.read_text(encoding="utf-8")


def test_a_page_says_who_wrote_it_and_where(tmp_path: Path) -> None:
    article = only(page_file(tmp_path))
    assert article.publisher == "The Harlow Gazette"
    assert article.authors == ("Dana Whitlock",)
    assert article.url == URL
    assert "Boots" not in article.text and "rows down" not in article.text and "Copyright" not in article.text


def test_an_article_in_an_archive_is_named_after_its_record(tmp_path: Path) -> None:
    assert only(warc_file(tmp_path)).name == f"flood.warc.gz#{URL}"
    assert only(jsonl_file(tmp_path)).name == "flood.jsonl#n1"
    assert only(feed_file(tmp_path)).name == "flood.rss#n1"
    assert only(zip_file(tmp_path)).name.startswith("flood.zip#2019/flood.jsonl#")


def test_records_are_named_by_their_content_not_their_place(tmp_path: Path) -> None:
    first = {"text": f"The dam above Tern burst. {TEXT}"}
    for name, records in (("a", [first, record()]), ("b", [record(), first])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    names = [sorted(a.name.partition("#")[2] for a in read([tmp_path / f"{n}.jsonl"])) for n in "ab"]
    assert names[0] == names[1]
    assert len(set(names[0])) == 2


def test_two_records_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record(id="n1")) + "\n" + json.dumps(record(id="n1")), encoding="utf-8")
    assert [a.name for a in read([path])] == ["a.jsonl#n1", "a.jsonl#n1~2"]


def test_fields_are_mapped_by_settings(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"kop": TITLE, "artikel": TEXT, "dag": "12.3.2019", "text": "not this"}), encoding="utf-8"
    )
    settings = Settings(fields=(("text", "artikel"), ("title", "kop"), ("date", "dag")))
    article = only(path, settings)
    assert (article.title, article.published) == (TITLE, None)  # 12 March or 3 December: none
    assert parts(article) == parts(only(text_file(tmp_path)))
    with pytest.raises(DatelineError, match="choose from text"):
        list(read([path], Settings(fields=(("body", "artikel"),))))


def test_a_date_option_dates_what_carries_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TITLE}\n\n{TEXT}", encoding="utf-8")
    settings = Settings(published=date(2019, 3, 13))
    assert (only(path, settings).published, only(path, settings).published_basis) == (date(2019, 3, 13), "option")
    assert only(text_file(tmp_path), settings).published == DAY


@pytest.mark.parametrize(
    ("first", "publisher", "published"),
    [
        ("MIAMI (WSVN) - The bridge fell on Friday.", "WSVN", None),
        ("CNN  — The bridge fell on Friday.", "CNN", None),
        ("LONDON, Jan. 27, 2017 (Reuters) - The bridge fell on Friday.", "Reuters", date(2017, 1, 27)),
        ("KAMENZ (AP, Jan. 27, 2017) — The bridge fell on Friday.", "AP", date(2017, 1, 27)),
        ("NEW YORK (AP) - January 27, 2017 - The bridge fell on Friday.", "AP", date(2017, 1, 27)),
        ("LEEDS (27 January 2017) The bridge fell on Friday.", None, date(2017, 1, 27)),
        ("SYDNEY – January 27, 2017 – The bridge fell on Friday.", None, date(2017, 1, 27)),
        ("SANTA FE, N.M. (AP) — The bridge fell on Friday.", "AP", None),
        ("NEW DELHI: The bridge over the Yamuna fell on Friday, and four people died.", None, None),
        ("Lima, Peru — The bridge over the river fell on Friday, and four people died.", None, None),
        ("BOSTON — The bridge fell on Friday.", None, None),
        ("Thursday, May 7, 2015 The bridge fell.", None, date(2015, 5, 7)),
        (" date 2017-02-07 The bridge fell on Friday.", None, date(2017, 2, 7)),
        ("NASA — the space agency — said on Friday that the probe is lost.", None, None),
        ("UPDATE: The bridge over the Yamuna fell on Friday, and four people died.", None, None),
    ],
)
def test_datelines(first: str, publisher: str | None, published: date | None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{first}\n\nTwo lorries and a bus were on it, the mayor said.\n", encoding="utf-8")
    article = only(path)
    assert (article.publisher, article.published) == (publisher, published)
    body = next(p for p in article.paragraphs if p.kind is ParagraphKind.BODY)
    if not first.startswith(("NASA", "UPDATE")):
        assert article.text[body.start :].startswith("The bridge")
    else:
        assert body.start == 0


@pytest.mark.parametrize(
    ("second", "published"),
    [
        ("Friday, January 27, 2017", date(2017, 1, 27)),
        ("News release, Lund Museum of Glass, 27 January 2017", date(2017, 1, 27)),
        ("MEDIA STATEMENT | Port of Hull | Friday 27 January 2017", date(2017, 1, 27)),
        ("Geneva, 27 January 2017", date(2017, 1, 27)),
        ("A look back at the storm that shut the port, 27 January 1953", None),
        ("Memories of the storm, 27 January 1953", None),
    ],
)
def test_a_line_below_the_title_dates_the_news(second: str, published: date | None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    body = "The bridge over the Yamuna fell on Friday, and four people who were crossing it in a bus died, " * 3
    sources = "Ana Correia of the Delhi Morning Courier and two others\nThe Yamuna Gazette, its evening edition"
    path.write_text(f"Old bridge falls into the river after a storm\n{second}\n\n{body}\n\n{sources}\nNotes", "utf-8")
    article = only(path)
    assert (article.title, article.published) == ("Old bridge falls into the river after a storm", published)


def test_a_date_in_the_last_line_dates_news_without_another(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    body = "The bridge over the Yamuna fell on Monday, and four people who were crossing it in a bus died."
    path.write_text(
        f"Old bridge falls into the river\n\n{body}\n\nIt was built in 1911.\n\nMonday, May 6, 2019", "utf-8"
    )
    article = only(path)
    assert (article.published, article.paragraphs[-1].kind) == (date(2019, 5, 6), ParagraphKind.METADATA)


def test_hard_line_ends_are_no_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = (
        "A ferry with 80 people on board ran aground off the island of",
        "Skell on Sunday night, and all of them were taken off",
        "by helicopters and lifeboats.", "", "The captain said that the radar had failed shortly before the",
        "ship struck the rocks, and that he had seen no light", "on the shore.", "", "No one was hurt.",
    )  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    article = only(path)
    assert len(article.paragraphs) == 3
    assert article.text[article.paragraphs[0].start : article.paragraphs[0].end].endswith("lifeboats.")


def test_standard_input_is_read_by_its_content() -> None:
    code = "from dateline.reading import read\nfor a in read(['-']): print(a.name, a.title, len(a.paragraphs))"
    for data in (page().encode(), gzip.compress(json.dumps(record()).encode())):
        done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
        assert TITLE in done.stdout.decode()


def test_order_is_that_of_names_whatever_the_order_on_disk(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b/d.txt", "b/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    names = [a.name for a in read([tmp_path])]
    assert names == ["a.txt", "b/a.txt", "d.txt", "c.txt"]
    assert [a.name for a in read([str(tmp_path / "*.txt")])] == ["a.txt", "c.txt"]
    assert next(read([tmp_path / "c.txt", tmp_path])).name == "c.txt"
    assert len(list(read([tmp_path / "c.txt", tmp_path]))) == 4, "a file that is named twice is read once"


def test_problems_are_records_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "x"}\nnot json\n["list"]\n' + json.dumps(record()), encoding="utf-8")
    items = list(read([tmp_path]))
    assert [type(i) for i in items] == [Problem, Problem, Problem, Article]
    assert [i.name for i in items][:3] == ["a.jsonl#line 1", "a.jsonl#line 2", "a.jsonl#line 3"]


def test_examples_in_the_code_are_true() -> None:
    import doctest
    import importlib
    import pkgutil

    import dateline.reading

    for module in pkgutil.iter_modules(dateline.reading.__path__, "dateline.reading."):
        result = doctest.testmod(importlib.import_module(module.name))
        assert result.failed == 0, module.name
