"""What the user asked to find in the five seed articles, asked of their graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import sparql

MAYOR = '?mayor rdfs:label|skos:altLabel ?name . FILTER(CONTAINS(?name, "Gimenez")) ?mayor a dl:Person . '
EXAMPLES = {
    "the mayor issues the memo": MAYOR + "?mayor dl:issues ?memo . ?memo a dl:Memo",
    "the memo responds to the executive order": "?memo a dl:Memo ; dl:respondsTo ?order . ?order a dl:ExecutiveOrder",
    "a group protests the mayor or his decision": MAYOR
    + "?group a dl:Group ; dl:protests ?what . FILTER(?what = ?mayor || EXISTS { ?mayor dl:issues|dl:enacts ?what })",
    "the mayor holds his office": MAYOR
    + '?mayor dl:hasRole ?role . ?role dl:title ?title ; dl:at/rdfs:label ?body . FILTER(LCASE(?title) = "mayor")',
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_users_examples_come_out_of_the_seeds(seeds_graph: Path, example: str) -> None:
    assert sparql(seeds_graph, f"ASK {{ {EXAMPLES[example]} }}").rows == (("true",),)
