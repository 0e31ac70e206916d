"""Gaps that real maps leave around towns, beside a plain raster of them, and a drawn ring of known width.

    python benchmarks/gaps.py [DATA_DIR] [--day 2025-11-11] [--cell 50]

DATA_DIR holds ``boundary/*.geojson``, ``creamycaprice/CitiesBorders.kml`` and a folder of dated files for each maker. For
each town and maker it prints the gap by Fogline (in metres, which no brief shows), its bounds at the margin, the same by
a raster made here of cells of ``--cell`` metres, and the time that each took. The raster is the plain way: which cells
are free, how far each is from one that is not, and the best way from cell to cell.
"""

from __future__ import annotations

import argparse
import heapq
import math
import statistics
import time
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from fogline.knowledge.makers import Makers
from fogline.maps.boundary import read_boundary
from fogline.maps.corridor import widest_corridor
from fogline.maps.folder import list_layers, nearest
from fogline.maps.gap import gap, ground_of
from fogline.maps.measure import held_part
from fogline.maps.towns import read_towns, town_at
from fogline.model import Raw, When

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "maps"
FOLDERS = {"CreamyCaprice": "creamycaprice", "Owl": "owl", "DeepState": "deepstate"}
TOWNS = {"Myrnohrad": (48.3022, 37.2614), "Pokrovsk": (48.2820, 37.1758), "Vovchansk": (50.2885, 36.9462)}
REACH_M = 25_000.0


def raster(ground: BaseGeometry, town: BaseGeometry, cell_m: float) -> float:
    """The widest way from ``town`` to the most open cell of a square around it, by cells; in metres."""
    middle = shapely.get_coordinates(shapely.centroid(town))[0]
    back = Transformer.from_crs(
        f"+proj=aeqd +lat_0={middle[1]} +lon_0={middle[0]} +ellps=WGS84", "EPSG:4326", always_xy=True
    )
    axis = np.arange(-REACH_M, REACH_M, cell_m) + cell_m / 2
    x, y = np.meshgrid(axis, axis)
    longitude, latitude = back.transform(x.ravel(), y.ravel())
    shapely.prepare(ground)
    free = shapely.contains_xy(ground, longitude, latitude).reshape(x.shape)
    inside = shapely.contains_xy(town, longitude, latitude).reshape(x.shape) & free
    if not inside.any():
        return 0.0
    clearance = distances(free) * cell_m
    return 2 * best_way(clearance, inside)


def distances(free: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """How many cells each free cell is from the nearest that is not free (up to 150)."""
    rows = np.arange(len(free))[:, None]
    above = np.maximum.accumulate(np.where(free, -10_000, rows), axis=0)
    below = np.minimum.accumulate(np.where(free, 10_000, rows)[::-1], axis=0)[::-1]
    upright = np.minimum(rows - above, below - rows).astype(np.float32) ** 2
    found = upright.copy()
    for shift in range(1, 150):
        found[:, shift:] = np.minimum(found[:, shift:], upright[:, :-shift] + shift**2)
        found[:, :-shift] = np.minimum(found[:, :-shift], upright[:, shift:] + shift**2)
    return np.sqrt(np.minimum(found, 150.0**2))  # type: ignore[no-any-return]


def best_way(clearance: np.ndarray, inside: np.ndarray) -> float:  # type: ignore[type-arg]
    """The least clearance on the best way from a cell inside to the most open cell."""
    size = clearance.shape[1]
    flat, goal = clearance.ravel().tolist(), int(clearance.argmax())
    queue = [(-flat[n], n) for n in np.flatnonzero(inside).tolist()]
    heapq.heapify(queue)
    seen = bytearray(len(flat))
    while queue:
        level, at = heapq.heappop(queue)
        if seen[at]:
            continue
        seen[at] = 1
        if at == goal:
            return -level
        for there in (at - 1, at + 1, at - size, at + size):
            if 0 <= there < len(flat) and not seen[there] and flat[there] > 0:
                heapq.heappush(queue, (max(level, -flat[there]), there))
    return 0.0


def ring_of(corners: int) -> tuple[float, float, float]:
    """A ring of that many corners with a gap of 1.5: its width as found, the raster's way of cells of 0.05, seconds."""
    random = np.random.default_rng(7)
    turn = np.linspace(0, 2 * math.pi, corners // 2 + 1)[:-1]
    rounds = [
        (radius + 0.2 * random.random(len(turn)))[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
        for radius in (10, 14)
    ]
    held = shapely.Polygon(rounds[1], [rounds[0]]) - shapely.box(0, -0.75, 20, 0.75)
    free = shapely.box(-100, -100, 160, 100) - held
    began = time.perf_counter()
    found = widest_corridor(free, shapely.Point(0, 0).buffer(2))
    return found.width, found.low, time.perf_counter() - began


def main() -> int:
    """Print the gaps of every town and maker, and the differences between the two ways."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", nargs="?", type=Path, default=DATA)
    ask.add_argument("--day", type=date.fromisoformat, default=date(2025, 11, 11))
    ask.add_argument("--cell", type=float, default=50.0)
    args = ask.parse_args()
    width, low, seconds = ring_of(50_000)
    print(f"ring of 50,000 corners, gap 1.5: {low:.4f} to {width:.4f} in {seconds:.2f} s")
    print(f"ring off by {100 * abs(width - 1.5) / 1.5:.3f} %")
    if not args.data.exists():
        print(f"real maps skipped: {args.data} is not there")
        return 0
    makers = Makers.load()
    (file,) = (args.data / "boundary").glob("*.geojson")
    boundary = read_boundary(Raw(file.read_bytes(), file.name)).geometry
    borders = args.data / "creamycaprice" / "CitiesBorders.kml"
    towns = read_towns(Raw(borders.read_bytes(), borders.name))
    took: list[float] = []
    rastered: list[float] = []
    apart: list[float] = []
    for name, (latitude, longitude) in TOWNS.items():
        town = town_at(towns, latitude, longitude)
        assert town is not None
        for maker, folder in FOLDERS.items():
            layer_file = nearest(list_layers(args.data / folder, maker), When.on(args.day))
            assert layer_file is not None
            layer = layer_file.load(makers)
            began = time.perf_counter()
            ground = ground_of((True, layer.held), boundary)
            found = gap(ground, boundary, town.geometry)
            took.append(time.perf_counter() - began)
            began = time.perf_counter()
            plain = raster(ground, town.geometry, args.cell)
            rastered.append(time.perf_counter() - began)
            apart.append(abs(plain - found.drawn))
            part = held_part(layer.held, town.geometry)
            print(
                f"{name} {maker}: gap {found.drawn:.0f} m, at the margin {found.narrow:.0f} to {found.wide:.0f} m, "
                f"held {part:.1f} %; raster {plain:.0f} m; {took[-1]:.2f} s and {rastered[-1]:.2f} s"
            )
    print(f"largest difference from the raster: {max(apart):.0f} m (cells of {args.cell:.0f} m)")
    print(f"one gap with its margins: median {statistics.median(took):.2f} s, longest {max(took):.2f} s")
    print(f"raster: {statistics.median(rastered) / statistics.median(took):.1f} times as long")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
