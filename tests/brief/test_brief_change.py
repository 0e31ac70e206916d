"""Sentences, series, pictures, glosses and what is no longer said: on the page and in the files."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import brief_fixture
import docx
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from fogline.brief.book import Book
from fogline.brief.change import change_view, sentence_views
from fogline.brief.contract import as_json, schema
from fogline.brief.docx import DocxExporter
from fogline.brief.page import PageExporter
from fogline.brief.step_chart import Named, draw_steps
from fogline.brief.tables import TablesExporter
from fogline.model import (
    AsOf,
    Bounds,
    Brief,
    Citation,
    Decision,
    Dropped,
    Gloss,
    HowDropped,
    Question,
    Related,
    Review,
    Sentence,
    Series,
    Step,
    StepKind,
    Translation,
    When,
)

SIGNED = datetime(2025, 11, 12, 9, 0, tzinfo=UTC)


def step(day: int, text: str, claim: str, kind: StepKind = StepKind.UPDATE, **rest: object) -> Step:
    at = When.on(date(2025, 11, day))
    return Step(
        at, "said", kind, "a-yes", text, (claim,), ("The ministry",), reason="as on 1 Nov 2025", **rest
    )  # type: ignore[arg-type]


def made() -> Brief:
    """The fixture's first question with all that moves."""
    whole, c = brief_fixture.brief(), brief_fixture.claims()
    first, second = whole.questions[0], whole.questions[1]
    text = "Russia's Ministry of Defence (11 Nov) says that “its troops had encircled Pokrovsk”."
    start = text.index("its troops")
    quote = c["encircled"].quote
    first = replace(
        first,
        sentences=(
            Sentence("RUS", True, text, (Citation(c["encircled"].id, start, start + len(quote)),), (c["encircled"].id,)),
            Sentence("UKR", True, "Ukraine, official voices: nothing found on this question.", (), ()),
        ),
        series=(
            Series("RUS", True, (
                step(1, "Yes, “blocked”", c["route"].id, StepKind.FIRST, degree=3, question=second.id),
                step(4, "Yes, “encircled”", c["encircled"].id, degree=4),
                step(9, "No", c["pickup"].id, StepKind.REVERSAL, degree=0),
            )),
            Series("UKR", True, (step(4, "No", c["denied"].id, StepKind.FIRST, degree=0),)),
        ),
        dropped=(
            Dropped(HowDropped.NOT_REPEATED, "RUS", True, "s-ledger", "a-yes", (c["encircled"].id,), None,
                    (whole.reports[1].id,), date(2025, 11, 20), "Russia (official) last said it on 4 Nov 2025."),
        ),
        related=(c["fog"].id,),
    )  # fmt: skip
    number = Bounds(40, None, 40)
    second = replace(
        second,
        series=(Series("UKR", True, (step(1, "at least 40", c["inside"].id, StepKind.FIRST, amount=number),
                                     step(3, "53", c["inside"].id, amount=Bounds(53, 53, 53)),
                                     step(5, "6 more", c["inside"].id, StepKind.ADDITION, amount=Bounds(6, 6, 6)))),),
        as_of=(AsOf(date(2025, 11, 1), 12, 40, 12, None, (c["inside"].id,)),
               AsOf(date(2025, 11, 3), 12, 53, 12, 53, (c["inside"].id,))),
    )  # fmt: skip
    return replace(
        whole,
        questions=(first, second, *whole.questions[2:]),
        glosses=(
            Gloss(c["encircled"].id, "A voice says that Pokrovsk is encircled"),
            Gloss(c["fog"].id, "Of fog"),
        ),
        translations=(Translation(c["fog"].id, "There has been fog for days", "A. Reader", SIGNED, "dec-9"),),
    )


def page(brief: Brief, tmp_path: Path, share: bool = False) -> html.HtmlElement:
    return html.document_fromstring(PageExporter(share=share).export(brief, tmp_path).read_text("utf-8"))


def test_the_contract_holds_and_old_fields_stay() -> None:
    whole = as_json(made())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(whole)))
    question = whole["questions"][0]
    assert list(question)[:13] == list(as_json(brief_fixture.brief())["questions"][0])[:13]
    cited = question["sentences"][0]["citations"][0]
    quotes = {c["id"]: c["quote"] for c in whole["claims"]}
    assert question["sentences"][0]["text"][cited["start"] : cited["end"]] == quotes[cited["claim"]]
    assert [s["kind"] for s in question["series"][0]["steps"]] == ["first", "update", "reversal"]
    assert whole["questions"][1]["as_of"][0]["high"] is None
    assert whole["translations"][0]["by"] == "A. Reader"


def test_every_sentence_leads_to_its_passage(tmp_path: Path) -> None:
    root = page(made(), tmp_path)
    (link,) = root.xpath("//ul[@class='words-of']//a[@class='cite']")
    assert link.text_content() == "its troops had encircled Pokrovsk"
    assert root.xpath(f"//*[@id='{link.get('href')[1:]}']")
    silent = root.xpath("//ul[@class='words-of']/li[@class='silent']")
    assert [" ".join(s.text_content().split()) for s in silent] == [
        "●Ukraine, official voices: nothing found on this question."
    ]


def test_the_picture_has_every_step_with_a_link_and_words(tmp_path: Path) -> None:
    root = page(made(), tmp_path)
    pictures = root.xpath("//svg[contains(@class,'steps')]")
    assert len(pictures) == 2
    words, numbers = pictures
    assert len(words.xpath(".//a[contains(@class,'step')]")) == 4
    assert "encircled" in words.xpath("string(./desc)") and words.get("aria-label").startswith(
        "How the answers moved"
    )
    assert all(a.xpath("./title") for a in words.xpath(".//a"))
    assert len(words.xpath(".//*[@class='ring']")) == 1, "who denies what it said itself is marked"
    assert (
        len(numbers.xpath(".//*[@class='band']")) == 1
        and len(numbers.xpath(".//*[@class='whisker plus']")) == 1
    )
    assert not root.xpath("//svg//script|//svg//style|//svg//image")


def test_one_time_makes_no_picture(tmp_path: Path) -> None:
    whole = made()
    first = replace(whole.questions[0], series=whole.questions[0].series[1:], dropped=())
    root = page(replace(whole, questions=(first,)), tmp_path)
    assert not root.xpath("//svg[contains(@class,'steps')]")


def test_groups_of_related_claims_are_shown_and_not_compared(tmp_path: Path) -> None:
    c = brief_fixture.claims()
    whole = replace(
        made(), related=(Related("rel-1", (c["fog"].id, c["gathered"].id), "both speak of weather"),)
    )
    root = page(whole, tmp_path)
    (section,) = root.xpath("//section[@aria-labelledby='related']")
    assert "both speak of weather" in section.text_content() and len(section.xpath(".//blockquote")) == 2
    assert as_json(whole)["related"][0]["why"] == "both speak of weather"
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(as_json(whole))))


def test_a_place_for_a_signed_translation(tmp_path: Path) -> None:
    notes = page(made(), tmp_path).xpath("//ol[@class='notes']")
    assert sum("No signed translation yet." in n.text_content() for n in notes) == 1


def test_what_people_decided_stands_with_the_question(tmp_path: Path) -> None:
    c = brief_fixture.claims()
    apart = Decision(
        "dec-2", c["encircled"].id, "apart", None, c["denied"].id, "A. Editor", SIGNED, "other towns"
    )
    text = page(replace(made(), decisions=(apart,)), tmp_path).text_content()
    assert "set apart from passage" in text and "by A. Editor, 12 Nov 2025: other towns" in text


def test_what_is_no_longer_said_and_related_claims_are_shown(tmp_path: Path) -> None:
    text = page(made(), tmp_path).text_content()
    assert "No longer said" in text and "Russia (official) last said it on 4 Nov 2025." in text
    assert "1 related claim, not compared" in text


def test_a_gloss_is_marked_and_a_translation_is_signed(tmp_path: Path) -> None:
    root = page(made(), tmp_path)
    glosses = {" ".join(p.text_content().split()) for p in root.xpath("//p[@class='gloss']")}
    assert (
        "Gloss made from the claim’s fields, not a translation: A voice says that Pokrovsk is encircled"
        in glosses
    )
    assert "Translation by A. Reader, 12 Nov 2025: There has been fog for days" in glosses
    assert not any("Of fog" in g for g in glosses), "a person's translation stands in the gloss's place"


def test_shared_form_leaves_out_steps_of_claims_that_are_left_out() -> None:
    whole, c = made(), brief_fixture.claims()
    hidden = c["route"].id
    reviewed = tuple(
        replace(x, review=Review.REJECTED if x.id == hidden else Review.ACCEPTED) for x in whole.claims
    )
    shared = as_json(replace(whole, claims=reviewed), share=True)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(shared)))
    assert hidden not in json.dumps(shared) and "blocked" not in json.dumps(shared)
    assert len(shared["questions"][0]["series"][0]["steps"]) == 2


def test_tables(tmp_path: Path) -> None:
    TablesExporter().export(made(), tmp_path)
    with (tmp_path / "series.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["kind"] for r in rows[:5]] == ["first", "update", "reversal", "first", "not repeated"]
    assert rows[0]["elsewhere"] and rows[5]["low"] == "40" and rows[5]["high"] == ""
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        fog = next(r for r in csv.DictReader(file) if r["translation"])
    assert fog["translated_by"] == "A. Reader" and fog["gloss"] == "Of fog"
    with (tmp_path / "questions.csv").open(encoding="utf-8", newline="") as file:
        assert "says that “its troops had encircled Pokrovsk”" in next(csv.DictReader(file))["sentences"]


def test_document(tmp_path: Path) -> None:
    path = DocxExporter().export(made(), tmp_path)
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert "says that “its troops had encircled Pokrovsk”" in text
    assert "Over time. Russia: Yes, “blocked” (1 Nov 2025), then Yes, “encircled” (4 Nov 2025)" in text
    assert "No longer said (not repeated)" in text and "Gloss made from the claim’s fields" in text


def test_views_without_anything_are_nothing() -> None:
    whole = brief_fixture.brief()
    book = Book.of(whole)
    assert all(change_view(q, book) is None and sentence_views(q, book) == () for q in whole.questions)


DAYS = st.integers(0, 4000)
STEPS = st.lists(
    st.tuples(DAYS, st.none() | st.floats(0, 1e7, allow_nan=False), st.text("abc “”", max_size=40),
              st.none() | st.integers(0, 5), st.sampled_from(list(StepKind))),
    min_size=0, max_size=25,
)  # fmt: skip


def _question() -> Question:
    return brief_fixture.questions()[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=4))
def test_everything_drawn_lies_in_the_picture(
    sides: list[list[tuple[int, float | None, str, int | None, StepKind]]],
) -> None:
    named = []
    for n, told in enumerate(sides):
        steps = tuple(
            Step(When.on(date(2015, 1, 1) + timedelta(days=day)), "said", kind, "a", text, ("c",), ("v",),
                 Bounds(number, None, number) if number is not None else None, degree)
            for day, number, text, degree, kind in sorted(told, key=lambda t: t[0])
        )  # fmt: skip
        named.append(Named(Series(f"P{n}", True, steps), f"Party {n}", "◆●▲■"[n]))
    drawn = draw_steps(_question(), named)
    days = {s.at.first_day for one in named for s in one.series.steps}
    if len(days) < 2:
        assert drawn is None
    if drawn is None:
        return
    for lane in drawn.lanes:
        for mark in lane.marks:
            assert 0 <= mark.x <= drawn.width and 0 <= mark.y <= drawn.height
            if mark.label:
                assert len(mark.label) <= 22 and 0 <= mark.label_x <= drawn.width
    assert len(drawn.ticks) >= 1 and all(0 <= t.at <= drawn.width for t in drawn.ticks)
    assert len({t.label for t in drawn.ticks}) == len(drawn.ticks) or len(drawn.ticks) > 1


def test_the_ends_of_the_calendar_are_not_drawn() -> None:
    days = [date.min, date(2025, 11, 1), date(2025, 11, 4), date.max]
    steps = tuple(Step(When.on(d), "said", StepKind.UPDATE, "a", "Yes", ("c",), ("v",)) for d in days)
    drawn = draw_steps(_question(), [Named(Series("P", True, steps), "Party", "◆")])
    assert drawn is not None and [len(lane.marks) for lane in drawn.lanes] == [2]


@pytest.mark.parametrize("hours", [(8, 10), (0, 23)])
def test_one_day_is_drawn_by_hours_where_they_are_known(hours: tuple[int, int]) -> None:
    moments = [datetime(2025, 11, 11, h, 5, tzinfo=UTC) for h in hours]
    steps = tuple(
        Step(When.on(at), "published", StepKind.UPDATE, "a", str(n), ("c",), ("v",), Bounds(n, n, n))
        for n, at in enumerate(moments, 40)
    )
    bare = replace(steps[0], at=When.on(date(2025, 11, 11)))
    drawn = draw_steps(_question(), [Named(Series("P", True, (bare, *steps)), "Party", "◆")])
    assert drawn is not None
    assert [len(lane.marks) for lane in drawn.lanes] == [2], (
        "what is known to the day is never put at an hour"
    )
    assert drawn.ticks[0].label.endswith(":00")
