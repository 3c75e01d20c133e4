"""Links between events, documents and people: "in response to", "after", "because of"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.facts.draft import Draft
from dateline.extraction.facts.evoke import fits_role
from dateline.extraction.facts.grammar import coordinated, is_passive, is_verb
from dateline.extraction.facts.reading import Filler, Reading
from dateline.language.tree import Token
from dateline.ontology import Pattern, Role


def linked(reading: Reading, first: Token, patterns: tuple[Pattern, ...]) -> Iterator[Draft]:
    """Yields what a prepositional phrase that starts at a token connects."""
    longest = max(len(pattern.words) for pattern in patterns)
    said = tuple(token.lower_ for token in first.doc[first.i : first.i + longest])
    for pattern in patterns:
        if said[: len(pattern.words)] != pattern.words:
            continue
        last = first.doc[first.i + len(pattern.words) - 1]
        relation = reading.ontology.relations[pattern.relation]
        ends = {"head": _head(reading, first, len(pattern.words)), "obj": _targets(reading, last)}
        turned = "obj" in pattern.subject.places  # "at the request of the court": the object asks
        left, right = ("obj", "head") if turned else ("head", "obj")
        heads = _fillers(reading, ends[left], pattern.subject, relation.subject_classes)
        targets = _fillers(reading, ends[right], pattern.object, relation.object_classes)
        for head in heads:
            for target in targets:
                if head.entity != target.entity:
                    clause = first.head if first.dep_ in {"prep", "advmod", "mark"} else first
                    if first.dep_ == "mark":  # "comes after they met": what comes is dated by its own clause
                        clause = clause.head
                    yield Draft(
                        pattern.relation,
                        head,
                        target,
                        first,
                        _clause(clause),
                        "prep",
                        " ".join(pattern.words),
                        weight=head.confidence * target.confidence,
                    )
        return


def _clause(token: Token) -> Token:
    while (
        not is_verb(token)
        and token.head.i != token.i
        and token.dep_ in {"prep", "pobj", "npadvmod", "advmod", "quantmod"}
    ):
        token = token.head
    return token


def _head(reading: Reading, first: Token, words: int) -> tuple[Token, ...]:
    """Returns what the phrase hangs on: a noun, or the one that its clause is about.

    A single preposition ("after") says too little of what a passive clause did to its subject.
    """
    node = first.head
    if first.dep_ == "mark" and is_verb(node):  # "after he signed it": the clause above it
        node = node.head
    while node.dep_ in {"npadvmod", "advmod", "prep", "pobj"} and not is_verb(node):
        if node.dep_ == "pobj" and node.i not in reading.timed:
            break
        node = node.head
    if not is_verb(node):
        return (node,)
    roles = reading.frames.verb(node).roles
    if is_passive(node):
        return roles.get("obj", ()) if words > 1 else ()
    return roles.get("subj", ())


def _targets(reading: Reading, last: Token) -> tuple[Token, ...]:
    nouns = tuple(m for c in last.children if c.dep_ == "pobj" for m in coordinated(c))
    if nouns:
        return nouns
    clauses = [c for c in last.children if c.dep_ == "pcomp" and is_verb(c)]
    if last.dep_ == "mark" and is_verb(last.head):
        clauses.append(last.head)
    found: list[Token] = []
    for clause in clauses:
        roles = reading.frames.verb(clause).roles
        found += [*roles.get("obj", ()), *roles.get("subj", ())]
    return tuple(found)


def _fillers(reading: Reading, tokens: tuple[Token, ...], role: Role, usual: tuple[str, ...]) -> list[Filler]:
    fillers = (reading.filler(t) for t in tokens)
    return [f for f in fillers if f is not None and f.mention is not None and fits_role(reading, f, role, usual)]
