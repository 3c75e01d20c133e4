"""The tokens of a parse as columns, for stages that work with places rather than with tokens."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.tree import Tree

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


def read_tokens(tree: Tree) -> Tokens:
    """Returns the columns of a parse; they are kept with it, so that the next stage finds them."""
    kept = tree.user_data.get(_KEY)
    if isinstance(kept, Tokens):
        return kept
    tokens = _read(tree)
    tree.user_data[_KEY] = tokens
    return tokens


def _read(tree: Tree) -> Tokens:
    tokens = tree.tokens
    sentence, number = [], -1
    for token in tokens:
        number += token.is_sent_start
        sentence.append(number)
    return Tokens(
        words=[t.text for t in tokens],
        lower=[t.lower_ for t in tokens],
        lemmas=[t.lemma_.lower() or t.lower_ for t in tokens],
        pos=[t.pos_ for t in tokens],
        tags=[t.tag_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=[t.head.i for t in tokens],
        left=[t.left_edge.i for t in tokens],
        children=[[c.i for c in t.children] for t in tokens],
        sentence=sentence,
    )
