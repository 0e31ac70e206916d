"""What one claim takes from another: the second half of a list from the first, a denial from what it denies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fogline.claims.slavic.reading import Reading
from fogline.model import Arguments, Claim, Relation, Standing, When, content_id

__all__ = ["detailed", "elided", "going_on", "not_of_saying", "said_when", "tied"]

_PRESENT = ("ет", "ит", "ют", "ут", "ят", "ат", "ёт", "є", "ить", "уть", "ють", "ять", "ать")
_NEAR = 300
"""Code points within which the same voice goes on."""
_DETAIL = 90
"""Code points between a count and what breaks it down."""
_BACK = 600
"""Code points back to which what happened takes its day."""
_GERUND = ("вши", "вшись", "ючи", "учи", "ячи", "ачи")
_LOST = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT, Relation.INTERCEPTION})

_OWN_LOSSES = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT})
_OWN_DEEDS = frozenset(
    {
        Relation.CONTROL, Relation.ADVANCE, Relation.WITHDRAWAL, Relation.ATTACK, Relation.STRIKE,
        Relation.INTERCEPTION, Relation.ENCIRCLEMENT, Relation.CONCENTRATION, Relation.INTENT, Relation.PRESENCE,
    }
)  # fmt: skip


def going_on(reading: Reading, claim: Claim, before: Sequence[Claim]) -> Claim:
    """``claim`` with who and whom of the one ``before`` it, where its words only go on with it."""
    return _carried(reading, _shared(reading, claim, before), before)


def _carried(reading: Reading, claim: Claim, before: Sequence[Claim]) -> Claim:
    """``claim`` with who and whom of the claim before it, where it only goes on with a list of what was lost.

    "The enemy lost 300 soldiers, two tanks and a gun": a piece without a verb of its own has those of the first.
    """
    if not before or claim.relation not in _LOST or claim.arguments != Arguments():
        return claim
    last = before[-1]
    if last.relation not in _LOST or last.end > claim.start:
        return claim
    begin, end = bisect_left(reading.starts, claim.start), bisect_left(reading.starts, claim.end)
    if reading.sentence_of[begin] != reading.sentence_of[bisect_left(reading.starts, last.start)]:
        return claim
    if any(reading.pos[k] in ("VERB", "AUX") and not reading.case[k] for k in range(begin, end)):
        return claim  # participles have a case
    return replace(claim, arguments=last.arguments)


def _shared(reading: Reading, claim: Claim, before: Sequence[Claim]) -> Claim:
    """``claim`` with the doer of the claim before it, where its verb has no subject of its own: "the enemy attacked the
    village and shelled the town"."""
    if not before or claim.arguments.actor is not None or claim.relation not in _OWN_DEEDS:
        return claim
    last = before[-1]
    begin, end = bisect_left(reading.starts, claim.start), bisect_left(reading.starts, claim.end)
    first = bisect_left(reading.starts, last.start)
    if (
        last.arguments.actor is None
        or last.end > claim.start
        or reading.sentence_of[begin] != reading.sentence_of[first]
    ):
        return claim
    while begin + 1 < end and reading.lower[begin] in reading.words.small["loose"]:
        begin += 1
    verb = reading.lower[begin]
    if not verb.endswith(_GERUND):
        if (
            reading.pos[begin] != "VERB"
            or not (_past(verb) or verb.endswith(_PRESENT))
            or _subject(reading, begin, end)
        ):
            return claim
        others = {_past(reading.lower[k]) for k in range(first, begin) if reading.pos[k] == "VERB"}
        if _past(verb) not in others:
            return claim
    return replace(claim, arguments=Arguments(last.arguments.actor, claim.arguments.target))


def said_when(claims: Iterable[Claim]) -> Iterator[Claim]:
    """``claims`` in the order of the text; one that does not say when it was said has the day of what the same voice
    said right before it."""
    last: Claim | None = None
    for claim in claims:
        if (
            claim.said_on is None
            and last is not None
            and last.said_on is not None
            and claim.speaker is not None
        ):
            near = 0 <= claim.start - last.end <= _NEAR
            if near and last.speaker is not None and claim.speaker.name == last.speaker.name:
                claim = replace(claim, said_on=last.said_on)
        last = claim
        yield claim


def not_of_saying(claim: Claim, spoken: Sequence[tuple[int, When]]) -> Claim:
    """``claim`` without a day of what happened that an earlier sentence gives as the day of saying; ``spoken`` are such
    days with where they stand."""
    day = claim.happened
    if day is not None and any(
        when == day and claim.start - _BACK <= at < claim.start for at, when in spoken
    ):
        return replace(claim, happened=None)
    return claim


def detailed(claim: Claim, stated: Sequence[Claim], text: str) -> Claim:
    """``claim``, of nobody named, as of the official voice whose count it only breaks down: "22 drones were shot down,
    the ministry said. Ten were shot down over one region …". ``stated`` are the attributed claims by their ends.
    """
    if claim.speakers or claim.relation is not Relation.INTERCEPTION or claim.amount is None:
        return claim
    last = next((c for c in reversed(stated) if c.end <= claim.start), None)
    if last is None or last.relation is not claim.relation or last.amount is None or last.speaker is None:
        return claim
    near = claim.start - last.end <= _DETAIL and text.count("\n", last.end, claim.start) <= 2
    if not near or last.speaker.standing is not Standing.OFFICIAL:
        return claim
    return replace(
        claim,
        id=content_id("c", claim.report, claim.start, claim.end, last.speaker.name, claim.relation.value),
        speakers=last.speakers,
        cue=last.cue,
        arguments=claim.arguments if claim.arguments != Arguments() else last.arguments,
        happened=claim.happened or last.happened,
    )


def elided(reading: Reading, claim: Claim, begin: int, end: int, cue: int) -> Claim:
    """``claim`` with its speaker as the subject that its words leave out: "the army said that (it) lost 300 soldiers".

    Only where the first word is a verb that agrees with that of saying, the token ``cue``, and nothing in its clause
    is its subject.
    """
    party, mine = claim.party, claim.arguments
    if (
        party is None
        or mine.actor == party
        or mine.target == party
        or not _leaves_out(reading, begin, end, cue)
    ):
        return claim
    if claim.relation in _OWN_LOSSES:
        lost = reading.lower[begin] in reading.words.stems["losing"]
        return (
            replace(claim, arguments=Arguments(mine.actor, party)) if lost and mine.target is None else claim
        )
    if claim.relation in _OWN_DEEDS and mine.actor is None:
        return replace(claim, arguments=Arguments(party, mine.target))
    return claim


def _leaves_out(reading: Reading, begin: int, end: int, cue: int) -> bool:
    verb, said = reading.lower[begin], reading.lower[cue]
    mine, theirs = _past(verb), _past(said)
    if reading.pos[begin] != "VERB" or begin < cue:
        return False
    if not mine and not verb.endswith(_PRESENT):
        return False
    if mine and theirs and mine != theirs:
        return False
    if mine and not theirs and (mine in ("ло", "ли")):
        return False
    return not _subject(reading, begin, end)


def _subject(reading: Reading, begin: int, end: int) -> bool:
    """Whether a noun in the nominative stands behind the verb ``begin`` in its clause."""
    for k in range(begin + 1, end):
        if reading.tokens[k] in ",;:" or reading.dash(k):
            break
        if reading.case[k] == "Nom" and reading.pos[k] in ("NOUN", "PROPN", "PRON", "NUM"):
            return True
    return False


def _past(verb: str) -> str:
    """The ending of a verb in the past tense, the same for the masculine of both languages; empty for others."""
    bare = verb.removesuffix("ся").removesuffix("сь")
    for ending in ("ла", "ло", "ли"):
        if bare.endswith(ending):
            return ending
    return "л" if bare.endswith(("л", "в")) else ""


def tied(claim: Claim, denied: Claim) -> Claim:
    """``claim`` as the denial of ``denied``, with whatever of who, whom, where and when it leaves open."""
    mine, theirs = claim.arguments, denied.arguments
    return replace(
        claim,
        denies=denied.id,
        arguments=Arguments(mine.actor or theirs.actor, mine.target or theirs.target),
        places=claim.places or denied.places,
        happened=claim.happened or denied.happened,
    )
