"""Who "he", "it" and "I" are."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters
from dateline.language import Parsed
from dateline.records import Mention, Quotation


class Pronouns:
    """Joins pronouns to what they stand for, where sure."""

    def __init__(self, parsed: Parsed, clusters: Clusters, quotations: tuple[Quotation, ...]) -> None:
        self.clusters = clusters
        self.quoted = _speakers(parsed, quotations)

    def link(self, mention: Mention) -> None:
        """Joins one pronoun, given all that stands before it."""
        speaker = self.quoted.get(mention.head)
        if mention.text.lower() in {"i", "me", "my", "mine", "myself"} and speaker is not None:
            self.clusters.join(mention.index, speaker, "speaker")


def _speakers(parsed: Parsed, quotations: tuple[Quotation, ...]) -> dict[int, int]:
    """Returns token -> speaker for the tokens inside direct quotations."""
    found: dict[int, int] = {}
    for quotation in quotations:
        if quotation.direct and quotation.speaker is not None:
            for start, end in quotation.pieces:
                first, last = parsed.token_at(start), parsed.token_at(max(start, end - 1))
                found.update(dict.fromkeys(range(first, last + 1), quotation.speaker))
    return found
