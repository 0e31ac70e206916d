"""Weather observations of a case: files kept byte for byte, read when they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.errors import InputError
from fogline.model import Failure, Raw, When
from fogline.model.observation import Observation, Station
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.reports.fetch import Fetcher
    from fogline.weather.calendar import Calendar
    from fogline.weather.check import WeatherCheck
    from fogline.weather.near import Near
    from fogline.weather.read import WeatherFile

__all__ = ["AddedWeather", "Weather"]

_KEPT = "weather"
_LOOKED = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class AddedWeather:
    """What came of adding files: how many files were new to the case, what they hold, and what could not be read.

    ``silent`` counts reports by which a station says that it has none (NIL). ``unplaced`` are the stations in the case
    whose coordinates no file gives: their observations cannot be held against anything.
    """

    new: int = 0
    already: int = 0
    observations: int = 0
    stations: int = 0
    silent: int = 0
    failed: tuple[Failure, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(slots=True)
class _Told:
    failed: list[Failure] = field(default_factory=list)

    def tell(self, failure: Failure) -> None:
        self.failed.append(failure)


class Weather:
    """The weather of one case. What was read of its files is kept while it is used."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, WeatherFile] = {}

    def add(
        self,
        inputs: Sequence[str | Path],
        *,
        month: str | None = None,
        station: str | None = None,
        zone: str | None = None,
        fetcher: Fetcher | None = None,
    ) -> AddedWeather:
        """Keep files, and what is at addresses, of observations and of stations.

        ``month`` ("2025-11") says which month raw reports are of where neither they nor the file's name do, ``station``
        whose a Meteostat file is, ``zone`` (an IANA name) the zone of an Iowa Mesonet table. An input that cannot be
        read is noted, and the rest goes on.

        Raises:
            InputError: ``month`` or ``zone`` is not what it should be.
        """
        from fogline.weather.read import open_weather

        settings = {"month": month, "station": station, "zone": zone}
        _calendar(month)
        _zone(zone)
        told = _Told()
        kept = list(self._store.setting(_KEPT) or [])
        new = already = observations = stations = silent = 0
        for given in inputs:
            try:
                (raw,) = open_weather([given], fetcher.fetch if fetcher else None)
                read = _parsed(raw, settings, told)
            except InputError as error:
                told.tell(error.failure)
                continue
            digest = self._store.files.put(raw.data)
            entry = {"sha256": digest, "name": raw.name, "address": raw.address, **settings}
            known = next((one for one in kept if one["sha256"] == digest), None)
            if known is None:
                kept.append(entry)
                new += 1
            else:
                kept[kept.index(known)] = entry  # said again with other words about it: the later word stands
                already += 1
            self._read[digest] = read
            observations += len(read.observations)
            stations += len(read.stations)
            silent += read.silent
        self._store.set_setting(_KEPT, kept)
        unplaced = self.check_of_all().archive.unplaced if observations or stations else ()
        return AddedWeather(new, already, observations, stations, silent, tuple(told.failed), unplaced)

    def check(self) -> WeatherCheck | None:
        """The check of the case's observations; ``None`` where it has none."""
        return self.check_of_all() if self._store.setting(_KEPT) else None

    def check_of_all(self) -> WeatherCheck:
        """The check, of nothing where the case has no weather."""
        from fogline.weather.check import WeatherCheck

        observations, stations = self._all()
        return WeatherCheck(observations, stations)

    def near(self, latitude: float, longitude: float, when: When) -> list[Near]:
        """Stations near a place with what they observed in the time and six hours before and after it, the nearest
        first. Distances in km."""
        from fogline.weather.hold import LOOKED_KM, span_of

        span = span_of(when, longitude)
        around = timedelta(0) if not span.exact else _LOOKED
        archive = self.check_of_all().archive
        return archive.near(latitude, longitude, span.begin - around, span.end + around, LOOKED_KM)

    def _all(self) -> tuple[list[Observation], list[Station]]:
        observations: list[Observation] = []
        stations: list[Station] = []
        for entry in self._store.setting(_KEPT) or []:
            digest = entry["sha256"]
            if digest not in self._read:
                raw = Raw(self._store.files.get(digest), entry["name"], entry.get("address"))
                self._read[digest] = _parsed(raw, entry, _Told())
            observations += self._read[digest].observations
            stations += self._read[digest].stations
        return observations, stations


def _parsed(raw: Raw, settings: dict[str, Any], told: _Told) -> WeatherFile:
    from fogline.weather.read import read_weather

    month, zone = _calendar(settings["month"]), _zone(settings["zone"])
    return read_weather(raw, told, month=month, station=settings["station"], zone=zone)


def _calendar(month: str | None) -> Calendar | None:
    from fogline.weather.calendar import Calendar, NotUnderstood

    if month is None:
        return None
    try:
        return Calendar.of_month(month.strip())
    except NotUnderstood as error:
        raise InputError(f"the month {month!r}", str(error), "Write it as 2025-11.") from None


def _zone(name: str | None) -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if name is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError(
            f"the zone {name!r}", "it is not known", "Write it as Europe/Kyiv, or leave it out for UTC."
        ) from None
