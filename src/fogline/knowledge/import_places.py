"""Puts the settlements of a dump beside the built gazetteer: into a case, or for all cases of this user."""

from __future__ import annotations

import csv
import math
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fogline.errors import CaseError, MissingPart
from fogline.knowledge.build_gazetteer import PEOPLE_PER_KM2, SCHEMA
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import BUILT, UNLOCATED, Gazetteer
from fogline.knowledge.place_dumps import Alias, Dumped, read_dump
from fogline.knowledge.translit import spellings

__all__ = ["FILE_NAME", "Imported", "import_places", "places_files", "user_folder"]

FILE_NAME = "places.sqlite"
_CYRILLIC_STATES = frozenset({"UKR", "RUS", "BLR"})
_NEAR = 0.3  # degrees within which a known settlement tells the state and division of one without
_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ``places`` settlements with coordinates, ``named`` without, ``names`` further names of known
    places, ``passed`` lines that say nothing new."""

    places: int
    named: int
    names: int
    passed: int


def user_folder() -> Path:
    """Where a user's own data lies: ``$FOGLINE_DATA``, else the platform's folder for the data of programs."""
    if given := os.environ.get("FOGLINE_DATA"):
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".local" / "share") / "fogline"


def places_files(case: Path | None = None) -> tuple[Path, ...]:
    """The files of imported places that a case looks names up in: its own and the user's."""
    own = (case / FILE_NAME,) if case is not None else ()
    return (*own, user_folder() / FILE_NAME)


def import_places(
    source: Path, folder: Path, country: str | None = None, progress: Callable[[int], None] | None = None
) -> Imported:
    """Add what ``source`` holds to the imported places in ``folder``; all of it or nothing.

    ``country`` (ISO alpha-2) is the state of places that a dump gives none for; without it, the state of the nearest
    known settlement. What was imported before stays; a place of the same id is replaced.

    Raises:
        InputError: the file cannot be read, or is none of the known dumps.
        CaseError: the folder cannot be written to.
        MissingPart: the gazetteer has not been built.
    """
    if not BUILT.is_file():
        Gazetteer.open()  # says what to do
    target = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(target)) as opened, opened as db:
            db.execute("PRAGMA page_size=4096")
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'place'").fetchone():
                db.executescript(SCHEMA + "CREATE UNIQUE INDEX place_id ON place (id);")
            return _Import(db, country, progress).run(read_dump(source))
    except sqlite3.DatabaseError as error:
        raise CaseError(
            str(target), f"it cannot be written ({error})", "Check the folder and its free space."
        ) from error
    except OSError as error:
        raise CaseError(
            str(folder), f"it cannot be written ({error})", "Check the folder and its rights."
        ) from error


class _Import:
    """One import: ``run`` reads all, and the caller's transaction keeps all or nothing."""

    def __init__(
        self, db: sqlite3.Connection, country: str | None, progress: Callable[[int], None] | None
    ) -> None:
        self._db = db
        self._country = country.upper() if country else None
        self._progress = progress
        self._known = _Known.load()
        self._codes = _alpha3()
        self._oblasts: dict[str, tuple[str, float, float] | None] = {}
        self._gazetteer = Gazetteer.open()

    def run(self, dumped: Iterable[Dumped | Alias]) -> Imported:
        counts = {"places": 0, "named": 0, "names": 0, "passed": 0}
        batch: dict[tuple[str, str], list[Dumped]] = defaultdict(list)
        for number, one in enumerate(dumped, 1):
            if isinstance(one, Alias):
                counts["names" if self._alias(one) else "passed"] += 1
            elif one.latitude is None:
                batch[fold(one.names[0]), one.admin].append(one)
            else:
                counts["places" if self._place(one) else "passed"] += 1
            if self._progress is not None and number % _ROWS == 0:
                self._progress(number)
        for namesakes in batch.values():
            counts["named" if self._unlocated(namesakes) else "passed"] += 1
        return Imported(**counts)

    def _place(self, one: Dumped) -> bool:
        assert one.latitude is not None and one.longitude is not None
        if one.id in self._known.ids:
            return False
        two = one.country.upper() or self._country
        country = self._codes.get(two or "", "")
        admin = one.admin
        if not country or not admin:
            near = self._known.near(one.latitude, one.longitude, country)
            country, admin = (
                country or near[0],
                admin or (near[1] if near[0] == country or not country else ""),
            )
        radius = max(1000.0, 1000.0 * math.sqrt(one.population / PEOPLE_PER_KM2 / math.pi))
        where = (one.latitude, one.longitude, one.population, country, admin)
        self._write((one.id, one.names[0], *where, "settlement", round(radius)), one.names)
        return True

    def _unlocated(self, namesakes: list[Dumped]) -> bool:
        """Settlements of one name in one oblast that nobody says the place of; several share an id."""
        one = namesakes[0]
        oblast = self._oblast(one.admin)
        if oblast is None:
            return False
        code, latitude, longitude = oblast
        country = self._codes.get(one.country, one.country)
        located = self._gazetteer.find(one.names[0])
        if any(e.kind == "settlement" and e.country == country and e.admin == code for e in located):
            return False
        key = one.id if len(namesakes) == 1 else f"katottg:{code}/{one.names[0]}"
        self._write((key, one.names[0], latitude, longitude, 0, country, code, UNLOCATED, 0.0), one.names)
        return True

    def _oblast(self, name: str) -> tuple[str, float, float] | None:
        if name not in self._oblasts:
            spelt = (f"{name} область", name)
            regions = [e for s in spelt for e in self._gazetteer.find(s) if e.kind == "region" and e.admin]
            towns = [e for e in self._gazetteer.find(name) if e.kind == "settlement" and e.country == "UKR"]
            found = (regions or towns)[:1]
            self._oblasts[name] = (found[0].admin, found[0].latitude, found[0].longitude) if found else None
        return self._oblasts[name]

    def _alias(self, alias: Alias) -> bool:
        row = self._db.execute("SELECT key FROM place WHERE id = ?", (alias.geonames,)).fetchone()
        if row is None:
            known = self._known.row(alias.geonames)
            if known is None:
                return False
            self._write(known, (known[1], alias.name))
            return True
        self._names(row[0], (alias.name,), present=False)
        return True

    def _write(self, row: tuple[object, ...], names: Iterable[str]) -> None:
        old = self._db.execute("SELECT key FROM place WHERE id = ?", (row[0],)).fetchone()
        if old:
            self._db.execute("DELETE FROM name WHERE key = ?", old)
            self._db.execute("DELETE FROM place WHERE key = ?", old)
        insert = (
            "INSERT INTO place (id, name, latitude, longitude, population, country, admin, kind, radius_m) "
            "VALUES (?,?,?,?,?,?,?,?,?)"
        )
        key = self._db.execute(insert, row).lastrowid or 0
        spelt = dict.fromkeys(names)
        if row[5] in _CYRILLIC_STATES:
            spelt |= dict.fromkeys(s for name in list(spelt) for s in sorted(spellings(name)))
        self._names(key, spelt, present=True)

    def _names(self, key: int, names: Iterable[str], present: bool) -> None:
        for name in names:
            folded = fold(name)
            if not folded:
                continue
            self._db.execute("INSERT OR IGNORE INTO name VALUES (?,?,?)", (folded, key, int(present)))
            first, *rest = folded.split()
            if rest:
                self._db.execute(
                    "INSERT INTO first VALUES (?,?) ON CONFLICT (word) DO UPDATE SET most = max(most, excluded.most)",
                    (first, len(rest) + 1),
                )


class _Known:
    """The settlements of the built gazetteer: their ids, and which is nearest to a point."""

    def __init__(self, rows: Iterator[tuple[str, float, float, str, str]]) -> None:
        self.ids: set[str] = set()
        self._grid: dict[tuple[int, int], list[tuple[float, float, str, str]]] = defaultdict(list)
        for key, lat, lon, country, admin in rows:
            self.ids.add(key)
            self._grid[math.floor(lat), math.floor(lon)].append((lat, lon, country, admin))

    @classmethod
    def load(cls) -> _Known:
        try:
            with sqlite3.connect(f"{BUILT.absolute().as_uri()}?mode=ro&immutable=1", uri=True) as db:
                return cls(
                    db.execute(
                        "SELECT id, latitude, longitude, country, admin FROM place WHERE kind = 'settlement'"
                    )
                )
        except sqlite3.DatabaseError as error:
            raise MissingPart(
                BUILT.name, f"the gazetteer cannot be read ({error})",
                "Build it again: `python -m fogline.knowledge.build_gazetteer`.",
            ) from error  # fmt: skip

    def near(self, latitude: float, longitude: float, country: str) -> tuple[str, str]:
        """State and division of the nearest settlement (of one state, where given) within some 30 km; else empty."""
        best, found = _NEAR, ("", "")
        y, x = math.floor(latitude), math.floor(longitude)
        shrink = math.cos(math.radians(latitude))
        for cell in ((y + i, x + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for lat, lon, state, admin in self._grid.get(cell, ()):
                far = math.hypot(lat - latitude, (lon - longitude) * shrink)
                if far < best and country in ("", state):
                    best, found = far, (state, admin)
        return found

    def row(self, key: str) -> tuple[str, str, float, float, int, str, str, str, float] | None:
        """The row of a known settlement, to be kept with its further names."""
        if key not in self.ids:
            return None
        with sqlite3.connect(f"{BUILT.absolute().as_uri()}?mode=ro&immutable=1", uri=True) as db:
            sql = "SELECT id, name, latitude, longitude, population, country, admin, kind, radius_m FROM place WHERE id = ?"
            found: tuple[str, str, float, float, int, str, str, str, float] = db.execute(
                sql, (key,)
            ).fetchone()
            return found


def _alpha3() -> dict[str, str]:
    path = BUILT.parent / "states.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
        return {row["two"]: row["code"] for row in rows}
