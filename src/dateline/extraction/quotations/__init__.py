"""Quotations: whose words stand in an article, direct and reported."""

from dateline.extraction.quotations.cues import Cue, cue_content, cue_stance, cues
from dateline.extraction.quotations.find import content_tokens, find_quotations

__all__ = ["Cue", "content_tokens", "cue_content", "cue_stance", "cues", "find_quotations"]
