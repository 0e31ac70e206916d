"""Taking out of a case: values of the model, one at a time where there may be many."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, and_, exists, func, or_, select

from fogline.model import Claim, Decision, Failure, Report, ReportKind
from fogline.model.footage import Match
from fogline.store import tables as t
from fogline.store.codec import decode, loads
from fogline.store.database import explained
from fogline.store.files import Files
from fogline.store.footage import KeptItem, get_items, get_matches
from fogline.store.maps import KeptMap
from fogline.store.worked_out import get_worked_out

__all__ = ["Counts", "View"]

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a case. ``by_language`` counts reports ("" where the language is unknown)."""

    reports: int
    claims: int
    maps: int
    failures: int
    decisions: int
    by_language: tuple[tuple[str, int], ...]


class View:
    """What can be asked of a case's database."""

    def __init__(self, folder: Path, engine: Engine, files: Files) -> None:
        self.folder = folder
        self.files = files
        self._engine = engine

    def setting(self, key: str) -> Any:
        """A setting's value (anything JSON has words for), ``None`` where it was never set."""
        with explained(self.folder), self._engine.connect() as connection:
            found = connection.execute(select(t.settings.c.value).where(t.settings.c.key == key)).scalar()
        return None if found is None else json.loads(found)

    def from_address(self, address: str) -> int:
        """How many reports were read from this address (asked for, or answered after redirects), feeds aside,
        whose entries change from day to day."""
        asked = (
            select(func.count())
            .select_from(t.readings)
            .join(t.raws, t.raws.c.id == t.readings.c.raw)
            .join(t.reports, t.reports.c.id == t.readings.c.report)
            .where((t.raws.c.address == address) | (t.raws.c.final == address))
            .where(t.reports.c.kind != ReportKind.FEED_ENTRY.value)
        )
        with explained(self.folder), self._engine.connect() as connection:
            return int(connection.execute(asked).scalar_one())

    def read_with(self, raw: str) -> tuple[str, int] | None:
        """The options that the bytes with this raw id were read with, and how many reports they gave;
        ``None`` where they were never read."""
        asked = select(t.raws.c.options).where(t.raws.c.id == raw)
        given = select(func.count()).select_from(t.readings).where(t.readings.c.raw == raw)
        with explained(self.folder), self._engine.connect() as connection:
            found: str | None = connection.execute(asked).scalar()
            return None if found is None else (found, int(connection.execute(given).scalar_one()))

    def report(self, report: str) -> Report | None:
        """One report by its id, also one that a later reading has replaced."""
        with explained(self.folder), self._engine.connect() as connection:
            row = connection.execute(_REPORTS.where(t.reports.c.id == report)).first()
        return None if row is None else _report(row)

    def reports(self) -> Iterator[Report]:
        """The current reports by date (undated ones last), then by id: the same order on every machine."""
        asked = (
            _REPORTS.where(t.reports.c.current == 1).order_by(t.reports.c.day.nulls_last(), t.reports.c.id)
        )  # fmt: skip
        yield from map(_report, self._stream(asked))

    def unread(self, extractor: str, languages: Collection[str]) -> Iterator[Report]:
        """The current reports in ``languages`` that this extractor has not read, in the order of adding.

        May be written to while it runs.
        """
        run = exists().where(t.runs.c.report == t.reports.c.id, t.runs.c.extractor == extractor)
        asked = _REPORTS.where(t.reports.c.current == 1, t.reports.c.language.in_(sorted(languages)), ~run)
        last = -1
        while True:
            page = asked.where(t.reports.c.row > last).order_by(t.reports.c.row).limit(_PAGE)
            with explained(self.folder), self._engine.connect() as connection:
                rows = connection.execute(page).all()
            if not rows:
                return
            last = rows[-1].row
            yield from map(_report, rows)

    def count_unread(self, extractor: str, languages: Collection[str]) -> int:
        """How many reports ``unread`` would give."""
        run = exists().where(t.runs.c.report == t.reports.c.id, t.runs.c.extractor == extractor)
        asked = select(func.count()).where(
            t.reports.c.current == 1, t.reports.c.language.in_(sorted(languages)), ~run
        )
        with explained(self.folder), self._engine.connect() as connection:
            return int(connection.execute(asked).scalar_one())

    def runs(self) -> frozenset[str]:
        """The ids of the current reports that some extractor has read for claims."""
        asked = select(t.runs.c.report).distinct()
        with explained(self.folder), self._engine.connect() as connection:
            return frozenset(connection.execute(asked).scalars())

    def claims(self) -> Iterator[Claim]:
        """The claims of the current reports, by report (in the order of ``reports``) and place in it.

        A claim that is kept because somebody decided on it is not among them where its passage no longer stands in
        its report, which was read otherwise since.
        """
        asked = (
            select(t.claims.c.body)
            .join(t.reports, t.reports.c.id == t.claims.c.report)
            .where(_FOUND)
            .order_by(t.reports.c.day.nulls_last(), t.reports.c.id, t.claims.c.start, t.claims.c.id)
        )
        for row in self._stream(asked):
            yield loads(Claim, row.body)

    def maps(self) -> tuple[KeptMap, ...]:
        """All maps, by maker, day and name."""
        asked = select(t.maps).order_by(t.maps.c.maker, t.maps.c.first_day, t.maps.c.name, t.maps.c.sha256)
        return tuple(
            KeptMap(row.maker, row.name, row.sha256, _day(row.first_day), _day(row.last_day), bool(row.given))
            for row in self._stream(asked)
        )

    def items(self) -> tuple[KeptItem, ...]:
        """All videos and pictures, by name, each with where it was posted."""
        with explained(self.folder), self._engine.connect() as connection:
            return get_items(connection)

    def has_items(self) -> bool:
        """Whether there is any video or picture."""
        with explained(self.folder), self._engine.connect() as connection:
            return connection.execute(select(t.items.c.id).limit(1)).first() is not None

    def matches(self, format: int) -> tuple[Match, ...]:
        """What items have to do with each other, as far as it was found with prints of this format."""
        with explained(self.folder), self._engine.connect() as connection:
            return get_matches(connection, format)

    def worked_out(self, method: str) -> dict[str, dict[str, bytes]]:
        """What was worked out before by this method, by kind and key; nothing where the last method was another."""
        with explained(self.folder), self._engine.connect() as connection:
            return get_worked_out(connection, method)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, each failure once."""
        asked = select(t.failures.c.body).order_by(t.failures.c.row)
        return tuple(dict.fromkeys(loads(Failure, row.body) for row in self._stream(asked)))

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made."""
        asked = select(t.decisions.c.body).order_by(t.decisions.c.row)
        return tuple(loads(Decision, row.body) for row in self._stream(asked))

    def claim(self, claim: str) -> Claim | None:
        """One claim by its id as the machine found it, also one whose passage is no longer found."""
        asked = select(t.claims.c.body).where(t.claims.c.id == claim)
        with explained(self.folder), self._engine.connect() as connection:
            body: str | None = connection.execute(asked).scalar()
        return None if body is None else loads(Claim, body)

    def lost(self) -> frozenset[str]:
        """The ids that decisions are bound to, of reports and claims that are no longer found."""
        claims = select(t.claims.c.id).join(t.reports, t.reports.c.id == t.claims.c.report).where(_FOUND)
        reports = select(t.reports.c.id).where(t.reports.c.current == 1)
        asked = select(t.bound.c.item).distinct()
        items = select(t.items.c.id)
        asked = asked.where(*(t.bound.c.item.not_in(known) for known in (claims, reports, items)))
        with explained(self.folder), self._engine.connect() as connection:
            return frozenset(connection.execute(asked).scalars())

    def ids(self, beginning: str) -> tuple[tuple[str, str], ...]:
        """What begins so, with or without its kind ("c-"): ("report", "claim", "decision" or "item", id), a whole id
        alone."""
        kinds = (("report", t.reports), ("claim", t.claims), ("decision", t.decisions), ("item", t.items))
        found: list[tuple[str, str]] = []
        with explained(self.folder), self._engine.connect() as connection:
            for whole in (True, False):
                for kind, table in kinds:
                    bare = func.substr(table.c.id, func.instr(table.c.id, "-") + 1)
                    begins = or_(*(c.startswith(beginning, autoescape=True) for c in (table.c.id, bare)))
                    asked = select(table.c.id).where(table.c.id == beginning if whole else begins)
                    if table is t.reports:
                        asked = asked.where(t.reports.c.current == 1)
                    found += [(kind, id) for id in connection.execute(asked.order_by(table.c.id)).scalars()]
                if found:
                    break
        return tuple(found)

    def counts(self) -> Counts:
        """How much there is."""
        current = t.reports.c.current == 1
        language = func.coalesce(t.reports.c.language, "")
        languages = select(language, func.count()).where(current).group_by(t.reports.c.language)
        claims = (
            select(func.count()).select_from(t.claims).join(t.reports, t.reports.c.id == t.claims.c.report)
        )
        with explained(self.folder), self._engine.connect() as connection:

            def count(table: Any) -> int:
                return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

            by_language = tuple(sorted((str(name), int(n)) for name, n in connection.execute(languages)))
            return Counts(
                reports=sum(n for _, n in by_language),
                claims=int(connection.execute(claims.where(current)).scalar_one()),
                maps=count(t.maps),
                failures=count(t.failures),
                decisions=count(t.decisions),
                by_language=by_language,
            )

    def _stream(self, asked: Any) -> Iterator[Any]:
        with explained(self.folder), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=_PAGE).execute(asked)


_BOUND = t.bound.alias()
_DECIDED = exists().where(_BOUND.c.item == t.claims.c.id)
_LENGTH = func.json_extract(t.claims.c.body, "$.end") - t.claims.c.start
_FOUND: Any = and_(
    t.reports.c.current == 1,
    ~_DECIDED | (func.substr(t.reports.c.text, t.claims.c.start + 1, _LENGTH) == t.claims.c.quote),
)
"""Claims of the current reports. One that is kept because somebody decided on it is passed over where its passage no
longer stands in its report, which was read otherwise since."""

_REPORTS: Any = select(t.reports.c.row, t.reports.c.title, t.reports.c.text, t.reports.c.body)


def _report(row: Any) -> Report:
    return decode(Report, {**json.loads(row.body), "title": row.title, "text": row.text})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
