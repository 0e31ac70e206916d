"""brief.json against its schema, and against the texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import brief_fixture
import jsonschema
import pytest

from fogline.brief.contract import JsonExporter, as_json, schema
from fogline.brief.share import EXCERPT
from fogline.model import Brief, Review, Shared


def valid(value: object) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(value)


@pytest.mark.parametrize("made", [brief_fixture.brief(), brief_fixture.empty()], ids=["full", "empty"])
@pytest.mark.parametrize("share", [False, True])
def test_what_is_written_is_valid(made: Brief, share: bool, tmp_path: Path) -> None:
    path = JsonExporter(share=share).export(made, tmp_path)
    assert path == tmp_path / "brief.json"
    valid(json.loads(path.read_text("utf-8")))
    assert [p.name for p in tmp_path.iterdir()] == ["brief.json"]


def test_the_schema_refuses_what_is_not_in_the_contract() -> None:
    good = as_json(brief_fixture.brief())
    for spoil in (
        lambda b: b.update(extra=1),
        lambda b: b.pop("drift"),
        lambda b: b["claims"][0].update(act="insists"),
        lambda b: b["claims"][0].pop("hedge"),
        lambda b: b["reports"][0].update(sha256="abc"),
        lambda b: b["claims"][0]["places"][0].update(latitude=200),
        lambda b: b["questions"][0].update(status="true"),
        lambda b: b["reports"][0].update(published={"earliest": "yesterday", "latest": "2025-11-11"}),
    ):
        bad = json.loads(json.dumps(good))
        spoil(bad)
        with pytest.raises(jsonschema.ValidationError):
            valid(bad)


def test_every_quote_is_its_passage() -> None:
    made = as_json(brief_fixture.brief())
    texts = {r["id"]: r["text"] for r in made["reports"]}
    for claim in made["claims"]:
        assert texts[claim["report"]][claim["start"] : claim["end"]] == claim["quote"]
        if claim["cue"]:
            cue = claim["cue"]
            assert texts[claim["report"]][cue["start"] : cue["end"]] == cue["text"]


def test_read_per_party_and_standing() -> None:
    read = as_json(brief_fixture.brief())["read"]
    assert read["RUS"]["aligned"] == {
        "reports": 1, "failed": 0, "partial": 0, "not_read": 1, "latest": "2025-11-11T14:30:00+00:00",
    }  # fmt: skip
    assert read["unknown"]["unknown"]["failed"] == 1
    assert read["unknown"]["independent"]["reports"] == 1


def test_origin_comes_from_lineage_and_unknown_is_null() -> None:
    by_title = {r["title"]: r for r in as_json(brief_fixture.brief())["reports"]}
    assert by_title["Troops encircle town"]["origin"] == "o-1"
    assert by_title["What is held"]["origin"] is None
    assert by_title["Зведення"]["read_for_claims"] is False


def test_shared_form_has_excerpts_and_no_texts() -> None:
    wire = brief_fixture.reports()[0]
    long = replace(wire, text="Word and word " * 200)
    claim = replace(brief_fixture.claims()["fog"], start=0, end=len(long.text), quote=long.text)
    made = brief_fixture.brief(reports=(long,), claims=(claim,), questions=(), shared=Shared(unreviewed=True))
    whole, shared = as_json(made), as_json(made, share=True)
    assert whole["reports"][0]["text"] == long.text and whole["claims"][0]["excerpt"] is False
    assert shared["reports"][0]["text"] is None
    cut = shared["claims"][0]
    assert cut["excerpt"] is True and len(cut["quote"]) <= EXCERPT
    assert long.text[cut["start"] : cut["end"]] == cut["quote"]


def test_rejected_claims_stay_out_of_the_shared_form() -> None:
    made = brief_fixture.brief(shared=Shared(unreviewed=True))
    rejected = brief_fixture.claims()["route"].id
    made = replace(
        made, claims=tuple(replace(c, review=Review.REJECTED) if c.id == rejected else c for c in made.claims)
    )
    shared = as_json(made, share=True)
    valid(shared)
    assert rejected in {c["id"] for c in as_json(made)["claims"]}
    assert rejected not in json.dumps(shared["claims"]) and rejected not in json.dumps(shared["questions"])
    assert not any("Myrnohrad" in q["text"] for q in shared["questions"])


def test_a_lone_surrogate_is_kept_in_escapes(tmp_path: Path) -> None:
    made = brief_fixture.brief(case="broken \ud83d name")
    path = JsonExporter().export(made, tmp_path)
    assert json.loads(path.read_bytes())["case"] == "broken \ud83d name"
