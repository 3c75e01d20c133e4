"""Coreference in one article: which mentions are one entity."""

from dateline.extraction.coreference.find import find_entities

__all__ = ["find_entities"]
