"""Stations near a place, and what they observed about a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fogline.model.observation import Observation, Station

__all__ = ["Archive", "Near"]


@dataclass(frozen=True, slots=True)
class Near:
    """A station at ``km`` from a place, with its observations in order of time. Distance on the WGS 84 ellipsoid."""

    station: Station
    km: float
    observations: tuple[Observation, ...]

    @property
    def name(self) -> str:
        """What it is called, with its identifier."""
        return f"{self.station.name} ({self.station.id})" if self.station.name else self.station.id


class Archive:
    """Observations by station and time. The same observation given twice counts once.

    ``unplaced`` are the identifiers of stations that observed something and whose coordinates nobody gave.
    """

    def __init__(self, observations: Iterable[Observation], stations: Sequence[Station]) -> None:
        known: dict[str, Station] = {}
        for station in stations:
            for key in (station.id, station.icao, station.wmo):
                if key:
                    known.setdefault(key, station)
        held: dict[str, dict[tuple[datetime, str], Observation]] = defaultdict(dict)
        self._placed: dict[str, Station] = {}
        unplaced = set()
        for one in observations:
            station_of = known.get(one.station)
            if station_of is None or station_of.latitude is None or station_of.longitude is None:
                unplaced.add(one.station)
                continue
            self._placed.setdefault(station_of.id, station_of)
            held[station_of.id].setdefault((one.at, one.text), one)
        self._held = {
            key: sorted(found.values(), key=lambda one: (one.at, one.text)) for key, found in held.items()
        }
        self._times = {key: [one.at for one in found] for key, found in self._held.items()}
        self.unplaced = tuple(sorted(unplaced))

    def __len__(self) -> int:
        return sum(len(found) for found in self._held.values())

    def near(
        self, latitude: float, longitude: float, begin: datetime, end: datetime, within_km: float
    ) -> list[Near]:
        """Stations within ``within_km`` that observed something from ``begin`` to ``end``, the nearest first."""
        found = [
            Near(station, km, tuple(self._held[station.id][first:last]))
            for station, km in self.distances(latitude, longitude)
            if km <= within_km
            for first, last in [
                (bisect_left(self._times[station.id], begin), bisect_right(self._times[station.id], end))
            ]
            if last > first
        ]
        return sorted(found, key=lambda near: (near.km, near.station.id))

    def distances(self, latitude: float, longitude: float) -> list[tuple[Station, float]]:
        """Every station with its distance in km, the nearest first."""
        from pyproj import Geod

        if not self._placed:
            return []
        stations = list(self._placed.values())
        count = len(stations)
        lons, lats = [s.longitude or 0.0 for s in stations], [s.latitude or 0.0 for s in stations]
        _, _, metres = Geod(ellps="WGS84").inv([longitude] * count, [latitude] * count, lons, lats)
        pairs = [(station, float(m) / 1000) for station, m in zip(stations, metres, strict=True)]
        return sorted(pairs, key=lambda pair: (pair[1], pair[0].id))

    def closest_in_time(self, station: str, at: datetime) -> timedelta | None:
        """How far the station's nearest observation lies from ``at``; ``None`` where it has none."""
        times = self._times.get(station, [])
        place = bisect_left(times, at)
        return min((abs(times[i] - at) for i in (place - 1, place) if 0 <= i < len(times)), default=None)
