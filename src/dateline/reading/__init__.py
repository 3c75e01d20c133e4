"""Reading stage: files become articles."""

from dateline.reading.read import read

__all__ = ["read"]
