"""What a speaker does by saying it and how sure the speaker is, with the hedge in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.slavic.reading import Reading
from fogline.model import Act, Certainty

__all__ = ["Stance", "calls", "stance"]

_REACH = 40
_WILL = 12


@dataclass(frozen=True, slots=True)
class Stance:
    """The act, and how sure the speaker is, with the hedge in its own words."""

    act: Act
    certainty: Certainty
    hedge: str | None


def stance(
    reading: Reading, begin: int, end: int, act: Act, hedge: str | None, own: bool, negated: bool
) -> Stance:
    """The stance of the content of tokens ``begin`` to before ``end``.

    ``hedge`` are words of its attribution that name nobody; ``own`` says that what is told is the doing of the
    speaker's own side, ``negated`` that it is said not to be so.
    """
    act = _act(reading, begin, end, act, own, negated)
    found = _hedge(reading, begin, min(end, begin + _REACH))
    if found is not None:
        return Stance(act, found[0], found[1])
    if hedge is not None:
        return Stance(act, Certainty.POSSIBLE, hedge)
    return Stance(act, Certainty.PROBABLE if act is Act.ESTIMATES else Certainty.CERTAIN, None)


def _act(reading: Reading, begin: int, end: int, act: Act, own: bool, negated: bool) -> Act:
    if act is not Act.ASSERTS:
        return act
    phrases, small, stems = reading.words.phrases, reading.words.small, reading.words.stems
    for k in range(begin, min(end, begin + _REACH)):
        if phrases["refuse"].at(reading.lower, k, end) and not (
            k > begin and reading.lower[k - 1] in small["not"]
        ):
            return Act.DENIES
    if (
        own
        and negated
        and any(reading.lower[k] in small["not"] | small["neither"] for k in range(begin, end))
    ):
        return Act.DENIES
    for k in range(begin + 1, min(end, begin + _WILL)):
        if reading.lower[k] in stems["will_be"] and any(
            reading.lower[j] in stems["we_are"] for j in range(begin, k)
        ):
            return Act.PROMISES if reading.lower[k - 1] not in small["not"] else act
    return act


def _hedge(reading: Reading, begin: int, end: int) -> tuple[Certainty, str] | None:
    phrases = reading.words.phrases
    for k in range(begin, end):
        for key, certainty in (
            ("hedges_probable", Certainty.PROBABLE),
            ("hedges_possible", Certainty.POSSIBLE),
        ):
            length = phrases[key].at(reading.lower, k, end)
            if length:
                return certainty, reading.said(k, k + length)
    return None


def calls(reading: Reading, begin: int, end: int) -> bool:
    """Whether the words call for something rather than state it."""
    phrases = reading.words.phrases
    return any(phrases["called_for"].at(reading.lower, k, end) for k in range(begin, min(end, begin + _WILL)))
