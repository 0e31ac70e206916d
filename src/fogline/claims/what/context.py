"""Where and when a claim of a post happened, where the claim itself does not say: from its sentence or the ones before.

For languages without a parse of their own. Inherited is only what the nearest sentence before says of one place or one
day; where it names several, nothing is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.claims.what.words import Words
from fogline.claims.when.times import FoundTime
from fogline.claims.where.found_places import FoundPlace
from fogline.model import Place, Relation, When

__all__ = ["placed_at", "spoken_on", "when_happened"]

_BACK = 3
"""How many sentences before a claim may say where and when."""
_EVENTS = frozenset(Relation) - {Relation.STATEMENT, Relation.INTENT, Relation.SHARE}
_DATED = frozenset({"day", "range", "since", "now"})


def placed_at(
    words: Words,
    found: Sequence[FoundPlace],
    start: int,
    end: int,
    relation: Relation,
    apart: Sequence[tuple[int, int]] = (),
) -> tuple[Place, ...]:
    """The places of a claim at the code points ``start`` to ``end``; ``apart`` are stretches of who said it."""
    inside = [p for p in found if start <= p.place.start < end and not p.aside]
    at = [p for p in inside if p.role in ("at", "passing")] or [p for p in inside if p.role != "container"]
    if at:
        return _once(p.place for p in _finest(at))
    if relation not in _EVENTS or not len(words):
        return ()
    sentence = words.sentence[min(words.index_at(start), len(words) - 1)]
    known = [p for p in found if p.role == "at" and not p.aside and not _within(p.place.start, apart)]
    same = [p for p in known if p.sentence == sentence and p.place.kind != "country"]
    before = [p for p in same if p.place.end <= start]
    if before or same:
        return _once(p.place for p in _finest(before or same))
    for back in range(1, _BACK + 1):
        named = _finest([p for p in known if p.sentence == sentence - back and p.place.kind != "country"])
        if named:
            one = {p.place.key for p in named}
            return (named[0].place,) if len(one) == 1 else ()
    return ()


def when_happened(
    words: Words,
    found: Sequence[FoundTime],
    start: int,
    end: int,
    relation: Relation,
    apart: Sequence[tuple[int, int]] = (),
) -> When | None:
    """The day or days on which what a claim says happened; ``None`` where neither it nor its sentence says so."""
    dated = [t for t in found if t.when is not None and t.kind in _DATED]
    inside = [t for t in dated if start <= t.start < end]
    if inside:
        return _first(inside)
    if relation not in _EVENTS or not len(words):
        return None
    sentence = words.sentence[min(words.index_at(start), len(words) - 1)]
    beside = [
        t
        for t in dated
        if _sentence(words, t) == sentence and not _within(t.start, apart) and t.kind != "now"
    ]
    if beside:
        before = [t for t in beside if t.end <= start]
        return _first(before or beside)
    if any(start <= t.start < end for t in found if t.kind in ("vague", "open", "until")):
        return None
    for back in range(1, _BACK + 1):
        told = [t for t in dated if _sentence(words, t) == sentence - back and t.kind in ("day", "range")]
        if told:
            return told[0].when if len({t.when for t in told}) == 1 else None
    return None


def spoken_on(found: Sequence[FoundTime], apart: Sequence[tuple[int, int]]) -> When | None:
    """The day on which something was said: one that stands in the words of who said it."""
    return next(
        (t.when for t in found if t.kind == "day" and t.when is not None and _within(t.start, apart)), None
    )


def _first(times: Sequence[FoundTime]) -> When | None:
    days = [t for t in times if t.kind in ("day", "range")]
    return (days or list(times))[0].when


def _sentence(words: Words, time: FoundTime) -> int:
    return words.sentence[min(words.index_at(time.start), len(words) - 1)]


def _within(at: int, apart: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= at < end for begin, end in apart)


def _finest(found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Without the states in which the others lie."""
    fine = {p.place.country for p in found if p.place.kind != "country"}
    return [p for p in found if p.place.kind != "country" or p.place.country not in fine]


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    kept: dict[str, Place] = {}
    for place in places:
        kept.setdefault(place.key, place)
    return tuple(kept.values())
