"""What stands with a drawn area in a table of properties: whose it is, what it is called, of which day it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["dates_of", "labels_of", "name_of", "words_of"]

_TELLING = (
    "class", "status", "control", "controlled_by", "held_by", "holder", "occupied_by", "party", "side", "faction",
    "zone", "category", "legend", "style", "styleurl", "type", "label", "name", "title",
)  # fmt: skip
_DATED = frozenset(
    ["date", "day", "datetime", "timestamp", "updated", "updated_at", "last_updated", "time", "name", "title"]
)
_MOST_LABELS, _LONGEST, _LONGEST_WORD = 40, 120, 300


def words_of(properties: Mapping[str, Any], *more: object) -> tuple[str, ...]:
    """What may say whose an area is, the most telling property first; then ``more`` (such as a feature's id)."""
    lower = {str(key).casefold(): value for key, value in properties.items()}
    found = [lower[key] for key in _TELLING if isinstance(lower.get(key), str)]
    found += [value for value in more if isinstance(value, str)]
    return tuple(
        part.strip() for text in found for part in str(text)[:_LONGEST_WORD].split("///") if part.strip()
    )


def labels_of(properties: Mapping[str, Any]) -> tuple[str, ...]:
    """Every short property as ``key=value``: what a maker's mapping file may name."""
    pairs = [
        f"{key}={value}"
        for key, value in properties.items()
        if isinstance(value, (str, int, float)) and str(value).strip()
    ]
    return tuple(pair for pair in pairs if len(pair) <= _LONGEST)[:_MOST_LABELS]


def name_of(properties: Mapping[str, Any]) -> str | None:
    """What the area is called, as far as a property says."""
    texts = {
        str(key).casefold(): value for key, value in properties.items() if isinstance(value, str) and value
    }
    named = [key for key in texts if "name" in key or key.startswith("admin")]
    return texts[named[0]] if named else next(iter(texts.values()), None)


def dates_of(properties: Mapping[str, Any]) -> list[str]:
    """Texts in which a date may stand."""
    return [str(properties[key]) for key in properties if str(key).casefold() in _DATED]
