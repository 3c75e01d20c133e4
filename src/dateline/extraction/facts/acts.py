"""Actions without a relation of their own: kept as ``acts`` with their verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.extraction.facts.agreement import is_beside, is_shared_out
from dateline.extraction.facts.background import is_background
from dateline.extraction.facts.draft import BORROWED, Draft
from dateline.extraction.facts.evoke import may_do
from dateline.extraction.facts.frames import Frame
from dateline.extraction.facts.grammar import (
    COPULAS,
    SUBJECTS,
    child,
    coordinated,
    is_of_those_before,
    is_passive,
    is_relative,
    is_verb,
    named_each,
    particle,
    prepositional,
    stranded,
)
from dateline.extraction.facts.hollow import is_while, takes_unknown
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token

_PREDICATES = frozenset({"NOUN", "NUM", "PROPN", "ADJ"})
_DASHES = frozenset({"-", "–", ":"})
_QUOTES = frozenset({'"', "“", "‘", "'"})
_SELF = ("self", "selves")
_BEFORE_OTHERS = frozenset({"in", "before", "at", "on"})  # where somebody appears
_SHORT = 6  # words of the longest set phrase
_LONG = 6  # words that an action's name can bear before its last preposition


def actions(reading: Reading, frame: Frame, taken: set[tuple[int, int]]) -> Iterator[Draft]:
    """Yields a verb's action with each of its objects, but for the pairs that a relation already holds."""
    token = frame.token
    if _is_silent(token) or token.dep_ in {"aux", "auxpass"} or not frame.lemma.isalpha():
        return
    copula = frame.lemma in COPULAS and child(token, "attr", "acomp") is not None  # states tell it
    prefix = token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_  # "*re*-elected"
    if prefix or copula or _only_frames_another(token) or _is_aside(token) or _only_reports(reading, token):
        return
    if is_background(reading, token) or _only_leads_to(token) or _is_slight(token):
        return
    verb = " ".join(filter(None, (frame.lemma, particle(token))))
    if frame.passive:
        given = [("", target) for target in map(reading.filler, frame.roles.get("dobj", ())) if target is not None]
        held = taken | {(target, subject) for subject, target in taken}
        further = _oblique(reading, frame, "")
        yield from _pairs(reading, frame, verb, "obj", [*given, *_few(further)], held, "passive")
    if not frame.passive or (frame.roles.get("subj") and not _undergoes_unknown(reading, frame)):
        objects = _done_to(reading, frame)
        yield from _pairs(reading, frame, verb, "subj", objects, taken)


def _is_silent(verb: Token) -> bool:
    """Says whether a verb is no action of its own: "appears to be", not "appeared in court"."""
    if verb.lemma_.lower() not in fact_words().silent_verbs:
        return False
    shown = any(c.dep_ == "prep" and c.lower_ in _BEFORE_OTHERS for c in verb.rights)
    return verb.lemma_ != "appear" or not shown or child(verb, "xcomp", "acomp", "oprd") is not None


def _done_to(reading: Reading, frame: Frame) -> list[tuple[str, Filler]]:
    """Returns what a verb acts on, each with what the action's name takes in beside the verb."""
    token, direct = frame.token, list(_direct(reading, frame))
    done = reading.phrases.brief(direct[0][1].token) if direct and not _says_nothing(direct[0][1]) else ""
    done = f"with {done}" if done and is_beside(token, direct[0][1]) else done
    beyond = iter(()) if frame.passive else _oblique(reading, frame, done)
    further = list(beyond if is_shared_out(token) else _few(beyond))
    objects = list(_held_by_noun(reading, direct))
    if not objects and not (further and _is_hold(direct)):
        objects = [(_outcome(reading, token, target), target) for _, target in direct]
    return [*objects, *_given(reading, frame, done), *further]


def _few(further: Iterable[tuple[str, Filler]]) -> Iterator[tuple[str, Filler]]:
    """Yields the phrases after a verb that name something, and the first of the others; the wording has them all."""
    told = False
    for name, target in further:
        if target.mention is not None or not told:
            yield name, target
        told |= target.mention is None


def _pairs(
    reading: Reading,
    frame: Frame,
    verb: str,
    place: str,
    objects: list[tuple[str, Filler]],
    taken: set[tuple[int, int]],
    voice: str = "",
) -> Iterator[Draft]:
    """Yields the action of each subject with each object, or alone where it has none."""
    token = frame.token
    inferred = BORROWED if frame.inferred else 1.0
    subjects = [f for f in map(reading.filler, frame.roles.get(place, ())) if f and f.mention is not None]
    for subject in (s for s in subjects if may_do(reading, frame, s)):
        told = [] if _restates(reading, subject, token) else objects
        for name, target in told:
            same = target.entity is not None and target.entity == subject.entity
            same |= voice != "" and target.mention is None and (-1, subject.token.i) in taken  # "was found guilty"
            inner = (t.i for name, t in prepositional(target.token) if name == "of")
            same |= any((subject.token.i, i) in taken for i in inner)  # "ruled in favor of the tenants"
            if same or (subject.token.i, target.token.i) in taken or _says_nothing(target):
                continue
            if frame.lemma == "have" and not name and _has_own(reading, subject, target):
                continue
            weight = subject.confidence * target.confidence * inferred
            words = f"{verb} {name}".strip()
            yield Draft(
                "acts", subject, target, token, token, "acts", words, target.literal, voice=voice, weight=weight
            )
        content = None if objects else _content(reading, token, voice)
        if content:
            yield Draft(
                "acts", subject, None, token, token, "acts", verb, content, voice=voice, weight=subject.confidence
            )
            continue
        other = objects and not voice and not _is_done_to_oneself(objects)
        alone = not other and not (voice and frame.roles.get("subj")) and _is_whole(token)
        if alone and not _only_names(subject, token, told) and not any(subject.token.i in pair for pair in taken):
            doer, undergone = (None, subject) if voice else (subject, None)  # nobody is named who destroyed the bridge
            yield Draft("acts", doer, undergone, token, token, "acts", verb, voice=voice, weight=subject.confidence)


def _has_own(reading: Reading, subject: Filler, target: Filler) -> bool:
    """Says whether somebody only has what is his, or what no noun names: "she had *her car* and they had *theirs*"."""
    if target.token.tag_ == "PRP$" or target.token.lower_ in fact_words().own_things:
        return True
    owner = child(target.token, "poss")
    filler = reading.filler(owner) if owner is not None else None
    plain = owner is not None and not any(c.dep_ in {"prep", "relcl", "acl", "amod"} for c in target.token.children)
    return plain and filler is not None and filler.entity is not None and filler.entity == subject.entity


def _undergoes_unknown(reading: Reading, frame: Frame) -> bool:
    """Says whether nobody knows what was done: "*it* was carried out by rebels", where nothing is named before."""
    undergone = frame.roles.get("obj", ())
    pronouns = all(t.tag_ == "PRP" or t.lower_ in {"this", "that", "which"} for t in undergone)
    return bool(undergone) and pronouns and not any(map(reading.filler, undergone))


def _is_done_to_oneself(objects: list[tuple[str, Filler]]) -> bool:
    """Says whether the one object of a verb is its subject again: "shot himself", "turned herself in"."""
    return len(objects) == 1 and objects[0][1].token.tag_ == "PRP" and objects[0][1].token.lower_.endswith(_SELF)


def _only_names(subject: Filler, verb: Token, told: list[tuple[str, Filler]]) -> bool:
    """Says whether a clause tells no more than what something is called: "a firm called Tarn", "was named as Lee"."""
    named = verb.dep_ == "acl" or verb.lemma_ in fact_words().naming
    return named and any(t.entity is not None and t.entity == subject.entity for _, t in told)


def _content(reading: Reading, verb: Token, voice: str) -> str | None:
    """Returns the clause that an action is about: "to comment" of "declined to comment on it"."""
    if voice and verb.lemma_ in fact_words().hearsay:
        return None  # "is believed to have died": he died, perhaps
    intention = reading.phrases.intention(verb)
    if intention or voice or verb.lemma_ in fact_words().hearsay | fact_words().attributing:
        return intention
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and is_verb(c) and child(c, *SUBJECTS)), None)
    return None if clause is None else reading.phrases.clause(clause)


def _restates(reading: Reading, subject: Filler, verb: Token) -> bool:
    """Says whether a clause is part of what its subject is called: "people who work on cars" work on cars."""
    narrows = verb.dep_ in {"relcl", "acl"} and verb.head.i == subject.token.i
    if not narrows or subject.entity is None or subject.token.lemma_.lower() not in fact_words().anybody:
        return False
    return verb.text in reading.entities[subject.entity].label.split()[1:]


def _says_nothing(target: Filler) -> bool:
    """Says whether an object is a word that only its clause fills, or half of a score ("2 - 1")."""
    token = target.token
    if token.text in _DASHES:
        return True
    bare = token.dep_ == "pobj" and token.i == token.head.i + 1 and not any(c.lower_ == "of" for c in token.children)
    if bare and token.lemma_.lower() in fact_words().idle and token.head.lower_ != "into":
        return True  # "in return", not "came into effect"
    if _is_set_phrase(token) or is_while(token):
        return True  # "at the same time"
    described = any(c.dep_ in {"amod", "nummod", "compound", "poss", "prep"} for c in token.children)
    if token.lemma_.lower() in fact_words().empty_objects and not described:
        return token.head.lemma_ != "take"  # "took place"
    score = any(t.text in _DASHES for t in token.doc[max(0, token.i - 1) : token.i + 2])
    bounds = {"in", "on", "for", "under", "over", "above", "below", "by", "to"}  # "a painter under 50", "by 8 to 5"
    bare = not any(c.dep_ in {"quantmod", "prep", "nmod"} for c in token.children)
    return token.pos_ == "NUM" and target.mention is None and (score or (bare and token.head.lower_ in bounds))


def _is_set_phrase(token: Token) -> bool:
    """Says whether a phrase is one that names nothing: "at the same time", "as a whole"."""
    words = token.doc[token.head.i : token.right_edge.i + 1]
    phrase = token.dep_ == "pobj" and len(words) <= _SHORT
    return phrase and " ".join(t.lower_ for t in words) in fact_words().set_phrases


def _is_whole(token: Token) -> bool:
    """Says whether a verb says something without an object: "resigned", "were treated for burns", not "promised"."""
    if token.lemma_.lower() in fact_words().needing_more and not particle(token) and child(token, "prep") is None:
        return False
    if token.lemma_.lower() in fact_words().only_with_object and not is_passive(token):
        return False
    return not any(c.dep_ in {"ccomp", "xcomp"} for c in token.children) and not takes_unknown(token)


def _direct(reading: Reading, frame: Frame) -> Iterator[tuple[str, Filler]]:
    for place in ("obj", "dobj"):
        for target in frame.roles.get(place, ()):
            filler = reading.filler(target) or _duration(reading, target)
            if filler is not None:
                yield "", filler


def _is_hold(objects: list[tuple[str, Filler]]) -> bool:
    """Says whether all that a verb takes is a noun that says one thing with it: "drew *attention* to the roof"."""
    return len(objects) == 1 and objects[0][1].token.lemma_.lower() in fact_words().holds


def _held_by_noun(reading: Reading, objects: list[tuple[str, Filler]]) -> Iterator[tuple[str, Filler]]:
    """Yields what a verb and its noun together act on: "access to" of "lost access to *the garden*"."""
    noun = objects[0][1].token if _is_hold(objects) else None
    if noun is None or child(noun, "poss") is not None:
        return
    for name, target in prepositional(noun):
        held = reading.filler(target)
        if held is not None and held.mention is not None and target.i > noun.i:
            yield f"{noun.lower_} {name}", held


def _duration(reading: Reading, target: Token) -> Filler | None:
    """Returns a time that is what a verb takes, not when it was: "faces *12 years in prison*"."""
    counted = target.i in reading.timed and target.tag_ == "NNS" and child(target, "nummod") is not None
    return Filler(target, None, None, "", literal=reading.phrases.predicate(target)) if counted else None


def _given(reading: Reading, frame: Frame, done: str) -> Iterator[tuple[str, Filler]]:
    """Yields who was given what: "award penalty" of "awarded the visitors a penalty"."""
    for target in frame.roles.get("iobj", ()) if done else ():
        if (filler := reading.filler(target)) is not None:
            yield done, filler


def _outcome(reading: Reading, verb: Token, target: Filler) -> str:
    """Returns what becomes of an object: "to close" of "forced it to close", "wounded" of "left two wounded"."""
    acts = reading.ontology.is_a(target.cls, "Agent") or verb.lemma_.lower() in fact_words().causative
    intention = reading.phrases.intention(verb, brief=True) if acts or verb.lemma_ == "use" else None
    if intention:
        return intention
    for c in verb.rights:
        become = c.dep_ == "ccomp" and c.tag_ == "VBN" and child(c, *SUBJECTS) is not None
        small = become or c.dep_ in {"oprd", "acomp"}
        if small and c.pos_ in {"ADJ", "NOUN", "VERB"} and not any(g.dep_ == "mark" for g in c.children):
            return reading.phrases.brief(c)
        placed = verb.lemma_ in fact_words().placing and c.lower_ in fact_words().places_of_objects
        if c.dep_ == "prep" and placed:  # "put the town at risk"
            ends = [p for p in c.children if p.dep_ == "pobj" and p.i not in reading.timed and not p.ent_type_]
            return next((f"{c.lower_} {reading.phrases.brief(p)}" for p in ends), "")
    return ""


def _oblique(reading: Reading, frame: Frame, done: str) -> Iterator[tuple[str, Filler]]:
    """Yields what follows a verb's object, under the words before it: ("fire shots at", the car)."""
    token, before = frame.token, done
    if not done and any(c.dep_ == "dobj" and c.pos_ == "PRON" and not is_relative(c) for c in token.children):
        return  # "call it an act of terror", where nobody knows what it is
    for place in (t for t in frame.roles.get("in", ()) if t.i < token.i and t.head.head.i != token.i):
        if (filler := reading.filler(place)) is not None:
            yield f"{done} in".strip(), filler  # "the square where they gathered"
    if (left := stranded(token)) is not None and (noun := reading.frames.gap(token)) is not None:
        yield from ((f"{done} {left.lower_}".strip(), f) for f in filter(None, [reading.filler(noun)]))
    for c in token.children:
        if c.dep_ == "npadvmod" and c.lemma_.lower() in fact_words().whiles:
            continue
        if c.dep_ == "oprd" and _is_office(reading, token, c):
            continue  # "was elected Peru's president": no deed to the president
        if not done and c.dep_ in {"npadvmod", "oprd", "acomp"} and c.i not in reading.timed and c.pos_ in _PREDICATES:
            for filler in filter(None, map(reading.filler, coordinated(c) if is_shared_out(token) else (c,))):
                whole = reading.phrases.predicate(c) if c.dep_ == "acomp" else filler.literal
                yield "", replace(filler, literal=whole) if filler.literal else filler
        elif c.dep_ in {"prep", "dative"} and c.pos_ in {"ADP", "SCONJ"} and c.lower_ not in fact_words().loose:
            if is_of_those_before(c) or _is_apart(c):
                continue
            if c.i < token.i and not done and token.lemma_.lower() in fact_words().needing_more:
                continue  # "In the second case, the party asks ..."
            targets = [m for p in c.children if p.dep_ == "pobj" for m in named_each(p) or coordinated(p)]
            if len(before.split()) <= _LONG and _belongs(token, c):
                yield from ((f"{before} {c.lower_}".strip(), f) for f in _held(reading, c, targets))
            for inner in (g for g in c.rights if not targets and g.dep_ == "prep"):  # "walked *out of* the talks"
                ends = [m for p in inner.children if p.dep_ == "pobj" for m in coordinated(p)]
                yield from ((f"{before} {c.lower_} {inner.lower_}".strip(), f) for f in _held(reading, inner, ends))
            if targets and c.i > token.i and targets[0].i not in reading.timed:
                before = f"{before} {c.lower_} {reading.phrases.brief(targets[0])}".strip()


def _is_office(reading: Reading, verb: Token, office: Token) -> bool:
    """Says whether somebody is made what another is called: "was elected *the country's president*"."""
    filler = reading.filler(office) if verb.lemma_ in fact_words().appointing else None
    return filler is not None and filler.cls == "Person"


def _is_apart(preposition: Token) -> bool:
    """Says whether a phrase tells what goes on beside, or how far off: ", *with* Malta third", "9 miles *from* Ely"."""
    before = preposition.nbor(-1) if preposition.i else preposition
    who = next((c for c in preposition.rights if c.dep_ == "pobj"), preposition)
    beside = preposition.lower_ == "with" and before.text == "," and who.pos_ == "PROPN" and who.right_edge.i > who.i
    return beside or before.lemma_.lower() in fact_words().distances


def _belongs(verb: Token, preposition: Token) -> bool:
    """Says whether a phrase is surely the verb's: after a participle that narrows a noun, only what follows at once."""
    return verb.dep_ != "acl" or not is_passive(verb) or preposition.i == verb.i + 1


def _held(reading: Reading, preposition: Token, targets: list[Token]) -> Iterator[Filler]:
    """Yields what a preposition holds; what lies between two things is one thing."""
    if preposition.lower_ == "between" and len(targets) > 1:
        both = " and ".join(reading.phrases.plain(t) for t in targets)
        yield Filler(targets[0], None, None, "", literal=both)
        return
    for target in targets:
        if target.i not in reading.timed and (filler := reading.filler(target)) is not None:
            post = preposition.lower_ == "as" and preposition.head.lemma_ in role_words().leaving
            own = post and filler.cls == "Person" and target.pos_ == "NOUN"  # "quit *as mayor*": he is the mayor
            yield Filler(target, None, None, "", literal=reading.phrases.predicate(target)) if own else filler


def _is_aside(token: Token) -> bool:
    """Says whether a participle hangs loosely: "immigrants when requested", "packed in straw", "as measured by"."""
    if token.tag_ == "VBN" and token.i and token.nbor(-1).lower_ == "as" and child(token, *SUBJECTS) is None:
        return True
    if not is_passive(token) or child(token, "nsubjpass", "auxpass", "agent") is not None:
        return False
    marked = any(c.dep_ in {"mark", "advmod"} and c.tag_ in {"WRB", "IN"} for c in token.lefts)
    loose = token.dep_ == "acl" and token.head.dep_ == "pobj" and token.nbor(-1).text == ","
    return (token.dep_ == "advcl" and marked) or loose


def _only_frames_another(token: Token) -> bool:
    if token.lemma_.lower() not in fact_words().aspect_verbs:
        return False
    if any(c.dep_ in {"dobj", "nsubjpass"} for c in token.children):
        return False
    framed = (c for c in token.children if c.dep_ in {"xcomp", "ccomp"} and is_verb(c))
    return any(child(c, *SUBJECTS) is None for c in framed)  # who "allows users to call" does something


def _is_bare(verb: Token) -> bool:
    return all(c.dep_ in {"prt", "advmod", "aux", "cc", "conj", "punct", "mark"} | SUBJECTS for c in verb.children)


def _is_slight(token: Token) -> bool:
    """Says whether a verb tells a movement that means nothing by itself: "stood up", "walked away"."""
    way = next((c.lower_ for c in token.rights if c.dep_ in {"prt", "advmod"}), "")
    return f"{token.lemma_} {way}" in fact_words().slight and _is_bare(token)


def _only_leads_to(token: Token) -> bool:
    """Says whether a verb of motion only leads to the next one: "*came out* and beat them"."""
    bare = _is_bare(token)
    follows = any(c.dep_ == "conj" and is_verb(c) and child(c, *SUBJECTS) is None for c in token.rights)
    return follows and bare and token.lemma_ in fact_words().motion


def _only_reports(reading: Reading, token: Token) -> bool:
    if token.lemma_.lower() not in fact_words().speech_verbs:
        return False
    if any(c.dep_ == "ccomp" for c in token.children):
        return True
    cued = any(q.cue_token == token.i for q in reading.quotations)
    return cued and not _finds_grounds(token) and not _quotes_a_word(token)


def _quotes_a_word(verb: Token) -> bool:
    """Says whether only the word for what a verb takes is quoted: 'declared a "week of silence"'."""
    direct = child(verb, "dobj")
    article = child(direct, "det") if direct is not None and direct.i > verb.i else None
    return article is not None and article.nbor(1).text in _QUOTES


def _finds_grounds(verb: Token) -> bool:
    """Says whether a verb has a noun with the clause as its object: "found *no evidence that* he profited"."""
    grounds = child(verb, "dobj")
    clauses = grounds.rights if grounds is not None and grounds.i > verb.i else ()
    return any(c.dep_ in {"acl", "ccomp"} and any(m.dep_ == "mark" for m in c.lefts) for c in clauses)
