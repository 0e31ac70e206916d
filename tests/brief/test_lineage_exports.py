"""Edges and drift in brief.json, as tables, in the document; and nothing of what is left out in the form for sharing."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import jsonschema
import lineage_fixture

from fogline.brief.contract import JsonExporter, as_json, schema
from fogline.brief.docx import DocxExporter
from fogline.brief.page import PageExporter
from fogline.brief.share import EXCERPT, shareable
from fogline.brief.tables import TablesExporter
from fogline.model import (
    Brief,
    Claim,
    Decision,
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Review,
    Shared,
    Stretch,
    What,
)

AT = datetime(2026, 1, 6, 9, tzinfo=UTC)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(made: Brief, out: Path, *, share: bool) -> str:
    """Everything that is written, as one text."""
    for exporter in (PageExporter, JsonExporter, TablesExporter, DocxExporter):
        exporter(share=share).export(made, out)
    paragraphs = [p.text for p in docx.Document(str(out / "brief.docx")).paragraphs]
    return "\n".join([*(p.read_text("utf-8") for p in out.iterdir() if p.suffix != ".docx"), *paragraphs])


def test_json_has_edges_and_drift_with_the_words_of_their_passages() -> None:
    made = lineage_fixture.story(12)
    written = json.loads(json.dumps(as_json(made)))
    jsonschema.Draft202012Validator(schema()).validate(written)
    texts = {r["id"]: r["text"] for r in written["reports"]}
    assert {r["id"]: r["beginning"] for r in written["reports"]} == dict(made.lineage.beginning)
    first = written["edges"][0]
    assert first["aligned"] == [
        {"child": {"start": 0, "end": 20}, "parent": {"start": 0, "end": 20}, "likeness": 0.9}
    ]
    assert {e["decision"] for e in as_json(lineage_fixture.story(60))["edges"]} == {None, "d-1"}
    for drift in written["drift"]:
        for side in (drift["before"], drift["after"]):
            if side is not None:
                assert texts[side["report"]][side["start"] : side["end"]] == side["text"] != ""
    (left_out,) = [d for d in written["drift"] if d["kind"] == DriftKind.VERIFICATION_DROPPED]
    assert left_out["after"] is None and left_out["before"]["text"] == "Nobody could check the accounts"


def test_a_line_for_each_edge_and_each_drift(tmp_path: Path) -> None:
    made = lineage_fixture.story(12)
    TablesExporter().export(made, tmp_path)
    edges, drift = rows(tmp_path / "edges.csv"), rows(tmp_path / "drift.csv")
    assert [e["id"] for e in edges] == [e.id for e in made.lineage.edges]
    rewrite = edges[0]
    assert (rewrite["kind"], rewrite["directed"], rewrite["passages"]) == ("rewrite", "True", "1")
    assert (rewrite["child_publisher"], rewrite["parent_publisher"]) == (
        "Northern Wire",
        "Regional office of Lisove",
    )
    assert rewrite["evidence"].startswith("credits Northern Wire; 3 of 3 sentences aligned")
    assert [d["id"] for d in drift] == [d.id for d in made.lineage.drift]
    lost = next(d for d in drift if d["kind"] == "bound lost")
    assert (lost["before"], lost["after"]) == (
        "up to 40 people were wounded",
        "Some 40 people were wounded there",
    )
    assert (lost["parent_publisher"], lost["child_publisher"], lost["left_out"]) == (
        "Regional office of Lisove", "Northern Wire", "False"
    )  # fmt: skip
    gone = next(d for d in drift if d["left_out"] == "True")
    assert gone["after"] == gone["to_claim"] == ""


def test_the_document_says_it_in_short(tmp_path: Path) -> None:
    path = DocxExporter().export(lineage_fixture.story(12), tmp_path)
    told = [p.text for p in docx.Document(str(path)).paragraphs]
    assert any(t.startswith("12 reports, 1 known origin, 1 unknown.") for t in told)
    assert (
        "attribution lost; bound lost. Regional office of Lisove: Depot in Lisove, piece 0: “up to 40 people were "
        "wounded”. Northern Wire: Depot in Lisove, piece 1: “Some 40 people were wounded there”." in told
    )
    assert any(t.endswith("left out.") for t in told)


def test_each_claim_says_where_it_begins(tmp_path: Path) -> None:
    made = lineage_fixture.story(12)
    first, second, *rest = made.claims
    origin = replace(made.lineage.origins[0], claims=(first.id, second.id))
    begins = ((second.id, first.report),)
    made = replace(made, lineage=replace(made.lineage, origins=(origin,), claim_beginning=begins))
    written = as_json(made)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(written)))
    expected = [("o-office", first.report), ("o-office", first.report), *((None, c.report) for c in rest)]
    assert [(c["origin"], c["beginning"]) for c in written["claims"]] == expected
    TablesExporter().export(made, tmp_path)
    assert [(c["origin"] or None, c["beginning"]) for c in rows(tmp_path / "claims.csv")] == expected


# --- the form for sharing


def shared(made: Brief, *, but: tuple[str, ...] = (), **changes: Any) -> Brief:
    """``made`` with every claim accepted, save those whose words these are."""
    claims = tuple(c if c.quote in but else replace(c, review=Review.ACCEPTED) for c in made.claims)
    return replace(made, claims=claims, shared=Shared(), **changes)


def test_a_shared_drift_is_in_the_words_of_its_claims_alone(tmp_path: Path) -> None:
    made = shared(lineage_fixture.story(12))
    wide = tuple(
        replace(d, before=replace(d.before, start=0) if d.before else None) for d in made.lineage.drift
    )
    made = replace(made, lineage=replace(made.lineage, drift=wide))
    left = as_json(made, share=True)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(left)))
    assert {d["before"]["text"] for d in left["drift"]} == {
        "up to 40 people were wounded",
        "Nobody could check the accounts",
    }
    assert all(e["aligned"] == [] for e in left["edges"]), "where what is left out stood is not told"
    written = files(made, tmp_path, share=True)
    assert "said on Monday" not in written and "Some 40 people were wounded there" in written


def test_drift_of_a_claim_that_stays_behind_stays_behind(tmp_path: Path) -> None:
    made = shared(lineage_fixture.story(12), but=("Some 40 people were wounded there",))
    left = shareable(made)
    assert {d.kind for d in left.lineage.drift} == {DriftKind.VERIFICATION_DROPPED}
    assert "Some 40" not in files(made, tmp_path, share=True)


def test_a_passage_that_is_no_claim_is_not_shared() -> None:
    made = shared(lineage_fixture.story(12))
    drift = made.lineage.drift[-1]
    edge = next(e for e in made.lineage.edges if e.id == drift.edge)
    told = replace(drift, after=Stretch(edge.child, 0, 10))
    left = shareable(replace(made, lineage=replace(made.lineage, drift=(told,))))
    assert left.lineage.drift == ()


def test_a_flagged_report_is_in_no_edge_and_its_words_in_no_evidence(tmp_path: Path) -> None:
    made = shared(lineage_fixture.story(12))
    office, wire = made.reports[0], made.reports[1]
    hidden = next(c for c in made.claims if c.report == office.id)
    secret = f"one quotation in the same words: {hidden.quote}"
    other = next(e for e in made.lineage.edges if office.id not in (e.child, e.parent))
    edges = tuple(replace(e, evidence=(*e.evidence, secret)) if e is other else e for e in made.lineage.edges)
    note = Drift("x-note", other.id, DriftKind.HEDGE_ADDED, _claim_of(made, other.parent).id, None, secret)
    flag = Decision("d-9", office.id, What.FLAG, None, "confidential", "A", AT, "x")
    begun = ((_claim_of(made, wire.id).id, office.id),)
    link = Decision("d-8", wire.id, What.FROM, None, office.id, "A", AT, "the office rang us")
    lineage = replace(made.lineage, edges=edges, drift=(*made.lineage.drift, note), claim_beginning=begun)
    made = replace(made, lineage=lineage, decisions=(flag, link))
    left = shareable(made)
    assert all(office.id not in (e.child, e.parent) for e in left.lineage.edges)
    shown = {r.id for r in left.reports}
    assert shown.issuperset(dict(left.lineage.claim_beginning).values()) and left.lineage.claim_beginning
    assert dict(left.lineage.beginning) and office.id not in dict(left.lineage.beginning).values()
    assert all(o.report is None and office.id not in o.reports for o in left.lineage.origins)
    written = files(made, tmp_path, share=True)
    for word in (hidden.quote, office.id, "rang us", "Regional office of Lisove"):
        assert word not in written, word


def _claim_of(made: Brief, report: str) -> Claim:
    return next(c for c in made.claims if c.report == report)


def test_long_passages_are_cut_and_hearings_count_what_is_shown() -> None:
    made = shared(lineage_fixture.story(12))
    long = replace(made.reports[0], text="word and word " * 60)
    claim = replace(made.claims[0], start=0, end=len(long.text), quote=long.text)
    child = made.claims[1]
    edge = Edge("e-long", child.report, long.id, True, EdgeKind.REWRITE, ())
    drift = Drift(
        "x-long", "e-long", DriftKind.AMOUNT, claim.id, child.id, "", Stretch(long.id, 0, len(long.text))
    )
    made = replace(
        made, reports=(long, *made.reports[1:]), claims=(claim, *made.claims[1:]),
        lineage=replace(made.lineage, edges=(edge,), drift=(drift,)),
    )  # fmt: skip
    left = shareable(made)
    (told,) = as_json(made, share=True)["drift"]
    assert 0 < len(told["before"]["text"]) <= EXCERPT and long.text.startswith(told["before"]["text"])
    (origin,) = left.lineage.origins
    assert 0 < origin.hearings <= len(origin.reports)
    assert shareable(left) == left
