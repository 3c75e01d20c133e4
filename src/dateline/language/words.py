"""Words that the tokenizer cuts in two: ranks at their full stop, "co-operation" at its hyphen, "wed" as "we'd"."""

from __future__ import annotations

from importlib.resources import files

from spacy.language import Language
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]


def mend_words(nlp: Language) -> None:
    """Teaches a pipeline's tokenizer the words of ``data/language/ranks.txt`` and ``hyphens.txt``.

    Ranks are read as "Gen." is, the one rank of an army that the model knows; "co-operation" as "cooperation".
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    for rank in _lines("ranks"):
        tokenizer.add_special_case(rank, [{ORTH: rank, NORM: "gen."}])
    for word in _lines("uncut"):
        tokenizer.add_special_case(word, [{ORTH: word}])
    for word in _lines("hyphens"):
        tokenizer.add_special_case(word, [{ORTH: word, NORM: word.replace("-", "").lower()}])


def _lines(name: str) -> list[str]:
    return files("dateline").joinpath(f"data/language/{name}.txt").read_text(encoding="utf-8").split()
