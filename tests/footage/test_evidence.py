"""What media files say of themselves, read with limits; nothing in them is trusted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import media_fixture as made
import pytest

from fogline.errors import UnreadableInput
from fogline.footage.bounded import Limits
from fogline.footage.evidence import from_json, read_evidence, to_json
from fogline.model import When
from fogline.model.file_evidence import CredentialsState


@pytest.fixture(scope="module")
def signer() -> made.Signer:
    return made.Signer()


@pytest.fixture
def no_exiftool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.footage.exiftool.shutil.which", lambda _: None)


def test_a_video_s_container_is_read(tmp_path: Path, no_exiftool: None) -> None:
    clip = made.video(
        tmp_path / "clip.mp4",
        metadata={"creation_time": "2025-11-09T07:12:00Z", "comment": "<script>alert(1)</script>"},
    )
    found = read_evidence(clip)
    assert (found.media_type, found.named_as, found.video_codec, found.audio_codec) == (
        "video/mp4",
        None,
        "mpeg4",
        None,
    )
    assert found.duration == pytest.approx(2.0, abs=0.2)
    assert (found.width, found.height, found.rotation) == (160, 120, 0)
    assert [t.when for t in found.times][:1] == [When.on(datetime(2025, 11, 9, 7, 12, tzinfo=UTC))]
    assert made.fields(found.fields)["comment"] == "<script>alert(1)</script>", (
        "kept as it is; the page escapes it"
    )
    assert any(word.startswith("Lavf") for word in found.made_with)


def test_a_picture_s_exif_is_read_and_a_time_without_a_zone_is_a_day(
    tmp_path: Path, no_exiftool: None
) -> None:
    gps = {1: "N", 2: (48.0, 16.0, 48.0), 3: "E", 4: (37.0, 10.0, 48.0)}
    data = made.jpeg({0x010F: "Make", 0x0110: "Model", 0x0131: "Editor 3"},
                     {0x8769: {0x9003: "2025:11:08 16:20:05"}, 0x8825: gps})  # fmt: skip
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    found = read_evidence(path)
    (time,) = found.times
    assert time.when == When.parse("2025-11-08") and time.note is not None
    assert found.position == pytest.approx((48.28, 37.18))
    assert (found.camera, found.made_with) == ("Make Model", ("Editor 3",))


def test_a_time_with_its_zone_is_a_moment(tmp_path: Path, no_exiftool: None) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(made.jpeg(within={0x8769: {0x9003: "2025:11:08 16:20:05", 0x9011: "+02:00"}}))
    (time,) = read_evidence(path).times
    assert time.when == When.parse("2025-11-08T16:20:05+02:00")


def test_a_file_that_lies_about_its_kind_is_named_for_what_it_is(tmp_path: Path, no_exiftool: None) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(made.jpeg())
    found = read_evidence(path)
    assert (found.media_type, found.named_as) == ("image/jpeg", "video/mp4")


def test_sound_alone_has_no_pictures(tmp_path: Path, no_exiftool: None) -> None:
    found = read_evidence(made.sound(tmp_path / "call.m4a"))
    assert (found.audio_codec, found.video_codec, found.width) == ("aac", None, None)


def test_a_video_that_is_cut_off_is_said_to_be_unreadable_but_what_it_is_stays(
    tmp_path: Path, no_exiftool: None
) -> None:
    clip = made.video(tmp_path / "clip.mp4")
    clip.write_bytes(clip.read_bytes()[:400])
    found = read_evidence(clip)
    assert found.media_type == "video/mp4"
    assert any("cannot be read" in note for note in found.notes)
    assert str(tmp_path) not in " ".join(found.notes), "no path of this machine"


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "empty"), (b"Dear editor, ...", "no video, picture or sound")]
)
def test_what_is_no_media_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "x.mp4"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=why):
        read_evidence(path)


def test_a_reading_that_hangs_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(made.jpeg())
    with pytest.raises(UnreadableInput, match=r"more than 0\.01 s"):
        read_evidence(path, limits=Limits(seconds=0.01))


def test_credentials_that_are_valid_are_not_thereby_trusted(
    tmp_path: Path, signer: made.Signer, no_exiftool: None
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(signer.sign(made.jpeg(), source="trainedAlgorithmicMedia"))
    found = read_evidence(path).credentials
    assert (found.state, found.valid, found.trusted) == (CredentialsState.EMBEDDED, True, None)
    assert found.signer == "Made-up signer, Made-up" and found.generator is not None
    assert found.sources == ("trainedAlgorithmicMedia",)
    anchored = read_evidence(path, anchors=signer.anchor).credentials
    assert (anchored.valid, anchored.trusted) == (True, True)
    assert read_evidence(path, anchors=made.Signer().anchor).credentials.trusted is False


def test_a_signed_picture_that_was_changed_is_invalid(
    tmp_path: Path, signer: made.Signer, no_exiftool: None
) -> None:
    signed = bytearray(signer.sign(made.jpeg()))
    signed[-50] ^= 1
    path = tmp_path / "a.jpg"
    path.write_bytes(signed)
    found = read_evidence(path).credentials
    assert found.valid is False and any("Hash" in problem for problem in found.problems)


def test_no_credentials_mean_nothing(tmp_path: Path, no_exiftool: None) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(made.jpeg())
    found = read_evidence(path).credentials
    assert (found.state, found.valid, found.trusted) == (CredentialsState.ABSENT, None, None)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    requests: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/manifest", requests
    server.shutdown()


def test_credentials_that_are_said_to_be_elsewhere_are_never_fetched(
    tmp_path: Path, signer: made.Signer, asked: tuple[str, list[str]]
) -> None:
    address, requests = asked
    path = tmp_path / "a.jpg"
    signed = signer.sign(made.jpeg(), elsewhere=address)
    requests.clear()
    path.write_bytes(signed)
    found = read_evidence(path).credentials
    assert (found.state, found.address, found.valid) == (CredentialsState.ELSEWHERE, address, None)
    assert requests == []


def test_a_name_that_looks_like_an_option_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "-execute;touch x.jpg"
    path.write_bytes(made.jpeg({0x0131: "Editor 3"}))
    assert read_evidence(path).made_with == ("Editor 3",)
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name]


def test_evidence_goes_through_json_unchanged(tmp_path: Path, signer: made.Signer) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(signer.sign(made.jpeg(within={0x8769: {0x9003: "2025:11:08 16:20:05"}})))
    found = read_evidence(path)
    assert from_json(to_json(found)) == found
