"""Quotations with their speakers."""

from __future__ import annotations

from dateline.language import Parsed
from dateline.records import Mention, Quotation


def find_quotations(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Returns the quotations of an article in the order of the text."""
    return ()
