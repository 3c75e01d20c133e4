"""Keys and merges come from content: in any order the same, and untouched by what does not concern them."""

from __future__ import annotations

from build import build
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Extraction, Node
from dateline.resolution import resolve
from dateline.settings import Settings

PEOPLE = ("Carla Ruiz", "C. Ruiz", "Ruiz", "Marco Ruiz", "William Hart", "Bill Hart", "Hart", "Ada Quill")
PLACES = ("Springfield, Ill.", "Springfield, Mass.", "Springfield", "Leeds", "Kiruna")
BODIES = ("Acme Rail", "Acme Rail Inc.", "World Health Organization", "WHO", "City Council", "County Commission")
ROLES = ("mayor", "striker", "judge", "spokeswoman")
DAYS = ("2021-03-01", "2021-03-02", "2021-03-04", None)


@st.composite
def article(draw: st.DrawFn, names: tuple[str, ...] = PEOPLE, days: tuple[str | None, ...] = DAYS) -> Extraction:
    """An article about a person of some role, a place, a body, a document and a crowd."""
    person, place, body = (draw(st.sampled_from(values)) for values in (names, PLACES, BODIES))
    entities = {"p": ("Person", person), "c": ("City", place), "b": ("Organization", body), "d": ("Memo", "memo"),
                "e": ("Protest", "protest"), "g": ("Group", "protesters"), "k": ("Group", "beekeepers")}  # fmt: skip
    when = draw(st.sampled_from(DAYS))
    facts = [("hasRole", "p", draw(st.sampled_from(ROLES)), {"at": "c"}), ("issues", "p", "d", {"when": when}),
             ("participatesIn", "g", "e", {"when": when, "where": "c"}), ("addressedTo", "d", "b")]  # fmt: skip
    name = f"{draw(st.integers(0, 10**9))}.txt"
    return build(name, draw(st.sampled_from(days)), entities, facts)


def articles(
    least: int = 1, names: tuple[str, ...] = PEOPLE, days: tuple[str | None, ...] = DAYS
) -> st.SearchStrategy[list[Extraction]]:
    return st.lists(article(names, days), min_size=least, max_size=7, unique_by=lambda x: x.article.name)


def nodes(extractions: list[Extraction]) -> tuple[Node, ...]:
    return resolve(tuple(extractions), Settings()).nodes


@settings(max_examples=40, deadline=None, derandomize=True)
@given(articles(2), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_nodes(found: list[Extraction], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert nodes(found) == nodes(shuffled)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(articles())
def test_every_entity_is_in_one_node_and_keys_differ(found: list[Extraction]) -> None:
    result = nodes(found)
    members = [member for node in result for member in node.members]
    assert sorted(members) == sorted((x.article.name, e.index) for x in found for e in x.entities)
    assert len({node.key for node in result}) == len(result)
    for node in result:
        assert len(node.merges) == len(node.members) - 1


@settings(max_examples=40, deadline=None, derandomize=True)
@given(articles(), st.sampled_from(DAYS))
def test_an_article_about_others_moves_nothing(found: list[Extraction], day: str | None) -> None:
    entities = {"p": ("Person", "Zora Nemeth"), "c": ("City", "Debrecen"), "b": ("Company", "Tisza Bus"),
                "d": ("Letter", "letter"), "g": ("Group", "glaziers")}  # fmt: skip
    other = build("other.txt", day, entities, [("issues", "p", "d"), ("hasRole", "p", "director", {"at": "b"})])
    before = {node.key: node for node in nodes(found)}
    after = {node.key: node for node in nodes([*found, other])}
    assert {key: after.get(key) for key in before} == before
    assert {a for key in after.keys() - before.keys() for a, _ in after[key].members} == {"other.txt"}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(articles(1, ("Carla Ruiz", "Ada Quill"), DAYS[:3]))
def test_a_later_article_about_the_same_keeps_their_iris(found: list[Extraction]) -> None:
    later = build("later.txt", "2021-04-30", {"p": ("Person", "Carla J. Ruiz"), "c": ("City", "Leeds"),
                  "b": ("Organization", "the Acme Rail Corp."), "k": ("Group", "beekeepers")})  # fmt: skip
    before = {member: node.key for node in nodes(found) for member in node.members}
    after = {member: node.key for node in nodes([*found, later]) for member in node.members}
    assert {member: after[member] for member in before} == before
