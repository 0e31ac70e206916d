"""Sentences that nobody is said to have said: the outlet's own words, or the publisher's."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.trimming import trim
from fogline.model import Act, Source, Speaker, Standing

__all__ = ["publisher_voice", "unattributed"]

_SHORTEST, _LONGEST = 5, 60
_NOT_TOLD = frozenset("if would could may might should i we you".split())
_SPEAKS = frozenset((Standing.OFFICIAL, Standing.OCCUPATION, Standing.ALIGNED))


def unattributed(reading: Reading, attributed: Iterable[Attributed]) -> list[Attributed]:
    """Whole sentences without any attribution in them, outside quotations, that state something."""
    taken: set[int] = set()
    for one in attributed:
        for at in (one.cue[0], one.begin, one.end - 1):
            taken.add(reading.sentence_of[at])
    found = []
    for number, (begin, end) in enumerate(reading.sentences):
        if number in taken or not _SHORTEST <= end - begin <= _LONGEST or not _states(reading, begin, end):
            continue
        span = trim(reading, begin, end)
        if span is not None:
            found.append(Attributed(*span, (), (begin, begin), (begin, begin), "", Act.ASSERTS))
    return found


def publisher_voice(source: Source) -> tuple[Speaker, ...]:
    """Who speaks where nobody is named: a party's own body in its own posts, else nobody but the outlet."""
    if source.party is None or source.standing not in _SPEAKS:
        return ()
    return (Speaker(source.name, source.name, None, None, source.party, source.standing),)


def _states(reading: Reading, begin: int, end: int) -> bool:
    if any(reading.quote_of[i] >= 0 for i in range(begin, end)) or reading.words[end - 1] not in (
        ".",
        "!",
        "…",
    ):
        return False
    if set(reading.lower[begin:end]) & _NOT_TOLD:
        return False
    return any(reading.tags[i] in FINITE for i in range(begin, end))
