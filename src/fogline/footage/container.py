"""What a video's container says: streams, times, and the programs that wrote it. Runs in a child process only."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from fogline.footage.file_times import container_time, distinct
from fogline.model.file_evidence import FileEvidence

__all__ = ["read_container"]

_TIMES = ("creation_time", "date", "com.apple.quicktime.creationdate", "DATE_RECORDED", "DATE_ENCODED")
_WRITERS = ("encoder", "encoding_tool", "handler_name", "com.apple.quicktime.software", "writing_application")
_GENERIC = re.compile(
    r"(?i)(core media|(video|sound|audio|metadata|data) ?(media)? ?handl?er|videohandler|soundhandler).*"
)
"""Handler names that any program writes."""
_CAMERA = (
    "com.apple.quicktime.make",
    "com.apple.quicktime.model",
    "make",
    "model",
    "com.android.manufacturer",
)
_POSITION = ("com.apple.quicktime.location.ISO6709", "location", "location-eng")
_ISO6709 = re.compile(r"([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)(?:[+-][\d.]+)?/?.*")


def read_container(path: Path, known: FileEvidence) -> FileEvidence:
    """``known`` with what the container says, and how the first picture is turned.

    Raises:
        av.error.FFmpegError: the file cannot be opened.
    """
    import av

    with av.open(str(path), options={"protocol_whitelist": "file"}, metadata_errors="replace") as opened:
        facts: list[tuple[str, str]] = [(key, str(value)) for key, value in opened.metadata.items()]
        for stream in opened.streams:
            facts += [(f"{stream.type} {key}", str(value)) for key, value in stream.metadata.items()]
        found = replace(
            known,
            container=opened.format.long_name or opened.format.name,
            duration=float(opened.duration) / 1_000_000 if opened.duration else None,
            read_by=(*known.read_by, f"PyAV {av.__version__}"),
        )
        if opened.streams.audio:
            found = replace(found, audio_codec=_codec(opened.streams.audio[0]))
        if opened.streams.video:
            found = _pictures(opened, found)
    return _facts(found, facts)


def _codec(stream: Any) -> str | None:
    context = stream.codec_context
    return context.name if context is not None else None


def _pictures(opened: Any, found: FileEvidence) -> FileEvidence:
    import av

    stream = opened.streams.video[0]
    rate: Fraction | None = stream.average_rate
    turn, notes = 0, found.notes
    try:
        turn = int(next(opened.decode(stream)).rotation) % 360
    except (av.error.FFmpegError, StopIteration):
        notes = (*notes, "its first picture cannot be decoded")
    width, height = stream.width or None, stream.height or None
    if turn in (90, 270):
        width, height = height, width
    return replace(
        found, width=width, height=height, rotation=-turn % 360, video_codec=_codec(stream),
        frame_rate=float(rate) if rate else None, notes=notes,
    )  # fmt: skip


def _facts(found: FileEvidence, facts: list[tuple[str, str]]) -> FileEvidence:
    times, writers, camera, rest = list(found.times), list(found.made_with), [], list(found.fields)
    position = found.position
    for name, value in facts:
        key = name.split(" ", 1)[-1]
        if key in _TIMES:
            times.append(container_time(name, value))
        elif key in _WRITERS:
            if not _GENERIC.fullmatch(value.strip()):
                writers.append(value.strip())
        elif key in _CAMERA:
            camera.append(value.strip())
        elif key in _POSITION:
            position = position or _position(value)
        else:
            rest.append((name, value))
    return replace(
        found, times=distinct(times), made_with=tuple(dict.fromkeys(w for w in writers if w)), position=position,
        camera=found.camera or " ".join(camera) or None, fields=tuple(rest),
    )  # fmt: skip


def _position(value: str) -> tuple[float, float] | None:
    match = _ISO6709.fullmatch(value.strip())
    if match is None:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
