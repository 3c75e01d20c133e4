"""What says nothing without its sentence is no statement of the graph."""

from __future__ import annotations

import pytest

from dateline import build, facts

NOTHING = [
    ("Residents of Leeds marched to the town hall. The residents of Leeds oppose the dam.", "livesIn"),
    ("A Bangkok court fined the singer.", "locatedIn"),
    ("The board's lawsuit on pensions was dropped.", "concerns"),
    ("A bar in Linden burned down. Police closed the bar.", "locatedIn"),
    ("The company's spokesman met the director of the museum.", "hasRole"),
    ("The council's meeting ended early.", "participatesIn"),
    ("The bank's survey pleased traders.", "issues"),
    ("Police met the arsonist's supporters.", "supports"),
    ("The government's reckless decision angered farmers.", "enacts"),
]
SOMETHING = [
    ("Ann Lee, who lives in Leeds, won the race.", "livesIn"),
    ("Nordwerk, which is based in Bonn, sold the mine.", "locatedIn"),
    ("The minister issued a memo. The memo concerns pensions.", "concerns"),
    ("An earthquake struck near the border. The earthquake occurred in Nepal.", "locatedIn"),
    ("Ann Lee, the director of the museum, resigned.", "hasRole"),
    ("The mayor attended the council's meeting.", "participatesIn"),
    ("The bank published a survey on Friday.", "issues"),
    ("Farmers who support the minister met the union.", "supports"),
    ("The council approved the plan.", "enacts"),
]


def relations(text: str, tmp_path) -> set[str]:
    article = tmp_path / "a.txt"
    article.write_text(text)
    rows = [row.plain() for row in facts(build([str(article)], str(tmp_path / "out")).turtle)]
    return {row["relation"] for row in rows if row["kind"] == "fact"}


@pytest.mark.parametrize(("text", "relation"), NOTHING)
def test_says_nothing(text: str, relation: str, tmp_path) -> None:
    assert relation not in relations(text, tmp_path)


@pytest.mark.parametrize(("text", "relation"), SOMETHING)
def test_says_something(text: str, relation: str, tmp_path) -> None:
    assert relation in relations(text, tmp_path)
