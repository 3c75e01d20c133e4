"""Words of speech as data, marks as characters, and what other stages take from quotations."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files

import pytest

from dateline.extraction.mentions import find_mentions
from dateline.extraction.quotations import content_tokens, cue_stance, cues, find_quotations
from dateline.extraction.quotations.marks import find_marked
from dateline.language import load_model, parse
from dateline.reading.read import read_text

DATA = files("dateline") / "data" / "quotations"
STANCES = {"deny": "denied", "warn": "warned", "admit": "admitted", "urge": "urged", "promise": "promised",
           "threaten": "threatened", "ask": "asked", "order": "ordered", "say": "said", "tweet": "wrote"}  # fmt: skip


def marked(text: str) -> list[str]:
    article = read_text("a.txt", text)
    return [article.text[m.start : m.end] for m in find_marked(article)]


def test_there_are_700_words_of_speech() -> None:
    assert sum(pos in {"verb", "noun"} for _, pos in cues()) >= 700
    assert {cue.content for cue in cues().values()} == {"claimed", "true", "denied", "planned", "asked", "thought"}
    reports = {"always", "agent", "strict", "source", "hearers", "quoted", "never"}
    assert {cue.report for cue in cues().values()} <= reports


def test_no_word_stands_in_two_groups() -> None:
    groups = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))["group"]
    listed = [(w, kind) for g in groups for kind in ("verbs", "nouns", "adjectives") for w in g.get(kind, "").split()]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(("lemma", "stance"), STANCES.items())
def test_stance(lemma: str, stance: str) -> None:
    assert cue_stance(lemma) == stance


def test_a_word_that_reports_nothing_has_no_stance() -> None:
    assert cue_stance("eat") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“One,” he said. “Two.”", ["One", "Two."]),
        ("``One,'' he said, ``and two.''", ["One", "and two."]),
        ("‘One’, she said; the boys’ team’s win", ["One"]),
        ('He is 6\'2" tall and said "no" twice', ["no"]),
        ("It's the '90s: don't say 'never' here", ["never"]),
        ("He said, \"She shouted 'stop' at me.\"", ["She shouted 'stop' at me."]),
        ("«Un jour», he said", ["Un jour"]),
        ("no marks at all", []),
        ('"', []),
    ],
)
def test_marks(text: str, words: list[str]) -> None:
    assert marked(text) == words


def test_an_open_quotation_goes_on_only_where_the_next_paragraph_says_so() -> None:
    assert marked("“One.\n\n“Two.”") == ["One.", "Two."]
    assert marked('He said, "One.\n\nTwo," and left.') == ["One.", "Two"]
    assert marked("“One was never closed.\n\nPlain text.") == ["One was never closed."]


def test_words_without_a_closing_mark_end_with_their_sentence_where_many_follow() -> None:
    text = '"It held well. Crews came from Leeds. A tree fell over. Roads were closed. "They were brave," she said.'
    assert marked(text) == ["It held well.", "They were brave"]
    assert marked('"We won. "It was late," she said.') == ["We won.", "It was late"]


def test_many_marks_cost_little() -> None:
    text = "\"' \"a' “x " * 20_000
    begun = time.perf_counter()
    find_marked(read_text("hostile.txt", text))
    assert time.perf_counter() - begun < 5


def test_content_tokens_are_the_words_alone() -> None:
    parsed = parse(read_text("a.txt", '"Snow," said Ida Falk, "will fall."'), load_model())
    [quotation] = find_quotations(parsed, find_mentions(parsed, ()))
    assert [parsed.doc[i].text for i in content_tokens(quotation, parsed)] == ["Snow", "will", "fall", "."]


def test_evidence_holds_words_cue_and_speaker() -> None:
    text = "In Oslo, critics said on Monday that the fjord was dying, but boats still sailed."
    parsed = parse(read_text("a.txt", text), load_model())
    [quotation] = find_quotations(parsed, find_mentions(parsed, ()))
    assert text[quotation.start : quotation.end] == "critics said on Monday that the fjord was dying"
    assert [text[a:b] for a, b in quotation.pieces] == ["the fjord was dying"]


def test_nothing_in_an_empty_article() -> None:
    parsed = parse(read_text("a.txt", ""), load_model())
    assert find_quotations(parsed, ()) == ()


def test_the_same_twice() -> None:
    text = '"We won," said Ana Silva. "We will win again," she told fans, who chanted "more" and said they were happy.'
    parsed = parse(read_text("a.txt", text), load_model())
    mentions = find_mentions(parsed, ())
    assert find_quotations(parsed, mentions) == find_quotations(parsed, mentions)
