"""Drift along edges, on invented reports with hand-made claims and alignments."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from drift_fakes import MONDAY, K, Told, drift, edge, kinds, place, told, two_sides, wounded

from fogline.lineage.drift import find_drift
from fogline.model import (
    Act,
    Amount,
    Claim,
    DriftKind,
    Relation,
    Report,
    ReportKind,
    Review,
    Source,
    Speaker,
    Standing,
    Stretch,
    When,
)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (("up to 40", "en"), ("40", "en"), K.BOUND_LOST),
        (("at least 40", "en"), ("40", "ru"), K.BOUND_LOST),
        (("more than 40", "en"), ("40", "en"), K.BOUND_LOST),
        (("about 40", "en"), ("40", "uk"), K.BOUND_LOST),
        (("до 40", "uk"), ("some 40", "en"), K.BOUND_LOST),
        (("не менее 40", "ru"), ("forty", "en"), K.BOUND_LOST),
        (("between 30 and 40", "en"), ("40", "en"), K.BOUND_LOST),
        (("40", "en"), ("more than 40", "en"), K.AMOUNT),
        (("40", "en"), ("at least 48", "en"), K.AMOUNT),
        (("up to 40", "en"), ("at least 40", "en"), K.AMOUNT),
        (("сорок", "ru"), ("почти 50", "ru"), K.AMOUNT),
        (("dozens of", "en"), ("80", "en"), K.AMOUNT),
    ],
)
def test_an_amount_that_changed_or_lost_its_bound(
    before: tuple[str, str], after: tuple[str, str], kind: DriftKind
) -> None:
    found = drift(wounded("a", *before), wounded("b", *after))
    assert kinds(found) == [kind]
    assert found[0].before is not None and found[0].after is not None
    assert found[0].from_claim and found[0].to_claim
    assert "became" in found[0].note


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("forty", "en"), ("40", "en")),
        (("40", "en"), ("сорок", "ru")),
        (("dozens of", "en"), ("десятки", "uk")),
        (("about 40", "en"), ("примерно 40", "ru")),
        (("at least 40", "en"), ("щонайменше 40", "uk")),
        (("at least 40", "en"), ("не меньше 40", "ru")),
        (("more than 40", "en"), ("over 40", "en")),
        (("1,042", "en"), ("more than 1,000", "en")),
        (("1,200", "en"), ("1 200", "ru")),
        (("between 30 and 40", "en"), ("від 30 до 40", "uk")),
    ],
)
def test_the_same_amount_in_other_words_is_no_drift(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert drift(wounded("a", *before), wounded("b", *after)) == ()


def test_a_number_that_the_child_gives_in_full_elsewhere_has_not_drifted() -> None:
    parent = wounded("a", "up to 40")
    child = told("b", "Shells fell on the market of Dubrovka and 40 people were wounded there. The governor said that up to "
                 "40 people were wounded.").says("up to 40 people were wounded", "The governor", "AAA")  # fmt: skip
    assert drift(parent, child, [(0, 0), (0, 1), (1, 1)]) == ()


def test_figures_of_another_day_in_the_same_form_are_another_report() -> None:
    text = "The staff counted {} clashes. Aircraft dropped {} bombs. Guns fired {} shells. Troops repelled {} attacks."
    one, two = told("a", text.format(61, 20, 300, 9)), told("b", text.format(88, 31, 412, 15))
    one.says("The staff counted", "The staff")
    assert K.AMOUNT not in kinds(drift(one, two))
    kept = told("c", text.format(61, 20, 300, 12))
    assert kinds(drift(one, kept)) == [K.AMOUNT]


def test_numbers_far_apart_count_other_things() -> None:
    parent = told("a", "Ukraine confirmed that some 300 Russian soldiers are inside Pokrovsk.")
    parent.says("some 300 Russian soldiers are inside Pokrovsk", "Ukraine", "UKR", relation=Relation.PRESENCE)
    child = told("b", "Ukraine said that Russia was massing some 150,000 troops to capture Pokrovsk.")
    assert drift(parent, child) == ()


def test_a_copy_has_no_drift() -> None:
    parent, child = wounded("a", "up to 40"), wounded("b", "up to 40")
    assert drift(parent, child) == ()


def test_hedges_are_lost_and_added_across_languages() -> None:
    hedged = told("a", "The raid on Dubrovka may have hit a fuel depot, the governor said.").says(
        "may have hit a fuel depot", "the governor", "AAA", relation=Relation.STRIKE
    )
    bare = told("b", "Удар по Дубровке пришелся на топливный склад, сказал губернатор.", language="ru").says(
        "пришелся на топливный склад", "губернатор", "AAA", relation=Relation.STRIKE
    )
    kept = told(
        "c", "Удар по Дубровке, возможно, пришелся на топливный склад, сказал губернатор.", language="ru"
    )
    assert kinds(drift(hedged, bare)) == [K.HEDGE_LOST]
    assert kinds(drift(bare, hedged)) == [K.HEDGE_ADDED]
    assert drift(hedged, kept) == ()
    assert drift(kept.says("пришелся на топливный склад", "губернатор"), hedged) == ()


def test_a_hedge_of_what_was_cut_is_not_lost() -> None:
    text = "The bridge at Dubrovka was hit twice overnight"
    parent = told("a", f"{text}, and the railway station may be closed for weeks.")
    parent.says(text, relation=Relation.STRIKE)
    assert drift(parent, told("b", f"{text}.")) == ()


def test_attribution_is_lost_where_the_child_speaks_in_its_own_voice() -> None:
    parent = told("a", "Ukraine's General Staff says that about 300 soldiers are in the city.").says(
        "about 300 soldiers are in the city", "Ukraine's General Staff", "UKR", relation=Relation.PRESENCE
    )
    own = told("b", "About 300 soldiers are in the city.")
    found = drift(parent, own)
    assert kinds(found) == [K.ATTRIBUTION_LOST]
    assert found[0].to_claim is None and found[0].after == Stretch("b", 0, len(own.report.text))
    assert "no longer says who says so" in found[0].note
    other = told("c", "По данным украинского Генштаба, в городе около 300 солдат.", language="ru")
    after = told("d", "About 300 soldiers are in the city. This was said by the General Staff.")
    assert drift(parent, other) == ()
    assert drift(parent, after) == ()


def test_who_publishes_its_own_words_is_named_once() -> None:
    staff = Source("gs", "General Staff", party="UKR", standing=Standing.OFFICIAL, known_by="domain")
    text = "Troops repelled nine attacks near Dubrovka. The bridge to the east is destroyed."
    report = Report(
        "a", ReportKind.COMMUNIQUE, text, "0" * 64, staff, published=When.on(MONDAY), language="en"
    )
    speaker = Speaker("General Staff", "General Staff", None, None, "UKR", Standing.OFFICIAL)
    parent = Told(report, [
        Claim("c1", "a", 0, 42, text[:42], (speaker,), Act.ASSERTS, Relation.ATTACK),
        Claim("c2", "a", 44, 79, text[44:79], (speaker,), Act.ASSERTS, Relation.DAMAGE),
    ])  # fmt: skip
    named = told(
        "b",
        "Troops repelled nine attacks near Dubrovka, the General Staff said. The bridge to the east is destroyed.",
    )
    named.says(
        "Troops repelled nine attacks near Dubrovka", "the General Staff", "UKR", relation=Relation.ATTACK
    )
    assert drift(parent, named) == ()
    nobody = told("c", "Troops repelled 9 attacks near Dubrovka. The eastern bridge is destroyed.")
    assert set(kinds(drift(parent, nobody))) == {K.ATTRIBUTION_LOST}


@pytest.mark.parametrize(
    ("before", "after", "acts", "strengthened"),
    [
        ("said", "confirmed", (Act.ASSERTS, Act.CONFIRMS), True),
        ("estimated", "said", (Act.ESTIMATES, Act.ASSERTS), True),
        ("estimated", "confirmed", (Act.ESTIMATES, Act.CONFIRMS), True),
        ("confirmed", "said", (Act.CONFIRMS, Act.ASSERTS), False),
        ("said", "announced", (Act.ASSERTS, Act.ASSERTS), False),
    ],
)
def test_an_act_that_grew_stronger(
    before: str, after: str, acts: tuple[Act, Act], strengthened: bool
) -> None:
    one, two = (
        told(id, f"The ministry {cue} that the village of Dubrovka was taken.").says(
            "the village of Dubrovka was taken",
            "The ministry",
            "AAA",
            act=act,
            cue=cue,
            relation=Relation.CONTROL,
        )
        for id, cue, act in (("a", before, acts[0]), ("b", after, acts[1]))
    )
    assert kinds(drift(one, two)) == ([K.ACT_STRENGTHENED] if strengthened else [])


def test_a_day_that_shifted_and_one_that_is_only_named_otherwise() -> None:
    parent = told("a", "Shells hit the bridge at Dubrovka on Monday.").says(
        "Shells hit the bridge", relation=Relation.STRIKE
    )
    same = told("b", "Снаряды попали в мост у Дубровки 10 ноября.", language="ru", hours=24)
    today = told("c", "Shells hit the bridge at Dubrovka today.")
    other = told("d", "Shells hit the bridge at Dubrovka on Sunday.", hours=24)
    assert drift(parent, same) == ()
    assert drift(parent, today) == ()
    found = drift(parent, other)
    assert kinds(found) == [K.DATE_SHIFTED]
    assert found[0].note == "10 November became 9 November"


def test_a_day_that_is_one_of_two_has_not_shifted() -> None:
    parent = told("a", "Shells hit the bridge at Dubrovka on 9 November.").says(
        "Shells hit the bridge", relation=Relation.STRIKE
    )
    child = told("b", "Снаряды попали в мост у Дубровки 9 и 10 ноября.", language="ru")
    assert drift(parent, child) == ()


def test_a_place_that_shifted() -> None:
    parent, child, same = (
        told(id, f"Shells hit the bridge at {town} in the morning, killing two drivers.")
        for id, town in (("a", "Dubrovka"), ("b", "Kalynivka"), ("c", "Dubrivka"))
    )
    for one, mention, id in (
        (parent, "Dubrovka", "g1"),
        (child, "Kalynivka", "g2"),
        (same, "Dubrivka", "g1"),
    ):
        one.says("Shells hit the bridge", relation=Relation.STRIKE, places=(place(one.report, mention, id),))
    assert kinds(drift(parent, child)) == [K.PLACE_SHIFTED]
    assert drift(parent, same) == ()


def test_a_name_behind_a_word_of_place_that_is_another_name() -> None:
    parent, child, same = (
        told(id, f"A lorry and a bus collided in the evening near {town}, killing two drivers.")
        for id, town in (("a", "Lhov"), ("b", "Rylsk"), ("c", "Lhov"))
    )
    parent.says("killing two drivers")
    assert kinds(drift(parent, child)) == [K.PLACE_SHIFTED]
    assert drift(parent, same) == ()


def test_from_near_a_place_to_in_it() -> None:
    parent = told("a", "Rebels entered the outskirts of Uvira on Monday, killing two drivers.")
    child = told("b", "Повстанцы вошли в понедельник в Увиру и убили двух водителей.", language="ru")
    for one, mention in ((parent, "Uvira"), (child, "Увиру")):
        one.says(one.report.text[:7], relation=Relation.ADVANCE, places=(place(one.report, mention, "g9"),))
    assert kinds(drift(parent, child)) == [K.PLACE_SHIFTED]
    assert K.PLACE_SHIFTED not in kinds(drift(child, parent))


def test_a_parent_that_gives_a_number_both_ways_leaves_the_choice() -> None:
    text = "At least 27 people were killed at the market of Dubrovka. The doctors counted 27 people killed and 61 wounded."
    parent = told("a", text).says("The doctors counted 27 people killed", "The doctors", "AAA")
    child = told("b", "На рынке Дубровки погибли 27 человек, ранены 61, сказали врачи.", language="ru")
    assert drift(parent, child, [(0, 0), (0, 1)]) == ()


def test_points_after_a_colon_are_in_the_words_of_whoever_is_named_before_it() -> None:
    parent = told("a", "The bridge at Dubrovka was hit twice overnight, the governor said.")
    parent.says(
        "The bridge at Dubrovka was hit twice overnight", "the governor", "AAA", relation=Relation.STRIKE
    )
    child = told("b", "The governor said of the night:\nThe bridge at Dubrovka was hit twice.")
    assert drift(parent, child, [(1, 0)]) == ()


def test_there_is_none_without_direction_between_one_publishers_reports_or_by_rejected_claims() -> None:
    parent, child = wounded("a", "up to 40"), wounded("b", "40")
    both = (parent.report, child.report), (*parent.claims, *child.claims)
    assert find_drift(*both, (edge(child, parent, directed=False),)) == ()
    own = told("c", child.report.text, source="a")
    assert find_drift((parent.report, own.report), parent.claims, (edge(own, parent),)) == ()
    rejected = [replace(c, review=Review.REJECTED) for c in parent.claims]
    assert find_drift(both[0], rejected, (edge(child, parent),)) == ()


def test_the_order_of_the_input_changes_nothing_and_ids_are_the_same_on_every_run() -> None:
    chain = [
        wounded("a", "up to 40"),
        wounded("b", "40", "ru"),
        wounded("c", "почти 50", "ru"),
        wounded("d", "50", "uk"),
    ]
    reports = [one.report for one in chain]
    claims = [claim for one in chain for claim in one.claims]
    edges = [edge(after, before) for before, after in pairwise(chain)]
    first = find_drift(reports, claims, edges)
    assert [d.kind for d in sorted(first, key=lambda d: d.edge)] == [K.BOUND_LOST, K.AMOUNT, K.BOUND_LOST]
    for seed in range(5):
        for given in (reports, claims, edges):
            random.Random(seed).shuffle(given)  # type: ignore[arg-type]
        assert find_drift(reports, claims, edges) == first
    assert len({d.id for d in first}) == len(first)


def test_every_passage_is_in_the_report_that_it_names() -> None:
    parent, child = two_sides(), wounded("b", "40")
    texts = {parent.report.id: parent.report.text, child.report.id: child.report.text}
    for one in drift(parent, child):
        for stretch in (one.before, one.after):
            assert stretch is None or 0 <= stretch.start < stretch.end <= len(texts[stretch.report])


def test_a_claim_that_has_an_amount_is_the_one_named() -> None:
    parent = wounded("a", "up to 40")
    parent.claims = [replace(c, amount=Amount(value=40, high=40, qualifier="up to")) for c in parent.claims]
    assert kinds(drift(parent, wounded("b", "40"))) == [K.BOUND_LOST]
