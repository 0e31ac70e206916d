"""Inputs into a case: each one read whole and kept in one transaction, or told as a failure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.errors import InputError
from fogline.model import Failure, Raw, Report, When, content_id
from fogline.store.write import Kept, Store, raw_id

if TYPE_CHECKING:
    from fogline.plugins import Reader
    from fogline.reports.fetch import Fetcher
    from fogline.reports.options import ReadOptions

__all__ = ["Added", "Progress", "add", "silent"]

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how many are done, and of how many (``None`` where that is not known)."""


def silent(what: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding inputs: reports new to the case, reports it had already, what could not be read,
    and what was passed over on purpose (a README in a folder, say). ``footage`` is how many videos and pictures came
    with them, new or already there."""

    new: int = 0
    already: int = 0
    failed: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    footage: int = 0


@dataclass(slots=True)
class _Told:
    """Collects what readers tell."""

    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)

    def tell(self, failure: Failure) -> None:
        self.failed.append(failure)

    def skip(self, failure: Failure) -> None:
        self.skipped.append(failure)


def add(
    store: Store,
    inputs: Sequence[str | Path],
    options: ReadOptions,
    fetcher: Fetcher | None,
    progress: Progress,
) -> Added:
    """Read ``inputs`` into the case. Whatever cannot be read is noted, and the rest goes on."""
    from fogline.reports.inputs import default_fetcher, is_address, open_inputs

    fetcher = fetcher or default_fetcher(options)
    intake = _Intake(store, options)
    total = Added()
    done = 0
    for given in inputs:
        if is_address(given) and (had := store.from_address(str(given))):
            total = replace(total, already=total.already + had)
            continue
        told = _Told()
        unread: list[Failure] = []
        for raw in open_inputs([given], options, told, fetcher):
            kept, failed = intake.keep(raw, _key(given))
            unread += failed if kept is None else []
            kept = kept or Kept(0, 0)
            total = replace(
                total,
                new=total.new + kept.new,
                already=total.already + kept.already,
                failed=(*total.failed, *failed),
            )
            done += kept.new + kept.already
            progress("reading", done, None)
        store.note_failures(_key(given), [*told.failed, *unread], _now())
        total = replace(total, failed=(*total.failed, *told.failed), skipped=(*total.skipped, *told.skipped))
    return total


class _Intake:
    """Reads and keeps; readers are made once for each way of reading."""

    def __init__(self, store: Store, options: ReadOptions) -> None:
        self._store = store
        self._options = options
        self._readers: dict[str, tuple[ReadOptions, tuple[Reader, ...]]] = {}

    def keep(self, raw: Raw, given: str) -> tuple[Kept | None, list[Failure]]:
        """Read and keep one input. ``None`` where nothing in it could be read."""
        had = self._store.read_with(raw_id(raw))
        words = _words(self._options, had[0] if had else None)
        if had is not None and had[0] == words:
            return Kept(0, had[1]), []
        told = _Told()
        try:
            reports = self._read(raw, words, told)
            first = next(reports, None)
            if first is None:
                return None, told.failed
            return self._store.keep(
                raw, words, chain((first,), reports), told.failed, given, _now()
            ), told.failed
        except InputError as error:
            return None, [*told.failed, error.failure]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            # A fault in a reader must not lose the other inputs; it is shown with them.
            why = f"its reader failed ({type(error).__name__}: {error})"
            do = "Please report this as a fault of Fogline, with the file if you may."
            return None, [*told.failed, Failure(raw.name, why, do)]

    def _read(self, raw: Raw, words: str, told: _Told) -> Iterator[Report]:
        from fogline.reports import load_readers, read_raw

        if words not in self._readers:
            options = _with_words(self._options, words)
            self._readers[words] = options, load_readers(options)
        options, readers = self._readers[words]
        return read_raw(raw, options, told, readers)


def _words(options: ReadOptions, earlier: str | None) -> str:
    """The user's words about an input, as kept with it: new words win, earlier ones stay where nothing is said."""
    said = dict(json.loads(earlier)) if earlier else {}
    if options.published is not None:
        said["published"] = options.published.as_json()
    if options.publisher is not None:
        said["publisher"] = options.publisher
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _with_words(options: ReadOptions, words: str) -> ReadOptions:
    said = json.loads(words)
    published = said.get("published")
    return replace(
        options,
        published=When.parse(published["earliest"], published["latest"]) if published else None,
        publisher=said.get("publisher"),
    )


def _key(given: str | Path) -> str:
    """What was given, as a hash: a case holds no paths of the machine that it was made on."""
    return content_id("g", given if isinstance(given, str) and "://" in given else str(Path(given).resolve()))


def _now() -> datetime:
    return datetime.now(UTC)
