"""Whether people were harmed or equipment lost, for claims that give no number and denials that name both.

"His army had suffered losses" answers no question of how many, but meets a toll; "Russia denied that any aircraft
were damaged or that any attack took place" is a denial of a strike and of losses.
"""

from __future__ import annotations

import re

from fogline.knowledge.relations import Word
from fogline.model import Act, Claim, Relation
from fogline.questions.measure import equipment, harm
from fogline.questions.words import is_denied

__all__ = ["loss_word", "losses"]

_NO_HARM = re.compile(
    r"\b(no|without|zero|any) (?:\w+ ){0,2}?(casualt\w+|deaths?|fatalit\w+|injur\w+|victims?|losses)\b|"
    r"(?:\bnot|n['’]t|\bnever) (?:\w+ ){0,2}?"
    r"(?:hurt|killed|injured|wounded|harmed|suffer\w* (?:any )?(?:\w+ )?loss\w*)\b|"
    r"\b(no ?(one|body)|none) (?:\w+ ){0,3}?(was|were|been) (hurt|killed|injured|wounded)\b|"
    r"\bнемає (постраждалих|загиблих|жертв)|\b(жертв|пострадавших|погибших) нет\b|\bбез жертв\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(damag\w*|destroy\w*|lost|loss\w*|shot down|downed|knocked out|hit|burn\w*|wreck\w*|"
    r"пошкодж\w*|знищен\w*|збит\w*|повреж\w*|уничтож\w*|сбит\w*)\b",
    re.IGNORECASE,
)
_DAMAGED = re.compile(r"\b(?:damaged|destroyed|lost|downed|shot down|wrecked)\b", re.IGNORECASE)
_NONE_LOST = re.compile(
    r"(?:\b(?:no|not|none|never|neither|without|any|zero)\b|n['’]t\b)[^.;]{0,40}", re.IGNORECASE
)
_OWN = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT})
_BLOWS = frozenset({Relation.STRIKE, Relation.ATTACK, Relation.RESPONSIBILITY, Relation.INTERCEPTION})
_USED = frozenset({"drones", "missiles", "guns", "aircraft", "helicopters", "ships"})
"""What blows are struck with: "its drones had hit the airport" is of no drones lost."""
_AHEAD = frozenset({Act.PROMISES, Act.WARNS})


def losses(claim: Claim) -> tuple[tuple[Relation, str], ...]:
    """The losses that a claim without a number speaks of: of people (how harmed), of equipment (of what kind)."""
    if is_denied(claim) and not _outright(claim):
        return ()
    found = []
    if claim.relation is Relation.CASUALTIES or (
        is_denied(claim) and claim.relation is not Relation.CAPTIVITY and _NO_HARM.search(claim.quote)
    ):
        found.append((Relation.CASUALTIES, harm(claim.quote)))
    kind = equipment(claim.quote)
    if claim.relation in _BLOWS and not _NONE_LOST.search(claim.quote) and not _DAMAGED.search(claim.quote):
        kind = " ".join(k for k in kind.split() if k not in _USED)
    own = claim.relation is Relation.EQUIPMENT
    if kind and (own or (is_denied(claim) and _LOST.search(claim.quote))):
        found.append((Relation.EQUIPMENT, kind))
    return tuple((relation, what) for relation, what in found if what)


def loss_word(claim: Claim) -> Word:
    """With what word a claim answers whether anything was lost."""
    if claim.act in _AHEAD:
        return Word.PLANNED
    if is_denied(claim) or (claim.relation is Relation.CASUALTIES and _NO_HARM.search(claim.quote)):
        return Word.NO
    return Word.YES


def _outright(claim: Claim) -> bool:
    """Whether a negated claim negates the losses, and not something else beside them."""
    if claim.act is Act.DENIES or claim.relation in _OWN or _NO_HARM.search(claim.quote):
        return True
    none = _NONE_LOST.search(claim.quote)
    return none is not None and bool(_LOST.search(none.group()))
