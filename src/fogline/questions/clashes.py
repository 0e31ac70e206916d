"""Whose claims contradict each other, below the answers: an answer may be given by many voices, of which one alone
contradicts another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from fogline.model import Act, AnswerRelation, Claim, Compared, Standing
from fogline.questions.answers import Draft
from fogline.questions.compare import compare
from fogline.questions.reading import Reading
from fogline.questions.words import fold

__all__ = ["Clash", "clashes", "is_official", "voice_of"]

_MOST = 40
"""Readings of one answer that are compared one by one, official voices first."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that contradict each other, with the reason in words."""

    one: Claim
    other: Claim
    reason: str

    @property
    def voices(self) -> tuple[str, ...]:
        """Who says the two, each once, in alphabetical order."""
        return tuple(sorted({voice_of(self.one), voice_of(self.other)}))

    @property
    def is_reversal(self) -> bool:
        """Whether one voice says both."""
        return fold(voice_of(self.one)) == fold(voice_of(self.other))

    @property
    def is_denial(self) -> bool:
        """Whether the one denies the other outright, or says plainly that it is not so."""
        denies = Act.DENIES in (self.one.act, self.other.act)
        return denies or "denies" in self.reason


def clashes(drafts: Sequence[Draft], relations: Sequence[AnswerRelation]) -> tuple[Clash, ...]:
    """The claims of contradicting answers that contradict each other: one pair for each pair of voices.

    The order of ``drafts`` and ``relations`` changes nothing.
    """
    by_id = {draft.id: draft for draft in drafts}
    pairs = sorted((r.a, r.b) for r in relations if r.relation is Compared.CONTRADICT)
    return tuple(clash for a, b in pairs for clash in _between(by_id[a], by_id[b]))


def _between(a: Draft, b: Draft) -> Iterator[Clash]:
    seen: set[tuple[object, ...]] = set()
    for x, y in product(_heard(a), _heard(b)):
        voices = (*_whose(x.claim), *_whose(y.claim))
        if voices in seen or x.claim.id == y.claim.id:
            continue
        relation, reason = compare(x, y)
        if relation is Compared.CONTRADICT:
            seen.add(voices)
            yield Clash(x.claim, y.claim, reason)


def _heard(draft: Draft) -> list[Reading]:
    """Readings, official voices first, else in the order of the answer."""
    return sorted(draft.readings, key=lambda r: not is_official(r.claim))[:_MOST]


def _whose(claim: Claim) -> tuple[str | None, bool, str]:
    return claim.party, is_official(claim), voice_of(claim)


def is_official(claim: Claim) -> bool:
    """Whether an official voice makes the claim."""
    return claim.speaker is not None and claim.speaker.standing is Standing.OFFICIAL


def voice_of(claim: Claim) -> str:
    """The name of whoever makes the claim."""
    return claim.speaker.name if claim.speaker is not None else "the report's own voice"
