"""Short lines between paragraphs: headings announce what follows, links to other stories do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.reading.data import words
from dateline.reading.lines import Line

PROSE_SHARE = 0.6
"""Share of a text's longer lines that end as sentences do, from which the lack of a full stop says something;
transcripts, tables and lists are below."""

ANNOUNCED = 0.5
"""Share of a heading's stems that must come back in the two paragraphs it heads. The section headings of the
 development articles have 0.5 to 1, the headlines of other stories between their paragraphs 0 to 0.2."""

COMMON = 0.4
"""Stems in more than this share of the paragraphs are the topic of the whole, and announce nothing."""

_HEADED = 2  # paragraphs below a line that are looked at
_LONG = 8  # words from which a line is expected to end as a sentence


def interludes(lines: Sequence[Line], known: frozenset[int]) -> Iterator[tuple[int, bool]]:
    """Yields the short lines without a full stop, and whether each is a heading of what follows.

    Arguments:
        lines: of the article.
        known: lines whose kind is known already.
    """
    rest = [i for i in range(len(lines)) if i not in known]
    if not _is_prose([lines[i] for i in rest]):
        return
    common = _common_stems([lines[i] for i in rest])
    last: int | None = None
    for place, i in enumerate(rest):
        line = lines[i]
        before, last = last, i
        if not line.short or (line.closed and not line.question) or line.bullet or _is_sentence(line):
            continue
        if line.question and (line.text.count("?") > 1 or '"' in line.folded):
            continue
        if before is not None and _in_list(lines, before, i):
            continue
        below = [lines[j] for j in rest[place + 1 :][: _HEADED + 4] if lines[j].prose][:_HEADED]
        yield i, _announces(line, below, common)


def _is_prose(lines: Sequence[Line]) -> bool:
    long = [line for line in lines if len(line.words) >= _LONG]
    return bool(long) and sum(line.closed for line in long) >= PROSE_SHARE * len(long)


def _is_sentence(line: Line) -> bool:
    """A sentence that lost its full stop: it has the auxiliary and the article that a headline drops."""
    found = set(line.words)
    return (
        len(line.words) >= 5
        and not line.question
        and bool(found & words("forms", "sentence_words"))
        and bool(found & words("forms", "articles"))
        and sum(w[:1].isupper() for w in line.text.split()) < 0.6 * len(line.text.split())
    )


def _in_list(lines: Sequence[Line], before: int, i: int) -> bool:
    """Whether the line is in a list that a sentence with a colon opens ("The dead are:")."""
    j = before
    while j >= 0 and i - j <= 40 and not lines[j].closed:
        j -= 1
    return j >= 0 and lines[j].text.endswith(":") and len(lines[j].words) > 1


def _common_stems(lines: Sequence[Line]) -> frozenset[str]:
    counts = Counter(stem for line in lines for stem in line.stems)
    least = max(3.0, COMMON * len(lines))
    return frozenset(stem for stem, count in counts.items() if count > least)


def _announces(line: Line, below: Sequence[Line], common: frozenset[str]) -> bool:
    if not below or below[0].words[0] in words("forms", "continuing"):
        return False  # the paragraph goes on with the one above: something stands between them
    if " ".join(line.words) in words("forms", "generic_headings"):
        return True
    telling = line.stems - common
    if not telling:
        return False
    first, both = below[0].stems, frozenset().union(*(b.stems for b in below))
    if len(telling) == 1:
        return telling <= first
    return len(telling & both) >= ANNOUNCED * len(telling)
