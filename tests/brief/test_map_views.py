"""What the map shows together: by date, makers beside each other, lines without the edge that they were cut to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import brief_fixture
import pytest
from lxml import html

from fogline.brief.book import Book
from fogline.brief.map_views import Drawn, drawn_maps, map_dates
from fogline.brief.page import render
from fogline.brief.sketch import draw
from fogline.brief.view import page_view
from fogline.model import Brief, Outline, When


def drawn(maker: str, day: str | None) -> Drawn:
    return Drawn(0, maker, date.fromisoformat(day) if day else None, day or "no date", "held")


def test_makers_of_nearly_one_day_are_shown_together_and_two_maps_of_one_maker_are_not() -> None:
    maps = [drawn("A", "2025-11-10"), drawn("B", "2025-11-11"), drawn("A", "2025-10-25"), drawn("B", "2025-10-28"),
            drawn("B", "2025-11-12"), drawn("C", None)]  # fmt: skip
    dates = map_dates(maps)
    assert [d.label for d in dates] == ["28 Oct 2025", "11 Nov 2025", "12 Nov 2025"]
    assert [d.maps for d in dates] == [(2, 3, 5), (0, 1, 5), (4, 5)]


def test_pairs_have_one_number_for_two_makers_at_all_dates() -> None:
    maps = [drawn("A", "2025-11-10"), drawn("C", "2025-11-10"), drawn("A", "2025-10-01"), drawn("B", "2025-10-01"),
            drawn("C", "2025-10-01")]  # fmt: skip
    early, late = map_dates(maps)
    numbered = {
        (maps[pair.first].maker, maps[pair.second].maker): pair.view
        for d in (early, late)
        for pair in d.pairs
    }
    assert len(early.pairs) == 3 and len(late.pairs) == 1
    assert len(set(numbered.values())) == 3
    assert {p.view for p in late.pairs} == {numbered["A", "C"]}


def test_many_dates_are_the_latest_and_no_map_is_none() -> None:
    dates = map_dates([drawn("A", f"2025-{month:02}-01") for month in range(1, 13)])
    assert len(dates) == 8 and dates[-1].label == "1 Dec 2025"
    assert map_dates([]) == () or map_dates([])[0].maps == ()


def with_maps(*days: str) -> Brief:
    """The fixture's brief with each maker's map of every day, as a square that moves to the west."""
    made = brief_fixture.brief()
    references, outlines = [], []
    for number, day in enumerate(days):
        for reference, outline in zip(made.references, made.outlines, strict=False):
            key = f"{reference.id}-{number}"
            references.append(replace(reference, id=key, when=When.parse(day)))
            west = tuple(tuple((x - 0.05 * number, y) for x, y in ring) for ring in outline.rings)
            outlines.append(Outline(key, outline.label, west, tuple(ring[:-1] for ring in west)))
    return replace(made, references=tuple(references), outlines=tuple(outlines))


def test_styles_belong_to_makers() -> None:
    made = with_maps("2025-10-01", "2025-11-10")
    found = drawn_maps(made.outlines, Book.of(made), 6)
    by_maker = {one.maker: {other.style for other in found if other.maker == one.maker} for one in found}
    assert all(len(styles) == 1 for styles in by_maker.values())
    assert len(set().union(*by_maker.values())) == len(by_maker)


def test_the_page_has_a_choice_of_dates_and_of_makers_beside_each_other_that_needs_no_script() -> None:
    made = with_maps("2025-10-01", "2025-11-10")
    root = html.document_fromstring(render(page_view(made)))
    section = root.xpath("//section[@aria-labelledby='map']")[0]
    dates = section.xpath(".//input[@name='map-date']")
    views = section.xpath(".//input[@name='map-view']")
    assert [field.get("checked") is not None for field in dates] == [False, True]
    assert len(views) == 4 and views[0].get("checked") is not None
    for field in (*dates, *views):
        assert section.xpath(".//label[@for=$id]", id=field.get("id"))
        (marker,) = (name for name in field.get("class").split() if name.startswith("pick-"))
        assert section.xpath(f".//*[contains(concat(' ', @class, ' '), ' {marker.removeprefix('pick-')} ')]")
    # Each map's maker and date stand beside its line, and once more under its own picture for print.
    legend = section.xpath(".//ul[@class='legend']/li")
    multiples = section.xpath(".//div[@class='multiples']/figure/figcaption")
    assert len(legend) == 6 and len(multiples) == 9
    assert all("2025" in item.text_content() for item in (*legend, *multiples))
    used = {use.get("href")[1:] for use in section.xpath(".//use")}
    assert used <= {one.get("id") for one in section.xpath(".//*[@id]")}


def test_the_line_is_drawn_without_closing_it() -> None:
    made = with_maps("2025-11-10")
    sketch = draw(made, Book.of(made))
    assert sketch is not None
    for layer in sketch.pictures[0].layers:
        assert layer.path.endswith("Z") and layer.line and "Z" not in layer.line


@pytest.mark.parametrize("inside", [True, False])
def test_a_line_is_cut_where_it_leaves_the_window(inside: bool) -> None:
    made = brief_fixture.brief()
    plain = draw(made, Book.of(made))
    assert plain is not None
    frame = plain.pictures[0].frame
    x, y = (frame.west + frame.east) / 2, (frame.south + frame.north) / 2
    far = frame.east - frame.west
    line = (
        (x, y),
        (x + far / 10, y),
        (x + 9 * far, y),
        (x + 9 * far, y + 9 * far),
        (x + 3 * far, y + 9 * far),
        (x, y + far / 20),
        (x, y),
    )
    away = tuple((a + 30, b) for a, b in line)
    outline = Outline(made.outlines[0].reference, "held", made.outlines[0].rings, (line if inside else away,))
    changed = replace(made, outlines=(outline,))
    sketch = draw(changed, Book.of(changed))
    assert sketch is not None
    assert sketch.pictures[0].layers[0].line.count("M") == (2 if inside else 0)
