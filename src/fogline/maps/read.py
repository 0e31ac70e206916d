"""Bytes to layers: what a map file draws, by whom, of which day, with every repair and guess noted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import BadMap, TooLarge
from fogline.knowledge.makers import Box, Maker, Makers
from fogline.maps import geopackage, shapefile
from fogline.maps.archive import unpack
from fogline.maps.axes import turned
from fogline.maps.classes import (
    CLAIMED,
    CONTESTED,
    HELD,
    IGNORED,
    REGAINED,
    UNSAID,
    Meaning,
    infer_holder,
    inferred_by_label,
    meaning_of,
)  # fmt: skip
from fogline.maps.dates import date_in_name, date_in_texts
from fogline.maps.drawing import MAX_BYTES, MAX_POINTS, Drawing
from fogline.maps.geojson import parse_json
from fogline.maps.kml import parse_kml
from fogline.maps.layer import Layer
from fogline.maps.polygons import to_geometry
from fogline.maps.snapshots import snapshots
from fogline.model import Raw, Reference, ReferenceKind, When, content_id, sha256

__all__ = ["days_in", "parse", "read_layer", "to_geometry"]


def read_layer(
    raw: Raw,
    maker: str,
    when: When | None = None,
    *,
    makers: Makers | None = None,
    region: Box | None = None,
    max_bytes: int = MAX_BYTES,
) -> Layer:
    """Read a map file as ``maker``'s drawing of ``when`` (else of the day in its name or in the file).

    ``region`` is a box in which the map is known to lie (a boundary's extent), ``makers`` the table of
    makers (the built-in one by default; load it once where many files are read).

    Raises:
        BadMap: it cannot be read, draws no area, or the order of its coordinates cannot be decided.
        TooLarge: it is larger than ``max_bytes``.
    """
    table = makers or Makers.load()
    known = table.find(maker)
    drawing = parse(raw, known, max_bytes)
    _require_areas(drawing, raw.name)
    turn, why = turned(drawing, raw.name, table, region)
    notes = [*drawing.notes, why] if turn or drawing.declared is None else list(drawing.notes)
    day = _one_day(drawing, when, notes) or when or _dated(raw.name, drawing, notes)
    return _layer(raw, known, day, drawing, turn, notes, table)


def days_in(raw: Raw, maker: str, *, makers: Makers | None = None) -> tuple[date, ...]:
    """The days of a file that holds drawings of several, in order; nothing where it holds one drawing.

    Raises:
        BadMap, TooLarge: as for ``read_layer``.
    """
    return tuple(snapshots(parse(raw, (makers or Makers.load()).find(maker))))


def parse(raw: Raw, maker: Maker | None = None, max_bytes: int = MAX_BYTES) -> Drawing:
    """The rings in a map file of any kind that is read, judged by its content.

    Raises:
        BadMap, TooLarge: as for ``read_layer``.
    """
    if len(raw.data) > max_bytes:
        raise TooLarge(
            raw.name, f"the map is {len(raw.data) // 2**20} MB, the limit is {max_bytes // 2**20} MB",
            "Cut it to the area in question.",
        )  # fmt: skip
    head = raw.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not raw.data.strip():
        raise BadMap(raw.name, "the file is empty", "Fetch it again.")
    if raw.data.startswith(b"PK"):
        drawing = _parse_archive(raw, maker, max_bytes)
    elif head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        drawing = parse_kml(raw, raw.data)
    elif raw.data.startswith(geopackage.MAGIC):
        drawing = geopackage.parse_geopackage(raw.data, raw.name)
    elif raw.data.startswith(shapefile.MAGIC):
        drawing = shapefile.parse_shapefiles({f"{raw.name.rpartition('.')[0]}.shp": raw.data}, raw.name)
    else:
        drawing = parse_json(raw, _keys(maker))
    count = sum(len(ring) for shape in drawing.shapes for rings in shape.polygons for ring in rings)
    if count > MAX_POINTS:
        raise TooLarge(
            raw.name, f"it has {count:,} points, the limit is {MAX_POINTS:,}", "Simplify it first."
        )
    return drawing


def _keys(maker: Maker | None) -> Collection[str]:
    """Names under which the maker keeps rings, where its files are plain JSON."""
    return [key for key, what in maker.classes.items() if what != "ignore"] if maker else ()


def _parse_archive(raw: Raw, maker: Maker | None, max_bytes: int) -> Drawing:
    members = unpack(raw, max_bytes)
    first = next(iter(members))
    if first.lower().endswith(".kml"):
        return parse_kml(raw, members[first])
    if any(name.lower().endswith(".shp") for name in members):
        return shapefile.parse_shapefiles(members, raw.name)
    if len(members) > 1:
        raise BadMap(raw.name, f"the archive holds {len(members)} maps", "Unpack it and give the folder.")
    return parse(Raw(members[first], raw.name), maker, max_bytes)


def _require_areas(drawing: Drawing, name: str) -> None:
    if not any(len(ring) for shape in drawing.shapes for rings in shape.polygons for ring in rings):
        raise BadMap(name, "it draws no area", "Give a file with polygons.")


def _one_day(drawing: Drawing, when: When | None, notes: list[str]) -> When | None:
    """Of drawings of several days leave that of ``when``, else the latest; ``None`` where there is but one."""
    days = snapshots(drawing)
    if not days:
        return None
    wanted = [day for day in days if when is None or when.first_day <= day <= when.last_day]
    day = wanted[-1] if wanted else max(days)
    drawing.shapes = days[day]
    notes.append(f"It holds drawings of {len(days)} days, {min(days)} to {max(days)}; this is that of {day}.")
    return When.on(day)


def _dated(name: str, drawing: Drawing, notes: list[str]) -> When | None:
    named = date_in_name(name)
    if named is not None:
        if named[1]:
            notes.append(f"Date from its name: {named[1]}.")
        return named[0]
    inside = date_in_texts(drawing.dates)
    notes.append(
        f"Date from the file's own text: {inside.last_day.isoformat()}."
        if inside
        else "Its date is not known."
    )
    return inside


def _layer(
    raw: Raw, maker: Maker, when: When | None, drawing: Drawing, turn: bool, notes: list[str], makers: Makers
) -> Layer:
    drawn = _meant(raw.name, maker, when, drawing, turn, notes, makers)
    areas = drawn.areas(HELD, REGAINED)
    unsaid = drawn.areas(UNSAID).get("")
    claimed, regained = drawn.areas(CLAIMED), drawn.areas(REGAINED)
    contested = drawn.areas(CONTESTED, CLAIMED, together=True).get("")
    if not areas and unsaid is None and contested is None:
        raise BadMap(raw.name, "it draws no area", "Give a file with polygons.")
    holder, against = _holder(areas, unsaid, drawn.said, maker, when, notes, makers)
    if unsaid is not None:
        key = holder or UNSAID
        areas[key] = shapely.union(areas[key], unsaid) if key in areas else unsaid
    digest = sha256(raw.data)
    identity = (maker.name, when.as_json() if when else None, digest)
    reference = Reference(
        id=content_id("map", *identity),
        kind=ReferenceKind.MAP,
        maker=maker.name,
        title=f"{maker.name}, {raw.name}",
        sha256=digest,
        when=when,
        party=maker.party,
        standing=maker.standing,
        licence=maker.licence,
        notes=tuple(notes),
    )
    held = areas.get(holder or UNSAID) or shapely.MultiPolygon()
    others = tuple(sorted((what, area) for what, area in areas.items() if what not in (holder, UNSAID)))
    return Layer(
        reference, held, holder, f"held by {holder}" if holder else "drawn area", against, contested, others,
        tuple(sorted(claimed.items())), tuple(sorted(regained.items())),
    )  # fmt: skip


def _meant(
    name: str, maker: Maker, when: When | None, drawing: Drawing, turn: bool, notes: list[str], makers: Makers
) -> _Drawn:
    """The areas of a drawing by what they mean."""
    meanings = [meaning_of(shape, maker, makers) for shape in drawing.shapes]
    areas = [
        to_geometry(shape, turn, name, notes) if meaning.what != IGNORED else []
        for shape, meaning in zip(drawing.shapes, meanings, strict=True)
    ]
    unsaid = [place for place, meaning in enumerate(meanings) if meaning.what == UNSAID]
    if maker.holder is None and unsaid:
        year = when.first_day.year if when else None
        found = inferred_by_label(
            [(drawing.shapes[n], shapely.union_all(areas[n])) for n in unsaid], year, makers
        )
        if found is not None:
            notes += found[1]
            for place, meaning in zip(unsaid, found[0], strict=True):
                meanings[place] = meaning
    drawn = _Drawn()
    for meaning, some in zip(meanings, areas, strict=True):
        if meaning.what != IGNORED:
            drawn.add(meaning, some)
    return drawn


class _Drawn:
    """Areas by what they are and by party, as they come out of a file."""

    def __init__(self) -> None:
        self._parts: dict[tuple[str, str], list[BaseGeometry]] = {}
        self.said: dict[str, str] = {}
        """The first word that named each party."""

    def add(self, meaning: Meaning, areas: list[BaseGeometry]) -> None:
        if meaning.party and meaning.word:
            self.said.setdefault(meaning.party, meaning.word)
        self._parts.setdefault((meaning.what, meaning.party or ""), []).extend(areas)

    def areas(self, *kinds: str, together: bool = False) -> dict[str, BaseGeometry]:
        """What is drawn of these kinds by party; under ``""`` where it is nobody's, or all ``together``."""
        parts: dict[str, list[BaseGeometry]] = {}
        for (what, party), some in self._parts.items():
            if what in kinds and some:
                parts.setdefault("" if together else party, []).extend(some)
        united = {party: _united(some) for party, some in parts.items()}
        return {party: area for party, area in united.items() if not area.is_empty}


def _united(parts: list[BaseGeometry]) -> BaseGeometry:
    """All parts as one area; most makers' parts do not overlap, and then there is nothing to work out."""
    if len(parts) == 1:
        return parts[0]
    polygons = [polygon for part in parts for polygon in shapely.get_parts(part)]
    together = shapely.MultiPolygon(polygons)
    return together if together.is_valid else shapely.union_all(parts)


def _holder(
    areas: dict[str, BaseGeometry], unsaid: BaseGeometry | None, said: dict[str, str], maker: Maker, when: When | None,
    notes: list[str], makers: Makers,
) -> tuple[str | None, str | None]:  # fmt: skip
    """Whose holdings the layer is about, and for whom the rest is drawn."""
    if not maker.known:
        notes.append(f"The map maker {maker.name} is not in the table: party and standing unknown.")
    if maker.holder:
        return maker.holder, maker.against
    if areas:
        # Of several drawn parties the one with the smaller area is what the map is about; the rest stay beside it.
        holder = min(areas, key=lambda party: (areas[party].area, party))
        notes.extend(f'"{said[party]}" in the file is taken to mean held by {party}.' for party in areas)
        conflict = makers.conflict_of(holder) if len(areas) == 1 else None
        return holder, conflict.other(holder) if conflict else None
    year = when.first_day.year if when else None
    inferred = infer_holder(unsaid, year, makers) if unsaid is not None else None
    if inferred is None:
        notes.append(
            "Whose area it draws is not known: name the holder in a mapping file (`fogline map wizard`)."
        )
        return None, None
    conflict, holder, why = inferred
    notes.append(why)
    return holder, conflict.other(holder)
