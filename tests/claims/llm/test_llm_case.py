"""A case that is read by a language model, from the command line to the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from model_server import GOOD, TEXT, claiming, said

from fogline.case import Case
from fogline.cli.app import run
from fogline.errors import CaseError


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(f"title: Pokrovsk\ndate: 2025-11-11\n\n{TEXT}", encoding="utf-8")
    return path


def test_the_brief_says_who_found_its_claims_and_what_was_thrown_away(
    serve: Any, story: Path, tmp_path: Path
) -> None:
    invented = GOOD | {"quote": "the minister confirmed 9,001 dead"}
    url = serve(claiming(GOOD, invented)).url
    code = run(["brief", str(story), "--out", str(tmp_path / "b"), "--llm-model", "m", "--llm-url", url])
    assert code == 0
    brief = json.loads((tmp_path / "b" / "brief.json").read_text(encoding="utf-8"))
    assert [(c["quote"], c["made_by"]) for c in brief["claims"]] == [(GOOD["quote"], "fogline-llm:m/1")]
    (told,) = [one for one in brief["limits"] if "language model m" in one]
    assert "1 claims whose quote is not in the text" in told
    assert "fogline-llm:m/1" in (tmp_path / "b" / "index.html").read_text(encoding="utf-8")


def test_one_report_without_an_answer_does_not_stop_the_others(
    serve: Any, story: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text(
        "title: Bad\ndate: 2025-11-11\n\nThe ministry said that the bridge fell.", encoding="utf-8"
    )
    good = json.dumps({"claims": [GOOD]})
    handler = serve(lambda asked: said("no" if "bridge fell" in asked["messages"][1]["content"] else good))
    with Case.temporary() as case:
        case.use_model("m", handler.url)
        case.add(bad, story)
        assert [claim.quote for claim in case.claims()] == [GOOD["quote"]]
        (failure,) = case.status().failures
        assert failure.what == "bad.txt"
        assert "not read for claims" in failure.why


def test_elsewhere_needs_leave(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(
        [
            "brief",
            str(story),
            "--out",
            str(tmp_path / "b"),
            "--llm-model",
            "m",
            "--llm-url",
            "https://a.example/v1",
        ]
    )
    assert code == 2
    assert "leave this machine" in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "b").exists()


def test_a_case_has_one_reader_and_never_keeps_the_key(
    serve: Any, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOGLINE_LLM_KEY", "sesame")
    url = serve(claiming(GOOD)).url
    with Case.create(tmp_path / "case") as case:
        case.add(story)
        case.use_model("m", url)
        case.use_model("m", url)
        case.extract()
        with pytest.raises(CaseError, match="something else"):
            case.use_model("another", url)
    with Case.open(tmp_path / "case") as case:
        assert [claim.made_by for claim in case.claims()] == ["fogline-llm:m/1"]
    assert b"sesame" not in (tmp_path / "case" / "case.sqlite").read_bytes()
