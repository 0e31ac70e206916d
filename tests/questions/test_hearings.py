from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.model import Act, Claim, Hearings, Lineage, Origin, OriginKind, Relation
from fogline.questions.answers import Hear


def said(report: str, number: int = 0) -> Claim:
    return Claim(f"{report}.{number}", report, 0, 1, "x", (), Act.ASSERTS, Relation.CONTROL)


def statement(*claims: Claim) -> Origin:
    return Origin("o", OriginKind.STATEMENT, None, "Borduria", tuple(sorted({c.report for c in claims})),
                  tuple(c.id for c in claims), 1, "what Borduria said")  # fmt: skip


def test_one_statement_that_two_heard_apart_is_one_origin_heard_twice() -> None:
    a, b, copy = said("a"), said("b"), said("c")
    begins = (("a.0", "a"), ("b.0", "b"), ("c.0", "a"))
    hear = Hear(Lineage(origins=(statement(a, b, copy),), claim_beginning=begins))
    assert hear([a, b, copy]) == Hearings(known=1, unknown=0, reports=3, heard=2)


def test_reports_of_unknown_origin_that_come_from_each_other_are_one_unknown() -> None:
    lineage = Lineage(beginning=(("a", "a"), ("b", "a"), ("c", "a"), ("d", "d")))
    claims = [said(r) for r in "abcd"]
    assert Hear(lineage)(claims) == Hearings(known=0, unknown=2, reports=4, heard=0)
    assert Hear(lineage)([said("b"), said("c")]).unknown == 1, (
        "also where the one they come from says nothing of it"
    )


def test_a_claim_of_unknown_origin_is_unknown_also_in_a_report_whose_origin_is_known() -> None:
    a, b = said("a", 0), said("a", 1)
    origin = Origin("o", OriginKind.REPORT, "a", None, ("a",), (a.id,), 1, "published by itself")
    lineage = Lineage(origins=(origin,), of_report=(("a", "o"),), claim_beginning=((a.id, "a"), (b.id, "a")))
    assert Hear(lineage)([b]) == Hearings(known=0, unknown=1, reports=1, heard=0)


def test_without_a_lineage_every_report_is_one_unknown() -> None:
    assert Hear(Lineage())([said("a"), said("a", 1), said("b")]) == Hearings(0, 2, 2, 0)


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 2)), min_size=1), st.sampled_from("abcdef")
)
def test_a_copy_changes_only_the_number_of_reports(given_by: list[tuple[str, int]], original: str) -> None:
    claims = [said(report, n) for report, n in dict.fromkeys(given_by)]
    begins = (*((r, r) for r in "abcdef"), ("z", original))
    of_claim = tuple((c.id, c.report) for c in claims)
    known = [c for c in claims if c.report in "abc"]
    copied = [said("z", n) for r, n in dict.fromkeys(given_by) if r == original]
    lineage = Lineage(
        origins=(statement(*known, *(copied if original in "abc" else [])),), beginning=begins,
        claim_beginning=(*of_claim, *((c.id, original) for c in copied)),
    )  # fmt: skip
    before, after = Hear(lineage)(claims), Hear(lineage)([*claims, *copied])
    assert (after.known, after.unknown, after.heard) == (before.known, before.unknown, before.heard)
