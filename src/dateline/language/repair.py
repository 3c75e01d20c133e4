"""What parsers often get wrong in news, put right after the model; each repair looks only at tokens of some labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.attrs import DEP, LOWER  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.language import conjuncts, heads, homographs, participles, subjects
from dateline.language.shape import Lemmatize

# Repairs of heads and labels by the label of the token that they look at, in the order in which they are made.
_BY_LABEL: tuple[tuple[str, tuple[Callable[[Token], None], ...]], ...] = (
    ("agent", (participles.tell_how,)),
    ("acl", (participles.give_to_wearer, heads.make_aim)),
    (
        "advcl",
        (
            heads.give_to_content,
            heads.give_to_content_before,
            heads.free_subject,
            participles.free_subject_of_fronted,
            participles.give_to_companion,
            participles.give_to_object,
        ),
    ),
    ("csubj", (participles.free_subject_of_fronted,)),
    ("csubjpass", (participles.free_subject_of_fronted,)),
    ("dobj", (participles.make_complement,)),
    ("relcl", (heads.take_from_day, heads.make_aim)),
    ("parataxis", (heads.free_subject,)),
    (
        "conj",
        (
            heads.make_verb_of_risk,
            heads.free_main_verb,
            heads.free_verb_after_aside,
            heads.give_to_speaker,
            conjuncts.mend_conjunct,
            conjuncts.share_passive,
            conjuncts.show_the_same,
        ),
    ),
    ("ccomp", (conjuncts.mend_second_clause, participles.make_result)),
    ("xcomp", (participles.make_result,)),
    ("ROOT", (subjects.take_name_of_place,)),
)

# Repairs that look at one form.
_BY_FORM: tuple[tuple[str, Callable[[Token], None]], ...] = (
    ("-", homographs.join_prefix),
    ("aged", participles.make_age),
    ("that", homographs.make_relative),
    ("according", subjects.free_from_source),
    (":", subjects.cut_at_colon),
    ("by", participles.give_agent_to_passive),
)

# Repairs of the kind of word.
_OF_WORDS: tuple[tuple[str, tuple[Callable[[Token, Lemmatize], None], ...]], ...] = (
    ("ccomp", (homographs.make_object,)),
    ("conj", (homographs.make_noun_of_unjoined,)),
    ("amod", (homographs.make_verb_after_and, participles.make_deed, subjects.make_clause, subjects.make_main)),
    ("compound", (participles.make_deed,)),
    *((label, (homographs.agree_with_label,)) for label in ("pobj", "dobj", "nsubj", "nsubjpass", "appos", "attr")),
)


@dataclass(frozen=True, slots=True)
class Repairs:
    """The repairs, with what they ask of a language model.

    ``lemmatize`` gives a token's lemma by its tag, ``verbs`` are the verbs that the model's lemmatizer knows.
    """

    lemmatize: Lemmatize
    verbs: frozenset[str]

    def __call__(self, doc: Doc) -> None:
        """Puts wrong heads, labels and tags of a parse right, in place."""
        if not len(doc):
            return
        array = doc.to_array([DEP, LOWER])
        strings = doc.vocab.strings
        for form, mend in _BY_FORM:
            for i in np.flatnonzero(array[:, 1] == strings[form]):
                mend(doc[int(i)])
        self._mend_words(doc, array[:, 0])
        labels = doc.to_array([DEP])
        for label, repairs in _BY_LABEL:
            for i in np.flatnonzero(labels == strings[label]):
                for repair in repairs:
                    repair(doc[int(i)])

    def _mend_words(self, doc: Doc, labels: np.ndarray) -> None:
        strings = doc.vocab.strings
        for label, repairs in _OF_WORDS:
            for i in np.flatnonzero(labels == strings[label]):
                for repair in repairs:
                    repair(doc[int(i)], self.lemmatize)
        for i in np.flatnonzero(labels == strings["amod"]):
            participles.act_on_fronted(doc[int(i)])
            homographs.make_progressive(doc[int(i)])
        for label in ("ROOT", "ccomp", "conj", "advcl", "preconj"):
            for i in np.flatnonzero(labels == strings[label]):
                homographs.make_predicate(doc[int(i)], self.verbs, self.lemmatize)


@lru_cache(maxsize=4)
def repairs_of(nlp: Language) -> Repairs:
    """Returns the repairs for the parses of a pipeline."""
    if "lemmatizer" not in nlp.pipe_names:
        return Repairs(lambda token: token.lower_, frozenset())
    lemmatizer = nlp.get_pipe("lemmatizer")
    find = getattr(lemmatizer, "lemmatize", None)
    if find is None:
        return Repairs(lambda token: token.lower_, frozenset())
    index = lemmatizer.lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
    return Repairs(lambda token: str(find(token)[0]), frozenset(index.get("verb", ())))
