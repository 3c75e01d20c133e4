"""Offices that stand without their body get the one that the article is about, or none."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.settings import Settings

HELD = [
    ("Orion Steel cut its forecast. Orion Steel will close a mill, Chief Executive Ingrid Berg said.", "Orion Steel"),
    ("The High Court in Lagos ruled on Monday. Judge Ada Obi fined the bank.", "High Court"),
    ("Storms hit Kansas overnight. In Kansas, Gov. Tom Hale sent troops.", "Kansas"),
    ("Peru declared an emergency. Peru's army sent boats. Prime Minister Elena Rojas flew to the valley.", "Peru"),
    ("The Peruvian Government sent boats to Chile. Foreign Minister Elena Rojas left.", "Peruvian Government"),
    ("Storms hit Lima, and Arequipa lost power. Peru sent boats. Environment Minister Elena Rojas left.", "Peru"),
    ("Lyon asked for it. Lyon sued. The Town of Ely refused. The letter is of the mayor Tom Hale.", "Town of Ely"),
    ("Orion Steel sued. Orion Steel will close a mill. The chief executive, Ingrid Berg, wept.", "Orion Steel"),
    ("Nurses left Ely Hospital. Ely Hospital shut. Chief executive Tom Hale resigned.", "Ely Hospital"),
    ("A panel of the Court of Appeals freed him. Judge Ada Obi wept. The High Court may rule.", "Court of Appeals"),
    ("Two men fled from Polk County. Polk County is poor. Sheriff Tom Hale was told.", "Polk County"),
    ("Students at Ely University struck. Ely University sued. Chemistry professor Ada Obi left.", "Ely University"),
    ("The talks with Orion Steel failed. Spokesman Tom Hale said nobody was hurt.", "Orion Steel"),
    ("The Foreign Ministry and Orion Steel met. Ministry spokeswoman Ada Obi said they agreed.", "Foreign Ministry"),
    ("The Peruvian Government sent boats to Chile. The Education Minister, Elena Rojas, left.", "Peruvian Government"),
    ("Oslo Mayor Anna Lind spoke on Friday. Bergen and Trondheim agreed. Mayor Anna Lind resigned later.", "Oslo"),
    ("Ely Rovers beat Leeds. Team doctor Ann Lee said he was fit.", "Ely Rovers"),
    ("The Oslo Marathon began. Race director Ann Lee was glad. The Ely Marathon is in May.", "Oslo Marathon"),
    ("Kenya voted. Kenyan Prime Minister Sam Roe won in Kenya. Kenya is poor. President Ann Lee called Roe.", ""),
    ("Ely beat Leeds. Ely led. Leeds scored. Striker Karl Holt wept. Stone Rovers lost. Stone Rovers left.", ""),
    ("A board of trustees runs the zoo. Board chairwoman Ann Lee left.", "board of trustees"),
    ("The Nurses Union struck. \"We are tired,\" its treasurer Ann Lee said.", "Nurses Union"),
    ("A study of bees was published. The findings are new. Lead author Ann Lee was glad.", "study of bees"),
    ("Detective Ann Lee said he was held. The police searched a house.", ""),
    ("The Ely Police Department searched a house. Police Chief Ann Lee said he was held.", "Ely Police Department"),
    ("Farms in Kerala burned. Kerala sent boats. Chief Minister Ann Lee wept.", "Kerala"),
    ("Storms hit Alberta. Alberta sent boats. Premier Tom Hale wept. Police Minister Ann Lee left.", "Alberta"),
    ("Storms hit Alberta. Alberta sent boats. Police Minister Ann Lee left.", ""),
    ("Storms hit Alberta. Alberta sent boats. Premier Tom Hale wept. Prime Minister Ann Lee left.", ""),
    ("Perth flooded, and Australia sent boats to Perth. Federal Health Minister Ann Lee left.", "Australia"),
    ("Ely Rovers beat Leeds. His public defender, Ann Lee, left.", ""),
    ("A large trial of pills ended. The trial cost millions. Lead author Ann Lee was glad.", "large trial of pills"),
    ("The police searched a house. Detective Ann Lee said he was held.", "police"),
    ("Orion Plc sued Varo Plc. Varo Plc won. Orion Plc appealed. Varo, led by Chairman Tom Hale, paid.", "Varo Plc"),
    ("Orion Plc sued Varo Plc. Varo Plc won. Orion's board met. Chairman Tom Hale left.", "Orion Plc"),
    (
        "Orion Plc sued Varo Plc. Orion won. Varo paid. \"With Varo we lost years,\" Chief Executive Ann Lee said.",
        "Orion Plc",
    ),
]  # fmt: skip


def bodies(text: str) -> dict[str, set[str]]:
    found = extract(read_text("case.txt", text), load_model(), load_ontology(), Settings(threshold=0.0))
    held: dict[str, set[str]] = {}
    for fact in found.facts:
        person, body = found.entity_of(fact.subject), found.entity_of(fact.at)
        if fact.relation == "hasRole" and person is not None:
            held.setdefault(person.label, set()).add(body.label if body else "")
    return held


@pytest.mark.parametrize(("text", "body"), HELD, ids=[body for _, body in HELD])
def test_the_body_of_an_office(text: str, body: str) -> None:
    assert {body} in bodies(text).values()


def test_who_deals_with_other_countries_is_not_of_the_one_that_a_report_is_about() -> None:
    text = "Zimbabwe and Fiji met. Zimbabwe was fined. Zimbabwe paid. Foreign Minister Elena Rojas praised Zimbabwe."
    assert bodies(text)["Elena Rojas"] == {""}


def test_a_captain_may_be_of_either_team() -> None:
    text = "Arsenal beat Chelsea. Chelsea lost 2-1. Arsenal ran. Captain Tom Hale scored."
    assert bodies(text)["Tom Hale"] == {""}


def test_a_chairman_may_be_of_either_company() -> None:
    text = "Orion Plc sued Varo Plc. Varo Plc won. Orion Plc may sue Varo Plc again, Chairman Tom Hale said."
    assert bodies(text)["Tom Hale"] == {""}


def test_a_teacher_of_a_school_may_be_of_any() -> None:
    assert bodies("Ely School burned. The school teacher Tom Hale saw it.")["Tom Hale"] == {""}


def test_who_founds_a_body_otherwise_than_as_its_head_is_no_writer_of_it() -> None:
    assert bodies("The church was founded by novelist Tom Hale.")["Tom Hale"] == {""}


def test_a_country_named_by_the_way_is_not_the_ministers() -> None:
    assert bodies("Talks with France failed. Prime Minister Elena Rojas left early.")["Elena Rojas"] == {""}


@pytest.mark.parametrize(
    "text",
    [
        "Indian farmers marched. India must pay them. The Trade Minister, Elena Rojas, praised India.",
        "India sent a ship. India paid. The Prime Minister, Elena Rojas, thanked India.",
        "Orion Steel cut its forecast. Orion Steel sued. A chief executive, Elena Rojas, wept.",
        "The intensive care unit (ICU) is full. Patients left the ICU. Chief executive Elena Rojas resigned.",
        "Orion Steel burned. Hospital spokeswoman Elena Rojas said two were hurt.",
        "The High Court ruled. U.S. District Judge Elena Rojas dissented.",
    ],
)
def test_no_body_is_the_offices_own(text: str) -> None:
    assert bodies(text)["Elena Rojas"] == {""}
