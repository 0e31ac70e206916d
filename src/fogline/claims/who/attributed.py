"""One attributed stretch of text, before it is made into claims."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.who.voices import Mention
from fogline.model import Act, ClaimKind

__all__ = ["Attributed"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """Tokens ``begin`` to before ``end``, said by ``voices``.

    ``voices`` run from the outermost to the innermost; ``None`` is whoever acts in the sentence, and no voice
    at all is the outlet's own. ``cue`` is a token range; ``around`` the stretch of the attribution itself,
    where times of saying stand. ``denied`` is the index (in the list that it is part of) of the attribution
    that this one denies; ``accused`` the tokens that say who is accused of what is said.
    """

    begin: int
    end: int
    voices: tuple[Mention | None, ...]
    cue: tuple[int, int]
    around: tuple[int, int]
    lemma: str
    act: Act
    kind: ClaimKind = ClaimKind.CLAIM
    denied: int | None = None
    direct: bool = False
    accused: tuple[int, int] | None = None
