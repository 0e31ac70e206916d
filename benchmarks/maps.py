"""Areas, shares, town parts and points of real maps against figures computed apart, beside plain geopandas.

    python benchmarks/maps.py [DATA_DIR] [--plain 142] [--jittered 0]

DATA_DIR holds ``expected.csv``, ``boundary/*.geojson`` and a folder of dated files for each maker. Both ways read the
same files in the same run, turn by turn, file by file, and measure the share of each; what each needs once (the
boundary) is shown apart. Times are of the processor, so that what else the machine does changes them little; the
clock's are shown beside them. ``--plain N`` takes N of the maps only. ``--jittered N`` also reads and measures N distinct
daily maps made by moving every point of one map by some metres, on one core, and says how much memory that takes.
Exits with 1 where an area is off by 0.1 %, a share by 0.02 percentage points, or a town part by 2 points.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from fogline.knowledge.makers import Makers
from fogline.maps.boundary import Boundary, read_boundary
from fogline.maps.folder import LayerFile, list_layers
from fogline.maps.measure import Measurer, distance_to_line, held_part
from fogline.maps.towns import Town, read_towns, town_at
from fogline.model import Raw, When

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "maps"
STATED_KM2 = 603_628
FOLDERS = {"DeepState(UA)": "deepstate", "Owl(OSINT)": "owl", "CreamyCaprice(RU)": "creamycaprice"}
CENTRES = {
    "Pokrovsk": (48.2820, 37.1758), "Myrnohrad": (48.3022, 37.2614), "Dobropillia": (48.4611, 37.0853),
    "Kostiantynivka": (48.5278, 37.7068), "Lyman": (48.9857, 37.8124), "Vovchansk": (50.2885, 36.9462),
}  # fmt: skip


def listed(data: Path) -> dict[tuple[str, str], tuple[LayerFile, Path]]:
    """Every dated file by maker (as expected.csv calls it) and day."""
    return {
        (name, file.when.first_day.isoformat()): (file, data / folder / file.name)
        for name, folder in FOLDERS.items()
        for file in list_layers(data / folder, name.partition("(")[0])
        if file.when is not None
    }


def measure_all(
    rows: list[dict[str, str]], files: dict[Any, Any], boundary: Boundary
) -> tuple[list[float], float]:
    """km² of every row, and the seconds that reading and measuring took."""
    makers, measurer = Makers.load(), Measurer(boundary.geometry)
    began = time.perf_counter()
    areas = [measurer.area_km2(files[row["maker"], row["date"]][0].load(makers).held) for row in rows]
    return areas, time.perf_counter() - began


def plain_km2(path: Path, land: Any) -> float:
    """The same the plain way: read into geopandas, clip, project to equal areas, sum."""
    import geopandas

    clipped = geopandas.clip(read_plain(path).dissolve(), land)
    return float(clipped.to_crs("ESRI:102022").area.sum()) / 1e6


def read_plain(path: Path) -> Any:
    """A map file as a GeoDataFrame of what is drawn as held."""
    import geopandas
    import shapely

    if path.suffix == ".geojson":
        frame = geopandas.read_file(path)
    elif path.suffix == ".json":
        rings = json.loads(path.read_bytes())["areas"]
        polygons = [shapely.Polygon([(lon, lat) for lat, lon in ring]) for ring in rings]
        frame = geopandas.GeoDataFrame(geometry=polygons, crs="EPSG:4326")
    else:
        # The driver drops the styles that say whose area it is; in these files the first area is the one.
        with zipfile.ZipFile(path) as archive:
            frame = geopandas.read_file(io.BytesIO(archive.read(archive.namelist()[0]))).head(1)
    frame["geometry"] = frame.geometry.force_2d().make_valid()
    return frame


def town_errors(
    rows: list[dict[str, str]], files: dict[Any, Any], towns: tuple[Town, ...]
) -> dict[str, float]:
    """For each town with an outline the largest difference of its held part, in points."""
    worst: dict[str, float] = {}
    for name, centre in CENTRES.items():
        town = town_at(towns, *centre)
        if town is None or f"city%_{name}" not in rows[0]:
            continue
        for row in rows:
            part = held_part(files[row["maker"], row["date"]][0].load().held, town.geometry)
            worst[name] = max(worst.get(name, 0.0), abs(part - float(row[f"city%_{name}"])))
    return worst


def point_errors(
    rows: list[dict[str, str]], files: dict[Any, Any], boundary: Boundary
) -> dict[str, tuple[int, float]]:
    """For each town how often its centre is on another side than expected, and the largest distance to the line
    in km at which that happened: a town's centre is not the same point in every gazetteer."""
    off: dict[str, tuple[int, float]] = {}
    for name, (latitude, longitude) in CENTRES.items():
        if f"pt_{name}" not in rows[0]:
            continue
        off[name] = (0, 0.0)
        for row in rows:
            held = files[row["maker"], row["date"]][0].load().held
            line = distance_to_line(held, boundary.geometry, latitude, longitude)
            if line.inside != (row[f"pt_{name}"] == "1"):
                off[name] = (off[name][0] + 1, max(off[name][1], line.km or 0.0))
    return off


def jittered(path: Path, count: int, boundary: Boundary) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor to read and measure ``count`` distinct maps made from one GeoJSON file,
    and by how many MB the memory grew at most."""
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        whole = json.loads(path.read_bytes())
        for number in range(count):
            for feature in whole["features"]:
                for polygon in feature["geometry"]["coordinates"]:
                    for ring in polygon:
                        for point in ring:
                            point[0] += chance.uniform(-1e-4, 1e-4)
            day = When.parse("2023-01-01").first_day.toordinal() + number
            name = type(When.parse("2023-01-01").first_day).fromordinal(day).isoformat()
            Path(folder, f"{name}.geojson").write_text(json.dumps(whole))
        before = most = psutil.Process().memory_info().rss
        began, worked = time.perf_counter(), time.process_time()
        makers, measurer = Makers.load(), Measurer(boundary.geometry)
        for file in list_layers(Path(folder), "DeepState"):
            measurer.area_km2(file.read(None, makers).held)
            most = max(most, psutil.Process().memory_info().rss)
        return time.perf_counter() - began, time.process_time() - worked, (most - before) / 2**20


def main() -> int:
    """Print the comparison; 1 where a figure is out of its bounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--plain", type=int, default=142, help="how many maps both measure (0: none)")
    parser.add_argument(
        "--jittered", type=int, default=0, help="how many distinct daily maps to make and measure"
    )
    asked = parser.parse_args()
    if not (asked.data / "expected.csv").exists():
        print(f"{asked.data}: no expected.csv there; nothing was measured")
        return 0
    with (asked.data / "expected.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    files = listed(asked.data)
    boundary_path = next((asked.data / "boundary").glob("*.geojson"))
    began = time.perf_counter()
    boundary = read_boundary(Raw(boundary_path.read_bytes(), boundary_path.name))
    once = time.perf_counter() - began
    areas, seconds = measure_all(rows, files, boundary)
    area = max(abs(a / float(r["km2_in_UA"]) - 1) * 100 for a, r in zip(areas, rows, strict=True))
    share = max(
        abs(100 * a / STATED_KM2 - float(r["pct_of_603628"])) for a, r in zip(areas, rows, strict=True)
    )
    print(f"{len(rows)} rows; boundary {boundary.area_km2:,.0f} km², shares of the stated {STATED_KM2:,} km²")
    print(
        f"largest difference: area {area:.4f} %, share {share:.4f} percentage points (expected.csv has two digits)"
    )
    print(f"fogline: boundary {once:.2f} s, then {seconds:.2f} s: {1000 * seconds / len(rows):.1f} ms a map")
    outlines = asked.data / "creamycaprice" / "CitiesBorders.kml"
    parts = (
        town_errors(rows, files, read_towns(Raw(outlines.read_bytes(), outlines.name)))
        if outlines.exists()
        else {}
    )
    print("town parts, largest difference in points (whole numbers expected): " + shown(parts))
    points = point_errors(rows, files, boundary)
    print("centres on the other side, and how far from the line at most: ", end="")
    print(", ".join(f"{name} {count} of {len(rows)} ({km:.2f} km)" for name, (count, km) in points.items()))
    if asked.plain:
        compare_plain(rows, files, boundary_path, boundary, asked.plain)
    if asked.jittered:
        path = files["DeepState(UA)", max(day for maker, day in files if maker == "DeepState(UA)")][1]
        clock, worked, memory = jittered(path, asked.jittered, boundary)
        print(
            f"{asked.jittered} distinct daily maps, one core: {worked:.1f} s of the processor, {clock:.1f} s by the clock, "
            f"{memory:.0f} MB more memory at most"
        )
    return int(area > 0.1 or share > 0.02 or any(part > 2 for part in parts.values()))


def shown(parts: dict[str, float]) -> str:
    """Town parts in one line."""
    return ", ".join(f"{name} {part:.2f}" for name, part in parts.items()) or "no outlines"


def compare_plain(
    rows: list[dict[str, str]], files: dict[Any, Any], boundary_path: Path, boundary: Boundary, count: int
) -> None:
    """Print both ways on the same rows, turn by turn, each reading its files anew."""
    import geopandas

    some = rows[:: max(1, len(rows) // count)]
    fresh = listed(files["Owl(OSINT)", rows[0]["date"]][1].parents[1])
    began = time.process_time()
    land = geopandas.read_file(boundary_path).dissolve()
    once = time.process_time() - began
    makers, measurer = Makers.load(), Measurer(boundary.geometry)
    spent: dict[str, list[float]] = {"mine": [0.0, 0.0], "theirs": [0.0, 0.0]}
    apart = 0.0
    for row in some:
        file, path = fresh[row["maker"], row["date"]]
        mine = timed(spent["mine"], lambda file=file: measurer.area_km2(file.read(None, makers).held))
        theirs = timed(spent["theirs"], lambda path=path: plain_km2(path, land))
        apart = max(apart, abs(mine / theirs - 1) * 100)
    per = {name: [1000 * one / len(some) for one in both] for name, both in spent.items()}
    print(f"geopandas: boundary {once:.2f} s, then {per['theirs'][0]:.1f} ms a map ({len(some)} maps)")
    print(
        f"fogline on the same: {per['mine'][0]:.1f} ms a map, {per['theirs'][0] / per['mine'][0]:.1f} times as fast "
        f"(by the clock {per['theirs'][1] / per['mine'][1]:.1f}, {per['mine'][1]:.1f} ms a map)"
    )
    print(f"largest difference between the two: {apart:.5f} %")


def timed(spent: list[float], work: Callable[[], float]) -> float:
    """What ``work`` gives; its seconds, of the processor and by the clock, are added to ``spent``."""
    worked, began = time.process_time(), time.perf_counter()
    made = work()
    spent[0] += time.process_time() - worked
    spent[1] += time.perf_counter() - began
    return made


if __name__ == "__main__":
    sys.exit(main())
