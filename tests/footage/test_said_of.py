"""What the reports that carried an item say of it: held against weather and sun, shown, shared, and held by a person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from media_fixture import picture

from fogline.brief.contract import as_json, schema
from fogline.case import Case
from fogline.cli.app import run
from fogline.errors import InputError
from fogline.footage.prints import FORMAT
from fogline.footage.sheet import sheet_to_bytes
from fogline.model import Brief, Outcome, ReferenceKind, Report, When, sha256
from fogline.model.exhibit import Exhibit, SaidOf, Still
from fogline.model.footage import Item, ItemKind, Posting
from fogline.store.footage import KeptItem

STATIONS = "id,name,latitude,longitude\nUKXX,Field,48.30,37.20\n"
POSTS = {
    "claim.png": ("ru", "Покровск. 10 ноября на рассвете колонна зашла в город под прикрытием тумана: мотоциклы, фургоны."),
    "caption.png": ("en", "Pokrovsk, 10 November. Heavy fog on the road. No rain. Rain is expected tomorrow."),
    "hour.png": ("en", "Pokrovsk, 10 November, 06:20 Kyiv time. At dawn, in heavy fog."),
    "undated.png": ("en", "Heavy fog on the road."),
    "plain.png": ("en", "Sent in by a reader."),
    "days.png": ("en", "Pokrovsk, 9 November. Pokrovsk, 10 November. Fog all day."),
}  # fmt: skip

ARTICLE = (
    "title: A video\ndate: 2025-11-11\n\n"
    "The mayor said that snow was falling in Kramatorsk on Monday.\n\n"
    "A video showed trucks in thick fog in Pokrovsk on 10 November.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with pictures that posts and an article carried, kept without being read, and a station in fog."""
    at = tmp_path_factory.mktemp("said")
    posts = [
        {"id": name, "url": f"https://wire.example/{name}", "publisher": "Sample wire", "lang": language,
         "date": "2025-11-11T07:00:00+00:00", "text": text}
        for name, (language, text) in POSTS.items()
    ]  # fmt: skip
    (at / "posts.jsonl").write_text("\n".join(map(json.dumps, posts)))
    (at / "article.txt").write_text(ARTICLE)
    (at / "stations.csv").write_text(STATIONS)
    (at / "metar_2025-11.txt").write_text(
        "".join(f"METAR UKXX 10{hour:02d}00Z 00000MPS 0150 FG VV001 01/01 Q1028=\n" for hour in range(24))
    )
    with Case.create(at / "case", parties=["RUS", "UKR"]) as case:
        case.add(at / "posts.jsonl", at / "article.txt")
        case.add_weather(at / "stations.csv", at / "metar_2025-11.txt")
        for report in case._store.reports():
            keep(case, (report.url or "article.png").rsplit("/", 1)[-1], report)
    return at / "case"


def keep(case: Case, name: str, report: Report) -> None:
    """A picture as it is kept, posted with ``report``."""
    shown = BytesIO()
    picture((200, 150), len(name)).save(shown, "JPEG")
    data = name.encode()
    stood = Posting(sha256(data), report.url, "Sample wire", report.published, report=report.id)
    item = Item(sha256(data), ItemKind.IMAGE, 200, 150)
    sheet = sheet_to_bytes([Still(0.0, shown.getvalue())])
    case._store.put_item(
        KeptItem(item, name, "", "", FORMAT, None, (stood,)), data, b"not looked into", sheet
    )


@pytest.fixture(scope="module")
def brief(folder: Path) -> Brief:
    with Case.open(folder) as case:
        return case.brief()


@pytest.fixture
def case(folder: Path) -> Iterator[Case]:
    with Case.open(folder) as opened:
        yield opened


def item(brief: Brief, name: str) -> Exhibit:
    return next(e for e in brief.footage if e.name == name)


def passages(exhibit: Exhibit) -> dict[str, SaidOf]:
    return {one.passage.text: one for one in exhibit.said}


def test_what_a_post_says_in_its_own_name_is_said_of_its_clip_and_held_against_weather_and_sun(
    brief: Brief,
) -> None:
    said = next(one for one in item(brief, "claim.png").said if one.claim)
    report = next(r for r in brief.reports if r.id == said.report)
    assert report.text[said.passage.start : said.passage.end] == said.passage.text
    assert said.place is not None and said.place.name == "Pokrovsk" and said.sky == ("fog", "dawn")
    assert [(held.check, held.outcome) for held in said.held] == [
        ("weather", Outcome.CONSISTENT),
        ("light", Outcome.INCONCLUSIVE),
    ]
    assert said.lent == () and "hour is not known" in said.held[1].reason
    about = {f.id: f for f in brief.findings}
    assert {about[key].check.split(":")[0] for key in said.findings} <= {"footage"}
    known = {reference.id: reference for reference in brief.references}
    assert known[said.held[0].reference or ""].kind is ReferenceKind.WEATHER


def test_a_caption_in_which_no_claim_was_read_is_said_of_the_clip_and_lends_place_and_time(
    brief: Brief,
) -> None:
    told = passages(item(brief, "caption.png"))
    fog = told["Heavy fog on the road."]
    assert fog.claim is None and fog.lent == ("place", "time")
    assert [(held.said, held.outcome) for held in fog.held] == [("dense fog", Outcome.CONSISTENT)]
    where = next(one for text, one in told.items() if text.startswith("Pokrovsk"))
    assert where.place is not None and where.when is not None and where.held == ()
    assert not any("rain" in one.sky for one in told.values())  # denied, and foretold


def test_the_hour_of_a_caption_is_that_of_its_other_sentences(brief: Brief) -> None:
    fog = passages(item(brief, "hour.png"))["At dawn, in heavy fog."]
    assert fog.when == When.on(datetime(2025, 11, 10, 4, 20, tzinfo=UTC)) and fog.lent == ("place", "time")
    assert [(held.said, held.outcome) for held in fog.held] == [
        ("dense fog", Outcome.CONSISTENT),
        ("dawn", Outcome.CONSISTENT),
    ]


def test_where_it_is_not_said_where_or_when_it_stays_open(brief: Brief) -> None:
    (said,) = item(brief, "undated.png").said
    assert (said.place, said.when) == (None, None)
    assert [(held.outcome, held.reference) for held in said.held] == [(Outcome.INCONCLUSIVE, None)]
    assert item(brief, "plain.png").said == () and item(brief, "plain.png").haze is None


def test_two_days_lend_none(brief: Brief) -> None:
    fog = passages(item(brief, "days.png"))["Fog all day."]
    assert fog.when is None and fog.lent == ("place",)
    assert [held.outcome for held in fog.held] == [Outcome.INCONCLUSIVE]


def test_of_an_article_only_what_it_says_of_footage_and_a_finding_is_not_held_twice(brief: Brief) -> None:
    (said,) = item(brief, "article.png").said
    assert "trucks in thick fog" in said.passage.text
    checks = {f.id: f.check for f in brief.findings}
    assert "weather" in {checks[key] for key in said.findings}
    assert not any(held.check == "weather" for held in said.held)


def test_the_page_and_brief_json_have_it_and_the_shared_form_only_what_may_be_passed_on(
    folder: Path, brief: Brief, tmp_path: Path, case: Case
) -> None:
    written = as_json(brief)
    jsonschema.validate(written, schema())
    told = next(e for e in written["footage"] if e["name"] == "caption.png")
    assert [held["said"] for one in told["said"] for held in one["held"]] == ["dense fog"]
    case.brief(out=tmp_path)
    page = (tmp_path / "index.html").read_text()
    assert "What is said of it" in page and "Heavy fog on the road." in page
    for name in ("caption.png", "claim.png"):
        case.record(item(brief, name).id, "permission", "granted", "asked", by="Ana")
    shared = case.brief(share=True, unreviewed=True)
    assert passages(item(shared, "caption.png")) == {}  # no claim, so that nobody can review it
    assert [one.sky for one in item(shared, "claim.png").said] == [("fog", "dawn")]
    jsonschema.validate(as_json(shared, share=True), schema())
    assert passages(item(case.brief(share=True), "claim.png")) == {}
    narrow = as_json(case.brief(), share=True)
    assert all(one["claim"] for e in narrow["footage"] for one in e["said"])


def test_a_person_holds_an_item_and_what_is_not_given_is_what_is_said_of_it(case: Case, brief: Brief) -> None:
    said = case.hold_footage(item(brief, "caption.png").id)
    assert (
        said.place is not None
        and said.place.name == "Pokrovsk"
        and "Pokrovsk, 10 November" in said.place_from
    )
    assert [(held.said, held.outcome) for held in said.held] == [("dense fog", Outcome.CONSISTENT)]
    given = case.hold_footage(
        item(brief, "plain.png").id,
        "48.28,37.18",
        "2025-11-10T07:30+02:00",
        "clear sky, at night",
        shadow=300,
    )
    assert (given.place_from, given.when_from, given.words_from) == ("given", "given", "given")
    assert [(held.check, held.outcome) for held in given.held] == [
        ("weather", Outcome.INCONSISTENT),
        ("light", Outcome.INCONSISTENT),
        ("shadow", Outcome.CONSISTENT),
    ]
    nothing = case.hold_footage(item(brief, "plain.png").id, shadow=300)
    assert nothing.place is None and nothing.when is None and nothing.words == ()
    assert [held.outcome for held in nothing.held] == [Outcome.INCONCLUSIVE]


@pytest.mark.parametrize(
    ("name", "given", "why"),
    [
        ("days.png", {}, "--at"),
        ("plain.png", {"said": "slowly"}, "no word for weather or light"),
        ("plain.png", {"place": "Qwxzzy"}, "latitude,longitude"),
        ("plain.png", {"at": "tomorrow"}, "2025-11-11"),
    ],
)
def test_what_cannot_be_held_is_told(
    case: Case, brief: Brief, name: str, given: dict[str, str], why: str
) -> None:
    with pytest.raises(InputError, match=why):
        case.hold_footage(item(brief, name).id, **given)


def test_on_the_command_line(folder: Path, brief: Brief, capsys: pytest.CaptureFixture[str]) -> None:
    one = item(brief, "caption.png").id
    assert run(["footage", "show", str(folder), one]) == 0
    told = capsys.readouterr().out
    assert (
        "“Heavy fog on the road.” (Pokrovsk, 2025-11-10, dense fog; place and time said elsewhere in it)"
        in told
    )
    assert "weather, dense fog: consistent. Field (UKXX)" in told
    assert (
        run(["footage", "hold", str(folder), one, "--at", "2025-11-10T07:30+02:00", "--shadow", "120"]) == 0
    )
    told = capsys.readouterr().out
    assert "time: 2025-11-10 05:30 UTC (given)" in told and "place: Pokrovsk (said in r-" in told
    assert "weather, dense fog: consistent." in told and "shadow, 120°: inconsistent." in told
    assert run(["footage", "hold", str(folder), one, "--place", "99,200"]) == 2
    assert "no such coordinates" in capsys.readouterr().err
