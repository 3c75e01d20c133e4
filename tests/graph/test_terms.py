"""Terms of Turtle: whatever an article holds stays inside its quotes, and dates have a type they fit."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError
from dateline.graph.terms import day, decimal, digest, iri, slug, text
from dateline.graph.turtle import check_base, section, write

HOSTILE = [
    '"',
    "\\",
    'a" . <x> <y> "z',
    "line\nline\r\tend",
    "'''",
    '"""',
    "\\u0041",
    "\x00\x07\x1b[31m",
    "\u2028\ufeff",
    "<script>alert(1)</script>",
    "é ‘curly’ “quotes” 😀",
    " spaces  kept ",
]


def read_back(turtle: str) -> str:
    store = ox.Store()
    store.load(input=turtle.encode(), format=ox.RdfFormat.TURTLE)
    (quad,) = store
    return str(quad.object.value)


def document(value: str) -> str:
    return write([section("x", [(iri("a"), iri("b"), text(value))])], "https://example.org/")


@pytest.mark.parametrize("value", HOSTILE)
def test_text_comes_back_as_it_was(value: str) -> None:
    assert read_back(document(value)) == value
    (found,) = rdflib.Graph().parse(data=document(value), format="turtle").objects()
    assert str(found) == value


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",))))
def test_any_text_comes_back_as_it_was(value: str) -> None:
    assert read_back(document(value)) == value


@pytest.mark.parametrize("key", ["person/a b", 'person/"><x', "person/é", "x/{a}|^`\\", "x/\n"])
def test_any_key_makes_an_iri_that_parses(key: str) -> None:
    turtle = write([section("x", [(iri(key), iri("b"), text("c"))])], "https://example.org/")
    assert read_back(turtle) == "c"
    rdflib.Graph().parse(data=turtle, format="turtle")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2017", "gYear"),
        ("2017-01", "gYearMonth"),
        ("2017-01-26", "date"),
        ("2016-02-29", "date"),
        ("2017-02-29", None),
        ("2017-13", None),
        ("XXXX-WXX-5", None),
        ("2017-W05", None),
        ("199X", None),
        ("", None),
        ("17", None),
        ("2017-1-1", None),
    ],
)
def test_a_date_has_the_type_of_its_precision_or_is_none(value: str, kind: str | None) -> None:
    term = day(value)
    assert term == (f'"{value}"^^xsd:{kind}' if kind else None)


def test_numbers_are_decimals_and_not_floats() -> None:
    assert [decimal(x) for x in (0, 1, 0.5, 0.1 + 0.2, 2 / 3, 12.25)] == ["0.0", "1.0", "0.5", "0.3", "0.667", "12.25"]


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(None, "a") != digest("a", None)
    assert digest("1") != digest(1)


def test_slugs_are_plain_and_never_empty() -> None:
    assert [slug(x) for x in ("Giménez & Söhne", "…", "A" * 80)] == ["gimenez-sohne", "x", "a" * 40]


@pytest.mark.parametrize(
    "base", ["foo", "https://example.org", "https://example.org/id#", "urn:x:", "https://e x/", "/a/"]
)
def test_a_base_that_nothing_can_be_put_below_is_refused(base: str) -> None:
    with pytest.raises(DatelineError, match="ends in a slash"):
        check_base(base)
