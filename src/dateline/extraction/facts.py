"""Facts: what one article says of its entities."""

from __future__ import annotations

from dateline.language import Parsed
from dateline.ontology import Ontology
from dateline.records import Entity, Fact, Mention, Quotation, TimeExpression


def find_facts(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    ontology: Ontology,
) -> tuple[Fact, ...]:
    """Returns the facts of an article in the order of the text."""
    return ()
