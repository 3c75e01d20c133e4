"""The body of an office that stands without one: "Chief Executive Ann Lee" is of the company an article is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.mentions.places import city_country, is_state
from dateline.language import fold
from dateline.records import Entity, Mention, MentionKind

_OFTEN = 2  # times that the body of an article is named, and as many times as any other; once may be somebody else's

_BACK = 4  # sentences back from a title to the body that it is of

# A state that no list knows, not one of its cities; a body whose name does not show what it is.
_UNTYPED = frozenset({"GeopoliticalEntity", "Organization"})
_MAYBE_TEAMS = _UNTYPED | {"City", "Country", "Company", "Facility", "State"}


@dataclass(frozen=True, slots=True)
class Office:
    """Titles that are held at one kind of body.

    With ``near`` the body named last will do, with ``so_far`` the only one that the text has named; ``body`` are words
    that the name of the only possible one holds, ``houses`` those of a building that is a body, too ("Leeds Hospital");
    ``of_kind`` are offices that may name the kind of their body ("hospital spokeswoman"); ``described`` allow for the
    only body that is described without a name, by one of the nouns ``heads`` if there are any. Of ``contested`` offices
    several such bodies may be in play at once.
    With ``local`` others named beside the title stand against the article's main one, with ``alone`` any that is named
    more than once; ``of_city`` are offices of cities, by whatever class they go.
    """

    titles: frozenset[str]
    classes: tuple[str, ...]
    near: bool
    body: str
    local: bool
    alone: bool
    of_city: bool
    so_far: bool
    of_kind: bool
    described: bool
    contested: bool
    houses: tuple[str, ...]
    heads: tuple[str, ...]


def body_of_office(reading: Reading, holder: Mention, title: str) -> Filler | None:
    """Returns the body where a title that stands alone is held; None where several may be meant.

    Arguments:
        reading: the article.
        holder: the mention that bears the title.
        title: in lower case.
    """
    office = _office(title)
    if office is None:
        return None
    body = _of_office(reading, holder, title, office)
    if body is None and office.described:
        described = [e for e in reading.entities if _is_body(reading, e, office) and _is_headed(reading, e, office)]
        body = only_so_far(reading, described, holder) or main_body(described)
    return first_mention(reading, body) if body is not None else None


def _of_office(reading: Reading, holder: Mention, title: str, office: Office) -> Entity | None:
    told = [e for e in reading.entities if office.body and _is_told(reading, e, office.body)]
    bodies = [e for e in reading.entities if _is_body(reading, e, office) and _is_named(reading, e)]
    bodies = [e for e in bodies if not office.of_kind or _is_of_kind(e, title)]
    known = [e for e in bodies if e.cls not in _UNTYPED and not is_state(e.label)]  # Georgia is two
    if office.alone and sum(len(e.mentions) >= _OFTEN for e in (*bodies, *_playing(reading, office, bodies))) > 1:
        return None
    if "Country" in office.classes and not told:
        return _country(reading, known, holder, title) if known else _state(reading, bodies, holder, title)
    if office.contested and len(rivals := [e for e in bodies if len(e.mentions) >= _OFTEN]) > 1:
        return _spoken_of(reading, rivals, holder)
    body = told[0] if len(told) == 1 else main_body(known) or main_body(bodies)
    if body is not None and office.local and _others_near(reading, bodies, body, holder):
        body = _municipality(reading, holder)
    body = body or (_near(reading, bodies, holder) if office.near else None)
    return body or (only_so_far(reading, bodies, holder) if office.so_far and title in office.titles else None)


def _playing(reading: Reading, office: Office, bodies: list[Entity]) -> list[Entity]:
    """Returns the towns and bodies that may be teams, where an office is a team's: of two sides either may be meant."""
    if office.classes != ("SportsTeam",):
        return []
    named = (e for e in reading.entities if e not in bodies and reading.is_named(e) and len(e.mentions) >= _OFTEN)
    return [e for e in named if e.cls in _MAYBE_TEAMS and any(_plays(reading, m) for m in e.mentions)]


def _plays(reading: Reading, mention: int) -> bool:
    token = reading.parsed.doc[reading.mentions[mention].head]
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "poss", "compound"}


@lru_cache(maxsize=1)
def _offices() -> tuple[Office, ...]:
    flags = ("local", "alone", "of_city", "so_far", "of_kind", "described", "contested")
    plain = dict.fromkeys(flags, False) | {"near": True, "body": "", "houses": (), "heads": ()}
    rows = (plain | row for row in load_data("facts/offices")["office"])
    lists = ("classes", "houses", "heads")
    return tuple(
        Office(**{**r, "titles": frozenset(r["titles"]), **{key: tuple(r[key]) for key in lists}}) for r in rows
    )


def _words(key: str) -> tuple[str, ...]:
    return tuple(load_data("facts/offices")[key])


def _office(title: str) -> Office | None:
    words = title.partition(" for ")[0].split()  # "minister for the environment"
    for start in range(len(words)):
        rest = " ".join(words[start:])
        found = next((office for office in _offices() if rest in office.titles), None)
        if found is not None:
            return found
    return None


def _is_headed(reading: Reading, entity: Entity, office: Office) -> bool:
    """Says whether a body is called by one of the nouns that an office allows for: a study, not the findings."""
    heads = (reading.parsed.doc[reading.mentions[m].head].lower_ for m in entity.mentions)
    return not office.heads or any(head in office.heads for head in heads)


def _is_told(reading: Reading, entity: Entity, body: str) -> bool:
    """Says whether an entity is the one body of an office: the Supreme Court, not a Supreme Court case."""
    return any(body in name.lower() for name in entity.names) and reading.ontology.is_a(entity.cls, "Organization")


def _is_named(reading: Reading, entity: Entity) -> bool:
    """Says whether a body has a name of its own, not the short form of a common noun: "intensive care unit (ICU)"."""
    if not reading.is_named(entity) or not entity.label.isupper():
        return reading.is_named(entity)
    told = reading.parsed.article.text.partition(f" ({entity.label})")
    words = told[0].split()[-len(entity.label) :] if told[1] else ()
    return "".join(word[0] for word in words) != entity.label.lower()


def _is_body(reading: Reading, entity: Entity, office: Office) -> bool:
    if office.houses and entity.cls == "Facility" and entity.label.lower().endswith(office.houses):
        return True
    if office.of_city and entity.cls != "Country" and (city_country(fold(entity.label)) or _is_municipality(entity)):
        return True
    return any(
        entity.cls == cls or (cls not in _UNTYPED and reading.ontology.is_a(entity.cls, cls)) for cls in office.classes
    )


def body_of_pronoun(reading: Reading, role: Mention) -> Filler | None:
    """Returns the one body named in the sentence before a role that "its" opens: "Its lawyer, Ann Lee, said"."""
    bodies = [e for e in reading.entities if reading.ontology.is_a(e.cls, "Organization") and reading.is_named(e)]
    body = _near(reading, bodies, role)
    return first_mention(reading, body) if body is not None else None


def _near(reading: Reading, bodies: list[Entity], holder: Mention) -> Entity | None:
    """Returns the one body that is named before the title in its sentence, or else in the sentence before."""
    spans = _spans(reading, holder)
    here = next((found for span in spans if (found := _inside(reading, bodies, span))), [])
    return here[0] if len(here) == 1 and not _is_origin(reading, here[0], spans) else None


def _spoken_of(reading: Reading, rivals: list[Entity], holder: Mention) -> Entity | None:
    """Returns the one of several bodies that the text speaks of where a title stands, or that its bearer calls "we"."""
    others = _others_to(reading, holder)
    own = [e for e in rivals if e.index not in others]
    if len(own) == 1:
        return own[0]
    beside = _inside(reading, own, _spans(reading, holder)[0])
    return None if len(beside) > 1 else _near(reading, own, holder) or _acting(reading, own, holder)


def _others_to(reading: Reading, holder: Mention) -> set[int]:
    """Returns the bodies that somebody speaks of beside a "we": "*We* will sell pumps with *Orion*" is not Orion's."""
    person = reading.entity_of.get(holder.index)
    found: set[int] = set()
    said = [q for q in reading.quotations if q.direct and q.speaker is not None and person is not None]
    for quotation in (q for q in said if reading.entity_of.get(q.speaker or 0) is person):
        for mention in (m for m in reading.mentions if reading.quotation_of.get(m.head) is quotation):
            token = reading.parsed.doc[mention.head]
            verb = token.head.head if token.dep_ == "pobj" else token.head
            we = any(c.lower_ == "we" and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
            if we and token.dep_ in {"pobj", "dobj"} and mention.index in reading.entity_of:
                found.add(reading.entity_of[mention.index].index)
    return found


def _acting(reading: Reading, bodies: list[Entity], holder: Mention) -> Entity | None:
    """Returns the body that is the last subject before a title, or owns it: "Orion's board met". Not far back."""
    doc, of = reading.parsed.doc, {m: e for e in bodies for m in e.mentions}
    start, end = doc[holder.first].sent.start, holder.first
    for _ in range(_BACK):
        subjects = [t for t in doc[start:end] if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ in {"ROOT", "conj"}]
        for subject in subjects:
            for token in (subject, *(c for c in subject.lefts if c.dep_ == "poss")):
                mention = reading.named.get(token.i) or reading.by_head.get(token.i)
                if mention is not None and mention.index in of:
                    return of[mention.index]
        if not start:
            return None
        start, end = doc[start - 1].sent.start, start
    return None


def _is_of_kind(body: Entity, title: str) -> bool:
    """Says whether a body is of the kind that a title tells: a "hospital spokeswoman" is of a hospital."""
    kind = title.split()[-2] if " " in title else ""
    return kind in {"", *_words("any_kind"), *role_words().before_body} or kind in body.label.lower().split()


def only_so_far(reading: Reading, bodies: list[Entity], holder: Mention) -> Entity | None:
    """Returns the one body that is named before a title, from the head of the article on."""
    told = [e for e in bodies if reading.mentions[e.mentions[0]].first < holder.first]
    return told[0] if len(told) == 1 else None


def _others_near(reading: Reading, bodies: list[Entity], main: Entity, holder: Mention) -> bool:
    here = [e for span in _spans(reading, holder) for e in _inside(reading, bodies, span)]
    return bool(here) and main not in here


def _spans(reading: Reading, holder: Mention) -> tuple[range, range]:
    """Returns the tokens before a title in its sentence, and those of the sentence before."""
    doc = reading.parsed.doc
    start = doc[holder.first].sent.start
    return range(start, holder.first), range(doc[start - 1].sent.start if start else 0, start)


def _inside(reading: Reading, bodies: list[Entity], span: range) -> list[Entity]:
    return [e for e in bodies if any(reading.mentions[m].first in span for m in e.mentions)]


def _is_origin(reading: Reading, body: Entity, spans: tuple[range, range]) -> bool:
    """Says whether a body is only where somebody comes from: "a couple *from Utah* saw them. The governor left"."""
    near = [reading.mentions[m] for m in body.mentions if any(reading.mentions[m].first in s for s in spans)]
    tokens = [reading.parsed.doc[m.head] for m in near]
    return bool(tokens) and all(
        t.dep_ == "pobj" and t.head.lower_ == "from" and t.head.head.pos_ == "NOUN" for t in tokens
    )


def _municipality(reading: Reading, holder: Mention) -> Entity | None:
    """Returns the one municipality that is called so near a title: "the Town of Ely asked for it. ... the mayor"."""
    return _near(reading, [e for e in reading.entities if _is_municipality(e)], holder)


def _is_municipality(entity: Entity) -> bool:
    return entity.label.lower().startswith(_words("municipal"))


def _country(reading: Reading, countries: list[Entity], holder: Mention, title: str) -> Entity | None:
    """Returns the country of a minister or a president: whose government the text names, or what it is about.

    "The prime minister" of a report for his countrymen is of one that it need not name.
    """
    ours = holder.kind is MentionKind.NOMINAL
    abroad = not {*_words("abroad")}.isdisjoint(title.split())
    if ours and abroad:
        return None
    ruling = {name: e for e in reading.entities if (name := _governed(e))}
    country = next(iter(ruling.values())) if len(ruling) == 1 else None
    country = next((e for e in countries if e.label in ruling), country) if country is not None else None
    if country is None and not ours and not (abroad and len(countries) > 1):
        home = _home(reading)
        foreign = bool(home) and all(e.label != home for e in countries)  # its own country an article need not name
        signs = {e.index: _OFTEN * (e.label == home) + (not foreign) * _in_cities(reading, e) for e in countries}
        country = main_body(countries, signs)
        if country is not None and _leads_abroad(reading, country, holder):
            return None
    return country


def _state(reading: Reading, lands: list[Entity], holder: Mention, title: str) -> Entity | None:
    """Returns whose minister somebody is where no country is named: of the state whose premier the article names.

    "A bill on Alberta's mines ... Premier Ann Lee and Energy Minister Tom Hale": a town in a dateline has no ministers.
    """
    states = [e for e in reading.entities if e.cls == "State" and not is_state(e.label) and reading.is_named(e)]
    ruled = any(m.title.lower().endswith(_words("of_states")) for m in reading.mentions if m.title)
    if ruled and states and set(_words("federal")).isdisjoint(title.split()):
        return main_body(states) or only_so_far(reading, states, holder)
    dateline = _dateline(reading).lower()
    return _country(reading, [e for e in lands if e.label.lower() not in dateline], holder, title)


def _leads_abroad(reading: Reading, country: Entity, holder: Mention) -> bool:
    """Says whether the country that an article is about has a leader told as its own, so that a bare one is of another.

    "President Lee met *Kenyan President* Sam Roe": an article names the countries of others, not always its own.
    """
    own = reading.entity_of.get(holder.index)
    for other in reading.mentions:
        known = reading.entity_of.get(other.index)
        leads = other.title and other.title.split()[-1].lower() in _words("leaders")
        if not leads or known is None or own is None or known.index == own.index:
            continue
        before = other.first - len(other.title.split()) - 1
        words = [reading.parsed.doc[i].text for i in range(max(0, before - 1), before + 1)]
        if any(demonyms().get(word, ("", ""))[1] == country.label or word == country.label for word in words):
            return True
    return False


def _governed(body: Entity) -> str:
    """Returns the country whose government a body is by its name ("the Peruvian Government"), or nothing."""
    if body.cls != "GovernmentBody" or not body.label.lower().endswith(" government"):
        return ""
    cls, name = demonyms().get(body.label[: -len(" government")], ("", ""))
    return name if cls == "Country" else ""


def _in_cities(reading: Reading, country: Entity) -> int:
    """Returns how often an article names cities and states of a country."""
    places = (e for e in reading.entities if reading.ontology.is_a(e.cls, "GeopoliticalEntity") and e.cls != "Country")
    return sum(len(e.mentions) for e in places if country.label == _country_of(e.label))


def _country_of(place: str) -> str:
    return "United States" if is_state(place) else city_country(fold(place))


def main_body(bodies: list[Entity], more: dict[int, int] | None = None) -> Entity | None:
    """Returns the body that an article is about: one named far more often than any other.

    ``more`` are further signs, by index: what the dateline says, and cities of a country.
    """
    further = more or {}
    counts = sorted(((len(e.mentions) + further.get(e.index, 0), -e.index, e) for e in bodies), reverse=True)
    most, others = (counts[0][0], counts[1:2]) if counts else (0, [])
    return counts[0][2] if most >= _OFTEN and most >= _OFTEN * (others[0][0] if others else 0) else None


def _home(reading: Reading) -> str:
    """Returns the country of the city in an article's dateline, or nothing."""
    return city_country(fold(_dateline(reading).partition(",")[0].partition("(")[0].strip(" -–—").title()))


def _dateline(reading: Reading) -> str:
    """Returns the words of an article's dateline, or nothing."""
    article = reading.parsed.article
    dateline = next((p for p in article.paragraphs if p.reason == "a dateline"), None)
    return article.text[dateline.start : dateline.end] if dateline is not None else ""


def first_mention(reading: Reading, entity: Entity) -> Filler | None:
    mention = reading.mentions[entity.mentions[0]]
    return reading.of_mention(mention, reading.parsed.doc[mention.head])
