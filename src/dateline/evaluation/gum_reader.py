"""Reads GUM's CoNLL-U: the article as printed, its gold entities and chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.errors import DatelineError
from dateline.records import Article, Paragraph, ParagraphKind

_MODIFIERS = frozenset({"compound", "amod", "flat", "nmod:desc", "nmod:unmarked"})
_TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "minister",
        "prime",
        "senator",
        "sen",
        "rep",
        "gov",
        "governor",
        "mayor",
        "judge",
        "professor",
        "prof",
        "king",
        "queen",
        "pope",
        "captain",
        "general",
        "secretary",
        "sheriff",
        "lady",
        "chairman",
        "director",
        "emeritus",
        "colonel",
        "lieutenant",
        "officer",
        "chancellor",
        "ambassador",
        "saint",
        "st",
        "chief",
        "justice",
    }
)
_MARK = re.compile(
    r"\((?P<open>\d+)(?:\[\d+/\d+\])?-(?P<etype>[a-z]+)-(?P<rest>[^()]*)(?P<close>\))?|(?P<end>\d+)(?:\[\d+/\d+\])?\)"
)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A gold mention in characters; ``core`` are the spans of the tokens that GUM calls its minimum."""

    start: int
    end: int
    head: tuple[int, int]
    core: tuple[tuple[int, int], ...]
    chain: str
    etype: str
    tag: str  # the universal part of speech of its head
    word: str
    name: tuple[int, int] | None = None  # the proper name at its head, without titles and articles


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A GUM article and its gold mentions in text order.

    ``modifiers`` are the first characters of proper nouns that modify another noun: GUM does not mark them all.
    """

    article: Article
    mentions: tuple[GoldMention, ...]
    modifiers: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Token:
    number: int
    word: str
    tag: str
    head: int
    dep: str
    start: int
    end: int
    entity: str
    sentence: int


def read_gum(folder: str | Path) -> Iterator[GoldArticle]:
    """Yields the articles of a folder of GUM's ``.conllu`` files, in the order of their names.

    Raises:
        DatelineError: if the folder holds none.
    """
    files = sorted(Path(folder).glob("*.conllu"))
    if not files:
        raise DatelineError(f"{folder}: no .conllu file here; give the folder that holds GUM's files")
    for file in files:
        yield _article(file.stem, file.read_text(encoding="utf-8"))


def _article(name: str, source: str) -> GoldArticle:
    text = ""
    paragraphs: list[Paragraph] = []
    tokens: list[_Token] = []
    kind = ParagraphKind.BODY
    for number, block in enumerate(b for b in source.split("\n\n") if b.strip()):
        meta, rows = _split(block)
        if "newpar_block" in meta or not paragraphs:
            kind = _kind(meta.get("newpar_block", ""), first=not paragraphs)
            text += "\n" if text else ""
            paragraphs.append(Paragraph(len(text), len(text), kind))
        elif text:
            text += " "
        base = len(text)
        text += meta["text"]
        tokens += _tokens(rows, meta["text"], base, number)
        paragraphs[-1] = Paragraph(paragraphs[-1].start, len(text), kind)
    created = re.search(r"meta::dateCreated = (\d{4}-\d\d-\d\d)", source)
    published = date.fromisoformat(created[1]) if created else None
    article = Article(
        name, text, tuple(paragraphs), published=published, published_basis="metadata" if published else ""
    )
    modifiers = frozenset(t.start for t in tokens if t.dep in _MODIFIERS)
    return GoldArticle(article, _outside(paragraphs, _mentions(tokens)), modifiers)


def _outside(paragraphs: list[Paragraph], mentions: Iterator[GoldMention]) -> tuple[GoldMention, ...]:
    """The mentions of what is news on the page, in text order."""
    furniture = [p for p in paragraphs if p.kind is ParagraphKind.FURNITURE]
    kept = [m for m in mentions if not any(p.start <= m.start < p.end for p in furniture)]
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))


def _split(block: str) -> tuple[dict[str, str], list[list[str]]]:
    lines = block.split("\n")
    meta = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    if any(line == "# newpar" for line in lines):
        meta.setdefault("newpar_block", "p")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return meta, [row for row in rows if row[0].isdigit()]


def _kind(block: str, *, first: bool) -> ParagraphKind:
    if block.startswith("figure"):  # pictures and their captions are page furniture
        return ParagraphKind.FURNITURE
    if block.startswith("head"):
        return ParagraphKind.TITLE if first else ParagraphKind.HEADING
    return ParagraphKind.BODY


def _tokens(rows: list[list[str]], text: str, base: int, sentence: int) -> Iterator[_Token]:
    place = 0
    for row in rows:
        found = text.find(row[1], place)
        start = place if found < 0 else found
        place = start + len(row[1])
        misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        yield _Token(
            int(row[0]),
            row[1],
            row[3],
            int(row[6]),
            row[7],
            base + start,
            base + place,
            misc.get("Entity", ""),
            sentence,
        )


def _mentions(tokens: list[_Token]) -> Iterator[GoldMention]:
    """Matches opening and closing marks; a mention that runs over sentences is kept with its first one's head."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for i, token in enumerate(tokens):
        for mark in _MARK.finditer(token.entity):
            if mark["open"]:
                opened.setdefault(mark["open"], []).append((i, mark["etype"], mark["rest"]))
            chain = mark["open"] if mark["close"] else mark["end"]
            if chain and opened.get(chain):
                first, etype, rest = opened[chain].pop()
                yield _mention(tokens[first : i + 1], chain, etype, rest)


def _mention(span: list[_Token], chain: str, etype: str, rest: str) -> GoldMention:
    parts = rest.split("-")
    places = [int(p) for p in parts[3].split(",")] if len(parts) > 3 and re.fullmatch(r"[\d,]+", parts[3]) else [1]
    core = [span[p - 1] for p in places if p <= len(span)] or [span[-1]]
    numbers = {t.number for t in core if t.sentence == core[0].sentence}
    head = next((t for t in core if t.head not in numbers), core[-1])
    return GoldMention(
        start=span[0].start,
        end=span[-1].end,
        head=(head.start, head.end),
        core=tuple((t.start, t.end) for t in core),
        chain=chain,
        etype=etype,
        tag=head.tag,
        word=head.word,
        name=_name(span, head, {t.number for t in core}, small=etype != "person"),
    )


def _name(span: list[_Token], head: _Token, core: set[int], *, small: bool) -> tuple[int, int] | None:
    """The run of proper nouns around the head, or around the name that a title heads ("musician Jane Roe")."""
    at = span.index(head)
    if head.tag != "PROPN":
        at = next((i for i, t in enumerate(span[at + 1 : at + 2], at + 1) if _named_by(t, head, span)), -1)
        if at < 0:
            return None
    first = last = at
    while first > 0 and _part(span, first - 1, core, small=small):
        first -= 1
    while last + 1 < len(span) and _part(span, last + 1, core, small=small):
        last += 1
    while last > at and span[last].tag not in {"PROPN", "NUM", "NOUN"}:
        last -= 1
    while first < at and (
        span[first].tag not in {"PROPN", "ADJ", "NUM"} or span[first].word.lower().strip(".") in _TITLES
    ):
        first += 1
    return span[first].start, span[last].end


def _named_by(token: _Token, head: _Token, span: list[_Token]) -> bool:
    if token.tag != "PROPN":
        return False
    top = token
    for _ in range(3):
        if top.head == head.number and top.dep in {"appos", "flat", "nmod:desc"}:
            return True
        top = next((t for t in span if t.number == top.head and t.sentence == top.sentence), top)
    return False


def _part(span: list[_Token], i: int, core: set[int], *, small: bool) -> bool:
    """Says whether a token belongs to a name's run; ``small`` words do in no person's name."""
    token = span[i]
    if token.number in core and token.word[:1].isupper():
        return True
    if token.tag == "PROPN" or (token.tag in {"ADJ", "NOUN", "NUM", "VERB"} and token.word[:1].isupper()):
        return True
    if token.word == "-":
        return True
    if not small or token.word.lower() not in {"of", "for", "and", "the", "&", "on", "'s"}:
        return False
    return any(t.number in core and t.tag in {"PROPN", "NOUN"} and t.word[:1].isupper() for t in span[i + 1 : i + 3])


__all__ = ["GoldArticle", "GoldMention", "read_gum"]
