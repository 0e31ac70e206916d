from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import APART, NEXT_DAY, OTHER_DAY, REWRITE, RUSSIAN, UKRAINIAN, WIRE, item

from fogline.lineage import trace
from fogline.lineage.align import Aligner
from fogline.lineage.passages import read_text
from fogline.lineage.sequences import longest_rise, verbatim
from fogline.lineage.verdict import RELATED, clashing, score
from fogline.model import Credit, Edge, EdgeKind, Report, Source, Standing, When

STATEMENT = Source("adm", "Lipnava Regional Administration", domain="lipnava.example", party="AAA",
                   standing=Standing.OFFICIAL, known_by="domain")  # fmt: skip


def edges(*reports: Report) -> dict[tuple[str, str], Edge]:
    return {(e.child, e.parent): e for e in trace(reports, []).edges}


def kinds(*reports: Report) -> dict[tuple[str, str], str]:
    return {pair: edge.kind.value for pair, edge in edges(*reports).items()}


def test_a_rewrite_keeps_facts_order_and_quotations_but_few_words() -> None:
    found = edges(item("wire", WIRE), item("later", REWRITE, 3.5))
    edge = found["later", "wire"]
    assert edge.kind is EdgeKind.REWRITE and edge.directed
    assert edge.evidence[-1] == "3 h 30 min later"
    assert "1 quotation in the same words" in edge.evidence
    assert edge.evidence[0].endswith("sentences aligned")
    texts = {"wire": WIRE, "later": REWRITE}
    for aligned in edge.aligned:
        assert texts[aligned.child.report][aligned.child.start : aligned.child.end].strip()
        assert 0 < aligned.likeness <= 1


@pytest.mark.parametrize(("text", "language"), [(UKRAINIAN, "uk"), (RUSSIAN, "ru")])
def test_a_translation_is_known_by_names_numbers_and_order(text: str, language: str) -> None:
    found = edges(item("wire", WIRE), item("translated", text, 2, language=language))
    edge = found["translated", "wire"]
    assert edge.kind is EdgeKind.TRANSLATION
    assert any(e.startswith("same") and e.endswith("amounts in the same order") for e in edge.evidence)


def test_ukrainian_and_russian_are_compared_by_what_they_share() -> None:
    assert kinds(item("uk", UKRAINIAN, language="uk"), item("ru", RUSSIAN, 1, language="ru")) == {
        ("ru", "uk"): "translation"
    }


@pytest.mark.parametrize("text", [WIRE, REWRITE])
def test_an_independent_report_of_the_event_is_left_alone(text: str) -> None:
    assert edges(item("wire", text), item("apart", APART, 5)) == {}


@pytest.mark.parametrize(("text", "language"), [(UKRAINIAN, "uk"), (RUSSIAN, "ru")])
def test_independent_reports_in_two_languages_are_left_alone(text: str, language: str) -> None:
    assert edges(item("apart", APART), item("translated", text, 2, language=language)) == {}


def test_two_days_summaries_in_one_form_of_words_are_no_copies() -> None:
    assert edges(item("sunday", OTHER_DAY), item("monday", NEXT_DAY, 24)) == {}


def test_one_sentence_of_news_is_written_by_many_and_copied_by_few() -> None:
    one = "Parliament passed the law on river ports on Tuesday, the speaker Marta Kolin said."
    other = "The law on river ports was passed by parliament, Marta Kolin, its speaker, said on Tuesday."
    assert edges(item("a", one), item("b", other, 1)) == {}
    assert kinds(item("a", one), item("b", one + " 🚢", 1)) == {("b", "a"): "copy"}


def test_the_nearest_of_a_chain_is_the_parent() -> None:
    changed = WIRE.replace("2,300 tonnes", "3,300 tonnes").replace("Two sailors were still missing. ", "")
    translated = UKRAINIAN.replace("2300", "3300")
    found = kinds(item("wire", WIRE), item("copy", changed, 1), item("uk", translated, 2, language="uk"))
    assert found == {("copy", "wire"): "copy", ("uk", "copy"): "translation"}


def test_a_report_has_several_parents_part_by_part() -> None:
    other = (
        "Bakers in Lipnava queued for flour on Monday morning, and the mill on Orchard Street sold its last 600 sacks before "
        "seven.\n\nThe miller, Anton Werth, said that a second ship with 1,900 tonnes of rye was due on Friday from Tarn."
    )
    digest = WIRE.split("\n\n")[0] + "\n\n" + "\n\n".join(WIRE.split("\n\n")[1:3]) + "\n\n" + other
    found = edges(item("wire", WIRE), item("mill", other, 1), item("digest", digest, 4))
    assert set(found) == {("digest", "wire"), ("digest", "mill")}
    parts = [{(a.child.start, a.child.end) for a in edge.aligned} for edge in found.values()]
    assert parts[0] and parts[1] and not parts[0] & parts[1], "a passage comes from one of them"


def test_a_credit_goes_before_time_with_a_warning() -> None:
    late = item("wire", WIRE, 6, Source("ra", "River Agency", domain="river.example"))
    early = item("copy", WIRE, 1, credits=(Credit("credit", "River Agency"),))
    (edge,) = trace([early, late], []).edges
    assert (edge.child, edge.parent, edge.directed) == ("copy", "wire", True)
    assert "credits River Agency" in edge.evidence
    assert any(e.startswith("warning: dated before") for e in edge.evidence)


def test_a_credit_to_a_source_whose_reports_share_nothing_is_no_edge() -> None:
    wire = item("wire", WIRE, 0, Source("ra", "River Agency", domain="river.example"))
    assert edges(wire, item("apart", APART, 1, credits=(Credit("credit", "River Agency"),))) == {}


def test_a_short_note_counts_by_its_credit() -> None:
    wire = item("wire", WIRE, 0, Source("ra", "River Agency", domain="river.example"))
    note = "У Ліпнаві затонула баржа з пшеницею, 14 людей у лікарні."
    alone = item("note", note, 1, language="uk")
    credited = item("note", note, 1, language="uk", credits=(Credit("credit", "River Agency"),))
    assert edges(wire, alone) == {}
    assert kinds(wire, credited) == {("note", "wire"): "credit"}


def test_who_names_the_publisher_of_an_undated_statement_comes_from_it() -> None:
    named = REWRITE.replace("she said", "she told the Lipnava Regional Administration")
    (edge,) = trace([item("a", named, None), item("z", WIRE, None, STATEMENT)], []).edges
    assert (edge.child, edge.parent, edge.directed) == ("a", "z", True)
    assert edge.evidence[0] == "names Lipnava Regional Administration"


def test_one_sentence_of_a_named_statement_among_other_news_is_no_pickup() -> None:
    heard = APART.replace("The harbour master, Ilona Breska,", "The Lipnava Regional Administration")
    assert edges(item("z", WIRE, 0, STATEMENT), item("a", heard, 5)) == {}


def test_one_publisher_that_writes_again_of_a_matter_picks_up_nothing() -> None:
    assert edges(item("first", WIRE, 0, "paper"), item("again", REWRITE, 3, "paper")) == {}


def test_what_a_person_cut_or_added_stands() -> None:
    reports = [item("wire", WIRE), item("later", REWRITE, 3), item("apart", APART, 5)]
    cut = trace(reports, [], cut=[("later", "wire")])
    assert cut.edges == ()
    assert trace(reports, [], cut=[("wire", "later")]).edges, "only that direction was cut"
    added = trace(reports, [], added={("apart", "later"): "decision-1"})
    by_pair = {(e.child, e.parent): e for e in added.edges}
    assert by_pair["apart", "later"].decision == "decision-1"
    turned = trace(reports, [], added={("wire", "later"): "decision-2"})
    assert [(e.child, e.parent) for e in turned.edges] == [("wire", "later")]
    assert dict(added.beginning)["apart"] == dict(added.beginning)["wire"] == "wire"


def test_nothing_comes_from_itself_whatever_a_person_adds() -> None:
    changed = WIRE.replace("2,300 tonnes", "3,300 tonnes")
    reports = [item("a", WIRE), item("b", changed, 1), item("c", changed + " More was to follow.", 2)]
    assert set(edges(*reports)) == {("b", "a"), ("c", "b")}
    found = trace(reports, [], added={("a", "c"): "decision-1"}).edges
    assert ("a", "c") in {(e.child, e.parent) for e in found} and len(found) == 2


def test_undated_reports_are_told_apart_only_by_what_they_say() -> None:
    (edge,) = trace([item("a", WIRE, None), item("b", WIRE, None)], []).edges
    assert not edge.directed
    by_day = item("b", WIRE, published=When.on(item("x", WIRE).published.first_day))  # type: ignore[union-attr]
    (edge,) = trace([item("a", WIRE, 1), by_day], []).edges
    assert not edge.directed


TEXTS = [WIRE, REWRITE, UKRAINIAN, RUSSIAN, APART, OTHER_DAY, NEXT_DAY]
LANGUAGES = ["en", "en", "uk", "ru", "en", "en", "en"]


@settings(max_examples=15, deadline=None)
@given(
    st.permutations(range(len(TEXTS))), st.lists(st.sampled_from([None, 0, 1, 2, 30]), min_size=7, max_size=7)
)
def test_the_order_of_arrival_changes_nothing(order: list[int], hours: list[float | None]) -> None:
    reports = [item(f"r{i}", t, hours[i], language=LANGUAGES[i]) for i, t in enumerate(TEXTS)]
    assert trace([reports[i] for i in order], []) == trace(reports, [])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 6), st.integers(3, 30))
def test_a_copy_adds_no_beginning(which: int, hours: int) -> None:
    reports = [item(f"r{i}", t, i / 4, language=LANGUAGES[i]) for i, t in enumerate(TEXTS)]
    copy = item("copy", TEXTS[which], hours, "mirror", LANGUAGES[which])
    before, after = trace(reports, []), trace([*reports, copy], [])
    assert set(dict(after.beginning).values()) == set(dict(before.beginning).values())
    assert dict(after.beginning)["copy"] == dict(before.beginning)[f"r{which}"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(list(combinations(range(7), 2))))
def test_comparing_is_the_same_from_both_sides(pair: tuple[int, int]) -> None:
    one, other = (read_text(item(f"r{i}", TEXTS[i], language=LANGUAGES[i])) for i in pair)
    there, back = Aligner().compare(one, other), Aligner().compare(other, one)
    assert score(there) == pytest.approx(score(back))
    assert there.one == back.other and there.other == back.one
    assert clashing(there) == clashing(back)


def test_the_score_tells_pickups_from_independent_reports() -> None:
    read = [read_text(item(f"r{i}", t, language=LANGUAGES[i])) for i, t in enumerate(TEXTS)]
    aligner = Aligner()
    same = [(a, b) for a, b in combinations(range(4), 2)]
    assert all(score(aligner.compare(read[a], read[b])) > RELATED + 1 for a, b in same)
    assert all(score(aligner.compare(read[a], read[4])) < RELATED - 1 for a in range(4))


def test_a_very_long_text_is_compared_by_its_beginning() -> None:
    words = [
        a + b for a in ("bra", "tol", "min", "fer", "gul") for b in ("dent", "kora", "limo", "pask", "vuta")
    ]
    long = " ".join(
        f"{words[i % 25].title()} {words[i * 7 % 25]} {words[i * 11 % 25]} {i}." for i in range(3000)
    )
    assert kinds(item("a", WIRE), item("b", WIRE + "\n\n" + long, 1)) == {("b", "a"): "copy"}
    assert edges(item("a", WIRE), item("b", long + "\n\n" + WIRE, 1)) == {}


def test_verbatim_leaves_shared_quotations_aside() -> None:
    one, other = read_text(item("a", WIRE)), read_text(item("b", REWRITE))
    assert verbatim(one, one, range(len(one.passages))) == 1.0
    assert verbatim(other, one, range(len(other.passages))) < 0.3


@given(st.lists(st.integers(0, 30), max_size=40))
def test_the_longest_rise_is_what_it_says(places: list[int]) -> None:
    found = longest_rise(places)
    best = [1] * len(places)
    for i in range(len(places)):
        best[i] = 1 + max((best[j] for j in range(i) if places[j] <= places[i]), default=0)
    assert found == max(best, default=0)
