"""The lineage picture and what changed: with 3, 12, 60 and 300 reports, and for any edges whatever."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import brief_fixture
import lineage_fixture
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from fogline.brief.book import Book
from fogline.brief.lineage_counts import counted
from fogline.brief.lineage_drawing import draw
from fogline.brief.lineage_families import families, nodes
from fogline.brief.lineage_scale import Scale, clock
from fogline.brief.origins import lineage_view
from fogline.brief.page import PageExporter, render
from fogline.brief.view import page_view
from fogline.model import Brief, DriftKind, Edge, EdgeKind, Lineage, Report, Shared, When

AT = datetime(2026, 1, 5, 6, tzinfo=UTC)


def page(made: Brief, *, share: bool = False) -> html.HtmlElement:
    return html.document_fromstring(render(page_view(made, share=share)))


def section(made: Brief) -> html.HtmlElement:
    (found,) = page(made).xpath("//section[@aria-labelledby='origins']")
    return found


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("number", [3, 12, 60, 300])
@pytest.mark.parametrize("share", [False, True])
def test_every_link_has_its_target_and_no_id_stands_twice(number: int, share: bool) -> None:
    made = replace(lineage_fixture.story(number), shared=Shared(unreviewed=True) if share else None)
    root = page(made, share=share)
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    aims = {a.get("href")[1:] for a in root.iter("a") if (a.get("href") or "").startswith("#")}
    assert aims - set(ids) == set()


@pytest.mark.parametrize("number", [3, 12, 60, 300])
def test_every_report_is_in_the_table_with_where_it_comes_from(number: int) -> None:
    made = lineage_fixture.story(number)
    rows = section(made).xpath(".//table[contains(@class,'kin-table')]/tbody/tr[th]")
    shown = Counter(row.xpath(".//th/a/@href")[0][1:] for row in rows)
    parents = Counter(e.child for e in made.lineage.edges)
    assert shown == {r.id: max(parents[r.id], 1) for r in made.reports}
    assert words(section(made)).startswith(
        f"Origins and pickups {counted({r.id: r for r in made.reports}, made.lineage)}."
    )


def test_a_small_case_is_shown_whole_and_a_large_one_folds_alike_copies() -> None:
    small, large = section(lineage_fixture.story(12)), section(lineage_fixture.story(60))
    assert not small.xpath(".//details[contains(@class,'stack')]")
    assert all(d.get("open") is not None for d in small.xpath(".//details[contains(@class,'family')]"))
    (stack,) = large.xpath(".//details[contains(@class,'stack')]")
    assert words(stack.find("summary")).startswith("17 copies of Northern Wire: Depot in Lisove, piece 1")
    drawn = stack.xpath(".//svg[contains(@class,'wide')]//text[@class='who']")
    assert len(drawn) == 18, "each copy has a row of its own there, below what it comes from"


def test_kinds_marks_and_unknown_origins_are_told_apart_without_colour() -> None:
    made = section(lineage_fixture.story(60))
    (first, *_) = made.xpath(".//svg[contains(@class,'wide')]")
    kinds = {a.get("class") for a in first.xpath("./a[starts-with(@class,'k-')]")}
    assert kinds == {f"k-{kind}" for kind in EdgeKind}
    css = (Path(brief_fixture.__file__).parents[2] / "src/fogline/brief/templates/page.css").read_text(
        "utf-8"
    )
    styles = {
        k: re.findall(rf"\.k-{k} \.branch{{[^}}]*}}", css)
        for k in ("rewrite", "translation", "credit", "forward")
    }
    assert all(styles.values()) and len({s[0] for s in styles.values()}) == 4
    told = words(made.xpath(".//ul[@class='kin-key']")[0])
    for sign in ("copy", "translation", "which came first is not known", "dated before what it credits",
                 "added by a person", "known to the day only", "origin unknown"):  # fmt: skip
        assert sign in told
    undirected = [e.id for e in lineage_fixture.story(12).lineage.edges if not e.directed]
    edge = section(lineage_fixture.story(12)).xpath(f".//svg//a[@href='#{undirected[0]}']")
    assert edge and not edge[0].xpath("./path[@class='tip']")
    assert "which came first is not known" in edge[0].findtext("title")


def test_reports_that_share_nothing_stand_apart() -> None:
    made = lineage_fixture.story(60)
    (apart,) = section(made).xpath(".//details[contains(@class,'alone')]")
    assert words(apart.find("summary")).endswith("9 reports 9 of unknown origin")
    linked = {id for e in made.lineage.edges for id in (e.child, e.parent)}
    drawn = {a.get("href")[1:] for a in apart.xpath(".//a")}
    assert drawn == {r.id for r in made.reports} - linked


def test_what_changed_shows_both_passages_within_their_sentences() -> None:
    made = section(lineage_fixture.story(12))
    first, second = made.xpath(".//details[@class='drift']")
    assert words(first.xpath(".//h4")[0]) == "attribution lost; bound lost"
    before, after = (words(q) for q in first.xpath(".//blockquote"))
    assert before == f"“{lineage_fixture.OFFICE}”"
    assert after == "“Some 40 people were wounded there.”"
    assert [words(m) for m in first.xpath(".//mark")] == [
        "up to 40 people were wounded",
        "Some 40 people were wounded there",
    ]
    assert [words(b) for b in first.xpath(".//mark/b")] == ["up to", "Some", "there"]
    assert "“up to 40” became “Some 40”" in words(first)
    assert [words(g) for g in second.xpath(".//*[@class='gone']")] == ["left out"]
    assert not second.xpath(".//mark/b"), "passages in two languages are not compared word by word"


def test_the_evidence_of_an_edge_has_its_passages_side_by_side() -> None:
    made = lineage_fixture.story(12)
    row = section(made).xpath(f".//tr[@id='{made.lineage.edges[0].id}']")[0]
    assert "credits Northern Wire; 3 of 3 sentences aligned; same amount; 1 min later" in words(row)
    assert [words(e) for e in row.getnext().xpath(".//p")] == [
        lineage_fixture.RETOLD[:20].strip(),
        lineage_fixture.OFFICE[:20].strip(),
    ]
    large = section(lineage_fixture.story(300))
    assert not large.xpath(".//tr[@class='aligned']"), (
        "a large case keeps its page small: they are in brief.json"
    )


def test_every_kind_of_drift_is_explained() -> None:
    from fogline.brief.lineage_words import CHANGED

    assert set(CHANGED) == set(DriftKind)


def test_an_empty_brief_draws_nothing() -> None:
    assert lineage_view(brief_fixture.empty(), Book.of(brief_fixture.empty())).families == ()


# --- any edges whatever


def _brief(number: int, links: list[tuple[int, int]], known: list[int], begins: list[int]) -> Brief:
    source = brief_fixture.sources()[0]
    reports = [
        brief_fixture.report(f"any-{n}", f"Text {n}.", source, published=When.on(AT + timedelta(hours=n * n)))
        for n in range(number)
    ]
    edges = [
        Edge(f"e-{a}-{b}", reports[a].id, reports[b].id, (a + b) % 3 > 0, list(EdgeKind)[(a * b) % 5], ())
        for a, b in dict.fromkeys(links) if a != b and max(a, b) < number
    ]  # fmt: skip
    beginning = {reports[n].id: reports[begins[n] % number].id for n in range(number)}
    of_report = {reports[n].id: "o-1" for n in known if n < number}
    lineage = Lineage((), tuple(edges), (), tuple(of_report.items()), tuple(beginning.items()))
    return replace(brief_fixture.empty(), reports=tuple(reports), lineage=lineage)


_N = st.integers(0, 19)


@given(st.integers(1, 20), st.lists(st.tuples(_N, _N), max_size=30), st.lists(_N, max_size=6),
       st.lists(_N, min_size=20, max_size=20), st.integers(2, 40))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_each_report_has_one_row_also_where_edges_go_in_circles(
    number: int, links: list[tuple[int, int]], known: list[int], begins: list[int], most: int
) -> None:
    made = _brief(number, links, known, begins)
    book = Book.of(made)
    every = families(made, book)
    assert Counter(r.id for f in every for r in f.reports) == Counter(r.id for r in made.reports)
    for family in every:
        rows, left = nodes(family, book, number, most)
        own = [r.id for n in rows if not n.elsewhere for r in n.reports]
        assert len(own) == len(set(own)) and len(own) + left == len(family.reports) and len(rows) <= most
        for drawing in draw(rows, book, {}, ()):
            numbers = re.findall(
                r"-?\d+\.?\d*(?:e[+-]?\d+)?",
                " ".join(f"{line.trunk} {line.branch}" for line in drawing.lines),
            )
            assert all(math.isfinite(float(n)) and -60 < float(n) < drawing.height + 1000 for n in numbers)
            assert all(b.y - a.y >= 20 for a, b in pairwise(drawing.rows))
    view = lineage_view(made, book)
    assert {row.child[0] for row in view.rows} == {r.id for r in made.reports}
    html.document_fromstring(render(page_view(made)))


# --- the scale of time


def _at(*hours: float) -> list[Report]:
    source = brief_fixture.sources()[0]
    return [
        brief_fixture.report(f"at-{h}", "x", source, published=When.on(AT + timedelta(hours=h)))
        for h in hours
    ]


def test_time_runs_evenly_and_in_order() -> None:
    reports = _at(0, 1, 2, 3)
    scale = Scale.of(reports, 100, 400, 500)
    assert scale is not None
    assert [scale.spot(r).x for r in reports] == [100, 200, 300, 400]
    assert scale.gaps() == () and [t.label for t in scale.ticks()][:2] == ["5 Jan, 06:00", "07:00"]


def test_a_gap_longer_than_all_the_rest_is_drawn_short_and_says_how_long_it_is() -> None:
    reports = _at(0, 1, 2, 98, 99)
    scale = Scale.of(reports, 100, 400, 500)
    assert scale is not None
    (gap,) = scale.gaps()
    assert gap.label == "4 days" and gap.width < 50
    places = [scale.spot(r).x for r in reports]
    assert places == sorted(places) and places[1] - places[0] > 60
    assert any("9 Jan" in t.label for t in scale.ticks()) or gap.x + gap.width > 250


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_the_scale_keeps_the_order_and_its_bounds(hours: list[float]) -> None:
    reports = _at(*sorted(set(hours)))
    scale = Scale.of(reports, 100, 400, 500)
    assert scale is not None
    places = [scale.spot(r).x for r in reports]
    assert places == sorted(places) and places[0] >= 100 and places[-1] <= 400
    assert all(b.x - a.x >= 60 for a, b in pairwise(scale.ticks()))


def test_days_and_reports_without_a_date() -> None:
    source = brief_fixture.sources()[0]
    day = brief_fixture.report("day", "x", source, published=When.on(date(2026, 1, 5)))
    none = brief_fixture.report("none", "x", source, published=None)
    scale = Scale.of([day, none, *_at(0, 2)], 100, 400, 500)
    assert scale is not None
    assert (scale.spot(day).x, scale.spot(day).width) == (100, 300) and scale.spot(none).x == 500
    assert Scale.of([none], 100, 400, 500) is None
    assert [clock(r, days=True) for r in (day, none, *_at(0))] == ["5 Jan", "no date", "5 Jan, 06:00"]
    broken = [brief_fixture.report(f"b{d}", "x", source, published=When.on(d)) for d in (date.min, date.max)]
    assert Scale.of(broken, 100, 400, 500) is None


# --- in a browser


@pytest.mark.parametrize("width", [390, 1280])
def test_pictures_fit_and_their_letters_can_be_read(tmp_path: Path, width: int) -> None:
    from test_brief_page import CHROMIUM, without

    try:
        from playwright import sync_api
    except ImportError:
        without("playwright is not installed")
    path = PageExporter().export(lineage_fixture.story(60), tmp_path)
    with sync_api.sync_playwright() as play:
        try:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except sync_api.Error as error:
            without(f"Chromium does not start ({str(error).splitlines()[0]})")
        opened = browser.new_page(viewport={"width": width, "height": 900})
        opened.goto(path.as_uri())
        opened.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        bad = opened.evaluate(
            """() => [...document.querySelectorAll('svg.kin')].filter(s => s.getBoundingClientRect().width).flatMap(s => {
            const box = s.getBoundingClientRect(), scale = s.getScreenCTM().a;
            return [...s.querySelectorAll('text')].filter(t => {
              const b = t.getBoundingClientRect(), size = parseFloat(getComputedStyle(t).fontSize) * scale;
              return size < 9.5 || b.left < box.left - 1 || b.right > box.right + 1;
            }).map(t => t.textContent); })"""
        )
        assert bad == []
        edge = opened.locator("svg.kin a[class^='k-'] .tip:visible").first
        edge.dispatch_event("click")
        opened.wait_for_timeout(100)
        assert opened.locator("tr:target").is_visible(), "an edge leads to its evidence"
        browser.close()
