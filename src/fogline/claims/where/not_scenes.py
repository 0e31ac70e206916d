"""Places that belong to who speaks, meets or heals there, and not to what happened."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.claims.what.words import Words
from fogline.claims.where.found_places import FoundPlace

__all__ = ["aside", "met", "town", "ward"]

_CARE = frozenset("received receive admitted treated treating treat patients surgery".split())
_WARDS = frozenset("hospital hospitals clinic clinics medical".split())
_WITNESSES = frozenset("eyewitness eyewitnesses witness witnesses resident residents".split())
_TALKS = frozenset(("talks", "negotiations", "summit"))
_MEETINGS = frozenset(
    """met meet meeting meetings talks summit conference speaking spoke speech returned returning return visit visiting
    visited briefing reporters university institute school studies ministry office
    addressing negotiations trip travelled traveled interview embassy court parliament
    forum""".split()
)


def ward(
    words: Words, found: Sequence[FoundPlace], first: int, last: int, apart: Sequence[tuple[int, int]]
) -> FoundPlace | None:
    """Where the hospital lies that says whom it "received", or the witness stood: the place named with the voice."""
    cares = bool(_CARE & set(words.lower[first:last]))
    for begin, end in apart:
        low, high = words.span(begin, end)
        voice = set(words.lower[low:high])
        if (cares and _WARDS & voice) or _WITNESSES & voice:
            return next((f for f in found if begin <= f.place.start < end and town(f)), None)
    return None


def met(words: Words, found: FoundPlace) -> bool:
    """Whether somebody only met, spoke or went home there: "talks in Vienna", "returned to Moscow"."""
    at = words.index_at(found.place.start) - 1
    if found.facility and found.place.mention.rsplit(maxsplit=1)[-1].lower() in _MEETINGS:
        return True
    while words.at(at) in ("the", "capital", "city", "of"):
        at -= 1
    if words.at(at) not in ("in", "at", "to", "from"):
        return False
    first = words.sentence_words(at)[0]
    talks = any(word in _TALKS for word in words.lower[first:at])
    return talks or any(word in _MEETINGS for word in words.lower[max(at - 3, first) : at])


def aside(words: Words, found: FoundPlace, apart: Sequence[tuple[int, int]]) -> bool:
    """Whether a place belongs to the attribution ("the governor of X said") and not to what is told.

    "Further east in Luhansk, the governor said …" sets the scene.
    """
    if not any(a <= found.place.start < b for a, b in apart):
        return False
    index = words.index_at(found.place.start)
    opens = index - words.sentence_words(index)[0] <= 5 and words.at(words.index_at(found.place.end)) == ","
    return not (opens and words.at(index - 1) in ("in", "near", "at", "around"))


def town(found: FoundPlace) -> bool:
    """A settlement, or what stands in one: no river or sea."""
    return found.place.kind == "settlement" or (found.facility and found.place.latitude is not None)
