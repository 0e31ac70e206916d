"""``fogline map``: the wizard and the verbs that measure, on small drawings."""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fogline.cli.app import run
from fogline.knowledge.makers import Makers
from fogline.maps.read import read_layer
from fogline.maps.wizard import mapping_text, survey
from fogline.model import Raw


def square(west: float, south: float = 48.0, east: float = 39.0, north: float = 50.0) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def collection(*drawn: tuple[list[list[float]], dict[str, Any]]) -> str:
    features = [
        {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for ring, told in drawn
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """Two makers' maps of some days, a boundary with two parts, and the outline of a town."""
    for maker, lines in {"one": {1: 37.0, 2: 36.9, 9: 36.8}, "two": {1: 37.0, 4: 36.9, 9: 36.9}}.items():
        (tmp_path / maker).mkdir()
        for day, west in lines.items():
            (tmp_path / maker / f"2025-11-{day:02}.geojson").write_text(collection((square(west), {})))
    halves = (square(34, 48, 36, 50), {"name": "West"}), (square(36, 48, 38, 50), {"name": "=East"})
    (tmp_path / "land.geojson").write_text(collection(*halves))
    (tmp_path / "towns.geojson").write_text(
        collection((square(36.88, 48.99, 36.92, 49.01), {"name": "Town"}))
    )
    return tmp_path


def asked(drawn: Path, verb: str, *more: str) -> list[str]:
    makers = [f"DeepState={drawn / 'one'}", f"Owl={drawn / 'two'}"]
    return ["map", verb, *makers, "--boundary", str(drawn / "land.geojson"), *more]


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return json.loads(capsys.readouterr().out)


def test_measure(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(asked(drawn, "measure", "--as", "json")) == 0
    found = rows(capsys)
    assert [(row["maker"], row["day"]) for row in found] == [
        ("DeepState", "2025-11-01"), ("DeepState", "2025-11-02"), ("DeepState", "2025-11-09"),
        ("Owl", "2025-11-01"), ("Owl", "2025-11-04"),
    ]  # fmt: skip
    assert (
        found[0]["share_percent"] == pytest.approx(25, abs=0.01) and found[0]["of"] == "the own area of land"
    )
    assert (
        run(asked(drawn, "measure", "--on", "2025-11-05", "--by-part", "--stated", "100000", "--as", "json"))
        == 0
    )
    found = rows(capsys)
    assert [row["of_km2"] == 100_000 for row in found] == [True, True, False, False, False, False]
    assert (
        run(
            [
                "map",
                "measure",
                f"Owl={drawn / 'two'}",
                "--towns",
                str(drawn / "towns.geojson"),
                "--as",
                "json",
            ]
        )
        == 0
    )
    assert [row["held_percent"] for row in rows(capsys)] == [0, 50]


def test_change(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--from", "2025-11-01", "--to", "2025-11-30", "--by-part", "--as", "csv")
    assert run(asked(drawn, "change", *more)) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["maker"], row["area"]) for row in found] == [
        ("DeepState", "land"), ("DeepState", "'=East"), ("Owl", "land"), ("Owl", "'=East"),
    ]  # fmt: skip
    assert float(found[0]["gained_km2"]) == pytest.approx(2 * float(found[2]["gained_km2"]), rel=1e-3)
    assert run(asked(drawn, "change", "--from", "soon", "--to", "2025-11-30")) == 2


def test_compare_with_files(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    svg, polygons = drawn / "d.svg", drawn / "d.geojson"
    more = ("--on", "2025-11-09", "--box", "36,48,38,50", "--svg", str(svg), "--geojson", str(polygons))
    assert run(asked(drawn, "compare", *more, "--out", str(drawn / "rows.json"), "--as", "json")) == 0
    (row,) = json.loads((drawn / "rows.json").read_text())
    assert row["iou"] == pytest.approx(1.1 / 1.2, abs=1e-3) and row["only_b_km2"] == 0
    assert svg.read_text().startswith("<svg") and len(json.loads(polygons.read_text())["features"]) == 1
    assert capsys.readouterr().out == ""
    assert run(asked(drawn, "compare", "--on", "2025-10-01", "--party", "RUS")) == 0
    said = capsys.readouterr().err
    assert "Owl: no map of 2025-10-01 or before" in said and "nothing to measure" in said
    assert run(asked(drawn, "compare", "--on", "2025-11-09", "--box", "1,2,3")) == 2
    assert run(asked(drawn, "compare", "--on", "2025-11-09", "--out", str(drawn / "no" / "where"))) == 2


def test_lag_and_flips(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(asked(drawn, "lag", "--cell-km", "0.5", "--as", "json")) == 0
    (row,) = rows(capsys)
    assert (row["leader"], row["follower"], row["days_median"]) == ("DeepState", "Owl", 2.0)
    assert row["not_shown_km2"] > 0
    assert run(asked(drawn, "flips", "--as", "json")) == 0
    assert [row["back_and_forth_km2"] for row in rows(capsys)] == [0, 0]


def test_shown(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--place", "Town", "--at", "49,36.9", "--party", "rus", "--said", "2025-11-01")
    assert run(asked(drawn, "shown", *place, "--towns", str(drawn / "towns.geojson"))) == 0
    printed = capsys.readouterr().out
    assert "DeepState first draws all of Town as held by RUS on 2025-11-09, 8 days after the claim" in printed
    assert "Owl draws a part of Town as held by RUS on its map of 2025-11-04" in printed
    assert run(asked(drawn, "shown", "--place", "Nosuchplacexyz", *place[4:])) == 2
    assert "--at" in capsys.readouterr().err


def test_a_case_is_measured_as_files_are(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(drawn / "case")
    assert run(["new", case]) == 0
    assert run(["map", "add", case, f"DeepState={drawn / 'one'}"]) == 0
    assert run(["map", "boundary", case, str(drawn / "land.geojson")]) == 0
    capsys.readouterr()
    assert run(["map", "measure", case, "--on", "2025-11-02", "--as", "json"]) == 0
    assert [row["day"] for row in rows(capsys)] == ["2025-11-02"]


def test_without_a_boundary_areas_are_not_measured(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", "measure", f"Owl={drawn / 'two'}"]) == 2
    assert "--boundary" in capsys.readouterr().err


NEW = collection(
    (square(36, 48, 38, 50), {"zone": "red", "id": 1}), (square(34, 48, 36, 50), {"zone": "ua", "id": 2}),
    (square(38, 48, 38.5, 50), {"zone": "fog", "id": 3}),
)  # fmt: skip


def test_the_wizard_writes_a_mapping_that_reads_the_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, mapping, case = tmp_path / "new_20251110.geojson", tmp_path / "nova.toml", str(tmp_path / "case")
    new.write_text(NEW)
    arguments = ["map", "wizard", str(new), "--maker", 'No"va', "--yes", "--class", "red=held RUS"]
    assert run([*arguments, "--out", str(mapping)]) == 0
    said = capsys.readouterr().err
    assert "fog" in said and "Without a class" in said and "km²" in said
    table = tomllib.loads(mapping.read_text())
    assert table["name"] == 'No"va' and table["classes"] == {"zone=red": "held RUS", "zone=ua": "held UKR"}
    layer = read_layer(Raw(new.read_bytes(), new.name), 'No"va', makers=Makers.load(mapping))
    assert {layer.held_by, *dict(layer.others)} >= {"RUS", "UKR"}
    assert run([*arguments, "--class", "fog=contested"]) == 0
    assert '"zone=fog" = "contested"' in capsys.readouterr().out
    assert run(["new", case]) == 0 and run(["map", "mapping", case, str(mapping)]) == 0
    assert "nova.toml" in capsys.readouterr().out


@pytest.mark.parametrize("more", [["--by", "nothing"], ["--class", "blue=held RUS"], ["--class", "red=ours"]])
def test_the_wizard_refuses_what_it_does_not_know(tmp_path: Path, more: list[str]) -> None:
    (tmp_path / "a.geojson").write_text(NEW)
    assert run(["map", "wizard", str(tmp_path / "a.geojson"), "--maker", "Nova", "--yes", *more]) == 2


def test_a_map_that_tells_nothing_apart_has_a_holder_at_most() -> None:
    found = survey(Raw(collection((square(36, 44, 40.5, 49.2), {})).encode(), "a.geojson"))
    assert found.groups == {} and found.holder in (None, "RUS")
    text = mapping_text("Nova", (), {}, holder=found.holder, against=found.against)
    assert tomllib.loads(text)["name"] == "Nova"


def test_a_map_is_dated_by_the_user_where_its_name_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, front = str(tmp_path / "case"), tmp_path / "front.geojson"
    front.write_text(collection((square(37.0), {})))
    (tmp_path / "land.geojson").write_text(collection((square(34, 48, 38, 50), {})))
    assert run(["new", case]) == 0 and run(["map", "boundary", case, str(tmp_path / "land.geojson")]) == 0
    assert run(["map", "add", case, f"DeepState={front}", "--day", "2025-11-10"]) == 0
    capsys.readouterr()
    assert run(["map", "measure", case, "--as", "json"]) == 0
    assert [row["day"] for row in rows(capsys)] == ["2025-11-10"]
    assert run(["map", "add", case, f"Owl={front}", "--day", "whenever"]) == 2


def test_distance(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(
            asked(
                drawn, "distance", "--place", "Town", "--at", "49,36.7", "--on", "2025-11-09", "--as", "json"
            )
        )
        == 0
    )
    found = rows(capsys)
    assert [(row["maker"], row["centre"], row["km"]) for row in found] == [
        ("DeepState", "outside", 7), ("Owl", "outside", 15),
    ]  # fmt: skip
    assert (found[0]["at_least_km"], found[0]["at_most_km"]) == (7, 8)
    assert (
        run(
            asked(
                drawn,
                "distance",
                "--place",
                "Town",
                "--at",
                "49,36.803",
                "--on",
                "2025-11-09",
                "--as",
                "json",
            )
        )
        == 0
    )
    assert [row["centre"] for row in rows(capsys)] == ["at the line", "outside"]


def test_export(drawn: Path) -> None:
    out = drawn / "all.geojson"
    assert run(asked(drawn, "export", "--on", "2025-11-05", "--out", str(out))) == 0
    told = [feature["properties"] for feature in json.loads(out.read_text())["features"]]
    assert [(one["maker"], one["day"], one["drawn_as"], one["party"]) for one in told] == [
        ("DeepState", "2025-11-02", "held", "RUS"), ("Owl", "2025-11-04", "held", "RUS"),
    ]  # fmt: skip


def test_pictures_as_png(
    drawn: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, differ = drawn / "lines.png", drawn / "differ.png"
    place = ("--place", "Town=49,36.9")
    assert run(asked(drawn, "export", "--on", "2025-11-09", "--png", str(lines), *place)) == 0
    more = ("--on", "2025-11-09", "--png", str(differ), *place, "--box", "36,48,38,50", "--party", "ukr")
    assert run(asked(drawn, "compare", *more)) == 0
    assert lines.read_bytes()[:8] == differ.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    capsys.readouterr()
    assert run(asked(drawn, "export", "--on", "2025-11-09")) == 2
    assert "--png" in capsys.readouterr().err
    assert (
        run(asked(drawn, "export", "--on", "2025-11-09", "--png", str(lines), "--place", "Nosuchplacexyz"))
        == 2
    )
    assert "NAME=LAT,LON" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert run(asked(drawn, "export", "--on", "2025-11-09", "--png", str(drawn / "none.png"))) == 2
    assert "pip install 'fogline[pictures]'" in capsys.readouterr().err and not (drawn / "none.png").exists()


def test_a_brief_in_one_shot_reads_a_new_maker_s_maps_by_its_mapping(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "title: A share\ndate: 2025-11-11\n\nRussia's Defence Ministry said that Russia controls 19 % of Ukraine.\n"
    )
    (tmp_path / "nova_20251110.geojson").write_text(collection((square(37.0), {"fill": "#f00"})))
    (tmp_path / "nova.toml").write_text(
        'name = "Nova"\nholder = "RUS"\nagainst = "UKR"\n[classes]\n"fill=#f00" = "held RUS"\n'
    )
    (tmp_path / "land.geojson").write_text(collection((square(34, 48, 38, 50), {})))
    made = ["--map", f"Nova={tmp_path / 'nova_20251110.geojson'}", "--mapping", str(tmp_path / "nova.toml")]
    out = tmp_path / "out"
    given = [
        str(tmp_path / "story.txt"),
        *made,
        "--boundary",
        str(tmp_path / "land.geojson"),
        "--out",
        str(out),
    ]
    assert run(["brief", *given, "--offline"]) == 0
    brief = json.loads((out / "brief.json").read_text())
    notes = [note for one in brief["references"] for note in one.get("notes", [])]
    assert not any("not in the table" in note for note in notes)
    assert {one["maker"] for one in brief["references"]} <= {"Nova"}
    assert any("Nova" in finding["reason"] for finding in brief["findings"])
