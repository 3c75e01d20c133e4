"""Time expressions with their TIMEX3 values."""

from __future__ import annotations

from dateline.language import Parsed
from dateline.records import TimeExpression


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """Returns the time expressions of an article in the order of the text."""
    return ()
