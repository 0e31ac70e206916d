"""Which kind of body or office a phrase names ("the Israeli army's press service": military), in three languages."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from fogline.knowledge.lexicon import Kind, Lexicon, Term, Token

__all__ = ["PLACED", "institution"]

_VOICES = Path(__file__).parent / "data" / "voices.toml"
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


def institution(words: list[Token]) -> tuple[str | None, bool]:
    """The kind of body that ``words`` name, ``None`` where they name none, and whether they name only a crowd."""
    found = [match.term.name for match in _lexicon().scan(words)]
    kinds = [kind for kind in found if kind not in _COLLECTIVE]
    if not kinds:
        return None, bool(found)
    plain = [kind for kind in kinds if kind not in _GENERIC] or kinds
    return _SAME.get(plain[0], plain[0]), False


@cache
def _lexicon() -> Lexicon:
    lexicon = Lexicon()
    tables = tomllib.loads(_VOICES.read_text(encoding="utf-8"))
    for name, forms in tables["institutions"].items():
        lexicon.add(forms, Term(Kind.INSTITUTION, name))
    return lexicon
