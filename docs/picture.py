"""Makes docs/graph.png, the README's picture, from a real build: python docs/picture.py [FOLDER OF ARTICLES].

Needs Chromium (apt-get install chromium). The page is opened at the line that most is told along, so that the
picture shows a sentence behind a statement.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from dateline.graph import load_turtle
from dateline.ontology import load_ontology
from dateline.outputs import build
from dateline.view.drawing import draw
from dateline.view.read import read_story
from dateline.view.style import load_style

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "graph.png"
SIZE = "1400,900"


def most_told(turtle: str) -> str:
    """Returns the key of an action on the strongest line of who is most connected; offices make dull pictures."""
    story = read_story(load_turtle(turtle))
    drawing = draw(story, load_style(), load_ontology())
    shown = [n for n in drawing.lines if max(drawing.dots[i].rank for i in n.pair) < drawing.start]
    actions = [line for line in shown if all(story.facts[i].relation != "hasRole" for i in line.facts)]
    first = min(min(drawing.dots[i].rank for i in line.pair) for line in actions)
    near = [line for line in actions if first in {drawing.dots[i].rank for i in line.pair}]
    line = max(near, key=lambda line: (line.strength, -line.source, -line.target))
    return story.facts[max(line.facts, key=lambda i: len(story.facts[i].claims))].key


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no browser: apt-get install chromium")
    articles = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds"
    with tempfile.TemporaryDirectory() as folder:
        built = build([articles], folder)
        address = f"{built.page.resolve().as_uri()}#{quote(most_told(built.turtle.read_text('utf-8')), safe='')}"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000"]
        command = [chromium, *options, f"--window-size={SIZE}", f"--screenshot={PICTURE}", address]
        subprocess.run(command, check=True, capture_output=True)
    sys.stdout.write(f"{PICTURE}: {PICTURE.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main()
