"""What the page holds, and where things stand: without a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from view_graphs import FERRY, large_graph, store_of

from dateline.ontology import load_ontology
from dateline.view import render, write_html
from dateline.view.drawing import draw
from dateline.view.read import read_story
from dateline.view.story import Story
from dateline.view.style import load_style


def fact(story: Story, key: str) -> Any:
    return next(f for f in story.facts if f.key == f"fact/{key}")


def label(story: Story, number: int) -> str:
    return story.nodes[number].label if number >= 0 else ""


@pytest.fixture(scope="module")
def story(ferry: ox.Store) -> Story:
    return read_story(ferry)


def test_reads_who_says_what_where_and_when(story: Story) -> None:
    fine = fact(story, "f1")
    assert (label(story, fine.subject), fine.relation, label(story, fine.object)) == (
        "Inês Okafor",
        "sanctions",
        "Blueline Ferries",
    )
    assert (fine.when, label(story, fine.place), fine.sources, fine.attributed) == (
        "2031-03-03",
        "North Pier",
        2,
        False,
    )
    assert fine.claims[0].sentences == ("Mayor Inês Okafor fined Blueline Ferries at the North Pier on Monday.",)
    assert story.articles[fine.claims[0].article].title == "Council halts the night ferry"
    said = fact(story, "f3")
    assert said.attributed and said.claims[0].holder == "passengers"
    assert fact(story, "f15").claims[0].holder == "somebody"
    assert fact(story, "f10").when == "2031-03-04 to 2031-03-06"


def test_reads_roles_from_text_and_from_role_nodes(story: Story) -> None:
    for key in ("f6", "f7"):
        role = fact(story, key)
        assert (role.literal, label(story, role.at), label(story, role.target)) == (
            "mayor",
            "Port Ellery",
            "Port Ellery",
        )
    assert not any(node.label.startswith("mayor") for node in story.nodes)


def test_object_of_a_passive_is_whom_it_was_done_to(story: Story) -> None:
    expelled = fact(story, "f8")
    assert (expelled.subject, label(story, expelled.object), expelled.quantity) == (
        -1,
        "passengers",
        "40 people",
    )


def test_contradicting_facts_know_one_another(story: Story) -> None:
    position = {f.key: i for i, f in enumerate(story.facts)}
    assert fact(story, "f5").contradicts == (position["fact/f15"],)
    assert fact(story, "f15").contradicts == (position["fact/f5"],)


def test_names_are_one_line_without_hidden_characters(story: Story) -> None:
    hostile = next(n for n in story.nodes if n.key == "person/hostile")
    assert "txt.exe" in hostile.names


def test_kinds_of_line(story: Story) -> None:
    style = load_style()
    kinds = {key: style.lines[style.line_of(fact(story, key))].name for key in ("f1", "f3", "f4", "f5", "f7")}
    assert kinds == {"f1": "fact", "f3": "claim", "f4": "possible", "f5": "negated", "f7": "negated"}
    looks = {(line.colour, line.dashes) for line in style.lines}
    assert len({c for c, _ in looks}) == len({d for _, d in looks}) == len(style.lines)


def test_classes_below_look_like_their_main_class(story: Story) -> None:
    style, ontology = load_style(), load_ontology()
    assert style.classes[style.class_of("Court", ontology)].name == "Organization"
    assert style.classes[style.class_of("City", ontology)].name == "GeopoliticalEntity"
    assert style.classes[style.class_of("Whatever", ontology)].name == "Thing"
    assert len({(c.shape, c.colour) for c in style.classes}) == len(style.classes)


def test_a_lean_graph_is_drawn_from_its_direct_statements() -> None:
    parts = FERRY.read_text(encoding="utf-8").split("\n\n")
    kept = [part for part in parts if "dl:Fact" not in part and "dl:Quotation" not in part]
    story = read_story(store_of("\n\n".join(kept).encode()))
    said = {(label(story, f.subject), f.label, label(story, f.object)) for f in story.facts}
    assert said == {
        ("Inês Okafor", "sanctions", "Blueline Ferries"),
        ("Blueline Ferries", "issues", "lawsuit"),
    }


def test_an_empty_graph_gives_a_page() -> None:
    assert "0 names and 0 statements from 0 articles" in render(ox.Store())


class _Page(HTMLParser):
    """Collects tags, and the text of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


def test_nothing_is_fetched_and_only_hashed_scripts_run(ferry: ox.Store) -> None:
    page = _Page(render(ferry))
    loading = {"src", "href", "srcset", "data", "action", "background", "poster"}
    assert not [t for t in page.tags if loading & set(t[1])]
    assert not {"iframe", "object", "embed", "link", "base", "img"} & {tag for tag, _ in page.tags}
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
    running = [a for t, a in page.tags if t == "script" and a.get("type") != "application/json"]
    assert len(running) == len(re.findall(r"'sha256-", policy.split("style-src")[0])) == 2
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_text_of_articles_stays_inside_its_json(ferry: ox.Store) -> None:
    html = render(ferry, "<b>&{{ 7 * 7 }}")
    page = _Page(html)
    assert [t for t, _ in page.tags].count("script") == 6 and "b" not in {t for t, _ in page.tags}
    data = json.loads(page.scripts[3])
    assert "</script><script>window.owned = 'label'</script>" in {t["label"] for t in data["things"]}
    assert "&lt;b&gt;&amp;{{ 7 * 7 }}" in html


def test_same_graph_same_bytes_whatever_the_order_and_hash_seed(tmp_path: Path) -> None:
    turtle = large_graph(60)
    head, *body = turtle.decode().split("\n<article/a>", 1)
    lines = ("<article/a>" + body[0]).split("\n")
    shuffled = "\n".join([head, *lines[::-1]]).encode()
    pages = set()
    for seed, text in (("0", turtle), ("7", shuffled)):
        source = tmp_path / "graph.ttl"
        source.write_bytes(text)
        code = (
            "import sys, hashlib; from view_graphs import store_of; from dateline.view import render\n"
            "print(hashlib.sha256(render(store_of(open(sys.argv[1], 'rb').read())).encode()).hexdigest())"
        )
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", code, str(source)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        pages.add(done.stdout)
    assert len(pages) == 1


def test_labels_do_not_cover_one_another_at_any_stage() -> None:
    story = read_story(store_of(large_graph(150)))
    drawing = draw(story, load_style(), load_ontology())
    assert drawing.stages[0] <= load_style().start_nodes and drawing.stages[-1] == 150
    for stage, size in enumerate(drawing.stages):
        boxes = []
        for dot in drawing.dots:
            first = next(i for i, held in enumerate(drawing.stages) if held > dot.rank)
            if first <= stage:
                x, y = dot.places[stage - first]
                boxes.append((x - dot.box[0] / 2, y - dot.size, x + dot.box[0] / 2, y - dot.size + dot.box[1] - 24))
        assert len(boxes) == size
        assert not [1 for a, b in combinations(boxes, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]


def test_acts_come_last_and_do_not_count_as_connection(ferry: ox.Store, story: Story) -> None:
    drawing = draw(story, load_style(), load_ontology())
    deckhand = next(i for i, node in enumerate(story.nodes) if node.label == "Lena Dusk")
    assert drawing.dots[deckhand].rank >= drawing.told and drawing.dots[deckhand].degree == 0


def test_page_is_small_and_quick_to_make(tmp_path: Path) -> None:
    store = store_of(large_graph(500))
    began = time.perf_counter()
    write_html(store, tmp_path / "graph.html")
    assert time.perf_counter() - began < 10  # about 1 s on two idle cores; the bound leaves room for a busy machine
    assert (tmp_path / "graph.html").stat().st_size < 2_000_000
