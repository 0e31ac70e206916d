"""Whether two reports are of one text or tell one event apart, and how the one was made of the other.

Independent reports of an event share its names, numbers and places. They do not share which details are told, their
order, and how much of each sentence stands in one place of the other. The score is that of a logistic regression over
these measures (the kinds of measures of METER: Clough et al. 2002, Measuring text reuse, ACL), fitted to the stories of
benchmarks/lineage and to real articles by different outlets on the same events.
"""

from __future__ import annotations

import math

from fogline.lineage.align import Comparison, Side
from fogline.lineage.sequences import longest_rise
from fogline.lineage.weights import Mode
from fogline.model import EdgeKind

__all__ = [
    "CLEAR",
    "CREDITED",
    "RELATED",
    "clashing",
    "kept_whole",
    "kind_of",
    "late_by",
    "measures",
    "score",
    "tellable",
]

RELATED = 0.0
"""Score from which two reports are held to be of one text."""

CREDITED = -2.5
"""The same where one names the other's publisher."""

CLEAR = 1.0
"""Score from which likeness alone shows a pickup; below, a credit is what shows it."""

VERBATIM = 0.7
"""Part of the aligned passages' groups of three content words that a copy keeps, quotations aside: copies of the stories
keep 0.76 and more, rewrites 0.64 and less."""

KEPT = 0.8
"""Part of a passage's weight that the other text has where the passage was kept as it was."""

TRANSLATED, FEWEST_TRANSLATED = 0.65, 3.5
"""The same across languages, and the weight that such a passage shares at least."""

BLOCK = 16.0
"""Weight of kept passages that no two independent texts have in common."""

SHORT = 2
"""Passages of a text in which one amount that differs tells it from another."""

HALF, FEWEST_FACTS = 0.5, 3
"""Part of a sentence's groups of three words, and amounts and names, by which a single sentence is known again."""

TINY = 3.0
"""What is taken off the score of a text of so few passages, which form and subject make alike."""

PROMPT, LATE = 36.0, 2.0
"""Hours within which time says nothing against a pickup, and what each doubling of them takes off the score."""

FEWEST_CLASHES = 2
"""One amount that differs is a change on the way."""

WEIGHTS = {
    "cover": 3.8,
    "mass": 2.9,
    "solid": 1.6,
    "numbers": 1.65,
    "order": 1.4,
    "bigger cover": 2.0,
    "late": -5.0,
    "kin": -0.2,
    "across": -0.55,
    "size": -4.2,
    "": 5.45,
}
"""Fitted, but for ``late``, which is set by hand: few stories share
their background alone."""


def measures(compared: Comparison) -> dict[str, float]:
    """What the score is made of.

    ``cover``: the part of the smaller text that stands in the bigger, and ``bigger cover`` the other way (0 to 1).
    ``mass``: the logarithm of the weight of what stands there in solid passages; ``solid``: the part of the smaller's
    passages that are. ``order``: how far those keep their order. ``numbers``: amounts in the same order, four at most
    (0 to 1). ``late``: where the shared passages begin, in the text in which they begin earlier; background comes last in
    both. ``size``: the logarithm of the smaller text's weight.
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
        "late": min(_first(small), _first(big)),
        "kin": float(compared.mode is Mode.KIN),
        "across": float(compared.mode is Mode.ACROSS),
        "size": math.log(max(small.weight, 1.0)),
        "": 1.0,
    }


def clashing(compared: Comparison) -> bool:
    """Whether the two are a form of words filled in anew: most amounts stand against another.

    In a text of two passages one other amount or name is enough ("8 drones shot down over Brovary"), where none agrees.
    """
    if compared.amounts.clashed >= FEWEST_CLASHES and compared.amounts.clashed > 2 * compared.amounts.agreed:
        return True
    if min(compared.one.count, compared.other.count) > SHORT:
        return False
    if compared.figures.clashed and not compared.figures.agreed:
        return True
    return compared.mode is Mode.SAME and 0 < compared.named.clashed >= compared.named.agreed


def tellable(compared: Comparison) -> bool:
    """Whether a text of one sentence is kept so nearly that it was not written anew from the same event.

    "Parliament passed the law on Tuesday" is written by many: so short a text is another's only where its words stand
    there, or across languages nearly all of it with three amounts or names.
    """
    if min(compared.one.count, compared.other.count) > 1:
        return True
    small, _ = smaller_first(compared)
    if compared.mode is Mode.ACROSS:
        return small.cover >= KEPT and compared.figures.agreed + compared.named.agreed >= FEWEST_FACTS
    return small.cover >= KEPT and compared.grams >= HALF


def late_by(hours: float | None) -> float:
    """What the time between two reports takes off their score: pickups follow within a day and a half."""
    if hours is None or hours <= PROMPT:
        return 0.0
    return LATE * math.log2(hours / PROMPT)


def _first(side: Side) -> float:
    """Where in a text the first passage stands that is in the other, 0 (its beginning) to 1."""
    return min((m.mine for m in side.solid), default=0) / max(side.count, 1)


def smaller_first(compared: Comparison) -> tuple[Side, Side]:
    """The two sides, the one that says less first."""
    if compared.one.weight < compared.other.weight:
        return compared.one, compared.other
    return compared.other, compared.one


def score(compared: Comparison) -> float:
    """The logarithm of the odds that the two are of one text rather than two reports of one event."""
    found = sum(WEIGHTS[name] * value for name, value in measures(compared).items())
    return found - TINY if min(compared.one.count, compared.other.count) <= SHORT else found


def kept_whole(compared: Comparison) -> bool:
    """Whether a part of one text that begins in its first half was kept in the other, whatever else both tell.

    Articles by different outlets on one event share no such part; those of one outlet share their background, which
    comes last. In another language three sentences are wanted, of which nearly all is there.
    """
    few, cover, least = (2, KEPT, 0.0) if compared.mode is Mode.SAME else (3, TRANSLATED, FEWEST_TRANSLATED)
    return any(
        len(kept) >= few
        and sum(m.shared for m in kept) >= BLOCK
        and min(m.mine for m in kept) * 2 < side.count
        for side in (compared.one, compared.other)
        if (kept := [m for m in side.solid if m.cover >= cover and m.shared >= least])
    )


def kind_of(compared: Comparison, language: str | None, other: str | None, kept: float) -> EdgeKind:
    """How a pickup was made, by the two reports' languages (ISO 639-1) and the part of their word groups that were kept."""
    if compared.mode is Mode.ACROSS:
        return EdgeKind.TRANSLATION
    if kept >= VERBATIM:
        return EdgeKind.COPY
    return EdgeKind.TRANSLATION if language and other and language != other else EdgeKind.REWRITE
