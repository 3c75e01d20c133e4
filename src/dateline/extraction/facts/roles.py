"""Facts that rest on the form of a noun phrase: roles, membership, origin and place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.evoke import evoked_by_class, represented
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import coordinated, prepositional
from dateline.extraction.facts.offices import body_of_office
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.words import fact_words
from dateline.extraction.mentions.name import demonyms
from dateline.records import Mention, MentionKind

BODIES = ("Organization", "GeopoliticalEntity", "Facility", "Event", "Region")
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
    yield from _title(reading, mention, filler)
    yield from _apposition(reading, mention, filler)
    yield from _described_role(reading, mention, filler)
    yield from evoked_by_class(reading, reading.frames.noun(token), filler.cls)


def _event(reading: Reading, event: Filler) -> Iterator[Draft]:
    """ "Dozens gathered to protest": who does what names an event takes part in it."""
    told = [f for f in map(reading.filler, reading.frames.verb(event.token).roles.get("subj", ())) if f is not None]
    for who in (*told, *represented(reading, told)):
        if _is(reading, who, "Agent"):
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


def _title(reading: Reading, mention: Mention, person: Filler) -> Iterator[Draft]:
    """ "Oslo Mayor Anna Berg", "police spokesman Tom Reed"."""
    if not mention.title or not _is(reading, person, "Person"):
        return
    token = reading.parsed.doc[mention.head]
    at, named = None, mention.title
    for body in _before_title(reading, mention):
        words = _words_of(reading, body)
        if words.lower() in fact_words().portfolios:
            named = f"{words} {named}"
            continue
        if body.cls == "PoliticalParty":
            yield Draft("memberOf", person, body, token, token, "title", "be")
        elif body.cls == "Country" and _is_origin(body.token):  # "Australian teenager Joe Hart"
            yield Draft("citizenOf", person, body, token, token, "title", "be")
            at = body
        elif _is(reading, body, *BODIES):
            at = body
    title = named.lower()
    at = at or _of_name(reading, token) or _elsewhere(reading, mention) or body_of_office(reading, mention, title)
    if title not in fact_words().forms_of_address and title.split()[-1] not in fact_words().no_role_nouns:
        yield _role(reading, person, named, at, token, "title")


def _words_of(reading: Reading, filler: Filler) -> str:
    return reading.mentions[filler.mention].text if filler.mention is not None else ""


def _elsewhere(reading: Reading, mention: Mention) -> Filler | None:
    """Returns the body that stands before the same title of the same person elsewhere in the article."""
    entity = reading.entity_of[mention.index]
    others = (reading.mentions[m] for m in entity.mentions if m != mention.index)
    for other in (m for m in others if m.title.lower() == mention.title.lower()):
        for body in _before_title(reading, other):
            if _is(reading, body, *BODIES) and body.cls != "PoliticalParty":
                return body
    return None


def _is_origin(token: Token) -> bool:
    """Says whether a country is named by an adjective: "Swiss", not "Switzerland"."""
    return token.text in demonyms() and demonyms()[token.text][1] != token.text


def _of_name(reading: Reading, token: Token) -> Filler | None:
    """Returns the body after a name: "activist Lena Roy, of Clean Rivers"."""
    bodies = (reading.filler(target) for name, target in prepositional(token) if name == "of")
    return next((body for body in bodies if body is not None and _is(reading, body, "Organization")), None)


def _before_title(reading: Reading, mention: Mention) -> Iterator[Filler]:
    """Yields what stands directly before a name's title: "Democratic", "Boston", "the county's"."""
    doc, first, length = reading.parsed.doc, mention.first, 0
    while first > 0 and length < len(mention.title):
        first -= 1
        length = reading.parsed.end(mention.first - 1) - reading.parsed.start(first)
    i = first - 1
    for _ in range(3):
        if i >= 0 and doc[i].tag_ == "POS":
            i -= 1
        before = (reading.named.get(i) or reading.by_head.get(i)) if i >= 0 else None
        found = reading.of_mention(before, doc[before.head]) if before is not None else None
        if before is None or found is None or before.kind is MentionKind.EVENT:
            return
        yield found
        i = before.first - 1


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
        for name, described, role_token in ((mention, second, other), (second, mention, token)):
            person = filler if name is mention else beside
            if name.kind is MentionKind.NAME and _is(reading, person, "Person"):
                yield from _roles_of(reading, person, role_token, described)
    for preposition, target in prepositional(token):  # "Lena Roy, of Clean Rivers"
        if preposition == "of" and mention.kind is MentionKind.NAME and _is(reading, filler, "Person"):
            body = reading.filler(target)
            if body is not None and _is(reading, body, "Organization"):
                yield Draft("memberOf", filler, body, token, token, "apposition", "be of")
            elif body is not None and _is(reading, body, "GeopoliticalEntity"):
                origin = "citizenOf" if body.cls == "Country" else "livesIn"
                yield Draft(origin, filler, body, token, token, "apposition", "be of")


def _roles_of(reading: Reading, person: Filler, token: Token, described: Mention) -> Iterator[Draft]:
    """ "X, chairman and chief executive of Y": each of the roles that stand beside a name."""
    if described.kind is MentionKind.NOMINAL:
        for value in coordinated(token):
            role = reading.by_head.get(value.i)
            if role is not None and role.kind is MentionKind.NOMINAL and (value is token or role.cls == "Person"):
                yield from _roles_in(reading, person, value, role, "apposition")


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
    if token.lemma_.lower() in fact_words().no_role_nouns:
        return
    for at in _bodies(reading, token, person) or _shared_bodies(reading, token, person) or (None,):
        yield _role(reading, person, _title_without(reading, token, at), at, token, basis, clause)


def _title_without(reading: Reading, token: Token, body: Filler | None) -> str:
    """Returns a role's words without the name of its body: "founder" of "the Northwind founder"."""
    title = reading.phrases.plain(token) if body is not None else reading.phrases.office(token)
    named = reading.mentions[body.mention] if body is not None and body.mention is not None else None
    inside = named is not None and named.kind is MentionKind.NAME and named.last <= token.i
    if not inside or named is None or not title.startswith(reading.parsed.text(named.first, named.last)):
        return title
    return reading.parsed.text(named.last, token.i + 1)


def _shared_bodies(reading: Reading, token: Token, person: Filler) -> tuple[Filler, ...]:
    """Returns the bodies of the role beside: of "the bank's founder and chairman", those of the founder."""
    return _bodies(reading, token.head, person) if token.dep_ == "conj" and token.head.pos_ == "NOUN" else ()


def _bodies(reading: Reading, token: Token, person: Filler) -> tuple[Filler, ...]:
    """Returns the bodies or places where a role is held: "of Y", "Y's", or a modifier."""
    places = (
        [t for name, t in prepositional(token) if name in fact_words().role_prepositions and not _is_field(t)],
        [m for c in token.children if c.dep_ == "poss" for m in coordinated(c)],
        [c for c in token.children if c.dep_ in {"compound", "nmod", "amod"}],
    )
    for targets in places:
        found = (reading.filler(target) for target in targets)
        bodies = tuple(
            f
            for f in found
            if f is not None and f.mention is not None and f.entity != person.entity and _is(reading, f, *BODIES)
        )
        if bodies:
            return bodies
    for later in (c for c in token.children if c.dep_ == "conj"):  # "the director and founder of the museum"
        return _bodies(reading, later, person)
    return ()


def _is_field(target: Token) -> bool:
    """Says whether a noun names what an office is about, not where: "secretary of state", "director of operations"."""
    return target.pos_ == "NOUN" and not any(c.pos_ in {"DET", "PRON", "PROPN", "NOUN"} for c in target.lefts)


def _described_role(reading: Reading, mention: Mention, filler: Filler) -> Iterator[Draft]:
    """ "the museum's deputy director": a person known by role alone holds it."""
    if mention.kind is not MentionKind.NOMINAL or not _is(reading, filler, "Person"):
        return
    if filler.token.dep_ not in {"attr", "appos"} and filler.token.lemma_.lower() not in fact_words().no_role_nouns:
        official = filler.token.lemma_.lower() in fact_words().state_roles
        for body in _bodies(reading, filler.token, filler):
            if body.cls != "PoliticalParty" and (official or not _is_origin(body.token)):
                yield _role(reading, filler, reading.phrases.plain(filler.token), body, filler.token, "described_role")


def copula_roles(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """Yields roles that a verb gives: "X is the mayor of Y", "was elected president", "resigned as minister"."""
    token = frame.token
    values: list[Token] = []
    people: tuple[Token, ...] = ()
    if frame.lemma in {"be", "become", "remain"}:
        values = [m for c in token.children if c.dep_ == "attr" for m in coordinated(c)]
        people = frame.roles.get("subj", ())
    else:
        values = [c for c in token.children if c.dep_ == "oprd" and c.pos_ in {"NOUN", "PROPN"}]
        values += list(frame.roles.get("as", ()))
        people = frame.roles["obj"] if "obj" in frame.roles else frame.roles.get("subj", ())
    for person in (f for f in map(reading.filler, people) if f and _is(reading, f, "Person")):
        for value in values:
            described = reading.by_head.get(value.i)
            if described is not None and described.kind is MentionKind.NOMINAL and described.cls in {"Person", "Group"}:
                yield from _roles_in(reading, person, value, described, "copula", token)
            elif described is None and value.pos_ in {"NOUN", "PROPN"} and frame.lemma != "be":
                yield _role(
                    reading,
                    person,
                    reading.phrases.plain(value),
                    next(iter(_bodies(reading, value, person)), None),
                    value,
                    "copula",
                    token,
                )
