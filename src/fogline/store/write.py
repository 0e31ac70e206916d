"""Putting into a case. Each method is one transaction: all of it or nothing, whatever interrupts."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from fogline.model import Claim, Decision, Failure, Raw, Report, content_id, sha256
from fogline.model.footage import Match, Posting
from fogline.store import database
from fogline.store import tables as t
from fogline.store.database import explained
from fogline.store.files import Files
from fogline.store.footage import KeptItem, put_item, put_matches, put_postings
from fogline.store.maps import KeptMap
from fogline.store.rows import (
    drop_claims,
    put_claims,
    put_decision,
    put_failures,
    put_raw,
    put_reports,
    retire,
    writable,
)
from fogline.store.search import Search
from fogline.store.worked_out import put_worked_out

__all__ = ["Kept", "Store", "raw_id"]

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """How many reports of one input were new to the case, and how many it had already."""

    new: int
    already: int


def raw_id(raw: Raw) -> str:
    """The id of bytes as they came: by what they are, and by address or file name."""
    return content_id("raw", sha256(raw.data), raw.address or raw.name)


class Store(Search):
    """A case's database and files, for reading and writing."""

    @classmethod
    def create(cls, folder: Path, durable: bool = True) -> Self:
        """Make a new case folder.

        ``durable`` waits for the disk, so that nothing is lost in a power cut.

        Raises:
            CaseError: there is a case already, or the folder cannot be written to.
        """
        return cls(folder, database.create(folder, durable), Files(folder / "files", durable))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a case folder.

        Raises:
            CaseError: no case, damaged, locked, or made by a newer Fogline.
        """
        engine = database.connect(folder)
        files = Files(folder / "files")
        files.sweep()
        return cls(folder, engine, files)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting (anything JSON has words for)."""
        new = insert_or(t.settings).values(key=key, value=writable(json.dumps(value, ensure_ascii=False)))
        with self._writing() as connection:
            connection.execute(
                new.on_conflict_do_update(index_elements=["key"], set_={"value": new.excluded.value})
            )

    def keep(
        self,
        raw: Raw,
        options: str,
        reports: Iterable[Report],
        failures: Sequence[Failure],
        given: str,
        at: datetime,
    ) -> Kept:
        """Keep one input: its bytes, the reports read from it, and what of it could not be read.

        ``options`` says how it was read: bytes read again in another way replace the earlier reading, whose
        reports stay in the database but out of briefs. ``failures`` may still grow while ``reports`` is being
        read. ``given`` names what the user gave (a hash). Nothing is kept where ``reports`` raises.
        """
        key = raw_id(raw)
        digest = self.files.put(raw.data)
        new = already = 0
        with self._writing() as connection:
            put_raw(connection, key, raw, digest, options, at)
            before = set(
                connection.execute(select(t.readings.c.report).where(t.readings.c.raw == key)).scalars()
            )
            connection.execute(delete(t.readings).where(t.readings.c.raw == key))
            for batch in _batches(reports):
                fresh = put_reports(connection, key, batch)
                new, already, before = (
                    new + fresh,
                    already + len(batch) - fresh,
                    before - {r.id for r in batch},
                )
            retire(connection, sorted(before))
            connection.execute(delete(t.failures).where(t.failures.c.raw == key))
            put_failures(connection, failures, given, key, at)
        return Kept(new, already)

    def note_failures(self, given: str, failures: Sequence[Failure], at: datetime) -> None:
        """Keep what of ``given`` could not be read at all, in place of what was noted of it before."""
        with self._writing() as connection:
            connection.execute(
                delete(t.failures).where(t.failures.c.input == given, t.failures.c.raw.is_(None))
            )
            put_failures(connection, failures, given, None, at)

    def put_claims(self, report: str, extractor: str, claims: Iterable[Claim], at: datetime) -> int:
        """Keep what ``extractor`` found in ``report``; what an earlier version of it found there goes,
        except claims that a person has decided on. Returns how many claims were given."""
        given = list(claims)
        with self._writing() as connection:
            drop_claims(connection, report, extractor.partition("/")[0])
            put_claims(connection, given, extractor)
            run = insert_or(t.runs).values(
                report=report, extractor=extractor, claims=len(given), at=at.isoformat()
            )
            connection.execute(run.on_conflict_do_nothing())
        return len(given)

    def put_map(self, kept: KeptMap, data: bytes) -> bool:
        """Keep a map with its bytes (whose hash fills in ``kept.sha256``); whether it was new."""
        row = {
            "maker": writable(kept.maker), "name": writable(kept.name),
            "sha256": self.files.put(data), "given": int(kept.given),
            "first_day": kept.first and kept.first.isoformat(), "last_day": kept.last and kept.last.isoformat(),
        }  # fmt: skip
        with self._writing() as connection:
            return connection.execute(insert_or(t.maps).on_conflict_do_nothing(), row).rowcount > 0

    def put_item(self, kept: KeptItem, data: bytes, prints: bytes, sheet: bytes) -> bool:
        """Keep an item with its bytes, prints and contact sheet (whose hashes fill in ``kept``), and where it stood;
        whether it was new."""
        item = replace(kept.item, sha256=self.files.put(data))
        kept = replace(kept, item=item, prints=self.files.put(prints), sheet=self.files.put(sheet))
        with self._writing() as connection:
            new = put_item(connection, kept)
            put_postings(connection, [replace(posting, item=item.sha256) for posting in kept.postings])
        return new

    def put_matches(self, asked: str, matches: Sequence[Match], format: int) -> None:
        """Keep what an item has to do with others, found with prints of this format."""
        with self._writing() as connection:
            put_matches(connection, asked, matches, format)

    def put_postings(self, *postings: Posting) -> int:
        """Note where items that are kept stood; how many of the postings were new."""
        with self._writing() as connection:
            return put_postings(connection, postings)

    def keep_worked_out(self, method: str, found: Mapping[str, Mapping[str, bytes]]) -> None:
        """Keep what was worked out by this method, by kind and key, in place of all that was kept so before."""
        with self._writing() as connection:
            put_worked_out(connection, method, found)

    def decide(self, *decisions: Decision) -> None:
        """Add people's decisions, all or none. They are never changed or removed; one may undo another."""
        with self._writing() as connection:
            for decision in decisions:
                put_decision(connection, decision)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that takes the write lock at once, so that two processes wait for each other."""
        with explained(self.folder), self._engine.execution_options(writes=True).begin() as connection:
            yield connection


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    iterator = iter(reports)
    while batch := list(islice(iterator, _BATCH)):
        yield list({report.id: report for report in batch}.values())
