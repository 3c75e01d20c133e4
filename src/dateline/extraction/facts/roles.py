"""Facts that rest on the form of a noun phrase: roles, membership, origin and place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dateline.extraction.facts.beside import (
    holder_beside,
    is_anothers,
    is_inside_phrase,
    is_inside_role,
    is_of_name_before,
)
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.evoke import evoked_by_class, represented
from dateline.extraction.facts.formal import body_between, office_and_body
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import child, coordinated
from dateline.extraction.facts.posts import bodies_of, is_held, posts, title_of
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.facts.titles import body_after, first_of_title, title_facts
from dateline.extraction.mentions.classes import is_person_noun
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind

PLACES = ("Place", "GeopoliticalEntity")


def noun_facts(reading: Reading, mention: Mention) -> Iterator[Draft]:
    """Yields what the phrase of one mention says by its form."""
    token = reading.parsed.doc[mention.head]
    filler = reading.of_mention(mention, token)
    if filler is None or mention.kind is MentionKind.PRONOUN:
        return
    if mention.kind is MentionKind.EVENT:
        yield from _event(reading, filler)
        return
    if mention.title and _is(reading, filler, "Person"):
        yield from title_facts(reading, mention, filler)
    yield from _own_party(reading, mention, filler)
    yield from _apposition(reading, mention, filler)
    yield from _described_role(reading, mention, filler)
    yield from evoked_by_class(reading, reading.frames.noun(token), filler.cls)


def _own_party(reading: Reading, mention: Mention, party: Filler) -> Iterator[Draft]:
    """ "Ann Berg, whose *Labour Party* lost", "his *Labour Party*": somebody's party has him for a member."""
    if mention.kind is not MentionKind.NAME or not _is(reading, party, "Organization"):
        return
    if party.cls != "PoliticalParty" and party.token.lower_ not in role_words().alliances:
        return
    owners = reading.frames.noun(party.token).roles.get("poss", ())
    for owner in (f for f in map(reading.filler, owners) if f is not None):
        if _is(reading, owner, "Person") and child(party.token, "poss") is not None:
            yield Draft("memberOf", owner, party, party.token, party.token, "class", "be in", weight=owner.confidence)


def _event(reading: Reading, event: Filler) -> Iterator[Draft]:
    """ "Dozens gathered to protest": who does what names an event takes part in it."""
    told = [f for f in map(reading.filler, reading.frames.verb(event.token).roles.get("subj", ())) if f is not None]
    for who in (*told, *represented(reading, told)):
        if _is(reading, who, "Agent") and event.cls != "Disaster":  # who crashed takes part in nothing
            token = event.token
            yield Draft("participatesIn", who, event, token, token, "event", token.lemma_, weight=who.confidence)


def _is(reading: Reading, filler: Filler, *classes: str) -> bool:
    return reading.ontology.fits(filler.cls, classes)


def _role(
    reading: Reading,
    person: Filler,
    title: str,
    at: Filler | None,
    trigger: Token,
    basis: str,
    clause: Token | None = None,
) -> Draft:
    return Draft("hasRole", person, None, trigger, clause if clause is not None else trigger, basis, "be", title, at)


def _apposition(reading: Reading, mention: Mention, filler: Filler) -> Iterator[Draft]:
    """ "X, the chairman of the panel," and "Elizabeth, New Jersey"."""
    token = filler.token
    for other in (c for c in token.children if c.dep_ == "appos"):
        beside = reading.filler(other)
        if beside is None or beside.mention is None:
            continue
        second = reading.mentions[beside.mention]
        if (
            _is(reading, filler, *PLACES)
            and _is(reading, beside, *PLACES)
            and mention.kind is second.kind is MentionKind.NAME
            and not filler.cls == beside.cls != "Place"
        ):
            yield Draft("locatedIn", filler, beside, token, token, "apposition", "be in")
            continue
        if beside.cls == "PoliticalParty" and _is(reading, filler, "Person"):  # "Dana Cole, a Democrat"
            yield Draft("memberOf", filler, beside, other, token, "apposition", "be")
            continue
        if mention.kind is MentionKind.NAME and _is(reading, filler, "Person"):
            yield from _roles_of(reading, filler, other, second)
        elif is_inside_phrase(reading, token, second) or is_of_name_before(reading, mention, second):
            continue
        elif second.kind is MentionKind.NAME and _is(reading, beside, "Person") and not is_inside_role(reading, token):
            yield from _roles_of(reading, holder_beside(reading, mention) or beside, token, mention)
    if mention.kind is MentionKind.NOMINAL and not any(c.dep_ == "appos" for c in token.children):
        holder = None if is_inside_role(reading, token) else holder_beside(reading, mention)
        if holder is not None:
            yield from _roles_of(reading, holder, token, mention)
    if mention.kind is MentionKind.NAME and _is(reading, filler, "Person"):
        yield from _belonging(reading, mention, filler)


def _belonging(reading: Reading, mention: Mention, person: Filler) -> Iterator[Draft]:
    """ "Lena Roy, of Clean Rivers", "Tom Hale of Leeds", "Norbank's Ann Lee": the body or the home beside a name."""
    body = body_after(reading, mention, official=True)
    token = person.token
    formal = office_and_body(reading, mention, first_of_title(reading, mention))
    if formal is not None:
        yield _role(reading, person, *formal, token, "apposition")
    owner = next((c for c in token.lefts if c.dep_ == "poss" and c.right_edge.i == mention.first - 1), None)
    whole = mention.last - mention.first > 1 and token.doc[mention.first].pos_ == "PROPN"
    house = reading.filler(owner) if owner is not None and whole else None
    if house is not None and not mention.title and _is(reading, house, "Organization"):
        yield Draft("memberOf", person, house, token, token, "apposition", "be of")
    if body is not None and _is(reading, body, "Organization"):
        yield Draft("memberOf", person, body, token, token, "apposition", "be of")
    elif body is not None and not mention.title:
        origin = "citizenOf" if body.cls == "Country" else "livesIn"
        yield Draft(origin, person, body, token, token, "apposition", "be of")


def _roles_of(reading: Reading, person: Filler, token: Token, described: Mention) -> Iterator[Draft]:
    """ "X, chairman and chief executive of Y": each of the roles that stand beside a name."""
    if described.kind is MentionKind.NOMINAL and not _holds_name(reading, token):
        for value in coordinated(token):
            role = reading.by_head.get(value.i)
            fits = role is not None and role.kind is MentionKind.NOMINAL and (value is token or role.cls == "Person")
            if role is not None and fits and not is_anothers(reading, person, role):
                yield from _roles_in(reading, person, value, role, "apposition")


def _holds_name(reading: Reading, token: Token) -> bool:
    """Says whether what looks like a role tells of another by title and name: "Lee, *rival Ann Hale head* for"."""
    before = [c for c in token.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
    people = [c for c in before if (filler := reading.filler(c)) is not None and filler.cls == "Person"]
    first = (token.doc[c.left_edge.i - 1] for c in people if c.left_edge.i > token.left_edge.i) if people else ()
    titled = any(is_person_noun(t.lemma_.lower()) for c in people for t in c.lefts) or any(
        is_person_noun(t.lemma_.lower()) for t in first
    )
    return titled and not any(c.dep_ == "det" for c in token.lefts)


def _roles_in(
    reading: Reading,
    person: Filler,
    token: Token,
    described: Mention,
    basis: str,
    clause: Token | None = None,
) -> Iterator[Draft]:
    cls = described.cls
    if cls and not reading.ontology.fits(cls, ("Person", "Group")):
        return
    if is_held(token):
        between = body_between(reading, token, person) if basis == "apposition" else None
        if between is not None:
            yield _role(reading, person, title_of(reading, token, None), between, token, basis, clause)
            return
        beside = basis == "apposition" or _changes(token, clause)
        for title, at in posts(reading, token, person, beside=beside):
            yield _role(reading, person, title, at, token, basis, clause)


def _described_role(reading: Reading, mention: Mention, filler: Filler) -> Iterator[Draft]:
    """ "the museum's deputy director": a person known by role alone holds it."""
    if mention.kind is not MentionKind.NOMINAL or not _is(reading, filler, "Person"):
        return
    given = filler.token.dep_ == "pobj" and filler.token.head.lower_ == "as"  # "quit as mayor": of whoever quit
    if filler.token.dep_ not in {"attr", "appos"} and not given and is_held(filler.token):
        for body in bodies_of(reading, filler.token, filler):
            if body.cls != "PoliticalParty":
                title = title_of(reading, filler.token, body)
                entity = reading.entities[filler.entity] if filler.entity is not None else None
                if entity is not None and entity.label.lower() == title.lower():
                    continue  # "a judge in Rome" is a judge
                yield _role(reading, filler, title, body, filler.token, "described_role")


def copula_roles(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """Yields roles that a verb gives: "X is the mayor of Y", "was elected president", "resigned as minister"."""
    token = frame.token
    yield from _turned_roles(reading, frame)
    values: list[Token] = []
    people: tuple[Token, ...] = ()
    if frame.lemma in {"be", "become", "remain"}:
        values = [m for c in token.children if c.dep_ == "attr" for m in coordinated(c)]
        people = frame.roles.get("subj", ())
    else:
        values = [c for c in token.children if c.dep_ == "oprd" and c.pos_ in {"NOUN", "PROPN"}]
        if frame.lemma in role_words().held_as:
            values += [v for v in frame.roles.get("as", ()) if v.i > token.i]
        people = frame.roles["obj"] if "obj" in frame.roles else frame.roles.get("subj", ())
    for person in (f for f in map(reading.filler, people) if f and _is(reading, f, "Person")):
        for value in values:
            described = reading.by_head.get(value.i)
            if described is not None and described.kind is MentionKind.NOMINAL and described.cls in {"Person", "Group"}:
                yield from _roles_in(reading, person, value, described, "copula", token)
            elif described is None and value.pos_ in {"NOUN", "PROPN"} and frame.lemma != "be" and is_held(value):
                for title, body in islice(posts(reading, value, person, beside=_changes(value, token)), 1):
                    yield _role(reading, person, title, body, value, "copula", token)


def _changes(noun: Token, verb: Token | None) -> bool:
    """Says whether a verb gives or takes an office that stands alone after it: "resigned as *chief executive*"."""
    alone = not any(c.dep_ in {"det", "poss", "prep", "nummod"} for c in noun.children)
    return alone and verb is not None and verb.lemma_ in role_words().leaving | role_words().giving


def _turned_roles(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """ "The president of the union is Tom Hale"."""
    values = [c for c in frame.token.children if c.dep_ == "attr"] if frame.lemma == "be" else []
    for value in values:
        name = reading.by_head.get(value.i)
        person = reading.filler(value) if name is not None and name.kind is MentionKind.NAME else None
        if person is None or not _is(reading, person, "Person"):
            continue
        for subject in frame.roles.get("subj", ()):
            described = reading.by_head.get(subject.i)
            if described is not None and described.kind is MentionKind.NOMINAL and described.cls == "Person":
                yield from _roles_in(reading, person, subject, described, "copula", frame.token)
