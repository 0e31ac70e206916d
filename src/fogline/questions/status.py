"""Where the accounts of a question stand: these rules, on one screen, the most contested first.

1. disputed: official voices of two parties contradict each other.
2. split: voices of one party contradict each other, or one voice itself.
3. against interest: an official voice says what is adverse to its own party.
4. compatible: official voices of opposing parties answer, and do not contradict each other. Where no two that answer
   are known to oppose each other, the reason says so.
5. single account: voices speak, of one party to the conflict only or of none.
6. unattributed: only the outlet's own voice speaks.

Official voices make a party's position; occupation bodies, war bloggers and media of a party stand apart from it: they
decide rule 2 alone, and else are named in the reason. Where no official voice of any party speaks, rules 1, 3 and 4 read
the unofficial ones, and the reason says so. Voices contradict each other where claims of theirs do, never because each
stands beside somebody whose claim does. No rule knows one party from another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from fogline.knowledge.relations import Asked, Word
from fogline.model import AnswerRelation, Claim, Standing, Status
from fogline.questions.answers import Draft, shorten
from fogline.questions.clashes import Clash, clashes, is_official, voice_of
from fogline.questions.interest import against_own_side, opponents
from fogline.questions.words import fold, is_denied

__all__ = ["assess"]

_STANDINGS = {
    Standing.OCCUPATION: "occupation body", Standing.ALIGNED: "aligned", Standing.MEDIA: "media",
    Standing.INDEPENDENT: "independent", Standing.ANONYMOUS: "anonymous", Standing.UNKNOWN: "standing not known",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Accounts:
    """What the rules look at. ``official`` says whether any official voice speaks: then positions rest on those alone."""

    drafts: Sequence[Draft]
    clashes: tuple[Clash, ...]
    opposing: Sequence[tuple[str, str]]
    names: Mapping[str, str]
    official: bool

    def name(self, party: str) -> str:
        return self.names.get(party, party)

    def counts(self, claim: Claim) -> bool:
        """Whether the claim is part of its party's position."""
        return claim.party is not None and (is_official(claim) or not self.official)

    def parties(self, draft: Draft) -> set[str]:
        """The parties whose position the answer is."""
        return {c.party for c in draft.claims if c.party and self.counts(c)}

    def oppose(self, one: str, other: str) -> bool:
        return fold(other) in opponents(one, self.opposing)


def assess(
    drafts: Sequence[Draft],
    relations: Sequence[AnswerRelation],
    opposing: Sequence[tuple[str, str]],
    names: Mapping[str, str],
) -> tuple[Status, str, tuple[Status, ...]]:
    """The status, its reason in a sentence, and the other statuses that hold too."""
    claims = [c for d in drafts for c in d.claims]
    official = any(c.party is not None and is_official(c) for c in claims)
    told = _Accounts(drafts, clashes(drafts, relations), opposing, names, official)
    found: list[tuple[Status, str]] = []
    for status, rule in (
        (Status.DISPUTED, _disputed),
        (Status.SPLIT, _split),
        (Status.AGAINST_INTEREST, _against_interest),
        (Status.COMPATIBLE, _compatible),
    ):
        reason = rule(told)
        if reason:
            found.append((status, reason))
    if not found:
        found.append(_few_voices(told))
    status, reason = found[0]
    if not official and any(c.party for c in claims):
        reason += " Only unofficial voices speak."
    return status, reason, tuple(other for other, _ in found[1:])


def _disputed(told: _Accounts) -> str | None:
    """Of several pairs of parties the one that opposes each other is told first, then the one with an outright denial."""
    pairs: dict[tuple[str, str], tuple[tuple[bool, bool], Clash]] = {}
    for clash in told.clashes:
        mine, other = clash.one.party, clash.other.party
        if (
            mine is None
            or other is None
            or mine == other
            or not (told.counts(clash.one) and told.counts(clash.other))
        ):
            continue
        pair = (min(mine, other), max(mine, other))
        rank = (not told.oppose(mine, other), is_denied(clash.one) == is_denied(clash.other))
        if pair not in pairs or rank < pairs[pair][0]:
            pairs[pair] = (rank, clash)
    if not pairs:
        return None
    first, *others = sorted(pairs, key=lambda p: (pairs[p][0], p))
    through = "; both through official voices." if told.official else "."
    also = "".join(
        f" {told.name(a)} and {told.name(b)} contradict each other on it too." for a, b in others[:2]
    )
    return _how(pairs[first][1], told, through) + also


def _how(clash: Clash, told: _Accounts, through: str) -> str:
    one, other = clash.one, clash.other
    if is_denied(other) and not is_denied(one):
        one, other = other, one
    mine, theirs = told.name(one.party or ""), told.name(other.party or "")
    if is_denied(one) and not is_denied(other) and clash.is_denial:
        return f"{mine} denies what {theirs} says{through}"
    both = " and ".join(sorted((mine, theirs)))
    return f"{both} contradict each other{through} {_cap(clash.reason)}."


def _split(told: _Accounts) -> str | None:
    within = [c for c in told.clashes if c.one.party is not None and c.one.party == c.other.party]
    if not within:
        return None
    first = min(within, key=lambda c: (c.one.party or "", c.is_reversal, c.voices, c.reason))
    party = told.name(first.one.party or "")
    if first.is_reversal:
        return f"{first.voices[0]} ({party}) contradicts itself: {first.reason}."
    speaking = _list([_spoken_by(c, told) for c in sorted((first.one, first.other), key=voice_of)])
    return f"Voices of {party} contradict each other ({speaking}): {first.reason}."


def _spoken_by(claim: Claim, told: _Accounts) -> str:
    """A voice, with its standing where not all of what is told is official."""
    standing = claim.speaker.standing if claim.speaker is not None else Standing.UNKNOWN
    known = _STANDINGS.get(standing)
    return f"{voice_of(claim)}, {known}" if known and told.official else voice_of(claim)


def _against_interest(told: _Accounts) -> str | None:
    for draft in told.drafts:
        for reading in draft.readings:
            claim = reading.claim
            if (
                reading.word is not Word.PLANNED
                and told.counts(claim)
                and against_own_side(claim, told.opposing)
            ):
                through = " through an official voice" if told.official else ""
                return (
                    f"{told.name(claim.party or '')} says{through} what is adverse to its own side: "
                    f"“{shorten(claim.quote)}”."
                )
    return None


def _compatible(told: _Accounts) -> str | None:
    if any(
        told.counts(c.one) and told.counts(c.other) and c.one.party != c.other.party for c in told.clashes
    ):
        return None
    speaking = sorted({p for d in told.drafts for p in told.parties(d)})
    how = "Official voices" if told.official else "Voices"
    for mine, other in combinations(speaking, 2):
        if told.oppose(mine, other):
            both = _list([told.name(mine), told.name(other)])
            return f"{how} of {both} {_together(told, {mine, other})}."
    if len(speaking) < 2 or len(_sides(speaking, told)) == 1:
        return None  # of the parties to the conflict one answers, and others beside it
    who = _list([told.name(p) for p in speaking])
    unknown = "nothing that was read says that they oppose each other"
    return f"{how} of {who} {_together(told, set(speaking))}; {unknown}."


def _together(told: _Accounts, parties: set[str]) -> str:
    shared = [d for d in told.drafts if parties <= told.parties(d)]
    if not shared:
        return "give answers that do not exclude each other"
    asks_who = shared[0].readings[0].topic.asked is Asked.WHO
    if asks_who and all(d.who is None and d.word is Word.BY for d in shared):
        return "say that it happened; they do not all say who did it"
    return "give the same answer"


def _sides(parties: Sequence[str], told: _Accounts) -> list[str]:
    """Those of ``parties`` that are known to oppose somebody."""
    return [p for p in parties if opponents(p, told.opposing)]


def _few_voices(told: _Accounts) -> tuple[Status, str]:
    claims = [c for d in told.drafts for c in d.claims]
    if all(c.speaker is None for c in claims):
        return Status.UNATTRIBUTED, "Only the reports' own voice says so; nobody is named as having said it."
    positions = sorted({c.party for c in claims if c.party and told.counts(c)})
    others = sorted({c.party for c in claims if c.party} - set(positions))
    voices = sorted({voice_of(c) for c in claims if c.speaker is not None})
    if not positions:
        who = f"Only {_list(voices)} speak{'s' if len(voices) == 1 else ''} to it, of neither side."
    elif len(positions) > 1:
        who = _one_side(positions, told)
    elif others:
        sides = _list([told.name(p) for p in others])
        side = told.name(positions[0])
        who = f"Officially only {side} answers; voices of {sides} that are not official answer too."
    else:
        side = told.name(positions[0])
        who = f"Only {side} answers." if voices == [side] else f"Only {side} answers: {_list(voices)}."
    return Status.SINGLE_ACCOUNT, who + _contradicted(told)


def _contradicted(told: _Accounts) -> str:
    """That a voice which makes no position contradicts one that does, or another; empty where none does."""
    if not told.clashes:
        return ""
    first = min(
        told.clashes, key=lambda c: (not (told.counts(c.one) or told.counts(c.other)), c.voices, c.reason)
    )
    return f" Another voice contradicts it: {first.reason} ({_list(first.voices)})."


def _one_side(parties: Sequence[str], told: _Accounts) -> str:
    """Several parties, of which the conflict is one's: the others are of no side in it."""
    mine = _sides(parties, told) or list(parties[:1])
    beside = _list([told.name(p) for p in parties if p not in mine])
    how = "official voices" if told.official else "voices"
    side = _list([told.name(p) for p in mine])
    return f"Of the parties that oppose each other only {side} answers; {how} of {beside} answer too."


def _list(words: Sequence[str]) -> str:
    shown = list(words[:4]) + ([f"{len(words) - 4} more"] if len(words) > 4 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]
