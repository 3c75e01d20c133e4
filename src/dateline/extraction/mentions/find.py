"""Puts names, described things, pronouns and event verbs together into mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.mentions.classes import courtesy, given_gender
from dateline.extraction.mentions.name import Name
from dateline.extraction.mentions.names import find_names
from dateline.extraction.mentions.nominals import Phrase, find_phrases, is_share, name_start
from dateline.extraction.mentions.peoples import of_nation, people_class
from dateline.extraction.mentions.titles import office_before, title_before
from dateline.extraction.tokens import Tokens, read_tokens
from dateline.language import Parsed
from dateline.records import Mention, MentionKind, TimeExpression

_SINGULAR = frozenset(
    {
        "i",
        "me",
        "he",
        "him",
        "she",
        "her",
        "it",
        "my",
        "mine",
        "his",
        "hers",
        "its",
        "myself",
        "himself",
        "herself",
        "itself",
    }
)
_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})


@dataclass(frozen=True, slots=True)
class _Span:
    """A mention before it has its number in the article."""

    first: int
    last: int
    head: int
    kind: MentionKind
    cls: str
    name_first: int
    name_last: int
    title_first: int
    number: str
    gender: str
    name: str = ""


def find_mentions(parsed: Parsed, times: tuple[TimeExpression, ...]) -> tuple[Mention, ...]:
    """Returns the mentions of an article in the order of their heads, at most one a head.

    Arguments:
        parsed: the article's parse.
        times: its time expressions, which are no mentions.
    """
    tokens = read_tokens(parsed.doc)
    timed = {i for time in times for i in range(time.first, time.last)}
    named = find_names(parsed, tokens, timed)
    people = {n.first: cls for n in named if (cls := people_class(tokens, n))}
    names = [of_nation(tokens, n) for n in named if n.first not in people]
    covered = {i for n in names for i in range(n.first, n.last)}
    titles: set[int] = set()
    spans = [_named(tokens, name, covered, titles) for name in names]
    spans = [span for span in spans if span.first not in titles]  # "Trade" in "Minister of Trade Ann Lee"
    spans += [_people(tokens, head, cls) for head, cls in sorted(people.items())]
    spans += [_described(tokens, phrase) for phrase in find_phrases(tokens, covered, timed, titles)]
    spans += _pronouns(tokens)
    spans += _events(tokens)
    by_head: dict[int, _Span] = {}
    for span in spans:
        if not _is_in_order_to(tokens, span.head):
            by_head.setdefault(span.head, span)
    return tuple(_mention(parsed, i, by_head[head]) for i, head in enumerate(sorted(by_head)))


def _is_in_order_to(tokens: Tokens, head: int) -> bool:
    return tokens.lower[head] == "order" and tokens.lower[head - 1 : head + 2 : 2] == ["in", "to"]


def _people(tokens: Tokens, head: int, cls: str) -> _Span:
    modifiers = [
        c for c in tokens.children[head] if c < head and tokens.deps[c] in {"det", "nummod", "amod", "compound"}
    ]
    first = min([head, *(tokens.left[c] for c in modifiers)])
    name_first = name_start(tokens, first, head)
    number = "plural" if cls == "Group" else "singular"
    return _Span(first, head + 1, head, MentionKind.NOMINAL, cls, name_first, head + 1, first, number, "")


def _named(tokens: Tokens, name: Name, covered: set[int], titles: set[int]) -> _Span:
    title_first = name.first
    if name.cls in {"Person", ""}:
        title_first = office_before(tokens, title_before(tokens, name.first, covered))
        titles.update(range(title_first, name.first))
    head = _head(tokens, title_first, name.last)
    cls = name.cls or ("Person" if title_first < name.first else "")
    gender = _name_gender(tokens, name, title_first) if cls == "Person" else ""
    number = "plural" if cls == "Group" else "singular"
    return _Span(name.first, name.last, head, MentionKind.NAME, cls, name.first, name.last, title_first, number, gender)


def _head(tokens: Tokens, first: int, last: int) -> int:
    """The token of a name that hangs on something outside it; the last such noun if there are several."""
    outside = [i for i in range(first, last) if not first <= tokens.heads[i] < last or tokens.heads[i] == i]
    nouns = [i for i in outside if tokens.pos[i] in {"PROPN", "NOUN"}]
    return (nouns or outside or [last - 1])[-1]


def _name_gender(tokens: Tokens, name: Name, title_first: int) -> str:
    for i in range(title_first, name.first):
        if tokens.lower[i] in word_set("mentions/titles", "male"):
            return "m"
        if tokens.lower[i] in word_set("mentions/titles", "female"):
            return "f"
    if name.last - name.first < 2:
        return _kin_gender(tokens, name)
    return given_gender(tokens.words[name.first].split("-")[0])


def _kin_gender(tokens: Tokens, name: Name) -> str:
    """The gender that a noun at once before a single name tells: "his wife *Olga*"."""
    before = name.first - 1
    if before < 0 or tokens.tags[before] != "NN" or name.first not in {tokens.heads[before], *tokens.children[before]}:
        return ""
    return _gender_of(tokens.lemmas[before])


def _gender_of(*words: str) -> str:
    return next((g for g in ("m", "f") if not word_set("mentions/gender", g).isdisjoint(words)), "")


def _described(tokens: Tokens, phrase: Phrase) -> _Span:
    told = phrase.last - 1 if is_share(tokens, phrase.head) else phrase.head  # "most of the miners" are many
    plural = tokens.tags[told] in {"NNS", "NNPS"} or (phrase.cls == "Group" and tokens.tags[told] != "NN")
    plural = plural and (told == phrase.head or tokens.lower[phrase.head] != "one")
    gender = _noun_gender(tokens, phrase) if phrase.cls == "Person" else ""
    return _Span(
        phrase.first,
        phrase.last,
        phrase.head,
        MentionKind.NOMINAL,
        phrase.cls,
        phrase.name_first,
        phrase.name_last,
        phrase.first,
        "plural" if plural else "singular",
        gender,
    )


def _noun_gender(tokens: Tokens, phrase: Phrase) -> str:
    lemma = tokens.lemmas[phrase.head]
    pair = f"{tokens.lemmas[phrase.head - 1]} {lemma}" if phrase.head else lemma
    return _gender_of(pair, lemma)


def _pronouns(tokens: Tokens) -> Iterator[_Span]:
    personal = word_set("mentions/phrases", "personal")
    for i, tag in enumerate(tokens.tags):
        word = tokens.lower[i]
        if tag in {"PRP", "PRP$"} and word in personal:
            gender = "m" if word in _MALE else "f" if word in _FEMALE else "n" if word in _NEUTER else ""
            number = "singular" if word in _SINGULAR else "" if word.startswith("you") else "plural"
            cls = "Person" if gender in {"m", "f"} or word in {"i", "me", "my", "mine", "myself"} else ""
            yield _Span(i, i + 1, i, MentionKind.PRONOUN, cls, i, i + 1, i, number, gender)


@lru_cache(maxsize=1)
def _event_verbs() -> dict[str, tuple[str, str]]:
    """Returns verb -> (class, noun)."""
    classes = {cls: verbs for cls, verbs in load_data("mentions/events").items() if cls[0].isupper()}
    return {verb: (cls, noun) for cls, verbs in classes.items() for verb, noun in verbs.items() if noun}


def _events(tokens: Tokens) -> Iterator[_Span]:
    verbs, gathering = _event_verbs(), load_data("mentions/events")["gathering"]
    for i, pos in enumerate(tokens.pos):
        if pos != "VERB":
            continue
        found = None if _shows(tokens, i) else verbs.get(tokens.lemmas[i])
        if tokens.lemmas[i] in gathering["verbs"]:
            noun = next((gathering[who] for who in _subject_lemmas(tokens, i) if who in gathering), None)
            found = ("Protest", noun) if noun else None
        if found is not None:
            yield _Span(i, i + 1, i, MentionKind.EVENT, found[0], i, i + 1, i, "singular", "", found[1])


def _shows(tokens: Tokens, verb: int) -> bool:
    """Says whether somebody only shows something: "demonstrated great skill", "demonstrates that it works"."""
    shown = any(tokens.deps[c] in {"dobj", "ccomp"} for c in tokens.children[verb])
    return shown and tokens.lemmas[verb] in load_data("mentions/events")["showing"]["verbs"]


def _subject_lemmas(tokens: Tokens, verb: int) -> Iterator[str]:
    """Yields the lemmas of a verb's subject and of what its "of" counts ("a group of protesters")."""
    for subject in (c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"):
        yield tokens.lemmas[subject]
        for preposition in (c for c in tokens.children[subject] if tokens.lower[c] == "of"):
            yield from (tokens.lemmas[c] for c in tokens.children[preposition])


def _mention(parsed: Parsed, index: int, span: _Span) -> Mention:
    title = (
        parsed.text(span.title_first, span.name_first)
        if span.kind is MentionKind.NAME and span.title_first < span.name_first
        else ""
    )
    if len(title.split()) > 2 and title.split()[-1].lower() in courtesy():
        title = title.rsplit(maxsplit=1)[0]  # "Minister of Trade Mr." is Minister of Trade
    name = span.name or parsed.text(span.name_first, span.name_last)
    return Mention(
        index,
        parsed.start(span.first),
        parsed.end(span.last - 1),
        span.first,
        span.last,
        span.head,
        span.kind,
        span.cls,
        parsed.text(span.first, span.last),
        name,
        title,
        span.number,
        span.gender,
    )
