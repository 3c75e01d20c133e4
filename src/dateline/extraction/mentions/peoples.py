"""Names of nations and parties that stand for people: "forty Democrats", "the Dane", "the French"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import is_given
from dateline.extraction.mentions.name import Name, demonyms
from dateline.extraction.tokens import Tokens

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent", "conj", "poss", "ROOT"})
_SINGULAR_VERBS = frozenset({"is", "was", "has"})


def people_class(tokens: Tokens, name: Name) -> str:
    """Returns "Group" or "Person" where a name stands for people or for one of them, not for the body; or nothing."""
    head = name.first
    if name.last - head != 1:
        return ""
    if name.label == "NORP" and tokens.tags[head] in {"NNS", "NNPS"} and not _one_of_nation(tokens, head):
        return "Group" if name.cls != "Person" and tokens.deps[head] not in _MODIFIERS else ""
    if is_former(tokens, head) and name.cls == "Person" and tokens.deps[head] in _ALONE and not _goes_on(tokens, head):
        return "Person"
    cls = demonyms().get(tokens.words[head], ("", ""))[0]
    there = tokens.deps[head] == "attr" and any(tokens.deps[c] == "expl" for c in tokens.children[tokens.heads[head]])
    if not cls or not (tokens.deps[head] in _ALONE or there) or _goes_on(tokens, head):
        return ""
    if cls == "PoliticalParty":
        return "Person" if _one_member(tokens, head) else ""
    if not any(tokens.pos[c] in {"DET", "NUM"} for c in tokens.children[head] if c < head):
        return ""
    return "Person" if _is_noun(tokens.words[head]) or _acts_alone(tokens, head) else "Group"


def is_former(tokens: Tokens, i: int) -> bool:
    """Says whether a capitalised word tells what somebody was, and is no name of his: "the former *Wallaby*"."""
    return tokens.lower[max(0, i - 2) : i] in (["the", "former"], ["a", "former"], ["the", "ex"], ["an", "ex"])


def is_people(tokens: Tokens, i: int) -> bool:
    """Says whether a word before a full name tells of which people somebody is: "*Scot* Ewan", "*Catholic* Rosa"."""
    word, after = tokens.words[i], tokens.words[i + 1 : i + 2]
    belongs = word in demonyms() or tokens.lower[i] in word_set("mentions/phrases", "believers")
    return belongs and not is_given(word) and bool(after) and is_given(after[0])


def of_nation(tokens: Tokens, name: Name) -> Name:
    """Gives the class of a country to what the tagger took for a person's name: "Lena Weiss, a Dane"."""
    head = name.first
    told = (
        name.cls == "Person" and name.last - head == 1 and demonyms().get(tokens.words[head], ("", ""))[0] == "Country"
    )
    return replace(name, cls="Country") if told and tokens.lower[head - 1 : head] in (["a"], ["an"]) else name


def _one_of_nation(tokens: Tokens, head: int) -> bool:
    """ "The Libyan", "the Swiss has won": tagged as several people, but the word or the verb is that of one."""
    word = tokens.words[head]
    return word in demonyms() and (_is_noun(word) or _acts_alone(tokens, head))


def _goes_on(tokens: Tokens, head: int) -> bool:
    """Says whether the next word shows that the nation's word only modifies: "the German-born", "the Irish Sea"."""
    after = head + 1
    if after >= len(tokens) or tokens.sentence[after] != tokens.sentence[head]:
        return False
    return tokens.words[after] == "-" or tokens.pos[after] in {"NOUN", "PROPN", "ADJ"}


def _is_noun(word: str) -> bool:
    """Says whether a nation's word names one person by itself: "Dane", "Libyan", not "French"."""
    return f"{word}s" in demonyms() or word.endswith(("an", "man")) or word.endswith("i")


def _one_member(tokens: Tokens, head: int) -> bool:
    """ "The Democrat said": one of a party, where the word is no adjective and nobody is said to be one."""
    acts = tokens.lower[head - 1 : head] == ["the"] and tokens.deps[head] in {"nsubj", "nsubjpass"}
    return acts and tokens.tags[head] in {"NNP", "NN"} and not tokens.words[head].endswith(("ic", "P"))


def _acts_alone(tokens: Tokens, head: int) -> bool:
    verb = tokens.heads[head]
    around = [verb, *(c for c in tokens.children[verb] if tokens.deps[c] in {"aux", "auxpass"})]
    return tokens.deps[head] in {"nsubj", "nsubjpass"} and any(
        tokens.tags[i] == "VBZ" or tokens.lower[i] in _SINGULAR_VERBS for i in around
    )
