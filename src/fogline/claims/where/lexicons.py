"""The lexicons of words around places, by language (ISO 639-1)."""

from __future__ import annotations

from collections.abc import Mapping

from fogline.claims.where.english_words import ENGLISH
from fogline.claims.where.place_words import PlaceWords
from fogline.claims.where.russian_words import RUSSIAN
from fogline.claims.where.slavic_words import SlavicWords
from fogline.claims.where.ukrainian_words import UKRAINIAN

__all__ = ["LEXICONS", "SLAVIC"]

LEXICONS: Mapping[str, PlaceWords] = {"en": ENGLISH}
"""Languages whose places are told by word order and articles."""

SLAVIC: Mapping[str, SlavicWords] = {"uk": UKRAINIAN, "ru": RUSSIAN}
"""Languages whose places are told by cases."""
