"""Words for weather and light in English, Ukrainian and Russian: ``data/sky.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from fogline.knowledge.wording import Senses

__all__ = ["sky_words"]


@lru_cache(maxsize=1)
def sky_words() -> Senses:
    """The senses "fog", "dense fog", "rain", "clear", "dawn", "night" and the like."""
    table = Path(__file__).parent / "data" / "sky.toml"
    return Senses(tomllib.loads(table.read_text(encoding="utf-8")))
