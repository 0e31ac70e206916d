# ruff: noqa: E501
"""Reports to claims, end to end, on sentences written for these tests."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Act, Claim, ClaimKind, Report, ReportKind, Source, Standing, When, sha256

OUTLET = Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), load("en"))


def _report(text: str, source: Source = OUTLET, language: str = "en") -> Report:
    return Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=source,
        published=When.parse("2025-11-11"), language=language,
    )  # fmt: skip


def claims(text: str, source: Source = OUTLET) -> list[Claim]:
    return list(_extractor().extract(_report(text, source)))


def said(text: str) -> list[tuple[str, str, str]]:
    """(innermost speaker, act, quote) of everything attributed."""
    return [(c.speaker.name, c.act.value, c.quote) for c in claims(text) if c.speaker is not None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ukraine said its troops still hold the station.", ("Ukraine", "asserts", "its troops still hold the station")),
        ("The bridge was hit twice, Russia's Defence Ministry said on Monday.",
         ("Russia's Defence Ministry", "asserts", "The bridge was hit twice")),
        ("Three villages were shelled overnight, according to Ukraine's General Staff.",
         ("Ukraine's General Staff", "asserts", "Three villages were shelled overnight")),
        ("According to the Kremlin, the town is calm.", ("the Kremlin", "asserts", "the town is calm")),
        ("“We hold every street,” said Anna Koval, a spokeswoman for Ukraine's army.",
         ("Anna Koval", "asserts", "We hold every street")),
        ("Anna Koval, a spokeswoman for Ukraine's army, said: “We hold every street.”",
         ("Anna Koval", "asserts", "We hold every street")),
        ("Moscow has repeatedly denied shelling the hospital.", ("Moscow", "denies", "shelling the hospital")),
        ("Kyiv rejected the accusation as absurd.", ("Kyiv", "denies", "the accusation")),
        ("Ukraine acknowledged that the village had been lost.", ("Ukraine", "confirms", "the village had been lost")),
        ("Russia confirmed the loss of a ship.", ("Russia", "confirms", "the loss of a ship")),
        ("Israel accused Hezbollah of firing forty rockets.", ("Israel", "asserts", "firing forty rockets")),
        ("Ukrainian officials estimate that 900 houses were damaged.",
         ("Ukrainian officials", "estimates", "900 houses were damaged")),
        ("Russia vowed to retake the island.", ("Russia", "promises", "retake the island")),
        ("The UN warned that the dam could collapse.", ("The UN", "warns", "the dam could collapse")),
        ("Moscow claims to control two thirds of the town.", ("Moscow", "asserts", "control two thirds of the town")),
        ("Russia said it did not strike the market.", ("Russia", "denies", "it did not strike the market")),
        ("Ukraine's military said no hospitals were targeted.",
         ("Ukraine's military", "denies", "no hospitals were targeted")),
        ("Russia said reports of a retreat were false.", ("Russia", "denies", "reports of a retreat were false")),
        ("The Kremlin dismissed reports that its troops had fled.",
         ("The Kremlin", "denies", "its troops had fled")),
        ("A video released by Ukraine's army shows tanks burning beside a road.",
         ("Ukraine's army", "asserts", "tanks burning beside a road")),
        ("In the clip, posted by Russian war bloggers, soldiers walk through mist.",
         ("Russian war bloggers", "asserts", "soldiers walk through mist")),
        ("Witnesses heard loud explosions near the port.", ("Witnesses", "asserts", "loud explosions near the port")),
        ("Israel blamed Hamas for the explosion.", ("Israel", "asserts", "Hamas for the explosion")),
        ("Ukraine insists that the road to the east is open, although fighting goes on.",
         ("Ukraine", "asserts", "the road to the east is open, although fighting goes on")),
        ("The ministry of defence of Ukraine issued a statement saying that two drones were lost.",
         ("The ministry of defence of Ukraine", "asserts", "two drones were lost")),
    ],
)  # fmt: skip
def test_one_statement(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia did not comment on the report.",
        "Ukraine will announce the names tomorrow.",
        "The explosion claimed the lives of nine people.",
        "The army denied journalists access to the village.",
        "The disputed border has been quiet for years.",
        "Officials refused to say where the prisoners were.",
        "He asked whether the road was open.",
        "The think tank reported to the parliament.",
    ],
)
def test_nobody_is_said_to_have_said_it(text: str) -> None:
    assert said(text) == []


def test_a_denial_of_a_claim_is_two_claims_joined() -> None:
    found = claims("Kyiv denies Russian claims that Pokrovsk is surrounded.")
    asserted, denied = sorted(found, key=lambda c: c.act is Act.DENIES)
    assert asserted.quote == denied.quote == "Pokrovsk is surrounded"
    assert (asserted.party, asserted.act) == ("RUS", Act.ASSERTS)
    assert (denied.party, denied.act, denied.denies) == ("UKR", Act.DENIES, asserted.id)


def test_accusing_each_other_is_one_span_for_two_voices() -> None:
    found = claims("Armenia and Azerbaijan accused each other of shelling border villages.")
    assert {(c.party, c.quote) for c in found} == {
        ("ARM", "shelling border villages"),
        ("AZE", "shelling border villages"),
    }


def test_a_chain_runs_from_the_outermost_voice_to_the_innermost() -> None:
    (one,) = claims("Reuters reported that Ukraine said the depot was empty.")
    assert [s.name for s in one.speakers] == ["Reuters", "Ukraine"]
    assert one.quote == "the depot was empty"
    (two,) = claims(
        "An Iraqi army source said that four soldiers were killed, according to Reuters news agency."
    )
    assert [s.mention for s in two.speakers] == ["Reuters news agency", "An Iraqi army source"]


def test_participles_and_coordination_keep_the_voice() -> None:
    text = "Ukraine denied the strike and said Russia was to blame, adding that the hospital had been marked."
    assert said(text) == [
        ("Ukraine", "denies", "the strike"),
        ("Ukraine", "asserts", "Russia was to blame"),
        ("Ukraine", "asserts", "the hospital had been marked"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ukraine said the strike killed 12 civilians and wounded 30 others.",
         ["the strike killed 12 civilians", "wounded 30 others"]),
        ("Nine people were killed and four were wounded, Ukrainian police said.",
         ["Nine people were killed", "four were wounded"]),
        ("A rocket hit a bus, killing at least six people, Israeli police said.",
         ["A rocket hit a bus", "killing at least six people"]),
        ("Russia said that the drones had failed and that the port was open.",
         ["the drones had failed", "the port was open"]),
        ("Ukraine said that between 200 and 300 soldiers had left.", ["between 200 and 300 soldiers had left"]),
        ("Russia said it had taken Lyman and Kupiansk.", ["it had taken Lyman and Kupiansk"]),
    ],
)  # fmt: skip
def test_a_sentence_with_two_numbers_gives_two_claims(text: str, wanted: list[str]) -> None:
    assert [quote for _, _, quote in said(text)] == wanted


def test_pronouns_and_roles_find_their_names() -> None:
    text = (
        "Ukrainian President Oleh Danko said the line had held. He said two towns were safe.\n\n"
        "The Russian Defence Ministry said the line was broken. The ministry added that 40 tanks were lost.\n\n"
        "Danko called for help. “The line holds,” the president told reporters."
    )
    found = claims(text)
    assert [(c.speaker.name, c.party) for c in found if c.speaker] == [
        ("Oleh Danko", "UKR"),
        ("Oleh Danko", "UKR"),
        ("The Russian Defence Ministry", "RUS"),
        ("The Russian Defence Ministry", "RUS"),
        ("Oleh Danko", "UKR"),
    ]
    assert [c.speaker.mention for c in found if c.speaker][1] == "He"


def test_a_quotation_goes_on_after_its_voice() -> None:
    found = said("“The road is cut,” said Ivan Petrenko, a Ukrainian officer. “Nobody can leave the town.”")
    assert [(name, quote) for name, _, quote in found] == [
        ("Ivan Petrenko", "The road is cut"),
        ("Ivan Petrenko", "Nobody can leave the town"),
    ]


def test_first_person_verbs_inside_a_quotation_are_not_other_voices() -> None:
    assert len(said("“We said the road was open and we confirm it,” Ukraine's army said.")) == 1


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("The BBC could not independently verify the figures.", "the figures", "The BBC"),
        ("None of the figures could be independently verified.", "None of the figures could be independently verified", None),
        ("It is unclear who fired the rocket.", "who fired the rocket", None),
        ("There was no independent confirmation of the loss.", "There was no independent confirmation of the loss", None),
        ("The UN said it was unable to verify the reports.", "the reports", "The UN"),
    ],
)  # fmt: skip
def test_what_could_not_be_verified(text: str, quote: str, speaker: str | None) -> None:
    (one,) = claims(text)
    assert (one.kind, one.quote) == (ClaimKind.VERIFICATION, quote)
    assert (one.speaker.name if one.speaker else None) == speaker


def test_a_ministry_speaks_in_its_own_post() -> None:
    ministry = Source(
        id="s-m",
        name="Ministry of Defence",
        channel="mod",
        party="RUS",
        standing=Standing.OFFICIAL,
        known_by="channel",
    )
    (one,) = claims("Our units captured the village of Novoselivka.", ministry)
    assert one.speaker is not None
    assert (one.speaker.name, one.party, one.speaker.start) == ("Ministry of Defence", "RUS", None)


def test_the_outlets_own_voice_has_no_speaker() -> None:
    (one,) = claims("Russian forces captured the town of Lyman on Monday.")
    assert one.speakers == () and one.cue is None


def test_times_of_saying_and_of_happening_are_apart() -> None:
    (one,) = claims("Ukraine said on Tuesday that the port was hit on Sunday.")
    assert one.said_on == When.parse("2025-11-11")
    assert one.happened == When.parse("2025-11-09")


def test_other_languages_give_nothing() -> None:
    assert list(_extractor().extract(_report("Київ заперечує це.", language="uk"))) == []


def test_exchanging_the_parties_exchanges_the_claims() -> None:
    text = (
        "Russia said its forces took Lyman, killing 30 soldiers. Ukraine denied the claim. "
        "“The town is ours,” a Ukrainian officer said. Moscow accused Kyiv of shelling the school."
    )
    pairs = {"Russia": "Ukraine", "Moscow": "Kyiv", "Russian": "Ukrainian"}
    pairs |= {b: a for a, b in pairs.items()}
    swapped = re.sub(r"\w+", lambda m: pairs.get(m.group(), m.group()), text)
    exchange = {"RUS": "UKR", "UKR": "RUS", None: None}
    one = [(c.act, exchange[c.party], c.relation, c.kind) for c in claims(text)]
    other = [(c.act, c.party, c.relation, c.kind) for c in claims(swapped)]
    assert one == other


def test_ids_are_stable_and_there_are_no_duplicates() -> None:
    text = "Russia said 20 drones were downed. Ukraine said 20 drones were downed."
    first, second = claims(text), claims(text)
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == len(first) == 2


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            ["Russia", "said", "that", "“", "”", '"', ",", ".", "denied", "claims", "of", "and", "he", "according", "to", "40",
             "killed", "(", ")", "\n\n", "—", "👀", "‏שלום", "accused", "each other", "video", "shows", "it", "verify", "not"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_text_gives_exact_spans(words: list[str]) -> None:
    text = " ".join(words)
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote
        for speaker in claim.speakers:
            assert speaker.start is None or text[speaker.start : speaker.end] == speaker.mention
        if claim.cue is not None:
            assert text[claim.cue.start : claim.cue.end] == claim.cue.text


def test_time_grows_with_the_text_and_not_faster() -> None:
    def spent(repeats: int) -> float:
        text = "Russia said the town and the bridge near the river were hit by drones, " * repeats
        began = time.process_time()
        claims(text)
        return time.process_time() - began

    spent(20)
    assert spent(640) < 12 * spent(80) + 1.0
