"""Facts are merged over articles, and stand directly only where an article says so itself."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from dateline.graph import FactRow, Reader, load_turtle
from dateline.graph.terms import PREFIXES
from tests.graph.corpora import NEGATED, POSSIBLE, Story, table, turtle

TEXT = "Mills of Acme met Rossi in Lyon over a report, and crews looked on."


def story(name: str = "a.txt", text: str = TEXT) -> Story:
    return Story(name, text)


def ask(graph: str, query: str) -> bool:
    return bool(load_turtle(graph).query(query, prefixes=PREFIXES, base_iri="https://w3id.org/dateline/id/"))


def facts(graph: str) -> list[str]:
    return list(Reader(load_turtle(graph)).members("dl:Fact"))


def test_two_articles_that_say_the_same_share_a_fact_and_keep_their_claims() -> None:
    one, two = (
        story("a.txt").says("Mills", "meets", "Rossi"),
        story("b.txt", "Rossi and Mills.").says("Mills", "meets", "Rossi"),
    )
    graph = turtle(one, two)
    assert len(facts(graph)) == 1
    assert ask(
        graph,
        "ASK { ?f a dl:Fact, sem:Event ; dl:sourceCount 2 . ?c dl:states ?f . ?d dl:states ?f . FILTER(?c != ?d) }",
    )


def test_copies_of_one_text_are_one_source() -> None:
    stories = [story(name).says("Mills", "meets", "Rossi") for name in ("a.txt", "b.txt", "c.txt")]
    assert ask(turtle(*stories, copies=("a.txt", "b.txt")), "ASK { ?f a dl:Fact ; dl:sourceCount 2 }")


DIRECT = "ASK { <person/mills> dl:meets <person/rossi> }"


@pytest.mark.parametrize(
    ("more", "stands"),
    [({}, True), ({"holder": "Acme"}, False), ({"factuality": NEGATED}, False), ({"factuality": POSSIBLE}, False)],
)
def test_only_what_an_article_says_itself_and_as_done_stands_directly(more: dict[str, object], stands: bool) -> None:
    graph = turtle(story().says("Mills", "meets", "Rossi", **more))  # type: ignore[arg-type]
    assert ask(graph, DIRECT) is stands
    assert len(facts(graph)) == 1


def test_a_fact_stands_if_one_of_its_claims_does() -> None:
    graph = turtle(
        story("a.txt").says("Mills", "meets", "Rossi", holder="Acme"), story("b.txt").says("Mills", "meets", "Rossi")
    )
    assert ask(graph, DIRECT)
    assert len(facts(graph)) == 1


def test_a_holder_whom_nobody_can_name_is_still_no_own_voice() -> None:
    article = story().says("Mills", "meets", "Rossi")
    article.facts[0] = type(article.facts[0])(
        **{f: getattr(article.facts[0], f) for f in article.facts[0].__slots__} | {"holder": 99}
    )
    graph = turtle(article)
    assert not ask(graph, DIRECT)
    (row,) = table(article)
    assert isinstance(row, FactRow) and row.holder is not None and row.holder.label == "somebody"


def test_an_undated_claim_joins_the_only_date_there_is() -> None:
    graph = turtle(
        story("a.txt").says("Mills", "meets", "Rossi", when="2017-01-26"),
        story("b.txt").says("Mills", "meets", "Rossi"),
    )
    assert len(facts(graph)) == 1
    assert ask(graph, 'ASK { ?f a dl:Fact ; dl:date "2017-01-26"^^xsd:date ; dl:sourceCount 2 }')


def test_an_undated_claim_joins_none_of_two_dates() -> None:
    names = ("a.txt", "b.txt", "c.txt")
    whens = ("2017-01-26", "2017-02-03", None)
    stories = [story(n).says("Mills", "meets", "Rossi", when=w) for n, w in zip(names, whens, strict=True)]
    assert len(facts(turtle(*stories))) == 3


def test_what_differs_in_verb_factuality_or_number_is_not_merged() -> None:
    article = story()
    for verb in ("wave", "bow"):
        article.says("Mills", "acts", "Rossi", verb=verb)
    article.says("Mills", "acts", "Rossi", verb="bow", factuality=NEGATED)
    article.says("Mills", "pays", "Rossi", quantity="3 coins").says("Mills", "pays", "Rossi", quantity="9 coins")
    assert len(facts(turtle(article))) == 5


def test_the_verb_makes_no_difference_where_a_relation_covers_it() -> None:
    article = story().says("Mills", "meets", "Rossi", verb="meet", evidence="Mills of Acme met Rossi")
    article.says("Mills", "meets", "Rossi", verb="talk", evidence="met Rossi in Lyon over a report")
    assert len(facts(turtle(article))) == 1
    assert [row.verb for row in table(article) if isinstance(row, FactRow)] == ["meet", "talk"]


def test_a_thing_does_nothing_to_itself() -> None:
    assert facts(turtle(story().says("Mills", "opposes", "Mills"))) == []


def test_states_are_no_events() -> None:
    graph = turtle(story().says("Acme", "locatedIn", "Lyon"))
    assert ask(graph, "ASK { ?f a dl:Fact . FILTER NOT EXISTS { ?f a sem:Event } }")


def test_a_role_is_a_node_with_its_title_body_and_time() -> None:
    graph = turtle(story().says("Mills", "hasRole", None, literal="director", at="Acme", when="2013/.."))
    assert ask(
        graph,
        """ASK { <person/mills> dl:hasRole ?r . ?r a dl:Role ; dl:title "director" ; dl:at <company/acme> ;
        rdfs:label "director, Acme" ; dl:from "2013"^^xsd:gYear . FILTER NOT EXISTS { ?r dl:to ?to } }""",
    )


def roles(*stories: Story) -> list[str]:
    return [row.at.label if row.at else "" for row in table(*stories) if isinstance(row, FactRow)]


def test_a_title_without_a_body_joins_the_only_body_there_is() -> None:
    one = story("a.txt").says("Mills", "hasRole", None, literal="Director", at="Acme")
    two = story("b.txt").says("Mills", "hasRole", None, literal="director")
    graph = turtle(one, two)
    assert len(facts(graph)) == 1
    assert ask(graph, 'ASK { ?r a dl:Role ; dl:title "Director" . FILTER NOT EXISTS { ?r dl:title "director" } }')
    assert roles(one, two) == ["Acme", "Acme"]


def test_a_title_without_a_body_joins_none_of_two_and_not_another_persons() -> None:
    one = story("a.txt").says("Mills", "hasRole", None, literal="director", at="Acme")
    two = story("b.txt").says("Mills", "hasRole", None, literal="director", at="Lyon")
    three = story("c.txt").says("Mills", "hasRole", None, literal="director")
    other = story("d.txt").says("Rossi", "hasRole", None, literal="director")
    assert sorted(roles(one, two, three)) == ["", "Acme", "Lyon"]
    assert roles(one, other) == ["Acme", ""]


@pytest.mark.parametrize(
    ("when", "pattern"),
    [("2017-01-26", 'dl:date "2017-01-26"^^xsd:date'), ("2017-01", 'dl:date "2017-01"^^xsd:gYearMonth'),
     ("2008/2014", 'dl:from "2008"^^xsd:gYear ; dl:to "2014"^^xsd:gYear'), ("../2014", 'dl:to "2014"^^xsd:gYear'),
     ("XXXX-WXX-5", 'dl:time "XXXX-WXX-5"'), ("2017-02-30", 'dl:time "2017-02-30"')],
)  # fmt: skip
def test_times_are_typed_by_their_precision(when: str, pattern: str) -> None:
    article = story().says("Mills", "meets", "Rossi", when=when, when_basis="published")
    assert ask(
        turtle(article), f'ASK {{ ?f a dl:Fact ; {pattern} . ?c dl:states ?f ; {pattern} ; dl:dateBasis "published" }}'
    )
    (row,) = table(article)
    assert isinstance(row, FactRow) and row.when == when


def test_one_more_article_changes_no_iri_it_has_no_bearing_on() -> None:
    one = story("a.txt").says("Mills", "meets", "Rossi").quotes("Mills", "looked on")
    other = story("b.txt", "Rossi praised crews.").says("Rossi", "supports", "crews")

    def subjects(graph: str) -> set[str]:
        about_run = ("/run/", "/dataset/")
        return {q.subject.value for q in load_turtle(graph) if not any(part in str(q.subject) for part in about_run)
                and isinstance(q.subject, ox.NamedNode)}  # fmt: skip

    assert subjects(turtle(one)) < subjects(turtle(one, other))


def test_the_order_of_articles_and_facts_changes_no_byte() -> None:
    one = story("a.txt").says("Mills", "meets", "Rossi").says("Acme", "locatedIn", "Lyon")
    two = story("b.txt", "Rossi praised crews.").says("Rossi", "supports", "crews")
    turned = story("a.txt").says("Acme", "locatedIn", "Lyon").says("Mills", "meets", "Rossi")
    assert turtle(one, two) == turtle(two, turned)
