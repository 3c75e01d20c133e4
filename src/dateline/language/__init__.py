"""Language stage: an article's paragraphs become one parse whose tokens know their place in the text."""

from dateline.language.fold import fold
from dateline.language.parse import Parsed, load_model, parse

__all__ = ["Parsed", "fold", "load_model", "parse"]
