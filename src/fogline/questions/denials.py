"""What a denial denies, where the text only says "the accusation", "the reports" or "any such strike"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fogline.model import Act, Claim, ClaimKind, Relation
from fogline.questions.measure import stems
from fogline.questions.opposed import things_of
from fogline.questions.words import fold, is_denied

__all__ = ["BESIDES", "confirmed_by", "denied_by", "is_bare"]

_BARE = re.compile(
    r"^[\"“'«]?(?:(?:the|these|those|any|all|such|that|this|its|his|her|their|of|false|\w+['’]s?)\s+)*"
    r"(?:\w+\s+)?(?:accusations?|allegations?|reports?|claims?|charges?|involvement|responsibility|role|blame|assertions?|"
    r"statements?|announcements?|"
    r"(?:it|this|that|these|doing so|(?:strikes?|attacks?|shelling)(?:\W+\w+){0,3})\W*$|"
    r"звинувачен\w*|обвинени\w*|сообщени\w*|повідомлен\w*)\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"^\W*(?:(?:(?:that|this|the|these|those|such|its|their|his|her|\w+['’]s?)\s+)?(?:[A-Z]\w+\s+)?(?:claims?|assertions?|"
    r"statements?|version|reports?|announcements?)|this|that|it|these)"
    r"(?:\s+(?:on \w+day|later|soon|(?:earlier|later) (?:on|that|in the) \w+|outright|flatly|immediately|at once))*\W*$",
    re.IGNORECASE,
)
"""Points at what was just said, whoever is accused in it."""
_JUST = 300
"""Code points within which something was just said."""
_FALSE = re.compile(
    r"\b(?:false (?:\w+ )?(?:claims?|accusations?|allegations?|statements?|reports?|charges?|information)|"
    r"(?<!on the )(?<!on a )(?<!under the )(?<!under a )false pretext|lies\b|lying\b|"
    r"(?:baseless|groundless|unfounded|fabricated|invented|bogus) \w+|fabricat\w+|"
    r"disinformation)",
    re.IGNORECASE,
)
"""Says of another side's words that they are not so."""
_OF_ITSELF = re.compile(
    r"(?:\S+\s+){8,}(?:was|were|is|are)\s+\W*(?:\w+\s+)?(?:lies|false|fake|untrue|fabricat\w+|disinformation)\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""Calls false what it tells itself, and not what was said before."""
BESIDES = re.compile(r"\b(?:will|would|could|may|might|if|plans?|planning|prepar\w+)\b", re.IGNORECASE)
"""Lies that are to come answer nothing that was said."""
_ANYBODY = frozenset({"=civilians"})
"""No thing by which two passages are known to be of one matter."""
_STEM = 4
"""Letters that a state's name and its people's share: "Brit-ain", "Brit-ish"."""
_IN_LINE = re.compile(
    r"^\W*(?:(?:a|the|that|this|these|those|such)\s+)?(?:figures?|numbers?|claims?|reports?|information|toll)\b"
    r"(?:\s+(?:\w+\s+)?(?:in line with|consistent with|matching|similar to)\b.*)?\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""A confirmation that names what it confirms by no more than "the reports", "a figure in line with …"."""
_OF_WHAT = re.compile(
    r"^\W*(?:\w+\s+){0,3}?(?:accus\w+|alleg\w+|reports?|claims?|charges?)\s+"
    r"(?:(?:of|that|about|regarding|made)\s+(.+)|(\S+(?:\s+\S+){2,}))$",
    re.IGNORECASE | re.DOTALL,
)
_ENOUGH = 0.6
"""Part of the words of "accusations of …" that must be found in what is denied."""
_EVENTS = frozenset(
    {Relation.STRIKE, Relation.RESPONSIBILITY, Relation.ATTACK, Relation.CASUALTIES, Relation.DAMAGE}
)
_EVENT_WORDS = re.compile(r"\b(strike|attack|shell|raid|bomb|reports?|incident)", re.IGNORECASE)


def denied_by(claims: Sequence[Claim]) -> dict[str, str]:
    """From each denial's id to the id of the claim that it denies, where the text or the report tells.

    A link that the claim itself bears is kept. A bare denial meets, in its own report, the nearest earlier claim
    that accuses the denier's side, else the nearest later one, else the nearest earlier report of such an event
    by another voice. ``claims`` may come in any order.
    """
    known = {c.id: c for c in claims}
    links = {
        c.id: c.denies
        for c in claims
        if c.denies is not None and c.denies in known and not _of_another(c, known[c.denies])
    }
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.CLAIM:
            by_report[claim.report].append(claim)
    for told in by_report.values():
        told.sort(key=lambda c: (c.start, c.end, c.id))
        for index, claim in enumerate(told):
            if is_bare(claim) and claim.id not in links:
                met = _nearest(claim, reversed(told[:index]), told[index + 1 :])
                if met is not None:
                    links[claim.id] = met.id
        for claim, met in _called_false(told):
            links.setdefault(claim.id, met.id)
    return links


def _called_false(told: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim that another side speaks falsely, with the nearest earlier one in which that side accuses the speaker.

    "Russia was making false claims": by that side, of the speaker's own, or naming the speaker; nothing said of others.
    """
    for index, claim in enumerate(told):
        liar, party = fold(claim.arguments.actor), fold(claim.party)
        if liar is None or party in (None, liar) or claim.speaker is None or not _FALSE.search(claim.quote):
            continue
        if BESIDES.search(claim.quote) or _OF_ITSELF.match(claim.quote):
            continue
        own = claim.speaker.name.casefold().removeprefix("the ")[:_STEM]
        answered = []
        for before in reversed(told[:index]):
            named = len(own) == _STEM and own in before.quote.casefold()
            accused = fold(before.arguments.actor) == party and before.relation in _EVENTS
            shared = len((things_of(before, (own,)) & things_of(claim, (own,))) - _ANYBODY)
            if fold(before.party) == liar and (named or accused or shared) and not is_denied(before):
                answered.append((shared, before))
        if answered:
            yield claim, max(answered, key=lambda met: met[0])[1]  # the nearest of those that share most


def confirmed_by(claims: Sequence[Claim]) -> dict[str, str]:
    """From each bare confirmation's id to the id of the claim just before it that it confirms, of another voice."""
    links = {}
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.id)):
        if claim.kind is not ClaimKind.CLAIM:
            continue
        before = by_report[claim.report]
        if claim.act is Act.CONFIRMS and claim.speaker is not None and _IN_LINE.match(claim.quote):
            just = [c for c in reversed(before) if claim.start - c.end <= _JUST and _other_voice(c, claim)]
            counted = [
                c for c in just if c.amount is not None or not claim.quote.casefold().startswith("a figure")
            ]
            if counted:
                links[claim.id] = counted[0].id
        before.append(claim)
    return links


def is_bare(claim: Claim) -> bool:
    """Whether a denial names what it denies by no more than "the accusation", "the reports", "any such strike"."""
    return claim.act is Act.DENIES and _BARE.match(claim.quote) is not None


def _nearest(denial: Claim, before: Iterable[Claim], after: Iterable[Claim]) -> Claim | None:
    earlier = [c for c in before if _may_meet(c, denial)]
    later = [c for c in after if _may_meet(c, denial)]
    others = [c for c in earlier if c.party is None or c.party != denial.party]
    named = _OF_WHAT.search(denial.quote)
    if named is not None:
        # "accusations of war crimes" are met by war crimes only, never by whatever was said last.
        wanted = stems(named.group(1) or named.group(2))
        enough = max(1.0, _ENOUGH * len(wanted))
        met = [c for c in (*earlier, *later) if len(wanted & stems(c.quote)) >= enough]
        return met[0] if met else None
    if _SAID_BEFORE.match(denial.quote):
        just = [c for c in others if c.speaker is not None and denial.start - c.end <= _JUST]
        if just:
            return just[0]
    for claim in (*others, *later):
        if _accuses(claim, denial) and claim.relation in _EVENTS:
            return claim
    if not _EVENT_WORDS.search(denial.quote):
        for claim in others:
            if _accuses(claim, denial) and denial.start - claim.end <= 2 * _JUST:
                return claim
    if _EVENT_WORDS.search(denial.quote) and not _about_self(denial):
        for claim in earlier:
            if claim.relation in _EVENTS:
                return claim
    return None


def _may_meet(claim: Claim, denial: Claim) -> bool:
    return (
        _other_voice(claim, denial)
        and not is_denied(claim)
        and not _of_another(claim, denial)
        and (not _elsewhere(claim, denial))
    )


def _elsewhere(claim: Claim, denial: Claim) -> bool:
    """Whether a denial names its own place, and the claim is of other ones."""
    own = {p.key for p in denial.places if denial.start <= p.start < denial.end}
    return bool(own) and bool(claim.places) and own.isdisjoint(p.key for p in claim.places)


def _of_another(a: Claim, b: Claim) -> bool:
    """Whether both name a doer, and not the same: who denies one side's advance says nothing of the other's."""
    mine, other = fold(a.arguments.actor), fold(b.arguments.actor)
    return mine is not None and other is not None and mine != other


def _other_voice(claim: Claim, denial: Claim) -> bool:
    mine, other = claim.speaker, denial.speaker
    return mine is not None and other is not None and fold(mine.name) != fold(other.name)


def _accuses(claim: Claim, denial: Claim) -> bool:
    accused = fold(denial.party)
    return accused is not None and fold(claim.arguments.actor) == accused


def _about_self(denial: Claim) -> bool:
    return denial.party is not None and fold(denial.arguments.actor) == fold(denial.party)
