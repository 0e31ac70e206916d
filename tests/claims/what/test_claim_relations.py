"""Relations, who does what to whom, polarity and degree. All sentences are invented."""

from __future__ import annotations

import re

import pytest

from fogline.claims.amount import amounts
from fogline.claims.what.relations import Content, classify
from fogline.language.pipeline import Pipeline, load
from fogline.model import Polarity, Relation

R = Relation
_NAMES = {
    "RUS": ("Russian", "Russia", "Moscow"),
    "UKR": ("Ukrainian", "Ukraine", "Kyiv"),
}


class Named:
    def __init__(self, party: str, start: int, end: int) -> None:
        self.party, self.start, self.end = party, start, end


class FakeParties:
    """Two parties by three words each."""

    def mentions(self, text: str) -> list[Named]:
        found = [
            Named(code, match.start(), match.end())
            for code, words in _NAMES.items()
            for match in re.finditer(rf"\b(?:{'|'.join(words)})\b", text)
        ]
        return sorted(found, key=lambda one: one.start)


@pytest.fixture(scope="module")
def english() -> Pipeline:
    return load("en")


def content(english: Pipeline, text: str, speaker: str | None = None, accused: str | None = None) -> Content:
    doc = english.parse(text)
    return classify(doc, 0, len(text), amounts.find(doc), FakeParties(), speaker, accused)


SAID: dict[Relation, tuple[str, ...]] = {
    R.CONTROL: (
        "Russian forces captured the village of Lipa.",
        "Ukrainian troops have liberated two settlements.",
        "The town is under the full control of the garrison.",
        "The village fell to Russian troops.",
        "Soldiers raised the flag over the town hall.",
        "Lipa was seized by marines on Monday.",
        "The army took control of the hill.",
        "Marines captured Lipa, which would open the way to the river.",
    ),
    R.PRESENCE: (
        "About 300 soldiers are inside the town.",
        "Russian units remain in the northern district.",
        "Small groups infiltrated the suburbs.",
        "There are no Ukrainian troops in the village.",
        "Enemy fighters were still inside the station.",
        "Their infantry is now present in the town.",
    ),
    R.ENCIRCLEMENT: (
        "The town is fully encircled.",
        "The garrison was surrounded on three sides.",
        "Two battalions are trapped in a cauldron.",
        "The city has been besieged for weeks.",
        "The troops were cut off in the pocket.",
        "Russian forces have nearly encircled the garrison.",
    ),
    R.ROUTE: (
        "Supply lines to the town remain open.",
        "The last road was cut by artillery.",
        "Russian drones have severed the supply routes.",
        "The evacuation corridor is closed.",
        "Logistics routes are under fire control.",
        "Engineers reopened the highway.",
    ),
    R.SHARE: (
        "Moscow controls about 19% of the territory.",
        "They hold 80 percent of the province.",
        "The army occupies a fifth of the country.",
        "More than 60 per cent of the region is occupied.",
        "Troops liberated 300 square kilometres.",
        "They captured 12 square miles of territory.",
    ),
    R.CONCENTRATION: (
        "Russia is concentrating 150,000 troops near the border.",
        "The enemy is massing forces to the east.",
        "Commanders amassed armour behind the river.",
        "They are bringing more troops to the area.",
        "Ukraine redeployed two brigades to the sector.",
        "A build-up was seen at the border.",
    ),
    R.ADVANCE: (
        "Russian forces advanced towards the river.",
        "Its troops pushed further into the suburbs.",
        "Units are closing in from the south.",
        "The brigade gained ground near the mill.",
        "Assault groups broke through the first line.",
        "The column entered the village at dawn.",
    ),
    R.WITHDRAWAL: (
        "Ukrainian units withdrew from the hill.",
        "The garrison retreated across the river.",
        "Russian troops pulled back on Sunday.",
        "The battalion abandoned its positions.",
        "They were pushed back from the village.",
        "The brigade is pulling out of the suburb.",
    ),
    R.CASUALTIES: (
        "At least 40 people were killed.",
        "Shelling wounded six farmers.",
        "Russian forces suffered heavy losses.",
        "The death toll rose to 21.",
        "Two soldiers died in hospital.",
        "Five men are in critical condition.",
    ),
    R.EQUIPMENT: (
        "The brigade destroyed 12 tanks.",
        "They lost two helicopters.",
        "Gunners knocked out three armoured vehicles.",
        "The battery was hit and lost two howitzers.",
        "Soldiers disabled a radar.",
        "The fleet lost a warship.",
    ),
    R.STRIKE: (
        "A missile hit a warehouse.",
        "Russia launched 90 missiles at the port.",
        "The suburb was shelled all night.",
        "An air strike took place near the camp.",
        "Drones struck the depot.",
        "Explosions were heard near the centre.",
    ),
    R.INTERCEPTION: (
        "Air defences shot down 55 missiles.",
        "Crews intercepted most of the drones.",
        "Forty drones were downed over the bay.",
        "Not all the missiles were intercepted.",
        "Thirty drones were jammed.",
        "A rocket was brought down over the lake.",
    ),
    R.DAMAGE: (
        "The fire damaged a school.",
        "Troops blew up the dam.",
        "Two houses were destroyed.",
        "The attack disrupted power in the town.",
        "The district was left without electricity.",
        "A warehouse caught fire.",
        "The blast damaged the bridge.",
    ),
    R.DISPLACEMENT: (
        "Thousands of people fled the valley.",
        "Officials evacuated 200 residents.",
        "Families were displaced by the floods.",
        "Villagers left their homes.",
        "Refugees reached the border.",
        "Many were forced to leave.",
    ),
    R.CAPTIVITY: (
        "Twelve soldiers were taken prisoner.",
        "Forty fighters surrendered.",
        "Two pilots were captured.",
        "The men are held captive in a mine.",
        "A journalist was detained.",
        "The prisoner exchange freed nobody.",
    ),
    R.RESPONSIBILITY: (
        "Moscow was to blame.",
        "Kyiv is responsible for it.",
        "Responsibility lies with the general.",
        "The group has no connection to the incident.",
        "Its forces had nothing to do with it.",
        "Russia was behind it.",
    ),
    R.FOOTAGE: (
        "The video shows a column on a road.",
        "Footage appears to show a burning truck.",
        "The photographs show a crater.",
        "A clip shows soldiers at the gate.",
        "The images were recorded last year: the video is old.",
        "The recording shows a convoy.",
    ),
    R.CONDITIONS: (
        "Thick fog lay over the fields.",
        "Heavy rain made the tracks soft.",
        "Mud slowed everything.",
        "Visibility was poor.",
        "Snow fell on the pass.",
        "Low cloud cover lasted all day.",
        "It was raining at the pass.",
        "The sky over the valley was clear.",
        "The day was overcast.",
    ),
    R.INTENT: (
        "The army plans to cross the river.",
        "Russia intends to move south.",
        "They are preparing for a new push.",
        "Securing Lipa would create a platform to advance towards Zenda.",
        "Capturing the town could open the way to the river.",
        "Any attack on the bridge would trigger massive strikes.",
        "The army could advance on the port within weeks.",
        "The ministry will respond in due time.",
        "Ukraine wants to join the talks.",
        "The command is not seeking a wider war.",
    ),
    R.ATTACK: (
        "There were 47 attacks on the line.",
        "Russian troops stormed the factory.",
        "Clashes went on near the mill.",
        "The brigade repelled two assaults.",
        "The enemy is fighting for every metre.",
        "Saboteurs ambushed a patrol.",
    ),
    R.STATEMENT: (
        "The minister met his colleague.",
        "The talks were useful.",
        "The law was changed in spring.",
        "Nobody knows the reason.",
        "The harvest was good.",
        "Schools will stay shut.",
    ),
}


@pytest.mark.parametrize(("relation", "text"), [(r, t) for r, texts in SAID.items() for t in texts])
def test_relation(english: Pipeline, relation: Relation, text: str) -> None:
    assert content(english, text).relation is relation


def test_every_relation_has_examples() -> None:
    assert {r for r, texts in SAID.items() if len(texts) >= 6} == set(Relation)


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Russian forces shelled Ukrainian positions.", "RUS", "UKR"),
        ("Ukrainian positions were shelled by Russian forces.", "RUS", "UKR"),
        ("Ukraine killed 40 Russian soldiers.", "UKR", "RUS"),
        ("40 Russian soldiers were killed.", None, "RUS"),
        ("Russian forces suffered heavy losses.", None, "RUS"),
        ("There were 47 attacks on Ukrainian troops.", None, "UKR"),
        ("A Ukrainian attack on the prison killed 53 men.", "UKR", None),
        ("A drone attack carried out by Russian troops killed two men.", "RUS", None),
        ("The village fell to Russian troops.", "RUS", None),
        ("About 300 Russian soldiers are inside the town.", "RUS", None),
        ("A Russian-backed mayor was wounded.", None, None),
    ],
)
def test_who_to_whom(english: Pipeline, text: str, actor: str | None, target: str | None) -> None:
    said = content(english, text).arguments
    assert (said.actor, said.target) == (actor, target)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("it condemned all missile strikes on the port.", None),
        ("it had identified an air strike on the port.", None),
        ("it had identified some 30 projectiles crossing from the north.", None),
        ("it launched a missile strike on the port.", "UKR"),
        ("Russia reported a drone attack on the port.", None),
        ("Russia carried out a drone attack on the port.", "RUS"),
    ],
)
def test_whoever_speaks_of_a_blow_did_not_strike_it(english: Pipeline, text: str, actor: str | None) -> None:
    assert content(english, text, "UKR").arguments.actor == actor


def test_our_own_side_is_the_speaker_s(english: Pipeline) -> None:
    said = content(english, "Our forces shelled Ukrainian positions.", speaker="RUS").arguments
    assert (said.actor, said.target) == ("RUS", "UKR")
    said = content(english, "Its forces pushed further into the town.", speaker="UKR").arguments
    assert said.actor == "UKR"


def test_the_accused_is_the_actor(english: Pipeline) -> None:
    said = content(english, "shelling the prison", speaker="RUS", accused="UKR")
    assert said.relation is R.RESPONSIBILITY
    assert said.arguments.actor == "UKR"


def test_a_verb_without_subject_belongs_to_the_speaker_only_after_a_verb_of_saying(english: Pipeline) -> None:
    text = "Moscow claims to control the port, killing many."
    doc = english.parse(text)
    start = text.index("control")
    said = classify(doc, start, text.index(","), (), FakeParties(), "RUS")
    assert said.arguments.actor == "RUS"
    killing = classify(doc, text.index("killing"), len(text) - 1, (), FakeParties(), "RUS")
    assert killing.arguments.actor is None


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The town is encircled.", Polarity.AFFIRMED),
        ("The town is not encircled.", Polarity.NEGATED),
        ("The town isn't encircled.", Polarity.NEGATED),
        ("No convoys were targeted in the town.", Polarity.NEGATED),
        ("Its forces never entered the village.", Polarity.NEGATED),
        ("They did not conduct air strikes near the camp.", Polarity.NEGATED),
        ("None of the drones hit a house.", Polarity.NEGATED),
        ("Not only soldiers were killed.", Polarity.AFFIRMED),
        ("Missiles failed to reach their targets.", Polarity.AFFIRMED),
        ("He ordered the strike to stop a war, not to start one.", Polarity.AFFIRMED),
        ("Troops broke the siege of the town.", Polarity.NEGATED),
    ],
)
def test_polarity(english: Pipeline, text: str, polarity: Polarity) -> None:
    assert content(english, text).polarity is polarity


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("The town is fully encircled.", "fully"),
        ("The town is nearly encircled.", "nearly"),
        ("The town is partly encircled.", "partly"),
        ("Supply lines remain open.", "open"),
        ("The last road was cut.", "cut"),
        ("The last road was not cut.", "open"),
    ],
)
def test_degree(english: Pipeline, text: str, degree: str) -> None:
    said = content(english, text)
    assert said.degree == degree and said.polarity is Polarity.AFFIRMED


def test_what_a_video_shows_is_footage(english: Pipeline) -> None:
    doc = english.parse("soldiers riding into the town")
    assert classify(doc, 0, 29, speaker_words="A new video").relation is R.FOOTAGE


def swapped(text: str) -> str:
    table = dict(zip(_NAMES["RUS"] + _NAMES["UKR"], _NAMES["UKR"] + _NAMES["RUS"], strict=True))
    return re.sub(rf"\b(?:{'|'.join(table)})\b", lambda match: table[match.group()], text)


@pytest.mark.parametrize("text", [t for texts in SAID.values() for t in texts])
def test_exchanging_the_sides_exchanges_the_result(english: Pipeline, text: str) -> None:
    turn = {"RUS": "UKR", "UKR": "RUS"}
    one, other = content(english, text, "RUS"), content(english, swapped(text), "UKR")
    assert (one.relation, one.polarity, one.degree) == (other.relation, other.polarity, other.degree)
    assert turn.get(one.arguments.actor or "", one.arguments.actor) == other.arguments.actor
    assert turn.get(one.arguments.target or "", one.arguments.target) == other.arguments.target
