"""How well time expressions are found and valued: on the table beside this file, on GUM's dates, on gold facts.

Run as a script it prints the figures and what was missed: ``python tests/times/measure_times.py [table|gum|facts]``.
A span counts as found when it overlaps one of the gold (the relaxed measure of TempEval), a value when it is equal.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.extraction.times import find_times, time_of, when_of
from dateline.language import Parsed, load_model, parse
from dateline.reading.read import read_text
from dateline.records import Article, Paragraph, TimeExpression, TimeKind

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
GUM = SHARED / "corpora" / "gum"
FACTS = SHARED / "facts"


@dataclass(frozen=True, slots=True)
class Gold:
    """An expression as it should be read; ``values`` are all that are right, none where only the span counts."""

    start: int
    end: int
    text: str
    values: tuple[str, ...]
    kind: str = ""


@dataclass(slots=True)
class Tally:
    """Counts of gold, predicted and matching expressions, and what went wrong."""

    gold: int = 0
    predicted: int = 0
    spans: int = 0
    valued: int = 0
    values: int = 0
    kinds: int = 0
    wrong: list[str] | None = None

    def f1(self, hits: int) -> float:
        return 2 * hits / max(1, self.gold + self.predicted)

    @property
    def span_f1(self) -> float:
        return self.f1(self.spans)

    @property
    def value_f1(self) -> float:
        return self.f1(self.values)


def parsed_of(text: str, published: date | None) -> Parsed:
    """Parses every paragraph of a text, whatever reading makes of it (it takes date lines out)."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S", text)]
    article = Article("measure", text, tuple(Paragraph(start, end) for start, end in lines), published=published)
    return parse(article, load_model())


def compare(tally: Tally, where: str, gold: Iterable[Gold], found: Iterable[TimeExpression]) -> None:
    """Adds one text: each gold expression takes the first found one that overlaps it and is still free."""
    assert tally.wrong is not None
    free = list(found)
    tally.predicted += len(free)
    for expected in gold:
        tally.gold += 1
        overlapping = [t for t in free if t.start < expected.end and expected.start < t.end]
        if not overlapping:
            tally.wrong.append(f"{where}: missed {expected.text!r}")
            continue
        time = max(overlapping, key=lambda t: (bool(set(expected.values) & readings(t)), -t.start))
        free.remove(time)
        tally.spans += 1
        tally.kinds += time.kind.value == expected.kind
        if set(expected.values) & readings(time):
            tally.values += 1
        else:
            tally.wrong.append(f"{where}: {expected.text!r} is {'|'.join(expected.values)}, read {time.value}")
    for time in free:
        tally.wrong.append(f"{where}: {time.text!r} is no time, read {time.value}")


def readings(time: TimeExpression) -> set[str]:
    """Returns a value in the forms it may take in gold: TIMEX3, and first/last day."""
    spans = {time.start_date, f"{time.start_date}/{time.end_date}"} if time.start_date else set()
    return {time.value, *(s for s in spans if s)}


def table_rows() -> Iterator[tuple[str, str, list[Gold]]]:
    """Yields publication date, sentence and gold of the table."""
    sentences: dict[tuple[str, str], list[Gold]] = {}
    for line in (HERE / "table.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        published, sentence, expression, kind, value = line.split("\t")
        gold = sentences.setdefault((published, sentence), [])
        if expression:
            start = sentence.index(expression, gold[-1].end if gold and expression in sentence[gold[-1].end :] else 0)
            gold.append(Gold(start, start + len(expression), expression, (value,), kind))
    for (published, sentence), gold in sentences.items():
        yield published, sentence, gold


def measure_table() -> Tally:
    """Compares the table, by TIMEX3 value alone."""
    tally = Tally(wrong=[])
    for published, sentence, gold in table_rows():
        parsed = parsed_of(sentence, None if published == "-" else date.fromisoformat(published))
        compare(tally, f"{published} {sentence}", gold, find_times(parsed))
    return tally


def measure_gum() -> Tally:
    """Compares the dates of GUM: what its editors tagged as a date or a time of day, with its ISO value.

    Expressions that GUM does not tag but marks as an entity of type time (durations, "the evening") are neither
    asked for nor counted against us; nor are adverbs without a date ("now", "recently"), which GUM never marks.
    """
    tally = Tally(wrong=[])
    for path in sorted(GUM.glob("*.conllu")):
        text, published, dates, entities = read_gum(path)
        found = [
            t
            for t in find_times(parsed_of(text, published))
            if not t.value.endswith("_REF")
            and (_overlaps(t, dates) or not _overlaps(t, entities))
            and (_overlaps(t, dates) or t.kind in (TimeKind.DATE, TimeKind.TIME))
        ]
        compare(tally, path.stem, dates, found)
    return tally


def _overlaps(time: TimeExpression, gold: Iterable[Gold]) -> bool:
    return any(time.start < g.end and g.start < time.end for g in gold)


_TAG = re.compile(r"<(/?)(date|time)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


def read_gum(path: Path) -> tuple[str, date | None, list[Gold], list[Gold]]:
    """Returns a file's text (a paragraph a sentence), its date, its tagged dates and its entities of type time."""
    text, published = "", None
    dates: list[Gold] = []
    entities: list[Gold] = []
    opened: list[tuple[int, tuple[str, ...]]] = []
    open_entities: list[tuple[str, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        start, misc = len(text), columns[9]
        text += columns[1]
        xml = re.search(r"XML=([^|]*)", misc)
        for close, _, attributes in _TAG.findall(xml[1] if xml else ""):
            if not close:
                opened.append((start, _values(dict(_ATTRIBUTE.findall(attributes)))))
            else:
                begin, values = opened.pop()
                dates.append(Gold(begin, len(text), text[begin:], values))
        marks = re.search(r"Entity=([^|]*)", misc)
        for part in re.findall(r"\([^()]*\)?|[^()]*\)", marks[1] if marks else ""):
            if part.startswith("("):
                open_entities.append((part.strip("()"), start))
            if part.endswith(")"):
                key = part.strip("()").split("-")[0]
                index = max(i for i, (name, _) in enumerate(open_entities) if name.split("-")[0] == key)
                name, begin = open_entities.pop(index)
                if "-time-" in name:
                    entities.append(Gold(begin, len(text), text[begin:], ()))
        text += "" if "SpaceAfter=No" in misc else " "
    first = next((g for g in dates if re.fullmatch(r"\w+day, \w+ \d\d?, \d{4}", g.text)), None)  # the date line
    if first is not None:
        published = date.fromisoformat(first.values[0])
    return text, published, _outermost(dates), entities


def _values(attributes: dict[str, str]) -> tuple[str, ...]:
    """Returns the values that are right for a tag of GUM."""
    if "when" in attributes:
        when = attributes["when"]
        return (when, f"XXXX-XX-XXT{when[:5]}", "XXXX-XX-XXT24:00") if ":" in when else (when,)
    first = attributes.get("from") or attributes.get("notBefore") or ""
    last = attributes.get("to") or attributes.get("notAfter") or ""
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    return (f"{first}/{last}", first) if first == last else (f"{first}/{last}",)


def _outermost(gold: list[Gold]) -> list[Gold]:
    return sorted(
        (g for g in gold if not any(o is not g and o.start <= g.start and g.end <= o.end for o in gold)),
        key=lambda g: g.start,
    )


def measure_facts() -> tuple[dict[str, int], list[str]]:
    """Compares the ``when`` of gold facts that their own article dates with what the evidence's sentences hold."""
    counts = {"gold": 0, "expression": 0, "event": 0, "wrong": 0}
    misses: list[str] = []
    for path in sorted((FACTS / "gold").glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(p for p in (FACTS / "articles" / gold["doc"], SHARED / "seeds" / gold["doc"]) if p.exists())
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        article = replace(read_text(gold["doc"], source.read_text(encoding="utf-8")), published=published)
        parsed = parse(article, load_model())
        times = find_times(parsed)
        for fact in gold["facts"]:
            at = article.text.find(fact["evidence"])
            if at < 0 or (fact.get("when") and fact.get("when_from", "doc") != "doc"):
                continue
            first, last = parsed.token_at(at), parsed.token_at(at + len(fact["evidence"]) - 1) + 1
            sentence = parsed.doc[first].sent
            here = {when_of(times, parsed, t) for t in times if sentence.start <= t.first < max(last, sentence.end)}
            events = {
                found[0]
                for i in range(first, last)
                if parsed.doc[i].pos_ in ("VERB", "NOUN", "AUX") and (found := time_of(parsed, i, times))
            }
            if not fact.get("when"):
                continue
            counts["gold"] += 1
            counts["expression"] += any(_same(fact["when"], h) for h in here)
            counts["event"] += (right := any(_same(fact["when"], e) for e in events))
            counts["wrong"] += bool(events) and not right
            if not right:
                misses.append(f"{gold['doc']} {fact['when']} {sorted(events)} {sorted(here)}: {fact['evidence'][:120]}")
    return counts, misses


def _same(gold: str, got: str) -> bool:
    if not got:
        return False
    return got == gold or ("/" not in gold and gold.startswith(got)) or got.split("/")[0] == gold.split("/")[0]


def main() -> None:
    wanted = sys.argv[1:] or ["table", "gum", "facts"]
    for name, measure in (("table", measure_table), ("gum", measure_gum)):
        if name in wanted:
            tally = measure()
            print(*(tally.wrong or []), sep="\n")
            print(f"{name}: gold {tally.gold} predicted {tally.predicted} span F1 {tally.span_f1:.3f} "
                  f"value F1 {tally.value_f1:.3f} kinds {tally.kinds / max(1, tally.spans):.3f}")  # fmt: skip
    if "facts" in wanted:
        counts, misses = measure_facts()
        print(*misses, sep="\n")
        print(counts)


if __name__ == "__main__":
    main()
