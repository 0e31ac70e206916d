"""Sentences that nobody is said to have said: the outlet's own words, or the publisher's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Said
from fogline.claims.slavic.stance import calls
from fogline.claims.slavic.trimming import trim

__all__ = ["own_voice"]

_SHORTEST, _LONGEST = 3, 90


def own_voice(reading: Reading, sentences: Iterable[tuple[int, int]]) -> Iterator[Said]:
    """Those of ``sentences`` that state something, as said by nobody named."""
    for begin, end in sentences:
        if not _SHORTEST <= sum(reading.word(k) for k in range(begin, end)) <= _LONGEST:
            continue
        if not _states(reading, begin, end):
            continue
        span = trim(reading, begin, end)
        if span is not None:
            yield Said(*span, (), (begin, begin), (begin, begin))


def _states(reading: Reading, begin: int, end: int) -> bool:
    """No question, no call, no condition, no heading of a list."""
    if reading.tokens[end - 1] == ":" or "?" in reading.tokens[max(begin, end - 3) : end]:
        return False
    first = next((k for k in range(begin, end) if reading.word(k)), begin)
    if reading.lower[first] in reading.words.small["if_first"]:
        return False
    if reading.lower[first] in reading.words.stems["announcements"]:
        return False
    return not calls(reading, begin, end)
