"""What those are called in a wording whom a description stands for."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings


def wordings(text: str) -> list[str]:
    article = read_text("case.txt", f"{text}\n")
    return [f.wording for f in extract(article, load_model(), load_ontology(), Settings()).facts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee and Tom Reed were arrested. Guards took the pair to Lund.", "took Ann Lee and Tom Reed to Lund"),
        ("Soldiers stopped a leader of the rebel movement, Dawn Front, in Oslo.", "of the rebel movement, Dawn Front"),
        ("Critics praised the film Northern Skies for its songs.", "praised the film Northern Skies"),
    ],
)
def test_a_name_stands_once_where_a_description_was(text: str, words: str) -> None:
    assert any(words in wording for wording in wordings(text)), wordings(text)
