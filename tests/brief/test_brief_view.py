"""What the page shows, before any template sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import brief_fixture
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.brief.book import Book
from fogline.brief.clip import clip_ring
from fogline.brief.clock import as_of
from fogline.brief.passages import segments
from fogline.brief.share import EXCERPT, excerpt
from fogline.brief.sketch import Frame, draw
from fogline.brief.timeline import lay_out
from fogline.brief.view import page_view
from fogline.brief.words import figure, moment, plain, safe_url, when
from fogline.model import Figure, Outline, Relation, Standing, Status, When

PAGE = page_view(brief_fixture.brief())


def test_most_contested_first() -> None:
    assert [q.status for q in PAGE.top] == [
        "disputed", "against interest", "single account", "single account", "single account",
    ]  # fmt: skip
    assert len(PAGE.questions) == 6 and PAGE.rest == ()


def test_each_side_has_its_column_and_its_own_verb() -> None:
    first = PAGE.top[0]
    russia, ukraine = first.sides
    assert (russia.side.name, ukraine.side.name) == ("Russia", "Ukraine")
    assert {q.verb for a in russia.answers for q in a.official} == {"says"}
    assert {q.verb for a in ukraine.answers for q in a.official} == {"denies"}
    assert russia.answers[0].origins == "1 known origin, 1 unknown"
    assert russia.answers[0].official[0].publisher == "(sample) Morning Ledger", "first-hand before pickups"
    assert first.relations == (("“encircled” contradicts “not encircled”", "encircled against not"),)


def test_absence_is_said_as_what_was_read() -> None:
    inside, route = PAGE.questions[1], next(q for q in PAGE.questions if q.relation == "route")
    assert inside.sides[0].absent == (
        "No official statement of Russia on this found in 2 reports, read up to 11 Nov 2025, 18:40 UTC.",
    )
    assert route.sides[0].absent == (
        "No official statement of Russia on this found; no report published by such a source was read.",
    )


def test_reports_that_were_not_read_for_claims_are_never_called_absent() -> None:
    made = brief_fixture.brief()
    route = next(q for q in made.questions if q.relation is Relation.ROUTE)
    theirs = next(r for r in made.reports if r.id in made.not_read)
    official = replace(theirs, source=replace(theirs.source, party="RUS", standing=Standing.OFFICIAL))
    reports = tuple(official if r.id == theirs.id else r for r in made.reports)
    told = page_view(replace(made, reports=reports, questions=(route,))).questions[0].sides[0].absent
    assert told == (
        "No official statement of Russia on this found: 1 report published by such a source is kept here, "
        "but not read for claims.",
    )


def test_the_same_words_in_a_copy_are_one_quote_that_names_both() -> None:
    made = brief_fixture.brief()
    wire = made.reports[0]
    copy = replace(wire, id="r-copy", title="Copy")
    said = brief_fixture.claims()["route"]
    again = replace(said, id="c-again", report="r-copy")
    asked = next(q for q in made.questions if q.relation is Relation.ROUTE)
    answer = replace(asked.answers[0], claims=(said.id, again.id))
    view = page_view(
        replace(made, reports=(*made.reports, copy), claims=(*made.claims, again),
                questions=(replace(asked, answers=(answer,)),))
    )  # fmt: skip
    quotes = view.top[0].sides[1].answers[0].official
    assert len(quotes) == 1 and quotes[0].same == (("c-again", "(sample) Morning Ledger"),)


def test_the_outlets_own_voice_stands_with_the_others() -> None:
    fog = next(q for q in PAGE.questions if q.relation == "conditions")
    assert not any(s.answers for s in fog.sides)
    assert fog.others is not None
    (quote,) = fog.others.answers[0].unofficial
    assert quote.own_voice and quote.speaker == "(sample) Morning Ledger"


def test_what_is_not_known() -> None:
    texts = " ".join(u.text for u in PAGE.unknown)
    for words in (
        "could not be verified", "Russia: no official statement found in what was read on 2 of 6 questions",
        "3 of 5 reports of unknown origin", "not read for claims (by language: Russian 1, Ukrainian 1)",
        "1 input could not be read", "1 report without a date", "5 of 6 questions not held against any reference",
    ):  # fmt: skip
        assert words in texts
    assert PAGE.unknown[0].claims[0][2] == "The accounts could not be independently verified"


def test_reports_not_read_say_so() -> None:
    unread = [r for r in PAGE.reports if not r.read]
    assert {r.language for r in unread} == {"ru", "uk"}
    assert all(any("Not read for claims (language: " in n for n in r.notices) for r in unread)


def test_findings_are_named() -> None:
    share = next(q for q in PAGE.questions if q.relation == "share")
    assert [f.outcome for f in share.findings] == ["inconsistent", "consistent", "inconclusive"]
    assert share.findings[0].by == "map by Maker A (Ukraine, aligned, not official) of 10 Nov 2025"
    assert share.findings[0].figures == (("share", "18.90 %"), ("area", "114,086 km²"))


def test_exchanging_the_parties_exchanges_the_columns_and_nothing_else() -> None:
    swap = {"RUS": "UKR", "UKR": "RUS"}
    made = brief_fixture.brief()
    other = replace(
        made,
        claims=tuple(
            replace(c, speakers=tuple(replace(s, party=swap.get(s.party or "", s.party)) for s in c.speakers))
            for c in made.claims
        ),
        questions=tuple(
            replace(q, absent=tuple(replace(a, party=swap[a.party]) for a in q.absent))
            for q in made.questions
        ),
    )
    for mine, theirs in zip(PAGE.questions, page_view(other).questions, strict=True):
        assert [[q.words for a in s.answers for q in a.official] for s in mine.sides] == [
            [q.words for a in s.answers for q in a.official] for s in reversed(theirs.sides)
        ]


def test_a_question_that_neither_side_answers_has_the_columns_of_those_who_do() -> None:
    made = brief_fixture.brief()
    named = {c.id: {"RUS": "USA", "UKR": "IRN"}.get(c.party or "") for c in made.claims}
    moved = tuple(
        replace(c, speakers=tuple(replace(s, party=named[c.id]) for s in c.speakers)) for c in made.claims
    )
    asked = replace(made.questions[0], absent=())
    view = page_view(replace(made, claims=moved, questions=(asked,), names=(("USA", "United States"),)))
    (question,) = view.questions
    assert question.own_sides and [s.side.name for s in question.sides] == ["IRN", "United States"]
    assert all(s.answers[0].official for s in question.sides) and question.others is None
    assert not PAGE.questions[0].own_sides


def test_only_rules_of_contest_order_the_questions() -> None:
    made = brief_fixture.brief()
    split = replace(made.questions[5], status=Status.SPLIT)
    view = page_view(replace(made, questions=(*made.questions[:5], split)))
    assert [q.status for q in view.top][:3] == ["disputed", "split", "against interest"]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=12),
)
def test_segments_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    base = brief_fixture.claims()["fog"]
    claims = [replace(base, start=a, end=b) for a, b in spans]
    cut = segments(text, claims)
    assert "".join(s.text for s in cut) == text
    for number, claim in enumerate(claims, start=1):
        covered = "".join(s.text for s in cut if number in s.inside)
        fits = 0 <= claim.start < claim.end <= len(text)
        assert covered == (text[claim.start : claim.end] if fits else "")
        assert sum(number in s.begins for s in cut) == sum(number in s.ends for s in cut) == int(fits)


@given(st.text(max_size=900))
def test_an_excerpt_is_a_literal_beginning(text: str) -> None:
    assert text.startswith(excerpt(text)) and len(excerpt(text)) <= EXCERPT


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "https://", "http://a b", "//x.example",
     "https://x.example/\u202egpj", "https://x.example/\" onclick=\"x", "vbscript:x", "file:///etc/passwd", "", None,
     "http://[", "https://x\n.example", "java\tscript:alert(1)"],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(address: str | None) -> None:
    assert safe_url(address) is None


def test_a_web_address_stays() -> None:
    assert safe_url("https://ledger.example/a?b=c#d") == "https://ledger.example/a?b=c#d"


def test_words() -> None:
    assert when(When(date(2025, 11, 3), date(2025, 11, 9))) == "3–9 Nov 2025"
    assert when(When(date(2025, 10, 30), date(2025, 11, 2))) == "30 Oct 2025 – 2 Nov 2025"
    assert moment(datetime(9999, 12, 31, 23, 59, tzinfo=UTC)) == "31 Dec 9999, 23:59 UTC"
    assert plain("a\u202eb\x00\n c") == "ab c"
    assert figure(Figure(5600.0, "m")) == "5.6 km" and figure(Figure(0.05, "percentage points")).startswith(
        "0.05"
    )


def test_clocks() -> None:
    late = as_of(datetime(2025, 11, 11, 22, 30, tzinfo=UTC), ["UKR", "RUS", "HEZBOLLAH"])
    assert late.local == (("Kyiv", "00:30, 12 Nov 2025"), ("Moscow", "01:30, 12 Nov 2025"))
    assert as_of(datetime(2025, 7, 1, 12, tzinfo=UTC), ["UKR"]).local == (("Kyiv", "15:00"),)
    with pytest.raises(ValueError, match="no zone"):
        as_of(datetime(2025, 1, 1), [])


def test_timeline_keeps_days_as_days() -> None:
    made = brief_fixture.brief()
    drawn = lay_out(made, Book.of(made))
    assert drawn is not None and drawn.step == "an hour"
    wide = drawn.plots[0]
    assert sum(b.number for lane in wide.lanes for b in lane.bars) == 6, "said on a day"
    assert sum(m.number for lane in wide.lanes for m in lane.marks) == 4, "published at an hour"
    assert all(b.width > wide.width * 0.9 for lane in wide.lanes for b in lane.bars)


def test_timeline_of_years_has_few_marks() -> None:
    made = brief_fixture.brief()
    start = datetime(2014, 1, 1, tzinfo=UTC)
    many = tuple(
        replace(made.reports[0], id=f"r-{n}", published=When.on(start + timedelta(days=n)))
        for n in range(4000)
    )
    made = replace(made, reports=many, claims=(), questions=())
    drawn = lay_out(made, Book.of(made))
    assert drawn is not None and len(drawn.rows) < 60
    assert sum(row[3] for row in drawn.rows) == 4000


def test_extreme_dates_do_not_break_the_timeline() -> None:
    made = brief_fixture.brief()
    odd = tuple(
        replace(made.reports[0], id=f"r-{n}", published=When.on(at))
        for n, at in enumerate([date.min, date.max, datetime.max.replace(tzinfo=UTC)])
    )
    alone = replace(made, reports=odd, claims=(), questions=())
    assert lay_out(alone, Book.of(alone)) is None
    made = replace(made, reports=(*made.reports, *odd))
    drawn = lay_out(made, Book.of(made))
    assert drawn is not None and drawn.step == "an hour", "a date in the year 9999 does not stretch the scale"
    assert drawn.undated == "Not drawn: 1 report without a date, 3 dates in the future or before 1850."


def test_map_shows_the_places_and_every_maker() -> None:
    assert PAGE.sketch is not None
    wide, narrow = PAGE.sketch.pictures
    assert {s.name for s in wide.spots} == {"Pokrovsk", "Myrnohrad"} == {s.name for s in narrow.spots}
    assert [name for _, name, _ in PAGE.sketch.legend] == [f"Maker {m}, 10 Nov 2025" for m in "ABC"]
    assert len({layer.style for layer in wide.layers}) == 3 and all(layer.path for layer in wide.layers)
    assert wide.frame.km == pytest.approx(60 * 940 / 560, rel=0.7) and wide.bar_label in ("10 km", "20 km")


def test_a_place_far_away_is_listed_and_not_drawn() -> None:
    made = brief_fixture.brief()
    far = replace(made.claims[0].places[0], id="gn-far", name="Vladivostok", latitude=43.1, longitude=131.9)
    first = replace(made.claims[0], places=(*made.claims[0].places, far))
    made = replace(made, claims=(first, *made.claims[1:]))
    sketch = draw(made, Book.of(made))
    assert sketch is not None and sketch.outside == ("Vladivostok",)


def test_labels_do_not_cover_each_other() -> None:
    made = brief_fixture.brief()
    base = made.claims[0].places[0]
    places = tuple(
        replace(
            base, id=f"p{n}", name=f"Settlement {n}", latitude=48.2 + n * 0.004, longitude=37.1 + n * 0.004
        )
        for n in range(40)
    )
    made = replace(made, claims=(replace(made.claims[0], places=places),), questions=())
    sketch = draw(made, Book.of(made))
    assert sketch is not None
    for picture in sketch.pictures:
        boxes = []
        for spot in (s for s in picture.spots if s.label):
            width = 7.4 * len(spot.name) + 4
            left = spot.label_x - {"start": 0, "middle": width / 2, "end": width}[spot.anchor]
            boxes.append((left, spot.label_y - 13, left + width, spot.label_y + 4))
        assert boxes
        for n, a in enumerate(boxes):
            for b in boxes[n + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), max_size=20))
def test_clipping_stays_inside(ring: list[tuple[float, float]]) -> None:
    for x, y in clip_ring(ring, -10, -10, 10, 10):
        assert -10 - 1e-6 <= x <= 10 + 1e-6 and -10 - 1e-6 <= y <= 10 + 1e-6


def test_clipping_a_square_that_covers_the_box_gives_the_box() -> None:
    got = clip_ring([(-20, -20), (20, -20), (20, 20), (-20, 20)], -10, -10, 10, 10)
    assert set(got) == {(-10, -10), (10, -10), (10, 10), (-10, 10)}


def test_north_is_up() -> None:
    frame = Frame(30, 48, 40, 52, 100, 100)
    assert frame.xy(30, 52) == (0, 0) and frame.xy(40, 48) == (100, 100)


def test_an_outline_of_an_unknown_map_is_said_to_be_that() -> None:
    made = brief_fixture.brief(outlines=(Outline("ref-x", "held", (((37, 48), (38, 48), (38, 49)),)),))
    sketch = draw(made, Book.of(made))
    assert sketch is not None and sketch.legend[0][1] == "a map that is not in this brief"


def test_nothing_read_is_a_page_too() -> None:
    view = page_view(brief_fixture.empty())
    assert view.timeline is None and view.sketch is None and view.questions == ()
    assert view.latest == "no report has a date"
