"""What is given at the command line by mistake or by malice is named, and nothing half-made stays."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from fogline.cli.app import run

STORY = """title: A town
date: 2025-11-11

Russia's Defence Ministry said that its forces had encircled Pokrovsk. Ukraine's General Staff denied the claim.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_an_empty_name_is_never_the_folder_one_is_in(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["new", ""], ["brief", str(story), "--out", ""], ["brief", ""], ["status", ""]):
        assert run(arguments) == 2, arguments
        assert "empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--published", "9999-12-31"), "nothing can have been published then"),
        (("--published", "0001-01-01"), "nothing can have been published then"),
        (("--languages", "klingon"), "the language 'klingon'"),
    ],
)
def test_impossible_dates_and_languages_are_refused(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], named: str
) -> None:
    assert run(["brief", str(story), *options, "--out", str(tmp_path / "out")]) == 2
    assert named in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_bad_table_of_sources_leaves_no_case_behind(story: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert run(["new", str(case), "--sources", str(story)]) == 2
    assert not case.exists()
    assert run(["new", str(case)]) == 0


def test_a_case_is_not_read_as_a_folder_of_reports(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "my case"
    assert run(["new", str(case)]) == 0
    assert f"fogline add '{case}'" in capsys.readouterr().out
    assert run(["brief", str(case), str(story), "--out", str(tmp_path / "out")]) == 2
    assert "given alone" in capsys.readouterr().err


def test_parties_of_claims_may_be_written_small(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "case")
    assert run(["new", case]) == 0
    assert run(["add", case, str(story)]) == 0
    capsys.readouterr()
    assert run(["claims", case, "--party", "ukr"]) == 0
    assert "(UKR)" in capsys.readouterr().out
    assert run(["claims", case, "--party", "xyz"]) == 0
    assert "No such claims" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text here")
def test_names_that_are_no_unicode_are_read_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = os.fsencode(tmp_path) + b"/f\xff"
    os.mkdir(folder)  # noqa: PTH102 - the name is bytes
    for name, data in ((b"/good\xff.txt", STORY.encode()), (b"/bad\xff.txt", b"\0\1\2" * 99)):
        with open(folder + name, "wb") as file:  # noqa: PTH123 - the name is bytes
            file.write(data)
    out = tmp_path / "out"
    assert run(["brief", os.fsdecode(folder), "--out", str(out)]) == 0
    assert "bad" in capsys.readouterr().err
    assert (out / "brief.json").exists()
    assert run(["brief", os.fsdecode(folder + b"/none\xff.txt"), "--out", str(out)]) == 2
    assert run(["new", os.fsdecode(os.fsencode(tmp_path) + b"/case\xff")]) == 0


def test_a_terminal_without_the_letters_is_no_failure(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert run(["brief", str(story), "--out", str(tmp_path / "out")]) == 0
    assert b"Pokrovsk" in written.getvalue()


def test_no_limit_is_too_large_for_the_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "case")
    assert run(["new", case]) == 0
    assert run(["search", case, "x", "--limit", "9" * 20]) == 2
    assert "--limit" in capsys.readouterr().err


def test_the_sun_below_the_horizon_is_said_so_and_a_case_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    night = ["sun", "48.28,37.18", "2025-11-10T02:00+02:00"]
    assert run(night) == 0
    out = capsys.readouterr().out
    assert "sun 44.3" in out and "° below the horizon" in out and "over the horizon" not in out
    assert "moon 59.7° above the horizon" in out
    assert run([*night, "--case", str(tmp_path / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
