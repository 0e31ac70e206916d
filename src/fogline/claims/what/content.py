"""What a claim's words say."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.model import Arguments, Polarity, Relation

__all__ = ["ACTS", "Content"]

_NOBODY = Arguments()

ACTS = frozenset(
    {
        Relation.STRIKE,
        Relation.ATTACK,
        Relation.DAMAGE,
        Relation.CASUALTIES,
        Relation.STATEMENT,
        Relation.INTENT,
    }
)
"""What somebody may be accused of."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim's words say. ``degree`` is one of fully, nearly, partly, mostly, outskirts, open, cut …"""

    relation: Relation
    arguments: Arguments = _NOBODY
    polarity: Polarity = Polarity.AFFIRMED
    degree: str | None = None
