"""A file to its prints, in a process of its own with limits; and single frames to be looked at.

Each kind of bad file has its own error; one that is cut off gives what can be read of it, and says so.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fogline.errors import MissingPart, UnreadableInput
from fogline.footage.bounded import Limits, answer, run
from fogline.footage.decode import open_clip, read_picture
from fogline.footage.hearing import read_sound
from fogline.footage.kinds import HEAD, media_type
from fogline.footage.prints import Prints, make_prints, picture_prints
from fogline.footage.sampling import RATE
from fogline.model import sha256
from fogline.model.footage import Item, ItemKind

__all__ = ["LIMITS", "Read", "frames_at", "is_picture", "prints_of", "read_item"]

LIMITS = Limits(seconds=900.0, memory=6 * 1024**3, answer=1024**3)
"""What one item may cost unless told otherwise."""
_MODULE = "fogline.footage.reading"
_MOVING_PICTURES = {"image/gif", "image/png", "image/webp", "image/avif"}
_SHOWN_SIDE = 960
_CONVERTED = {"image/heic": "HEIC", "image/heif": "HEIF", "image/avif": "AVIF"}


@dataclass(frozen=True, slots=True)
class Read:
    """An item and its prints."""

    item: Item
    prints: Prints


def read_item(source: Path | bytes, limits: Limits = LIMITS) -> Read:
    """What is to be known of the video or picture in a file, or in bytes.

    Raises:
        UnreadableInput: it is none, has sound only, has not one frame, or ran past a limit; the message says which.
        MissingPart: the extra ``footage`` is not installed.
    """
    name = "item" if isinstance(source, bytes) else source.name
    if isinstance(source, Path) and not source.is_file():  # a pipe or a device never ends
        raise UnreadableInput(name, "it is not there, or no file", "Give the path of a file.")
    data = source if isinstance(source, bytes) else source.read_bytes()
    if not data:
        raise UnreadableInput(name, "it is empty", "Get it anew.")
    with _as_file(source) as path, _told_to_convert(name, data[:HEAD]):
        prints = Prints.from_bytes(_child(["prints", str(path)], path, limits))
        if prints.kind is ItemKind.VIDEO:
            prints = replace(prints, sound=read_sound(path, limits))
    width, height = prints.size
    item = Item(sha256(data), prints.kind, width, height, prints.duration, prints.partial, prints.sound.told)
    return Read(item, prints)


def frames_at(
    source: Path | bytes, seconds: Sequence[float], side: int = _SHOWN_SIDE, limits: Limits = LIMITS
) -> list[bytes]:
    """JPEG pictures, in colour, of the frames shown at ``seconds`` (from the first frame), ``side`` pixels long at most.

    A picture gives itself for each. A second after the end gives the last frame.

    Raises:
        UnreadableInput: as for ``read_item``.
    """
    with _as_file(source) as path:
        answered = _child(["frames", str(path), json.dumps([list(seconds), side])], path, limits)
    return [base64.b64decode(picture) for picture in json.loads(answered)]


@contextmanager
def _told_to_convert(name: str, head: bytes) -> Iterator[None]:
    """What to do where a picture is of a kind that cannot be read everywhere; phones write such."""
    try:
        yield
    except UnreadableInput as error:
        kind = _CONVERTED.get(media_type(head) or "")
        if kind is None:
            raise
        do = f"Convert it to JPEG and add that; keep the {kind} file too, which says more of where it comes from."
        why = f"{error.failure.why}; it is a {kind} picture, which not every decoder reads"
        raise UnreadableInput(name, why, do) from error


class _as_file:  # noqa: N801 (used as a function)
    """A path for what may be bytes; decoders seek better in files than in pipes."""

    def __init__(self, source: Path | bytes) -> None:
        self._source = source
        self._held: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Path:
        if isinstance(self._source, Path):
            return self._source
        self._held = tempfile.TemporaryDirectory(prefix="fogline-")
        path = Path(self._held.name) / "item"
        path.write_bytes(self._source)
        return path

    def __exit__(self, *_: object) -> None:
        if self._held is not None:
            self._held.cleanup()


def _child(arguments: list[str], path: Path, limits: Limits) -> bytes:
    _needed()
    return run(_MODULE, arguments, path.name, limits)


def _needed() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("av", "cv2", "PIL") if find_spec(name) is None]
    if missing:
        why = f"{', '.join(missing)} not installed"
        raise MissingPart("footage", why, "Install the extra: pip install 'fogline[footage]'.")


def _main(arguments: Sequence[str]) -> bytes:
    what, name, *rest = arguments
    if what == "prints":
        return prints_of(Path(name)).to_bytes()
    seconds, side = json.loads(rest[0])
    return json.dumps([base64.b64encode(p).decode() for p in _frames(Path(name), seconds, side)]).encode()


def prints_of(path: Path) -> Prints:
    """The prints of a file's pictures, in this process: for the child, and for measurements with files that are trusted.

    Raises:
        UnreadableInput: as for ``read_item``.
    """
    _one_thread()
    if is_picture(path):
        grey, width, height = read_picture(path)
        return picture_prints(grey, (width, height))
    clip = open_clip(path)
    prints = make_prints(clip.frames(RATE), ItemKind.VIDEO, (0, 0))
    return replace(prints, size=(clip.width, clip.height), duration=clip.duration, partial=clip.partial)


def _one_thread() -> None:
    import cv2

    cv2.setNumThreads(1)


def is_picture(path: Path) -> bool:
    """Whether a file is a still picture, by what its bytes are, never by its name; an animation is a video."""
    with path.open("rb") as file:
        kind = media_type(file.read(HEAD))
    if kind is None or not kind.startswith("image/"):
        return False
    if kind in _MOVING_PICTURES:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # the limit of `read_picture` says it in words
        try:
            with Image.open(path) as picture:
                return int(getattr(picture, "n_frames", 1)) < 2
        except (OSError, SyntaxError, ValueError):
            return True
    return True


def _frames(path: Path, seconds: list[float], side: int) -> list[bytes]:
    import io

    from PIL import Image, ImageOps

    from fogline.footage.decode import colour_frames

    def packed(picture: Image.Image) -> bytes:
        picture.thumbnail((side, side))
        out = io.BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=88)
        return out.getvalue()

    if is_picture(path):
        read_picture(path)  # says what is wrong with it, and that it is not too large
        with Image.open(path) as picture:
            return [packed(ImageOps.exif_transpose(picture))] * len(seconds)
    return [packed(Image.fromarray(array)) for array in colour_frames(path, seconds, side)]


if __name__ == "__main__":
    answer(_main)
