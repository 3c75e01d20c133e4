"""Statements: the one of whom a wording is with the wording, which a reader can sign without its sentence."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

BEFELL = [
    ("Two miners were killed in Lund on Monday.", "two miners were killed in Lund on Monday"),
    ("The chairman was arrested at the airport.", "chairman was arrested at the airport"),
    ("Prosecutors arrested the chairman.", "- chairman arrested the chairman"),
]
SHORTENED = [
    ("Rare whale found on beach near Oslo\n\nA whale was seen in Oslo.", "Rare whale was found on beach near Oslo"),
    ("Asked about the leak, the minister left the room.", "minister was asked about the leak"),
    ("The ferry was towed to Oslo and repaired.", "- ferry was was repaired"),
]
TURNED = [
    ("The claim against three doctors was backed by tapes, in addition to letters.", "claim against three doctors"),
    ("The report on the spill was praised by the fishermen.", "fishermen praised the report on the spill"),
    ("A ship built by Ormond sank.", "- Ormond has built a ship built by Ormond"),
    ("The coins were donated to the museum by the Kemp Trust.", "Kemp Trust donated the coins to the museum"),
    ("The town was given a park by the Kemp Trust.", "Kemp Trust gave the town a park"),
    ("The bank was fined $3 million by the court.", "court fined the bank $3 million"),
]
OF_ONESELF = [
    ('"I have never lost a race," said Ann Lee.', "Ann Lee has lost a race"),
    ('"I trust the new coach," said Tom Reed.', "Tom Reed trusts the new coach"),
    ('"We have sold the mill," said the owners.', "owners have sold the mill"),
]
WITHHELD = [
    ("Ships carry food that the chairman has vowed to withhold from the rebels.", "has vowed to withhold food from"),
    ("The bank holds gold that the firm agreed to sell to Peru.", "agreed to sell gold to Peru"),
    ("The guard that agreed to help fled.", "- help the guard"),
]
HELPED = [
    ("The army would help rescue the crew.", "army would help rescue the crew"),
    ("The charity helped build a school.", "charity helped build a school"),
    ("The gates are going to be cut.", "gates are going to be cut"),
]


def statements(text: str) -> list[str]:
    article = read_text("case.txt", f"{text}\n")
    found = extract(article, load_model(), load_ontology(), Settings(threshold=0.0))
    told = ((found.entity_of(f.object if f.subject is None else f.subject), f) for f in found.facts)
    return [f"{entity.label} {f.wording}" for entity, f in told if entity is not None]


@pytest.mark.parametrize(("text", "words"), [*BEFELL, *SHORTENED, *TURNED, *OF_ONESELF, *WITHHELD, *HELPED])
def test_statement(text: str, words: str) -> None:
    found = statements(text)
    wanted = not words.startswith("- ")
    assert any(words.removeprefix("- ") in statement for statement in found) is wanted, found
