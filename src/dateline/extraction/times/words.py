"""The words and patterns of time expressions, read once from ``dateline/data/times``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.extraction.lexicon import load_data

_MACRO = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of time expressions: ``reads`` names its reader, ``needs`` the words of which one must be there."""

    name: str
    reads: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Guards:
    """What makes a match no time expression; see ``guards.toml``."""

    names: re.Pattern[str]
    name_labels: frozenset[str]
    not_year_before: frozenset[str]
    year_prepositions: frozenset[str]
    not_year_after: frozenset[str]
    age_after: tuple[str, ...]
    age_before: frozenset[str]
    sport: frozenset[str]
    ahead: frozenset[str]
    ahead_prepositions: frozenset[str]
    future_auxiliaries: frozenset[str]
    conditional_auxiliaries: frozenset[str]
    month_prepositions: frozenset[str]
    given_names: frozenset[str]
    clock_prepositions: frozenset[str]
    season_prepositions: frozenset[str]
    one_day_prepositions: frozenset[str]
    not_decade_words: frozenset[str]
    clock_gaps: frozenset[str]
    leads: frozenset[str]
    lead_fillers: frozenset[str]
    carriers: frozenset[str]
    simultaneous: frozenset[str]
    upon: frozenset[str]
    aftermath: frozenset[str]
    settings: frozenset[str]
    bells: frozenset[str]
    beyond: frozenset[str]
    compared: frozenset[str]
    airings: frozenset[str]
    texts: frozenset[str]
    announcing: frozenset[str]
    spoken: frozenset[str]
    implicatives: frozenset[str]
    firsts: frozenset[str]
    states: frozenset[str]
    elsewhen: frozenset[str]
    naming: frozenset[str]
    calling: frozenset[str]
    unplanned: frozenset[str]
    means: frozenset[str]
    deferring: frozenset[str]
    shortly: frozenset[str]
    after_events: frozenset[str]
    backward: frozenset[str]
    plans: frozenset[str]
    practices: frozenset[str]
    attempts: frozenset[str]
    outcomes: frozenset[str]
    scoring: frozenset[str]
    going: frozenset[str]
    comparing: frozenset[str]
    looking_back: frozenset[str]
    facing: frozenset[str]
    bounding: frozenset[str]
    periods: frozenset[str]
    spills: frozenset[str]
    benches: frozenset[str]
    audiences: frozenset[str]
    bench_acts: frozenset[str]
    interval_pairs: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of ``words.toml`` and ``holidays.toml``, the rules in order, and the guards."""

    tables: dict[str, dict[str, Any]]
    holidays: dict[str, tuple[str, Any]]
    rules: tuple[Rule, ...]
    guards: Guards
    triggers: frozenset[str]
    prefix: re.Pattern[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Loads the data files of time expressions."""
    tables = dict(load_data("times/words"))
    holidays = {name: (way, how) for way, table in load_data("times/holidays").items() for name, how in table.items()}
    tables["holiday"] = dict.fromkeys(holidays, 0)
    data = load_data("times/rules")
    rules = _rules(data, tables)
    prefix = re.compile(data["prefix"]["pattern"])
    triggers = frozenset().union(*(rule.needs for rule in rules))
    return Lexicon(tables, holidays, rules, _guards(load_data("times/guards")), triggers, prefix)


def alternatives(words: list[str]) -> str:
    """Returns a pattern of any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _rules(data: dict[str, Any], tables: dict[str, dict[str, Any]]) -> tuple[Rule, ...]:
    pieces: dict[str, str] = {name.upper(): alternatives(list(table)) for name, table in tables.items()}
    pieces.update(data["piece"])

    def expand(pattern: str) -> str:
        while _MACRO.search(pattern):
            pattern = _MACRO.sub(lambda m: pieces[m.group(1)], pattern)
        return pattern

    return tuple(
        Rule(
            name,
            rule["reads"],
            _needs(rule["needs"], tables),
            re.compile(rf"(?<![\w$€£¥]){expand(rule['pattern'])}(?!\w)"),
        )
        for name, rule in data["rule"].items()
    )


def _needs(needs: str | list[str], tables: dict[str, dict[str, Any]]) -> frozenset[str]:
    if isinstance(needs, list):
        return frozenset(needs)
    if needs not in tables:
        return frozenset({needs})
    return frozenset(min((w for w in name.split(" ")), key=lambda w: (-len(w), w)) for name in tables[needs])


def _guards(data: dict[str, Any]) -> Guards:
    names = re.compile(rf"(?<!\w){alternatives(data['names'])}(?!\w)")
    sets = {
        key: frozenset(value)
        for key, value in data.items()
        if isinstance(value, list) and key not in ("names", "age_after")
    }
    pairs = {key: tuple(value) for key, value in data["interval_pairs"].items()}
    return Guards(names=names, age_after=tuple(data["age_after"]), interval_pairs=pairs, **sets)
