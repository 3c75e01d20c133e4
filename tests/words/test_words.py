"""The words that evoke relations: that they can be read, are words, and contradict nobody."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import pytest
from spacy.tokens import Doc

from dateline.language.lemmas import regular_forms
from dateline.language.parse import load_model
from dateline.ontology import NAMESPACE, Pattern, load_ontology, parse_pattern, shipped_files

PLACES = {
    "subj",
    "obj",
    "iobj",
    "poss",
    "comp",
    "self",
    "mod",
    "content",
    "head",
    "compobj",
    "accepted",
    "first",
    "peer",
    "topic",
    "addressee",
    "gerund",
}
CORE = PLACES
RELATIONS = [
    "memberOf",
    "locatedIn",
    "partOf",
    "bornIn",
    "livesIn",
    "citizenOf",
    "relatedTo",
    "founded",
    "owns",
    "participatesIn",
    "issues",
    "signs",
    "addressedTo",
    "respondsTo",
    "concerns",
    "affects",
    "enacts",
    "repeals",
    "instructs",
    "requests",
    "protests",
    "supports",
    "opposes",
    "accuses",
    "threatens",
    "refuses",
    "cooperatesWith",
    "agreesWith",
    "meets",
    "helps",
    "pays",
    "sanctions",
    "expels",
    "arrests",
    "charges",
    "convicts",
    "sues",
    "rulesOn",
    "appoints",
    "dismisses",
    "attacks",
    "kills",
    "injures",
    "visits",
    "acquires",
    "sells",
    "produces",
    "defeats",
    "mobilizes",
    "promises",
    "classifies",
]
EXCLUDING = (
    ("supports", "opposes"),
    ("supports", "refuses"),
    ("enacts", "repeals"),
    ("appoints", "dismisses"),
    ("acquires", "sells"),
    ("helps", "attacks"),
    ("helps", "arrests"),
    ("cooperatesWith", "refuses"),
    ("agreesWith", "opposes"),
    ("helps", "expels"),
    ("requests", "refuses"),
)


def written() -> list[tuple[str, str]]:
    """Returns (relation, pattern) as the files have them, one by one: a store would hide what is said twice."""
    found: list[tuple[str, str]] = []
    for file in shipped_files():
        for block in re.finditer(r"^dl:(\w+) dl:evokedBy(.*?)\s\.$", file.read_text(encoding="utf-8"), re.M | re.S):
            found.extend((block[1], text) for text in re.findall(r'"([^"]+)"', block[2]))
    return found


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    return tuple(parse_pattern(relation, text) for relation, text in written())


def test_the_files_are_read_whole() -> None:
    loaded = {p for held in load_ontology().patterns.values() for p in held}
    assert loaded == set(patterns())
    assert len(patterns()) > 4000
    assert NAMESPACE.endswith("#")


def test_nothing_is_said_twice() -> None:
    twice = [text for text, count in Counter(written()).items() if count > 1]
    assert not twice


def test_relations_and_classes_are_declared() -> None:
    ontology = load_ontology()
    for pattern in patterns():
        assert pattern.relation in ontology.relations, pattern
        for role in (pattern.subject, pattern.object):
            assert set(role.classes) <= set(ontology.parents), pattern


def test_every_relation_has_words() -> None:
    counts = Counter(p.relation for p in patterns())
    assert not {name for name in RELATIONS if counts[name] < 5}


def test_a_verb_that_fills_a_preposition_names_it() -> None:
    for pattern in patterns():
        if pattern.pos != "verb" or len(pattern.words) == 1:
            continue
        for role in (pattern.subject, pattern.object):
            if not CORE & set(role.places):
                named = (set(place.split()) - {"obj", "poss"} for place in role.places)
                assert any(words <= set(pattern.words) for words in named), pattern


@pytest.mark.parametrize(("one", "other"), EXCLUDING)
def test_no_pattern_stands_under_relations_that_exclude_each_other(one: str, other: str) -> None:
    def forms(relation: str) -> set[tuple[object, ...]]:
        return {(p.words, p.pos, p.subject, p.object) for p in patterns() if p.relation == relation}

    assert not forms(one) & forms(other)


def test_verbs_are_lemmas_of_their_forms() -> None:
    nlp = load_model()
    lemmatizer = nlp.get_pipe("lemmatizer")
    irregular = {v for lemmas in lemmatizer.lookups.get_table("lemma_exc")["verb"].values() for v in lemmas}
    wrong = []
    for verb in sorted({p.lemma for p in patterns() if p.pos == "verb"} - irregular):
        third, past, gerund = regular_forms(verb)
        for form, tag in ((third, "VBZ"), (past, "VBD"), (gerund, "VBG")):
            words = ["They", form, "it"]
            doc = lemmatizer(Doc(nlp.vocab, words=words, pos=["PRON", "VERB", "PRON"], tags=["PRP", tag, "PRP"]))
            if doc[1].lemma_ != verb:
                wrong.append((form, doc[1].lemma_))
    assert not wrong


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The court fined the bank.", "fine"),
        ("Nurses staged a walkout.", "stage"),
        ("The minister retweeted the claim.", "retweet"),
        ("They routed the rebels.", "rout"),
    ],
)
def test_lemmas_in_sentences(sentence: str, verb: str) -> None:
    assert verb in {token.lemma_ for token in load_model()(sentence)}


def test_words_are_single_tokens() -> None:
    tokenizer = load_model().tokenizer
    words = {w for p in patterns() for w in p.words if p.pos != "class" and not w.startswith("-")}
    split = {w for w in words if len(tokenizer(w)) != 1}
    assert not split
