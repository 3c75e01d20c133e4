"""Resolution stage: which entities of different articles are one thing, and which articles one source."""

from dateline.resolution.resolve import resolve

__all__ = ["resolve"]
