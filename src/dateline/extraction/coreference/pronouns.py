"""Who "he", "it" and "I" are."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.extraction.coreference.candidates import (
    FEATURES,
    SUBJECTS,
    Candidate,
    Setting,
    candidates,
    is_led,
    kind_of,
)
from dateline.extraction.coreference.clusters import Clusters, words
from dateline.extraction.coreference.empty import is_empty
from dateline.extraction.coreference.local import leader_above
from dateline.extraction.coreference.spoken_of import is_news_to, passes_speaker
from dateline.extraction.coreference.subjects import sure_subject
from dateline.extraction.lexicon import load_data
from dateline.extraction.mentions.classes import family
from dateline.language import Parsed
from dateline.records import Mention, MentionKind, Quotation

_EMPHATIC = frozenset({"appos", "npadvmod", "nmod"})


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one kind of pronoun: of each feature, and of standing for nothing; and the mark for a link."""

    weights: tuple[float, ...]
    nothing: float
    mark: float


@lru_cache(maxsize=8)
def model_of(kind: str) -> Model:
    """Returns the weights for a kind of pronoun; ``he`` and ``she`` share theirs."""
    table = load_data("coreference/pronouns")["he" if kind == "she" else kind]
    weights = table["weights"]
    return Model(tuple(weights.get(name, 0.0) for name in FEATURES), table["nothing"], table["mark"])


def chances(options: list[Candidate], model: Model) -> list[float]:
    """Returns the probability of each candidate; what is left to 1 is that of none of them."""
    scores = [sum(w * v for w, v in zip(model.weights, option.values, strict=True)) for option in options]
    high = max([*scores, model.nothing])
    powers = [math.exp(score - high) for score in scores]
    total = sum(powers) + math.exp(model.nothing - high)
    return [power / total for power in powers]


@dataclass(slots=True)
class Pronouns:
    """Joins the pronouns of one article to what they stand for, where sure."""

    parsed: Parsed
    clusters: Clusters
    quotations: tuple[Quotation, ...]
    speakers: dict[int, int] = field(init=False)  # token -> speaker of the direct quotation around it
    going_on: dict[int, int] = field(init=False)  # pronoun that goes on speaking -> speaker of what it says
    listeners: dict[int, int] = field(init=False)  # token -> listener of the direct quotation around it
    words: dict[int, set[int]] = field(init=False)  # pronoun that speaks -> the tokens that it says
    linked: set[int] = field(default_factory=set)
    setting: Setting = field(init=False)

    def __post_init__(self) -> None:
        self.speakers, self.listeners, self.going_on, self.words = {}, {}, {}, {}
        quoted: dict[int, int] = {}
        for number, quotation in enumerate(self.quotations):
            self._note_going_on(quotation)
            if not quotation.direct:
                continue
            for start, end in quotation.pieces:
                inside = range(self.parsed.token_at(start), self.parsed.token_at(max(start, end - 1)) + 1)
                quoted.update(dict.fromkeys(inside, number))
                if quotation.listener is not None:
                    self.listeners.update(dict.fromkeys(inside, quotation.listener))
                if quotation.speaker is not None:
                    self.speakers.update(dict.fromkeys(inside, quotation.speaker))
                    if self.clusters.mentions[quotation.speaker].kind is MentionKind.PRONOUN:
                        self.words.setdefault(quotation.speaker, set()).update(inside)
        self.setting = Setting(self.parsed, self.clusters, quoted)

    def _note_going_on(self, quotation: Quotation) -> None:
        """Notes the pronoun that says what its quotation gives to somebody named before ("*She* also said")."""
        tokens, by_head = self.clusters.tokens, self.clusters.by_head
        if quotation.speaker is None or quotation.cue_token < 0:
            return
        for child in tokens.children[quotation.cue_token]:
            index = by_head.get(child) if tokens.deps[child] == "nsubj" else None
            if index is not None and index > quotation.speaker and tokens.tags[child] == "PRP":
                self.going_on[index] = quotation.speaker

    def link(self, pronoun: Mention) -> None:
        """Joins one pronoun, given all that stands before it; who speaks before whom he speaks of."""
        if pronoun.index in self.linked:
            return
        self.linked.add(pronoun.index)
        speaker = self.speakers.get(pronoun.head)
        if speaker in self.words and speaker > pronoun.index:
            self.link(self.clusters.mentions[speaker])
        self._link(pronoun, speaker)

    def _link(self, pronoun: Mention, speaker: int | None) -> None:
        word = pronoun.text.lower()
        kind = kind_of(word)
        told = self.going_on.get(pronoun.index)
        if told is not None and self.clusters.join(pronoun.index, told, "speaker"):
            return
        teller = self._told_by(pronoun) if kind in {"he", "she"} else None
        if teller is not None and self.clusters.join(pronoun.index, teller, "speaker"):
            return
        if (kind == "i" and speaker is not None) or (
            kind == "we" and speaker is not None and self._speaks_as_body(speaker, pronoun)
        ):
            self.clusters.join(pronoun.index, speaker, "speaker")
        elif (word.endswith(("self", "selves")) and self._reflexive(pronoun)) or (
            kind in {"he", "she"} and self._in_his_twenties(pronoun)
        ):
            return
        elif kind in {"he", "she", "it", "they"} and not (
            word == "it" and is_empty(self.clusters.tokens, pronoun.head)
        ):
            self._take_up(pronoun, kind, speaker)

    def _told_by(self, pronoun: Mention) -> int | None:
        """Returns who tells of himself in a relative clause: "Ann Lee, *who has said she* will stay"."""
        tokens = self.clusters.tokens
        verb = tokens.heads[pronoun.head]
        above = tokens.heads[verb]
        if tokens.deps[pronoun.head] != "nsubj" or tokens.deps[verb] != "ccomp" or tokens.deps[above] != "relcl":
            return None
        who = any(tokens.deps[c] == "nsubj" and tokens.lower[c] == "who" for c in tokens.children[above])
        return self.clusters.by_head.get(tokens.heads[above]) if who else None

    def _speaks_as_body(self, speaker: int, pronoun: Mention) -> bool:
        """ "We" of an organization's or a group's statement is the organization or the group, but for "our country"."""
        tokens = self.clusters.tokens
        if tokens.deps[pronoun.head] == "poss" and tokens.lemmas[tokens.heads[pronoun.head]] in words("shared"):
            return False
        cls = self.clusters.cls(self.clusters.root(speaker))
        return family(cls) == "Organization" or cls == "Group"

    def _reflexive(self, pronoun: Mention) -> bool:
        tokens = self.clusters.tokens
        before = self.clusters.mentions[pronoun.index - 1] if pronoun.index else None
        if before is not None and before.last == pronoun.first and tokens.deps[pronoun.head] in _EMPHATIC:
            return self.clusters.join(pronoun.index, before.index, "reflexive")  # "elected by the Danes *themselves*"
        verb = tokens.heads[pronoun.head]
        while tokens.pos[verb] not in {"VERB", "AUX"} and tokens.heads[verb] != verb:
            verb = tokens.heads[verb]
        subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS), -1)
        index = self.clusters.by_head.get(subject)
        return index is not None and self.clusters.join(pronoun.index, index, "reflexive")

    def _in_his_twenties(self, pronoun: Mention) -> bool:
        """ "A man in his mid-20s": the noun that the age is told of."""
        tokens = self.clusters.tokens
        noun = tokens.heads[pronoun.head]
        word = tokens.lower[noun].split("-")[-1]
        age = word in load_data("coreference/pronouns")["forms_of_age"]["words"] or (
            word[-2:] == "0s" and word[:-2].isdigit()
        )
        if tokens.deps[pronoun.head] != "poss" or not age:
            return False
        index = self.clusters.by_head.get(tokens.heads[noun] - 1)
        mention = self.clusters.mentions[index] if index is not None and index < pronoun.index else None
        return (
            mention is not None
            and mention.cls == "Person"
            and self.clusters.join(pronoun.index, mention.index, "reflexive")
        )

    def _take_up(self, pronoun: Mention, kind: str, speaker: int | None) -> None:
        sure = sure_subject(self.setting, pronoun) if kind in {"it", "they"} else self._leader(pronoun)
        if sure is not None and self.clusters.root(sure) in self._counted_otherwise(pronoun, kind):
            sure = None
        if sure is None or not self.clusters.join(pronoun.index, sure, "subject"):
            self._rank(pronoun, kind, speaker)

    def _leader(self, pronoun: Mention) -> int | None:
        """Who leads those of whom the sentence tells, where it names nobody else before a pronoun."""
        clusters = self.clusters
        leader = clusters.by_head.get(leader_above(clusters.tokens, pronoun.head))
        if leader is None or leader > pronoun.index or clusters.mentions[leader].cls != "Person":
            return None
        here = clusters.sentence(pronoun.index)
        near = (m for m in clusters.mentions[: pronoun.index] if clusters.sentence(m.index) == here)
        others = {clusters.root(m.index) for m in near if m.cls == "Person" and m.kind is not MentionKind.PRONOUN}
        return leader if others == {clusters.root(leader)} else None

    def _rank(self, pronoun: Mention, kind: str, speaker: int | None) -> None:
        options = candidates(self.setting, pronoun)
        options = self._left(pronoun, kind, speaker, options)
        if not options:
            return
        model = model_of(kind)
        likely = chances(options, model)
        best = max(range(len(options)), key=lambda i: likely[i])
        if 0 <= options[best].mention < self._loose_before(pronoun, kind):
            return  # "They took *their* things": who "they" are nobody knows
        left = passes_speaker(self.setting, pronoun, options[best], options) if kind in {"he", "she"} else []
        if left and left[0] is not options[best]:
            if len(left) == 1:
                self.clusters.join(pronoun.index, left[0].mention, "pronoun", 0.6)
            return
        if kind in {"he", "she"} and is_news_to(self.clusters, pronoun, [o.mention for o in options]):
            return
        led = kind == "it" and len(options) == 1 and is_led(self.clusters.tokens, pronoun)
        if (led or likely[best] >= model.mark) and options[best].mention >= 0:
            self.clusters.join(pronoun.index, options[best].mention, "pronoun", max(0.5, round(likely[best], 2)))

    def _left(self, pronoun: Mention, kind: str, speaker: int | None, options: list[Candidate]) -> list[Candidate]:
        """The candidates but for those who speak or are spoken to."""
        clusters = self.clusters
        out = {clusters.root(m) for m in (speaker, self.listeners.get(pronoun.head)) if m is not None}
        if pronoun.index in self.words:
            out |= self._spoken_of(self.words[pronoun.index])
        out |= self._counted_otherwise(pronoun, kind)
        left = [o for o in options if o.mention < 0 or clusters.root(o.mention) not in out]
        tokens = clusters.tokens
        if tokens.deps[pronoun.head] == "poss" and tokens.lemmas[tokens.heads[pronoun.head]] in words("clients"):
            people = (o for o in left if o.mention >= 0)
            roles = ((o, clusters.roles.get(clusters.root(o.mention), set())) for o in people)
            return [o for o, roles in roles if roles & words("servants")] or left  # "the lawyer said *his* client"
        if tokens.deps[pronoun.head] == "poss" and tokens.lemmas[tokens.heads[pronoun.head]] in words("servants"):
            return [o for o in left if not self._is_before_court(o.mention)] or left  # not the prosecutor's lawyer
        return left

    def _counted_otherwise(self, pronoun: Mention, kind: str) -> set[int]:
        """Those that the sentence has called "it" before a "they": "paid them since *it* saw *they* trained"."""
        if kind != "they" or pronoun.text.lower() not in {"they", "them"}:
            return set()
        clusters, here, found = self.clusters, self.clusters.sentence(pronoun.index), set()
        for other in reversed(clusters.mentions[: pronoun.index]):
            if clusters.sentence(other.index) != here:
                break
            if other.kind is MentionKind.PRONOUN and kind_of(other.text.lower()) == "it":
                found.add(clusters.root(other.index))
        return found

    def _is_before_court(self, mention: int) -> bool:
        """Says whether a candidate is told to be a judge, a prosecutor or somebody's lawyer."""
        roles = self.clusters.roles.get(self.clusters.root(mention), set()) if mention >= 0 else set()
        return bool(roles & words("before_court"))

    def _loose_before(self, pronoun: Mention, kind: str) -> int:
        """The last pronoun of a kind before one in its sentence, where it stands for something that nobody knows."""
        clusters, here = self.clusters, self.clusters.sentence(pronoun.index)
        if kind not in {"it", "they"}:
            return -1
        for other in reversed(clusters.mentions[: pronoun.index]):
            if clusters.sentence(other.index) != here:
                break
            if other.kind is MentionKind.PRONOUN and kind_of(other.text.lower()) == kind:
                known = len(clusters.members[clusters.root(other.index)]) > 1
                return -1 if known or is_empty(clusters.tokens, other.head) else other.index
        return -1

    def _spoken_of(self, words: set[int]) -> set[int]:
        """Those whom a quotation names or calls "he": its speaker would have said "I"."""
        mentions = (m for m in self.clusters.mentions if m.head in words)
        return {self.clusters.root(m.index) for m in mentions if kind_of(m.text.lower()) not in {"i", "we"}}
