"""The tokens of a parse as plain lists: read once, so that stages need not ask spaCy token by token."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, SENT_START, TAG  # type: ignore[import-not-found]
from spacy.tokens import Doc

_KEY = "dateline.tokens"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Columns of a parse; position ``i`` of each is token ``i``.

    ``left`` is the first token of a token's subtree, ``children`` the tokens that hang on it in text order
    and ``sentence`` the number of its sentence.
    """

    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    left: list[int]
    children: list[list[int]]
    sentence: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def right(self, i: int) -> int:
        """Returns the last token of a token's subtree."""
        while self.children[i] and self.children[i][-1] > i:
            i = self.children[i][-1]
        return i


def read_tokens(doc: Doc) -> Tokens:
    """Returns the columns of a parse; they are kept with it, so that the next stage finds them."""
    kept = doc.user_data.get(_KEY)
    if isinstance(kept, Tokens):
        return kept
    tokens = _read(doc)
    doc.user_data[_KEY] = tokens
    return tokens


def _read(doc: Doc) -> Tokens:
    rows = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START])
    strings = doc.vocab.strings
    names = {int(key): strings[int(key)] if key else "" for key in set(rows[:, :5].ravel().tolist())}
    lower, lemmas, pos, tags, deps = ([names[key] for key in rows[:, column].tolist()] for column in range(5))
    offsets = rows[:, 5].astype("int64").tolist()
    heads = [i + offset for i, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    sentence, number = [], -1
    for i, start in enumerate(rows[:, 6].astype("int64").tolist()):
        number += start == 1 or i == 0
        sentence.append(number)
    words = [token.text for token in doc]
    lemmas = [lemma.lower() or word for lemma, word in zip(lemmas, lower, strict=True)]
    return Tokens(words, lower, lemmas, pos, tags, deps, heads, _left_edges(heads), children, sentence)


def _left_edges(heads: list[int]) -> list[int]:
    """Walks up from every token; a subtree's first token reaches each of its ancestors."""
    left = list(range(len(heads)))
    for i in range(len(heads)):
        up = i
        while heads[up] != up and left[heads[up]] > i:
            up = heads[up]
            left[up] = i
    return left
