"""Which kind of body or office a phrase names ("the army's press service", "IDF": military), in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fogline.knowledge.lexicon import Kind, Lexicon, Term, Token

__all__ = ["PLACED", "Institution", "institution"]

_DATA = Path(__file__).parent / "data"
_COLLECTIVE = frozenset(
    {"authorities", "commanders", "statement", "movement", "coalition", "security forces"}
)
"""Kinds that name nobody in particular."""

_GENERIC = ("spokesperson", "ministry", "office", "head", "adviser", "ambassador", "minister", "government")
"""Kinds that give way to another one in the same phrase: "army spokesperson", "head of the General Staff"."""

_SAME = {"armed forces": "military", "military command": "military", "navy": "navy"}
PLACED = frozenset(
    {"governor", "regional administration", "local authorities", "head", "police", "prosecutors", "court", "office",
     "ministry", "ambassador", "minister", "rescue service", "spokesperson", "adviser", "parliament"}
)  # fmt: skip
"""Kinds of which a state has many: who is meant, only further words of the phrase tell."""


@dataclass(frozen=True, slots=True)
class Institution:
    """The ``kind`` of body that a phrase names, ``None`` where it names none; ``crowd``: it names only one; ``words``
    are the indices of the words that say so."""

    kind: str | None
    crowd: bool
    words: frozenset[int]


def institution(words: Sequence[Token]) -> Institution:
    """What kind of body ``words`` name."""
    found = list(_lexicon().scan(words))
    taken = frozenset(n for match in found for n in range(match.first, match.last))
    kinds = [match.term.name for match in found if match.term.name not in _COLLECTIVE]
    if not kinds:
        return Institution(None, bool(found), taken)
    plain = [kind for kind in kinds if kind not in _GENERIC] or kinds
    return Institution(_SAME.get(plain[0], plain[0]), False, taken)


@cache
def _lexicon() -> Lexicon:
    lexicon = Lexicon()
    bodies = tomllib.loads((_DATA / "bodies.toml").read_text(encoding="utf-8"))["kinds"]
    kinds = tomllib.loads((_DATA / "voices.toml").read_text(encoding="utf-8"))["institutions"]
    for name, forms in bodies.items():
        lexicon.add(forms, Term(Kind.INSTITUTION, name, capital=True))
    for name, forms in kinds.items():
        lexicon.add(forms, Term(Kind.INSTITUTION, name))
    return lexicon
