"""Claims that no relation brings together: alike accounts stand in one question, related ones are shown beside it."""

from __future__ import annotations

from question_fakes import DAY, KHARKIV, NAMES, POKROVSK, claim, report

from fogline.model import Act, Claim, Compared, Lineage, Question, Relation
from fogline.questions import ask
from fogline.questions.related import related_claims

R = Relation


def questions(*claims: Claim) -> list[Question]:
    reports = {c.report: report(c.report, DAY) for c in claims}
    return ask(claims, reports, (("RUS", "UKR"),), Lineage(), names=NAMES)


def groups(*claims: Claim) -> set[frozenset[str]]:
    reports = {c.report: report(c.report, DAY) for c in claims}
    return {frozenset(g.claims) for g in related_claims(claims, reports, NAMES, questions(*claims))}


def together(a: Claim, b: Claim, found: list[Question]) -> bool:
    return any({a.id, b.id} <= set(answer.claims) for q in found for answer in q.answers)


OTHERS = [
    claim("UKR", R.STATEMENT, words, report=f"x{i}", start=0, places=(), name=f"voice {i}")
    for i, words in enumerate(
        ["harvests were poor", "pensions will be raised", "an award was given", "roads froze"]
    )
]


def test_two_voices_that_say_alike_things_agree_across_relations() -> None:
    one = claim("UKR", R.STATEMENT, "a grain elevator and two lorries burned near the orchard", report="r1")
    two = claim(
        None,
        R.DAMAGE,
        "lorries burned beside the orchard and the grain was lost",
        report="r2",
        name="a farmer",
    )
    found = questions(one, two, *OTHERS)
    assert together(one, two, found)
    assert all(r.relation is not Compared.CONTRADICT for q in found for r in q.relations)


def test_languages_meet_by_places_numbers_and_things_never_by_words() -> None:
    uk = claim("UKR", R.STATEMENT, "елеватор із зерном знищено, згоріло 37 вагонів на станції", report="r1")
    ru = claim("RUS", R.STATEMENT, "на станции сгорели 37 вагонов с зерном", report="r2", name="the railway")
    unlike = claim("RUS", R.STATEMENT, "у мешканців немає води", report="r3", name="the mayor")
    assert frozenset({uk.id, ru.id}) in groups(uk, ru, unlike, *OTHERS) or together(
        uk, ru, questions(uk, ru, *OTHERS)
    )
    assert not any(unlike.id in group for group in groups(uk, ru, unlike, *OTHERS))


def test_related_claims_never_contradict() -> None:
    one = claim("UKR", R.STATEMENT, "wardens opened the orchard gate for the farmers", report="r1")
    other = claim("RUS", R.STATEMENT, "wardens opened the orchard gate for the farmers", report="r2", no=True)
    found = questions(one, other, *OTHERS)
    assert all(
        r.relation is not Compared.CONTRADICT
        for q in found
        if q.relation is R.STATEMENT and "like things" in {x.reason for x in q.relations}
        for r in q.relations
    )


def test_a_place_alone_or_another_place_brings_nothing_together() -> None:
    one = claim("UKR", R.STATEMENT, "the library opened")
    two = claim("RUS", R.STATEMENT, "wages were paid", start=100)
    assert groups(one, two, *OTHERS) == set()
    there = claim(
        "RUS", R.STATEMENT, "in Kharkiv lorries burned near the orchard", start=300, report="r2",
        places=(KHARKIV.__class__("Kharkiv", "Kharkiv", 303, 310, "g3", 49.99, 36.23, 15000.0, "UKR", "settlement"),),
    )  # fmt: skip
    told = claim("UKR", R.STATEMENT, "in Pokrovsk lorries burned near the orchard", report="r4", places=(
        POKROVSK.__class__("Pokrovsk", "Pokrovsk", 3, 11, "g1", 48.28, 37.18, 5000.0, "UKR", "settlement"),))  # fmt: skip
    assert not together(told, there, questions(told, there, *OTHERS))


def test_what_two_are_said_to_say_in_one_breath_is_not_agreement() -> None:
    words = "lorries with grain burned near the orchard"
    one, two = claim("RUS", R.STATEMENT, words), claim("UKR", R.STATEMENT, words)
    assert groups(one, two, *OTHERS) == set()


def test_the_order_of_claims_changes_nothing() -> None:
    told = [
        claim("UKR", R.STATEMENT, "lorries burned near the orchard and the grain was lost", report="r1"),
        claim("RUS", R.DAMAGE, "grain and lorries burned at the orchard", report="r2", act=Act.CONFIRMS),
        *OTHERS,
    ]
    assert groups(*told) == groups(*reversed(told))
