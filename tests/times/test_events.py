"""Times of events that their own clause does not give: counted from others, named elsewhere, or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from measure_times import parsed_of as parsed_at

from dateline.extraction.times import find_times, time_of
from dateline.language import Parsed

PUBLISHED = date(2017, 1, 27)  # a Friday


def parsed_of(text: str, published: date | None = PUBLISHED) -> Parsed:
    return parsed_at(text, published)


def when_at(parsed: Parsed, word: str, nth: int = 0) -> str | None:
    tokens = [t.i for t in parsed.doc if t.text == word]
    found = time_of(parsed, tokens[nth], find_times(parsed))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The strike began a day after the firm cut pay on Tuesday.", "began", "2017-01-25"),
        ("Crowds marched Friday, a day after the minister signed the decree.", "signed", "2017-01-26"),
        ("Two days after Monday's quake, the dam broke.", "broke", "2017-01-25"),
        ("The ruling came Wednesday, two days before the deadline.", "deadline", "2017-01-27"),
        ("The bank collapsed two days after the vote.", "collapsed", None),
    ],
)
def test_times_counted_from_another_event(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Thursday's vote angered farmers.", "angered", "2017-01-26"),
        ("The Jan. 3 blast, which killed 12 miners, was heard for miles.", "killed", "2017-01-03"),
        ("The 2008 crisis shaped his policy.", "shaped", None),
        ("In 2003, the minister was forced to resign.", "resign", "2003"),
        ("Kenya won the relay for the first time since 1992.", "won", None),
        ("The firm has made tyres since 1992.", "made", "1992/.."),
    ],
)
def test_times_of_subjects_and_complements(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Kenya beat Chile 3-1 to keep its title in Lima yesterday.", "beat", "2017-01-26"),
        ("The court cut the fine to help the firm on Tuesday.", "cut", "2017-01-24"),
        ("The union met the minister to end the strike in 2015.", "met", None),
        ("The minister promised to sign the bill on Tuesday.", "promised", None),
    ],
)
def test_a_day_after_a_purpose_or_result_is_the_main_verbs(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Two guards were killed when a bomb exploded on Tuesday.", "killed", "2017-01-24"),
        ("A nurse was hurt after a bus overturned on Wednesday.", "hurt", "2017-01-25"),
        ("The bank lost customers after its boss resigned on Wednesday.", "lost", None),
        ("It was the worst flood since 1993, when 14 people drowned.", "drowned", "1993"),
        ("The senator spoke at Wednesday's rally.", "spoke", "2017-01-25"),
        ("The teams will meet in Sunday's final.", "meet", "2017-01-29"),
        ("The agency blamed the pilot in a report published on Monday.", "blamed", "2017-01-23"),
        ("The firm said on Monday it was closing two mills.", "closing", "2017-01-23"),
        ("The firm said on Monday that it closed two mills.", "closed", None),
        ("The thief fled in a car stolen on Monday.", "fled", None),
        ("Ministers met on Tuesday and signed a treaty.", "signed", "2017-01-24"),
        ("A driver was arrested on Tuesday and denies the charge.", "denies", None),
        ("Fires burned on Tuesday and into Wednesday.", "burned", "2017-01-24/2017-01-25"),
    ],
)
def test_clauses_and_events_that_say_when(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


def test_another_mention_of_a_dated_event_gives_its_day() -> None:
    text = (
        "An explosion on Jan. 3 killed two miners.\n\nThe owner sold the mine in 2015. The explosion destroyed a shaft."
    )
    assert when_at(parsed_of(text), "explosion", 1) == "2017-01-03"


def test_a_report_of_one_day_dates_its_plain_past_verbs() -> None:
    text = (
        "A fire destroyed a mill on Thursday. Firefighters rescued two workers. The mill belonged to a bank. "
        '"We saw smoke," a witness said. The workers had slept.'
    )
    parsed = parsed_of(text)
    assert when_at(parsed, "rescued") == "2017-01-26"
    assert when_at(parsed, "belonged") is None
    assert when_at(parsed, "saw") is None
    assert when_at(parsed, "slept") is None


def test_an_article_with_a_past_of_its_own_dates_nothing_by_the_story() -> None:
    text = "A fire destroyed a mill on Thursday. The owner bought it in 2009. He fired the guards."
    assert when_at(parsed_of(text), "fired") is None


def test_the_basis_says_when_a_date_rests_on_publication() -> None:
    parsed = parsed_of("The court ruled on Tuesday. It had opened in 1950.")
    assert [t.basis for t in find_times(parsed)] == ["published", "text"]
    article = replace(parsed.article, published_basis="corpus")
    assert find_times(replace(parsed, article=article))[0].basis == "corpus"


@pytest.mark.parametrize("published", [None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31), date(2016, 2, 29)])
def test_impossible_dates_are_left_out_and_nothing_breaks(published: date | None) -> None:
    text = (
        "On Feb. 30 and Sept. 31, 2016, 900 centuries ago, at 29:70, in the 0th century, 13/45/2016, the 99th of June, "
        "last Easter, next Thanksgiving, 999 years later, every 0 days, FY00, Q9 2015, the fifth quarter."
    )
    for time in find_times(parsed_of(text, published)):
        assert text[time.start : time.end] == time.text
        assert "02-30" not in time.value and "09-31" not in time.value


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Speaking in Oslo on Monday, the minister praised the nurses.", "praised", "2017-01-23"),
        ("Giving evidence on Wednesday, the pilot admitted that he had slept.", "admitted", "2017-01-25"),
        ("Opening the mill on Tuesday, the mayor thanked the builders.", "thanked", "2017-01-24"),
        ("Facing a vote on Friday, the premier resigned.", "resigned", None),
        ("Recalling a storm on Monday, the pilot wept.", "wept", None),
        ("Leading the bank in 2003, he met the king.", "met", None),
    ],
)
def test_a_participle_that_opens_a_sentence_shares_its_day(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "nth", "when"),
    [
        ("The pilot will plead guilty at a hearing scheduled for Monday.", "plead", 0, "2017-01-30"),
        ("The teams will meet in a match scheduled for Sunday.", "meet", 0, "2017-01-29"),
        ("The court set a second hearing for Monday. The pilot appeared on Thursday. His wife attended the hearing.",
         "hearing", 1, "2017-01-26"),
        ("The first round on January 2 split the party. She lost the second round.", "round", 1, None),
        ("The first round on January 2 split the party. She lost the round.", "round", 1, "2017-01-02"),
    ],
)  # fmt: skip
def test_which_of_a_row_of_events_is_meant(text: str, word: str, nth: int, when: str | None) -> None:
    assert when_at(parsed_of(text), word, nth) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Thursday's vote split the party. A deputy resigned minutes after Thursday's vote.", "resigned", "2017-01-26"),
        ("A deputy resigned weeks after Thursday's vote.", "resigned", None),
        ("Officials said by 2050 the town would double its use of water.", "double", "2050"),
        ("Officials said on Monday the town would double its use of water.", "double", None),
    ],
)
def test_what_follows_at_once_and_what_is_foretold(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("lead", "word", "when"),
    [
        ("Two men were killed in a mill, police said Thursday. The fire broke out on Sunday.", "killed", "2017-01-22"),
        ("A bus and a truck collided, police said. The crash happened on Monday.", "collided", "2017-01-23"),
        ("Guards shot a thief, police said. The shooting, which lasted an hour on Monday, woke the town.", "shot",
         "2017-01-23"),
        ("Two men were killed in a mill, police said. The vote was held on Sunday.", "killed", None),
        ("Two men were killed in a mill, police said. It is old. It makes oil. It is big. A fire broke out on Sunday.",
         "killed", None),
        ("The mill closed, its owner said. The fire broke out on Sunday.", "closed", None),
        ("The crash happened on Monday. The crash hurt a nurse. Ten men were killed in 2003.", "hurt", "2017-01-23"),
    ],
)  # fmt: skip
def test_what_a_lead_tells_has_the_day_that_the_text_names_for_it(lead: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(lead), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The striker will miss next month's cup.", "miss", "2017-02"),
        ("The club won last year's race.", "won", "2016"),
        ("The mayor criticized last year's race.", "criticized", None),
        ("Nurses unveiled a statue at a ceremony on Thursday. The mayor wept during the ceremony.", "wept",
         "2017-01-26"),
    ],
)  # fmt: skip
def test_who_takes_part_does_so_when_the_event_is(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The firm reported a profit for the year to Jan. 3.", "reported", None),
        ("Sales rose in the three months ended June 30.", "rose", None),
        ("The ferry ran for a year to the end of 2015.", "ran", None),
        ("The march moved from the port to the park on Tuesday.", "moved", "2017-01-24"),
        ("He was arrested two days after a nurse was found dead on May 14, 1998.", "arrested", "1998-05-16"),
        ("On Monday the mayor promised to help the nurses and thanked the crew.", "thanked", "2017-01-23"),
        ("Speaking on Monday, the mayor vowed to rebuild the port and thanked the crew.", "thanked", "2017-01-23"),
    ],
)
def test_ends_of_periods_cut_clauses_and_stray_conjuncts(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The council met on Tuesday and passed the budget the next day.", "passed", "2017-01-25"),
        ("She was sacked in 2009. The next year she moved to Lyon.", "moved", "2010"),
        ("Rain will fall over the next day.", "fall", None),
        ("He hurt his knee in 2013 and was sold the following summer.", "sold", "2014-06/2014-08"),
        ("He hurt his knee in 2013 and retired that September.", "retired", "2013-09"),
        ("A landslide in March 1974 killed two, and the engineer was tried that summer.", "tried", "1974-06/1974-08"),
        ("She testified before a Senate committee on Tuesday.", "testified", "2017-01-24"),
        ("She spoke to reporters before the vote on Tuesday.", "spoke", None),
        ("The city built 30 shelters between 2009 and 2015.", "built", "2009/2015"),
        ("A truck hit a train on Sunday, killing two, weeks after the city closed a bridge.", "closed", None),
        ('"On Monday I could not lift my arm," the keeper said.', "lift", "2017-01-23"),
        ("He hid the money the week before his arrest.", "hid", None),
        ("The merger came six months after another firm was sold in Lyon.", "sold", None),
        ("Hikers found him on Jan. 20, two days after he failed to return to camp.", "return", "2017-01-18"),
        ("Her first trial, in 2012, was halted after a juror fell ill.", "halted", "2012"),
        ("The county ran a drive to vaccinate cattle in 2009.", "ran", "2009"),
        ("The county ran a drive to vaccinate cattle in 2009.", "vaccinate", None),
        ("The firm had a plan to close the mine in 2009.", "close", "2009"),
    ],
)
def test_times_that_follow_on_from_what_was_told(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


def test_yesterday_of_quoted_words_is_counted_from_the_day_of_their_paragraph() -> None:
    text = 'The poet died on Tuesday.\n\nThe mayor laid a wreath on Wednesday. "We lost a friend yesterday," she said.'
    assert when_at(parsed_of(text), "lost") == "2017-01-24"


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Roth saved a penalty to send Rangers top on Tuesday.", "saved", "2017-01-24"),
        ("Oda fired a round of 66 to win the Lund Open on Sunday.", "fired", "2017-01-22"),
        ("The euro slid to finish at its low on Tuesday.", "slid", "2017-01-24"),
        ("Lee made a bid to win the seat on Tuesday.", "made", None),
        ("The union voted to end the strike on Tuesday.", "voted", None),
        ("A clown fell while trying to juggle knives on Tuesday.", "fell", "2017-01-24"),
        ("A nurse was bitten while feeding geese on Tuesday.", "bitten", "2017-01-24"),
    ],
)
def test_a_deed_has_the_day_of_what_came_of_it(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Ek has tuned organs since he left school in May 2003.", "tuned", "2003-05/.."),
        ("Lee has run the mill since winning a vote in May 2011.", "run", "2011-05/.."),
        ("The firm has cut jobs for the first time since it was founded in 1990.", "cut", None),
        ("Ek tuned organs before he left school in May 2003.", "tuned", None),
        ("The tour was planned for Friday but started late.", "started", None),
        ("The talks were set for Monday and collapsed.", "collapsed", None),
        ("Two sheds burned and a barn was damaged near Lund on Tuesday.", "burned", "2017-01-24"),
        ("Two sheds leaked and a barn was damaged near Lund on Tuesday.", "leaked", None),
        ("The actor skipped Tuesday's gala.", "skipped", "2017-01-24"),
        ("The choir sang on the eve of the Christmas holiday.", "sang", "2016-12-24"),
    ],
)
def test_times_of_clauses_beside(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Two jockeys were seen at a clinic and released Tuesday.", "seen", "2017-01-24"),
        ("Two jockeys were raised in Oslo and released Tuesday.", "raised", None),
        ("Ek stood on Monday in Lund District Court, where a judge set his bail.", "set", "2017-01-23"),
        ("Ek stood on Monday in the rain, where a choir sang.", "sang", None),
        ("Ek joked on Tuesday's show.", "joked", "2017-01-24"),
        ("Ek wrote on Tuesday's vote.", "wrote", None),
        ("Guards were called to the zoo on Tuesday. When they arrived, they found a wolf.", "found", "2017-01-24"),
        ("Guards were called to the zoo on Tuesday. When they work, they wore gloves.", "wore", None),
        ("Acme said on Thursday it had picked a new head.", "picked", "2017-01-26"),
        ("Acme said on Thursday it had cut ten jobs.", "cut", None),
    ],
)
def test_what_goes_on_in_one_place_has_one_day(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("On Jan. 3, days before he left Lund for Oslo, Ek -- a tailor -- sold a box, The Post reports.", "left", None),
        ("The choir sang again in 2006, 20 years after a ban took effect.", "took", "1986"),
        ("The choir sang again in 2006, some 20 years after a ban took effect.", "took", None),
        ("The mayor confirmed the leak on Sunday but did not give figures.", "give", "2017-01-22"),
        ("The mayor confirmed the leak on Sunday but Bo Ek did not give figures.", "give", None),
        ("The death toll rose to 12 on Tuesday after divers found three bodies.", "found", "2017-01-24"),
        ("The price rose to 12 euros on Tuesday after divers found a wreck.", "found", None),
        ("The lab made news over the weekend with word that it had been feeding mice cheese.", "feeding", None),
        ("Tomorrow Lund's choirs were supposed to sing in a mill.", "sing", "2017-01-28"),
        ("The nun was asked on Friday to sing in a mill.", "sing", None),
        ("The office issued a storm warning for the coast until 6 p.m. Friday.", "issued", None),
        ("The office has forecast rain until Sunday.", "forecast", None),
        ("In the wake of Thursday's vote, tensions continued to run high.", "continued", None),
        ("He accused a rival of burning it in revenge for the arrest of his son last month.", "arrest", "2016-12"),
        ("He accused a rival of burning it in revenge for the arrest of his son last month.", "burning", None),
        ("The firm will pay 4 euros a share, a premium to its closing price on Thursday.", "pay", None),
    ],
)
def test_times_that_belong_to_another_event_than_the_parser_says(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The offer, announced before the opening on Wednesday, expires in May.", "announced", "2017-01-25"),
        ("The offer, announced before the vote on Wednesday, expires in May.", "announced", None),
        ("The council met on Wednesday and was weighing a plan.", "weighing", "2017-01-25"),
        ("The council has met on Wednesday and was weighing a plan.", "weighing", None),
        ("Sailors flew in from ships to start a rescue in October 2001.", "flew", "2001-10"),
        ("Bo Ek was taken to a hospital on Jan. 12 after falling from a mill.", "falling", "2017-01-12"),
        ("Bo Ek was taken to a hospital on Jan. 12 after sleeping three days in a cave.", "sleeping", None),
        ("Bo Ek was taken to a court on Jan. 12 after falling from grace.", "falling", None),
        ("Two nuns were taken to hospital after a mast fell in Lund on Monday.", "taken", "2017-01-23"),
        ("Two nuns were taken to court after a mast fell in Lund on Monday.", "taken", None),
        ("Nuns met for a vigil on Sunday evening, lighting candles and singing psalms.", "singing", "2017-01-22"),
        ("The union said on Monday it wanted the mayor to act.", "wanted", "2017-01-23"),
        ("The union said on Monday it fired a clerk.", "fired", None),
    ],
)
def test_times_shared_with_what_stands_beside(text: str, word: str, when: str | None) -> None:
    assert when_at(parsed_of(text), word) == when
