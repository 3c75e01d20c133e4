"""Rows hold all that a claim and a quotation say, read back from the Turtle alone."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dateline.graph import FactRow, QuoteRow
from dateline.graph.tabular import COLUMNS, by_article, encode
from tests.graph.corpora import POSSIBLE, Story, table

TEXT = "Mills of Acme met Rossi in Lyon over a report, and crews looked on."


def full() -> Story:
    article = Story("a.txt", TEXT)
    article.says(
        "Mills",
        "meets",
        "Rossi",
        where="Lyon",
        holder="crews",
        evidence="met Rossi in Lyon",
        when="2017-01",
        factuality=POSSIBLE,
        verb="meet",
        quantity="2 people",
        confidence=0.75,
    )
    return article


def test_a_fact_row_says_all_that_the_claim_says() -> None:
    (row,) = table(full())
    assert isinstance(row, FactRow)
    plain = row.plain()
    assert plain["evidence"] == {"start": 14, "end": 31, "text": "met Rossi in Lyon"}
    wanted = {
        "kind": "fact",
        "doc": "a.txt",
        "relation": "meets",
        "verb": "meet",
        "when": "2017-01",
        "factuality": "possible",
        "quantity": "2 people",
        "confidence": 0.75,
        "at": None,
    }
    assert {key: plain[key] for key in wanted} == wanted
    assert plain["subject"] == {
        "label": "Mills",
        "names": ["the Mills"],
        "class": "Person",
        "id": "https://w3id.org/dateline/id/person/mills",
    }
    assert [plain[key]["label"] for key in ("object", "where", "holder")] == ["Rossi", "Lyon", "crews"]


def test_a_role_row_has_the_title_as_a_literal_and_the_body_beside_it() -> None:
    (row,) = table(Story("a.txt", TEXT).says("Mills", "hasRole", None, literal="finance director", at="Acme"))
    assert isinstance(row, FactRow)
    assert row.plain()["object"] == {"label": "finance director"}
    assert row.at is not None and row.at.label == "Acme"


def test_subject_and_object_may_be_missing() -> None:
    article = Story("a.txt", TEXT).says(None, "expels", "crews").says("Acme", "acts", None, verb="derail")
    empty = [(row.subject is None, row.object is None) for row in table(article) if isinstance(row, FactRow)]
    assert sorted(empty) == [(False, True), (True, False)]


def test_a_statement_is_what_the_claim_says_in_its_own_words() -> None:
    article = Story("a.txt", TEXT).says("Mills", "meets", "Rossi", wording="met Rossi at noon", evidence="met Rossi")
    article.says("Mills", "meets", "Rossi", wording="had met Rossi before")
    article.says("Mills", "supports", "Rossi", factuality=POSSIBLE, wording="backs Rossi")
    article.says("Mills", "memberOf", "Acme")
    said = sorted(row.statement for row in table(article) if isinstance(row, FactRow))
    assert said == [
        "Mills backs Rossi (possible)", "Mills had met Rossi before", "Mills member of Acme", "Mills met Rossi at noon",
    ]  # fmt: skip


def test_one_row_for_each_claim() -> None:
    article = Story("a.txt", TEXT)
    article.says("Mills", "meets", "Rossi", evidence="met Rossi").says(
        "Mills", "meets", "Rossi", evidence="Mills of Acme met Rossi"
    )
    article.says("Mills", "meets", "Rossi", evidence="met Rossi")
    assert [row.evidence.text for row in table(article)] == ["Mills of Acme met Rossi", "met Rossi"]


def test_a_place_that_another_article_names_is_not_put_into_this_ones_mouth_where_two_differ() -> None:
    one = Story("a.txt", TEXT).says("Mills", "meets", "Rossi", where="Lyon")
    two = Story("b.txt", TEXT).says("Mills", "meets", "Rossi", where="Acme")
    three = Story("c.txt", TEXT).says("Mills", "meets", "Rossi")
    wheres = {
        row.doc: row.where.label if row.where else None for row in table(one, two, three) if isinstance(row, FactRow)
    }
    assert wheres == {"a.txt": "Lyon", "b.txt": "Acme", "c.txt": None}


def test_a_quotation_in_pieces_is_one_row_with_its_speaker_in_place() -> None:
    (row,) = table(Story("a.txt", TEXT).quotes("Mills", "met Rossi", "crews\nlooked on".replace("\n", " ")))
    assert isinstance(row, QuoteRow)
    plain = row.plain()
    assert plain["text"] == "met Rossi crews looked on"
    assert plain["direct"] is True and plain["cue"] == "said"
    assert (plain["speaker"]["start"], plain["speaker"]["end"], plain["speaker"]["label"]) == (0, 5, "Mills")
    assert plain["evidence"] == {"start": 0, "end": len(TEXT), "text": TEXT}


def test_a_quotation_may_have_no_speaker() -> None:
    (row,) = table(Story("a.txt", TEXT).quotes(None, "met Rossi", direct=False))
    assert isinstance(row, QuoteRow) and row.speaker is None and row.direct is False


def test_csv_and_jsonl_and_parquet_hold_the_same_rows() -> None:
    rows = table(full().quotes("Rossi", "looked on"))
    lines = [json.loads(line) for line in encode(rows, "jsonl").decode().splitlines()]
    cells = list(csv.DictReader(io.StringIO(encode(rows, "csv").decode())))
    assert tuple(cells[0]) == COLUMNS
    assert [line["kind"] for line in lines] == [cell["kind"] for cell in cells]
    pyarrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    stored = pyarrow.read_table(io.BytesIO(encode(rows, "parquet"))).to_pylist()
    assert [row["start"] for row in stored] == [int(cell["start"]) for cell in cells]
    assert [row["object"] for row in stored] == [cell["object"] or None for cell in cells]


def test_a_terminal_shows_a_table_for_each_article_without_empty_columns() -> None:
    rows = table(
        full().says("Mills", "meets", "Rossi", evidence="met Rossi in Lyon"),
        Story("b.txt", "Rossi.").quotes("Rossi", "Rossi"),
    )
    (first, columns, cells), (second, _, _) = by_article(rows)
    assert (first, second) == ("a.txt", "b.txt")
    assert columns == ("who", "relation", "whom or what", "when", "where", "reading", "evidence")
    assert {cell[-2] for cell in cells} == {"", "possible, says crews"}
    assert [cell[-1] for cell in cells] == ["met Rossi in Lyon", ""]
