"""Roles in titles before names: "former Oslo police chief Anna Berg", "Polish Foreign Minister Jan Kos"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.grammar import prepositional
from dateline.extraction.facts.kinds import body_of_kind, kind_of
from dateline.extraction.facts.offices import body_of_office, body_of_pronoun
from dateline.extraction.facts.players import side_of_scorer
from dateline.extraction.facts.posts import (
    BODIES,
    acts_for,
    body_of_origin,
    is_named,
    is_origin,
    is_portfolio,
    is_role,
)
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.classes import is_person_noun, noun_class
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.places import place_class
from dateline.language.tree import Token
from dateline.records import Factuality, Mention, MentionKind, ParagraphKind

_PLAYERS = frozenset({"captain", "skipper", "substitute", "debutant"})
_STANCES = ("anti-", "pro-")  # "anti-Taliban commander"


@dataclass(frozen=True, slots=True)
class _Before:
    """Something that stands before a title: what it is, the token before it, and whether it owns what follows."""

    filler: Filler
    mention: Mention
    outside: int
    owns: bool


@dataclass(slots=True)
class _Title:
    """A title as far as it is read: its words, the body that stands before it, and the first token of both."""

    words: str
    noun: str
    first: int
    body: Filler | None = None


def title_facts(reading: Reading, mention: Mention, person: Filler) -> Iterator[Draft]:
    """Yields the role that a title gives, and the party or nationality that stands before it."""
    token = reading.parsed.doc[mention.head]
    title = _Title(_single(reading, mention), _last_word(reading, mention), first_of_title(reading, mention))
    if title.words.lower() in fact_words().forms_of_address or _is_of_those_named(reading, mention):
        return
    if _is_quality(reading, mention, title):
        return
    before = list(_before(reading, title.first))
    for i, found in enumerate(before):
        relation = _take(reading, title, found, before[i + 1 : i + 2])
        if relation:
            yield Draft(relation, person, found.filler, token, token, "title", "be")
    words = _prefixed(reading, title.first, mention, title.words)
    if not is_role(title.noun):
        return
    body = title.body or (None if _names_place(words) else _body_elsewhere(reading, mention, title, words))
    if body is not None or title.noun not in role_words().bound:
        doubt = Factuality.POSSIBLE if _is_alleged(reading, title) else None
        yield Draft("hasRole", person, None, token, token, "title", "be", words, body, doubt)
    rank = mention.title.split()[-1]
    if _is_rank(mention.title) and rank.lower() not in fact_words().forms_of_address:
        yield Draft("hasRole", person, None, token, token, "title", "be", rank)


def _is_of_those_named(reading: Reading, mention: Mention) -> bool:
    """Says whether what looks like a title tells of those whom a name tells apart: "the *radical* Dawn movement"."""
    noun, word = reading.parsed.doc[mention.head], reading.parsed.doc[mention.first - 1]
    above = word.head
    return word.dep_ == "amod" and above == noun.head and above.i == noun.i + 1 and noun.dep_ in {"compound", "nmod"}


def _is_alleged(reading: Reading, title: _Title) -> bool:
    """Says whether a title is what somebody is only said or accused to be: "alleged smuggler", "accused bomber"."""
    word = reading.parsed.doc[title.first - 1].lower_ if title.first else ""
    return word in fact_words().hedging_adjectives or (word == "accused" and title.noun in fact_words().wrongdoers)


def _is_quality(reading: Reading, mention: Mention, title: _Title) -> bool:
    """Says whether a word before a name tells what somebody is like: "a *moody* Ann Lee", "*radical* Catholics"."""
    word = reading.parsed.doc[mention.first - 1]
    if " " in title.words or title.words[0].isupper() or title.first != mention.first - 1:
        return False
    after_article = title.first > 0 and reading.parsed.doc[title.first - 1].lower_ in {"a", "an"}
    return after_article or (word.tag_ == "JJ" and reading.parsed.doc[mention.head].tag_ == "NNPS")


def _names_place(words: str) -> bool:
    """Says whether a title opens with whose it is: "Fijian Prime Minister", "New South Wales Water Minister"."""
    first = words.split()
    starts = range(2 if _is_common(first[0]) else 1, 4)
    return first[0] in demonyms() or any(place_class(" ".join(first[:n])) for n in starts if n < len(first))


def _is_common(word: str) -> bool:
    """Says whether a word that some town bears tells a kind of office: "*Police* Minister", "*Federal* Minister"."""
    return bool(noun_class([word.lower()])) or word.lower() in role_words().scopes


def _take(reading: Reading, title: _Title, found: _Before, beyond: list[_Before]) -> str:
    """Adds to a title what stands before it; returns the relation of its bearer to a party or a nation."""
    words, filler = found.mention.text, found.filler
    if words.lower() in fact_words().portfolios:
        title.words = f"{words} {title.words}"
    elif is_portfolio(reading, filler, title.noun):
        _take_portfolio(reading, title, words)
    elif filler.cls == "PoliticalParty" and not found.owns:
        leads = title.noun in role_words().of_parties and filler.token.lower_ in {
            "party",
            "alliance",
            "movement",
            "front",
        }
        title.body = filler if leads and title.body is None else title.body  # "Labour Party leader Ann Lee"
        title.first = found.outside + 1
        return "memberOf"
    elif is_origin(filler.token):  # "Australian teenager Joe Hart"
        if title.body is None and acts_for(reading, filler, title.noun):
            title.body = body_of_origin(reading, filler, title.noun)
            title.words = title.words if title.body is not None else f"{words} {title.words}"
        title.first = found.outside + 1
        return "citizenOf" if filler.cls == "Country" and title.noun not in fact_words().teaching else ""
    elif title.body is None and (
        words.lower().startswith(_STANCES) or _is_cut(reading, found) or _take_kind(reading, title, found)
    ):
        pass
    elif title.body is None and _is_national(title.words, words):
        title.words = f"{words} {title.words}"
    elif title.body is None and reading.ontology.fits(filler.cls, BODIES):
        _take_body(reading, title, found, beyond)
    title.first = found.outside + 1
    return ""


def _take_kind(reading: Reading, title: _Title, found: _Before) -> bool:
    """Adds a noun that only tells the kind of a body told before: "the Rovers ... *Team* doctor Ann Lee"."""
    whole = f"{found.mention.text} {title.words}"
    if found.owns or kind_of(whole) != found.mention.text.lower():
        return False
    title.body = body_of_kind(reading, whole, found.mention.first)
    title.words = whole if title.body is not None else title.words
    return title.body is not None


def _of_led(reading: Reading, mention: Mention) -> Filler | None:
    """Returns the body that its head leads: "Orion, led by Chairman Ann Lee"."""
    token = reading.parsed.doc[mention.head]
    by = token.head if token.dep_ == "pobj" and token.head.lower_ == "by" else None
    led = by.head if by is not None and by.head.dep_ == "acl" and by.head.lemma_ in role_words().leading else None
    body = reading.filler(led.head) if led is not None else None
    return body if body is not None and reading.ontology.fits(body.cls, ("Organization",)) else None


def _is_area(reading: Reading, title: _Title, found: _Before, beyond: list[_Before]) -> bool:
    """Says whether a place is what somebody has to do with at the body before it: "UN Middle East envoy"."""
    bodies = [b for b in beyond if b.mention.kind is MentionKind.NAME and not b.owns]
    if found.owns or not bodies or not reading.ontology.fits(found.filler.cls, ("GeopoliticalEntity", "Region")):
        return False
    return title.noun in role_words().envoys or reading.ontology.fits(bodies[0].filler.cls, ("Organization",))


def _take_portfolio(reading: Reading, title: _Title, words: str) -> None:
    """Adds what a minister is for, less the state at its head: "Queensland Emergency Services Minister"."""
    places = (e for e in reading.entities if reading.ontology.is_a(e.cls, "GeopoliticalEntity"))
    state = next((e for e in places if words.startswith(f"{e.label} ")), None)
    if state is not None:
        first = reading.mentions[state.mentions[0]]
        title.body = title.body or reading.of_mention(first, reading.parsed.doc[first.head])
        words = words.removeprefix(f"{state.label} ")
    title.words = f"{words} {title.words}"


def _take_body(reading: Reading, title: _Title, found: _Before, beyond: list[_Before]) -> None:
    inner = _named_inside(reading, found)
    if inner is not None:  # "World Bank country director"
        title.words = f"{reading.parsed.text(inner.token.i + 1, found.mention.last)} {title.words}"
        title.body = inner
    elif _is_of_title(reading, title, found, beyond):
        title.words = f"{found.mention.name} {title.words}"
    else:
        title.body = found.filler


def _body_elsewhere(reading: Reading, mention: Mention, title: _Title, words: str) -> Filler | None:
    """Returns the body of a title that has none before it: behind the name, with the name elsewhere, by the office."""
    official = title.noun in role_words().state | {"mayor"}
    return (
        body_after(reading, mention, official)
        or _elsewhere(reading, mention, title.noun)
        or _of_one_before(reading, title.first, title.noun)
        or _of_its(reading, mention, title.first)
        or (side_of_scorer(reading, mention) if title.noun in _PLAYERS | role_words().playing else None)
        or (_of_led(reading, mention) if title.noun in role_words().of_bodies else None)
        or body_of_kind(reading, words, title.first)
        or (None if kind_of(words) else body_of_office(reading, mention, words.lower()))
    )


def _of_its(reading: Reading, mention: Mention, first: int) -> Filler | None:
    """Returns the body that an "its" before a title stands for: "*its* treasurer Ann Lee said"."""
    its = reading.parsed.doc[first - 1] if first else None
    unresolved = its is not None and its.lower_ == "its" and reading.filler(its) is None
    return body_of_pronoun(reading, mention) if unresolved else None


def _single(reading: Reading, mention: Mention) -> str:
    """Returns a title as one person bears it: "activist" of "activists Ann Roy and Tom Hale"; no "Sir" at its end."""
    last = reading.parsed.doc[mention.first - 1]
    if last.tag_ in {"NNS", "NNPS"} and mention.title.endswith(last.text) and last.text.endswith("s"):
        return mention.title.removesuffix(last.text) + (last.lemma_ if last.tag_ == "NNS" else last.text[:-1])
    title, _, address = mention.title.rpartition(" ")
    if _is_rank(mention.title):
        return title
    if not title or address.lower() not in fact_words().forms_of_address:
        return mention.title
    several = reading.parsed.doc[mention.first - 2].tag_ == "NNS"
    return address if several else title  # "the rebels Mr Hale has sent for": they are not he


def _is_rank(title: str) -> bool:
    """Says whether a title ends with another that goes with the name: "its envoy General Ann Lee" is both."""
    role, _, address = title.rpartition(" ")
    return role.islower() and address[0].isupper() and is_person_noun(role.split()[-1])


def _last_word(reading: Reading, mention: Mention) -> str:
    return _single(reading, mention).lower().split()[-1]


def first_of_title(reading: Reading, mention: Mention) -> int:
    """Returns the token at which a mention's title starts."""
    first, length = mention.first, 0
    while first > 0 and length < len(mention.title):
        first -= 1
        length = reading.parsed.end(mention.first - 1) - reading.parsed.start(first)
    return first


def _before(reading: Reading, first: int) -> Iterator[_Before]:
    """Yields what stands directly before a title, the nearest first: "Democratic", "Boston", "the county's"."""
    doc, i = reading.parsed.doc, first - 1
    for _ in range(3):
        if i < 0 or doc[i + 1].is_sent_start:
            return
        owns = doc[i].tag_ == "POS"
        i -= owns
        mention = reading.named.get(i) or reading.by_head.get(i)
        filler = reading.of_mention(mention, doc[mention.head]) if mention is not None else None
        if mention is None or filler is None or mention.kind is MentionKind.EVENT:
            return
        i = mention.first - 1
        yield _Before(filler, mention, i, owns)


def _is_cut(reading: Reading, found: _Before) -> bool:
    """Says whether a name seems to be the end of a longer one: the Africa of "Sasol Africa economist Ann Lee"."""
    doc, i = reading.parsed.doc, found.outside
    if i < 0 or doc[i + 1].is_sent_start or doc[i].tag_ != "NNP" or reading.parsed.kind(i) is not ParagraphKind.BODY:
        return False
    return not found.owns and i not in reading.named and doc[i].lower_ not in role_words().before_body


def _is_national(title: str, words: str) -> bool:
    return words in role_words().countries and title.lower() in role_words().national


def _is_of_title(reading: Reading, title: _Title, found: _Before, beyond: list[_Before]) -> bool:
    """Says whether a common noun belongs to the title: "police chief", "country director", not "county mayor".

    It does where nobody knows which body is meant, or where another name stands before it.
    """
    if _is_area(reading, title, found, beyond):
        return True
    if found.mention.kind is not MentionKind.NOMINAL or found.owns:
        return False
    named_beyond = any(b.mention.kind is MentionKind.NAME for b in beyond)
    return named_beyond or not is_named(reading, found.filler)


def _named_inside(reading: Reading, found: _Before) -> Filler | None:
    """Returns the named body at the start of a common noun's phrase that nobody owns."""
    name = reading.named.get(found.mention.first)
    if name is None or found.owns or found.mention.kind is not MentionKind.NOMINAL or name.last >= found.mention.last:
        return None
    body = reading.of_mention(name, reading.parsed.doc[name.last - 1])
    return body if body is not None and reading.ontology.fits(body.cls, ("Organization",)) else None


def _of_one_before(reading: Reading, first: int, noun: str) -> Filler | None:
    """Returns the body of the title beside: "Acme chairman Ray Hill, treasurer Al Poe and director Ann Lee"."""
    doc = reading.parsed.doc
    joint = doc[first - 1].lower_ if first > 2 else ""
    listed = joint == "and" or (joint == "," and noun in role_words().of_bodies)
    other = reading.named.get(first - 2) if listed else None
    if other is None or not other.title or doc[first].is_sent_start or noun in role_words().state or noun[-1] == ".":
        return None  # "the Army's secretary Al Poe and Gen. Ann Lee"
    if _last_word(reading, other) in role_words().state - role_words().of_bodies:
        return None
    start = first_of_title(reading, other)
    body = next((found.filler for found in _before(reading, start)), None)
    if body is None:
        return _of_one_before(reading, start, _last_word(reading, other))
    return body if body is not None and reading.ontology.fits(body.cls, ("Organization",)) else None


def _prefixed(reading: Reading, first: int, mention: Mention, title: str) -> str:
    """Returns a title with what says of its time and rank before its body: "former" of "former Oslo mayor"."""
    word = reading.parsed.doc[first - 1] if 0 < first < first_of_title(reading, mention) else None
    if word is None or word.lower_ not in role_words().before_body:
        return title
    return f"{word.text} {title}"


def body_after(reading: Reading, mention: Mention, official: bool) -> Filler | None:
    """Returns the body after a name: "activist Lena Roy, of Clean Rivers", "Judge Ann Lee of the High Court".

    ``official`` allows for places, of which a mayor or a minister is one.
    """
    name, target = _following(reading, mention)
    filler = reading.filler(target) if target is not None else None
    if filler is None:
        return None
    if reading.ontology.fits(filler.cls, ("Organization",)):
        return filler
    return filler if official and name == "of" and reading.ontology.fits(filler.cls, ("GeopoliticalEntity",)) else None


def _following(reading: Reading, mention: Mention) -> tuple[str, Token | None]:
    """Returns the preposition behind a name and the name that it brings, whatever the parser made of them."""
    doc = reading.parsed.doc
    i = mention.last + (mention.last < len(doc) and doc[mention.last].text == ",")
    name = doc[i].lower_ if i + 1 < len(doc) else ""
    if name in role_words().belonging and (i == mention.last or name == "of"):
        after = i + 1 + (doc[i + 1].pos_ == "DET")
        found = reading.named.get(after)
        if found is not None and found.first == after:
            if not _modifies(doc[found.last - 1]):
                return name, doc[found.head]
            whole = reading.by_head.get(found.last)  # "Sergeant Ann Lee from the *Ely police*"
            if whole is not None and whole.first in {after, i + 1} and whole.kind is MentionKind.NOMINAL:
                return name, doc[whole.head]
    of = next((target for preposition, target in prepositional(doc[mention.head]) if preposition == "of"), None)
    return "of", of


def _modifies(last: Token) -> bool:
    """Says whether a name that ends at a token goes on to another noun: "the Colorado attorney", "Oslo's mayor"."""
    return last.i + 1 < len(last.doc) and last.nbor().tag_ in {"NN", "NNS", "NNP", "NNPS", "POS", "JJ"}


def _elsewhere(reading: Reading, mention: Mention, noun: str) -> Filler | None:
    """Returns the body that stands before the same title of the same person elsewhere in the article."""
    entity = reading.entity_of[mention.index]
    others = (reading.mentions[m] for m in entity.mentions if m != mention.index)
    for other in (m for m in others if m.title and m.title.lower() == mention.title.lower()):
        for found in _before(reading, first_of_title(reading, other)):
            body = found.filler
            fits = reading.ontology.fits(body.cls, BODIES) and body.cls != "PoliticalParty" and is_named(reading, body)
            if fits and (not is_origin(body.token) or acts_for(reading, body, noun)):
                return body
    return None
