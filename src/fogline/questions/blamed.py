"""Who did one deed that voices of one report lay to different doors: recognised by what it befell, wherever they put it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.knowledge.relations import Asked, Word
from fogline.knowledge.wording import senses, stem
from fogline.model import Act, Claim, ClaimKind, Place, Relation, Report
from fogline.questions.deeds import DEEDS, wide_deed
from fogline.questions.opposed import PLAIN, apart, place_of_most, sides_differ
from fogline.questions.reading import Reading, Topic, days, is_framing
from fogline.questions.words import fold, is_denied, is_doubt

__all__ = ["blamed"]

_EVENTS = frozenset(
    {
        Relation.STRIKE, Relation.ATTACK, Relation.RESPONSIBILITY, Relation.DAMAGE, Relation.CASUALTIES,
        Relation.INTERCEPTION, Relation.EQUIPMENT,
    }
)  # fmt: skip
_DEEDS = frozenset({"blow", "explosion", "downed", "sunk"})
_BLOWS = frozenset({"dam", "sabotage", "provocation", "atrocities", "war crimes"})
"""Named deeds that may be a blow told in other words: "a provocation", "another war crime"."""
_NEAR = 700
"""Code points within which "the attack" and "it" point at what was told before."""
_POINTS = re.compile(
    r"\b(?:the|this|that|such) (?:\w+ )?(?:incident|attack|strike|blast|explosion|shelling|barrage|bombing|provocation|"
    r"killings?|massacre|crash|collapse|destruction)\b|^\W*(?:it|this|that)\b|\b(?:it|this) (?:was|is)\b|"
    r"\b(?:him|her|it)\W*$|\b(?:it|them) down\b|\b(?:цей|цього|ця|цю|цієї|це|этот|этого|эта|эту|этой|это)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Charge:
    claim: Claim
    who: str
    things: frozenset[str]


def blamed(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Iterator[Reading]:
    """Readings of who did it, for charges of one report that name different doers of one deed."""
    by_report: dict[str, list[_Charge]] = defaultdict(list)
    for claim in claims:
        found = _charge(claim)
        if found is not None:
            by_report[claim.report].append(found)
    for charges in by_report.values():
        yield from _events(charges, reports)


def _charge(claim: Claim) -> _Charge | None:
    """A claim that lays a blow at the door of a side that is not the speaker's own."""
    who = fold(claim.arguments.actor)
    if claim.kind is not ClaimKind.CLAIM or claim.party is None or who is None or who == fold(claim.party):
        return None
    if claim.act in (Act.PROMISES, Act.WARNS, Act.DENIES) or is_denied(claim) or is_doubt(claim):
        return None
    if claim.relation is Relation.INTENT:
        return None
    struck = claim.relation in _EVENTS or not _DEEDS.isdisjoint(senses()(claim.quote))
    if not struck or wide_deed(claim) is not None or is_framing(claim):
        return None
    return _Charge(claim, who, _singular(claim))


def _singular(claim: Claim) -> frozenset[str]:
    """Words that may name the one thing that was struck: no plurals in English, no names of places or parties."""
    places = {stem(w) for p in claim.places for w in (*_WORD.findall(p.name), *_WORD.findall(p.mention))}
    found = set()
    for word in _WORD.findall(claim.quote):
        root = stem(word)
        if (
            len(word) < 4
            or word[:1].isupper()
            or root in PLAIN
            or root in places
            or word.endswith(("s", "ed", "ing", "ly"))
        ):
            continue
        if senses()(word).isdisjoint(_DEEDS):
            found.add(root)
    return frozenset(found)


def _events(charges: Sequence[_Charge], reports: Mapping[str, Report]) -> Iterator[Reading]:
    leader: dict[str, str] = {}
    met: dict[str, dict[str, _Charge]] = {}
    for i, a in enumerate(charges):
        for b in charges[i + 1 :]:
            if a.who != b.who and sides_differ(a.claim, b.claim) and _one_deed(a, b):
                first = leader.get(a.claim.id) or leader.get(b.claim.id) or a.claim.id
                for charge in (a, b):
                    leader[charge.claim.id] = first
                    met.setdefault(first, {})[charge.claim.id] = charge
    for first, found in met.items():
        told = [charge.claim for charge in found.values()]
        place = place_of_most(told)
        when = Counter(days(claim, reports) for claim in told)
        begun, ended, dated = min(when, key=lambda d: (-when[d], not d[2], str(d)))
        for charge in found.values():
            yield Reading(
                charge.claim, Topic(Relation.STRIKE, Asked.WHO), place, begun, ended, dated, Word.BY, charge.who,
                event=first,
            )  # fmt: skip


def _one_deed(a: _Charge, b: _Charge) -> bool:
    if apart(a.claim, b.claim) or _named_deed(a.claim) != _named_deed(b.claim):
        return False
    towns = [_town(charge.claim) for charge in (a, b)]
    elsewhere = None not in towns and towns[0] != towns[1]
    if {a.claim.relation, b.claim.relation} != {Relation.ATTACK} and a.things & b.things:
        return True  # but two attackers of one place are two attacks
    between = max(a.claim.start - b.claim.end, b.claim.start - a.claim.end)
    later = max(a.claim, b.claim, key=lambda c: c.start)
    return not elsewhere and between <= _NEAR and bool(_POINTS.search(later.quote))


def _named_deed(claim: Claim) -> str:
    """The deed of a name of its own that the passage speaks of: who uses human shields is not asked by who shelled."""
    return next((deed.key for deed in DEEDS if deed.key not in _BLOWS and deed.named.search(claim.quote)), "")


def _town(claim: Claim) -> str | None:
    place: Place | None = next((p for p in claim.places if p.kind not in ("country", "region")), None)
    return place.key if place is not None else None
