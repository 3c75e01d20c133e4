"""What says nothing without its sentence is no statement of the graph."""

from __future__ import annotations

import pytest

from dateline import Settings, build, facts

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
    ("Ada Cole's order was criticised.", "enacts"),
    ("Tarn's survey shows that sales fell.", "issues"),
    ("A statement released by Tarn upset investors.", "issues"),
    ('"I am sorry," coach Tim Roe said in a prepared statement.', "issues"),
    ("The killers of Ann Roe fled to Spain.", "kills"),
    ("Hundreds of Leeds supporters marched.", "supports"),
    ("No further details were given.", "acts"),
    ("Police released no other details.", "acts"),
    ("One of those has died.", "acts"),
    ("The other two swam ashore.", "acts"),
    ("The van was very slow on the way home.", "acts"),
    ("These questions are being looked at.", "acts"),
    ("The fair was large. Other stalls sold cakes.", "acts"),
    ("Each wing has a motto.", "acts"),
    ("Bob Rowe and Leo Marsh met. The man sang in Ely.", "acts"),
    ("A ban on fishing was praised. Its round shape delights fans.", "acts"),
    ("The envoy told a gathering in Leeds that the dam was safe.", "locatedIn"),
    ("The group has carried out numerous bombings in Spain.", "locatedIn"),
    ("Nurses slept in a cheap hotel in Ely.", "locatedIn"),
    ("The novel that Ann Lee wrote sold well.", "issues"),
    ("The case on which the tribunal has ruled was of a nurse.", "rulesOn"),
    ("Farmers use a bridge built by Tarn.", "produces"),
    ("The firm courted the new management in Oslo.", "locatedIn"),
    ("The singer fell ill before a village concert in Kent.", "locatedIn"),
    ("The participants of the race won medals.", "participatesIn"),
    ("A Navy spokesman met the mayor of Bonn.", "hasRole"),
    ("The minister called for an end to attacks on Spaniards.", "attacks"),
    ("Trainees attending the Lyon summit met the mayor.", "participatesIn"),
    ("The bank abandoned the county's rural housing policy.", "enacts"),
    ("Farmers who support the minister met the union.", "supports"),
    ("The petition's authors met the mayor.", "issues"),
    ("The agency banned toys that contained lead.", "acts"),
    ("Friends sang at home.", "acts"),
    ("It is said to be quiet. Its sandy beaches drew painters.", "acts"),
    ("The crews from Leeds battled the wildfire for a week.", "opposes"),
]
SOMETHING = [
    ("The minister met a doctor who had helped to found the Oslo clinic.", "founded"),
    ("A gardener who dug up a Roman coin in Ely sold it.", "acts"),
    ("The zoo said in a letter of thanks to its members that the otters have moved to Ely.", "issues"),
    ("The otters have moved, the zoo wrote in a statement on Friday.", "issues"),
    ("Other towns marched in 2019.", "acts"),
    ("Friends of Ann Lee sang at home.", "acts"),
    ("Malta is quiet. Its sandy beaches drew painters.", "acts"),
    ("The company sold mines.", "sells"),
    ("Every pupil at the Tarn school wears green.", "acts"),
    ("Ann Lee, who lives in Leeds, won the race.", "livesIn"),
    ("Nordwerk, which is based in Bonn, sold the mine.", "locatedIn"),
    ("The minister issued a memo. The memo concerns pensions.", "concerns"),
    ("An earthquake struck near the border. The earthquake occurred in Nepal.", "locatedIn"),
    ("Ann Lee, the director of the museum, resigned.", "hasRole"),
    ("The mayor attended the council's meeting.", "participatesIn"),
    ("The bank published a survey on Friday.", "issues"),
    ("The council approved the plan.", "enacts"),
    ("The novel that Ann Lee wrote in 2003 sold well.", "issues"),
    ("Farmers use the Tarn bridge built by Nordwerk.", "produces"),
    ("Ann Lee wrote a novel.", "issues"),
    ("Ada Cole's order to close the port was criticised.", "enacts"),
    ("Ada Cole issued an order on Friday.", "issues"),
    ("The coach issued a statement regarding the doping case.", "issues"),
    ("The killers of Ann Roe killed a guard.", "kills"),
    ("The details of the plan were not published.", "acts"),
    ("One of those injured has died.", "acts"),
    ("The other two trains were stopped.", "acts"),
    ("The envoy met officials of the US.", "meets"),
    ("The van hit a nurse from Ely.", "acts"),
    ("The vet said on the radio that dogs are very loyal to the people who feed them.", "acts"),
    ("Tutors signed a letter asking ministers to resign.", "requests"),
    ("Trainees attended the Lyon summit.", "participatesIn"),
    ("A crash which killed nine miners in Peru shocked the country.", "kills"),
    ("The bank abandoned the county's policy on rural housing.", "enacts"),
    ("An explosion in Leeds killed a miner.", "locatedIn"),
    ("The coach of the team met the editors of The Leeds Times.", "meets"),
    ("Tim Roe took part in the race.", "participatesIn"),
    ("The killing of the guard shocked Malta.", "kills"),
    ("The farmers from Leeds battled the plan for a week.", "opposes"),
    ("Navy spokesman Tim Roe met the mayor of Bonn.", "hasRole"),
]


def relations(text: str, tmp_path) -> set[str]:
    article = tmp_path / "a.txt"
    article.write_text(text)
    rows = [row.plain() for row in facts(build([str(article)], str(tmp_path / "out"), Settings(threshold=0.0)).turtle)]
    return {row["relation"] for row in rows if row["kind"] == "fact"}


@pytest.mark.parametrize(("text", "relation"), NOTHING)
def test_says_nothing(text: str, relation: str, tmp_path) -> None:
    assert relation not in relations(text, tmp_path)


@pytest.mark.parametrize(("text", "relation"), SOMETHING)
def test_says_something(text: str, relation: str, tmp_path) -> None:
    assert relation in relations(text, tmp_path)
