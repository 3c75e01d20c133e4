"""The parse as plain objects: read from spaCy once, so that no stage after it asks spaCy token by token.

Tokens have the names and meanings of spaCy's (https://spacy.io/api/token), those that the stages use. What spaCy
works out anew at each question (children, edges, strings) is worked out here once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, overload

from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_LOWER,
    IS_PUNCT,
    LEMMA,
    LIKE_NUM,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.tokens import Doc

_STRINGS = (ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE)
_NUMBERS = (HEAD, SENT_START, SPACY, ENT_IOB, LIKE_NUM, IS_PUNCT, IS_LOWER)
_IOB = ("", "I", "O", "B")


class Token:
    """A word of a parse, with what hangs on it."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "is_lower", "is_punct", "is_sent_start",
        "left_edge", "lefts", "lemma_", "like_num", "lower_", "pos_", "right_edge", "rights", "sent", "tag_", "text",
        "whitespace_",
    )  # fmt: skip
    doc: Tree
    i: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_sent_start: bool
    like_num: bool
    is_punct: bool
    is_lower: bool
    head: Token
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: Span

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def n_lefts(self) -> int:
        """The number of children before the token."""
        return len(self.lefts)

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in the order of the text."""
        for c in self.lefts:
            yield from c.subtree
        yield self
        for c in self.rights:
            yield from c.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The token's head, the head's head, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, steps: int = 1) -> Token:
        """Returns the token some steps after this one, or before it.

        Raises:
            IndexError: if there is none.
        """
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc.tokens[self.i + steps]


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Tokens ``start`` up to, not with, ``end``."""

    doc: Tree
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, place: int) -> Token:
        return self.doc.tokens[self.start : self.end][place]

    @property
    def text(self) -> str:
        """What stands there, without the space behind it."""
        return "".join(token.text + token.whitespace_ for token in self).rstrip(" ")

    @property
    def root(self) -> Token:
        """The first token whose head is not in the span, or is itself."""
        return next(t for t in self if t.head is t or not self.start <= t.head.i < self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Name(Span):
    """A name that the model found, and its label."""

    label_: str


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The tokens of a parse; ``user_data`` keeps what stages work out about them."""

    tokens: list[Token]
    sents: list[Span]
    ents: list[Name]
    user_data: dict[str, Any]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):  # asked most often by far
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Span(self, start, max(start, end))


def read_tree(doc: Doc) -> Tree:
    """Returns the tokens of spaCy's parse; changes to it afterwards are not seen."""
    tree = Tree([Token() for _ in range(len(doc))], [], [], {})
    if tree.tokens:
        _fill(tree, doc)
        _hang(tree.tokens)
        _part(tree)
        tree.ents.extend(Name(tree, e.start, e.end, e.label_) for e in doc.ents)
    return tree


def _fill(tree: Tree, doc: Doc) -> None:
    """Copies what each token says of itself."""
    rows = doc.to_array([*_STRINGS, *_NUMBERS])
    keys = rows[:, : len(_STRINGS)]
    store = doc.vocab.strings
    names = {int(key): store[int(key)] if key else "" for key in set(keys.ravel().tolist())}
    said = ([names[key] for key in row] for row in keys.tolist())
    counted = rows[:, len(_STRINGS) :].astype("int64").tolist()
    tokens = tree.tokens
    for i, (token, strings, numbers) in enumerate(zip(tokens, said, counted, strict=True)):
        token.doc, token.i = tree, i
        token.text, token.lower_, token.lemma_, pos, tag, dep, ent = strings
        head, start, space, iob, num, punct, low = numbers
        token.pos_, token.tag_, token.dep_, token.ent_type_, token.ent_iob_ = pos, tag, dep, ent, _IOB[iob]
        token.whitespace_, token.is_sent_start = " " if space else "", start == 1 or i == 0
        token.like_num, token.is_punct, token.is_lower = bool(num), bool(punct), bool(low)
        token.head = tokens[i + head]


def _hang(tokens: list[Token]) -> None:
    """Gives each token its children and the edges of its subtree."""
    below: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        token.left_edge = token.right_edge = token
        if token.head is not token:
            below[token.head.i].append(token)
    for token, children in zip(tokens, below, strict=True):
        token.children = tuple(children)
        token.lefts = tuple(c for c in children if c.i < token.i)
        token.rights = token.children[len(token.lefts) :]
    for token in tokens:
        up = token
        while up.head is not up and up.head.left_edge.i > token.i:
            up = up.head
            up.left_edge = token
    for token in reversed(tokens):
        up = token
        while up.head is not up and up.head.right_edge.i < token.i:
            up = up.head
            up.right_edge = token


def _part(tree: Tree) -> None:
    """Gives each token its sentence."""
    starts = [token.i for token in tree.tokens if token.is_sent_start]
    for start, end in zip(starts, [*starts[1:], len(tree.tokens)], strict=True):
        sentence = Span(tree, start, end)
        tree.sents.append(sentence)
        for token in tree.tokens[start:end]:
            token.sent = sentence
