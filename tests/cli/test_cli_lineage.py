"""``fogline lineage``: what comes from what, and what people say about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from fogline.cli.app import run

TEXT = (
    "The regional council of Lisove said on Monday that up to 40 people were wounded when the town's bus depot was hit "
    "before dawn. Rescuers worked in the yard until noon. Two schools nearby stayed shut, the council said in a statement."
)
OTHER = "The harbour of Novy Bereg opened again after a storm, a spokesman for the port said."


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    for number, (paper, hour, text) in enumerate(
        (("First Paper", 6, TEXT), ("Second Paper", 8, TEXT), ("Third Paper", 9, OTHER))
    ):
        head = f"title: Story {number}\ndate: 2026-01-05T{hour:02}:00:00+00:00\npublisher: {paper}\n\n"
        (folder / f"{number}.txt").write_text(head + text, encoding="utf-8")
    assert run(["new", str(folder / "case")]) == 0
    assert run(["add", str(folder / "case"), *(str(folder / f"{n}.txt") for n in range(3))]) == 0
    return folder / "case"


@pytest.fixture
def case(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setenv("FOGLINE_BY", "A. Editor")
    shutil.copytree(read, tmp_path / "case")
    capsys.readouterr()
    return str(tmp_path / "case")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    assert run(list(arguments)) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return [line.split("\t") for line in said.out.splitlines()]


def ids(capsys: pytest.CaptureFixture[str], case: str) -> dict[str, str]:
    """The id of each paper's report."""
    rows = printed(capsys, "lineage", case)
    return {row[0].partition(":")[0]: row[3] for row in rows[1:] if row[0]}


def test_the_list_has_each_report_with_what_it_comes_from(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = printed(capsys, "lineage", case)
    assert rows[0] == ["3 reports, no known origin, 2 unknown"]
    assert rows[1][:3] == ["First Paper: Story 0", "5 Jan 2026, 06:00 UTC", "origin: unknown"]
    assert rows[2][0] == "Second Paper: Story 1"
    assert rows[3][:3] == ["", "is a copy of", "First Paper: Story 0"] and rows[3][-1] == rows[1][3]
    assert rows[-1][0] == "Third Paper: Story 2"


def test_json_is_what_the_brief_has(case: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["lineage", case, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["reports"], told["known"], told["unknown"]) == (3, 0, 2)
    assert run(["brief", case, "--out", str(tmp_path / "out")]) == 0
    brief = json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))
    for name in ("origins", "edges", "drift"):
        assert told[name] == brief[name]
    assert len(told["edges"]) == 1 and {"aligned", "decision"} <= told["edges"][0].keys()


def test_cut_add_and_undo(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = ids(capsys, case)
    first, second, third = found["First Paper"], found["Second Paper"], found["Third Paper"]
    ((_, by, what, on, other, why, cut),) = printed(
        capsys, "lineage", "cut", case, second, first, "--why", "both have the council's text"
    )
    assert (by, what, on, other, why) == (
        "A. Editor", "not from", second, first, "both have the council's text"
    )  # fmt: skip
    assert not [row for row in printed(capsys, "lineage", case) if row[0] == ""]
    printed(capsys, "lineage", "add", case, third, first, "--why", "their editor says so")
    (edge,) = [row for row in printed(capsys, "lineage", case) if row[0] == ""]
    assert edge[1:3] == ["comes from", "First Paper: Story 0"] and edge[-1].startswith(
        "added by a person (d-"
    )
    printed(capsys, "undo", case, cut, "--why", "no")
    assert len([row for row in printed(capsys, "lineage", case) if row[0] == ""]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "CASE", "FIRST", "r-none"], "no such report"),
        (["cut", "CASE", "FIRST", "FIRST"], "given twice"),
        (["add", "CASE", "FIRST", "SECOND", "--why", " "], "no reason"),
        (["add", "CASE", "FIRST"], "PARENT"),
        (["cut", "CASE", "r-", "FIRST"], "ids begin so"),
        (["nowhere"], "no such folder"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: list[str], said: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ids(capsys, case)
    names = {"CASE": case, "FIRST": found["First Paper"], "SECOND": found["Second Paper"]}
    given = [names.get(word, word) for word in arguments]
    if given[0] != "nowhere" and "--why" not in given:
        given += ["--why", "x"]
    assert run(["lineage", *given]) == 2
    told = capsys.readouterr()
    assert said in told.err and told.out == "" and "Traceback" not in told.err


def test_a_circle_is_refused(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = ids(capsys, case)
    first, second, third = found["First Paper"], found["Second Paper"], found["Third Paper"]
    printed(capsys, "lineage", "add", case, second, first, "--why", "x")
    printed(capsys, "lineage", "add", case, third, second, "--why", "x")
    assert run(["lineage", "add", case, first, third, "--why", "x"]) == 2
    assert (
        f"a report would come from itself ({first} from {third} from {second} from {first})"
        in capsys.readouterr().err
    )


def test_help_names_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lineage", "--help"]) == 0
    told = capsys.readouterr().out
    assert all(verb in told for verb in ("list", "add", "cut"))
