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
    return [f.wording for f in extract(article, load_model(), load_ontology(), Settings(threshold=0.0)).facts]


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tarn Corp. made a bid for Lund Airport. Ministers discussed the bid on Monday.", "the bid for Lund Airport"),
        ("A jury acquitted the nurse. Families mourned the acquittal.", "mourned the acquittal of the nurse"),
        ("Doctors tested an experimental vaccine. The mayor praised the vaccine.", "the experimental vaccine"),
        ("The last train of the day left late. Snow delayed the train.", "delayed the last train of the day"),
        ("The team opened Ada Cole's new museum. Critics praised the museum.", "praised Ada Cole's new museum"),
    ],
)
def test_what_a_wording_points_at_is_told_more_fully(text: str, words: str) -> None:
    assert any(words in wording for wording in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tarn Corp. made a bid for Lund Airport. Tarn Corp. raised the bid for Lund Airport.", "raised the bid"),
        ("The first game was lost. Fans praised the game.", "praised the game"),
        ("An oil tanker sank. A Greek tanker came. Rescuers boarded the tanker of the firm.", "the tanker of the firm"),
        ("A gale hit the rural area. Soldiers searched the area.", "searched the area"),
        ("Ada Cole's bid for the mill failed. Ada Cole dropped the bid.", "dropped the bid"),
    ],
)
def test_a_wording_keeps_what_says_enough(text: str, words: str) -> None:
    assert any(wording.endswith(words) or f"{words} for" in wording for wording in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The coach reminded fans that Pele was a pauper.", "Pele was a pauper"),
        ("Film shot at the bank showed a man carrying a spade who ran off.", "showed a man carrying a spade"),
        ("Ann Lee said her interest in whales began when she saw one and grew.", "began when Ann Lee saw one"),
        ("More than 40 cows were stolen by the gang.", "stole more than 40 cows"),
        ("Prices in the town are going to be cut and frozen.", "are going to be frozen"),
        ("The derby ended with Lyon winning 2 – 1 and collecting three points.", "winning 2 – 1 and collecting"),
        ("The firm grew by selling old ships and scrapping more in Turkey.", "selling old ships and scrapping more"),
        ("The company sold the ships it had agreed to scrap in Turkey.", "had agreed to scrap the ships in Turkey"),
    ],
)
def test_a_wording_goes_as_far_as_it_says_no_other_thing(text: str, words: str) -> None:
    assert any(words in wording for wording in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm no longer sells cars in Spain.", "sells cars in Spain"),
        ("The ministry no longer wants to fund the clinic.", "wants to fund the clinic"),
        ("The champion no longer trains with her brother.", "trains with her brother"),
    ],
)
def test_a_wording_does_not_say_what_the_factuality_says(text: str, words: str) -> None:
    assert words in wordings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers closed the road near two crashed lorries. The fire brigade towed them to Hull.",
        "The board met in May. These questions were discussed.",
        "Sales fell and wages rose. The bank noticed these things.",
        "Anger grew in Leeds. Eva Hill is trying to calm them.",
        "Rain fell for days. The agency has no hope of stopping it.",
        "Debts grew and grew. The regulator took no action to stop it.",
        "The city spent 40 million euros, most of which was wasted on roads.",
        "Doctors treated 30 children, many of whom lived in remote villages.",
    ],
)
def test_what_points_away_from_its_statement_is_not_said(text: str) -> None:
    pointing = {"them", "questions", "these", "their", "it", "wasted", "remote"}
    assert not any(pointing & {*w.split()} or w.endswith("discussed") for w in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A wave swept nine swimmers to their deaths.", "swept nine swimmers to their deaths"),
        ("The runners made it to the finish in Lund.", "made it to the finish in Lund"),
        ("This long drought has ruined farmers.", "has ruined farmers"),
        ("The museum bought a boat to show it in May.", "to show it in May"),
        ("Those miners who stayed behind wept in church.", "wept in church"),
    ],
)
def test_what_its_statement_explains_is_said(text: str, words: str) -> None:
    assert any(words in wording for wording in wordings(text)), wordings(text)
