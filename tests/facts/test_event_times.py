"""Facts that get the date of an event which the article dates elsewhere."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

HEADER = "News of the day\n\nMarch 14, 2019\n\n"  # a Thursday


def whens(text: str, verb: str) -> set[str | None]:
    extraction = extract(read_text("a.txt", HEADER + text), load_model(), load_ontology(), Settings(threshold=0.0))
    return {f.when for f in extraction.facts if verb in f.verb.split()}


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        (
            "An earthquake struck Padang late on Tuesday. Crews closed a road damaged by the quake.",
            "damage",
            "2019-03-12",
        ),
        ("An explosion rocked a mill on Monday. Two workers were hurt in the blast.", "hurt", "2019-03-11"),
        (
            "Teachers met at a meeting on Tuesday. Four farmers left during the meeting.",
            "leave",
            "2019-03-12",
        ),
        (
            "The match was held on Sunday. The coach wept after the match.",
            "weep",
            "2019-03-10",
        ),
        ("Nurses met at a rally on Tuesday. The nurses used their time in the rally to sing.", "sing", "2019-03-12"),
        ("A fire tore through a mill over the weekend. A guard was hurt in the fire.", "hurt", "2019-03-09/2019-03-10"),
        ("Over the weekend a blast shook a mine. The blast occurred on Sunday. It killed two.", "kill", "2019-03-10"),
        ("Farmers marched on Tuesday in an effort to oust the mayor.", "oust", "2019-03-12"),
        ("The city had started to vaccinate nurses. The vaccinations began on March 3.", "vaccinate", "2019-03-03"),
        ("The firm started to build a dam near Ely. The construction began on Monday.", "build", "2019-03-11"),
        ("A bombing killed nine in Leeds on Tuesday. Police say a clerk planted the bomb.", "plant", "2019-03-12"),
        ("An explosion hit a mill on Monday. A guard may have detonated the device.", "detonate", "2019-03-11"),
        ("Bo Lee was shot dead in Leeds on Tuesday. Doctors said Lee died of his wounds.", "die", "2019-03-12"),
        ("A blast occurred on March 3. Officers arrested a driver two days after the blast.", "arrest", "2019-03-05"),
    ],
)
def test_what_belongs_to_a_dated_event_happened_then(text: str, verb: str, when: str) -> None:
    assert when in whens(text, verb)


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        ("Soldiers defended the fort from July to November 1917.", "defend", "1917-07/1917-11"),
        ("The firm sold mills in Ghana in 1997 and 1998.", "sell", "1997/1998"),
        ("In 1995, Ann Lee was told to leave the choir.", "leave", "1995"),
        ("The museum was closed by guards on Monday and Tuesday.", "close", "2019-03-11/2019-03-12"),
        ("The firm sold mills in 1990 and 2003.", "sell", "1990"),
    ],
)
def test_times_that_go_together_are_one_interval(text: str, verb: str, when: str) -> None:
    assert when in whens(text, verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("An outbreak of cholera began six months ago. It has killed 40 people.", "kill"),
        ("A blast occurred on March 3. The police are investigating the blast.", "investigate"),
        ("The judge set a hearing for March 20. The nurse attended the hearing.", "attend"),
        ("A bombing shook Leeds on Tuesday. A blast hit Ely on Monday. Police say Lee planted the bomb.", "plant"),
        ("A bombing shook Leeds on Tuesday. Soldiers had planted a bomb near a mill.", "plant"),
        ("The city had started to vaccinate nurses. The evacuations began on March 3.", "vaccinate"),
        ("The walkout follows a vote of the union on Tuesday.", "follow"),
        ("The ban stems from a ruling of the Lyon court on March 4.", "stem"),
        ('"I fear looking at the scores tomorrow," Ann Lee said. Ann Lee owns a club.', "look"),
        ("A quake hit Padang on Tuesday. An earthquake struck Lima on Monday. The tremor broke a dam.", "break"),
    ],
)
def test_what_does_not_belong_to_it_stays_undated(text: str, verb: str) -> None:
    assert whens(text, verb) <= {None}


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        ("A team from Lund has analysed effects of drought over 2005-2055 on the harvest of rice.", "analyse", None),
        ("The bank has estimated losses of farmers from 2010 to 2040.", "estimate", None),
        ("The firm has sold 20 mills from 2001 to 2010.", "sell", "2001/2010"),
    ],
)
def test_a_span_that_ends_years_later_is_not_when_something_was_done(text: str, verb: str, when: str | None) -> None:
    assert whens(text, verb) <= {when}


def test_a_title_has_the_date_of_what_it_tells_in_brief() -> None:
    text = "Bank of Lund buys Nordia\n\nMarch 14, 2019\n\nBank of Lund acquired Nordia on Tuesday for $2 billion."
    extraction = extract(read_text("a.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    bought = [f for f in extraction.facts if f.relation == "acquires"]
    assert len(bought) == 2 and {f.when for f in bought} == {"2019-03-12"}


def test_an_event_has_the_day_of_the_clause_that_says_how_long_it_lasted() -> None:
    text = "The shooting, which lasted an hour on Tuesday, broke out near Lund. Two guards were killed in the shooting."
    assert "2019-03-12" in whens(text, "kill")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ann Lee became the chairwoman of the bank in 2004.", "2004"),
        ("Ann Lee was forced to resign as director of the museum in May 2018.", "../2018-05"),
        ("Ann Lee resigned as captain of the club on Tuesday.", "../2019-03-12"),
        ("Ann Lee was the mayor of Lund in 2009.", "2009"),
        ("Ann Lee is the mayor of Lund.", None),
    ],
)
def test_roles_that_a_verb_gives_have_its_time(text: str, when: str | None) -> None:
    extraction = extract(read_text("a.txt", HEADER + text), load_model(), load_ontology(), Settings(threshold=0.0))
    assert when in {f.when for f in extraction.facts if f.relation == "hasRole"}


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        ("Police arrested Joan Harker on March 2.\n\nGuards detained Joan Harker in a bar.", "detain", "2019-03-02"),
        ("The board dismissed Ann Lee on March 4. The board has ousted Ann Lee.", "oust", "2019-03-04"),
        ("Police arrested Joan Harker on March 2.\n\nGuards held Joan Harker in a barn.", "hold", None),
        ("Police arrested Joan Harker on March 2.\n\nGuards detained Bo Lund in a bar.", "detain", None),
        ("Police arrested Ann Lee in 2009. Police arrested her on March 2.\n\nGuards detained her.", "detain", None),
    ],
)
def test_what_is_done_once_to_a_person_has_one_day(text: str, verb: str, when: str | None) -> None:
    assert when in whens(text, verb)


@pytest.mark.parametrize(
    ("title", "when"),
    [
        ("Hikers rescued from glacier after icy night", "2019-03-12"),
        ("Two hikers find gold", None),
        ("Rescue after icy night at glacier costs hikers dearly", None),
    ],
)
def test_a_title_says_what_kind_of_report_it_heads(title: str, when: str | None) -> None:
    text = "Two hikers were flown off a glacier on Tuesday after an icy night.\n\nA helicopter circled the ridge."
    article = read_text("a.txt", f"{title}\n\nMarch 14, 2019\n\n{text}")
    extraction = extract(article, load_model(), load_ontology(), Settings(threshold=0.0))
    assert {f.when for f in extraction.facts if "circle" in f.verb.split()} == {when}
