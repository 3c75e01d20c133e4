"""How a fact is said in a line: its words, with whether they are so where they do not say it themselves."""

from __future__ import annotations

_DENYING = frozenset({"no", "none", "neither", "nobody", "nothing", "never", "nor", "not"})
_EARLY = 3  # words of a wording in which its own denial stands: "showed no emotion", "has found no trace"


def with_factuality(label: str, words: str, factuality: str) -> str:
    """Returns a label and what is said of it, with the factuality behind it unless the words deny it themselves.

    >>> with_factuality("Ann Lee", "resigned", "asserted"), with_factuality("Ann Lee", "resigned", "negated")
    ('Ann Lee resigned', 'Ann Lee resigned (negated)')
    >>> with_factuality("Ann Lee", "showed no fear", "negated")
    'Ann Lee showed no fear'
    """
    line = f"{label} {words}".rstrip()
    if factuality == "asserted":
        return line
    denies = {label.split(" ")[0].lower(), *words.lower().split()[:_EARLY]} & _DENYING
    return line if factuality == "negated" and denies else f"{line} ({factuality})"
