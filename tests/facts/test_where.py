"""Where facts happened: in a place, not outside it, nor where only a figure of speech has one."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

CASES = [
    ("Outside Lima, the storms damaged roads.", "damage", set()),
    ("The ship was sunk by rebels off Peru.", "sink", set()),
    ("The firm sold the mill at this stage.", "sell", set()),
    ("Drivers avoid the Linden Road between Elm Street and the Harbor Highway, where police closed a lane.", "close",
     {"Linden Road"}),
    ("In Lima, the storms damaged roads.", "damage", {"Lima"}),
    ("Fans burned flags outside the stadium.", "burn", {"stadium"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "places"), CASES, ids=[text[:30] for text, *_ in CASES])
def test_where_a_fact_happened(text: str, verb: str, places: set[str]) -> None:
    found = extract(read_text("case.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    where = [found.entity_of(f.where) for f in found.facts if f.verb.split()[0] == verb and f.where is not None]
    assert {place.label for place in where if place is not None} == places
