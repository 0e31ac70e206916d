from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.lineage import trace
from fogline.lineage.prints import NEAR_COPY, make_prints, overlap
from fogline.model import (
    Act,
    Arguments,
    Claim,
    Credit,
    EdgeKind,
    OriginKind,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    When,
    content_id,
)

WIRE = (
    "Officials in the river town said on Monday that the bridge had been closed to all traffic after two spans "
    "were found cracked. The governor told reporters that engineers would need at least nine days to inspect the "
    "pillars, and that buses would run along the northern bank until then. A spokeswoman for the rail company said "
    "that its own bridge, four kilometres downstream, was not affected and that night trains would be longer."
)
OTHER = (
    "Shops near the old market opened late on Monday because the water mains had been shut overnight. Residents said "
    "that the taps had run dry without warning shortly before ten. The utility put the repair down to a valve that "
    "had been due for replacement in the spring, and promised to publish a list of streets that may be next."
)
MINISTRY = Source("min", "Ministry of Transport", domain="transport.example", party="AAA", standing=Standing.OFFICIAL,
                  known_by="domain")  # fmt: skip
NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)


def item(id: str, text: str, hours: float | None = 0, source: str = "paper", **more: object) -> Report:
    given = more.pop("by", None)
    by = given if isinstance(given, Source) else Source(source, source.title(), domain=f"{source}.example")
    when = None if hours is None else When.on(NOON + timedelta(hours=hours))
    report = Report(id, ReportKind.ARTICLE, text, "0" * 64, by, published=when)
    return replace(report, **more)  # type: ignore[arg-type]


def said(report: str, quote: str, name: str = "the governor", party: str | None = "AAA") -> Claim:
    speaker = Speaker(name, name, 0, len(name), party, Standing.OFFICIAL)
    return Claim(content_id("claim", report, quote), report, 0, len(quote), quote, (speaker,), Act.ASSERTS,
                 Relation.STATEMENT, arguments=Arguments())  # fmt: skip


def test_an_exact_copy_comes_from_the_earlier_report() -> None:
    found = trace([item("b", WIRE, 2, "mirror"), item("a", WIRE, 0)], [])
    (edge,) = found.edges
    assert (edge.child, edge.parent, edge.directed, edge.kind) == ("b", "a", True, EdgeKind.COPY)
    assert edge.evidence == ("the same words", "2 h later")
    assert found.of_report == (), "an outlet's own report does not say where it comes from"


def test_case_layout_and_boilerplate_do_not_hide_a_copy() -> None:
    dressed = (
        "By Jane Doe\n\n" + WIRE.replace(". ", ".\n\n").upper() + "\n\nRead more: what the bridge cost\n"
    )
    (edge,) = trace([item("a", WIRE), item("b", dressed, 1, "mirror")], []).edges
    assert edge.evidence == ("3 of 3 sentences aligned", "1 h later")


def test_a_near_copy_is_found_and_its_aligned_sentences_stated() -> None:
    changed = (
        WIRE.replace("on Monday", "on Monday evening").replace("nine days", "9 days") + " More was to follow."
    )
    (edge,) = trace([item("a", WIRE), item("b", changed, 1, "mirror")], []).edges
    assert edge.kind is EdgeKind.COPY
    assert edge.evidence[0] == "3 of 3 sentences aligned"
    assert [a.child.start for a in edge.aligned] == sorted(a.child.start for a in edge.aligned)


def test_independent_texts_and_short_posts_are_not_linked() -> None:
    alert = "Air alert in the river town. Go to shelter."
    reports = [
        item("a", WIRE),
        item("b", OTHER, 1, "mirror"),
        item("c", alert, 1, "x"),
        item("d", alert, 2, "y"),
    ]
    assert trace(reports, []).edges == ()


@pytest.mark.parametrize("hours", [(0, 0), (None, 3), (None, None)])
def test_direction_is_left_open_where_times_do_not_tell(hours: tuple[float | None, float | None]) -> None:
    (edge,) = trace([item("a", WIRE, hours[0]), item("b", WIRE, hours[1], "mirror")], []).edges
    assert not edge.directed
    assert "which came first cannot be told from their times" in edge.evidence


def test_two_versions_of_one_item_are_not_copies() -> None:
    one = item("a", WIRE, 0, url="https://paper.example/1")
    assert trace([one, replace(one, id="b", text=WIRE + " Corrected.")], []).edges == ()


def test_a_forward_is_directed_by_its_mark_even_against_time_with_a_warning() -> None:
    channel = Source("ch", "Bridge Watch", channel="bridgewatch")
    first = item("a", WIRE, 5, by=channel)
    child = item("b", WIRE, 1, "mirror", credits=(Credit("forward", "Bridge Watch", channel="bridgewatch"),))
    (edge,) = trace([first, child], []).edges
    assert (edge.child, edge.parent, edge.directed, edge.kind) == ("b", "a", True, EdgeKind.FORWARD)
    assert any(e.startswith("warning: dated before") for e in edge.evidence)


def test_a_credit_counts_only_where_the_texts_share_words() -> None:
    credit = (Credit("credit", "Paper"),)
    excerpt = " ".join(WIRE.split()[:40]) + ". " + OTHER
    (linked,) = trace([item("a", WIRE), item("b", excerpt, 1, "mirror", credits=credit)], []).edges
    assert linked.directed and linked.evidence[0] == "credits Paper"
    assert trace([item("a", WIRE), item("b", OTHER, 1, "mirror", credits=credit)], []).edges == ()


def test_a_short_forward_counts_by_its_mark_and_a_channels_link_to_itself_is_no_credit() -> None:
    channel = Source("ch", "Bridge Watch", channel="bridgewatch")
    mark = (Credit("forward", "Bridge Watch", channel="bridgewatch"),)
    short = "The bridge is shut."
    (edge,) = trace([item("a", short, 0, by=channel), item("b", short, 1, "mirror", credits=mark)], []).edges
    assert edge.kind is EdgeKind.FORWARD
    own = (Credit("link", "Bridge Watch", url="https://t.example/bridgewatch"),)
    later = item("c", WIRE, 1, by=channel, credits=own)
    (again,) = trace([item("a", WIRE, 0, by=channel), later], []).edges
    assert again.evidence == ("the same words", "1 h later")


def test_an_official_source_is_an_origin_and_its_copies_share_it() -> None:
    claims = [said("a", "the bridge had been closed"), said("b", "the bridge had been closed")]
    found = trace([item("a", WIRE, 0, by=MINISTRY), item("b", WIRE, 1)], claims)
    (origin,) = found.origins
    assert (origin.kind, origin.report, origin.reports, origin.hearings) == (
        OriginKind.REPORT,
        "a",
        ("a", "b"),
        1,
    )
    assert set(origin.claims) == {c.id for c in claims}
    assert dict(found.of_report) == {"a": origin.id, "b": origin.id}


def test_a_source_known_by_its_own_word_only_is_no_origin() -> None:
    purported = replace(MINISTRY, known_by="purported")
    assert trace([item("a", WIRE, 0, by=purported)], []).of_report == ()


def test_one_statement_heard_twice_is_one_origin_with_two_hearings() -> None:
    words = "engineers would need at least nine days to inspect the pillars"
    reports = [item("a", WIRE), item("b", OTHER, 1, "herald"), item("c", WIRE, 2, "mirror")]
    claims = [said("a", words), said("b", words.replace("at least", "at least about")), said("c", words)]
    (origin,) = trace(reports, claims).origins
    assert (origin.kind, origin.speaker, origin.hearings) == (OriginKind.STATEMENT, "the governor", 2)
    assert origin.reports == ("a", "b", "c")


def test_the_same_words_by_another_speaker_are_another_origin_and_copies_hear_nothing() -> None:
    words = "engineers would need at least nine days to inspect the pillars"
    apart = trace(
        [item("a", WIRE), item("b", OTHER, 1, "herald")], [said("a", words), said("b", words, "the mayor")]
    )
    assert [o.hearings for o in apart.origins] == [1, 1]
    (origin,) = trace(
        [item("a", WIRE), item("b", WIRE, 1, "mirror")], [said("a", words), said("b", words)]
    ).origins
    assert (origin.reports, origin.hearings) == (("a", "b"), 1)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)), st.integers(0, 4))
def test_order_changes_nothing_and_a_copy_adds_no_origin(order: list[int], copied: int) -> None:
    words = "the bridge had been closed to all traffic"
    reports = [item("a", WIRE, 0, by=MINISTRY), item("b", WIRE, 1), item("c", OTHER, 2, "herald"),
               item("d", OTHER, 2, "mirror"), item("e", WIRE + " " + OTHER, 3, "late")]  # fmt: skip
    claims = [said(r.id, words) for r in reports]
    found = trace(reports, claims)
    original = reports[copied]
    copy = replace(
        original, id="z", source=Source("q", "Quote"), published=When.on(NOON + timedelta(hours=9))
    )
    more = [*reports, copy]
    again = trace([more[i] for i in order], [*(said(more[i].id, words) for i in order)])
    assert len(again.origins) == len(found.origins)
    assert again == trace(more, [said(r.id, words) for r in more])


def test_overlap_is_symmetric_and_whole_for_itself() -> None:
    prints = make_prints([item("a", WIRE), item("b", WIRE + " " + OTHER)])
    a, b = prints["a"], prints["b"]
    assert overlap(a, a) == 1.0
    assert overlap(a, b) == overlap(b, a) < NEAR_COPY + 0.1


@pytest.mark.slow
def test_ten_thousand_reports_take_a_minute_at_most() -> None:
    rng = random.Random(1)
    vocabulary = [f"word{i}" for i in range(5000)]
    texts = [
        ". ".join(" ".join(rng.choices(vocabulary, k=25)).capitalize() for _ in range(8)) for _ in range(7000)
    ]
    reports = [item(f"r{i}", texts[i % 7000], i / 60, f"s{i % 50}") for i in range(10_000)]
    began = time.perf_counter()
    found = trace(reports, [])
    assert len(found.edges) == 3000
    assert time.perf_counter() - began < 90
