"""What makes a match of a pattern no time expression after all."""

from __future__ import annotations

import re

from dateline.extraction.times.grammar import VERBS
from dateline.extraction.times.stream import Sentence
from dateline.extraction.times.words import Guards, Rule, lexicon
from dateline.language import Parsed
from dateline.language.tree import Token

_NAMED_READERS = frozenset(
    {
        *("month", "month_step", "month_day", "weekday", "weekday_day", "the_weekday", "season", "holiday", "deictic"),
        *("daily", "every_weekday", "the_part", "noon", "step_part", "step_unit", "the_day", "tonight", "duration"),
    }
)
_CAPITALS = frozenset({"month", "weekday"})
_SPORT_WORDS = 2
_NEAR = 60  # tokens


def is_time(rule: Rule, match: re.Match[str], parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a match of a rule is a time expression in its place."""
    first, last = sentence.tokens(match.start(), match.end())
    guards = lexicon().guards
    if rule.reads in _NAMED_READERS and _inside_name(parsed, first, last, guards):
        return False
    if rule.reads == "holiday" and _is_surname(parsed.doc[first]):
        return False
    groups = match.groupdict()
    if any(groups.get(g) and not _capital(parsed, sentence, match, g) for g in _CAPITALS):
        return False
    check = _CHECKS.get(rule.reads)
    return check is None or check(match, parsed, sentence, first, last, guards)


def _inside_name(parsed: Parsed, first: int, last: int, guards: Guards) -> bool:
    """Whether the tokens are part of a longer name, unless they end it ("Bank of Florida Thursday")."""
    token = parsed.doc[first]
    if token.ent_type_ not in guards.name_labels or last >= len(parsed.doc):
        return False
    following = parsed.doc[last]
    return following.ent_iob_ == "I" and following.lower_ != "'s"


def _is_surname(token: Token) -> bool:
    """Whether a holiday ends somebody's name: "Ida Christmas"."""
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and token.i > 0 and token.nbor(-1).pos_ == "PROPN"


def _capital(parsed: Parsed, sentence: Sentence, match: re.Match[str], group: str) -> bool:
    first, _ = sentence.tokens(match.start(group), match.end(group))
    token = parsed.doc[first]
    return token.text[:1].isupper() or "-" in token.text


def _before(parsed: Parsed, first: int) -> Token | None:
    return parsed.doc[first - 1] if first > 0 and parsed.paragraph_of[first - 1] == parsed.paragraph_of[first] else None


def _after(parsed: Parsed, last: int) -> Token | None:
    if last < len(parsed.doc) and parsed.paragraph_of[last] == parsed.paragraph_of[last - 1]:
        return parsed.doc[last]
    return None


def _month(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    token, before = parsed.doc[first], _before(parsed, first)
    if token.tag_ == "MD" or token.pos_ in VERBS:
        return False
    if token.lower_ in guards.given_names and (
        token.ent_type_ == "PERSON" or (before is not None and before.pos_ == "PROPN")
    ):
        return False
    if before is not None and before.lower_ in guards.month_prepositions:
        return True
    return token.ent_type_ == "DATE" and (token.lower_ not in ("may", "march") or before is not None)


def _calendar(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    """ "In May 15 people died" holds no day of May."""
    if match.groupdict().get("year") or not match.groupdict().get("day") or match.end("day") != match.end():
        return True
    after = _after(parsed, last)
    if after is None or after.is_punct:
        return True
    figures = match["day"].isdigit()
    return not (
        figures
        and (
            after.lower_ in guards.not_year_after
            or after.tag_ == "NNS"
            or (after.tag_ == "CD" and after.lower_.isalpha())
        )
    )


def _year(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    if match.groupdict().get("era") or match[0].startswith("the year "):
        return True
    before, after = _before(parsed, first), _after(parsed, last)
    token = parsed.doc[first]
    if not token.text.endswith(match[0]) or _is_amount(before, after, guards):
        return False
    number = int(match["year"])
    prepared = before is not None and before.lower_ in guards.year_prepositions
    model = token.ent_type_ == "DATE"
    if not 1900 <= number <= 2060:
        return model and before is not None and before.lower_ in guards.year_prepositions
    if after is not None and after.tag_ in ("NNS", "NNPS") and not model:
        return before is not None and (before.pos_ == "DET" or before.tag_ == "POS")
    return (
        model
        or prepared
        or token.ent_type_ in ("EVENT", "ORG", "WORK_OF_ART", "LAW", "GPE", "PERSON")
        or before is None
    )


def _is_amount(before: Token | None, after: Token | None, guards: Guards) -> bool:
    if after is not None and after.lower_ in guards.not_year_after:
        return True
    return (
        before is not None and before.lower_ in guards.not_year_before and before.lower_ not in guards.year_prepositions
    )


def _short_decade(
    match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards
) -> bool:
    groups = match.groupdict()
    if not groups.get("short"):
        return True
    if sentence.words & guards.not_decade_words:
        return False
    before = _before(parsed, first)
    return match[0].startswith(("the", "'", "mid")) or (
        before is not None and before.lower_ in ("mid", "early", "late", "'")
    )


def _season(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    groups = match.groupdict()
    if groups.get("year") or groups.get("step") or groups.get("ystep"):
        return True
    after, before, lead = _after(parsed, last), _before(parsed, first), groups.get("the") or ""
    if after is not None and (after.lower_ in ("of", "from", "in") or after.pos_ in ("NOUN", "PROPN")):
        return False
    if match["season"] in ("fall", "spring") and parsed.doc[last - 1].pos_ == "VERB":
        return False
    return lead != "the" or (before is not None and before.lower_ in guards.season_prepositions)


def _duration(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    rest, lead = sentence.text[match.end() :].lstrip(), sentence.text[: match.start()].split()[-2:]
    if any(rest.startswith(age) for age in guards.age_after) or guards.age_before & set(lead):
        return False
    count, unit = match["count"], match["unit"]
    token = parsed.doc[last - 1]
    if unit == "second" and (token.tag_ != "NN" or token.dep_ in ("amod", "compound")):
        return False
    if unit in ("quarter", "quarters") and (rest.startswith("of") or count in ("a", "one", "three", "another")):
        return False
    if match[0] in ("one day", "one night"):
        return bool(lead) and lead[-1] in guards.one_day_prepositions
    return match[0] not in ("a night", "another day", "a day") or not rest.startswith("of")


def _clock(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    groups = match.groupdict()
    if groups.get("meridiem") or groups.get("zone") or groups.get("hour"):
        return groups.get("meridiem") not in ("am",) or parsed.doc[last - 1].pos_ not in ("AUX",)
    before = _before(parsed, first)
    return before is not None and before.lower_ in guards.clock_prepositions


def _quarter(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    groups = match.groupdict()
    if groups.get("year") or groups.get("step") or " year" in match[0] or "fiscal" in match[0]:
        return True
    after = _after(parsed, last)
    if match["unit"] == "half" or (after is not None and after.lower_ in ("of", "final", "finals")):
        return False
    return not sentence.words & guards.sport and len(_around(parsed, first) & guards.sport) < _SPORT_WORDS


def _around(parsed: Parsed, token: int) -> set[str]:
    """Returns the words of a paragraph and of the article's head: "limped off in the third quarter" of a game."""
    here = parsed.paragraph_of[token]
    near = range(max(0, token - _NEAR), min(len(parsed.doc), token + _NEAR))
    words = {parsed.doc[i].lower_ for i in near if parsed.paragraph_of[i] == here}
    return words.union(t.lower_ for t in parsed.doc[:_NEAR])


def _now(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    token, after = parsed.doc[first], _after(parsed, last)
    return token.lower_ != "now" or (token.tag_ == "RB" and (after is None or after.lower_ not in ("that", "-")))


def _daily(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    return parsed.doc[first].is_lower


def _offset(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    """ "sat for three days before ruling": a length of time, not a distance from the ruling."""
    before = _before(parsed, first)
    if before is not None and before.pos_ == "NUM":
        return False
    return before is None or before.lower_ != "for" or match["way"] not in ("before", "after", "prior")


def _the_day(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    """ "that night" is a time, "that" of "said that week after week" none."""
    token = parsed.doc[first]
    after = _after(parsed, last)
    if token.lower_ == "that" and token.dep_ not in ("det",):
        return False
    return after is None or after.lower_ not in ("of", "-")


def _daypart(match: re.Match[str], parsed: Parsed, sentence: Sentence, first: int, last: int, guards: Guards) -> bool:
    after = _after(parsed, last)
    return after is None or after.pos_ not in ("NOUN", "PROPN")


_CHECKS = {
    "month": _month,
    "month_day": _calendar,
    "year": _year,
    "decade": _short_decade,
    "season": _season,
    "duration": _duration,
    "clock": _clock,
    "quarter": _quarter,
    "present_ref": _now,
    "daily": _daily,
    "the_day": _the_day,
    "offset": _offset,
    "the_part": _daypart,
}
