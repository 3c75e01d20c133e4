"""Wording: a verb with all that completes it, in the article's words, so that an action can be read alone.

"sent a memo to the county's director", where "the county" and "she" are called by their names. Auxiliaries that only
deny are left out: whether it happened is the fact's factuality. What is possible keeps its "not": "may not pay".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dateline.extraction.coreference.clusters import words as rule_words
from dateline.extraction.facts.active import active_form, third_person
from dateline.extraction.facts.agreement import is_said_of_one, is_shared_out, share, with_whom
from dateline.extraction.facts.called import called, whole_mention
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.extent import QUOTES, SUBJECTS, phrase_end, words_after
from dateline.extraction.facts.fuller import is_owned
from dateline.extraction.facts.gaps import Gap, find_gap
from dateline.extraction.facts.governing import aimed_by, auxiliaries, bidding, tense_of, undone
from dateline.extraction.facts.grammar import antecedent, child, is_infinitive, is_passive, is_verb
from dateline.extraction.facts.leading import how_often, told_before, told_behind
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.tolls import left_so
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Factuality, Mention, MentionKind

_REACH = 26  # tokens after the verb; beyond, a phrase is left out whole
_BRIEF = 8  # tokens that may stand before a place that was told first
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_US = frozenset({"we", "us", "our", "ours", "ourselves", "We", "Our"})
_HELPING = frozenset({"aux", "auxpass"})


def wording(reading: Reading, draft: Draft) -> str:
    """Returns what a draft's verb says of its subject, or nothing where no verb says it."""
    verb, told = draft.trigger, patient(draft)
    if draft.basis == "stance":
        return _stance(reading, draft)
    if _is_of_author(reading, draft):
        return _of_text(reading, draft)
    if not is_verb(verb) or told is None or not _is_of_subject(reading, draft):
        return ""
    if is_shared_out(verb):
        return _share(reading, draft)
    end = phrase_end(verb, verb.i + _REACH)
    rest = [t.i for t in words_after(verb, end)]
    rest += told_behind(verb, rest[-1] if rest else verb.i)
    gap = find_gap(reading.frames, verb)
    filler = reading.filler(gap.noun) if gap is not None else None
    missing = _brief(reading, draft, filler) if filler is not None else ""
    if is_passive(verb) and draft.subject is not None and not draft.voice:
        return _done_by(reading, draft, [*rest, *told_before(reading, verb)], missing)
    if gap is not None and gap.preposition and rest and missing.islower():
        gap = None  # "the site, in which nine died": the place is told beside it
    if gap is not None and missing and filler != told:
        return _filled(reading, draft, rest, gap, missing)
    target = draft.object
    acted = (draft.relation == "acts" or left_so(verb) is not None) and draft.subject is not None and not draft.voice
    if target is not None and acted and not verb.i <= target.token.i <= end:
        name = _brief(reading, draft, target)
        if name:
            return _done_to(reading, draft, rest, name)
    key = (verb.i, told.entity)
    if key not in reading.worded:  # many facts rest on one verb
        if _is_of_text(reading, draft, told):
            return _of_text(reading, draft)
        before = _governing(reading, verb)
        said = _said(reading, [*before, *_verbal(reading, verb), *rest, *told_before(reading, verb)], draft)
        bidden = bidding(reading, verb, told) if said.startswith("to ") else ""
        said = said if before or bidden else undone(reading, verb, told, said)
        lead = f"{bidden} " if bidden else "" if before else tense_of(reading, verb, told)
        reading.worded[key] = f"{lead}{said}"
    return " ".join(filter(None, (reading.worded[key], with_whom(reading, draft))))


def patient(draft: Draft) -> Filler | None:
    """Returns whom or what a wording is of: the subject, or what was done where nobody is named who did it."""
    return draft.object if draft.subject is None else draft.subject


def _stance(reading: Reading, draft: Draft) -> str:
    """Returns what a speaker says of whom he blames or asks: "said the mayor should resign"."""
    target = draft.object
    if target is None or target.entity is None or not is_verb(draft.trigger):
        return ""
    told = wording(reading, replace(draft, relation="acts", subject=target, object=None, basis="acts"))
    told = " ".join(fact_words().of_others.get(word, word) for word in told.split(" "))
    if not told or draft.trigger.tag_ == "VBG":
        return ""
    spoken = "condemned that" if draft.relation == "opposes" else "said"
    return f"{spoken} {reading.entities[target.entity].label} {told}"


def _is_of_author(reading: Reading, draft: Draft) -> bool:
    """Says whether a participle of a text tells what its author does: "sent a letter *urging* the firm to pay"."""
    verb = draft.trigger
    if draft.relation == "acts" or draft.subject is None or verb.tag_ != "VBG" or verb.dep_ not in {"acl", "advcl"}:
        return False
    core = reading.frames.core(verb)
    doers, targets = ([reading.filler(t) for t in core.get(place, ())] for place in ("subj", "obj"))
    texts = [f for f in doers if f is not None and f != draft.subject and reading.ontology.is_a(f.cls, "Document")]
    return bool(texts) and any(f is not None and f == draft.object for f in targets)


def _is_of_text(reading: Reading, draft: Draft, told: Filler) -> bool:
    """Says whether a text is told of by the participle behind it: "a petition *urging* the firm to pay"."""
    verb = draft.trigger
    behind = verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.i == told.token.i
    return behind and reading.ontology.is_a(told.cls, "Document")


def _of_text(reading: Reading, draft: Draft) -> str:
    verb, told = draft.trigger, patient(draft)
    rest = [t.i for t in words_after(verb, phrase_end(verb, verb.i + _REACH))]
    form = verb.lemma_.lower() if told is not None and reading.is_plural(told) else third_person(verb.lemma_.lower())
    return f"{form} {_said(reading, rest, draft)}"


def _filled(reading: Reading, draft: Draft, rest: list[int], gap: Gap, missing: str) -> str:
    """Returns a wording with what its relative clause leaves out: "came from Leeds" of "Leeds, which he came from"."""
    verb = draft.trigger
    after = gap.after if not gap.preposition else max([verb.i, *rest])
    inside = sorted({*(i for i in rest if i <= after), *(range(verb.i + 1, after + 1) if not gap.preposition else ())})
    before = _said(reading, [*_governing(reading, verb), *_verbal(reading, verb), *inside], draft)
    behind = _said(reading, [i for i in rest if i > after], draft)
    return " ".join(filter(None, (before, gap.preposition, missing, behind)))


def _share(reading: Reading, draft: Draft) -> str:
    """Returns what one of several did, without the others' share: "rose 5%" of "rose 2% and 5%, respectively"."""
    found = share(draft)
    if found is None:
        return ""
    first, head = found
    preposition = [first.i] if first.i < head.left_edge.i else []
    last = max([head.i, *(c.right_edge.i for c in head.rights if c.dep_ in {"prep", "nummod"})])
    told = [*preposition, *(i for i in range(head.left_edge.i, last + 1) if i > first.i or not preposition)]
    return _said(reading, [*_verbal(reading, draft.trigger), *told], draft)


def _done_to(reading: Reading, draft: Draft, rest: list[int], name: str) -> str:
    """Returns a wording whose object stands before its verb: "revoked the policy" of "the policy that he revoked"."""
    verb = draft.trigger
    particles = [c.i for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1]
    before = _said(reading, [*_verbal(reading, verb), *particles], draft)
    preposition = draft.verb.split()[1:][-1:]
    behind = _said(reading, rest[len(particles) :], draft)
    if preposition and len(rest) <= _BRIEF:
        return " ".join(filter(None, (before, behind, *preposition, name)))  # "lost their lives in the fire"
    return " ".join(filter(None, (before, *preposition, name, behind)))


def _is_of_subject(reading: Reading, draft: Draft) -> bool:
    """Says whether whom a relation is told of is the verb's too: not in "faces charges from *prosecutors*"."""
    told = patient(draft)
    if draft.relation == "acts" or told is None:
        return draft.relation == "acts"
    if draft.subject is None and not is_passive(draft.trigger):
        return False
    place = "obj" if draft.subject is None else "subj"  # "nine were hurt when the roof fell": nobody hurt them
    ends = map(reading.filler, reading.frames.core(draft.trigger).get(place, ()))
    return any(f is not None and f.entity == told.entity for f in ends)


def _done_by(reading: Reading, draft: Draft, rest: list[int], missing: str) -> str:
    """Returns what an agent did, in the active voice: "closed the plant" of "the plant was closed by the firm"."""
    verb, target = draft.trigger, _undergone(reading, draft)
    agents = {t.i for c in verb.children if c.dep_ == "agent" for t in c.subtree}
    rest = _up_to_comma(verb, rest, max(agents, default=verb.i))
    name = _brief(reading, draft, target) if target is not None else ""
    kept = _said(reading, [i for i in rest if i not in agents], draft)
    missing = missing if missing != name else ""
    denied = child(verb, "neg") is not None and reading.factuality.of(verb) is Factuality.POSSIBLE
    active = active_form(verb, reading.is_plural(draft.subject), denied)
    often = _said(reading, _manner(verb), draft)
    return " ".join(filter(None, (often, active, name, missing, kept)))


def _undergone(reading: Reading, draft: Draft) -> Filler | None:
    """Returns what an agent did something to, where a relation is to another end: "*sketches* given to it by Holt"."""
    target = draft.object
    core = reading.frames.core(draft.trigger)
    ends = [f for f in map(reading.filler, core.get("obj", ())) if f is not None]
    if target is None or not ends or any(f.token.i == target.token.i for f in ends):
        return target
    if any(f.entity is not None and f.entity == target.entity for f in ends):
        return target
    inside = any(t.i == target.token.i for t in draft.trigger.subtree)
    return ends[0] if inside and target.token.i > draft.trigger.i else target


def _up_to_comma(verb: Token, rest: list[int], agent: int) -> list[int]:
    """Leaves out what a comma sets off behind an agent, who is told before: it may describe him."""
    behind = next((i for i in rest if i > agent), -1)
    return [i for i in rest if i <= agent] if behind >= 0 and verb.doc[behind].is_punct else rest


def _brief(reading: Reading, draft: Draft, target: Filler) -> str:
    """Returns an object that stands before its verb, without the clause that the verb heads."""
    if target.entity is None or target.mention is None:
        return target.literal or ""
    mention, entity = reading.mentions[target.mention], reading.entities[target.entity]
    if mention.kind is not MentionKind.NOMINAL or reading.is_named(entity):
        return entity.label
    first, label = mention.text.split()[0].lower(), entity.label
    article = f"{first} " if first in _ARTICLES and not is_owned(label, mention.name) else ""
    article = "" if label.split()[0].lower() in _ARTICLES else article
    if _is_without(reading, draft, target, label):
        return f"{article}{label}"
    before, known, _ = label.partition(mention.name)  # whose it is, and how many: "more than 40 officers"
    return f"{article}{before}{known}" if known else f"{article}{mention.name}"


def _is_without(reading: Reading, draft: Draft, target: Filler, label: str) -> bool:
    """Says whether a label can stand as an object: it holds neither the clause of its verb nor who does it."""
    clause = antecedent(draft.trigger)
    narrows = draft.trigger.head if draft.trigger.dep_ == "acl" else clause
    if narrows is not None and narrows.i == target.token.i:
        return False
    subject = draft.subject
    doer = reading.entities[subject.entity].label if subject is not None and subject.entity is not None else ""
    return not doer or doer not in label


def _verbal(reading: Reading, verb: Token, denies: bool | None = None) -> list[int]:
    if denies is None:
        denies = reading.factuality.of(verb) is Factuality.POSSIBLE
    return [*_group(verb, denies), *_manner(verb), verb.i]


def _governing(reading: Reading, verb: Token) -> list[int]:
    """Returns the words before a complement whose subject is theirs too: "needs" of "needs to rest", "kept" of ..."""
    if verb.dep_ == "conj" and is_infinitive(verb.head) and child(verb, *SUBJECTS) is None:
        shares = verb.tag_ == "VBN" == verb.head.tag_ and child(verb, *_HELPING) is None
        if shares or verb.tag_ == "VB":  # "needs to rest and drink", "is going to be tried and sentenced"
            return _governing(reading, verb.head)
    over = aimed_by(reading, verb)
    if over is not None:
        between = [t.i for t in verb.doc[over.i + 1 : min(_verbal(reading, verb))] if t.text not in QUOTES]
        return [*_governing(reading, over), *_verbal(reading, over), *between]
    adjective = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" else None
    above = verb.head if adjective is None else adjective.head
    if (
        verb.dep_ != "xcomp"
        or not is_verb(above)
        or above.i > verb.i
        or not (verb.tag_ in {"VBG", "VB"} or is_infinitive(verb))  # "would help rescue the crew"
    ):
        return []
    frames, factuality = reading.frames, reading.factuality
    same = frames.subjects(above) == frames.subjects(verb) and child(above, "dobj", "agent") is None
    turned = factuality.of(verb) is Factuality.NEGATED and factuality.of(above) is not Factuality.NEGATED
    if not same or turned:  # "failed to pass" is denied already
        return []
    denies = factuality.of(verb) is not Factuality.NEGATED  # "is not expected to attend" leaves it open
    between = [
        t.i
        for t in verb.doc[above.i + 1 : min(_verbal(reading, verb))]
        if not t.is_punct and (denies or t.dep_ != "neg")
    ]
    return [*_governing(reading, above), *_verbal(reading, above, denies), *between]


def _group(verb: Token, denies: bool) -> list[int]:
    """Returns the words before a verb that belong to it; with its "not" where the fact is not the denial itself."""
    own = auxiliaries(verb)
    denial = child(verb, "neg") if denies else None
    if denial is None or denial.i > verb.i:
        return own
    return sorted({*own, denial.i, *(c.i for c in verb.lefts if c.dep_ == "aux")})


def _manner(verb: Token) -> list[int]:
    """Returns an adverb just before a verb that says how: "repeatedly" of "repeatedly broke the law"."""
    words = fact_words()
    silent = words.negators | words.hedging_adverbs | words.passing
    before = [c for c in verb.lefts if c.dep_ == "advmod" and c.i == verb.i - 1 and c.lower_ not in silent]
    told = [c.i for c in before if c.tag_ == "RB" and (child(c, "neg") is None or verb.dep_ == "pcomp")]
    return sorted({*how_often(verb), *told})


def _said(reading: Reading, tokens: list[int], draft: Draft) -> str:
    """Returns tokens as words, with the names of those whom pronouns and short descriptions stand for."""
    subject = patient(draft)
    named = {subject.entity} if subject is not None else set()
    words: list[str] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if _only_points(reading.parsed.doc[token]):
            i += 1
            continue
        mention = whole_mention(reading, tokens, i)
        name = called(reading, mention, named) if mention is not None else ""
        if mention is not None and name:
            words.append(name)
            i += mention.last - mention.first
            continue
        if mention is not None:
            named |= _told(reading, mention)
        text = reading.parsed.text(token, token + 1)
        text = text.lower() if text.istitle() and _opens(reading.parsed.doc[token], draft.trigger) else text
        form = "" if _is_denied(reading, tokens, i) else fact_words().after_a_name.get(_plain(text), "")
        form = form or _shared(reading, token)
        if is_said_of_one(reading, reading.parsed.doc[token], subject) or _lacks_does(
            reading.parsed.doc[token], tokens
        ):
            form = third_person(form or text)
        glued = not form and words and tokens[i - 1] == token - 1 and not reading.parsed.doc[token - 1].whitespace_
        words.append(f"{words.pop()}{text}" if glued else form or text)
        i += 1
    return " ".join(" ".join(words).split())


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _is_denied(reading: Reading, tokens: list[int], i: int) -> bool:
    """Says whether "wo" keeps its "n't": what is only possible is said with its denial."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else -1
    return behind == tokens[i] + 1 and _plain(reading.parsed.doc[behind].text) == "n't"


def _lacks_does(verb: Token, kept: list[int]) -> bool:
    """Says whether a verb goes without its "does": "sells cars", denied, of "does not sell cars"."""
    return verb.tag_ == "VB" and any(c.lower_ == "does" and c.i not in kept for c in verb.lefts if c.dep_ == "aux")


def _opens(token: Token, verb: Token) -> bool:
    """Says whether a word has its capital from where it stands: a headline's verb, the "if" that opens a sentence."""
    opens = token.i == token.sent.start or token.nbor(-1).text in QUOTES
    return token.i == verb.i or (opens and token.pos_ in {"ADV", "SCONJ", "ADP"})


def _only_points(token: Token) -> bool:
    """Says whether a "there" behind a noun points at a place that is told elsewhere: "jails *there*"."""
    return token.lower_ == "there" and token.dep_ == "advmod" and token.head.pos_ == "NOUN" and token.head.i < token.i


def _told(reading: Reading, mention: Mention) -> set[int]:
    """Returns a thing or a group that a wording calls by its own words, so that a pronoun after it says enough."""
    entity = reading.entity_of.get(mention.index)
    part = reading.parsed.doc[mention.head].dep_ == "compound"  # "army base" does not say whose army
    told = entity is not None and mention.kind is not MentionKind.PRONOUN and entity.cls != "Person" and not part
    return {entity.index} if entity is not None and told else set()


def _shared(reading: Reading, token: int) -> str:
    """Returns "the" for an "our" of what a speaker shares with all: "our country", of whomever he speaks for."""
    owned = reading.parsed.doc[token].head.lemma_
    return "the" if reading.parsed.doc[token].lower_ == "our" and owned in rule_words("shared") else ""


def is_open(wording: str) -> bool:
    """Says whether a wording speaks of "us", whom nobody knows without the speaker: "to side with us".

    "Our planet" is everybody's.
    """
    words = wording.split()
    if _US.isdisjoint(words):
        return False
    return any(a in _US and (a.lower() != "our" or b not in fact_words().of_all) for a, b in pairwise([*words, ""]))
