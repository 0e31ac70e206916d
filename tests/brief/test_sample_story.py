"""The sample story is invented, says so, and copies nobody."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fogline.model import Failure, Raw
from fogline.weather.read import read_weather

ROOT = Path(__file__).parents[2]
STORY = ROOT / "examples" / "pokrovsk"
SHARED = ROOT.parent / "shared" / "data" / "reports"
FILES = sorted(path for path in (STORY / "reports").iterdir() if path.is_file())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_there_are_six_to_ten_reports_in_three_languages() -> None:
    posts = [json.loads(x) for x in (STORY / "reports" / "04-posts.jsonl").read_text("utf-8").splitlines()]
    export = json.loads((STORY / "reports" / "06-telegram-result.json").read_text("utf-8"))
    messages = [m for m in export["messages"] if m["type"] == "message"]
    single = [p for p in FILES if p.suffix in (".txt", ".html")]
    assert 6 <= len(single) + len(posts) + len(messages) <= 10
    assert {p["lang"] for p in posts} == {"en", "uk"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_report_is_marked_as_invented(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"\((sample|зразок|пример)\)", text)
    for address in re.findall(r"https?://[^\s\"'<>]+", text):
        assert (urlsplit(address).hostname or "").endswith(".example")


def test_every_publisher_has_its_entry() -> None:
    table = tomllib.loads((STORY / "sources.toml").read_text("utf-8"))
    known = {place for group in table["group"] for source in group["sources"] for place in source["at"]}
    said = "\n".join(p.read_text("utf-8") for p in FILES)
    hosts = {urlsplit(a).hostname for a in re.findall(r"https?://[^\s\"'<>]+", said)}
    assert hosts == {k for k in known if not k.startswith("id:")}
    assert '"id": 1000000001' in said and "id:1000000001" in known


def test_no_sentence_is_copied() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not there to compare with")
    ours: set[tuple[str, ...]] = set()
    for path in FILES:
        said = words(path.read_text("utf-8"))
        ours |= {tuple(said[n : n + 8]) for n in range(len(said) - 7)}
    for other in [*SHARED.glob("gold/texts/*.txt"), *SHARED.glob("articles_en/*.txt")]:
        theirs = words(other.read_text("utf-8", "replace"))
        assert not any(tuple(theirs[n : n + 8]) in ours for n in range(len(theirs) - 7)), other.name


def test_the_stations_are_invented_and_their_reports_can_be_read() -> None:
    rows = (STORY / "weather" / "stations.csv").read_text("utf-8").splitlines()[1:]
    assert rows and all(row.split(",")[1].startswith("(sample)") for row in rows)
    reports = STORY / "weather" / "synop_2025-11.txt"
    read = read_weather(Raw(reports.read_bytes(), reports.name), _Refused())
    assert {one.station for one in read.observations} == {row.split(",")[0] for row in rows}


class _Refused:
    def tell(self, failure: Failure) -> None:
        raise AssertionError(failure)
