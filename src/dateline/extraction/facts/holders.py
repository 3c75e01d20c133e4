"""Who holds a fact: the speaker of the words it stands in, the subject of a verb like "accuse", or the article."""

from __future__ import annotations

from itertools import islice

from dateline.extraction.facts.accusers import prosecution_of
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.embedding import is_compared, is_set_beside
from dateline.extraction.facts.grammar import child, governor, is_infinitive, is_passive, is_verb
from dateline.extraction.facts.headline_sources import source_in_headline, speaker_under
from dateline.extraction.facts.reading import Reading
from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.classes import is_person_noun
from dateline.extraction.quotations import cue_content, cue_stance
from dateline.language.tree import Token
from dateline.records import Factuality, Quotation

BY_FORM = frozenset({"title", "apposition", "described_role", "class"})
_WHO = frozenset({"WP", "WDT", "WP$", "WRB"})
_NEW = frozenset({"a", "an", "another", "some"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "such"})
_RETOLD = frozenset({"claimed", "thought"})
_SAID_BY_NOUN = frozenset({"claimed", "argued", "announced", "warned"})
_DEPTH = 4


def holder_of(reading: Reading, draft: Draft, factuality: Factuality) -> tuple[int | None, bool]:
    """Returns the mention of who says so, and whether that is known."""
    if draft.basis == "stance":
        return _holder_at(reading, draft.clause)
    quotation = reading.quotation_of.get(draft.trigger.i)
    if quotation is not None and _is_of_imagined(reading, quotation):
        return None, False
    if quotation is not None and not quotation.direct and _is_reporters(reading, draft, factuality, quotation):
        return None, True
    if quotation is not None:
        speaker, known = _holder_at(reading, draft.trigger)
        own = factuality is Factuality.ASSERTED and _is_subject(reading, draft, speaker)
        return (None, True) if own and draft.relation in fact_words().attitudes else (speaker, known)
    verb = attributing_verb(draft.clause)
    if verb is not None and reading.cued.get(verb.i) is None:  # what somebody did not say or may say has no holder
        said = reading.factuality.of(verb) is Factuality.ASSERTED
        return (_speaker_or_prosecution(reading, verb, draft.clause) if said else None), True
    charged = prosecution_of(reading, draft.clause)
    if charged is not None:
        return charged, True
    if draft.basis in BY_FORM and not _is_news(reading, draft):
        return None, True
    return source_in_headline(reading, draft.clause)


def _speaker_or_prosecution(reading: Reading, verb: Token, clause: Token) -> int | None:
    speaker = speaker_under(reading, verb)
    return prosecution_of(reading, clause) if speaker is None else speaker


def _is_of_imagined(reading: Reading, quotation: Quotation) -> bool:
    """Says whether words are of a text that is only wanted, or is none: "want *a letter saying that he may stay*"."""
    if quotation.direct or quotation.cue_token < 0:
        return False
    cue = reading.parsed.doc[quotation.cue_token]
    text, determiner = cue.head, child(cue.head, "det")
    if cue.dep_ not in {"acl", "relcl"} or determiner is None or determiner.lower_ not in _NEW | {"any", "no"}:
        return False
    over = governor(text.head) if text.dep_ == "pobj" else text.head
    unreal = reading.factuality.of(text) is not Factuality.ASSERTED
    return unreal or (is_verb(over) and reading.factuality.of(over) is not Factuality.ASSERTED)


def _is_reporters(reading: Reading, draft: Draft, factuality: Factuality, quotation: Quotation) -> bool:
    """Says whether what stands in words reported without marks is the reporter's own all the same."""
    if draft.basis in BY_FORM and not _is_news(reading, draft):
        return True  # for whom and where: "police in Derby said ..."
    if is_compared(draft.trigger):
        return True  # "planned a raid similar to the attack on the mint": that one is known
    if _is_background(reading, draft.clause):
        own = _is_subject(reading, draft, quotation.speaker)  # what a speaker tells of himself is not known already
        return not own  # "it had bought the mine, which opened in 1990"
    open_ = cue_content(quotation.cue_lemma) in {"asked", "denied"}
    return open_ and factuality is Factuality.ASSERTED  # "asked why he left": he did


def _is_subject(reading: Reading, draft: Draft, speaker: int | None) -> bool:
    """Says whether a speaker tells of himself."""
    subject = draft.subject
    return subject is not None and speaker is not None and reading.entity_of[speaker].index == subject.entity


def is_event(reading: Reading, draft: Draft) -> bool:
    return draft.subject is not None and reading.ontology.is_a(draft.subject.cls, "Event")


def _is_news(reading: Reading, draft: Draft) -> bool:
    """Says whether a form tells of an event that the words themselves bring in: "a fire in Leeds"."""
    if draft.subject is None or not is_event(reading, draft):
        return False
    determiner = child(draft.subject.token, "det", "poss")
    return determiner is None or determiner.lower_ in _NEW


def _is_background(reading: Reading, token: Token) -> bool:
    """Says whether a clause inside reported words is what the reporter adds on something known already.

    That is a clause with "who", "which" or "where" behind a comma, and one that says which thing is meant ("the bill
    that the house debates"). What it says to somebody's blame, and what it says of somebody brought in by the words
    themselves ("a man, who ..."), stays with the speaker.
    """
    quotation = reading.quotation_of.get(token.i)
    for node in (token, *islice(token.ancestors, _DEPTH)):
        if reading.quotation_of.get(node.i) is not quotation or node.lemma_.lower() in fact_words().blameworthy:
            return False
        if node.dep_ == "relcl" and node.left_edge.tag_ in _WHO and node.left_edge.nbor(-1).text == ",":
            if _is_of_subject_told(reading, node, quotation):
                return False
            return not any(c.lower_ in _NEW or c.pos_ == "NUM" for c in node.head.children)
        if node.dep_ in {"relcl", "acl"} and reading.quotation_of.get(node.head.i) is quotation and _tells_which(node):
            return True
    return False


def _is_of_subject_told(reading: Reading, clause: Token, quotation: Quotation | None) -> bool:
    """Says whether a clause tells of whom or what a sentence with its source at the end is about.

    "The blast, *which killed two*, tore off the roof, she said": it is all the official's.
    """
    mention = reading.by_head.get(clause.head.i)
    about = clause.head.dep_ in {"nsubj", "nsubjpass"} and clause.head.head.dep_ == "ccomp"
    told = quotation is not None and clause.i < quotation.cue_token
    return about and told and mention is not None and mention.index in reading.entity_of


def _tells_which(clause: Token) -> bool:
    """Says whether a clause tells which thing is meant, of those that the reader can know: "the law that bans it"."""
    noun = clause.head
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts):
        return False  # "to the point that they cannot pay" tells a result
    determiner = child(noun, "det", "poss", "predet")
    such = any(c.dep_ == "amod" and c.lower_ == "such" for c in noun.lefts)
    known = such or (determiner is not None and (determiner.lower_ in _KNOWN or determiner.dep_ == "poss"))
    return known and noun.dep_ != "attr" and not is_infinitive(clause) and not is_person_noun(noun.lemma_.lower())


def _holder_at(reading: Reading, token: Token) -> tuple[int | None, bool]:
    """Returns the speaker of the quotation around a token, and whether he is known."""
    quotation = reading.quotation_of.get(token.i)
    if quotation is None:
        return None, True
    if quotation.speaker is None or quotation.speaker not in reading.entity_of:
        return None, not quotation.direct and quotation.speaker is None
    inner = retold(reading, quotation, token)
    return quotation.speaker if inner is None else inner, True


def retold(reading: Reading, quotation: Quotation, token: Token) -> int | None:
    """Returns the mention of whose word a speaker only passes on ('"*The mayor* told us it would hold," she said')."""
    if not quotation.direct:
        return None  # there, words within words are quotations of their own
    for node in (token, *islice(token.ancestors, _DEPTH + _DEPTH)):
        if reading.quotation_of.get(node.i) is not quotation:
            return None
        verb = _telling(node)
        inside = verb is not None and reading.quotation_of.get(verb.i) is quotation
        if verb is not None and inside and reading.factuality.of(verb) is Factuality.ASSERTED:
            teller = speaker_under(reading, verb)
            return teller if teller in reading.entity_of else None
    return None


def _telling(clause: Token) -> Token | None:
    """Returns the verb by which somebody tells what a clause says: "*lied* that", "*made* the case that"."""
    head = clause.head
    if clause.dep_ == "ccomp" and is_verb(head) and clause.i > head.i:
        retells = cue_content(head.lemma_.lower()) in _RETOLD and cue_stance(head.lemma_.lower()) != "found"
        return head if retells and not is_infinitive(clause) else None
    if clause.dep_ not in {"acl", "relcl"} or not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return None
    verb = governor(head.head) if head.dep_ == "pobj" else head.head
    if head.dep_ == "pobj":  # "lied to the crew that"
        return verb if is_verb(verb) and cue_content(verb.lemma_.lower()) in _RETOLD else None
    told = head.dep_ == "dobj" and verb.lemma_.lower() in fact_words().light_verbs
    noun = head.lemma_.lower()
    ordered = noun in fact_words().directing | fact_words().demanding  # "issued an order that they leave"
    return verb if told and (ordered or cue_stance(noun) in _SAID_BY_NOUN) else None


def attributing_verb(token: Token) -> Token | None:
    """Returns the verb under which somebody else says so ("*accused* him of stealing")."""
    node = token
    for _ in range(6):
        label, head = node.dep_, node.head
        if label == "acl" and head.dep_ == "pobj" and node.tag_ == "VBG":
            label, head = "pcomp", head.head  # "blamed him for a fraud costing millions"
        if label == "pcomp" and is_verb(governor(head)) and head.lower_ in {"of", "for", "with", "about"}:
            verb = governor(head)
        elif label in {"conj"} and is_verb(head):
            node = head
            continue
        elif label in {"xcomp", "ccomp"} and is_verb(head):
            verb = head
        else:
            return None
        if _is_own_wish(node, verb) or is_set_beside(node, verb):
            return None
        recounted = label == "pcomp" and verb.lemma_.lower() in fact_words().recounting  # "told of seeing him leave"
        if recounted or verb.lemma_.lower() in fact_words().attributing:
            return verb
        node = verb
    return None


def _is_own_wish(clause: Token, verb: Token) -> bool:
    """Says whether a verb tells what its own subject wants to do: "she asked to leave"."""
    own = clause.dep_ == "xcomp" and child(clause, "nsubj") is None and child(verb, "dobj", "dative", "auxpass") is None
    if verb.lemma_.lower() in fact_words().preposition_control and child(verb, "prep") is not None:
        return False  # "called on him to leave"
    return own and verb.lemma_.lower() in fact_words().desire and not is_passive(verb)
