"""Time expressions with their TIMEX3 values, and the times of events."""

from __future__ import annotations

from dateline.extraction.times.attach import counted_from, time_of
from dateline.extraction.times.find import find_times
from dateline.extraction.times.when import when_of

__all__ = ["counted_from", "find_times", "time_of", "when_of"]
