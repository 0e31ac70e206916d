"""Media that came with posts: files beside the export that names them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fogline.case.footage import AddedFootage, Footage, can_read
from fogline.case.intake import Progress
from fogline.model import Failure, Report, sha256
from fogline.model.footage import Posting
from fogline.store.write import Store

__all__ = ["keep_attachments"]

_EXPORTS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
_MISSING = "Install fogline[footage], then add the same input again."


@dataclass(slots=True)
class _Missed:
    """What could not be kept, told once for each reason."""

    names: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, why: str, name: str) -> None:
        self.names.setdefault(why, []).append(name)

    def failures(self) -> Iterator[Failure]:
        for why, names in self.names.items():
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            yield Failure(f"{names[0]}{more}", why, "Give the folder of the export whole, as it was written.")


def keep_attachments(store: Store, inputs: Sequence[str | Path], progress: Progress) -> AddedFootage:
    """Keep the media that the posts in ``inputs`` carry, each as posted by the post that it came with.

    A name that leads out of the export's folder, by whatever way, is never followed.
    """
    folders = _folders(inputs)
    carried = [report for report in store.reports() if report.attachments and report.sha256 in folders]
    if not carried:
        return AddedFootage()
    if not can_read():
        many = sum(len(report.attachments) for report in carried)
        return AddedFootage(
            failed=(Failure(f"{many} attachments", "the extra footage is not installed", _MISSING),)
        )
    footage, missed = Footage(store), _Missed()
    new: list[str] = []
    already: list[str] = []
    failed: list[Failure] = []
    for report in carried:
        for name in report.attachments:
            path = _inside(folders[report.sha256], name)
            if path is None:
                missed.tell("there is no such file in the export's folder", Path(name).name)
                continue
            came = footage.add([path], _posting(report), progress)
            new, already, failed = [*new, *came.new], [*already, *came.already], [*failed, *came.failed]
    return AddedFootage(tuple(new), tuple(already), (*failed, *missed.failures()))


def _folders(inputs: Sequence[str | Path]) -> dict[str, Path]:
    """The folder of each export that was given, by the hash of its bytes."""
    found: dict[str, Path] = {}
    for given in inputs:
        path = Path(given)
        if "://" in str(given):
            continue
        for export in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if export.suffix.lower() in _EXPORTS and export.is_file() and not export.is_symlink():
                found.setdefault(sha256(export.read_bytes()), export.parent)
    return found


def _inside(folder: Path, name: str) -> Path | None:
    """The file of this name below ``folder``; ``None`` where there is none, or it lies elsewhere."""
    try:
        path = (folder / name).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_file() and path.is_relative_to(folder.resolve()) else None


def _posting(report: Report) -> Posting:
    where = report.url or report.source.channel
    return Posting("", where, report.publisher, report.published, report=report.id)
