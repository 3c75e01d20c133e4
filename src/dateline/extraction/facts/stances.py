"""What speakers take a stand on: whoever says that X betrayed Y accuses X; that X should act asks it of X."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import COPULAS, is_passive, prepositional
from dateline.extraction.facts.holders import retold
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Factuality, Quotation


def stances(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """Yields the accusation or demand that a speaker makes by a clause of his words."""
    quotation = reading.quotation_of.get(frame.token.i)
    if quotation is None or quotation.speaker is None:
        return
    inner = retold(reading, quotation, frame.token)
    mention = reading.mentions[quotation.speaker if inner is None else inner]
    speaker = reading.of_mention(mention, reading.parsed.doc[mention.head])
    if speaker is None or not reading.ontology.is_a(speaker.cls, "Agent"):
        return
    relation = "opposes" if _is_condemned(frame.token) else _relation(reading, frame.token)
    if relation is None or _is_only_heard(reading, quotation):
        return
    cue = reading.parsed.doc[quotation.cue_token] if quotation.cue_token >= 0 else frame.token
    for target in filter(None, map(reading.filler, frame.roles.get("subj", ()))):
        if _is_other(reading, target, speaker):
            weight = target.confidence * speaker.confidence
            yield Draft(relation, speaker, target, frame.token, cue, "stance", cue.lemma_.lower(), weight=weight)


def _is_only_heard(reading: Reading, quotation: Quotation) -> bool:
    """Says whether the words are what a court was told: it takes no stand by that."""
    if quotation.cue_token < 0:
        return not quotation.direct
    cue = reading.parsed.doc[quotation.cue_token]
    return cue.lemma_ == "hear" or (cue.lemma_ == "tell" and is_passive(cue))


def _is_other(reading: Reading, target: Filler, speaker: Filler) -> bool:
    if target.mention is None or target.entity == speaker.entity or target.token.lower_ in {"i", "we", "you"}:
        return False
    return reading.ontology.is_a(target.cls, "Agent") and not _speaks_for(reading, speaker, target)


def _speaks_for(reading: Reading, speaker: Filler, target: Filler) -> bool:
    """Says whether a speaker is the target's own: "its lawyer", "a spokesman for the firm"."""
    own = [c for c in speaker.token.children if c.dep_ == "poss"]
    own += [t for name, t in prepositional(speaker.token) if name in {"for", "of"}]
    return any(f is not None and f.entity == target.entity for f in map(reading.filler, own))


def _is_condemned(verb: Token) -> bool:
    """Says whether a clause is what a speaker judges ("I find it *disgusting* that ...", "it is *unfair* that ...")."""
    if verb.dep_ not in {"ccomp", "acl", "advcl"} or not any(
        c.dep_ == "mark" and c.lower_ == "that" for c in verb.children
    ):
        return False
    judged = [verb.head, *(c for c in verb.head.children if c.dep_ in {"acomp", "oprd", "ccomp"})]
    judged += [c for j in judged for c in j.children if c.dep_ == "conj"]
    return any(j.pos_ == "ADJ" and j.lemma_.lower() in fact_words().judgements for j in judged)


def _relation(reading: Reading, verb: Token) -> str | None:
    words = fact_words()
    if verb.dep_ == "ccomp" and reading.factuality.of(verb.head) is Factuality.NEGATED:
        return None  # "he never thought it should apply"
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if modals & words.deontic_modal and _is_to_be_done(verb):
        return "requests"
    blamed = verb.lemma_.lower() in words.blameworthy and reading.factuality.of(verb) is Factuality.ASSERTED
    felt = verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)  # "felt betrayed"
    return "accuses" if blamed and not felt and not _lies_there(verb) else None


def _lies_there(verb: Token) -> bool:
    """Says whether somebody lies somewhere, and tells no lie: "the injured are *lying in* the square"."""
    there = any(name in fact_words().place_prepositions for name, _ in prepositional(verb))
    return verb.lower_ in {"lying", "lies", "lie"} and there


def _is_to_be_done(verb: Token) -> bool:
    """Says whether what ought to be is something to do: not "he should be fine", not "they should have left"."""
    return verb.lemma_ not in COPULAS and not any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lemma_ == "have") for c in verb.children
    )


def stated(reading: Reading) -> Iterator[Draft]:
    """Yields the texts in which speakers say something: "... the agency said in a statement"."""
    for quotation in reading.quotations:
        if quotation.speaker is None or quotation.medium is None or quotation.cue_token < 0:
            continue
        ends = [reading.mentions[m] for m in (quotation.speaker, quotation.medium)]
        speaker, medium = (reading.of_mention(m, reading.parsed.doc[m.head]) for m in ends)
        if speaker is None or medium is None or not reading.ontology.is_a(medium.cls, "Document"):
            continue
        cue = reading.parsed.doc[quotation.cue_token]
        if cue.head.i == medium.token.i:
            continue  # "signed a petition *asking* ministers to act": it is the petition that asks
        yield Draft("issues", speaker, medium, cue, cue, "stated", cue.lemma_.lower(), weight=speaker.confidence)
