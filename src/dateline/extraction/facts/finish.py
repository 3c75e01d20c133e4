"""Finishing: who holds a fact, when, where, how sure, and the sentence that says it."""

from __future__ import annotations

from dateline.extraction.facts.agreement import is_shared_out, share
from dateline.extraction.facts.background import is_condition, tells_no_fact
from dateline.extraction.facts.combining import combine
from dateline.extraction.facts.confidence import confidence
from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.grammar import antecedent, child, is_passive, is_verb, prepositional
from dateline.extraction.facts.headline_sources import speaker_under
from dateline.extraction.facts.holders import BY_FORM, attributing_verb, holder_of, is_event
from dateline.extraction.facts.hollow import is_hollow
from dateline.extraction.facts.negation import is_forbidden
from dateline.extraction.facts.pointing import is_of_all, is_one_of_others, points_away
from dateline.extraction.facts.reading import Filler, Reading
from dateline.extraction.facts.role_words import role_words
from dateline.extraction.facts.wording import is_open, patient, wording
from dateline.extraction.facts.words import fact_words
from dateline.language.tree import Token
from dateline.records import Fact, Factuality, ParagraphKind

_PRESENT = frozenset({"VBZ", "VBP"})
_DAY = 10  # characters of an ISO day
_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
_TIMELESS = frozenset({"hasRole", "memberOf", "locatedIn", "citizenOf", "partOf", "relatedTo", "livesIn"})


def finish(reading: Reading, draft: Draft) -> Fact | None:
    """Returns the fact of a draft; None where nobody can be named who holds it."""
    factuality = _factuality(reading, draft)
    if (factuality is Factuality.NEGATED and _only_so_far(draft)) or is_forbidden(draft.clause):
        return None
    if factuality is Factuality.NEGATED and draft.relation == "concerns":
        return None  # "no decision has been taken on the factory": none is about something else
    if tells_no_fact(reading, draft.clause) or is_one_of_others(reading, patient(draft)):
        return None
    if is_of_all(reading, draft, patient(draft)) or is_hollow(reading, draft, patient(draft)):
        return None
    unsaid = factuality is Factuality.POSSIBLE or _is_overturned(draft.trigger)
    if draft.subject is None and draft.basis == "noun" and unsaid:
        return None  # "charged with the murder of two": nobody is said to have done it
    holder, known = holder_of(reading, draft, factuality)
    if not known:
        return None
    if is_shared_out(draft.trigger) and is_verb(draft.trigger) and share(draft) is None:
        return None  # "rose 2% and 5%, respectively"
    words = wording(reading, draft)
    if draft.relation == "acts" and _cannot_be_read_alone(reading, draft, words):
        return None
    if draft.subject is None and _is_of_those(draft):
        return None
    if words and factuality is Factuality.POSSIBLE and is_condition(reading, draft.clause):
        words = f"{words}, as a condition"
    if _is_favoured(draft, words):
        factuality = reading.factuality.of(draft.clause.head)
    sentence = draft.trigger.sent
    when, basis = _when(reading, draft, words)
    if when is not None and _is_done(draft.clause) and (_is_later(reading, when) or _ends_years_later(reading, when)):
        when, basis = None, ""  # "has asked for comments by May 5" has been done
    if factuality is Factuality.ASSERTED and when is not None and _is_to_come(reading, draft, when):
        factuality = Factuality.POSSIBLE
    if when is not None and _is_of_what_it_follows(reading, draft, when):
        when, basis = None, ""
    where, quantity = _where(reading, draft), _quantity(reading, draft)
    if not (when or quantity or where is not None) and _is_vague(draft):
        return None
    start, end = reading.parsed.start(sentence.start), reading.parsed.end(sentence.end - 1)
    return Fact(
        relation=draft.relation,
        subject=draft.subject.mention if draft.subject else None,
        object=draft.object.mention if draft.object else None,
        literal=draft.literal or (draft.object.literal if draft.object else None),
        start=start,
        end=end,
        trigger=draft.trigger.i,
        verb=draft.verb,
        at=draft.at.mention if draft.at else None,
        where=where,
        when=when,
        when_basis=basis,
        factuality=factuality,
        holder=holder,
        voice=draft.voice,
        quantity=quantity,
        wording=words,
        confidence=confidence(reading, draft, words),
    )


def _is_of_those(draft: Draft) -> bool:
    """Says whether something is said of people by which alone they are told of: "those detained" were detained."""
    those = draft.clause.head
    whole = draft.object is None or draft.object.token.i == those.i
    return draft.clause.dep_ == "acl" and those.lower_ == "those" and whole


def _cannot_be_read_alone(reading: Reading, draft: Draft, words: str) -> bool:
    told = patient(draft)
    return is_open(words) or _is_in_label(reading, draft, words) or points_away(reading, draft, words, told)


def _is_favoured(draft: Draft, words: str) -> bool:
    """Says whether an action is what somebody favours, with the word for it: "*favoured* moving the school"."""
    above = draft.clause.head
    liked = draft.relation == "acts" and draft.clause.dep_ == "xcomp" and draft.clause.tag_ == "VBG"
    return liked and above.lemma_ in fact_words().favouring and above.text in words.split()


def _is_overturned(noun: Token) -> bool:
    """Says whether a judgment is told of only as one that stands no more: "overturned *the conviction* of Holt"."""
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in fact_words().overturning


def _is_vague(draft: Draft) -> bool:
    """Says whether a noun tells what is done, not who did it nor that it is one that happened: "attacks on nurses"."""
    if draft.subject is not None or draft.basis != "noun" or draft.trigger.head.lemma_ in fact_words().undergoing:
        return False  # "he faces charges"
    return not any(c.lower_ in _DEFINITE for c in draft.trigger.lefts)


def _is_to_come(reading: Reading, draft: Draft, when: str) -> bool:
    """Says whether a clause in the present tells what is set for a later day: "the summit opens on Friday"."""
    if not _is_later(reading, when):
        return False
    return any(t.tag_ in _PRESENT for t in (draft.clause, *draft.clause.lefts) if is_verb(t))


def _is_of_what_it_follows(reading: Reading, draft: Draft, when: str) -> bool:
    """Says whether a clause in the present cannot be of a day told in it: "the strike *follows* a vote on Friday"."""
    published, verb = reading.parsed.article.published, draft.clause
    if verb.tag_ not in _PRESENT or child(verb, "aux", "auxpass") is not None:
        return False
    if verb.lemma_ in fact_words().following:
        return True
    if published is None or "/" in when or len(when) != _DAY or when >= published.isoformat():
        return False
    return reading.parsed.kind(verb.i) is ParagraphKind.BODY and draft.trigger.i not in reading.quotation_of


def _is_later(reading: Reading, when: str) -> bool:
    """Says whether a day is after the one on which an article came out."""
    published, start = reading.parsed.article.published, when.split("/")[0]
    return published is not None and start[:1].isdigit() and start > published.isoformat()[: len(start)]


def _ends_years_later(reading: Reading, when: str) -> bool:
    """Says whether a span of years ends after that of the article: "has studied harvests over 2000-2050"."""
    published, (start, _, end) = reading.parsed.article.published, when.partition("/")
    years = start[:4].isdigit() and end[:4].isdigit() and start[:4] < end[:4]
    return years and published is not None and int(end[:4]) > published.year


def _is_done(clause: Token) -> bool:
    """Says whether a clause tells in the perfect what somebody has done: "has asked", "have sent", not "has to pay"."""
    return clause.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in {"has", "have", "'ve"} for c in clause.lefts)


def _is_in_label(reading: Reading, draft: Draft, words: str) -> bool:
    """Says whether what a subject does is in what it is called: "indictment filed on Wednesday" was filed.

    A relative clause tells a deed with both its ends: "a gardener *who dug up a coin*" dug it up.
    """
    told, verb = patient(draft), draft.trigger
    if told is None or told.entity is None or not words:
        return False
    if verb.dep_ == "acl" and verb.lemma_ in fact_words().hollow and draft.object is not None:
        return verb.head.i == draft.object.token.i and is_passive(verb)  # "all requests made by the bank"
    label = reading.entities[told.entity].label
    if not (draft.subject and draft.object) and label.endswith(f" {words}"):
        return True
    if verb.dep_ == "relcl" and draft.subject is not None and draft.object is not None:
        return False
    opening = " ".join(words.split()[:2])
    own = verb.head.i == told.token.i and verb.text in label.split()[1:]
    return verb.dep_ in {"acl", "relcl"} and (own or (" " in opening and f" {opening} " in label))


def _only_so_far(draft: Draft) -> bool:
    """Says whether a denial is of a part that a fact cannot hold: "not charged specifically with terrorism"."""
    near = [g for c in draft.clause.rights if not is_verb(c) for g in (c, *c.children)]
    return any(t.dep_ == "advmod" and t.lower_ in fact_words().narrowing for t in near)


def _quantity(reading: Reading, draft: Draft) -> str | None:
    """Returns how many or how much: "76 people", "at least 14 civilians", "$3.2 billion"."""
    part = draft.object.token.head.head if draft.object is not None and draft.object.token.dep_ == "pobj" else None
    if part is not None and part.lower_ in {"%", "percent"}:  # "owns 28 percent of the airline"
        return reading.parsed.text(part.left_edge.i, part.i + 1)
    for filler in (draft.object, draft.subject):
        number = child(filler.token, "nummod") if filler is not None else None
        if filler is not None and number is not None and number.i < filler.token.i and number.i not in reading.timed:
            return reading.parsed.text(number.left_edge.i, filler.token.i + 1)
    return None


def _factuality(reading: Reading, draft: Draft) -> Factuality:
    if draft.basis == "stance":
        return Factuality.ASSERTED  # saying it is the act, whatever was said
    of_form = draft.basis in BY_FORM or _is_owned(draft)
    read = reading.factuality.of_form(draft.clause) if of_form else reading.factuality.of(draft.clause)
    if read is Factuality.POSSIBLE and (_is_of_text(reading, draft) or _is_campaign(reading, draft)):
        return Factuality.ASSERTED  # what a text would do, it is about already
    verb = attributing_verb(_bringing_in(draft.clause))
    if verb is not None and draft.trigger.i not in reading.quotation_of and speaker_under(reading, verb) is None:
        read = combine(Factuality.POSSIBLE, read)  # "two men accused of planting it": nobody vouches for it
    return combine(read, draft.factuality) if draft.factuality else read


def _bringing_in(clause: Token) -> Token:
    """Returns the verb that brings in whom a clause describes: "hired *guards who lacked* a licence" says both."""
    noun = clause.head if clause.dep_ == "relcl" else clause
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    new = (
        noun.dep_ == "dobj"
        and noun.pos_ == "NOUN"
        and not any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.lefts)
    )
    return noun.head if new and is_verb(noun.head) else clause


def _is_owned(draft: Draft) -> bool:
    """Says whether a noun with its owner is all that is told: whoever drops "*the city's policy*", the city had it."""
    if draft.basis != "noun" or draft.subject is None or draft.object is None:
        return False
    owner, over = draft.subject.token, draft.trigger.head
    if is_verb(over) and over.lemma_.lower() in fact_words().renewing:
        return False  # "will resume its attacks"
    return draft.object.token.i == draft.trigger.i and owner.dep_ == "poss" and owner.head.i == draft.trigger.i


def _is_campaign(reading: Reading, draft: Draft) -> bool:
    """Says whether somebody asks for something by what he does: "*launched a campaign* to persuade them to leave"."""
    infinitive, noun = draft.clause, draft.clause.head
    if draft.relation != "requests" or infinitive.dep_ not in {"acl", "relcl"} or noun.dep_ != "dobj":
        return False
    does, asks = noun.head.lemma_.lower(), noun.lemma_.lower() in fact_words().efforts - {"hope", "plan", "plot"}
    begun = does in fact_words().light_verbs and does not in fact_words().wanting
    return asks and begun and reading.factuality.of(noun.head) is Factuality.ASSERTED


def _is_of_text(reading: Reading, draft: Draft) -> bool:
    """Says whether a fact is what a text means for somebody: the "affects" of "a law that would cut their pay"."""
    of_text = draft.relation in reading.ontology.document_meanings
    return of_text and draft.subject is not None and reading.ontology.is_a(draft.subject.cls, "Document")


def _when(reading: Reading, draft: Draft, words: str) -> tuple[str | None, str]:
    if draft.relation == "hasRole" and draft.basis == "copula":
        return _when_held(reading, draft)
    if draft.relation in _TIMELESS and not is_event(reading, draft) and draft.basis != "verb":
        return None, ""
    if draft.basis == "toll":  # "the toll rose to 23 on Tuesday": they died before
        return None, ""
    if draft.basis == "stance":  # "said the bank lied in 2007" blames it now
        return (reading.time_of(draft.clause.i) if draft.trigger.i != draft.clause.i else None) or (None, "")
    tokens = [draft.clause, draft.trigger]
    while tokens[-1].dep_ == "xcomp" and reading.factuality.of(tokens[-1]) is not Factuality.POSSIBLE:
        tokens.append(tokens[-1].head)  # "In May he was forced to resign", "refused to": done or not, it was then
    if tokens[-1].dep_ == "xcomp" and draft.relation == "acts" and tokens[-1].head.text in words.split():
        tokens.append(tokens[-1].head)  # "in 1995 she *was told to leave*" is what is stated
    effort = tokens[-1].head if tokens[-1].dep_ == "acl" else None
    # "gathered on Friday in an effort to sway them": swayed or not, the effort was then
    if effort is not None and effort.lemma_.lower() in fact_words().efforts:
        tokens.append(effort.head.head if effort.dep_ == "pobj" else effort.head)
    noun = antecedent(draft.clause)
    if noun is not None and draft.clause.tag_ == "VBD":
        tokens.append(noun)  # "a 1973 case that challenged the law"
    if (pact := _pact(reading, draft.clause)) is not None:
        tokens.append(pact)
    elif _is_agreed(reading, draft.clause):
        return None, ""
    found = (reading.time_of(token.i) for token in tokens)
    return next((time for time in found if time is not None), (None, ""))


def _pact(reading: Reading, verb: Token) -> Token | None:
    """Returns what a deal made in the past is for, whose day is read as that: "signed a deal *to dig* in 1987"."""
    if verb.tag_ != "VBD" or reading.time_of(verb.i) is not None:
        return None
    deals = (c for c in verb.rights if c.dep_ == "dobj")
    return next((i for deal in deals for i in deal.rights if _is_agreed(reading, i)), None)


def _is_agreed(reading: Reading, infinitive: Token) -> bool:
    """Says whether an infinitive is what a deal made on a day in the past is for, and the day is read as its own."""
    deal = infinitive.head
    if infinitive.dep_ != "acl" or infinitive.tag_ != "VB" or deal.lemma_.lower() not in fact_words().deals:
        return False
    if deal.dep_ != "dobj" or deal.head.tag_ != "VBD" or reading.time_of(deal.head.i) is not None:
        return False
    day = reading.time_of(infinitive.i)
    return day is not None and day[0][:1].isdigit() and not _is_later(reading, day[0])


def _when_held(reading: Reading, draft: Draft) -> tuple[str | None, str]:
    """Returns when somebody held a role, or came to it; who resigned from it in May held it until then."""
    verb = draft.clause
    above = [verb.head] if verb.dep_ == "xcomp" and is_verb(verb.head) else []  # "was forced to resign in May"
    told = next((time for v in (verb, *above) if (time := reading.time_of(v.i)) is not None), None)
    if told is None or verb.tag_ in _PRESENT:
        return None, ""
    when, basis = told
    return (f"../{when}" if verb.lemma_ in role_words().leaving and "/" not in when else when), basis


def _where(reading: Reading, draft: Draft) -> int | None:
    if draft.relation in _TIMELESS:
        return None
    ends = {f.entity for f in (draft.subject, draft.object) if f is not None}
    thing = draft.object if draft.object and not reading.ontology.is_a(draft.object.cls, "Agent") else None
    tokens = dict.fromkeys((draft.clause, draft.trigger, *([thing.token] if thing else [])))
    told = [target for token in tokens for name, target in prepositional(token) if _says_where(reading, name, target)]
    if draft.object is not None and draft.object.token.dep_ == "conj":  # "left one in Ely and *another* in a van"
        second = draft.object.token
        told = [t for t in told if not second.head.i < t.i < second.i]
    noun = antecedent(draft.clause)
    if noun is not None and any(c.lower_ == "where" for c in draft.clause.lefts):
        told.append(_whole(noun))  # "the town where they met"
    for place in map(reading.filler, told):
        if place is not None and _is_place(reading, place) and place.entity not in ends:
            return place.mention
    return None


def _whole(noun: Token) -> Token:
    """Returns the road of "the road between Ely and *Leeds*, where ...": of two ends neither is the place."""
    end = noun.head if noun.dep_ == "conj" else noun
    if end.dep_ != "pobj" or end.head.lower_ != "between":
        return noun
    above = end.head.head
    return next((c for c in above.children if c.dep_ == "dobj"), above) if is_verb(above) else above


def _says_where(reading: Reading, preposition: str, target: Token) -> bool:
    """Says whether a phrase tells a place: "on the square", not the matter of "a crackdown on cities"."""
    place = reading.filler(target)
    if preposition not in fact_words().place_prepositions or _is_figure(reading, target):
        return False
    beyond = preposition == "on" or preposition in fact_words().beyond  # "outside Leeds" is not in Leeds
    return not (beyond and place is not None and reading.ontology.is_a(place.cls, "GeopoliticalEntity"))


def _is_figure(reading: Reading, target: Token) -> bool:
    """Says whether a place is only a figure of speech: "on the road to recovery", "at this stage"."""
    if target.lemma_.lower() not in fact_words().figures or target.i in reading.named:
        return False
    return not any(t.i in reading.named for _, t in prepositional(target))


def _is_place(reading: Reading, filler: Filler | None) -> bool:
    return (
        filler is not None
        and filler.mention is not None
        and reading.ontology.fits(filler.cls, ("Place", "GeopoliticalEntity"))
    )
