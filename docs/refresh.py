"""Writes the parts of README.md that come from a real build and from the pinned figures: python docs/refresh.py.

Run it after a change of the extraction, or after figures were pinned anew; ``tests/readme`` fails until then. The
picture is made by ``docs/picture.py``.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from pathlib import Path

from dateline import build, sparql

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
JUDGED = ROOT / "docs" / "quality.md"
PINNED = ROOT / "tests" / "quality" / "pinned.toml"

STATEMENTS = """
SELECT ?mayor ?memo ?order WHERE {
  ?mayor a dl:Person ; dl:issues ?memo . ?memo a dl:Memo ; dl:respondsTo ?order . ?order a dl:ExecutiveOrder .
} ORDER BY ?mayor ?memo ?order"""
"""The direct statements that the README shows: somebody issues a memo that responds to an order."""

CLAIMS = """
SELECT ?fact ?claim ?evidence WHERE {{
  ?fact rdf:subject <{mayor}> ; rdf:predicate dl:issues ; rdf:object <{memo}> .
  ?claim dl:states ?fact ; dl:evidence ?evidence . ?evidence oa:hasSelector/oa:exact ?exact .
  OPTIONAL {{ ?claim dl:verb ?verb }} OPTIONAL {{ ?claim dl:date ?date }}
}} ORDER BY (!BOUND(?date)) (?verb != "send") STRLEN(?exact) ?claim"""
"""The claims of one of them: first those that are dated and have a verb of their own."""

FIGURES = {
    "core_recall": "Core facts that are found",
    "core_recall_strict": "... with the right factuality too",
    "matched_of_predicted": "Facts found that the gold has",
    "own_voice_right": "Statements of the article itself left without a holder",
    "holder_right": "Claims of others with the right holder",
    "when_right": "Dates of facts that are right",
    "role_at_right": "Roles with the right body or place",
    "direct_quotes_found": "Direct quotations found",
    "direct_speaker_right": "... with the right speaker",
    "indirect_quotes_found": "Indirect quotations found",
    "indirect_speaker_right": "... with the right speaker",
    "noise_kept_out": "Page furniture kept out",
}
"""The rows of the table of quality: figures of pinned.toml, and how the README calls them."""


def turtle(graph: Path) -> str:
    """Returns a few lines of a graph: two direct statements, and a fact with one claim and its evidence."""
    whole = graph.read_text(encoding="utf-8")
    base = re.findall(r"@base <(.*)>", whole)[0]
    mayor, memo, order = (iri.removeprefix(base) for iri in sparql(graph, STATEMENTS).rows[0])
    claims = sparql(graph, CLAIMS.format(mayor=base + mayor, memo=base + memo)).rows[0]
    fact, claim, evidence = (iri.removeprefix(base) for iri in claims)
    direct = f"<{mayor}> dl:issues <{memo}> .\n<{memo}> dl:respondsTo <{order}> ."
    parts = {
        "What an article states in its own voice": direct,
        "The first of them as a fact: when, how sure, in how many independent sources": _block(whole, fact),
        "One article saying so": _block(whole, claim),
        "The characters that say it": "\n\n".join(
            _block(whole, name) for name in (evidence, f"{evidence}/position", f"{evidence}/quote")
        ),
    }
    return "```turtle\n" + "\n\n".join(f"# {said}\n{part}" for said, part in parts.items()) + "\n```"


def _block(whole: str, name: str) -> str:
    found = re.search(rf"^<{re.escape(name)}> .*?(?: \.)$", whole, re.M | re.S)
    assert found, f"no block of {name}"
    return found[0]


def query(readme: str) -> str:
    """Returns the README's first query."""
    return re.findall(r"dateline query out/graph\.ttl --format csv '(.*?)'", readme, re.S)[0]


def answer(graph: Path, readme: str) -> str:
    """Returns the answer to the README's first query."""
    return "```text\n" + sparql(graph, query(readme), form="csv").encoded.replace("\r\n", "\n").rstrip() + "\n```"


def quality(pinned: Path = PINNED) -> str:
    """Returns the table of the figures that are pinned."""
    figures = tomllib.loads(pinned.read_text(encoding="utf-8"))
    lines = ["| | figure | five seed articles | fifteen other articles |", "| --- | --- | --- | --- |"]
    for key, text in FIGURES.items():
        lines.append(f"| {text} | `{key}` | {figures['seeds'][key]:.2f} | {figures['dev'][key]:.2f} |")
    return "\n".join(lines)


def short(page: Path = JUDGED) -> str:
    """Returns what docs/quality.md says in short."""
    return page.read_text(encoding="utf-8").partition("## In short\n")[2].partition("\n## ")[0].strip()


def blocks(graph: Path, readme: str) -> dict[str, str]:
    """Returns the parts of the README that are made here, by name."""
    return {"turtle": turtle(graph), "answer": answer(graph, readme), "quality": quality(), "short": short()}


def replace(readme: str, made: dict[str, str]) -> str:
    """Puts the parts where the README marks their place."""
    for name, text in made.items():
        mark = rf"(<!-- {name}: [^>]*-->\n).*?(<!-- /{name} -->)"
        found = re.search(mark, readme, re.S)
        assert found, f"README.md marks no place for {name}"
        readme = readme.replace(found[0], f"{found[1]}{text}\n{found[2]}")
    return readme


def main() -> None:
    """Writes README.md."""
    readme = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        graph = build([ROOT / "seeds"], folder).turtle
        README.write_text(replace(readme, blocks(graph, readme)), encoding="utf-8")
    sys.stdout.write("README.md written\n")


if __name__ == "__main__":
    main()
