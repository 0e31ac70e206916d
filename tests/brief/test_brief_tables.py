"""The tables and the places, as a spreadsheet and a map program would open them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import brief_fixture
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.brief.geojson import GeoJsonExporter, features
from fogline.brief.tables import CLAIM_COLUMNS, TablesExporter, neutral


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_line_per_claim_and_per_answer(tmp_path: Path) -> None:
    made = brief_fixture.brief()
    path = TablesExporter().export(made, tmp_path)
    assert path == tmp_path / "claims.csv"
    claims = rows(path)
    assert [c["id"] for c in claims] == [c.id for c in made.claims]
    inside = next(c for c in claims if c["value"] == "300")
    assert inside["party"] == "UKR" and inside["qualifier"] == "About" and inside["low"] == ""
    assert inside["questions"] == made.questions[1].id
    questions = rows(tmp_path / "questions.csv")
    assert len(questions) == sum(len(q.answers) for q in made.questions)
    share = next(q for q in questions if q["relation"] == "share")
    assert share["findings"].count("maps:") == 3 and share["origins_unknown"] == "1"


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not neutral(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "＝1"])
def test_spreadsheet_formulas_are_neutralised(cell: str, tmp_path: Path) -> None:
    made = brief_fixture.brief()
    first = replace(made.claims[0], hedge=cell)
    got = rows(TablesExporter().export(replace(made, claims=(first,)), tmp_path))[0]
    assert got["hedge"] == "'" + cell
    assert list(got) == list(CLAIM_COLUMNS)


def test_numbers_stay_numbers() -> None:
    assert neutral(-3) == "-3" and neutral(19.0) == "19" and neutral(0.1) == "0.1" and neutral(None) == ""


def test_settlements_only(tmp_path: Path) -> None:
    made = brief_fixture.brief()
    town = made.claims[0].places[0]
    country = replace(town, id="gn-UKR", name="Ukraine", kind="country")
    street = replace(town, id="osm-1", name="Some Street", kind="street")
    nowhere = replace(town, id=None, name="Nowhere", latitude=None, longitude=None)
    first = replace(made.claims[0], places=(town, country, street, nowhere))
    path = GeoJsonExporter().export(replace(made, claims=(first, *made.claims[1:])), tmp_path)
    got = json.loads(path.read_text("utf-8"))
    assert [f["properties"]["name"] for f in got["features"]] == ["Pokrovsk", "Myrnohrad"]
    assert got["features"][0]["geometry"] == {"type": "Point", "coordinates": [37.181, 48.282]}


def test_a_feature_says_where_it_is_named() -> None:
    got = features(brief_fixture.brief())["features"][0]["properties"]
    assert {q["status"] for q in got["questions"]} == {"disputed", "against interest"}
    assert brief_fixture.claims()["pickup"].id in got["claims"]


def test_an_empty_brief_gives_empty_files(tmp_path: Path) -> None:
    assert rows(TablesExporter().export(brief_fixture.empty(), tmp_path)) == []
    assert features(brief_fixture.empty())["features"] == []
