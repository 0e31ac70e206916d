"""What a pickup leaves out: denials, accounts of a party, what could be verified."""

from __future__ import annotations

from drift_fakes import FALL, K, drift, kinds, told, two_sides

from fogline.model import (
    Act,
    Arguments,
    ClaimKind,
    Polarity,
    Relation,
)


def test_verification_is_dropped_or_widened() -> None:
    parent = told("a", FALL + "Neither account could be independently verified.")
    parent.says("the village of Dubrovka had fallen", "The agency", relation=Relation.CONTROL)
    without = told("b", FALL.strip())
    kept = told("c", FALL + "Перевірити ці повідомлення незалежно не вдалося.", language="uk")
    widened = told("d", FALL + "Both accounts were independently verified.")
    assert kinds(drift(parent, without)) == [K.VERIFICATION_DROPPED]
    assert drift(parent, kept) == ()
    assert kinds(drift(parent, widened)) == [K.VERIFICATION_WIDENED]
    part = told("e", FALL + "The agency verified the location of the video but not the date.")
    part.says("the village of Dubrovka had fallen", "The agency", relation=Relation.CONTROL)
    whole = told("f", FALL + "The agency verified the video.")
    assert kinds(drift(part, whole)) == [K.VERIFICATION_WIDENED]


def test_a_denial_and_a_partys_account_that_are_left_out() -> None:
    parent = two_sides()
    one_side = told(
        "b",
        "Northland's staff said its troops took Dubrovka from Southland. 14 vehicles were burnt in the streets.",
    )
    one_side.says("its troops took Dubrovka", "Northland's staff", "NOR", relation=Relation.CONTROL,
                  arguments=Arguments("NOR", "SOU"))  # fmt: skip
    found = drift(parent, one_side)
    assert kinds(found) == [K.ACCOUNT_LEFT_OUT, K.DENIAL_LEFT_OUT]
    assert all(d.after is None and d.to_claim is None for d in found)
    denied = next(d for d in found if d.kind is K.DENIAL_LEFT_OUT)
    assert denied.note == "that Southland denies it is left out"


def test_a_denial_that_is_told_otherwise_is_not_left_out() -> None:
    parent = two_sides()
    text = ("Войска Северной страны заняли Дубровку, заявил ее штаб. На улицах сгорели 14 машин. "
            "Южная страна отрицает потерю города. Бригада, по данным ее министерства, удерживает вокзал.")  # fmt: skip
    child = told("b", text, language="ru").says("потерю города", "Южная страна", "SOU", act=Act.DENIES,
                                                relation=Relation.CONTROL, polarity=Polarity.NEGATED)  # fmt: skip
    assert drift(parent, child) == ()


def test_a_sentence_that_was_cut_or_quoted_alone_leaves_nothing_out() -> None:
    parent = two_sides()
    cut = told("b", parent.report.text.replace("Fourteen vehicles were burnt in the streets. ", ""))
    cut.says("the town was lost", "Southland", "SOU", act=Act.DENIES, relation=Relation.CONTROL)
    assert drift(parent, cut, [(0, 0), (1, 2), (2, 3)]) == ()
    long = " ".join(
        f"Sentence number {n} of the reporter tells of another matter altogether." for n in range(20, 40)
    )
    quoting = told("c", "Northland's staff said its troops took Dubrovka from Southland. " + long)
    wide = told(
        "d", parent.report.text + " " + " ".join(f"On page {n} a river freezes over." for n in range(50, 70))
    )
    wide.says("its troops had taken Dubrovka", "Northland's staff", "NOR", relation=Relation.CONTROL)
    wide.says(
        "the town was lost", "Southland", "SOU", relation=Relation.CONTROL, act=Act.DENIES, cue="denied"
    )
    assert drift(wide, quoting, [(0, 0)]) == ()


def test_a_denial_whose_voice_denies_something_else_is_left_out() -> None:
    parent = two_sides()
    text = "Northland's staff said its troops took Dubrovka from Southland. 14 vehicles were burnt in the streets. "
    child = told("b", text + "Southland's ministry called reports of hunger in the capital a lie.")
    child.says(
        "reports of hunger in the capital",
        "Southland's ministry",
        "SOU",
        act=Act.DENIES,
        relation=Relation.STATEMENT,
    )
    found = drift(parent, child, [(0, 0), (1, 1)])
    assert K.ACCOUNT_LEFT_OUT not in kinds(found)


def test_a_remark_on_verification_is_told_apart_from_a_claim() -> None:
    parent = told("a", FALL + "Neither account could be independently verified.")
    parent.says("Neither account", relation=Relation.STATEMENT, kind=ClaimKind.VERIFICATION)
    found = drift(parent, told("b", FALL.strip()))
    assert [d.from_claim for d in found] == [parent.claims[0].id]
