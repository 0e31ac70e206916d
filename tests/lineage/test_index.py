"""Candidates: what should be compared is found, whatever order it comes in, and little else is."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.lineage.index import WINDOW_DAYS, Index, candidates
from fogline.lineage.keys import Keys, hashes_of, keys_of
from fogline.lineage.passages import read_text
from fogline.lineage.pickups import order
from fogline.lineage.postings import weight
from fogline.model import Credit, Report, ReportKind, Source, When

NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
ENGLISH = (
    "The regional council of Verkhnedvinsk said 1,340 people had left Oskava and Tarnitsa since the dam at Lesnaya gave "
    "way. Governor Halina Murashko told reporters that 27 boats were at work."
)
RUSSIAN = (
    "Из Оскавы и Тарницы после прорыва плотины в Лесной выехали 1340 человек, сообщил облсовет Верхнедвинска. Работают "
    "27 лодок, сказала губернатор Галина Мурашко."
)
ELSEWHERE = (
    "Fishermen in Port Alder landed 88 tonnes of herring on Friday, said harbour master Joan Petrie. Prices at the Quay "
    "Street auction fell by a third."
)


def report(
    id: str, text: str, hours: float | None = 0, source: str = "paper", credits: tuple[Credit, ...] = (),
    url: str | None = None,
) -> Report:  # fmt: skip
    when = None if hours is None else When.on(NOON + timedelta(hours=hours))
    by = Source(source, source.title(), domain=f"{source}.example")
    return Report(id, ReportKind.ARTICLE, text, "0" * 64, by, published=when, credits=credits, url=url)


def keys(item: Report) -> Keys:
    return keys_of(item, hashes_of(item, read_text(item)))


def pairs(*items: Report) -> list[tuple[str, str]]:
    return candidates(items, {item.id: read_text(item) for item in items})


def test_a_translation_is_found_by_its_names_and_numbers_and_another_story_is_not() -> None:
    assert pairs(report("a", ENGLISH), report("b", RUSSIAN, 2), report("c", ELSEWHERE, 3)) == [("a", "b")]


def test_a_copy_is_found_however_much_later() -> None:
    assert pairs(report("a", ELSEWHERE), report("b", ELSEWHERE, 24 * 400)) == [("a", "b")]


def test_of_many_rewrites_each_is_held_against_the_first() -> None:
    told = [
        f"{ENGLISH.replace('The', f'Version {n} of {n + 7}: the')} Seen by {n} people." for n in range(40)
    ]
    many = [report(f"r{n:02}", text, n / 4, f"site{n}") for n, text in enumerate([RUSSIAN, *told])]
    found = set(pairs(*many))
    assert {("r00", f"r{n:02}") for n in range(1, 41)} <= found
    assert len(found) < 20 * len(many)


@pytest.mark.parametrize(("days", "found"), [(WINDOW_DAYS, True), (WINDOW_DAYS + 1, False)])
def test_a_translation_is_looked_for_near_in_time(days: int, found: bool) -> None:
    assert bool(pairs(report("a", ENGLISH), report("b", RUSSIAN, 24 * days))) is found


def test_an_undated_report_is_looked_for_at_any_time() -> None:
    assert pairs(report("a", ENGLISH), report("b", RUSSIAN, None)) == [("a", "b")]


def test_a_credit_leads_to_the_sources_reports_nearest_in_time_and_no_others() -> None:
    told = [report(f"w{n:02}", f"Bulletin {'xyz'[n % 3]} of the day.", n, "wire") for n in range(40)]
    child = report("z", "Nothing in common.", 20.5, "site", (Credit("credit", "the WIRE"),))
    found = {a for a, b in pairs(*told, child) if b == "z"}
    assert found == {f"w{n:02}" for n in range(9, 23)}


def test_an_address_leads_to_the_report_whatever_stands_around_it() -> None:
    first = report("a", ELSEWHERE, 0, url="https://www.wire.example/herring/?utm_source=x")
    child = report("b", ENGLISH, 900, "site", (Credit("link", "here", url="http://wire.example/herring"),))
    assert pairs(first, child) == [("a", "b")]


def test_a_report_is_taken_in_once() -> None:
    index = Index([keys(report("a", ENGLISH))])
    with pytest.raises(ValueError, match="a is in the index already"):
        index.add(keys(report("a", RUSSIAN)))


def test_a_rarer_key_weighs_more() -> None:
    assert [weight(size) for size in (1, 2, 4, 16, 256)] == [1000, 1000, 500, 250, 125]


def test_what_everybody_names_does_not_lead_to_everybody() -> None:
    said = [report(f"r{n:03}", f"Lesnaya was quiet on day {n}, and Oskava too.", n / 60) for n in range(200)]
    assert len(pairs(*said)) < 8 * len(said)


def made(seed: int, count: int) -> list[Keys]:
    """Keys drawn from few values, so that they are shared by many; dates with ties, and some without."""
    draw = random.Random(seed)
    names = ["ann", "bob", "cyn", "dee"]
    found = []
    for number in range(count):
        item = report(f"r{number:03}", "", draw.choice([None, *range(0, 24 * 40, 7)]))
        bands = np.unique(np.array([draw.randrange(6) for _ in range(2)], dtype=np.uint64))
        marks = np.unique(np.array([draw.randrange(30) for _ in range(draw.randrange(5))], dtype=np.uint64))
        day = -1 if item.published is None else item.published.first_day.toordinal()
        credited = tuple(sorted(draw.sample(names, draw.randrange(2))))
        found.append(Keys(order(item), day, bands, marks, (draw.choice(names),), None, credited))
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 60), st.integers(0, 60), st.randoms(use_true_random=False))
def test_added_one_by_one_in_any_order_is_the_same_as_built_at_once(
    seed: int, count: int, built: int, shuffle: random.Random
) -> None:
    found = made(seed, count)
    at_once = Index(found).pairs()
    shuffle.shuffle(found)
    index = Index(found[:built])
    for each in found[built:]:
        index.add(each)
    # Before the many are read, so that what is not yet sorted in is asked too.
    near = {keys.id: index.near(keys.id) for keys in found}
    assert index.pairs() == at_once
    assert {(a, b) for a, b in combinations(sorted(near), 2) if b in near[a]} == set(at_once)
    assert all((a in near[b]) == (b in near[a]) for a, b in combinations(near, 2))


def test_many_additions_are_sorted_in_on_the_way() -> None:
    found = made(5, 1200)
    index = Index()
    for each in found:
        index.add(each)
    assert len(index) == 1200
    assert index.pairs() == Index(found).pairs()
