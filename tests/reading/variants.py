"""Generated copies and variants of articles: what agencies, desks and scrapers make of one text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.reading.read import read_text
from dateline.records import Article

WORDS = """
    officials river budget council station report harbour teachers season market village judge storm engine
    patients wheat border museum runner coach bank signal valley union cabinet voters factory mission pilot
    garden metal contract winter bridge school doctor tunnel rescue island tax record inquiry
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Variant:
    """A generated article and the text that it was made from."""

    article: Article
    origin: str


def variants(texts: dict[str, str], count: int, seed: int = 7) -> Iterator[Variant]:
    """Yields ``count`` articles: the texts themselves, then copies with one or two changes each."""
    rng = random.Random(seed)
    names = sorted(texts)
    for i in range(count):
        name = names[i % len(names)]
        text = texts[name] if i < len(names) else _vary(texts[name], rng)
        yield Variant(read_text(f"v{i:05d}.txt", text), name)


def _vary(text: str, rng: random.Random) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    dated = len(lines) > 2 and re.fullmatch(r"\d{4}-\d\d-\d\d", lines[1])
    head, lines = (lines[:2], lines[2:]) if dated else ([], lines)
    for change in rng.sample((_same, _cut, _drop, _reword, _update, _reorder, _wrap), rng.choice((1, 1, 2))):
        lines = change(lines, rng)
    return "\n\n".join([*head, *lines])


def _same(lines: list[str], rng: random.Random) -> list[str]:
    return lines


def _cut(lines: list[str], rng: random.Random) -> list[str]:
    """The first part alone, as a desk cuts from the end."""
    return lines[: max(1, int(len(lines) * rng.uniform(0.3, 0.9)))]


def _drop(lines: list[str], rng: random.Random) -> list[str]:
    kept = [line for line in lines if rng.random() > 0.3]
    return kept if len(kept) > 1 else lines


def _reword(lines: list[str], rng: random.Random) -> list[str]:
    """One word in fourteen replaced."""
    words = [[rng.choice(WORDS) if rng.random() < 0.07 else w for w in line.split(" ")] for line in lines]
    return [" ".join(line) for line in words]


def _update(lines: list[str], rng: random.Random) -> list[str]:
    """New paragraphs before and after the old ones."""
    lengths = [rng.randint(15, 40) for _ in range(rng.randint(1, 4))]
    new = [" ".join(rng.choices(WORDS, k=length)).capitalize() + "." for length in lengths]
    return [*new[:1], *lines, *new[1:]]


def _reorder(lines: list[str], rng: random.Random) -> list[str]:
    rest = lines[1:]
    rng.shuffle(rest)
    return [lines[0], *rest]


def _wrap(lines: list[str], rng: random.Random) -> list[str]:
    """Another site's frame, and straight quotes."""
    plain = [line.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}) for line in lines]
    return ["Advertisement", *plain, "Copyright 2020. All rights reserved."]
