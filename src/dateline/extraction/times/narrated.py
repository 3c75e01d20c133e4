"""Which verbs tell what a report goes on to tell: as done, in its own voice, of no time before it."""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.times.discourse import Discourse
from dateline.extraction.times.grammar import AUXILIARIES, SUBJECTS, VERBS
from dateline.extraction.times.words import lexicon
from dateline.language.tree import Token

_PLAIN = frozenset({"was", "were"})
_BEFORE = frozenset({"had", "has", "have", "would", "could"})


def is_narrated(event: Token, report: Discourse) -> bool:
    """Whether an event is told as done: a simple past verb outside quotation marks, in no aside."""
    auxiliaries = {c.lower_ for c in event.children if c.dep_ in AUXILIARIES}
    if _is_count(event, auxiliaries):
        return report.counts(event)
    if _is_reported(event, auxiliaries):
        return report.sums_up(event) and not is_quoted(event)
    aside = event.dep_ in ("relcl", "acl") and not _is_told_in_aside(event, report)
    return _is_past(event, auxiliaries, report) and not (aside or _looks_back(event, report) or is_quoted(event))


def _is_past(event: Token, auxiliaries: set[str], report: Discourse) -> bool:
    """Whether a verb is simple past; what went on, and how a price stood, counts where the report tells of such."""
    if event.pos_ not in VERBS or auxiliaries & _BEFORE or _is_of_perfect(event, auxiliaries):
        return False
    if event.tag_ == "VBN":
        return bool(auxiliaries & _PLAIN) or _is_taken_for_participle(event, auxiliaries)
    if event.tag_ == "VBG" or event.pos_ == "AUX":
        return (event.tag_ == "VBD" or bool(auxiliaries & _PLAIN)) and report.time(event) is not None
    return event.tag_ == "VBD"


def _is_touch(event: Token) -> bool:
    headed = event.lemma_ == "head" and event.nbor(1).lower_ in word_set("times/discourse", "heads")
    return headed or event.lemma_ in word_set("times/discourse", "touches")


def _is_of_perfect(event: Token, auxiliaries: set[str]) -> bool:
    """ "Floods *have damaged* a mill and *destroyed* two barns": the second is as perfect as the first."""
    first = event.head
    if event.dep_ != "conj" or auxiliaries or first.tag_ != "VBN" or any(c.dep_ in SUBJECTS for c in event.lefts):
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have", "had") for c in first.lefts)


def _is_told_in_aside(event: Token, report: Discourse) -> bool:
    """Whether a clause at a noun tells more of the report: "a penalty *Roth saved*", "a mast *that toppled*"."""
    if report.whole and report.tells(event) and _has_own_subject(event):
        return True
    if report.whole and event.tag_ == "VBD" and _is_touch(event):
        return event.dep_ == "relcl" and event.doc[event.left_edge.i - 1].text == ","  # "Ek, who headed in a corner"
    new = event.dep_ == "relcl" and any(c.lower_ in ("a", "an") for c in event.head.lefts)
    return new and report.of_harm(event) and event.lemma_ in word_set("times/events", "wrecking")


def _is_taken_for_participle(event: Token, auxiliaries: set[str]) -> bool:
    """ "The van *swerved*": what has a subject and no auxiliary is past, whatever the tagger makes of it."""
    return event.tag_ == "VBN" and not auxiliaries and any(c.dep_ == "nsubj" for c in event.lefts)


def _is_count(event: Token, auxiliaries: set[str]) -> bool:
    """Whether a passive perfect may count casualties: "two jockeys *have been hurt*"."""
    if event.tag_ != "VBN":
        return False
    first = event.head if event.dep_ == "conj" and not auxiliaries and event.head.tag_ == "VBN" else event
    words = {c.lower_ for c in first.children if c.dep_ in AUXILIARIES}
    return bool(words & {"have", "has"}) and "been" in words


def told_around(gerund: Token) -> Token | None:
    """Returns the verb before or after which its subject did more: "*swerved* before hitting a tree"."""
    preposition = gerund.head
    near = gerund.dep_ == "pcomp" and gerund.tag_ == "VBG" and preposition.lower_ in ("before", "after")
    lasting = lexicon().guards.states | word_set("times/discourse", "upkeep")
    main = preposition.head
    return main if near and gerund.lemma_ not in lasting and main.pos_ == "VERB" and main.i != gerund.i else None


def punished_for(gerund: Token) -> Token | None:
    """Returns the verb by which a game's referee punished what somebody did: "*was sent off* for pulling him back"."""
    verb = gerund.head.head
    near = gerund.dep_ == "pcomp" and gerund.tag_ == "VBG" and gerund.head.lower_ == "for"
    return verb if near and verb.lemma_ in word_set("times/discourse", "punished") and verb.pos_ == "VERB" else None


def _is_reported(event: Token, auxiliaries: set[str]) -> bool:
    """Whether a past before the past is only that of a report: "the mayor *said* divers *had freed* a boy"."""
    above = event.head
    said = event.dep_ == "ccomp" and above.tag_ == "VBD" and above.lemma_ in lexicon().guards.announcing
    return event.tag_ == "VBN" and "had" in auxiliaries and said


def is_past_midnight(event: Token) -> bool:
    """Whether an event lies on the day after: "declared victory *shortly after midnight*"."""
    after = (c for c in event.children if c.dep_ in ("prep", "advmod") and c.lower_ in ("after", "past"))
    return any(g.lower_ == "midnight" for c in after for g in c.children)


def _has_own_subject(event: Token) -> bool:
    """ "a penalty that *the referee* awarded": more of what happened, where "who won ..." tells who somebody is."""
    return any(c.dep_ in SUBJECTS and c.tag_ not in ("WDT", "WP", "WRB") for c in event.children)


def _looks_back(event: Token, report: Discourse) -> bool:
    """Whether a conjunction puts an event before or after the story's: "after he lost his job".

    In the report of a contest, "beat Ek *before Roth beat* Lie" goes on within its day.
    """
    marks = {c.lower_ for c in event.children if c.dep_ in ("mark", "advmod", "prep")}
    if report.whole and "before" in marks and event.head.tag_ == "VBD" and report.tells(event):
        return False
    return event.dep_ in ("advcl", "pcomp", "conj") and bool(marks & lexicon().guards.elsewhen)


def is_quoted(event: Token) -> bool:
    """Whether an odd number of quotation marks stands before an event in its sentence."""
    return sum(t.text == '"' for t in event.doc[event.sent.start : event.i]) % 2 == 1
