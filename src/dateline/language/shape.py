"""Small questions that the repairs of a parse ask, and small changes that they make."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files

from spacy.attrs import HEAD  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
NOUNS = frozenset({"NOUN", "PROPN"})
Lemmatize = Callable[[Token], str]


@lru_cache(maxsize=1)
def repair_words() -> dict[str, frozenset[str]]:
    """Returns the word lists of ``attributions.toml`` and ``repairs.toml``."""
    folder = files("dateline").joinpath("data/language")
    texts = (folder.joinpath(f"{name}.toml").read_text(encoding="utf-8") for name in ("attributions", "repairs"))
    return {key: frozenset(lemmas) for text in texts for key, lemmas in tomllib.loads(text).items()}


def has_cycle(doc: Doc) -> bool:
    """Says whether some token hangs on itself by way of others."""
    heads = [i + head for i, head in enumerate(doc.to_array([HEAD]).astype("int64").tolist())]
    safe: set[int] = set()
    for token in range(len(heads)):
        path: set[int] = set()
        while token not in safe and heads[token] != token:
            if token in path:
                return True
            path.add(token)
            token = heads[token]
        safe |= path
    return False


def has_subject(verb: Token) -> bool:
    """Says whether a verb has a subject of its own."""
    return any(c.dep_ in SUBJECTS or c.dep_ in {"expl", "csubj", "csubjpass"} for c in verb.children)


def shows_tense(verb: Token) -> bool:
    """Says whether a verb, or the first word that helps it, is in a finite form."""
    helpers = [c for c in verb.children if c.dep_ in AUXILIARIES]
    return helpers[0].tag_ in FINITE if helpers else verb.tag_ in FINITE


def first_of(verb: Token) -> int:
    """Returns where a verb with its auxiliaries and the adverbs before it starts."""
    first = verb.i
    before = {c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg", "advmod"}}
    while first - 1 in before:
        first -= 1
    return first


def phrases_before(place: int, verb: Token) -> Iterator[Token]:
    """Yields the heads of the phrases that end just before a place, from the smallest up; never ``verb``."""
    if place == verb.sent.start:
        return
    last = verb.doc[place - 1]
    for node in (last, *last.ancestors):
        if node.i == verb.i or node.right_edge.i != last.i:
            return
        yield node


def is_part_of(noun: Token) -> bool:
    """Says whether an aside tells of some of those just named: "Farmers, *some of them* armed, blocked the road"."""
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    if of is None or noun.i == 0 or noun.nbor(-1).text != ",":
        return False
    return any(c.lower_ == "them" for c in of.rights)


def has_passive_help(verb: Token) -> bool:
    """Says whether a form of "be" or "get" makes a verb passive."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def says_as(verb: Token) -> bool:
    """Says whether "as" stands behind a verb, or hangs on the noun that the verb is read to narrow."""
    beside = verb.head.rights if verb.dep_ == "acl" else ()
    return any(c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i for c in (*verb.rights, *beside))


def subject_label(verb: Token) -> str:
    """Returns the label of a verb's subject by its voice."""
    return "nsubjpass" if has_passive_help(verb) else "nsubj"


def agrees(noun: Token, verb: Token) -> bool:
    """Says whether a noun fits a verb, or the first word that helps it, in number."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in AUXILIARIES] or [verb.lower_]
    singular = helpers[0] in {"is", "was", "has", "does"} or (helpers[0] == verb.lower_ and verb.tag_ == "VBZ")
    plural = helpers[0] in {"are", "were", "have", "do"} or (helpers[0] == verb.lower_ and verb.tag_ == "VBP")
    joined = any(c.dep_ == "conj" for c in noun.children)
    if joined or noun.tag_ in {"NNS", "NNPS"}:
        return not singular or noun.tag_ == "NNPS" or noun.pos_ == "PROPN"
    return not plural or noun.tag_ not in {"NN", "NNP"} or noun.lower_ in repair_words()["collective"]


def make_noun(token: Token, lemmatize: Lemmatize) -> None:
    """Makes a noun of a token that was read as a verb."""
    plural = token.tag_ == "VBZ"
    token.tag_, token.pos_ = ("NNS" if plural else "NN"), "NOUN"
    token.set_morph("Number=Plur" if plural else "Number=Sing")  # type: ignore[attr-defined]
    token.lemma_ = lemmatize(token)


def make_verb(token: Token, tag: str, lemmatize: Lemmatize) -> None:
    """Makes a verb of a token that was read as something else."""
    token.tag_, token.pos_ = tag, "VERB"
    token.set_morph("VerbForm=Inf" if tag == "VB" else "VerbForm=Fin")  # type: ignore[attr-defined]
    token.lemma_ = lemmatize(token)


def form_of_verb(form: str, verbs: frozenset[str]) -> bool:
    """Says whether a form in -s can be that of a verb."""
    stems = {form[:-1], form[:-2] if form.endswith("es") else "", f"{form[:-3]}y" if form.endswith("ies") else ""}
    return bool(stems & verbs)


def is_dash(token: Token) -> bool:
    """Says whether a token is a dash with a space on both sides: "Lima, Peru *-* The mayor"."""
    spaced = token.i > 0 and bool(token.nbor(-1).whitespace_) and bool(token.whitespace_)
    return spaced and token.text in {"-", "--", "–", "—"}
