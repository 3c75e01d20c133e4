"""What stands above the news: front matter, title, dates, bylines, the dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.reading.data import load, pattern, words
from dateline.reading.dates import MONTH, WEEKDAY, parse_date
from dateline.reading.furniture import Mark
from dateline.reading.lines import Line
from dateline.records import ParagraphKind

HEAD_LINES = 12
"""Lines from the top in which titles, dates and bylines are looked for; the first paragraph ends them."""

_DATE_PREFIX = re.compile(r"(?:date:?\s+)?(\d{4}-\d\d-\d\d)(?:T[\d:.]+Z?)?\b\s*", re.IGNORECASE)
_WRITTEN_PREFIX = re.compile(
    rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{MONTH}\s+\d{{4}})\s+(?:(?:--?|–|—)\s+)?(?=[A-Z\"“‘])",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]*)*"
_MIXED = r"[A-Z][\w.'’\-]*(?: (?:de |la |of |al-|el-)?[A-Z][\w.'’\-]*){0,3}"
_REGION = rf"(?:,? (?:{_MIXED}))?"
_DAY_AND_MONTH = rf"(?i:{MONTH})\s+\d{{1,2}}(?:,?\s*\d{{4}})?|\d{{1,2}}\s+(?i:{MONTH})(?:\s+\d{{4}})?"
_DATE = rf"(?:(?i:{WEEKDAY}),?\s+)?(?P<date>{_DAY_AND_MONTH})"
_DAY = rf"(?:[,;]?\s*{_DATE})?"
_DASH = r"\s*(?:--|[-–—―])\s*"
_AGENCY = r"\s*[(\[/](?P<agency>[A-Z][\w .&’'/-]{1,40})[)\]/]"
_DATED = (  # "(AP, March 2, 2017)", "(2 March 2017)"
    rf"\s*[(\[](?:(?P<agency>[A-Z][\w .&’'/-]{{1,40}})\s*[,;:–—-]\s*)?"
    rf"{_DATE}[)\]]"
)
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}{_REGION}{_DATED}(?:{_DASH}|:?\s+)",
        rf"{_AGENCY}\s*(?:{_PLACE}|{_MIXED}){_REGION}{_DAY}(?:\s--\s*|\s[-–]\s+|\s*[—―]\s*)",
        rf"(?:{_MIXED}{_REGION})?{_DATED}(?:{_DASH}|:\s+)",
        rf"(?:{_PLACE}|{_MIXED}){_REGION}{_AGENCY}(?:[,:]?\s*|{_DASH}){_DATE}(?:{_DASH}|:\s*)",
        rf"{_PLACE}{_REGION}{_DASH}{_DATE}{_DASH}",
        rf"(?:{_PLACE}|{_MIXED}){_REGION}{_DAY}{_AGENCY}\s*\.?(?:{_DASH}|:\s*|\s+)",
        rf"{_PLACE}{_REGION}{_DAY},?\s*(?:\s--\s*|\s[-–]\s+|\s*[—―]\s*)",
        rf"(?P<mixed>{_MIXED}(?:, {_MIXED}){{1,2}})\s+(?:--|[-–—])\s+",
        r"(?P<alone>[A-Z][\w .&-]{1,30}?)(?:\s--\s*|\s[-–]\s+|\s*[—―]\s*)",
        rf"\((?P<agency>[A-Z][\w .&-]{{1,30}})\){_DASH}",
        rf"(?P<colon>{_PLACE}{_REGION}){_DAY}\s*:\s+",
    )
)
_SENTENCE_START = re.compile(r"""["“‘'(]?(?:[A-Z0-9$£€]|\.\.\.)""")
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_FULL_DATE = re.compile(
    rf"\d{{4}}-\d\d-\d\d|{MONTH}\s+{_ORDINAL},?\s+\d{{4}}|{_ORDINAL}\s+{MONTH},?\s+\d{{4}}|\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{1,4}}",
    re.IGNORECASE,
)
_DATE_AT_END = re.compile(
    rf"(?P<before>.+?)\s*[,|•·:–—-]\s*(?:{WEEKDAY},?\s+)?(?P<date>{_FULL_DATE.pattern})\.?", re.IGNORECASE
)
_RELEASE_WORDS = 20
_PLACE_WORDS = 3
_NAME_PARTICLES = frozenset({"and", "for", "of", "the", "de", "la", "von", "van", "in", "at"})
_NAME = re.compile(
    r"[A-Z][\w.'’\-]*(?: (?:de|la|van|von|der|den|bin|al|el|da|di|du|le|ter|ibn))*(?: [A-Z][\w.'’\-]*){0,3}"
)
_FEWEST = 5  # words of a title that is cut from the first sentence


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines above the news say of the article.

    ``lines`` are the article's lines, those cut in two where a date or a dateline stands before the news.
    """

    lines: tuple[Line, ...]
    marks: dict[int, Mark] = field(default_factory=dict)
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_basis: str = ""


def read_header(lines: Sequence[Line], title: str | None = None) -> Header:
    """Reads titles, dates, bylines and the dateline at the top of an article.

    Arguments:
        lines: of the whole article.
        title: where a format gives it beside the text; the line that repeats it is the title.
    """
    split = _split_prefixes(lines)
    marks: dict[int, Mark] = {}
    authors: tuple[str, ...] = ()
    dates: list[tuple[date, str]] = []
    publisher = None
    for i, (line, role) in enumerate(split[:HEAD_LINES]):
        if role:
            marks[i] = Mark(i, ParagraphKind.METADATA, role)
            found, agency = _dateline_parts(line.text) if role == "a dateline" else (parse_date(line.text), None)
            publisher = publisher or agency
            dates += [(found, "dateline" if role == "a dateline" else "text")] if found else []
        elif day := date_line(line) or (_released_on(line) if i else None):
            marks[i] = Mark(i, ParagraphKind.METADATA, "a date line")
            dates.append((day, "text"))
        elif names := byline(line):
            marks[i] = Mark(i, ParagraphKind.METADATA, "a byline")
            authors = authors or names
            dates += [(day, "text")] if (day := parse_date(line.text)) else []
        elif _is_name_line(split, i):
            marks[i] = Mark(i, ParagraphKind.METADATA, "a byline")
            authors = authors or (_cased(line.text),)
        elif line.prose and i > 1:
            break
    if not dates and (day := _closing_date(split)):
        marks[len(split) - 1] = Mark(len(split) - 1, ParagraphKind.METADATA, "a date line")
        dates.append((day, "text"))
    all_lines = tuple(line for line, _ in split)
    place = _title_place(all_lines, marks, title)
    if place is not None:
        kind, why = ParagraphKind.TITLE, "the title"
        if _opens_news(all_lines, place, marks):
            kind, why = ParagraphKind.FURNITURE, "the first words of the news, cut off"
        marks[place] = Mark(place, kind, why)
    day, basis = next((d for d in dates if d[1] == "text"), dates[0] if dates else (None, ""))
    heading = all_lines[place].text if place is not None else title
    return Header(all_lines, marks, heading, publisher, authors, day, basis)


def date_line(line: Line) -> date | None:
    """Returns the date of a line that holds a date and nothing else."""
    if len(line.text) > 100 or not any(c.isdigit() for c in line.text):
        return None
    text = pattern("header", "date_labels").sub(" ", line.text, count=1) if line.text[:1].isalpha() else line.text
    day = parse_date(text)
    if day is None:
        return None
    rest = _FULL_DATE.sub(" ", text)
    return day if not pattern("header", "date_fillers").sub("", rest) else None


def _closing_date(split: Sequence[tuple[Line, str]]) -> date | None:
    """Returns the date of a last line that holds nothing else, where nothing above the news has one."""
    return date_line(split[-1][0]) if len(split) > HEAD_LINES // 4 else None


def _released_on(line: Line) -> date | None:
    """Returns the date at the end of a line that says where or by whom a text was released.

    "Press release, Lund Museum, 3 May 2019", "Geneva, 3 May 2019": all before it is names and words of a release; a
    sentence or a deck has others.
    """
    match = _DATE_AT_END.fullmatch(line.text)
    if match is None or len(line.words) > _RELEASE_WORDS:
        return None
    names = pattern("header", "release").sub(" ", match["before"]).split()
    named = all(w[:1].isupper() or not w[:1].isalnum() or w in _NAME_PARTICLES for w in names)
    released = len(" ".join(names)) < len(" ".join(match["before"].split()))
    return parse_date(match["date"]) if named and (released or len(names) <= _PLACE_WORDS) else None


def byline(line: Line) -> tuple[str, ...]:
    """Returns the names in a byline ("By Ann Lee and Bo Cruz, Staff Writers"), none if it is no byline."""
    match = pattern("header", "byline").fullmatch(line.text)
    if not match or len(line.words) > 20 or line.closed:
        return ()
    names = pattern("header", "byline_ends").split(match["names"], maxsplit=1)[0] or ""
    parts = [" ".join(p.split()) for p in re.split(r",|;|&|\band\b|\bwith\b", names)]
    if parts and not _NAME.fullmatch(_cased(parts[0])):
        return ()
    no_name = words("header", "byline_no_name")
    return tuple(_cased(p) for p in parts if _NAME.fullmatch(_cased(p)) and not set(p.lower().split()) & no_name)


def _is_name_line(split: Sequence[tuple[Line, str]], i: int) -> bool:
    """Whether a line is a name alone, below the title and above the date: a byline without "By"."""
    line = split[i][0]
    if i == 0 or i + 1 == len(split) or not 2 <= len(line.text.split()) <= 4:
        return False
    return bool(_NAME.fullmatch(_cased(line.text))) and date_line(split[i + 1][0]) is not None


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _split_prefixes(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Cuts a date or a dateline off the line it begins; returns each line with its role, if it has one."""
    result: list[tuple[Line, str]] = []
    done = False
    for i, line in enumerate(lines):
        rest = line
        if i < HEAD_LINES and not done:
            for role, finder in (("a date line", _date_prefix), ("a dateline", _dateline)):
                end = finder(rest.text, i)
                if end:
                    result.append((_cut(rest, 0, len(rest.text[:end].rstrip())), role))
                    rest = _cut(rest, end, len(rest.text))
                    done = done or role == "a dateline"
            done = done or (rest.prose and len(rest.words) > 8 and i > 1)
        if rest.text:
            result.append((rest, ""))
    return result


def _cut(line: Line, start: int, end: int) -> Line:
    return Line(line.start + start, line.start + end, line.text[start:end])


def _date_prefix(text: str, place: int) -> int:
    """Returns the length of a date before the news, 0 if there is none."""
    match = _DATE_PREFIX.match(text) or _WRITTEN_PREFIX.match(text)
    if not match or parse_date(match.group()) is None:
        return 0
    rest = text[match.end() :]
    return match.end() if rest and _SENTENCE_START.match(rest) else 0


def _dateline(text: str, place: int) -> int:
    """Returns the length of a dateline before the news, 0 if there is none."""
    for form in _DATELINES:
        match = form.match(text[:160])
        if not match or not match.group().strip():
            continue
        rest = text[match.end() :]
        groups = match.groupdict()
        if groups.get("alone") and groups["alone"].strip() not in load("header")["agencies"]:
            continue
        named = groups.get("colon") or groups.get("mixed")
        if named and not _is_place(named, rest):
            continue
        if not rest or _SENTENCE_START.match(rest):
            return match.end()
    return 0


def _is_place(name: str, rest: str) -> bool:
    """Whether what stands before a colon or a dash is a place: no label, and a longer text follows."""
    return len(name) > 3 and not set(name.lower().split()) & words("header", "no_place") and len(rest.split()) > 8


def _dateline_parts(text: str) -> tuple[date | None, str | None]:
    """Returns the date and the agency that a dateline names; a date without a year is none."""
    alone = text.rstrip(" \u00a0-–—―")
    if alone in load("header")["agencies"]:
        return None, alone
    for form in _DATELINES:
        if match := form.match(f"{text} "):
            groups = match.groupdict()
            return parse_date(groups.get("date") or ""), (groups.get("agency") or "").strip() or None
    return None, None


def _title_place(lines: Sequence[Line], marks: dict[int, Mark], title: str | None) -> int | None:
    """Returns the line that is the title: the one that repeats it, or the first line above the news."""
    if title:
        same = " ".join(title.split())
        found = (
            i for i, line in enumerate(lines[:HEAD_LINES]) if i not in marks and " ".join(line.text.split()) == same
        )
        return next(found, None)
    open_lines = [i for i in range(min(HEAD_LINES, len(lines))) if i not in marks]
    for i in open_lines[:2]:
        dated_below = i + 1 in marks and marks[i + 1].reason == "a date line"
        if dated_below and lines[i].short and len(lines[i].words) > 1:
            return i
        if _is_heading_like(lines[i]) and any(lines[j].prose for j in open_lines if j > i):
            return i
        section = pattern("furniture", "lines", "a section of the site").fullmatch(lines[i].text)
        if len(lines[i].words) > 1 and not section:  # a single word above a title is a section too
            return None
    return None


def _opens_news(lines: Sequence[Line], place: int, marks: dict[int, Mark]) -> bool:
    """Says whether a title is only as much of the first sentence as fits: "Thousands of farmers in the no"."""
    title = lines[place].text.rstrip(" .…")
    body = next((lines[i].text for i in range(place + 1, len(lines)) if i not in marks), "")
    rest = body[len(title) :].lstrip()
    return len(title.split()) >= _FEWEST and body.startswith(title) and rest[:1] not in {"", ".", "!", "?", ":"}


def _is_heading_like(line: Line) -> bool:
    if len(line.words) < 2 or not line.short or (line.closed and not line.question):
        return False
    groups = (("lines", "credits", "labels"), load("furniture"))
    keys = ((group, key) for group in groups[0] for key in groups[1][group])
    return not any(pattern("furniture", group, key).fullmatch(line.text) for group, key in keys)
