"""Files, folders, archives and addresses to bytes, one input at a time and never more than the limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from fogline.errors import InputError, TooLarge, UnreadableInput
from fogline.model import Failure, Raw
from fogline.plugins import Problems
from fogline.reports.archives import READ_ENDINGS, looks_like_zip, members
from fogline.reports.encoding import looks_binary
from fogline.reports.fetch import Fetcher, HttpFetcher, Limits, Offline
from fogline.reports.options import ReadOptions
from fogline.reports.skips import tell_skipped

__all__ = ["check_content", "default_fetcher", "is_address", "open_inputs"]

_ENDINGS = frozenset({*READ_ENDINGS, ".zip"})
_PAPERS = frozenset(
    {"readme", "license", "licence", "copying", "notice", "manifest", "changelog", "changes", "provenance", "schema",
     "authors", "contributing", "makefile"}
)  # fmt: skip
_MEDIA = frozenset(
    {
        ".mp4",
        ".mov",
        ".m4v",
        ".webm",
        ".mkv",
        ".avi",
        ".3gp",
        ".jpg",
        ".jpeg",
        ".png",
        ".webp",
        ".gif",
        ".heic",
        ".avif",
    }
)
_PICTURES = "videos and pictures"
_WORD = "Save the text or the page and give that file."
_OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub", ".kmz", ".wacz", ".jar"})


def is_address(text: str | Path) -> bool:
    """Whether an input is an address (any scheme with ``//``) rather than a path."""
    return isinstance(text, str) and "://" in text[:16]


def open_inputs(
    inputs: Sequence[str | Path], options: ReadOptions, problems: Problems, fetcher: Fetcher | None = None
) -> Iterator[Raw]:
    """The bytes of every input, in the order given; folders are walked in order of name.

    What cannot be read is told to ``problems`` and the rest goes on. Nothing larger than ``options.max_bytes``
    is ever in memory, and one input at a time.
    """
    if fetcher is None or options.offline:
        fetcher = default_fetcher(options)
    for given in inputs:
        try:
            if not str(given).strip():
                raise UnreadableInput("an input", "its name is empty", "Name a file, a folder or an address.")
            if is_address(given):
                yield fetcher.fetch(str(given))
            else:
                path = Path(given)
                if path.is_dir():
                    yield from _folder(path, options, problems)
                else:
                    yield from _file(path, options, problems)
        except InputError as error:
            problems.tell(error.failure)


def default_fetcher(options: ReadOptions) -> Fetcher:
    """The fetcher that ``options`` ask for; nothing is loaded or connected before its first use."""
    if options.offline:
        return Offline()
    return HttpFetcher(Limits(max_bytes=options.max_bytes), allow_local=options.allow_local)


def _folder(folder: Path, options: ReadOptions, problems: Problems) -> Iterator[Raw]:
    skipped: dict[str, list[str]] = {}
    number = 0
    for path in _walk(folder, problems):
        kind = _passed_over(path)
        if kind is not None:
            skipped.setdefault(kind, []).append(path.relative_to(folder).as_posix())
            continue
        number += 1
        try:
            yield from _file(path, options, problems)
        except InputError as error:
            problems.tell(error.failure)
    for kind, names in sorted(skipped.items()):
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        tell_skipped(
            problems,
            Failure(
                _name(folder),
                f"skipped: {kind} ({names[0]}{more})",
                "What a post names is kept with it; for others there is `fogline footage add`."
                if kind == _PICTURES
                else "Give a file by its name to have it read.",
            ),
        )
    if number == 0:
        raise UnreadableInput(_name(folder), "there is nothing to read in this folder", _WORD)


def _name(folder: Path) -> str:
    """What a folder is called, where it was given as ``.`` too."""
    return folder.name or folder.resolve().name or str(folder)


def _walk(folder: Path, problems: Problems) -> Iterator[Path]:
    """Regular files below ``folder`` in order of name; hidden ones and links out of it are left out."""

    def refuse(error: OSError) -> None:
        where = Path(error.filename).name if error.filename else folder.name
        problems.tell(
            Failure(where, f"this folder cannot be read ({error.strerror})", "Check its permissions.")
        )

    root = folder.resolve()
    for current, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(files):
            path = Path(current, name)
            if name.startswith(".") or name in ("Thumbs.db", "desktop.ini"):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                tell_skipped(
                    problems, Failure(name, "skipped: a link out of the folder", "Give the file by its name.")
                )
                continue
            yield path


def _passed_over(path: Path) -> str | None:
    """The kind of a file in a folder that is not read as a report; ``None`` for one that is."""
    ending = path.suffix.lower()
    if path.stem.lower().split("-")[0].split(".")[0] in _PAPERS:
        return "papers about the folder (README, LICENSE, manifest and the like)"
    if ending in _MEDIA:
        return _PICTURES
    if ending not in _ENDINGS:
        return f"files of the kind {ending}" if ending else "files without an ending"
    return None


def _file(path: Path, options: ReadOptions, problems: Problems) -> Iterator[Raw]:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableInput(path.name, "this is not a file", "Give a file, a folder or an address.")
        if looks_like_zip(path):
            if path.suffix.lower() in _OFFICE:
                raise UnreadableInput(path.name, f"{path.suffix} files are not read", _WORD)
            yield from members(path, options.max_bytes, problems)
            return
        data = _bounded(path, state.st_size, options.max_bytes)
    except FileNotFoundError:
        raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror or error})"
        raise UnreadableInput(path.name, why, "Check its permissions.") from None
    check_content(data, path.name)
    yield Raw(data=data, name=_sayable(path.name))


def _sayable(name: str) -> str:
    """A file's name as text: bytes in it that are no UTF-8 are shown as \ufffd."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def check_content(data: bytes, name: str) -> None:
    """Refuse what is no text at all.

    Raises:
        UnreadableInput: empty, or binary.
    """
    if not data.strip():
        raise UnreadableInput(name, "it is empty", "Check that it was saved whole.")
    if looks_binary(data):
        raise UnreadableInput(name, "it is binary, not a text", _WORD)


def _bounded(path: Path, size: int, most: int) -> bytes:
    """The file's bytes; the size is checked before anything is read."""
    if size <= most:
        with path.open("rb") as file:
            data = file.read(size + 1)
        if len(data) <= size:
            return data
        raise UnreadableInput(path.name, "it grew while it was read", "Add it when it is complete.")
    raise TooLarge(
        path.name,
        f"it has {size:,} bytes, more than the limit of {most:,}",
        "Split it, or give the part that matters.",
    )
