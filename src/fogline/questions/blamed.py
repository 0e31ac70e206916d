"""Who did one deed that voices of one report lay to different doors: recognised by what it befell, wherever they put it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from fogline.knowledge.relations import Asked, Word
from fogline.knowledge.wording import senses, stem
from fogline.model import Act, Claim, ClaimKind, Place, Relation, Report
from fogline.questions.deeds import DEEDS, wide_deed
from fogline.questions.nearness import kilometres
from fogline.questions.opposed import PLAIN, apart, place_of_most, sides_differ
from fogline.questions.reading import Reading, Topic, days, is_framing
from fogline.questions.words import fold, is_blow, is_denied, is_doubt, is_general

__all__ = ["blamed"]

_EVENTS = frozenset(
    {
        Relation.STRIKE, Relation.ATTACK, Relation.RESPONSIBILITY, Relation.DAMAGE, Relation.CASUALTIES,
        Relation.INTERCEPTION, Relation.EQUIPMENT,
    }
)  # fmt: skip
_OWN = frozenset(
    {Relation.STRIKE, Relation.ATTACK, Relation.RESPONSIBILITY, Relation.DAMAGE, Relation.CASUALTIES}
)
_DEEDS = frozenset({"blow", "explosion", "downed", "sunk"})
_BLOWS = frozenset({"dam", "sabotage", "provocation", "atrocities", "war crimes"})
"""Named deeds that may be a blow told in other words: "a provocation", "another war crime"."""
_VAGUE = frozenset(
    stem(word)
    for word in "infrastructure facility line control along border frontline front territory power energy people child "
    "woman civilian person world terrorist terror operation campaign response retaliation number fire shelling firing "
    "artillery missile rocket drone bomb weapon evening overnight інфраструктура інфраструктури енергетика об'єкт об'єкти "
    "фронт кордон територія територію дрон ракета зброя инфраструктура инфраструктуры энергетика объект объекты фронт "
    "граница территория территории дрон ракета оружие война війна".split()
)
"""Words of what is hit every day: they tell nothing of which blow it was."""
_FAR = 100.0
"""Kilometres beyond which places named in two passages are not of one blow."""
_NEAR = 700
"""Code points within which "the attack" and "it" point at what was told before."""
_POINTS = re.compile(
    r"\b(?:the|this|that|such) (?:\w+ )?(?:incident|attack|strike|blast|explosion|shelling|barrage|bombing|provocation|"
    r"killings?|massacre|crash|collapse|destruction)\b|^\W*(?:it|this|that)\b|\b(?:it|this) (?:was|is)\b|"
    r"\b(?:him|her|it)\W*$|\b(?:it|them) down\b|^\W*(?:це|это)\b|"
    r"\b(?:цей|цього|цьому|цим|ця|цю|цієї|этот|этого|этому|этим|эта|эту|этой) (?:\w+ )?(?:удар\w*|обстр\w*|атак\w*|"
    r"вибух\w*|взрыв\w*|злочин\w*|преступлени\w*|теракт\w*|провокац\w*|трагеді\w*|трагеди\w*)",
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
    owned: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found = _charge(claim)
        if found is not None:
            by_report[claim.report].append(found)
        elif _owns(claim):
            owned[claim.report].append(claim)
    for report, charges in by_report.items():
        open_to_all = [c for c in charges if not any(_owned(c, own) for own in owned[report])]
        yield from _events(open_to_all, reports)


def _owns(claim: Claim) -> bool:
    """Whether a side says of a blow that it struck it itself: who did that one is not disputed."""
    own = claim.party is not None and fold(claim.arguments.actor) == fold(claim.party)
    told = claim.kind is ClaimKind.CLAIM and claim.relation in _OWN and not is_denied(claim)
    return own and told and is_blow(claim.quote) and not is_framing(claim)


def _owned(charge: _Charge, own: Claim) -> bool:
    """Whether what ``charge`` lays at a side's door may be the blow that this side says is ``own``."""
    if charge.who != fold(own.party) or apart(charge.claim, own):
        return False
    places = [{p.key for p in claim.places} for claim in (charge.claim, own)]
    return not places[0].isdisjoint(places[1]) or not places[0] or not places[1]


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
    if not struck or wide_deed(claim) is not None or is_framing(claim) or is_general(claim):
        return None
    return _Charge(claim, who, _singular(claim))


def _singular(claim: Claim) -> frozenset[str]:
    """Words that may name the one thing that was struck: no plurals in English, no names of places or parties.

    "Infrastructure" and "a facility" are struck every day, and shelling is no thing.
    """
    places = {stem(w) for p in claim.places for w in (*_WORD.findall(p.name), *_WORD.findall(p.mention))}
    found = set()
    for word in _WORD.findall(claim.quote):
        root = stem(word)
        if (
            len(word) < 4
            or root in _VAGUE
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
    """Whether a charge and a counter-charge are of one deed: at least one of the accused is a side that accuses."""
    if apart(a.claim, b.claim) or _named_deed(a.claim) != _named_deed(b.claim):
        return False
    if a.who != fold(b.claim.party) and b.who != fold(a.claim.party):
        return False  # two allies' blows, told by others
    towns = [_town(charge.claim) for charge in (a, b)]
    elsewhere = None not in towns and towns[0] != towns[1]
    if elsewhere or _far_apart(a.claim, b.claim) or _each_its_own(a.claim, b.claim):
        return False
    if {a.claim.relation, b.claim.relation} != {Relation.ATTACK} and a.things & b.things:
        return True  # but two attackers of one place are two attacks
    between = max(a.claim.start - b.claim.end, b.claim.start - a.claim.end)
    later = max(a.claim, b.claim, key=lambda c: c.start)
    return between <= _NEAR and bool(_POINTS.search(later.quote))


def _far_apart(a: Claim, b: Claim) -> bool:
    """Whether the places that the passages name, towns or regions, all lie far from each other."""
    mine, other = (
        [p for p in c.places if c.start <= p.start < c.end and p.kind != "country"] for c in (a, b)
    )
    return bool(mine) and bool(other) and all(_FAR < kilometres(p, q) < inf for p in mine for q in other)


def _each_its_own(a: Claim, b: Claim) -> bool:
    """Whether each says that its own side was hit: an exchange of fire, and two blows."""
    return (
        all(c.party is not None and fold(c.arguments.target) == fold(c.party) for c in (a, b))
        and a.party != b.party
    )


def _named_deed(claim: Claim) -> str:
    """The deed of a name of its own that the passage speaks of: who uses human shields is not asked by who shelled."""
    return next((deed.key for deed in DEEDS if deed.key not in _BLOWS and deed.named.search(claim.quote)), "")


def _town(claim: Claim) -> str | None:
    place: Place | None = next((p for p in claim.places if p.kind not in ("country", "region")), None)
    return place.key if place is not None else None
