"""Whether an article is English."""

from __future__ import annotations

import re

import py3langid

from dateline.reading.data import words

ENGLISH_SHARE = 0.28
"""Share of function words from which a text is English without another look. 35 news articles (local papers,
CNN, Wikinews, VOA) have 0.36 to 0.51; sentences in six neighbouring languages have 0.05 to 0.20."""

FEWEST_WORDS = 8
"""Words below which nothing can be said, and the text is taken as it is."""

LATIN_SHARE = 0.5
"""Share of letters of the English alphabet below which a text is another language, however few its words."""

SURE = 3.0
"""How far the log-probability of another language must be above that of English: 20 to 1."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000  # characters; more changes nothing


def language_of(text: str) -> str:
    """Returns the language of a text as an ISO 639-1 code; "en" where there is too little to tell.

    >>> language_of("The minister said on Monday that the bridge will be closed for two weeks.")
    'en'
    """
    sample = text[:_SAMPLE]
    found = _WORD.findall(sample.lower().replace("’", "'"))
    letters = sum(map(len, found))
    latin = sum(c.isascii() and c.isalpha() for c in sample)
    if len(found) < FEWEST_WORDS and latin >= LATIN_SHARE * letters:
        return "en"
    stop = words("forms", "stop")
    if sum(word in stop for word in found) >= ENGLISH_SHARE * len(found) > 0:
        return "en"
    scores = py3langid.rank(sample)
    english = next(float(score) for code, score in scores if code == "en")
    code, best = scores[0]
    return str(code) if float(best) - english >= SURE else "en"
