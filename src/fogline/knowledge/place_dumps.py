"""Reads dumps of places as others publish them: GeoNames, OpenStreetMap, and Ukraine's register KATOTTG.

GeoNames: a country's file or ``allCountries.txt`` (19 columns, tabs), ``alternateNamesV2.txt`` (10 columns), each plain,
``.gz`` or ``.zip``. OpenStreetMap: ``.osm`` XML, what Overpass answers as JSON, GeoJSON with points of tag ``place``.
KATOTTG: the ministry's table as CSV or XLSX, with its own headings. Lines are read one by one; JSON is read whole.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from fogline.errors import InputError, TooLarge

__all__ = ["Alias", "Dumped", "read_dump"]

_MOST_JSON = 512 * 2**20  # bytes of a JSON file, which is read whole
_OSM_PLACES = frozenset({"city", "town", "village", "hamlet", "isolated_dwelling", "municipality"})
_OSM_NAMES = ("name", "name:uk", "name:ru", "name:en", "int_name", "official_name", "alt_name", "old_name",
              "old_name:uk", "old_name:ru", "old_name:en", "alt_name:uk", "alt_name:ru")  # fmt: skip
_LANGUAGES = frozenset({"", "en", "uk", "ru"})
_CATEGORIES = frozenset("MTXCK")
"""KATOTTG's letters of settlements: towns, urban settlements, settlements, villages, towns of special status."""
_LEVELS = ("Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень")
_GEONAMES_COLUMNS, _ALIAS_COLUMNS = 19, (8, 10)


@dataclass(frozen=True, slots=True)
class Dumped:
    """A settlement of a dump. Coordinates are WGS 84 degrees, ``None`` where the dump says none; ``country`` is ISO
    3166 alpha-2, or empty; ``admin`` is a GeoNames code, or for KATOTTG the name of the oblast; ``population`` is 0
    where unknown; the first of ``names`` is shown."""

    id: str
    names: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    population: int = 0
    country: str = ""
    admin: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A further name of the place with a GeoNames id."""

    geonames: str
    name: str


def read_dump(path: Path) -> Iterator[Dumped | Alias]:
    """The settlements, or further names of settlements, in a file; what it is shows in its content.

    Raises:
        InputError: it is none of the known dumps, or is broken: with the line.
        TooLarge: a JSON file of more than 512 MiB.
    """
    try:
        if zipfile.is_zipfile(path):
            yield from _zipped(path)
            return
        with _opened(path) as raw:
            yield from _of_content(raw, path)
    except (OSError, EOFError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"it cannot be read ({error})"
        raise InputError(str(path), why, "Check the path, or fetch it again.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as raw:
        if raw.read(2) == b"\x1f\x8b":
            raw.seek(0)
            with gzip.open(raw) as inner:
                yield io.BufferedReader(inner)
            return
        raw.seek(0)
        yield raw


def _zipped(path: Path) -> Iterator[Dumped | Alias]:
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        if any(name.startswith("xl/") for name in names):
            from fogline.knowledge.sheets import rows

            yield from _katottg(rows(packed, path), path)
            return
        inside = [
            n for n in names if n.endswith((".txt", ".csv", ".json", ".osm")) and "readme" not in n.lower()
        ]
        if not inside:
            raise _unknown(path)
        largest = max(inside, key=lambda name: packed.getinfo(name).file_size)
        with packed.open(largest) as raw:
            yield from _of_content(io.BufferedReader(raw), path)  # type: ignore[type-var]


def _of_content(raw: IO[bytes], path: Path) -> Iterator[Dumped | Alias]:
    head = raw.peek(4096)[:4096] if isinstance(raw, io.BufferedReader) else b""
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"<"):
        yield from _osm(raw, path)
    elif begin.startswith((b"{", b"[")):
        yield from _json(raw, path)
    else:
        lines = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        first = begin.split(b"\n")[0].decode("utf-8", "replace")
        columns = first.count("\t") + 1
        if columns == _GEONAMES_COLUMNS:
            yield from _geonames(lines, path)
        elif columns in _ALIAS_COLUMNS and first.split("\t")[0].isdigit():
            yield from _aliases(lines, path)
        elif _LEVELS[0] in first:
            table = csv.reader(lines, delimiter=";" if ";" in first else ",")
            yield from _katottg(table, path)
        else:
            raise _unknown(path)


def _geonames(lines: Iterable[str], path: Path) -> Iterator[Dumped]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            raise _broken(path, number, f"it has {len(cells)} columns where GeoNames has {_GEONAMES_COLUMNS}")
        if cells[6] != "P":
            continue
        try:
            latitude, longitude = _degrees(cells[4], cells[5])
            people = int(cells[14] or 0)
        except ValueError as error:
            raise _broken(path, number, str(error)) from error
        names = (cells[1], *(n for n in (cells[2], *cells[3].split(",")) if n))
        yield Dumped(f"geonames:{cells[0]}", names, latitude, longitude, people, cells[8], cells[10])


def _aliases(lines: Iterable[str], path: Path) -> Iterator[Alias]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) not in _ALIAS_COLUMNS or not cells[1].isdigit():
            raise _broken(path, number, "it is no line of GeoNames' alternate names")
        if cells[2] in _LANGUAGES and cells[3]:
            yield Alias(f"geonames:{cells[1]}", cells[3])


def _osm(raw: IO[bytes], path: Path) -> Iterator[Dumped]:
    from lxml import etree

    try:
        elements = etree.iterparse(raw, events=("end",), tag="node", resolve_entities=False, no_network=True)
        for _, node in elements:
            tags = {tag.get("k") or "": tag.get("v") or "" for tag in node.iter("tag")}
            line = int(node.sourceline or 0)
            place = _tagged(tags, f"node/{node.get('id')}", node.get("lat"), node.get("lon"), path, line)
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
            if place is not None:
                yield place
    except etree.XMLSyntaxError as error:
        raise _broken(path, error.lineno or 0, f"it is broken XML ({error.msg})") from error


def _json(raw: IO[bytes], path: Path) -> Iterator[Dumped]:
    data = raw.read(_MOST_JSON + 1)
    if len(data) > _MOST_JSON:
        raise TooLarge(str(path), "it is larger than 512 MiB", "Import a part of it, or the same as OSM XML.")
    try:
        found = json.loads(data)
    except ValueError as error:
        raise _broken(path, getattr(error, "lineno", 0), f"it is broken JSON ({error})") from error
    if isinstance(found, dict) and isinstance(found.get("features"), list):
        for number, feature in enumerate(found["features"], 1):
            yield from _feature(feature, path, number)
    elif isinstance(found, dict) and isinstance(found.get("elements"), list):
        for number, one in enumerate(found["elements"], 1):
            at = one.get("center", one) if isinstance(one, dict) else {}
            tags = one.get("tags", {}) if isinstance(one, dict) else {}
            place = _tagged(
                tags, f"{one.get('type')}/{one.get('id')}", at.get("lat"), at.get("lon"), path, number
            )
            if place is not None:
                yield place
    else:
        raise _unknown(path)


def _feature(feature: Any, path: Path, number: int) -> Iterator[Dumped]:
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(shape, dict) or shape.get("type") != "Point":
        return
    tags = feature.get("properties") or {}
    tags = tags | tags["tags"] if isinstance(tags.get("tags"), dict) else tags
    longitude, latitude = (*shape.get("coordinates", ()), None, None)[:2]
    key = str(feature.get("id") or tags.get("@id") or tags.get("osm_id") or f"feature/{number}")
    place = _tagged(tags, key, latitude, longitude, path, number)
    if place is not None:
        yield place


def _tagged(
    tags: Mapping[str, Any], key: str, latitude: Any, longitude: Any, path: Path, number: int
) -> Dumped | None:
    """The settlement that tags of OpenStreetMap speak of; ``None`` where they speak of none."""
    if tags.get("place") not in _OSM_PLACES or not tags.get("name"):
        return None
    try:
        lat, lon = _degrees(latitude, longitude)
    except ValueError as error:
        raise _broken(path, number, str(error)) from error
    names = [part.strip() for k in _OSM_NAMES for part in str(tags.get(k) or "").split(";")]
    people = "".join(c for c in str(tags.get("population") or "") if c.isdigit())
    country = str(tags.get("addr:country") or tags.get("is_in:country_code") or "")
    return Dumped(
        f"osm:{key}", tuple(dict.fromkeys(n for n in names if n)), lat, lon, int(people or 0), country
    )


def _katottg(rows: Iterable[list[str]], path: Path) -> Iterator[Dumped]:
    """Settlements by name and oblast; the register has no coordinates."""
    columns: dict[str, int] = {}
    oblasts: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not columns:
            if _LEVELS[0] in cells:
                columns = {cell.replace("’", "'"): index for index, cell in enumerate(cells)}
                missing = [c for c in (*_LEVELS, "Категорія об'єкта", "Назва об'єкта") if c not in columns]
                if missing:
                    raise _broken(path, number, f"the column {missing[0]!r} is missing")
            continue
        if len(cells) < len(columns):
            if not any(cells):
                continue
            raise _broken(path, number, f"it has {len(cells)} columns where the heading has {len(columns)}")
        kind, name = cells[columns["Категорія об'єкта"]], cells[columns["Назва об'єкта"]]
        first = cells[columns[_LEVELS[0]]]
        if kind.upper() in ("O", "О", "K", "К") and not cells[columns[_LEVELS[1]]]:
            oblasts[first] = name
        code = cells[columns[_LEVELS[3]]]
        if code and kind.translate(_LATIN) in _CATEGORIES and name:
            yield Dumped(f"katottg:{code}", (name,), None, None, 0, "UA", oblasts.get(first, ""))
    if not columns:
        raise _unknown(path)


_LATIN = str.maketrans("МТХСК", "MTXCK")  # the register writes some of its letters in Cyrillic


def _degrees(latitude: Any, longitude: Any) -> tuple[float, float]:
    try:
        lat, lon = float(latitude), float(longitude)
    except (TypeError, ValueError):
        raise ValueError(f"{latitude!r}, {longitude!r} are no coordinates") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} lie outside the earth's degrees")
    return lat, lon


def _broken(path: Path, number: int, why: str) -> InputError:
    return InputError(
        str(path), why, "Mend the line or fetch the file again; nothing was imported.", f"line {number}"
    )


def _unknown(path: Path) -> InputError:
    return InputError(
        str(path), "it is no dump of places that Fogline reads",
        "Give a GeoNames file, OSM XML, Overpass JSON, GeoJSON or the KATOTTG table: docs/places.md.",
    )  # fmt: skip
