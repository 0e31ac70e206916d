"""Media that came with posts."""

from __future__ import annotations

import json
from pathlib import Path

import media_fixture as made
import pytest

from fogline.case import Case
from fogline.cli.app import run
from fogline.model import When


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "photo_1.jpg").write_bytes(made.jpeg())
    (tmp_path / "secret.jpg").write_bytes(made.jpeg({0x0131: "Editor 3"}))
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    posts = [
        {"text": "The bridge at Harrow was struck in the night.", "media": ["photos/photo_1.jpg"], "channel": "harrow_news",
         "date": "2025-11-10T08:00:00+02:00", "url": "https://t.me/harrow_news/1"},
        {"text": "Out of the folder, in three ways.", "media": ["../secret.jpg", "link.jpg", "/etc/hostname"]},
        {"text": "It is not there.", "photo": "photos/photo_2.jpg"},
    ]  # fmt: skip
    (folder / "posts.jsonl").write_text("\n".join(json.dumps(post) for post in posts), "utf-8")
    return folder


def test_a_post_s_picture_is_kept_as_posted_by_it_and_nothing_outside_is_read(
    tmp_path: Path, export: Path
) -> None:
    with Case.create(tmp_path / "case") as case:
        came = case.add(export, offline=True)
        (kept,) = case.kept_items()
        (posting,) = kept.postings
        assert kept.name == "photo_1.jpg"
        assert (
            posting.posted == When.parse("2025-11-10T08:00:00+02:00")
            and posting.where == "https://t.me/harrow_news/1"
        )
        assert any(report.id == posting.report for report in case.brief().reports)
        (missed,) = [f for f in came.failed if "no such file" in f.why]
        assert "3 more" in missed.what
        case.add(export, offline=True)
        assert len(case.kept_items()) == 1 and len(case.kept_items()[0].postings) == 1, (
            "twice changes nothing"
        )


def test_without_the_extra_the_posts_are_read_and_it_is_said(
    tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fogline.case.attachments.can_read", lambda: False)
    with Case.create(tmp_path / "case") as case:
        came = case.add(export, offline=True)
        assert came.new == 3 and any("fogline[footage]" in f.do for f in came.failed)


def _message(number: int, text: str = "", **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2025-11-10T08:00:00", "date_unixtime": "1762754400",
            "from": "Harrow", "from_id": "channel42", "text": text, **more}  # fmt: skip


def _chat(folder: Path, *messages: object, kind: str = "public_channel") -> Path:
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        (folder / f"photo_{number}.jpg").write_bytes(made.jpeg({0x0131: f"Camera {number}"}))
    chat = {"name": "Harrow", "type": kind, "id": 42, "messages": list(messages)}
    (folder / "result.json").write_text(json.dumps(chat), "utf-8")
    return folder


def test_media_without_words_are_kept_with_their_postings_and_are_no_reports(tmp_path: Path) -> None:
    album = _chat(
        tmp_path / "export",
        _message(1, "The bridge at Harrow was struck in the night.", photo="photo_1.jpg"),
        _message(2, photo="photo_2.jpg"),
        _message(3, photo="photo_3.jpg", forwarded_from="Elsewhere", forwarded_from_id="channel7"),
    )
    with Case.create(tmp_path / "case") as case:
        came = case.add(album, offline=True)
        assert (came.new, came.footage, came.failed) == (1, 3, ())
        stood = {kept.name: kept.postings for kept in case.kept_items()}
        (captioned,), (plain,), (passed,) = (stood[f"photo_{n}.jpg"] for n in (1, 2, 3))
        assert [one.where for one in (captioned, plain, passed)] == [
            f"https://t.me/c/42/{n}" for n in (1, 2, 3)
        ]
        assert {one.by for one in (captioned, plain, passed)} == {"Harrow"}
        assert {one.posted for one in (captioned, plain, passed)} == {When.parse("2025-11-10T06:00:00+00:00")}
        assert [bool(one.report) for one in (captioned, plain, passed)] == [True, False, False]
        assert [one.forwarded for one in (captioned, plain, passed)] == [None, None, "Elsewhere"]
        assert len(case.brief().reports) == 1
        case.add(album, offline=True)
        assert {len(kept.postings) for kept in case.kept_items()} == {1}, "twice changes nothing"


def test_an_export_of_media_alone_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _chat(tmp_path / "export", _message(1, photo="photo_1.jpg"))
    Case.create(tmp_path / "case").close()
    assert run(["add", str(tmp_path / "case"), str(folder / "result.json"), "--offline"]) == 0
    assert "0 new reports, 1 item of footage" in capsys.readouterr().out


def test_without_words_too_nothing_outside_is_read_and_what_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(made.jpeg())
    folder = _chat(
        tmp_path / "export",
        _message(1, photo="../secret.jpg"),
        _message(2, photo=str(tmp_path / "secret.jpg")),
        _message(3, file="video\0.mp4", mime_type="video/mp4"),
        _message(4, file="(File not included. Change data exporting settings to download.)", mime_type="video/mp4"),
        _message(5, file="(File exceeds maximum size. Change data exporting settings to download.)"),
        _message(6, file="photo_1.jpg", media_type="sticker", mime_type="image/webp"),
        _message(7, file="photo_2.jpg", mime_type="application/pdf"),
        _message(8, file=["photo_3.jpg"], photo={"path": "photo_3.jpg"}),
    )  # fmt: skip
    with Case.create(tmp_path / "case") as case:
        came = case.add(folder, offline=True)
        assert case.kept_items() == ()
        told = {failure.why: failure for failure in came.failed}
        assert "2 more" in told["there is no such file in the export's folder"].what
        assert "1 more" in told["the export was made without it"].what
        assert str(tmp_path) not in "".join(map(str, came.failed))


def test_media_of_a_private_chat_are_left_unless_that_is_said(tmp_path: Path) -> None:
    folder = _chat(tmp_path / "export", _message(1, photo="photo_1.jpg"), kind="personal_chat")
    with Case.create(tmp_path / "case") as case:
        assert case.add(folder, offline=True).footage == 0
        assert case.add(folder, offline=True, allow_private=True).footage == 1


def test_an_export_that_breaks_off_gives_the_media_before(tmp_path: Path) -> None:
    folder = _chat(tmp_path / "export", _message(1, photo="photo_1.jpg"), _message(2, photo="photo_2.jpg"))
    whole = (folder / "result.json").read_text("utf-8")
    (folder / "result.json").write_text(whole[: whole.index("photo_2")], "utf-8")
    with Case.create(tmp_path / "case") as case:
        came = case.add(folder, offline=True)
        assert [kept.name for kept in case.kept_items()] == ["photo_1.jpg"]
        assert len(came.failed) == 1
