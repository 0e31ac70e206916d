"""How well amounts, dates and places are read, where the spans of claims and names are given.

    python benchmarks/fields.py ../shared/data

Gold claims: the span and the speaker's party of each claim are given; the stretch of its attribution is taken
to be the words around its cue. Toponyms (LGL, TR-News): the names are given, and a place within 161 km is right;
for states, the right state is.
"""

from __future__ import annotations

import argparse
import json
import math
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

from fogline.claims.fields import FieldReader, Fields
from fogline.claims.what.words import Words
from fogline.claims.where.places import PlaceFinder
from fogline.claims.where.placing import choose
from fogline.claims.where.toponyms import Toponym
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import Pipeline, load
from fogline.model import When

WITHIN_KM = 161.0


def ratio(n: Counter[str], key: str) -> str:
    """``right/all = share`` for one measure."""
    return f"{key} {n[key]}/{n[key + '?']} = {n[key] / max(1, n[key + '?']):.3f}"


def attribution(words: Words, claim: dict[str, Any]) -> tuple[int, int] | None:
    """The words around the cue, on its side of the claim's span."""
    cue = claim["cue_start"], claim["cue_end"]
    first, last = words.sentence_words(min(words.index_at(cue[0]), len(words) - 1))
    low, high = words.starts[first], words.ends[last - 1]
    if cue[0] >= claim["span_end"]:
        return claim["span_end"], max(claim["span_end"], min(high, cue[1] + 40))
    if cue[1] <= claim["span_start"]:
        return max(low, cue[0] - 90), claim["span_start"]
    return None


def count(n: Counter[str], claim: dict[str, Any], fields: Fields) -> None:
    """Add one claim to the tallies, by the same rules as the project's scorer."""
    want, got = claim["quantity"], fields.amount
    right = (want is None) == (got is None)
    if want is not None and got is not None:
        for key in ("value", "low", "high"):
            said = getattr(got, key)
            right &= said == want.get(key) or (want.get(key) is None and said == want.get("value"))
    n["amount?"] += 1
    n["amount"] += right
    if want is not None:
        n["amount where gold has one?"] += 1
        n["amount where gold has one"] += right
    for when, key in ((fields.said_on, "date_said"), (fields.happened, "date_event")):
        day = claim.get(key)
        day = day.get("start") if isinstance(day, dict) else day
        n["both dates, unknown included?"] += 1
        n["both dates, unknown included"] += str(day or "")[:10] == (str(when.earliest) if when else "")
    named = {place.lower() for place in claim["places"]}
    found = {place.name.lower() for place in fields.places} | {p.mention.lower() for p in fields.places}
    n["places?"] += len(named)
    n["places"] += len(named & found)
    n["places given"] += len(fields.places)


def gold(folder: Path, pipeline: Pipeline, finder: PlaceFinder, parties: Parties) -> Counter[str]:
    """The tallies over all gold documents."""
    n: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text())
        text = (folder / "texts" / f"{document['name']}.txt").read_text()
        doc = pipeline.parse(text)
        words = Words.of(doc)
        reader = FieldReader.read(doc, When.parse(document["meta"]["published"]), finder, parties)
        for claim in document["claims"]:
            start, end = claim["span_start"], claim["span_end"]
            party = claim["side"] if parties.known(claim["side"]) else None
            quoted = text[max(0, start - 1) : start + 1].strip('“"') != text[max(0, start - 1) : start + 1]
            count(n, claim, reader.of(start, end, party, attribution(words, claim), quoted=quoted))
    return n


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Distance on the sphere."""
    p, q = math.radians(lat), math.radians(to_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def toponyms(path: Path, gazetteer: Gazetteer, parties: Parties) -> Counter[str]:
    """How many of the given names are put at the right place."""
    n: Counter[str] = Counter()
    for article in ET.parse(path).getroot():
        states = Counter(mention.party for mention in parties.mentions(article.findtext("text") or ""))
        marked = [tag for tag in article.iter("toponym") if tag.findtext(".//lat")]
        named = [
            Toponym(0, 0, name, gazetteer.find(name), "at")
            for tag in marked
            if (name := tag.findtext("phrase"))
        ]
        chosen = choose(named, states)
        for tag, place in zip(marked, named, strict=True):
            lat, lon = float(tag.findtext(".//lat") or 0), float(tag.findtext(".//lon") or 0)
            state = (tag.findtext(".//fcode") or "").startswith("PCL")
            reachable = any(
                kilometres(lat, lon, e.latitude, e.longitude) <= WITHIN_KM or (state and e.kind == "country")
                for e in place.entries
            )
            entry = chosen.get(place.name)
            right = entry is not None and (
                kilometres(lat, lon, entry.latitude, entry.longitude) <= WITHIN_KM
                or (state and entry.kind == "country" and entry.name == tag.findtext(".//country"))
            )
            n["all?"] += 1
            n["all"] += right
            n["of names that the gazetteer has?"] += reachable
            n["of names that the gazetteer has"] += right
    return n


def main() -> None:
    """Print one line a measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    data: Path = ask.parse_args().data
    gazetteer, parties = Gazetteer.open(), Parties.load()
    n = gold(data / "reports" / "gold", load("en"), PlaceFinder(gazetteer, parties), parties)
    for key in ("amount", "amount where gold has one", "both dates, unknown included", "places"):
        print(ratio(n, key))
    print(f"places given {n['places given']}")
    for name in ("lgl", "TR-News"):
        n = toponyms(data / "language" / "test" / "geo" / f"{name}.xml", gazetteer, parties)
        print(name, *(ratio(n, key) for key in ("all", "of names that the gazetteer has")), sep="   ")


if __name__ == "__main__":
    main()
