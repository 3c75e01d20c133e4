"""The day of a report: it holds for what belongs to the same kind of happening, and for nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from measure_times import parsed_of

from dateline.extraction.times import find_times, time_of

PUBLISHED = date(2017, 1, 27)  # a Friday

MATCH = "Wolves beat Rangers 2-1 on Thursday to win the league title.\n\n"
COURT = "A court sentenced a former banker to six years on Thursday.\n\n"
QUAKE = "An earthquake shook the island of Lesva on Thursday, killing two people.\n\n"

BANK = "Harwood Bank sacked its chief executive on Thursday.\n\n"
BATTLE = "Rebels fired rockets at the town on Thursday.\n\n"
CAPTAIN = "The captain of a ferry that sank in May, killing 30 people, went on trial on Thursday.\n\n"


def found(text: str, word: str, published: date = PUBLISHED) -> tuple[str, str] | None:
    parsed = parsed_of(text, published)
    token = next(t.i for t in parsed.doc if t.text == word)
    return time_of(parsed, token, find_times(parsed))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (MATCH + "Bell headed the winner in the 88th minute.", "headed"),
        (MATCH + "The club sacked its coach in 2009.\n\nKeeper Ian Roth saved a penalty.", "saved"),
        (MATCH + "Bell, who signed in June, scored the first after a corner.", "scored"),
        (COURT + "Judge Ann Frost rejected the appeal of two clients.", "rejected"),
        (COURT + "He founded the bank in 1998.\n\nThe prosecutor told reporters that he was glad.", "told"),
        (QUAKE + "Rescuers pulled a boy from the rubble.", "pulled"),
        (QUAKE + "Two bridges collapsed, the governor said.", "collapsed"),
        (QUAKE + "Police say two bridges collapsed.", "collapsed"),
        (COURT + "The judge found him guilty of taking bribes between 2009 and 2012.", "found"),
        (COURT + "Prosecutor Ann Frost wept. He founded the bank in 1998.\n\nFrost asked for eight.", "asked"),
        (MATCH + "Bell won a penalty that Roth saved.", "saved"),
        (BANK + "Its shares fell 3 percent.", "fell"),
        (BATTLE + "The army retaliated with tanks.", "retaliated"),
        (COURT + "The judge asked his lawyer to choose a date in the winter.", "asked"),
    ],
)
def test_what_belongs_to_the_report_has_its_day(text: str, word: str) -> None:
    assert found(text, word) == ("2017-01-26", "discourse")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (MATCH + "Bell grew up in Leeds. He joined Wolves in 2011 and scored 20 goals.", "scored"),
        (MATCH + "In a previous final, Rangers missed two penalties. The club was sold in 2009.", "missed"),
        (COURT + "The banker sent false letters to his clients.", "sent"),
        (COURT + "Officials have said the court rejected his claim.", "rejected"),
        (QUAKE + "The mayor ignored a report on weak houses.", "ignored"),
        (QUAKE + "A storm in 2009 killed ten people. It destroyed the port.", "destroyed"),
        (QUAKE + "Officials have said that two bridges collapsed.", "collapsed"),
        (CAPTAIN + "The coastguard filmed him in a boat.", "filmed"),
        (MATCH + "Bell, who scored twice, left the field.\n\nHe lives with his wife, who won a title.", "won"),
        (BANK + "Its profit fell 3 percent.", "fell"),
        (COURT + "He coughed at the first hearing.", "hearing"),
        (COURT + "The blast shocked the town.", "blast"),
    ],
)
def test_the_background_has_not(text: str, word: str) -> None:
    assert found(text, word) is None


def test_an_old_report_gives_no_day() -> None:
    assert found(QUAKE.replace("Thursday", "January 2") + "Rescuers pulled a boy from the rubble.", "pulled") is None


@pytest.mark.parametrize(
    ("said", "when"),
    [("I played well today", "2017-01-26"), ("We trained yesterday", "2017-01-25")],
)
def test_quoted_words_count_from_the_day_on_which_they_are_said(said: str, when: str) -> None:
    verb = said.split()[1]
    got = found(MATCH + f'"{said}," captain Joe Bell told reporters.', verb)
    assert got is not None and got[0] == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("On Monday protesters blocked a road. Police arrested two of them.", "arrested", "2017-01-23"),
        ("A quake hit the port in 2009. Two bridges collapsed.", "collapsed", "2009"),
        ("On Monday the court sentenced a nurse. The judge called her cruel.", "called", "2017-01-23"),
        ("On Monday protesters blocked a road. They had slept in a church.", "slept", None),
        ("On Monday the court sentenced a nurse. She killed two patients.", "killed", None),
        ("On Monday protesters blocked a road.\n\nPolice arrested two of them.", "arrested", None),
    ],
)
def test_a_dated_sentence_holds_for_the_rest_of_its_paragraph(text: str, word: str, when: str | None) -> None:
    got = found("A bank has bought a mill. It owns a port. It has two ships.\n\n" + text, word)
    assert (got[0] if got else None) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Rebels attacked the town on Monday. Ten people died in the attack.", "attack", "2017-01-23"),
        ("A bus and a truck collided on Monday. The collision hurt two nurses.", "collision", "2017-01-23"),
        ("Police arrested the mayor on Monday. His party condemned the arrest.", "arrest", "2017-01-23"),
        ("Rebels attacked the town on Monday. The last attack killed two.", "attack", None),
        ("Rebels attacked a bank on Monday. The attack on the port killed two.", "attack", None),
    ],
)
def test_a_noun_that_speaks_of_what_was_told_has_its_day(text: str, word: str, when: str | None) -> None:
    got = found(text, word)
    assert (got[0] if got else None) == when


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (COURT + "He coughed during the brief hearing.", "hearing"),
        (MATCH + "Bell was booed during the match.", "match"),
        ("Nurses marched through Lund on Thursday.\n\nA band led the march.", "march"),
    ],
)
def test_the_event_that_the_lead_tells_has_its_day(text: str, word: str) -> None:
    got = found(text, word)
    assert got is not None and got[0] == "2017-01-26"


RACE = "Italy's Bo Lund kept the lead of the Tour of Jutland on Thursday despite a fall in the third stage.\n\n"
CUP = "Wolves beat Rangers 2-1 in the cup on Thursday.\n\n"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (RACE + "Lund got up, borrowed a wheel and chased the leaders.", "borrowed"),
        (CUP + "Bell missed a penalty. Two minutes later he dribbled past the keeper.", "dribbled"),
        (CUP + "Fans threw bottles.\n\nThe referee stopped play while stewards cleared the pitch.", "cleared"),
    ],
)
def test_the_course_of_a_contest_has_its_day(text: str, word: str) -> None:
    assert found(text, word) == ("2017-01-26", "discourse")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (RACE + "Lund, who broke a leg in May, was happy. He learned to ride in Oslo.", "learned"),
        (RACE + "He began to ride in 2009.\n\nHe chased cars on his way to school.", "chased"),
        (CUP + "Bell, who broke a leg in May, said he sang in a choir.", "sang"),
        (BANK + "Its clients queued at the doors.", "queued"),
        ("Labour lost its majority in a vote on Thursday, winning 19 seats.\n\nIt courted the Greens.", "courted"),
    ],
)
def test_the_course_ends_where_another_time_is_told(text: str, word: str) -> None:
    assert found(text, word) is None


def test_what_somebody_is_charged_with_is_not_what_the_report_tells() -> None:
    text = "A man was arrested on Thursday and charged with setting a mill on fire.\n\nA watchman burned his hands."
    assert found(text, "burned") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels shelled a town, killing two, officials said Thursday.\n\nA rocket hit a school.", "hit"),
        ("Two died when a dam collapsed, rescuers said on Thursday.\n\nFloods destroyed a mill.", "destroyed"),
        ("A blast killed a guard, police said on Thursday. Rescuers pulled two men out.", "pulled"),
        ("Voters chose a mayor on Thursday. Lee claimed victory shortly after midnight.", "claimed"),
    ],
)
def test_the_day_of_saying_so_is_not_that_of_what_happened(text: str, word: str) -> None:
    assert found(text, word) is None


FERRY = "A ferry capsized off Lesva on Thursday, killing six people.\n\n"
BOMB = "A bomb killed six soldiers in Lund on Thursday.\n\n"
MARCH = "Nurses marched through Lund on Thursday.\n\n"
SALE = "Harwood Bank will close ten branches, it said on Thursday.\n\n"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (FERRY + "The ferry sailed for Lund.", "sailed"),
        (FERRY + "The skipper radioed the port before hitting a rock.", "hitting"),
        (FERRY + "Its owner slept. The ferry was towing a raft.", "towing"),
        (FERRY + "The mayor said divers had freed a boy.", "freed"),
        (FERRY + "Two jockeys have been hurt.", "hurt"),
        (QUAKE + "Engineers are looking at a mast that toppled.", "toppled"),
        (BOMB + 'A nurse said: "My sister has been wounded."', "wounded"),
        (BOMB + "The Red Front claimed the bombing.", "claimed"),
        (MARCH + "A lawyer said six drummers had been arrested.", "arrested"),
        (SALE + "Its shares fell 3 percent.", "fell"),
        (SALE + "Its stock was up slightly.", "was"),
        (MATCH + "Bell scored after coming on for Roth.", "coming"),
    ],
)
def test_a_report_of_harm_and_of_shares_tells_on(text: str, word: str) -> None:
    parsed = parsed_of(text, PUBLISHED)
    token = [t.i for t in parsed.doc if t.text == word][-1]
    assert time_of(parsed, token, find_times(parsed)) == ("2017-01-26", "discourse")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (FERRY + "The ferry passed a test.", "passed"),
        (FERRY + "Hundreds of nurses have been killed on the lake.", "killed"),
        (FERRY + "The ferry drifted, but its maker kept silent.", "kept"),
        (QUAKE + "The mayor sat by the mast that toppled.", "toppled"),
        (COURT + "He said his brother had been arrested.", "arrested"),
        (SALE + "Its shares fell when Ann Lee was its head.", "fell"),
        (SALE + "Its profit was down 3 percent.", "was"),
        (BANK + "It opened a branch after buying a mill.", "buying"),
    ],
)
def test_what_else_is_told_of_them_has_no_day(text: str, word: str) -> None:
    assert found(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Acme named Bo Ek its head.\n\nThe choice is good, the company said on Thursday.", "named", "2017-01-26"),
        ("Lund Council approved the port, it said Friday.", "approved", "2017-01-27"),
        ("Acme has named Ann Lee its head.\n\nLee is a nurse, the carmaker said Friday.", "named", "2017-01-27"),
        ("Acme named Bo Ek its head.\n\nA fire broke out, police said on Thursday.", "named", None),
        ("Acme named Bo Ek its head.\n\nThe choice is good, the company said on Monday.", "named", None),
        ("Acme employed ten nurses.\n\nThey left, the company said on Thursday.", "employed", None),
        ("Acme was banned by a court.\n\nIt is sorry, the company said on Thursday.", "banned", None),
    ],
)
def test_who_decides_and_says_so_does_both_on_one_day(text: str, word: str, when: str | None) -> None:
    got = found(text, word)
    assert (got[0] if got else None) == when


PRIZE = "Poet Ida Holt has won the Arvid Prize, the jury announced on Thursday.\n\n"
HEIST = "A man robbed a jeweller in Lund on Thursday and fled on a scooter.\n\n"
BALLOT = "Deputies in Malta voted on Thursday to ban fur farms.\n\n"
LEAVER = "The bishop of Lund resigned on Thursday after a row about a choir.\n\n"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (PRIZE, "won"),
        (PRIZE + "She accepted it in tears.", "accepted"),
        (HEIST + "Two clerks chased him to the harbour.", "chased"),
        (HEIST + "He walked into the shop at 9 a.m. with a hammer.", "walked"),
        (HEIST + "A clerk chased him. Moments later, a second clerk fainted.", "fainted"),
        (LEAVER + "He announced his decision in a letter.", "announced"),
        (SALE + "Its shares slipped in early trading.", "slipped"),
        (QUAKE + "Crews freed a boy.\n\nAnother quake in 2009 killed ten.", "freed"),
        (QUAKE + "A rider died when a wall fell on him.", "died"),
        (COURT + "She also fined a judge, the judge fined a clerk.", "fined"),
        (LEAVER + "The pope immediately summoned three priests.", "summoned"),
        ("Storm Ida flooded a mill and toppled two masts on Thursday.", "flooded"),
        (QUAKE + "Two nuns died at the scene.", "died"),
        (QUAKE + "A nun was among those killed, a priest said.", "killed"),
        (LEAVER + "The pope quickly named a nun to lead the see.", "named"),
        (QUAKE + "Divers were on their way to free a boy when a wall hit their van at noon.", "hit"),
        (BALLOT + "The chamber passed the bill 61-40 after a long night.", "passed"),
        (MATCH + "Bo Ek scored early before Ida Roth levelled.", "levelled"),
        (BALLOT + "A clerk, Bo Ek, quit minutes after the count was read.", "quit"),
        (BALLOT + "Outside, hundreds of activists cheered when the count was read.", "cheered"),
        (MATCH + "The side went ahead through Bo Ek, who nodded in a cross.", "nodded"),
        (MATCH + "Ida Roth was sent off for tripping Bo Ek.", "tripping"),
        (QUAKE + "A nun was hurt. She was taken to a hospital in Lund.", "taken"),
        (
            "Firefighters were called to a mill in Lund after a blast.\n\nTwo crews attended the incident on Thursday.",
            "called",
        ),
    ],
)
def test_reports_of_prizes_crimes_and_storms_tell_on(text: str, word: str) -> None:
    got = found(text, word)
    assert got is not None and got[0] == "2017-01-26"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Poet Ida Holt won the Arvid Prize in May, her agent said on Thursday.\n\nShe accepted it in tears.",
            "accepted",
        ),
        (HEIST + "He painted boats for his father.", "painted"),
        (SALE + "Its first branch opened at 9 a.m. with a party.", "opened"),
        (HEIST + "Years later, a second clerk fainted.", "fainted"),
        (QUAKE + "A rider died of flu.", "died"),
        (LEAVER + "The pope summoned three priests.", "summoned"),
        (LEAVER + "Bo Ek was among those invited.", "invited"),
        (LEAVER + "Two nuns died at the scene.", "died"),
        ("A nun left Oslo in 2012 and resigned in 2014. She apologized to her sisters.", "apologized"),
        ("A nun resigned in 2012 over a feud. She apologized to her sisters.", "apologized"),
        ("On Monday, thieves stole three prints; police have arrested two men.", "arrested"),
        (LEAVER + "The see quickly grew rich.", "grew"),
        (BALLOT + "The chamber passed a bill on hens.", "passed"),
        (BALLOT + "A clerk, Bo Ek, quit years after the count was read.", "quit"),
        (MATCH + "The side is led by Bo Ek, who headed a bank.", "headed"),
        (HEIST + "He was fined for tripping a nun.", "tripping"),
        (HEIST + "His father painted boats.\n\nHe was taken to a school in Lund.", "taken"),
        (QUAKE + "The quake has hurt six people and destroyed a mill.", "destroyed"),
        (
            "Firefighters were called to a mill in Lund after a blast.\n\nTwo crews attended a concert on Thursday.",
            "called",
        ),
        ("Storm Ida formed off Lund and hit a mill on Thursday.", "formed"),
        ("A firm has a mill. It is old. It is big.\n\nThe siege began on May 3. Rebels shelled a mill.", "shelled"),
        ("A storm in 2009 killed ten.\n\n" + QUAKE + "The storm flooded a mill.", "flooded"),
        ("Bo Ek lived in Oslo and died on Thursday.", "lived"),
        ("Bo Ek painted ships for two sailors in Oslo and died on Thursday.", "painted"),
        ("Bo Ek led a choir for ten years and lost a vote on Thursday.", "led"),
    ],
)
def test_their_background_does_not(text: str, word: str) -> None:
    assert found(text, word) is None
