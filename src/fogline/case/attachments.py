"""Media that came with posts: files beside the export that names them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.case.footage import AddedFootage, Footage, can_read
from fogline.case.intake import Progress
from fogline.model import Failure, Raw, Report, sha256
from fogline.model.footage import Posting
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.reports.options import ReadOptions
    from fogline.reports.telegram import Carried

__all__ = ["keep_attachments"]

_EXPORTS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
_LEFT_OUT = "(File "
"""Telegram Desktop writes "(File not included...", "(File exceeds maximum size..." or "(File unavailable..." for a path."""
_MISSING = "Install fogline[footage], then add the same input again."


_ABSENT = "there is no such file in the export's folder"
_WITHOUT = "the export was made without it"
_DO = {
    _ABSENT: "Give the folder of the export whole, as it was written.",
    _WITHOUT: "Export the chat again, with photos and videos and a size limit that lets them in.",
}


@dataclass(slots=True)
class _Missed:
    """What could not be kept, told once for each reason."""

    names: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, why: str, name: str) -> None:
        self.names.setdefault(why, []).append(name)

    def failures(self) -> Iterator[Failure]:
        for why, names in self.names.items():
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            yield Failure(f"{names[0]}{more}", why, _DO[why])


def keep_attachments(
    store: Store, inputs: Sequence[str | Path], options: ReadOptions, progress: Progress
) -> AddedFootage:
    """Keep the media that the posts in ``inputs`` carry, each as posted by the post that it came with; of Telegram
    exports also those that came without a word, which are in no report.

    A name that leads out of the export's folder, by whatever way, is never followed.
    """
    exports: dict[str, _Export] = {}
    for one in _exports(inputs):
        exports.setdefault(one.sha256, one)
    carried = [
        (exports[report.sha256].folder, report.attachments, _posting(report))
        for report in store.reports()
        if report.attachments and report.sha256 in exports
    ]
    carried += [
        (export.folder, media.names, media.posting)
        for export in exports.values()
        for media in export.wordless(options)
    ]
    if not carried:
        return AddedFootage()
    if not can_read():
        many = sum(len(names) for _, names, _ in carried)
        return AddedFootage(
            failed=(Failure(f"{many} attachments", "the extra footage is not installed", _MISSING),)
        )
    missed = _Missed()
    there = [
        (path, posting)
        for folder, names, posting in carried
        for name in names
        if (path := _found(folder, name, missed)) is not None
    ]
    came = Footage(store).add_each(there, progress) if there else AddedFootage()
    return replace(came, failed=(*came.failed, *missed.failures()))


@dataclass(frozen=True, slots=True)
class _Export:
    """A file that names media beside it."""

    path: Path
    sha256: str

    @property
    def folder(self) -> Path:
        return self.path.parent

    def wordless(self, options: ReadOptions) -> Iterator[Carried]:
        """The media in it that are in no report."""
        from fogline.reports.telegram import wordless

        if self.path.suffix.lower() == ".json":
            yield from wordless(Raw(self.path.read_bytes(), self.path.name), options)


def _exports(inputs: Sequence[str | Path]) -> Iterator[_Export]:
    """The exports that were given, or lie in folders that were."""
    for given in inputs:
        path = Path(given)
        if "://" in str(given):
            continue
        for export in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if export.suffix.lower() in _EXPORTS and export.is_file() and not export.is_symlink():
                yield _Export(export, sha256(export.read_bytes()))


def _found(folder: Path, name: str, missed: _Missed) -> Path | None:
    if name.startswith(_LEFT_OUT):
        missed.tell(_WITHOUT, "a video or picture")
        return None
    path = _inside(folder, name)
    if path is None:
        missed.tell(_ABSENT, Path(name).name)
    return path


def _inside(folder: Path, name: str) -> Path | None:
    """The file of this name below ``folder``; ``None`` where there is none, or it lies elsewhere."""
    try:
        path = (folder / name).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_file() and path.is_relative_to(folder.resolve()) else None


def _posting(report: Report) -> Posting:
    from fogline.reports.telegram import post_link

    where = report.url or post_link(report.source.channel, report.part) or report.source.channel
    forward = next((credit.name for credit in report.credits if credit.kind == "forward"), None)
    return Posting("", where, report.publisher, report.published, report=report.id, forwarded=forward)
