"""Files that are broken, hostile or odd: each gives what can be read of it, or an error that says what is wrong."""

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from drawn import clip, save
from PIL import Image

from fogline.errors import UnreadableInput
from fogline.footage.bounded import Limits
from fogline.footage.decode import open_clip
from fogline.footage.reading import LIMITS, frames_at, prints_of, read_item
from fogline.model.footage import ItemKind

PLAIN = bytes.fromhex("00010000 00000000 00000000 00000000 00010000 00000000 00000000 00000000 40000000")
TURNED = bytes.fromhex("00000000 00010000 00000000 ffff0000 00000000 00000000 00000000 00000000 40000000")


def why(source: Path | bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read_item(source, limits)
    return caught.value.failure.why


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(clip(1, 1, seconds=4.0), tmp_path_factory.mktemp("video") / "clip.mp4")


def test_a_video_is_read_in_a_process_of_its_own(video: Path) -> None:
    read = read_item(video)
    assert (read.item.kind, read.item.width, read.item.height, read.item.partial) == (
        ItemKind.VIDEO,
        320,
        180,
        None,
    )
    assert read.item.duration == pytest.approx(4.0, abs=0.2)
    assert len(read.prints.times) == pytest.approx(16, abs=1)
    assert read_item(video.read_bytes()).item == read.item


def test_a_video_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    whole = save(clip(1, 1, seconds=4.0), tmp_path / "whole.ts", form="mpegts").read_bytes()
    cut = tmp_path / "cut.ts"
    cut.write_bytes(whole[: len(whole) // 2])
    read = read_item(cut)
    assert read.item.duration is not None and 1.0 < read.item.duration < 3.0


def test_a_video_whose_index_is_cut_off_says_so(video: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(video.read_bytes()[:-3000])
    assert "no video can be read" in why(cut)


def test_a_video_whose_pictures_are_cut_off_is_partial(video: Path, tmp_path: Path) -> None:
    data = video.read_bytes()
    index = data.index(b"moov") - 4
    pictures = data.index(b"mdat") - 4
    broken = bytearray(data)
    broken[pictures + (index - pictures) // 2 : index] = bytes(index - pictures - (index - pictures) // 2)
    path = tmp_path / "holed.mp4"
    path.write_bytes(bytes(broken))
    read = read_item(path)
    assert read.item.partial is not None
    assert len(read.prints.times) >= 4


def test_no_frames(tmp_path: Path) -> None:
    data = save(clip(1, 1, seconds=1.0), tmp_path / "one.mp4").read_bytes()
    place = data.index(b"mdat")
    empty = data[: place + 4] + bytes(data.index(b"moov") - 4 - place - 4) + data[data.index(b"moov") - 4 :]
    assert "frame" in why(empty) or "decod" in why(empty)


def test_8k_is_scaled_while_it_is_decoded(tmp_path: Path) -> None:
    small = clip(1, 1, seconds=0.25)
    large = [cv2.resize(picture, (7680, 4320), interpolation=cv2.INTER_NEAREST) for picture in small[:1]]
    read = read_item(save(large, tmp_path / "large.mp4"))
    assert (read.item.width, read.item.height) == (7680, 4320)
    assert read.prints.thumbs.shape[1:] == (72, 128)


def test_variable_frame_rate_goes_by_its_timestamps(tmp_path: Path) -> None:
    times = [0.0, 0.1, 0.2, 0.3, 2.0, 2.1, 2.2, 4.0, 4.1, 6.0]
    path = save(clip(1, 1)[:10], tmp_path / "phone.mp4", times=times)
    taken = [frame.time for frame in open_clip(path).frames()]
    assert taken == pytest.approx([0.0, 0.3, 2.0, 2.2, 4.0, 6.0], abs=0.11)
    assert read_item(path).item.duration == pytest.approx(6.0, abs=2.1)


def test_a_video_that_its_metadata_turn_is_turned(video: Path, tmp_path: Path) -> None:
    data = video.read_bytes()
    track = data.index(b"tkhd")
    place = data.index(PLAIN, track)
    turned = tmp_path / "turned.mp4"
    turned.write_bytes(data[:place] + TURNED + data[place + len(TURNED) :])
    read, upright = read_item(turned), read_item(video)
    assert (read.item.width, read.item.height) == (180, 320)
    expected = np.rot90(upright.prints.thumbs[0], -1).astype(int)
    assert np.abs(read.prints.thumbs[0].astype(int) - expected).mean() < 6
    shown = np.asarray(Image.open(io.BytesIO(frames_at(turned, [0.0])[0])))
    assert shown.shape[:2] == (320, 180)


def test_a_picture_that_its_metadata_turn_is_turned(tmp_path: Path) -> None:
    picture = Image.fromarray(clip(1, 1, seconds=0.25)[0])
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "phone.jpg", exif=exif)
    read = read_item(tmp_path / "phone.jpg")
    assert (read.item.kind, read.item.width, read.item.height) == (ItemKind.IMAGE, 180, 320)
    assert read.prints.thumbs.shape[1] > read.prints.thumbs.shape[2]


def test_sound_only_says_so(tmp_path: Path) -> None:
    import av

    path = tmp_path / "voice.mp4"
    with av.open(str(path), "w") as opened:
        stream = opened.add_stream("aac", rate=44100)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 44100), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44100
        opened.mux(stream.encode(frame))
        opened.mux(stream.encode())
    assert "sound only" in why(path)


def test_what_a_file_is_decides_and_not_its_name(video: Path, tmp_path: Path) -> None:
    lying = tmp_path / "photo.jpg"
    lying.write_bytes(video.read_bytes())
    assert read_item(lying).item.kind is ItemKind.VIDEO
    Image.fromarray(clip(1, 1, seconds=0.25)[0]).save(tmp_path / "real.png")
    named = tmp_path / "clip.mp4"
    named.write_bytes((tmp_path / "real.png").read_bytes())
    assert read_item(named).item.kind is ItemKind.IMAGE


@pytest.mark.parametrize(
    "data", [b"MZ" + bytes(4000), b"<html><script>alert(1)</script></html>", b"\xff\xd8\xff\xe0broken"]
)
def test_what_is_no_media_is_refused(data: bytes) -> None:
    assert "can be read from it" in why(data)


def test_a_list_of_other_files_is_not_followed(video: Path, tmp_path: Path) -> None:
    (tmp_path / "list.m3u8").write_text(
        f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{video}\n#EXT-X-ENDLIST\n"
    )
    assert "can be read from it" in why(tmp_path / "list.m3u8")
    (tmp_path / "list.txt").write_text(f"ffconcat version 1.0\nfile {video}\n")
    assert "can be read from it" in why(tmp_path / "list.txt")


def test_a_decoder_that_takes_too_long_is_ended(video: Path) -> None:
    assert "took more than" in why(video, replace(LIMITS, seconds=0.05))


def test_a_picture_that_unfolds_to_too_much_is_refused(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    )
    assert "unfolds to 400 million pixels" in why(bomb)


def test_nothing_and_no_file_are_refused(tmp_path: Path) -> None:
    assert why(b"") == "it is empty"
    with pytest.raises(UnreadableInput):
        read_item(tmp_path / "nowhere.mp4")


def test_an_animation_is_a_video(tmp_path: Path) -> None:
    pictures = [Image.fromarray(picture) for picture in clip(1, 1, seconds=0.5, size=(96, 54))]
    pictures[0].save(tmp_path / "loop.gif", save_all=True, append_images=pictures[1:], duration=83)
    assert prints_of(tmp_path / "loop.gif").kind is ItemKind.VIDEO


def test_frames_are_those_shown_then(video: Path) -> None:
    wanted = [0.0, 2.5, 99.0, 1.0]
    pictures = [np.asarray(Image.open(io.BytesIO(data))).astype(int) for data in frames_at(video, wanted)]
    original = clip(1, 1, seconds=4.0)
    for shown, number in zip(pictures, (0, 30, 47, 12), strict=True):
        assert np.abs(shown - original[number]).mean() < 8


def test_a_heic_picture_that_cannot_be_read_is_to_be_converted(tmp_path: Path) -> None:
    boxes = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\0\0\x6cmeta" + bytes(100)
    path = tmp_path / "phone.heic"
    path.write_bytes(boxes)
    with pytest.raises(UnreadableInput) as told:
        read_item(path)
    assert "HEIC" in told.value.failure.why
    assert "Convert it to JPEG" in told.value.failure.do
    assert str(tmp_path) not in str(told.value)
