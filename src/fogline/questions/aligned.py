"""Which claim a denial denies, by what both are about: the nearest one of another side with the same content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from fogline.knowledge.wording import senses, stem
from fogline.model import Act, Claim, ClaimKind, Relation
from fogline.questions.opposed import NAME, PLAIN, apart, sides_differ
from fogline.questions.words import EVER, fold, is_denied, is_doubt

__all__ = ["aligned", "content_of"]

_WITHIN = 30
"""Claims before and after a denial, in its report, among which the denied one is looked for."""
_FAMILIES = {
    "blow": "blow",
    "explosion": "blow",
    "landed": "blow",
    "harm": "harm",
    "dead": "dead",
    "sunk": "sunk",
    "truce": "truce",
    "theft": "theft",
    "hunger": "hunger",
    "mishap": "mishap",
    "downed": "downed",
}
"""Senses whose words are one: to deny a shelling is to deny the attack."""
_GENERAL = frozenset(
    {
        "<blow>",
        "carr",
        "carry",
        "conduct",
        "launch",
        "involvement",
        "involv",
        "responsibility",
        "responsibl",
        "such",
    }
)
"""What a denial of "the attack" is about: nothing that would tell one attack from another."""
_JUST = 700
"""Code points within which an event was just told."""
_ENOUGH = 0.6
"""Part of what a denial is about that the denied claim must be about too."""
_HALF = 0.5
"""The same where both are of one relation that says what happened: to deny a capture, it is enough to speak of one."""
_FEWEST = 2
_LOOSE = frozenset(
    {
        Relation.STATEMENT,
        Relation.INTENT,
        Relation.FOOTAGE,
        Relation.STRIKE,
        Relation.ATTACK,
        Relation.CASUALTIES,
    }
)


def aligned(
    claims: Sequence[Claim], parties: Collection[str], linked: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Each denial that is not ``linked`` yet, with the claim that it denies (ids). ``parties`` are as in ``opposed``."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.CLAIM and claim.speaker is not None:
            by_report[claim.report].append(claim)
    for told in by_report.values():
        told.sort(key=lambda c: (c.start, c.end, c.id))
        for index, claim in enumerate(told):
            if claim.id in linked or not is_denied(claim) or is_doubt(claim) or EVER.search(claim.quote):
                continue
            met = _denied(
                claim, told[max(index - _WITHIN, 0) : index], told[index + 1 : index + 1 + _WITHIN], parties
            )
            if met is not None:
                yield claim.id, met.id


def _denied(
    denial: Claim, before: Sequence[Claim], after: Sequence[Claim], parties: Collection[str]
) -> Claim | None:
    about = content_of(denial, parties)
    if denial.act is Act.DENIES and about <= _GENERAL:
        return _event_before(denial, before)
    best: tuple[float, int] = (0.0, 0)
    met = None
    for rank, claim in enumerate([*reversed(before), *after]):
        if (
            is_denied(claim)
            or not sides_differ(claim, denial)
            or apart(claim, denial)
            or _of_another(claim, denial)
        ):
            continue
        shared = len(about & content_of(claim, parties))
        few = (
            claim.relation is denial.relation
            and claim.relation not in _LOOSE
            and shared >= _HALF * len(about)
        )
        if shared < (1 if few else _FEWEST) or shared < (_HALF if few else _ENOUGH) * len(about):
            continue
        if met is None or (shared, -rank) > best:
            best, met = (shared, -rank), claim
    return met


def _event_before(denial: Claim, before: Sequence[Claim]) -> Claim | None:
    """The event that "the attack" points at: just told by another side, as the denier's."""
    if denial.party is None:
        return None
    just = [
        claim
        for claim in reversed(before)
        if denial.start - claim.end <= _JUST
        and sides_differ(claim, denial)
        and not is_denied(claim)
        and not apart(claim, denial)
        and claim.act not in (Act.PROMISES, Act.WARNS)
        and "<blow>" in content_of(claim)
    ]
    own = [claim for claim in just if fold(claim.arguments.actor) == fold(denial.party)]
    return next(iter(own), None)


def content_of(claim: Claim, parties: Collection[str] = ()) -> frozenset[str]:
    """What a passage is about: its words' senses where they are one family, else their stems, but for parties' names."""
    found = set()
    for word, meant in senses().read(claim.quote):
        family = next((_FAMILIES[sense] for sense in meant if sense in _FAMILIES), None)
        if family is not None:
            found.add(f"<{family}>")
        elif len(word) > 3 and (root := stem(word)) not in PLAIN and root[:NAME] not in parties:
            found.add(root)
    return frozenset(found)


def _of_another(claim: Claim, denial: Claim) -> bool:
    """Whether both name a doer, and not the same."""
    mine = fold(denial.arguments.actor) or (fold(denial.party) if denial.act is Act.DENIES else None)
    other = fold(claim.arguments.actor)
    return mine is not None and other is not None and mine != other
