"""Bytes kept under their SHA-256: ``files/ab/cdef…``. The same content is kept once, and whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from fogline.errors import CaseError
from fogline.model import sha256

__all__ = ["Files", "disk_error"]

_STALE_S = 3600.0
"""A partial file older than this was left by a run that was killed."""


class Files:
    """The archive of a case.

    ``durable`` waits for the disk after each file; a temporary case does without. ``opener`` opens a file
    for writing (tests give one whose disk is full).
    """

    def __init__(
        self, folder: Path, durable: bool = True, opener: Callable[[Path], IO[bytes]] | None = None
    ) -> None:
        self.folder = folder
        self._durable = durable
        self._open = opener or _open_new

    def path(self, digest: str) -> Path:
        """Where the bytes with this SHA-256 (64 hex digits) are, or would be."""
        return self.folder / digest[:2] / digest[2:]

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256.

        Raises:
            CaseError: the disk is full or the folder cannot be written to. Nothing half-written stays.
        """
        digest = sha256(data)
        path = self.path(digest)
        if path.exists():
            return digest
        partial = self.folder / f".partial-{os.getpid()}-{digest[:16]}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._open(partial) as file:
                file.write(data)
                if self._durable:
                    file.flush()
                    os.fsync(file.fileno())
            partial.replace(path)
            if self._durable:
                _sync_folder(path.parent)
        except OSError as error:
            raise disk_error(self.folder, error) from error
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes with this SHA-256.

        Raises:
            CaseError: they are not there, or are no longer what they were.
        """
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            raise CaseError(
                what=str(self.path(digest)),
                why=f"the archived bytes cannot be read ({error.strerror})",
                do="Bring the case's folder back from a copy, or add the input again.",
            ) from error
        if sha256(data) != digest:
            raise CaseError(
                what=str(self.path(digest)),
                why="the archived bytes are not those that were kept: their SHA-256 differs",
                do="Bring the case's folder back from a copy.",
            )
        return data

    def sweep(self) -> None:
        """Remove what runs that were killed left half-written."""
        for partial in self.folder.glob(".partial-*"):
            with contextlib.suppress(OSError):
                if time.time() - partial.stat().st_mtime > _STALE_S:
                    partial.unlink()


def disk_error(place: Path, error: OSError) -> CaseError:
    """What to tell the user where writing into ``place`` failed."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CaseError(
            what=str(place),
            why="the disk is full; what was not yet kept has been left out whole",
            do="Free some space and run the same command again: it goes on where it stopped.",
        )
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return CaseError(
            what=str(place),
            why="it cannot be written to: it is a file, or lies in one",
            do="Choose a folder.",
        )
    return CaseError(
        what=str(place),
        why=f"it cannot be written to ({error.strerror or error})",
        do="Choose a folder that you may write to, or change its permissions.",
    )


def _open_new(path: Path) -> IO[bytes]:
    return path.open("wb")


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut (not needed, and not possible, on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for a case that is not kept."""
    return tempfile.TemporaryDirectory(prefix="fogline-", ignore_cleanup_errors=True)
