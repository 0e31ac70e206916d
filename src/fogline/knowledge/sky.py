"""Words for weather and light in English, Ukrainian and Russian: ``data/sky.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from fogline.knowledge.wording import Senses

__all__ = ["sky_senses"]

_CLEAR = re.compile(
    r"\b(?:sky|skies) (?:(?:over|above|in) [^.;,]{2,40}? )?(?:was|were|is|are) (?:\w+ )?clear\b"
    r"|\bнебо (?:над|в|у) [^.;,]{2,40}? (?:(?:було|было) )?(?:ясн|чист)(?:е|ым|им|ое|о)\b",
    re.IGNORECASE,
)
"""A clear sky with the place between the words."""
_FIGURES = re.compile(
    r"\bfogs? of (?:the )?war\b"
    r"|\brain(?:s|ed|ing) down\b|\brain(?:s|ed|ing)? (?:of )?(?:fire|missiles|rockets|bombs|shells|drones|steel|debris)\b"
    r"|\bdawn of (?:a |an |the )?(?:new|war|era|age|invasion|full)\b|\bnew dawn\b"
    r"|\bтуман\w* (?:войны|війни)\b"
    r"|\b(?:дожд|дощ|ливн|ливень|злив)\w* (?:из |з |із )?(?:ракет|снаряд|огня|вогню|дрон|обломк|уламк)\w*",
    re.IGNORECASE,
)
"""What sounds like weather or light and is none."""


@lru_cache(maxsize=1)
def _words() -> Senses:
    table = Path(__file__).parent / "data" / "sky.toml"
    return Senses(tomllib.loads(table.read_text(encoding="utf-8")))


def sky_senses(text: str) -> frozenset[str]:
    """What words of ``text`` say of weather and light: "fog", "dense fog", "rain", "clear", "dawn", "night" and the like."""
    text = _FIGURES.sub(" ", text)
    found = _words()(text)
    return found | {"clear"} if _CLEAR.search(text) else found
