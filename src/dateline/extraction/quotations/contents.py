"""What is reported without quotation marks: the clause that belongs to a word of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.extraction.quotations.cues import cues, words
from dateline.extraction.quotations.extent import (
    DASHES,
    FINITE,
    OPENERS,
    SUBJECTS,
    cut_at_next_word,
    end_of_aside,
    extended,
    is_break,
    with_objection,
)
from dateline.extraction.quotations.hits import Hit
from dateline.extraction.quotations.layout import Layout, Sentence, is_clause
from dateline.extraction.quotations.sourced import of_source
from dateline.extraction.quotations.speakers import is_inverted
from dateline.language import Parsed
from dateline.language.tree import Token

Runs = tuple[tuple[int, int], ...]  # token spans, half-open

_QUESTIONS = frozenset({"how", "why", "whether", "what", "when", "where", "who", "which", "if"})
_PAUSES = DASHES | {",", ":", ";"}
_PARTS = frozenset({"punct", "cc"})
_CLAUSE_DEPS = frozenset({"ccomp", "xcomp"})


def content_of(parsed: Parsed, hit: Hit, sentence: Sentence, others: Mapping[int, Hit]) -> Runs:
    """Returns the tokens of what a hit reports, in stretches, or nothing.

    Arguments:
        sentence: the layout's sentence that the hit stands in.
        others: the article's hits by token; a chain of sources leaves the content to the last of them.
    """
    if hit.speaker < 0 or not hit.asserted:
        return ()
    token = parsed.doc[hit.token]
    if hit.cue.pos == "phrase":
        return trimmed(parsed, of_source(parsed, token, hit, sentence, others))
    if hit.cue.pos == "verb":
        return _clip(parsed, _of_verb(parsed, token, hit, sentence, others), sentence)
    clauses = {"noun": _noun_clause, "adjective": _adjective_clause}
    clause = clauses[hit.cue.pos](token) if hit.cue.report not in {"quoted", "never"} else None
    if clause is None and hit.cue.pos == "noun" and hit.cue.stance in {"claimed", "admitted"}:
        clause = _gerund(token, words()["gerund_prepositions"])
    return _clip(parsed, _runs(parsed, clause, ()), sentence) if clause is not None else ()


def _of_verb(parsed: Parsed, verb: Token, hit: Hit, sentence: Sentence, others: Mapping[int, Hit]) -> Runs:
    forms = hit.cue.forms
    reports = hit.clauses
    clauses = [c for c in verb.children if c.dep_ in _CLAUSE_DEPS and _is_content(c, verb, forms, reports)]
    if hit.cue.content == "asked" and not _is_asked(verb, clauses):
        return ()
    if reports and not clauses:
        clauses = _clauses_of_others(verb)
    after = [c for c in clauses if c.i > verb.i]
    if after and _is_of_another(after[0], verb):
        return ()
    if after:
        return _after(parsed, verb, after, sentence, others)
    if clauses:
        return _before(parsed, verb, clauses, sentence)
    gerund = _gerund(verb, words()["gerund_prepositions"]) if "ing" in forms else None
    if gerund is not None:
        return _runs(parsed, gerund, ())
    if "as" in forms and reports:
        return _predicate(verb)
    return _around(parsed, verb, sentence) or _before_last(parsed, verb, sentence) if reports else ()


def _is_of_another(clause: Token, verb: Token) -> bool:
    """Tells whether a verb has its content in another form before a clause: "let them go on, *that it knew*"."""
    between = [c for c in verb.children if verb.i < c.i < clause.i and c.dep_ in _CLAUSE_DEPS and not _has_finite(c)]
    return bool(between) and clause.doc[clause.left_edge.i - 1].text == ","


def _gerund(word: Token, prepositions: frozenset[str]) -> Token | None:
    """What is told in a gerund behind a preposition: "accused him of *lying*", "confessed to *lying*"."""
    found = (p for c in word.children if c.dep_ == "prep" and c.lower_ in prepositions for p in c.children)
    return next((p for p in found if p.dep_ == "pcomp" and p.lower_.endswith("ing")), None)


def _is_asked(verb: Token, clauses: Sequence[Token]) -> bool:
    """Tells whether somebody else is to do what an infinitive says: not "asked to leave", "asked to be heard"."""
    if any(c.dep_ in {"dobj", "dative", "prep"} for c in verb.children):
        return True
    infinitives = [c for c in clauses if any(g.tag_ == "TO" for g in c.children)]
    return not infinitives or any(g.dep_ in SUBJECTS for c in infinitives for g in c.children)


def _after(parsed: Parsed, verb: Token, clauses: list[Token], sentence: Sentence, others: Mapping[int, Hit]) -> Runs:
    """From the first clause to the end of the last, and on over a dash or semicolon where a clause follows."""
    own = set(_own_tokens(verb, clauses))
    cue_end = verb.i + others[verb.i].text.count(" ")
    runs = [run for c in clauses for run in _runs(parsed, c, own, after=cue_end)]
    if not runs:
        return ()
    last = extended(parsed, max(b for _, b in runs), sentence)
    last = with_objection(parsed, verb, last, others)
    last = cut_at_next_word(parsed, min(a for a, _ in runs), last, verb, others)
    last = min(last, end_of_aside(parsed, verb, sentence))
    return trimmed(parsed, [i for i in range(min(a for a, _ in runs), last) if i not in own])


def without_tail(parsed: Parsed, layout: Layout, runs: Runs) -> Runs:
    """Cuts a content before a marked clause at its end ('said it was late, "and we are to blame"')."""
    first, last = runs[-1]
    while last > first and not parsed.doc[last - 1].text[0].isalnum() and layout.is_outside(last - 1):
        last -= 1
    if layout.is_outside(last - 1):
        return runs
    span = layout.spans[layout.inside[last - 1]]
    if span.first <= first or not is_clause(parsed, span):
        return runs
    cut = _trim(parsed, first, span.first - 1)
    if cut is None or parsed.doc[span.first - 2].text not in _PAUSES:
        return runs
    return (*runs[:-1], cut)


def _before(parsed: Parsed, verb: Token, clauses: list[Token], sentence: Sentence) -> Runs:
    """Clauses before their verb of speech, parted from it by a comma; they may go on after the verb."""
    runs = _runs(parsed, clauses[0], _own_tokens(verb, clauses))
    for clause in clauses[1:]:
        runs = _joined(parsed, runs, _runs(parsed, clause, _own_tokens(verb, clauses)))
    first = max((b for _, b in runs if b <= verb.i), default=verb.i)
    speaker = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.left_edge.i >= first), verb)  # "police and miners"
    between = range(first, speaker.left_edge.i if speaker.i != verb.i else verb.i)
    gap = {parsed.doc[i].text for i in between if parsed.doc[i].text != "-" or is_break(parsed, i)}
    if not any(c.dep_ in SUBJECTS for c in clauses[0].children):
        return ()  # "in a message posted at noon, the chief said": no clause
    if not gap & {","} and not _ends_sentence(parsed, verb, first, sentence):
        return ()
    return runs if not gap & DASHES and not gap & {"and", "but", "or"} else ()


def _joined(parsed: Parsed, left: Runs, right: Runs) -> Runs:
    """Joins stretches that only "and" parts: "nine drowned *and* ten are missing"."""
    if not left or not right or not all(parsed.doc[i].dep_ in _PARTS for i in range(left[-1][1], right[0][0])):
        return (*left, *right)
    return (*left[:-1], (left[-1][0], right[0][1]), *right[1:])


def _ends_sentence(parsed: Parsed, verb: Token, first: int, sentence: Sentence) -> bool:
    """Tells whether "he said" ends a sentence, though no comma stands before it."""
    last = all(not parsed.doc[i].text[0].isalnum() for i in range(verb.i + 1, sentence.last))
    return last and first == verb.i - 1 and parsed.doc[first].pos_ == "PRON"


def _clauses_of_others(verb: Token) -> list[Token]:
    """Clauses that were read as another word's: "told the paper in a statement that", "made it clear that"."""
    nouns = [n for p in verb.children if p.dep_ == "prep" and p.i > verb.i for n in p.children if n.dep_ == "pobj"]
    nouns = [n for n in nouns if n.lower_ not in words()["degrees"]]  # "complained to the point that he was fired"
    nouns += [c for c in verb.children if c.dep_ in {"dobj", "npadvmod"} and c.i > verb.i]
    nouns += [c for c in verb.children if c.pos_ == "ADJ" and c.i > verb.i]
    labels = {"acl", "relcl", "ccomp", "advcl"}
    found = [c for n in nouns for c in n.children if c.dep_ in labels and _is_that_clause(c)]
    return found or [c for n in nouns for c in _at_its_end(n)]


def _at_its_end(noun: Token) -> list[Token]:
    """A clause read as an inner noun's that takes none: "said at the end of a fair *that prices would fall*"."""
    end = noun.right_edge.i
    inner = [t for t in noun.subtree if t.dep_ == "relcl" and t.right_edge.i == end and t.head.i > noun.i]
    return [c for c in inner if _is_that_clause(c) and (c.head.lemma_, "noun") not in cues()]


def _is_content(clause: Token, verb: Token, forms: frozenset[str], reports: bool) -> bool:
    """Tells whether a clause below a verb of speech is what is said, in a form that the verb takes."""
    children = list(clause.children)
    if clause.tag_ == "VBG" and not any(c.tag_ in FINITE for c in children if c.dep_.startswith("aux")):
        return "ing" in forms and not any(c.dep_ == "nsubj" for c in children)
    if any(c.tag_ == "TO" and c.dep_ == "aux" for c in children) and not _has_finite(clause):
        return "to" in forms
    opening = next((t for t in clause.subtree if t.i > verb.i and not t.is_punct), clause)
    if reports and clause.i > verb.i and opening.lower_ in _QUESTIONS:
        return "whether" in forms
    if not reports or not (_has_finite(clause) or any(c.lower_ == "that" and c.dep_ == "mark" for c in children)):
        return False
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in children) or clause.i < verb.i:
        return True
    return "bare" in forms


def _has_finite(clause: Token) -> bool:
    if clause.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in clause.children):
        return any(c.dep_ == "nsubj" for c in clause.children)  # a past tense read as a participle
    return clause.tag_ in FINITE or any(c.tag_ in FINITE and c.dep_ in {"aux", "auxpass"} for c in clause.children)


def _own_tokens(verb: Token, clauses: list[Token]) -> Iterator[int]:
    """The tokens of the verb's own clause: itself and all below it but the contents."""
    after = [c for c in clauses if c.i > verb.i]
    contents = {i for c in after for i in range(c.left_edge.i, c.right_edge.i + 1)}
    kept = {c.i for c in clauses}
    yield verb.i
    for child in verb.children:
        is_later = child.dep_ in {"ccomp", "conj"} and child.i > verb.i
        if child.i not in kept and child.dep_ not in _PARTS and not is_later:
            yield from (t.i for t in child.subtree if t.i not in contents)


def _runs(parsed: Parsed, clause: Token, without: Iterable[int], after: int = -1) -> Runs:
    """Stretches of a clause's tokens, without leading "that", without some tokens, trimmed of punctuation."""
    left_out = set(without)
    first, last = max(clause.left_edge.i, after + 1), clause.right_edge.i + 1
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if mark is not None and not any(parsed.doc[i].text[0].isalnum() for i in range(first, mark.i) if i not in left_out):
        first = mark.i + 1
    return trimmed(parsed, [i for i in range(first, last) if i not in left_out])


def trimmed(parsed: Parsed, tokens: Sequence[int]) -> Runs:
    """Joins token numbers into stretches and takes punctuation off the ends of each."""
    runs: list[tuple[int, int]] = []
    for i in tokens:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return tuple(run for first, last in runs if (run := _trim(parsed, first, last)) is not None)


def _trim(parsed: Parsed, first: int, last: int) -> tuple[int, int] | None:
    doc = parsed.doc
    while first < last and _is_edge(doc[first].text, "([$#@\"'"):
        first += 1
    while last > first and _is_edge(doc[last - 1].text, ")]%\"'"):
        last -= 1
    return (first, last) if last > first else None


def _is_edge(text: str, kept: str) -> bool:
    return not any(c.isalnum() or c in kept for c in text) or text in {",", ";", ":", "-", "--"}


def _predicate(verb: Token) -> Runs:
    """Of "describes X as Y": X as Y."""
    thing = next((c for c in verb.children if c.dep_ in {"dobj", "nsubj"} and c.i > verb.i), None)
    holders = [verb] if thing is None else [verb, thing]
    as_ = next((c for h in holders for c in h.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
    if as_ is None or not any(c.dep_ in {"pobj", "amod", "pcomp", "acomp"} for c in as_.children):
        return ()
    if thing is None:
        return ((as_.i + 1, as_.right_edge.i + 1),)
    return ((thing.left_edge.i, as_.right_edge.i + 1),) if thing.i < as_.i else ()


def _around(parsed: Parsed, verb: Token, sentence: Sentence) -> Runs:
    """The clause that a parenthetical verb stands in: "X, they note, Y", "as she put it"."""
    is_as = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.dep_ != "parataxis" and not is_as and not _is_between_commas(parsed, verb):
        return ()
    further = {"ccomp", "xcomp", *(() if verb.lemma_ in words()["listeners"] else ("dobj",))}  # "as she told the paper"
    if any(c.dep_ in further for c in verb.children) or verb.head.pos_ not in {"VERB", "AUX"}:
        return ()
    left_out = {t.i for t in verb.subtree if t.i >= verb.i or not is_inverted(verb)}
    host = verb.head
    if not is_as and not is_inverted(verb) and not _parted(parsed, verb):
        return ()
    if is_as and (cue := cues().get((host.lemma_, "verb"))) is not None and cue.content == "denied":
        return ()  # "denied hiding it, as they had alleged"
    if is_as and verb.lemma_ in words()["foretelling"] and _came_true(host):
        return ()  # "lost, as their coach had predicted"
    last = extended(parsed, host.right_edge.i + 1, sentence)
    return trimmed(parsed, [i for i in range(host.left_edge.i, last) if i not in left_out])


def _came_true(clause: Token) -> bool:
    """Tells whether a clause is told as past."""
    helpers = [c.tag_ for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    return "MD" not in helpers and (clause.tag_ == "VBD" or "VBD" in helpers)


def _is_between_commas(parsed: Parsed, verb: Token) -> bool:
    """Tells whether an attribution goes for a clause that nothing joins: "he earned $2, filings *show*, a record"."""
    if verb.dep_ != "conj" or parsed.doc[verb.i + 1].text not in {",", "."} or not _parted(parsed, verb):
        return False
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.children)
    return not joined and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def _before_last(parsed: Parsed, verb: Token, sentence: Sentence) -> Runs:
    """All before an attribution that ends a sentence (", final results showed"), though the parser misread the rest."""
    root = verb.sent.root
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or not sentence.first < subject.left_edge.i:
        return ()
    comma = subject.left_edge.i - 1
    rest = (t for t in verb.doc[verb.i + 1 : sentence.last] if not t.is_punct)
    if parsed.doc[comma].text != "," or any(t.ent_type_ not in {"DATE", "TIME"} and t.lower_ != "on" for t in rest):
        return ()
    whole = any(c.dep_ in SUBJECTS for c in root.children) and root.i < comma and root.pos_ in {"VERB", "AUX"}
    if whole or (root.i == verb.i and _looks_whole(parsed, sentence.first, comma)):
        return trimmed(parsed, list(range(sentence.first, comma)))
    return ()


def _looks_whole(parsed: Parsed, first: int, last: int) -> bool:
    """Tells whether words are a clause whose verb was taken for a participle: "a blast at a depot *killed* nine"."""
    opening, verbs = parsed.doc[first], [t for t in parsed.doc[first:last] if t.tag_ in {"VBN", "VBD"}]
    return bool(verbs) and opening.pos_ in OPENERS and all(t.dep_ not in {"conj", "advcl"} for t in verbs[:1])


def _parted(parsed: Parsed, verb: Token) -> bool:
    """Tells whether commas or dashes part a verb's clause from what stands around it."""
    before = verb.left_edge.i if verb.left_edge.is_punct else verb.left_edge.i - 1
    return before >= 0 and parsed.doc[before].text in {",", "-", "--", "–", "—", "("}


def _noun_clause(noun: Token) -> Token | None:
    for c in noun.children:
        if c.dep_ in {"acl", "ccomp", "relcl"} and _is_that_clause(c):
            return c
        if (
            c.dep_ == "acl"
            and c.left_edge.i == noun.i + 1
            and _has_finite(c)
            and any(g.dep_ in SUBJECTS for g in c.lefts)
        ):
            return c  # "voiced fears the dam would break"
    return None


def _is_that_clause(clause: Token) -> bool:
    return _has_finite(clause) and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _adjective_clause(adjective: Token) -> Token | None:
    for parent in (adjective, adjective.head):
        for child in parent.children:
            if child.dep_ == "ccomp" and child.i > adjective.i and _has_finite(child):
                return child
    return None


def _clip(parsed: Parsed, runs: Runs, sentence: Sentence) -> Runs:
    """Keeps what lies in the sentence."""
    kept = ((max(a, sentence.first), min(b, sentence.last)) for a, b in runs)
    return tuple(run for a, b in kept if a < b and (run := _trim(parsed, a, b)) is not None)


def quoted_share(parsed: Parsed, layout: Layout, runs: Runs) -> float:
    """Returns the share of the words that stand in quotation marks."""
    words_ = [i for a, b in runs for i in range(a, b) if parsed.doc[i].text[0].isalnum()]
    return sum(not layout.is_outside(i) for i in words_) / max(1, len(words_))


def is_mostly_quoted(parsed: Parsed, layout: Layout, runs: Runs) -> bool:
    """Tells whether a content is better given as the direct quotation inside it."""
    return quoted_share(parsed, layout, runs) >= words().quoted_alone
