"""What was said and is no longer said, stated as what was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from question_fakes import KHARKIV, NAMES, POKROVSK, SIDES, claim, report

from fogline.model import (
    Claim,
    Dropped,
    HowDropped,
    Lineage,
    Passage,
    Place,
    Relation,
    Report,
    Source,
    Standing,
    Version,
    When,
)
from fogline.questions import ask
from fogline.questions.dropped import LEAST_LATER

RING = Relation.ENCIRCLEMENT
CHANNEL = Source("s-channel", "The Channel", "channel.example")


def item(key: str, day: int, source: Source = CHANNEL, month: int = 11, **rest: object) -> Report:
    return replace(report(key, date(2025, month, day), source), **rest)  # type: ignore[arg-type]


def other(
    key: str, day: int, place: Place = POKROVSK, party: str = "RUS", source: Source = CHANNEL
) -> tuple[Claim, Report]:
    """A report in which the side speaks of the place and of something else."""
    said = claim(
        party, Relation.STATEMENT, f"shops in the town are open, number {day}", report=key, places=(place,)
    )
    return said, item(key, day, source)


def lapses(said: list[tuple[Claim, Report]]) -> list[Dropped]:
    found = ask([c for c, _ in said], {r.id: r for _, r in said}, SIDES, Lineage(), names=NAMES)
    return [d for q in found if q.relation is RING for d in q.dropped]


def ring(
    key: str = "r0",
    day: int = 30,
    month: int = 10,
    party: str = "RUS",
    quote: str = "the town is encircled",
    **rest: object,
) -> tuple[Claim, Report]:
    made = claim(party, RING, quote, report=key, said_on=When.on(date(2025, month, day)), **rest)  # type: ignore[arg-type]
    return made, item(key, day, month=month)


def test_not_repeated_in_later_reports_of_the_source() -> None:
    said = [ring(), *(other(f"r{n}", n) for n in (3, 7, 11))]
    (lapse,) = lapses(said)
    assert lapse.how is HowDropped.NOT_REPEATED and (lapse.party, lapse.official) == ("RUS", True)
    assert lapse.claims == (said[0][0].id,) and lapse.reports == ("r3", "r7", "r11")
    assert lapse.until == date(2025, 11, 11) and lapse.source == CHANNEL.id
    assert lapse.reason == (
        "Russia (official) last said “the town is encircled” on 30 Oct 2025; not in 3 later reports of The Channel in "
        "which it speaks of Pokrovsk, read until 11 Nov 2025."
    )


@pytest.mark.parametrize("later", range(LEAST_LATER))
def test_a_few_later_reports_say_nothing(later: int) -> None:
    assert lapses([ring(), *(other(f"s{n}", n + 3) for n in range(later))]) == []


def test_later_reports_of_others_or_of_another_place_do_not_count() -> None:
    elsewhere = Source("s-other", "Another", "other.example")
    assert lapses([ring(), *(other(f"s{n}", n + 3, KHARKIV) for n in range(5))]) == []
    assert lapses([ring(), *(other(f"s{n}", n + 3, party="UKR") for n in range(5))]) == []
    assert lapses([ring(), *(other(f"s{n}", n + 3, source=elsewhere) for n in range(5))]) == []


def test_a_whole_region_may_be_spoken_of_without_it() -> None:
    region = replace(POKROVSK, kind="region")
    assert lapses([ring(places=(region,)), *(other(f"s{n}", n + 3, region) for n in range(5))]) == []


def test_what_is_said_again_or_changed_later_is_not_quietly_gone() -> None:
    later = [other(f"r{n}", n) for n in (3, 7, 11)]
    assert lapses([ring(), *later, ring("r20", 20, 11)]) == []
    taken = claim("RUS", Relation.CONTROL, "the town has been taken", actor="RUS", report="r21")
    assert lapses([ring(), *later, (taken, item("r21", 21))]) == []


def test_an_event_need_not_be_told_again() -> None:
    struck = claim("RUS", Relation.STRIKE, "the town was struck", actor="UKR", report="r0")
    said = [(struck, item("r0", 30, month=10)), *(other(f"r{n}", n) for n in (3, 7, 11))]
    found = ask([c for c, _ in said], {r.id: r for _, r in said}, SIDES, Lineage(), names=NAMES)
    assert [d for q in found for d in q.dropped] == []


@pytest.mark.parametrize(
    ("cue", "before"),
    [("retracted", ""), ("walked back", ""), ("said", "It took back its statement that "), ("отозвало", ""),
     ("заявив", "Штаб відкликав повідомлення, що "), ("said", "The ministry retracted the report: ")],
)  # fmt: skip
def test_taken_back_in_words(cue: str, before: str) -> None:
    first = ring(name="Ministry", day=4, month=11)
    quote = "the town is not encircled"
    made = claim(
        "RUS", RING, quote, report="r9", no=True, name="Ministry", said_on=When.on(date(2025, 11, 5))
    )
    made = replace(made, start=len(before), end=len(before) + len(quote), cue=Passage(0, len(cue), cue))
    (lapse,) = lapses([first, (made, item("r9", 5, text=f"{before}{quote}."))])
    assert lapse.how is HowDropped.RETRACTED and lapse.claims == (first[0].id,) and lapse.by == (made.id,)


def test_to_withdraw_from_a_town_takes_nothing_back() -> None:
    first = ring(name="Ministry", day=4, month=11)
    quote = "the town is not encircled"
    before = "The army withdrew its tanks. The ministry said that "
    made = claim(
        "RUS",
        RING,
        quote,
        report="r9",
        start=len(before),
        no=True,
        name="Ministry",
        said_on=When.on(date(2025, 11, 5)),
    )
    assert lapses([first, (made, item("r9", 5, text=f"{before}{quote}."))]) == []


def test_left_out_of_a_later_version() -> None:
    made, old = ring()
    old = replace(old, url="https://channel.example/1", version=Version(1, 2))
    new = item("r2", 2, url=old.url, version=Version(2, 2))
    (lapse,) = lapses(
        [(made, old), (claim("RUS", Relation.STATEMENT, "all is calm there", report="r2"), new)]
    )
    assert lapse.how is HowDropped.LEFT_OUT and lapse.reports == ("r2",) and "version 2 of 2" in lapse.reason
    again = replace(made, id="c-again", report="r2", said_on=When.on(date(2025, 10, 30)))
    assert lapses([(made, old), (again, new)]) == []


@pytest.mark.parametrize("note", ["withdrawn by its publisher", "deleted", "видалено", "удалено"])
def test_withdrawn_with_its_report(note: str) -> None:
    made, old = ring()
    (lapse,) = lapses([(made, replace(old, version=Version(1, 1, note)))])
    assert lapse.how is HowDropped.WITHDRAWN and lapse.claims == (made.id,)


def test_unofficial_voices_lapse_by_themselves() -> None:
    said = [
        ring(standing=Standing.ALIGNED, name="A blogger"),
        *((replace(c, speakers=claim("RUS", RING, "x", standing=Standing.ALIGNED).speakers), r)
          for c, r in (other(f"r{n}", n) for n in (3, 7, 11))),
    ]  # fmt: skip
    (lapse,) = lapses(said)
    assert not lapse.official and "Russia (not official)" in lapse.reason
