"""People's decisions in a case: kept, applied, undone; and what they let out of it."""

from __future__ import annotations

import json
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fogline import Case
from fogline.errors import InputError
from fogline.model import Brief, Claim, Polarity, Question, Report, Review, Standing, Status, When

FIRST = """title: Two accounts of one town
date: 2025-11-11
publisher: The Example Gazette

Russia's Defence Ministry said on Monday that its forces had encircled Myrnohrad.
Ukraine's General Staff denied that Myrnohrad was encircled. It said about 300 Russian soldiers were in the city.
None of the reports could be independently verified.
"""
SECOND = """title: Harvest moon over the quiet ridge
date: 2025-11-12
publisher: The Second Paper

Ukraine's General Staff said that a warehouse full of zebra saddles in Kupiansk had been destroyed by shelling.
Russia's Defence Ministry said that its forces had seized Kupiansk after seven lavender nights.
"""
UKRAINIAN = """title: Про місто
date: 2025-11-11
publisher: Приклад

Генштаб заявив, що оточення Мирнограда немає. У місті перебувають близько трьохсот російських військових.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that is read already, to be copied."""
    folder = tmp_path_factory.mktemp("read")
    for name, text in (("first", FIRST), ("second", SECOND), ("uk", UKRAINIAN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Case.create(folder / "case", name="Towns", parties=("RUS", "UKR")) as case:
        case.add(*(folder / f"{name}.txt" for name in ("first", "second", "uk")))
        case.extract()
    return folder / "case"


@pytest.fixture
def case(read: Path, tmp_path: Path) -> Iterator[Case]:
    import shutil

    shutil.copytree(read, tmp_path / "case")
    with Case.open(tmp_path / "case") as case:
        yield case


def said(case: Case, words: str) -> Claim:
    """The claim with these words in it."""
    found = [claim for claim in case.claims() if words in claim.quote]
    assert len(found) == 1, [claim.quote for claim in case.claims()]
    return found[0]


def about(brief: Brief, claim: Claim) -> list[Question]:
    return [q for q in brief.questions if any(claim.id in a.claims for a in q.answers)]


def same(a: Brief, b: Brief) -> bool:
    return replace(a, made_at=b.made_at, decisions=()) == replace(b, decisions=())


def texts(folder: Path) -> dict[str, str]:
    """Every file of a brief as text; of a document, of all its parts."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as parts:
                found[path.name] = " ".join(
                    parts.read(n).decode("utf-8", "replace") for n in parts.namelist()
                )
        else:
            found[path.name] = path.read_text(encoding="utf-8")
    return found


# --- reviews


def test_who_when_and_why_are_kept(case: Case) -> None:
    claim = said(case, "had encircled")
    (made,) = case.review(claim.id, accept=True, by=" A.  Editor ", why="read it twice")
    assert (made.by, made.why, made.on, made.what) == ("A. Editor", "read it twice", claim.id, "review")
    assert (made.from_value, made.to_value) == ("unreviewed", "accepted")
    assert made.at.tzinfo is not None and datetime.now(UTC) - made.at < timedelta(minutes=5)
    assert case.decisions() == (made,)
    assert said(case, "had encircled").review is Review.ACCEPTED
    assert case.status().decisions == 1


def test_ids_may_be_given_by_their_beginning(case: Case) -> None:
    claim = said(case, "had encircled")
    (made,) = case.review(claim.id[2:9], accept=True, by="A")
    assert made.on == claim.id
    with pytest.raises(InputError, match="ids begin so"):
        case.review("c-", accept=True, by="A")
    with pytest.raises(InputError, match="no such claim"):
        case.review("c-nothing", accept=True, by="A")
    with pytest.raises(InputError, match="no such claim"):
        case.review("", accept=True, by="A")
    with pytest.raises(InputError, match="it is a decision, not a claim"):
        case.review(made.id, accept=True, by="A")


def test_what_is_missing_is_said_and_nothing_is_kept(case: Case) -> None:
    claim, other = said(case, "had encircled").id, said(case, "was encircled").id
    for wrong in (
        lambda: case.review(claim, accept=True, by="  "),
        lambda: case.review(claim, by="A"),
        lambda: case.review(by="A", accept=True),
        lambda: case.review(claim, reject=True, by="A"),
        lambda: case.review(claim, correct={"act": "denies"}, by="A"),
        lambda: case.review(claim, accept=True, reject=True, by="A", why="x"),
        lambda: case.review(claim, reject=True, correct={"act": "denies"}, by="A", why="x"),
        lambda: case.review(claim, other, correct={"act": "denies"}, by="A", why="x"),
        lambda: case.review(claim, correct={"act": "denies", "polarity": "perhaps"}, by="A", why="x"),
        lambda: case.review(claim, correct={"act": "asserts"}, by="A", why="x"),
        lambda: case.review(claim, correct={"act": "none"}, by="A", why="x"),
        lambda: case.review(claim, correct={"party": "Mordor"}, by="A", why="x"),
        lambda: case.review(claim, correct={"publisher": "X"}, by="A", why="x"),
        lambda: case.review(claim, translation=" ", by="A"),
        lambda: case.split(claim, by="A", why="x"),
        lambda: case.split(claim, claim, by="A", why="x"),
        lambda: case.join(claim, other, by="A", why=" "),
        lambda: case.flag(claim, by="A", why="x"),
        lambda: case.flag(claim, flags=["ugly"], by="A", why="x"),
        lambda: case.flag(claim, embargo="2025-11-12", by="A", why="x"),
        lambda: case.flag(claim, embargo="tomorrow", by="A", why="x"),
        lambda: case.undo("d-nothing", by="A", why="x"),
    ):
        with pytest.raises(InputError):
            wrong()
    assert case.decisions() == ()


def test_a_rejected_claim_answers_nothing_and_undoing_brings_all_back(case: Case) -> None:
    claim, before = said(case, "had encircled"), case.brief()
    (question,) = about(before, claim)
    assert question.status is Status.DISPUTED
    (rejected,) = case.review(claim.id, reject=True, by="A", why="the paper withdrew it")
    after = case.brief()
    assert about(after, claim) == []
    assert next(c for c in after.claims if c.id == claim.id).review is Review.REJECTED
    (undone,) = case.undo(rejected.id, by="B", why="it did not")
    assert same(case.brief(), before)
    case.undo(undone.id, by="A", why="it did")
    assert same(case.brief(), after)
    with pytest.raises(InputError, match="undone already"):
        case.undo(undone.id, by="A", why="again")


def test_corrections_hold_and_both_versions_are_shown(case: Case, tmp_path: Path) -> None:
    claim = said(case, "about 300")
    case.review(
        claim.id,
        correct={"amount": "350", "party": "none", "standing": "media", "happened": "2025-11-10"},
        by="A", why="the second edition says so",
    )  # fmt: skip
    brief = case.brief(tmp_path / "out")
    (now,) = [c for c in brief.claims if c.id == claim.id]
    assert now.review is Review.CORRECTED and now.quote == claim.quote
    assert now.amount is not None and claim.amount is not None
    assert (now.amount.value, now.amount.of, now.amount.qualifier) == (350.0, claim.amount.of, None)
    assert now.party is None and now.speaker and now.speaker.standing is Standing.MEDIA
    assert now.happened == When.parse("2025-11-10")
    by_field = {c.field: c for c in brief.corrections}
    assert (by_field["party"].machine, by_field["party"].person) == ("UKR", None)
    assert by_field["amount"].machine is not None and by_field["amount"].machine.startswith("about 300")
    written = json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))
    (entry,) = [d for d in written["decisions"] if d["what"] == "party"]
    assert set(entry) == {"id", "on", "what", "from", "to", "by", "at", "why", "undoes"}
    assert (entry["on"], entry["from"], entry["to"], entry["undoes"]) == (claim.id, "UKR", None, None)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "about 300" in page and "the second edition says so" in page
    assert "party: none, where the machine had read UKR (A, " in page


def test_the_polarity_can_be_corrected_and_the_answer_follows(case: Case) -> None:
    says, denies = said(case, "had encircled"), said(case, "was encircled")
    assert not _agree(case.brief(), says, denies)
    case.review(denies.id, correct={"polarity": "affirmed", "act": "confirms"}, by="A", why="misread")
    assert said(case, "was encircled").polarity is Polarity.AFFIRMED
    assert _agree(case.brief(), says, denies)


def _agree(brief: Brief, a: Claim, b: Claim) -> bool:
    return any({a.id, b.id} <= set(answer.claims) for q in brief.questions for answer in q.answers)


def test_places_are_looked_up_and_stay_tied_to_words_of_the_text(case: Case) -> None:
    claim = said(case, "about 300")
    case.review(claim.id, correct={"places": "the city=Kupiansk"}, by="A", why="it speaks of the other town")
    (place,) = said(case, "about 300").places
    report = next(r for r in case.brief().reports if r.id == claim.report)
    assert place.name == "Kupiansk" and place.latitude is not None
    assert report.text[place.start : place.end] == place.mention == "the city"
    with pytest.raises(InputError, match="the report does not name"):
        case.review(claim.id, correct={"places": "Odesa"}, by="A", why="x")
    case.review(claim.id, correct={"places": "Myrnohrad, UKR; the city=Nowhere at All"}, by="A", why="both")
    town, unknown = said(case, "about 300").places
    assert (town.name, town.mention, town.country) == ("Myrnohrad", "Myrnohrad", "UKR")
    assert (unknown.name, unknown.mention, unknown.latitude) == ("Nowhere at All", "the city", None)
    case.review(claim.id, correct={"places": "none"}, by="A", why="it names none")
    assert said(case, "about 300").places == ()


def test_a_report_can_be_corrected(case: Case) -> None:
    claim = said(case, "seized Kupiansk")
    case.review(
        claim.report, correct={"publisher": "The Third Paper", "published": "2025-11-14"}, by="A", why="x"
    )
    brief = case.brief()
    report = next(r for r in brief.reports if r.id == claim.report)
    assert report.publisher == "The Third Paper" and report.published == When.parse("2025-11-14")
    assert {c.field for c in brief.corrections} == {"publisher", "published"}
    assert said(case, "seized Kupiansk").id == claim.id
    with pytest.raises(InputError, match="no such field"):
        case.review(claim.report, correct={"act": "denies"}, by="A", why="x")
    with pytest.raises(InputError, match="Nothing was kept"):
        case.review(claim.report, correct={"published": "soon"}, by="A", why="x")


def test_a_translation_is_signed_and_shown(case: Case) -> None:
    claim = next(c for c in case.claims() if "оточення" in c.quote)
    case.review(claim.id, translation="There is no encirclement of Myrnohrad.", by="B. Translator")
    (translation,) = case.brief().translations
    assert (translation.claim, translation.by) == (claim.id, "B. Translator")
    assert translation.text == "There is no encirclement of Myrnohrad."


# --- pairs


def test_split_and_join(case: Case) -> None:
    a, b = said(case, "had encircled"), said(case, "was encircled")
    before = case.brief()
    (apart,) = case.split(a.id, b.id, by="A", why="of two days")
    assert apart.on < (apart.to_value or "")
    split = case.brief()
    assert not any({a.id, b.id} <= {c for x in q.answers for c in x.claims} for q in split.questions)
    assert all(apart.id in q.decisions for q in (*about(split, a), *about(split, b)))
    case.join(b.id, a.id, by="B", why="they are of one")  # the later word about the pair holds
    assert any({a.id, b.id} <= {c for x in q.answers for c in x.claims} for q in case.brief().questions)
    far = said(case, "seized Kupiansk")
    (joined,) = case.join(a.id, far.id, by="A", why="one operation")
    assert any({a.id, far.id} <= {c for x in q.answers for c in x.claims} for q in case.brief().questions)
    case.undo(apart.id, joined.id, *(d.id for d in case.decisions() if d.by == "B"), by="C", why="all anew")
    assert same(case.brief(), before)


# --- what the machine does afterwards


def test_reading_anew_and_new_reports_keep_what_people_decided(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fogline.claims.extractor import RuleExtractor

    a, b = said(case, "had encircled"), said(case, "was encircled")
    case.review(a.id, correct={"act": "confirms"}, by="A", why="x")
    case.split(a.id, b.id, by="A", why="of two days")
    monkeypatch.setattr("fogline.case.reading.key", lambda extractor: "rules/later")
    monkeypatch.setattr("fogline.case.reading._installed", lambda: "later")
    monkeypatch.setattr(RuleExtractor, "extract", lambda self, report: iter(()))
    (tmp_path / "more.txt").write_text(FIRST.replace("Monday", "Sunday"), encoding="utf-8")
    case.add(tmp_path / "more.txt")
    assert {c.id for c in case.claims()} == {a.id, b.id}  # a machine that finds nothing takes nothing away
    assert said(case, "had encircled").review is Review.CORRECTED
    assert case.lost_decisions() == frozenset()


def test_a_decision_whose_passage_is_gone_is_kept_and_shown_as_such(case: Case, tmp_path: Path) -> None:
    claim = said(case, "had encircled")
    (made,) = case.review(claim.id, accept=True, by="A", why="seen")
    report = next(r for r in case.brief().reports if r.id == claim.report)
    raw = (tmp_path / "first.txt", FIRST.encode())
    _reread(case, replace(report, text="Nothing of it is left here at all."), raw[1])
    brief = case.brief(tmp_path / "out")
    assert claim.id not in {c.id for c in brief.claims}
    assert brief.decisions == (made,) and brief.lost == (made.id,)
    assert case.lost_decisions() == {made.id}
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "bound to a passage that is no longer found" in page
    with pytest.raises(InputError, match="no longer found"):
        case.review(claim.id, reject=True, by="A", why="x")
    _reread(case, report, raw[1])
    assert said(case, "had encircled").review is Review.ACCEPTED  # found again, and so is the decision


def test_decisions_follow_their_passage_into_a_report_that_is_dated_or_read_otherwise(
    case: Case, read: Path
) -> None:
    a, b = said(case, "had encircled"), said(case, "was encircled")
    case.review(a.id, correct={"act": "confirms"}, by="A", why="x")
    (apart,) = case.split(a.id, b.id, by="A", why="of two days")
    case.review(a.report, correct={"publisher": "The Third Paper"}, by="A", why="x")
    case.add(read.parent / "first.txt", published="2025-11-13")
    now, other = said(case, "had encircled"), said(case, "was encircled")
    assert now.id != a.id and now.report != a.report  # another report, with claims of its own
    assert now.review is Review.CORRECTED
    brief = case.brief()
    assert brief.lost == () and case.lost_decisions() == frozenset()
    assert {d.on for d in brief.decisions} <= {now.id, other.id, now.report}
    assert not any({now.id, other.id} <= {c for x in q.answers for c in x.claims} for q in brief.questions)
    assert "The Third Paper" in {report.publisher for report in brief.reports}
    assert apart in case.decisions()  # what is kept is as it was written
    report = next(r for r in brief.reports if r.id == now.report)
    longer = replace(report, text="A line that the first reader left out.\n" + report.text)
    _reread(case, longer, (read.parent / "first.txt").read_bytes())
    moved = said(case, "had encircled")
    assert moved.start > now.start and moved.review is Review.CORRECTED


def _reread(case: Case, report: Report, data: bytes) -> None:
    """The same bytes read otherwise, as a better reader would."""
    from fogline.model import Raw

    case._store.keep(Raw(data, "first.txt"), "{}", [report], (), "g", datetime.now(UTC))


# --- what is shared


def test_only_what_was_reviewed_is_shared_in_every_file(case: Case, tmp_path: Path) -> None:
    accepted, corrected = said(case, "was encircled"), said(case, "about 300")
    case.review(accepted.id, accept=True, by="A")
    case.review(corrected.id, correct={"amount": "350"}, by="A", why="the second edition says so")
    case.review(said(case, "zebra").id, reject=True, by="A", why="nobody says that")
    brief = case.brief(tmp_path / "out", share=True)
    assert {c.id for c in brief.claims} == {accepted.id, corrected.id}
    written = texts(tmp_path / "out")
    assert {"index.html", "brief.json", "claims.csv", "questions.csv", "places.geojson", "brief.docx"} <= set(
        written
    )
    for name, text in written.items():
        for words in (
            "had encircled",
            "zebra",
            "lavender",
            "Harvest moon",
            "оточення",
            "Kupiansk",
            "nobody says",
        ):
            assert words not in text, (name, words)
    assert "was encircled" in written["index.html"] and "was encircled" in written["brief.docx"]
    assert "Only claims that a person reviewed are in this form" in written["index.html"]
    assert json.loads(written["brief.json"])["shared"] is True
    assert all(q.status is not Status.DISPUTED for q in brief.questions)  # nothing shows through


def test_the_shared_form_says_of_nobody_that_he_is_silent_who_is_left_out(case: Case, tmp_path: Path) -> None:
    denial = said(case, "was encircled")
    case.review(denial.id, accept=True, by="A")
    (question,) = about(case.brief(tmp_path / "out", share=True), denial)
    assert not [a for a in question.absent if a.party == "RUS" and a.standing is Standing.OFFICIAL]
    page = texts(tmp_path / "out")["index.html"]
    assert "official statement of Russia on this found" not in page
    assert "Nothing found in" not in page
    case.review(said(case, "had encircled").id, reject=True, by="A", why="misread")
    (question,) = about(case.brief(share=True), denial)
    assert [a for a in question.absent if a.party == "RUS" and a.standing is Standing.OFFICIAL]


@pytest.mark.parametrize("unreviewed", [False, True])
def test_flagged_items_are_never_shared(case: Case, tmp_path: Path, unreviewed: bool) -> None:
    zebra, lavender = said(case, "zebra"), said(case, "lavender")
    case.review(*(c.id for c in case.claims()), accept=True, by="A")
    case.flag(zebra.id, flags=["civilian-safety"], by="A", why="people live beside it, says the marmoset")
    assert "zebra" in texts_of(case, tmp_path / "whole", share=False)
    shared = texts_of(case, tmp_path / "flagged", share=True, unreviewed=unreviewed)
    assert "zebra" not in shared and "lavender" in shared and "marmoset" not in shared
    (held,) = case.flag(lavender.report, embargo="2999-01-01T00:00+00:00", by="A", why="agreed")
    shared = texts_of(case, tmp_path / "held", share=True, unreviewed=unreviewed)
    assert "lavender" not in shared and "Harvest" not in shared and "The Second Paper" not in shared
    assert lavender.report not in shared and zebra.id not in shared and lavender.id not in shared
    case.undo(held.id, by="A", why="published")
    case.flag(lavender.id, embargo="2001-01-01T00:00+00:00", by="A", why="agreed")  # over already
    assert "lavender" in texts_of(case, tmp_path / "over", share=True, unreviewed=unreviewed)


def texts_of(case: Case, out: Path, share: bool, unreviewed: bool = False) -> str:
    case.brief(out, share=share, unreviewed=unreviewed)
    return "\n".join(texts(out).values())


def test_the_words_of_a_flagged_claim_are_shared_from_no_other_report(case: Case, tmp_path: Path) -> None:
    copy = SECOND.replace("The Second Paper", "The Fourth Paper").replace("Harvest moon over", "Over")
    (tmp_path / "copy.txt").write_text(copy.replace("shelling.", "shelling at night."), encoding="utf-8")
    case.add(tmp_path / "copy.txt")
    zebras = [c for c in case.claims() if "zebra" in c.quote]
    assert len(zebras) == 2
    case.review(*(c.id for c in case.claims()), accept=True, by="A")
    shortest = min(zebras, key=lambda c: len(c.quote))
    case.flag(shortest.id, flags=["graphic"], by="A", why="x")
    assert "zebra" not in texts_of(case, tmp_path / "out", share=True)


def test_a_title_that_repeats_what_is_left_out_is_left_out_too(case: Case, tmp_path: Path) -> None:
    text = SECOND.replace(
        "Harvest moon over the quiet ridge", "Its forces had seized Kupiansk after seven lavender nights"
    )
    (tmp_path / "title.txt").write_text(
        text.replace("The Second Paper", "The Fifth Paper")
        + "Kyiv said that the bridge in Izium was intact.\n",
        encoding="utf-8",
    )
    case.add(tmp_path / "title.txt")
    report = next(r for r in case.brief().reports if r.publisher == "The Fifth Paper")
    izium = [c for c in case.claims() if c.report == report.id and "Izium" in c.quote]
    case.review(izium[0].id, accept=True, by="A")
    shared = texts_of(case, tmp_path / "out", share=True)
    assert "The Fifth Paper" in shared and "lavender" not in shared


def test_an_empty_shared_brief_says_why_and_what_to_do(case: Case, tmp_path: Path) -> None:
    brief = case.brief(tmp_path / "out", share=True)
    assert brief.claims == () == brief.questions == brief.reports
    written = texts(tmp_path / "out")
    for name in ("index.html", "brief.json", "brief.docx"):
        assert "none of the claims that may be passed on has been reviewed" in written[name], name
        assert "--unreviewed" in written[name]
    assert "encircled" not in "".join(written.values())


def test_unreviewed_claims_are_shared_where_asked_for_and_the_page_says_so(
    case: Case, tmp_path: Path
) -> None:
    case.review(said(case, "zebra").id, reject=True, by="A", why="nobody says that")
    shared = texts_of(case, tmp_path / "out", share=True, unreviewed=True)
    page = texts(tmp_path / "out")["index.html"]
    assert "had encircled" in shared and "zebra" not in shared
    assert "Claims that no person reviewed are in this form" in page
    assert "has been reviewed by a person" in page or "have not been reviewed by a person" in page
    whole = case.brief().reports[0].text
    assert whole not in shared


@pytest.mark.parametrize("seed", range(3))
def test_no_run_of_words_of_what_is_left_out_is_in_any_file(case: Case, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    claims = list(case.claims())
    accepted = [c.id for c in claims if chance.random() < 0.5] or [claims[0].id]
    case.review(*accepted, accept=True, by="A")
    case.flag(chance.choice(claims).id, flags=["graphic"], by="A", why="x")
    brief = case.brief(tmp_path / "out", share=True, unreviewed=seed == 2)
    free = set().union(*(_runs(c.quote) for c in brief.claims))
    hidden = [c for c in case.claims() if c.id not in {shown.id for shown in brief.claims}]
    assert hidden
    for name, text in texts(tmp_path / "out").items():
        there = _runs(re.sub("<[^>]+>", "", text))
        for claim in hidden:
            assert not (_runs(claim.quote) - free) & there, (name, claim.quote)


def _runs(text: str, length: int = 4) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
