"""Where the accounts of a question stand: these rules, on one screen, the most contested first.

1. disputed: official voices of two parties contradict each other.
2. split: voices of one party contradict each other.
3. against interest: an official voice says what is adverse to its own party.
4. compatible: official voices of opposing parties answer, and do not contradict each other.
5. single account: voices speak, of one party only or of none.
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
    for rule in (_disputed, _split, _against_interest, _compatible):
        reason = rule(drafts, relations, opposing, names, official)
        if reason:
            found.append((_STATUS[rule.__name__], reason))
    if not found:
        found.append(_few_voices(claims, drafts, relations, names, official))
    status, reason = found[0]
    if not official and any(c.party for c in claims):
        reason += " Only unofficial voices speak."
    return status, reason, tuple(other for other, _ in found[1:])


_STATUS = {
    "_disputed": Status.DISPUTED,
    "_split": Status.SPLIT,
    "_against_interest": Status.AGAINST_INTEREST,
    "_compatible": Status.COMPATIBLE,
}


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
    how = "official voices" if official else "voices"
    for mine, other in combinations(speaking, 2):
        if fold(other) in opponents(mine, opposing):
            together = any({mine, other} <= _parties(d, official) for d in drafts)
            words = "give the same answer" if together else "give answers that do not exclude each other"
            return f"{how.capitalize()} of {_name(mine, names)} and {_name(other, names)} {words}."
    return None


def _few_voices(
    claims: Sequence[Claim], drafts: Sequence[Draft], relations: Sequence[AnswerRelation], names: Mapping[str, str],
    official: bool,
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
    elif len(positions) == 1 and not others:
        side = _name(positions[0], names)
        who = f"Only {side} answers." if voices == [side] else f"Only {side} answers: {_list(voices)}."
    else:
        sides = _list([_name(p, names) for p in positions])
        who = f"Of official voices, only those of {sides} answer." if official else f"Only {sides} answer."
    against = "; ".join(sorted({r.reason for _, _, r in _contradicting(drafts, relations)})[:1])
    return Status.SINGLE_ACCOUNT, f"{who} Another voice contradicts it: {against}." if against else who


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
