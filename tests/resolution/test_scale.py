"""Time grows with the number of articles, and no block is searched beyond its bound."""

from __future__ import annotations

import gc
import time
from random import Random

import pytest
from build import build

from dateline.ontology import load_ontology
from dateline.records import Extraction
from dateline.resolution import resolve
from dateline.resolution.data import threshold
from dateline.resolution.profile import profiles_of
from dateline.resolution.resolve import settle
from dateline.settings import Settings

GIVEN = [
    "Ana",
    "Ben",
    "Carla",
    "David",
    "Elena",
    "Farid",
    "Grace",
    "Hugo",
    "Ines",
    "Jonas",
    "Karim",
    "Lena",
    "Marta",
    "Nils",
    "Olga",
    "Pavel",
    "Quinn",
    "Rosa",
]
FAMILY = [
    "Smith",
    "Garcia",
    "Okafor",
    "Lind",
    "Novak",
    "Haddad",
    "Moreau",
    "Tanaka",
    "Silva",
    "Kowalski",
    "Ito",
    "Bauer",
    "Costa",
    "Dahl",
    "Ek",
    "Faber",
]
TOWNS = [
    "Springfield",
    "Leeds",
    "Kiruna",
    "Tampico",
    "Bremen",
    "Oslo",
    "Debrecen",
    "Nairobi",
    "Osaka",
    "Turin",
    "Lagos",
    "Quito",
]
BODIES = [
    "City Council",
    "Acme Rail",
    "Harbour Board",
    "Rail Union",
    "World Health Organization",
    "WHO",
    "Supreme Court",
]
KINDS = ["memo", "executive order", "petition", "letter", "report"]
EVENTS = ["protest", "rally", "meeting", "trial", "fire"]
ROLES = ["mayor", "governor", "judge", "striker", "teacher", "senator"]
WORDS = [
    "water",
    "bridge",
    "school",
    "budget",
    "harbour",
    "storm",
    "tariff",
    "clinic",
    "railway",
    "forest",
    "market",
    "pension",
    "mine",
    "vaccine",
]


def corpus(size: int) -> tuple[Extraction, ...]:
    """Articles whose people and places are as unevenly in the news as real ones: the first names are everywhere."""
    random = Random(size)
    return tuple(article(random, i) for i in range(size))


def common(random: Random, values: list[str]) -> str:
    return values[min(int(random.paretovariate(0.7)) - 1, len(values) - 1)]


def article(random: Random, number: int) -> Extraction:
    people = [f"{common(random, GIVEN)} {common(random, FAMILY)}" for _ in range(6)]
    entities = {
        f"p{i}": ("Person", name if random.random() < 0.8 else name.split()[1]) for i, name in enumerate(people)
    }
    entities |= {f"t{i}": ("City", common(random, TOWNS)) for i in range(3)}
    entities |= {f"b{i}": ("Organization", common(random, BODIES)) for i in range(3)}
    entities |= {f"d{i}": ("Document", common(random, KINDS)) for i in range(3)}
    entities |= {f"e{i}": ("Protest", common(random, EVENTS)) for i in range(2)}
    entities |= {f"w{i}": ("Topic", f"{common(random, WORDS)} {common(random, WORDS)}") for i in range(4)}
    entities |= {f"g{i}": ("Group", f"{common(random, WORDS)} protesters") for i in range(2)}
    when = f"2021-{1 + number % 12:02d}-{random.randint(1, 28):02d}"
    facts = [("hasRole", f"p{i}", common(random, ROLES), {"at": f"t{i % 3}"}) for i in range(6)]
    facts += [("issues", f"p{i}", f"d{i}", {"when": when}) for i in range(3)]
    facts += [("participatesIn", f"g{i}", f"e{i}", {"when": when, "where": "t0"}) for i in range(2)]
    text = " ".join(random.choice(WORDS) + str(random.randint(0, 9999)) for _ in range(60))
    return build(f"{number}.txt", when, entities, facts, text)


def seconds(extractions: tuple[Extraction, ...]) -> float:
    """Resolves without the collector, whose own time grows with what other tests left in memory."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        resolve(extractions, Settings())
        return time.process_time() - start
    finally:
        gc.enable()


def check(sizes: tuple[int, ...], slack: float) -> None:
    resolve(corpus(20), Settings())  # loads data and ontology
    taken = [seconds(corpus(size)) / size for size in sizes]
    print("\n".join(f"{size} articles: {1000 * t:.2f} ms each" for size, t in zip(sizes, taken, strict=True)))
    assert max(taken) < slack * taken[0], taken


def test_time_grows_with_the_articles() -> None:
    check((100, 400), 2.5)


@pytest.mark.long
def test_thousands_of_articles_resolve_in_near_linear_time() -> None:
    check((1000, 2000, 4000), 1.8)


def test_comparisons_are_bounded_for_each_entity() -> None:
    extractions = corpus(300)
    profiles = profiles_of(extractions, load_ontology())
    groups = settle(profiles, "", {})
    assert groups.widest <= threshold("blocks", "max_block")
    assert groups.compared < 20 * len(profiles), groups.compared / len(profiles)
