"""The text in a piece of HTML that is an article and no page: a feed's entry, a data set's field."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from dateline.reading.data import words
from dateline.reading.draft import UnreadableError
from dateline.reading.limits import MAX_HTML_DEPTH

BLOCKS = words("forms", "html_blocks")
DROPPED = words("forms", "html_dropped")

_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|a|em|strong|b|i|span|ul|li|blockquote|img|html|body)\b[^<>]{0,500}>", re.IGNORECASE
)
_OPENING = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_VOID = words("forms", "html_unclosed")


def looks_like_html(text: str) -> bool:
    """Whether a text field holds HTML: tags that text has."""
    return "<" in text and len(_TAG.findall(text[:20_000])) >= 2


def fragment_text(source: str) -> str:
    """Returns the text of a piece of HTML, one paragraph a line, without scripts, forms and figures.

    Raises:
        UnreadableError: if it is nested deeper than any page.

    >>> fragment_text("<p>The dam <b>burst</b>.<figure><figcaption>A dam</figcaption></figure><p>Two died.")
    'The dam burst.\\n\\nTwo died.'
    """
    check_depth(source)
    try:
        root = lxml_html.fragment_fromstring(source.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            pieces.append("\n" if tag in BLOCKS else "")
            if tag and tag not in DROPPED and not _inside_dropped(element):
                pieces.append(_flowing(element.text))
        else:
            pieces.append("\n" if tag in BLOCKS else "")
            if not _inside_dropped(element):
                pieces.append(_flowing(element.tail) if element is not root else "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def check_depth(source: str) -> None:
    """Raises UnreadableError if elements are nested so deep that readers of the tree could fail."""
    depth = 0
    for match in _OPENING.finditer(source):
        closing, name, empty = match.groups()
        if empty or name.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > MAX_HTML_DEPTH:
            raise UnreadableError(f"nests HTML elements deeper than {MAX_HTML_DEPTH}; it is no news page")


def _flowing(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _inside_dropped(element: etree._Element) -> bool:
    return any(isinstance(e.tag, str) and e.tag in DROPPED for e in element.iterancestors())
