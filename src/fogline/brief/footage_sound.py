"""What the sound of two items that match says, in words and as a record. It supports the pictures and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fogline.model.footage import SoundMatch, SoundStretch

__all__ = ["sound_record", "sound_words"]


def sound_words(sound: SoundMatch | None, second: str = "the second") -> str:
    """One sentence without its full stop; "" where too little is heard in one of them. ``second`` names the found item."""
    if sound is None:
        return ""
    if not sound.stretches:
        return "Both have sound, and it does not run alike; sound is often laid over"
    if sound.together:
        return f"Their sound runs alike too, for {_seconds(sound.together):.1f} s"
    longest = max(sound.stretches, key=lambda one: one.asked.length)
    way = "later" if longest.later > 0 else "earlier"
    return (
        f"Their sound runs alike for {_seconds([longest]):.1f} s, but in {second} it comes {abs(longest.later):.1f} s "
        f"{way} against the pictures: it is laid over or was moved in one of them"
    )


def sound_record(sound: SoundMatch | None) -> list[dict[str, Any]] | None:
    """The stretches whose sound runs alike; empty where both have sound and none does, ``None`` where that is unknown."""
    if sound is None:
        return None
    return [
        {
            "asked": [round(one.asked.start, 2), round(one.asked.end, 2)],
            "found": [round(one.found.start, 2), round(one.found.end, 2)],
            "errors": round(one.errors, 3),
            "later": one.later,
        }
        for one in sound.stretches
    ]


def _seconds(stretches: Sequence[SoundStretch]) -> float:
    """Of the asked item, each second once."""
    total, until = 0.0, 0.0
    for one in sorted(stretches, key=lambda one: one.asked.start):
        total += max(0.0, one.asked.end - max(until, one.asked.start))
        until = max(until, one.asked.end)
    return total
