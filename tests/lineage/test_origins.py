from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.lineage.origins import Found, beginnings, trace_origins
from fogline.model import (
    Act,
    Aligned,
    Amount,
    Claim,
    Credit,
    Edge,
    EdgeKind,
    OriginKind,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    Stretch,
    When,
)

NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
MINISTRY = Source("min", "Borduria's Defence Ministry", domain="mod.example", party="AAA", standing=Standing.OFFICIAL,
                  known_by="domain")  # fmt: skip
REUTERS = Source("reuters", "Reuters", domain="reuters.com", standing=Standing.MEDIA, known_by="domain")
BLOCK = "The bridge over the river was shut for nine days. "


def outlet(name: str) -> Source:
    return Source(name, f"{name}.example", domain=f"{name}.example", known_by="domain")


def item(
    id: str, text: str = BLOCK * 4, hours: float = 0, source: Source | None = None, **more: object
) -> Report:
    made = Report(id, ReportKind.ARTICLE, text, "0" * 64, source or outlet(f"paper-{id}"),
                  published=When.on(NOON + timedelta(hours=hours)))  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def edge(child: str, parent: str, *pairs: tuple[int, int, int, int], directed: bool = True) -> Edge:
    aligned = tuple(Aligned(Stretch(child, a, b), Stretch(parent, c, d), 1.0) for a, b, c, d in pairs)
    return Edge(f"{child}>{parent}", child, parent, directed, EdgeKind.COPY, ("the same words",), aligned)


def said(
    report: Report,
    start: int = 0,
    end: int = 20,
    name: str | None = "Borduria's Defence Ministry",
    **more: object,
) -> Claim:
    party = more.pop("party", "AAA")
    standing = more.pop("standing", Standing.OFFICIAL)
    speaker = Speaker(name, name, 0, 1, party, standing) if name else None  # type: ignore[arg-type]
    made = Claim(f"{report.id}:{start}:{name}", report.id, start, end, report.text[start:end],
                 (speaker,) if speaker else (), Act.ASSERTS, Relation.CASUALTIES)  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def of(found: Found, report: str) -> str | None:
    """The report in which the origin of ``report`` lies; ``None`` where that is unknown."""
    ids = {origin.id: origin.report for origin in found.origins}
    return ids.get(dict(found.of_report).get(report, ""))


WHOLE = (0, len(BLOCK) * 4 - 1, 0, len(BLOCK) * 4 - 1)


def test_a_chain_leads_to_the_bodys_own_publication() -> None:
    reports = [item("a", source=MINISTRY), item("b", hours=1), item("c", hours=2)]
    found = trace_origins(reports, [], [edge("b", "a", WHOLE), edge("c", "b", WHOLE)])
    assert [of(found, id) for id in "abc"] == ["a", "a", "a"]
    assert "published by Borduria's Defence Ministry itself" in found.origins[0].why


def test_a_body_that_copies_another_report_is_no_origin() -> None:
    reports = [item("a"), item("b", hours=1, source=MINISTRY)]
    assert trace_origins(reports, [], [edge("b", "a", WHOLE)]).of_report == ()


def test_a_ring_without_directions_has_one_beginning_the_first_by_time() -> None:
    reports = [item(id, hours=h) for id, h in (("a", 2), ("b", 1), ("c", 3))]
    ring = [
        edge("a", "b", WHOLE, directed=False),
        edge("b", "c", WHOLE, directed=False),
        edge("c", "a", WHOLE),
    ]
    assert {begun for _, begun in beginnings(reports, ring)} == {"b"}


def test_whoever_speaks_for_itself_leads_where_the_direction_is_not_known() -> None:
    reports = [item("a"), item("b", source=MINISTRY)]
    found = trace_origins(reports, [], [edge("b", "a", WHOLE, directed=False)])
    assert [of(found, id) for id in "ab"] == ["b", "b"]


def test_an_outlet_is_an_origin_of_what_it_got_itself_whatever_else_it_quotes() -> None:
    text = "The mayor told Reuters that the bridge was shut. " * 3 + BLOCK
    start = text.index(BLOCK)
    reports = [item("a", source=MINISTRY), item("b", text, 1, REUTERS)]
    quoted = edge("b", "a", (start, start + len(BLOCK) - 1, 0, len(BLOCK) - 1))
    claims = [said(reports[1], start, start + 20), said(reports[1], 0, 20, None)]
    found = trace_origins(reports, claims, [quoted])
    assert of(found, "b") == "b"
    held = {claim: origin.report for origin in found.origins for claim in origin.claims}
    assert [held[claim.id] for claim in claims] == ["a", "b"], "each passage has its own origin"


def test_a_first_hand_sentence_in_a_copy_is_its_own_and_the_report_is_not() -> None:
    text = BLOCK * 4 + "A porter told Reuters so."
    reports = [item("a", source=MINISTRY), item("b", text, 1, REUTERS)]
    own = said(reports[1], len(BLOCK) * 4, len(text), None)
    found = trace_origins(reports, [own], [edge("b", "a", WHOLE)])
    assert of(found, "b") == "a"
    assert dict(found.claim_beginning)[own.id] == "b"
    assert [o.report for o in found.origins if own.id in o.claims] == ["b"]


def test_what_its_pickups_credit_by_name_is_an_origin_and_an_uncredited_beginning_is_not() -> None:
    reports = [item("a", source=REUTERS), item("b", hours=1, credits=(Credit("credit", "Рейтер"),))]
    found = trace_origins(reports, [], [edge("b", "a", WHOLE)])
    assert [of(found, id) for id in "ab"] == ["a", "a"]
    assert found.origins[0].why == "Reuters is credited for it by paper-b.example"
    plain = [reports[0], replace(reports[1], credits=())]
    unknown = trace_origins(plain, [], [edge("b", "a", WHOLE)])
    assert unknown.of_report == ()
    assert dict(unknown.beginning) == {"a": "a", "b": "a"}


def test_an_agency_is_no_rewrite_of_another_outlet_that_it_does_not_credit() -> None:
    text = "TOWN, Nov 11 (Reuters) - " + BLOCK * 4
    rewrite = replace(edge("b", "a", (0, len(text), 0, 100)), kind=EdgeKind.REWRITE)
    reports = [item("a"), item("b", text, 1, REUTERS)]
    assert of(trace_origins(reports, [], [rewrite]), "b") == "b"
    credited = [reports[0], replace(reports[1], credits=(Credit("credit", "paper-a.example"),))]
    assert dict(trace_origins(credited, [], [rewrite]).beginning)["b"] == "a"
    official = [item("a", source=MINISTRY), reports[1]]
    assert of(trace_origins(official, [], [rewrite]), "b") == "a", (
        "a statement is rewritten under a dateline too"
    )


def test_a_report_of_two_parents_has_each_passage_from_its_own() -> None:
    first, second = item("a", source=MINISTRY), item("b", source=REUTERS, text="Reuters saw it. " * 12)
    text = first.text + second.text[: len(BLOCK)]
    child = item("c", text, 3)
    cut = len(first.text)
    edges = [edge("c", "a", (0, cut - 1, 0, cut - 1)), edge("c", "b", (cut, len(text), 0, len(BLOCK)))]
    claims = [said(child, 5, 30, None), said(child, cut + 2, cut + 20, None)]
    found = trace_origins([first, second, child], claims, edges)
    assert of(found, "c") == "a", "it begins where the greater part of it does"
    held = {claim: origin.report for origin in found.origins for claim in origin.claims}
    assert [held[claim.id] for claim in claims] == ["a", "b"]


def test_versions_of_one_item_have_one_beginning() -> None:
    one = item("a", "A porter told Reuters so. " * 3, source=REUTERS, url="https://reuters.com/1")
    two = replace(one, id="b", text=one.text + "Corrected.", published=When.on(NOON + timedelta(hours=1)))
    found = trace_origins([two, one], [], [])
    assert [of(found, id) for id in "ab"] == ["a", "a"]


def test_what_one_voice_said_on_a_day_is_one_origin_with_its_hearings() -> None:
    a, b, c = item("a", source=REUTERS), item("b", BLOCK.upper() * 4, 1), item("c", hours=2)
    claims = [
        said(a), said(b, name="Минобороны Бордурии"), said(c), said(a, 25, 40, "the mayor of Northtown"),
    ]  # fmt: skip
    claims[1] = replace(claims[1], speakers=(replace(claims[1].speakers[0], name="Defence Ministry"),))
    found = trace_origins([a, b, c], claims, [edge("c", "a", WHOLE)])
    ministry, mayor = sorted(found.origins, key=lambda o: -len(o.claims))
    assert (ministry.kind, ministry.reports, ministry.hearings) == (OriginKind.STATEMENT, ("a", "b", "c"), 2)
    assert (mayor.reports, mayor.hearings) == (("a",), 1)
    assert found.of_report == (), "whom a report quotes does not say where the report begins"


def test_the_same_voice_on_another_day_is_another_origin() -> None:
    a, b = item("a"), item("b", hours=48)
    assert len(trace_origins([a, b], [said(a), said(b)], []).origins) == 2
    assert len(trace_origins([a, b], [said(a), said(b)], [edge("b", "a", WHOLE)]).origins) == 2
    next_morning = item("b", hours=20)
    assert (
        len(trace_origins([a, next_morning], [said(a), said(next_morning)], [edge("b", "a", WHOLE)]).origins)
        == 1
    )


def test_a_statement_that_its_speaker_published_is_that_report() -> None:
    post, wire = item("a", source=MINISTRY), item("b", "Nine were hurt, the ministry said. " * 4, 1)
    claims = [said(post), said(wire, amount=Amount(9.0))]
    (origin,) = trace_origins([post, wire], claims, []).origins
    assert (origin.report, set(origin.claims), origin.reports) == ("a", {c.id for c in claims}, ("a", "b"))


def test_a_capital_joins_a_body_of_its_side_only_where_both_say_the_same() -> None:
    a, b, c = item("a"), item("b"), item("c")
    staff = [said(a, name="Ukraine's General Staff", party="UKR", amount=Amount(9.0))]
    same = said(b, name="Kyiv", party="UKR", amount=Amount(9.0))
    other = said(c, 25, 40, "Kyiv", party="UKR", amount=Amount(70.0))
    assert len(trace_origins([a, b, c], [*staff, same], []).origins) == 1
    assert len(trace_origins([a, b, c], [*staff, other], []).origins) == 2


def test_a_crowd_has_no_origin_but_the_outlet_that_heard_it() -> None:
    heard = item("a", "Residents told Reuters that the bridge was shut. " * 3, source=REUTERS)
    passed_on = item("b", "The bridge was shut, residents said. " * 4)
    claims = [
        said(r, 0, 30, "residents", party=None, standing=Standing.ANONYMOUS) for r in (heard, passed_on)
    ]
    found = trace_origins([heard, passed_on], claims, [])
    assert [(o.report, o.claims) for o in found.origins] == [("a", (claims[0].id,))]
    assert dict(found.claim_beginning)[claims[1].id] == "b"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_order_changes_nothing_and_a_copy_adds_no_origin(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 6))
    sources = [MINISTRY, REUTERS, *(outlet(f"paper-{n}") for n in range(4))]
    texts = [
        BLOCK * 4,
        "A porter told Reuters so. " * 4,
        "Nobody knew what had come down on the bridge. " * 4,
    ]
    reports = [
        item(f"r{n}", data.draw(st.sampled_from(texts)), n, data.draw(st.sampled_from(sources)))
        for n in range(count)
    ]
    edges = [
        edge(
            f"r{n}",
            f"r{data.draw(st.integers(0, n - 1))}",
            (0, len(reports[n].text) - 1, 0, 90),
            directed=data.draw(st.booleans()),
        )
        for n in range(1, count)
        if data.draw(st.booleans())
    ]  # fmt: skip
    claims = [said(r, name=data.draw(st.sampled_from(["Borduria's Defence Ministry", "the mayor of Northtown", None])))
              for r in reports]  # fmt: skip
    found = trace_origins(reports, claims, edges)
    assert found == trace_origins(
        data.draw(st.permutations(reports)),
        data.draw(st.permutations(claims)),
        data.draw(st.permutations(edges)),
    )
    original = data.draw(st.sampled_from(reports))
    copy = replace(original, id="z", source=outlet("mirror"), published=When.on(NOON + timedelta(hours=20)))
    again = trace_origins(
        [*reports, copy], [*claims, replace(claims[reports.index(original)], id="z:0", report="z")],
        [*edges, edge("z", original.id, (0, len(copy.text), 0, len(copy.text)))],
    )  # fmt: skip
    assert {o.id for o in again.origins} == {o.id for o in found.origins}
    assert {begun for _, begun in again.beginning} == {begun for _, begun in found.beginning}
