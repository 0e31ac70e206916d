"""What two texts share, whatever their layout: words without boilerplate, shingles of them, and a MinHash print.

A print lets near-copies be found without comparing all with all: texts that share a band of their print are
candidates, and only these are compared by their real overlap.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fogline.model import Report

__all__ = ["BANDS", "NEAR_COPY", "Print", "bands", "containment", "make_prints", "overlap"]

NEAR_COPY = 0.6
"""Shared four-word shingles, as a part of all (Jaccard), from which two texts are near-copies. Of 57 news articles
by different outlets, some on one event, the two most alike reach 0.32; four in 423 texts lie above 0.6, all edited
repeats of one text."""

FEWEST_WORDS = 12
"""Shorter texts are never called copies: "Air alert in Kyiv" is written by many."""

_WORDS_IN_SHINGLE = 4
_ROWS, BANDS = 4, 16
_WORD = re.compile(r"\w+")
_BOILERPLATE = re.compile(
    r"^\W*(?:read (?:more|also)|see also|subscribe|sign up|follow us|share (?:this|on)|photo|image|video|credit|"
    r"advertisement|copyright|all rights reserved|©|by [A-Z]\w+ [A-Z]\w+|updated|published|"
    r"читайте також|читайте также|підписуйтесь|подпис(?:ывайтесь|аться)|фото|відео|видео)\b.{0,120}$",
    re.IGNORECASE,
)
_Hashes = npt.NDArray[np.uint64]
_RANDOM = np.random.Generator(np.random.PCG64(20251111))
_FACTORS: _Hashes = _RANDOM.integers(1, 2**63, BANDS * _ROWS, dtype=np.uint64) | np.uint64(1)
_ADDENDS: _Hashes = _RANDOM.integers(0, 2**63, BANDS * _ROWS, dtype=np.uint64)
_MIX: _Hashes = _RANDOM.integers(1, 2**63, _WORDS_IN_SHINGLE, dtype=np.uint64) | np.uint64(1)


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """A report's words, hashed: ``whole`` identifies their sequence, ``shingles`` is sorted and without repeats."""

    report: str
    words: int
    whole: int
    shingles: _Hashes
    signature: _Hashes


def make_prints(reports: Sequence[Report]) -> dict[str, Print]:
    """The print of each report that is long enough to be told apart, by the report's id."""
    known: dict[str, int] = {}
    made = {}
    for report in reports:
        found = _print(report, known)
        if found is not None:
            made[report.id] = found
    return made


def _print(report: Report, known: dict[str, int]) -> Print | None:
    lines = (line for line in report.text.splitlines() if not _BOILERPLATE.match(line.strip()))
    words = [word for line in lines for word in _WORD.findall(line.casefold())]
    if len(words) < FEWEST_WORDS:
        return None
    for word in words:
        if word not in known:
            known[word] = zlib.crc32(word.encode()) | zlib.adler32(word.encode()) << 32
    hashed = np.array([known[word] for word in words], dtype=np.uint64)
    count = len(words) - _WORDS_IN_SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_WORDS_IN_SHINGLE):
        mixed = _scramble(mixed + hashed[place : place + count] * _MIX[place])
    shingles = np.unique(mixed)
    signature = (_scramble(shingles[:, None] * _FACTORS + _ADDENDS)).min(axis=0)
    return Print(report.id, len(words), zlib.crc32(hashed.tobytes()) << 32 | len(words), shingles, signature)


def _scramble(values: _Hashes) -> _Hashes:
    mixed: _Hashes = (values ^ (values >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))


def bands(prints: Mapping[str, Print]) -> list[tuple[str, ...]]:
    """Groups of ids that share a band, each sorted: the candidates for near-copies."""
    buckets: dict[tuple[int, bytes], list[str]] = {}
    for id, made in prints.items():
        rows = made.signature.reshape(BANDS, _ROWS)
        for band in range(BANDS):
            buckets.setdefault((band, rows[band].tobytes()), []).append(id)
    return sorted({tuple(sorted(ids)) for ids in buckets.values() if len(ids) > 1})


def overlap(a: Print, b: Print) -> float:
    """Shared shingles as a part of all shingles of both (Jaccard), 0 to 1."""
    shared = _shared(a, b)
    return shared / (len(a.shingles) + len(b.shingles) - shared)


def containment(a: Print, b: Print) -> float:
    """Shared shingles as a part of the shorter text's, 0 to 1."""
    return _shared(a, b) / min(len(a.shingles), len(b.shingles))


def _shared(a: Print, b: Print) -> int:
    return len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
