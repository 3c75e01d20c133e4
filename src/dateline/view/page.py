"""The page: pyvis's network in a template of our own that fetches nothing and runs nothing but itself.

pyvis's own template loads bootstrap from the network whatever it is told, and puts titles in as HTML. Ours
embeds vis-network from pyvis's package, carries all text from articles as JSON that the page's script only
ever shows as text, and forbids by its content security policy everything else: no request can leave, and no
script runs whose hash is not in the policy.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any

from dateline.ontology import Ontology
from dateline.view.drawing import Drawing, Line
from dateline.view.story import Fact, Story
from dateline.view.style import ClassStyle, Style, read_piece
from dateline.view.text import humanize

VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
PROGRAM = ("data.js", "graph.js", "panel.js", "controls.js")


def make_page(story: Story, drawing: Drawing, style: Style, ontology: Ontology, title: str) -> str:
    """Returns the page as HTML.

    Arguments:
        story: what the graph says.
        drawing: what is drawn where.
        style: the looks.
        ontology: for the names of relations.
        title: heading of the page.
    """
    from pyvis.network import Network  # imports IPython: too slow for those who only query

    network = Network(directed=True, heading=title, height="100%", width="100%", cdn_resources="in_line")
    network.options = _options(style)
    for number in range(len(story.nodes)):
        network.add_node(number, **_node(number, drawing, style))
    for number, line in enumerate(drawing.lines):
        network.add_edge(line.source, line.target, id=number, **_edge(line, story, style))
    return _render(network, _texts(story, drawing, style, ontology), _counts(story))


def _render(network: Any, story: dict[str, Any], counts: str) -> str:
    vis = _vis()
    css, program = read_piece("view.css"), "\n".join(read_piece(name) for name in PROGRAM)
    network.set_template_dir(str(resources.files("dateline").joinpath("data", "view")), "page.html")
    policy = _policy(scripts=(vis, program), styles=(css,))
    network.templateEnv.globals.update(css=css, program=program, vis=vis, story=story, counts=counts, policy=policy)
    html: str = network.generate_html("graph.html")
    return html


def _vis() -> str:
    """vis-network as pyvis ships it, without the address of its source map, which developer tools would fetch."""
    text = resources.files("pyvis").joinpath(*VIS).read_text(encoding="utf-8").replace("\r\n", "\n")
    return text.partition("\n//# sourceMappingURL")[0]


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Only these very scripts and styles; nothing fetched, framed, posted or navigated by a form."""

    def hashes(texts: tuple[str, ...]) -> str:
        digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
        return " ".join(f"'sha256-{digest}'" for digest in digests)

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _options(style: Style) -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True,
            "tooltipDelay": 120,
            "keyboard": False,
            "multiselect": False,
            "zoomSpeed": 0.6,
        },
        "nodes": {
            "font": {"face": style.font, "color": "#1C2430", "strokeWidth": 4, "strokeColor": "#F7F6F2"},
            "labelHighlightBold": False,
        },
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
            "arrowStrikethrough": False,
            "font": {
                "face": style.font,
                "size": 13,
                "strokeWidth": 4,
                "strokeColor": "#F7F6F2",
                "align": "horizontal",
            },
            "hoverWidth": 1,
            "selectionWidth": 2,
            "scaling": {"label": {"enabled": False, "drawThreshold": 7.5}},
        },
    }


def _node(number: int, drawing: Drawing, style: Style) -> dict[str, Any]:
    dot = drawing.dots[number]
    looks = style.classes[dot.cls]
    x, y = dot.places[0] if dot.places else (0, 0)
    return {
        "label": dot.label,
        "shape": looks.shape,
        "color": _colours(looks),
        "borderWidth": looks.border_width,
        "borderWidthSelected": looks.border_width + 2,
        "size": dot.size,
        "font": {"size": dot.font},
        "x": x,
        "y": y,
    }


def _colours(looks: ClassStyle) -> dict[str, Any]:
    chosen = {"background": looks.colour, "border": "#1C2430"}
    return {"background": looks.colour, "border": looks.border, "highlight": chosen, "hover": chosen}


def _edge(line: Line, story: Story, style: Style) -> dict[str, Any]:
    looks = style.lines[line.kind]
    told = sum(max(1, len(story.facts[number].claims)) for number in line.facts)
    return {
        "label": "",  # the page names it by the relations that the filter leaves
        "color": {"color": looks.colour, "highlight": looks.colour, "hover": looks.colour, "inherit": False},
        "font": {"color": looks.colour},
        "dashes": list(looks.dashes) or False,
        "width": min(1.4 + 0.4 * (told - 1), 4),
    }


def _texts(story: Story, drawing: Drawing, style: Style, ontology: Ontology) -> dict[str, Any]:
    """All that the page's script shows, as plain data."""
    return {
        "classes": [
            {
                "title": c.plural,
                "colour": c.colour,
                "shape": c.shape,
                "border": c.border,
                "wide": c.border_width,
            }
            for c in style.classes
        ],
        "lines": [
            {
                "title": line.title,
                "hint": line.hint,
                "colour": line.colour,
                "dashes": line.dashes,
                "mark": line.mark,
            }
            for line in style.lines
        ],
        "relations": _relations(story, ontology),
        "articles": [
            {"title": a.title, "publisher": a.publisher, "date": a.date, "file": a.file} for a in story.articles
        ],
        "things": [_thing(i, story, drawing) for i in range(len(story.nodes))],
        "facts": [_fact(fact, style) for fact in story.facts],
        "bundles": [line.facts for line in drawing.lines],
        "strengths": [line.strength for line in drawing.lines],
        "linesPerNode": style.lines_per_node,
        "stages": drawing.stages,
        "start": drawing.start,
        "told": drawing.told,
        "linked": drawing.linked,
    }


def _relations(story: Story, ontology: Ontology) -> dict[str, str]:
    """Names of the relations in use, for people."""
    used = sorted({fact.relation for fact in story.facts})
    known = ontology.relations
    return {name: known[name].label if name in known and known[name].label != name else humanize(name) for name in used}


def _thing(number: int, story: Story, drawing: Drawing) -> dict[str, Any]:
    thing, dot = story.nodes[number], drawing.dots[number]
    return {
        "key": thing.key,
        "label": thing.label,
        "cls": dot.cls,
        "kind": humanize(thing.cls),
        "names": thing.names,
        "links": thing.links,
        "rank": dot.rank,
        "degree": dot.degree,
        "places": dot.places,
        "box": dot.box,
        "words": [{"text": w.text, "direct": w.direct, "article": w.article} for w in thing.words],
    }


def _fact(fact: Fact, style: Style) -> dict[str, Any]:
    """Short names, for there are thousands; what is empty is left out."""
    entry = {
        "key": fact.key,
        "r": fact.relation,
        "label": fact.label,
        "told": fact.told,
        "s": fact.subject,
        "o": fact.object,
        "literal": fact.literal,
        "at": fact.at,
        "place": fact.place,
        "when": fact.when,
        "quantity": fact.quantity,
        "line": style.line_of(fact),
        "how": fact.factuality,
        "said": fact.attributed,
        "sources": fact.sources,
        "claims": [
            {
                "article": c.article,
                "texts": c.sentences,
                "holder": c.holder,
                "node": c.holder_node,
                "sure": c.confidence,
            }
            for c in fact.claims
        ],
        "against": fact.contradicts,
    }
    return {key: value for key, value in entry.items() if not (value == -1 or value is False or value in ("", (), []))}


def _counts(story: Story) -> str:
    return (
        f"{_number(len(story.nodes), 'name')} and {_number(len(story.facts), 'statement')} "
        f"from {_number(len(story.articles), 'article')}"
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
