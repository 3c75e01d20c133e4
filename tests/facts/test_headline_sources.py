"""Who says what a headline tells: a source before or behind its colon, or none."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

CASES = [
    ("Fire service: Nine hikers found on Etna", "acts", "Fire service"),
    ("Police: Man robbed bank in Denver", "attacks", "Police"),
    ("Governor Ann Lee: State will sue oil firm", "sues", "Ann Lee"),
    ("Three hurt in Leeds blast: police", "acts", "police"),
    ("Union: Mine is unsafe", "acts", "Union"),
    ("Report: Bank hid losses", "acts", "Report"),
    ("World Cup: Chile beat Peru", "acts", ""),
    ("Ghana: Mayor resigns over fraud", "acts", ""),
    ("Mayor Helen Ross resigns, aide says", "hasRole", ""),
]


@pytest.mark.parametrize(("title", "relation", "holder"), CASES)
def test_source(title: str, relation: str, holder: str) -> None:
    text = f"{title}\n2017-03-15\n\nNobody would comment on the matter when a reporter called on Monday.\n"
    found = extract(read_text("case.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    told = [f for f in found.facts if f.relation == relation and f.end <= len(title)]
    entities = [found.entity_of(f.holder) for f in told]
    assert told
    assert {"" if e is None else e.label for e in entities} == {holder}


def test_what_a_headline_gives_in_marks_without_a_source_is_unsaid() -> None:
    text = "Mayor 'took bribes'\n2017-03-15\n\nNobody would comment on the matter when a reporter called on Monday.\n"
    found = extract(read_text("case.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    assert not [f for f in found.facts if f.verb == "take"]
