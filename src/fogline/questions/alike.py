"""Claims that fit no relation and yet say the same: they meet by their words, day and numbers, never by topic alone.

Each claim is held only against a few earlier ones that share one of its rarest words, so that the time grows with
the number of claims and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.knowledge.relations import RULES, Asked, Word
from fogline.model import Act, Claim, ClaimKind, Relation, Report
from fogline.questions.measure import stems
from fogline.questions.opposed import apart
from fogline.questions.reading import SAID, Reading, Topic, days
from fogline.questions.words import fold, is_denied

__all__ = ["alike"]

_SAME_VOICE, _OTHER_VOICE, _DENIAL = 0.5, 0.75, 0.8
"""Part of the shorter passage's words that must be shared: by one voice, by two, and to be a denial of it."""

_DENIAL_OF_SAME = 0.4
"""The same, where the doer and a place are the same too."""
_FEWEST_SHARED = 3
_RAREST = 4
_MOST_LEADERS = 24
_LOOSE = frozenset({Relation.STATEMENT, Relation.INTENT, Relation.FOOTAGE})


@dataclass(frozen=True, slots=True)
class _Said:
    claim: Claim
    words: frozenset[str]
    day: int


def alike(
    claims: Sequence[Claim], reports: Mapping[str, Report], linked: frozenset[str]
) -> Iterator[Reading]:
    """Readings that let alike statements meet. ``claims`` come in a fixed order; ``linked`` have met by denial."""
    told = [s for s in (_said(c, reports) for c in claims if c.id not in linked) if s is not None]
    seen = Counter(word for s in told for word in s.words)
    leaders: dict[str, list[_Said]] = defaultdict(list)
    groups: dict[str, list[Claim]] = {}
    for said in told:
        rare = sorted((w for w in said.words if seen[w] > 1), key=lambda w: (seen[w], w))[:_RAREST]
        leader = next((s for w in rare for s in leaders[w][-_MOST_LEADERS:] if _meet(s, said)), None)
        if leader is not None:
            groups[leader.claim.id].append(said.claim)
            continue
        groups[said.claim.id] = [said.claim]
        for word in rare:
            leaders[word].append(said)
    for id, group in groups.items():
        if len(group) > 1:
            for claim in group:
                first, last, dated = days(claim, reports)
                topic = Topic(group[0].relation, Asked.WHETHER, measure=SAID + id)
                yield Reading(
                    claim, topic, None, first, last, dated, Word.NO if is_denied(claim) else Word.YES
                )


def _said(claim: Claim, reports: Mapping[str, Report]) -> _Said | None:
    loose = claim.relation in _LOOSE or not claim.places
    if claim.kind is not ClaimKind.CLAIM or not loose or claim.speaker is None:
        return None
    words = stems(claim.quote)
    _, last, _ = days(claim, reports)
    return _Said(claim, words, last.toordinal() if last else 0) if len(words) >= _FEWEST_SHARED else None


def _meet(a: _Said, b: _Said) -> bool:
    one, other = a.claim, b.claim
    if abs(a.day - b.day) > RULES[one.relation].window_days or _other_amounts(one, other):
        return False
    same = _voice(one) == _voice(other)
    if one.report == other.report and one.start < other.end and other.start < one.end and not same:
        return False  # "each accused the other of it" is not agreement
    if apart(one, other):
        return False
    shared = len(a.words & b.words)
    if shared < _FEWEST_SHARED:
        return False
    if is_denied(one) != is_denied(other):
        if not same and one.party is not None and one.party == other.party:
            return False  # two voices of one side: a negation that was read hardly sets them at odds
        wanted = _DENIAL_OF_SAME if _one_doer_and_place(one, other) else _DENIAL
        if (same or Act.DENIES not in (one.act, other.act)) and shared < _DENIAL * max(
            len(a.words), len(b.words)
        ):
            return False  # word for word, but for "not"
    else:
        wanted = _SAME_VOICE if same else _OTHER_VOICE
    return shared >= wanted * min(len(a.words), len(b.words))


def _other_amounts(a: Claim, b: Claim) -> bool:
    """Whether they name different numbers; a denial may repeat some that are not what it denies."""
    return a.amount != b.amount and is_denied(a) == is_denied(b)


def _one_doer_and_place(a: Claim, b: Claim) -> bool:
    """Whether both name the same doer and a place in common: then fewer words tell that they speak of one thing."""
    doer = fold(a.arguments.actor)
    return (
        doer is not None
        and doer == fold(b.arguments.actor)
        and not {p.key for p in a.places}.isdisjoint(p.key for p in b.places)
    )


def _voice(claim: Claim) -> str:
    speaker = claim.speaker
    return fold(speaker.name) or "" if speaker is not None else ""
