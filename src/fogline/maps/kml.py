"""KML and KMZ: areas with their styles and folders, which carry the sides. Nothing in a file is followed or run."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath

import numpy as np
from lxml import etree

from fogline.errors import BadMap, TooLarge
from fogline.maps.decimals import pairs_of
from fogline.maps.drawing import MAX_BYTES, Drawing, Ring, Shape
from fogline.model import Raw

__all__ = ["parse_kml", "unpack_kmz"]

_MAX_RATIO = 200
_MAX_MEMBERS = 2_000
_DO = "Fetch the file again, or export it as GeoJSON."


def unpack_kmz(raw: Raw, max_bytes: int = MAX_BYTES) -> bytes:
    """The KML inside a KMZ, unpacked in memory.

    Raises:
        BadMap: not a whole archive, a name in it climbs out, it is packed like a bomb, or holds no KML.
        TooLarge: the KML is larger than ``max_bytes``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            members = archive.infolist()
            if len(members) > _MAX_MEMBERS:
                raise BadMap(raw.name, f"the archive holds {len(members)} files", _DO)
            for member in members:
                _refuse_climbing(raw.name, member.filename)
            inside = [m for m in members if m.filename.lower().endswith(".kml")]
            if not inside:
                raise BadMap(raw.name, "the archive holds no KML file", "Give the KML or KMZ file itself.")
            chosen = next((m for m in inside if m.filename.lower() == "doc.kml"), inside[0])
            _refuse_bomb(raw.name, chosen, max_bytes)
            with archive.open(chosen) as stream:
                data = stream.read(max_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadMap(raw.name, f"the archive cannot be unpacked: {error}", _DO) from error
    if len(data) > max_bytes:
        raise TooLarge(raw.name, f"its KML is larger than {max_bytes // 2**20} MB", _DO, chosen.filename)
    return data


def _refuse_climbing(name: str, inner: str) -> None:
    path = PurePosixPath(inner.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise BadMap(name, f"the archive names a file outside itself: {inner[:80]}", "Do not use this file.")


def _refuse_bomb(name: str, member: zipfile.ZipInfo, max_bytes: int) -> None:
    if member.file_size > max_bytes:
        raise TooLarge(
            name,
            f"its KML says to be {member.file_size // 2**20} MB, the limit is {max_bytes // 2**20} MB",
            _DO,
        )
    if member.file_size > 2**20 and member.file_size > _MAX_RATIO * max(1, member.compress_size):
        raise BadMap(name, "the archive is packed more tightly than any map", "Do not use this file.")


def parse_kml(raw: Raw, data: bytes) -> Drawing:
    """Read KML from ``data``; lines and points are counted and left out.

    Raises:
        BadMap: not well-formed (with line and column), a document type or entities in it, or no numbers
            where coordinates are due.
    """
    root = _root(raw.name, data)
    drawing = Drawing("KML", declared="lonlat")
    drawing.dates.extend(_texts(root, "when", "end", "begin"))
    drawing.dates.extend(
        text for element in root.iterfind(".//{*}Document/{*}name") if (text := (element.text or "").strip())
    )
    left_out: Counter[str] = Counter()
    for number, placemark in enumerate(root.iterfind(".//{*}Placemark"), 1):
        where = f"placemark {number}"
        polygons = [_polygon(polygon, raw.name, where) for polygon in placemark.iterfind(".//{*}Polygon")]
        for kind in ("LineString", "Point"):
            left_out[kind] += sum(1 for _ in placemark.iterfind(f".//{{*}}{kind}"))
        name = (placemark.findtext("{*}name") or "").strip()
        if polygons:
            drawing.shapes.append(Shape(tuple(polygons), _words(placemark), where, name or None))
    if +left_out:
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted((+left_out).items()))
        drawing.notes.append(f"Not areas and left out: {counted}.")
    if root.find(".//{*}NetworkLink") is not None:
        drawing.notes.append("Links to other files in it were not followed.")
    return drawing


def _root(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise BadMap(name, f"broken XML: {error.msg}", _DO, f"line {line}, column {column}") from error
    except ValueError as error:
        raise BadMap(name, f"the XML cannot be read: {error}", _DO) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise BadMap(
            name, "the XML has a document type of its own, which no map needs", "Do not use this file."
        )
    if etree.QName(root).localname != "kml":
        raise BadMap(name, f"the XML is <{etree.QName(root).localname}>, not <kml>", _DO)
    return root


def _polygon(polygon: etree._Element, name: str, where: str) -> tuple[Ring, ...]:
    paths = ("{*}outerBoundaryIs", "{*}innerBoundaryIs")
    rings = [
        _ring(element.text or "", name, where)
        for path in paths
        for boundary in polygon.iterfind(path)
        for element in boundary.iterfind(".//{*}coordinates")
    ]
    return tuple(rings)


def _ring(text: str, name: str, where: str) -> Ring:
    ring = pairs_of(text)
    if ring is None:
        try:
            rows = [one.split(",")[:2] for one in text.split()]
            ring = np.array(rows, dtype=np.float64).reshape(-1, 2)
        except ValueError as error:
            raise BadMap(name, f"its coordinates are not numbers: {error}", _DO, where) from error
    if not np.isfinite(ring).all():
        raise BadMap(name, "a coordinate is not a finite number", _DO, where)
    return ring


def _words(placemark: etree._Element) -> tuple[str, ...]:
    words = _texts(placemark, "styleUrl")
    for value in placemark.iterfind(".//{*}ExtendedData//*"):
        words.append((value.text or "").strip())
    folders = [
        (ancestor.findtext("{*}name") or "").strip()
        for ancestor in placemark.iterancestors()
        if etree.QName(ancestor).localname == "Folder"
    ]
    words.extend([(placemark.findtext("{*}name") or "").strip(), *folders])
    return tuple(word[:300] for word in words if word)


def _texts(element: etree._Element, *names: str) -> list[str]:
    return [
        text
        for name in names
        for found in element.iterfind(f".//{{*}}{name}")
        if (text := (found.text or "").strip())
    ]
