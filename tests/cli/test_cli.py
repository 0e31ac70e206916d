"""The command line: every option is described, results on stdout, errors in one paragraph, exit codes that hold."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer.main

from fogline import __version__
from fogline.cli.app import app, run
from fogline.cli.show import safe, short

STORY = """title: A town
date: 2025-11-11

Russia's Defence Ministry said that its forces had encircled Pokrovsk. Ukraine's General Staff denied the claim.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, Any]]:
    found = [(" ".join(path), command)]
    if hasattr(command, "commands"):
        for name, below in command.commands.items():
            found += commands(below, (*path, name))
    return found


ALL = commands(typer.main.get_command(app), ("fogline",))


@pytest.mark.parametrize(("name", "command"), ALL, ids=[name for name, _ in ALL])
def test_every_command_and_option_is_described(name: str, command: Any) -> None:
    assert (command.help or "").strip(), f"{name} is not described"
    for parameter in command.params:
        described = getattr(parameter, "help", None) or ""
        assert described.strip().endswith((".", ")")), (
            f"{name} {parameter.name} is not described in a sentence"
        )


def test_all_verbs_are_there() -> None:
    verbs = {name.removeprefix("fogline ") for name, _ in ALL}
    assert verbs >= {
        "brief",
        "new",
        "add",
        "map add",
        "map boundary",
        "claims",
        "questions",
        "check",
        "search",
        "status",
        "review",
        "split",
        "join",
        "flag",
        "undo",
        "decisions",
    }


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"fogline {__version__}\n"


def failing(arguments: list[str | Path], capsys: pytest.CaptureFixture[str]) -> str:
    """What stands on stderr of a command that ends with 2 and prints nothing else."""
    assert run([str(argument) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert printed.out == ""
    return printed.err


def test_a_brief_in_one_shot(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "fogline.cli", "brief", str(story), "--out", str(out), "--offline"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert f"The page: {out / 'index.html'}" in done.stdout
    assert {path.name for path in out.iterdir()} == {
        "index.html", "brief.json", "claims.csv", "questions.csv", "series.csv", "edges.csv", "drift.csv",
        "places.geojson", "brief.docx",
    }  # fmt: skip
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    assert run(["brief", str(story), str(tmp_path / "empty.txt"), "--out", str(out)]) == 0
    printed = capsys.readouterr()
    assert printed.err.count("could not read") == 1 and "empty.txt" in printed.err
    assert "empty.txt" in (out / "brief.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["nowhere.txt"], "no such file"),
        (["--published", "yesterday", "STORY"], "neither a day nor a moment"),
        (["--parties", "RUS,XQX", "STORY"], "XQX"),
        (["--map", "no-path", "STORY"], "NAME=PATH"),
        (["--map", "A=nowhere.geojson", "STORY"], "nowhere.geojson"),
        (["--map", "A=STORY", "STORY"], "story.txt"),
        (["--boundary", "nowhere.geojson", "STORY"], "no such file"),
        (["--boundary", "STORY", "STORY"], "story.txt"),
        (["--zone", "Europe/Nowhere", "STORY"], "Europe/Nowhere"),
        (["--offline", "https://example.org/a"], "offline"),
        (["--unheard-of", "STORY"], "unheard-of"),
        ([], "FILE_OR_URL"),
    ],
)
def test_bad_input_ends_with_2_and_words(
    more: list[str], said: str, story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    err = failing(["brief", "--out", "out", *(word.replace("STORY", "story.txt") for word in more)], capsys)
    assert said in err
    assert len(err.strip().split("\n\n")) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_in_the_way_or_unwritable_is_said(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("in the way")
    assert run(["brief", str(story), "--out", str(tmp_path / "out")]) == 2
    err = capsys.readouterr().err
    assert "cannot be written to" in err and "Choose a folder" in err
    assert (tmp_path / "out").read_text() == "in the way"


def test_a_full_disk_leaves_the_former_brief_whole(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from fogline.brief.docx import DocxExporter

    def full(self: DocxExporter, brief: Any, out: Path) -> Path:
        (out / "brief.docx").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("former")
    monkeypatch.setattr(DocxExporter, "export", full)
    assert run(["brief", str(story), "--out", str(out)]) == 2
    assert "disk is full" in capsys.readouterr().err
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("index.html", "former")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "story.txt"]


def test_in_steps(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "case")
    assert run(["new", case, "--parties", "RUS,UKR", "--name", "A story"]) == 0
    assert run(["add", case, str(story)]) == 0
    assert "1 new report" in capsys.readouterr().out
    assert run(["add", case, str(story)]) == 0
    assert "0 new reports, 1 already there" in capsys.readouterr().out
    assert run(["claims", case]) == 0
    assert "encircled" in capsys.readouterr().out
    assert run(["claims", case, "--party", "FRA"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["questions", case]) == 0
    assert run(["check", case]) == 0
    capsys.readouterr()
    assert run(["search", case, "ENCIRCLED"]) == 0
    assert "«encircled»" in capsys.readouterr().out
    assert run(["status", case]) == 0
    assert "A story" in (printed := capsys.readouterr().out) and "reports     1 (en 1)" in printed
    assert run(["brief", case, "--out", str(tmp_path / "out"), "--share"]) == 0
    assert (tmp_path / "out" / "index.html").is_file()
    capsys.readouterr()
    failing(["brief", case, "--out", tmp_path / "out", "--published", "2025-11-11"], capsys)
    failing(["claims", case, "--relation", "gossip"], capsys)
    failing(["new", case], capsys)


def test_a_folder_that_is_no_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("claims", "questions", "check", "status"):
        assert "fogline new" in failing([verb, tmp_path], capsys)
    assert "fogline new" in failing(["search", tmp_path / "nowhere", "x"], capsys)


def test_maps_of_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, square = tmp_path / "case", tmp_path / "map_2025-11-10.geojson"
    ring = "[[37,48],[38,48],[38,49],[37,49],[37,48]]"
    square.write_text(
        '{"type":"Feature","properties":{"name":"held"},"geometry":{"type":"Polygon","coordinates":['
        + ring
        + "]}}"
    )
    assert run(["new", str(case)]) == 0
    assert run(["map", "add", str(case), f"Maker={square}"]) == 0
    assert "Maker: 1 map, 1 new" in capsys.readouterr().out
    assert run(["map", "add", str(case), f"Maker={square}"]) == 0
    assert "Maker: 1 map, 0 new" in capsys.readouterr().out
    assert run(["map", "boundary", str(case), str(square)]) == 0
    capsys.readouterr()
    assert run(["status", str(case)]) == 0
    assert "maps        1, with a boundary" in capsys.readouterr().out


def test_an_interrupt_is_said_with_130(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("fogline.case.Case.brief", interrupt)
    before = signal.getsignal(signal.SIGINT)
    assert run(["brief", str(story), "--out", str(tmp_path / "out")]) == 130
    assert "interrupted; nothing was written" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before
    assert not (tmp_path / "out").exists()


def test_an_interruption_that_a_library_turns_into_an_error_is_still_one(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def turned(*_: object, **__: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as error:
            raise RuntimeError("callback failed") from error

    monkeypatch.setattr("fogline.case.Case.brief", turned)
    before = signal.getsignal(signal.SIGINT)
    assert run(["brief", str(story), "--out", str(tmp_path / "out")]) == 130
    assert "interrupted; nothing was written" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before


def count(case: Path, table: str) -> int:
    try:
        with sqlite3.connect(f"file:{case / 'case.sqlite'}?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def interrupted(
    command: list[str], ready: Any, times: int, env: dict[str, str] | None = None
) -> tuple[int, str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, text=True, env=env, **pipes)  # type: ignore[call-overload]
    deadline = time.monotonic() + 30
    while not ready() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    for _ in range(times):
        process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    return process.returncode, err


def test_ctrl_c_in_the_middle_and_then_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, case, whole = tmp_path / "reports", tmp_path / "case", tmp_path / "whole"
    folder.mkdir()
    for number in range(24):
        text = STORY + " ".join(f"It said that {number} of {n} roads were open." for n in range(4))
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    for path in (case, whole):
        assert run(["new", str(path), "--name", "same"]) == 0
    command = [sys.executable, "-m", "fogline.cli", "add", str(case), str(folder)]

    code, err = interrupted(command, lambda: count(case, "reports") >= 3, times=1)  # while reading
    assert code == 130 and "run the same command to go on" in err and "Traceback" not in err
    assert 3 <= count(case, "reports") < 24
    code, err = interrupted(
        command, lambda: count(case, "runs") >= 3, times=2
    )  # while extracting, impatiently
    assert code == 130 and "Traceback" not in err
    assert count(case, "reports") == 24 and 3 <= (had := count(case, "runs")) < 24

    assert run(["add", str(case), str(folder)]) == 0
    assert run(["add", str(whole), str(folder)]) == 0
    assert count(case, "runs") == 24 > had
    capsys.readouterr()
    for verb in ("claims", "questions", "status"):
        assert run([verb, str(case)]) == 0
        resumed = capsys.readouterr().out
        assert run([verb, str(whole)]) == 0
        assert resumed == capsys.readouterr().out
    with sqlite3.connect(case / "case.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list((case / "files").glob(".partial*")) == []


def test_a_one_shot_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    folder, temporary, out = tmp_path / "reports", tmp_path / "tmp", tmp_path / "out"
    for path in (folder, temporary):
        path.mkdir()
    for number in range(24):
        (folder / f"{number:03}.txt").write_text(
            STORY + f"It said that {number} roads were open.", encoding="utf-8"
        )
    command = [sys.executable, "-m", "fogline.cli", "brief", str(folder), "--out", str(out)]

    def ready() -> bool:
        return any(count(case, "runs") for case in temporary.iterdir() if case.name.startswith("fogline-"))

    code, err = interrupted(command, ready, times=2, env={**os.environ, "TMPDIR": str(temporary)})
    assert code == 130 and "nothing was written" in err and "Traceback" not in err
    assert [path.name for path in temporary.iterdir() if path.name.startswith("fogline-")] == []
    assert not out.exists()


def test_on_a_terminal_it_is_a_table(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLUMNS", "NO_COLOR"):
        monkeypatch.setenv(name, "120")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["brief", str(story), "--out", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().out
    assert "Status" in printed and "Pokrovsk" in printed and "│" in printed


def test_nothing_found_is_said_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text(
        "The morning was quiet and the market opened late, as it had on the day before.", encoding="utf-8"
    )
    assert run(["brief", str(bare), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.startswith("No claims found.")


def test_what_is_printed_cannot_steer_a_terminal() -> None:
    assert safe("a\x1b[31mb\r\nc\u202ed") == "a [31mb c d"
    assert short("word " * 50).endswith(" …") and len(short("word " * 50)) <= 112


def test_help_loads_nothing_heavy() -> None:
    look = (
        "import sys; from typer.testing import CliRunner; from fogline.cli.app import app; "
        "assert CliRunner().invoke(app, ['brief', '--help']).exit_code == 0; "
        "print([name for name in ('spacy', 'sqlalchemy', 'shapely', 'trafilatura', 'docx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
