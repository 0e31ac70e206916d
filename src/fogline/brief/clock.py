"""As-of times: UTC, and the clocks of the parties of a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fogline.brief.words import day

__all__ = ["AsOf", "as_of"]

_ZONES = {
    "AFG": "Asia/Kabul", "ARM": "Asia/Yerevan", "AZE": "Asia/Baku", "BLR": "Europe/Minsk", "CHN": "Asia/Shanghai",
    "COD": "Africa/Kinshasa", "ERI": "Africa/Asmara", "ETH": "Africa/Addis_Ababa", "GEO": "Asia/Tbilisi",
    "IND": "Asia/Kolkata", "IRN": "Asia/Tehran", "IRQ": "Asia/Baghdad", "ISR": "Asia/Jerusalem",
    "JPN": "Asia/Tokyo", "KHM": "Asia/Phnom_Penh", "KOR": "Asia/Seoul", "LBN": "Asia/Beirut",
    "LBY": "Africa/Tripoli", "MDA": "Europe/Chisinau", "MLI": "Africa/Bamako", "MMR": "Asia/Yangon",
    "PAK": "Asia/Karachi", "POL": "Europe/Warsaw", "PRK": "Asia/Pyongyang", "PSE": "Asia/Gaza",
    "RUS": "Europe/Moscow", "RWA": "Africa/Kigali", "SAU": "Asia/Riyadh", "SDN": "Africa/Khartoum",
    "SOM": "Africa/Mogadishu", "SRB": "Europe/Belgrade", "SSD": "Africa/Juba", "SYR": "Asia/Damascus",
    "THA": "Asia/Bangkok", "TUR": "Europe/Istanbul", "TWN": "Asia/Taipei", "UKR": "Europe/Kyiv",
    "VEN": "America/Caracas", "XKX": "Europe/Belgrade", "YEM": "Asia/Aden",
}  # fmt: skip
"""The zone of each party's capital, by ISO 3166 alpha-3. A party without one is left out."""
_SHARED = {"SDN-RSF": "SDN", "PSE-HAMAS": "PSE", "LBN-HEZBOLLAH": "LBN"}


@dataclass(frozen=True, slots=True)
class AsOf:
    """One moment: ``iso`` and ``utc`` (``11 Nov 2025, 19:05 UTC``), and ``local`` as (place, clock) pairs,
    the clock with its day only where it differs from the UTC day."""

    iso: str
    utc: str
    local: tuple[tuple[str, str], ...]


def as_of(at: datetime, parties: Iterable[str]) -> AsOf:
    """``at`` in UTC and on the clocks of ``parties``, in alphabetical order of the places.

    Raises:
        ValueError: ``at`` has no zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no zone")
    world = at.astimezone(UTC)
    local: dict[str, str] = {}
    for party in parties:
        name = _ZONES.get(_SHARED.get(party, party))
        if name is None:
            continue
        try:
            there = at.astimezone(ZoneInfo(name))
        except (ZoneInfoNotFoundError, OSError):
            continue  # a machine without zone data still shows UTC
        clock = f"{there:%H:%M}"
        if there.date() != world.date():
            clock = f"{clock}, {day(there.date())}"
        local[name.rsplit("/", 1)[-1].replace("_", " ")] = clock
    return AsOf(world.isoformat(), f"{day(world.date())}, {world:%H:%M} UTC", tuple(sorted(local.items())))
