"""dateline: news articles in, a knowledge graph out in which every statement opens the sentence that says it.

    from dateline import build, facts
    result = build(["seeds/"], "out/")
    for row in facts(result.turtle): ...

What stands in ``__all__`` is the public face; it is loaded when first used, so that importing costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.annotation import Annotation, annotate
    from dateline.errors import DatelineError
    from dateline.graph import FactRow, QuoteRow, open_graph
    from dateline.graph.rows import facts
    from dateline.outputs import Build, build
    from dateline.query import sparql
    from dateline.reading import read
    from dateline.settings import Settings

_HOME = {
    "Annotation": "dateline.annotation",
    "Build": "dateline.outputs",
    "DatelineError": "dateline.errors",
    "FactRow": "dateline.graph",
    "QuoteRow": "dateline.graph",
    "Settings": "dateline.settings",
    "annotate": "dateline.annotation",
    "build": "dateline.outputs",
    "facts": "dateline.graph.rows",
    "open_graph": "dateline.graph",
    "sparql": "dateline.query",
    "read": "dateline.reading",
}

__all__ = [
    "Annotation",
    "Build",
    "DatelineError",
    "FactRow",
    "QuoteRow",
    "Settings",
    "annotate",
    "build",
    "facts",
    "open_graph",
    "read",
    "sparql",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
