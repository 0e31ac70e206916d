"""Weather in a case: kept byte for byte, from files and from a server, held against what is said, on the command line."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fogline.case import Case
from fogline.cli.app import run
from fogline.errors import InputError
from fogline.model import Outcome, ReferenceKind

STATIONS = "id,name,latitude,longitude\n34519,Donetsk,48.0667,37.75\nUKXX,Field,48.30,37.20\n"
METAR = "METAR UKXX 110600Z 00000MPS 0150 FG VV001 01/01 Q1028=\nMETAR UKXX 110630Z 00000MPS 0200 FG VV001 01/01=\nUKXX 11x\n"
SYNOP = "34519,2025,11,11,06,00,AAXX 11061 34519 41597 20502 10012 70211=\n"
REPORT = """title: Fog
date: 2025-11-11 12:00 +02:00
publisher: Kyiv Dispatch

Ukraine's General Staff said that there was heavy fog in Pokrovsk on Tuesday.

Russia's Defense Ministry said there was no fog in Pokrovsk on Tuesday.
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    texts = {
        "stations.csv": STATIONS,
        "metar_2025-11.txt": METAR,
        "synop.txt": SYNOP,
        "bare.txt": METAR,
        "a.txt": REPORT,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return {name: tmp_path / name for name in texts}


@pytest.fixture
def server() -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = {"/synop.txt": SYNOP, "/stations.csv": STATIONS}.get(self.path)
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write((text or "").encode())

        def log_message(self, *_: object) -> None:
            return

    made = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


def test_files_are_kept_once_and_read_again(tmp_path: Path, files: dict[str, Path]) -> None:
    with Case.create(tmp_path / "case") as case:
        came = case.add_weather(files["metar_2025-11.txt"], files["synop.txt"])
        assert (came.new, came.already, came.observations, came.stations) == (2, 0, 3, 0)
        assert [(one.what, one.where) for one in came.failed] == [("metar_2025-11.txt", "line 3")]
        assert came.unplaced == ("34519", "UKXX")
        assert case.add_weather(files["stations.csv"]).unplaced == ()
        assert case.add_weather(files["synop.txt"]).already == 1
    with Case.open(tmp_path / "case") as case:
        place, near = case.weather_near("48.28,37.18", "2025-11-11T08:00+02:00")
        assert place.latitude == 48.28
        assert [(one.station.id, round(one.km), len(one.observations)) for one in near] == [
            ("UKXX", 3, 2),
            ("34519", 49, 1),
        ]


def test_from_a_server_through_the_same_reader(tmp_path: Path, server: str) -> None:
    with Case.create(tmp_path / "case") as case:
        came = case.add_weather(
            f"{server}/synop.txt", f"{server}/stations.csv", f"{server}/gone.txt", allow_local=True
        )
        assert (came.new, came.observations, came.stations) == (2, 1, 2)
        assert [one.what for one in came.failed] == [f"{server}/gone.txt"]
        refused = case.add_weather(f"{server}/synop.txt", allow_local=False)
        assert refused.new == 0 and refused.failed
        offline = case.add_weather(f"{server}/synop.txt", offline=True)
        assert "offline" in offline.failed[0].why


def test_what_is_said_is_held_against_stations_on_the_page(tmp_path: Path, files: dict[str, Path]) -> None:
    with Case.create(tmp_path / "case", parties=["RUS", "UKR"]) as case:
        case.add(files["a.txt"])
        assert any("Weather" in limit for limit in case.brief().limits)
        case.add_weather(files["metar_2025-11.txt"], files["synop.txt"], files["stations.csv"])
        brief = case.brief(out=tmp_path / "out")
    found = [finding for finding in brief.findings if finding.check == "weather"]
    assert {finding.outcome for finding in found} == {
        Outcome.CONSISTENT,
        Outcome.INCONSISTENT,
        Outcome.INCONCLUSIVE,
    }
    weather = [reference for reference in brief.references if reference.kind is ReferenceKind.WEATHER]
    assert {reference.maker for reference in weather} == {"Field (UKXX)", "Donetsk (34519)"}
    assert not any("Weather" in limit for limit in brief.limits)
    written = json.loads((tmp_path / "out" / "brief.json").read_text())
    assert {one["id"] for one in written["references"]} >= {reference.id for reference in weather}
    page = (tmp_path / "out" / "index.html").read_text()
    assert "visibility 150 to 200 m" in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"month": "November"}, "2025-11"),
        ({"month": "2025-13"}, "2025-13"),
        ({"zone": "Mars/Olympus"}, "Europe/Kyiv"),
    ],
)
def test_options_that_are_none(
    tmp_path: Path, files: dict[str, Path], given: dict[str, str], said: str
) -> None:
    with Case.create(tmp_path / "case") as case, pytest.raises(InputError, match=said):
        case.add_weather(files["synop.txt"], **given)


def test_the_command_line(tmp_path: Path, files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "case")
    assert run(["new", case]) == 0
    assert run(["weather", "add", case, str(files["metar_2025-11.txt"]), str(files["stations.csv"])]) == 0
    told = capsys.readouterr()
    assert "2 new files, 0 already there: 2 observations, 2 stations with coordinates" in told.out
    assert "metar_2025-11.txt, line 3" in told.err
    assert run(["weather", "near", case, "Pokrovsk", "2025-11-11T08:00+02:00"]) == 0
    told = capsys.readouterr()
    assert "Field (UKXX)" in told.out and "fog, visibility 150 to 200 m" in told.out
    assert run(["weather", "near", case, "48.28,37.18", "2025-11-11", "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["km"] == 2.7
    assert run(["weather", "hold", case, "48.28,37.18", "2025-11-11T08:00+02:00", "у густому тумані"]) == 0
    assert capsys.readouterr().out.startswith(
        "dense fog: consistent. Field (UKXX), 2.7 km from 48.28, 37.18, "
    )
    assert run(["weather", "near", case, "48.28,37.18", "2024-11-11"]) == 0
    assert "No station" in capsys.readouterr().err


def test_in_one_shot(tmp_path: Path, files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--weather", str(files["synop.txt"]), "--weather", str(files["stations.csv"])]
    assert run(["brief", str(files["a.txt"]), *given, "--out", str(tmp_path / "out")]) == 0
    written = json.loads((tmp_path / "out" / "brief.json").read_text())
    assert {one["check"] for one in written["findings"]} == {"weather"}
    assert (
        run(["brief", str(files["a.txt"]), "--weather", str(files["a.txt"]), "--out", str(tmp_path / "no")])
        == 2
    )
    assert "no observations" in capsys.readouterr().err and not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["weather", "add", "CASE", "bare.txt"], "--month 2025-11"),
        (["weather", "add", "CASE", "nothing.txt"], "no such file"),
        (["weather", "add", "CASE", "a.txt"], "no observations"),
        (["weather", "near", "CASE", "Qwxzzy", "2025-11-11"], "latitude,longitude"),
        (["weather", "near", "CASE", "99,200", "2025-11-11"], "no such coordinates"),
        (["weather", "near", "CASE", "48,37", "tomorrow"], "2025-11-11"),
        (["weather", "hold", "CASE", "48,37", "2025-11-11", "slowly"], "heavy fog"),
        (["sun", "48,37", "2025-11-11T09:00"], "zone"),
        (["sun", "48,37", "2025-11-11", "--said", "slowly"], "at dawn"),
        (["sun", "48,37", "2025-11-11", "--shadow", "400"], "360"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_to_do(
    tmp_path: Path,
    files: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    case = str(tmp_path / "case")
    assert run(["new", case]) == 0
    capsys.readouterr()
    there = {"CASE": case} | {name: str(path) for name, path in files.items()}
    assert run([there.get(word, word) for word in arguments]) == 2
    told = capsys.readouterr()
    assert said in told.err and "Traceback" not in told.err


def test_sun_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sun", "48.28,37.18", "2025-11-11T09:15Z", "--said", "at night", "--shadow", "0"]) == 0
    out = capsys.readouterr().out
    assert "night: inconsistent" in out and "shadow to 0°: consistent" in out and "moon" in out
    assert run(["sun", "Pokrovsk", "2025-11-11"]) == 0
    assert "sunrise 04:3" in capsys.readouterr().out
