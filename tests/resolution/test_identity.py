"""Which entities of different articles are one, by names, places, offices and what is said of them."""

from __future__ import annotations

import pytest
from build import build

from dateline.records import Corpus, Extraction
from dateline.resolution import resolve
from dateline.settings import Settings


def corpus(*extractions: Extraction) -> Corpus:
    return resolve(extractions, Settings())


def node(found: Corpus, article: str, entity: int = 0) -> str:
    return next(n.key for n in found.nodes if (article, entity) in n.members)


def together(*extractions: Extraction) -> bool:
    found = corpus(*extractions)
    return len({node(found, e.article.name) for e in extractions}) == 1


def person(name: str, *names: str, **more: object) -> Extraction:
    facts = [("hasRole", "p", role, {"at": "body"}) for role in [more["role"]] if role] if "role" in more else []
    entities = {"p": ("Person", *names), "body": (str(more.get("kind", "City")), str(more.get("body", "Leeds")))}
    entities |= {f"x{i}": ("Organization", str(x)) for i, x in enumerate(more.get("beside", ()))}  # type: ignore[arg-type, var-annotated]
    return build(name, str(more.get("date", "2021-03-01")), entities, facts)


@pytest.mark.parametrize(("left", "right"), [
    ("Anna Kováč", "Anna Kovac"), ("Carla M. Ruiz", "Carla Ruiz"), ("Sen. Carla Ruiz", "Carla Ruiz"),
    ("Ruiz, Carla", "Carla Ruiz"), ("Bill Hartley", "William Hartley"), ("Peggy Noor", "Margaret Noor"),
    ("Lena van der Berg", "Lena van der Berg"), ("Jorge Soto Vargas", "Jorge Soto"),
])  # fmt: skip
def test_one_person_under_two_names(left: str, right: str) -> None:
    assert together(person("a", left), person("b", right))


@pytest.mark.parametrize(("left", "right"), [
    ("Anna Kovac", "Anja Kovac"), ("Carla M. Ruiz", "Carla T. Ruiz"), ("Dale Penn Jr.", "Dale Penn Sr."),
    ("Carla Ruiz", "Carla Diaz"), ("William Hartley", "Walter Hartley"),
])  # fmt: skip
def test_two_people_of_like_names(left: str, right: str) -> None:
    assert not together(person("a", left), person("b", right))


def test_a_surname_joins_the_one_person_who_shares_more() -> None:
    full = person("a", "Carla Ruiz", role="mayor", body="Tampico")
    assert together(full, person("b", "Ruiz", role="mayor", body="Tampico"))


def test_a_surname_alone_with_nothing_shared_is_unsure() -> None:
    found = corpus(person("a", "Carla Ruiz", body="Tampico"), person("b", "Ruiz", body="Oslo"))
    assert node(found, "a") != node(found, "b")
    assert [(pair.left, pair.right) for pair in found.unsure] == [("person/carla-ruiz", "person/ruiz")]


def test_a_surname_of_two_people_joins_neither() -> None:
    articles = person("a", "Carla Ruiz"), person("b", "Marco Ruiz"), person("c", "Ruiz")
    found = corpus(*articles)
    assert len({node(found, e.article.name) for e in articles}) == 3


def test_mayors_of_two_cities_are_two_people() -> None:
    one = person("a", "John Miller", role="mayor", body="Leeds")
    assert not together(one, person("b", "John Miller", role="mayor", body="Tampico"))


def test_a_plumber_and_a_striker_of_one_common_name_are_two() -> None:
    one = person("a", "John Miller", role="plumber", body="Leeds")
    assert not together(one, person("b", "John Miller", role="striker", body="Tampico"))


def test_a_mayor_who_becomes_candidate_stays_one() -> None:
    one = person("a", "Ada Quill", role="mayor", body="Leeds")
    assert together(one, person("b", "Ada Quill", role="candidate", body="Leeds"))


def holder(name: str, office: str, day: str) -> Extraction:
    entities = {"p": ("Person", f"the {office}"), "c": ("City", "Tampico")}
    return build(name, day, entities, [("hasRole", "p", office, {"at": "c"})])


def test_an_office_holder_without_name_is_the_one_who_is_named_elsewhere() -> None:
    named = person("a", "Carla Ruiz", role="mayor", body="Tampico", date="2021-03-01")
    assert together(named, holder("b", "mayor", "2021-03-20"))
    assert not together(named, holder("b", "mayor", "2024-03-20"))
    assert not together(named, holder("b", "former mayor", "2021-03-20"))
    assert not together(holder("a", "police officer", "2021-03-01"), holder("b", "police officer", "2021-03-02"))
    assert together(
        holder("a", "interim finance director", "2021-03-01"), holder("b", "finance director", "2021-03-02")
    )


def test_a_name_in_one_article_wins_over_a_description_in_another() -> None:
    named = person("a", "Ida Falk", role="mayor", body="Tampico", date="2021-03-01")
    described = build("b", "2021-03-20", {"p": ("Person", "interim Tampico mayor"), "c": ("City", "Tampico")},
                      [("hasRole", "p", "mayor", {"at": "c"})])  # fmt: skip
    found = corpus(named, described)
    nodes = [n for n in found.nodes if len(n.members) > 1 and n.cls == "Person"]
    assert [n.label for n in nodes] == ["Ida Falk"]


def place(name: str, town: str, state: str = "", cls: str = "City") -> Extraction:
    entities = {"t": (cls, town)} | ({"s": ("State", state)} if state else {})
    return build(name, "2021-03-01", entities, [("locatedIn", "t", "s")] if state else [])


def test_two_springfields_stay_two_and_their_iris_say_which() -> None:
    found = corpus(
        place("a", "Springfield, Ill."), place("b", "Springfield", "Illinois"), place("c", "Springfield, Mass.")
    )
    assert node(found, "a") == node(found, "b") == "place/springfield"
    assert node(found, "c") == "place/springfield-massachusetts"


def test_a_town_of_a_common_name_is_not_guessed() -> None:
    assert not together(place("a", "Springfield, Ill."), place("b", "Springfield"))
    assert together(place("a", "Nairobi"), place("b", "Nairobi", "Kenya"))


def body(name: str, *names: str, cls: str = "Organization", beside: tuple[str, ...] = ("Ghana",)) -> Extraction:
    return build(name, "2021-03-01", {"o": (cls, *names)} | {f"x{i}": ("Country", x) for i, x in enumerate(beside)})


@pytest.mark.parametrize(("left", "right"), [
    (("Acme Robotics, Inc.",), ("the Acme Robotics",)),
    (("World Health Organization", "WHO"), ("WHO",)),
    (("U.S. Department of Energy",), ("Department of Energy",)),
    (("AT&T",), ("AT&T",)),
])  # fmt: skip
def test_one_organization_under_two_names(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert together(body("a", *left), body("b", *right))


def test_one_acronym_of_two_long_names_is_two_organizations() -> None:
    assert not together(body("a", "Rail Safety Board", "RSB"), body("b", "Royal Swimming Bureau", "RSB"))


def test_the_short_name_of_a_company_needs_company() -> None:
    def company(name: str, *names: str, beside: tuple[str, ...]) -> Extraction:
        entities = {"o": ("Company", *names)} | {f"x{i}": ("Person", x) for i, x in enumerate(beside)}
        return build(name, "2021-03-01", entities)

    full = company("a", "Tolva Motors", beside=("Ada Quill", "Bo Falk"))
    assert together(full, company("b", "Tolva", beside=("Ada Quill", "Bo Falk", "Eva Strand")))
    assert not together(full, company("b", "Tolva", beside=("Eva Strand",)))


def test_task_forces_are_many_and_the_state_government_is_one() -> None:
    def described(name: str, text: str) -> Extraction:
        return build(name, "2021-03-01", {"o": ("GovernmentBody", text), "x": ("State", "Ohio")})

    assert together(described("a", "the state government"), described("b", "the state government"))
    assert not together(described("a", "the task force"), described("b", "the task force"))
    assert not together(described("a", "a state agency"), described("b", "a state agency"))


def test_a_governor_and_a_striker_of_one_name_are_two() -> None:
    articles = (
        person("a", "Mary Okoro", role="gov", body="Ohio"),
        person("b", "Mary Okoro", role="striker", body="Turin"),
    )
    found = corpus(*articles)
    assert node(found, "a") != node(found, "b")
    assert "government" in found.unsure[0].reason and "sport" in found.unsure[0].reason


def described_order(name: str, published: str, clause: str, *beside: str) -> Extraction:
    entities = {"d": ("ExecutiveOrder", "executive order"), "a": ("Person", "Ada Quill")}
    entities |= {f"x{i}": ("Organization", x) for i, x in enumerate(beside)}
    text = f"{', '.join(beside)}. Ada Quill signed an executive order that {clause}. Others waited."
    return build(name, published, entities, [("signs", "a", "d")], text)


def test_undated_orders_of_one_author_are_one_only_if_the_same_is_said_of_them() -> None:
    water = described_order(
        "a", "2021-03-02", "would ration irrigation for almond growers", "Farm Bureau", "Water League"
    )
    again = described_order("b", "2021-03-09", "rations irrigation on almond orchards", "Farm Bureau", "Water League")
    meals = described_order("c", "2021-03-09", "expands free meals at schools", "Farm Bureau", "Water League")
    late = described_order("d", "2021-12-09", "rations irrigation on almond orchards", "Farm Bureau", "Water League")
    assert together(water, again)
    assert not together(water, meals)
    assert not together(water, late)


def test_city_councils_of_two_countries_are_two() -> None:
    assert not together(body("a", "City Council", beside=("Ghana",)), body("b", "City Council", beside=("Norway",)))
    assert together(body("a", "City Council", beside=("Ghana",)), body("b", "City Council", beside=("Ghana",)))


def order(name: str, published: str, when: str, author: str = "Ada Quill", topic: str = "") -> Extraction:
    entities = {"d": ("ExecutiveOrder", "executive order"), "a": ("Person", author)}
    facts: list[tuple] = [("signs", "a", "d", {"when": when})]  # type: ignore[type-arg]
    if topic:
        entities["t"] = ("Topic", topic)
        facts.append(("concerns", "d", "t"))
    return build(name, published, entities, facts)


def test_one_order_in_two_articles_by_author_and_day() -> None:
    assert together(order("a", "2021-03-02", "2021-03-01"), order("b", "2021-03-05", "2021-03-01"))


def test_orders_of_two_days_or_two_authors_stay_apart() -> None:
    assert not together(order("a", "2021-03-02", "2021-03-01"), order("b", "2021-03-05", "2021-03-04"))
    assert not together(order("a", "2021-03-02", "2021-03-01"), order("b", "2021-03-02", "2021-03-01", "Bo Li"))


def test_protests_of_two_days_stay_two_and_so_do_the_protesters() -> None:
    def protest(name: str, when: str) -> Extraction:
        entities = {"e": ("Protest", "protest"), "g": ("Group", "the protesters"), "l": ("Facility", "Rathaus Bremen")}
        facts = [("participatesIn", "g", "e", {"when": when, "where": "l"}), ("locatedIn", "e", "l")]
        return build(name, None, entities, facts)

    found = corpus(protest("a", "2021-03-01"), protest("b", "2021-03-01"), protest("c", "2021-03-08"))
    assert node(found, "a") == node(found, "b") != node(found, "c")
    assert node(found, "a", 1) != node(found, "c", 1)


def test_kinds_merge_by_their_words_and_crowds_do_not() -> None:
    def group(name: str, text: str) -> Extraction:
        return build(name, None, {"g": ("Group", text)})

    assert corpus(group("a", "beekeepers"), group("b", "beekeepers")).nodes[0].merges[0].reason == "generic kind"
    assert not together(group("a", "demonstrators"), group("b", "demonstrators"))
    assert not together(group("a", "the beekeepers"), group("b", "the beekeepers"))


def test_every_merge_has_a_reason() -> None:
    found = corpus(person("a", "Carla Ruiz"), person("b", "Carla Ruiz"), person("c", "Carla Ruiz"))
    merged = next(n for n in found.nodes if n.key == "person/carla-ruiz")
    assert [(m.article, m.entity) for m in merged.merges] == [("b", 0), ("c", 0)] or len(merged.merges) == 2
    assert all(m.reason and 0 < m.confidence <= 1 for n in found.nodes for m in n.merges)
