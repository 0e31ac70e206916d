"""Whole files or none: what an exporter writes appears under its name only when it is complete."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["encode", "write_whole"]


def encode(text: str) -> bytes:
    """``text`` as UTF-8; a lone surrogate (broken input) becomes ``?``, one for one, so that offsets hold."""
    return text.encode("utf-8", errors="replace")


def write_whole(path: Path, data: bytes) -> Path:
    """Write ``data`` under ``path`` by way of a temporary file in the same folder; returns ``path``.

    The folder is made where it is missing. An interrupted run leaves the former file, or none, and no
    temporary one.

    Raises:
        OSError: the folder cannot be made or written to, or the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # mkstemp makes it private; a brief is for the desk
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path
