"""Who says what a headline tells: "study suggests", "Police: Man robbed bank", "Two drowned in flood: mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.places import place_class
from dateline.language import fold
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind, ParagraphKind

_HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_SAYING = (
    *("Person", "Group", "GovernmentBody", "LawEnforcement", "Court", "Legislature", "ArmedGroup", "MediaOutlet"),
    *("Union", "AdvocacyGroup", "Report", "Lawsuit"),
)
_DASHES = frozenset({"-", "–", "—"})
_MARKED = re.compile(r"""(?<!\w)['"‘“]([^'"’”]{3,})['"’”](?!\w)""")
_TITLES = frozenset({"PROPN", "NOUN", "ADJ", "DET"})
_DEPTH = 4
_REACH = 4  # words from the colon to a name behind its title, at most


def source_in_headline(reading: Reading, clause: Token) -> tuple[int | None, bool]:
    """Returns the mention of who says what a clause of a headline tells, and whether that is known.

    Quotations are the story's alone; it says a headline's again, and whose word it is.
    """
    if reading.parsed.kind(clause.i) not in _HEADINGS:
        return None, True
    verb = _verb_of_speech(clause)
    if verb is not None:
        speaker = speaker_under(reading, verb)
        return speaker, speaker is not None
    source = next((m.index for m in _at_colons(reading, clause) if _can_say(reading, m)), None)
    return source, source is not None or not _is_marked(reading, clause)


def speaker_under(reading: Reading, verb: Token) -> int | None:
    """Returns the mention of who says what stands under a verb, or None where nobody is named."""
    charge = verb.head.head
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and charge.lemma_.lower() in fact_words().charging:
        verb = charge  # "a jury indicted three clerks accused of the theft"
    fillers = map(reading.filler, reading.frames.verb(verb).roles.get("subj", ()))
    return next((f.mention for f in fillers if f is not None and f.mention is not None), None)


def _verb_of_speech(clause: Token) -> Token | None:
    for node in (clause, *islice(clause.ancestors, _DEPTH)):
        if node.dep_ == "ccomp" and node.head.lemma_.lower() in fact_words().headline_speech:
            return node.head
    return None


def _at_colons(reading: Reading, clause: Token) -> Iterator[Mention]:
    """Yields the mentions that are all that stands before the first colon, or all that follows the last one."""
    doc, paragraph = clause.doc, reading.parsed.paragraph_of
    place = paragraph[clause.i]
    first, last = clause.i, clause.i + 1
    while first > 0 and paragraph[first - 1] == place:
        first -= 1
    while last < len(doc) and paragraph[last] == place:
        last += 1
    colons = [i for i in range(first, last) if doc[i].text == ":"]
    breaks = colons or [i for i in range(first + 1, last) if doc[i].text in _DASHES and doc[i - 1].whitespace_]
    for mention in reading.mentions if breaks else ():
        opens = mention.last == breaks[0] < clause.i and bool(colons)
        start = first if opens else breaks[-1] + 1
        ends = clause.i < breaks[-1] and mention.last == last  # "Bank hid losses - report"; a name is the paper's
        alone = opens or (ends and (bool(colons) or mention.kind is MentionKind.NOMINAL))
        if alone and all(t.pos_ in _TITLES for t in doc[start : mention.first]) and 0 <= mention.first - start < _REACH:
            yield mention


def _is_marked(reading: Reading, clause: Token) -> bool:
    """Says whether a headline gives a deed in somebody's words: "Mayor 'took bribes'"."""
    article, place = reading.parsed.article, reading.parsed.start(clause.i)
    heading = article.paragraphs[reading.parsed.paragraph_of[clause.i]]
    marked = _MARKED.finditer(article.text, heading.start, heading.end)
    return any(m.start(1) <= place < m.end(1) for m in marked)


def _can_say(reading: Reading, mention: Mention) -> bool:
    """Says whether somebody before a colon says what follows: "Police:", not "Greece:", "Wolves:"."""
    entity = reading.entity_of.get(mention.index)
    if entity is None or (mention.kind is MentionKind.NAME and place_class(fold(entity.label))):
        return False  # the tagger takes a country at the head for a person
    return reading.ontology.fits(entity.cls or "Thing", _SAYING)
