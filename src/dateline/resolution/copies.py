"""Copies: articles that carry one text, found without comparing every pair.

An article is cut into shingles (runs of words), and a fixed share of them, chosen by their hash, stands
for it: the MinHash sketch with a fixed modulus (Broder 1997, "On the resemblance and containment of
documents"). Unlike the sketch of fixed size behind locality-sensitive hashing, it finds a short cut of a
long article, whose Jaccard similarity is low while all of its text is shared. Articles are taken from
the longest down, so that a cut meets the text that it was cut from; only those with text of their own
are kept to compare with, at most ``_LIST_LIMIT`` for a shingle: the cost grows with the number of
articles, not with the pairs of copies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from dateline.language import fold
from dateline.records import Article, ParagraphKind, Source

Hashes = npt.NDArray[np.uint64]

SHINGLE_WORDS = 4
"""Words a shingle. With 4, one changed word in ten leaves 0.9^4 = 66% of them, and two articles about one
event that were written apart share 0 to 4% (seeds, GUM news)."""

SHARED = 0.45
"""Share of the shorter article's shingles that makes it a copy. Generated copies, with one word in ten
changed and half of the text cut, share 0.5 and more; articles written apart, with the same quotations,
up to 0.2."""

SHARED_OUTSIDE_QUOTES = 0.3
"""The same, for what stands outside quotation marks: two reporters at one press conference print the same
words of the speaker, and are two sources."""

_LOOKED_UP = 24  # at least as many shingles are looked up for a long article: enough to rank candidates by
_MODULUS = np.uint64(4)  # one shingle in four: a cut of 30 words still has six to be found by
_COVERED = 0.9  # a copy with less than a tenth of text of its own is not kept to compare with
_LIST_LIMIT = 16  # articles kept for one shingle; text that stands in more is boilerplate or well covered
_CANDIDATES = 6  # kept articles that one article is compared with: those that share most sampled shingles
_SMALL = 12  # shingles below which text outside quotation marks proves nothing
_NAMED_IN_REASON = 12

_COMPARED = frozenset({ParagraphKind.TITLE, ParagraphKind.BODY})
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'["“][^"“”]{3,}(?:["”]|$)')
_MIX = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits, as in splitmix64


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What is compared of one article: the hashes of its shingles, sorted, with and without quotations."""

    article: Article
    words: int
    whole: Hashes
    unquoted: Hashes

    def sample(self) -> list[int]:
        """Returns the shingles by which the article is found."""
        return [int(v) for v in self.whole[self.whole % _MODULUS == 0]]

    def few(self) -> list[int]:
        """Returns the shingles by which it looks for others: of a long article a smaller share."""
        modulus = _MODULUS
        while len(self.whole) > 2 * _LOOKED_UP * int(modulus):
            modulus *= np.uint64(2)
        return [int(v) for v in self.whole[self.whole % modulus == 0]]


@dataclass(frozen=True, slots=True, order=True)
class _Link:
    """The share of one article's text that a longer one has."""

    short: str
    long: str
    share: float


@dataclass(slots=True)
class _Index:
    """The articles kept to compare with, by the sampled shingles that they hold."""

    kept: list[_Sketch] = field(default_factory=list)
    holders: dict[int, list[int]] = field(default_factory=dict)

    def candidates(self, sampled: list[int]) -> list[int]:
        """Returns the kept articles that share most sampled shingles, best first."""
        hits = Counter(i for value in sampled for i in self.holders.get(value, ()))
        return [i for i, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:_CANDIDATES]]

    def keep(self, sketch: _Sketch, sampled: list[int]) -> None:
        """Adds an article to compare later ones with."""
        for value in sampled:
            holders = self.holders.setdefault(value, [])
            if len(holders) < _LIST_LIMIT:
                holders.append(len(self.kept))
        self.kept.append(sketch)


def find_sources(articles: Iterable[Article]) -> tuple[Source, ...]:
    """Puts articles that carry one text, or a cut or an update of it, under one source.

    Arguments:
        articles: of a corpus, in any order.

    Returns:
        One source for each text, by the names of its articles; the reason says which article is longest,
        what share of their text the others have from it, and the dates.
    """
    sketches = sorted((_sketch(a) for a in articles), key=lambda s: (-len(s.whole), s.article.name))
    links = {link for order in (sketches, sketches[::-1]) for link in _all_links(order)}
    root = {s.article.name: s.article.name for s in sketches}
    for link in links:
        root[_find(root, link.short)] = _find(root, link.long)
    groups: dict[str, tuple[list[_Sketch], list[_Link]]] = {}
    for sketch in sketches:
        groups.setdefault(_find(root, sketch.article.name), ([], []))[0].append(sketch)
    for link in sorted(links):
        groups[_find(root, link.short)][1].append(link)
    return tuple(sorted((_source(g, found) for g, found in groups.values()), key=lambda s: s.articles))


def _all_links(order: Sequence[_Sketch]) -> Iterator[_Link]:
    """Yields each article's links with those before it.

    From the longest down, a cut finds the text that it was cut from; from the shortest up, two long
    updates find the short text that both have grown from, and that is too small a part of either.
    """
    index = _Index()
    for sketch in order:
        sampled = sketch.sample()
        near = [(*_compare(sketch, index.kept[i]), index.kept[i]) for i in index.candidates(sketch.few())]
        near = sorted((n for n in near if n[0] >= SHARED), key=lambda n: (-n[0], n[2].article.name))
        if near:
            part = np.intersect1d(sketch.whole, near[0][2].whole, assume_unique=True)
            for share, _, other in near:
                short, long = sorted((sketch, other), key=lambda s: (len(s.whole), s.article.name))
                # A round-up of two texts makes them no copies of each other: others hold the same part.
                if _containment(part, other.whole) * len(part) >= SHARED * len(short.whole):
                    yield _Link(short.article.name, long.article.name, round(share, 2))
        if not any(covered >= _COVERED for _, covered, _ in near):
            index.keep(sketch, sampled)


def _compare(sketch: _Sketch, other: _Sketch) -> tuple[float, float]:
    """Returns how much of the shorter article is in the longer, 0 if it is quotations alone, and how much
    of ``sketch`` is in ``other``."""
    short, long = sorted((sketch, other), key=lambda s: len(s.whole))
    covered = _containment(sketch.whole, other.whole)
    share = covered if short is sketch else covered * len(sketch.whole) / len(short.whole)
    if len(short.unquoted) >= _SMALL and _containment(short.unquoted, long.unquoted) < SHARED_OUTSIDE_QUOTES:
        return 0.0, covered
    return share, covered


def _containment(short: Hashes, long: Hashes) -> float:
    if not len(short) or not len(long):
        return 0.0
    places = np.minimum(np.searchsorted(long, short), len(long) - 1)
    return float(np.count_nonzero(long[places] == short)) / len(short)


def _find(root: dict[str, str], name: str) -> str:
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def _sketch(article: Article) -> _Sketch:
    body = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in _COMPARED]
    words = _words(" ".join(body))
    unquoted = _words(" ".join(_QUOTED.sub(" ", text) for text in body))
    return _Sketch(article, len(words), _shingles(words), _shingles(unquoted))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).lower())


def _shingles(words: Sequence[str]) -> Hashes:
    """Returns the hashes of all runs of words, sorted; a text shorter than one run is one shingle."""
    if not words:
        return np.empty(0, dtype=np.uint64)
    values = np.fromiter((_word_hash(word) for word in words), dtype=np.uint64, count=len(words))
    size = min(SHINGLE_WORDS, len(words))
    count = len(words) - size + 1
    result = np.zeros(count, dtype=np.uint64)
    for i in range(size):
        result = (result ^ values[i : i + count]) * _MIX
        result ^= result >> np.uint64(29)
    return np.unique(result)


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _source(group: list[_Sketch], links: list[_Link]) -> Source:
    return Source(tuple(sorted(s.article.name for s in group)), _reason(group, links))


def _reason(group: list[_Sketch], links: list[_Link]) -> str:
    """Says why articles are one source; ``group`` runs from the longest to the shortest."""
    if len(group) == 1:
        return "stands alone"
    shown = group[:_NAMED_IN_REASON]
    lengths = [f"{s.article.name} ({s.words} words{_dated(s.article)})" for s in shown]
    shares = [f"{link.short} shares {link.share:.0%} of its text with {link.long}" for link in links]
    more = f", {len(group) - len(shown)} more" if len(group) > len(shown) else ""
    return f"{'; '.join(shares[:_NAMED_IN_REASON])}. Longest first: {', '.join(lengths)}{more}"


def _dated(article: Article) -> str:
    return f", dated {article.published}" if article.published else ", undated"
