"""One attributed stretch of a report, before it is made into claims."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.model import Act, ClaimKind

__all__ = ["Mention", "Said"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A voice in the text: tokens ``begin`` to before ``end``."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """Tokens ``begin`` to before ``end``, said by ``voices``, outermost first.

    ``None`` among them is whoever spoke before; none at all is the outlet's own voice. ``cue`` and ``around`` (the
    stretch of the attribution itself) are token ranges; ``accused`` the tokens that say who is accused; ``hedge`` the
    words by which nobody named is said to say it.
    """

    begin: int
    end: int
    voices: tuple[Mention | None, ...]
    cue: tuple[int, int]
    around: tuple[int, int]
    act: Act = Act.ASSERTS
    kind: ClaimKind = ClaimKind.CLAIM
    direct: bool = False
    accused: tuple[int, int] | None = None
    hedge: str | None = None
    shown: bool = False
    """What is told is what a picture shows."""
    topic: bool = False
    """It is a noun phrase, which may be no more than what is spoken about."""
    denied: Said | None = None
    """What it denies, where that is in the text."""
