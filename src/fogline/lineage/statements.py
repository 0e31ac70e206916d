"""What one voice said on one day, wherever it was heard and in any language: one witness, however often quoted.

Two passages of one named voice on one day are one origin, also where their words differ: nobody is independent of
himself. Whom only a capital or a crowd names ("Kyiv says") joins a body of that side that said the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from fogline.lineage.voices import VAGUE, Voice, matching, voice_of
from fogline.model import Claim, ClaimKind, Relation, Report

__all__ = ["Statement", "find_statements"]

SAME_WORDS = 90.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which two passages are the same words."""

FEWEST_WORDS = 4
"""Shorter passages are the same words only where they are equal."""

_MOST_WORDINGS = 40
"""Different wordings of one voice on one day that a passage is held against."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statement:
    """``voice`` is the speaker's key, ``speaker`` the longest name that the claims give, ``day`` when it was said."""

    voice: Voice
    speaker: str
    day: date | None
    claims: tuple[Claim, ...]


def find_statements(
    claims: Sequence[Claim], reports: Mapping[str, Report], joined: Sequence[tuple[str, str]] = ()
) -> list[Statement]:
    """Claims of named voices, those of one voice and day together, in a fixed order.

    ``joined`` are pairs of claims (ids) of which one was made from the other's passage: they are one where the voice is
    the same and the days are no further apart than a night.
    """
    spoken: dict[tuple[Voice, date | None], list[Claim]] = defaultdict(list)
    voices: dict[str, Voice] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        speaker = claim.speaker
        voice = voice_of(speaker) if speaker is not None and claim.kind is ClaimKind.CLAIM else None
        if voice is not None:
            voices[claim.id] = voice
            spoken[_wide(voice), _day(claim, reports)].append(claim)
    by_id = {claim.id: claim for said in spoken.values() for claim in said}
    sets = _Sets(voices)
    for said in spoken.values():
        first: dict[Voice, str] = {}
        for claim in said:
            if voices[claim.id][0] not in VAGUE:
                sets.join(claim.id, first.setdefault(voices[claim.id], claim.id))
        _join_alike(said, voices, sets)
    for a, b in joined:
        if (
            a in voices
            and b in voices
            and matching(voices[a], voices[b])
            and _near(by_id[a], by_id[b], reports)
        ):
            sets.join(a, b)
    _join_left(spoken, voices, sets)
    found = [_statement([by_id[id] for id in ids], voices, reports) for ids in sets.groups()]
    return sorted(found, key=lambda one: one.claims[0].id)


def _near(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether two claims can be of one statement by their days: a pickup of the next morning gives no day of its own."""
    one, other = _day(a, reports), _day(b, reports)
    return one is None or other is None or abs((one - other).days) <= 1


def _join_left(
    spoken: Mapping[tuple[Voice, date | None], Sequence[Claim]], voices: Mapping[str, Voice], sets: _Sets
) -> None:
    """What only "Kyiv" or "Hezbollah" is named for, and no body of theirs said too, is one voice's."""
    for said in spoken.values():
        bodies = {sets.find(claim.id) for claim in said if voices[claim.id][0] not in VAGUE}
        first: dict[Voice, str] = {}
        for claim in said:
            if voices[claim.id][0] in VAGUE and sets.find(claim.id) not in bodies:
                sets.join(claim.id, first.setdefault(voices[claim.id], claim.id))


def _wide(voice: Voice) -> Voice:
    """What is held against each other: all voices of one party's bodies, else the voice itself."""
    return ("party", voice[1]) if voice[0] in ("body", *VAGUE) else voice


def _join_alike(said: Sequence[Claim], voices: Mapping[str, Voice], sets: _Sets) -> None:
    kinds: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in said:
        for key in _content(claim):
            kinds[key].append(claim)
    for alike in [*kinds.values(), *_wordings(said)]:
        met: dict[Voice, str] = {}
        for claim in alike:
            voice = voices[claim.id]
            for other, id in met.items():
                if matching(voice, other):
                    sets.join(claim.id, id)
                    break
            met.setdefault(voice, claim.id)


def _content(claim: Claim) -> Iterator[Hashable]:
    """What two claims of one voice on one day share when they say the same, whatever the language."""
    polarity = claim.polarity
    if claim.amount is not None:
        yield (claim.relation, claim.amount.value, polarity)
    elif claim.relation is not Relation.STATEMENT:
        for place in claim.places:
            yield (claim.relation, place.id or place.name.casefold(), polarity)
    if words := _words(claim):
        yield (words, polarity)


def _wordings(said: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims in nearly the same words, with the same number and polarity."""
    groups: list[tuple[str, list[Claim]]] = []
    for claim in sorted(said, key=lambda c: (_words(c), c.id)):
        words = _words(claim)
        if len(words.split()) < FEWEST_WORDS:
            continue
        for known, group in groups[-_MOST_WORDINGS:]:
            number = (group[0].amount and group[0].amount.value) == (claim.amount and claim.amount.value)
            if number and group[0].polarity is claim.polarity and fuzz.ratio(known, words) >= SAME_WORDS:
                group.append(claim)
                break
        else:
            groups.append((words, [claim]))
    yield from (group for _, group in groups if len(group) > 1)


def _statement(claims: list[Claim], voices: Mapping[str, Voice], reports: Mapping[str, Report]) -> Statement:
    ordered = sorted(claims, key=lambda c: c.id)
    names = sorted(
        {c.speaker.name for c in ordered if c.speaker is not None},
        key=lambda n: (not n.isascii(), -len(n), n),
    )
    exact = sorted((voices[c.id] for c in ordered), key=lambda voice: (voice[0] in VAGUE, voice))
    days = sorted(day for c in ordered if (day := _day(c, reports)) is not None)
    return Statement(exact[0], names[0], days[0] if days else None, tuple(ordered))


def _words(claim: Claim) -> str:
    return " ".join(_WORD.findall(claim.quote.casefold()))


def _day(claim: Claim, reports: Mapping[str, Report]) -> date | None:
    if claim.said_on is not None:
        return claim.said_on.first_day
    report = reports.get(claim.report)
    return report.published.first_day if report is not None and report.published is not None else None


class _Sets:
    """Disjoint sets of ids (union-find); the smallest id stands for its set."""

    def __init__(self, ids: Mapping[str, object]) -> None:
        self._over = {id: id for id in ids}

    def find(self, id: str) -> str:
        """The id that stands for the set of ``id``."""
        while self._over[id] != id:
            self._over[id] = self._over[self._over[id]]
            id = self._over[id]
        return id

    def join(self, a: str, b: str) -> None:
        """Put the sets of both together."""
        first, last = sorted((self.find(a), self.find(b)))
        self._over[last] = first

    def groups(self) -> list[list[str]]:
        """All sets, each sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for id in sorted(self._over):
            found[self.find(id)].append(id)
        return [found[root] for root in sorted(found)]
