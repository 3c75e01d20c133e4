"""Contradictions are what follows from the facts, and nothing else."""

from __future__ import annotations

import pytest

from dateline.graph import Reader, load_turtle
from dateline.graph.conflicts import apart, differ
from tests.graph.corpora import NEGATED, POSSIBLE, Story, turtle

TEXT = "Mills of Acme met Rossi in Lyon over a report, and crews looked on."


def reasons(*stories: Story) -> list[str]:
    reader = Reader(load_turtle(turtle(*stories)))
    return sorted(reader.value(conflict, "dl:reason") or "" for conflict in reader.members("dl:Conflict"))


def two(
    relation: str, subject: str, target: str | None, first: dict[str, object], second: dict[str, object]
) -> list[str]:
    stories = (
        Story("a.txt", TEXT).says(subject, relation, target, **first),  # type: ignore[arg-type]
        Story("b.txt", TEXT).says(subject, relation, target, **second),
    )  # type: ignore[arg-type]
    return reasons(*stories)


def test_what_is_said_and_denied_of_the_same_time_is_a_contradiction() -> None:
    assert two("meets", "Mills", "Rossi", {}, {"factuality": NEGATED}) == ["asserted and denied"]
    day = {"when": "2017-01-26"}
    assert two("meets", "Mills", "Rossi", day, day | {"factuality": NEGATED}) == ["asserted and denied"]


@pytest.mark.parametrize("second", [{"factuality": POSSIBLE}, {"factuality": NEGATED, "when": "2018"}, {}])
def test_what_can_both_hold_is_none(second: dict[str, object]) -> None:
    assert two("meets", "Mills", "Rossi", {"when": "2017-01-26"}, second) == []


def test_what_happens_once_has_one_date() -> None:
    found = two("issues", "Acme", "report", {"when": "2013"}, {"when": "2014-05"})
    assert found == ["different dates: 2013 and 2014-05"]
    assert two("issues", "Acme", "report", {"when": "2014"}, {"when": "2014-05"}) == []
    assert two("meets", "Mills", "Rossi", {"when": "2013"}, {"when": "2014"}) == []


def test_what_happens_once_has_one_number() -> None:
    found = two("kills", "Acme", "crews", {"quantity": "30 people"}, {"quantity": "45 people"})
    assert found == ["different numbers: 30 people and 45 people"]
    assert two("kills", "Acme", "crews", {"quantity": "30 people"}, {"quantity": "thirty people"}) == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2017", "2017-01-26", False),
        ("2008/2014", "2013", False),
        ("2008/2014", "2015", True),
        ("2013/..", "2020", False),
        ("2013/..", "2012", True),
        ("../2014", "2013-05-01", False),
        ("2017-01", "2017-02", True),
    ],
)
def test_dates_are_apart_when_no_day_is_in_both(left: str, right: str, expected: bool) -> None:
    assert apart(left, right) is expected
    assert apart(right, left) is expected


def test_numbers_differ_only_when_they_count_the_same() -> None:
    assert differ("$3 million", "$5 million") is False  # a currency sign is no digit: nothing is claimed
    assert differ("3 million votes", "5 million votes")
    assert not differ("1,000 votes", "1000 votes")
