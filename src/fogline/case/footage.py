"""Videos and pictures of a case: kept byte for byte, found again in this case and in older ones."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.case.media_files import media_files, under_its_name, whole
from fogline.errors import InputError, MissingPart, UnreadableInput
from fogline.model import Decision, Failure, ReportKind, When, sha256, withheld
from fogline.model.exhibit import Aligned, Alike, Exhibit, Haze, Still
from fogline.model.footage import Match, Posting
from fogline.store.footage import KeptItem
from fogline.store.write import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fogline.case.intake import Progress
    from fogline.footage.check import FootageCheck
    from fogline.footage.library import Library
    from fogline.footage.prints import Prints
    from fogline.footage.sound import Sound

__all__ = ["AddedFootage", "Footage", "can_read"]

_NOT_LOOKED_FOR = 0
"""The format of an item until what it matches is kept too: where that was interrupted, it is read anew."""


@dataclass(frozen=True, slots=True)
class AddedFootage:
    """What came of adding files: ids of items new to the case, of those it had already, and what could not be read."""

    new: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()


class Footage:
    """The footage of one case. The library of prints is read when it is first needed, and then kept."""

    def __init__(self, store: Store, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._now = now
        self._library: Library | None = None
        self._sounds: dict[str, Sound] = {}
        self._paths: dict[str, Path] = {}

    def add(
        self, paths: Sequence[Path], posting: Posting | None, progress: Progress, anchors: str | None = None
    ) -> AddedFootage:
        """Keep the files, or every media file in a folder, as standing where ``posting`` says. Each is kept as soon as
        it is read, so that an interrupted run goes on where it stopped; one that cannot be read is told."""
        return self.add_each(((path, posting) for path in media_files(paths)), progress, anchors)

    def add_each(
        self, posted: Iterable[tuple[Path, Posting | None]], progress: Progress, anchors: str | None = None
    ) -> AddedFootage:
        """The same for files that each stood somewhere else."""
        require()
        new: list[str] = []
        already: list[str] = []
        failed: list[Failure] = []
        known = {kept.item.sha256: kept for kept in self._store.items()}
        for number, (path, posting) in enumerate(posted, 1):
            try:
                id, fresh = self._keep(path, posting, anchors, known)
                (new if fresh else already).append(id)
            except InputError as error:
                failed.append(error.failure)
            progress("reading footage", number, None)
        return AddedFootage(tuple(new), tuple(already), tuple(failed))

    def _keep(
        self, path: Path, posting: Posting | None, anchors: str | None, known: dict[str, KeptItem]
    ) -> tuple[str, bool]:
        from fogline.footage.evidence import read_evidence
        from fogline.footage.prints import FORMAT
        from fogline.footage.reading import read_item
        from fogline.footage.sheet import make_sheet, sheet_to_bytes

        data = whole(path)
        stood = replace(posting or Posting(""), item=sha256(data), archived=self._now())
        there = known.get(stood.item)
        if there is not None and there.format == FORMAT and anchors is None:
            if posting is not None:
                self._store.put_postings(stood)
            return there.id, False
        try:
            evidence = read_evidence(path, anchors=anchors)
            read = read_item(path)
        except UnreadableInput as error:
            raise under_its_name(error, path) from error
        sheet = sheet_to_bytes(make_sheet(path, read.prints))
        self.library()  # before the item is kept, which would be read anew there
        kept = KeptItem(read.item, path.name, "", "", _NOT_LOOKED_FOR, evidence, (stood,))
        fresh = self._store.put_item(kept, data, read.prints.to_bytes(), sheet)
        self._look_for(stood.item, read.prints)
        kept = replace(kept, format=FORMAT)
        self._store.put_item(kept, data, read.prints.to_bytes(), sheet)
        kept = known[stood.item] = replace(kept, item=replace(read.item, sha256=stood.item))
        return kept.id, fresh

    def _look_for(self, digest: str, prints: Prints) -> None:
        """Put an item into the library, and keep what it matches there."""
        from fogline.footage.prints import FORMAT

        library = self.library()
        library.add(digest, prints)
        self._sounds[digest] = prints.sound
        self._paths[digest] = self._store.files.path(digest)
        found = library.find(prints, digest, look=self._pictures)
        self._store.put_matches(digest, self._heard(found, prints.sound), FORMAT)

    def _pictures(self, digest: str, seconds: Sequence[float]) -> NDArray[np.uint8] | None:
        """Pictures of an item that is in the library, for a closer look; ``None`` where its file cannot be read now."""
        from fogline.footage.looking import grey_at

        try:
            return grey_at(self._paths[digest], seconds)
        except (KeyError, UnreadableInput, OSError):
            return None

    def _heard(self, matches: Sequence[Match], sound: Sound) -> list[Match]:
        """``matches`` of the item with this ``sound``, with what the sound of both says; it changes no verdict."""
        from fogline.footage.sound_match import sound_match

        return [sound_match(match, sound, self._sounds[match.found]) for match in matches]

    def library(self) -> Library:
        """The prints of all items of the case."""
        if self._library is None:
            from fogline.footage.library import Library

            self._library = Library()
            self._fill(self._library, self._store)
            self._renew()
        return self._library

    def _renew(self) -> None:
        """Read anew what was read by an older Fogline, whose prints cannot be compared with those of today."""
        from fogline.footage.prints import FORMAT
        from fogline.footage.reading import read_item

        for kept in self._store.items():
            if kept.format == FORMAT:
                continue
            data, sheet = self._store.files.get(kept.item.sha256), self._store.files.get(kept.sheet)
            with contextlib.suppress(UnreadableInput):  # it could be read once, and stays as it was
                read = read_item(self._store.files.path(kept.item.sha256))
                self._look_for(kept.item.sha256, read.prints)
                self._store.put_item(replace(kept, format=FORMAT), data, read.prints.to_bytes(), sheet)

    def _fill(self, library: Library, store: Store) -> None:
        """Put what ``store`` holds into the library."""
        from fogline.footage.prints import FORMAT, Prints

        for kept in store.items():
            if kept.format == FORMAT:
                prints = Prints.from_bytes(store.files.get(kept.prints))
                library.add(kept.item.sha256, prints)
                self._sounds.setdefault(kept.item.sha256, prints.sound)
                self._paths.setdefault(kept.item.sha256, store.files.path(kept.item.sha256))

    def find(self, path: Path, also: Sequence[Store] = ()) -> tuple[Match, ...]:
        """What of this case, and of the ``also`` given ones, the file at ``path`` shows, without keeping it.

        Raises:
            UnreadableInput: it is no video or picture that can be read.
        """
        from fogline.footage.reading import read_item

        require()
        library = self.library()
        for other in also:
            self._fill(library, other)
        try:
            read = read_item(path)
        except UnreadableInput as error:
            raise under_its_name(error, path) from error
        self._paths.setdefault(read.item.sha256, path)
        found = library.find(read.prints, read.item.sha256, look=self._pictures)
        return tuple(self._heard(found, read.prints.sound))

    def alike(self, most: int = 12, pictured: bool = True) -> tuple[Alike, ...]:
        """Every pair of items that match, each once, the earlier posted one as found; frames for the first ``most``."""
        from fogline.footage.prints import FORMAT
        from fogline.footage.sheet import aligned_frames

        items = {kept.item.sha256: kept for kept in self._store.items()}
        pairs: list[Alike] = []
        for match in _once(self._store.matches(FORMAT), items):
            frames: tuple[Aligned, ...] = ()
            if pictured and len(pairs) < most and can_read():
                asked, found = (self._store.files.path(digest) for digest in (match.asked, match.found))
                with contextlib.suppress(
                    UnreadableInput, OSError
                ):  # no picture is no reason to hold up the brief
                    frames = aligned_frames(match, asked, found)
            pairs.append(Alike(match, frames, earliest(items[match.asked], items[match.found])))
        return tuple(pairs)

    def exhibits(self, decisions: Sequence[Decision], pictured: bool = True) -> tuple[Exhibit, ...]:
        """Every item, the earliest posted first, with what its file says and what people decided about it; ``pictured``:
        with its contact sheet."""
        kept = self._store.items()
        if not kept:
            return ()
        from fogline.footage.contradictions import contradictions
        from fogline.footage.record import human_record

        flags = withheld(decisions, self._now())
        found = [
            Exhibit(
                id=one.id,
                name=one.name,
                item=one.item,
                postings=one.postings,
                evidence=one.evidence,
                contradictions=contradictions(one.evidence, [p.posted for p in one.postings if p.posted])
                if one.evidence
                else (),
                record=human_record(one.id, decisions),
                sheet=self.sheet(one) if pictured else (),
                flags=flags.get(one.id, ()),
            )
            for one in kept
        ]
        return tuple(sorted(found, key=_posted))

    def check(self) -> FootageCheck | None:
        """The check of claims about the footage; ``None`` where there is none."""
        if not self._store.has_items():
            return None
        from fogline.footage.check import FootageCheck

        reports = list(self._store.reports())
        posts = [report.id for report in reports if report.kind is ReportKind.POST]
        sources = {report.id: report.source for report in reports}
        return FootageCheck(self.exhibits((), pictured=False), self.alike(pictured=False), posts, sources)

    def look(self, sheet: Sequence[Still]) -> Haze | None:
        """How hazy the frames of a contact sheet look; ``None`` where that cannot be told, or the extra is missing."""
        if not can_read():
            return None
        from fogline.footage.fog import haze_of

        return haze_of(sheet)

    def sheet(self, kept: KeptItem) -> tuple[Still, ...]:
        """The item's contact sheet."""
        from fogline.footage.sheet import sheet_from_bytes

        return sheet_from_bytes(self._store.files.get(kept.sheet)) if kept.sheet else ()


def can_read() -> bool:
    """Whether the extra ``footage`` is installed."""
    return all(find_spec(name) is not None for name in ("av", "c2pa", "cv2", "faiss", "pdqhash", "PIL"))


def require() -> None:
    """Make sure that footage can be read.

    Raises:
        MissingPart: the extra ``footage`` is not installed.
    """
    if not can_read():
        raise MissingPart("footage", "what reads it is not installed", "Install fogline[footage].")


def earliest(one: KeptItem, other: KeptItem) -> str | None:
    """The SHA-256 of the item that was posted before the other as far as their known postings tell, else ``None``."""
    first, second = (
        next((p.posted for p in kept.postings if p.posted is not None), None) for kept in (one, other)
    )
    if first is None or second is None:
        return None
    if _before(first, second):
        return one.item.sha256
    return other.item.sha256 if _before(second, first) else None


def _before(one: When, other: When) -> bool:
    """Whether all of ``one`` lies before all of ``other``: stretches that overlap do not tell."""
    if isinstance(one.latest, datetime) and isinstance(other.earliest, datetime):
        return one.latest < other.earliest
    return one.last_day < other.first_day


def _once(matches: Sequence[Match], items: dict[str, KeptItem]) -> Iterator[Match]:
    """Of two matches of one pair, the one that asks about the later posted item."""
    by_pair: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        if match.asked in items and match.found in items:
            a, b = sorted((match.asked, match.found))
            by_pair.setdefault((a, b), []).append(match)
    for (a, b), found in by_pair.items():
        first = earliest(items[a], items[b])
        yield min(found, key=lambda match: (match.found != first, match.asked))


def _posted(exhibit: Exhibit) -> tuple[str, str]:
    first = next((p.posted for p in exhibit.postings if p.posted is not None), None)
    return (first.earliest.isoformat() if first else "9999", exhibit.name)
