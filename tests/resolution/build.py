"""Builds extractions for tests from a few words, without a language model.

An article is written as lines of entities and facts:

    build("a", "2021-05-04", {"ann": ("Person", "Ann Lee", "Lee")}, [("hasRole", "ann", "mayor", {"at": "leeds"})])

Entities whose names start with a capital are named, others described.
"""

from __future__ import annotations

from datetime import date

from dateline.records import (
    Article,
    Entity,
    Extraction,
    Fact,
    Factuality,
    Mention,
    MentionKind,
    Paragraph,
    Quotation,
    TimeExpression,
    TimeKind,
)  # fmt: skip

Named = dict[str, tuple[str, ...]]


def build(name: str, published: str | None, entities: Named, facts: list[tuple] = (), text: str = "") -> Extraction:  # type: ignore[assignment,type-arg]
    """Returns the extraction of an article that names these entities and states these facts."""
    body = text or " . ".join(" , ".join(names) for _, *names in entities.values()) + f" . ({name})"
    article = Article(
        name, body, (Paragraph(0, len(body)),), published=date.fromisoformat(published) if published else None
    )
    mentions: list[Mention] = []
    found: list[Entity] = []
    first: dict[str, int] = {}
    for key, (cls, *names) in entities.items():
        first[key] = len(mentions)
        gender = names.pop() if names[-1] in {"m", "f"} else ""
        own = [_mention(len(mentions) + i, cls, text_, body, gender) for i, text_ in enumerate(names)]
        mentions += own
        found.append(Entity(len(found), cls, own[0].name, tuple(m.name for m in own), tuple(m.index for m in own)))
    made = tuple(_fact(row, first, len(body)) for row in facts)
    return Extraction(article, tuple(mentions), tuple(found), (), (), made)


def _mention(index: int, cls: str, text: str, body: str, gender: str) -> Mention:
    start = max(0, body.find(text))
    named = text.removeprefix("the ")[:1].isupper() and not text.startswith(("a ", "his ", "her "))
    name = text.removeprefix("the ").removeprefix("a ")
    kind = MentionKind.NAME if named else MentionKind.NOMINAL
    number = "plural" if text.endswith("s") else "singular"
    return Mention(index, start, start + len(text), start, start + 1, start, kind, cls, text, name, "", number, gender)


def _fact(row: tuple, first: dict[str, int], end: int) -> Fact:  # type: ignore[type-arg]
    relation, subject, target, *more = row
    options = dict(more[0]) if more else {}
    literal = target if target not in first else None
    for key in ("at", "where", "holder"):
        if key in options:
            options[key] = first[options[key]]
    if "factuality" in options:
        options["factuality"] = Factuality(options["factuality"])
    start, end = options.pop("start", 0), options.pop("end", end)
    return Fact(
        relation, first[subject] if subject else None, first.get(target), start, end, 0, literal=literal, **options
    )


def weekday(body: str, text: str, value: str, after: str = "") -> TimeExpression:
    """Returns the time expression for words of an article."""
    start = body.index(text, body.index(after) if after else 0)
    return TimeExpression(start, start + len(text), start, start + 1, text, TimeKind.DATE, value)


__all__ = ["Quotation", "build", "weekday"]
