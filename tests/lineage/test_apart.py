"""One event told apart is said so; pickups, one publisher's own reports and other events are not."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

from fogline.lineage.apart import Apart, told_apart
from fogline.lineage.passages import read_text
from fogline.model import Edge, EdgeKind, Report, ReportKind, Source, When

NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
WIRE = (
    "A freight train hit a cement lorry at the Vlasenkove crossing on Tuesday, the regional prosecutor Hanna Tkach said. "
    "Two railwaymen died, and 14 passengers of the bus behind it were taken to hospital in Merezhyn."
)
OWN = (
    "Two rail workers were killed when a freight train struck a lorry carrying cement at a crossing in Vlasenkove. "
    "Prosecutor Hanna Tkach said 14 people from a bus were in hospital."
)
FERRY = (
    "The ferry between Tarnova and the island stopped on Tuesday because of ice, the port said. 300 passengers were taken "
    "across by an icebreaker, and the harbour master hopes for a thaw."
)


def report(id: str, text: str, hours: float | None = 0, source: str | None = None) -> Report:
    by = Source(source or f"s-{id}", id)
    when = None if hours is None else When.on(NOON + timedelta(hours=hours))
    return Report(id, ReportKind.ARTICLE, text, "0" * 64, by, published=when, language="en")


def edge(child: str, parent: str) -> Edge:
    return Edge(f"{child}-{parent}", child, parent, True, EdgeKind.COPY, ())


def apart(*reports: Report, edges: tuple[Edge, ...] = ()) -> tuple[Apart, ...]:
    texts = {r.id: read_text(r) for r in reports}
    return told_apart(reports, texts, combinations([r.id for r in reports], 2), edges)


def test_one_event_in_two_reports_and_another_event() -> None:
    (found,) = apart(report("a", WIRE), report("b", OWN, 2), report("c", FERRY, 3))
    assert (found.a, found.b) == ("a", "b")
    assert found.why
    assert 0 < found.score < 1


def test_two_families_are_apart_once_and_a_pickup_is_not() -> None:
    family = (report("a", WIRE), report("b", WIRE, 1), report("c", OWN, 2), report("d", OWN, 3))
    found = apart(*family, edges=(edge("b", "a"), edge("d", "c")))
    assert len(found) == 1
    assert {found[0].a, found[0].b} in ({"a", "c"}, {"a", "d"}, {"b", "c"}, {"b", "d"})
    assert apart(*family, edges=(edge("b", "a"), edge("d", "c"), edge("c", "b"))) == ()


def test_two_pickups_of_one_report_are_not_apart() -> None:
    assert (
        apart(report("a", WIRE), report("b", OWN), report("c", FERRY), edges=(edge("a", "c"), edge("b", "c")))
        == ()
    )


def test_one_publisher_is_not_apart_from_itself_nor_a_report_from_one_of_weeks_later() -> None:
    assert apart(report("a", WIRE, 0, "s"), report("b", OWN, 2, "s")) == ()
    assert apart(report("a", WIRE), report("b", OWN, 24 * 8)) == ()
    assert len(apart(report("a", WIRE), report("b", OWN, None))) == 1


def test_the_order_changes_nothing() -> None:
    reports = [report("a", WIRE), report("b", OWN, 2), report("c", FERRY, 3), report("d", WIRE, 4)]
    edges = [edge("d", "a")]
    texts = {r.id: read_text(r) for r in reports}
    pairs = list(combinations("abcd", 2))
    first = told_apart(reports, texts, pairs, edges)
    for seed in range(5):
        draw = random.Random(seed)
        draw.shuffle(reports)
        draw.shuffle(pairs)
        assert told_apart(reports, texts, [(b, a) for a, b in pairs], edges) == first
