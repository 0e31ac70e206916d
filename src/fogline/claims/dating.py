"""When a claim was said and when what it says happened, kept apart; what cannot be told stays unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.claims.times import FoundTime, resolved_on
from fogline.claims.words import Words
from fogline.model import Relation, When

__all__ = ["Dated", "carried", "dates"]

_VALUES = frozenset({"day", "range", "since", "now"})
_SUBORDINATE = frozenset({"who", "which", "that", "when", "after", "before", "since", "where", "whose"})
_CLAUSE = 9
_EVENTS = frozenset(
    {
        Relation.STRIKE, Relation.CASUALTIES, Relation.DAMAGE, Relation.ATTACK, Relation.INTERCEPTION,
        Relation.RESPONSIBILITY, Relation.EQUIPMENT,
    }
)  # fmt: skip
_THE = frozenset({"the", "that", "this", "these", "those", "such"})
_EVENT_NOUNS = frozenset(
    """attack attacks strike strikes assault raid incident explosion explosions blast shelling bombing airstrike
    airstrikes bombardment projectile projectiles missile missiles massacre barrage""".split()
)
_BACK = 8
_SAID = frozenset(
    """said says told added reported announced denied denies confirmed claimed claims stated wrote tweeted warned
    accused condemned denounced according acknowledged admitted insisted alleged declared vowed urged read""".split()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """When it was said and when it happened; ``None`` where the text does not say."""

    said_on: When | None
    happened: When | None


def dates(
    doc: Doc,
    found: Sequence[FoundTime],
    start: int,
    end: int,
    around: tuple[int, int] | None = None,
    relation: Relation | None = None,
    quoted: bool = False,
    said_on: When | None = None,
) -> Dated:
    """Date a claim at the code points ``start`` to ``end``.

    ``around`` is the stretch of the attribution, in which times of saying stand; ``quoted`` that the claim is a
    direct quotation, whose "last night" counts from the day on which it was said; ``said_on`` is that day where
    an earlier sentence gives it (see ``carried``).
    """
    words = Words.of(doc)
    near = _said(found, start, end, around)
    said = near.when if near is not None else said_on
    inside = [t for t in found if t.start >= start and t.end <= end and t.kind in _VALUES]
    if quoted and said is not None and said.first_day == said.last_day:
        inside = [resolved_on(t, said.first_day) for t in inside]
    inside = [t for t in inside if t.when is not None]
    plain = [t for t in inside if not _subordinate(words, t, start)]
    happened = plain[0] if plain else None
    untold = any(t.kind == "open" and start <= t.start < end for t in found)
    if happened is None and not inside and not untold:
        happened = _beside(words, found, start, end, around)
        if happened is None and _inherits(words, start, end, around, relation):
            happened = _earlier(words, found, start)
    return Dated(said, happened.when if happened else None)


def carried(statements: Sequence[tuple[str | None, int, When | None]], reach: int = 6) -> list[When | None]:
    """When each of a text's statements was said, where an earlier one by the same voice says it.

    ``statements`` are (voice, sentence, said on) in the order of the text; a voice that goes on speaking within
    ``reach`` sentences of its last statement still speaks on that day. A voice that is ``None`` carries nothing.
    """
    last: dict[str, tuple[int, When]] = {}
    out: list[When | None] = []
    for voice, sentence, said in statements:
        if said is None and voice is not None and voice in last and sentence - last[voice][0] <= reach:
            said = last[voice][1]
        if said is not None and voice is not None:
            last[voice] = (sentence, said)
        out.append(said)
    return out


def _said(
    found: Sequence[FoundTime], start: int, end: int, around: tuple[int, int] | None
) -> FoundTime | None:
    if around is None:
        return None
    near = [
        t for t in found
        if t.start >= around[0] and t.end <= around[1] and not (start <= t.start < end)
        and t.kind in ("day", "range") and t.when is not None and (t.when.last_day - t.when.first_day).days < 3
    ]  # fmt: skip
    return near[-1] if near else None


def _subordinate(words: Words, time: FoundTime, start: int) -> bool:
    """Whether a time dates something said in passing: "some who had been captured after the fall of … in May"."""
    index = words.index_at(time.start)
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        if words.starts[at] < start or words.lower[at] in (",", ";", "."):
            return False
        if words.lower[at] in _SUBORDINATE and words.pos[at] in ("SCONJ", "PRON", "ADP", "ADV", "DET"):
            return words.lower[at] not in ("that", "when", "since") or words.tags[at] in ("WDT", "WRB")
    return False


def _beside(
    words: Words, found: Sequence[FoundTime], start: int, end: int, around: tuple[int, int] | None
) -> FoundTime | None:
    """A time of the same sentence that belongs to what happened and not to any saying of it."""
    if not len(words):
        return None
    index = min(words.index_at(start), len(words) - 1)
    first, last = words.sentence_words(index)
    low, high = words.starts[first], words.ends[last - 1]
    for time in found:
        if time.start < low or time.end > high or start <= time.start < end:
            continue
        if time.kind not in ("day", "range") or time.when is None:
            continue
        if around is not None and around[0] <= time.start < around[1]:
            continue
        if not _by_saying(words, time) and not _subordinate(words, time, low):
            return time
    return None


def _by_saying(words: Words, time: FoundTime) -> bool:
    """Whether a word of saying stands close before the time, or next after it."""
    index, after = words.index_at(time.start), words.index_at(time.end)
    before = words.lower[max(0, index - 4) : index]
    if any(word in _SAID for word in before) and "," not in before[-2:]:
        return True
    if words.sentence_words(index)[0] >= index - 1:  # "On Monday, the ministry said …"
        return any(word in _SAID for word in words.lower[after : after + 9])
    return any(word in _SAID for word in words.lower[after : after + 2])


def _inherits(
    words: Words, start: int, end: int, around: tuple[int, int] | None, relation: Relation | None
) -> bool:
    """Whether a claim, or its sentence, speaks of an event as known: "the attack", "that strike"."""
    first, last = words.span(start, end)
    if first >= len(words) or "toll" in words.lower[first:last]:  # a toll is counted later than it happened
        return False
    if _known_event(words, first, last):
        return True
    if relation not in _EVENTS:
        return False
    low, high = words.sentence_words(first)
    if around is not None and around[1] <= start:
        low = max(low, words.index_at(around[1]))
    elif around is not None:
        high = min(high, max(last, words.index_at(around[0])))
    return _known_event(words, low, high)


def _known_event(words: Words, first: int, last: int) -> bool:
    for index in range(first, last):
        if words.lower[index] in _EVENT_NOUNS:
            before = words.lower[max(first, index - 3) : index]
            if any(word in _THE for word in before):
                return True
    return False


def _earlier(words: Words, found: Sequence[FoundTime], start: int) -> FoundTime | None:
    """The day of the nearest earlier event: a time beside the word for it, no further back than a few sentences."""
    if not len(words):
        return None
    sentence = words.sentence[min(words.index_at(start), len(words) - 1)]
    for time in reversed([t for t in found if t.start < start]):
        index = min(words.index_at(time.start), len(words) - 1)
        if words.sentence[index] < sentence - _BACK:
            return None
        if time.kind not in ("day", "range") or time.when is None:
            continue
        if (time.when.last_day - time.when.first_day).days > 1 or _by_saying(words, time):
            continue
        after = words.index_at(time.end)
        if any(word in _EVENT_NOUNS for word in words.lower[max(0, index - 12) : after + 6]):
            return time
    return None
