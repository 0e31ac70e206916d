"""Absence is stated as what was read: whose reports, until when, what could not speak of it, what was not read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import cast

from question_fakes import DAY, NAMES, POKROVSK, SIDES, claim, report

from fogline.brief.beside import absent_words
from fogline.brief.book import Book
from fogline.model import Absence, Claim, Lineage, Question, Relation, Report, Source, Standing, When
from fogline.questions import ask
from fogline.questions.absence import absence_words

STAFF = Source(
    "m", "Ministry", domain="m.example", party="RUS", standing=Standing.OFFICIAL, known_by="domain"
)
CHANNEL = Source("b", "A blogger", channel="1", party="RUS", standing=Standing.ALIGNED, known_by="channel")
RING = Relation.ENCIRCLEMENT


def asked(told: Claim, *others: Report, unread: Collection[str] = ()) -> Question:
    reports = {r.id: r for r in (report(told.report), *others)}
    (question,) = ask([told], reports, SIDES, Lineage(), names=NAMES, unread=unread)
    return question


def of(question: Question, standing: Standing = Standing.OFFICIAL) -> Absence:
    (found,) = [a for a in question.absent if (a.party, a.standing) == ("RUS", standing)]
    return found


def denial() -> Claim:
    return claim("UKR", RING, "the town is not encircled", no=True)


def test_reports_that_could_not_speak_of_it_are_counted_apart() -> None:
    old = [report(f"m{n}", DAY - timedelta(days=n), STAFF) for n in (2, 1)]
    missing = of(asked(denial(), *old, report("m3", DAY, STAFF)))
    assert (missing.reports_read, missing.earlier) == (3, 2)
    assert absence_words(missing, NAMES) == (
        "Russia, official voices: nothing found on this question in 3 reports, read until 11 Nov 2025. "
        "2 of them were published before it."
    )
    assert absence_words(of(asked(denial(), *old)), NAMES).endswith(
        "in 2 reports, read until 10 Nov 2025. All of them were published before what is asked about."
    )


def test_incomplete_and_unread_reports_are_said() -> None:
    part = replace(report("m1", DAY, STAFF), partial=True)
    other = report("m2", DAY, STAFF)
    found = asked(denial(), part, other, unread=["m2"])
    assert absence_words(of(found), NAMES) == (
        "Russia, official voices: nothing found on this question in 1 report, read until 11 Nov 2025. "
        "1 of them is incomplete. 1 report more is kept here, but not read for claims."
    )
    assert absence_words(of(asked(denial(), other, unread=["m2"])), NAMES).endswith(
        "nothing found on this question; 1 report published by them is kept here, but not read for claims."
    )
    assert any(s.text == absence_words(of(found), NAMES) for s in found.sentences)


def test_each_standing_of_a_side_is_stated_by_itself() -> None:
    found = asked(denial(), report("b1", DAY, CHANNEL))
    assert [a.standing for a in found.absent] == [Standing.OFFICIAL, Standing.ALIGNED]
    assert absence_words(of(found, Standing.ALIGNED), NAMES).startswith(
        "Russia, aligned voices, not official: nothing found on this question in 1 report"
    )


def test_a_channel_that_carries_an_answer_is_not_said_to_have_none() -> None:
    carried = replace(denial(), report="b1")
    found = asked(carried, report("b1", DAY, CHANNEL))
    assert [a.standing for a in found.absent] == [Standing.OFFICIAL]


def test_an_official_page_that_quotes_the_other_side_has_not_answered() -> None:
    carried = replace(denial(), report="m1")
    assert of(asked(carried, report("m1", DAY, STAFF))).reports_read == 1


def test_sides_that_have_nothing_to_do_with_it_are_passed_over() -> None:
    elsewhere = replace(POKROVSK, name="Elsewhere", id="g77", country="AFG")
    far = claim("AFG", RING, "the town is encircled", places=(elsewhere,), name="A ministry")
    assert asked(far).absent == ()
    unplaced = claim("AFG", Relation.CAPTIVITY, "ten soldiers were captured", places=(), name="A ministry")
    assert {a.party for a in asked(unplaced).absent} == {"RUS", "UKR"}, "what is not known excludes nobody"
    theirs = claim("AFG", RING, "the town is encircled", places=(elsewhere,), actor="RUS", name="A ministry")
    assert {a.party for a in asked(theirs).absent} == {"RUS", "UKR"}


def test_moments_of_two_zones_are_ordered_as_moments() -> None:
    east = timezone(timedelta(hours=9))
    early = replace(report("m1", source=STAFF), published=When.on(datetime(2025, 11, 12, 8, 0, tzinfo=east)))
    late = replace(report("m2", source=STAFF), published=When.on(datetime(2025, 11, 12, 7, 0, tzinfo=UTC)))
    until = of(asked(denial(), early, late)).until
    assert until == datetime(2025, 11, 12, 7, 0, tzinfo=UTC)


def test_the_page_says_the_same_beside_a_side() -> None:
    missing = of(asked(denial(), report("m1", DAY - timedelta(days=1), STAFF)))
    book = SimpleNamespace(not_read=(), reports={}, party=NAMES.__getitem__)
    told = absent_words(missing, cast(Book, book))
    assert told == (
        "No official statement of Russia on this found in 1 report, read up to 10 Nov 2025; published before what is "
        "asked about."
    )
