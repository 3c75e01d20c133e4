"""Which events a time expression dates: those it hangs on by the parse, but for what the parser is known to mistake."""

from __future__ import annotations

from dateline.extraction.times.grammar import VERBS
from dateline.extraction.times.sources import carries
from dateline.extraction.times.tense import corrected, governor, result_of, span_head, told_when
from dateline.extraction.times.words import lexicon
from dateline.language import Parsed
from dateline.language.tree import Token
from dateline.records import TimeExpression

_NOUN_OWN = frozenset({"poss", "compound", "amod", "nummod", "nmod"})  # "Friday's protest", "the 2012 case"
_NOUNS = ("NOUN", "PROPN", "ADJ", "PRON", "NUM")
_WITHIN = frozenset({"of", "in", "at", "during"})  # "the start of Friday's march"
_CLIMB = 8
_COMPARED = 7  # tokens from "from" to the time of the number it opens: "from 1.2 million barrels a day in 2015"


def owners(parsed: Parsed, time: TimeExpression) -> tuple[list[int], list[int]]:
    """Returns the tokens of the events that a time hangs on, and which of them are nouns with it in their phrase."""
    head = span_head(parsed, time.first, time.last)
    if _is_of_comparison(parsed, time) or _ends_period(parsed, time):
        return [], []
    current, bound = head, False
    found: list[int] = []
    nouns: list[int] = []
    if _is_misjoined(parsed, time):
        verb = governor(head)
        return (_of_verb(parsed, verb, head, time), []) if verb is not None else ([], [])
    for _ in range(_CLIMB):
        if (
            current.lemma_ in lexicon().guards.beyond
            or current.head.i == current.i
            or (found and _stands_apart(current))
        ):
            break  # "resigned after the vote on Thursday": the day is the vote's
        if current.i < time.first and _is_counted_from(current):
            break
        bound = bound or (current.dep_ in _NOUN_OWN and current.head.pos_ not in VERBS)
        if bound and found and (current.dep_ == "appos" or (current.dep_ == "prep" and current.lower_ not in _WITHIN)):
            break  # "in cash, a premium to Friday's close": neither cash nor premium has a day
        above = current.head
        if above.pos_ in VERBS:
            if not bound or (found and carries(above, current)):
                found += _of_verb(parsed, above, current, time)
            break
        if above.pos_ in _NOUNS and not time.first <= above.i < time.last and not _is_measure(above, current):
            found.append(above.i)
            nouns.append(above.i)
            bound = bound or _is_set_against(above) or not _passes_on(current, above, time)
        current = above
    if not found and head.pos_ in VERBS:
        found.append(head.i)
    return found, nouns


def _is_misjoined(parsed: Parsed, time: TimeExpression) -> bool:
    """Whether the parser takes a word that opens a sentence for part of a name: "*Tomorrow Ek's choir* will sing"."""
    word = parsed.doc[time.first]
    opens = time.last == time.first + 1 and time.first == word.sent.start
    if not opens or word.lower_ not in ("today", "tomorrow", "yesterday") or time.last >= word.sent.end:
        return False
    return (
        word.dep_ in ("nmod", "compound", "poss", "npadvmod")
        and word.nbor(1).pos_ == "PROPN"
        and word.head.pos_ == "PROPN"
    )


def _stands_apart(word: Token) -> bool:
    """Whether a word puts its noun at another time than the verb: not who it is "before" ("before a judge")."""
    guards = lexicon().guards
    faced = word.lower_ == "before" and any(c.lemma_.lower() in guards.benches | guards.audiences for c in word.rights)
    bell = any(c.lemma_.lower() in guards.bells for c in word.rights)
    return word.lower_ in guards.elsewhen and not faced and not bell


def _is_counted_from(word: Token) -> bool:
    """Whether a time is only what another is counted from: "rallied three months *after* the May 3 attacks"."""
    if word.lower_ not in ("after", "before", "since") or word.i == word.sent.start:
        return False
    return word.nbor(-1).lemma_.lower() in lexicon().tables["unit"]


def _is_set_against(noun: Token) -> bool:
    """Whether a noun is what a sum is set against: "a premium *to the closing price* on Friday"."""
    return (
        noun.dep_ == "pobj" and noun.head.lower_ in ("to", "from") and noun.lemma_.lower() in lexicon().guards.compared
    )


def _is_measure(noun: Token, below: Token) -> bool:
    """Whether a time hangs on how long or how much: "jailed for 9 days *in 2013*", "sold for €3 million *in 2008*"."""
    if below.dep_ != "prep" or noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    return noun.pos_ == "NUM" or (
        noun.lemma_.lower() in lexicon().tables["unit"] and any(c.dep_ == "nummod" for c in noun.children)
    )


def _is_of_comparison(parsed: Parsed, time: TimeExpression) -> bool:
    """Whether a month or year is that of a number compared with: "rose to 40 percent from 31 percent in 2015"."""
    if _follows_than(parsed, time):
        return True
    if len(time.start_date or "") == 10:
        return False
    counted = False
    for token in reversed(parsed.doc[max(parsed.doc[time.first].sent.start, time.first - _COMPARED) : time.first]):
        if token.lower_ in lexicon().guards.comparing:
            return counted
        counted = counted or token.pos_ == "NUM"
        if token.pos_ not in ("NUM", "NOUN", "SYM", "ADJ", "DET") and token.lower_ not in ("in", "of", "%", "the"):
            return False
    return False


def _ends_period(parsed: Parsed, time: TimeExpression) -> bool:
    """Whether a time only bounds what figures are of: "profit for *the year to Jan. 31*", "the months ended June 3"."""
    before = [t for t in parsed.doc[max(0, time.first - 3) : time.first] if t.lower_ not in ("in", "on")][-2:]
    if len(before) < 2 or before[1].lower_ not in lexicon().guards.bounding:
        return False
    return before[0].lemma_.lower() in lexicon().guards.periods


def _follows_than(parsed: Parsed, time: TimeExpression) -> bool:
    """Whether a time is only what another is set against: "five fewer *than in 2015*"."""
    before = [t.lower_ for t in parsed.doc[max(0, time.first - 2) : time.first]]
    return before[-1:] == ["than"] or (before[:1] == ["than"] and before[1] in _WITHIN)


def _of_verb(parsed: Parsed, verb: Token, below: Token, time: TimeExpression) -> list[int]:
    """Returns the events that a time has which hangs on a verb, itself or by the preposition ``below``."""
    planned = _planned(verb, below)
    if planned is not None:
        return [planned.i]  # "scheduled a hearing for Friday": the hearing is then, the scheduling is not
    if _is_apart(verb, below, time):
        return []
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in lexicon().guards.ahead:
        return [verb.i, verb.head.i]  # "at a hearing scheduled for Friday"
    when = told_when(parsed, time.last)
    if when is None and (deed := _furthered(parsed, verb, time)) is not None:
        return [deed.i]
    if below.dep_ == "prep" and below.i > verb.i + 1 and _is_set_against(below.nbor(-1)):
        return [below.nbor(-1).i]
    if (deed := _answered(verb, time)) is not None:
        return [deed.i]
    if _is_counted_to(verb, time):
        verb = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBS), verb.head)
        return [verb.i] if is_past(verb) else []
    main = _foretold(parsed, _asked(parsed, corrected(verb, time.first), time), time)
    if when is not None and main.tag_ == "VB":  # "repeated his wish to go there Thursday, when he spoke to voters"
        main = next((a for a in main.ancestors if is_past(a)), main)
    return [main.i, *_outer(main, time), *_upon(main), *([when.i] if when is not None else [])]


def _answered(verb: Token, time: TimeExpression) -> Token | None:
    """Returns what a deed answers, where a time stands behind it: "*in revenge for the arrest* last month"."""
    for preposition in (c for c in verb.rights if c.lower_ == "in" and c.i < time.first):
        for answer in (c for c in preposition.rights if c.lower_ in lexicon().guards.beyond):
            ends = next((c for c in answer.rights if c.dep_ == "prep" and c.lower_ in ("for", "to")), None)
            noun = next((c for c in ends.rights if c.dep_ == "pobj"), None) if ends is not None else None
            if noun is not None and noun.i < time.first <= noun.right_edge.i + 2:
                return noun
    return None


def _is_counted_to(verb: Token, time: TimeExpression) -> bool:
    """Whether a verb only says what lay some time off: "On May 5, *days before he left*, he sold it"."""
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in ("before", "after")), None)
    if mark is None or not time.last < mark.i:
        return False
    return mark.nbor(-1).lemma_.lower() in lexicon().tables["unit"]


def _upon(verb: Token) -> list[int]:
    """Returns the verb that a clause follows within the day: "exploded seconds after lifting off on Tuesday"."""
    clause = verb.head if verb.dep_ == "pcomp" else verb
    mark = clause if clause.dep_ == "prep" else next((c for c in verb.children if c.dep_ == "mark"), None)
    if mark is None or mark.lower_ not in ("after", "before") or clause.head.pos_ not in VERBS:
        return []
    near = mark.doc[max(mark.sent.start, mark.i - 2) : mark.i]
    return [clause.head.i] if any(t.lower_ in lexicon().guards.shortly for t in near) else []


def _is_apart(verb: Token, below: Token, time: TimeExpression) -> bool:
    """Whether a time in a verb's object is the object's alone: "the vote followed a scandal on Monday"."""
    held = below.dep_ in ("dobj", "attr") or below.dep_ == "prep"
    return held and below.i > verb.i and time.first > below.i + 1 and verb.lemma_ in lexicon().guards.after_events


def _asked(parsed: Parsed, verb: Token, time: TimeExpression) -> Token:
    """Returns the past verb above what it asks for, where the time is past: "asked Oslo to help last month"."""
    head, words = verb.head, {t.lower_ for t in parsed.doc[time.first : time.last]}
    asked = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in verb.children)
    done = head.lemma_ in lexicon().guards.attempts | lexicon().guards.implicatives
    return head if asked and not done and is_past(head) and words & lexicon().guards.backward else verb


def _furthered(parsed: Parsed, verb: Token, time: TimeExpression) -> Token | None:
    """Returns the past verb of what was done to an end, where the time is past: "ran a drive to plant oaks in 2009"."""
    noun, published = verb.head, parsed.article.published
    ends = verb.tag_ == "VB" and verb.dep_ in ("acl", "relcl") and any(c.lower_ == "to" for c in verb.lefts)
    if not ends or published is None or noun.dep_ != "dobj" or noun.head.tag_ != "VBD" or verb.i > time.first:
        return None
    planned = noun.lemma_.lower() in lexicon().guards.plans or noun.head.lemma_ in lexicon().guards.ahead
    past = (time.end_date or "9") < published.isoformat()[: len(time.end_date or "")]
    return noun.head if past and not planned else None


def _foretold(parsed: Parsed, verb: Token, time: TimeExpression) -> Token:
    """Returns the verb of what was said to come, where a time lies ahead: "said *by 2050* towns would double"."""
    published = parsed.article.published
    if not is_past(verb) or published is None or (time.start_date or "") <= published.isoformat():
        return verb
    if verb.tag_ == "VBN":  # "Tomorrow the choir *was supposed to sing*"
        planned = verb.lemma_ in lexicon().guards.ahead and not any(c.tag_ == "MD" for c in verb.lefts)
        below = (c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB")
        return next(below, verb) if planned and time.first < verb.i else verb
    return next((c for c in verb.rights if c.dep_ == "ccomp" and c.i > time.last), verb)


def _planned(verb: Token, below: Token) -> Token | None:
    """Returns the object of an act of planning, where "for" puts the object at a time."""
    guards = lexicon().guards
    if below.dep_ != "prep" or below.lower_ != "for" or verb.lemma_ not in guards.ahead | guards.calling:
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < below.i), None)


def _outer(verb: Token, time: TimeExpression) -> list[int]:
    """Returns the past verb above an infinitive of purpose or result, whose day it shares.

    "beat him 6-2 6-4 to retain his title on Sunday": the parser hangs the day on the nearer verb.
    """
    head = verb.head
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.children) or not verb.i < time.first:
        return []
    if (deed := result_of(verb)) is not None:
        return [deed.i]
    bare = not any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    aimed = verb.dep_ == "advcl" and len(time.start_date or "") >= len("2017-01")
    # "failed to appear on Monday", "slid to finish at its low on Monday"
    tried = verb.dep_ == "xcomp" and (head.lemma_ in lexicon().guards.attempts or _comes_of_it(verb))
    done = is_past(head) or (tried and head.tag_ == "VBG")  # "fell while trying to juggle on Monday"
    return [head.i] if bare and (aimed or tried) and head.i < verb.i and done else []


def _comes_of_it(infinitive: Token) -> bool:
    """Whether an infinitive tells where a deed ended: "slid *to finish* at its low"."""
    guards, verb = lexicon().guards, infinitive.head
    return verb.tag_ == "VBD" and infinitive.lemma_ in guards.outcomes and verb.lemma_ in guards.going


def _passes_on(current: Token, noun: Token, time: TimeExpression) -> bool:
    """Whether a time that hangs on a noun is its verb's, too.

    A bare day is ("sent a memo to the director Thursday"); one with a preposition is when it names a day and ends
    the noun's phrase ("fired rockets at the base on Thursday"), a year is the noun's alone ("the war in 2003").
    """
    if current.lower_ == "between" and noun.dep_ in ("dobj", "pobj", "nsubjpass"):
        return current.i > noun.i  # "built 300 shelters between 2009 and 2015"
    if len(time.start_date or time.value) < 10:
        return False
    if noun.pos_ == "NUM":  # a score or a count: "beat him 6-4 on Sunday"
        return current.i > noun.i
    if current.dep_ == "prep":
        if current.lower_ == "for":  # "called a strike for Friday"
            return False
        return current.i > noun.i and noun.dep_ in ("dobj", "pobj", "nsubjpass", "nsubj", "attr", "acomp")
    return current.dep_ in ("npadvmod", "advmod", "appos", "pobj", "nmod", "dep")


def is_past(token: Token) -> bool:
    """Whether a token is a past verb or a participle."""
    return token.pos_ in VERBS and token.tag_ in ("VBD", "VBN")
