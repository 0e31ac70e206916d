"""Media that came with posts."""

from __future__ import annotations

import json
from pathlib import Path

import media_fixture as made
import pytest

from fogline.case import Case
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
