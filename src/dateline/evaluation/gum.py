"""Names, pronouns and coreference against GUM (gucorpling.org/gum): ``python -m dateline.evaluation.gum DIR``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import DatelineError
from dateline.evaluation.gum_reader import GoldArticle, GoldMention, read_gum
from dateline.evaluation.metrics import NONE, Cluster, Score, b_cubed, ceaf_e, conll, muc
from dateline.extraction.coreference import find_entities
from dateline.extraction.mentions import find_mentions
from dateline.extraction.mentions.classes import family
from dateline.extraction.mentions.name import demonyms
from dateline.extraction.quotations import find_quotations
from dateline.extraction.times import find_times
from dateline.language import load_model, parse
from dateline.records import Entity, Mention, MentionKind
from dateline.settings import DEFAULT_MODEL

# GUM's types and the families of ontology classes that a fair judge takes for them
_TYPES = {
    "person": {"Person", "Group"},
    "organization": {"Organization", "GeopoliticalEntity", "Group"},
    "place": {"Place", "GeopoliticalEntity", "Organization:Facility"},
    "event": {"Event"},
    "abstract": {"Document", "Topic", "Thing", "Event", ""},
    "object": {"Thing", "Document", "Place", "Event", ""},
    "substance": {"Thing", ""},
    "animal": {"Thing", "Person", ""},
    "plant": {"Thing", ""},
}
_NAMED = frozenset({"person", "organization", "place"})
_FAMILIES = frozenset({"Person", "Group", "Organization", "GeopoliticalEntity", "Place"})
_HE_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_PRONOUNS = _HE_SHE | frozenset(
    {
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "you",
        "your",
        "yours",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    }
)


@dataclass(slots=True)
class Report:
    """The measures of an evaluation; ``wrong`` are lines that tell what went wrong, for who works on it."""

    names: Score = NONE
    names_any_class: Score = NONE
    pronouns: Score = NONE
    he_she: Score = NONE
    by_pronoun: dict[str, Score] = field(default_factory=dict)
    links: dict[str, Score] = field(default_factory=dict)
    muc: Score = NONE
    b_cubed: Score = NONE
    ceaf_e: Score = NONE
    wrong: list[str] = field(default_factory=list)

    @property
    def conll(self) -> float:
        """The mean F1 of the three coreference measures over named entities."""
        return conll([self.muc, self.b_cubed, self.ceaf_e])

    def lines(self) -> list[str]:
        """Returns the report as lines of text."""
        rows = [
            ("names with classes", self.names),
            ("names, any class", self.names_any_class),
            ("pronouns", self.pronouns),
            ("he and she", self.he_she),
            ("MUC", self.muc),
            ("B3", self.b_cubed),
            ("CEAFe", self.ceaf_e),
        ]
        rows += [(f"  {word}", score) for word, score in sorted(self.by_pronoun.items())]
        rows += [(f"  link: {rule}", score) for rule, score in sorted(self.links.items())]
        out = [f"{label:<28} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}  ({s.gold:.0f})" for label, s in rows]
        return [*out, f"{'CoNLL F1, named entities':<28} {self.conll:.3f}"]


def evaluate(folder: str | Path, model: str = DEFAULT_MODEL) -> Report:
    """Measures names, pronouns and coreference on a folder of GUM's ``.conllu`` files.

    Arguments:
        folder: where the files are.
        model: the language model.

    Raises:
        DatelineError: if the folder holds no such file or the model is not installed.
    """
    nlp = load_model(model)
    report = Report()
    for gold in read_gum(folder):
        parsed = parse(gold.article, nlp)
        times = find_times(parsed)
        mentions = find_mentions(parsed, times)
        quotations = find_quotations(parsed, mentions)
        entities = find_entities(parsed, mentions, quotations)
        heads = [(parsed.start(m.head), parsed.end(m.head)) for m in mentions]
        _judge(report, gold, mentions, entities, heads)
    return report


def _judge(
    report: Report,
    gold: GoldArticle,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    heads: list[tuple[int, int]],
) -> None:
    aligned = align(gold.mentions, mentions, heads)
    _judge_names(report, gold, mentions, heads)
    _judge_pronouns(report, gold, mentions, entities, aligned)
    _judge_links(report, mentions, entities, aligned)
    _judge_clusters(report, gold, mentions, entities, aligned)


def align(
    gold: Iterable[GoldMention], mentions: tuple[Mention, ...], heads: list[tuple[int, int]]
) -> dict[int, GoldMention]:
    """Returns mention -> gold mention, by the head's place; of two with one head, the longer one."""
    by_head: dict[int, GoldMention] = {}
    for mention in sorted(gold, key=lambda g: g.end - g.start):
        for start, _ in (mention.head, *(mention.core if mention.tag == "PROPN" else ())):
            if start == mention.head[0] or start not in by_head:
                by_head[start] = mention
    return {m.index: by_head[heads[m.index][0]] for m in mentions if heads[m.index][0] in by_head}


def _judge_names(
    report: Report, gold: GoldArticle, mentions: tuple[Mention, ...], heads: list[tuple[int, int]]
) -> None:
    """Names of persons, organizations and places at their exact place; titles and articles are left out."""
    text = gold.article.text
    wanted = {g.name: g for g in reversed(gold.mentions) if g.name and g.etype in _NAMED}
    inside = [span for span in wanted if any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in wanted)]
    nested = {span: wanted.pop(span) for span in inside}
    others = {g.name for g in gold.mentions if g.name and g.etype not in _NAMED}
    right = spotted = found = 0
    for m in mentions:
        if m.kind is not MentionKind.NAME or _adjective(m) or family(m.cls) not in _FAMILIES:
            continue
        span = _titled_span(m, wanted)
        if span not in wanted and (span in nested or _unjudged(gold, m, heads, wanted)):
            continue
        found += 1
        spotted += span in wanted
        right += span in wanted and fits(wanted[span].etype, m.cls)
        if span not in wanted or not fits(wanted[span].etype, m.cls):
            truth = wanted[span].etype if span in wanted else "other" if span in others else "none"
            report.wrong.append(
                f"{gold.article.name} name {m.text!r} {m.cls} is {truth} {text[max(0, m.start - 30) : m.end + 20]!r}"
            )
    seen = {_titled_span(m, wanted) for m in mentions if m.kind is MentionKind.NAME}
    report.wrong += [
        f"{gold.article.name} name missed {text[s:e]!r} {g.etype} {text[max(0, s - 30) : e + 20]!r}"
        for (s, e), g in sorted(wanted.items())
        if (s, e) not in seen
    ]
    report.names += Score(right, found, right, len(wanted))
    report.names_any_class += Score(spotted, found, spotted, len(wanted))


def _titled_span(mention: Mention, wanted: dict[tuple[int, int], GoldMention]) -> tuple[int, int]:
    """A person's gold name may start with title and body ("NASA Administrator Jane Roe"): those count as found."""
    if mention.cls == "Person" and mention.title and (mention.start, mention.end) not in wanted:
        return next(((s, e) for s, e in wanted if e == mention.end and s < mention.start), (mention.start, mention.end))
    return mention.start, mention.end


def _adjective(mention: Mention) -> bool:
    """An adjective that stands for a country or party is no name in GUM."""
    return mention.name in demonyms() and mention.cls in {"Country", "PoliticalParty"}


def _unjudged(
    gold: GoldArticle, mention: Mention, heads: list[tuple[int, int]], wanted: dict[tuple[int, int], GoldMention]
) -> bool:
    """A name that modifies a noun, as in "the Tarn Corp. board": GUM marks few of them."""
    overlaps = any(a < mention.end and mention.start < b for a, b in wanted)
    return heads[mention.index][0] in gold.modifiers and not overlaps


def fits(etype: str, cls: str) -> bool:
    """Says whether an ontology class is a fair reading of GUM's type.

    >>> fits("place", "County"), fits("person", "Company")
    (True, False)
    """
    return family(cls) in _TYPES.get(etype, set()) or (etype == "place" and cls in {"Facility", "School"})


def _judge_pronouns(
    report: Report,
    gold: GoldArticle,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    aligned: dict[int, GoldMention],
) -> None:
    """A pronoun is right if the nearest described or named mention of its entity is in its gold chain."""
    named = {g.chain for g in gold.mentions if g.tag != "PRON"}
    entity_of = {m: e for e in entities for m in e.mentions}
    at = {m.start: m for m in mentions if m.kind is MentionKind.PRONOUN}
    for g in gold.mentions:
        if g.tag != "PRON" or g.word.lower() not in _PRONOUNS or g.chain not in named:
            continue
        mention = at.get(g.head[0])
        entity = entity_of.get(mention.index) if mention else None
        right = entity is not None and mention is not None and _right(mention, entity, mentions, aligned, g)
        score = Score(right, entity is not None, right, 1)
        report.pronouns += score
        word = _group(g.word.lower())
        report.by_pronoun[word] = report.by_pronoun.get(word, NONE) + score
        if g.word.lower() in _HE_SHE:
            report.he_she += score
        if not right:
            report.wrong.append(_pronoun_line(gold, g, entity))
    wanted = {g.head[0] for g in gold.mentions if g.tag == "PRON" and g.chain in named}
    marked = {g.head[0] for g in gold.mentions if g.tag == "PRON"}
    for start, mention in at.items():
        # GUM leaves some "their" unmarked; an unmarked "it" stands for nothing
        judged = start in marked or _group(mention.text.lower()) == "it"
        if start not in wanted and judged and mention.index in entity_of:
            report.pronouns += Score(0, 1, 0, 0)
            word = _group(mention.text.lower())
            report.by_pronoun[word] = report.by_pronoun.get(word, NONE) + Score(0, 1, 0, 0)
            report.wrong.append(
                f"{gold.article.name} pronoun without chain: {mention.text} -> {entity_of[mention.index].label}"
            )


def _group(word: str) -> str:
    for name, members in (
        ("he she", _HE_SHE),
        ("it", {"it", "its", "itself"}),
        ("I", {"i", "me", "my", "mine", "myself"}),
        ("we", {"we", "us", "our", "ours", "ourselves"}),
        ("you", {"you", "your", "yours"}),
    ):
        if word in members:
            return name
    return "they"


def _pronoun_line(gold: GoldArticle, g: GoldMention, entity: Entity | None) -> str:
    text = gold.article.text
    truth = next(
        (
            text[o.start : o.end]
            for o in reversed(gold.mentions)
            if o.chain == g.chain and o.tag != "PRON" and o.start < g.start
        ),
        "?",
    )
    got = entity.label if entity else "-"
    around = text[max(0, g.start - 110) : g.end + 40]
    return f"{gold.article.name} pronoun {g.word}: {got!r} is {truth[:40]!r} | {around!r}"


def _right(
    mention: Mention, entity: Entity, mentions: tuple[Mention, ...], aligned: dict[int, GoldMention], g: GoldMention
) -> bool:
    others = [m for m in entity.mentions if mentions[m].kind is not MentionKind.PRONOUN and m in aligned]
    before = [m for m in others if m < mention.index]
    nearest = max(before) if before else min(others, default=-1)
    return nearest >= 0 and aligned[nearest].chain == g.chain


def _judge_links(
    report: Report, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], aligned: dict[int, GoldMention]
) -> None:
    counts: Counter[tuple[str, bool]] = Counter()
    for entity in entities:
        for link in entity.links:
            left, right = aligned.get(link.mention), aligned.get(link.antecedent)
            if left and right:
                counts[link.reason, left.chain == right.chain] += 1
                if left.chain != right.chain:
                    report.wrong.append(
                        f"link {link.reason}: {mentions[link.mention].text!r} -> {mentions[link.antecedent].text!r}"
                    )
    for (rule, same), count in sorted(counts.items()):
        score = Score(count * same, count, count * same, count)
        report.links[rule] = report.links.get(rule, NONE) + score


def _judge_clusters(
    report: Report,
    gold: GoldArticle,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    aligned: dict[int, GoldMention],
) -> None:
    """Entities that have a name and two or more mentions, here and there; a mention is its head's place."""
    chains: dict[str, list[GoldMention]] = {}
    for g in gold.mentions:
        chains.setdefault(g.chain, []).append(g)
    wanted: list[Cluster] = [
        frozenset(g.head[0] for g in chain)
        for chain in chains.values()
        if any(g.tag == "PROPN" for g in chain) and chain[0].etype != "time"
    ]
    found: list[Cluster] = []
    for entity in entities:
        group = [mentions[m] for m in entity.mentions if not _adjective(mentions[m])]
        if any(m.kind is MentionKind.NAME for m in group):
            found.append(frozenset(aligned[m.index].head[0] if m.index in aligned else -m.start - 1 for m in group))
    wanted = [c for c in wanted if len(c) > 1]
    found = [c for c in found if len(c) > 1]
    report.muc += muc(wanted, found)
    report.b_cubed += b_cubed(wanted, found)
    report.ceaf_e += ceaf_e(wanted, found)


def main(arguments: list[str]) -> int:
    """Prints the report for the folder named; ``--wrong`` adds what went wrong."""
    folders = [a for a in arguments if not a.startswith("--")]
    if len(folders) != 1:
        sys.stderr.write("usage: python -m dateline.evaluation.gum FOLDER [--wrong]\n")
        return 2
    try:
        report = evaluate(folders[0])
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join([*(report.wrong if "--wrong" in arguments else []), *report.lines()]) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
