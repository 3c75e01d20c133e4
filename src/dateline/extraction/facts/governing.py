"""What a verb is told with: its auxiliaries, and what an infinitive hangs on: whose aim it is, or who bids it."""

from __future__ import annotations

from itertools import islice

from dateline.extraction.facts.grammar import child, is_infinitive, is_passive, is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Factuality

_FAR = 18  # tokens from a verb to the infinitive that says what it was done for
_FINITE = frozenset({"ROOT", "acl", "advcl", "relcl", "conj"})
_SAME_FORM = frozenset({"VBN", "VB", "VBG"})
UNDONE = frozenset({"did", "do", "does"})  # before what was not done
_DEPTH = 4  # steps from an infinitive to the finite verb that denies it
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_HELPING = frozenset({"aux", "auxpass"})
_PAST = frozenset({"has", "have", "had", "'ve", "did"})
_PRESENT = frozenset({"does", "do"})
_FORMS = {("past", False): "was", ("past", True): "were", ("present", False): "is", ("present", True): "are"}


def aimed_by(reading: Reading, verb: Token) -> Token | None:
    """Returns the verb of those whose aim an infinitive is: "have *built* a wall to protect the town"."""
    if not is_infinitive(verb) or reading.factuality.of(verb) is Factuality.NEGATED:
        return None
    above = verb.head
    if verb.dep_ == "acl" and above.dep_ == "dobj":
        above = above.head
    elif verb.dep_ == "acl" and above.dep_ == "pobj" and above.lemma_ in fact_words().efforts:
        above = reading.frames.clause_over(above) or above
    elif verb.dep_ not in {"advcl", "xcomp"}:
        return None
    if not is_verb(above) or not 0 < verb.i - above.i <= _FAR:
        return None
    if (verb.dep_ == "xcomp" and child(above, "dobj") is None) or reading.factuality.of(above) is Factuality.NEGATED:
        return None
    shared = reading.frames.subjects(verb) == reading.frames.subjects(above) != ()
    return above if shared and not any(t.text in {":", ";", '"'} for t in verb.doc[above.i : verb.i]) else None


def bidding(reading: Reading, verb: Token, told: Filler) -> str:
    """Returns by whom somebody is bidden what an infinitive says: "was asked by the union" of "it asked him to go"."""
    while verb.dep_ == "conj" and is_infinitive(verb.head):
        verb = verb.head
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or not is_infinitive(verb) or not is_verb(above) or is_passive(above):
        return ""
    participle = fact_words().bidden.get(above.lemma_.lower(), "")
    bidden = map(reading.filler, reading.frames.core(above).get("obj", ()))
    worth = reading.factuality.of(above)
    denied = worth is Factuality.NEGATED and reading.factuality.of(verb) is not Factuality.NEGATED
    if not participle or denied or all(f is None or f.entity != told.entity for f in bidden):
        return ""
    return " ".join(filter(None, (_form(reading, above, told, worth), participle, _bidder(reading, above, told))))


def _bidder(reading: Reading, verb: Token, told: Filler) -> str:
    """Returns by whom, or by what where a thing can do it: "forced *by the wind*", but asked by nobody named."""
    doers = [f for f in map(reading.filler, reading.frames.subjects(verb)) if f is not None]
    if len(doers) == 1 and _is_bare_text(reading, doers[0]):
        doers = [f for f in map(reading.filler, reading.frames.author(doers[0].token)) if f is not None] or doers
    if len(doers) != 1 or doers[0].entity is None or doers[0].entity == told.entity:
        return ""
    speaks = any(reading.ontology.is_a(doers[0].cls, name) for name in ("Agent", "Document"))
    by = speaks or verb.lemma_.lower() in fact_words().causative
    return f"by {reading.entities[doers[0].entity].label}" if by else ""


def _is_bare_text(reading: Reading, doer: Filler) -> bool:
    """Says whether a text bids that is no more than its kind, "a letter": then its author is told."""
    if doer.entity is None or not reading.ontology.is_a(doer.cls, "Document"):
        return False
    return reading.entities[doer.entity].label.isalpha()


def _form(reading: Reading, verb: Token, told: Filler, worth: Factuality) -> str:
    """Returns the auxiliary with which a verb is said of whom it is done to: "was", "are", "to be", or none."""
    if verb.tag_ == "VBG" and verb.dep_ in {"acl", "advcl"}:  # "wrote to the firm, urging it to pay"
        verb = next(filter(is_verb, verb.ancestors), verb)
    own = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    past, present = verb.tag_ == "VBD" or own & _PAST, verb.tag_ in {"VBZ", "VBP"} or own & _PRESENT
    tense = "past" if past else "present" if present else ""
    if not tense:
        return "to be" if worth is Factuality.POSSIBLE else ""
    return _FORMS[tense, reading.is_plural(told) or child(told.token, "conj") is not None]


def auxiliaries(verb: Token) -> list[int]:
    """Returns the auxiliaries that tell tense, voice and mood; what only denies or asks is left out."""
    own = [c for c in verb.lefts if c.dep_ in _HELPING]
    if not own and verb.dep_ == "conj" and verb.tag_ in _SAME_FORM and verb.head.tag_ == verb.tag_:
        own = [c for c in verb.head.lefts if c.dep_ in _HELPING]  # "was taken off and replaced"
    return [c.i for c in own if c.lemma_ != "do" or c.lower_ == "did"]  # "did pay" has no other past form here


def tense_of(reading: Reading, verb: Token, told: Filler) -> str:
    """Returns the auxiliary that a headline and a participle behind a noun go without: "held", "laws passed in May"."""
    bare = verb.tag_ in {"VBN", "VBD"} and is_passive(verb) and not auxiliaries(verb)
    if not bare or verb.dep_ not in _FINITE or reading.factuality.of(verb) is Factuality.POSSIBLE:
        return ""
    return "were " if reading.is_plural(told) else "was "


def undone(reading: Reading, verb: Token, told: Filler, said: str) -> str:
    """Returns a denied infinitive as what was not done: "did pay the fine", denied, of "refused to pay the fine"."""
    if not said.startswith("to ") or reading.factuality.of(verb) is not Factuality.NEGATED:
        return said
    over = next((a for a in islice(verb.ancestors, _DEPTH) if a.pos_ in {"VERB", "AUX"} and a.tag_ in _TOLD), None)
    own = {c.lower_ for c in over.lefts if c.dep_ in _HELPING} if over is not None else set()
    if over is None or any(c.tag_ in {"MD", "TO"} for c in over.lefts):
        return said
    present = over.tag_ in {"VBZ", "VBP"} or bool(own & _PRESENT and over.tag_ != "VBN")
    helping = "did" if not present else "do" if reading.is_plural(told) else "does"
    return f"{helping} {said.removeprefix('to ')}"
