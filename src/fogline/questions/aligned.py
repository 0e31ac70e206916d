"""Which claim a denial denies, by what both are about: the nearest one of another side with the same content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from fogline.knowledge.wording import senses, stem, things
from fogline.model import Act, Claim, ClaimKind, Relation
from fogline.questions.denials import BESIDES
from fogline.questions.opposed import NAME, PLAIN, apart, sides_differ
from fogline.questions.words import EVER, fold, is_denied, is_doubt

__all__ = ["aligned", "content_of"]

_WITHIN = 30
"""Claims before and after a denial, in its report, among which the denied one is looked for."""
_FAMILIES = {
    "blow": "blow", "explosion": "blow", "landed": "blow", "harm": "harm", "dead": "dead", "sunk": "sunk",
    "truce": "truce", "theft": "theft", "hunger": "hunger", "mishap": "mishap", "downed": "downed",
}  # fmt: skip
"""Senses whose words are one: to deny a shelling is to deny the attack."""
_GENERAL = frozenset(
    "<blow> carr carry conduct launch involvement involv responsibility responsibl such".split()
)
"""What a denial of "the attack" is about: nothing that would tell one attack from another."""
_BUT = re.compile(r"[,;]? (?:but|rather|але|а|но)\b", re.IGNORECASE)
"""After it comes what is said instead."""
_SAYINGS = frozenset(
    stem(word)
    for word in "claim claims claimed report reports reported allegation accusation accusations statement statements "
    "version absolute absolutely complete another such story news information заява заяви заяву повідомлення заявление "
    "заявления сообщение сообщения очередная очередной чергова черговий абсолютна абсолютная".split()
)
"""Words for what somebody said, which tell nothing of it."""
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|не|нет|немає|ніхто|никто|ні|ни|жодн\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_FEW_WORDS = 14
_JUST, _NEXT = 700, 300
"""Code points within which an event was just told; and between a claim and an answer that follows at once."""
_ENOUGH = 0.6
"""Part of what a denial is about that the denied claim must be about too."""
_HALF = 0.5
"""The same where more than words tell: both are of one relation that says what happened, or it is of the denier."""
_FEWEST = 2
_BLOWS = frozenset({Relation.STRIKE, Relation.ATTACK, Relation.CASUALTIES})
_COUNTED = frozenset({Relation.INTERCEPTION, Relation.EQUIPMENT, Relation.CASUALTIES})
_LOOSE = _BLOWS | {Relation.STATEMENT, Relation.INTENT, Relation.FOOTAGE}


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
            if claim.id in linked:
                continue
            before = told[max(index - _WITHIN, 0) : index]
            met = _called_untrue(claim, before)
            if is_denied(claim) and not is_doubt(claim) and not EVER.search(claim.quote):
                met = _denied(claim, before, told[index + 1 : index + 1 + _WITHIN], parties)
            if met is not None:
                yield claim.id, met.id


def _denied(
    denial: Claim, before: Sequence[Claim], after: Sequence[Claim], parties: Collection[str]
) -> Claim | None:
    """The claim that shares most with ``denial``; the nearest of several, earlier ones first."""
    about = content_of(denial, parties, _BUT.split(denial.quote, maxsplit=1)[0])
    if denial.act is Act.DENIES and about <= _GENERAL:
        return _event_before(denial, before)
    named = {word for word in about if not word.startswith("<")}
    met, most = None, 0
    for claim in (*reversed(before), *after):
        if not _may_be_denied(claim, denial):
            continue
        common = about & content_of(claim, parties)
        shared = len(common)
        # To deny that tractors were stolen is not to deny that grain was.
        other = bool(named) and named.isdisjoint(common)
        if other and denial.relation in _COUNTED:
            continue
        near = shared > 0 and not other and _tells_more(claim, denial, common, about)
        fewest, part = (1, _HALF) if near else (_FEWEST, _ENOUGH)
        if shared >= fewest and shared >= part * len(about) and shared > most:
            met, most = claim, shared
    return met


def _may_be_denied(claim: Claim, denial: Claim) -> bool:
    if denial.act is not Act.DENIES and _NOT.search(claim.quote) and _NOT.search(denial.quote):
        return False  # both say "nobody wins"
    return (
        not is_denied(claim)
        and sides_differ(claim, denial)
        and not apart(claim, denial)
        and not _of_another(claim, denial)
        and not _of_other_things(claim, denial)
    )


def _of_other_things(claim: Claim, denial: Claim) -> bool:
    """Whether both name things, and none in common: nuclear arms are no chemical ones."""
    mine, other = things()(denial.quote), things()(claim.quote)
    return bool(mine) and bool(other) and mine.isdisjoint(other)


def _tells_more(claim: Claim, denial: Claim, common: frozenset[str], about: frozenset[str]) -> bool:
    """Whether more than words tell that ``denial`` is of ``claim``, with which it has ``common``."""
    if _NOT.search(denial.quote):
        return False  # a negation of its own, which need not answer anybody
    if claim.relation is denial.relation and claim.relation not in _LOOSE:
        return True
    if claim.relation not in _BLOWS and _accused(claim, denial):
        return True
    return common == about and about != {"<blow>"} and 0 <= denial.start - claim.end <= _NEXT


def _accused(claim: Claim, denial: Claim) -> bool:
    """Whether the denier is the one of whom it is said, and says of itself that it did not."""
    party = fold(denial.party)
    own = fold(denial.arguments.actor) in (None, party)
    return denial.act is Act.DENIES and own and party is not None and fold(claim.arguments.actor) == party


def _called_untrue(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """What another side said just before, which a voice calls a lie, a fake, groundless, in few words more."""
    if claim.party is None or is_denied(claim) or BESIDES.search(claim.quote):
        return None
    if "staged" not in senses()(claim.quote):
        return None
    if len(claim.quote.split()) > _FEW_WORDS or len(content_of(claim) - _SAYINGS) > _FEWEST:
        return None
    just = [c for c in reversed(before) if claim.start - c.end <= _JUST and sides_differ(c, claim)]
    return next((c for c in just if not is_denied(c) and c.party is not None), None)


def _event_before(denial: Claim, before: Sequence[Claim]) -> Claim | None:
    """The event that "the attack" points at: just told by another side, as the denier's."""
    for claim in reversed(before):
        if denial.party is None or denial.start - claim.end > _JUST or claim.act in (Act.PROMISES, Act.WARNS):
            continue
        of_denier = fold(claim.arguments.actor) == fold(denial.party) and "<blow>" in content_of(claim)
        if of_denier and _may_be_denied(claim, denial):
            return claim
    return None


def content_of(claim: Claim, parties: Collection[str] = (), words: str | None = None) -> frozenset[str]:
    """What a passage is about: known things, senses that are one family, else stems, but for parties' names.

    ``words`` are a part of the passage; else it is read whole.
    """
    return _content(claim.quote if words is None else words, frozenset(parties))


@lru_cache(maxsize=16384)
def _content(text: str, parties: frozenset[str]) -> frozenset[str]:
    named = things().read(text)
    known = {word for word, meant in named if meant}
    found = {f"={thing}" for _, meant in named for thing in meant}
    for word, meant in senses().read(text):
        family = next((_FAMILIES[sense] for sense in meant if sense in _FAMILIES), None)
        if family is not None:
            found.add(f"<{family}>")
        elif len(word) > 3 and word not in known:
            root = stem(word)
            if root not in PLAIN and root[:NAME] not in parties:
                found.add(root)
    return frozenset(found)


def _of_another(claim: Claim, denial: Claim) -> bool:
    """Whether both name a doer, and not the same."""
    mine = fold(denial.arguments.actor) or (fold(denial.party) if denial.act is Act.DENIES else None)
    other = fold(claim.arguments.actor)
    return mine is not None and other is not None and mine != other
