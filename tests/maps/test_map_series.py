"""Series of maps: days on end with one drawing, files of several days, large files, what cannot be read."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from map_fixture import as_raw, geojson, square

from fogline.errors import TooLarge
from fogline.maps.folder import MAX_BYTES, by_day, list_layers
from fogline.maps.read import days_in, read_layer
from fogline.maps.series import Series
from fogline.model import When

EAST = square(36, 48, 38, 50)
MORE = square(35.9, 48, 38, 50)


def write(folder: Path, drawn: dict[str, Any], **properties: Any) -> None:
    for name, ring in drawn.items():
        text = geojson(ring, name=name, seen=name, **properties).data if isinstance(ring, list) else ring
        (folder / name).write_bytes(text)


def test_days_on_end_with_the_same_drawing_are_one_stretch(tmp_path: Path) -> None:
    names = [f"2025110{n}.geojson" for n in range(1, 8)]
    write(tmp_path, dict(zip(names, [EAST, EAST, EAST, MORE, MORE, EAST, b"broken"], strict=True)))
    (tmp_path / names[1]).write_bytes((tmp_path / names[0]).read_bytes())
    series = Series("DeepState", list_layers(tmp_path, "DeepState"))
    assert [(s.first.day, s.last.day, s.maps) for s in series.stretches] == [(1, 3, 3), (4, 5, 2), (6, 6, 1)]
    assert series.days == (date(2025, 11, 1), date(2025, 11, 6)) and series.spacing == 1.0
    assert [failure.what for failure in series.failed] == [names[6]]
    assert series.at(date(2025, 10, 31)) is None
    found = [series.at(date(2025, 11, day)) for day in (2, 4, 30)]
    assert [stretch.first.day for stretch in found if stretch] == [1, 4, 6]


def test_a_file_is_not_read_before_it_is_needed(tmp_path: Path) -> None:
    start = date(2020, 1, 1)
    for number in range(2_000):
        (tmp_path / f"{start + timedelta(number)}.geojson").touch()
    series = Series("DeepState", list_layers(tmp_path, "DeepState"))
    assert series.failed == []  # all of them are empty, and none was opened


def dated(*drawn: tuple[str, list[list[float]]]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"date": day},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for day, ring in drawn
        ],
    }


def test_a_file_of_several_days_is_one_map_for_each(tmp_path: Path) -> None:
    value = dated(("2025-11-08", EAST), ("2025-11-10", MORE), ("2025-11-09", EAST))
    raw = as_raw(value, "front.geojson")
    assert [day.day for day in days_in(raw, "DeepState")] == [8, 9, 10]
    assert read_layer(raw, "DeepState").held.bounds[0] == 35.9
    early = read_layer(raw, "DeepState", When.parse("2025-11-09"))
    assert early.held.bounds[0] == 36 and early.reference.when == When.parse("2025-11-09")
    assert any("drawings of 3 days" in note for note in early.reference.notes)
    (tmp_path / "front.geojson").write_bytes(raw.data)
    files = by_day(list_layers(tmp_path / "front.geojson", "DeepState"))
    assert [file.name for file in files] == [f"front 2025-11-{day}.geojson" for day in ("08", "09", "10")]
    assert [s.maps for s in Series("DeepState", files).stretches] == [2, 1]


def test_parts_changed_on_different_days_are_one_drawing() -> None:
    raw = as_raw(dated(("2025-11-08", EAST), ("2025-11-10", square(34, 48, 35, 50))), "front.geojson")
    assert days_in(raw, "DeepState") == ()
    layer = read_layer(raw, "DeepState")
    assert layer.held.area == pytest.approx(6) and layer.reference.when == When.parse("2025-11-10")


def test_a_file_of_300_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "20251110.geojson"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)
    (file_,) = list_layers(path, "DeepState")
    with pytest.raises(TooLarge, match=f"the map is 300 MB, the limit is {MAX_BYTES // 2**20} MB"):
        file_.load()


def test_a_file_without_a_day_is_named(tmp_path: Path) -> None:
    (tmp_path / "front.geojson").write_text(json.dumps({"type": "Polygon", "coordinates": [EAST]}))
    series = Series("DeepState", list_layers(tmp_path, "DeepState"))
    assert series.stretches == () and series.days is None and series.spacing == 0.0
    assert "its day is not known" in str(series.failed[0])
