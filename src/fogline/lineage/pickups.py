"""Which report was made from which: near-copies, forwards, and credits that the text bears out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from fogline.lineage.prints import NEAR_COPY, Print, bands, containment, overlap
from fogline.model import Credit, Edge, EdgeKind, Report, content_id

__all__ = ["earlier", "find_edges", "order"]

CREDITED = 0.25
"""Part of the shorter text's shingles that must be shared for a credit or a forward to count as a pickup."""

_LOOK_BACK = 12
"""Reports of a credited source, latest first, that a credit is held against."""

_FIRST_OF_BUCKET = 4
"""Each candidate is compared with so many of the earliest in its bucket, and with the one before it."""


def order(report: Report) -> tuple[str, str, str]:
    """When a report was published, then its id; undated reports come last."""
    if report.published is None:
        return ("9999", "", report.id)
    begun = report.published.earliest
    if not isinstance(begun, datetime):
        return (begun.isoformat(), "", report.id)
    begun = begun.astimezone(UTC)
    return (begun.date().isoformat(), begun.isoformat(), report.id)


def earlier(a: Report, b: Report) -> bool | None:
    """Whether ``a`` was published before ``b``; ``None`` where their times do not tell."""
    if a.published is None or b.published is None:
        return None
    one, other = a.published, b.published
    if _before(one.latest, other.earliest) or _before(other.latest, one.earliest):
        return _before(one.latest, other.earliest)
    if isinstance(one.latest, datetime) and isinstance(other.earliest, datetime):
        return None
    if one.last_day < other.first_day:
        return True
    return False if other.last_day < one.first_day else None


def _before(a: date | datetime, b: date | datetime) -> bool:
    return isinstance(a, datetime) and isinstance(b, datetime) and a < b


def find_edges(reports: Sequence[Report], prints: Mapping[str, Print]) -> list[Edge]:
    """At most one edge from each report to where it comes from; a credit goes before mere resemblance."""
    by_id = {r.id: r for r in reports}
    sources = _Sources(reports)
    edges = {r.id: found for r in reports if r.credits and (found := _credited(r, sources, prints))}
    like = _resembling(by_id, prints)
    for child in sorted(like, key=lambda id: order(by_id[id])):
        parent = like[child]
        taken = edges.get(parent)
        if child not in edges and not (taken is not None and taken.parent == child):
            edges[child] = _copy(by_id[child], by_id[parent], prints)
    return [edges[id] for id in sorted(edges)]


def _credited(report: Report, sources: _Sources, prints: Mapping[str, Print]) -> Edge | None:
    for credit in sorted(report.credits, key=lambda c: (c.kind != "forward", c.start or 0, c.name)):
        for parent in sources.named(credit, report):
            if parent.id == report.id or _one_item(report, parent):
                continue
            if credit.kind != "forward" and parent.source.id == report.source.id:
                continue  # a channel's link to itself credits nobody
            shared = _borne_out(report, parent, prints)
            if shared is None:
                continue
            evidence = [_credit_words(credit), shared]
            if earlier(report, parent):
                evidence.append("warning: dated before what it credits; the credit gives the direction")
            kind = EdgeKind.FORWARD if credit.kind == "forward" else EdgeKind.CREDIT
            return Edge(_id(report, parent), report.id, parent.id, True, kind, tuple(evidence))
    return None


def _borne_out(child: Report, parent: Report, prints: Mapping[str, Print]) -> str | None:
    """In words, what the two texts share, where it is enough for a credit to count; else ``None``."""
    if child.text.strip() == parent.text.strip() and child.text.strip():
        return "the same words"
    mine, other = prints.get(child.id), prints.get(parent.id)
    if mine is None or other is None:
        return None
    shared = containment(mine, other)
    return f"{shared:.0%} of the shorter text's word sequences are shared" if shared >= CREDITED else None


def _credit_words(credit: Credit) -> str:
    words = {"forward": "forwarded from", "link": "links to"}.get(credit.kind, "credits")
    return f"{words} {credit.name}"


def _resembling(by_id: Mapping[str, Report], prints: Mapping[str, Print]) -> dict[str, str]:
    """From each near-copy to the earliest report that it resembles."""
    found: dict[str, tuple[tuple[str, str, str], str]] = {}
    compared: set[tuple[str, str]] = set()
    for bucket in bands(prints):
        members = sorted(bucket, key=lambda id: order(by_id[id]))
        for index, child in enumerate(members):
            for parent in {*members[: min(_FIRST_OF_BUCKET, index)], *members[max(index - 1, 0) : index]}:
                if (parent, child) in compared:
                    continue
                compared.add((parent, child))
                if (
                    _one_item(by_id[child], by_id[parent])
                    or overlap(prints[child], prints[parent]) < NEAR_COPY
                ):
                    continue
                rank = (order(by_id[parent]), parent)
                if child not in found or rank < found[child]:
                    found[child] = rank
    return {child: parent for child, (_, parent) in found.items()}


def _copy(child: Report, parent: Report, prints: Mapping[str, Print]) -> Edge:
    shared = overlap(prints[child.id], prints[parent.id])
    same = prints[child.id].whole == prints[parent.id].whole
    evidence = ["the same words" if same else f"{shared:.0%} of all word sequences of both texts are shared"]
    before = earlier(parent, child)
    if before is None:
        evidence.append("which came first cannot be told from their times")
    return Edge(_id(child, parent), child.id, parent.id, bool(before), EdgeKind.COPY, tuple(evidence))


def _one_item(a: Report, b: Report) -> bool:
    """Whether the two are versions of one item: versions are not copies."""
    return a.url is not None and a.url == b.url and a.source.id == b.source.id and a.part == b.part


def _id(child: Report, parent: Report) -> str:
    return content_id("edge", child.id, parent.id)


class _Sources:
    """Reports by what identifies their source, in order of time."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._by_name: dict[str, list[Report]] = defaultdict(list)
        self._by_url: dict[str, list[Report]] = defaultdict(list)
        for report in sorted(reports, key=order):
            source = report.source
            for name in {source.channel, source.domain, source.name}:
                if name:
                    self._by_name[name.casefold()].append(report)
            if report.url:
                self._by_url[report.url].append(report)
        self._orders = {name: [order(r) for r in found] for name, found in self._by_name.items()}

    def named(self, credit: Credit, child: Report) -> Iterator[Report]:
        """Reports that ``credit`` may mean, the most telling first: the address, then the latest before ``child``."""
        yield from self._by_url.get(credit.url or "", ())
        for name in (credit.channel, credit.name):
            found = self._by_name.get((name or "").casefold(), [])
            last = bisect_right(self._orders.get((name or "").casefold(), []), order(child))
            yield from reversed(found[max(last - _LOOK_BACK, 0) : last])
            yield from found[last : last + 2]
