"""Occurrences of words that report speech, outside quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extraction.quotations.cues import Cue, cues, words
from dateline.extraction.quotations.layout import FINAL, Layout
from dateline.extraction.quotations.speakers import (
    Mentions,
    can_speak,
    cited_by,
    is_passive_without_agent,
    issuer_of,
    listener_of,
    may_speak,
    medium_of,
    name_of,
    named_before,
    person_beside,
    speaker_above,
    subject_of,
)
from dateline.language import Parsed
from dateline.language.tree import Token


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of speech where it stands: tokens of the word, its speaker, listener and medium (-1: none)."""

    token: int
    cue: Cue
    text: str
    speaker: int = -1
    listener: int = -1
    medium: int = -1
    asserted: bool = True  # said, rather than not said, to be said or perhaps said
    clauses: bool = False  # a clause after the word is a quotation: its speaker is of a kind that can speak


@lru_cache(maxsize=1)
def _lemmas() -> frozenset[str]:
    return frozenset({lemma.split("_")[0] for lemma, pos in cues() if pos != "phrase"} | {"accord"})


def find_hits(parsed: Parsed, layout: Layout, mentions: Mentions) -> tuple[Hit, ...]:
    """Returns the verbs, nouns, adjectives and phrases of speech outside marks, in the order of the text."""
    lemmas = _lemmas()
    places = (token for token in parsed.doc if token.lemma_ in lemmas)
    return tuple(hit for token in places for hit in _hits_at(parsed, layout, mentions, token))


def _hits_at(parsed: Parsed, layout: Layout, mentions: Mentions, token: Token) -> Iterator[Hit]:
    if not layout.is_outside(token.i):
        return
    if token.lower_ == "according":
        yield from _phrase(parsed, mentions, token)
        return
    cue, end = _cue_of(token, _closes(layout, token))
    if cue is None:
        return
    if cue.pos == "verb":
        yield _verb(parsed, layout, mentions, token, cue, end)
    elif cue.pos == "noun":
        yield from _noun(layout, mentions, token, cue)
    else:
        yield from _adjective(mentions, token, cue)


def _closes(layout: Layout, token: Token) -> bool:
    """Tells whether a past form stands right after marked words, though read as its speaker's: "Go!" *cried* men."""
    ended = token.i > 1 and token.doc[token.i - 2].text in {*FINAL, ","}
    return ended and token.tag_ in {"VBD", "VBN"} and not layout.is_outside(token.i - 1)


def _cue_of(token: Token, closes: bool = False) -> tuple[Cue | None, int]:
    """The cue a token is, and the token after it."""
    table = cues()
    if token.i and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return _self_cue(token), token.i + 1
    if token.dep_ == "amod" and not closes:
        return None, token.i + 1
    if token.tag_ in {"VBN", "JJ"} and (token.lower_, "adjective") in table and _is_predicate(token):
        return table[token.lower_, "adjective"], token.i + 1
    if token.pos_ in {"VERB", "AUX"}:
        return _phrasal(token) or (table.get((token.lemma_, "verb")), token.i + 1)
    if token.pos_ == "NOUN":
        return table.get((token.lemma_, "noun")), token.i + 1
    if token.pos_ == "ADJ":
        return table.get((token.lemma_, "adjective")), token.i + 1
    return None, token.i + 1


def _phrasal(verb: Token) -> tuple[Cue, int] | None:
    """The cue of a verb with the word after it: "put in", "make clear", "made it clear"."""
    for following in verb.doc[verb.i + 1 : verb.i + 3]:
        fits = following.dep_ in {"prt", "prep"} or following.pos_ == "ADJ" or following.lower_ == "it"
        cue = cues().get((f"{verb.lemma_}_{following.lower_}", "verb")) if fits else None
        if cue is not None:
            return cue, following.i + 1
        if following.lower_ != "it":
            return None
    return None


def _is_predicate(token: Token) -> bool:
    """Tells whether a participle is used as an adjective: "are concerned that"."""
    return token.dep_ == "acomp" or (
        any(c.dep_ == "auxpass" for c in token.children) and not any(c.dep_ == "agent" for c in token.children)
    )


def _self_cue(token: Token) -> Cue | None:
    """A self-described "patriot" group: the noun's own words; other compounds ("so-called") report nothing."""
    is_self = token.i > 1 and token.nbor(-2).lower_ == "self" and token.dep_ == "amod"
    return cues().get((token.lemma_, "verb")) if is_self else None


def _phrase(parsed: Parsed, mentions: Mentions, token: Token) -> Iterator[Hit]:
    """According to X; "according to X, quoting Y" has the words of Y."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None or source.lower_ in words()["mute_sources"]:
        return
    quoted = _quoted_source(parsed, source)
    speaker = name_of(mentions, issuer_of(quoted if quoted is not None else source))
    medium = source.i if speaker.i != source.i else -1
    cue = cues()["according to", "phrase"]
    yield Hit(token.i, cue, parsed.text(token.i, to.i + 1), speaker.i, -1, medium, True, True)


def _quoted_source(parsed: Parsed, source: Token) -> Token | None:
    """Whom "X, quoting Y" quotes."""
    for i in range(source.i + 1, min(source.i + 3, len(parsed.starts))):
        token = parsed.doc[i]
        if token.lower_ == "quoting":
            return next((c for c in token.children if c.dep_ == "dobj"), None)
    return None


def _verb(parsed: Parsed, layout: Layout, mentions: Mentions, token: Token, cue: Cue, end: int) -> Hit:
    subject = _subject(layout, mentions, token)
    if subject is not None:
        subject = person_beside(mentions, subject, token)
    if subject is not None and subject.lower_ == "it" and cue.report == "source":
        subject = _source_before(subject) or subject
    speaker = name_of(mentions, issuer_of(subject)) if subject is not None else None
    if speaker is not None:
        speaker = named_before(mentions, speaker, token)
    medium = medium_of(token)
    if medium is None and subject is not None and issuer_of(subject).i != subject.i:
        medium = subject
    cited = cited_by(mentions, token)
    if cited is not None and layout.is_outside(cited.i):
        speaker, medium = name_of(mentions, cited), medium or speaker
    listener = listener_of(token)
    if listener is not None and (listener == subject or not layout.is_outside(listener.i)):
        listener = None
    return Hit(token.i, cue, parsed.text(token.i, end), _place(speaker), _place(listener), _place(medium),
               _is_asserted(token), _reports(mentions, subject, speaker, cue))  # fmt: skip


def _subject(layout: Layout, mentions: Mentions, token: Token) -> Token | None:
    """The token that heads the subject of a verb of speech, wherever it stands."""
    if token.dep_ == "amod":
        return token.head
    subject = _told(token) if is_passive_without_agent(token) else subject_of(token)
    above = speaker_above(token) if subject is not None else None
    if above is not None and can_speak(mentions, above) and _goes_on(mentions, token, subject):
        subject = above
    if subject is not None and not layout.is_outside(subject.i):
        subject = None  # a misread clause inside the marks
    return subject if subject is not None else _inverted(layout, token)


def _told(verb: Token) -> Token | None:
    """The court or jury that is told something: what was said there is known by it, not by whoever said it."""
    told = (c for c in verb.children if c.dep_ == "nsubjpass" and verb.lemma_ == "tell")
    return next((c for c in told if c.lemma_.lower() in words()["hearers"]), None)


def _goes_on(mentions: Mentions, verb: Token, subject: Token | None) -> bool:
    """Tells whether a verb joined to what somebody says tells what he says next: "..., *adding* that he knew"."""
    added = verb.tag_ == "VBG" and verb.lemma_ in words()["continuing"]
    return added or not can_speak(mentions, subject)


def _inverted(layout: Layout, verb: Token) -> Token | None:
    """The noun after a verb that follows marks ('"Why?" asked his friend'), which the parser takes for an object."""
    if verb.i == 0 or layout.is_outside(verb.i - 1) or _agentless(verb):
        return None
    return next((c for c in verb.children if c.dep_ in {"dobj", "attr", "dative", "oprd"} and c.i > verb.i), None)


def _agentless(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "aux", "nsubj"} for c in verb.children)


def _reports(mentions: Mentions, subject: Token | None, speaker: Token | None, cue: Cue) -> bool:
    """Tells whether a clause after a verb of speech is what its subject says."""
    if subject is not None and cue.lemma in words()["learning"]:
        return subject.lemma_.lower() in words()["reporters"]
    if speaker is None or cue.report not in {"always", "agent", "strict", "source", "hearers"}:
        return False
    if cue.report == "hearers":
        return subject is not None and subject.lemma_.lower() in words()["hearers"]
    if _is_source(speaker) or _is_source(subject):
        return True
    if cue.report == "source":
        return False
    if speaker.lower_ == "it":
        return cue.report in {"always", "agent"}  # the company or court of the sentence before
    if cue.report == "always":
        return speaker.lower_ not in words()["mute_subjects"]
    return can_speak(mentions, speaker) or (cue.report == "agent" and may_speak(mentions, speaker))


def _is_source(token: Token | None) -> bool:
    return token is not None and token.lemma_.lower() in words()["sources"]


def _source_before(pronoun: Token) -> Token | None:
    """What shows what was found, of which the sentence before tells: "Ms. Lee says *the study* ... It found"."""
    first = pronoun.sent.start
    root = pronoun.doc[first - 1].sent.root if first else None
    clauses = (root, *(c for c in root.children if c.dep_ == "ccomp")) if root is not None else ()
    subjects = (c for clause in clauses for c in clause.children if c.dep_.startswith("nsubj"))
    return next((s for s in subjects if _is_source(s)), None)


def _place(token: Token | None) -> int:
    return token.i if token is not None else -1


def _is_wanted(verb: Token) -> bool:
    """Tells whether somebody is only to say it: "demanded that he *explain* why"."""
    cue = cues().get((verb.head.lemma_, "verb")) if verb.dep_ == "ccomp" else None
    return cue is not None and cue.content == "asked" and verb.tag_ in {"VB", "VBP"}


def _is_asserted(verb: Token) -> bool:
    lists = words()
    if _is_wanted(verb):
        return False
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nobody", "none"}:
            return False
        if child.dep_ == "nsubj" and any(c.lower_ in {"no", "neither", "none"} for c in child.children):
            return False
        if child.dep_ == "aux" and child.lower_ in lists["unsaid_auxiliaries"]:
            return False
        if child.dep_ == "aux" and child.lower_ == "would" and any(c.dep_ == "neg" for c in verb.children):
            return False
        if child.dep_ == "mark" and child.lower_ in lists["unsaid_marks"]:
            return False
        if child.dep_ == "aux" and child.tag_ == "TO":
            went_on = verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in lists["continuers"]
            return went_on and _is_asserted(verb.head)
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        return _is_asserted(verb.head)
    return verb.tag_ != "VB" or any(c.dep_ == "aux" or (c.dep_ == "nsubj" and c.i < verb.i) for c in verb.children)


def _noun(layout: Layout, mentions: Mentions, token: Token, cue: Cue) -> Iterator[Hit]:
    """Her claim that; "issued a warning that": only where someone is named."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = next((p for c in token.children if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from", "of"}
                      for p in c.children if p.dep_ == "pobj" and p.i < _clause_start(token)), None)  # fmt: skip
    if owner is None and (verb := _holding(token, cue)) is not None and _is_asserted(verb):
        owner = None if is_passive_without_agent(verb) else subject_of(verb)
        if verb.lemma_ == "raise" and cue.content == "thought" and not can_speak(mentions, owner):
            return  # "the fire raised fears that": somebody else's
    if owner is not None and layout.is_outside(owner.i):
        yield Hit(token.i, cue, token.text, issuer_of(owner).i, -1, -1, True, True)


def _holding(noun: Token, cue: Cue) -> Token | None:
    """The verb whose subject is whose a noun of speech is: "*made* the claim that", "*came* to the conclusion that"."""
    view = cue.stance in words()["views"] and noun.lemma_ not in words()["carriers"]
    if noun.dep_ == "dobj":
        own = noun.head.lemma_ in words()["light_verbs"] or (view and noun.head.lemma_ in words()["holding_verbs"])
        return noun.head if own else None
    verb = noun.head.head
    held = view and noun.dep_ == "pobj" and f"{verb.lemma_} {noun.head.lower_}" in words()["holding_phrases"]
    return verb if held else None


def _clause_start(noun: Token) -> int:
    return next((c.left_edge.i for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"}), len(noun.doc))


def _adjective(mentions: Mentions, token: Token, cue: Cue) -> Iterator[Hit]:
    passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        if can_speak(mentions, passive) and _is_asserted(token):
            yield Hit(token.i, cue, token.text, name_of(mentions, passive).i, -1, -1, True, True)
        return
    verb = token.head
    if token.dep_ != "acomp" or verb.lemma_ not in {"be", "remain", "become", "stay", "sound", "seem", "feel"}:
        return
    subject = subject_of(verb)
    if subject is not None and can_speak(mentions, subject) and _is_asserted(verb):
        yield Hit(token.i, cue, token.text, name_of(mentions, subject).i, -1, -1, True, True)
