"""What a sentence's build says of who a pronoun may be: its own subject, a clause above it, a name after it."""

from __future__ import annotations

from dateline.extraction.coreference.clusters import Clusters
from dateline.extraction.lexicon import load_data, word_set
from dateline.extraction.mentions.classes import family
from dateline.extraction.tokens import Tokens
from dateline.records import Mention, MentionKind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
_NOT_FINITE = frozenset({"VBG", "VBN", "VB"})
_OBJECTIVE = frozenset({"him", "them", "her"})
_VERBS = frozenset({"VERB", "AUX"})
_ADDED = frozenset({"relcl", "acl", "advcl", "conj", "parataxis", "dep"})  # clauses that complete nothing


def barred(tokens: Tokens, pronoun: Mention, mention: Mention, root: int, clusters: Clusters) -> bool:
    """An object is not its own subject, unless it is reflexive: "Smith praised him"."""
    head = pronoun.head
    if pronoun.text.lower().endswith(("self", "selves")):
        return False
    if tokens.tags[head] == "PRP$":
        return _is_told_of(tokens, head, root, clusters)
    verb = _verb_of(tokens, head)
    if tokens.deps[verb] == "relcl" and mention.first <= tokens.heads[verb] < max(mention.last, mention.head + 1):
        return True  # "the guards who hit *them*", "the pills *they* took": not the guards, nor the pills
    mates = [c for c in tokens.children[verb] if c != head]
    if tokens.deps[head] not in SUBJECTS:
        mates.append(understood_subject(tokens, verb))
    acts = tokens.pos[verb] in _VERBS
    if tokens.deps[head] in SUBJECTS and tokens.deps[verb] == "ccomp" and _is_object_above(tokens, head, verb):
        acts = True  # "saw *them* leave", "wants *it* to go", whatever that was taken for
        above = tokens.heads[verb]
        mates += [understood_subject(tokens, above), *(c for c in tokens.children[above] if tokens.deps[c] in SUBJECTS)]
    mates += [t for c in mates if tokens.deps[c] == "prep" for t in tokens.children[c] if t != head]
    roots = {clusters.root(i) for c in mates if (i := clusters.by_head.get(c)) is not None}
    # "it" is no "database" beside one
    again = {tokens.lemmas[c] for c in mates if c > head and tokens.pos[c] == "NOUN" and tokens.deps[c] != "attr"}
    if unsuited(tokens, pronoun, verb, clusters.cls(root)):
        return True
    called = {tokens.lemmas[clusters.mentions[m].head] for m in clusters.members[root]} if again else set()
    return (root in roots or not again.isdisjoint(called)) and acts


def _is_object_above(tokens: Tokens, head: int, verb: int) -> bool:
    """Says whether the subject of a clause is the object of the verb above: "wants *him* out", "wants *it* to end"."""
    if tokens.lower[head] != "it":
        return tokens.lower[head] in _OBJECTIVE
    return tokens.tags[verb] == "VB" and any(tokens.tags[c] == "TO" and c > head for c in tokens.children[verb])


def unsuited(tokens: Tokens, pronoun: Mention, verb: int, cls: str) -> bool:
    """Says whether a verb tells that its object is no body nor country: "urged members to reject *it*"."""
    if pronoun.text.lower() != "it" or family(cls) not in {"Organization", "GeopoliticalEntity"}:
        return False
    if tokens.deps[pronoun.head] not in {"dobj", "nsubjpass"}:
        return False
    return tokens.lemmas[verb] in load_data("coreference/pronouns")["texts"]["verbs"]


def _is_told_of(tokens: Tokens, owner: int, root: int, clusters: Clusters) -> bool:
    """Says whether a candidate is what is told to be the owner's: "Tarn owns most of Ely and is *its* main lender"."""
    noun = tokens.heads[owner]
    verb = tokens.heads[noun]
    if tokens.deps[owner] != "poss" or tokens.deps[noun] != "attr" or tokens.lemmas[verb] != "be":
        return False
    if tokens.lower[owner + 1] == "own":
        return False  # "is its own worst enemy"
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS), -1)
    if subject < 0:
        subject = understood_subject(tokens, verb)
    if tokens.tags[subject] in {"WDT", "WP"} or (subject >= 0 and tokens.lower[subject] == "that"):
        subject = _described(tokens, verb)
    index = clusters.by_head.get(subject)
    return index is not None and clusters.root(index) == root


def _described(tokens: Tokens, verb: int) -> int:
    """The noun that the relative clause of a verb, or of one that it is joined to, describes."""
    while tokens.deps[verb] == "conj":
        verb = tokens.heads[verb]
    return tokens.heads[verb] if tokens.deps[verb] == "relcl" else -1


def _verb_of(tokens: Tokens, head: int) -> int:
    """The verb that a pronoun completes, over a preposition too: "was kind to *them*", "sold half of *it*"."""
    up = tokens.heads[head]
    if tokens.deps[head] != "pobj":
        return up
    above = tokens.heads[up]
    if tokens.lower[up] == "of" and tokens.tags[above] == "CD":  # "found it in the teeth of 19 of *them*"
        above = own_verb(tokens, above)
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
    """Says whether a token hangs on a noun with no verb between: "six of them", but not "the ship and its crew".

    Nor "Ann Lee, proud of *her* son": such an adjective says as much as a clause.
    """
    while tokens.heads[token] != token and tokens.pos[token] not in _VERBS and tokens.deps[token] != "conj":
        if tokens.pos[token] == "ADJ" and tokens.heads[token] < token:
            return False
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
        up, dep, taken = tokens.heads[verb], tokens.deps[verb], _taken(tokens, verb)
        if dep == "xcomp":
            asked = next((c for c in tokens.children[up] if tokens.deps[c] in OBJECTS and c < verb), -1)
            if asked >= 0:
                return asked
        elif taken < 0 and dep not in {"conj", "pcomp"} and not (dep == "advcl" and tokens.tags[verb] in _NOT_FINITE):
            return -1
        verb = taken if taken >= 0 else tokens.heads[up] if dep == "pcomp" else up
        subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS), -1)
        if subject >= 0:
            return subject
    return -1


def _taken(tokens: Tokens, verb: int) -> int:
    """The verb whose subject does what its object tells of: "*took* no action to stop it", "*have* fears of losing"."""
    noun = tokens.heads[verb]
    if tokens.deps[verb] == "pcomp":
        noun = tokens.heads[noun]
    elif tokens.deps[verb] != "acl" or verb < 1 or tokens.tags[verb] != "VB":
        return -1
    above = tokens.heads[noun]
    light = tokens.deps[noun] == "dobj" and tokens.lemmas[above] in load_data("coreference/pronouns")["taking"]["verbs"]
    return above if light and tokens.pos[noun] == "NOUN" else -1


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
