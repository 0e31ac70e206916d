"""``edges.csv`` and ``drift.csv``: which report comes from which, and what changed on the way, a line for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.brief.lineage_passages import Passages
from fogline.model import Brief, Report, Stretch

__all__ = ["DRIFT_COLUMNS", "EDGE_COLUMNS", "drift_rows", "edge_rows"]

_OF_REPORT = ("publisher", "published_earliest", "published_latest", "language", "title", "url")
EDGE_COLUMNS = (
    "id", "child", *(f"child_{name}" for name in _OF_REPORT), "parent", *(f"parent_{name}" for name in _OF_REPORT),
    "kind", "directed", "passages", "evidence", "decision", "child_origin", "parent_origin",
)  # fmt: skip
DRIFT_COLUMNS = (
    "id", "edge", "kind", "note", "parent", "parent_publisher", "before", "before_start", "before_end", "from_claim",
    "child", "child_publisher", "after", "after_start", "after_end", "to_claim", "left_out",
)  # fmt: skip


def edge_rows(brief: Brief) -> Iterable[Sequence[object]]:
    """A line of ``EDGE_COLUMNS`` per edge; ``passages`` counts those that the child has from this parent."""
    reports = {r.id: r for r in brief.reports}
    origin_of = dict(brief.lineage.of_report)
    for edge in brief.lineage.edges:
        yield (
            edge.id, edge.child, *_of_report(reports.get(edge.child)), edge.parent,
            *_of_report(reports.get(edge.parent)), str(edge.kind), edge.directed, len(edge.aligned),
            "; ".join(edge.evidence), edge.decision, origin_of.get(edge.child), origin_of.get(edge.parent),
        )  # fmt: skip


def drift_rows(brief: Brief) -> Iterable[Sequence[object]]:
    """A line of ``DRIFT_COLUMNS`` per drift, with the words of both passages."""
    passages = Passages.of(brief)
    edges = {e.id: e for e in brief.lineage.edges}
    for drift in brief.lineage.drift:
        edge = edges.get(drift.edge)
        if edge is None:
            continue
        before, after = passages.before(drift), passages.after(drift)
        parent, child = passages.reports.get(edge.parent), passages.reports.get(edge.child)
        yield (
            drift.id, drift.edge, str(drift.kind), drift.note, edge.parent, parent and parent.publisher,
            *_passage(before, passages), drift.from_claim, edge.child, child and child.publisher,
            *_passage(after, passages), drift.to_claim, after is None,
        )  # fmt: skip


def _passage(stretch: Stretch | None, passages: Passages) -> Sequence[object]:
    return (None, None, None) if stretch is None else (passages.words(stretch), stretch.start, stretch.end)


def _of_report(report: Report | None) -> Sequence[object]:
    if report is None:
        return (None,) * len(_OF_REPORT)
    when = report.published
    ends = (None, None) if when is None else (when.earliest.isoformat(), when.latest.isoformat())
    return (report.publisher, *ends, report.language, report.title, report.url)
