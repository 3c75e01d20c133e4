"""Facts from words that evoke relations: the ontology's patterns, applied to frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.extraction.facts.draft import BORROWED, Draft
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import is_verb, particle, prepositional
from dateline.extraction.facts.implied import implied_subjects
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.tolls import is_toll
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.ontology import Pattern, Relation, Role
from dateline.records import Factuality

_REPRESENTED = 0.85  # the weight of a body for whom its representatives act
_AUTHOR = 0.9  # of a text's author for the text
_UNUSUAL_END = 0.8  # of an end whose class is not the relation's usual one
OPEN_CLASSES = frozenset({"", "Thing", "Topic"})


def evoked(reading: Reading, frame: Frame) -> Iterator[Draft]:
    """Yields the facts that a frame's word evokes; a pattern of more words silences those of fewer."""
    yield from _evoke(reading, frame, reading.ontology.evoked(frame.lemma, frame.pos))


def evoked_by_class(reading: Reading, frame: Frame, cls: str) -> Iterator[Draft]:
    """Yields the facts that a noun phrase of a class evokes by its form alone."""
    roles = {place: tokens for place, tokens in frame.roles.items() if place not in frame.inferred}
    if frame.lemma in fact_words().portions:
        return  # "parts of the network" are no body in it
    if frame.lemma in fact_words().teaching:
        roles.pop("amod", None)  # "a Spanish teacher" teaches Spanish
    own = replace(frame, pos="class", roles=roles)
    for patterns, places in reading.of_class(cls):
        if not places.isdisjoint(roles):
            yield from _evoke(reading, own, patterns)


def _evoke(reading: Reading, frame: Frame, candidates: tuple[Pattern, ...]) -> Iterator[Draft]:
    if "attr" in frame.roles and any("attr" in p.words for p in candidates):
        candidates = tuple(p for p in candidates if "attr" in p.words)  # "called the strike reckless"
    best: dict[tuple[int, int], tuple[tuple[int, ...], list[Draft]]] = {}
    phrases: dict[int, tuple[str, ...]] = {}  # objects of patterns with fixed words -> those
    out = particle(frame.token) if frame.pos == "verb" else ""
    for pattern in candidates:
        if frame.roles.keys().isdisjoint(pattern.object.places) or not _words_present(pattern, frame, out):
            continue  # of most patterns nothing stands where their object would
        rank = (pattern.users, *pattern.rank)
        for draft in _apply(reading, frame, pattern):
            pair = (draft.subject.token.i if draft.subject else -1, draft.object.token.i if draft.object else -1)
            held = best.get(pair)
            if held is None or rank > held[0]:
                best[pair] = (rank, [draft])
            elif rank == held[0] and all(draft.relation != d.relation for d in held[1]):
                held[1].append(draft)
            if rank[1] and draft.object is not None:
                phrases[draft.object.token.i] = pattern.words
    over = frame.pos == "noun" and any(c.lower_ in fact_words().bygone for c in frame.token.children)
    for _, drafts in best.values():
        for draft in drafts:
            if over and draft.relation in {"memberOf", "partOf", "owns"}:
                continue  # "former members of the party"
            if phrases and _is_in_phrase(draft, phrases):
                continue
            yield draft
            yield from entailed(reading, draft)


def _is_in_phrase(draft: Draft, phrases: dict[int, tuple[str, ...]]) -> bool:
    """Says whether a thing is but part of what is done to another: who launches *rockets at* a town makes none."""
    target = draft.object
    if target is None or target.cls != "Thing" or draft.relation != "produces":
        return False
    return any(i != target.token.i and target.token.lemma_.lower() in words for i, words in phrases.items())


def _words_present(pattern: Pattern, frame: Frame, out: str) -> bool:
    for word in pattern.words[1:]:
        if word[0] == "-" and (word[1:] in frame.roles or word[1:] in frame.words):
            return False
        if word[0] != "-" and word not in frame.words and word not in frame.roles:
            return False
    if "as" in frame.roles and pattern.words[-2:-1] == ("as",) and not _is_behind_as(pattern.words[-1], frame):
        return False
    return frame.pos != "verb" or _particle_fits(pattern, frame, out)


def _is_behind_as(word: str, frame: Frame) -> bool:
    """Says whether somebody is named as what a pattern tells: "identified *as a suspect*", not "the suspect as Lee"."""
    return any(word in {t.lemma_.lower(), t.lower_} for t in frame.roles["as"])


def _particle_fits(pattern: Pattern, frame: Frame, out: str) -> bool:
    """Says whether a verb's particle is the pattern's: "called off" is another verb than "call"."""
    last = pattern.words[-1]
    if out:
        return out in pattern.words
    if len(pattern.words) == 1 or last not in fact_words().particles:
        return True
    if last in (*pattern.subject.places, *pattern.object.places):
        return True
    own = (c for c in frame.token.children if c.lower_ == last)
    return any(c.dep_ in {"advmod", "prt"} or not any(g.dep_ == "pobj" for g in c.children) for c in own)


def _apply(reading: Reading, frame: Frame, pattern: Pattern) -> Iterator[Draft]:
    relation = reading.ontology.relations[pattern.relation]
    objects = fill(reading, _without_borrowed(frame), pattern.object, relation.object_classes)
    if not objects or _is_only_had(frame, pattern):
        return
    subjects = fill(reading, frame, pattern.subject, relation.subject_classes)
    subjects += tuple(represented(reading, subjects))
    factuality = Factuality(pattern.factuality) if pattern.factuality else None
    if frame.pos == "verb":
        subjects = tuple(s for s in subjects if may_do(reading, frame, s))
    doers = {subject.token.i for subject in subjects}
    for subject in subjects or implied_subjects(reading, frame, relation, pattern):
        for target in objects:
            doer = target.token.i in doers and not _paired(pattern, subject, target)
            if subject is not None and (doer or _same(subject, target)):
                continue
            if "compobj" in pattern.object.places and _is_own(reading, subject, target):
                continue  # "threatened to close *its* plant" threatens no plant
            if _only_tells_name(reading, frame, pattern, subject) or _only_struggles(reading, frame, target):
                continue
            weight = _weight(reading, frame, pattern, relation, subject, target)
            yield Draft(
                pattern.relation,
                subject,
                target,
                frame.token,
                clause_token(frame.token),
                frame.pos,
                frame.lemma,
                factuality=factuality,
                weight=weight,
            )


def _is_only_had(frame: Frame, pattern: Pattern) -> bool:
    """Says whether somebody has or bears a text that need not be his: "they *have* no papers", "will *serve* a ban"."""
    return pattern.relation == "issues" and "poss" in frame.inferred and frame.token.head.lemma_ in {"have", "serve"}


def _only_struggles(reading: Reading, frame: Frame, target: Filler) -> bool:
    """Says whether no stand is taken: who *fights a fire* takes none, who "fought *a battle* with rebels" on them."""
    if frame.lemma in fact_words().struggles and reading.ontology.is_a(target.cls, "Disaster"):
        return True
    return frame.lemma == "fight" and target.token.lemma_.lower() in fact_words().bouts


def _only_tells_name(reading: Reading, frame: Frame, pattern: Pattern, subject: Filler | None) -> bool:
    """Says whether somebody is named to no office: "police *named* the driver", "*named* the man as Karl Holt"."""
    names = pattern.relation == "appoints" and frame.lemma in fact_words().naming
    return names and subject is not None and reading.ontology.is_a(subject.cls, "LawEnforcement")


def _is_own(reading: Reading, subject: Filler | None, target: Filler) -> bool:
    """Says whether something is of whoever acts: "its plant", "some of its plants"."""
    if subject is None:
        return False
    owners = [c for t in target.token.subtree for c in t.children if c.dep_ == "poss"]
    known = [(c.tag_ == "PRP$", reading.filler(c)) for c in owners]  # of nobody else, an unresolved "its" is the doer's
    return any(pronoun if owner is None else owner.entity == subject.entity for pronoun, owner in known)


def may_do(reading: Reading, frame: Frame, subject: Filler) -> bool:
    """Says whether somebody can be meant as the doer: what a thing is for, it does not do itself."""
    if frame.passive or "subj" not in frame.inferred or not reading.frames.only_aims(frame.token):
        return True
    text = subject.token.lemma_.lower() in fact_words().laws and frame.token.head.i == subject.token.i
    return text or reading.ontology.is_a(subject.cls, "Agent")


def _paired(pattern: Pattern, subject: Filler | None, target: Filler) -> bool:
    """Says whether two ends of one place belong together, in the order of the text: "talks between X and Y"."""
    return subject is not None and pattern.subject.places == pattern.object.places and subject.token.i < target.token.i


def entailed(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yields what a relation means of a document: a law that would strip a city of money affects the city."""
    if draft.subject is None or not reading.ontology.is_a(draft.subject.cls, "Document"):
        return
    for name in reading.ontology.relations[draft.relation].of_document:
        yield replace(draft, relation=name, factuality=None, basis="entailed")


def _without_borrowed(frame: Frame) -> Frame:
    """Returns a noun's frame without the light verb's subject, which does what the noun says and suffers nothing."""
    if frame.pos != "noun" or "poss" not in frame.inferred:
        return frame
    return replace(frame, roles={place: tokens for place, tokens in frame.roles.items() if place != "poss"})


def represented(reading: Reading, subjects: Iterable[Filler]) -> Iterator[Filler]:
    """Yields the bodies whose representatives act: what they do, their bodies do."""
    for subject in subjects:
        if subject.token.lemma_.lower() in fact_words().representatives:
            for name, target in prepositional(subject.token):
                body = reading.filler(target) if name == "of" else None
                if body is not None and reading.ontology.is_a(body.cls, "Agent"):
                    yield replace(body, confidence=_REPRESENTED)


def clause_token(token: Token) -> Token:
    """Returns the token whose clause says whether and when: the copula of what somebody is, else the token itself."""
    if token.pos_ == "ADJ" and is_verb(token.head) and token.dep_ in {"acomp", "oprd", "xcomp"}:
        return token.head
    if token.dep_ == "attr" and token.head.lemma_ in {"be", "become"}:
        return token.head  # "is not *a member* of the union", "will be *a critic* of the plan"
    return token


def fill(reading: Reading, frame: Frame, role: Role, usual: tuple[str, ...]) -> tuple[Filler, ...]:
    """Returns the fillers of a role: those of its first place that has any of a fitting class."""
    for place in role.places:
        tokens = frame.roles.get(place, ())
        if (
            frame.pos == "class" and place == "mod"
        ):  # a modifier that names something: "Tesla factory", not "car factory"
            tokens = tuple(t for t in tokens if t.i in reading.named)
        found = [f for token in tokens for f in _fillers(reading, frame, token, role, usual)]
        fillers = [f for f in found if fits_role(reading, f, role, usual)]
        if fillers:
            return tuple(_of_one_kind(reading, fillers) if frame.pos == "class" else fillers)
    return ()


def _of_one_kind(reading: Reading, fillers: list[Filler]) -> list[Filler]:
    """Returns the towns alone of "the zoo in Leeds, the castle in York": the parser takes a list for one place."""
    towns = [f for f in fillers if reading.ontology.is_a(f.cls, "GeopoliticalEntity")]
    return towns if towns and towns[0] is fillers[0] else fillers


def _fillers(reading: Reading, frame: Frame, token: Token, role: Role, usual: tuple[str, ...]) -> Iterator[Filler]:
    """Yields what a token stands for; for a text where only an agent will do, who wrote it."""
    if token.lower_ in {"%", "percent"} and token.i not in reading.by_head:  # "owns 38% of the shares"
        token = next((target for name, target in prepositional(token) if name == "of"), token)
    filler = reading.filler(token)
    if filler is None:
        return
    wanted = role.classes or usual
    own = bool(role.classes) and "Agent" not in role.classes and token.dep_ == "dobj"
    # "launched the firm's overhaul" launches no firm
    agents_only = (
        bool(wanted) and not own and all(name == "Facility" or reading.ontology.is_a(name, "Agent") for name in wanted)
    )
    if agents_only and reading.ontology.is_a(filler.cls, "Document"):
        if token.dep_ == "dobj" and token.head.i == frame.token.i and frame.lemma in fact_words().moving:
            return  # "removed her book from the shelf" moves no author
        authors = (reading.filler(author) for author in reading.frames.author(token))
        yield from (replace(a, confidence=a.confidence * _AUTHOR) for a in authors if a is not None)
    elif (
        agents_only
        and filler.token.lemma_.lower() in fact_words().deeds
        and not reading.ontology.is_a(filler.cls, "Agent")
    ):
        doers = (reading.filler(c) for c in filler.token.children if c.dep_ == "poss")  # "the nurses' work saved him"
        yield from (replace(d, confidence=d.confidence * _AUTHOR) for d in doers if d is not None)
    else:
        yield filler


def fits_role(reading: Reading, filler: Filler, role: Role, usual: tuple[str, ...]) -> bool:
    """Says whether a filler is of the class that a role takes; classes nobody knows pass where none is asked for."""
    wanted = role.classes or usual
    if filler.cls == "Facility" and wanted and all(_acts(reading, name) for name in wanted):
        stands = "Agent" in wanted or "Organization" in wanted
        return stands and filler.token.lemma_.lower() in fact_words().institutions  # "the jail refused"
    if role.classes:
        if "Agent" in role.classes and is_toll(filler.token):
            return True
        return filler.mention is not None and reading.ontology.fits(filler.cls, role.classes)
    if not usual or reading.ontology.fits(filler.cls, usual):
        return True
    if filler.cls in OPEN_CLASSES:  # a matter is nobody and nowhere; what a thing is, its class does not say
        return filler.mention is not None and filler.cls != "Topic"
    if reading.ontology.is_a(filler.cls, "Event") and any(reading.ontology.is_a(name, "Event") for name in usual):
        return False  # a storm is no attack
    agents = {reading.ontology.is_a(name, "Agent") for name in usual}
    return reading.ontology.is_a(filler.cls, "Agent") in agents  # a usual end is usual, not compulsory


def _acts(reading: Reading, cls: str) -> bool:
    return cls == "Event" or reading.ontology.is_a(cls, "Agent")


def _same(left: Filler, right: Filler) -> bool:
    return left.token.i == right.token.i or (left.entity is not None and left.entity == right.entity)


def _weight(
    reading: Reading,
    frame: Frame,
    pattern: Pattern,
    relation: Relation,
    subject: Filler | None,
    target: Filler,
) -> float:
    """Returns how far the fillers' classes, coreference and the clause they come from support the reading."""
    weight = target.confidence * (subject.confidence if subject else 1.0)
    for filler, role, usual in (
        (subject, pattern.subject, relation.subject_classes),
        (target, pattern.object, relation.object_classes),
    ):
        if filler is not None and not role.classes and usual and not reading.ontology.fits(filler.cls, usual):
            weight *= _UNUSUAL_END
    return weight * (BORROWED if frame.inferred else 1.0)
