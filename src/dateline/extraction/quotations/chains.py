"""Pronouns that go on speaking: "Berg told the court that .... *She* also said ..."."""

from __future__ import annotations

from dateline.extraction.quotations.cues import words
from dateline.extraction.quotations.draft import Draft, Search
from dateline.records import Mention, MentionKind

_BODIES = frozenset({"it", "they"})
_PERSONS = {"he": "m", "she": "f"}
_OPENING = 3  # words that may stand before a pronoun at the head of its sentence ("But later he also")


def keep_speakers(search: Search) -> None:
    """Gives words of a pronoun that go on after somebody's words to that speaker."""
    before: list[Draft] = []
    for draft in sorted([*search.direct, *search.indirect], key=lambda d: (d.sentence, d.pieces[0])):
        if _is_nested(search, draft, before):
            continue
        earlier = next((d for d in reversed(before) if d.sentence < draft.sentence), None)
        if before and _goes_on_as_body(search, before[-1], draft):
            _hand_on(draft, before[-1])
        elif earlier is not None and _goes_on_as_person(search, earlier, draft):
            _hand_on(draft, earlier)
        before.append(draft)


def _hand_on(draft: Draft, before: Draft) -> None:
    draft.pronoun, draft.speaker = draft.speaker, before.speaker


def _is_nested(search: Search, draft: Draft, before: list[Draft]) -> bool:
    """Tells whether a speaker speaks in what another one says: "the mayor says *her lawyer admitted* that"."""
    if draft.hit is None:
        return False
    place = search.parsed.start(draft.hit.token)
    return any(a <= place < b for d in before[-3:] for a, b in d.pieces)


def _goes_on_as_body(search: Search, before: Draft, draft: Draft) -> bool:
    """Tells whether "it" or "they" is the body or the people whose words stand before, in the same paragraph."""
    pronoun, mention = _pronoun(search, draft), _speaker(search, before)
    if pronoun not in _BODIES or mention is None or draft.sentence - before.sentence > 2:
        return False
    if draft.sentence - before.sentence == 2 and _is_of_others(search, draft.sentence - 1):
        return False
    if mention.kind is MentionKind.PRONOUN or mention.cls == "Person":
        return False
    if _says_also(search, draft):
        return True
    sentences = search.sentences
    if sentences[before.sentence].paragraph != sentences[draft.sentence].paragraph:
        return False
    return (mention.number == "plural" or mention.cls == "Group") == (pronoun == "they")


def _is_of_others(search: Search, n: int) -> bool:
    """Tells whether a sentence names others who could go on speaking."""
    between = search.sentences[n]
    return any(
        between.first <= m.first < between.last and m.cls in words()["speaking_classes"] for m in search.mentions.all
    )


def _goes_on_as_person(search: Search, before: Draft, draft: Draft) -> bool:
    """Tells whether "he" or "she" is the one whose words the sentence before gives."""
    gender, mention = _PERSONS.get(_pronoun(search, draft), ""), _speaker(search, before)
    if not gender or mention is None or draft.sentence - before.sentence > 1 or not _is_main(search, draft):
        return False
    if mention.cls != "Person" or mention.number == "plural" or _asks(before) or _answers(draft):
        return False
    told = search.mentions.gender(mention)
    return told == gender or (not told and mention.kind is not MentionKind.PRONOUN)


def _says_also(search: Search, draft: Draft) -> bool:
    """Tells whether a pronoun says something more: "they also said"."""
    return draft.hit is not None and any(c.lower_ == "also" for c in search.parsed.doc[draft.hit.token].children)


def _pronoun(search: Search, draft: Draft) -> str:
    return search.parsed.doc[draft.speaker].lower_ if draft.speaker >= 0 else ""


def _speaker(search: Search, draft: Draft) -> Mention | None:
    index = search.mentions.at(draft.speaker) if draft.speaker >= 0 else None
    return search.mentions.all[index] if index is not None else None


def _is_main(search: Search, draft: Draft) -> bool:
    """Tells whether a pronoun heads its sentence, or stands in a clause that only says who speaks ("..., he said")."""
    if draft.hit is None:
        return False
    first = search.sentences[draft.sentence].first
    opening = [i for i in range(first, draft.speaker) if search.parsed.doc[i].text[0].isalnum()]
    heads = len(opening) < _OPENING and not any(search.parsed.doc[i].pos_ in {"NOUN", "PROPN"} for i in opening)
    return heads or all(search.parsed.start(draft.hit.token) > a for a, _ in draft.pieces[:1])


def _asks(draft: Draft) -> bool:
    return draft.hit is not None and draft.hit.cue.content == "asked"


def _answers(draft: Draft) -> bool:
    return draft.hit is not None and draft.hit.cue.lemma in words()["answering"]
