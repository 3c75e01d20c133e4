"""Posts: the words of a role, and the bodies or places where it is held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from dateline.extraction.facts.grammar import coordinated, prepositional
from dateline.extraction.facts.offices import body_of_office, body_of_pronoun
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.facts.whose import meant
from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.places import place_class
from dateline.language import fold
from dateline.language.tree import Token
from dateline.records import Entity, Mention

BODIES = ("Organization", "GeopoliticalEntity", "Facility", "Event", "Region")
_LONGEST = 7  # words of a title's "of" phrase; a longer one is a description of its own
_PREFIX = re.compile("^(?:then|ex|former)-")
_AGE = re.compile(r"\S+[- ]year[- ]old\s+")
_QUOTES = re.compile('["“”]')


def is_role(noun: str) -> bool:
    """Says whether a noun for a person names a role: not "victim", nor "brother", nor "hero"."""
    words = role_words()
    noun = _PREFIX.sub("", noun)
    return noun not in fact_words().no_role_nouns | words.kin | words.passing | words.praise


def is_held(noun: Token) -> bool:
    """Says whether a noun for one person says what he is, not how he ranks ("the best", "the first to finish")."""
    if noun.tag_ in {"NNS", "NNPS"} or noun.ent_type_ == "ORDINAL" or not is_role(noun.lemma_.lower()):
        return False  # "Lee, his *fifth*"
    before = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "advmod"}]
    if any(t.lower_ in role_words().ranked for c in before for t in (c, *c.lefts)):
        return False
    told = any(c.dep_ in {"acl", "relcl"} and c.i == noun.i + 1 for c in noun.rights)
    return not (told and any(c.ent_type_ == "ORDINAL" for c in before))  # "the first swimmer eliminated"


def acts_for(reading: Reading, country: Filler, noun: str) -> bool:
    """Says whether a nationality says for whom somebody acts: the Polish minister does for Poland, no Polish singer.

    A Polish coach does where the article speaks of a team of that name.
    """
    if noun in role_words().playing and country.entity is not None:
        label = reading.entities[country.entity].label
        return any(e.label == label and _plays(reading, e) for e in reading.entities)
    return noun in role_words().state


def _plays(reading: Reading, country: Entity) -> bool:
    return country.cls == "SportsTeam" or any(reading.mentions[m].text not in demonyms() for m in country.mentions)


def is_origin(token: Token) -> bool:
    """Says whether a country is named by an adjective: "Swiss", not "Switzerland"."""
    return token.text in demonyms() and demonyms()[token.text][1] != token.text


def body_of_origin(reading: Reading, origin: Filler, noun: str) -> Filler | None:
    """Returns the country of an adjective, where that stands for another body of it: the parliament of "Indian"."""
    known = reading.entities[origin.entity].label.lower().split() if origin.entity is not None else ()
    if origin.cls == "Country" or "government" in known or noun in role_words().playing | {"captain", "skipper"}:
        return origin
    name = demonyms()[origin.token.text][1]
    country = next((e for e in reading.entities if e.cls == "Country" and e.label == name), None)
    mention = reading.mentions[country.mentions[0]] if country is not None else None
    return reading.of_mention(mention, reading.parsed.doc[mention.head]) if mention is not None else None


def is_named(reading: Reading, filler: Filler) -> bool:
    """Says whether the article names what a filler stands for."""
    entity = reading.entities[filler.entity] if filler.entity is not None else None
    return entity is not None and reading.is_named(entity)


def posts(
    reading: Reading, token: Token, person: Filler, *, beside: bool = False
) -> Iterator[tuple[str, Filler | None]]:
    """Yields the title of a role that a noun names, with each body or place where it is held.

    A role ``beside`` a name may be an office of the body that the article is about ("the chief executive, Ann Lee").
    """
    bodies: tuple[Filler | None, ...] = bodies_of(reading, token, person) or _shared(reading, token, person)
    if not bodies and token.lemma_.lower() in role_words().of_person:
        bodies = _masters(reading, token, person)
    if not bodies and token.lemma_.lower() in role_words().bound:
        return
    for body in bodies or (_of_its(reading, token),):
        title = title_of(reading, token, body)
        if body is not None and (_is_only_told_of(reading, body, token) or _is_in_title(reading, body, title)):
            yield title_of(reading, token, None), None
            continue
        yield title, body or (_of_office(reading, token) if beside else None)


def _is_in_title(reading: Reading, body: Filler, title: str) -> bool:
    """Says whether a title tells a body that has no name and is no other thing: the bank of "former bank manager"."""
    entity = reading.entities[body.entity] if body.entity is not None else None
    return entity is not None and not reading.is_named(entity) and f" {entity.label.lower()} " in f" {title.lower()} "


def _is_only_told_of(reading: Reading, body: Filler, token: Token) -> bool:
    """Says whether a noun only tells of what sort a role is, and stands for no body: "a primary *school* teacher"."""
    entity = reading.entities[body.entity] if body.entity is not None else None
    sort = (
        body.token.dep_ == "compound" and body.token.head == token and any(c.lower_ in {"a", "an"} for c in token.lefts)
    )
    return sort and entity is not None and len(entity.mentions) == 1 and not reading.is_named(entity)


def bodies_of(reading: Reading, token: Token, person: Filler) -> tuple[Filler, ...]:
    """Returns the bodies or places where a role is held: "of Y", "Y's", a modifier; named ones first."""
    found = [f for f in _places(reading, token, person) if f]
    for bodies in found:
        if is_named(reading, bodies[0]):
            return bodies
    if found:
        return found[0]
    own = any(name == "of" and target.pos_ == "PROPN" for name, target in prepositional(token))
    for later in (c for c in token.children if c.dep_ == "conj" and not own and not _is_apart(c)):
        # "the director and founder of the museum"
        return bodies_of(reading, later, person)
    return ()


def _is_apart(role: Token) -> bool:
    """Says whether a role after "and" has a time of its own: "an economist and *former* mayor of Leeds"."""
    return any(c.dep_ == "det" or c.lower_ in role_words().before_body for c in role.lefts)


def _places(reading: Reading, token: Token, person: Filler) -> Iterator[tuple[Filler, ...]]:
    """Yields the bodies by place: after prepositions, after those of what these bring, possessors, modifiers."""
    fit = partial(_fitting, reading, person)
    sent = token.lemma_.lower() in role_words().envoys
    owners = [m for c in token.children if c.dep_ == "poss" for m in coordinated(meant(c))]
    modifiers = [c for c in token.children if c.dep_ in {"compound", "nmod", "amod"} and _tells(reading, token, c)]
    if sent:
        yield fit(owners)
        yield fit(modifiers)
    after = [(name, target) for name, target in prepositional(token) if not (sent and name == "to")]
    if any(name == "of" and _is_untyped(reading, target) for name, target in after):
        # "director of Surgery at the clinic"
        yield _after(reading, [pair for pair in after if pair[0] == "at"], person)
        inner = [pair for name, target in after if name == "of" for pair in prepositional(target)]
        yield _after(reading, [pair for pair in inner if pair[0] == "at"], person)
    yield _after(reading, after, person)
    inside = [
        (name, t) for _, target in after for name, t in prepositional(target) if not _stands(reading, target, name)
    ]
    yield _after(reading, inside, person)
    yield fit(owners)
    yield fit(modifiers)
    yield fit([t for c in token.rights if _tells_work(c) for name, t in prepositional(c) if name in {"at", "for"}])


def _stands(reading: Reading, target: Token, preposition: str) -> bool:
    """Says whether a phrase behind a body only tells where that stands: "the owner of a roofing firm *in Leeds*"."""
    body = reading.filler(target) if preposition in {"in", "near", "outside"} else None
    return body is not None and reading.ontology.fits(body.cls, ("Organization", "Facility"))


def _tells_work(clause: Token) -> bool:
    """Says whether a clause tells that somebody works: "a nurse *who works at the hospital*"."""
    who = any(c.dep_ == "nsubj" and c.lower_ == "who" for c in clause.lefts)
    return clause.dep_ == "relcl" and clause.lemma_ in role_words().working and who


def _is_untyped(reading: Reading, target: Token) -> bool:
    """Says whether a name shows nothing of a body: a department's field ("Surgery"), not "Surgery Institute"."""
    filler = reading.filler(target)
    return filler is not None and filler.cls in {"Organization", "Thing", "Topic", ""}


def _after(reading: Reading, found: list[tuple[str, Token]], person: Filler) -> tuple[Filler, ...]:
    """Returns the bodies after prepositions; "from" tells a person's home as well, and then no body."""
    here = [target for name, target in found if name in fact_words().role_prepositions and not _is_field(target)]
    come = [target for name, target in found if name == "from"]
    bodies = _fitting(reading, person, here)
    return bodies or tuple(f for f in _fitting(reading, person, come) if _is_no_home(reading, f))


def _is_no_home(reading: Reading, body: Filler) -> bool:
    """Says whether a body that somebody is from is no town that the tagger took for one."""
    entity = reading.entities[body.entity] if body.entity is not None else None
    town = entity is not None and place_class(fold(entity.label)) != ""
    return reading.ontology.is_a(body.cls, "Organization") and not town


def _fitting(reading: Reading, person: Filler, targets: list[Token]) -> tuple[Filler, ...]:
    found = (reading.filler(target) for target in targets)
    return tuple(
        f
        for f in found
        if f is not None
        and f.mention is not None
        and f.entity != person.entity
        and (reading.ontology.fits(f.cls, BODIES) or _is_body_of_people(reading, f))
    )


def _is_body_of_people(reading: Reading, filler: Filler) -> bool:
    """Says whether people are one body: "the panel", "the jury", not "protesters"."""
    mention = reading.mentions[filler.mention] if filler.mention is not None else None
    return mention is not None and filler.cls == "Group" and mention.number == "singular" and filler.token.tag_ == "NN"


def _tells(reading: Reading, token: Token, modifier: Token) -> bool:
    """Says whether a modifier can tell the body of a role: a party does not, a nationality only of who acts for it."""
    filler, noun = reading.filler(modifier), token.lemma_.lower()
    if filler is None or filler.cls == "PoliticalParty" or is_portfolio(reading, filler, noun):
        return False
    return not is_origin(modifier) or acts_for(reading, filler, noun)


def is_portfolio(reading: Reading, filler: Filler, noun: str) -> bool:
    """Says whether a name before "minister" is what the minister is for: "Foreign Affairs", no body of its own."""
    if noun not in role_words().ministers or is_origin(filler.token):
        return False
    if not reading.ontology.fits(filler.cls, ("Organization",)):
        return False
    words = reading.mentions[filler.mention].name.lower().split() if filler.mention is not None else ()
    return not role_words().cabinets.intersection(words)


def _is_field(target: Token) -> bool:
    """Says whether a noun names what an office is about, not where: "secretary of state", "director of operations"."""
    return target.pos_ == "NOUN" and not any(c.pos_ in {"DET", "PRON", "PROPN", "NOUN"} for c in target.lefts)


def _shared(reading: Reading, token: Token, person: Filler) -> tuple[Filler, ...]:
    """Returns the bodies of the role beside: of "the bank's founder and chairman", those of the founder."""
    own = any(c.dep_ in {"det", "poss"} for c in token.children)  # "the bank's founder and *a* lawyer"
    beside = token.dep_ == "conj" and token.head.pos_ == "NOUN" and not own
    return bodies_of(reading, token.head, person) if beside else ()


def _masters(reading: Reading, token: Token, person: Filler) -> tuple[Filler, ...]:
    """Returns the one named person for whom somebody works or to whom he is near: "the mayor's spokesman"."""
    owners = [c for c in token.children if c.dep_ == "poss"]
    targets = [target for name, target in prepositional(token) if name in role_words().titled]
    found = (reading.filler(t) for t in (*owners, *targets))
    named = [f for f in found if f is not None and f.cls == "Person" and is_named(reading, f)]
    return tuple(f for f in named[:1] if f.entity != person.entity)


def _of_its(reading: Reading, token: Token) -> Filler | None:
    """Returns the body that an "its" before a role stands for, if nobody has resolved it."""
    its = next((c for c in token.children if c.dep_ == "poss" and c.lower_ == "its"), None)
    role = reading.by_head.get(token.i)
    if its is None or role is None or reading.filler(its) is not None:
        return None
    return body_of_pronoun(reading, role)


def _of_office(reading: Reading, token: Token) -> Filler | None:
    """Returns the body of an office that "the" or nothing introduces: "a judge, Ann Lee" may be one of many."""
    role = reading.by_head.get(token.i)
    if role is None or any(c.dep_ in {"det", "poss", "nummod"} and c.lower_ != "the" for c in token.children):
        return None
    return body_of_office(reading, role, title_of(reading, token, None).lower())


def title_of(reading: Reading, token: Token, body: Filler | None) -> str:
    """Returns a role's words without the name of its body, with what it is the role of: "head of research"."""
    title = _AGE.sub("", reading.phrases.plain(token))
    named = reading.mentions[body.mention] if body is not None and body.mention is not None else None
    if named is not None and named.last <= token.i:
        title = _without(title, named, reading.parsed.text(named.last, token.i + 1))
        title = title.replace(f"{named.text} ", "") if named.text in demonyms() else title  # "new Afghan leader"
    rest = _rest(reading, token, body)
    return _QUOTES.sub("", f"{title} {rest}".strip())


def _without(title: str, body: Mention, after: str) -> str:
    return after if title.startswith(body.text) else title


def _rest(reading: Reading, token: Token, body: Filler | None) -> str:
    """Returns the phrase that a title goes on with, if it is not the body and says what the role is of."""
    for preposition in token.rights:
        if preposition.dep_ != "prep" or preposition.lower_ not in role_words().titled or preposition.i != token.i + 1:
            continue
        target = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        if target is None or not _completes(reading, target, body):
            return ""
        fields = [t for t in coordinated(target) if body is None or t.i < body.token.i]  # "of Law and Economics"
        return reading.parsed.text(preposition.i, max(map(reading.phrases.last, fields or [target])) + 1)
    return ""


def _completes(reading: Reading, target: Token, body: Filler | None) -> bool:
    if body is not None and target.i == body.token.i:
        return False
    inside = target.doc[target.left_edge.i : reading.phrases.last(target) + 1]
    owned = any(t.tag_ in {"PRP", "PRP$", "WP", "WDT"} or t.i in reading.timed for t in inside)
    idle = target.lemma_.lower() in fact_words().idle or target.pos_ not in {"NOUN", "PROPN"}
    return not owned and not idle and len(inside) <= _LONGEST
