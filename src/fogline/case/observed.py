"""The weather of a case, as the façade offers it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.case.given import moment
from fogline.case.parts import Parts
from fogline.case.place_given import place_given
from fogline.case.references import References
from fogline.case.weather import AddedWeather, Weather
from fogline.errors import InputError
from fogline.model import Place, When

if TYPE_CHECKING:
    from fogline.reports.fetch import Fetcher
    from fogline.weather.hold import Held
    from fogline.weather.near import Near

__all__ = ["Observed"]


class Observed:
    """What can be done with weather; a part of ``Case``."""

    _parts: Parts
    _references: References

    @property
    def _weather(self) -> Weather:
        return self._references.kept_weather

    def add_weather(
        self,
        *inputs: str | Path,
        month: str | None = None,
        station: str | None = None,
        zone: str | None = None,
        offline: bool = False,
        allow_local: bool = False,
        fetcher: Fetcher | None = None,
    ) -> AddedWeather:
        """Keep observations (raw SYNOP and METAR, Meteostat, Iowa Mesonet) and lists of stations in the case.

        ``month`` ("2025-11") is that of raw reports where nothing beside them says it, ``station`` whose a Meteostat
        file is, ``zone`` that of an Iowa Mesonet table; ``fetcher`` stands in for the network.

        Raises:
            InputError: ``month`` or ``zone`` is not what it should be.
            CaseError: the case cannot be written to.
        """
        from fogline.reports.fetch import HttpFetcher, Limits, Offline
        from fogline.weather.read import MAX_BYTES

        if offline:
            fetcher = Offline()
        elif fetcher is None:
            fetcher = HttpFetcher(Limits(max_bytes=MAX_BYTES), allow_local=allow_local)
        return self._weather.add(inputs, month=month, station=station, zone=zone, fetcher=fetcher)

    def weather_near(self, place: str, when: When | str) -> tuple[Place, list[Near]]:
        """The place that ``place`` names ("Pokrovsk" or "48.28,37.18"), and stations within 150 km of it with what they
        observed at ``when`` (a day or a moment with its zone) and six hours around it, the nearest first.

        Raises:
            InputError: the place or the time is not understood.
        """
        where = place_given(place, self._parts.gazetteer)
        on = moment(when, datetime.now(UTC).date())
        assert on is not None and where.latitude is not None and where.longitude is not None
        return where, self._weather.near(where.latitude, where.longitude, on)

    def hold_weather(self, place: str, when: When | str, said: str) -> tuple[tuple[str, Held], ...]:
        """What stations near ``place`` say of words for the weather ("heavy fog"), station by station; for the place and
        time that are claimed of a video or a picture. Each with the condition that the words name.

        Raises:
            InputError: the place or the time is not understood, or there is no word for the weather in ``said``.
        """
        from fogline.weather.said import conditions_in

        where = place_given(place, self._parts.gazetteer)
        on = moment(when, datetime.now(UTC).date())
        assert on is not None
        conditions = conditions_in(said)
        if not conditions:
            raise InputError(
                f"the words {said!r}",
                "there is no word for the weather in them",
                'Say "fog", "heavy fog", "rain", "snow", "clear sky" or "overcast".',
            )
        check = self._weather.check_of_all()
        return tuple(
            (str(condition), held) for condition in conditions for held, _ in check.hold(condition, where, on)
        )
