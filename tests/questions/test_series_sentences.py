"""One sentence a side, made of its claims' own words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from question_fakes import DAY, NAMES, SIDES, claim, report

from fogline.model import Act, Claim, Lineage, Question, Relation, Report, Sentence, Source, Standing, When
from fogline.questions import ask
from fogline.questions.sentences import _own_words

RING = Relation.ENCIRCLEMENT
OWN = Source("s-own", "Own channel", None, "1", "RUS", Standing.OFFICIAL, "channel")


def asked(*claims: Claim, reports: tuple[Report, ...] = ()) -> list[Question]:
    shown = {c.report: report(c.report) for c in claims} | {r.id: r for r in reports}
    return ask(claims, shown, SIDES, Lineage(), names=NAMES)


def of(question: Question, party: str | None, official: bool = True) -> Sentence:
    return next(s for s in question.sentences if (s.party, s.official) == (party, official))


def text(party: str | None, *claims: Claim, official: bool = True, reports: tuple[Report, ...] = ()) -> str:
    return of(asked(*claims, reports=reports)[0], party, official).text


def test_the_sentence_of_the_issue() -> None:
    said = claim("RUS", RING, "the town is encircled", name="Russia's Ministry of Defence",
                 said_on=When.on(date(2025, 11, 10)))  # fmt: skip
    denied = claim("UKR", RING, "the town is encircled", name="Ukraine's General Staff", act=Act.DENIES, report="r2",
                   said_on=When.on(date(2025, 11, 11)))  # fmt: skip
    (question,) = asked(said, denied)
    assert [s.text for s in question.sentences] == [
        "Russia's Ministry of Defence (10 Nov) says that “the town is encircled”.",
        "Ukraine's General Staff (11 Nov) denies that “the town is encircled”.",
    ]
    assert [s.claims for s in question.sentences] == [(said.id,), (denied.id,)]


@pytest.mark.parametrize(
    ("act", "quote", "wanted"),
    [
        (Act.ASSERTS, "Bilyk was surrounded", "says that “Bilyk was surrounded”"),
        (Act.ASSERTS, "at least 40 men are surrounded in it", "says that “at least 40 men are surrounded in it”"),
        (Act.ASSERTS, "The town is encircled", "says: “The town is encircled”"),
        (Act.ASSERTS, "we have encircled the town", "says: “we have encircled the town”"),
        (Act.ASSERTS, "encirclement of the town", "says: “encirclement of the town”"),
        (Act.ASSERTS, "a strike on a Russian-occupied town", "says: “a strike on a Russian-occupied town”"),
        (Act.ASSERTS, "encircled the whole town", "says: “encircled the whole town”"),
        (Act.ASSERTS, "NEW: the town is encircled", "says: “NEW: the town is encircled”"),
        (Act.DENIES, "any encirclement of the town", "denies “any encirclement of the town”"),
        (Act.DENIES, "the town was encircled", "denies that “the town was encircled”"),
        (Act.DENIES, "encirclement of the town", "denies: “encirclement of the town”"),
        (Act.ASSERTS, "“the town is\nencircled”,", "says that “the town is encircled”"),
    ],
)  # fmt: skip
def test_verb_and_passage_read_as_a_sentence(act: Act, quote: str, wanted: str) -> None:
    assert wanted in text("RUS", claim("RUS", RING, quote, act=act))


def test_plural_voices_say() -> None:
    assert text("RUS", claim("RUS", RING, "it is encircled", name="Russian officials")).startswith(
        "Russian officials (reported 11 Nov) say that"
    )


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("российские власти", "say"),
        ("українські військові", "say"),
        ("Генеральний штаб", "says"),
        ("губернатор", "says"),
    ],
)
def test_plural_voices_in_other_languages(name: str, wanted: str) -> None:
    told = text("RUS", claim("RUS", RING, "it is encircled", name=name))
    assert f" {wanted} that" in told


def test_the_newest_official_claim_and_how_many_more_reports() -> None:
    claims = [
        claim(
            "RUS",
            RING,
            f"the town is encircled, day {day}",
            report=f"r{day}",
            said_on=When.on(date(2025, 11, day)),
        )
        for day in (9, 10, 11)
    ]
    (question,) = asked(*claims)
    sentence = of(question, "RUS")
    assert (
        sentence.text == "Russia (11 Nov) says that “the town is encircled, day 11” (and in 2 more reports)."
    )
    assert sentence.more == 2 and sentence.claims == (claims[2].id,)


def test_unofficial_voices_stand_apart_and_are_marked() -> None:
    (question,) = asked(
        claim("RUS", RING, "the town is encircled"),
        claim("RUS", RING, "the ring is not closed and it is not encircled", no=True, standing=Standing.ALIGNED,
              name="A blogger", report="r2"),
    )  # fmt: skip
    assert "A blogger (Russia, aligned, not official, reported 11 Nov)" in of(question, "RUS", False).text
    assert "blogger" not in of(question, "RUS").text


def test_two_answers_of_one_side_the_newest_first() -> None:
    (question,) = asked(
        claim("RUS", RING, "the town is encircled", said_on=When.on(date(2025, 11, 10)), name="Ministry"),
        claim("RUS", RING, "the town is encircled", act=Act.DENIES, report="r2", name="The Governor"),
    )
    assert of(question, "RUS").text == (
        "The Governor (Russia, reported 11 Nov) denies that “the town is encircled”; "
        "Ministry (Russia, 10 Nov) says that “the town is encircled”."
    )


def test_absence_as_what_was_read() -> None:
    said = claim("UKR", RING, "the town is encircled", act=Act.DENIES)
    own = tuple(
        replace(
            report(f"own-{n}", source=OWN), published=When.on(datetime(2025, 11, 11, 6 + n, 40, tzinfo=UTC))
        )
        for n in range(12)
    )
    silent = of(asked(said, reports=own)[0], "RUS")
    assert silent.text == (
        "Russia, official voices: nothing found on this question in 12 reports, read until 17:40 UTC on 11 Nov 2025."
    )
    assert silent.claims == () and silent.citations == ()
    assert of(asked(said)[0], "RUS").text.endswith("no report published by them was read.")


def test_other_languages_keep_their_marks_and_their_words() -> None:
    said = claim("RUS", RING, "Білик оточений", name="Штаб")
    foreign = replace(report("r1"), language="uk")
    sentence = of(asked(said, reports=(foreign,))[0], "RUS")
    assert sentence.text == "Штаб (Russia, reported 11 Nov) says: «Білик оточений»."


def test_another_year_is_named() -> None:
    old = claim("RUS", RING, "the town is encircled", said_on=When.on(date(2024, 12, 31)))
    new = claim(
        "UKR", RING, "the town is encircled", said_on=When.on(date(2025, 1, 1)), act=Act.DENIES, report="r2"
    )
    (question,) = asked(old, new)
    assert "(31 Dec 2024)" in of(question, "RUS").text and "(1 Jan)" in of(question, "UKR").text


@given(st.text(min_size=1, max_size=400))
def test_a_citation_is_the_passage_itself(quote: str) -> None:
    flat = " ".join(quote.split())
    words, cut = _own_words(quote)
    assert words in flat and len(words) <= 170
    assert cut or len(flat) <= 170 + 40 or len(flat.strip()) > len(words)


@given(
    st.lists(
        st.tuples(st.sampled_from(["RUS", "UKR", None]), st.sampled_from(list(Act)),
                  st.text("abc ’“”«»\n\"", min_size=3, max_size=200), st.integers(1, 4)),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_every_citation_stands_in_its_claim(made: list[tuple[str | None, Act, str, int]]) -> None:
    claims = [
        claim(party, RING, f"x {words} y is encircled", act=act, report=f"r{n}", start=at)
        for at, (party, act, words, n) in enumerate(made)
    ]
    by_id = {c.id: c for c in claims}
    for question in asked(*claims):
        given_by = {c for a in question.answers for c in a.claims}
        for sentence in question.sentences:
            assert set(sentence.claims) <= given_by
            assert [c.claim for c in sentence.citations] == list(sentence.claims)
            for cited in sentence.citations:
                assert sentence.text[cited.start : cited.end] in " ".join(by_id[cited.claim].quote.split())
            own = re.sub(r"[“«].*?[”»]", "", sentence.text)
            assert not re.search(r"\b(claims|admits|insists|alleges)\b", own)


def test_the_outlets_own_voice_is_said_to_be_it() -> None:
    made = [
        claim(None, RING, "the town is encircled", own_voice=True),
        claim("RUS", RING, "it is encircled", report="r2"),
    ]
    assert "The Paper (reported 11 Nov), in its own voice, says that" in text(None, *made, official=False)
    assert DAY.day == 11
