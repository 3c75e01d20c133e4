"""Mentions: the stretches of text that refer to something."""

from dateline.extraction.mentions.find import find_mentions

__all__ = ["find_mentions"]
