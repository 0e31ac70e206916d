"""Names that somebody marked, and which place each means."""

from __future__ import annotations

import pytest

from fogline.claims.where.given import Given, resolve
from fogline.knowledge import gazetteer as module
from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.knowledge.parties import Parties

pytestmark = pytest.mark.skipif(not module.BUILT.is_file(), reason="the gazetteer has not been built")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties.load()


def meant(text: str, names: list[str], gazetteer: Gazetteer, parties: Parties) -> list[Entry | None]:
    given = [Given(name, text.index(name), text.index(name) + len(name)) for name in names]
    return resolve(text, given, gazetteer, parties)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("A fair was held in Paris, Texas.", "Paris", ("USA", "TX")),
        ("A fair was held in Paris.", "Paris", ("FRA", "11")),
        ("He moved to Springfield, Ill., in May.", "Springfield", ("USA", "IL")),
        ("A barn burned in downtown Dallas.", "downtown Dallas", ("USA", "TX")),
        ("The road to Ft. Wayne is closed.", "Ft. Wayne", ("USA", "IN")),
    ],
)
def test_what_the_text_says_holds_a_town(
    text: str, name: str, key: tuple[str, str], gazetteer: Gazetteer, parties: Parties
) -> None:
    (entry,) = meant(text, [name], gazetteer, parties)
    assert entry is not None and (entry.country, entry.admin) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ky.", "region:USA.KY"), ("U.S.", "country:USA"), ("Russian", "country:RUS"), ("Ukrainians", "country:UKR"),
     ("Alberta", "region:CAN.01"), ("Europe", "continent:EU")],
)  # fmt: skip
def test_abbreviations_adjectives_and_wholes(
    name: str, key: str, gazetteer: Gazetteer, parties: Parties
) -> None:
    (entry,) = meant(f"It is about {name} again.", [name], gazetteer, parties)
    assert entry is not None and entry.id == key


def test_counties_are_told_apart_by_the_rest_of_the_text(gazetteer: Gazetteer, parties: Parties) -> None:
    for towns, state in ((["Alexandria", "Baton Rouge"], "LA"), (["Toledo", "Columbus"], "OH")):
        text = f"Fires broke out in Jackson County, and in {' and '.join(towns)}, {'Louisiana' if state == 'LA' else 'Ohio'}."
        if state == "LA":
            text = text.replace("Jackson County", "Jackson Parish")
        county = "Jackson Parish" if state == "LA" else "Jackson County"
        entry = meant(text, [county, *towns], gazetteer, parties)[0]
        assert entry is not None and entry.kind == "region" and entry.admin == state


def test_a_name_that_nobody_knows_means_nothing(gazetteer: Gazetteer, parties: Parties) -> None:
    assert meant("They met in Qwertyville.", ["Qwertyville"], gazetteer, parties) == [None]
    assert resolve("", [], gazetteer) == []
