"""Which readings answer one question: blocked by topic and place, then by time, then by subject.

Nothing is compared all against all: readings are sorted within their block and cut where days are missing or
the stretch grows longer than twice the relation's window.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.knowledge.relations import NEAR_KM, RULES, Asked, Word
from fogline.model import Claim, Place, Relation
from fogline.questions.matters import is_opposed
from fogline.questions.nearness import kilometres
from fogline.questions.reading import RELATED, SAID, Reading
from fogline.questions.words import fold

__all__ = ["Group", "gather"]

_Block = tuple[Relation, Asked, str, str]
_CELL = 0.3


_LONG = 6
"""Days after the first from which a stretch of time is counted as a whole, wherever it was: a week, a month."""
_LOSSES = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT})


@dataclass(frozen=True, slots=True)
class Group:
    """Readings that answer one question. ``first`` is the day from which its time counts."""

    relation: Relation
    asked: Asked
    measure: str
    subject: str
    key: str
    first: int | None
    readings: tuple[Reading, ...]


def gather(readings: Sequence[Reading]) -> list[Group]:
    """The groups of readings that answer one question each, in no particular order."""
    hosts: dict[_Block, list[Reading]] = defaultdict(list)
    guests: list[Reading] = []
    for reading in readings:
        if reading.guest is None:
            hosts[_block(reading)].append(reading)
        else:
            guests.append(reading)
    clusters = {block: _by_time(_window(block), found) for block, found in hosts.items()}
    _seat(guests, clusters)
    return [
        group
        for block, found in clusters.items()
        for cluster in found
        for group in _by_subject(block, cluster)
    ]


def _block(reading: Reading) -> _Block:
    place = reading.place
    key = place.key if place is not None else ""
    if reading.topic.measure.startswith((SAID, RELATED)):
        key = ""  # these have met already, wherever they were said
    elif reading.last is None and place is not None and reading.topic.asked in (Asked.WHO, Asked.WHETHER):
        key = f"{key}@undated"  # one question for all of them, in which only a denial contradicts
    elif place is None and _counts_everywhere(reading):
        key = "@everywhere"
    elif place is None or reading.last is None:
        key = f"{key}@{reading.claim.report}"
    return (reading.topic.relation, reading.topic.asked, reading.topic.measure, key)


def _two_told(readings: Sequence[Reading]) -> bool:
    """Whether the same is told in two ways: in one report as one event, or in two reports."""
    if len({r.word for r in readings}) < 2:
        return False
    if any(r.event for r in readings):
        return True
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        told[reading.claim.report].add(_words_of(reading.claim))
    return len({frozenset(words) for words in told.values()}) > 1


def _words_of(claim: Claim) -> tuple[str, str]:
    """Whose words they are, and which: those of a copy of a report are the same."""
    return (fold(claim.speaker.name) or "" if claim.speaker is not None else "", fold(claim.quote) or "")


def _sayings(readings: Iterable[Reading]) -> int:
    """In how many ways something is told: the same words of the same voice, in however many reports, are one."""
    return len({_words_of(r.claim) for r in readings})


def _counts_everywhere(reading: Reading) -> bool:
    """Whether a count without a place is of a side's all: its dead of a month, the prisoners of one exchange."""
    if (
        reading.topic.asked is not Asked.HOW_MANY
        or not reading.dated
        or reading.first is None
        or reading.last is None
    ):
        return False
    if reading.topic.relation is Relation.CAPTIVITY:
        return True
    long = (reading.last - reading.first).days >= _LONG
    return bool(reading.topic.subject) and long and reading.topic.relation in _LOSSES


def _window(block: _Block) -> int:
    """Days that claims of one block may lie apart. What was hit is asked within one report only, so more widely."""
    wide = (block[1] is Asked.WHAT and "@" in block[3]) or block[2].startswith(RELATED)
    return 7 if wide else RULES[block[0]].window_days


def _by_time(window: int, readings: list[Reading]) -> list[list[Reading]]:
    readings.sort(key=lambda r: (_day(r), r.claim.id))
    clusters: list[list[Reading]] = []
    begun = before = 0
    for reading in readings:
        day = _day(reading)
        if not clusters or day - before > window or day - begun > 2 * window:
            clusters.append([])
            begun = day
        clusters[-1].append(reading)
        before = day
    return clusters


def _day(reading: Reading) -> int:
    return reading.last.toordinal() if reading.last is not None else 0


def _seat(guests: list[Reading], clusters: dict[_Block, list[list[Reading]]]) -> None:
    """Add each guest to the earliest cluster whose time it meets; one claim sits in a cluster once."""
    near = _Near(clusters)
    begins = {block: [_day(found[0]) for found in clusters[block]] for block in clusters}
    ends = {block: [_day(found[-1]) for found in clusters[block]] for block in clusters}
    seated: dict[tuple[_Block, int], set[str]] = {}
    for guest in sorted(guests, key=lambda r: (_day(r), r.claim.id)):
        block = _block(guest)
        blocks = [block] if block in clusters else []
        if guest.guest is not None and guest.guest.near:
            blocks = list(dict.fromkeys([*blocks, *near.blocks(guest)]))
        window, day = RULES[guest.topic.relation].window_days, _day(guest)
        for seat in blocks:
            after = bisect_right(begins[seat], day + window)
            for index in range(max(after - 2, 0), after):
                if ends[seat][index] < day - window:
                    continue
                found = clusters[seat][index]
                there = seated.setdefault((seat, index), {r.claim.id for r in found})
                if guest.claim.id not in there:
                    there.add(guest.claim.id)
                    found.append(guest)
                break


class _Near:
    """Blocks by a coarse grid of their place, so that a guest looks only at its own and the adjoining cells."""

    def __init__(self, clusters: dict[_Block, list[list[Reading]]]) -> None:
        self._cells: dict[tuple[Relation, int, int], list[tuple[_Block, Place]]] = defaultdict(list)
        for block, found in clusters.items():
            place = found[0][0].place
            if place is not None and place.latitude is not None and place.longitude is not None:
                row, column = _cell(place.latitude), _cell(place.longitude)
                self._cells[block[0], row, column].append((block, place))

    def blocks(self, guest: Reading) -> list[_Block]:
        place = guest.place
        if place is None or place.latitude is None or place.longitude is None:
            return []
        row, column = _cell(place.latitude), _cell(place.longitude)
        found = []
        for r in (row - 1, row, row + 1):
            for c in (column - 1, column, column + 1):
                for block, other in self._cells.get((guest.topic.relation, r, c), ()):
                    same = block[1] is guest.topic.asked and block[2] == guest.topic.measure
                    if same and kilometres(place, other) <= NEAR_KM:
                        found.append(block)
        return sorted(found)


def _cell(degrees: float) -> int:
    return math.floor(degrees / _CELL)


def _by_subject(block: _Block, cluster: list[Reading]) -> list[Group]:
    """Split by subject; a reading that names none goes with the only one that is named, else by itself."""
    hosting = [r for r in cluster if r.guest is None and r.topic.subject]
    if not hosting and block[0] in _LOSSES:
        hosting = [
            r for r in cluster if r.topic.subject
        ]  # "no aircraft were lost" meets whose are said to be
    named = sorted({r.topic.subject for r in hosting})
    sole = named[0] if len(named) == 1 else ""
    split: dict[str, list[Reading]] = defaultdict(list)
    for reading in cluster:
        split[reading.topic.subject or sole].append(reading)
    groups = []
    for subject, found in sorted(split.items()):
        hosts = [r for r in found if r.guest is None]
        if all(r.word is Word.PLANNED for r in hosts):
            continue  # what is only to come answers no question about what is
        if block[0] in _LOSSES and block[1] is Asked.WHETHER and _sayings(found) < 2:
            continue  # one voice that speaks of losses without a number tells an editor nothing to compare
        if (is_opposed(block[2]) or (block[1] is Asked.WHAT and "@" not in block[3])) and not _two_told(
            found
        ):
            continue
        if hosts and (block[1] is not Asked.WHAT or _sayings(hosts) > 1):
            first = min(_day(r) for r in hosts) or None
            groups.append(Group(block[0], block[1], block[2], subject, block[3], first, tuple(found)))
    return groups
