"""Small questions about a clause and what it stands under, on which factuality rests."""

from __future__ import annotations

from dateline.extraction.facts.grammar import child, is_infinitive, is_passive, is_verb
from dateline.extraction.facts.negation import is_negated
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_FINITE = frozenset({"VBD", "VBZ"})
_TENSED = _FINITE | {"VBP", "MD"}
_JUDGING = frozenset({"acomp", "oprd", "xcomp", "ccomp", "agent", "advcl"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_BREAKS = frozenset({"-", "–", "—", ";"})
_ALONE = frozenset({"do", "can", "could", "be"})


def is_past(verb: Token) -> bool:
    """Says whether a verb tells what is past: "had", "have had", "was", "has been"."""
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if verb.tag_ == "VBD":
        return not auxiliaries
    return verb.tag_ == "VBN" and bool(auxiliaries) and all(c.lemma_ == "have" for c in auxiliaries)


def tells_deed(verb: Token) -> bool:
    """Says whether a verb tells what is done or was, not wished: "nurses *strike*", not "nurses *want* a strike"."""
    wishes = fact_words().desire | fact_words().wanting
    now = verb.tag_ in {"VBP", "VBZ"} and verb.lemma_ not in wishes
    return is_past(verb) or (now and not any(c.dep_ in {"aux", "auxpass", "neg"} for c in verb.children))


def is_singled_out(noun: Token) -> bool:
    """Says whether an infinitive tells what a noun is the first or only one to do: "the youngest player to score"."""
    singled = fact_words().singling
    before = (c for c in noun.children if c.i < noun.i)
    return noun.lower_ in singled or any(c.lower_ in singled or c.tag_ in {"JJS", "RBS"} for c in before)


def says_instead(preposition: Token) -> bool:
    return any(t.lower_ == "instead" for t in (preposition.head, *preposition.children))


def has_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def is_presupposed(clause: Token) -> bool:
    """Says whether a clause asks for more on what happened ("why he left"): whatever is said of it, it happened."""
    first = clause.left_edge
    if clause.dep_ != "ccomp" or first.tag_ not in {"WRB", "WP", "WDT"} or first.head.i != clause.i:
        return False
    tensed = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    return clause.tag_ == "VBD" or bool(tensed & {"had", "have", "has", "was", "were"})


def is_undone(verb: Token) -> bool:
    """Says whether a verb puts off or rules out its complement ("ruled out doing", "has yet to do")."""
    if verb.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children):
        return True
    return verb.lemma_ == "have" and any(c.dep_ == "advmod" and c.lower_ == "yet" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Says whether a verb bears tense, itself or by its auxiliary: "closed", "was closed", "will close"."""
    tensed = any(c.tag_ in _TENSED for c in verb.children if c.dep_ in {"aux", "auxpass"})
    alone = verb.tag_ in _FINITE and verb.lower_ != verb.lemma_ and not has_auxiliary(verb)  # not "set", "cut"
    return tensed or alone


def is_perceived(verb: Token, auxiliaries: set[str]) -> bool:
    """Says whether "can" tells what is there for all to see: "smoke could be seen"."""
    if verb.lemma_ not in fact_words().perceiving or not is_passive(verb) or not auxiliaries <= {"can", "could", "be"}:
        return False
    return not any(c.dep_ in _JUDGING or c.lower_ == "as" for c in verb.children)  # "could be seen as a blow"


def is_untrue(noun: Token) -> bool:
    """Says whether a noun calls false what its clause says: "the lie that", "a baseless claim that"."""
    words = fact_words()
    called = any(c.dep_ == "amod" and c.lower_ in words.untrue for c in noun.children)
    return noun.lemma_.lower() in words.falsehoods or (called and noun.lemma_.lower() in words.doubtful_nouns)


def tells_content(clause: Token, noun: Token) -> bool:
    """Says whether a clause without a mark tells what a report says: "reports *the man has fled*", not "he gave"."""
    words = fact_words()
    own = child(clause, "nsubj", "nsubjpass")
    if clause.dep_ not in {"acl", "relcl"} or own is None or own.tag_ in {"WDT", "WP", "IN"}:
        return False
    if noun.lemma_.lower() not in words.accounts | words.doubtful_nouns:
        return False
    return clause.lemma_ in words.intransitive or child(clause, "dobj", "attr", "acomp", "auxpass") is not None


def is_occasion(noun: Token) -> bool:
    """Says whether a noun is what something became that made somebody act: "became the reason for him to resign"."""
    became = noun.dep_ == "attr" and noun.head.lemma_ == "become" and is_past(noun.head)
    return became and noun.lemma_.lower() in fact_words().occasions


def stages(verb: Token) -> bool:
    """Says whether somebody stages what says something in itself: "*stage* a strike to protest cuts"."""
    return any(c.dep_ == "dobj" and c.lemma_ in fact_words().staged for c in verb.rights)


def is_only_threatened(noun: Token) -> bool:
    """Says whether an event is one that may come: "the risk of *an explosion*", "potential effects of *a flood*"."""
    words, above = fact_words(), noun.head.head
    if noun.head.lower_ != "of" or above.pos_ != "NOUN":
        return False
    hedged = any(c.dep_ == "amod" and c.lower_ in words.hedging_adjectives for c in above.children)
    return hedged or above.lemma_.lower() in words.threats


def is_doubtful(adjective: Token) -> bool:
    """Says whether an adjective behind a verb leaves open what is said: "it is *possible* that", "seems *likely*"."""
    return adjective.dep_ in {"acomp", "oprd"} and adjective.lower_ in fact_words().doubtful_adjectives


def is_aimed_at(preposition: Token, head: Token) -> bool:
    """Says whether a gerund is only what something is to bring about: "talks *aimed at* ending the strike"."""
    words = fact_words()
    return preposition.lower_ in words.aiming_prepositions and head.lemma_.lower() in words.aiming


def is_one_of_two(verb: Token) -> bool:
    """Says whether of several deeds only one is said to have been done: "was *either sold or burned*"."""
    first = verb
    while first.dep_ == "conj" and is_verb(first.head):
        first = first.head
    joint = next((c for c in first.children if c.dep_ == "cc"), None)
    joined = any(c.dep_ == "conj" and is_verb(c) for c in first.children)
    if joint is None or joint.lower_ != "or" or not joined:
        return False
    return is_finite(first) or any(c.lower_ == "either" for c in first.lefts)


def is_topic(preposition: Token, head: Token) -> bool:
    """Says whether a gerund is what people ask for, talk about or think of: "*talks on* freeing the crew"."""
    name, lemma = preposition.lower_, head.lemma_.lower()
    if name in {"for", "about", "on"} and is_verb(head) and lemma in fact_words().urging:
        return True
    done = any(c.dep_ == "aux" for g in preposition.rights for c in g.lefts)  # "about having lied"
    return name in {"about", "on", "over"} and lemma in fact_words().discussing and not done


def is_called_for(verb: Token, adjective: Token) -> bool:
    """Says whether a clause tells what ought to be: "it is *important* that the mayor delivers"."""
    return adjective.lower_ in fact_words().wishing_adjectives and verb.tag_ in {"VB", "VBZ", "VBP"}


def is_charge(noun: Token) -> bool:
    """Says whether a deed is what somebody is held or tried for: "charged with *the murder* of", "on trial for"."""
    words, above = fact_words(), noun.head.head
    if is_verb(above):
        return noun.head.lower_ in {"with", "of"} and above.lemma_.lower() in words.accusing
    return noun.head.lower_ in {"of", "for"} and above.lemma_.lower() in words.charges


def is_only_wanted(noun: Token) -> bool:
    """Says whether a clause only plans or wants what a noun brings in: "planned *a raid* in Oslo"."""
    wanted = noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.lemma_.lower() in fact_words().wanting
    return wanted and not any(c.dep_ == "poss" or c.lower_ in _POINTING for c in noun.lefts)


def comes_later(verb: Token) -> bool:
    """Says whether what is denied of now is due at a time: "is not scheduled *until March*", "will not open until"."""
    until = any(c.dep_ == "prep" and c.lower_ in {"until", "till"} and c.i > verb.i for c in verb.rights)
    return until and not is_past(verb) and not any(c.lower_ in {"was", "were", "did"} for c in verb.lefts)


def is_set_beside(clause: Token, verb: Token) -> bool:
    """Says whether a clause only stands before one with its own content: "One fled, *the other is said to hide*".

    So does one before a dash: "They never gave up - *they asked the bank*".
    """
    before = clause.dep_ == "ccomp" and clause.i < verb.i
    if before and any(t.text in _BREAKS for t in clause.doc[clause.right_edge.i + 1 : verb.i]):
        return True
    whole = before and is_passive(verb)
    return whole and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.rights)


def is_compared(noun: Token) -> bool:
    """Says whether something is only what another thing is like: "similar to *the attack* on the mint"."""
    preposition = noun.head
    if noun.dep_ != "pobj":
        return False
    likened = preposition.lower_ == "to" and preposition.head.lower_ in fact_words().likening
    return likened or (preposition.lower_ in {"like", "than", "unlike"} and preposition.dep_ == "prep")


def comes_to_nothing(verb: Token, above: Token) -> bool:
    """Says whether what was to be done is told not to have come: "was due to open *but was delayed*"."""
    after = [c for node in (above, verb) for c in node.rights]
    if not is_infinitive(verb) or not any(c.dep_ == "cc" and c.lower_ == "but" for c in after):
        return False
    return any(c.dep_ == "conj" and c.i > verb.i and is_verb(c) and is_finite(c) and _undoes(c) for c in after)


def _undoes(verb: Token) -> bool:
    words, lemma = fact_words(), verb.lemma_.lower()
    if is_negated(verb):
        return lemma in _ALONE and child(verb, "dobj", "attr", "acomp") is None  # "but could not"
    return lemma in words.undoing and (is_passive(verb) or lemma in words.implicative_negative)


def goes_on(gerund: Token) -> bool:
    """Says whether a gerund tells what its verb's own subject is to stop doing: not "stop *him leaving*"."""
    return gerund.tag_ == "VBG" and gerund.dep_ == "xcomp" and child(gerund, "nsubj", "nsubjpass") is None
