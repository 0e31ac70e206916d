"""Decisions as the page lists them: each leads to what it is on."""

from __future__ import annotations

from datetime import UTC, datetime

import brief_fixture
from lxml import html

from fogline.brief.book import Book
from fogline.brief.decided import decision_rows
from fogline.brief.page import render
from fogline.brief.view import page_view
from fogline.model import Decision, What

AT = datetime(2025, 11, 11, 19, tzinfo=UTC)


def test_each_kind_reads_and_leads_to_its_items() -> None:
    wire, rewrite, *_ = brief_fixture.reports()
    claims = brief_fixture.claims()
    fog, route = claims["fog"].id, claims["route"].id

    def decision(n: int, on: str, what: str, before: str | None, after: str | None, **more: str) -> Decision:
        return Decision(f"d-{n}", on, what, before, after, "A. Editor", AT, "because", **more)

    made = brief_fixture.brief(
        decisions=(
            decision(1, fog, What.REVIEW, "unreviewed", "accepted"),
            decision(2, rewrite.id, What.FROM, None, wire.id),
            decision(3, rewrite.id, What.NOT_FROM, None, "r-gone"),
            decision(4, fog, What.APART, None, route),
            decision(5, fog, What.UNDO, None, None, undoes="d-4"),
            decision(6, fog, "something newer", None, "x"),
        ),
        lost=("d-3",),
    )
    rows = decision_rows(made, Book.of(made))
    assert [(r.on[0], r.what, r.before, r.after, r.other and r.other[0], r.state) for r in rows] == [
        (f"n-{fog}", "review", "unreviewed", "accepted", None, ""),
        (rewrite.id, "comes from", "", "", wire.id, ""),
        (rewrite.id, "does not come from, nor the other way round,", "", "", "",
         "bound to a report that is no longer found"),
        (f"n-{fog}", "answers another question than", "", "", f"n-{route}", "undone"),
        (f"n-{fog}", "undoes d-4", "", "", None, ""),
        (f"n-{fog}", "something newer", "", "x", None, ""),
    ]  # fmt: skip
    root = html.document_fromstring(render(page_view(made)))
    ids = {e.get("id") for e in root.iter() if isinstance(e.tag, str)}
    links = root.xpath("//h3[.='Decisions by people']/following-sibling::ul[1]//a/@href")
    assert links and all(link[1:] in ids for link in links)
