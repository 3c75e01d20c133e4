"""Lemmas of verbs that the language model's rules miss."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from spacy.language import Language
from spacy.tokens import Token

_VOWELS = frozenset("aeiou")
_DOUBLED = re.compile("[^aeiou]*[aeiou][bdgmnprt]")  # "gutted", "wedded"


def mend_lemmas(nlp: Language) -> None:
    """Teaches a pipeline's lemmatizer the verbs of ``data/language/verbs.txt``, where it has a lemmatizer.

    The rules prefer the shorter of two verbs ("fined" is a form of "fin") and put an "e" to verbs they do not
    know ("retweete").
    """
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe("lemmatizer")
    rules = getattr(lemmatizer, "lemmatize", None)
    if rules is None:
        return
    verbs = _forms()

    def lemmatize(token: Token) -> list[str]:
        known = verbs.get(token.lower_) if token.pos_ == "VERB" else None
        return [known] if known else list(rules(token))

    lemmatizer.lemmatize = lemmatize  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    text = resources.files("dateline").joinpath("data/language/verbs.txt").read_text(encoding="utf-8")
    verbs = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    forms = {form: verb for verb in verbs for form in (verb, *regular_forms(verb))}
    return {form: verb.replace("-", "") for form, verb in forms.items()}  # "co-founded" is of "cofound"


def regular_forms(verb: str) -> tuple[str, ...]:
    """Returns a regular verb's other forms.

    >>> regular_forms("fine")
    ('fines', 'fined', 'fining')
    >>> regular_forms("classify")
    ('classifies', 'classified', 'classifying')
    >>> regular_forms("gut")
    ('guts', 'gutted', 'gutting')
    """
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
    stem = f"{verb}{verb[-1]}" if _DOUBLED.fullmatch(verb) else verb
    return third, f"{stem}ed", f"{stem}ing"
