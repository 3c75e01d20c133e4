"""What a sentence's build says of who a pronoun may be: its own subject, a clause above it, a name after it."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.lexicon import word_set
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
_VERBS = frozenset({"VERB", "AUX"})
_ADDED = frozenset({"relcl", "acl", "advcl", "conj", "parataxis", "dep"})  # clauses that complete nothing


def barred(tokens: Tokens, pronoun: Mention, mention: Mention, root: int, clusters: Clusters) -> bool:
    """An object is not its own subject, unless it is reflexive: "Smith praised him"."""
    head = pronoun.head
    if tokens.tags[head] == "PRP$" or pronoun.text.lower().endswith(("self", "selves")):
        return False
    verb = _verb_of(tokens, head)
    if tokens.deps[verb] == "relcl" and tokens.heads[verb] == mention.head:
        return True  # "the guards who hit *them*", "the pills *they* took": not the guards, nor the pills
    mates = [c for c in tokens.children[verb] if c != head]
    if tokens.deps[head] not in SUBJECTS:
        mates.append(understood_subject(tokens, verb))
    mates += [t for c in mates if tokens.deps[c] == "prep" for t in tokens.children[c] if t != head]
    roots = {clusters.root(i) for c in mates if (i := clusters.by_head.get(c)) is not None}
    again = {
        tokens.lemmas[c] for c in mates if c > head and tokens.pos[c] == "NOUN"
    }  # "it" is no "database" beside one
    return (root in roots or tokens.lemmas[mention.head] in again) and tokens.pos[verb] in _VERBS


def _verb_of(tokens: Tokens, head: int) -> int:
    """The verb that a pronoun completes, over a preposition too: "was kind to *them*", "sold half of *it*"."""
    up = tokens.heads[head]
    if tokens.deps[head] != "pobj":
        return up
    above = tokens.heads[up]
    part = tokens.lower[up] == "of" and tokens.tags[head] == "PRP" and tokens.pos[above] == "NOUN"
    if part and tokens.deps[above] in {"dobj", "pobj"}:
        above = tokens.heads[above] if tokens.deps[above] == "dobj" else tokens.heads[tokens.heads[above]]
    if tokens.deps[above] == "acomp":
        above = tokens.heads[above]
    return above if tokens.pos[above] in _VERBS else up


def named_below(clusters: Clusters, pronoun: Mention, root: int) -> bool:
    """Says whether a subject's own clause goes on to name the candidate: "He said Reed was ill" is not said by Reed."""
    tokens = clusters.tokens
    if tokens.deps[pronoun.head] not in SUBJECTS:
        return False
    verb, here = tokens.heads[pronoun.head], clusters.sentence(pronoun.index)
    for mention in clusters.mentions[pronoun.index + 1 :]:
        if clusters.sentence(mention.index) != here:
            return False
        if mention.kind is MentionKind.NAME and clusters.root(mention.index) == root:
            return mention.head > verb and _completes(tokens, verb, mention.head)
    return False


def _completes(tokens: Tokens, verb: int, token: int) -> bool:
    """Says whether a token stands in what a verb says or does, and in no clause that is only added to it."""
    while token != verb and tokens.heads[token] != token and tokens.deps[token] not in _ADDED:
        token = tokens.heads[token]
    return token == verb


def inside(tokens: Tokens, noun: int, token: int) -> bool:
    """Says whether a token hangs on a noun with no verb between: "six of them", but not "the ship and its crew"."""
    while tokens.heads[token] != token and tokens.pos[token] not in _VERBS and tokens.deps[token] != "conj":
        token = tokens.heads[token]
        if token == noun:
            return True
    return False


def understood_subject(tokens: Tokens, verb: int) -> int:
    """The subject that a verb has from another one: "Tarn" in "Tarn wants to sell it", "her" in "asked her to sell it".

    Returns its token, or -1 where the verb has one of its own or none is sure.
    """
    if any(tokens.deps[c] in SUBJECTS for c in tokens.children[verb]):
        return -1
    for _ in range(4):
        up, dep = tokens.heads[verb], tokens.deps[verb]
        if dep == "xcomp":
            asked = next((c for c in tokens.children[up] if tokens.deps[c] in OBJECTS and c < verb), -1)
            if asked >= 0:
                return asked
        elif dep not in {"conj", "pcomp"} and not (dep == "advcl" and tokens.tags[verb] in {"VBG", "VBN"}):
            return -1
        verb = tokens.heads[up] if dep == "pcomp" else up
        subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS), -1)
        if subject >= 0:
            return subject
    return -1


def asked_to_do(tokens: Tokens, noun: int) -> int:
    """The verb that somebody is asked, told or ordered to do ("sign" in "asked her to sign"), or -1."""
    return next((c for c in tokens.children[tokens.heads[noun]] if c > noun and tokens.deps[c] == "xcomp"), -1)


def speaks_on(tokens: Tokens, verb: int, pronoun: int) -> bool:
    """Says whether one sentence tells what somebody said, and the next what "he" said: "He also said"."""
    speech = word_set("mentions/phrases", "speech")
    said = tokens.heads[pronoun]
    both = tokens.lemmas[verb] in speech and tokens.lemmas[said] in speech and tokens.deps[pronoun] in SUBJECTS
    return both and tokens.heads[verb] == verb and tokens.heads[said] == said


def own_verb(tokens: Tokens, token: int) -> int:
    """The verb of the clause that a token stands in."""
    while tokens.pos[token] not in _VERBS and tokens.heads[token] != token:
        token = tokens.heads[token]
    return token


def has_who(tokens: Tokens, verb: int) -> bool:
    """Says whether a relative clause has its pronoun for its subject: "Smith, who said he"."""
    return any(tokens.tags[c] in {"WP", "WDT"} and tokens.deps[c] in SUBJECTS for c in tokens.children[verb])


def is_participle(tokens: Tokens, verb: int) -> bool:
    """Says whether a verb is a participle that a noun before it is the subject of: "a man *accused* of fraud"."""
    own = any(tokens.deps[c] in SUBJECTS for c in tokens.children[verb])
    return tokens.deps[verb] == "acl" and tokens.tags[verb] in {"VBG", "VBN"} and not own


def who_clause(tokens: Tokens, noun: int, token: int, *, people: bool) -> int:
    """The relative clause or participle of which a noun is the subject and that holds a token, or -1.

    In "a man in a hat who said *he*" the parser may hang the clause on the hat; ``people`` tells whom a "who" may be.
    """
    while tokens.heads[token] != token:
        above = tokens.heads[token]
        if tokens.deps[token] == "relcl" and has_who(tokens, token):
            human = people and any(tokens.lower[c] == "who" for c in tokens.children[token])
            while above != noun and human and above > noun and tokens.heads[above] < above:
                above = tokens.heads[above]
            if above == noun:
                return token
        if people and above == noun and is_participle(tokens, token):
            return token
        token = tokens.heads[token]
    return -1


def governs(tokens: Tokens, verb: int, token: int) -> bool:
    """Says whether a token stands in a clause below a verb: "Smith said that he"."""
    while tokens.heads[token] != token:
        token = tokens.heads[token]
        if token == verb:
            return True
    return False


def sister(tokens: Tokens, verb: int, token: int) -> bool:
    """Says whether a token's verb and a verb hang on one verb, or one hangs on the other."""
    token = own_verb(tokens, token)
    return tokens.heads[token] == verb or tokens.heads[verb] == token or tokens.heads[verb] == tokens.heads[token]
