"""The map: an equirectangular drawing without tiles or network, settlements and makers' outlines only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, isfinite, log10, radians
from statistics import median

from fogline.brief.book import Book
from fogline.brief.clip import clip_ring
from fogline.brief.geojson import Named, named_places
from fogline.brief.map_views import MapDate, drawn_maps, map_dates
from fogline.brief.words import count, plain
from fogline.model import Brief, Outline

__all__ = ["Frame", "Layer", "Picture", "Sketch", "Spot", "draw"]

KM_PER_DEGREE = 111.32
_FAR_KM = 250.0
"""Settlements further than this from the middle of the others are listed, not drawn."""
_LEAST_KM = 60.0
"""The window is never narrower, so that no drawing suggests a precision that it lacks."""
_STYLES = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A window in degrees on a picture of ``width`` by ``height`` units."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def xy(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands in the picture."""
        return (
            round((longitude - self.west) / (self.east - self.west) * self.width, 1),
            round((self.north - latitude) / (self.north - self.south) * self.height, 1),
        )

    @property
    def km(self) -> float:
        """How many kilometres the picture is wide, at its middle."""
        middle = (self.south + self.north) / 2
        return (self.east - self.west) * KM_PER_DEGREE * cos(radians(middle))


@dataclass(frozen=True, slots=True)
class Layer:
    """One maker's drawing: ``path`` is SVG path data of what is drawn as held, ``line`` of the line alone, ``style`` a
    number for line and hatch."""

    style: int
    name: str
    label: str
    path: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A settlement, with its label's place (``anchor`` as in SVG) or no label where there is no room."""

    key: str
    name: str
    x: float
    y: float
    label: bool
    label_x: float
    label_y: float
    anchor: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing; there is a narrow and a wide one."""

    name: str
    frame: Frame
    layers: tuple[Layer, ...]
    spots: tuple[Spot, ...]
    bar: float
    bar_label: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """The drawings, the overview, the legend (style, name, label), what is shown together at each date, the views
    (number, name), and the places that lie outside."""

    pictures: tuple[Picture, ...]
    overview: Picture | None
    window: tuple[float, float, float, float]
    legend: tuple[tuple[int, str, str], ...]
    dates: tuple[MapDate, ...]
    views: tuple[tuple[int, str], ...]
    places: tuple[tuple[str, str, tuple[tuple[str, str], ...], int], ...]
    outside: tuple[str, ...]


def draw(brief: Brief, book: Book) -> Sketch | None:
    """The map of ``brief``; ``None`` where no settlement with coordinates is named."""
    named = named_places(brief)
    if not named:
        return None
    near, far = _window_places(named)
    box = _box(near)
    drawn = drawn_maps(brief.outlines, book, _STYLES)
    legend = tuple((one.style, one.name, one.label) for one in drawn)
    dates = map_dates(drawn) if drawn else ()
    views = {
        pair.view: f"{drawn[pair.first].maker} beside {drawn[pair.second].maker}"
        for d in dates
        for pair in d.pairs
    }
    pictures = tuple(
        _picture(name, _frame(box, width, height), near, brief.outlines, legend)
        for name, width, height in (("wide", 940.0, 560.0), ("narrow", 350.0, 380.0))
    )
    latest = dates[-1].maps[:1] if dates else ()
    overview = _overview([brief.outlines[n] for n in latest], near, [legend[n] for n in latest])
    big = pictures[0].frame
    corners = (0.0, 0.0, 0.0, 0.0)
    if overview:
        x0, y0 = overview.frame.xy(big.west, big.north)
        x1, y1 = overview.frame.xy(big.east, big.south)
        corners = (x0, y0, round(max(x1 - x0, 4), 1), round(max(y1 - y0, 4), 1))
    asked = {q.id: plain(q.text) for q in brief.questions}
    return Sketch(
        pictures,
        overview,
        corners,
        legend,
        dates,
        tuple(sorted(views.items())),
        tuple(
            (
                n.place.key,
                plain(n.place.name),
                tuple((q, asked[q]) for q in n.questions),
                len(n.claims),
            )
            for n in sorted(named, key=lambda n: -len(n.claims))
        ),
        tuple(plain(n.place.name) for n in far),
    )


def _point(named: Named) -> tuple[float, float]:
    assert named.place.longitude is not None and named.place.latitude is not None
    return named.place.longitude, named.place.latitude


def _window_places(named: list[Named]) -> tuple[list[Named], list[Named]]:
    """Those near the middle of what is talked about (by number of claims), and those far from it."""
    weighted = [_point(n) for n in named for _ in range(max(1, min(len(n.claims), 50)))]
    x, y = median(p[0] for p in weighted), median(p[1] for p in weighted)

    def distance(n: Named) -> float:
        lon, lat = _point(n)
        east = (lon - x) * KM_PER_DEGREE * cos(radians(y))
        return float((east**2 + ((lat - y) * KM_PER_DEGREE) ** 2) ** 0.5)

    near = [n for n in named if distance(n) <= _FAR_KM]
    if not near:  # the median may lie between two distant groups
        near = [min(named, key=distance)]
    kept = {n.place.key for n in near}
    return near, [n for n in named if n.place.key not in kept]


def _box(near: list[Named]) -> tuple[float, float, float, float]:
    points = [_point(n) for n in near]
    return (min(p[0] for p in points), min(p[1] for p in points),
            max(p[0] for p in points), max(p[1] for p in points))  # fmt: skip


def _frame(box: tuple[float, float, float, float], width: float, height: float) -> Frame:
    """The smallest window of this shape that holds ``box`` with a margin."""
    west, south, east, north = box
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    squeeze = max(cos(radians(middle_y)), 0.05)
    wide = max((east - west) * KM_PER_DEGREE * squeeze * 1.3, _LEAST_KM)
    tall = max((north - south) * KM_PER_DEGREE * 1.3, _LEAST_KM * height / width)
    wide = max(wide, tall * width / height)
    tall = wide * height / width
    dx, dy = wide / KM_PER_DEGREE / squeeze / 2, tall / KM_PER_DEGREE / 2
    return Frame(middle_x - dx, middle_y - dy, middle_x + dx, middle_y + dy, width, height)


def _picture(
    name: str,
    frame: Frame,
    near: list[Named],
    outlines: Sequence[Outline],
    legend: Sequence[tuple[int, str, str]],
) -> Picture:
    bar, bar_label = _bar(frame)
    return Picture(name, frame, _layers(frame, outlines, legend), _spots(frame, near), bar, bar_label)


def _layers(
    frame: Frame, outlines: Sequence[Outline], legend: Sequence[tuple[int, str, str]]
) -> tuple[Layer, ...]:
    dx, dy = (frame.east - frame.west) * 0.02, (frame.north - frame.south) * 0.02
    bounds = (frame.west - dx, frame.south - dy, frame.east + dx, frame.north + dy)
    found: list[Layer] = []
    for outline, (style, name, label) in zip(outlines, legend, strict=True):
        path = "".join(_path(frame, clip_ring(ring, *bounds)) for ring in outline.rings)
        line = "".join(_open_path(frame, part, bounds) for part in outline.line)
        found.append(Layer(style, name, label, path, line if outline.line else path))
    return tuple(found)


def _path(frame: Frame, ring: Sequence[tuple[float, float]]) -> str:
    kept = _thinned(frame, ring)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _open_path(
    frame: Frame, line: Sequence[tuple[float, float]], bounds: tuple[float, float, float, float]
) -> str:
    """A line as far as it lies in the window, in as many pieces as that makes."""
    west, south, east, north = bounds
    inside = [west <= x <= east and south <= y <= north for x, y in line]
    pieces: list[list[tuple[float, float]]] = [[]]
    for n, point in enumerate(line):
        # A point outside next to one inside is kept: the line leaves the window there.
        if inside[n] or (n and inside[n - 1]) or (n + 1 < len(line) and inside[n + 1]):
            pieces[-1].append(point)
        elif pieces[-1]:
            pieces.append([])
    thinned = (_thinned(frame, piece) for piece in pieces)
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in kept) for kept in thinned if len(kept) > 1)


def _thinned(frame: Frame, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points in the picture, without those too near to the one before to be told from it."""
    kept: list[tuple[float, float]] = []
    for lon, lat in points:
        xy = frame.xy(lon, lat)
        if not kept or abs(xy[0] - kept[-1][0]) + abs(xy[1] - kept[-1][1]) >= 0.8:
            kept.append(xy)
    return kept


def _overview(
    outlines: Sequence[Outline], near: list[Named], legend: Sequence[tuple[int, str, str]]
) -> Picture | None:
    points = [p for o in outlines for ring in o.rings for p in ring if isfinite(p[0]) and isfinite(p[1])]
    if not points:
        return None
    west, south, east, north = _box(near)
    box = (min(west, *(p[0] for p in points)), min(south, *(p[1] for p in points)),
           max(east, *(p[0] for p in points)), max(north, *(p[1] for p in points)))  # fmt: skip
    frame = _frame(box, 200.0, 150.0)
    bar, label = _bar(frame)
    return Picture("overview", frame, _layers(frame, outlines[:1], legend[:1]), (), bar, label)


def _bar(frame: Frame) -> tuple[float, str]:
    """A round length of about a fifth of the picture."""
    aim = frame.km / 5
    power = 10 ** int(log10(aim)) if aim >= 1 else 1
    length = max(n * power for n in (1, 2, 5) if n * power <= max(aim, 1))
    return round(length / frame.km * frame.width, 1), f"{length:g} km"


def _spots(frame: Frame, near: list[Named]) -> tuple[Spot, ...]:
    """The settlements; the most named get their labels first, and a label never covers another."""
    taken: list[tuple[float, float, float, float]] = []
    places = sorted(near, key=lambda n: (-len(n.claims), n.place.name))
    at = {n.place.key: frame.xy(*_point(n)) for n in places}
    taken += [(x - 5, y - 5, x + 5, y + 5) for x, y in at.values()]
    found: list[Spot] = []
    for named in places:
        x, y = at[named.place.key]
        name = plain(named.place.name)
        room = _room(x, y, 7.4 * len(name) + 4, frame, taken)
        title = f"{name}: {count(len(named.claims), 'claim')}, {count(len(named.questions), 'question')}"
        label_x, label_y, anchor = room or (x, y, "start")
        found.append(
            Spot(named.place.key, name, x, y, room is not None, label_x, label_y, anchor, title,
                 f"#place-{named.place.key}")
        )  # fmt: skip
    return tuple(found)


def _room(
    x: float, y: float, width: float, frame: Frame, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, str] | None:
    for dx, dy, anchor in ((9, 5, "start"), (-9, 5, "end"), (0, -10, "middle"), (0, 20, "middle"),
                           (8, -8, "start"), (8, 18, "start"), (-8, -8, "end"), (-8, 18, "end")):  # fmt: skip
        left = x + dx - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = (left, y + dy - 13, left + width, y + dy + 4)
        inside = box[0] >= 2 and box[2] <= frame.width - 2 and box[1] >= 2 and box[3] <= frame.height - 2
        if inside and not any(
            _overlap(box, other) for other in taken if other != (x - 5, y - 5, x + 5, y + 5)
        ):
            taken.append(box)
            return round(x + dx, 1), round(y + dy, 1), anchor
    return None


def _overlap(a: Iterable[float], b: Iterable[float]) -> bool:
    ax0, ay0, ax1, ay1 = a
    bx0, by0, bx1, by1 = b
    return ax0 < bx1 and bx0 < ax1 and ay0 < by1 and by0 < ay1
