"""Who is said to have done a deed of no one town, such as breaking a truce; and what two voices say in one breath."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from fogline.knowledge.relations import Asked, Word
from fogline.knowledge.wording import senses
from fogline.model import Act, Claim, ClaimKind, Place, Relation, Report
from fogline.questions.deeds import Deed, wide_deed
from fogline.questions.reading import SAID, Reading, Topic, days
from fogline.questions.words import fold, is_denied, is_doubt, word_of

__all__ = ["charges", "in_one_breath"]


def charges(
    claims: Sequence[Claim], reports: Mapping[str, Report], linked: Collection[str]
) -> Iterator[Reading]:
    """The readings of wide deeds, each where its report puts the deed. ``linked`` denials meet by what they deny."""
    told: dict[tuple[str, str], list[tuple[Claim, str]]] = defaultdict(list)
    each_other = _each_other(claims)
    for claim in claims:
        found = _charge(claim, each_other.get(claim.id)) if claim.id not in linked else None
        if found is not None:
            deed, who = found
            told[claim.report, deed.key].append((claim, who))
    for (_, key), found_here in told.items():
        place = _place([claim for claim, _ in found_here])
        topic = Topic(Relation.RESPONSIBILITY, Asked.WHO, measure=key)
        for claim, who in found_here:
            first, last, dated = days(claim, reports)
            word, _ = word_of(claim, Asked.WHO)
            if word is Word.BY and who == fold(claim.party) and "observed" in senses()(claim.quote):
                word = Word.NOT_BY
            yield Reading(claim, topic, place, first, last, dated, word, who)


def _each_other(claims: Sequence[Claim]) -> dict[str, str]:
    """Whom each of two voices means that are said to accuse each other in one passage, where no doer is read."""
    spans: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.party is not None and claim.arguments.actor is None and not is_denied(claim):
            spans[claim.report, claim.start, claim.end].append(claim)
    found: dict[str, str] = {}
    for said in spans.values():
        parties = sorted({claim.party or "" for claim in said})
        if len(parties) == 2:
            found |= {claim.id: parties[claim.party == parties[0]] for claim in said}
    return found


def _charge(claim: Claim, other: str | None = None) -> tuple[Deed, str] | None:
    """The deed and its doer; who denies a deed without naming the doer speaks of its own side."""
    if claim.kind is not ClaimKind.CLAIM or claim.speaker is None or is_doubt(claim):
        return None
    deed = wide_deed(claim)
    own = claim.party if claim.act is Act.DENIES else None
    who = fold(claim.arguments.actor or own or other)
    return (deed, who) if deed is not None and who is not None else None


def _place(claims: Sequence[Claim]) -> Place | None:
    """Where most of ``claims`` put it; the first of the alphabet where several do alike."""
    named = {p.key: p for c in reversed(claims) for p in c.places[:1]}
    times = Counter(c.places[0].key for c in claims if c.places)
    return named[min(times, key=lambda key: (-times[key], key))] if times else None


def in_one_breath(
    claims: Sequence[Claim], reports: Mapping[str, Report], read: Collection[str]
) -> Iterator[Reading]:
    """Readings for what several voices are said to say in the same words, where it answers nothing else.

    "The US and Ukraine blamed Russia for laying mines" is one thing said by two. ``read`` are claims that answer
    something.
    """
    spans: dict[tuple[str, int, int, str | None, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.CLAIM and claim.speaker is not None:
            doer = fold(claim.arguments.actor)
            spans[claim.report, claim.start, claim.end, doer, is_denied(claim)].append(claim)
    for (*_, doer, denied), said in spans.items():
        voices = {fold(c.speaker.name) for c in said if c.speaker is not None}
        sides = {fold(c.party) for c in said}
        each_the_other = doer in sides if doer is not None else len(sides) > 1
        if len(voices) < 2 or each_the_other or any(c.id in read for c in said):
            continue
        topic = Topic(said[0].relation, Asked.WHETHER, measure=SAID + said[0].id)
        for claim in said:
            first, last, dated = days(claim, reports)
            place = claim.places[0] if claim.places else None
            yield Reading(claim, topic, place, first, last, dated, Word.NO if denied else Word.YES)
