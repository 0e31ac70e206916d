"""Events: which day and place a claim has from the sentences around it. Invented texts, days and places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fogline.claims.fields import FieldReader, Fields
from fogline.claims.where.places import PlaceFinder
from fogline.knowledge.gazetteer import Entry
from fogline.language.pipeline import Pipeline, load
from fogline.model import When

PUBLISHED = When.parse("2025-11-14")  # a Friday
TUESDAY = When.parse("2025-11-11")
WEDNESDAY = When.parse("2025-11-12")


def place(name: str, kind: str, latitude: float, longitude: float, people: int, admin: str = "01") -> Entry:
    reach = {"settlement": 2_000.0, "region": 40_000.0, "country": 300_000.0}[kind]
    return Entry(f"{kind}:{name}", name, latitude, longitude, people, "RUR", admin, kind, reach)


class FakeGazetteer:
    """A state, a region and four towns, found by exact name."""

    entries = (
        place("Ruritania", "country", 50.0, 20.0, 9_000_000, ""),
        place("Vesna Oblast", "region", 50.1, 20.1, 700_000),
        place("Zenda", "settlement", 50.2, 20.2, 130_000),
        place("Hofbau", "settlement", 50.3, 20.3, 112_000),
        place("Tarlenheim", "settlement", 54.0, 29.0, 140_000, "07"),
        place("Duna", "settlement", 50.4, 20.1, 900_000),
    )

    def find(self, name: str) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.name.lower() == name.lower())

    def longest(self, words: Sequence[str]) -> int:
        return max((n for n in range(1, len(words) + 1) if self.find(" ".join(words[:n]))), default=0)


class Party:
    kind = "adjective"

    def __init__(self, party: str, start: int, end: int) -> None:
        self.party, self.start, self.end = party, start, end


class FakeParties:
    def mentions(self, text: str) -> list[Party]:
        return [Party("RUR", at, at + 10) for at in range(len(text)) if text.startswith("Ruritanian", at)]

    def name(self, code: str) -> str:
        return "Ruritania"


@pytest.fixture(scope="module")
def english() -> Pipeline:
    return load("en")


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(FakeGazetteer(), FakeParties())  # type: ignore[arg-type]


def fields(english: Pipeline, finder: PlaceFinder, text: str, quote: str, said: str | None = None) -> Fields:
    reader = FieldReader.read(english.parse(text), PUBLISHED, finder)
    start = text.index(quote)
    around = (text.index(said), text.index(said) + len(said)) if said else None
    return reader.of(start, start + len(quote), around=around)


def mentions(read: Fields) -> list[str]:
    return [one.mention for one in read.places]


LEAD = "A missile strike on a market in Zenda killed nine people on Tuesday, the mayor said. "


@pytest.mark.parametrize(
    "quote",
    [
        "six others were wounded",
        "the strike destroyed two shops",
        "the rockets came from the north and hit a school",
    ],
)
def test_what_happened_in_one_event_has_its_day_and_place(
    english: Pipeline, finder: PlaceFinder, quote: str
) -> None:
    read = fields(english, finder, f"{LEAD}A doctor said {quote}.", quote)
    assert (read.happened, mentions(read)) == (TUESDAY, ["Zenda"])


@pytest.mark.parametrize(
    "quote",
    [
        "strikes on markets continue every week",
        "its army will attack the depots",
        "the talks went well",
        "its forces shell the port every night",
        "the toll had risen to eleven",
        "an attack would trigger a war",
    ],
)
def test_what_goes_on_or_may_come_has_no_day_of_an_event(
    english: Pipeline, finder: PlaceFinder, quote: str
) -> None:
    assert fields(english, finder, f"{LEAD}The ministry said {quote}.", quote).happened is None


def test_a_day_given_after_the_lead_is_that_of_the_lead(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Nine jets burned in explosions at an air base in Vesna Oblast, the air force said Wednesday. "
    text += "The army denied that any jets were lost in Tuesday's explosions at the Hofbau air base."
    read = fields(
        english,
        finder,
        text,
        "Nine jets burned in explosions at an air base in Vesna Oblast",
        "said Wednesday",
    )
    assert (read.said_on, read.happened) == (WEDNESDAY, TUESDAY)
    assert mentions(read) == ["Hofbau air base", "Vesna Oblast"]


def test_another_event_keeps_its_own_day_and_place(english: Pipeline, finder: PlaceFinder) -> None:
    text = LEAD + "On Wednesday a drone hit a mill in Tarlenheim. Police said two workers were injured."
    read = fields(english, finder, text, "two workers were injured")
    assert (read.happened, mentions(read)) == (WEDNESDAY, ["Tarlenheim"])


def test_another_place_without_a_day_does_not_take_that_of_the_story(
    english: Pipeline, finder: PlaceFinder
) -> None:
    text = LEAD + "Officials said a bridge was damaged by a strike in Tarlenheim."
    assert fields(english, finder, text, "a bridge was damaged by a strike in Tarlenheim").happened is None


def test_a_recalled_event_does_not_date_the_story(english: Pipeline, finder: PlaceFinder) -> None:
    text = "One of the planners of the October 2 attacks was killed in a strike on Zenda, the army said."
    text += " It said the strike destroyed a bunker."
    assert fields(english, finder, text, "the strike destroyed a bunker").happened is None


def test_the_day_of_saying_is_not_that_of_the_event(english: Pipeline, finder: PlaceFinder) -> None:
    text = "On Wednesday, the ministry said that shells hit the port. It said two men died."
    read = fields(english, finder, text, "shells hit the port", "the ministry said")
    assert (read.said_on, read.happened) == (WEDNESDAY, None)
    assert fields(english, finder, text, "two men died").happened is None


def test_what_is_said_in_the_briefing_is_said_on_its_day(english: Pipeline, finder: PlaceFinder) -> None:
    text = "The ministry gave figures at a briefing on Wednesday. Rain fell. "
    text += "In the briefing, the army also said it had won a hill."
    assert fields(english, finder, text, "it had won a hill", "the army also said").said_on == WEDNESDAY


def test_today_is_the_day_of_saying(english: Pipeline, finder: PlaceFinder) -> None:
    text = "“Shells hit our street today,” the baker wrote."
    reader = FieldReader.read(english.parse(text), PUBLISHED, finder)
    read = reader.of(1, text.index(",”"), around=(text.index("the baker"), len(text)), quoted=True)
    assert read.said_on == read.happened == PUBLISHED


def test_captions_and_correspondents_are_not_where_it_happened(
    english: Pipeline, finder: PlaceFinder
) -> None:
    text = "Twelve soldiers were killed in a clash near Zenda on Tuesday.\n\nA convoy drives through Duna [Agency]\n\n"
    text += "Reporting from Tarlenheim, our writer heard more. The army said three men were wounded."
    assert mentions(fields(english, finder, text, "three men were wounded")) == ["Zenda"]


def test_where_something_was_fired_from_is_not_where_it_fell(english: Pipeline, finder: PlaceFinder) -> None:
    quote = "the rocket was fired from positions near Tarlenheim"
    read = fields(english, finder, f"{LEAD}The army said {quote}.", quote)
    assert mentions(read) == ["Zenda", "Tarlenheim"] and read.happened == TUESDAY


@pytest.mark.parametrize(
    ("text", "mention", "located"),
    [
        ("Troops crossed the Duna River.", "Duna River", False),
        ("Shells hit the Zenda monastery.", "Zenda monastery", True),
        ("A blast shook the Hofbau hydroelectric dam.", "Hofbau hydroelectric dam", True),
        ("Drones hit Tarlenheim railway station.", "Tarlenheim railway station", True),
    ],
)
def test_a_facility_is_no_settlement(
    english: Pipeline, finder: PlaceFinder, text: str, mention: str, located: bool
) -> None:
    (one,) = finder.read(english.parse(text))
    assert (one.place.name, one.place.mention, one.place.kind, one.place.id) == (
        mention,
        mention,
        "facility",
        None,
    )
    assert (one.place.latitude is not None) is located
    assert not located or (one.place.radius_m or 0) >= 15_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rockets flew into Ruritanian territory.", [("Ruritania", "Ruritanian territory", "country")]),
        ("Floods hit eastern Ruritania.", [("eastern Ruritania", "eastern Ruritania", "region")]),
        ("Clashes broke out in the western Sarvas.", [("western Sarvas", "western Sarvas", None)]),
        ("Police closed the Zenda district.", [("Zenda district", "Zenda district", "region")]),
        ("The Zenda was burning at sea.", []),
        ("The Duna government fell.", []),
        ("The Duna Sea fleet sailed.", []),
    ],
)
def test_what_a_name_stands_for(
    english: Pipeline, finder: PlaceFinder, text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert [(p.name, p.mention, p.kind) for p in finder.find(english.parse(text))] == found


def test_the_plant_is_the_one_last_named(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Inspectors went to the Hofbau power plant and to Zenda. The army said shells struck the plant."
    assert mentions(fields(english, finder, text, "shells struck the plant")) == ["Hofbau power plant"]


def test_the_region_is_no_town(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Fires burned in Vesna Oblast and in Zenda. He said people fled the region."
    assert mentions(fields(english, finder, text, "people fled the region")) == ["Vesna Oblast"]


def test_a_river_is_where_nothing_else_happened(english: Pipeline, finder: PlaceFinder) -> None:
    text = "Boats lay on the Duna River. The army said four guards were captured by raiders."
    assert mentions(fields(english, finder, text, "four guards were captured by raiders")) == []
