"""What an article tells of its names: classes carried from one place to another, names missed found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dateline.extraction.lexicon import classified, word_set
from dateline.extraction.mentions.classes import ORGANIZATIONS, PLACES, family, first_names, is_person_noun, noun_class
from dateline.extraction.mentions.name import Name, demonyms
from dateline.extraction.mentions.places import is_state, place_class
from dateline.extraction.mentions.titles import is_title
from dateline.extraction.tokens import Tokens

_TOLD = frozenset({"Organization", "GeopoliticalEntity", "Place", "Thing", "Document"})

SPORT_SHARE = 60  # one word of sport in so many makes an article one about sport; other news has one in 300


def by_acronyms(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Gives "ABC" in "Long Form (ABC)" the class of its long form, and its other places too."""
    at = {n.first: k for k, n in enumerate(names)}
    tied: dict[str, str] = {}
    for name in names:
        if name.last + 2 < len(tokens) and tokens.words[name.last] == "(" and tokens.words[name.last + 2] == ")":
            short = tokens.words[name.last + 1]
            if is_acronym(short, tokens.words[name.first : name.last]):
                tied[short] = name.cls
    out = [
        replace(n, cls=tied[tokens.words[n.first]]) if n.last - n.first == 1 and tokens.words[n.first] in tied else n
        for n in names
    ]
    if not tied:
        return out
    covered = {i for n in names for i in range(n.first, n.last)}
    more = [
        Name(i, i + 1, tied[w], "ORG")
        for i, w in enumerate(tokens.words)
        if w in tied and i not in covered and i not in at
    ]
    return sorted([*out, *more], key=lambda n: n.first)


def is_acronym(short: str, words: list[str]) -> bool:
    """Says whether a short form is made of the initials of a name's words.

    >>> is_acronym("WHO", ["World", "Health", "Organization"]), is_acronym("NATO", ["Red", "Cross"])
    (True, False)
    """
    letters = short.replace(".", "").upper()
    if len(letters) < 2 or sum(c.isupper() for c in short) < 2 or len(words) < 2:
        return False
    capital = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words if w[0].isalpha())
    return letters in {capital, every} or (len(letters) > 2 and capital.startswith(letters))


def carry_classes(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Carries the class of full names to their short forms, and one class to all places of one name."""
    people = {tokens.words[n.last - 1] for n in names if n.cls == "Person" and n.last - n.first > 1}
    people |= {tokens.words[n.first] for n in names if n.last - n.first == 1 and n.label != "GPE" and titled(tokens, n)}
    surnames = people & demonyms().keys()
    people -= surnames
    votes: dict[str, Counter[str]] = {}
    for n in names:
        votes.setdefault(" ".join(tokens.words[n.first : n.last]), Counter())[n.cls] += 1 if n.label else 0
    told = _shortened(tokens, names) | _told(tokens, names) | _teams(tokens, names) | _storms(tokens, names)
    return [_surnamed(tokens, n, surnames) or _settled(tokens, n, people, votes, told) for n in names]


def _surnamed(tokens: Tokens, name: Name, surnames: set[str]) -> Name | None:
    """The person whose surname is a nation's word as well, where it stands as a name does: "Turk told them"."""
    i = name.first
    if name.last - i != 1 or tokens.words[i] not in surnames or tokens.tags[i] != "NNP":
        return None
    alone = tokens.deps[i] in {"nsubj", "nsubjpass", "dobj"} and not tokens.children[i]
    return replace(name, cls="Person", label="PERSON") if alone else None


def told_again(tokens: Tokens, names: list[Name], again: list[Name]) -> list[Name]:
    """Gives names the class that the article tells where the tagger had overlooked them: "the union Varo"."""
    told = _told(tokens, again) if again else {}
    if not told:
        return names
    texts = [" ".join(tokens.words[n.first : n.last]) for n in names]
    return [
        replace(n, cls=told[text]) if text in told and _told_better(told[text], n.cls, text) else n
        for n, text in zip(names, texts, strict=True)
    ]


def _told(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """What the article itself says a name is: "the ship Aurora", "Acme, a company", "the town of Ostrava"."""
    told: dict[str, str] = {}
    for name in names:
        cls, text = _noun_of(tokens, name), " ".join(tokens.words[name.first : name.last])
        cls = cls or _by_office(tokens, name)
        if cls and family(cls) in _TOLD and not _is_country(name, cls, text):
            told.setdefault(text, cls)
    return told


def _is_country(name: Name, cls: str, text: str) -> bool:
    """Says whether a name is a country's, whatever is said of it: "Iceland, an island", "the group Clean Norway"."""
    named = cls in PLACES or (name.label == "GPE" and cls in ORGANIZATIONS)
    return named and place_class(text) == "Country"


def _by_office(tokens: Tokens, name: Name) -> str:
    """What a name is by the office beside it: "Ely Mayor Bob Hale", "mayor of Ely", "Color of Money spokeswoman X"."""
    after = name.last
    if name.label == "PERSON" and _is_before_player(tokens, name):
        return "SportsTeam" if about_sport(tokens) else "Organization"
    if tokens.words[max(0, name.first - 2) : name.first] == ["-", "based"]:
        return "Organization" if name.cls in {"", "Thing"} else ""  # "Lyon-based Varo"
    if name.cls == "Person" and after - name.first == 1 and _governs(tokens, after):
        return place_class(tokens.words[name.first])  # "Kano deputy governor Ann Lee"
    if tokens.lower[after : after + 1] == ["mayor"] and name.cls in {"", "Organization", "GeopoliticalEntity"}:
        return "City" if name.last - name.first < 3 else ""
    if tokens.lower[max(0, name.first - 2) : name.first] == ["mayor", "of"]:
        return "City" if name.last - name.first < 3 and name.cls in {"", "Thing", "Organization"} else ""
    if tokens.lower[after : after + 1] and tokens.lower[after] in word_set("mentions/titles", "flocks"):
        whole = tokens.lower[max(0, name.first - 1) : name.first] == ["the"] and tokens.heads[name.last - 1] == after
        return "Organization" if whole else ""  # "the Bright Path sect"
    office = any(" ".join(tokens.lower[after : after + n]) in word_set("mentions/titles", "corporate") for n in (1, 2))
    return "Organization" if office and name.cls in {"", "Thing", "Document", "Law"} else ""


def _is_before_player(tokens: Tokens, name: Name) -> bool:
    """Says whether a word tagged as a person stands where a team does: "*Marwick* boss Karl Stone"."""
    role = name.last
    if name.last - name.first > 1 or role + 1 >= len(tokens) or tokens.deps[name.first] != "compound":
        return False
    plays = tokens.words[role] in word_set("mentions/phrases", "team_roles")
    return plays and tokens.tags[role + 1] == "NNP" and tokens.words[role + 1][0].isupper()


def _governs(tokens: Tokens, i: int) -> bool:
    """Says whether the office of who rules a place follows: "deputy governor" before a name."""
    start = i
    while i < len(tokens) and tokens.lower[i] in word_set("mentions/titles", "ranked"):
        i += 1
    office = i + 1 < len(tokens) and tokens.lower[i] in word_set("mentions/titles", "local")
    return office and tokens.words[start][0].islower() and tokens.words[i + 1][0].isupper()


def _shortened(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """ "Acme" is the company that "Acme Corp." is, and "Acme Steel Corp."."""
    heads, legal = classified("mentions/names", "heads"), word_set("mentions/names", "legal")
    bodies = [n for n in names if n.last - n.first > 1 and n.cls in ORGANIZATIONS and n.label != "GPE"]
    pairs = [n for n in bodies if n.last - n.first == 2 or tokens.words[n.last - 1] in legal]
    return {
        tokens.words[n.first]: n.cls
        for n in pairs
        if heads.get(tokens.words[n.last - 1]) == n.cls
        and not place_class(tokens.words[n.first])
        and tokens.words[n.first] not in demonyms()  # "British Steel plc"
    }


def _storms(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """ "Gilda" is the storm that "Hurricane Gilda" is."""
    kinds = word_set("mentions/names_of", "storms")
    long = (n for n in names if n.last - n.first > 1 and tokens.words[n.last - 2] in kinds)
    return {tokens.words[n.last - 1]: "Disaster" for n in long}


def about_sport(tokens: Tokens) -> bool:
    """Says whether an article is about sport, by the share of its words."""
    words = word_set("mentions/phrases", "sport_nouns")
    return sum(lemma in words for lemma in tokens.lemmas) * SPORT_SHARE >= len(tokens)


def _teams(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """In an article about sport, the countries and cities that play are their teams."""
    if not about_sport(tokens):
        return {}
    verbs = word_set("mentions/phrases", "sport_verbs")
    playing: dict[str, str] = {}
    for name in names:
        built = name.cls == "Facility" and tokens.words[name.last - 1] in word_set("mentions/phrases", "team_ends")
        if family(name.cls) != "GeopoliticalEntity" and not built:
            continue
        for i in range(name.first, name.last):
            if tokens.deps[i] in {"nsubj", "dobj"} and tokens.lemmas[tokens.heads[i]] in verbs:
                playing[" ".join(tokens.words[name.first : name.last])] = "SportsTeam"
    return playing | _clubs(tokens, names)


def _clubs(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Clubs by the ends of their names where the article calls them shorter, too: "Orwell Town ... Orwell"."""
    ends, texts = word_set("mentions/phrases", "team_ends"), {" ".join(tokens.words[n.first : n.last]) for n in names}
    clubs: dict[str, str] = {}
    for text in texts:
        short, _, end = text.rpartition(" ")
        county = end == "County" and place_class(short)
        if end in ends and short in texts and not place_class(text) and not county:
            clubs |= {text: "SportsTeam", short: "SportsTeam"}
    alone = Counter(text.rpartition(" ")[2] for text in clubs if " " in text)
    return clubs | {end: "SportsTeam" for end, count in alone.items() if count == 1 and end in texts}


def _noun_of(tokens: Tokens, name: Name) -> str:
    before = name.first - 1
    if before < 1 or tokens.sentence[before] != tokens.sentence[name.first]:
        before = 0
    head = next(
        (i for i in range(name.first, name.last) if not name.first <= tokens.heads[i] < name.last), name.last - 1
    )
    if before and tokens.pos[before] == "NOUN" and tokens.words[before].islower() and _one_phrase(tokens, before, head):
        return "Company" if _makes(tokens, before, name) else _noun(tokens, before)
    if (
        before
        and tokens.lower[before] == "of"
        and tokens.pos[before - 1] == "NOUN"
        and tokens.heads[before] == before - 1
    ):
        cls = _noun(tokens, before - 1)
        return cls if family(cls) == "GeopoliticalEntity" or cls == "Region" else ""
    above = tokens.heads[head]
    sure = name.label != "PERSON" or name.last - name.first == 1  # a person's full name is one, whatever it hangs on
    if tokens.deps[head] == "appos" and above < name.first and tokens.pos[above] == "NOUN" and sure:
        return "" if _is_form(tokens, above) else _noun(tokens, above)
    beside = sorted({*tokens.children[head], *tokens.children[name.last - 1]})
    after = next((c for c in beside if tokens.deps[c] == "appos" and c >= name.last), -1)
    if after > 0 and tokens.pos[after] == "NOUN" and tokens.tags[after] == "NN" and tokens.words[name.last] == ",":
        return _noun(tokens, after)
    return ""


def _is_form(tokens: Tokens, noun: int) -> bool:
    """Says whether a noun is a heading of its own: "News release, Tarn Institute" does not say that it is one."""
    determined = any(tokens.deps[c] in {"det", "poss"} for c in tokens.children[noun])
    return not determined and family(_noun(tokens, noun)) == "Document"


def _makes(tokens: Tokens, noun: int, name: Name) -> bool:
    """Says whether "the producer Acme" is a company that makes things, not a person who does."""
    words = tokens.words[name.first : name.last]
    given = first_names().get_gender(words[0]) != "unknown"
    return tokens.lemmas[noun] in word_set("mentions/names_of", "makers") and name.cls != "Person" and not given


def _one_phrase(tokens: Tokens, noun: int, head: int) -> bool:
    """Says whether a common noun and the name after it are one phrase: neither possessed nor in a list."""
    return tokens.heads[noun] == head or (tokens.heads[head] == noun and tokens.deps[head] in {"appos", "nmod"})


def _noun(tokens: Tokens, i: int) -> str:
    return noun_class(tokens.lemmas[max(0, i - 2) : i + 1]) if tokens.tags[i] == "NN" else ""


def titled(tokens: Tokens, name: Name) -> bool:
    """Says whether a personal title stands directly before a name."""
    i = name.first - 1
    return i >= 0 and tokens.sentence[i] == tokens.sentence[name.first] and is_title(tokens, i)


def _settled(
    tokens: Tokens, name: Name, people: set[str], votes: dict[str, Counter[str]], told: dict[str, str]
) -> Name:
    text = " ".join(tokens.words[name.first : name.last])
    single = name.last - name.first == 1
    if single and text in people:
        return replace(name, cls="Person")
    if single and name.label == "PERSON" and _is_where(tokens, name.first):
        return replace(name, cls=place_class(text))
    if text in told and told[text] == name.cls:
        return name
    if text in told and name.label != "LAW" and _told_better(told[text], name.cls, text):
        return replace(name, cls=told[text])
    if name.cls in PLACES and _speaks(tokens, name):
        return replace(name, cls="Organization")
    best, count = max(votes[text].items(), key=lambda item: (item[1], _trust(item[0]), item[0]))
    if (count, _trust(best)) > (votes[text][name.cls], _trust(name.cls)) or not name.cls:
        return replace(name, cls=best)
    return name


def _told_better(told: str, cls: str, text: str) -> bool:
    """Says whether what the article says a name is holds against the class it has: any other kind of thing does."""
    small = told == "City" and cls == "State" and not is_state(text)  # a province of the gazetteer named like its town
    return family(told) != family(cls) or cls == family(cls) or small


def _is_where(tokens: Tokens, i: int) -> bool:
    """Says whether a word that the tagger holds for a person is a place that something is in: "in Valencia"."""
    where = i > 0 and tokens.lower[i - 1] in {"in", "near", "outside", "across", "around"} and tokens.deps[i] == "pobj"
    return where and bool(place_class(tokens.words[i]))


def _trust(cls: str) -> int:
    """Of two readings of one name, seen equally often: the tagger's "organization" is the likeliest to be wrong."""
    return 2 if cls == "Person" else 1 if family(cls) == "GeopoliticalEntity" else 0


def _speaks(tokens: Tokens, name: Name) -> bool:
    for i in range(name.first, name.last):
        if tokens.deps[i] == "nsubj" and tokens.lemmas[tokens.heads[i]] in word_set("mentions/phrases", "speech"):
            return True
    return False


def missed(tokens: Tokens, names: list[Name], timed: set[int]) -> Iterator[Name]:
    """Finds names of the article where the tagger overlooked them: in headings, and bare surnames."""
    covered = {i for n in names for i in range(n.first, n.last)} | timed
    forms: dict[str, dict[tuple[str, ...], str]] = {}
    for n in names:
        words = tuple(tokens.words[n.first : n.last])
        if n.label == "NORP" or not words[0][0].isupper():
            continue
        forms.setdefault(words[0], {}).setdefault(words, n.cls)
        if n.cls == "Person" and len(words) > 1 and words[-1][0].isupper():
            forms.setdefault(words[-1], {}).setdefault(words[-1:], "Person")
    teams = _last_words_of_teams(tokens, names)
    for word in teams:
        forms.setdefault(word, {}).setdefault((word,), "SportsTeam")
    i = 0
    while i < len(tokens):
        match = None
        if i not in covered and tokens.words[i] in forms:
            options = sorted(forms[tokens.words[i]], key=len, reverse=True)
            match = next((w for w in options if tuple(tokens.words[i : i + len(w)]) == w), None)
        free = match is not None and covered.isdisjoint(range(i, i + len(match)))
        if match and free and match[0] in teams and len(match) == 1 and not _plays(tokens, i):
            match = None
        if match and free and _nounlike(tokens, i, len(match), covered):
            yield Name(i, i + len(match), forms[match[0]][match], "AGAIN")
            i += len(match)
        else:
            i += 1


def _last_words_of_teams(tokens: Tokens, names: list[Name]) -> set[str]:
    """The words by which teams go in an article about sport: "City" for Leeds City, where one team alone has it."""
    if not about_sport(tokens):
        return set()
    ends = word_set("mentions/phrases", "team_ends")
    whole = {tuple(tokens.words[n.first : n.last]) for n in names if n.last - n.first > 1}
    found = Counter(words[-1] for words in whole if words[-1] in ends)
    return {word for word, count in found.items() if count == 1}


def _plays(tokens: Tokens, i: int) -> bool:
    """Says whether a word stands as a team's name does: "*City* scored twice", not "the city" nor "City officials"."""
    alone = not any(tokens.deps[c] in {"det", "poss", "amod", "compound", "nummod"} for c in tokens.children[i])
    if alone and tokens.deps[i] == "compound" and i + 1 < len(tokens):
        return tokens.words[i + 1] in word_set("mentions/phrases", "team_roles")  # "City defender Karl Holt"
    return alone and tokens.deps[i] in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"}


def _surname(tokens: Tokens, i: int, covered: set[int]) -> bool:
    """Says whether a word that may be a role is a surname told before: "Porter wrote", not "a porter"."""
    alone = not any(tokens.deps[c] in {"det", "poss", "amod", "compound", "prep"} for c in tokens.children[i])
    title = tokens.lower[i] in word_set("mentions/titles", "offices") or i + 1 in covered
    return alone and not title and tokens.tags[i] == "NNP" and tokens.deps[i] not in {"compound", "amod", "appos"}


def _nounlike(tokens: Tokens, first: int, length: int, covered: set[int]) -> bool:
    """One word is no name missed if the tagger holds it for a verb, or if it is a part of another name."""
    if length > 1:
        return True
    before = first - 1
    if is_person_noun(tokens.lower[first]) and not _surname(tokens, first, covered):
        return False
    if before > 0 and before not in covered and tokens.tags[before] == "NNP" and not is_title(tokens, before):
        return False
    return tokens.pos[first] in {"PROPN", "NOUN", "ADJ", "X"}
