"""Times that events carry: what happens in an event that the article dates elsewhere happened then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from dateline.extraction.facts.begun_times import with_begun_times, with_times_of_bombs
from dateline.extraction.facts.grammar import SUBJECTS, is_verb
from dateline.extraction.facts.reading import Reading
from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.times import counted_from
from dateline.language.tree import Token
from dateline.records import Entity, Fact, Factuality, Mention, ParagraphKind

_EVENT_RELATIONS = frozenset(
    {
        "participatesIn",
        "locatedIn",
        "kills",
        "injures",
        "attacks",
        "concerns",
        "respondsTo",
        "acts",
        "protests",
        "issues",
    }
)
_DAY = 10  # characters of an ISO day
_ONE_DAY = timedelta(days=1)
_PERFECT = frozenset({"has", "have", "had", "'ve", "'d"})
_INDEFINITE = frozenset({"a", "an", "another"})
_DEFINITE = frozenset({"the", "this", "that"})
When = tuple[str, str]


def with_event_times(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives undated facts about a dated event the event's date, or the one counted from it; the title the text's."""
    told = with_begun_times(reading, _with_times_of_deeds(reading, _with_times_of_events(reading, facts)))
    return _with_title_times(reading, told)


def _with_title_times(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives an undated fact of the title, told in brief, the one date of the same fact in the text."""
    told: dict[tuple[object, ...], set[When]] = {}
    for fact in facts:
        if fact.when is not None and fact.relation != "hasRole":
            told.setdefault(_what(reading, fact), set()).add((fact.when, fact.when_basis))
    return [_of_text(reading, fact, told) for fact in facts]


def _with_times_of_deeds(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """Gives an undated deed that nobody does twice to one object ("arrested him") the one day the text has for it."""
    told: dict[tuple[str, int], set[When]] = {}
    for fact in facts:
        if fact.when is not None and (key := _deed(reading, fact)) is not None:
            told.setdefault(key, set()).add((fact.when, fact.when_basis))
    if not told:
        return facts
    return [_of_deed(fact, told.get(key, set())) if (key := _deed(reading, fact)) else fact for fact in facts]


def _of_deed(fact: Fact, found: set[When]) -> Fact:
    if fact.when is not None or len({when for when, _ in found}) != 1:
        return fact
    when, basis = min(found)
    return replace(fact, when=when, when_basis=basis)


def _deed(reading: Reading, fact: Fact) -> tuple[str, int] | None:
    """Returns the relation and the person of a deed that is told as done; who died was killed, if he was."""
    if fact.relation == "acts" and fact.verb.split()[:1] == ["die"] and fact.subject is not None:
        fact = replace(fact, relation="kills", object=fact.subject)
    if fact.relation not in _words("deeds") or fact.object is None or fact.factuality is not Factuality.ASSERTED:
        return None
    verb = reading.parsed.doc[fact.trigger]
    if not is_verb(verb) or verb.lemma_ in _words("kept"):  # "was being held on Tuesday" is no arrest
        return None
    entity = reading.entity_of.get(fact.object)
    one = entity is not None and entity.cls == "Person" and reading.mentions[fact.object].number != "plural"
    return (fact.relation, entity.index) if one and entity is not None else None


def _of_text(reading: Reading, fact: Fact, told: dict[tuple[object, ...], set[When]]) -> Fact:
    title = fact.when is None and reading.parsed.kind(fact.trigger) is ParagraphKind.TITLE
    found = told.get(_what(reading, fact), set()) if title and fact.factuality is not Factuality.POSSIBLE else set()
    if len({when for when, _ in found}) != 1:
        return fact
    when, basis = min(found)
    return replace(fact, when=when, when_basis=basis)


def _what(reading: Reading, fact: Fact) -> tuple[object, ...]:
    """Returns what a fact says: its relation (its verb, for an action) and the entities at its ends."""
    ends = [reading.entity_of[m].index if m is not None else None for m in (fact.subject, fact.object)]
    return (fact.relation, fact.verb if fact.relation == "acts" else "", *ends, fact.factuality)


def _with_times_of_events(reading: Reading, facts: list[Fact]) -> list[Fact]:
    events = [e for e in reading.entities if reading.ontology.is_a(e.cls, "Event")]
    dates = {e.index: found for e in events if (found := _date(reading, e)) is not None}
    dates |= _of_kinds(reading, events, dates)
    if not dates:
        return facts
    blasts = {dates[e.index] for e in events if e.index in dates and _kind(reading, e) in _words("harming")}
    facts = with_times_of_bombs(reading, facts, blasts)
    counted = _counted(reading, dates)
    return [_dated(reading, fact, dates, counted) if fact.when is None else fact for fact in facts]


def _words(key: str) -> frozenset[str]:
    return word_set("times/events", key)


def _date(reading: Reading, entity: Entity) -> When | None:
    """Returns the one date that the article gives to an event; None for several events or several dates."""
    mentions = [reading.mentions[m] for m in entity.mentions]
    if any(m.number == "plural" for m in mentions):
        return None
    own = [m for m in mentions if not _is_quoted(reading, m)]  # "today's game" is a speaker's today
    found = {time for m in own if not _is_another(reading, m, own) for time in _times_of(reading, m)}
    days = {value for value, _ in found if len(value) == _DAY and "/" not in value}
    found = {(value, basis) for value, basis in found if value in days or not any(_spans(value, d) for d in days)}
    values = {value for value, _ in found}
    return min(found) if len(values) == 1 and _is_close(next(iter(values))) else None


def _spans(value: str, day: str) -> bool:
    """Says whether a day lies in the month, year or interval that another time names."""
    first, _, last = value.partition("/")
    return day.startswith(value) or (len(first) == len(last) == _DAY and first <= day <= last)


def _is_close(value: str) -> bool:
    """Says whether a time is one date, or two days that touch: "over the weekend"."""
    first, _, last = value.partition("/")
    if not last:
        return True
    return len(first) == len(last) == _DAY and date.fromisoformat(last) - date.fromisoformat(first) == _ONE_DAY


def _is_quoted(reading: Reading, mention: Mention) -> bool:
    quotation = reading.quotation_of.get(mention.head)
    return quotation is not None and quotation.direct


def _of_kinds(reading: Reading, events: list[Entity], dates: dict[int, When]) -> dict[int, When]:
    """Returns the dates of events that "the" and the name of their kind point out, where that kind has one date.

    A second one of its kind is introduced as such ("an earthquake struck on Sunday") and takes no part.
    """
    told: dict[str, list[Entity]] = {}
    for entity in events:
        if entity.index in dates:
            told.setdefault(_kind(reading, entity), []).append(entity)
    told.pop("", None)
    found = {e.index: _pointed_at(reading, e, told.get(_kind(reading, e), []), dates) for e in events}
    return {index: time for index, time in found.items() if time is not None and index not in dates}


def _pointed_at(reading: Reading, entity: Entity, told: list[Entity], dates: dict[int, When]) -> When | None:
    """Returns the date of the only one of its kind that the text has told of, or that is no second one."""
    if not _is_known(reading, entity):
        return None
    start = _first_told(reading, entity)
    long_ago = bool(told) and len(dates[told[0].index][0]) < _DAY and _is_new(reading, told[0])
    if long_ago and _first_told(reading, told[0]) > start:
        return None  # "the quake ... In 2007 a quake killed ten": another one
    earlier = [e for e in told[1:] if reading.mentions[e.mentions[0]].head < start]
    others = [e for e in told[1:] if e in earlier or not _is_new(reading, e)]
    days = {dates[e.index] for e in (*told[:1], *others)}
    return min(days) if len(days) == 1 else None


def _first_told(reading: Reading, entity: Entity) -> int:
    """Returns the head of an event's first mention; those of the title tell in brief what the text tells."""
    heads = [reading.mentions[m].head for m in entity.mentions]
    return next((h for h in heads if reading.parsed.kind(h) is not ParagraphKind.TITLE), heads[0])


def _kind(reading: Reading, entity: Entity) -> str:
    lemma = reading.parsed.doc[reading.mentions[entity.mentions[0]].head].lemma_.lower()
    return _kinds().get(lemma, "")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in load_data("times/events")["kinds"].items() for word in words}


def _is_new(reading: Reading, entity: Entity) -> bool:
    return reading.parsed.doc[reading.mentions[entity.mentions[0]].first].lower_ in _INDEFINITE


def _is_known(reading: Reading, entity: Entity) -> bool:
    """Says whether an event is one that the reader has been told of, or that the title tells of."""
    mentions = [reading.mentions[m] for m in entity.mentions]
    words = [reading.parsed.doc[m.first].lower_ for m in mentions if not _in_title(reading, m)]
    return all(w in _DEFINITE for w in words) and all(m.number != "plural" for m in mentions)


def _in_title(reading: Reading, mention: Mention) -> bool:
    return reading.parsed.kind(mention.head) in {ParagraphKind.TITLE, ParagraphKind.HEADING}


def _is_another(reading: Reading, mention: Mention, mentions: list[Mention]) -> bool:
    """Says whether a mention introduces one more of its kind ("On Sunday *an earthquake* had struck ...")."""
    first = reading.parsed.doc[mention.first]
    return mention.index != mentions[0].index and first.lower_ in _INDEFINITE


def _times_of(reading: Reading, mention: Mention) -> list[When]:
    """Returns the dates of a mention: its own, and that of the verb that says it happened or that happened in it."""
    head = reading.parsed.doc[mention.head]
    lasting = head.lemma_.lower() in _words("lasting")
    verb = head.head
    found = [reading.time_of(t.i) for t in (head, *_lasting_clauses(head))]
    if lasting and is_verb(verb) and verb.lemma_ in _words("edges") | _words("entering"):
        return []
    if head.dep_ in SUBJECTS and _says_it_happened(verb):
        found.append(reading.time_of(verb.i))
    elif head.dep_ == "pobj" and not lasting and verb.lower_ in _words("during") and _is_told(verb.head):
        found.append(reading.time_of(verb.head.i))
    return [time for time in found if time is not None]


def _lasting_clauses(event: Token) -> list[Token]:
    """Returns the clauses that say when an event was: "the shooting, *which lasted an hour on Sunday*"."""
    clauses = (c for c in event.rights if c.dep_ == "relcl" and (c.lemma_ == "last" or _says_it_happened(c)))
    return [c for c in clauses if any(g.dep_ in SUBJECTS and g.tag_ == "WDT" for g in c.lefts)]


def _says_it_happened(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN", "VBG"} and verb.lemma_ in _words("happening")


def _is_told(verb: Token) -> bool:
    """Says whether a verb tells what happened: past, and no perfect."""
    past = verb.tag_ in {"VBD", "VBN"} and is_verb(verb)
    return past and not any(c.lower_ in _PERFECT for c in verb.children if c.dep_ == "aux")


def _dated(reading: Reading, fact: Fact, dates: dict[int, When], counted: dict[int, When]) -> Fact:
    if fact.factuality is Factuality.POSSIBLE:
        return fact
    time = counted.get(fact.trigger) or _of_ends(reading, fact, dates) or _of_setting(reading, fact, dates)
    if time is None or (_is_to_come(reading, time[0]) and reading.parsed.doc[fact.trigger].tag_ == "VBD"):
        return fact  # "set a hearing for Friday ... attended the hearing": another one
    return replace(fact, when=time[0], when_basis=time[1])


def _is_to_come(reading: Reading, day: str) -> bool:
    published = reading.parsed.article.published
    return published is not None and day > published.isoformat()


def _of_ends(reading: Reading, fact: Fact, dates: dict[int, When]) -> When | None:
    """Returns the date of the event that a fact is about."""
    if fact.relation not in _EVENT_RELATIONS:
        return None
    trigger = reading.parsed.doc[fact.trigger]
    for mention in (fact.subject, fact.object):
        entity = reading.entity_of.get(mention) if mention is not None else None
        if (
            entity is not None
            and entity.index in dates
            and (fact.relation != "acts" or _is_part(trigger, fact, mention))
        ):
            return dates[entity.index]
    return None


def _is_part(verb: Token, fact: Fact, mention: int | None) -> bool:
    """Says whether an action belongs to its event: the event does it, or somebody takes part in it."""
    if is_verb(verb) and not _is_told(verb) and verb.tag_ != "VBG":
        return False
    if verb.lemma_ in _words("forming"):
        return False  # "The storm formed off Haiti and hit Miami on Sunday"
    return mention == fact.subject or verb.lemma_ in _words("taking_part")


def _of_setting(reading: Reading, fact: Fact, dates: dict[int, When]) -> When | None:
    """Returns the date of the event in whose course a fact happened ("was hurt *in the storm*")."""
    verb = reading.parsed.doc[fact.trigger]
    while verb.dep_ == "xcomp" and is_verb(verb.head):
        verb = verb.head  # "used their time in the meeting to complain": no fact of what did not happen comes here
    if not _is_told(verb):
        return None
    held = (verb, *(c for c in verb.children if c.dep_ == "dobj"))  # the parser may hang it on the object
    for preposition in (c for token in held for c in token.children if c.dep_ == "prep"):
        for noun in (c for c in preposition.children if c.dep_ == "pobj"):
            mention = reading.by_head.get(noun.i)
            entity = reading.entity_of.get(mention.index) if mention is not None else None
            if entity is not None and entity.index in dates and _holds(preposition, verb, entity):
                return dates[entity.index]
    return None


def _holds(preposition: Token, verb: Token, entity: Entity) -> bool:
    if preposition.lower_ == "after":
        return verb.lemma_ in _words("after") and entity.cls in _words("after_classes")
    return preposition.lower_ in _words("during")


def _counted(reading: Reading, dates: dict[int, When]) -> dict[int, When]:
    """Returns the dates of verbs that are counted from an event ("was arrested two days after *the bombing*")."""
    found: dict[int, When] = {}
    for token, offset in counted_from(reading.parsed, reading.times).items():
        mention = reading.by_head.get(offset.event.i)
        entity = reading.entity_of.get(mention.index) if mention is not None else None
        day, basis = dates.get(entity.index, ("", "")) if entity is not None else ("", "")
        span = offset.from_event(day) if len(day) == _DAY and "/" not in day else None
        if span is not None and span.start and span.start == span.end:
            found[token] = (span.start, basis)
    return found
