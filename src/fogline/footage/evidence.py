"""What one media file says of itself: its kind, container, times, programs, position and Content Credentials.

The file is opened in a child process with limits (``bounded``). Everything in it can be written by anybody, so that it
is shown as what the file says, beside when it was posted, and never as what happened.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from fogline.errors import MissingPart, UnreadableInput
from fogline.footage import bounded
from fogline.footage.exiftool import with_exiftool
from fogline.footage.kinds import HEAD, kind_by_name, media_type
from fogline.model import When
from fogline.model.file_evidence import Credentials, CredentialsState, FileEvidence, FileTime

__all__ = ["from_json", "read_evidence", "to_json"]

_LIMITS = bounded.Limits(seconds=30, answer=4 * 1024**2)
_LONGEST = 2000


def read_evidence(
    path: Path, name: str | None = None, *, anchors: str | None = None, limits: bounded.Limits = _LIMITS
) -> FileEvidence:
    """What the file at ``path`` says of itself; ``name`` is what it was called where that is not the path's name.

    ``anchors`` are certificates (PEM) whose signers the user trusts. What one tool cannot read is noted, and the
    others are asked.

    Raises:
        UnreadableInput: no video, picture or sound, or it could not be opened within the limits.
        MissingPart: the extra ``footage`` is not installed.
    """
    called = name or path.name
    try:
        with path.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError as error:
        raise UnreadableInput(called, f"it cannot be read ({error.strerror})", "Check the path.") from error
    kind = media_type(head)
    if kind is None:
        why = "it is empty" if not head else "it is no video, picture or sound that is known"
        raise UnreadableInput(called, why, "Give the media file itself, as it was posted.")
    begun = FileEvidence(kind, named_as=kind_by_name(called, kind))
    asked = json.dumps({"path": str(path.resolve()), "begun": to_json(begun), "anchors": anchors})
    found = from_json(json.loads(bounded.run("fogline.footage.evidence", [asked], called, limits)))
    return with_exiftool(path, found)


def _child(arguments: Sequence[str]) -> bytes:
    asked = json.loads(arguments[0])
    path, found = Path(asked["path"]), from_json(asked["begun"])
    try:
        found = _opened(path, found)
        found = replace(found, credentials=_credentials(path, asked["anchors"]))
    except ImportError as error:
        raise MissingPart("footage", f"{error.name} is not installed", "Install fogline[footage].") from error
    return json.dumps(to_json(found)).encode()


def _opened(path: Path, found: FileEvidence) -> FileEvidence:
    import av

    from fogline.footage.container import read_container
    from fogline.footage.exif import read_picture

    try:
        if found.media_type.startswith("image/"):
            return read_picture(path, found)
        return read_container(path, found)
    except (
        av.error.FFmpegError,
        OSError,
        ValueError,
        SyntaxError,
    ) as error:  # Pillow: SyntaxError for a broken PNG
        said = str(error).replace(str(path), "it").splitlines() or [type(error).__name__]
        return replace(found, notes=(*found.notes, f"its container cannot be read ({said[0][:200]})"))


def _credentials(path: Path, anchors: str | None) -> Credentials:
    from fogline.footage.credentials import read_credentials

    return read_credentials(path, anchors)


def to_json(evidence: FileEvidence) -> dict[str, Any]:
    """``evidence`` as JSON's values."""
    return asdict(
        replace(evidence, times=()),
        dict_factory=lambda pairs: {k: v.isoformat() if isinstance(v, datetime) else v for k, v in pairs},
    ) | {"times": [
        {"field": t.field, "raw": t.raw, "when": t.when.as_json() if t.when else None, "note": t.note}
        for t in evidence.times
    ]}  # fmt: skip


def from_json(told: dict[str, Any]) -> FileEvidence:
    """What ``to_json`` gave. Texts lose control characters and what is longer than can be read.

    Raises:
        KeyError, TypeError, ValueError: it is not what ``to_json`` gives.
    """
    values: dict[str, Any] = {key: _clean(value) for key, value in told.items()}
    signed = values["credentials"]
    values["credentials"] = Credentials(**signed | {
        "state": CredentialsState(signed["state"]),
        "signed_at": datetime.fromisoformat(signed["signed_at"]) if signed["signed_at"] else None,
    })  # fmt: skip
    values["times"] = tuple(
        FileTime(t["field"], t["raw"], When.parse(**t["when"]) if t["when"] else None, t["note"])
        for t in values["times"]
    )
    return FileEvidence(**values)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(c for c in value if c.isprintable())[:_LONGEST]
    if isinstance(value, (list, tuple)):
        return tuple(_clean(one) for one in value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value


if __name__ == "__main__":
    bounded.answer(_child)
