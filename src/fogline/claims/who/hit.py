"""One attribution as it stands in a sentence: the cue and the voice."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.who.cues import Cue
from fogline.claims.who.voices import Mention

__all__ = ["Hit"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One attribution: the cue's tokens, the stretch ``left`` to before ``right`` that it takes up with its
    voice and time, and the voice (``None``: the one that spoke before, or nobody)."""

    verb: int
    cue: Cue
    form: str
    cue_begin: int
    cue_end: int
    left: int
    right: int
    source: Mention | None
    that: bool = False
    inverted: bool = False
