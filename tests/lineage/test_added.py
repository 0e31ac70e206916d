"""Edges that people add: there whatever the texts show, with the passages that they do show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fogline.lineage import trace
from fogline.lineage.added import SAID
from fogline.model import EdgeKind, Report, ReportKind, Source, When

WIRE = (
    "Officials in the river town said on Monday that the bridge had been closed to all traffic after two spans were "
    "found cracked. The governor told reporters that engineers would need at least nine days to inspect the pillars. "
    "A spokeswoman for the rail company said that night trains would be longer from Wednesday on."
)
OTHER = (
    "Shops near the old market opened late because the water mains had been shut overnight. Residents said that the taps "
    "had run dry without warning shortly before ten. The utility promised to publish a list of streets."
)
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def item(id: str, text: str, hours: float) -> Report:
    source = Source(id, id.title(), domain=f"{id}.example")
    return Report(
        id, ReportKind.ARTICLE, text, "0" * 64, source, published=When.on(NOON + timedelta(hours=hours))
    )


def test_where_the_texts_show_nothing_the_persons_word_is_all_there_is() -> None:
    lineage = trace([item("a", WIRE, 0), item("b", OTHER, 1)], [], added={("b", "a"): "d-1"})
    (edge,) = lineage.edges
    assert (edge.child, edge.parent, edge.kind, edge.directed) == ("b", "a", EdgeKind.CREDIT, True)
    assert (edge.decision, edge.aligned, edge.evidence) == ("d-1", (), (SAID,))
    assert dict(lineage.beginning) == {"a": "a", "b": "a"}


def test_where_they_show_much_the_edge_has_their_passages_also_when_it_is_turned_round() -> None:
    reports = [item("a", WIRE, 0), item("b", WIRE.replace("nine", "ten"), 1)]
    (computed,) = trace(reports, []).edges
    assert (computed.child, computed.decision) == ("b", None)
    (turned,) = trace(reports, [], added={("a", "b"): "d-1"}).edges
    assert (turned.child, turned.parent, turned.kind, turned.decision) == ("a", "b", EdgeKind.COPY, "d-1")
    assert turned.evidence == (SAID, "3 of 3 sentences aligned")
    for pair in turned.aligned:
        assert (pair.child.report, pair.parent.report) == ("a", "b") and 0 < pair.likeness <= 1
        assert WIRE[pair.child.start : pair.child.end] and pair.child.end <= len(WIRE)


def test_reports_that_are_not_there_and_edges_that_are_cut_are_passed_over() -> None:
    reports = [item("a", WIRE, 0), item("b", WIRE, 1)]
    assert trace(reports, [], added={("b", "gone"): "d-1"}, cut={("b", "a"), ("a", "b")}).edges == ()
