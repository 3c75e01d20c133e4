"""The ontology that drives extraction: classes, relations, and the words that evoke them.

All of it is read from Turtle (``ontology/`` in the source tree, ``dateline/data/ontology`` in the wheel), so
that adding a relation or a verb needs no Python.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from dateline.errors import DatelineError
from dateline.settings import Settings

NAMESPACE = "https://w3id.org/dateline/ontology#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SCHEMA = "https://schema.org/"

_PATTERN = re.compile(
    r"(?P<words>[^/(=]+?)\s*(?:/(?P<pos>verb|noun|adj|prep|class))?\s*"
    r"(?:\(\s*(?P<subject>[^>]+?)\s*>\s*(?P<object>[^)]+?)\s*\))?\s*(?:=\s*(?P<factuality>possible|negated))?"
)


@dataclass(frozen=True, slots=True)
class Role:
    """Places that can fill a role, in order of preference, and the class its filler must have.

    ``places`` are ``subj``, ``obj``, ``iobj``, ``poss``, ``comp`` (who is to do what the
    complement asks for), ``first`` and ``peer`` (the first of several subjects, and the others),
    ``topic`` (the subject of a reported clause), ``compobj`` (what a complement acts on),
    ``accepted`` (the same, where to do it is to accept it: "refused to sign the treaty"),
    ``self`` (the evoking noun itself), ``mod`` (a noun or adjective that modifies it),
    ``amod`` (an adjective alone), ``content`` (what a clause
    that hangs on the noun speaks of), ``head`` (what a prepositional phrase hangs on) or a preposition.
    """

    places: tuple[str, ...]
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that evoke a relation, and which grammatical place fills which role.

    Written as ``words[/pos] [(subject > object)] [=factuality]``, for example ``protest against``, ``send (subj >
    obj:Document)``, ``ally/noun (self > of|poss:Agent)``, ``memo/noun (self > to)``, ``critical/adj of``, ``in
    response to/prep``. With the part of speech ``class`` the word is a class, and every noun phrase of it evokes
    the relation: ``Document/class (self > on|about)``. A word ``-obj`` says that the verb has no object: ``return
    -obj to`` is of people who return, not of things returned.
    """

    relation: str
    words: tuple[str, ...]
    pos: str
    subject: Role
    object: Role
    factuality: str = ""
    users: bool = False  # from a file of the user's: it goes before what ships
    rank: tuple[int, int, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Works out the rank: of patterns that fit one place, that of more words silences the others.

        First count words that are no preposition of a role (particles and fixed nouns), then all words, then the roles
        that ask for a class.
        """
        wanted = [word for word in self.words[1:] if not word.startswith("-")]
        places = {*self.subject.places, *self.object.places}
        fixed = sum(word not in places for word in wanted)
        rank = (fixed, len(wanted), bool(self.subject.classes) + bool(self.object.classes))
        object.__setattr__(self, "rank", rank)

    @property
    def lemma(self) -> str:
        """The lemma of the word that evokes the relation."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with the classes that its ends usually have."""

    name: str
    label: str
    comment: str
    subject_classes: tuple[str, ...]
    object_classes: tuple[str, ...]
    subject_may_be_unnamed: bool = False
    implied_subject: tuple[str, ...] = ()
    of_document: tuple[str, ...] = ()
    passive_may_lack_agent: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes with their parents, relations, and evoking patterns by lemma."""

    parents: dict[str, tuple[str, ...]]
    relations: dict[str, Relation]
    patterns: dict[tuple[str, str], tuple[Pattern, ...]] = field(repr=False)
    document_meanings: frozenset[str] = frozenset()
    lineages: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Says whether a class is, or specialises, another."""
        return cls == ancestor or ancestor in self.lineage(cls)

    def lineage(self, cls: str) -> tuple[str, ...]:
        """Returns a class and all above it, nearest first."""
        return self.lineages.get(cls, (cls,))

    def fits(self, cls: str, allowed: Iterable[str]) -> bool:
        """Says whether a class is one of, or below one of, the allowed ones; no allowed ones fit everything."""
        wanted = tuple(allowed)
        return not wanted or not set(self.lineage(cls)).isdisjoint(wanted)

    def evoked(self, lemma: str, pos: str) -> tuple[Pattern, ...]:
        """Returns the patterns that a word can evoke, most specific first."""
        found = self.patterns.get((lemma, pos), ())
        if found or pos not in {"verb", "noun"}:
            return found
        return self.patterns.get((lemma + "e", pos), ())  # lemmatizers cut "fined" to "fin"

    def phrases(self, word: str) -> tuple[Pattern, ...]:
        """Returns the patterns of prepositional phrases that start with a word, the longest first."""
        return self.evoked(word, "prep")


def parse_pattern(relation: str, text: str) -> Pattern:
    """Reads one pattern.

    Raises:
        DatelineError: if it is not of the form.

    >>> parse_pattern("protests", "protest against").object.places
    ('against',)
    """
    match = _PATTERN.fullmatch(text.strip())
    if not match or not match["words"].split():
        raise DatelineError(
            f"relation {relation!r}: cannot read the pattern {text!r}; write it as 'words/pos (subject > object)'"
        )
    pos = match["pos"] or "verb"
    words = tuple(match["words"].split() if pos == "class" else match["words"].lower().split())
    subject, target = match["subject"], match["object"]
    if subject is None:
        subject = {"noun": "poss|by|of", "prep": "head"}.get(pos, "subj")
        target = "obj" if len(words) == 1 or pos == "prep" else words[-1]
        if pos == "noun":
            target = words[-1] if len(words) > 1 else "of"
    return Pattern(relation, words, pos, _role(subject), _role(target or "obj"), match["factuality"] or "")


def _role(text: str) -> Role:
    words = [word.strip() for word in text.replace(":", "|").split("|")]
    places = dict.fromkeys(word for word in words if word and not word[0].isupper())
    return Role(tuple(places), tuple(dict.fromkeys(word for word in words if word[:1].isupper())))


def shipped_files() -> tuple[Path, ...]:
    """Returns the ontology files that ship: classes and relations, then words. Shapes are not among them."""
    return tuple(p for p in sorted(ontology_folder().glob("*.ttl")) if p.stem != "shapes")


def ontology_folder() -> Path:
    """Returns the folder of the shipped ontology, in the wheel or in the source tree."""
    here = Path(__file__).parent
    installed = here / "data" / "ontology"
    return installed if installed.is_dir() else here.parents[1] / "ontology"


def load_ontology(settings: Settings | None = None) -> Ontology:
    """Loads the shipped ontology, extended or replaced by the user's files.

    Raises:
        DatelineError: if a file is not there or does not parse, naming it.
    """
    settings = settings or Settings()
    shipped = () if settings.replace_ontology else shipped_files()
    return _load(tuple(shipped), tuple(settings.ontology))


@lru_cache(maxsize=8)
def _load(shipped: tuple[Path, ...], users: tuple[Path, ...]) -> Ontology:
    store = _read((*shipped, *users))
    said = _read(users).quads_for_pattern(None, ox.NamedNode(NAMESPACE + "evokedBy"), None)
    own = {(getattr(q.subject, "value", ""), getattr(q.object, "value", "")) for q in said}
    return _from_store(store, own)


def _read(files: tuple[Path, ...]) -> ox.Store:
    store = ox.Store()
    for file in files:
        try:
            store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
        except OSError as error:
            raise DatelineError(f"{file}: cannot read the ontology: {error.strerror or error}") from error
        except (SyntaxError, ValueError) as error:
            raise DatelineError(f"{file}: the ontology does not parse as Turtle: {error}") from error
    return store


def _from_store(store: ox.Store, users: set[tuple[str, str]]) -> Ontology:
    parents = {name: _locals(store, name, _RDFS + "subClassOf") for name in _typed(store, _OWL + "Class")}
    relations: dict[str, Relation] = {}
    patterns: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
    for name in _typed(store, _OWL + "ObjectProperty", _OWL + "DatatypeProperty"):
        texts = _texts(store, name, NAMESPACE + "evokedBy")
        relations[name] = Relation(
            name,
            next(iter(_texts(store, name, _RDFS + "label")), name),
            next(iter(_texts(store, name, _RDFS + "comment")), ""),
            _locals(store, name, _SCHEMA + "domainIncludes"),
            _locals(store, name, _SCHEMA + "rangeIncludes"),
            "true" in _texts(store, name, NAMESPACE + "subjectMayBeUnnamed"),
            _locals(store, name, NAMESPACE + "impliedSubject"),
            _locals(store, name, NAMESPACE + "ofDocumentMeans"),
            "true" in _texts(store, name, NAMESPACE + "passiveMayLackAgent"),
        )
        for text in texts:
            pattern = parse_pattern(name, text)
            if (_iri(name), text) in users:
                pattern = replace(pattern, users=True)
            patterns[pattern.lemma, pattern.pos].append(pattern)
    ordered = {key: tuple(sorted(value, key=_specific_first)) for key, value in patterns.items()}
    meanings = frozenset(name for relation in relations.values() for name in relation.of_document)
    return Ontology(parents, relations, ordered, meanings, {cls: _lineage(parents, cls) for cls in parents})


def _lineage(parents: dict[str, tuple[str, ...]], cls: str) -> tuple[str, ...]:
    found = [cls]
    for name in found:
        found.extend(p for p in parents.get(name, ()) if p not in found)
    return tuple(found)


def _specific_first(pattern: Pattern) -> tuple[int, int, str, tuple[str, ...]]:
    classes = pattern.object.classes + pattern.subject.classes
    return -len(pattern.words), -len(classes), pattern.relation, pattern.words


def _typed(store: ox.Store, *types: str) -> list[str]:
    names = {
        quad.subject.value.removeprefix(NAMESPACE)
        for kind in types
        for quad in store.quads_for_pattern(None, ox.NamedNode(_RDF_TYPE), ox.NamedNode(kind))
        if isinstance(quad.subject, ox.NamedNode)
    }
    return sorted(names)


def _iri(name: str) -> str:
    return name if ":" in name else NAMESPACE + name


def _objects(store: ox.Store, name: str, predicate: str) -> list[str]:
    subject = ox.NamedNode(_iri(name))
    quads = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
    return sorted(q.object.value for q in quads if isinstance(q.object, (ox.NamedNode, ox.Literal)))


def _locals(store: ox.Store, name: str, predicate: str) -> tuple[str, ...]:
    values = _objects(store, name, predicate)
    return tuple(v.removeprefix(NAMESPACE) for v in values if v.startswith(NAMESPACE))


def _texts(store: ox.Store, name: str, predicate: str) -> list[str]:
    return _objects(store, name, predicate)
