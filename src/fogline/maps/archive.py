"""Map files in ZIP archives (KMZ, zipped shapefiles): unpacked in memory, within limits, nothing written anywhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from fogline.errors import BadMap, TooLarge
from fogline.model import Raw

__all__ = ["Members", "pack", "unpack"]

_MAX_RATIO = 200
_MAX_MEMBERS = 2_000
_DO = "Fetch the file again, or export it as GeoJSON."

Members = dict[str, bytes]
"""Contents by name, in the archive's order."""


def unpack(raw: Raw, max_bytes: int) -> Members:
    """The map in an archive: its KML (the one that a KMZ opens with), else its shapefiles with what belongs to them,
    else its GeoJSON files and GeoPackages.

    Raises:
        BadMap: not a whole archive, a name in it climbs out, it is packed like a bomb, or holds no map.
        TooLarge: what is read of it is larger than ``max_bytes`` together.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            members = archive.infolist()
            if len(members) > _MAX_MEMBERS:
                raise BadMap(raw.name, f"the archive holds {len(members)} files", _DO)
            for member in members:
                _refuse_climbing(raw.name, member.filename)
            chosen = _chosen(raw.name, members)
            _refuse_bombs(raw.name, chosen, max_bytes)
            return _read(archive, chosen, raw.name, max_bytes)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadMap(raw.name, f"the archive cannot be unpacked: {error}", _DO) from error


def pack(members: Members) -> bytes:
    """An archive of ``members``: the same bytes for the same contents, whenever and wherever it is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name), members[name])
    return packed.getvalue()


def _chosen(name: str, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    # A damaged entry may have no name. What macOS adds beside every file has the same endings and is no map.
    own = [m for m in members if m.filename and not m.is_dir() and not m.filename.startswith("__MACOSX/")]

    def ending(*endings: str) -> list[zipfile.ZipInfo]:
        return [member for member in own if member.filename.lower().endswith(endings)]

    kml = ending(".kml")
    if kml:
        return [next((m for m in kml if m.filename.lower() == "doc.kml"), kml[0])]
    if ending(".shp"):
        return ending(".shp", ".dbf", ".prj", ".cpg")
    maps = ending(".geojson", ".json", ".gpkg")
    if not maps:
        raise BadMap(
            name, "the archive holds no map: no KML, shapefile, GeoJSON or GeoPackage", "Give the map itself."
        )
    return maps


def _read(archive: zipfile.ZipFile, chosen: list[zipfile.ZipInfo], name: str, max_bytes: int) -> Members:
    found: Members = {}
    left = max_bytes
    for member in chosen:
        with archive.open(member) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            raise TooLarge(name, f"unpacked it is larger than {max_bytes // 2**20} MB", _DO, member.filename)
        found[member.filename] = data
    return found


def _refuse_climbing(name: str, inner: str) -> None:
    path = PurePosixPath(inner.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise BadMap(name, f"the archive names a file outside itself: {inner[:80]}", "Do not use this file.")


def _refuse_bombs(name: str, chosen: list[zipfile.ZipInfo], max_bytes: int) -> None:
    said = sum(member.file_size for member in chosen)
    if said > max_bytes:
        raise TooLarge(
            name, f"unpacked it says to be {said // 2**20} MB, the limit is {max_bytes // 2**20} MB", _DO
        )
    for member in chosen:
        if member.file_size > 2**20 and member.file_size > _MAX_RATIO * max(1, member.compress_size):
            raise BadMap(name, "the archive is packed more tightly than any map", "Do not use this file.")
