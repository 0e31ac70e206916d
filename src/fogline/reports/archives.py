"""Zip archives, read in memory: nothing is unpacked to disk, and no member climbs out or blows up."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from fogline.errors import InputError, TooLarge, UnreadableInput
from fogline.model import Failure, Raw
from fogline.plugins import Problems
from fogline.reports.encoding import looks_binary
from fogline.reports.skips import tell_skipped

__all__ = ["MAX_MEMBERS", "MAX_RATIO", "READ_ENDINGS", "looks_like_zip", "members"]

MAX_MEMBERS = 20_000
"""How many members an archive may have."""
MAX_RATIO = 200
"""How much larger a member may be than it is packed; texts pack to about a third, seldom to a fiftieth."""
MAX_ARCHIVE_FACTOR = 40
"""All members together may have this many times the limit of a single input."""
_SMALL = 1_000_000
READ_ENDINGS = (
    ".txt", ".text", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ndjson", ".md",
)  # fmt: skip
"""The endings of files that a reader may read."""


def looks_like_zip(path: Path) -> bool:
    """Whether the file begins as a zip archive does."""
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def members(path: Path, max_bytes: int, problems: Problems) -> Iterator[Raw]:
    """The members that may hold reports, in order of name; each refusal is told to ``problems``.

    Raises:
        UnreadableInput: damaged, or with nothing to read in it.
        TooLarge: too many members.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        why = f"the archive is damaged ({error})"
        raise UnreadableInput(path.name, why, "Make or fetch it again.") from None
    with archive:
        infos = archive.infolist()
        if len(infos) > MAX_MEMBERS:
            why = f"the archive has {len(infos):,} members, more than {MAX_MEMBERS:,}"
            raise TooLarge(path.name, why, "Unpack it and give the folder.")
        left = max_bytes * MAX_ARCHIVE_FACTOR
        skipped: dict[str, int] = {}
        for info in sorted(infos, key=lambda info: info.filename):
            try:
                _check_name(path.name, info)
                if info.is_dir() or _hidden(info.filename):
                    continue
                kind = PurePosixPath(info.filename).suffix.lower()
                if kind not in READ_ENDINGS:
                    skipped[kind or "no ending"] = skipped.get(kind or "no ending", 0) + 1
                    continue
                data = _member(path.name, archive, info, min(max_bytes, left))
            except InputError as error:
                problems.tell(error.failure)
                continue
            left -= len(data)
            yield Raw(data=data, name=PurePosixPath(info.filename).name)
    for kind, number in sorted(skipped.items()):
        why = f"skipped: {number} {'member' if number == 1 else 'members'} of the kind {kind}"
        tell_skipped(
            problems, Failure(path.name, why, "Unpack it and give a file by its name to have it read.")
        )


def _hidden(name: str) -> bool:
    return any(
        part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in PurePosixPath(name).parts
    )


def _check_name(archive: str, info: zipfile.ZipInfo) -> None:
    """Refuse a name that leads out of the archive, and links."""
    name = info.orig_filename.replace("\\", "/")
    do = "Do not trust this archive; unpack it by hand if you must."
    if not info.filename:
        raise UnreadableInput(archive, "a member has no name: refused", do)
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/") or "\0" in name:
        raise UnreadableInput(archive, "a member's name climbs out of the archive: refused", do, name)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableInput(archive, "a member is a link: refused", do, name)


def _member(archive: str, file: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member. Its stated size is not believed: reading stops one byte after the limit."""
    name = info.filename
    do = "Unpack it and give the part that matters."
    if info.flag_bits & 0x1:
        raise UnreadableInput(archive, "a member is encrypted", "Unpack it with its password.", name)
    if info.file_size > most:
        why = f"a member has {info.file_size:,} bytes, more than the limit of {most:,}"
        raise TooLarge(archive, why, do, name)
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        why = f"a member is {info.file_size // max(info.compress_size, 1):,} times larger than it is packed"
        raise TooLarge(archive, why, "This is how zip bombs are made: do not unpack it.", name)
    try:
        with file.open(info) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise UnreadableInput(
            archive, f"a member is damaged ({error})", "Make the archive again.", name
        ) from None
    if len(data) > most:
        raise TooLarge(archive, f"a member has more than the limit of {most:,} bytes", do, name)
    if not data.strip():
        raise UnreadableInput(archive, "a member is empty", "Check that it was packed whole.", name)
    if looks_binary(data):
        raise UnreadableInput(archive, "a member is binary, not a text", "Save its text.", name)
    return data
