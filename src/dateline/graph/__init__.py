"""Graph stage: nodes, facts and claims become RDF; and the way back, from Turtle to rows."""

from dateline.graph.build import to_turtle
from dateline.graph.rows import Evidence, FactRow, QuoteRow, Ref, Row, facts, rows
from dateline.graph.store import Reader, load_turtle, open_graph

__all__ = [
    "Evidence",
    "FactRow",
    "QuoteRow",
    "Reader",
    "Ref",
    "Row",
    "facts",
    "load_turtle",
    "open_graph",
    "rows",
    "to_turtle",
]
