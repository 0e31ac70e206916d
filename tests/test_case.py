"""The case: what is added stays, twice is once, and a brief says what it knows and what it does not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import fogline
from fogline import Case
from fogline.case.assembly import read_counts
from fogline.case.limits import limits
from fogline.errors import CaseError, InputError, RefusedAddress
from fogline.model import Raw, Report, ReportKind, Source, Standing, Status, When

ENGLISH = """title: A town between two accounts
date: 2025-11-11
publisher: The Example Gazette

Russia's Defence Ministry said on Monday that its forces had encircled Pokrovsk.
Ukraine's General Staff denied that Pokrovsk was encircled. It said about 300 Russian soldiers were in the city.
None of the reports could be independently verified.
"""
UKRAINIAN = """title: Про Покровськ
date: 2025-11-11
publisher: Приклад

Генштаб заперечує оточення Покровська. У місті перебувають близько трьохсот російських військових, і бої тривають.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "uk.txt").write_text(UKRAINIAN, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case") as case:
        yield case


class Web:
    """A fetcher that knows a few pages and counts how often it is asked."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def fetch(self, url: str) -> Raw:
        self.asked.append(url)
        if url not in self.pages:
            raise RefusedAddress(url, "there is no such page", "Check the address.")
        return Raw(self.pages[url].encode(), "page.txt", address=url, final=url)


def everything(case: Case) -> tuple[Any, ...]:
    made = case.brief()
    return replace(made, made_at=datetime(2000, 1, 1, tzinfo=UTC)), case.status().claims


def test_the_whole_way(case: Case, story: Path, tmp_path: Path) -> None:
    came = case.add(story)
    assert (came.new, came.already, came.failed) == (2, 0, ())
    brief = case.brief(tmp_path / "out")
    encircled = [q for q in brief.questions if q.status is Status.DISPUTED]
    assert encircled, [(str(q.status), q.text) for q in brief.questions]
    assert brief.opposing_inferred
    for claim in brief.claims:
        report = next(r for r in brief.reports if r.id == claim.report)
        assert report.text[claim.start : claim.end] == claim.quote
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "index.html", "brief.json", "claims.csv", "questions.csv", "series.csv", "edges.csv", "drift.csv",
        "places.geojson", "brief.docx",
    }  # fmt: skip
    written = json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))
    assert written["format"] == "fogline-brief/1" and len(written["reports"]) == 2


def test_what_no_extractor_reads_is_said_and_not_taken_for_silence(case: Case, story: Path) -> None:
    case.add(story)
    brief = case.brief()
    ukrainian = next(report for report in brief.reports if report.language == "uk")
    if not any(claim.report == ukrainian.id for claim in brief.claims):
        assert brief.not_read == (ukrainian.id,)
        assert any("1 report in Ukrainian was not read for claims" in sentence for sentence in brief.limits)
        assert sum(count.not_read for count in brief.read) == 1
        assert case.status().other == 1
    assert sum(count.reports for count in brief.read) == 2


def test_adding_twice_changes_nothing(case: Case, story: Path) -> None:
    case.add(story)
    before = everything(case)
    came = case.add(story, story / "en.txt")
    assert (came.new, came.already) == (0, 3)
    assert case.extract() == 0
    assert everything(case) == before


def test_ids_are_the_same_in_every_folder_and_in_any_order(tmp_path: Path, story: Path) -> None:
    found = []
    for name, inputs in (("a", ["en.txt", "uk.txt"]), ("b", ["uk.txt", "en.txt"])):
        with Case.create(tmp_path / name, name="same") as case:
            case.add(*(story / one for one in inputs))
            found.append(everything(case))
    assert found[0] == found[1]


def test_a_case_goes_on_where_it_stopped(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fogline.claims.extractor import RuleExtractor

    whole = RuleExtractor.extract
    for number in range(5):
        (story / f"{number}.txt").write_text(ENGLISH.replace("Monday", f"Monday {number}"), encoding="utf-8")
    read: list[str] = []

    def interrupted(self: RuleExtractor, report: Report) -> Any:
        if len(read) == 3:
            raise KeyboardInterrupt
        read.append(report.id)
        return whole(self, report)

    with Case.create(tmp_path / "case") as case:
        case.add(story)
        monkeypatch.setattr(RuleExtractor, "extract", interrupted)
        with pytest.raises(KeyboardInterrupt):
            case.extract()
    monkeypatch.setattr(
        RuleExtractor, "extract", lambda self, report: read.append(report.id) or whole(self, report)
    )
    with Case.open(tmp_path / "case") as case:
        assert case.status().unread == 4
        case.extract()
        assert len(read) == len(set(read)) == 7  # each once


def test_one_report_that_the_extractor_fails_on_does_not_lose_the_others(
    case: Case, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fogline.claims.extractor import RuleExtractor

    whole = RuleExtractor.extract
    (story / "bad.txt").write_text(ENGLISH + "BOOM", encoding="utf-8")

    def failing(self: RuleExtractor, report: Report) -> Any:
        if "BOOM" in report.text:
            raise ZeroDivisionError("boom")
        return whole(self, report)

    monkeypatch.setattr(RuleExtractor, "extract", failing)
    case.add(story)
    brief = case.brief()
    assert brief.claims
    assert [f.what for f in brief.failed] == ["bad.txt"]
    assert "ZeroDivisionError: boom" in brief.failed[0].why
    monkeypatch.setattr(RuleExtractor, "extract", whole)
    assert case.extract() == 1


def test_failures_are_listed_and_go_when_the_input_is_mended(case: Case, story: Path) -> None:
    (story / "empty.txt").write_bytes(b"")
    came = case.add(story)
    assert came.new == 2 and [f.what for f in came.failed] == ["empty.txt"]
    assert [f.what for f in case.status().failures] == ["empty.txt"]
    case.add(story)
    assert len(case.status().failures) == 1
    (story / "empty.txt").write_text("Ukraine says that it holds.", encoding="utf-8")
    assert case.add(story).new == 1
    assert case.status().failures == ()


def test_an_address_is_fetched_once(case: Case) -> None:
    web = Web({"https://example.org/a": ENGLISH})
    assert case.add("https://example.org/a", fetcher=web).new == 1
    assert case.add("https://example.org/a", fetcher=web).already == 1
    assert web.asked == ["https://example.org/a"]
    assert [f.what for f in case.add("https://example.org/b", fetcher=web).failed] == [
        "https://example.org/b"
    ]
    assert case.add("https://example.org/b", offline=True).failed


def test_what_the_user_says_of_an_input_replaces_the_earlier_reading(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text("Kyiv says that the road is open.", encoding="utf-8")
    case.add(path)
    assert case.brief().reports[0].published is None
    case.add(path, published="2025-11-11")
    case.add(path, publisher="The Example Gazette")
    case.add(path)  # nothing said: nothing forgotten
    (report,) = case.brief().reports
    assert report.published == When.parse("2025-11-11")
    assert report.publisher == "The Example Gazette"


@pytest.mark.parametrize("bad", ["yesterday", "2025-13-01", "2025-11-11T10:00", ""])
def test_a_date_that_is_none_is_refused(case: Case, story: Path, bad: str) -> None:
    with pytest.raises(InputError, match="Write it as 2025-11-11"):
        case.add(story, published=bad)
    assert case.status().reports == 0


def test_parties(tmp_path: Path, story: Path) -> None:
    with pytest.raises(InputError, match="not known"):
        Case.create(tmp_path / "x", parties=("RUS", "XQX"))
    with pytest.raises(InputError, match="twice"):
        Case.temporary(parties=("RUS", "rus"))
    assert not (tmp_path / "x").exists()
    with Case.create(tmp_path / "case", parties=("ukr", "rus")) as case:
        case.add(story / "en.txt")
        brief = case.brief()
    assert brief.opposing == (("UKR", "RUS"),) and not brief.opposing_inferred
    assert dict(brief.names)["UKR"] == "Ukraine"


def test_a_broken_table_of_a_case_is_named(case: Case, story: Path) -> None:
    (case.folder / "sources.toml").write_text("= broken", encoding="utf-8")
    with pytest.raises(CaseError, match=r"sources\.toml"):
        case.add(story)


def test_a_case_knows_more_sources(case: Case, story: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text(
        '[[group]]\nparty = "UKR"\nstanding = "official"\nsources = [{ name = "Staff", at = ["staff.example"] }]\n',
        encoding="utf-8",
    )
    case.set_sources(table)
    assert case.add("https://staff.example/a", fetcher=Web({"https://staff.example/a": ENGLISH})).new == 1
    (source,) = case.brief().sources
    assert (source.party, source.standing, source.known_by) == ("UKR", Standing.OFFICIAL, "domain")
    for bad in ("= broken", "group = 5"):
        table.write_text(bad, encoding="utf-8")
        with pytest.raises(InputError, match="no table of sources"):
            case.set_sources(table)
    with pytest.raises(InputError, match="cannot be read"):
        case.set_sources(tmp_path / "none.toml")


def test_search_and_status(case: Case, story: Path) -> None:
    case.add(story)
    case.extract()
    assert {hit.kind for hit in case.search("POKROVSK")} == {"report", "claim"}
    found = case.search("покровськ")
    assert {hit.title for hit in found} == {"Про Покровськ"}
    assert {hit.kind for hit in found} == {"report", "claim"}
    status = case.status()
    assert (status.reports, status.unread, dict(status.by_language)) == (2, 0, {"en": 1, "uk": 1})


def test_a_temporary_case_is_gone_afterwards(story: Path) -> None:
    with Case.temporary() as case:
        case.add(story / "uk.txt")
        folder = case.folder
        assert folder.is_dir()
    assert not folder.exists()


def test_importing_fogline_is_cheap() -> None:
    code = (
        "import sys, fogline; print(sorted(m for m in ('spacy', 'sqlalchemy', 'typer') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert fogline.Case is Case
    with pytest.raises(AttributeError):
        fogline.Nothing  # noqa: B018


def test_a_settled_case_is_asked_without_loading_a_parser(case: Case, story: Path) -> None:
    case.add(story / "en.txt")
    case.extract()
    code = (
        "import sys; from fogline import Case; case = Case.open(sys.argv[1]); "
        "case.questions(); assert list(case.claims()); print('spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(case.folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def make_report(number: int, when: date | datetime | None, party: str | None = "UKR") -> Report:
    source = Source(f"s-{number}", "x", party=party, standing=Standing.OFFICIAL, known_by="domain")
    published = None if when is None else When.on(when)
    return Report(f"r-{number}", ReportKind.POST, "text", "0", source, published=published, language="uk")


def test_what_was_read_is_counted_by_party_and_standing() -> None:
    kyiv = timezone(timedelta(hours=2))
    late = datetime(2025, 11, 12, 1, 0, tzinfo=kyiv)  # 23:00 UTC of the 11th
    reports = [
        make_report(1, date(2025, 11, 11)), make_report(2, late), make_report(3, None), make_report(4, None, None)
    ]  # fmt: skip
    ukraine, unknown = read_counts(reports, ["r-1", "r-4"])
    assert (ukraine.party, ukraine.reports, ukraine.not_read, ukraine.latest) == ("UKR", 3, 1, late)
    assert (unknown.party, unknown.reports, unknown.latest) == (None, 1, None)


def test_limits_are_true_sentences() -> None:
    reports = [make_report(1, None), make_report(2, date(2025, 1, 1))]
    bare = limits(reports, failed=0, not_read=["r-1"], languages=["en"], maps=0, used=0, has_boundary=False)
    assert any("1 report in Ukrainian was not read" in sentence for sentence in bare)
    assert any("1 report has no date" in sentence for sentence in bare)
    assert any("No maps were given" in sentence for sentence in bare)
    assert not any("could not be read;" in sentence for sentence in bare)
    full = limits([], failed=2, not_read=[], languages=["en"], maps=3, used=1, has_boundary=True)
    assert any("3 maps were given and 1 used" in sentence for sentence in full)
    assert any("2 inputs" in sentence for sentence in full)
    assert not any("boundary" in sentence for sentence in full)


def test_better_rules_read_an_old_case_again(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fogline.case import reading
    from fogline.claims.extractor import RuleExtractor

    with Case.create(tmp_path / "old") as case:
        case.add(story / "en.txt")
        assert case.extract() == 1
        assert case.extract() == 0
        before = len(list(case.claims()))
    monkeypatch.setattr(RuleExtractor, "version", "9")
    monkeypatch.setattr(reading, "MADE_BY", "fogline-rules/9")
    with Case.open(tmp_path / "old") as case:
        assert case.extract() == 1
        assert case.extract() == 0
        assert len(list(case.claims())) == before
