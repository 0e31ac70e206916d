"""How much it says that two passages share a word or a mark: rare things much, common ones little.

The weights depend on the two texts alone, never on what else a case holds, so that a report that is added changes no
comparison made before. They are set by hand in the order of inverse document frequencies (Spärck Jones 1972).
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from fogline.lineage.marks import Words, common_concepts, is_common

__all__ = ["Mode", "mode_of", "weigh"]


class Mode(Enum):
    """What two texts have to be compared by."""

    SAME = "one language"
    KIN = "Ukrainian and Russian"
    ACROSS = "different alphabets"


_OF_MARK = {
    Mode.SAME: {"g": 0.3, "s": 0.2, "o": 0.2, "c": 0.3, "w": 0.5, "m": 0.3, "y": 0.3, "d": 0.7, "t": 1.8},
    Mode.KIN: {"g": 0.3, "s": 0.2, "o": 0.2, "c": 0.6, "w": 0.5, "m": 0.3, "y": 0.3, "d": 0.7, "t": 1.8},
    Mode.ACROSS: {"g": 0.4, "s": 0.2, "o": 0.2, "c": 0.9, "w": 0.7, "m": 0.4, "y": 0.4, "d": 1.0, "t": 2.2},
}
_NAME = {Mode.SAME: 0.0, Mode.KIN: 0.8, Mode.ACROSS: 1.8}
_COGNATE = {Mode.SAME: 0.0, Mode.KIN: 0.3, Mode.ACROSS: 0.7}
_STEM = {Mode.SAME: 1.0, Mode.KIN: 0.7, Mode.ACROSS: 0.0}
_SHORT_STEM, _COMMON_STEM = 0.6, 0.5
_KINDS = frozenset("gsocwmydtk")


def mode_of(latin: bool, other: bool, language: str | None, other_language: str | None) -> Mode:
    """By what two texts are compared; ``latin``: most of a text's words are in Latin letters."""
    if latin != other:
        return Mode.ACROSS
    if latin or (language is not None and language == other_language):
        return Mode.SAME
    return Mode.KIN


@lru_cache(maxsize=262_144)
def weigh(feature: str, mode: Mode, name: bool) -> float:
    """The weight of a stem or a mark; ``name``: a text writes it with a capital within a sentence."""
    if feature[0] == "#":
        return _number(feature[1:]) * (1.25 if mode is Mode.ACROSS else 1.0)
    if feature[1:2] == ":" and feature[0] in _KINDS:
        if feature[0] == "k":
            return _NAME[mode] if name else _COGNATE[mode]
        common = feature[0] == "c" and feature[2:] in common_concepts()
        return _OF_MARK[mode][feature[0]] * (0.45 if common else 1.0)
    if feature[0] in "dtmyw" and feature[1:2].isdecimal():
        return _OF_MARK[mode][feature[0]]
    often = _COMMON_STEM if is_common(feature) else 1.0
    return _STEM[mode] * often * (_SHORT_STEM if len(feature) <= 3 else 1.0)


def _number(written: str) -> float:
    if written[-1] == "%":
        return 1.6
    significant = len(written.replace(".", "").strip("0"))
    if significant == 1:
        return 0.8 if len(written) == 1 else 1.1
    return 1.5 if significant == 2 else 2.0


def features(words: Words, mode: Mode) -> frozenset[str]:
    """The distinct stems and marks of a passage that count in ``mode``."""
    marks = words.marks
    if mode is Mode.ACROSS:
        return frozenset(marks)
    if mode is Mode.SAME:
        names = set(words.names)
        marks = tuple(m for m in marks if m[0] != "k" or m[1] != ":" or m in names)
    return frozenset(words.stems).union(marks)
