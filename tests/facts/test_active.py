"""What an agent did, told in the active voice; and what was done where nobody is named who did it."""

from __future__ import annotations

import pytest

from dateline.language import load_model
from dateline.ontology import load_ontology
from dateline.pipeline import extract
from dateline.reading.read import read_text
from dateline.records import Fact
from dateline.settings import Settings


def facts_in(text: str) -> tuple[Fact, ...]:
    article = read_text("case.txt", f"{text}\n")
    return extract(article, load_model(), load_ontology(), Settings(threshold=0.0)).facts


def wordings(text: str) -> list[str]:
    return [f.wording for f in facts_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tarn Foods is owned by the Bergen Fund.", "owns Tarn Foods"),
        ("The schools are supplied by Danish farmers.", "supply the schools"),
        ("The raid was ordered by Judge Ann Lee.", "ordered the raid"),
        ("The medal was given to Tom Reed by the mayor.", "gave the medal to Tom Reed"),
        ("The strike is being planned by Lee's union.", "is planning the strike"),
        ("The crash is being investigated by Oslo Police.", "is investigating the crash"),
        ("The dam has been closed by Tarn Power.", "has closed the dam"),
        ("The bridge will be rebuilt by Tarn Steel.", "will rebuild the bridge"),
        ("Towns should not be frightened by the ministry.", "should not frighten"),
        ("The vaccine was tested by the institute and approved by the ministry.", "approved the vaccine"),
    ],
)
def test_an_agent_is_told_of_in_the_active_voice(text: str, words: str) -> None:
    assert any(w.startswith(words) for w in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tom Reed was arrested at Oslo airport on Sunday.", "was arrested at Oslo airport on Sunday"),
        ("At least 17 people were injured on Monday.", "were injured on Monday"),
        ("Ann Lee was convicted of fraud in 2003.", "was convicted of fraud in 2003"),
    ],
)
def test_a_relation_without_a_doer_is_worded_of_whom_it_was_done_to(text: str, words: str) -> None:
    found = [f for f in facts_in(text) if f.subject is None and f.relation != "acts"]
    assert any(f.wording.startswith(words) for f in found), [(f.relation, f.wording) for f in found]


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Tom Reed could face up to 12 years in prison.", "up to 12 years in prison"),
        ("Sue Ray spent three months in hospital.", "three months"),
        ("The flight took two hours.", "two hours"),
    ],
)
def test_a_time_that_a_verb_takes_is_its_object(text: str, literal: str) -> None:
    assert any(f.literal == literal for f in facts_in(text)), [f.literal for f in facts_in(text)]


@pytest.mark.parametrize("text", ["The party resigned Tuesday.", "The firm sold the mine two years ago."])
def test_a_time_when_something_was_done_is_no_object(text: str) -> None:
    assert not any(f.literal for f in facts_in(text)), [f.literal for f in facts_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bishop has ordered schools there to close.", "has ordered schools to close"),
        ("Reed was put through to a lawyer, Ann Lee, who hung up.", "was put through to a lawyer, Ann Lee"),
        ('"I keep warning my players that fouls hurt," said Sue Ray.', "keeps warning Sue Ray's players"),
    ],
)
def test_a_wording_names_whom_it_can_and_points_nowhere(text: str, words: str) -> None:
    assert any(w.startswith(words) for w in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The mayors of Oslo, Bergen and other towns met the king.", "mayors of Oslo, Bergen and other towns"),
        ("More than 300 nurses and porters left Leeds.", "more than 300 nurses and porters"),
        ("None of the tenants fled, though two were hurt.", "two tenants"),
        ("Nine were hurt in Leeds and one died.", "nine people"),
        ("The mayor of Oslo, a nurse and two farmers met the king.", "mayor of Oslo"),
        ("Two police cars and an ambulance left Ambon.", "two police cars"),
    ],
)
def test_a_label_keeps_a_list_and_what_a_number_counts(text: str, label: str) -> None:
    article = read_text("case.txt", f"{text}\n")
    found = extract(article, load_model(), load_ontology(), Settings(threshold=0.0))
    assert label in {e.label for e in found.entities}, {e.label for e in found.entities}
