"""dateline: news articles in, a knowledge graph out in which every statement opens the sentence that says it."""

__version__ = "0.1.0"
