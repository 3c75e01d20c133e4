"""Statements that tell nothing: their label makes them already, or nobody knows of what they are made.

"Residents of Leeds" live in Leeds, a "lawsuit against Acme" is about Acme. "A bar" is in Leeds: which?
"""

from __future__ import annotations

from dateline.extraction.lexicon import word_set
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import demonyms
from dateline.graph.index import Index
from dateline.graph.loose import is_circle, is_loose, is_nameless
from dateline.graph.saying import RELATIVE
from dateline.records import Extraction, Fact, Factuality, Mention, MentionKind, Node
from dateline.resolution.names import plain, singular

# What these say of a thing, its description can say: where it is, whose, and what about.
_OF_SUBJECT = frozenset(
    {"addressedTo", "affects", "bornIn", "citizenOf", "concerns", "hasRole", "livesIn", "locatedIn", "memberOf"}
    | {"partOf", "relatedTo"}
)
_OF_OBJECT = frozenset({"owns", "participatesIn"})

# Whose something is may be all that a description says, and then the fact says no more: "the firm's survey".
_MADE = frozenset({"enacts", "issues"})
_OWN = frozenset({"its", "his", "her", "their"})
_SAID = 5  # words of "told reporters in a statement", which tells nothing yet
_BARE = 2  # words beside the maker's name: "recent survey"

# Relations by which a thing is placed, which takes more than its kind; and those of which the object is the matter.
_PLACED = frozenset({"citizenOf", "livesIn", "locatedIn", "memberOf", "partOf"})
_MATTER = frozenset({"affects", "concerns"})
_HARM = frozenset({"Attack", "Crime", "Disaster"})
_FEW = frozenset({"Court"})
_STEM = 4  # letters that the forms of a verb share: "killed", "killer"
_TOLD = frozenset({"Document", "GeopoliticalEntity", "Group", "Organization", "Person", "Place"})


def tells_nothing(fact: Fact, extraction: Extraction, index: Index) -> bool:
    """Says whether a fact tells a reader nothing without its sentence."""
    subject, target = (index.node(extraction.article.name, end) for end in (fact.subject, fact.object))
    told = subject if fact.subject is not None else target
    if fact.relation in _PLACED and subject is not None and family(subject.cls) != "Event" and _is_bare(subject):
        return True
    if fact.relation in _MATTER and target is not None and family(target.cls) in _TOLD and _is_bare(target):
        return True
    if any(node is not None and _is_open(node) for node in (subject, target)):
        return True
    if _points(fact, told, extraction):
        return True
    if subject is not None and (
        _is_indefinite_event(fact, subject, extraction) or _is_passing(fact, subject, extraction)
    ):
        return True
    if _is_called_so(fact, told) and not _is_told_in_clause(fact, told, extraction):
        return True
    if subject is not None and target is not None:
        circles = (_is_circular, _is_only_of_label, is_circle)
        if any(is_one(fact, subject, target) for is_one in circles):
            return True
    if is_loose(fact, told, extraction) or is_nameless(fact, told, extraction):
        return True
    if _is_formula(fact, target if target is not None else subject):
        return True
    return _repeats_label(fact, extraction, index)


def _is_open(node: Node) -> bool:
    """Says whether a label leaves open of whom or what it speaks: "one of those", "the other two", "the remainder"."""
    words = [word if word == "US" else word.lower() for word in node.label.split()]
    lone = all(word in word_set("mentions/open", "counting") for word in words)
    of_one = words[-1] == "one" and len(words) > 1 and words[-2] not in {"number", "no.", "no"}  # "the new one"
    return words[-1] in word_set("mentions/open", "pointing") or of_one or (lone and "other" in words)


def _points(fact: Fact, told: Node | None, extraction: Extraction) -> bool:
    """Says whether an action is of one whom only the article knows, and tells nothing definite: "van was slow".

    A bare plural may speak of all of a kind ("bishops are shepherds"); a body alone is the country's ("the army").
    """
    about = fact.subject if fact.subject is not None else fact.object
    if fact.relation != "acts" or about is None or told is None or not _is_bare(told):
        return False
    mention = extraction.mentions[about]
    first = fact.wording.split()[0] if fact.wording else ""
    if first == "to" or (first.endswith("ing") and first != fact.verb):
        return True  # "man carrying the parcel": a phrase beside another statement
    counted = mention.number != "plural" and mention.text != mention.name  # "the plane", not "cotton"
    one = counted and family(told.cls) not in {"GeopoliticalEntity", "Organization"}
    shown = mention.text.split()[0].lower() in word_set("mentions/open", "showing")
    return (one or shown) and not (fact.when or fact.quantity or fact.where is not None or _is_definite(fact.wording))


def _is_definite(wording: str) -> bool:
    """Says whether words hold a name or a number."""
    return any(c.isupper() or c.isdigit() for c in wording)


def _is_indefinite_event(fact: Fact, subject: Node, extraction: Extraction) -> bool:
    """Says whether a noun's form places an event of which no more than its kind is told: "numerous raids in Leeds"."""
    if fact.relation != "locatedIn" or fact.subject is None or family(subject.cls) != "Event":
        return False
    mention = extraction.mentions[fact.subject]
    if subject.cls in _HARM and mention.number != "plural":
        return False  # an explosion in Leeds is news
    return mention.head == fact.trigger and (_is_bare(subject) or _is_any(mention, subject))


def _is_passing(fact: Fact, subject: Node, extraction: Extraction) -> bool:
    """Says whether a noun's form places something without a name, spoken of once: "in a car park in Leeds".

    Courts are few, and an explosion is news.
    """
    if (
        fact.relation != "locatedIn"
        or fact.subject is None
        or subject.cls in _HARM | _FEW
        or not subject.label.islower()
    ):
        return False
    entity = extraction.entity_of(fact.subject)
    alone = entity is not None and len(entity.mentions) == 1 and not entity.counted
    return alone and extraction.mentions[fact.subject].head == fact.trigger


def _is_called_so(fact: Fact, told: Node | None) -> bool:
    """Says whether all that is told of people is in what they are called: "guests attending the fair" attend it.

    Of a text or an event it is what they say or did: "a letter asking ministers to resign".
    """
    if told is None or family(told.cls) in {"Document", "Event"}:
        return False
    words = fact.wording.lower().split()
    while words and words[0] in word_set("mentions/open", "helping"):
        words = words[1:]
    return len(words) > 1 and told.label.lower().endswith(" ".join(words))


def _is_told_in_clause(fact: Fact, told: Node | None, extraction: Extraction) -> bool:
    """Says whether a relative clause of a label tells what somebody did to what: "gardener *who dug up a coin*".

    What several do tells which ones are meant: "farmers who *support* the minister".
    """
    if told is None or fact.subject is None or (fact.object is None and fact.literal is None):
        return False
    if not fact.wording or fact.wording.split()[0] == fact.verb.split()[0] or _tells_kind(fact, extraction):
        return False
    return any(f" {pronoun} {fact.wording}" in told.label for pronoun in RELATIVE)


def _tells_kind(fact: Fact, extraction: Extraction) -> bool:
    """Says whether a clause tells of which kind unnamed ones are: "*products that contained* lead" contained it."""
    mention = extraction.mentions[fact.subject] if fact.subject is not None else None
    if (
        mention is None
        or fact.relation != "acts"
        or mention.number != "plural"
        or not mention.text.startswith(mention.name)
    ):
        return False
    told = fact.when or fact.where is not None or fact.quantity or _is_definite(fact.wording)
    return not told or fact.verb in word_set("mentions/open", "lasting")


def _is_only_of_label(fact: Fact, subject: Node, target: Node) -> bool:
    """Says whether all that is told is what its object is called by: "the judge ruled on the case that he ruled on"."""
    if fact.when or fact.where is not None or fact.quantity or not fact.wording:
        return False
    known, maker = _words(target.label), _words(subject.label)
    own = (word for word in target.label.split() if not _words(word) <= maker)
    if not maker <= known or any(c.isupper() for word in own for c in word):
        return False
    silent = word_set("mentions/open", "helping") | {"the", "a", "an"}
    stems = {word[:_STEM] for word in known}
    return all(word in silent or word[:_STEM] in stems for word in _words(fact.wording))


def _is_any(mention: Mention, subject: Node) -> bool:
    """Says whether attacks or disasters are of any number and time: "suicide bombings", not "the bombings"."""
    any_of = mention.number == "plural" and mention.text.split()[0].lower() not in word_set("mentions/open", "definite")
    return any_of and subject.cls in _HARM and subject.label.islower()


def _is_circular(fact: Fact, subject: Node, target: Node) -> bool:
    """Says whether people are called by what they take part in, or a place by what was done: "bar that killed two"."""
    if family(subject.cls) == "Event" or not target.label.islower():
        return False
    known, told = _words(subject.label), _words(target.label)
    stem = fact.verb.split()[0][:_STEM] if fact.verb else ""
    if fact.relation == "participatesIn":
        return told <= known or all(any(word.startswith(part) for word in known) for part in told)
    does = any(word.startswith(stem) for word in known - told if stem)
    return does and told < known and family(subject.cls) == "Place"


def _is_formula(fact: Fact, told: Node | None) -> bool:
    """Says whether a fact is a set phrase of the trade: "no details were given", "said in a prepared statement"."""
    if told is None:
        return False
    words = set(told.label.lower().split())
    if fact.factuality is Factuality.NEGATED and fact.relation == "acts":
        return bool(words & word_set("mentions/open", "untold")) and words <= word_set("mentions/open", "formula")
    if fact.relation != "issues" or not words <= word_set("mentions/open", "statement"):
        return False
    told_so = (
        bool(fact.when) or len(fact.wording.split()) > _SAID
    )  # "said in a letter of thanks that *the otters moved*"
    return fact.factuality is not Factuality.ASSERTED or not told_so


def _is_bare(node: Node) -> bool:
    """Says whether a label is a common noun alone: "bar", "requests"."""
    return node.label.islower() and node.label.isalpha()


def _repeats_label(fact: Fact, extraction: Extraction, index: Index) -> bool:
    """Says whether a fact tells nothing that the label of its subject, or of an event or a possession, leaves open."""
    name = extraction.article.name
    subject, target, at = (index.node(name, end) for end in (fact.subject, fact.object, fact.at))
    if subject is None:
        return False
    if fact.relation in _OF_OBJECT:
        return target is not None and _by_form(fact, extraction) and _words(subject.label) <= _words(target.label)
    if fact.relation in _MADE:
        by_form = _by_form(fact, extraction)
        if target is None or (by_form and fact.relation == "enacts" and not _tells_content(target)):
            return target is not None
        if not fact.wording and _words(target.label) <= _words(subject.label):
            return True  # "the bill's authors" wrote the bill
        return _is_all(subject, target, "" if by_form else fact.verb) and not _brings_in(fact, extraction, target)
    called_so = fact.subject is not None and extraction.mentions[fact.subject].head == fact.trigger  # "its supporters"
    if not (called_so or fact.relation in _OF_SUBJECT) or (subject.cls == "Person" and _is_named(fact, extraction)):
        return False  # a name tells nothing of its bearer: Jack London may well live in London
    told = [[fact.literal]] if target is None and fact.literal else []
    if fact.relation == "hasRole" and at is not None and at.label.split()[-1].lower() in _words(subject.label):
        at = None  # "army spokesman": of the Navy or the British Army, it says what he is
    told += [[node.label, *node.names] for node in (target, at) if node is not None]
    known = _words(subject.label)
    return bool(told) and all(any(_words(form) <= known for form in forms) for forms in told)


def _is_all(maker: Node, made: Node, verb: str) -> bool:
    """Says whether a description tells of a thing little more than who made it: "a survey published by the firm"."""
    forms = [_words(form) for form in (maker.label, *maker.names)]
    more = _words(made.label).difference(*forms)
    again = any(word[:-1].startswith(verb[:-1]) for word in more if verb)
    return any(form <= _words(made.label) for form in forms) and (again or len(more) <= _BARE)


def _brings_in(fact: Fact, extraction: Extraction, made: Node) -> bool:
    """Says whether a verb tells of what its maker is known for only from here on: "Lee sent *a letter*", Lee's."""
    mention = extraction.mentions[fact.object] if fact.object is not None else None
    if mention is None or mention.head == fact.trigger:
        return False
    first = mention.text.split()[0].lower()
    if (
        first in _OWN
        and fact.trigger < mention.first
        and fact.verb.split()[0] in word_set("mentions/open", "publishing")
    ):
        return True  # "announced *its first budget*"
    new = first in {"a", "an"}
    return new and mention is not None and made.label.endswith(("'s " + mention.name, "s' " + mention.name))


def _tells_content(made: Node) -> bool:
    """Says whether a description tells what a policy is: "plan *to close* schools", not "transport plan"."""
    return any(word.lower() in word_set("mentions/open", "completing") for word in made.label.split())


def _by_form(fact: Fact, extraction: Extraction) -> bool:
    """Says whether a noun's form gave a fact, not a verb: "the council's meeting", not "it held a council meeting"."""
    return fact.object is not None and extraction.mentions[fact.object].head == fact.trigger


def _is_named(fact: Fact, extraction: Extraction) -> bool:
    entity = extraction.entity_of(fact.subject)
    return entity is not None and any(extraction.mentions[m].kind is MentionKind.NAME for m in entity.mentions)


def _words(text: str) -> frozenset[str]:
    """Returns the words of a label, with its nations' adjectives as their countries: a Greek court is in Greece."""
    nations = " ".join(demonyms().get(word.strip("'’"), ("", ""))[1] for word in text.replace("-", " ").split())
    return frozenset(singular(word) for word in plain(f"{text} {nations}").split())
