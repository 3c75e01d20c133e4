"""Parsing, paragraph by paragraph, into one document."""

from __future__ import annotations

import bisect
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.errors import DatelineError
from dateline.language.fold import fold
from dateline.language.headlines import mend_heading, read_heading, words_of
from dateline.language.lemmas import mend_lemmas
from dateline.language.repair import repairs_of
from dateline.language.tree import Tree, read_tree
from dateline.language.words import mend_words
from dateline.records import Article, ParagraphKind
from dateline.settings import DEFAULT_MODEL

HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
PARSED_KINDS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.SUMMARY, ParagraphKind.BODY})

# A dash as agencies type it, over which no name goes; not the hyphen of a compound typed loosely ("state - owned").
_SPACED_HYPHEN = re.compile(r"(?:(?<=[^\W\d] )|(?<=[.)] ))-(?= (?![a-z]+ed\b)[^\W\d])")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its parse.

    ``doc`` holds the tokens of all parsed paragraphs, one after another, of the folded text; ``starts[i]`` is where its
    token ``i`` starts in ``article.text``, and ``paragraph_of[i]`` the paragraph it stands in.
    """

    article: Article
    doc: Tree
    starts: tuple[int, ...]
    paragraph_of: tuple[int, ...]

    def start(self, token: int) -> int:
        """Returns the character of the article at which a token starts."""
        return self.starts[token]

    def end(self, token: int) -> int:
        """Returns the character of the article just after a token."""
        return self.starts[token] + len(self.doc[token])

    def text(self, first: int, last: int) -> str:
        """Returns the article's own characters from token ``first`` up to, not with, token ``last``."""
        return self.article.text[self.start(first) : self.end(last - 1)]

    def kind(self, token: int) -> ParagraphKind:
        """Returns the kind of paragraph a token stands in."""
        return self.article.paragraphs[self.paragraph_of[token]].kind

    def token_at(self, character: int) -> int:
        """Returns the token that covers a character of the article, or the next one after it."""
        i = max(0, bisect.bisect_right(self.starts, character) - 1)
        if i < len(self.starts) and self.end(i) <= character and i + 1 < len(self.starts):
            return i + 1
        return i


@lru_cache(maxsize=4)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Loads a spaCy pipeline by name or path.

    Raises:
        DatelineError: if it is not installed or lacks a parser.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # W095: the model was trained under spaCy 3.7
            nlp = spacy.load(name)
    except OSError as error:
        raise DatelineError(f"language model {name!r} is not installed; try: pip install {name}") from error
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise DatelineError(
            f"language model {name!r} lacks {', '.join(sorted(missing))}; choose a full English pipeline"
        )
    mend_lemmas(nlp)
    mend_words(nlp)
    return nlp


def parse(article: Article, nlp: Language) -> Parsed:
    """Parses the paragraphs of an article that are news, each by itself.

    A heading without a full stop can so never run into the sentence after it.
    """
    places = [(i, p) for i, p in enumerate(article.paragraphs) if p.kind in PARSED_KINDS]
    texts = [_SPACED_HYPHEN.sub("–", fold(article.text[p.start : p.end])) for _, p in places]
    docs = list(nlp.pipe(texts))
    repair = repairs_of(nlp)
    headings = [i for i, (_, p) in enumerate(places) if p.kind in HEADINGS]
    if headings:
        words = words_of(doc for doc, (_, p) in zip(docs, places, strict=True) if p.kind is ParagraphKind.BODY)
        for i in headings:
            docs[i] = read_heading(docs[i], words, nlp, repair.verbs)
            mend_heading(docs[i], repair.lemmatize)
    for doc in docs:
        repair(doc)
    starts = tuple(p.start + token.idx for (_, p), doc in zip(places, docs, strict=True) for token in doc)
    paragraph_of = tuple(i for (i, _), doc in zip(places, docs, strict=True) for _ in doc)
    whole = Doc.from_docs(docs, ensure_whitespace=False) if docs else None
    return Parsed(article, read_tree(whole if whole is not None else Doc(nlp.vocab)), starts, paragraph_of)
