"""Pull quotes and repeated lines: words that stand in another paragraph of the same article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.reading.lines import Line

FEWEST = 4
"""Words of the shortest line that counts as a repetition: "Yes, sir" may be said twice."""

LONGEST = 120
"""Words of the longest pull quote; whole paragraphs that stand twice may be longer."""

_RUN = 4  # words a run, by which lines that can be repetitions are found
_CANDIDATES = 500  # lines that are compared with the whole text; more are no article
_SPEAKER = re.compile(r"""(?<=[.!?…"”’])\s+[-–—]?\s*((?:[A-Z][\w.'’-]*[ ,]{0,2}){1,5})$""")


def repeats(lines: Sequence[Line], known: frozenset[int]) -> Iterator[int]:
    """Yields the lines whose words, but for a speaker's name behind them, stand in a longer or earlier line.

    Arguments:
        lines: of the article.
        known: lines that are no body text already.
    """
    body = [i for i in range(len(lines)) if i not in known]
    counts = Counter(run for i in body for run in _runs(lines[i].words))
    texts = {i: f" {' '.join(lines[i].words)} " for i in body}
    whole = "\n".join(texts[i] for i in body)
    seen: set[str] = set()
    candidates = 0
    for i in body:
        text = texts[i]
        if len(lines[i].words) >= FEWEST and text in seen:
            yield i
            continue
        seen.add(text)
        said = _without_speaker(lines[i])
        if not FEWEST <= len(said) <= LONGEST or candidates >= _CANDIDATES:
            continue
        if any(counts[run] < 2 for run in _runs(said)):
            continue
        candidates += 1
        if _stands_elsewhere(f" {' '.join(said)} ", text, whole):
            yield i


def _stands_elsewhere(said: str, text: str, whole: str) -> bool:
    """Whether words stand in a line that is not their own and that is longer."""
    place = whole.find(said)
    while place >= 0:
        start, end = whole.rfind("\n", 0, place) + 1, whole.find("\n", place)
        other = whole[start : end if end >= 0 else len(whole)]
        if other != text and len(other) > len(said):
            return True
        place = whole.find(said, place + 1)
    return False


def _without_speaker(line: Line) -> list[str]:
    match = _SPEAKER.search(line.text)
    return Line(0, match.start(), line.text[: match.start()]).words if match else line.words


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
