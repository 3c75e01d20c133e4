"""What parsers often get wrong in news, put right after the model; each repair looks only at tokens of some labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from spacy.attrs import DEP, HEAD, LOWER  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.language import (
    belonging,
    complements,
    conjuncts,
    doubles,
    heads,
    homographs,
    narrowing,
    offices,
    orphans,
    outside,
    participles,
    places,
    relatives,
    subjects,
)
from dateline.language.shape import Lemmatize, has_cycle

# Repairs of heads and labels by the label of the token that they look at, in the order in which they are made.
_BY_LABEL: tuple[tuple[str, tuple[Callable[[Token], None], ...]], ...] = (
    *((label, (offices.give_to_elected,)) for label in ("nsubj", "nsubjpass")),
    ("agent", (participles.tell_how,)),
    ("acl", (participles.give_to_wearer, participles.give_to_what_is_there, heads.make_aim)),
    ("acl", (narrowing.hang_on_fitting_noun,)),
    ("appos", (narrowing.name_of_both, outside.make_maker, orphans.take_behind_dash)),
    ("acl", (outside.make_passive, outside.make_charged)),
    ("npadvmod", (subjects.give_to_noun_before, outside.make_time_subject)),
    (
        "advcl",
        (
            conjuncts.join_after_phrase,
            conjuncts.split_subjects,
            heads.give_to_content,
            heads.give_to_content_before,
            heads.give_to_speech,
            heads.free_subject,
            participles.free_subject_of_fronted,
            participles.free_main_from_some,
            participles.give_to_companion,
            participles.give_to_found,
            participles.give_to_object,
            narrowing.give_aside_to_noun,
            complements.make_content,
            complements.give_to_bidden,
            outside.make_charged,
        ),
    ),
    ("csubj", (participles.free_subject_of_fronted, outside.make_passive_of_subject)),
    ("csubjpass", (participles.free_subject_of_fronted,)),
    (
        "dobj",
        (
            participles.make_complement,
            complements.part_name_from_office,
            complements.make_receiver,
            complements.make_receiver_before,
        ),
    ),
    ("oprd", (complements.part_name_from_office,)),
    ("relcl", (belonging.tell_bare_clause, heads.take_from_day, heads.make_aim, relatives.hang_on_fitting)),
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
            conjuncts.make_own_will,
            conjuncts.show_the_same,
            conjuncts.rejoin_between,
            conjuncts.join_to_said,
            conjuncts.give_to_object_before,
            conjuncts.say_again,
            conjuncts.join_to_place,
            belonging.join_to_office,
        ),
    ),
    ("ccomp", (conjuncts.mend_second_clause, participles.make_result, subjects.complete_be, outside.make_contact)),
    ("conj", (conjuncts.give_phrase_to_next,)),
    ("xcomp", (participles.make_result, complements.give_to_bidden)),
    ("ROOT", (subjects.take_name_of_place, subjects.make_sentence, participles.free_main_from_some)),
)

# Repairs that look at one form.
_BY_FORM: tuple[tuple[str, Callable[[Token], None]], ...] = (
    ("-", homographs.join_prefix),
    ("aged", participles.make_age),
    ("based", places.base_body_on_town),
    ("do", places.join_foreign_name),
    ("that", homographs.make_relative),
    ("that", homographs.make_pronoun),
    ("that", homographs.make_mark),
    ("that", complements.tell_clause),
    *((form, narrowing.free_from_calling) for form in ("called", "named", "nicknamed", "dubbed")),
    ("including", relatives.hang_on_several),
    *((form, outside.hang_people_on_people) for form in ("including", "as")),
    ("as", outside.give_to_list),
    ("minded", homographs.make_minded),
    *((form, offices.make_present) for form in ("come", "become")),
    ("court", homographs.make_court),
    ("according", subjects.free_from_source),
    *((form, homographs.make_kind_of_holder) for form in ("defending", "reigning", "sitting", "outgoing", "acting")),
    *((form, complements.give_topic_to_speech) for form in ("of", "on", "about")),
    (":", subjects.cut_at_colon),
    ("with", belonging.give_saying_to_name),
    ("to", belonging.hang_on_envoy),
    ("whose", belonging.tell_of_owned),
    ("whose", belonging.name_owned),
    ("whose", belonging.act_for_owner),
    *((form, belonging.await_deed) for form in ("set", "due", "expected", "scheduled", "poised", "slated")),
    *((form, belonging.place_seat) for form in ("based", "headquartered")),
    *((form, belonging.join_parts) for form in ("combination", "mixture", "mix", "blend")),
    ("by", participles.give_agent_to_passive),
    ("of", complements.give_charge_to_verb),
    ("from", complements.give_source_to_verb),
    ("on", complements.give_blame_to_verb),
    ("in", complements.give_medium_to_verb),
    *(
        (form, participles.free_from_supposing)
        for form in ("suspected", "believed", "thought", "alleged", "reported", "said")
    ),
    ("her", complements.make_her_object),
    ("by", complements.give_charge_to_passive),
    *((form, complements.hang_result_on_verb) for form in ("point", "extent", "degree")),
)

# Repairs of the kind of word.
_OF_WORDS: tuple[tuple[str, tuple[Callable[[Token, Lemmatize], None], ...]], ...] = (
    ("ccomp", (homographs.make_object,)),
    ("conj", (homographs.make_noun_of_unjoined, homographs.make_noun_before_name)),
    ("amod", (homographs.make_verb_after_and, participles.make_deed, subjects.make_clause, subjects.make_main)),
    ("compound", (participles.make_deed,)),
    ("relcl", (homographs.take_do,)),
    *((label, (homographs.make_kind_of_thing,)) for label in ("acl", "advcl", "xcomp")),
    *((label, (homographs.make_noun_of_gerund,)) for label in ("csubj", "csubjpass", "nsubj", "nsubjpass")),
    *((label, (homographs.agree_with_label,)) for label in ("pobj", "dobj", "nsubj", "nsubjpass", "appos", "attr")),
)


# Repairs of the kind of word that look at one form.
_WORDS_BY_FORM: tuple[tuple[str, Callable[[Token, Lemmatize], None]], ...] = (
    ("needs", complements.make_need),
    ("head", homographs.make_head),
    *((form, complements.make_source_at_end) for form in ("show", "report", "claim")),
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
        parsed = doc.to_array([HEAD, DEP])
        self._mend(doc)
        if has_cycle(doc):  # whoever climbs it would never end; the parser's own tree has none
            for token, (head, label) in zip(doc, parsed.astype("int64").tolist(), strict=True):
                token.head, token.dep = doc[token.i + head], label

    def _mend(self, doc: Doc) -> None:
        forms = _places(doc, LOWER)
        for form, mend in _BY_FORM:
            for i in forms.get(form, ()):
                mend(doc[i])
        for form, make in _WORDS_BY_FORM:
            for i in forms.get(form, ()):
                make(doc[i], self.lemmatize)
        self._mend_words(doc, _places(doc, DEP))
        labels = _places(doc, DEP)
        for label, repairs in _BY_LABEL:
            for i in labels.get(label, ()):
                for repair in repairs:
                    repair(doc[i])
        self._mend_subjects(doc)

    def _mend_subjects(self, doc: Doc) -> None:
        """Mends verbs that have two subjects, and finite verbs that have none."""
        labels = _places(doc, DEP)
        subjects = [doc[i] for label in ("nsubj", "nsubjpass") for i in labels.get(label, ())]
        for token in subjects:
            doubles.give_to_verb(token)
        subjects = [token for token in subjects if token.dep_ in {"nsubj", "nsubjpass"}]
        have = [token.head.i for token in subjects]
        have.extend(doc[i].head.i for label in ("expl", "csubj", "csubjpass") for i in labels.get(label, ()))
        several = {i for i, count in Counter(have).items() if count > 1}
        for token in subjects:
            if token.head.i in several:
                doubles.join_subjects(token)
        for i in labels.get("expl", ()):
            doubles.free_there(doc[i])
        for label in ("ROOT", "conj", "ccomp", "advcl", "xcomp", "dep"):
            for i in sorted(set(labels.get(label, ())).difference(have)):
                orphans.find_subject(doc[i], self.lemmatize)

    def _mend_words(self, doc: Doc, labels: dict[str, list[int]]) -> None:
        for label, repairs in _OF_WORDS:
            for i in labels.get(label, ()):
                for repair in repairs:
                    repair(doc[i], self.lemmatize)
        for i in labels.get("amod", ()):
            participles.act_on_fronted(doc[i])
            homographs.make_progressive(doc[i])
        for label in ("ROOT", "ccomp", "conj", "advcl", "preconj"):
            for i in labels.get(label, ()):
                homographs.make_predicate(doc[i], self.verbs, self.lemmatize)


def _places(doc: Doc, attribute: int) -> dict[str, list[int]]:
    """Returns where each label or form of a parse stands."""
    places: dict[int, list[int]] = {}
    for i, key in enumerate(doc.to_array([attribute]).tolist()):
        places.setdefault(key, []).append(i)
    strings = doc.vocab.strings
    return {strings[key]: found for key, found in places.items() if key}


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
