"""Media files as they are given: found in folders, read whole, named without their path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from mimetypes import guess_type
from pathlib import Path

from fogline.errors import TooLarge, UnreadableInput

__all__ = ["media_files", "under_its_name", "whole"]

_MOST_BYTES = 4 * 1024**3
"""A larger file is refused; platforms do not carry such."""


def media_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files given, and in folders those that are media by their first bytes or by their names: what is called a video
    and is none, such as a download that broke off at once, is told and not passed over."""
    from fogline.footage.kinds import HEAD, media_type

    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for inside in sorted(path.rglob("*")):
            if inside.is_file() and not inside.is_symlink():
                with inside.open("rb") as opened:
                    kind = media_type(opened.read(HEAD))
                if kind is not None or _named_as_media(inside):
                    yield inside


def _named_as_media(path: Path) -> bool:
    kind = guess_type(path.name)[0] or ""
    return kind.startswith(("video/", "image/")) and kind != "image/svg+xml"


def whole(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise TooLarge(
                path.name, f"it is larger than {_MOST_BYTES // 1024**3} GB", "Cut out what matters."
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            str(path), f"it cannot be read ({error.strerror})", "Check the path."
        ) from error


def under_its_name(error: UnreadableInput, path: Path) -> UnreadableInput:
    """The same under the file's own name, never a path of this machine."""
    return UnreadableInput(path.name, error.failure.why, error.failure.do, error.failure.where)
