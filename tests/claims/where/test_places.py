"""Places: which names are places, which place is meant, and where a claim's event was. Invented text and places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fogline.claims.where.found_places import FoundPlace
from fogline.claims.where.place_names import Toponym
from fogline.claims.where.placed import for_claim
from fogline.claims.where.places import PlaceFinder
from fogline.claims.where.placing import distance_m, senses
from fogline.knowledge.gazetteer import Entry
from fogline.language.pipeline import Pipeline, load
from fogline.model import Place, Relation


def town(
    name: str, country: str, latitude: float, longitude: float, people: int = 20_000, admin: str = "01"
) -> Entry:
    return Entry(
        f"t:{name}:{country}:{latitude}",
        name,
        latitude,
        longitude,
        people,
        country,
        admin,
        "settlement",
        2000.0,
    )


class FakeGazetteer:
    """A dozen places, found by exact name."""

    entries = (
        Entry("country:RUR", "Ruritania", 50.0, 20.0, 9_000_000, "RUR", "", "country", 300_000.0),
        Entry("country:GRA", "Graustark", 55.0, 30.0, 9_000_000, "GRA", "", "country", 300_000.0),
        Entry("region:RUR.01", "Vesna region", 50.1, 20.1, 700_000, "RUR", "01", "region", 60_000.0),
        town("Strelsau", "RUR", 50.0, 20.0, 2_000_000),
        town("Edelweiss", "GRA", 55.0, 30.0, 2_000_000),
        town("Zenda", "RUR", 50.2, 20.2, 30_000),
        town("Zenda", "USA", 40.0, -90.0, 90_000),
        town("Hofbau", "RUR", 50.3, 20.3, 12_000),
        town("Vesna", "RUR", 50.1, 20.1, 300_000),
        town("Washington", "USA", 38.9, -77.0, 680_000),
        town("Paris", "FRA", 48.9, 2.35, 2_100_000),
        town("Of", "TUR", 40.9, 40.3, 32_000),
        town("Most", "CZE", 50.5, 13.6, 63_000),
        town("Nova Lipa", "RUR", 50.4, 20.4, 4_000),
        town("Turk", "UZB", 41.0, 70.1, 130_000),
    )

    def find(self, name: str) -> tuple[Entry, ...]:
        found = [e for e in self.entries if e.name.lower() == name.lower()]
        return tuple(sorted(found, key=lambda e: (e.kind != "country", -e.population)))

    def longest(self, words: Sequence[str]) -> int:
        return max((n for n in range(1, len(words) + 1) if self.find(" ".join(words[:n]))), default=0)


class Party:
    def __init__(self, party: str, start: int, end: int) -> None:
        self.party, self.start, self.end = party, start, end


class FakeParties:
    def mentions(self, text: str) -> list[Party]:
        return [
            Party(code, at, at + len(word))
            for word, code in (("Ruritania", "RUR"), ("Graustark", "GRA"))
            for at in range(len(text))
            if text.startswith(word, at)
        ]


@pytest.fixture(scope="module")
def english() -> Pipeline:
    return load("en")


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(FakeGazetteer(), FakeParties())  # type: ignore[arg-type]


def read(english: Pipeline, finder: PlaceFinder, text: str) -> list[FoundPlace]:
    return finder.read(english.parse(text))


def names(found: list[FoundPlace]) -> list[str]:
    return [one.place.mention for one in found]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Shells fell in Zenda and Hofbau on Friday.", ["Zenda", "Hofbau"]),
        ("The army captured Nova Lipa.", ["Nova Lipa"]),
        ("Drones struck Strelsau at dawn.", ["Strelsau"]),
        ("The line runs across eastern Ruritania.", ["eastern Ruritania"]),
        ("Two men died in the Vesna region.", ["Vesna region"]),
        ("Fighting goes on in the Zenda direction.", ["Zenda"]),
        ("They hold a fifth of Ruritania.", ["Ruritania"]),
        ("Smoke rose over Zenda Bridge.", ["Zenda Bridge"]),
        ("A convoy left Camp Zenda.", ["Camp Zenda"]),
        ("A drone fell near Strelsau airport.", ["Strelsau airport"]),
    ],
)
def test_places_are_found(english: Pipeline, finder: PlaceFinder, text: str, mentions: list[str]) -> None:
    assert names(read(english, finder, text)) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Strelsau denies the report.",
        "Ruritania said that it was wrong.",
        "Graustark accused Ruritania of lying.",
        "The minister wrote in the Washington Post.",
        "Paris Novak sang to the crowd.",
        "Volker Turk spoke first. Turk said it was late.",
        "Most of the soldiers were tired.",
        "The Ruritanian army was tired.",
        "An ambassador to Ruritania resigned.",
        "Strelsau-backed fighters left.",
        "The speech angered President Washington greatly.",
    ],
)
def test_voices_persons_and_papers_are_no_places(english: Pipeline, finder: PlaceFinder, text: str) -> None:
    assert names(read(english, finder, text)) == []


def test_a_metonym_speaks_and_a_city_burns(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Strelsau denies it. Houses burned in Strelsau."
    (one,) = read(english, finder, text)
    assert one.place.start == text.rindex("Strelsau")


def test_the_report_s_state_decides_between_namesakes(english: Pipeline, finder: PlaceFinder) -> None:
    (one, _) = read(english, finder, "Ruritania's army said shells fell in Zenda and Hofbau.")
    assert one.place.country == "RUR"
    (other,) = read(english, finder, "A fair was held in Zenda.")
    assert other.place.country == "USA"


def test_near_widens(english: Pipeline, finder: PlaceFinder) -> None:
    plain, near, far = (
        read(english, finder, text)[0].place.radius_m or 0
        for text in (
            "Ruritanian shells fell in Hofbau.",
            "Ruritanian shells fell near Hofbau.",
            "Ruritanian shells fell 40 km north-west of Hofbau.",
        )
    )
    assert plain == 2000 and plain < near < far == 42_000


def test_an_unknown_village_is_kept_as_named(english: Pipeline, finder: PlaceFinder) -> None:
    (one,) = read(english, finder, "A mill burned in the village of Drobniki.")
    assert one.place.name == "Drobniki" and one.place.latitude is None and one.place.id is None
    (near,) = read(english, finder, "A mill burned near Drobniki.")
    assert near.place.name == "Drobniki" and near.place.radius_m is None


def test_a_part_of_a_state_has_no_point(english: Pipeline, finder: PlaceFinder) -> None:
    (one,) = read(english, finder, "Floods hit southern Ruritania.")
    assert (one.place.latitude, one.place.country, one.place.kind) == (None, "RUR", "region")


def test_a_facility_borrows_the_town_and_never_an_id(english: Pipeline, finder: PlaceFinder) -> None:
    (one,) = read(english, finder, "Ruritanian guards closed Hofbau airport.")
    assert one.place.id is None and one.place.latitude == 50.3 and (one.place.radius_m or 0) > 10_000


def claim_places(
    english: Pipeline, finder: PlaceFinder, text: str, quote: str, relation: Relation | None = None
) -> list[str]:
    doc = english.parse(text)
    start = text.index(quote)
    got: tuple[Place, ...] = for_claim(doc, finder.read(doc), start, start + len(quote), relation)
    return [place.mention for place in got]


def test_a_claim_has_the_places_in_it(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Troops left Zenda. Shells fell in Hofbau, officials said."
    assert claim_places(english, finder, text, "Shells fell in Hofbau") == ["Hofbau"]


def test_a_locator_is_not_the_place(english: Pipeline, finder: PlaceFinder) -> None:
    text = "A shell hit Hofbau, north of Strelsau, officials said."
    assert claim_places(english, finder, text, "A shell hit Hofbau, north of Strelsau") == ["Hofbau"]


def test_the_city_is_the_one_last_named(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Troops moved on Zenda. Officials said 300 soldiers are inside the city."
    assert claim_places(english, finder, text, "300 soldiers are inside the city") == ["Zenda"]


def test_an_event_has_the_place_of_its_story(english: Pipeline, finder: PlaceFinder) -> None:
    text = "A missile struck Hofbau on Friday. Officials said six people were killed."
    assert claim_places(english, finder, text, "six people were killed", Relation.CASUALTIES) == ["Hofbau"]
    assert claim_places(english, finder, text, "six people were killed", Relation.STATEMENT) == []


def test_a_place_in_passing_is_not_that_of_the_event(english: Pipeline, finder: PlaceFinder) -> None:
    text = "A missile hit a prison in Hofbau. Some who had left Zenda were there. "
    text += "Officials said the strike killed six men."
    assert claim_places(english, finder, text, "the strike killed six men", Relation.CASUALTIES) == ["Hofbau"]


def test_distance_is_a_metric() -> None:
    a, b = town("A", "RUR", 50.0, 20.0), town("B", "RUR", 51.0, 20.0)
    assert distance_m(a, a) == 0
    assert distance_m(a, b) == distance_m(b, a) == pytest.approx(111_195, rel=0.001)


@pytest.mark.parametrize("former", ["RUR", "GRA"])
def test_what_a_town_is_called_today_outweighs_what_a_larger_one_was_called(former: str) -> None:
    today = town("Vesnograd", "RUR" if former == "GRA" else "GRA", 50.0, 20.0, 60_000)
    before = town("Lindenau", former, 55.0, 30.0, 200_000)
    named = [Toponym(0, 1, "Vesnograd", (before, today), "at")]
    assert senses(named, {former: 2, today.country: 1}) == [today]
    assert senses(named, {former: 2}, region=former) == [before]  # where the case is about its state alone


@pytest.mark.parametrize("speaking", ["RUR", "GRA"])
@pytest.mark.parametrize(("name", "spelt"), [("Vesnograd", "Vesnograd"), ("весноград", "Vesnograd")])
def test_who_speaks_of_a_town_does_not_tell_whose_it_is(speaking: str, name: str, spelt: str) -> None:
    """A state that says that it encircled a town names no place in itself; another place there does tell."""
    other = "GRA" if speaking == "RUR" else "RUR"
    large, small = town(spelt, other, 50.0, 20.0, 60_000), town(spelt, speaking, 55.0, 30.0, 9_000)
    named = [Toponym(0, 1, name, (large, small), "at")]
    assert senses(named, {speaking: 3}) == [large]
    beside = Toponym(2, 3, "Hofbau", (town("Hofbau", speaking, 55.1, 30.1, 90_000),), "at")
    assert senses([*named, beside], {speaking: 3})[0] == small
