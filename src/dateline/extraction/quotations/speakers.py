"""Who speaks, to whom and in what, by the grammar around a word of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dateline.extraction.quotations.cues import words
from dateline.language.tree import Token
from dateline.records import Mention, MentionKind

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"VERB", "AUX"})
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_NOMINALS = frozenset({"PROPN", "NOUN", "PRON"})
_DEPTH = 6  # clauses that a subject is looked for upwards


@dataclass(frozen=True)
class Mentions:
    """Mentions by the tokens they cover."""

    all: tuple[Mention, ...]

    @cached_property
    def by_head(self) -> dict[int, int]:
        return {m.head: m.index for m in self.all}

    @cached_property
    def covering(self) -> dict[int, int]:
        """For each token, the shortest mention over it."""
        found: dict[int, int] = {}
        for m in sorted(self.all, key=lambda m: (m.first - m.last, m.index)):
            for i in range(m.first, m.last):
                found[i] = m.index
        return found

    @cached_property
    def genders(self) -> dict[str, set[str]]:
        """For the last word of each name, the genders that people of that name are given."""
        found: dict[str, set[str]] = {}
        for m in self.all:
            if m.kind is MentionKind.NAME and m.gender:
                found.setdefault(m.name.split()[-1], set()).add(m.gender)
        return found

    def gender(self, mention: Mention) -> str:
        """Returns the gender of who is mentioned, be it told elsewhere ("Anna Berg ... Berg"); "" where unknown."""
        if mention.gender or mention.kind is not MentionKind.NAME:
            return mention.gender
        told = self.genders.get(mention.name.split()[-1], set())
        return next(iter(told)) if len(told) == 1 else ""

    def at(self, token: int | None) -> int | None:
        """Returns the mention that a token heads, else the one around it, or None."""
        if token is None:
            return None
        return self.by_head.get(token, self.covering.get(token))


def subject_of(verb: Token, depth: int = _DEPTH) -> Token | None:
    """Returns the token that heads who does what a verb says: its own subject or one it shares.

    Shared subjects are those of coordination, participles ("..., saying"), relative clauses, control
    ("went on to say") and gerunds after a preposition ("by saying"). A passive speaks through its agent.
    """
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(own, verb)
    if depth == 0 or verb.head.i == verb.i:
        return None
    head = verb.head
    if verb.dep_ == "acl" and head.pos_ not in _CLAUSES:
        return head
    if verb.dep_ == "relcl":
        return head if not any(c.dep_ in _SUBJECTS for c in verb.children) else None
    if verb.dep_ == "pcomp" and head.head.pos_ in _CLAUSES:
        return _quoted(head) or _shared(head.head, depth)
    if verb.dep_ == "conj" and head.head.i != head.i and head.dep_ == "ccomp" and speaks_again(verb, head.head):
        return subject_of(head.head, depth - 1)
    if verb.dep_ in {"conj", "advcl", "xcomp", "dep", "acomp", "ccomp"} and head.pos_ in _CLAUSES:
        return _listed_before(verb) or _shared(head, depth)
    return None


def _quoted(as_: Token) -> Token | None:
    """Whom another one passes on: "reported *the sponsors* as saying"."""
    direct = (c for c in as_.head.children if c.dep_ == "dobj") if as_.lower_ == "as" else ()
    return next((c for c in direct if c.i < as_.i), None)


def _listed_before(verb: Token) -> Token | None:
    """The noun before a verb that the parser joined to the object before: "cut rates and *the bank* now says"."""
    before = verb.i - 1
    while before > 0 and verb.doc[before].pos_ == "ADV":
        before -= 1
    noun = verb.doc[before]
    taken = verb.dep_ == "conj" and noun.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and noun.i > verb.head.i
    return noun if taken and verb.tag_ in _TENSED and _tense(verb.head) != verb.tag_ else None


def _own_subject(verb: Token) -> Token | None:
    agent = _agent(verb)
    if agent is not None or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return agent
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if is_inverted(verb):
        return next(c for c in subjects if c.i > verb.i)
    before = [c for c in subjects if c.i < verb.i]  # two where the parser parts "coach" from the coach's name
    return before[-1] if before else next(iter(subjects), None)


def is_inverted(verb: Token) -> bool:
    """Tells whether a verb stands between a comma and its subject: "The bank, *said* Berg, will close"."""
    return verb.i > 0 and verb.nbor(-1).text == "," and any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)


def _shared(head: Token, depth: int) -> Token | None:
    """The subject that a dependent verb takes over, be its head active or passive."""
    passive = next((c for c in head.children if c.dep_ == "nsubjpass"), None)
    return _antecedent(passive, head) if passive is not None else subject_of(head, depth - 1)


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return _one_of(verb.head) or verb.head
    return subject


def _one_of(those: Token) -> Token | None:
    """Who is named as one of "those": "*Lee* is among those who fear"."""
    among = those.head
    if those.lower_ != "those" or among.lower_ != "among" or among.head.lemma_ != "be":
        return None
    return next((c for c in among.head.lefts if c.dep_ == "nsubj"), None)


def speaker_above(verb: Token) -> Token | None:
    """The subject of the speech that a verb stands in: "admitted that sirens failed but rejected criticism"."""
    head = verb.head
    while verb.dep_ == "advcl" and head.dep_ in {"conj", "xcomp"} and head.pos_ in _CLAUSES:
        head = head.head
    return subject_of(head.head) if verb.dep_ in {"conj", "advcl"} and head.dep_ == "ccomp" else None


def speaks_again(verb: Token, speech: Token) -> bool:
    """Tells whether a verb joined to what is said is really joined to the verb of speech.

    "Officials say nobody will be moved and insist that it is safe": the verb has not the tense of the clause that
    the parser joins it to.
    """
    if verb.dep_ != "conj" or verb.tag_ not in _TENSED or any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    if not any(c.dep_ == "ccomp" for c in verb.children) or speech.i >= verb.i:
        return False
    return _tense(verb.head) != verb.tag_ and verb.head.i != speech.i


def _tense(verb: Token) -> str:
    """The tag of the finite word of a verb group."""
    return next((c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO"), verb.tag_)


def is_passive_without_agent(verb: Token) -> bool:
    """Tells whether a verb names no speaker: "it was announced", "was hauled in and told", "men accused of"."""
    return _is_passive(verb) and _agent(verb) is None


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in {"aux", "nsubj"} for c in verb.children):
        return False
    if verb.dep_ in {"advcl", "acl"} or (verb.tag_ == "VBN" and verb.dep_ == "amod"):
        return True  # "asked about it, she laughed"; a past tense would have a subject of its own
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.pos_ in _CLAUSES and _is_passive(verb.head)


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def issuer_of(noun: Token, depth: int = 3) -> Token:
    """Returns who made, sent or holds a thing that carries words ("her statement", "a memo from X"), else the thing."""
    lemma = noun.lemma_.lower()
    if lemma not in words()["carriers"] or depth == 0:
        return noun
    for child in noun.children:
        if child.dep_ == "poss" and child.ent_type_ not in {"DATE", "TIME"}:
            return issuer_of(child, depth - 1)
    for child in noun.children:
        is_topic = child.lower_ == "of" and lemma in words()["topical"]
        if child.dep_ in {"prep", "agent"} and child.lower_ in words()["carrier_prepositions"] and not is_topic:
            for owner in child.children:
                if owner.dep_ == "pobj" and owner.ent_type_ not in _AMOUNTS and owner.pos_ in _NOMINALS:
                    return owner
    return _holder(noun) or noun


def _holder(noun: Token) -> Token | None:
    """The subject of the verb that has a carrier for its object: "she sent a letter", "they hold signs".

    Who gets a letter has not written it: there the sender is the one it came from.
    """
    if noun.dep_ == "conj":
        return _holder(noun.head)
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in _CLAUSES:
        return None
    if verb.lemma_ in words()["light_verbs"]:
        return subject_of(verb)
    sender = (p for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" for p in c.children)
    return next((p for p in sender if p.dep_ == "pobj"), None)


def listener_of(verb: Token) -> Token | None:
    """Returns the token that heads who is spoken to, or None."""
    takes_listener = verb.lemma_ in words()["listeners"]
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return child
        if child.dep_ == "dobj" and takes_listener and child.i > verb.i:
            return child
        if takes_listener and child.dep_ == "ccomp" and child.i > verb.i and "to" in {c.lower_ for c in child.children}:
            subject = next((c for c in child.children if c.dep_ == "nsubj" and c.i > verb.i), None)
            if subject is not None:
                return subject
    for child in verb.children:
        if child.lower_ == "to" and child.dep_ in {"prep", "dative"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def medium_of(verb: Token) -> Token | None:
    """Returns the token that heads the medium or occasion of speech ("in a statement", "on Twitter"), or None."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in words()["medium_prepositions"]:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in words()["media"]:
                    return noun
    return None


def can_speak(mentions: Mentions, token: Token | None) -> bool:
    """Tells whether a token heads a speaker: a person, group, organization or place that acts, or a name unknown."""
    if token is None or token.lower_ in words()["mute_subjects"]:
        return False
    if token.pos_ == "PRON":
        return True
    index = mentions.at(token.i)
    if index is None:
        return token.pos_ == "PROPN" and token.ent_type_ not in _AMOUNTS
    mention = mentions.all[index]
    return mention.cls in words()["speaking_classes"] or (not mention.cls and mention.kind is MentionKind.NAME)


def may_speak(mentions: Mentions, token: Token) -> bool:
    """Tells whether nothing is known against a speaker: a description of no known class."""
    index = mentions.at(token.i)
    known = index is not None and mentions.all[index].cls
    return not known and token.pos_ in _NOMINALS and token.lower_ not in words()["mute_subjects"]


def person_beside(mentions: Mentions, subject: Token, verb: Token) -> Token:
    """Returns the person just before a verb where the parser takes the organization before the name for the subject.

    "Friends of the Bay Executive Director Jane Cole said": the name bears a title, so it is the one who speaks.
    """
    beside = mentions.covering.get(verb.i - 1)
    index = mentions.at(subject.i)
    if beside is None or index is None or beside == index or subject.i > verb.i:
        return subject
    person, taken = mentions.all[beside], mentions.all[index]
    if person.kind is not MentionKind.NAME or person.cls != "Person" or taken.kind is not MentionKind.NAME:
        return subject
    before = verb.doc[person.first - 1]
    titled = bool(person.title) or (before.pos_ == "PROPN" and before.text[0].isupper())
    return verb.doc[person.head] if titled and taken.cls != "Person" else subject


def named_before(mentions: Mentions, speaker: Token, verb: Token) -> Token:
    """Returns the person named between commas just before a verb where the parser gave the name to another noun.

    "A partner at the firm of Lee and Cho, *Anna Berg*, said": it is the partner's, since no firm is called so.
    """
    index, beside = mentions.at(speaker.i), mentions.covering.get(verb.i - 2)
    if index is None or beside is None or index == beside or verb.i < 2 or verb.nbor(-1).text != ",":
        return speaker
    described, person = mentions.all[index], mentions.all[beside]
    named = person.kind is MentionKind.NAME and person.cls == "Person" and person.first > speaker.i
    if not named or described.kind is not MentionKind.NOMINAL or described.cls != "Person":
        return speaker
    owner = mentions.at(verb.doc[person.head].head.i)
    apart = verb.doc[person.first - 1].text == "," and verb.doc[person.head].dep_ == "appos"
    other = owner is not None and owner != index and mentions.all[owner].cls == "Person"
    return verb.doc[person.head] if apart and not other else speaker


def cited_by(mentions: Mentions, verb: Token) -> Token | None:
    """Returns whom a speaker cites: "police, citing *a witness*, said", "the paper quoted *her* as telling them"."""
    passed_on = _passed_on(verb) if verb.lemma_ in words()["citing"] else None
    if passed_on is not None:
        return passed_on if can_speak(mentions, passed_on) else None
    for citing in (verb, *verb.children):
        if citing.tag_ == "VBG" and citing.lemma_ in words()["citing"] and citing.dep_ in {"advcl", "prep", "acl"}:
            source = next((c for c in citing.children if c.dep_ == "dobj"), None)
            return source if source is not None and can_speak(mentions, source) else None
    return None


def _passed_on(verb: Token) -> Token | None:
    """The object of a verb of citing before "as", with words of its own: "quoted *her* as saying"."""
    as_ = next((c for c in verb.children if c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.children)), None)
    return _quoted(as_) if as_ is not None else None


def name_of(mentions: Mentions, token: Token) -> Token:
    """Returns the name in apposition to a described speaker ("the coach, Ana Silva"), else the token itself."""
    index = mentions.at(token.i)
    if index is not None and mentions.all[index].kind is MentionKind.NOMINAL and mentions.all[index].head == token.i:
        beside = [token.head] if token.dep_ == "appos" else [c for c in token.children if c.dep_ == "appos"]
        for child in beside:
            name = mentions.by_head.get(child.i, mentions.at(child.i))
            if name is None or mentions.all[name].kind is not MentionKind.NAME:
                continue
            inside = token.doc[mentions.all[name].first : mentions.all[name].last]
            apart = token.dep_ != "appos" and any(t.dep_ == "pobj" for t in inside)  # "police in Castilla y *Leon*"
            if mentions.all[name].cls in words()["speaking_classes"] and not apart:
                return child
    return token
