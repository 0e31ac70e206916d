"""What a picture's EXIF says. Runs in a child process only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from fogline.footage.decode import MOST_PIXELS
from fogline.footage.file_times import camera_time, distinct
from fogline.model.file_evidence import FileEvidence

__all__ = ["read_picture"]

_IFD_EXIF, _IFD_GPS = 0x8769, 0x8825
_TIMES = (
    ("DateTimeOriginal", "OffsetTimeOriginal"),
    ("DateTimeDigitized", "OffsetTimeDigitized"),
    ("DateTime", "OffsetTime"),
)
_OWN = {
    "Make",
    "Model",
    "Software",
    "GPSInfo",
    "ExifOffset",
    "MakerNote",
    "UserComment",
    *(n for t in _TIMES for n in t),
}


def read_picture(path: Path, known: FileEvidence) -> FileEvidence:
    """``known`` with size and EXIF. Only the header is read, no pixel decoded.

    Raises:
        OSError: it is no picture that can be opened.
    """
    import PIL
    from PIL import ExifTags, Image

    Image.MAX_IMAGE_PIXELS = None  # the child's own limit below says it in words
    with Image.open(path) as picture:
        width, height = picture.size
        exif = picture.getexif()
        facts = {ExifTags.TAGS.get(tag, str(tag)): value for tag, value in exif.items()}
        facts |= {ExifTags.TAGS.get(tag, str(tag)): value for tag, value in exif.get_ifd(_IFD_EXIF).items()}
        position = _position(exif.get_ifd(_IFD_GPS))
        form = picture.format
    turn = {3: 180, 6: 90, 8: 270}.get(_number(facts.get("Orientation")), 0)
    if turn in (90, 270):
        width, height = height, width
    times = [camera_time(f"EXIF {name}", _text(facts[name]), _text(facts.get(zone, "")))
             for name, zone in _TIMES if name in facts]  # fmt: skip
    notes = known.notes
    if width * height > MOST_PIXELS:
        notes = (*notes, f"it unfolds to {width * height / 1e6:.0f} million pixels and is not decoded")
    camera = " ".join(_text(facts[name]) for name in ("Make", "Model") if name in facts).strip()
    return replace(
        known, container=form, width=width, height=height, rotation=turn, position=position, camera=camera or None,
        times=distinct([*known.times, *times]), made_with=(_text(facts["Software"]),) if facts.get("Software") else (),
        fields=tuple((f"EXIF {name}", _text(value)) for name, value in facts.items() if name not in _OWN),
        read_by=(*known.read_by, f"Pillow {PIL.__version__}"), notes=notes,
    )  # fmt: skip


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.strip(b"\x00").decode(errors="replace")
    return str(value).strip("\x00 ")


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1


def _position(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    """GPSLatitudeRef 1, GPSLatitude 2, GPSLongitudeRef 3, GPSLongitude 4, in degrees, minutes, seconds."""
    try:
        latitude = _degrees(gps[2]) * (-1 if _text(gps[1]).upper() == "S" else 1)
        longitude = _degrees(gps[4]) * (-1 if _text(gps[3]).upper() == "W" else 1)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if value != value:  # a fraction of 0/0
        raise ValueError("no number")
    return value
