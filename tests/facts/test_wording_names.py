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
        ("Hotels must keep a list of guests, unless they have fewer than five rooms.", "fewer than five rooms"),
        ("The clinic treats everybody, if there is a free bed.", "everybody, if there is a free bed"),
        ("If the rains fail, farmers will lose their crops.", "lose their crops if the rains fail"),
        ("Unless Tarn Corp. pays, the judge will close the mill.", "close the mill unless Tarn Corp. pays"),
        (
            "Villagers came together to save the old church that the bishop of Lund said in May would be torn down to "
            "make way for a wide road to the new airport near the town.",
            "came together to save the old church",
        ),
        ("The driver gave himself up, the officer said.", "gave himself up"),
        ("Sales fell 5.1% while costs rose 0.3%.", "while costs rose 0.3%"),
        ("A row has begun between the head of the club, Ann Lee, and the coach, Tom Reed.", "and the coach, Tom Reed"),
        ("The firm sold the mill to its old rival, Tarn Corp.", "to its old rival, Tarn Corp"),
        (
            "The bus crashed on the way to an event where lamps are lit and sent up into the sky over the bay for "
            "all of the sailors who were lost in the great storm of that year.",
            "an event where lamps are lit",
        ),
        ("He built the school where medals were given to pupils.", "were given to pupils"),
        (
            "Rain fell at the dam, where the lake rose to within a metre of the top.",
            "rose to within a metre of the top",
        ),
    ],
)
def test_a_wording_goes_as_far_as_it_says_no_other_thing(text: str, words: str) -> None:
    assert any(words in wording for wording in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Usually, the bank lends money to farmers.", "usually lends money to farmers"),
        ("The disease rarely kills children.", "rarely kills children"),
        ("The town was repeatedly attacked by rebels.", "repeatedly attacked the town"),
        ("For the past three months, prices have risen.", "have risen for the past three months"),
        ("For years, the firm dumped waste in the lake.", "dumped waste in the lake for years"),
    ],
)
def test_a_wording_says_how_often_and_how_long(text: str, words: str) -> None:
    assert words in wordings(text)


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
        "Such questions were discussed.",
        "The clerk ordered that permit dropped in June.",
        "Firefighters hold to the theory that it was arson.",
        '"I have the feeling that they want our jobs," Eva Hill said.',
        "The judge left early. Neither side was discussed.",
        "Doctors treated 30 children, many of whom lived in remote villages.",
    ],
)
def test_what_points_away_from_its_statement_is_not_said(text: str) -> None:
    pointing = {"them", "they", "questions", "these", "their", "it", "wasted", "remote", "permit"}
    assert not any(pointing & {*w.split()} or w.endswith("discussed") for w in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words", "counts"),
    [
        ("Several firms, including Tarn Corp., cut their prices.", "cut their prices", 1),
        ("Many insects, such as the cicada, use sounds in their courtship.", "use sounds in their courtship", 2),
        ("Some banks, such as Varga and Tarn, closed their branches.", "closed their branches", 1),
        ("Many towns, such as Lund, raised taxes.", "raised taxes", 2),
    ],
)
def test_an_example_has_nothing_of_all_of_them(text: str, words: str, counts: int) -> None:
    assert wordings(text).count(words) == counts, wordings(text)


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
