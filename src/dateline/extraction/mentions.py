"""Mentions: the stretches of text that refer to something."""

from __future__ import annotations

from dateline.language import Parsed
from dateline.records import Mention, MentionKind, TimeExpression

_LABELS = {"PERSON": "Person", "ORG": "Organization", "GPE": "GeopoliticalEntity", "LOC": "Place", "FAC": "Facility",
           "NORP": "Group", "LAW": "Law", "EVENT": "Event", "PRODUCT": "Thing", "WORK_OF_ART": "Document"}  # fmt: skip


def find_mentions(parsed: Parsed, times: tuple[TimeExpression, ...]) -> tuple[Mention, ...]:
    """Returns the mentions of an article in the order of their heads."""
    timed = {i for t in times for i in range(t.first, t.last)}
    found: dict[int, tuple[int, int, MentionKind, str]] = {}
    for chunk in parsed.doc.noun_chunks:
        root = chunk.root
        if root.i in timed or root.tag_ in {"WDT", "WP", "EX"}:
            continue
        kind = MentionKind.PRONOUN if root.pos_ == "PRON" else MentionKind.NOMINAL
        found[root.i] = (chunk.start, chunk.end, kind, "")
    for ent in parsed.doc.ents:
        if ent.label_ in _LABELS and ent.root.i not in timed:
            found[ent.root.i] = (ent.start, ent.end, MentionKind.NAME, _LABELS[ent.label_])
    return tuple(_mention(parsed, i, head, *found[head]) for i, head in enumerate(sorted(found)))


def _mention(parsed: Parsed, index: int, head: int, first: int, last: int, kind: MentionKind, cls: str) -> Mention:
    doc = parsed.doc
    while last > head + 1 and doc[last - 1].tag_ == "POS":
        last -= 1
    start = first
    while start < head and (doc[start].pos_ == "DET" or doc[start].tag_ == "PRP$"):
        start += 1
    number = "plural" if doc[head].tag_ in {"NNS", "NNPS"} else "singular"
    return Mention(index, parsed.start(first), parsed.end(last - 1), first, last, head, kind, cls,
                   parsed.text(first, last), parsed.text(start, last), number=number)  # fmt: skip
