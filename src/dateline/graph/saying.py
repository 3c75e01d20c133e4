"""How a fact is said in a line: its words, with whether they are so where they do not say it themselves."""

from __future__ import annotations

_DENYING = frozenset({"no", "none", "neither", "nobody", "nothing", "never", "nor", "not"})
RELATIVE = ("that", "which", "who")
_EARLY = 3  # words of a wording in which its own denial stands: "showed no emotion", "has found no trace"


def with_factuality(label: str, words: str, factuality: str, verb: str = "") -> str:
    """Returns a label and what is said of it, with the factuality behind it unless the words tell it themselves.

    Arguments:
        label: what the words are said of.
        words: a verb with what completes it.
        factuality: "asserted", "negated" or "possible".
        verb: the verb that the factuality is of, which the words may tell as an aim: "wants to sue".

    >>> with_factuality("Ann Lee", "resigned", "asserted"), with_factuality("Ann Lee", "resigned", "negated")
    ('Ann Lee resigned', 'Ann Lee resigned (negated)')
    >>> with_factuality("Ann Lee", "showed no fear", "negated")
    'Ann Lee showed no fear'
    >>> with_factuality("letter urging the firm to pay", "urges the firm to pay", "asserted")
    'letter urges the firm to pay'
    >>> with_factuality("quake that killed ten", "killed ten in Lima", "asserted")
    'quake killed ten in Lima'
    >>> with_factuality("choir which now has 90 singers", "has 90 singers", "asserted")
    'choir has 90 singers'
    >>> with_factuality("floods putting Lund at risk", "putting Lund at risk of ruin", "asserted")
    'floods putting Lund at risk of ruin'
    >>> with_factuality("Ann Lee", "signed up to speak", "possible", "speak")
    'Ann Lee signed up to speak'
    """
    line = f"{_without(label, words)} {words}".rstrip()
    if factuality == "asserted":
        return line
    aim = f" to {verb.split(' ')[0]} " if verb else ""
    if factuality == "possible" and aim and aim in f"{words} ":
        return line
    denies = {label.split(" ")[0].lower(), *words.lower().split()[:_EARLY]} & _DENYING
    return line if factuality == "negated" and denies else f"{line} ({factuality})"


def without_owner(label: str, owner: str) -> str:
    """Returns a label without whose it is, where that is told before it.

    >>> without_owner("Ann Lee's plan to sell the ferry", "Ann Lee"), without_owner("the board's plan", "Ann Lee")
    ('plan to sell the ferry', "the board's plan")
    """
    for form in (f"{owner}'s ", f"{owner}’s ", f"{owner}' "):
        if label.startswith(form):
            return label.removeprefix(form)
    return label


def _without(label: str, words: str) -> str:
    """Returns a label without a participle or a relative clause that says the same again."""
    for pronoun in RELATIVE:  # "fire that killed two" killed two
        before, _, clause = label.partition(f" {pronoun} ")
        if clause and f"{words} ".startswith(f"{clause} "):
            return before
    for i, letter in enumerate(label):  # "floods threatening the town" threatening the town below the dam
        same = letter == " " and f"{words} ".startswith(f"{label[i + 1 :]} ")
        if same and " " in label[i + 1 :]:
            return _without_pronoun(label[:i])
    _, _, rest = words.partition(" ")
    head = label.removesuffix(f" {rest}") if rest else label
    before, _, participle = head.rpartition(" ")
    return before if head != label and before and participle.endswith("ing") else label


def _without_pronoun(label: str) -> str:
    """Returns what is left of a label whose relative clause is told behind it: "choir which now", "choir that"."""
    before, _, last = label.rpartition(" ")
    if last in RELATIVE:
        return before
    return before.rpartition(" ")[0] if before.endswith(tuple(f" {pronoun}" for pronoun in RELATIVE)) else label
