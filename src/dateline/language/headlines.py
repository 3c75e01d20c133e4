"""Headlines, which leave words out and write big letters: read a second time as the sentences that they stand for.

"Court jails banker" is read as three nouns, "The court jails banker." as what it says. Words put in, and letters made
small, are those of a second reading only: its tags and heads are taken over, never its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.language.shape import SUBJECTS, Lemmatize, form_of_verb, has_subject, make_verb, repair_words

TITLE_CASE = 0.6  # share of long words with a big letter from which a heading is held to be in title case
_LONG = 4  # letters that make a word long: "with" may be small in title case, "that" too
_PRESENT = frozenset({"VBZ", "VBP"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMES = frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC"})  # what else is held for a name there is mostly none
_OPENING = _NOMINAL | {"JJ", "DT", "PRP", "PRP$", "CD", "VBP", "VB"}  # what a clause in a headline starts with
_PUT_IN = "also"  # what no noun can follow, nor stand before


@dataclass(frozen=True, slots=True)
class Words:
    """Which words of an article's body are written big in mid-sentence, and which small."""

    big: frozenset[str]
    small: frozenset[str]


def words_of(docs: Iterable[Doc]) -> Words:
    """Returns how the words of some parses are written."""
    big: set[str] = set()
    small: set[str] = set()
    for token in (t for doc in docs for t in doc if t.is_alpha):
        if token.is_lower:
            small.add(token.lower_)
        elif not token.is_sent_start and not (token.i and token.nbor(-1).is_quote):
            big.add(token.lower_)
    return Words(frozenset(big), frozenset(small - big))


def read_heading(doc: Doc, words: Words, nlp: Language, verbs: frozenset[str]) -> Doc:
    """Returns the parse of a heading with the tags and heads of the reading in which it is a sentence."""
    titled = _is_titled(doc)
    if not len(doc):
        return doc
    _unname(doc, words)
    cased = [_small(token, words) if titled else token.text for token in doc]
    if titled:
        read = _read(doc, [*cased, "."], (), nlp)
        if read is not None and _is_sentence(read, finite=True):
            return _reported(doc, read, cased, nlp)
    if _is_sentence(doc, finite=True):
        return _reported(doc, doc, cased, nlp)
    return _reported(doc, next(_second_readings(doc, cased, words, nlp, verbs), doc), cased, nlp)


def _unname(doc: Doc, words: Words) -> None:
    """Takes back that the first word of a heading is a name, where the article writes it small: "Kelp stores ..."."""
    first = doc[0]
    if first.ent_type_ and first.lower_ in words.small and (len(doc) == 1 or doc[1].ent_iob_ != "I"):
        doc.ents = tuple(e for e in doc.ents if e.start)
        if first.tag_ == "NNP":
            first.tag_, first.pos_ = "NN", "NOUN"


def _reported(doc: Doc, read: Doc, cased: list[str], nlp: Language) -> Doc:
    """Returns the reading in which what looks like a noun says so: "Court *rules* ban on fishing is legal"."""
    root = next(t for t in read if t.head.i == t.i)
    if root.pos_ not in {"VERB", "AUX"}:
        return read
    for token in read[1 : root.i]:
        if token.tag_ in {"NNS", "NNPS"} and token.nbor(1).tag_ in _OPENING and _speaks(token.lower_):
            i = token.i
            first = cased[0] if read[0].ent_type_ else cased[0].lower()
            for opening in (["that"], ["that", "the"]):
                put_in = (0, *range(i + 2, i + 2 + len(opening)))
                other = _read(doc, ["The", first, *cased[1 : i + 1], *opening, *cased[i + 1 :], "."], put_in, nlp)
                if other is not None and _tells(other[i]):
                    return other
    return read


def _tells(verb: Token) -> bool:
    """Says whether a word has a subject and a clause of what it says, whatever kind of word it was read as."""
    clauses = [c for c in verb.rights if c.dep_ == "ccomp"]
    return verb.head.i == verb.i and has_subject(verb) and len(clauses) == 1 and has_subject(clauses[0])


def _speaks(form: str) -> bool:
    words = repair_words()
    return form_of_verb(form, words["verbs"] | words["reporting"] | words["ruling"])


def _second_readings(doc: Doc, cased: list[str], words: Words, nlp: Language, verbs: frozenset[str]) -> Iterator[Doc]:
    """Yields the readings of a heading as a sentence, with an article before it or an adverb inside it."""
    if len(doc) < 3 or doc[0].tag_ not in _NOMINAL | {"JJ"} | {"VB", "VBP"}:
        return
    first = cased[0] if doc[0].lower_ in words.big or doc[0].text.isupper() or doc[0].ent_type_ else cased[0].lower()
    opened = ["The", first, *cased[1:]]
    read = _read(doc, [*opened, "."], (0,), nlp)
    if read is not None and _is_sentence(read):
        yield read
    for i in _may_be_verbs(doc, verbs):
        read = _read(doc, [*opened[: i + 1], _PUT_IN, *opened[i + 1 :], "."], (0, i + 1), nlp)
        if read is not None and _is_sentence(read) and any(c.dep_ == "dobj" for c in read[i].children):
            yield read


def _may_be_verbs(doc: Doc, verbs: frozenset[str]) -> Iterator[int]:
    """Yields the places of nouns after a noun that can be forms of a verb: "Council *scraps* plan"."""
    for token in doc[1 : len(doc) - 1]:
        before, form = token.nbor(-1), token.lower_
        singular = (before.tag_ in {"NN", "NNP"} or before.i == 0) and form_of_verb(form, verbs)
        plural = before.tag_ in {"NNS", "NNPS"} and form in verbs
        if token.tag_ in _NOMINAL | {"VBZ", "VBP", "VB"} and (singular or plural):
            yield token.i


def _is_titled(doc: Doc) -> bool:
    long = [t.text for t in doc if t.is_alpha and len(t.text) >= _LONG]
    return len(long) > 1 and sum(t[0].isupper() for t in long) > TITLE_CASE * len(long)


def _small(token: Token, words: Words) -> str:
    """Returns a word of a heading in title case as a sentence would write it."""
    if not token.text.istitle() or token.lower_ in words.big or token.i == 0:
        return token.text
    return token.lower_ if token.lower_ in words.small or token.ent_type_ not in _NAMES else token.text


def _is_sentence(doc: Doc, finite: bool = False) -> bool:
    """Says whether a parse is one sentence whose verb stands in the present, or in any finite form, with a subject."""
    roots = [t for t in doc if t.head.i == t.i]
    if len(roots) != 1:
        return False
    root = roots[0]
    helped = finite and any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in root.children)
    past = finite and root.tag_ in {"VBD", "VBN"}
    told = finite and any(c.dep_ == "ccomp" and c.tag_ in _PRESENT and has_subject(c) for c in root.lefts)
    return told or ((root.tag_ in _PRESENT or helped or past) and has_subject(root))


def _read(doc: Doc, words: list[str], put_in: tuple[int, ...], nlp: Language) -> Doc | None:
    """Returns a parse with the words of one reading and the tags and heads of another, from which words are dropped."""
    other = Doc(nlp.vocab, words=words, spaces=[True] * len(words))
    for name, step in nlp.pipeline:
        if name != "ner":
            other = step(other)
    kept = [t for t in other if t.i not in put_in][: len(doc)]
    place = {t.i: i for i, t in enumerate(kept)}
    if any(t.head.i not in place for t in kept):
        return None
    read = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in kept],
        pos=[t.pos_ for t in kept],
        morphs=[str(t.morph) for t in kept],
        lemmas=[t.lemma_ for t in kept],
        heads=[place[t.head.i] for t in kept],
        deps=[t.dep_ for t in kept],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
    read.tensor = doc.tensor
    return read


def mend_heading(doc: Doc, lemmatize: Lemmatize) -> None:
    """Reads what a heading says without its "is", "was" and "will": "Bank *fined*", "Mayor *to visit* port"."""
    for token in doc:
        if token.tag_ in {"VBD", "VBN"}:
            _make_passive(token)
            _give_to_first(token)
        elif token.tag_ == "VB" and token.head.i < token.i:
            _make_plan(token, lemmatize)
        elif token.tag_ in {"NNS", "NNPS"} and _tells(token):
            make_verb(token, "VBZ", lemmatize)


def _make_passive(verb: Token) -> None:
    """Makes a passive of a past form without an object, where the verb needs one: "Bank fined over loans"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_ not in repair_words()["only_with_object"]:
        return
    if any(c.dep_ in {"aux", "auxpass", "ccomp", "dative"} for c in verb.children):
        return
    if any(c.dep_ == "dobj" and not _is_penalty(c) for c in verb.children):
        return
    subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _is_penalty(amount: Token) -> bool:
    """Says whether an amount is what somebody had to pay: "Bank fined *35 million euros*"."""
    counted = amount.pos_ == "NUM" or any(c.dep_ in {"nummod", "quantmod"} for c in amount.children)
    return counted and amount.head.lemma_ in repair_words()["penalizing"]


def _give_to_first(participle: Token) -> None:
    """Hangs a participle on the noun that a heading is about: "Suspect in bank raid *arrested*" is not of a raid."""
    noun = participle.head
    first = next((a for a in noun.ancestors if a.head.i == a.i), None)
    if participle.dep_ != "acl" or noun.dep_ != "pobj" or first is None or first.tag_ not in _NOMINAL:
        return
    if participle.lemma_ in repair_words()["only_with_object"] and not any(c.dep_ == "acl" for c in first.children):
        participle.head = first


def _make_plan(verb: Token, lemmatize: Lemmatize) -> None:
    """Makes a sentence of a noun with an infinitive: "President *to visit* flooded towns"."""
    noun = verb.head
    if noun.head.i != noun.i or noun.tag_ not in _NOMINAL or verb.dep_ not in {"relcl", "acl", "advcl"}:
        return
    to = next((c for c in verb.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    if to is None or to.i - 1 not in {noun.i, noun.right_edge.i}:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for c in [c for c in noun.children if c.i > verb.i]:
        c.head = verb
    make_verb(verb, "VB", lemmatize)
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
