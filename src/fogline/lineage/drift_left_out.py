"""What a pickup leaves out that bears on the rest: denials, a party's account, what could be verified."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from fogline.knowledge.stance import find, has
from fogline.lineage.drift_pickup import Pickup
from fogline.lineage.drift_reading import Found, Sentence, part_in
from fogline.model import Act, Claim, ClaimKind, DriftKind, Polarity, Standing, Stretch

__all__ = ["left_out", "verification_drift"]

WHOLE = 0.34
"""Part of the shorter report that must be carried on before what is missing counts as left out: a sentence quoted from a
long report leaves out nothing."""

SAME_DENIAL = 0.25
"""Part of a denial that a sentence that denies must share with it to be the same, however it is worded."""

_PARTY_VOICES = frozenset((Standing.OFFICIAL, Standing.OCCUPATION, Standing.ALIGNED))


def left_out(pickup: Pickup) -> Iterator[Found]:
    """Denials and accounts of parties that the parent has and the child does not."""
    if pickup.share < WHOLE:
        return
    denied = list(_denials(pickup))
    yield from denied
    yield from _accounts(pickup, {f.claim.id for f in denied})


def _denials(pickup: Pickup) -> Iterator[Found]:
    denied = [
        (i, claim) for i in range(len(pickup.parent.sentences)) if (claim := _denial(pickup, i)) is not None
    ]
    free = set(range(len(pickup.child.sentences)))
    for i, claim in denied:  # those that the edge shows first, so that none of these is taken for another
        free -= {
            j for j in _told_in(pickup, i, claim, free) if pickup.child.sentences[j] in pickup.carriers(i)
        }
    kept = {
        i for i, claim in denied if _told_in(pickup, i, claim, free) or any(map(_denying, pickup.carriers(i)))
    }
    for i, claim in denied:
        beside = {k for k, other in denied if abs(k - i) == 1 and _one_voice(other, claim)}
        if not kept & {i, *beside}:  # one sentence may tell denials of one voice that stand together
            name = _name(claim) if _known(claim) else pickup.parent.report.source.name
            note = f"that {name} denies it is left out"
            yield Found(DriftKind.DENIAL_LEFT_OUT, claim, None, note, pickup.parent.sentences[i].stretch)


def _denial(pickup: Pickup, i: int) -> Claim | None:
    """The claim by which sentence ``i`` of the parent denies something; ``None`` where it denies nothing.

    To say that one did not do it is to deny it; to say that something is not so need not be.
    """
    sentence = pickup.parent.sentences[i]
    worded = has(sentence.text, "denial")
    for claim in sentence.claims:
        if claim.act is Act.DENIES and claim.kind is ClaimKind.CLAIM and claim.speaker is not None:
            own = claim.party is not None and claim.arguments.actor == claim.party
            if own or worded:
                return claim
    denied = (c for c in pickup.parent.claims if c.act is Act.DENIES and c.cue is not None)
    from_here = next((c for c in denied if c.cue is not None and pickup.parent.at(c.cue.start) == i), None)
    if worded and from_here is not None:
        return from_here
    told = next((c for c in sentence.claims if c.speaker is not None and c.kind is ClaimKind.CLAIM), None)
    return (
        told
        if worded and told is not None
        else pickup.parent.nearest_claim(i)
        if has(sentence.text, "denial_sure")
        else None
    )


_PRONOUNS = frozenset("we it he she they i ми він вона вони мы он она они".split())


def _known(claim: Claim) -> bool:
    """Whether a claim is of a voice that is known for one, or has a name."""
    speaker = claim.speaker
    if speaker is None or speaker.party is not None or speaker.standing is not Standing.UNKNOWN:
        return speaker is not None
    return speaker.name.casefold() not in _PRONOUNS and any(
        word[0].isupper() for word in speaker.name.split()
    )


def _told_in(pickup: Pickup, i: int, claim: Claim, free: set[int]) -> list[int]:
    """The sentences of the child, of those that are ``free``, that may tell the denial of sentence ``i``."""
    sentence, found = pickup.parent.sentences[i], []
    for j in sorted(free):
        other = pickup.child.sentences[j]
        voices = [c for c in other.claims if _one_voice(c, claim)]
        negated = any(c.act is Act.DENIES or c.polarity is Polarity.NEGATED for c in voices)
        carried = other in pickup.carriers(i) and has(other.text, "cannot")
        if (_denying(other) and (voices or _alike(sentence, other))) or (
            (negated or carried) and _alike(sentence, other)
        ):
            found.append(j)
    return found


def _denying(sentence: Sentence) -> bool:
    return has(sentence.text, "denial")


def _one_voice(claim: Claim, other: Claim) -> bool:
    return claim.party == other.party if other.party else _name(claim).casefold() == _name(other).casefold()


def _alike(sentence: Sentence, other: Sentence) -> bool:
    return part_in(sentence, other) >= SAME_DENIAL


def _name(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker is not None else ""


def _accounts(pickup: Pickup, told: set[str]) -> Iterator[Found]:
    """A party that speaks in the parent and not in the child, of what the child tells of."""
    kept = _voices(pickup.child.claims)
    for party, claims in sorted(_voices(pickup.parent.claims).items()):
        others = [c for c in pickup.parent.claims if c.party != party and _carried(pickup, c)]
        mine = _of_one_voice(
            pickup, party, [c for c in claims if c.id not in told and c.act is not Act.DENIES]
        )
        if party in kept or not mine or not _concern(party, mine, others):
            continue
        if _one_place(mine, others) or _mentioned(pickup, party, mine):
            note = f"what {_name(mine[0])} says is left out"
            yield Found(DriftKind.ACCOUNT_LEFT_OUT, mine[0], None, note, _block(pickup, mine))


def _of_one_voice(pickup: Pickup, party: str, claims: list[Claim]) -> list[Claim]:
    """What the voice of a party says of which nothing is carried on; of several, the one that tells its party's deeds."""
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_name[_name(claim)].append(claim)
    silent = [said for said in by_name.values() if not any(_carried(pickup, c) for c in said)]
    return max(silent, key=lambda said: any(c.arguments.actor == party for c in said), default=[])


def _carried(pickup: Pickup, claim: Claim) -> bool:
    return pickup.parent.at(claim.start) in pickup.aligned


def _voices(claims: tuple[Claim, ...]) -> Mapping[str, list[Claim]]:
    """What voices of each party say; others' words are nobody's account."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        speaker = claim.speaker
        if (
            speaker is not None
            and speaker.party
            and speaker.standing in _PARTY_VOICES
            and claim.kind is ClaimKind.CLAIM
        ):
            found[speaker.party].append(claim)
    return found


def _concern(party: str, claims: list[Claim], others: list[Claim]) -> bool:
    """Whether a party speaks of its own doing or of what was done to it, or others speak of it."""
    named = {side for c in (*claims, *others) for side in (c.arguments.actor, c.arguments.target)}
    naming = {side for c in claims for side in (c.arguments.actor, c.arguments.target)}
    return party in named or bool({c.party for c in others if c.party} & naming)


def _one_place(claims: list[Claim], others: list[Claim]) -> bool:
    """Whether they speak of what happened in one place."""
    return bool({p.key for c in claims for p in c.places} & {p.key for c in others for p in c.places})


def _mentioned(pickup: Pickup, party: str, claims: list[Claim]) -> bool:
    """Whether the child speaks of a party at all."""
    if any(f"g:{party}" in s.words.marks for s in pickup.child.sentences):
        return True
    if any(party in (c.arguments.actor, c.arguments.target) for c in pickup.child.claims):
        return True
    names = {
        word for c in claims if c.speaker for word in re.findall(r"\b[A-ZА-ЯІЇЄҐ][\w-]{2,}", c.speaker.name)
    }
    return any(name in s.text for s in pickup.child.sentences for name in names)


def _block(pickup: Pickup, claims: list[Claim]) -> Stretch:
    """The sentences of the claims from the first on, as far as they follow one another."""
    numbers = sorted({pickup.parent.at(c.start) for c in claims})
    last = numbers[0]
    for n in numbers[1:]:
        if n > last + 1:
            break
        last = n
    first = pickup.parent.sentences[numbers[0]]
    return Stretch(pickup.parent.report.id, first.start, pickup.parent.sentences[last].end)


def verification_drift(pickup: Pickup) -> Iterator[Found]:
    """What could or could not be verified: said of more than before, or not at all."""
    if pickup.share < WHOLE:
        return
    remarks = [s for s in pickup.child.sentences if _remarks(s)]
    for i, sentence in enumerate(pickup.parent.sentences):
        if not _remarks(sentence) or any(s.plain == sentence.plain for s in remarks):
            continue
        claim = pickup.parent.nearest_claim(i)
        if claim is None:
            continue
        carried = pickup.carriers(i)
        after = next((s for s in carried if _remarks(s)), None)
        sure = next((s for s in carried if has(s.text, "verify", "confirm") and not _limited(s)), None)
        if sure is not None and after in (None, sure) and _limited(sentence):
            note = "what was verified in part, or not at all, is now verified"
            yield Found(
                DriftKind.VERIFICATION_WIDENED, claim, _first(sure), note, sentence.stretch, sure.stretch
            )
        elif after is None and _of_accounts(sentence) and not any(_free(pickup, s, i) for s in remarks):
            note = "the report no longer says what could be verified"
            yield Found(DriftKind.VERIFICATION_DROPPED, claim, None, note, sentence.stretch)


def _free(pickup: Pickup, remark: Sentence, i: int) -> bool:
    """Whether a remark of the child may be that of sentence ``i``: no other remark of the parent is told by it."""
    return not any(_remarks(s) and s is not pickup.parent.sentences[i] for s in pickup.sources(remark))


def _of_accounts(sentence: Sentence) -> bool:
    """Whether it says that what was said could not be verified: what is said of one clip goes with the clip."""
    return _limited(sentence) and has(sentence.text, "account", "independent")


def _remarks(sentence: Sentence) -> bool:
    return has(sentence.text, "verify")


def _limited(sentence: Sentence) -> bool:
    """Whether a remark on verification has a "not" in it."""
    return bool(find(sentence.text, "cannot"))


def _first(sentence: Sentence) -> Claim | None:
    return sentence.claims[0] if sentence.claims else None
