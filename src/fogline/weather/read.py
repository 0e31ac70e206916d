"""Files of observations and of stations to values: the kind is told by content, never by the ending of a name."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Protocol

from fogline.errors import TooLarge, UnreadableInput
from fogline.model import Failure, Raw, sha256
from fogline.model.observation import Observation, Station
from fogline.plugins import Problems
from fogline.weather.calendar import Calendar, NoMonth
from fogline.weather.mesonet import is_mesonet, read_mesonet
from fogline.weather.meteostat import is_meteostat, read_meteostat
from fogline.weather.raw_lines import Line, is_raw, read_raw_lines
from fogline.weather.stations import is_stations, read_stations

__all__ = ["MAX_BYTES", "Fetch", "WeatherFile", "open_weather", "read_weather"]

MAX_BYTES = 64_000_000
"""The largest file that is read, in bytes, packed or unpacked: a station's year of hours has about 1 MB."""
_GZIP = b"\x1f\x8b"
_KINDS = (
    "Give raw SYNOP or METAR lines, Meteostat's hourly CSV, Iowa Mesonet's ASOS CSV, or a list of stations "
    "with columns id, latitude and longitude."
)


class Fetch(Protocol):
    """Gets the bytes at an address: ``fetch`` of a fetcher, which the case gives."""

    def __call__(self, url: str) -> Raw:
        """The bytes at ``url``.

        Raises:
            InputError: refused, too large, too slow, or not there.
        """


@dataclass(frozen=True, slots=True)
class WeatherFile:
    """What one file holds: observations, stations with coordinates, or both. ``silent`` counts reports that say NIL."""

    observations: tuple[Observation, ...] = ()
    stations: tuple[Station, ...] = ()
    silent: int = 0


def open_weather(inputs: Sequence[str | Path], fetch: Fetch | None = None) -> Iterator[Raw]:
    """The bytes of files and, through ``fetch``, of addresses.

    Raises:
        InputError: one cannot be opened; without ``fetch`` an address cannot.
    """
    for given in inputs:
        if isinstance(given, str) and "://" in given[:16]:
            if fetch is None:
                raise UnreadableInput(given, "nothing is fetched here", "Save it, and give the file.")
            yield fetch(given)
            continue
        path = Path(given)
        try:
            if path.stat().st_size > MAX_BYTES:
                raise TooLarge(
                    path.name, f"it has more than {MAX_BYTES:,} bytes", "Give the days that matter."
                )
            yield Raw(path.read_bytes(), path.name)
        except FileNotFoundError:
            raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
        except OSError as error:
            why = f"it cannot be read ({error.strerror or error})"
            raise UnreadableInput(str(path), why, "Check that it is a file that you may read.") from None


def read_weather(
    raw: Raw,
    problems: Problems,
    *,
    month: Calendar | None = None,
    station: str | None = None,
    zone: tzinfo = UTC,
) -> WeatherFile:
    """The observations and stations in ``raw``. A line that cannot be read is told to ``problems``, the rest goes on.

    ``month`` says which month raw reports are of, where neither they nor the file's name do; ``station`` whose a
    Meteostat file is, where its name does not; ``zone`` the zone that an Iowa Mesonet table was asked for.

    Raises:
        InputError: no kind of file that is known, nothing in it can be read, or nothing says its month.
    """
    text = _text(raw)
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    header = [name.strip().strip('"').casefold() for name in head.split(max(",;\t", key=head.count))]
    digest = sha256(raw.data)
    if is_mesonet(header):
        lines, stations = read_mesonet(text, zone)
        read = _gather(raw, lines, problems, digest)
        return replace(read, stations=tuple(stations.values()))
    if is_meteostat(header, head):
        whose = station or _stem(raw.name)
        return _gather(raw, read_meteostat(text, whose), problems, digest)
    if is_stations(header):
        return WeatherFile(stations=_stations(raw, text, problems))
    if is_raw(text):
        try:
            known = month or Calendar.in_name(raw.name)
            return _gather(raw, read_raw_lines(text, known), problems, digest)
        except NoMonth:
            raise UnreadableInput(
                raw.name,
                "its reports give the day of the month alone, and nothing says which month it is",
                "Say it with --month 2025-11, or put it into the file's name (synop_2025-11.txt).",
            ) from None
    raise UnreadableInput(raw.name, "there are no observations and no stations in it", _KINDS)


def _gather(raw: Raw, lines: Iterable[Line], problems: Problems, digest: str) -> WeatherFile:
    found: list[Observation] = []
    silent, refused = 0, 0
    for line in lines:
        if line.observation is not None:
            found.append(replace(line.observation, sha256=digest))
        elif line.why is not None:
            refused += 1
            problems.tell(Failure(raw.name, line.why, "Mend or remove the line.", f"line {line.number}"))
        else:
            silent += 1
    if not found and not silent:
        none = "its one report cannot" if refused == 1 else f"none of its {refused} reports can"
        why = f"{none} be read" if refused else "there is no observation in it"
        raise UnreadableInput(raw.name, why, _KINDS)
    return WeatherFile(tuple(found), (), silent)


def _stations(raw: Raw, text: str, problems: Problems) -> tuple[Station, ...]:
    found = []
    for number, station, why in read_stations(text):
        if station is not None:
            found.append(station)
        else:
            problems.tell(Failure(raw.name, why, "Mend or remove the line.", f"line {number}"))
    if not found:
        raise UnreadableInput(raw.name, "there is no station with coordinates in it", _KINDS)
    return tuple(found)


def _text(raw: Raw) -> str:
    data = raw.data
    if data[:2] == _GZIP:
        data = _unpacked(raw)
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):  # "Unicode", as Windows' editor calls it
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-16")
    if b"\x00" in data[:4096]:
        raise UnreadableInput(raw.name, "it is no text", _KINDS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _unpacked(raw: Raw) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw.data)) as packed:
            data = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableInput(raw.name, f"it is packed and damaged ({error})", "Fetch it again.") from None
    if len(data) > MAX_BYTES:
        raise TooLarge(
            raw.name, f"unpacked it has more than {MAX_BYTES:,} bytes", "Give the days that matter."
        )
    return data


def _stem(name: str) -> str:
    return name.split(".", 1)[0].upper()
