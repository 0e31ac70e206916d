"""Footage of a case: kept, found again, written up, shown and shared. With drawn clips, and with bad files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import av
import jsonschema
import media_fixture as made
import numpy as np
import pytest
from PIL import Image, ImageOps

from fogline.brief.contract import as_json, schema
from fogline.brief.footage_view import transform_words
from fogline.case import Case
from fogline.cli.app import run
from fogline.errors import InputError, MissingPart
from fogline.model import When
from fogline.model.footage import Box, Transform, Verdict

TEXT = "title: A bridge\ndate: 2025-11-11\n\nThe mayor said on Monday that the bridge at Harrow was open to traffic.\n"


def _clip(path: Path, pictures: list[Image.Image], rate: int = 8) -> Path:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=rate, options={"crf": "22"})
        stream.width, stream.height, stream.pix_fmt = *pictures[0].size, "yuv420p"
        for picture in pictures:
            for packet in stream.encode(av.VideoFrame.from_image(picture)):
                out.mux(packet)
        for packet in stream.encode():
            out.mux(packet)
    return path


def scene(seed: int, count: int = 28) -> list[Image.Image]:
    """The view moves over a drawing in which two squares move."""
    chance = np.random.default_rng(seed)
    land = made.picture((640, 240), seed)
    grain = chance.normal(0, 14, (60, 160, 1)).repeat(4, 0).repeat(4, 1)
    land = Image.fromarray(np.clip(np.asarray(land, float) + grain, 0, 255).astype(np.uint8))
    shown = []
    for number in range(count):
        frame = land.copy()
        for part in range(2):
            frame.paste((240, 230 - 90 * part, 60), (60 + number * (5 + 3 * part), 60 + 80 * part,
                                                      100 + number * (5 + 3 * part), 96 + 80 * part))  # fmt: skip
        shown.append(frame.crop((number * 4, 0, number * 4 + 360, 240)))
    return shown


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A clip, a mirrored and cropped copy of a part of it, and another one."""
    folder = tmp_path_factory.mktemp("clips")
    pictures = scene(3)
    again = [ImageOps.mirror(p.crop((40, 20, 330, 220))) for p in pictures[8:26]]
    return (
        _clip(folder / "market.mp4", pictures),
        _clip(folder / "again.mp4", again),
        _clip(folder / "other.mp4", scene(8)),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, clips: tuple[Path, Path, Path]) -> Path:
    """A case with the three clips and a report."""
    path = tmp_path_factory.mktemp("footage") / "case"
    text = path.parent / "bridge.txt"
    text.write_text(TEXT, "utf-8")
    first, again, other = clips
    with Case.create(path) as case:
        case.add(text, offline=True)
        report = case.brief().reports[0].id
        case.add_footage(first, where="https://a.example/1", by="Ana's channel", posted="2025-11-02")
        case.add_footage(
            again,
            by="<script>alert(1)</script>",
            posted="2025-11-10T18:00+02:00",
            seen="2025-11-11",
            report=report,
        )
        case.add_footage(other)
    return path


def test_a_mirrored_and_cropped_copy_is_found_with_where_and_how(folder: Path) -> None:
    with Case.open(folder) as case:
        names = {kept.item.sha256: kept.name for kept in case.kept_items()}
        (pair,) = case.alike()
        assert pair.match.verdict is Verdict.COPY
        assert (names[pair.match.asked], names[pair.match.found]) == ("again.mp4", "market.mp4")
        assert names[pair.earlier or ""] == "market.mp4"
        piece = pair.match.pieces[0]
        assert piece.transform.mirrored and piece.found.start == pytest.approx(1.0, abs=0.5)
        assert "mirrored" in transform_words(piece.transform)
        assert len(pair.frames) == len(pair.match.pieces) and pair.frames[0].asked.jpeg[:2] == b"\xff\xd8"


def test_three_times_are_kept_apart(folder: Path) -> None:
    with Case.open(folder) as case:
        (posting,) = next(kept for kept in case.kept_items() if kept.name == "again.mp4").postings
    assert posting.posted == When.parse("2025-11-10T18:00+02:00") and posting.seen == When.parse("2025-11-11")
    assert posting.archived is not None and posting.archived.utcoffset() == timedelta(0)


def test_the_brief_has_the_footage_and_the_page_runs_nothing_of_it(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder) as case:
        brief = case.brief(tmp_path / "out")
    told = as_json(brief)
    jsonschema.validate(told, schema())
    assert {item["name"] for item in told["footage"]} == {"market.mp4", "again.mp4", "other.mp4"}
    assert [pair["verdict"] for pair in told["alike"]] == ["copy"]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
    assert "was posted earlier, as far as this archive knows" in page and "original." in page
    assert page.count("data:image/jpeg;base64,") >= 5


def test_footage_without_anything_written_down_is_not_shared_and_pictures_need_permission(
    folder: Path,
) -> None:
    with Case.open(folder) as case:
        report = case.brief().claims[0].id
        case.review(report, by="Ana", accept=True)
        assert case.brief(share=True).footage == ()
        case.record("i-" + _id(case, "market.mp4"), "source", "Ana's channel", "asked her", by="Ben")
        (shown,) = case.brief(share=True).footage
        assert shown.name == "market.mp4" and shown.sheet == ()
        made_ = case.record(
            "i-" + _id(case, "market.mp4"),
            "permission",
            "yes, with her name",
            "e-mail",
            by="Ben",
            second="Cem",
        )
        (shown,) = case.brief(share=True).footage
        assert {r.by for r in shown.record if r.found} == {"name not shared"}
        assert shown.sheet and shown.evidence is not None and shown.evidence.position is None
        case.flag("i-" + _id(case, "market.mp4"), flags=["graphic"], by="Ben", why="blood")
        assert case.brief(share=True).footage == ()
        case.undo(made_[0].id, by="Ben", why="too early")
        entry = next(e for e in case.exhibit(_id(case, "market.mp4")).record if e.aspect == "permission")
        assert entry.found is None


def _id(case: Case, name: str) -> str:
    return next(kept.id for kept in case.kept_items() if kept.name == name).removeprefix("i-")


def test_a_position_in_a_file_never_leaves_the_case(tmp_path: Path) -> None:
    gps = {1: "N", 2: (48.0, 16.0, 48.0), 3: "E", 4: (37.0, 10.0, 48.0)}
    picture = tmp_path / "a.jpg"
    picture.write_bytes(made.jpeg(within={0x8825: gps}))
    with Case.create(tmp_path / "case") as case:
        case.add_footage(picture)
        assert case.kept_items()[0].evidence.position is not None  # type: ignore[union-attr]
        case.brief(tmp_path / "out")
    for file in (tmp_path / "out").iterdir():
        data = file.read_bytes()
        assert b"48.28" not in data and b"37.18" not in data and b"GPS" not in data, file.name


def test_a_flagged_item_is_behind_a_click(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder) as case:
        case.flag("i-" + _id(case, "other.mp4"), flags=["prisoners"], by="Ben", why="faces")
        case.brief(tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "<summary>Show frames flagged as prisoners</summary>" in page


def test_one_bad_file_is_told_and_the_others_go_on(tmp_path: Path, clips: tuple[Path, Path, Path]) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(clips[0].read_bytes()[:300])
    (tmp_path / "words.mp4").write_text("not a video")
    (tmp_path / "empty.mp4").touch()
    call = made.sound(tmp_path / "call.m4a")
    with Case.create(tmp_path / "case") as case:
        came = case.add_footage(cut, tmp_path / "words.mp4", tmp_path / "empty.mp4", call, clips[2])
        assert len(came.new) == 1 and len(came.failed) == 4
        assert {f.what for f in came.failed} == {"cut.mp4", "words.mp4", "empty.mp4", "call.m4a"}
        assert all(str(tmp_path) not in str(f) for f in came.failed)


def test_the_command_line(
    tmp_path: Path, clips: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case, old = str(tmp_path / "new"), str(tmp_path / "old")
    assert run(["new", case]) == 0 and run(["new", old]) == 0
    assert run(["footage", "add", old, str(clips[0]), "--posted-at", "2025-11-02", "--posted-by", "Ana"]) == 0
    assert run(["footage", "add", case, str(clips[2])]) == 0
    capsys.readouterr()
    assert run(["footage", "find", case, str(clips[1])]) == 0
    assert "says nothing of what is elsewhere" in capsys.readouterr().out
    assert run(["footage", "find", case, str(clips[1]), "--also", old]) == 0
    told = capsys.readouterr().out
    assert (
        told.startswith("copy:") and "mirrored" in told and "posted 2025-11-02" in told and "case old" in told
    )
    assert run(["footage", "list", case]) == 0
    id = capsys.readouterr().out.split("\t")[0]
    filled = [
        "footage",
        "record",
        case,
        id,
        "location",
        "--found",
        "Harrow",
        "--method",
        "the railing",
        "--by",
        "Ana",
    ]
    assert run(filled) == 0
    assert run(["footage", "show", case, id]) == 0
    shown = capsys.readouterr().out
    assert "location: Harrow (the railing; Ana, no second reader)" in shown
    assert "provenance: nobody has written anything down" in shown
    assert run(["footage", "record", case, id, "mood", "--found", "x", "--method", "y", "--by", "Ana"]) == 2
    assert run(["footage", "add", case, str(tmp_path / "none.mp4")]) == 2
    assert "none.mp4" in capsys.readouterr().err


def test_a_record_of_no_item_is_refused(folder: Path) -> None:
    with Case.open(folder) as case, pytest.raises(InputError):
        case.record("i-ffff", "date", "yesterday", "asked", by="Ana")


def test_a_transform_that_is_none_is_not_said() -> None:
    whole = Box(0.01, 0.0, 1.0, 0.99)
    same = Transform(False, (1, 0, 0, 0, 1, 0, 0, 0, 1), whole, whole, 1.0, 0.4, 1.01, 3.0)
    assert transform_words(same) == []
    assert json.dumps(
        transform_words(Transform(True, (), Box(0, 0, 0.5, 0.5), whole, 1, -5, 1.5, 0))
    ) == json.dumps(["mirrored", "filling 25% of the frame", "turned by -5°", "at 1.50 times the speed"])


def test_without_the_extra_it_is_said_what_to_install_and_a_brief_is_made_all_the_same(
    folder: Path, clips: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fogline.case.footage.can_read", lambda: False)
    with Case.open(folder) as case:
        with pytest.raises(MissingPart, match=r"fogline\[footage\]"):
            case.add_footage(clips[0])
        assert case.brief().alike[0].frames == ()


def test_prints_of_an_older_format_are_made_anew_from_what_is_kept(
    folder: Path, clips: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(folder) as case:
        for kept in case.kept_items():
            old = replace(kept, format=0)
            case._store.put_item(old, case._store.files.get(kept.item.sha256), b"old prints", b"[]")
    with Case.open(folder) as case:
        found = case.find_footage(clips[1])
        assert {one.match.verdict for one in found} == {Verdict.COPY}
        assert all(kept.format > 0 for kept in case.kept_items())
