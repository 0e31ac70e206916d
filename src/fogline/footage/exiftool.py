"""ExifTool's reading of a file, where it is installed: it knows many more formats' fields than the decoders."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from fogline.footage.file_times import camera_time, container_time, distinct
from fogline.model.file_evidence import FileEvidence, FileTime

__all__ = ["with_exiftool"]

_SECONDS = 30
_ARGUMENTS = ("-config", "", "-json", "-G1", "-s", "-a", "-fast", "-n", "-charset", "filename=utf8")
"""``-config ""``: no configuration of this machine is run. ``-n``: numbers, not words."""
_NOT_OF_THE_FILE = ("SourceFile", "System:", "ExifTool:", "File:", "Composite:")
_LAYOUT = re.compile(r"(QuickTime|Track\d*|JUMBF|CBOR|Jpeg2000|JFIF|ICC[^:]*|RIFF|MPEG|PNG|Matroska):")
"""Groups that say how the file is laid out; what tells something of its making is read by name before."""
_CAMERA_TIMES = ("DateTimeOriginal", "CreateDate", "ModifyDate", "DateTimeDigitized")
_MOST_FIELDS, _LONGEST = 200, 300


def with_exiftool(path: Path, known: FileEvidence) -> FileEvidence:
    """``known`` with the fields that ExifTool finds besides; unchanged where it is not installed or cannot read it."""
    tool = shutil.which("exiftool")
    if tool is None:
        return known
    try:
        done = subprocess.run(
            [tool, *_ARGUMENTS, str(path.resolve())],  # absolute, so that no name is taken for an option
            stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
        told = json.loads(done.stdout.decode(errors="replace"))
        facts = {str(key): value for key, value in told[0].items()}
    except (subprocess.TimeoutExpired, OSError, ValueError, LookupError, AttributeError, TypeError):
        return replace(known, notes=(*known.notes, "ExifTool could not read it"))
    version = facts.get("ExifTool:ExifToolVersion", "")
    found = replace(known, read_by=(*known.read_by, f"ExifTool {version}".strip()))
    return _facts(found, facts)


def _facts(found: FileEvidence, facts: dict[str, object]) -> FileEvidence:
    times, rest = list(found.times), dict(found.fields)
    known_times = {time.raw.strip() for time in found.times}
    for name, value in facts.items():
        if name.startswith(_NOT_OF_THE_FILE) or "GPS" in name or "Location" in name:
            continue
        group, field = name.split(":", 1) if ":" in name else ("", name)
        if field.endswith("Date") or field in _CAMERA_TIMES:
            read = _time(group, field, str(value), facts)
            if read.when is not None and read.raw not in known_times and not _again(read, times):
                times.append(read)
        elif len(rest) < _MOST_FIELDS and not isinstance(value, (list, dict)) and not _LAYOUT.match(name):
            rest.setdefault(name, str(value)[:_LONGEST])
    return replace(
        found, times=distinct(times), fields=tuple(rest.items()),
        position=found.position or _position(facts),
    )  # fmt: skip


def _again(time: FileTime, times: list[FileTime]) -> bool:
    """A track's time that is that of the whole, to the second, says nothing new."""
    return any(time.when == other.when for other in times)


def _time(group: str, field: str, raw: str, facts: dict[str, object]) -> FileTime:
    name = f"{group} {field}".strip()
    if group.startswith(("QuickTime", "Track", "Matroska")):
        return container_time(name, raw)
    zone = facts.get(f"{group}:OffsetTimeOriginal") if field == "DateTimeOriginal" else None
    return camera_time(name, raw, str(zone) if zone is not None else None)


def _position(facts: dict[str, object]) -> tuple[float, float] | None:
    try:
        latitude = float(str(facts["Composite:GPSLatitude"]))
        longitude = float(str(facts["Composite:GPSLongitude"]))
    except (KeyError, ValueError):
        return None
    if not (math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return latitude, longitude
