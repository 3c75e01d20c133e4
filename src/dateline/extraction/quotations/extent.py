"""Where a reported clause really ends: the parser often stops short of it, or goes past it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extraction.quotations.cues import words
from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import Sentence
from dateline.language import Parsed
from dateline.language.tree import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLOSING = frozenset({'"', "”", "'", "’", "''"})
DASHES = frozenset({"-", "--", "–", "—"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OPENERS = frozenset({"PRON", "DET", "PROPN", "NOUN", "NUM", "ADJ"})
_BREAKS = DASHES | {";", ":"}


def end_of_aside(parsed: Parsed, verb: Token, sentence: Sentence) -> int:
    """Where the dashes end between which a verb of speech stands, else the end of the sentence."""
    dashes = [i for i in range(sentence.first, sentence.last) if parsed.doc[i].text in DASHES and is_break(parsed, i)]
    before = sum(i < verb.i for i in dashes)
    return dashes[before] if before % 2 and before < len(dashes) else sentence.last


def cut_at_next_word(parsed: Parsed, first: int, last: int, verb: Token, others: Mapping[int, Hit]) -> int:
    """Where a content ends before the speaker's next word: ", adding that", "and insist", ", citing"."""
    doc = parsed.doc
    for i in range(first + 2, last):
        hit = others.get(i)
        if hit is None or hit.cue.pos != "verb" or any(c.tag_ == "MD" for c in doc[i].children):
            continue  # "would respond" is still to come
        if doc[i].tag_ == "VBG" and doc[i].dep_ == "advcl" and doc[i - 1].text == ",":
            return i - 1
        own = has_own_subject(doc[i]) and hit.cue.report == "quoted"  # "and that the sale had *gone* "as planned""
        if doc[i].dep_ == "conj" and not own and hit.speaker >= 0 and hit.speaker == others[verb.i].speaker:
            return i - 1 if doc[i - 1].lower_ in {"and", "but"} else i
    return last


def has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.lefts)


def with_objection(parsed: Parsed, verb: Token, end: int, others: Mapping[int, Hit]) -> int:
    """Where a content ends that goes on with "but": "said shots were fired, but the boat kept its course".

    Only in the tense or mood of what is said; otherwise the reporter goes on ("said it would pay, but nothing came").
    """
    if parsed.doc[end : end + 1].text != "," or not _turns(parsed, end + 1):
        return end
    told = next((c for c in verb.children if c.dep_ == "ccomp" and verb.i < c.i < end), None)
    for clause in (c for c in verb.children if c.dep_ == "conj" and c.i > end and c.i not in others):
        subject = next((c for c in clause.children if c.dep_ in SUBJECTS and end < c.i), None)
        moods = {c.lower_ for c in clause.children if c.tag_ == "MD" and c.i < clause.i} & words()["moods"]
        bare = told is not None and not any(c.lower_ == "that" and c.dep_ == "mark" for c in told.children)
        alike = bare and told is not None and _finite(told) == _finite(clause) == "VBD"
        again = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)  # "but that it may"
        if subject is not None and (again or moods or (alike and subject.pos_ in {"NOUN", "PROPN"})):
            return clause.right_edge.i + 1
    return end


def _turns(parsed: Parsed, i: int) -> bool:
    """Tells whether "but" follows, be it behind the mark that closes a quotation."""
    after = [t.text for t in parsed.doc[i : i + 2]]
    return after[:1] == ["but"] or (after[1:] == ["but"] and after[0] in CLOSING)


def _finite(verb: Token) -> str:
    """The tag of the finite word of a clause."""
    return next((c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE), verb.tag_)


def extended(parsed: Parsed, end: int, sentence: Sentence) -> int:
    """Where a content really ends: the parser often cuts it at "; 39 percent are" or "- it is not"."""
    doc = parsed.doc
    if end + 2 >= sentence.last or not is_break(parsed, end):
        return end
    breaks = [i for i in range(end + 1, sentence.last) if is_break(parsed, i)]
    if len(breaks) == 1 and _closes_aside(parsed, end, breaks[0]):
        return sentence.last
    starts = doc[end + 1].pos_ in OPENERS or doc[end + 1].lower_ in {"there", "it"}
    finite = any(doc[i].tag_ in FINITE for i in range(end + 1, min(end + 8, sentence.last)))
    return sentence.last if starts and finite and not breaks else end


def _closes_aside(parsed: Parsed, opening: int, closing: int) -> bool:
    """Tells whether a clause goes on behind the second of two dashes: "he waited – for hours – until"."""
    doc = parsed.doc
    alike = doc[opening].text == doc[closing].text and doc[opening].text in DASHES
    return alike and doc[closing + 1].dep_ in {"mark", "prep", "advmod"} and doc[closing + 1].lower_ != "but"


def is_break(parsed: Parsed, i: int) -> bool:
    """Tells whether a token is a semicolon or a dash between words, not the hyphen of a compound."""
    text = parsed.doc[i].text
    return text in _BREAKS and (text != "-" or bool(parsed.doc[i - 1].whitespace_))
