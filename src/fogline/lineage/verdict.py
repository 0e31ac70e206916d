"""Whether two reports are of one text or tell one event apart, and how the one was made of the other.

Independent reports of an event share its names, numbers and places. They do not share which details are told, their
order, and how much of each sentence stands in one place of the other. The score is that of a logistic regression over
these measures (the kinds of measures of METER: Clough et al. 2002, Measuring text reuse, ACL), fitted to the stories of
benchmarks/lineage and to real articles by different outlets on the same events.
"""

from __future__ import annotations

import math

from fogline.lineage.align import Comparison, Side, longest_rise
from fogline.lineage.weights import Mode
from fogline.model import EdgeKind

__all__ = ["CREDITED", "RELATED", "kind_of", "measures", "score"]

RELATED = 0.0
"""Score from which two reports are held to be of one text."""

CREDITED = -2.5
"""The same where one names the other's publisher."""

VERBATIM = 0.45
"""Part of the aligned passages' groups of three content words that a copy keeps, quotations aside."""

WEIGHTS = {
    "cover": 1.05,
    "mass": 1.72,
    "solid": 1.59,
    "numbers": 0.59,
    "order": 1.66,
    "bigger cover": 0.96,
    "kin": 0.75,
    "across": -0.18,
    "size": -3.0,
    "": 5.1,
}


def measures(compared: Comparison) -> dict[str, float]:
    """What the score is made of.

    ``cover``: the part of the smaller text that stands in the bigger, and ``bigger cover`` the other way (0 to 1).
    ``mass``: the logarithm of the weight of what stands there in solid passages; ``solid``: the part of the smaller's
    passages that are. ``order``: how far those keep their order. ``numbers``: amounts in the same order, four at most
    (0 to 1). ``size``: the logarithm of the smaller text's weight.
    """
    small, big = smaller_first(compared)
    mass = min(sum(m.shared for m in small.solid), sum(m.shared for m in big.solid))
    count = len(small.solid)
    return {
        "cover": small.cover,
        "mass": math.log1p(mass),
        "solid": count / len(small.matches) if small.matches else 0.0,
        "numbers": min(len(compared.numbers), 4) / 4,
        "order": longest_rise([m.other for m in small.solid]) / count if count >= 3 else 0.5,
        "bigger cover": big.cover,
        "kin": float(compared.mode is Mode.KIN),
        "across": float(compared.mode is Mode.ACROSS),
        "size": math.log(max(small.weight, 1.0)),
        "": 1.0,
    }


def smaller_first(compared: Comparison) -> tuple[Side, Side]:
    """The two sides, the one that says less first."""
    if compared.one.weight < compared.other.weight:
        return compared.one, compared.other
    return compared.other, compared.one


def score(compared: Comparison) -> float:
    """The logarithm of the odds that the two are of one text rather than two reports of one event."""
    return sum(WEIGHTS[name] * value for name, value in measures(compared).items())


def kind_of(compared: Comparison, language: str | None, other: str | None, kept: float) -> EdgeKind:
    """How a pickup was made, by the two reports' languages (ISO 639-1) and the part of their word groups that were kept."""
    if compared.mode is Mode.ACROSS:
        return EdgeKind.TRANSLATION
    if kept >= VERBATIM:
        return EdgeKind.COPY
    return EdgeKind.TRANSLATION if language and other and language != other else EdgeKind.REWRITE
