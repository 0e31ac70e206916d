"""Maps in a case: mapping files of its own, drawings of several days in one file, shapefiles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from map_fixture import as_raw, geojson, square

from fogline.case import Case
from fogline.errors import InputError

EAST, MORE = square(36, 48, 38, 50), square(35.9, 48, 38, 50)
MAPPING = 'name = "Nova"\nholder = "RUS"\nagainst = "UKR"\n[classes]\n"fill=#f00" = "held RUS"\n'


def test_a_mapping_of_a_case_says_what_a_maker_draws(tmp_path: Path) -> None:
    (tmp_path / "nova.toml").write_text(MAPPING)
    (tmp_path / "20251110.geojson").write_bytes(geojson(EAST, fill="#f00").data)
    with Case.create(tmp_path / "case") as case:
        assert case.add_mapping(tmp_path / "nova.toml") == "Nova"
        case.add_map("Nova", tmp_path / "20251110.geojson")
    with Case.open(tmp_path / "case") as case:
        drawn = case.drawings()
        assert drawn.makers.find("nova").against == "UKR" and drawn.boundary is None and drawn.towns == ()
        assert drawn.files[0].load(drawn.makers).held_by == "RUS"


@pytest.mark.parametrize("text", [b"", b"[[conflict]]", b"\xff", b'name = "A"\n[classes]\n"a" = "mine"\n'])
def test_what_is_no_mapping_is_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a.toml").write_bytes(text)
    with Case.create(tmp_path / "case") as case, pytest.raises(InputError):
        case.add_mapping(tmp_path / "a.toml")


def test_a_file_of_several_days_is_kept_once_and_is_a_map_for_each(tmp_path: Path) -> None:
    value = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"date": day},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for day, ring in (("2025-11-08", EAST), ("2025-11-09", MORE))
        ],
    }
    (tmp_path / "front.geojson").write_bytes(as_raw(value).data)
    with Case.create(tmp_path / "case") as case:
        assert case.add_map("DeepState", tmp_path / "front.geojson") == (2, 2)
        assert case.add_map("DeepState", tmp_path / "front.geojson") == (0, 2)
        drawn = case.drawings()
        assert [file.when and file.when.first_day for file in drawn.files] == [
            date(2025, 11, 8),
            date(2025, 11, 9),
        ]
        assert [file.load().held.bounds[0] for file in drawn.files] == [36, 35.9]
    assert len([path for path in (tmp_path / "case" / "files").rglob("*") if path.is_file()]) == 1
