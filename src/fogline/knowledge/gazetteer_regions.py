"""States, their divisions, counties and continents for the gazetteer: names from our own tables, centres from towns.

Run by ``build_gazetteer.py`` before Fogline is installed, so only the standard library and files beside this one are
used.
"""

from __future__ import annotations

import csv
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

Row = tuple[str, str, float, float, int, str, str, str, float]
"""Id, name shown, latitude, longitude, population, state (alpha-3), division, kind, radius in metres."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of our own tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"))


def countries(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[tuple[Row, list[str]]]:
    own = {row["code"]: row for row in table("states.csv")}
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


def regions(
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
    rows = table("provinces.csv")
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
        for row in table("us_counties.csv") if row["fips"].startswith(state)
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


def counties(counties: list[dict[str, str]], states: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    """The counties of the United States, under the code of their state."""
    where = {row["fips"]: row for row in table("us_counties.csv")}
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


def continents(continents: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
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


def _centre(members: list[dict[str, Any]]) -> tuple[float, float]:
    """The middle of the settlements on the sphere, each counted alike."""
    x = y = z = 0.0
    for city in members:
        lat, lon = math.radians(city["latitude"]), math.radians(city["longitude"])
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def _reach(latitude: float, longitude: float, members: list[dict[str, Any]]) -> float:
    """How far from the centre 95 of 100 settlements lie, in metres (at least 5 km)."""
    far = sorted(_distance(latitude, longitude, c["latitude"], c["longitude"]) for c in members)
    return max(5000.0, far[min(len(far) - 1, int(0.95 * len(far)))])


def _distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h))
