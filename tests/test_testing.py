"""The contract suites hold for the built-ins, and see every promise that a bad extension breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fogline import plugins
from fogline.case.assembly import ask_all, check_all
from fogline.case.facade import Case
from fogline.case.files import exporters
from fogline.knowledge.sources import Sources
from fogline.model import (
    Act,
    Answer,
    Brief,
    Claim,
    Figure,
    Finding,
    Hearings,
    Outcome,
    Question,
    Raw,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    Status,
    sha256,
)
from fogline.reports import ReadOptions, load_readers
from fogline.testing import check_check, check_exporter, check_extractor, check_reader

TEXT = "Russia's Defence Ministry said that its forces had encircled Pokrovsk. Kyiv denied that it was encircled."
LONG = "\n\n".join(
    f"<p>{TEXT} This is paragraph number {n}, and it goes on for a while.</p>" for n in range(8)
)
RAWS = {
    "text": Raw(f"title: A town\ndate: 2025-11-11\n\n{TEXT}\n".encode(), "a.txt"),
    "article": Raw(
        (
            "<!DOCTYPE html><html><head><title>A town</title></head>"
            f"<body><article><h1>A town</h1>{LONG}</article></body></html>"
        ).encode(),
        "a.html",
    ),
    "feed": Raw(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Example</title><link>https://example.org/</link><item>"
        "<title>A town</title><link>https://example.org/a</link><pubDate>Tue, 11 Nov 2025 10:00:00 GMT</pubDate>"
        f"<description>{TEXT}</description></item></channel></rss>".encode(),
        "feed.xml",
    ),
    "posts": Raw(
        "\n".join(
            json.dumps({"id": n, "text": f"{TEXT} {n}", "date": "2025-11-11T10:00:00+00:00", "channel": "example"})
            for n in range(3)
        ).encode(),
        "posts.jsonl",
    ),
    "telegram": Raw(
        json.dumps(
            {
                "name": "Example", "type": "public_channel", "id": 1234567890,
                "messages": [
                    {"id": n, "type": "message", "date": "2025-11-11T10:00:00", "date_unixtime": "1762855200",
                     "from": "Example", "from_id": "channel1234567890", "text": f"{TEXT} {n}"}
                    for n in range(2)
                ],
            }
        ).encode(),
        "result.json",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def readers() -> dict[str, plugins.Reader]:
    return {reader.name: reader for reader in load_readers(ReadOptions(sources=Sources.load()))}


@pytest.mark.parametrize("name", sorted(RAWS))
def test_built_in_readers(readers: dict[str, plugins.Reader], name: str) -> None:
    reports = check_reader(readers[name], RAWS[name])
    assert all("encircled Pokrovsk" in report.text for report in reports)


def test_every_reader_that_is_registered_is_held_to_the_contract(readers: dict[str, plugins.Reader]) -> None:
    assert set(readers) == set(RAWS)


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    with Case.temporary("A town", parties=("RUS", "UKR")) as case:
        folder = case.folder / "in"
        folder.mkdir()
        (folder / "a.txt").write_bytes(RAWS["text"].data)
        (folder / "map_2025-11-10.geojson").write_text(
            '{"type":"Feature","properties":{"name":"held by Russia"},"geometry":{"type":"Polygon","coordinates":'
            "[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}}"
        )
        case.add(folder / "a.txt")
        case.add_map("Maker", folder)
        case.extract()
        yield case


def test_built_in_extractors(case: Case) -> None:
    report = next(case._store.reports())
    for extractor in case._parts.extractors:
        assert check_extractor(extractor, report)


def test_built_in_exporters(case: Case, tmp_path: Path) -> None:
    brief = case.brief()
    for share in (False, True):
        for exporter in exporters(share):
            folder = tmp_path / f"{exporter.name}-{share}"
            folder.mkdir()
            check_exporter(exporter, brief, folder)


def test_the_check_of_maps(case: Case) -> None:
    asked = ask_all(case._store, case._parts)
    check = case._references.check(asked.names)
    assert check is not None
    claim = Claim("c", asked.reports[0].id, 0, 1, "R", (RUSSIA,), Act.ASSERTS, Relation.CONTROL)
    for question in (*asked.questions, QUESTION):
        check_check(check, question, [claim, *asked.claims])
    assert check_all(case._references, asked).questions


SOURCE = Source("s", "x")
REPORT = Report("r", ReportKind.ARTICLE, TEXT, sha256(TEXT.encode()), SOURCE, language="en")
RUSSIA = Speaker("Russia", "Russia", 0, 6, "RUS", Standing.OFFICIAL)
CLAIM = Claim("c", "r", 0, 6, "Russia", (RUSSIA,), Act.ASSERTS, Relation.STATEMENT)
QUESTION = Question(
    "q", "Who holds it?", Relation.CONTROL, (), None, (Answer("a", "x", ("c",), ("RUS",), Hearings(0, 1)),), (), (),
    Status.SINGLE_ACCOUNT, "x",
)  # fmt: skip
FINDING = Finding(
    "f", "q", "a", "fake", Outcome.CONSISTENT, ("m",), (("share", Figure(1.0, "percent")),), "It fits."
)


class FakeReader:
    name = "fake"

    def __init__(self, **changes: Any) -> None:
        self.changes = changes

    def accepts(self, raw: Raw) -> bool:
        return raw.data == TEXT.encode()

    def read(self, raw: Raw, problems: Any) -> Iterator[Report]:
        yield replace(REPORT, **self.changes)


def test_a_good_reader_passes() -> None:
    assert check_reader(FakeReader(), Raw(TEXT.encode(), "a.txt")) == [REPORT]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sha256": "0" * 64}, "sha256"),
        ({"text": " "}, "no text"),
        ({"guessed": frozenset({"mood"})}, "mood"),
        ({"language": "English"}, "English"),
        ({"name": "/home/me/a.txt"}, "path"),
        ({"source": replace(SOURCE, party="RUS")}, "own word"),
        ({"source": replace(SOURCE, known_by="hearsay")}, "hearsay"),
    ],
)
def test_a_bad_report_is_seen(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_reader(FakeReader(**changes), Raw(TEXT.encode(), "a.txt"))


def test_a_reader_that_crashes_on_damage_is_seen() -> None:
    class Crashing(FakeReader):
        def accepts(self, raw: Raw) -> bool:
            return True

        def read(self, raw: Raw, problems: Any) -> Iterator[Report]:
            if raw.data != TEXT.encode():
                raise KeyError("oh")
            yield REPORT

    with pytest.raises(AssertionError, match="KeyError"):
        check_reader(Crashing(), Raw(TEXT.encode(), "a.txt"))


class FakeExtractor:
    name = "fake/1"
    languages = frozenset({"en"})

    def __init__(self, *claims: Claim) -> None:
        self.claims = claims

    def extract(self, report: Report) -> tuple[Claim, ...]:
        return self.claims if report.text.strip() else ()


def test_a_good_extractor_passes() -> None:
    assert check_extractor(FakeExtractor(CLAIM), REPORT) == [CLAIM]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ((replace(CLAIM, quote="Ukraine"),), "the quote is 'Ukraine'"),
        ((CLAIM, CLAIM), "two claims"),
        ((replace(CLAIM, denies="c-9"),), "denies c-9"),
        ((replace(CLAIM, report="r-9"),), "about report r-9"),
        ((replace(CLAIM, speakers=(replace(RUSSIA, mention="Moscow"),)),), "a speaker's mention"),
    ],
)
def test_a_bad_claim_is_seen(claims: tuple[Claim, ...], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_extractor(FakeExtractor(*claims), REPORT)


class FakeCheck:
    name = "fake"

    def __init__(self, **changes: Any) -> None:
        self.changes = changes

    def check(self, question: Question, claims: Any, references: Any) -> Iterator[Finding]:
        yield replace(FINDING, **self.changes)


def test_a_good_check_passes() -> None:
    assert check_check(FakeCheck(), QUESTION, [CLAIM]) == [FINDING]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"question": "q-9"}, "question q-9"),
        ({"answer": "a-9"}, "answer that is not there"),
        ({"reason": ""}, "no reason"),
        ({"references": ()}, "no reference"),
        ({"check": "other"}, "names the check"),
        ({"figures": (("share", Figure(1.0, "")),)}, "no unit"),
    ],
)
def test_a_bad_finding_is_seen(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_check(FakeCheck(**changes), QUESTION, [CLAIM])


class FakeExporter:
    name = "fake"

    def __init__(self, stray: str = "", clock: bool = False) -> None:
        self.stray, self.clock, self.times = stray, clock, 0

    def export(self, brief: Brief, out: Path) -> Path:
        self.times += 1
        out.mkdir(parents=True)
        if self.stray:
            (out / self.stray).touch()
        path = out / "fake.txt"
        path.write_text(f"{brief.case} {self.times if self.clock else ''}")
        return path


def test_exporters_are_seen_through(case: Case, tmp_path: Path) -> None:
    brief = replace(case.brief(), made_at=datetime(2025, 11, 11, tzinfo=UTC))
    for name, exporter, said in (
        ("good", FakeExporter(), ""),
        ("stray", FakeExporter(stray=".fake.tmp"), "behind"),
        ("clock", FakeExporter(clock=True), "second time"),
    ):
        (tmp_path / name).mkdir()
        if said:
            with pytest.raises(AssertionError, match=said):
                check_exporter(exporter, brief, tmp_path / name)
        else:
            check_exporter(exporter, brief, tmp_path / name)
