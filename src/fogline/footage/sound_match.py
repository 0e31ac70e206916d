"""Where the sound of two items runs alike: every shift of the one against the other, and the bits that differ.

After Haitsma and Kalker (2002): two stretches are alike where fewer than 35 % of their fingerprints' bits differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fogline.footage.sound import HOP, RATIO, Sound
from fogline.model.footage import TOGETHER, Interval, Match, Piece, SoundMatch, SoundStretch

__all__ = ["LEAST", "alike", "sound_match"]

LEAST = 3.0
"""Seconds of sound that it takes to tell."""
MOST_ERRORS = 0.35
"""Share of bits that differ, under which two stretches are alike, where the sound runs with the pictures."""
MOST_ELSEWHERE = 0.28
"""The same at all other shifts: there are thousands, and by chance two tunes are alike at one."""
_DOUBTFUL = 0.4
"""Nearer to chance than to alike."""
_WINDOW = round(LEAST / HOP)
_LOUD = 0.6
"""Share of a window that must be heard in both."""
_AT_ONCE = 1 << 20
_MOST = 100_000_000
"""So many pairs of fingerprints are compared at most; beyond it, only shifts near the pictures'."""


@dataclass(frozen=True, slots=True)
class _Lie:
    """How the asked item's seconds lie in the found one's by the pictures."""

    speed: float = 1.0
    offset: float = 0.0


def sound_match(match: Match, asked: Sound, found: Sound) -> Match:
    """``match``, which the pictures gave, with what the sound of the two items says; nothing else about it changes."""
    pieces = [piece for piece in match.pieces if piece.asked.length > 0 and piece.found.length > 0]
    if not pieces:
        return match
    told = [stretch for lie in _lies(pieces) for stretch in alike(asked, found, lie.speed, lie.offset)]
    told = [replace(stretch, later=round(_later(stretch, pieces), 2)) for stretch in told]
    kept = _apart(sorted(told, key=lambda s: (abs(s.later) > TOGETHER, -s.asked.length)))
    if not kept and sum(_heard_in_both(piece, asked, found) for piece in pieces) < LEAST:
        return match
    return replace(match, sound=SoundMatch(tuple(kept)))


def alike(one: Sound, other: Sound, speed: float = 1.0, offset: float = 0.0) -> list[SoundStretch]:
    """Stretches of at least ``LEAST`` seconds that are alike, in the order of ``one``, wherever they are in ``other``.

    At second t of ``one`` the pictures of ``other`` are thought to be at ``speed * t + offset``; of stretches that are alike
    at several shifts (a song's refrain) the shift next to that one is told. A sound that was sped up is looked for with
    its pitch kept, and with its pitch risen as much.
    """
    ways = [
        _found(*_banded(_at_speed(one, speed), other, up), speed, offset, 32 - abs(up)) for up in _ups(speed)
    ]
    return max(ways, key=lambda way: sum(stretch.asked.length for stretch in way))


def _found(one: Sound, other: Sound, speed: float, offset: float, width: int) -> list[SoundStretch]:
    if min(one.length, other.length) < LEAST or min(len(one.bits), len(other.bits)) < _WINDOW:
        return []
    errors, shift = _best(one, other, round(offset / HOP), width)
    found = []
    for run in _runs(errors < 1, shift):
        frames, there, share = _trimmed(one, other, run, shift, width)
        if len(frames) < 0.9 * _WINDOW:  # a second of it or more was alike by chance
            continue
        asked = Interval(frames[0] * HOP / speed, (frames[-1] + 1) * HOP / speed)
        found_at = Interval(float(there[0] * HOP), float((there[-1] + 1) * HOP))
        later = (found_at.start + found_at.end) / 2 - (speed * (asked.start + asked.end) / 2 + offset)
        found.append(SoundStretch(asked, found_at, share, later))
    return _apart(sorted(found, key=lambda one: -one.asked.length))


def _trimmed(
    one: Sound, other: Sound, run: tuple[int, int], shift: NDArray[np.int64], width: int
) -> tuple[range, NDArray[np.int64], float]:
    """The fingerprints of a run of windows that are alike (those of ``one``, of ``other``), and the share of bits that
    differ: a window may reach over the end of what is alike. It is the part in which most is under ``_DOUBTFUL``."""
    begin, end = run
    frames = np.arange(begin, end - 1 + _WINDOW)
    there = frames + shift[np.clip(frames - _WINDOW // 2, begin, end - 1)]
    inside = (there >= 0) & (there < len(other.bits))
    heard = inside & one.heard[frames]
    heard[inside] &= other.heard[there[inside]]
    share = np.full(len(frames), _DOUBTFUL)
    share[heard] = np.bitwise_count(one.bits[frames[heard]] ^ other.bits[there[heard]]) / width
    gain = np.concatenate([[0.0], np.cumsum(_DOUBTFUL - share)])
    lows = np.minimum.accumulate(gain)
    last = int(np.argmax(gain - lows))
    first = last - int(np.argmin(gain[last::-1]))  # the last of those: what is silent adds nothing
    kept = slice(first, last)
    some = share[kept][heard[kept]]
    return range(begin + first, begin + last), there[kept], float(some.mean()) if len(some) else 1.0


def _ups(speed: float) -> list[int]:
    """By how many bands the pitch of the asked item may be higher: not at all, or by as much as it is faster."""
    return sorted({0, max(-12, min(12, round(math.log(speed) / RATIO)))})


def _banded(one: Sound, other: Sound, up: int) -> tuple[Sound, Sound]:
    """The bits that the two have in common where the pitch of ``one`` is ``up`` bands higher, at the low end of each."""
    mask = np.uint32((1 << (32 - abs(up))) - 1)
    mine, theirs = one.bits >> np.uint32(max(0, up)), other.bits >> np.uint32(max(0, -up))
    return Sound(mine & mask, one.heard), Sound(theirs & mask, other.heard)


def _at_speed(sound: Sound, speed: float) -> Sound:
    """``sound`` as it would run in the found item's time."""
    if abs(speed - 1) < 0.002:
        return sound
    at = np.minimum(
        np.round(np.arange(int(len(sound.bits) * speed)) / speed).astype(int), len(sound.bits) - 1
    )
    return Sound(sound.bits[at], sound.heard[at])


def _best(one: Sound, other: Sound, first: int, width: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """For each window of ``one`` the least share of its ``width`` bits that differ, and the shift at which it does; 1 where
    it is alike nowhere. A window that is alike at a shift near ``first`` is not looked for elsewhere."""
    many = len(one.bits)
    windows = many - _WINDOW + 1
    least, at = np.ones(windows, np.float32), np.zeros(windows, np.int64)
    near = round(TOGETHER / HOP)
    reach = _MOST // (2 * min(many, len(other.bits)))
    low, high = max(_WINDOW - many, first - reach), min(len(other.bits) - _WINDOW, first + reach)
    for begin, end, most in (
        (max(low, first - near), min(high, first + near), MOST_ERRORS),
        (low, high, MOST_ELSEWHERE),
    ):
        sought = least == 1
        if end < begin or not sought.any():
            continue
        for shifts, from_, errors in _shifted(one, other, begin, end, width):
            best = errors.argmin(0)
            value = errors[best, np.arange(errors.shape[1])]
            part = slice(from_, from_ + errors.shape[1])
            better = sought[part] & (value < least[part]) & (value < most)
            least[part][better], at[part][better] = value[better], shifts[best[better]]
    return least, at


def _shifted(
    one: Sound, other: Sound, begin: int, end: int, width: int
) -> Iterator[tuple[NDArray[np.int64], int, NDArray[np.float32]]]:
    """(shifts, the first window that meets ``other`` at any of them, the share of bits that differ of it and those after
    it at each shift), some shifts at a time."""
    many, theirs = len(one.bits), len(other.bits)
    left, right = max(0, -begin), max(0, end + many - theirs)
    bits, heard = np.pad(other.bits, (left, right)), np.pad(other.heard, (left, right))
    step = max(8, min(_AT_ONCE // min(many, theirs), theirs))
    for first in range(begin, end + 1, step):
        shifts = np.arange(first, min(end + 1, first + step))
        low, high = max(0, -int(shifts[-1])), min(many, theirs - first)
        if high - low < _WINDOW:
            continue
        rows = slice(first + left + low, first + left + low + len(shifts))
        there = np.lib.stride_tricks.sliding_window_view(bits, high - low)[rows]
        both = np.lib.stride_tricks.sliding_window_view(heard, high - low)[rows] & one.heard[low:high]
        yield shifts, low, _windowed(np.bitwise_count(there ^ one.bits[low:high]), both, width)


def _windowed(differ: NDArray[np.uint8], both: NDArray[np.bool_], width: int) -> NDArray[np.float32]:
    """The share of bits that differ in each window; 1 where too little is heard in both."""
    wrong = _sums(differ * both)
    count = _sums(both)
    share = wrong / np.maximum(width * count, 1).astype(np.float32)
    return np.where(count >= _LOUD * _WINDOW, share, np.float32(1)).astype(np.float32)


def _sums(values: NDArray[np.uint8] | NDArray[np.bool_]) -> NDArray[np.int32]:
    running = np.cumsum(values, axis=1, dtype=np.int32)
    running[:, _WINDOW:] -= running[:, :-_WINDOW].copy()
    return running[:, _WINDOW - 1 :]


def _runs(fits: NDArray[np.bool_], shift: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Windows in succession that fit at about one shift, as [begin, end); what is sped up moves it slowly."""
    edges = np.flatnonzero(np.diff(np.r_[False, fits, False].astype(np.int8)))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        breaks = np.flatnonzero(np.abs(np.diff(shift[begin:end])) > 2) + begin + 1
        yield from pairwise([int(begin), *map(int, breaks), int(end)])


def _apart(stretches: Sequence[SoundStretch]) -> list[SoundStretch]:
    """The first of those of which more than half is in one before, in the asked item's order."""
    kept: list[SoundStretch] = []
    for one in stretches:
        if all(_shared(one.asked, other.asked) <= one.asked.length / 2 for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.asked.start)


def _lies(pieces: Sequence[Piece]) -> list[_Lie]:
    """The different ways in which pieces lie, those of the longest first."""
    lies: list[_Lie] = []
    for piece in sorted(pieces, key=lambda p: -p.asked.length):
        lie = _Lie(piece.transform.speed, piece.transform.offset)
        if not any(abs(lie.speed - o.speed) < 0.01 and abs(lie.offset - o.offset) < TOGETHER for o in lies):
            lies.append(lie)
    return lies[:4]


def _later(stretch: SoundStretch, pieces: Sequence[Piece]) -> float:
    """Against the pictures of the piece that it shares most time with, or is nearest to."""
    piece = max(pieces, key=lambda p: _shared(stretch.asked, p.asked))
    middle = (stretch.asked.start + stretch.asked.end) / 2
    there = (stretch.found.start + stretch.found.end) / 2
    return there - (piece.transform.speed * middle + piece.transform.offset)


def _shared(one: Interval, other: Interval) -> float:
    """Seconds that two stretches have in common; less than none by so much as they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)


def _heard_in_both(piece: Piece, asked: Sound, found: Sound) -> float:
    """Seconds of a piece that are not silent in either item."""
    at = np.arange(round(piece.asked.start / HOP), round(piece.asked.end / HOP))
    there = np.round(piece.transform.speed * at + piece.transform.offset / HOP).astype(int)
    inside = (at < len(asked.heard)) & (there >= 0) & (there < len(found.heard))
    return float(np.count_nonzero(asked.heard[at[inside]] & found.heard[there[inside]])) * HOP
