"""What a time expression gives to a fact, and which event it belongs to."""

from __future__ import annotations

from datetime import date

import pytest
from measure_times import parsed_of as parsed_at

from dateline.extraction.times import find_times, time_of, when_of
from dateline.language import Parsed

PUBLISHED = date(2017, 1, 27)  # a Friday


def parsed_of(text: str, published: date | None = PUBLISHED) -> Parsed:
    return parsed_at(text, published)


@pytest.mark.parametrize(
    ("text", "expression", "when"),
    [
        ("The bank has cut its rate twice since 2013.", "2013", "2013/.."),
        ("She ran the hospital from 2008 to 2014.", "2008", "2008/2014"),
        ("She ran the hospital from 2008 to 2014.", "2014", "2008/2014"),
        ("Before Thursday, the ferry ran twice a day.", "Thursday", "../2017-01-26"),
        ("Gunmen stormed the bank before dawn on Thursday.", "dawn on Thursday", "2017-01-26"),
        ("The pier burned down after 10 p.m. Monday.", "10 p.m. Monday", "2017-01-23"),
        ("Before Thursday night, nobody had seen it.", "Thursday night", "../2017-01-26"),
        ("A train derailed last week near the port.", "last week", "2017-01-16/2017-01-22"),
        ("The union will strike until Tuesday.", "Tuesday", "../2017-01-31"),
        ("Sales fell between 2010 and 2012.", "2010", "2010/2012"),
        ("The judge ruled early Friday.", "early Friday", "2017-01-27"),
        ("The storm lasted 48 hours.", "48 hours", ""),
        ("The train derailed two weeks ago.", "two weeks ago", "2017-01-13"),
        ("The train derailed eight weeks ago.", "eight weeks ago", "2016-11-28/2016-12-04"),
        ("The union has called strikes on Feb. 10.", "Feb. 10", "2017-02-10"),
        ("The ferry sank on Dec. 20.", "Dec. 20", "2016-12-20"),
        ("She was charged in May 2010 and extradited the following July.", "the following July", "2010-07"),
    ],
)
def test_when_of_keeps_precision_and_bounds(text: str, expression: str, when: str) -> None:
    parsed = parsed_of(text)
    times = find_times(parsed)
    time = next(t for t in times if t.text == expression)
    assert when_of(times, parsed, time) == when


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("The minister sent a letter to the union Thursday demanding talks.", "sent", "2017-01-26"),
        ("The minister sent a letter to the union Thursday demanding talks.", "demanding", "2017-01-26"),
        ("Wednesday's march drew thousands.", "march", "2017-01-25"),
        ("The firm, which was founded in 1998, cut 300 jobs.", "founded", "1998"),
        ("The firm, which was founded in 1998, cut 300 jobs.", "cut", None),
        ("Police said Monday that the driver fled.", "said", "2017-01-23"),
        ("Police said Monday that the driver fled.", "fled", None),
        ("On Tuesday, the court convicted him and fined the bank.", "fined", "2017-01-24"),
    ],
)
def test_time_of_takes_the_time_of_the_events_own_clause(text: str, trigger: str, when: str | None) -> None:
    parsed = parsed_of(text)
    token = next(t.i for t in parsed.doc if t.text == trigger)
    found = time_of(parsed, token, find_times(parsed))
    assert (found[0] if found else None) == when


def test_without_a_publication_date_a_weekday_stays_one() -> None:
    parsed = parsed_of("The mayor resigned Friday, a day after the vote; yesterday she left.", None)
    values = [(t.text, t.value, t.start_date) for t in find_times(parsed)]
    assert ("Friday", "XXXX-WXX-5", None) in values
    assert ("yesterday", "PAST_REF", None) in values
    assert all(start is None for _, _, start in values)
