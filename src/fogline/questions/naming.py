"""A town that only the passage names: no gazetteer knows it, and its sentence says that it was taken, held or left."""

from __future__ import annotations

import re

from fogline.model import Claim, Place, Relation

__all__ = ["named_town"]

_GROUND = frozenset(
    {Relation.CONTROL, Relation.ENCIRCLEMENT, Relation.WITHDRAWAL, Relation.ADVANCE, Relation.PRESENCE}
)
_KIND = r"(?:the\s+)?(?:(?:\w+\s+)?(?:village|town|city|settlement|hamlet)\s+(?:of\s+)?)?"
_WORD = r"[A-Z][\w’'-]{2,}(?![\w’'-])"
_NAME = (
    rf"(?P<name>{_WORD}(?:\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){_WORD})?)"
    r"(?!\s+(?:[a-z]+\s+)?(?:forces|troops|soldiers|army|fighters|positions|units|men)\b)"
)
_TOOK = re.compile(
    r"\b(?:captur(?:ed?|ing)|recaptur(?:ed?|ing)|seiz(?:ed?|ing)|tak(?:en?|ing)|took|retak(?:en?|ing)|retook|"
    r"liberat(?:ed?|ing)|occup(?:ied|ying)|encircl(?:ed?|ing)|surround(?:ed|ing)?|hold(?:s|ing)?|held|"
    r"control(?:s|led|ling)?(?:\s+of)?|lost|losing|capture\s+of|fall\s+of|loss\s+of|"
    r"(?:withdr\w+|retreat\w*|pulled\s+(?:out|back))\s+from|advanc\w+\s+(?:in|into|at|on|towards?))\s+"
    + _KIND
    + _NAME
)
_FELL = re.compile(
    r"^\W*" + _KIND + _NAME + r"\s+(?:has|had|was|is|remains?|remained|fell)\b"
)  # fmt: skip
_NATION = re.compile(r"(?:ian|ish|ese|ans|nch|ych)$")


def named_town(claim: Claim) -> Place | None:
    """The town that a claim about ground takes as its object or subject, without coordinates; ``None`` where none."""
    if claim.relation not in _GROUND:
        return None
    found = _TOOK.search(claim.quote) or _FELL.search(claim.quote)
    if found is None:
        return None
    name = found.group("name")
    party = {claim.arguments.actor, claim.arguments.target, claim.party}
    if _NATION.search(name) or name in party:
        return None
    start = claim.start + found.start("name")
    return Place(name, name, start, start + len(name))
