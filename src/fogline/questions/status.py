"""Where the accounts of a question stand: these rules, on one screen, the most contested first.

1. disputed: official voices of two parties contradict each other.
2. split: voices of one party contradict each other.
3. against interest: an official voice says what is adverse to its own party.
4. compatible: official voices of opposing parties answer, and do not contradict each other. Where no two that answer
   are known to oppose each other, the reason says so.
5. single account: voices speak, of one party to the conflict only or of none.
6. unattributed: only the outlet's own voice speaks.

Where no official voice of any party speaks, rules 1, 3 and 4 read the unofficial ones, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from fogline.model import Act, AnswerRelation, Claim, Compared, Standing, Status
from fogline.questions.answers import Draft, shorten
from fogline.questions.interest import against_own_side, opponents
from fogline.questions.words import fold

__all__ = ["assess"]

_Opposing = Sequence[tuple[str, str]]


def assess(
    drafts: Sequence[Draft],
    relations: Sequence[AnswerRelation],
    opposing: _Opposing,
    names: Mapping[str, str],
) -> tuple[Status, str, tuple[Status, ...]]:
    """The status, its reason in a sentence, and the other statuses that hold too."""
    claims = [c for d in drafts for c in d.claims]
    official = any(c.party and _standing(c) is Standing.OFFICIAL for c in claims)
    found: list[tuple[Status, str]] = []
    for status, rule in (
        (Status.DISPUTED, _disputed),
        (Status.SPLIT, _split),
        (Status.AGAINST_INTEREST, _against_interest),
        (Status.COMPATIBLE, _compatible),
    ):
        reason = rule(drafts, relations, opposing, names, official)
        if reason:
            found.append((status, reason))
    if not found:
        found.append(_few_voices(claims, drafts, relations, opposing, names, official))
    status, reason = found[0]
    if not official and any(c.party for c in claims):
        reason += " Only unofficial voices speak."
    return status, reason, tuple(other for other, _ in found[1:])


def _disputed(
    drafts: Sequence[Draft],
    relations: Sequence[AnswerRelation],
    opposing: _Opposing,
    names: Mapping[str, str],
    official: bool,
) -> str | None:
    for a, b, relation in _contradicting(drafts, relations):
        for mine in sorted(_parties(a, official)):
            for other in sorted(_parties(b, official)):
                if mine == other:
                    continue
                through = "; both through official voices." if official else "."
                if _denies(a, mine):
                    return f"{_name(mine, names)} denies what {_name(other, names)} says{through}"
                if _denies(b, other):
                    return f"{_name(other, names)} denies what {_name(mine, names)} says{through}"
                both = f"{_name(mine, names)} and {_name(other, names)}"
                return f"{both} contradict each other{through} {_cap(relation.reason)}."
    return None


def _split(
    drafts: Sequence[Draft],
    relations: Sequence[AnswerRelation],
    opposing: _Opposing,
    names: Mapping[str, str],
    official: bool,
) -> str | None:
    for a, b, relation in _contradicting(drafts, relations):
        for party in sorted(_parties(a, False) & _parties(b, False)):
            voices = sorted({_voice(c) for d in (a, b) for c in d.claims if c.party == party})
            speaking = ", ".join(voices[:4])
            return f"Voices of {_name(party, names)} contradict each other ({speaking}): {relation.reason}."
    return None


def _against_interest(
    drafts: Sequence[Draft],
    relations: Sequence[AnswerRelation],
    opposing: _Opposing,
    names: Mapping[str, str],
    official: bool,
) -> str | None:
    for draft in drafts:
        for claim in draft.claims:
            if (_standing(claim) is Standing.OFFICIAL or not official) and against_own_side(claim, opposing):
                through = " through an official voice" if official else ""
                party = _name(claim.party or "", names)
                return f"{party} says{through} what is adverse to its own side: “{shorten(claim.quote)}”."
    return None


def _compatible(
    drafts: Sequence[Draft],
    relations: Sequence[AnswerRelation],
    opposing: _Opposing,
    names: Mapping[str, str],
    official: bool,
) -> str | None:
    if any(_parties(a, official) and _parties(b, official) for a, b, _ in _contradicting(drafts, relations)):
        return None
    speaking = sorted({p for d in drafts for p in _parties(d, official)})
    how = "Official voices" if official else "Voices"
    for mine, other in combinations(speaking, 2):
        if fold(other) in opponents(mine, opposing):
            both = f"{_name(mine, names)} and {_name(other, names)}"
            return f"{how} of {both} {_together(drafts, {mine, other}, official)}."
    if len(speaking) < 2 or len(_sides(speaking, opposing)) == 1:
        return None  # of the parties to the conflict one answers, and others beside it
    who = _list([_name(p, names) for p in speaking])
    unknown = "nothing that was read says that they oppose each other"
    return f"{how} of {who} {_together(drafts, set(speaking), official)}; {unknown}."


def _together(drafts: Sequence[Draft], parties: set[str], official: bool) -> str:
    if any(parties <= _parties(d, official) for d in drafts):
        return "give the same answer"
    return "give answers that do not exclude each other"


def _sides(parties: Sequence[str], opposing: _Opposing) -> list[str]:
    """Those of ``parties`` that are known to oppose somebody."""
    return [p for p in parties if opponents(p, opposing)]


def _few_voices(
    claims: Sequence[Claim], drafts: Sequence[Draft], relations: Sequence[AnswerRelation], opposing: _Opposing,
    names: Mapping[str, str], official: bool,
) -> tuple[Status, str]:  # fmt: skip
    if all(c.speaker is None for c in claims):
        return Status.UNATTRIBUTED, "Only the reports' own voice says so; nobody is named as having said it."
    positions = sorted(
        {c.party for c in claims if c.party and (_standing(c) is Standing.OFFICIAL or not official)}
    )
    others = sorted({c.party for c in claims if c.party} - set(positions))
    voices = sorted({_voice(c) for c in claims if c.speaker is not None})
    if not positions:
        who = f"Only {_list(voices)} speak{'s' if len(voices) == 1 else ''} to it, of neither side."
    elif len(positions) > 1:
        who = _one_side(positions, opposing, names, official)
    elif others:
        sides = _list([_name(p, names) for p in others])
        side = _name(positions[0], names)
        who = f"Officially only {side} answers; voices of {sides} that are not official answer too."
    else:
        side = _name(positions[0], names)
        who = f"Only {side} answers." if voices == [side] else f"Only {side} answers: {_list(voices)}."
    against = "; ".join(sorted({r.reason for _, _, r in _contradicting(drafts, relations)})[:1])
    return Status.SINGLE_ACCOUNT, f"{who} Another voice contradicts it: {against}." if against else who


def _one_side(parties: Sequence[str], opposing: _Opposing, names: Mapping[str, str], official: bool) -> str:
    """Several parties, of which the conflict is one's: the others are of no side in it."""
    mine = _sides(parties, opposing) or list(parties[:1])
    beside = _list([_name(p, names) for p in parties if p not in mine])
    how = "official voices" if official else "voices"
    side = _list([_name(p, names) for p in mine])
    return f"Of the parties that oppose each other only {side} answers; {how} of {beside} answer too."


def _contradicting(
    drafts: Sequence[Draft], relations: Sequence[AnswerRelation]
) -> list[tuple[Draft, Draft, AnswerRelation]]:
    by_id = {d.id: d for d in drafts}
    return [(by_id[r.a], by_id[r.b], r) for r in relations if r.relation is Compared.CONTRADICT]


def _parties(draft: Draft, official: bool) -> set[str]:
    return {c.party for c in draft.claims if c.party and (_standing(c) is Standing.OFFICIAL or not official)}


def _denies(draft: Draft, party: str) -> bool:
    return any(c.party == party and c.act is Act.DENIES for c in draft.claims)


def _standing(claim: Claim) -> Standing:
    return claim.speaker.standing if claim.speaker is not None else Standing.UNKNOWN


def _voice(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker is not None else "the report's own voice"


def _name(party: str, names: Mapping[str, str]) -> str:
    return names.get(party, party)


def _list(words: Sequence[str]) -> str:
    shown = list(words[:4]) + ([f"{len(words) - 4} more"] if len(words) > 4 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]
