"""Which event a time dates, where the parse or the words mislead."""

from __future__ import annotations

from datetime import date

import pytest
from measure_times import parsed_of

from dateline.extraction.times import find_times, time_of

PUBLISHED = date(2019, 3, 14)  # a Thursday


def found(text: str, word: str) -> str | None:
    parsed = parsed_of(text, PUBLISHED)
    token = next(t.i for t in parsed.doc if t.text == word)
    got = time_of(parsed, token, find_times(parsed))
    return got[0] if got else None


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Today, farmers use drones to spray crops.", "use", None),
        ("Only 300 families live in the valley today.", "live", None),
        ("The firm, which began as a bakery, today employs 4,000 people.", "employs", None),
        ("The city, today a ghost town, was founded in 1872.", "founded", "1872"),
        ("Today, voters are choosing a new mayor.", "choosing", "2019-03-14"),
        ("Today, the council voted to close the pool.", "voted", "2019-03-14"),
        ("The minister visits the plant today.", "visits", "2019-03-14"),
        ("Prices have fallen 4 percent today.", "fallen", "2019-03-14"),
    ],
)
def test_today_with_a_plain_present_is_our_times(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Nurses rallied in silence, three months after the May 3 attacks.", "rallied", None),
        ("The mine reopened two years after the deadly March 5 blast.", "reopened", None),
        ("The pier reopened two days after the March 5 blast.", "reopened", "2019-03-07"),
    ],
)
def test_what_a_time_is_counted_from_is_another_day(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Judges scheduled a hearing for Friday.", "scheduled", None),
        ("Judges scheduled a hearing for Friday.", "hearing", "2019-03-15"),
        ("The union announced a strike for Friday.", "announced", None),
        ("The union has called another strike for Monday.", "strike", "2019-03-18"),
        ("The president called an election for May 19.", "election", "2019-05-19"),
        ("The trial is scheduled for May 6.", "scheduled", "2019-05-06"),
        ("The union announced a strike on Friday.", "announced", "2019-03-08"),
        ("The launch had been planned for Monday but was put off.", "planned", "2019-03-11"),
    ],
)
def test_what_is_planned_for_a_time_is_then_and_the_planning_is_not(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The company said on Tuesday it would open a plant in 2021.", "said", "2019-03-12"),
        ("The company said on Tuesday it would open a plant in 2021.", "open", "2021"),
        ("The airline said Monday it would cancel 40 flights next month.", "said", "2019-03-11"),
        ("Police said Monday that the driver fled.", "fled", None),
        ("The army dropped a bomb called Big Sam on the town on Monday.", "dropped", "2019-03-11"),
        ("A storm named Zeta struck the coast on Sunday.", "named", None),
        ("The mayor repeated his wish to close the port Monday when he met dockers.", "repeated", "2019-03-11"),
        ("The mayor repeated his wish to close the port Monday when he met dockers.", "met", "2019-03-11"),
        ("She will speak on Friday when she visits the port.", "speak", "2019-03-15"),
    ],
)
def test_a_day_that_the_parser_gives_to_the_wrong_verb(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The jury convicted her on Monday of killing her husband.", "killing", None),
        ("He was jailed on Monday for murdering two women.", "murdering", None),
        ("He was jailed on Monday for murdering two women in 2009.", "murdering", "2009"),
        ("He admitted on Monday stealing the car.", "stealing", None),
        ("A video shown on Monday showed guards beating a prisoner.", "beating", None),
        ("The ministry answered on Tuesday by closing the border.", "closing", "2019-03-12"),
        ("The match ended on Sunday with Rovers winning the cup.", "winning", "2019-03-10"),
        ("Since 2013 the bank has had a policy of hiring nobody.", "hiring", "2013/.."),
    ],
)
def test_what_somebody_is_charged_with_happened_before(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Latvia asked Israel to extradite him last month.", "asked", "2019-02"),
        ("Latvia asked Israel to extradite him last month.", "extradite", None),
        ("The court ordered the firm to pay $2 million last week.", "ordered", "2019-03-04/2019-03-10"),
        ("Rebels managed to take the town last month.", "take", "2019-02"),
        ("The team failed to appear in court on Monday.", "failed", "2019-03-11"),
        ("The vote followed a scandal over a video published on March 3.", "followed", None),
        ("A rally on Sunday marked the coup of Feb. 8.", "marked", "2019-03-10"),
        ("The number of wolves has grown from 20 in 1985 to more than 400.", "grown", None),
        ("About 2,000 tigers remain, down from 5,000 in 1990.", "remain", None),
        ("The bank cut its rate to 1 percent from 1.5 percent on Tuesday.", "cut", "2019-03-12"),
        ("The bank was fined $2 million in 2015 and $4 million on Tuesday.", "fined", "2015"),
        ("The attack came a week after a bomb killed two nurses on March 3.", "killed", "2019-03-03"),
    ],
)
def test_a_time_of_an_object_or_a_number_is_not_the_verbs(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The 2015 attack killed 130 people.", "killed", "2015"),
        ("The May 2017 bombing, which killed 22 people, led to an inquiry.", "killed", "2017-05"),
        ("The May 2017 bombing, which killed 22 people, led to an inquiry.", "led", None),
        ("The 2016 law banned smoking in bars.", "banned", None),
        ("Police are investigating Friday's attack on the mosque.", "attack", "2019-03-08"),
        ("Officials are still counting the dead from Tuesday's quake.", "quake", "2019-03-12"),
        ("The party leads polls before Sunday's election.", "election", "2019-03-17"),
    ],
)
def test_a_happening_with_its_date_in_its_name(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The judge adjourned the trial until Monday.", "adjourned", None),
        ("The shop will stay open until Monday.", "stay", "../2019-03-18"),
        ("The rocket exploded minutes after taking off from Baikonur on Tuesday.", "exploded", "2019-03-12"),
        ("The senator resigned shortly after the report was published on Friday.", "resigned", "2019-03-08"),
        ("The senator resigned after the report was published on Friday.", "resigned", None),
        ("The glacier has lost a third of its ice since 1980.", "lost", "1980/.."),
        ("It was the fourth killing in the city since Christmas.", "killing", None),
        (
            "She has been in jail since Friday, when police searched her home and seized a phone.",
            "seized",
            "2019-03-08",
        ),
    ],
)
def test_bounds_and_what_follows_at_once(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("He was jailed for 30 days in 2012 over a fine.", "jailed", "2012"),
        ("The club bought her from Lyon for €400,000 in 2016.", "bought", "2016"),
        ("The army closed the port for two weeks in 2017.", "closed", "2017"),
        ("Engineers worked for a firm in 2017 that failed.", "failed", None),
    ],
)
def test_a_time_behind_a_length_or_a_price_is_the_verbs(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Kovacs appeared on Monday before Judge Ann Lee, who ordered him held.", "ordered", "2019-03-11"),
        ("The miners appeared on Monday before a magistrate, who set bail at $500.", "set", "2019-03-11"),
        ("Kovacs appeared on Monday before Judge Ann Lee, who led a school.", "led", None),
        ("Kovacs appeared on Monday with his brother, who ordered a taxi.", "ordered", None),
    ],
)
def test_a_judge_rules_when_the_accused_stands_before_him(text: str, word: str, when: str | None) -> None:
    assert found(text, word) == when
