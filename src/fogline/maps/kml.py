"""KML: areas with their styles and folders, which carry the sides. Nothing in a file is followed or run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
from lxml import etree

from fogline.errors import BadMap
from fogline.maps.decimals import pairs_of
from fogline.maps.drawing import Drawing, Ring, Shape
from fogline.model import Raw

__all__ = ["parse_kml"]

_LONGEST_LABEL, _MOST_LABELS = 120, 40
_DO = "Fetch the file again, or export it as GeoJSON."


def parse_kml(raw: Raw, data: bytes) -> Drawing:
    """Read KML from ``data`` (``raw`` names the file that it came in); lines and points are counted and left out.

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
    colours = _colours(root)
    left_out: Counter[str] = Counter()
    for number, placemark in enumerate(root.iterfind(".//{*}Placemark"), 1):
        where = f"placemark {number}"
        polygons = [_polygon(polygon, raw.name, where) for polygon in placemark.iterfind(".//{*}Polygon")]
        for kind in ("LineString", "Point"):
            left_out[kind] += sum(1 for _ in placemark.iterfind(f".//{{*}}{kind}"))
        name = (placemark.findtext("{*}name") or "").strip()
        if polygons:
            dates = tuple(_texts(placemark, "when", "end", "begin"))
            labels = _labels(placemark, colours)
            drawing.shapes.append(
                Shape(tuple(polygons), _words(placemark), where, name or None, labels, dates)
            )
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
    words.extend([(placemark.findtext("{*}name") or "").strip(), *_folders(placemark)])
    return tuple(word[:300] for word in words if word)


def _folders(placemark: etree._Element) -> list[str]:
    """The names of the folders about a placemark, the innermost first."""
    return [
        (ancestor.findtext("{*}name") or "").strip()
        for ancestor in placemark.iterancestors()
        if etree.QName(ancestor).localname == "Folder"
    ]


def _labels(placemark: etree._Element, colours: Mapping[str, str]) -> tuple[str, ...]:
    """Style, the colour that it fills with, folders and extended data, as ``key=value``."""
    styles = _texts(placemark, "styleUrl")
    found = [f"style={style}" for style in styles]
    filled = _filled(placemark) or next((colours[style] for style in styles if style in colours), None)
    found += [f"colour={filled}"] if filled else []
    found += [f"folder={folder}" for folder in _folders(placemark) if folder]
    for data in placemark.iterfind(".//{*}ExtendedData//*[@name]"):
        value = (data.findtext("{*}value") or data.text or "").strip()
        found += [f"{data.get('name')}={value}"] if value else []
    return tuple(label for label in found if len(label) <= _LONGEST_LABEL)[:_MOST_LABELS]


def _colours(root: etree._Element) -> dict[str, str]:
    """The colour, as ``rrggbb``, that each shared style fills areas with, by the reference to it."""
    found = {
        f"#{style.get('id')}": colour
        for style in root.iterfind(".//{*}Style[@id]")
        if (colour := _filled(style)) is not None
    }
    for style in root.iterfind(".//{*}StyleMap[@id]"):
        normal = style.findtext("{*}Pair/{*}styleUrl")
        if normal and normal.strip() in found:
            found[f"#{style.get('id')}"] = found[normal.strip()]
    return found


def _filled(element: etree._Element) -> str | None:
    # KML writes a colour as opacity, blue, green, red.
    written = (element.findtext(".//{*}PolyStyle/{*}color") or "").strip().lstrip("#").casefold()
    if len(written) != 8 or not all(sign in "0123456789abcdef" for sign in written):
        return None
    return written[6:8] + written[4:6] + written[2:4]


def _texts(element: etree._Element, *names: str) -> list[str]:
    return [
        text
        for name in names
        for found in element.iterfind(f".//{{*}}{name}")
        if (text := (found.text or "").strip())
    ]
