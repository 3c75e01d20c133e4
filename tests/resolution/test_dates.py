"""Dates that only the corpus can give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from build import build, weekday

from dateline.records import Corpus, Extraction
from dateline.resolution import resolve
from dateline.settings import Settings

ENTITIES = {
    "s": ("Person", "Ada Quill"), "t": ("Person", "Bo Falk"), "d": ("Memo", "memo"), "m": ("Union", "Rail Union"),
    "x": ("City", "Kiruna"), "y": ("Company", "Norrtåg"), "z": ("Person", "Eva Strand"),
}  # fmt: skip


def retime(extraction: Extraction, day: date) -> Extraction:
    """Reads weekdays as the last ones before a day, as the times stage does for the past."""

    def read(value: str) -> str:
        back = (day.isoweekday() - int(value[-1])) % 7
        return (day - timedelta(days=back)).isoformat()

    times = tuple(
        replace(t, value=read(t.value), start_date=read(t.value), end_date=read(t.value), basis="published")
        if t.value.startswith("XXXX-WXX") else t for t in extraction.times)  # fmt: skip
    facts = tuple(
        replace(f, when=here[0].value, when_basis="published")
        if (here := [t for t in times if f.start <= t.start < f.end and t.basis == "published"]) else f
        for f in extraction.facts)  # fmt: skip
    return replace(extraction, article=replace(extraction.article, published=day), times=times, facts=facts)


def undated(name: str, text: str, *days: tuple[str, str], relation: str = "issues") -> Extraction:
    """An article whose first sentence tells of the memo, with weekdays in it and after it."""
    facts = [
        (relation, "s", "d", {"start": 0, "end": text.index(".")}),
        ("addressedTo", "d", "t", {"start": 0, "end": 1}),
    ]
    found = build(name, None, ENTITIES, facts, text)
    return replace(found, times=tuple(weekday(text, word, value) for word, value in days))


def dated(name: str = "a.txt", when: str = "2021-03-11", published: str = "2021-03-12") -> Extraction:
    return build(name, published, ENTITIES, [("issues", "s", "d", {"when": when}), ("addressedTo", "d", "t")])


def solve(*extractions: Extraction) -> Corpus:
    return resolve(extractions, Settings(), retime)


def whens(found: Corpus, article: str) -> list[str | None]:
    return [f.when for x in found.extractions if x.article.name == article for f in x.facts]


THURSDAY = "Quill sent the memo Thursday. Crowds came Friday."


def test_a_shared_event_fixes_the_weekdays_of_an_undated_article() -> None:
    found = solve(dated(), undated("b.txt", THURSDAY, ("Thursday", "XXXX-WXX-4"), ("Friday", "XXXX-WXX-5")))
    b = next(x for x in found.extractions if x.article.name == "b.txt")
    assert [(t.text, t.value, t.basis) for t in b.times] == [
        ("Thursday", "2021-03-11", "corpus"),
        ("Friday", "2021-03-12", "corpus"),
    ]
    assert b.facts[0].when == "2021-03-11" and b.facts[0].when_basis == "corpus"
    assert b.article.published is None  # written on one of six days: none of them is stated


def test_a_weekday_that_two_weeks_could_hold_stays_open() -> None:
    text = "Quill sent the memo Thursday. Crowds came Monday."
    found = solve(dated(), undated("b.txt", text, ("Thursday", "XXXX-WXX-4"), ("Monday", "XXXX-WXX-1")))
    b = next(x for x in found.extractions if x.article.name == "b.txt")
    assert [t.value for t in b.times] == ["2021-03-11", "XXXX-WXX-1"]


def test_two_dated_events_that_fit_leave_the_article_undated() -> None:
    articles = dated(), dated("c.txt", "2021-03-18", "2021-03-19")
    found = solve(*articles, undated("b.txt", THURSDAY, ("Thursday", "XXXX-WXX-4")))
    assert whens(found, "b.txt")[0] is None


def test_an_event_of_another_weekday_fixes_nothing() -> None:
    found = solve(dated(when="2021-03-10"), undated("b.txt", THURSDAY, ("Thursday", "XXXX-WXX-4")))
    assert whens(found, "b.txt")[0] is None


def test_a_copy_with_a_date_gives_its_date() -> None:
    text = (
        "The harbour board voted to close the eastern pier on Tuesday after divers found cracks in nine of its piles. "
        * 3
    )
    one, other = (
        build("a.txt", "2021-03-12", ENTITIES, (), text),
        build("b.txt", None, ENTITIES, (), text + "More soon."),
    )
    day = replace(weekday(text, "Tuesday", "2021-03-09"), start_date="2021-03-09", basis="published")
    found = solve(replace(one, times=(day,)), replace(other, times=(weekday(text, "Tuesday", "XXXX-WXX-2"),)))
    b = next(x for x in found.extractions if x.article.name == "b.txt")
    assert (b.article.published, b.article.published_basis) == (date(2021, 3, 12), "corpus")
    assert b.times[0].value == "2021-03-09"


def test_without_retime_nothing_is_dated() -> None:
    articles = dated(), undated("b.txt", THURSDAY, ("Thursday", "XXXX-WXX-4"))
    assert all(x.article.published_basis != "corpus" for x in resolve(articles, Settings()).extractions)
