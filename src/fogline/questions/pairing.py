"""Groups of readings as people want them: two claims that answer one question, two that do not.

Forced pairs are looked at in the order of their ids, so that neither the order of the decisions nor that of the
claims changes anything. Where they cannot all hold ("a with b, b with c, a apart from c"), apart wins, since a
wrong meeting is worse than a missed one; which hold does not hang on what else was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fogline.knowledge.relations import Asked, Meeting, Word
from fogline.model import Claim, Report
from fogline.questions.answers import shorten
from fogline.questions.decided import Forced
from fogline.questions.measure import interval, scope
from fogline.questions.meeting import Group
from fogline.questions.reading import SAID, Reading, Topic, days
from fogline.questions.words import is_denied, word_of

__all__ = ["plain_text", "regroup"]

_WHY = "a person put the two together"
_MADE = "together:"
"""Begins the key of a group that is there because a person wanted it."""


def regroup(
    groups: Sequence[Group], forced: Forced, claims: Sequence[Claim], reports: Mapping[str, Report]
) -> list[Group]:
    """``groups`` with the pairs of ``forced`` put together, then with those to be apart split."""
    if not forced:
        return list(groups)
    by_id = {claim.id: claim for claim in claims}
    settled = _consistent(forced, by_id)
    decided = {id for pair in (*settled.apart, *settled.together) for id in pair}
    touched = [any(r.claim.id in decided for r in group.readings) for group in groups]
    joined = _joined([g for g, yes in zip(groups, touched, strict=True) if yes], settled, by_id, reports)
    parts = [part for group in joined for part in _split(group, settled)]
    for a, b in sorted(settled.together):
        if not any(_has(g, a) and _has(g, b) for g in parts):  # they met only where neither asks anything
            before = [g for g in parts if g.key == _MADE + a]
            host, guest = _host(before, (), by_id[a], by_id[b], reports)
            parts = [g for g in parts if g is not host]
            parts.append(replace(host, readings=(*host.readings, _visit(guest, host, reports))))
    return [*(g for g, yes in zip(groups, touched, strict=True) if not yes), *parts]


def _consistent(forced: Forced, claims: Mapping[str, Claim]) -> Forced:
    """The pairs among ``claims`` that can all hold; one to be together that cannot is apart, whoever else comes."""
    apart = {p: id for p, id in forced.apart.items() if p[0] in claims and p[1] in claims}
    against = _against(apart)
    unit: dict[str, set[str]] = {}
    together = {}
    for pair, id in sorted(forced.together.items()):
        a, b = pair
        if a not in claims or b not in claims:
            continue
        mine, other = unit.setdefault(a, {a}), unit.setdefault(b, {b})
        if mine is not other and any(not against.get(one, frozenset()).isdisjoint(other) for one in mine):
            apart[pair] = id
            continue
        together[pair] = id
        mine |= other
        unit.update(dict.fromkeys(other, mine))
    return Forced(apart, together)


def _against(apart: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in apart:
        found[a].add(b)
        found[b].add(a)
    return found


def plain_text(group: Group) -> str:
    """A question for claims that a person put together where the relation has none: whether the first of them is so."""
    said = min(
        (r.claim for r in group.readings), key=lambda c: (c.denies is not None, c.report, c.start, c.id)
    )
    return f"Is it so: “{shorten(said.quote)}”?"


def _joined(
    groups: list[Group], forced: Forced, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> list[Group]:
    for a, b in sorted(forced.together):
        mine = [g for g in groups if _has(g, a)]
        others = [g for g in groups if _has(g, b)]
        if any(_has(g, b) for g in mine):
            continue
        met = _best(mine, others, a, b)
        if met is not None:
            groups = [g for g in groups if g is not met[0] and g is not met[1]]
            groups.append(_merged(*met))
            continue
        host, guest = _host(mine, others, claims[a], claims[b], reports)
        groups = [g for g in groups if g is not host]
        groups.append(replace(host, readings=(*host.readings, _visit(guest, host, reports))))
    return groups


def _has(group: Group, claim: str) -> bool:
    return any(r.claim.id == claim for r in group.readings)


def _best(mine: Sequence[Group], others: Sequence[Group], a: str, b: str) -> tuple[Group, Group] | None:
    """The two groups that ask most nearly the same; ``None`` where none ask in the same way."""
    found = [
        (
            _visits(g, a) + _visits(h, b),
            g.relation is not h.relation,
            g.measure != h.measure,
            g.subject != h.subject,
            _key(g),
            _key(h),
            (g, h),
        )
        for g in mine
        for h in others
        if g.asked is h.asked
    ]
    return min(found, key=lambda f: f[:-1])[-1] if found else None


def _visits(group: Group, claim: str) -> bool:
    """Whether the claim is only a guest there."""
    return all(r.guest is not None for r in group.readings if r.claim.id == claim)


def _key(group: Group) -> tuple[str, str, str, str, str, int]:
    return (group.relation, group.asked, group.measure, group.key, group.subject, group.first or 0)


def _merged(a: Group, b: Group) -> Group:
    """The larger takes the smaller in."""
    host, guest = sorted((a, b), key=lambda g: (-len({r.claim.id for r in g.readings}), _key(g)))
    first = min((g.first for g in (a, b) if g.first is not None), default=None)
    return replace(host, first=first, readings=tuple(dict.fromkeys((*host.readings, *guest.readings))))


def _host(
    mine: Sequence[Group], others: Sequence[Group], a: Claim, b: Claim, reports: Mapping[str, Report]
) -> tuple[Group, Claim]:
    """The group to bring a claim into that asks otherwise, and that claim; without any, what was said is asked after."""
    for group in sorted((*mine, *others), key=lambda g: (-len(g.readings), _key(g))):
        return group, b if _has(group, a.id) else a
    first, last, dated = days(a, reports)
    place = a.places[0] if a.places else None
    topic = Topic(a.relation, Asked.WHETHER, measure=SAID + a.id)
    reading = Reading(a, topic, place, first, last, dated, Word.NO if is_denied(a) else Word.YES)
    begins = last.toordinal() if last is not None else None
    return Group(a.relation, Asked.WHETHER, topic.measure, "", _MADE + a.id, begins, (reading,)), b


def _visit(claim: Claim, host: Group, reports: Mapping[str, Report]) -> Reading:
    """The claim as an answer to the host's question: by the word that it has for what is asked there."""
    first, last, dated = days(claim, reports)
    topic = Topic(host.relation, host.asked, host.subject, host.measure)
    word, who = word_of(claim, host.asked)
    span = None
    if host.asked is Asked.HOW_MANY and claim.amount is not None:
        word, span = (Word.NO if is_denied(claim) else Word.AMOUNT), interval(claim.amount)
    place = host.readings[0].place
    meeting = Meeting(host.relation, word, word, _WHY)
    return Reading(claim, topic, place, first, last, dated, word, who, span, scope(claim), meeting)


def _split(group: Group, forced: Forced) -> list[Group]:
    """The group in parts, no part holding both claims of a pair that is to be apart.

    Whoever is in no such pair goes with the claim nearest in time; where that decides nothing, with one of the same
    report, then with the same voice.
    """
    ids = {r.claim.id for r in group.readings}
    apart = [p for p in forced.apart if ids.issuperset(p)]
    if not apart:
        return [group]
    against = _against(apart)
    units = _units(sorted(ids), [p for p in sorted(forced.together) if ids.issuperset(p)])
    at = _days(group.readings)
    told = {r.claim.id: (r.claim.report, _voice(r.claim)) for r in group.readings}
    seeds = [unit for unit in units if not against.keys().isdisjoint(unit)]
    parts: list[list[str]] = []
    for unit in sorted(seeds, key=lambda u: (min(at[id] for id in u), u)):
        free = [part for part in parts if not any(against[id] & set(part) for id in unit if id in against)]
        part = min(free, key=lambda p: _away(unit, p, at, told), default=None)
        if part is None:
            parts.append(list(unit))
        else:
            part.extend(unit)
    begun = [tuple(part) for part in parts]
    for unit in units:
        if against.keys().isdisjoint(unit):
            nearest = min(range(len(parts)), key=lambda i: _away(unit, begun[i], at, told))
            parts[nearest].extend(unit)
    return [
        made
        for number, part in enumerate(parts)
        if (made := _part(group, frozenset(part), f"@apart:{min(begun[number])}" if number else ""))
        is not None
    ]


def _units(ids: Sequence[str], together: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Claims that go as one, because a person put them together."""
    unit = {id: {id} for id in ids}
    for a, b in together:
        mine, other = unit[a], unit[b]
        mine |= other
        unit.update(dict.fromkeys(other, mine))
    return sorted({tuple(sorted(found)) for found in unit.values()})


def _days(readings: Iterable[Reading]) -> dict[str, int]:
    found: dict[str, int] = {}
    for r in readings:
        day = r.last.toordinal() if r.last is not None else 0
        found[r.claim.id] = min(found.get(r.claim.id, day), day)
    return found


def _away(
    unit: Sequence[str], part: Sequence[str], at: Mapping[str, int], told: Mapping[str, tuple[str, str]]
) -> tuple[int, bool, bool]:
    """How far a unit is from a part: in days, then by whether no report, then no voice, is in both."""
    apart = min(abs(at[a] - at[b]) for a in unit for b in part)
    reports, voices = ({told[id][n] for id in unit}.isdisjoint(told[id][n] for id in part) for n in (0, 1))
    return apart, reports, voices


def _voice(claim: Claim) -> str:
    return claim.speaker.name.casefold() if claim.speaker is not None else ""


def _part(group: Group, ids: frozenset[str], more: str) -> Group | None:
    """One part as a group of its own; ``None`` where only guests are in it, which ask nothing."""
    readings = tuple(r for r in group.readings if r.claim.id in ids)
    hosts = [r for r in readings if r.guest is None]
    if not hosts:
        return None
    first = min((r.last.toordinal() for r in hosts if r.last is not None), default=None)
    return replace(group, key=group.key + more, first=first, readings=readings)
