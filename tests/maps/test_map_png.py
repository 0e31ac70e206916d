"""What makers draw and where they differ, as pixels."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from math import cos, radians

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from map_fixture import geojson, land, square
from PIL import Image

from fogline.errors import InputError, MissingPart
from fogline.knowledge.makers import Makers
from fogline.maps.canvas import Canvas
from fogline.maps.frame import Frame
from fogline.maps.layer import Layer
from fogline.maps.lettering import Letters, plain
from fogline.maps.picture import difference_svg
from fogline.maps.png import difference_png, layers_png
from fogline.maps.read import read_layer
from fogline.maps.shown import Settlement

LAND = land().geometry
MAKERS = Makers.load()
WHITE, GROUND, SOME, ALL = "#ffffff", "#f4f4f2", "#dededa", "#cfcfcb"
BROWN, BLUE = "#a34700", "#00507a"
WINDOW = (35.0, 48.0, 38.6, 50.0)


def drawn(west: float, maker: str, south: float = 47.0) -> Layer:
    layer = read_layer(geojson(square(west, south, 39, 51)), "Owl", makers=MAKERS)
    return replace(layer, reference=replace(layer.reference, maker=maker))


def opened(made: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(made))
    image.load()
    assert image.format == "PNG" and image.mode == "RGB" and image.width == 1800
    return image


def finder(window: tuple[float, float, float, float]) -> Callable[[float, float], tuple[int, int]]:
    """Where a point stands: the map is 1736 pixels wide, 32 from the left and 78 from the top."""
    west, south, east, north = window
    scale = 1736 / ((east - west) * cos(radians((south + north) / 2)))
    return lambda lon, lat: (
        round(32 + (lon - west) / (east - west) * 1736),
        round(78 + (north - lat) * scale),
    )


def colours(image: Image.Image, x: int, y: int, across: int = 20, down: int = 20) -> set[str]:
    cut = image.crop((x - across, y - down, x + across, y + down))
    return {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in cut.getcolors(1 << 20)}


def test_ground_is_shaded_by_how_many_draw_it_and_each_line_is_its_maker_s() -> None:
    image = opened(layers_png([drawn(36.5, "Alpha"), drawn(37.2, "Beta")], "RUS", LAND, window=WINDOW))
    at = finder(WINDOW)
    for longitude, colour in ((35.5, GROUND), (36.8, SOME), (37.6, ALL), (38.3, WHITE)):
        assert colours(image, *at(longitude, 49)) == {colour}
    assert BROWN in colours(image, *at(36.5, 49)) and BLUE not in colours(image, *at(36.5, 49))
    x, y = at(37.2, 49)
    dashes = [BLUE in colours(image, x, y + step, 4, 1) for step in range(60)]
    assert any(dashes) and not all(dashes)
    assert not {BROWN, BLUE} & colours(image, *at(38, 49)), "the boundary's edge is nobody's line"
    told = image.text["Description"]
    assert "Alpha (2025-11-10): its line" in told and "Beta (2025-11-10): its line" in told
    assert "not a fact" in told and image.text["Title"] == "Drawn as held by RUS"


def test_the_same_line_is_drawn_for_either_party() -> None:
    layer, at = drawn(36.5, "Alpha"), finder(WINDOW)
    one, other = (opened(layers_png([layer], party, LAND, window=WINDOW)) for party in ("RUS", "UKR"))
    assert one.size == other.size
    assert BROWN in colours(one, *at(36.5, 49)) & colours(other, *at(36.5, 49))
    assert colours(one, *at(37.3, 49)) == colours(other, *at(35.5, 49)) == {ALL}
    assert colours(one, *at(35.5, 49)) == colours(other, *at(37.3, 49)) == {GROUND}


def test_what_a_maker_leaves_open_is_dotted() -> None:
    layer = replace(drawn(37.2, "Alpha"), contested=shapely.box(36.5, 47, 37.2, 51))
    image = opened(layers_png([layer], "RUS", LAND, window=WINDOW))
    at = finder(WINDOW)
    assert {BROWN, GROUND} <= colours(image, *at(36.8, 49))
    assert colours(image, *at(36.2, 49)) == {GROUND}
    assert "Alpha (2025-11-10): left open, or no more than claimed" in image.text["Description"]


def test_a_difference_is_told_apart_by_hatching_and_colour() -> None:
    a, b = drawn(36.5, "Alpha", 49.0), drawn(37.0, "Beta")
    image = opened(difference_png(a, b, "RUS", LAND))
    # All that differs with 0.08° about it, made wider until it is no more than 1.25 times as high as wide.
    wide = 2.16 / 1.25 / cos(radians(49))
    at = finder((37.25 - wide / 2, 47.92, 37.25 + wide / 2, 50.08))
    assert colours(image, *at(36.2, 49.5)) == {GROUND}
    assert colours(image, *at(37.5, 49.5)) == {ALL}
    assert colours(image, *at(38.3, 49.5)) == {WHITE}
    only_a, only_b = colours(image, *at(36.75, 49.5)), colours(image, *at(37.5, 48.5))
    assert {"#f3c08f", BROWN} <= only_a and not {"#a9d0e8", BLUE} & only_a
    assert {"#a9d0e8", BLUE} <= only_b and not {"#f3c08f", BROWN} & only_b
    svg = difference_svg(a, b, "RUS", LAND)
    for words in image.text["Description"].splitlines():
        if "km²" in words:
            assert words in svg
    assert image.size == (1800, 32 + 46 + 2170 + 46 * 5 + 8 + 32)


def test_makers_that_agree_and_parties_that_are_not_drawn() -> None:
    a, b = drawn(37.0, "Alpha"), drawn(37.0, "Beta")
    assert "only Beta (2025-11-10): 0 km²" in opened(difference_png(a, b, "RUS", LAND)).text["Description"]
    for fails in (lambda: difference_png(a, b, "FRA", LAND), lambda: layers_png([a, b], "FRA", LAND)):
        with pytest.raises(InputError, match="FRA"):
            fails()
    with pytest.raises(InputError, match="--boundary"):
        layers_png([a], "UKR")
    silent = replace(b, held_by=None, against=None, reference=replace(b.reference, when=None))
    told = opened(layers_png([a, silent], "RUS", LAND)).text["Description"]
    assert "does not say what RUS holds: Beta (no date)" in told and "Beta (no date): its line" not in told


def test_places_are_named_where_there_is_room_and_else_in_words() -> None:
    a = Settlement("Містечко", 49.0, 35.5)
    crowd = [Settlement(f"Longername Number {n}", 49.3, 35.9 + n / 1000) for n in range(9)]
    away = Settlement("Elsewhere", 51.0, 35.5)
    image = opened(
        layers_png([drawn(36.5, "Alpha")], "RUS", LAND, window=WINDOW, settlements=[a, *crowd, away])
    )
    told = image.text["Description"]
    assert "Outside the picture: Elsewhere." in told and "Містечко" not in told
    assert "Marked without room for the name: Longername" in told
    x, y = finder(WINDOW)(35.5, 49)
    assert "#222222" in colours(image, x, y, 9, 9) and "#222222" in colours(image, x + 80, y, 40, 14)


def test_a_boundary_with_loose_lines_and_drawings_that_only_touch() -> None:
    loose = shapely.GeometryCollection([LAND, shapely.LineString([(34, 50), (34, 51)])])
    a, b = drawn(37.0, "Alpha"), replace(drawn(37.0, "Beta"), held=shapely.box(36, 47, 37, 51))
    image = opened(layers_png([a, b], "RUS", loose, window=WINDOW))
    at = finder(WINDOW)
    assert colours(image, *at(36.5, 49)) == colours(image, *at(37.5, 49)) == {SOME}
    assert colours(opened(difference_png(a, b, "RUS", loose)), 900, 600) & {"#f3c08f", "#a9d0e8"}


def test_holes_and_what_lies_in_them() -> None:
    ring = shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 8, 8))
    canvas = Canvas(Frame(0, 0, 10, 10, 100))
    canvas.fill(shapely.MultiPolygon([shapely.box(4, 4, 6, 6), ring]), "#102030")
    image = canvas.image()
    full = (0x10, 0x20, 0x30)
    assert [image.getpixel((x, 50)) for x in (10, 30, 50, 70, 90)] == [
        full,
        (255,) * 3,
        full,
        (255,) * 3,
        full,
    ]


def test_without_pillow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    a, b = drawn(36.5, "Alpha"), drawn(37.0, "Beta")
    for fails in (lambda: difference_png(a, b, "RUS", LAND), lambda: layers_png([a], "RUS", LAND)):
        with pytest.raises(MissingPart) as caught:
            fails()
        assert "pip install 'fogline[pictures]'" in caught.value.failure.do
    assert difference_svg(a, b, "RUS", LAND).startswith("<svg")


def test_pillow_is_not_imported_before_a_picture_is_asked_for() -> None:
    code = "import sys, fogline.maps.png, fogline.cli.app; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_with_no_font_on_the_system_latin_words_are_drawn_and_others_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fogline.maps.lettering._FONTS", ())
    assert Letters(30).width("12 km²") == Letters(30).width("12 sq km")
    opened(difference_png(drawn(36.5, "Alpha"), drawn(37.0, "Beta"), "RUS", LAND))
    with pytest.raises(MissingPart, match="DejaVu"):
        layers_png([drawn(36.5, "Альфа")], "RUS", LAND)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=80), st.integers(60, 900))
@settings(max_examples=40, deadline=None)
def test_lines_fit_their_width(text: str, width: int) -> None:
    letters = Letters(30)
    lines = letters.wrapped(text, width)
    assert all(letters.width(line) <= width for line in lines)
    if not any("…" in line for line in lines):
        assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")


@given(
    st.floats(-179, 178), st.floats(-60, 59), st.floats(1e-4, 20), st.floats(1e-4, 20), st.sampled_from([30.0, 60.0])
)  # fmt: skip
def test_a_window_only_grows(west: float, south: float, wide: float, high: float, least: float) -> None:
    asked = Frame(west, south, west + wide, south + high, 1736)
    grown = asked.shaped(least, 0.4, 1.25)
    assert grown.km >= least * (1 - 1e-6)
    assert 0.4 - 1e-6 <= grown.height / grown.width <= 1.25 + 1e-6
    assert grown.west <= asked.west + 1e-9 and grown.east >= asked.east - 1e-9
    assert grown.south <= asked.south + 1e-9 and grown.north >= asked.north - 1e-9
