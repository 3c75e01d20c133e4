"""Whose word is what stands inside a report: the reporter's, or that of whom he quotes."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

CASES = [
    ("The storm, which killed 30 farmers, spread to Mali, an envoy said.", "kills", "envoy"),
    ("The blast, which hurt two miners, tore off the roof, a witness said.", "injures", "witness"),
    ("An envoy said the storm, which killed 30 farmers, had spread to Mali.", "kills", ""),
]


@pytest.mark.parametrize(("text", "relation", "holder"), CASES)
def test_holder_of_what_is_told_of_an_event(text: str, relation: str, holder: str) -> None:
    found = extract(read_text("case.txt", f"{text}\n"), load_model(), load_ontology(), Settings(threshold=0.0))
    entities = [found.entity_of(f.holder) for f in found.facts if f.relation == relation]
    assert {"" if e is None else e.label for e in entities} == {holder}
