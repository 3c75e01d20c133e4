"""Direct statements, facts and claims as triples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.graph.evidence import Span, span
from dateline.graph.index import Index
from dateline.graph.merge import OPEN_RELATION, Claim, Merged, Role
from dateline.graph.saying import with_factuality, without_owner
from dateline.graph.terms import Term, day, decimal, dl, iri, text, whole
from dateline.graph.turtle import LABEL, A, Triple
from dateline.graph.vocabulary import Vocabulary
from dateline.records import Article, Factuality

_FACTUALITY = {
    Factuality.ASSERTED: "Asserted",
    Factuality.NEGATED: "Negated",
    Factuality.POSSIBLE: "Possible",
}
_NOBODY = "somebody"
_UNKNOWN_HOLDER = Term("dl:Somebody")


@dataclass(frozen=True, slots=True)
class Scene:
    """What describing a fact needs: names of things, articles by name, and the ontology."""

    index: Index
    articles: Mapping[str, Article]
    labels: Mapping[str, str]
    vocabulary: Vocabulary
    roles: Mapping[str, Role]

    def evidence(self, claim: Claim) -> Span:
        """Returns the stretch of text that says a claim."""
        return span(self.articles[claim.article], self.index.articles[claim.article], claim.said.start, claim.said.end)


def direct(fact: Merged, vocabulary: Vocabulary, lean: bool) -> Iterator[Triple]:
    """Yields the plain statement of a fact, if it stands: said in an article's own voice, as done."""
    core = fact.core
    kept = vocabulary.in_lean(core.relation) or not lean
    if fact.stands and kept and core.subject is not None and core.object is not None:
        yield iri(core.subject), dl(core.relation), iri(core.object)


def describe_fact(fact: Merged, scene: Scene) -> Iterator[Triple]:
    """Yields the triples of a fact."""
    me, core = iri(fact.key), fact.core
    yield me, A, Term("dl:Fact")
    yield me, A, Term("rdf:Statement")
    if scene.vocabulary.is_action(core.relation):
        yield me, A, Term("sem:Event")
    yield me, LABEL, text(fact_label(fact, scene))
    yield me, Term("rdf:predicate"), dl(core.relation)
    yield me, Term("dl:factuality"), Term(f"dl:{_FACTUALITY[core.factuality]}")
    yield (
        me,
        Term("dl:sourceCount"),
        whole(len({scene.index.source_of.get(c.article, c.article) for c in fact.claims})),
    )
    if core.subject is not None:
        yield me, Term("rdf:subject"), iri(core.subject)
    if core.object is not None or core.literal is not None:
        yield (
            me,
            Term("rdf:object"),
            iri(core.object) if core.object is not None else text(core.literal or ""),
        )
    for name, value in (("verb", core.verb), ("voice", core.voice), ("quantity", fact.quantity)):
        if value:
            yield me, Term(f"dl:{name}"), text(value)
    yield from _when(me, fact.when)
    places = {c.place for c in fact.claims if c.place}
    yield from ((me, Term("dl:place"), iri(place)) for place in places)
    if core.at is not None:
        yield me, Term("dl:at"), iri(core.at)


def fact_label(fact: Merged, scene: Scene) -> str:
    """Says a fact in a few words."""
    core = fact.core
    verb = core.verb if core.relation == OPEN_RELATION and core.verb else scene.vocabulary.label(core.relation)
    subject = scene.labels.get(core.subject or "", _NOBODY)
    target = scene.labels.get(core.object or "", core.literal or "")
    if core.relation == OPEN_RELATION and (told := fact.wording):
        named = target if core.subject is None and core.voice else subject
        return with_factuality(named, told, core.factuality.value, core.verb)
    return with_factuality(subject, f"{verb} {without_owner(target, subject)}", core.factuality.value)


def describe_claim(fact: Merged, claim: Claim, scene: Scene) -> Iterator[Triple]:
    """Yields the triples of one claim: which article says the fact, who in it, and with which characters."""
    me, said = iri(claim.key), claim.said
    yield me, A, Term("dl:Claim")
    yield me, Term("dl:states"), iri(fact.key)
    yield me, Term("prov:wasDerivedFrom"), iri(scene.index.articles[claim.article])
    yield me, Term("dl:confidence"), decimal(said.confidence)
    yield me, Term("dl:evidence"), iri(scene.evidence(claim).key)
    if said.holder is not None:
        yield from _holder(me, claim.holder)
    if claim.place:
        yield me, Term("dl:place"), iri(claim.place)
    yield from _when(me, said.when)
    basis = said.when_basis if said.when else ""
    told = (("dateBasis", basis), ("verb", said.verb), ("quantity", said.quantity), ("wording", said.wording))
    for name, value in told:
        if value:
            yield me, Term(f"dl:{name}"), text(value)


def _holder(me: Term, holder: str | None) -> Iterator[Triple]:
    if holder is not None:
        yield me, Term("dl:holder"), iri(holder)
        return
    yield me, Term("dl:holder"), _UNKNOWN_HOLDER
    yield _UNKNOWN_HOLDER, A, Term("dl:Agent")
    yield _UNKNOWN_HOLDER, LABEL, text(_NOBODY, "en")


def describe_roles(fact: Merged, scene: Scene) -> Iterator[Triple]:
    """Yields the triples of the role that a fact gives to somebody."""
    if fact.role is None:
        return
    role = scene.roles[fact.role.key]  # "Mayor" and "mayor" are one role with one title
    me = iri(role.key)
    yield me, A, Term("dl:Role")
    yield me, LABEL, text(role_label(role.title, scene.labels.get(role.at or "", "")))
    yield me, Term("dl:title"), text(role.title)
    if role.at is not None:
        yield me, Term("dl:at"), iri(role.at)
    if fact.stands:
        yield from _when(me, fact.when)


def role_label(title: str, body: str) -> str:
    """Names a role: its title, and where it is held.

    >>> role_label("spokesman", "Acme")
    'spokesman, Acme'
    """
    return f"{title}, {body}" if body else title


def _when(me: Term, when: str | None) -> Iterator[Triple]:
    if not when:
        return
    first, _, last = when.partition("/")
    ends = (("from", first), ("to", last)) if last else (("date", first),)
    written = [(name, day(value)) for name, value in ends if value != ".."]
    if written and all(value for _, value in written):
        yield from ((me, Term(f"dl:{name}"), value) for name, value in written if value)
    else:
        yield me, Term("dl:time"), text(when)
