"""Whose a pronoun is by the build of its sentence: the nearest subjects, owners and first conjuncts above it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.coreference.binding import SUBJECTS, has_who, is_participle, understood_subject
from dateline.extraction.coreference.clusters import words
from dateline.extraction.tokens import Tokens

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = frozenset({"of", "about", "on", "over", "for", "in"})
_BY = frozenset({"agent", "prep"})
_GIVEN = frozenset({"dative", "iobj"})


def binders(tokens: Tokens, pronoun: int) -> Iterator[int]:
    """Yields the nouns that a pronoun may well take up, the closest bond first.

    "Ford and *his* driver", "gave Ford *his* car", "Ford's defence of *his* record", "a man who sold *his* car",
    "the man was hurt when *he* fell": Ford, and the man. They are tokens; whether they fit is not asked.
    """
    node = pronoun
    if tokens.deps[pronoun] == "poss":
        yield from beside(tokens, pronoun)
        node = tokens.heads[pronoun]
    while tokens.heads[node] != node:
        up = tokens.heads[node]
        if tokens.pos[up] in _NOUNS:
            yield from _over_noun(tokens, node, up, pronoun)
        if tokens.pos[up] in _VERBS:
            yield from _of_clause(tokens, node, up)
        node = up


def beside(tokens: Tokens, pronoun: int) -> Iterator[int]:
    """Yields the first conjunct of "Ford and *his* driver", who is given something of his own, and whose view it is.

    "Ford's view of *his* record" is Ford's view of Ford's.
    """
    noun = tokens.heads[pronoun]
    up = tokens.heads[noun]
    if tokens.deps[pronoun] != "poss":
        return
    if tokens.deps[noun] == "conj" and up < noun and tokens.pos[up] in _NOUNS:
        yield up
    above = tokens.heads[up]
    if tokens.deps[noun] == "pobj" and tokens.lower[up] in _OF and tokens.pos[above] == "NOUN":
        yield from (c for c in tokens.children[above] if tokens.deps[c] == "poss" and tokens.tags[c] != "PRP$")
    if tokens.deps[noun] == "dobj":
        yield from (c for c in tokens.children[up] if tokens.deps[c] in _GIVEN and tokens.pos[c] != "ADP" and c < noun)


def _over_noun(tokens: Tokens, node: int, noun: int, pronoun: int) -> Iterator[int]:
    """The owner of what one owns, and the noun itself where a clause below it has it for its subject."""
    thing = tokens.lower[pronoun] in {"it", "its"}
    if tokens.deps[pronoun] == "poss":
        yield from (c for c in tokens.children[noun] if tokens.deps[c] == "poss" and c < node)
    relative = tokens.deps[node] == "relcl" and has_who(tokens, node)
    if relative or (not thing and is_participle(tokens, node)) or _is_adjective_after(tokens, node, noun):
        yield noun
    while relative and not thing and tokens.heads[noun] < noun:  # "a man in a hat who said *he*", hung on the hat
        noun = tokens.heads[noun]
        yield noun


def _is_adjective_after(tokens: Tokens, adjective: int, noun: int) -> bool:
    """Says whether an adjective behind a noun holds what follows: "Ann Lee, famous for *her* voice"."""
    return tokens.pos[adjective] == "ADJ" and tokens.deps[adjective] in {"amod", "acl", "appos"} and adjective > noun


def _of_clause(tokens: Tokens, node: int, verb: int) -> Iterator[int]:
    """The subject of a verb, its own or one understood, unless the pronoun stands in it; then that of a fronted clause.

    "When *the singer* fell, doctors gave *her* oxygen".
    """
    subject = _subject(tokens, verb)
    if subject < 0 and tokens.deps[verb] not in {"relcl", "acl"}:
        subject = understood_subject(tokens, verb)
    if subject >= 0 and subject != node:
        yield subject
        yield from _leaders(tokens, subject)
    fronted = [c for c in tokens.children[verb] if tokens.deps[c] == "advcl" and c < verb and c < node]
    yield from (s for c in fronted if (s := _subject(tokens, c)) >= 0)


def leader_above(tokens: Tokens, pronoun: int) -> int:
    """Who leads the body of which the clauses above a pronoun tell, the nearest first; -1 if nobody is told to."""
    node = pronoun
    while tokens.heads[node] != node:
        node = tokens.heads[node]
        if tokens.pos[node] in _VERBS and (subject := _subject(tokens, node)) >= 0 and subject != pronoun:
            found = next(_leaders(tokens, subject), -1)
            if found >= 0 or tokens.pos[subject] in _NOUNS:
                return found
    return -1


def _leaders(tokens: Tokens, noun: int) -> Iterator[int]:
    """Who leads the body that does something: "a team *led by Ann Lee* used a method that *she* developed"."""
    led = (c for c in tokens.children[noun] if tokens.deps[c] == "acl" and tokens.lemmas[c] in words("leading"))
    for agent in (c for participle in led for c in tokens.children[participle] if tokens.deps[c] in _BY):
        yield from (c for c in tokens.children[agent] if tokens.deps[c] == "pobj")


def _subject(tokens: Tokens, verb: int) -> int:
    return next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS), -1)
