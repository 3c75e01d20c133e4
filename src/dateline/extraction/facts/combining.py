"""What the factuality of a clause and of what stands above it make together."""

from __future__ import annotations

from dateline.records import Factuality

ASSERTED, NEGATED, POSSIBLE = Factuality.ASSERTED, Factuality.NEGATED, Factuality.POSSIBLE


def combine(above: Factuality, own: Factuality) -> Factuality:
    """Returns what a clause is worth under another: negation or doubt above cannot be made good below."""
    if above is ASSERTED:
        return own
    if above is NEGATED and own is NEGATED:
        return ASSERTED
    return above if own is ASSERTED else (NEGATED if NEGATED in {above, own} else POSSIBLE)


def flipped(factuality: Factuality) -> Factuality:
    """Returns the opposite: who failed to leave did not, who did not fail to leave did."""
    return {ASSERTED: NEGATED, NEGATED: ASSERTED, POSSIBLE: POSSIBLE}[factuality]
