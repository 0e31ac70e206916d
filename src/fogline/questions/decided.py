"""What people decided, applied: claims as corrected, those that answer nothing, and pairs forced apart or together.

Values in, values out: the machine's claims and the decisions go in, the same claims as people see them come out. The
machine's version is never lost: undo every decision and the same claims come out that went in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.model import Claim, Correction, Decision, Review, Translation, What
from fogline.model.decision import CORRECTABLE, pair, settled
from fogline.questions.corrections import as_text, corrected

__all__ = ["NOTHING_FORCED", "Decided", "Forced", "decide", "review_of", "self_contained"]

Pair = tuple[str, str]
"""Two ids of claims, in order."""


@dataclass(frozen=True, slots=True)
class Forced:
    """Pairs of claims that people set apart or put together, each with the decision's id."""

    apart: Mapping[Pair, str] = field(default_factory=dict)
    together: Mapping[Pair, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.apart or self.together)

    def joins(self, claims: Collection[str]) -> bool:
        """Whether both claims of a pair that a person put together are among ``claims``."""
        return any(a in claims and b in claims for a, b in self.together)

    def about(self, claims: Collection[str]) -> tuple[str, ...]:
        """The decisions by which ``claims`` came to stand in one question and others to stand elsewhere."""
        found = {id for (a, b), id in self.together.items() if a in claims and b in claims}
        found |= {id for (a, b), id in self.apart.items() if (a in claims) != (b in claims)}
        return tuple(sorted(found))


NOTHING_FORCED = Forced()


@dataclass(frozen=True, slots=True)
class Decided:
    """Claims after people decided. ``claims`` are all of them, in the order given, each with its review and in the
    person's version; ``corrections`` say what the machine had read. ``lost`` are the ids of the decisions that are
    bound to a claim that is not there, or to a field that it no longer has: they change nothing."""

    claims: tuple[Claim, ...]
    forced: Forced = NOTHING_FORCED
    corrections: tuple[Correction, ...] = ()
    translations: tuple[Translation, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def answering(self) -> tuple[Claim, ...]:
        """The claims that may answer a question: all but the rejected ones, which also deny nothing any longer."""
        kept = [c for c in self.claims if c.review is not Review.REJECTED]
        return self.claims if len(kept) == len(self.claims) else self_contained(kept)


def self_contained(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """``claims`` of which none denies a claim that is not among them."""
    ids = {c.id for c in claims}
    return tuple(replace(c, denies=None) if c.denies and c.denies not in ids else c for c in claims)


def decide(
    claims: Sequence[Claim], decisions: Sequence[Decision], elsewhere: Collection[str] = ()
) -> Decided:
    """Apply ``decisions``, given in the order in which they were made, to ``claims``.

    Those undone change nothing; of several about one thing the last one holds. A claim is *rejected* where the last
    word on it is a rejection, *corrected* where a field differs from what the machine read, else *accepted* once
    anybody accepted it or corrected it to what it was. ``elsewhere`` are ids that are not of claims (reports): what
    is on them is passed over.
    """
    standing = settled(decisions)
    if not standing:
        return Decided(tuple(claims))
    known = {claim.id for claim in claims}
    on: dict[str, list[Decision]] = defaultdict(list)
    apart: dict[Pair, str] = {}
    together: dict[Pair, str] = {}
    lost: list[str] = []
    for decision in standing:
        if decision.on in elsewhere:
            continue
        if not known.issuperset(decision.items):
            lost.append(decision.id)
        elif decision.what in (What.APART, What.TOGETHER):
            pairs = apart if decision.what == What.APART else together
            pairs[pair(*decision.items)] = decision.id
        else:
            on[decision.on].append(decision)
    made: list[Correction] = []
    changed = {claim.id: _decided(claim, on[claim.id], made, lost) for claim in claims if claim.id in on}
    return Decided(
        _without_doubles([changed.get(claim.id, claim) for claim in claims]),
        Forced(apart, together),
        tuple(made),
        tuple(
            Translation(d.on, d.to_value, d.by, d.at, d.id)
            for found in on.values() for d in found if d.what == What.TRANSLATION and d.to_value
        ),
        tuple(lost),
    )  # fmt: skip


def _decided(claim: Claim, decisions: Iterable[Decision], made: list[Correction], lost: list[str]) -> Claim:
    """One claim in the person's version; what was corrected is added to ``made``, what cannot be to ``lost``."""
    found, review = claim, Review.UNREVIEWED
    for decision in decisions:
        if decision.what == What.REVIEW:
            review = Review.REJECTED if decision.to_value == Review.REJECTED else Review.ACCEPTED
        elif decision.what in CORRECTABLE:
            try:
                found = corrected(found, decision.what, decision.to_value)
            except (
                ValueError
            ):  # the machine reads this claim otherwise now: there is no such field to correct
                lost.append(decision.id)
                continue
            review = Review.ACCEPTED
            before = as_text(claim, decision.what)
            if before != decision.to_value:
                made.append(
                    Correction(claim.id, decision.what, before, decision.to_value, decision.by, decision.at,
                               decision.id)
                )  # fmt: skip
    if review is Review.ACCEPTED and found != claim:
        review = Review.CORRECTED
    return replace(found, review=review)


def _without_doubles(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The machine finding anew what a person has corrected to: one claim, the person's."""
    reviewed = {_same(c) for c in claims if c.review is Review.CORRECTED}
    if not reviewed:
        return tuple(claims)
    return tuple(c for c in claims if c.review is not Review.UNREVIEWED or _same(c) not in reviewed)


def _same(claim: Claim) -> tuple[object, ...]:
    voice = claim.speaker
    return (claim.report, claim.start, claim.end, voice.name if voice else None, claim.relation)


def review_of(claims: Iterable[Claim]) -> Review:
    """The review of what rests on ``claims``: *unreviewed* while any of them is, else *corrected* where any of them
    is, else *accepted*; *rejected* where all are. Rejected ones do not count beside others."""
    reviews = {claim.review for claim in claims}
    for review in (Review.UNREVIEWED, Review.CORRECTED, Review.ACCEPTED, Review.REJECTED):
        if review in reviews:
            return review
    return Review.UNREVIEWED
